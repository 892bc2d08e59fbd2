"""Text and Markdown as a document: blocks are stretches of the file's own characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.clean.front_matter import front_matter
from extractor.clean.joining import Row, Shape, bare, goes_on, is_marked, shape
from extractor.clean.noise import reasons
from extractor.clean.rules import rule_of
from extractor.clean.text_rows import Part, rows_of
from extractor.clean.text_tables import with_tables
from extractor.model import Block, Document, Page, PageError, Problem

# A text of more lines is only cut at its blank lines; nothing in it is called noise.
MOST_ROWS = 100_000
# A heading marked by a line below it is a paragraph if it is longer than this.
LONGEST_HEADING = 250
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SETEXT = re.compile(r"(=|-){3,}")
_ATX = re.compile(r"(#{1,6})\s+\S")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_BOLD = re.compile(r"(\*\*|__)(?=\S|\s*\w)(.+?)\1", re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-+*•]|\\?\(?\w{1,4}\\?[.)])\s+")
_LONE_NUMBER = re.compile(r"\d{1,3}")


def from_text(page: Page) -> Document:
    """`page` (text or Markdown) with its blocks; `document.text` is `page.text`, unchanged.

    Raises PageError where there is nothing but blanks.
    """
    text = page.text
    markdown = page.media == "text/markdown"
    rows = list(itertools.islice(rows_of(text, markdown), MOST_ROWS))
    if len(rows) == MOST_ROWS:
        return Document(page, text, tuple(_coarse(text)))
    if not rows:
        reason, remedy = "The file holds nothing but blanks.", "Give a file that holds text."
        raise PageError(Problem(page.name, "clean", "empty", reason, remedy))
    front = front_matter(text)
    head = front.blocks(text) if front else ()
    parts = _with_noise(list(with_tables(text, [row for row in rows if not front or row.start >= front.end])))
    form = shape([part.row for part in parts if part.block is None])
    return Document(page, text, (*head, *_blocks(parts, form)))


def _coarse(text: str) -> Iterator[Block]:
    start = len(text) - len(text.lstrip())
    for blank in _BLANK_LINE.finditer(text, start):
        yield Block("paragraph", start, blank.start())
        start = blank.end()
    if start < len(text.rstrip()):
        yield Block("paragraph", start, len(text.rstrip()))


def _with_noise(parts: Sequence[Part]) -> list[Part]:
    """The parts with noise made blocks of their own.

    A link at the head of a line that is noise is parted from it.
    """
    split = [piece for part in parts for piece in (_split_head_link(part) if part.row.text[0] in "[!" else (part,))]
    shown = [_shown(part.row.text) if part.block is None else "" for part in split]
    linked = [bool(part.block is None and _is_links(part.row.text)) for part in split]
    gaps = [part.row.gap for part in split]
    why = reasons(shown, linked if any(linked) else None, gaps=gaps)
    _link_runs(split, linked, shown, why)
    _page_numbers(split, why)
    _bare_marks(split, why)
    return [
        part
        if part.block is not None or reason is None
        else Part(part.row, Block("noise", part.row.start, part.row.end, reason=reason))
        for part, reason in zip(split, why, strict=True)
    ]


def _split_head_link(part: Part) -> Iterator[Part]:
    row = part.row
    match = _LINK.match(row.text)
    head = part.block is None and match is not None and match.end() < len(row.text)
    if head and match and rule_of(match.group(1)) and not rule_of(_shown(row.text)):
        rest = row.text[match.end() :].lstrip()
        middle = row.end - len(rest)
        link = match.group()
        yield Part(row._replace(end=row.start + len(link), text=link, bare=bare(link)))
        yield Part(Row(middle, row.end, rest, bare(rest), False, True))
    else:
        yield part


def _shown(text: str) -> str:
    """A line as the reader of the rendered page sees it; an image stays as it is written."""
    if text.startswith("!["):
        return text
    text = _LINK.sub(lambda link: link.group(1), text) if "](" in text else text
    return _ITEM.sub("", text) if text[:1] in "*+" else text


def _is_links(text: str) -> bool:
    if "](" not in text:
        return False
    rest = _ITEM.sub("", _LINK.sub("", text))
    return not any(map(str.isalnum, rest))


def _link_runs(parts: Sequence[Part], linked: Sequence[bool], shown: Sequence[str], why: list[str | None]) -> None:
    """Three lines or more of nothing but links are a menu, or a list of other pages."""
    first = 0
    for index in range(len(parts) + 1):
        if index < len(parts) and linked[index]:
            continue
        if index - first >= 3:
            size = sum(map(len, shown[first:index])) / (index - first)
            for position in range(first, index):
                why[position] = why[position] or ("navigation" if size < 30 else "related-news")
        first = index + 1


def _page_numbers(parts: Sequence[Part], why: list[str | None]) -> None:
    """A number alone between blank lines counts pages, or stands inside a sentence."""
    lone = [
        index
        for index, part in enumerate(parts)
        if part.block is None and why[index] is None and _LONE_NUMBER.fullmatch(part.row.bare)
        and part.row.gap and (index + 1 == len(parts) or parts[index + 1].row.gap)
    ]  # fmt: skip
    values = [int(parts[index].row.bare) for index in lone]
    counting = len(lone) >= 3 and all(b - a == 1 for a, b in itertools.pairwise(values))
    for index in lone:
        inside = 0 < index < len(parts) - 1 and (
            parts[index - 1].row.bare[-1:].isalnum() and parts[index + 1].row.bare[:1].islower()
        )
        if counting or inside:
            why[index] = "page-number"


def _bare_marks(parts: Sequence[Part], why: list[str | None]) -> None:
    """Emphasis marks alone on a line belong to the paragraph above; without one they are noise.

    So is a lone star below a line of capitals, as it stands under the name of a party committee, and a bar alone.
    """
    for index, part in enumerate(parts):
        if part.block is None and part.row.text == "|":
            why[index] = "rule"
        elif part.block is None and not part.row.bare:
            alone = part.row.gap or part.row.hard or index == 0
            alone = alone or (part.row.text == "*" and parts[index - 1].row.text.isupper())
            why[index] = "rule" if alone else None


def _blocks(parts: Sequence[Part], form: Shape) -> Iterator[Block]:
    group: list[Row] = []
    for part in parts:
        if part.block is not None:
            if group:
                below = part.row if part.row.start > group[-1].end and not part.row.gap else None
                yield _block(group, below)
                group = []
            yield part.block
            continue
        row = part.row
        if group and (_ATX.match(row.text) or _ATX.match(group[0].text) or not goes_on(group[-1], row, form)):
            yield _block(group, None)
            group = []
        group.append(row)
    if group:
        yield _block(group, None)


def _block(rows: Sequence[Row], below: Row | None) -> Block:
    """The block of a paragraph's lines.

    `below` is the line of noise that follows without a blank line.
    """
    start, end = rows[0].start, rows[-1].end
    text = "\n".join(row.text for row in rows)
    match = _ATX.match(text)
    if match is not None:
        return Block("heading", start, end, level=len(match.group(1)), emphasis=_is_bold(text))
    rule = _SETEXT.fullmatch(below.text) if below is not None else None
    underlined = rule is not None and 5 * len(rule.group()) >= 4 * min(len(text), 80)
    if rule is not None and underlined and len(text) <= LONGEST_HEADING and not is_marked(text):
        level = 1 if rule.group(1) == "=" else 2
        return Block("heading", start, end, level=level, emphasis=_is_bold(text))
    return Block("paragraph", start, end, emphasis=_is_bold(text))


def _is_bold(text: str) -> bool:
    """Whether nothing of a paragraph but its marker and punctuation stands outside bold."""
    if "**" not in text and "__" not in text:
        return False
    return not any(map(str.isalnum, _BOLD.sub("", _ITEM.sub("", text, count=1))))
