"""How deep the rows of a table stand: by their numbers, by marks in front of their labels, by those around them."""

from __future__ import annotations

import functools
import re

from extractor.lexicon import settings
from extractor.tables.labels import MARK, Label
from extractor.tables.layout import Layout

_DOTTED = re.compile(r"\d+(?:\.\d+)+\.?")
_LETTER = re.compile(r"\d*[a-z\u0111][.)]?")  # "a)", "7c"


class Depths:
    """Reads how deep the rows of one table stand, from the top: `texts` are what its cells say, by row and column."""

    def __init__(self, layout: Layout, texts: list[list[str]]) -> None:
        self._layout, self._texts = layout, texts
        self._numbered = 0  # of the last row with a number

    def numbers_rows(self) -> bool:
        """Whether at least a third of the rows have an arabic number in the order column."""
        if self._layout.order is None:
            return False
        orders = [row[self._layout.order] for row in self._texts[self._layout.first_row :]]
        return 3 * sum(order.strip(" .").isdecimal() for order in orders) >= len(orders)

    def of(self, row: int, order: str, label: Label, *, numbered: bool) -> int:
        """The depth of the next row: 0 for one of its own, else how many rows above it are over it.

        `order`: what its order column says; `numbered`: rows without a number are part of the numbered one above.
        """
        depth = _by_mark(order, self._label(row), numbered=numbered and not self._layout.places)
        depth = self._among_marks(row, depth, order, label)
        if order.strip(" .)").isalpha() and order.islower():
            depth += self._numbered
        elif order.strip(" .)")[:1].isdecimal():
            self._numbered = depth
        return max(depth, 1) if label.is_part else depth

    def _among_marks(self, row: int, depth: int, order: str, label: Label) -> int:
        """The depth of a row among others with marks: a number beside one of several parts stands for all of them.

        A row without number and mark that has a unit of its own is over the parts with marks that follow it.
        """
        own, before, after = (self._is_marked(at) for at in (row, row - 1, row + 1))
        if own and before:
            return max(depth, 1)
        after = after and not self._order(row + 1)
        return 0 if after and not own and not order.strip() and label.unit else depth

    def _order(self, row: int) -> str:
        return self._texts[row][self._layout.order].strip() if self._layout.order is not None else ""

    def _is_marked(self, row: int) -> bool:
        """Whether the label of a row, if it is one, opens with the mark of a part ("- of women")."""
        inside = self._layout.first_row <= row < len(self._texts)
        return inside and self._label(row).strip()[:1] in _marks()

    def _label(self, row: int) -> str:
        return self._texts[row][self._layout.label]


def _by_mark(order: str, label: str, *, numbered: bool) -> int:
    """How deep a row stands by its own number or mark: 0 for a row of its own, 1 for "-" and "2.1", 2 for "+"."""
    mark = order.strip() or label.strip()[:1]
    if mark in {"+", "*"}:
        return 2
    if mark in _marks():
        return 1
    if _DOTTED.fullmatch(order.strip()):
        return order.strip(" .").count(".")
    if _LETTER.fullmatch(order.strip()):
        return 1
    return 1 if numbered and not order.strip() and not MARK.match(label) else 0


@functools.cache
def _marks() -> frozenset[str]:
    return frozenset(settings("rows")["part_marks"])
