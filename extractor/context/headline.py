"""The year of a value that a title tells before the text does: that of the same value below."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Context, Document, Quantity


def dated(document: Document, contexts: Sequence[Context]) -> tuple[Context, ...]:
    """`contexts`, those of values of the title that have no year of their own with that of the same value below."""
    title = document.identity.title
    if title is None or title.end is None:
        return tuple(contexts)
    above = [n for n, q in enumerate(document.quantities) if (title.start or 0) <= q.start < title.end]
    if not above:
        return tuple(contexts)
    told: dict[tuple[object, ...], Context] = {}  # figures below the title with the first year that is said of them
    for quantity, context in zip(document.quantities[above[-1] + 1 :], contexts[above[-1] + 1 :], strict=True):
        if _said(context):
            told.setdefault(_figures(quantity), context)
    result = list(contexts)
    for number in above:
        same = told.get(_figures(document.quantities[number]))
        if same is not None and not _said(contexts[number]):
            result[number] = contexts[number]._replace(year=same.year, basis=same.basis)
    return tuple(result)


def _said(context: Context) -> bool:
    """Whether the year is one that the text says of the value, and not the document's."""
    return context.year is not None and context.year.rule != "document"


def _figures(quantity: Quantity) -> tuple[object, ...]:
    return quantity.minimum, quantity.maximum, quantity.total, quantity.unit
