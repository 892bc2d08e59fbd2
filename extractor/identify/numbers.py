"""The number of a document, and who issued it."""

from __future__ import annotations

import re

from extractor.identify.dates import dates
from extractor.identify.reading import Line, Reading
from extractor.identify.titles import LEADING, kind_at_start
from extractor.identify.words import Role, Word, by_code, by_surface, listed, number_patterns, pattern, surface_of
from extractor.model import Evidence

BODIES: tuple[Role, ...] = ("issuer", "department")
_LETTERS = re.compile(r"[^\W\d_]")


def stated_number(reading: Reading, lines: tuple[Line, ...]) -> Evidence | None:
    """The number in a line that begins with the word for it, above the first reference to other documents."""
    stated, anywhere = number_patterns()
    said = False
    for line in lines[:25]:
        match = stated.match(line.text) or (stated.search(line.text) if line.table else None)
        if said:  # the word for it stands in the line above
            match = match or re.compile(rf"\s*{anywhere.pattern}").match(line.text)
        said = listed("number", "words").fullmatch(line.key.strip(" :")) is not None
        if match and _ends_or_dates(line, match.end()):
            value = re.sub(r"\s", "", match.group(1))
            start, end = line.start + match.start(1), line.start + match.end(1)
            return reading.evidence(value, start, end, "number-line", 0.95)
    return None


def number_in_lead(reading: Reading, lead: Line | None) -> Evidence | None:
    """The number in a first sentence that begins with the document itself ("Decision No ... assigns ...")."""
    _, anywhere = number_patterns()
    match = anywhere.search(lead.text) if lead and kind_at_start(lead) else None
    if lead is None or match is None or len(lead.text[: match.start()].split()) > 4:
        return None
    value = re.sub(r"\s", "", match.group(1))
    start, end = lead.start + match.start(1), lead.start + match.end(1)
    return reading.evidence(value, start, end, "number-in-lead", 0.6)


def _ends_or_dates(line: Line, end: int) -> bool:
    """True where nothing but a date with its place stands behind the number."""
    rest = line.key[end:].strip(" ./-")
    return not rest or (len(rest.split()) < 16 and _names_place(rest))


def _names_place(rest: str) -> bool:
    """True for a date with its place before it, not for one that only says when the number was given."""
    found = dates(rest)
    return bool(found) and "," in rest[: found[0].start]


def number_in_title(reading: Reading, line: Line) -> Evidence | None:
    """The number that a title names."""
    _, anywhere = number_patterns()
    match = anywhere.search(line.text)
    if match is None:
        return None
    value = re.sub(r"\s", "", match.group(1))
    start, end = line.start + match.start(1), line.start + match.end(1)
    return reading.evidence(value, start, end, "number-in-title", 0.8)


def codes(number: str) -> list[str]:
    """The parts of a number that are letters, upper case without digits: "12/KH-UBND" -> ["KH", "UBND"]."""
    parts = re.split(r"[/&-]", number)
    return [re.sub(r"\d", "", part).upper() for part in parts if _LETTERS.search(part)]


def issuer_by_code(number: str) -> Word | None:
    """The body that the codes of a number stand for."""
    found = (by_code("issuer").get(code) for code in reversed(codes(number)))
    return next((word for word in found if word), None)


def issuer_line(reading: Reading, lines: tuple[Line, ...]) -> tuple[Evidence | None, Word | None]:
    """The body in the first lines, which begin with it.

    Below the body above it stands the one that issued the document, a department, or the place in a line of its own.
    """
    for i, line in enumerate(lines[:12]):
        found = _body_of(line)
        if found is None or (line.words > 16 and not line.table):
            continue
        match, word = found
        start = match.start()
        end = line.start + _column_end(line, start)
        bare = not line.text[match.end() : end - line.start].strip(" .-")
        first, last = line.start + start, end
        for below in lines[i + 1 : i + 3]:
            own = _body_of(below)
            inner = len(below.text) - len(below.text.lstrip())
            named = pattern("unit").match(below.key, inner)
            if not (own or named) or below.words > 16 or not (below.capitals or bare):
                break
            last = below.start + _column_end(below, inner)
            if own:
                first, bare = below.start + inner, False
                word = word if word.level else own[1]
            elif bare:
                break
        value = " ".join(_written(lines, first, last).split()).strip(" -")
        return reading.evidence(value, first, last, "issuer-line", 0.9), word
    return None, None


def _body_of(line: Line) -> tuple[re.Match[str], Word] | None:
    """The body or department that a line begins with."""
    lead = LEADING.match(line.key)
    for role in BODIES:
        match = pattern(role).match(line.key, lead.end() if lead else 0)
        if match:
            return match, by_surface(role)[surface_of(match)]
    return None


def _written(lines: tuple[Line, ...], first: int, last: int) -> str:
    """What stands between two positions, line by line."""
    inside = (line for line in lines if line.start < last and first < line.end)
    return " ".join(line.text[max(first - line.start, 0) : last - line.start] for line in inside)


def _column_end(line: Line, start: int) -> int:
    """Where the left column of a header line ends: at a tab, three blanks, or the motto."""
    motto = listed("header", "motto").search(line.key, start)
    text = line.text[start : motto.start() if motto else None]
    gap = re.search(r"\s{6,}|\s*\t", text.strip())
    stop = gap.start() + len(text) - len(text.lstrip()) if gap else len(text.rstrip())
    return start + stop
