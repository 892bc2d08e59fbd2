"""What can be wrong with a database as a whole, each with the sentence that the user reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """The database cannot be used; the message names the file and the remedy."""


class StoreBusyError(StoreError):
    """Another process is writing to the database."""


class StoreForeignError(StoreError):
    """The file is not a database of chitieu, or one of a newer release."""


_MEANINGS = {
    "SQLITE_FULL": "the disk is full; make room and run the same command again",
    "SQLITE_IOERR": "the disk did not take or give the data; check it and run the command again",
    "SQLITE_READONLY": "it or its folder is read-only; choose another --db or change the rights",
    "SQLITE_CANTOPEN": "the file cannot be opened; check that the folder exists and can be written",
    "SQLITE_BUSY": "another process keeps it locked; wait until that has ended",
    "SQLITE_NOTADB": "this is not a database; choose another --db",
    "SQLITE_CORRUPT": "the database is damaged; restore a copy or build it again",
}


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system about `path` into StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        for code, meaning in _MEANINGS.items():
            if name.startswith(code):
                kind = {"SQLITE_BUSY": StoreBusyError, "SQLITE_NOTADB": StoreForeignError}
                raise kind.get(code, StoreError)(f"{path}: {meaning}.") from error
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"{path}: cannot be written ({reason}); choose another --db.") from error
