"""Exports: the whole database in forms for offices, researchers, statisticians and machines."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from extractor.publish.exports import datapackage, gold, jsonl, office, parquet, sdmx
from extractor.publish.exports.errors import ExportError
from extractor.publish.site import TABLES

Writer = Callable[[sqlite3.Connection, Path], list[Path]]
WRITERS: Final[Mapping[str, Writer]] = {
    "datapackage": datapackage.write,  # a folder: CSV, schema, codebook
    "parquet": parquet.write,  # a folder
    "xlsx": office.write,  # a file, in the columns that offices use
    "sdmx": sdmx.write,  # a file
    "jsonl": jsonl.write,  # a file, one record a line
    "gold": gold.write,  # a folder: what reviewers said, as annotated data
}
FORMS: Final = tuple(WRITERS)

__all__ = ["FORMS", "ExportError", "export"]


def export(database: Path, out: Path, form: str) -> list[Path]:
    """Write `database` to `out`, a file or folder as the form has it; gives the files written.

    Raises:
        ExportError: there is no such database or form, or a library the form needs is not installed.
        OSError: `out` cannot be written.
    """
    if form not in WRITERS:
        raise ExportError(f"{form}: no such form; choose one of {', '.join(FORMS)}")
    if not database.is_file():
        raise ExportError(f"{database}: no such file; make it with `chitieu ingest`")
    address = f"{database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            found = connection.execute("SELECT name FROM sqlite_master").fetchall()
        except sqlite3.DatabaseError as error:
            raise ExportError(f"{database}: not a database ({error})") from error
        if not {row[0] for row in found} >= TABLES:
            raise ExportError(f"{database}: not a chitieu database; make one with `chitieu ingest`")
        return WRITERS[form](connection, out)
