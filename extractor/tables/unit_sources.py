"""The unit of a value in a table: its own, or that of its column, its row, its label or the whole table."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from extractor.lexicon import settings
from extractor.model import Quantity
from extractor.tables.heads import Head
from extractor.tables.labels import Label, is_part_of_total
from extractor.tables.layout import Layout


@dataclass(slots=True)
class Units:
    """Units of one table, as its rows are read from the top."""

    layout: Layout
    texts: list[list[str]]  # of the cells, by row and column
    caption: str  # the unit announced for all of the table
    title: str  # that of its title
    labels: dict[int, str] = field(default_factory=dict)  # of the labels of the rows above, by depth
    total: Label = field(default_factory=lambda: Label(""))  # the last label above with a unit

    def of_value(self, quantity: Quantity, row: int, label: Label, head: Head, part: str) -> tuple[str, str]:
        """The unit of a value and where it is from; `part`: that of a row without values above it."""
        if quantity.unit:
            return quantity.unit, "cell"
        if head.base is not None and not head.is_difference:
            unit = head.unit or (self.caption if self.caption == "%" else "")
            return unit, "column_head" if unit else "none"
        if head.own_unit:
            return head.unit, "column_head"
        written = self.of_row(row)
        if written:
            return written, "unit_column"
        if label.unit:
            return label.unit, "row_label"
        if head.unit:
            return head.unit, "column_head"
        unit = part or self.caption or self.title
        return (unit, "caption") if unit else ("", "none")

    def has(self, row: int) -> bool:
        """Whether the unit column says something in a row."""
        return self.layout.unit is not None and bool(self.texts[row][self.layout.unit])

    def of_row(self, row: int) -> str:
        """The unit in the unit column; a ditto mark stands for the nearest one above, an empty cell for none."""
        column = self.layout.unit
        if column is None:
            return ""
        ditto = settings("rows")["ditto"]
        for above in range(row, self.layout.first_row - 1, -1):
            written = " ".join(self.texts[above][column].lower().split())
            written = written.strip("()") if written[:1] == "(" else written
            if (written and written not in ditto) or (above == row and not written):
                return written
        return ""

    def with_that_of_total(self, label: Label) -> Label:
        """A label with the unit of the total above it that it is a part of, where a label is all that gives one."""
        if label.unit and self.layout.unit is None:
            self.total = label
        elif is_part_of_total(label.text, self.total.text) and not (self.caption or self.title):
            return dataclasses.replace(label, unit=self.total.unit)
        return label
