"""The line that is the title of a page not in the national form."""

from __future__ import annotations

import html
import itertools
import re

from extractor.identify.dates import dates
from extractor.identify.reading import Line, Reading, key
from extractor.identify.titles import is_header, is_issuer_alone, is_numbered, kind_at_start, with_rest
from extractor.identify.words import listed

_DECLARED = (
    re.compile(r"""(?is)<meta[^>]{0,200}og:title["'][^>]{0,40}content\s*=\s*["']([^"']{12,400})"""),
    re.compile(r"(?is)<h1\b[^>]*>(.{12,600}?)</h1>"),
    re.compile(r"(?is)<title[^>]*>([^<]{12,400})</title>"),
)
HEADLINE = 7  # words of a headline, at least
_HEADLINE = re.compile(r"[^\W_].*[^.:;]")  # no item, sentence or label
ROOM = 5  # words of the name of a site's room, at most
_BESIDE = re.compile(r"\s[»›]\s|\s{3,}")  # a bar is read as a blank
LONGEST_SOURCE = 120  # characters of a line with the name of a site and a date
_HOST = re.compile(r"(?:https?://)?[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,8}\.[a-z]{2,24}\b(?:/\S*)?")


def webpage_title(reading: Reading, lines: tuple[Line, ...], source: str | None) -> tuple[Line, ...]:
    """Title of a page not in the national form.

    In this order: a line of kind in capitals or bold, the top heading, the title that an HTML page names for itself, a
    line in capitals, a bold one, the first one.
    """
    short = [x for x in lines[:20] if 2 <= x.words <= 60 and not (x.table or is_header(x) or _is_source(x))]
    if not short:
        return _declared_title(reading, source) or tuple(x for x in lines[:1] if x.words > 1 and not x.table)
    short = [x for x in short if not is_issuer_alone(x)] or short
    above = _above_text(short)
    kinds = [x for x in above if (x.capitals or x.emphasis) and kind_at_start(x)]
    if kinds:
        return with_rest(reading.content, kinds[0])
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
    capitals = [line for line in above if line.capitals and line.words > 3 and not is_numbered(line)]
    strong = [x for x in above if x.emphasis and x.words > 3 and not x.text.rstrip().endswith(":")]
    if not (capitals or strong) and sentence and lines[0].start < above[0].start and not is_header(lines[0]):
        return (lines[0],)  # a text without a title begins with a long paragraph
    return ((capitals or strong or _behind_room(above))[0],)


def _behind_room(above: list[Line]) -> list[Line]:
    """Lines above the text from the first one that can be a headline, where a shorter one names a room of the site."""
    room = above[0]
    if room.words > ROOM or re.search(r"\d", room.key):
        return above
    longer = [n for n, x in enumerate(above) if x.words >= HEADLINE and _HEADLINE.fullmatch(x.text.strip())]
    return above[longer[0] :] if longer and len(above[longer[0]].text) <= LONGEST_SOURCE else above


def _is_source(line: Line) -> bool:
    """Whether a line is but the name of a site, its rooms or a date: "abc.vn | 24/12/2031", "News | Economy"."""
    if len(line.text) > LONGEST_SOURCE:
        return False
    rooms = [room.split() for room in _BESIDE.split(line.key.strip())]
    if len(rooms) > 1 and all(len(room) <= ROOM for room in rooms) and not re.search(r"\d", line.key):
        return True
    if listed("header", "sites").match(line.key.strip()) or (len(rooms) > 1 and dates(line.key)):
        return not line.text.rstrip().endswith((".", ":"))
    return _HOST.search(line.text) is not None and not any(map(str.isalpha, _HOST.sub("", line.text)))


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


def _above_text(short: list[Line]) -> list[Line]:
    """Lines before the first one that is a sentence of text."""
    above: list[Line] = []
    for line in short:
        text = line.text.strip()
        if above and (len(text) > 160 or (len(text) > 90 and text.endswith("."))) and text.endswith((".", ";", ":")):
            break
        above.append(line)
    return above[:6]
