"""The head of a document: number, issuer, title and kind."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import dataclass

from extractor.identify.dates import dates
from extractor.identify.reading import HEAD, Line, Reading, key
from extractor.identify.words import Word, any_of, by_code, by_surface, listed, pattern, surface_of, table, words
from extractor.model import Evidence

LONGEST_TITLE = 420  # characters
_LETTERS = re.compile(r"[^\W\d_]")
_OUTLINE = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s")
_DECLARED = (
    re.compile(r"""(?is)<meta[^>]{0,200}og:title["'][^>]{0,40}content\s*=\s*["']([^"']{12,400})"""),
    re.compile(r"(?is)<h1\b[^>]*>(.{12,600}?)</h1>"),
    re.compile(r"(?is)<title[^>]*>([^<]{12,400})</title>"),
)
_LEADING = re.compile(r"^[\W_]*(?:\d+[.)]\s*)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says; `titles` are the lines that name it, the main one first."""

    titles: tuple[Line, ...]
    title: Evidence | None
    kind: Evidence | None
    number: Evidence | None
    issuer: Evidence | None
    issuer_word: Word | None
    official: bool  # a document in the national form, not a page about one


def head(reading: Reading, source: str | None = None) -> Head:
    """Number, issuer, title and kind of the document; `source` is the HTML source where there is one."""
    lines = _first(reading.content)
    number = _number(reading, lines)
    official = number is not None or any(listed("header", "motto").search(x.key) for x in lines[:12])
    issuer, issuer_word = _issuer(reading, lines) if official else (None, None)
    named = _named(reading.content) if official else ()
    titles = named or _webpage_titles(reading, lines, source)
    lead = _lead(reading, titles)
    if number is None and titles:
        number = _number_in_title(reading, titles[0]) or _number_in_lead(reading, lead)
    kind = _kind(reading, titles, number, official, lead)
    if issuer is None and number is not None:
        issuer_word = _issuer_by_code(number.value)
    title = _title(reading, titles)
    return Head(titles, title, kind, number, issuer, issuer_word, official)


