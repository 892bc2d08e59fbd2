"""A Frictionless Data Package: the tables as CSV, their schema, and a codebook for people."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any, Final

from extractor.store.schema import Column, Table
from extractor.store.tables import TABLES

PACKED: Final = (
    "domains",
    "units",
    "indicators",
    "places",
    "place_links",
    "series_breaks",
    "documents",
    "sections",
    "targets",
    "reviews",
)
# Texts are large and belong to those who issued them; ids of runs and of reviewers mean nothing outside.
LEFT_OUT: Final = {"documents": ("text", "run_id"), "reviews": ("reviewer",)}
CURRENT: Final = {
    "documents": "WHERE current = 1",
    "targets": "WHERE current = 1",
    "sections": "WHERE document_id IN (SELECT id FROM documents WHERE current = 1)",
}
JSON_TYPES: Final = {
    ("targets", "rule"): "object",
    ("targets", "flags"): "array",
    ("documents", "repairs"): "array",
    ("documents", "identity"): "object",
    ("indicators", "levels"): "array",
}
TYPES: Final = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    tables = [table for table in TABLES if table.name in PACKED]
    written = [_csv(connection, table, out / f"{table.name}.csv") for table in tables]
    description = out / "datapackage.json"
    description.write_text(
        json.dumps(package(connection, tables), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    book = out / "CODEBOOK.md"
    book.write_text(codebook(tables), encoding="utf-8")
    return [description, book, *written]


def package(connection: sqlite3.Connection, tables: list[Table]) -> dict[str, Any]:
    """The descriptor: resources with their schemas."""
    row = connection.execute(
        "SELECT finished, extractor_version FROM runs WHERE finished IS NOT NULL ORDER BY finished DESC LIMIT 1"
    ).fetchone()
    found: dict[str, Any] = {
        "name": "chitieu",
        "title": "Targets and results in Vietnamese socio-economic plans",
        "description": "One row for each value stated in a public document, with its quote and its place in the text.",
        "profile": "tabular-data-package",
        "licenses": [{"name": "Apache-2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}],
        "resources": [_resource(table) for table in tables],
    }
    if row:
        found["created"] = row[0]
        found["version"] = row[1]
    return found


def codebook(tables: list[Table]) -> str:
    """Every table and column with its meaning, in Markdown."""
    lines = ["# Codebook", ""]
    for table in tables:
        lines += [f"## {table.name}.csv", "", table.text, "", "| column | type | meaning |", "|---|---|---|"]
        for column in _columns(table):
            values = f" One of: {', '.join(f'`{v}`' for v in column.values)}." if column.values else ""
            kind = JSON_TYPES.get((table.name, column.name), TYPES[column.type])
            lines.append(f"| `{column.name}` | {kind} | {column.text}{values} |")
        lines.append("")
    return "\n".join(lines)


def _columns(table: Table) -> list[Column]:
    return [column for column in table.columns if column.name not in LEFT_OUT.get(table.name, ())]


def _csv(connection: sqlite3.Connection, table: Table, path: Path) -> Path:
    names = [column.name for column in _columns(table)]
    listed = ", ".join(f'"{name}"' for name in names)
    order = ", ".join(f'"{name}"' for name in table.key)
    rows = connection.execute(f'SELECT {listed} FROM "{table.name}" {CURRENT.get(table.name, "")} ORDER BY {order}')
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(map(tuple, rows))
    return path


def _resource(table: Table) -> dict[str, Any]:
    columns = _columns(table)
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [
        {
            "fields": column.name,
            "reference": {"resource": "" if column.references == table.name else column.references, "fields": "id"},
        }
        for column in columns
        if column.references in PACKED
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.text,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    kind = JSON_TYPES.get((table.name, column.name), TYPES[column.type])
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.text}
    constraints: dict[str, Any] = {}
    # An empty text and no text look alike in CSV, so that only numbers and keys can be required.
    if column.required and (kind in ("integer", "number") or column.name in table.key):
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field
