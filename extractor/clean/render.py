"""A cleaned document as the text that people and programs read."""

from __future__ import annotations

import json
from typing import Literal

from extractor.model import Block, Document, Table

Form = Literal["text", "markdown", "json"]


def render(document: Document, form: Form = "text") -> str:
    """The document's content as plain text or Markdown; as JSON with every block and its reason.

    Raises ValueError for another form.
    """
    if form == "json":
        return _json(document)
    if form == "markdown":
        return "\n\n".join(_markdown(document, block) for block in _content(document)) + "\n"
    if form == "text":
        return "\n".join(_text(document, block) for block in _content(document)) + "\n"
    raise ValueError(f"form {form!r} is not known; use text, markdown or json")


def _content(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind != "noise"]


def _text(document: Document, block: Block) -> str:
    if block.table is not None:
        return "\n".join("\t".join(row).rstrip("\t") for row in _rows(document, block.table))
    return " ".join(document.text[block.start : block.end].split())


def _rows(document: Document, table: Table) -> list[list[str]]:
    """Texts of the grid, row by row; a cell that spans positions stands in the first of them."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = " ".join(document.text[cell.start : cell.end].split())
    return rows


def _markdown(document: Document, block: Block) -> str:
    if block.table is not None:
        rows = [[text.replace("|", "\\|") for text in row] for row in _rows(document, block.table)]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        lines.insert(1, "|" + " --- |" * block.table.columns)
        return "\n".join(lines)
    text = " ".join(document.text[block.start : block.end].split())
    if block.kind == "heading":
        return f"{'#' * (block.level or 1)} {text.lstrip('# ')}"
    if block.emphasis and not text.startswith("**"):
        return f"**{text}**"
    return text


def _json(document: Document) -> str:
    blocks = [
        {
            "kind": block.kind,
            "start": block.start,
            "end": block.end,
            "text": document.text[block.start : block.end],
            "level": block.level,
            "emphasis": block.emphasis,
            "reason": block.reason,
            "table": None if block.table is None else _cells(document, block.table),
        }
        for block in document.blocks
    ]
    page = {
        "name": document.page.name,
        "url": document.page.url,
        "repairs": list(document.page.repairs),
    }
    return json.dumps({**page, "blocks": blocks}, ensure_ascii=False, indent=2) + "\n"


def _cells(document: Document, table: Table) -> dict[str, object]:
    cells = [
        {
            "row": cell.row,
            "column": cell.column,
            "row_span": cell.row_span,
            "column_span": cell.column_span,
            "header": cell.header,
            "start": cell.start,
            "end": cell.end,
            "text": document.text[cell.start : cell.end],
        }
        for cell in table.cells
    ]
    return {"rows": table.rows, "columns": table.columns, "cells": cells}
