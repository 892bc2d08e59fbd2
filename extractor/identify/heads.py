"""The head of a document: number, issuer, title and kind."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.identify.kinds import first_lines, kind_of
from extractor.identify.numbers import issuer_by_code, issuer_line, number_in_lead, number_in_title, stated_number
from extractor.identify.page_titles import webpage_title
from extractor.identify.reading import Line, Reading
from extractor.identify.titles import formal_title, is_body, shortened, title_evidence
from extractor.identify.words import Word, listed
from extractor.model import Evidence


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says; `titles` are the lines that name it, the main one first."""

    titles: tuple[Line, ...]
    title: Evidence | None
    kind: Evidence | None
    number: Evidence | None
    issuer: Evidence | None
    issuer_word: Word | None
    signed: Line | None  # the line below the title, where it is nothing but a body of the state
    official: bool  # a document in the national form, not a page about one


def head(reading: Reading, source: str | None = None, url: str | None = None) -> Head:
    """Number, issuer, title and kind of the document; `source` is the HTML source and `url` the address, if known."""
    lines = first_lines(reading.content)
    number = stated_number(reading, lines)
    official = number is not None or any(listed("header", "motto").search(x.key) for x in lines[:12])
    issuer, issuer_word = issuer_line(reading, lines) if official else (None, None)
    named = formal_title(reading.content, 40 if official else 8)
    titles = shortened(named or webpage_title(reading, lines, source))
    lead = _lead(reading, titles)
    if number is None and titles:
        number = number_in_title(reading, titles[0]) or number_in_lead(reading, lead)
    kind = kind_of(reading, titles, number, official, lead, url)
    if issuer is None and number is not None:
        issuer_word = issuer_by_code(number.value)
    title = title_evidence(reading, titles)
    signed = lead if lead is not None and is_body(lead) else None
    return Head(titles, title, kind, number, issuer, issuer_word, signed, official)


def _lead(reading: Reading, titles: tuple[Line, ...]) -> Line | None:
    """The first line of content below the title."""
    if not titles:
        return None
    return next((line for line in reading.content if line.start >= titles[-1].end), None)
