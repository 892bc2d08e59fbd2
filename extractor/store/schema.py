"""The shape of a table's description, and the SQL that follows from it.

`extractor.store.tables` holds the descriptions themselves: the one place that says what a table or
column means. The database, docs/data-dictionary.md and the site's metadata are all made from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Affinity = Literal["TEXT", "INTEGER", "REAL"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its meaning in one sentence, and what SQLite enforces about it."""

    name: str
    type: Affinity
    text: str
    required: bool = False
    references: str | None = None  # table whose `id` it holds
    values: tuple[str, ...] = ()  # the only values it may have besides NULL


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns in stored order; `indexes` are the columns of each index."""

    name: str
    text: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    clustered: bool = False  # stored in the order of its key (WITHOUT ROWID)


@dataclass(frozen=True, slots=True)
class View:
    """A view with the meaning of each of its columns and its SELECT."""

    name: str
    text: str
    columns: tuple[tuple[str, str], ...]
    select: str


def table_sql(table: Table) -> str:
    """CREATE TABLE for `table`: STRICT, foreign keys checked when a transaction ends."""
    lines = [_column_sql(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [f"UNIQUE ({_names(columns)})" for columns in table.unique]
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.references}" ("id") DEFERRABLE INITIALLY DEFERRED'
        for column in table.columns
        if column.references
    ]
    body = ",\n  ".join(lines)
    options = "STRICT, WITHOUT ROWID" if table.clustered else "STRICT"
    return f'CREATE TABLE "{table.name}" (\n  {body}\n) {options}'


def index_sql(table: Table) -> list[str]:
    """CREATE INDEX statements of `table`, named after the table and the columns."""
    return [
        f'CREATE INDEX "{table.name}_{"_".join(columns)}" ON "{table.name}" ({_names(columns)})'
        for columns in table.indexes
    ]


def view_sql(view: View) -> str:
    """CREATE VIEW for `view`."""
    names = ", ".join(f'"{name}"' for name, _ in view.columns)
    return f'CREATE VIEW "{view.name}" ({names}) AS\n{view.select.strip()}'


def _column_sql(column: Column) -> str:
    sql = f'"{column.name}" {column.type}'
    if column.required:
        sql += " NOT NULL"
    if column.values:
        allowed = ", ".join(f"'{value}'" for value in column.values)
        sql += f' CHECK ("{column.name}" IN ({allowed}))'
    return sql


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
