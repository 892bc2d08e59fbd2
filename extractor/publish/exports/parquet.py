"""Parquet: the long table of values, and the tables its ids refer to."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from extractor.publish.exports.errors import ExportError
from extractor.publish.exports.rows import FIELDS, long_rows, source

BATCH: Final = 50_000
LISTS: Final = ("indicators", "units", "places", "place_links", "series_breaks", "domains")


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write the folder `out`.

    Raises:
        ExportError: pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'chitieu[exports]'") from error
    out.mkdir(parents=True, exist_ok=True)
    types = {"string": arrow.string(), "number": arrow.float64(), "integer": arrow.int64()}
    schema = arrow.schema(
        [arrow.field(name, types[kind], metadata={"description": text}) for name, kind, text in FIELDS]
    )
    targets = out / "targets.parquet"
    with parquet.ParquetWriter(targets, schema, compression="zstd") as writer:
        for batch in _batches(long_rows(source(connection))):
            columns = [
                arrow.array(values, type=field.type)
                for values, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))
    written = [targets]
    for name in LISTS:
        cursor = connection.execute(f'SELECT * FROM "{name}"')
        heads = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        table = arrow.table({head: [row[i] for row in rows] for i, head in enumerate(heads)})
        parquet.write_table(table, out / f"{name}.parquet", compression="zstd")
        written.append(out / f"{name}.parquet")
    return written


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], ...]]:
    while batch := tuple(itertools.islice(rows, BATCH)):
        yield batch
