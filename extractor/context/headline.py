"""The year of a value that a title or heading tells before the text does: that of the same value below."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.model import Context, Document, Quantity


def dated(document: Document, contexts: Sequence[Context]) -> tuple[Context, ...]:
    """`contexts`, those of values of titles that have no year of their own with that of the same value below."""
    result = list(contexts)
    starts = [section.start for section in document.sections]
    told: dict[tuple[object, ...], int] = {}  # by figures: the next value below of which the text says a year
    for number in reversed(range(len(result))):
        quantity, context = document.quantities[number], contexts[number]
        if _said(context):
            told[_figures(quantity)] = number
            continue
        below = told.get(_figures(quantity))
        if below is not None and document.quantities[below].start < _reach(document, starts, quantity.start):
            result[number] = context._replace(year=contexts[below].year, basis=contexts[below].basis)
    return tuple(result)


def _reach(document: Document, starts: list[int], at: int) -> int:
    """Where ends what stands below the title or heading that holds the character `at`; 0 where none does."""
    title = document.identity.title
    if title is not None and title.end is not None and (title.start or 0) <= at < title.end:
        return len(document.text)
    section = document.sections[before - 1] if (before := bisect_right(starts, at)) else None
    return section.body_end if section is not None and at < section.end else 0


def _said(context: Context) -> bool:
    """Whether the year is one that the text says of the value, and not the document's."""
    return context.year is not None and context.year.rule != "document"


def _figures(quantity: Quantity) -> tuple[object, ...]:
    return quantity.minimum, quantity.maximum, quantity.total, quantity.unit
