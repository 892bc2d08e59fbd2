"""The number of a document, and who issued it."""

from __future__ import annotations

import re

from extractor.identify.dates import dates
from extractor.identify.reading import Line, Reading
from extractor.identify.titles import LEADING, kind_at_start
from extractor.identify.words import Word, by_code, by_surface, listed, number_patterns, pattern, surface_of
from extractor.model import Evidence

_LETTERS = re.compile(r"[^\W\d_]")


def stated_number(reading: Reading, lines: tuple[Line, ...]) -> Evidence | None:
    """The number in a line that begins with the word for it, above the first reference to other documents."""
    stated, _ = number_patterns()
    for line in lines[:25]:
        match = stated.match(line.text) or (stated.search(line.text) if line.table else None)
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
    """The body in the first lines: a line that begins with one, joined with the next where that goes on in capitals."""
    for i, line in enumerate(lines[:12]):
        lead = LEADING.match(line.key)
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
