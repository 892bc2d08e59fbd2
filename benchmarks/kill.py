"""Ingests that are killed: `python benchmarks/kill.py [--rounds 200] [PATH...]`.

Reads PATH (the corpus) into a database in a process that gets SIGKILL at a random moment, again and again; now and then
a run is let go on to its end, and every row of the database is compared with those of a run that nobody disturbed.
Processes are forked with everything loaded, so that the kills fall into the work and not into the start.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.ingest import ingest
from extractor.store import readable

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
VOLATILE = {"run_id"}  # which run it was, is all that may differ
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(slots=True)
class Tally:
    """What became of the rounds."""

    killed: int = 0
    finished: int = 0  # over before the signal came
    compared: int = 0  # databases compared with the undisturbed one
    unequal: int = 0
    damaged: int = 0  # kills after which SQLite found fault with the file


def content(database: Path) -> Rows:
    """Every row but those about runs, and what the search index answers."""
    found: Rows = {}
    with readable(database) as connection:
        connection.row_factory = None
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in sorted(names):
            if name in ("runs", "_sqlite_migrations") or re.match("targets_fts|sqlite_", name):
                continue
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            listed = ", ".join(f'"{column}"' for column in columns if column not in VOLATILE)
            found[name] = connection.execute(f'SELECT {listed} FROM "{name}" ORDER BY 1, 2').fetchall()
        for word in ("dat", "đạt", "tỷ lệ", "ho ngheo"):
            query = "SELECT rowid FROM targets_fts WHERE targets_fts MATCH ? ORDER BY 1"
            found[word] = connection.execute(query, (word,)).fetchall()
    return found


def killed(places: Sequence[str], database: Path, after: float) -> bool:
    """Ingest in a forked process that is killed `after` seconds; False where it was done by then.

    Raises:
        RuntimeError: the run failed by itself.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            ingest(places, database, engine="inline", jobs=1)
            code = 0
        finally:
            os._exit(code)  # nothing of the parent's is ended by the child
    end = time.monotonic() + after
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if status != 0:
                raise RuntimeError(f"the run ended with status {status}")
            return False
        time.sleep(min(0.002, max(0.0, end - time.monotonic())))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def rounds(places: Sequence[str], folder: Path, number: int, seed: int = 1) -> Tally:
    """`number` kills of an ingest of `places`."""
    chance = random.Random(seed)
    whole = folder / "whole.db"
    ingest(places, whole, engine="inline", jobs=1)
    wanted, tally, database = content(whole), Tally(), folder / "killed.db"
    lasts = 1.0  # seconds of a whole run with everything loaded: learnt from those that are not killed
    while tally.killed < number:
        began = time.monotonic()
        if killed(places, database, lasts * chance.uniform(0.02, 1.2)):
            tally.killed += 1
            lasts *= 1.02
            tally.damaged += not _is_sound(database)
            if chance.random() < 0.8:
                continue
            killed(places, database, 3600.0)
        else:
            tally.finished += 1
            lasts = time.monotonic() - began
        tally.compared += 1
        tally.unequal += content(database) != wanted
        for path in folder.glob("killed.db*"):
            path.unlink()
    if database.exists():
        killed(places, database, 3600.0)
        tally.compared += 1
        tally.unequal += content(database) != wanted
    return tally


def _is_sound(database: Path) -> bool:
    if not database.exists():
        return True  # killed before it was made
    with closing(sqlite3.connect(database)) as connection:
        faults = connection.execute("PRAGMA integrity_check").fetchall()
        return faults == [("ok",)] and not connection.execute("PRAGMA foreign_key_check").fetchall()


def main() -> int:
    """Run the rounds and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="*", default=[str(CORPUS)], metavar="PATH")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = rounds(options.places, Path(folder), options.rounds, options.seed)
    print(
        f"{tally.killed} kills, {tally.damaged} left a damaged file; {tally.finished} runs were done before their kill;"
        f" {tally.compared} databases compared with an undisturbed run, {tally.unequal} unequal"
    )
    return 1 if tally.damaged or tally.unequal else 0


if __name__ == "__main__":
    sys.exit(main())
