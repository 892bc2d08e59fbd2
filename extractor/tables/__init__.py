"""Stage `tables`: tables with heads and values -> one target for every value cell.

    grid -> heads, label, unit and value columns -> for each value cell: subject from the row's label with its parent
    and the column's own measure, unit from column, label, head or caption, year and kind from the heads

Cells of a table without value columns are left to the prose stages; those of a table with them are done here.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context import kinds, periods
from extractor.lexicon import settings
from extractor.model import Block, Document, Kind, Quantity, Statement, Target
from extractor.quantities import style_of
from extractor.subjects.pieces import lower_first
from extractor.tables.labels import (
    Label,
    change_of_label,
    change_of_sign,
    compares,
    head_measure,
    label_of,
    part_depth,
    stands_alone,
    unit_caption,
)
from extractor.tables.layout import Column, Layout, grid_of, layout_of
from extractor.tables.values import cell_quantity

__all__ = ["tables"]

_GROUP = re.compile(r"[IVX]+\.?|[A-H]\.?")  # marks of rows that only group: "I", "A"


def tables(document: Document) -> Document:
    """`document` with the targets of its tables, and without words for the cells that were read here."""
    words = list(document.words)
    found: list[Target] = []
    statements: dict[int, dict[tuple[int, int], Statement]] = {}
    for statement in document.statements:
        if statement.row is not None and statement.column is not None:
            statements.setdefault(statement.block, {})[statement.row, statement.column] = statement
    for number, block in enumerate(document.blocks):
        if block.table is None or number not in statements:
            continue
        layout = layout_of(document.text, block.table)
        if layout is None:
            continue
        found += _Reader(document, block, layout, statements[number]).targets()
        for statement in statements[number].values():
            words[statement.index] = None
    return dataclasses.replace(document, words=tuple(words), targets=(*document.targets, *found))


@dataclass(frozen=True, slots=True)
class _Head:
    """What a value column's head gives to its values."""

    year: str | None
    kind: Kind | None
    measure: Label
    base: str | None