def _first(content: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of the first HEAD characters of content."""
    if not content:
        return ()
    limit = content[0].start + HEAD
    return tuple(line for line in content[:60] if line.start <= limit)


@functools.cache
def _number_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    number, before = table("number")["regex"], table("number")["before"]
    return re.compile(rf"(?i:{before})({number})"), re.compile(rf"(?<![\w/.-])({number})")


def _number(reading: Reading, lines: tuple[Line, ...]) -> Evidence | None:
    """The number in a line that begins with the word for it, above the first reference to other documents."""
    stated, _ = _number_patterns()
    for line in lines[:25]:
        match = stated.match(line.text) or (stated.search(line.text) if line.table else None)
        if match and _ends_or_dates(line, match.end()):
            value = re.sub(r"\s", "", match.group(1))
            start, end = line.start + match.start(1), line.start + match.end(1)
            return reading.evidence(value, start, end, "number-line", 0.95)
    return None


def _lead(reading: Reading, titles: tuple[Line, ...]) -> Line | None:
    """The first line of content below the title."""
    if not titles:
        return None
    return next((line for line in reading.content if line.start >= titles[-1].end), None)


def _number_in_lead(reading: Reading, lead: Line | None) -> Evidence | None:
    """The number in a first sentence that begins with the document itself ("Decision No ... assigns ...")."""
    _, anywhere = _number_patterns()
    match = anywhere.search(lead.text) if lead and _kind_at_start(lead) else None
    if lead is None or match is None or len(lead.text[: match.start()].split()) > 4:
        return None
    value = re.sub(r"\s", "", match.group(1))
    start, end = lead.start + match.start(1), lead.start + match.end(1)
    return reading.evidence(value, start, end, "number-in-lead", 0.6)


def _ends_or_dates(line: Line, end: int) -> bool:
    """True where nothing but a date with its place stands behind the number."""
    rest = line.key[end:].strip(" ./-")
    return not rest or (len(rest.split()) < 16 and bool(dates(rest)) and not rest.startswith("ngày"))


def _number_in_title(reading: Reading, line: Line) -> Evidence | None:
    _, anywhere = _number_patterns()
    match = anywhere.search(line.text)
    if match is None:
        return None
    value = re.sub(r"\s", "", match.group(1))
    start, end = line.start + match.start(1), line.start + match.end(1)
    return reading.evidence(value, start, end, "number-in-title", 0.8)


def codes(number: str) -> list[str]:
    """The parts of a number that are letters, upper case without digits: "12/NQ-HĐND" -> ["NQ", "HĐND"]."""
    parts = re.split(r"[/&-]", number)
    return [re.sub(r"\d", "", part).upper() for part in parts if _LETTERS.search(part)]


def _issuer_by_code(number: str) -> Word | None:
    found = (by_code("issuer").get(code) for code in reversed(codes(number)))
    return next((word for word in found if word), None)


def _issuer(reading: Reading, lines: tuple[Line, ...]) -> tuple[Evidence | None, Word | None]:
    """The body in the first lines: a line that begins with one, joined with the next where that goes on in capitals."""
    for i, line in enumerate(lines[:12]):
        lead = _LEADING.match(line.key)
        start = lead.end() if lead else 0
        match = pattern("issuer").match(line.key, start)
        if match is None or (line.words > 16 and not line.table):
            continue
        end = line.start + _column_end(line, start)
        following = lines[i + 1] if i + 1 < len(lines) else None
        bare = not line.text[match.end() : end - line.start].strip(" .-")
        if following and bare and pattern("unit").match(following.key.strip()):
            inner = len(following.text) - len(following.text.lstrip())
            end = following.start + _column_end(following, inner)
            value = line.text[start:].strip() + " " + following.text[: end - following.start].strip()
        else:
            value = line.text[start : end - line.start]
        value = " ".join(value.split()).strip(" -")
        found = reading.evidence(value, line.start + start, end, "issuer-line", 0.9)
        return found, by_surface("issuer")[surface_of(match)]
    return None, None


def _column_end(line: Line, start: int) -> int:
    """Where the left column of a header line ends: at a tab, three blanks, or the motto."""
    motto = listed("header", "motto").search(line.key, start)
    text = line.text[start : motto.start() if motto else None]
    gap = re.search(r"\s{6,}|\s*\t", text.strip())
    stop = gap.start() + len(text) - len(text.lstrip()) if gap else len(text.rstrip())
    return start + stop


def _named(content: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of the title in the national form: below a line that is the kind alone, down to the text.

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
            if i > 40:
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
    return by_surface("kind").get(name)


def _below(content: tuple[Line, ...], i: int) -> tuple[Line, ...]:
    """The kind's own line and those below it that are still title."""
    lines = [content[i]]
    for line in content[i + 1 : i + 7]:
        text = line.key.strip()
        length = sum(x.end - x.start for x in lines)
        if not text or _stops(text) or length + len(text) > LONGEST_TITLE:
            break
        if text.endswith((";", ":")) or re.match(r"(?:\d+|[ivx]+)[.)]\s", text):
            break
        lines.append(line)
        if text.endswith("."):
            break
    return tuple(lines)


def _stops(text: str) -> bool:
    return any(
        text.startswith(stop) and not _LETTERS.match(text[len(stop) : len(stop) + 1] or " ")
        for stop in table("header")["stops"]
    )


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


def _webpage_titles(reading: Reading, lines: tuple[Line, ...], source: str | None) -> tuple[Line, ...]:
    """Title of a page not in the national form.

    In this order: a line of kind in capitals or bold, the top heading, the title that an HTML page names for itself, a
    line in capitals, a bold one, the first one.
    """
    short = [x for x in lines[:20] if 2 <= x.words <= 60 and not x.table and not _is_header(x)]
    if not short:
        return _declared_title(reading, source) or tuple(lines[:1])
    above = _above_text(short)
    kinds = [x for x in above if (x.capitals or x.emphasis) and _kind_at_start(x)]
    if kinds:
        return (kinds[0],)
    dated = _below_date(reading, above)
    if dated:
        return dated
    headings = [line for line in short[:8] if line.level is not None]
    if headings and not _is_numbered(headings[0]):
        top = min(line.level or 9 for line in headings)
        return (next(line for line in headings if line.level == top),)
    declared = _declared_title(reading, source)
    if _is_numbered(above[0]):
        before = [x for x in reading.lines if x.end <= above[0].start and _can_be_title(x)]
        return declared if declared and not declared[0].noise else tuple((before or above[:1])[-1:])
    sentence = above[0].text.rstrip().endswith(".")
    if declared and (not declared[0].noise or (sentence and _just_above(reading, declared[0]))):
        return declared
    capitals = [line for line in above if line.capitals and line.words > 3]
    strong = [line for line in above if line.emphasis and line.words > 3]
    return ((capitals or strong or above)[0],)


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


def _just_above(reading: Reading, line: Line) -> bool:
    """True where a line stands at most three lines above the content."""
    first = reading.content[0].start
    return len([x for x in reading.lines if line.start <= x.start < first]) in (1, 2, 3)


def _can_be_title(line: Line) -> bool:
    return 4 < line.words < 60 and not dates(line.key)


def _is_header(line: Line) -> bool:
    """True for a line of the national form above the title: motto, number, issuing body in capitals."""
    lead = _LEADING.match(line.key)
    issuer = pattern("issuer").match(line.key, lead.end() if lead else 0)
    return bool(
        listed("header", "motto").search(line.key)
        or _number_patterns()[0].match(line.text)
        or (issuer and line.capitals and line.words < 12)
    )


def _is_numbered(line: Line) -> bool:
    return _OUTLINE.match(line.text.strip()) is not None


def _above_text(short: list[Line]) -> list[Line]:
    """Lines before the first one that is a sentence of text."""
    above: list[Line] = []
    for line in short:
        text = line.text.strip()
        if above and len(text) > 160 and text.endswith((".", ";", ":")):
            break
        above.append(line)
    return above[:6]


def _kind_at_start(line: Line) -> Word | None:
    """The kind that a title begins with, behind words like the ones for "draft" or "full text of"."""
    text = _LEADING.sub("", line.key)
    prefix = listed("header", "prefixes").match(text)
    if prefix:
        text = text[prefix.end() :].lstrip(" :-")
    match = pattern("kind").match(text)
    return by_surface("kind")[surface_of(match)] if match else None


def _kind(
    reading: Reading,
    titles: tuple[Line, ...],
    number: Evidence | None,
    official: bool,
    lead: Line | None,
) -> Evidence | None:
    """The kind of the document by its title, number, first sentence and outline."""
    if not titles:
        return None
    line = titles[0]
    start, end = line.start, line.end
    joined = " ".join(x.key for x in titles)
    asks = bool(listed("header", "question").search(joined)) or joined.rstrip().endswith("?")
    full = bool(listed("header", "prefixes").match(_LEADING.sub("", line.key)))
    word = _kind_at_start(line)
    if word and (official or ((full or not asks) and not _is_report_of_event(reading, line))):
        return reading.evidence(word.kind, start, end, word.id, 0.95 if official else 0.85)
    if official and number is not None and not asks:
        coded = next((by_code("kind")[c] for c in codes(number.value) if c in by_code("kind")), None)
        if coded:
            return reading.evidence(coded.kind, number.start, number.end, coded.id, 0.8)
    page = pattern("page").search(joined)
    if page:
        rule = by_surface("page")[surface_of(page)].id
        return reading.evidence("page", start, end, rule, 0.7)
    found = None if asks else _kind_of_outline(reading, line, joined, lead)
    if found:
        return reading.evidence(found.kind, start, end, found.id, 0.6)
    return reading.evidence("news", start, end, words("news")[0].id, 0.6)


def _kind_of_outline(reading: Reading, line: Line, joined: str, lead: Line | None) -> Word | None:
    """The kind of a text that is an outline or a table, by the first words of its title or first sentence."""
    if not _has_outline(reading, line):
        return None
    about = re.sub(r"^[^:]{0,40}:\s*", "", _LEADING.sub("", joined))
    about = re.sub(r"^\d+(?:/\d+)?\s+", "", about)
    led = _kind_at_start(lead) if lead else None
    topic = listed_topics().match(about)
    if led or topic is None:
        return led
    rule = table("topics")[surface_of(topic)]
    return next(word for word in words("kind") if word.id == rule)


@functools.cache
def listed_topics() -> re.Pattern[str]:
    """Words of a title that say what kind of text an outline below it is."""
    return any_of([key(topic) for topic in table("topics")])


def _has_outline(reading: Reading, title: Line) -> bool:
    """True where the text is an outline of numbered headings or a table, not a report of an event."""
    content = reading.content[:150]
    numbered = sum(1 for line in content if line.words <= 40 and _is_numbered(line))
    rows = sum(1 for line in content if line.table)
    return (numbered >= 2 or rows >= 4) and not _is_report_of_event(reading, title)


def _is_report_of_event(reading: Reading, title: Line) -> bool:
    """True where the title is a sentence and the text speaks of people at a meeting."""
    if title.capitals or _number_patterns()[1].search(title.text):
        return False
    text = " ".join(line.key for line in _first(reading.content))
    return len({surface_of(m) for m in pattern("news").finditer(text)}) >= 4


def _title(reading: Reading, titles: tuple[Line, ...]) -> Evidence | None:
    if not titles:
        return None
    value = " ".join(" ".join(line.text for line in titles).split())
    lead = _LEADING.match(value)
    value = value[lead.end() if lead else 0 :].strip() or value
    start = titles[0].start + len(titles[0].text) - len(titles[0].text.lstrip())
    end = titles[-1].start + len(titles[-1].text.rstrip())
    return reading.evidence(value, start, end, "title-lines", 0.9)
