"""Year and kind of values whose row and column name none: from the headings above the table, then the document."""

from __future__ import annotations

from extractor.context import kinds, periods
from extractor.context.cues import lexica
from extractor.language import words_of
from extractor.model import Block, Document, Evidence, Kind


def defaults(document: Document, block: Block, section: int | None, *, several_years: bool) -> tuple[str | None, Kind]:
    """The year and kind of the values of a table in a section; `several_years`: its columns are of more than one."""
    year: str | None = None
    kind: Kind | None = None
    for heading in reversed(document.section_path(section)):
        named = periods.mentions(document.text, heading.start, heading.end)
        year = year or (named[-1].value if named else None)
        words = words_of(document.text, heading.start, heading.end)
        said = kinds.said_in_heading(words, lexica().cues(words)) if kind is None else None
        kind = said.kind if said else kind
    identity = document.identity
    if year is None and identity.year is not None and not (several_years and _stands_in(identity.year, block)):
        year = identity.year.value
    if kind is None:
        kind = "target" if kinds.planned(identity) else "result"
    return year, kind


def _stands_in(year: Evidence, block: Block) -> bool:
    """Whether the document's year was only read from a head of this table."""
    return year.start is not None and block.start <= year.start < block.end
