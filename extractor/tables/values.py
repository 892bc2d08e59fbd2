"""The value in a table cell: a number with its bound, bare or with a unit."""

from __future__ import annotations

import re

from extractor.language import words_of
from extractor.model import Quantity, Statement
from extractor.quantities import Style, find_in_cell

_DIGIT = re.compile(r"\d")


def cell_quantity(text: str, statement: Statement, style: Style) -> Quantity | None:
    """The first quantity of a cell, a bare number included; None where the cell holds none."""
    if _DIGIT.search(text, statement.start, statement.end) is None:
        return None
    words = words_of(text, statement.start, statement.end)
    return find_in_cell(words, statement.index, style)
