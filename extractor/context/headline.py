"""The year of a value that a title tells before the text does: that of the same value below."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from extractor.model import Context, Document, Quantity


def dated(document: Document, contexts: Sequence[Context]) -> tuple[Context, ...]:
    """`contexts`, those of values of the title that have no year of their own with that of the same value below."""
    title = document.identity.title
    if title is None or title.end is None:
        return tuple(contexts)
    result = list(contexts)
    above = [n for n, q in enumerate(document.quantities) if (title.start or 0) <= q.start < title.end]
    for number in above:
        year = contexts[number].year
        if year is not None and year.rule != "document":
            continue
        same = _figures(document.quantities[number])
        for below in range(above[-1] + 1, len(contexts)):
            told = contexts[below]
            if _figures(document.quantities[below]) == same and told.year is not None and told.year.rule != "document":
                result[number] = dataclasses.replace(contexts[number], year=told.year, basis=told.basis)
                break
    return tuple(result)


def _figures(quantity: Quantity) -> tuple[object, ...]:
    return quantity.minimum, quantity.maximum, quantity.total, quantity.unit
