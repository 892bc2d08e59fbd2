"""A database opened for a command that only reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from extractor.cli.exits import BUSY, NOTHING, Refusal

DATABASE = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("output/plans.db"),
    show_default=True,
    help="Database to read.",
)


@contextmanager
def asked(database: Path) -> Iterator[sqlite3.Connection]:
    """`store.readable`, its errors as one line and an exit code."""
    from extractor.store import StoreBusyError, StoreError, readable

    try:
        with readable(database) as connection:
            yield connection
    except StoreBusyError as error:
        raise Refusal(str(error), BUSY) from error
    except StoreError as error:
        raise Refusal(str(error), NOTHING) from error
