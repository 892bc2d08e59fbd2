"""Stage `tables`: tables with heads and values -> one target for every value cell.

    grid -> heads, label, unit and value columns -> for each value cell: subject from the row's label with its parent
    and the column's own measure, unit from column, label, head or caption, year and kind from the heads

Cells of a table without value columns are left to the prose stages; those of a table with them are done here.
"""

from __future__ import annotations

import dataclasses

from extractor.model import Document, Statement, Target
from extractor.tables.layout import Layout, layouts_of, sheet_of
from extractor.tables.reader import Reader

__all__ = ["tables"]


def tables(document: Document) -> Document:
    """`document` with the targets of its tables, and without words for the cells that were read here."""
    words = list(document.words)
    found: list[Target] = []
    statements: dict[int, dict[tuple[int, int], Statement]] = {}
    for statement in document.statements:
        if statement.row is not None and statement.column is not None:
            statements.setdefault(statement.block, {})[statement.row, statement.column] = statement
    above: tuple[int, Layout] | None = None
    for number, block in enumerate(document.blocks):
        if block.table is None or number not in statements:
            continue
        near = above is not None and _only_noise_between(document, above[0], number)
        sheet = sheet_of(document.text, block.table)
        layouts = layouts_of(sheet, above[1] if above and near else None)
        if not layouts:
            continue
        above = (number, layouts[0])
        for layout in layouts:
            found += Reader(document, number, sheet, layout, statements[number]).targets()
        for statement in statements[number].values():
            words[statement.index] = None
    return dataclasses.replace(document, words=tuple(words), targets=(*document.targets, *found))


def _only_noise_between(document: Document, first: int, second: int) -> bool:
    """Whether nothing of the content stands between two blocks."""
    return all(block.kind == "noise" for block in document.blocks[first + 1 : second])
