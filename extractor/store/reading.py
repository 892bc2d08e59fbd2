"""Reading a database without being able to change it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from extractor.store.errors import StoreError, StoreForeignError, clear_errors


@contextmanager
def readable(path: Path | str) -> Iterator[sqlite3.Connection]:
    """A read-only connection whose rows know their columns; a writer at work does not block it.

    Raises:
        StoreError: there is no such file, or it cannot be read.
        StoreForeignError: it is not a database of chitieu.
    """
    path = Path(path)
    if not path.is_file():
        raise StoreError(f"{path}: no such file; make it with `chitieu ingest`.")
    with clear_errors(path):
        connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)
        try:
            connection.row_factory = sqlite3.Row
            found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'targets_readable'")
            if found.fetchone() is None:
                raise StoreForeignError(f"{path}: not a database of chitieu; choose another.")
            yield connection
        finally:
            connection.close()
