"""What a hostile or broken page may cost.

Counted before it is parsed, mended where it can be, never silently cut.
"""

from __future__ import annotations

import html
import re

from extractor.model import PageError, Problem

# A tree parser's cost grows with the square of the nesting and of the attributes of one tag.
LARGEST = 64_000_000  # characters of a page
LARGEST_TREE = 12_000_000  # characters of a page that is parsed as a tree
MOST_TAGS = 200_000
MOST_ELEMENTS = 100_000
UNSUSPICIOUS_TAGS = 20_000
DEEPEST = 2_000
LONGEST_TAG = 50_000  # characters
SUSPICIOUS = 400_000  # characters of a page in which a tag is looked for that is longer
MOST_ATTRIBUTES = 500

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9:]*)[^<>]{{{LONGEST_TAG},}}")
# fmt: off
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))
# fmt: on
# Elements that the next one like them, or the end of what holds them, ends.
_ENDED = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"))
_FLAT = _VOID | _ENDED
# fmt: off
_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
))
# fmt: on
_ANY_TAG = re.compile(
    r"<(?:/?([A-Za-z][A-Za-z0-9:]*+)|[!?/])[^<>]*+>"
)  # of a name without end each letter is read once
_UNSEEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))

_ESCAPED_NAMES = "p|div|span|br|b|i|u|em|strong|font|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|o:p|a|img|sup|sub"
_ESCAPED = re.compile(
    r"<(?P<open>script\b|style\b|textarea\b|!--)|<[A-Za-z/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    rf"|&lt;(?P<tag>/?(?:{_ESCAPED_NAMES})(?:(?:\s|&nbsp;)(?:[^<>&]|&(?!lt;)){{0,2000}}?)?/?)&gt;",
    re.IGNORECASE,
)
_HINT = re.compile(rf"&lt;/(?:{_ESCAPED_NAMES})&gt;", re.IGNORECASE)


def guard(source: str, name: str) -> tuple[str, bool, tuple[str, ...]]:
    """The source as it may be parsed, whether as a tree, and what was mended.

    Raises PageError for a page too large to read at all.
    """
    if len(source) > LARGEST:
        raise PageError(
            Problem(
                name,
                "clean",
                "too-large",
                f"The page has {len(source)} characters; {LARGEST} are read at most.",
                "Split the file, or extract the part that holds the document.",
            )
        )
    repairs: list[str] = []
    if len(source) > SUSPICIOUS and max(map(len, source.split("<"))) > LONGEST_TAG:
        source = _LONG_TAG.sub(lambda tag: _fewer_attributes(tag, repairs), source)
    if "&lt;/" in source and len(source) <= LARGEST_TREE and _has_escaped_text(source):
        source = _unescape(source, repairs)
    tags = source.count("<")
    if len(source) > LARGEST_TREE or tags > MOST_TAGS or tags - source.count("</") > MOST_ELEMENTS:
        repairs.append(f"read without structure: {len(source)} characters, {tags} tags")
        return source, False, tuple(repairs)
    if tags > UNSUSPICIOUS_TAGS:
        depth = nesting(source)
        if depth > DEEPEST:
            repairs.append(f"read without structure: {depth} elements inside each other")
            return source, False, tuple(repairs)
    return source, True, tuple(repairs)


def _fewer_attributes(tag: re.Match[str], repairs: list[str]) -> str:
    if tag.group().count("=") <= MOST_ATTRIBUTES and tag.group().count(" ") <= 20 * MOST_ATTRIBUTES:
        return tag.group()
    repairs.append(f"attributes of a <{tag.group(1)}> of {len(tag.group())} characters left out")
    return f"<{tag.group(1)} "


def nesting(source: str) -> int:
    """How many elements stand inside each other at most, as tags are written."""
    depth = deepest = 0
    for tag in _TAG.finditer(source):
        if tag.group(2).lower() in _FLAT:
            continue
        if tag.group(1):
            depth -= 1
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _has_escaped_text(source: str) -> bool:
    """Whether an escaped closing tag stands in the text of a page, not inside a tag (an attribute)."""
    for found in _HINT.finditer(source):
        span = max(0, found.start() - 20_000), found.start()
        in_text = source.rfind(">", *span) >= source.rfind("<", *span)
        if in_text and source.rfind("</script", *span) >= source.rfind("<script", *span):
            return True
    return False


def _unescape(source: str, repairs: list[str]) -> str:
    """Markup that was escaped once too often (`&lt;p class="MsoNormal"&gt;`) as markup again."""
    lower = source.lower() if len(source.lower()) == len(source) else source
    parts: list[str] = []
    place = kept = count = 0
    without_end = set[str]()  # an end that does not come is looked for once only
    while match := _ESCAPED.search(source, place):
        place = match.end()
        if match["tag"] is not None:
            parts += (source[kept : match.start()], f"<{html.unescape(match['tag'])}>")
            kept, count = place, count + 1
        elif match["open"] is not None and (opening := match["open"].lower()) not in without_end:
            end = lower.find("-->" if opening == "!--" else f"</{opening}", place)
            without_end |= {opening} if end < 0 else set()
            place = max(place, end)
    if count:
        repairs.append(f"{count} escaped tags read as markup")
    return "".join(parts) + source[kept:]


def plain_text(source: str) -> str:
    """The text of a page without a tree.

    Tags out, a line for each block, characters in place of references.
    """
    for opening, closing in _UNSEEN:
        source = _without(source, opening, closing)
    text = _ANY_TAG.sub(lambda tag: "\n" if (tag.group(1) or "").lower() in _BREAKS else "", source)
    return re.sub(r"\s*\n\s*", "\n", html.unescape(text)).strip()


def _without(source: str, opening: str, closing: str) -> str:
    """`source` without what stands between `opening` and `closing`; an unclosed one is kept."""
    lower = source.lower()
    if len(lower) != len(source):  # rare letters change their length in lower case
        return source
    parts: list[str] = []
    position = 0
    while (start := lower.find(opening, position)) >= 0:
        end = lower.find(closing, start)
        if end < 0:
            break
        parts.append(source[position:start])
        stop = lower.find(">", end)
        position = len(source) if stop < 0 else stop + 1
    parts.append(source[position:])
    return "".join(parts)
