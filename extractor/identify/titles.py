"""The lines that are the title of a document."""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Mapping

from extractor.identify.dates import dates
from extractor.identify.reading import Line, Reading, key
from extractor.identify.words import Word, by_surface, listed, number_patterns, pattern, surface_of, table
from extractor.lexicon import fold
from extractor.model import Evidence

LONGEST_TITLE = 420  # characters
_LETTERS = re.compile(r"[^\W\d_]")
OUTLINE = re.compile(r"(?:[IVX]{1,5}|[A-H]\d?|\d{1,2})\s?[.)]\s|[IVX]{1,5}\s?[-–]\s")
_DECLARED = (
    re.compile(r"""(?is)<meta[^>]{0,200}og:title["'][^>]{0,40}content\s*=\s*["']([^"']{12,400})"""),
    re.compile(r"(?is)<h1\b[^>]*>(.{12,600}?)</h1>"),
    re.compile(r"(?is)<title[^>]*>([^<]{12,400})</title>"),
)
LEADING = re.compile(r"^[\W_]*(?:\d+[.)]\s*|(?:[ivx]{1,5}|[a-h]\d?)\s?(?:[.)]|[-–](?=\s))\s*)?", re.IGNORECASE)


def formal_title(content: tuple[Line, ...], within: int) -> tuple[Line, ...]:
    """Lines of the title in the national form: a line that is the kind alone (`within` so many), and those below it.

    Where the document puts another into force (a decision that issues a plan), the title of that one.
    """
    found: list[tuple[Word, tuple[Line, ...]]] = []
    for i, line in enumerate(content[:400]):
        word = _kind_alone(line)
        if word is None or (found and word.kind == found[0][0].kind):
            continue
        title = _below(content, i)
        if not title or (len(title) == 1 and found):
            continue
        if not found:
            if i > within:
                return ()
            found.append((word, title))
            if not _puts_into_force(title):
                break
        elif line.capitals:
            return title
    return found[0][1] if found else ()


def _puts_into_force(title: tuple[Line, ...]) -> bool:
    """True where the title says that another document is issued by this one."""
    words_of_title = " ".join(line.key for line in title)
    enacts = listed("header", "enacts").search(words_of_title)
    return bool(enacts and pattern("kind").search(words_of_title, enacts.end()))


def _kind_alone(line: Line) -> Word | None:
    """The kind, where a line is nothing but its name in capitals or bold."""
    name = " ".join(line.key.split()).strip(" .*")
    if line.key.rstrip().endswith(":") or not (line.capitals or line.emphasis):
        return None
    return by_surface("kind").get(name) or (_kinds_unmarked().get(fold(name)) if line.capitals else None)


@functools.cache
def _kinds_unmarked() -> Mapping[str, Word]:
    """Kinds without marks, as old programs and readers of scans write their capitals."""
    return {fold(surface): word for surface, word in by_surface("kind").items() if " " in surface}


def _below(content: tuple[Line, ...], i: int) -> tuple[Line, ...]:
    """The kind's own line and those below it that are still title."""
    lines = [content[i]]
    for line in content[i + 1 : i + 7]:
        text = line.key.strip()
        length = sum(x.end - x.start for x in lines)
        if not text or _stops(line) or length + len(text) > LONGEST_TITLE:
            break
        if text.endswith((";", ":")) or re.match(r"(?:\d+|[ivx]+)[.)]\s", text):
            break
        lines.append(line)
        if text.endswith("."):
            break
    return tuple(lines)


def _stops(line: Line) -> bool:
    text = line.key.strip()
    stops: list[str] = [*table("header")["stops"], *([] if line.capitals else table("header")["stops_small"])]
    return any(text.startswith(stop) and not _LETTERS.match(text[len(stop) : len(stop) + 1] or " ") for stop in stops)


def webpage_title(reading: Reading, lines: tuple[Line, ...], source: str | None) -> tuple[Line, ...]:
    """Title of a page not in the national form.

    In this order: a line of kind in capitals or bold, the top heading, the title that an HTML page names for itself, a
    line in capitals, a bold one, the first one.
    """
    short = [x for x in lines[:20] if 2 <= x.words <= 60 and not x.table and not _is_header(x)]
    if not short:
        return _declared_title(reading, source) or tuple(lines[:1])
    above = _above_text(short)
    kinds = [x for x in above if (x.capitals or x.emphasis) and kind_at_start(x)]
    if kinds:
        return (kinds[0],)
    dated = _below_date(reading, above)
    if dated:
        return dated
    headings = [line for line in short[:8] if line.level is not None]
    posted = _above_date(reading, above)
    if posted and not headings:
        return posted
    if headings and not is_numbered(headings[0]):
        top = min(line.level or 9 for line in headings)
        return (next(line for line in headings if line.level == top),)
    declared = _declared_title(reading, source)
    if is_numbered(above[0]):
        hidden = source is not None  # a page can show its title outside its text
        before = [x for x in reading.lines if x.end <= above[0].start and _can_be_title(x) and (hidden or not x.noise)]
        return declared if declared and not declared[0].noise else tuple((before or above[:1])[-1:])
    sentence = above[0].text.rstrip().endswith(".")
    if declared and (not declared[0].noise or (sentence and _just_above(reading, declared[0]))):
        return declared
    capitals = [line for line in above if line.capitals and line.words > 3]
    strong = [x for x in above if x.emphasis and x.words > 3 and not x.text.rstrip().endswith(":")]
    return ((capitals or strong or above)[0],)


