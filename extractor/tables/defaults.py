"""Year and kind of values whose row and column name none: from its title, the headings above it, the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.context import heading_kinds, kinds, periods
from extractor.context.cues import lexica
from extractor.language import words_of
from extractor.model import Block, Document, Evidence, Kind
from extractor.tables.labels import base_start

SERIES = 4  # years side by side, at least


def defaults(
    document: Document, block: Block, section: int | None, titles: Iterable[str], years: Sequence[str]
) -> tuple[str | None, Kind, bool]:
    """The year and kind of the values of a table in a section, and whether a title or heading says that kind.

    `years`: those that its columns name. A title that only names measures sets no aims for many years side by side.
    """
    series = _is_series(document, years)
    year: str | None = None
    kind: Kind | None = None
    headings = (document.text[part.start : part.end] for part in reversed(document.section_path(section)))
    for heading in (*titles, *headings):
        compared = base_start(heading)  # "against the year 2030": not the year of the values
        named = periods.mentions(heading, 0, len(heading) if compared is None else compared)
        year = year or (named[-1].value if named else None)
        words = words_of(heading)
        said = heading_kinds.said_in_heading(words, lexica().cues(words)) if kind is None else None
        kind = said.kind if said and not (said.yields and series) else kind
        if year is not None and kind is not None:
            break
    identity = document.identity
    if year is None and identity.year is not None and not (len(years) > 1 and _stands_in(identity.year, block)):
        year = identity.year.value
    if kind is None:
        return year, "target" if kinds.planned(identity) else "result", False
    return year, kind, True


def _is_series(document: Document, years: Sequence[str]) -> bool:
    """Whether the columns show what became of something over years, in a document that is no plan."""
    published = document.identity.published
    ahead = published is not None and max(years, default="") > published.value[:4]
    return len(years) >= SERIES and all(map(str.isdigit, years)) and not ahead and not kinds.planned(document.identity)


def _stands_in(year: Evidence, block: Block) -> bool:
    """Whether the document's year was only read from a head of this table."""
    return year.start is not None and block.start <= year.start < block.end
