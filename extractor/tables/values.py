"""The value in a table cell: a number with its bound, bare or with a unit."""

from __future__ import annotations

import re

from extractor.model import Quantity, Statement, Words
from extractor.quantities import Style, find_in_cell

_YEAR = re.compile(r"\D*\b(?:19|20)\d\d\D*")


def cell_quantity(statement: Statement, words: Words | None, style: Style) -> Quantity | None:
    """The first quantity of a cell, a bare number included; None where the cell holds none, or no words of a value."""
    if words is None:
        return None
    text = words.text
    quantity = find_in_cell(words, statement.index, style)
    if quantity is not None and not quantity.unit and _YEAR.fullmatch(text, statement.start, statement.end):
        worded = any(map(str.isalpha, text[statement.start : statement.end]))  # "by the end of 2031"
        return None if worded else quantity
    return quantity