def _declared_title(reading: Reading, source: str | None) -> tuple[Line, ...]:
    """The line that an HTML page itself names as its title, where the page shows it."""
    if not source:
        return ()
    for pattern_of_title in _DECLARED:
        for match in pattern_of_title.finditer(source[:300_000]):
            text = html.unescape(re.sub(r"<[^>]+>", " ", match.group(1)))
            wanted = " ".join(key(text).split())
            shown = [line for line in reading.lines if _same_title(" ".join(line.key.split()), wanted)]
            if shown:
                return (_in_content(reading, shown),)
    return ()


def _in_content(reading: Reading, shown: list[Line]) -> Line:
    """Of several lines with the words of the title, the one of the content, or the nearest before it."""
    start = reading.content[0].start if reading.content else 0
    above = [line for line in shown if line.start <= start]
    return next((line for line in shown if not line.noise), above[-1] if above else shown[0])


def _same_title(shown: str, wanted: str) -> bool:
    """True where a page's own title is the line, or the line and the name of the site."""
    if len(shown) <= 12:
        return False
    rest = wanted.removeprefix(shown)
    return rest != wanted and (not rest or not rest[0].isalnum())


def _below_date(reading: Reading, above: list[Line]) -> tuple[Line, ...]:
    """The title that follows the name of a section and a line with the date of the page."""
    lines = reading.lines
    for i in range(2, len(lines)):
        line, date, section = lines[i], lines[i - 1], lines[i - 2]
        if line not in above or line.text.rstrip().endswith((".", ":")) or line.words > 40:
            continue
        if date.words <= 6 and dates(date.key) and section.words <= 6 and not dates(section.key):
            return (line,)
    return ()


def _above_date(reading: Reading, above: list[Line]) -> tuple[Line, ...]:
    """The title that the line with the date of the page follows."""
    for line, below in itertools.pairwise(reading.lines):
        fits = line in above and 4 < line.words <= 40 and not is_numbered(line) and below.words <= 8
        if fits and dates(below.key) and not dates(line.key) and not line.text.rstrip().endswith((".", ":")):
            return (line,)
    return ()


def _just_above(reading: Reading, line: Line) -> bool:
    """True where a line stands at most three lines above the content."""
    first = reading.content[0].start
    return len([x for x in reading.lines if line.start <= x.start < first]) in (1, 2, 3)


def _can_be_title(line: Line) -> bool:
    return 4 < line.words < 60 and not dates(line.key)


def _is_header(line: Line) -> bool:
    """True for a line of the national form above the title: motto, number, issuing body in capitals."""
    lead = LEADING.match(line.key)
    issuer = pattern("issuer").match(line.key, lead.end() if lead else 0)
    return bool(
        listed("header", "motto").search(line.key)
        or listed("header", "fields").match(line.key.lstrip())
        or number_patterns()[0].match(line.text)
        or (issuer and line.capitals and line.words < 12)
    )


def is_numbered(line: Line) -> bool:
    """True for a line that begins with a number or letter of an outline."""
    return OUTLINE.match(line.text.strip()) is not None


def _above_text(short: list[Line]) -> list[Line]:
    """Lines before the first one that is a sentence of text."""
    above: list[Line] = []
    for line in short:
        text = line.text.strip()
        if above and (len(text) > 160 or (len(text) > 90 and text.endswith("."))) and text.endswith((".", ";", ":")):
            break
        above.append(line)
    return above[:6]


def kind_at_start(line: Line) -> Word | None:
    """The kind that a title begins with, behind words like the ones for "draft" or "full text of"."""
    text = LEADING.sub("", line.key)
    prefix = listed("header", "prefixes").match(text)
    if prefix:
        text = text[prefix.end() :].lstrip(" :-")
    match = pattern("kind").match(text)
    return by_surface("kind")[surface_of(match)] if match else _kind_alone(line)


def title_evidence(reading: Reading, titles: tuple[Line, ...]) -> Evidence | None:
    """The title in one line, with the span of its lines."""
    if not titles:
        return None
    value = " ".join(" ".join(line.text for line in titles).split())
    lead = LEADING.match(value)
    value = value[lead.end() if lead else 0 :].strip() or value
    start = titles[0].start + len(titles[0].text) - len(titles[0].text.lstrip())
    end = titles[-1].start + len(titles[-1].text.rstrip())
    return reading.evidence(value, start, end, "title-lines", 0.9)