class _Reader:
    """One table: reads its rows from the top, remembering the row that parts belong to."""

    def __init__(
        self, document: Document, block: Block, layout: Layout, statements: dict[tuple[int, int], Statement]
    ) -> None:
        assert block.table is not None
        self.document, self.layout, self.statements = document, layout, statements
        self.text = document.text
        self.grid = grid_of(block.table)
        self.style = style_of(document.text)
        self.caption = unit_caption(document, block)
        self.default_year, self.default_kind = self._defaults()
        self.heads = {column.number: self._head(column) for column in layout.values}

    def targets(self) -> list[Target]:
        """Targets of all value cells, row by row."""
        found: list[Target] = []
        parents: dict[int, str] = {}
        numbered, last = self._numbers_rows(), ""
        for row in range(self.layout.first_row, len(self.grid)):
            label = label_of(self._cell(row, self.layout.label))
            order = self._cell(row, self.layout.order) if self.layout.order is not None else ""
            if not label.text:
                continue
            if label.only_opens_parts:
                continue
            depth = part_depth(order, self._cell(row, self.layout.label), numbered=bool(parents.get(0)) and numbered)
            parent = next((parents[d] for d in range(depth - 1, -1, -1) if parents.get(d)), "") if depth else ""
            if compares(label.text):
                parent, label = "", dataclasses.replace(label, text=f"{last} {lower_first(label.text)}".strip())
            elif stands_alone(label.text):
                parent = ""
            found += self._row(row, label, parent)
            last = label.text
            parents[depth] = "" if _GROUP.fullmatch(order.strip()) else label.text
            for deeper in [d for d in parents if d > depth]:
                del parents[deeper]
        return found

    def _numbers_rows(self) -> bool:
        """Whether at least a third of the rows have an arabic number in the order column."""
        if self.layout.order is None:
            return False
        orders = [self._cell(row, self.layout.order) for row in range(self.layout.first_row, len(self.grid))]
        return 3 * sum(order.strip(" .").isdecimal() for order in orders) >= len(orders)

    def _row(self, row: int, label: Label, parent: str) -> list[Target]:
        found: list[Target] = []
        for column in self.layout.values:
            cell = self.grid[row][column.number]
            if cell is None or cell.row != row or cell.column != column.number:
                continue
            statement = self.statements.get((cell.row, cell.column))
            if statement is None:
                continue
            quantity = cell_quantity(self.text, statement, self.style)
            if quantity is not None:
                found.append(self._target(statement, quantity, row, column, label, parent))
        return found

    def _target(
        self, statement: Statement, quantity: Quantity, row: int, column: Column, label: Label, parent: str
    ) -> Target:
        head = self.heads[column.number]
        unit, unit_rule = self._unit(quantity, row, label, head)
        subject = ": ".join(part for part in (parent, label.text, head.measure.text) if part)
        year = head.year or self.default_year
        kind, kind_rule = self._kind(head, year)
        path = self.document.section_path(statement.section)
        return Target(
            start=statement.start,
            end=statement.end,
            quote=self.text[statement.start : statement.end],
            minimum=quantity.minimum,
            maximum=quantity.maximum,
            total=quantity.total,
            comparator=quantity.comparator,
            unit=unit,
            unit_id=quantity.unit_id,
            subject=lower_first(subject),
            change=change_of_sign(self.text[statement.start : quantity.number_start]) or change_of_label(label.text),
            kind=kind,
            year=year,
            base=head.base,
            period_start=f"{year[:4]}-01-01" if year else None,
            period_end=f"{year[-4:]}-12-31" if year else None,
            section=tuple(" ".join(self.text[s.start : s.end].split()) for s in path),
            marker=statement.marker,
            statement=self.text[statement.start : statement.end],
            statement_start=statement.start,
            statement_end=statement.end,
            confidence=0.9 if head.kind and unit else 0.7,
            rules=(
                ("value", quantity.rule),
                ("unit", unit_rule),
                ("subject", "table_row" if not parent else "table_part"),
                ("kind", kind_rule),
                ("year", "column_head" if head.year else "table_default"),
            ),
            row=row,
            column=column.number,
        )

    def _unit(self, quantity: Quantity, row: int, label: Label, head: _Head) -> tuple[str, str]:
        if quantity.unit:
            return quantity.unit, "cell"
        if head.base is not None:
            return ("%", "column_head") if "%" in head.base or "/" in head.base else ("", "none")
        if self.layout.unit is not None:
            written = self._unit_of_row(row, self.layout.unit)
            if written:
                return written, "unit_column"
        if label.unit:
            return label.unit, "row_label"
        if head.measure.unit:
            return head.measure.unit, "column_head"
        return (self.caption, "caption") if self.caption else ("", "none")

    def _unit_of_row(self, row: int, column: int) -> str:
        """The unit in the unit column; a ditto mark stands for the nearest one above, an empty cell for none."""
        ditto = settings("rows")["ditto"]
        for above in range(row, self.layout.first_row - 1, -1):
            written = " ".join(self._cell(above, column).lower().split())
            if (written and written not in ditto) or (above == row and not written):
                return written
        return ""

    def _kind(self, head: _Head, year: str | None) -> tuple[Kind, str]:
        if head.kind is not None:
            return head.kind, "column_head"
        identity = self.document.identity
        by_time = kinds.by_year(
            year,
            identity.published.value if identity.published else None,
            identity.year.value if identity.year else None,
        )
        return (by_time, "period_against_document") if by_time else (self.default_kind, "table_default")

    def _head(self, column: Column) -> _Head:
        text = column.head
        named = periods.mentions(text, 0, len(text)) or periods.bare_years(text)
        kind: Kind | None = None
        base = None
        if column.role in ("result", "estimate", "target"):
            kind = column.role
        elif column.role == "compare":
            kind, base = "result", text
        return _Head(named[-1].value if named else None, kind, head_measure(column.heads), base)

    def _cell(self, row: int, column: int) -> str:
        cell = self.grid[row][column]
        return normalize("NFC", self.text[cell.start : cell.end].strip(" *_\n\t")) if cell else ""

    def _defaults(self) -> tuple[str | None, Kind]:
        """Year and kind from the headings above the table, then from the document."""
        year: str | None = None
        kind: Kind | None = None
        first = next(iter(self.statements.values()))
        for section in reversed(self.document.section_path(first.section)):
            named = periods.mentions(self.text, section.start, section.end)
            year = year or (named[-1].value if named else None)
        identity = self.document.identity
        if year is None and identity.year is not None:
            year = identity.year.value
        if kind is None:
            reported = identity.kind is not None and identity.kind.value in {"report", "news"}
            kind = "result" if reported else "target"
        return year, kind
