"""The year and kind of a value that a title or heading tells before the text does: those of the same value below."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.model import Context, Document, Quantity

DEFAULT = ("document_", "most_statements")  # how rules begin by which a kind is that of the document


def dated(document: Document, contexts: Sequence[Context]) -> tuple[Context, ...]:
    """`contexts`, those of values of titles with the year and kind that the text says of the same value below.

    So where nothing says the year or kind of the title's value itself.
    """
    result = list(contexts)
    starts = [section.start for section in document.sections]
    timed: dict[tuple[object, ...], int] = {}  # by figures: the next value below of which the text says a year
    told: dict[tuple[object, ...], int] = {}  # and of which it says whether it is planned
    for number in reversed(range(len(result))):
        quantity, context = document.quantities[number], contexts[number]
        figures, reach = _figures(quantity), _reach(document, starts, quantity.start)
        below, likewise = timed.get(figures), told.get(figures)
        if _said(context):
            timed[figures] = number
        elif below is not None and document.quantities[below].start < reach:
            result[number] = context._replace(year=contexts[below].year, basis=contexts[below].basis)
        if not context.kind.rule.startswith(DEFAULT):
            told[figures] = number
        elif likewise is not None and document.quantities[likewise].start < reach:
            said = contexts[likewise]
            result[number] = result[number]._replace(kind=said.kind, firmness=said.firmness)
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
