"""Rows to standard output or a file, as JSON lines, CSV or a table."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import click

from extractor.cli.exits import not_writable

if TYPE_CHECKING:
    from extractor.model import Problem

FORMATS: Final = ("table", "jsonl", "csv")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDTH: Final = 120  # of a table where there is no terminal to ask

Row = Mapping[str, Any]


def format_option(default: str = "table") -> Callable[[Any], Any]:
    """The --format option of commands that print rows."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=default,
        show_default=True,
        help="How to print them.",
    )


def complain(problem: Problem) -> None:
    """One line on standard error about a page."""
    click.echo(f"{problem.name}: {problem.reason} {problem.remedy}", err=True)


@contextmanager
def opened(path: Path | None, *, bom: bool = False) -> Iterator[IO[str]]:
    """Standard output, or a file that appears under its name only when it is whole."""
    if path is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        if bom:
            sys.stdout.write("\ufeff")
        yield sys.stdout
        sys.stdout.flush()
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise not_writable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def write_rows(file: IO[str], rows: Iterable[Row], form: str, columns: Sequence[str]) -> None:
    """Write `rows` as they come; a table is printed when all are there."""
    if form == "jsonl":
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif form == "csv":
        writer = csv.writer(file, lineterminator="\r\n" if file is not sys.stdout else "\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row.get(column)) for column in columns])
    else:
        print_table(rows, columns, file=file)


def print_table(
    rows: Iterable[Row],
    columns: Sequence[str],
    *,
    file: IO[str] | None = None,
    title: str | None = None,
    right: Sequence[str] = (),
) -> None:
    """A table for people, fitted to the terminal; columns in `right` are set to the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_shown(row.get(column)) for column in columns))
    console.print(table)


def _cell(value: object) -> object:
    """A value as a spreadsheet may open it: no text that it would take for a formula."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        value = " > ".join(map(str, value))
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _shown(value: object) -> str:
    from rich.markup import escape

    return "" if value is None else escape(str(value))
