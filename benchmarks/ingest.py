"""Ingest of generated portal pages: `python benchmarks/ingest.py [--pages 1000] [--rounds 3] [--json FILE] [--update]`.

one core   pages a second of processor time, files to database with its search index, beside two floors on the same
           pages: lxml's bare parse of them, and SQLite's insert of the same rows into tables without index or search
two cores  the same pages with two workers: time by the clock against one core in the same run, the share of the
           processor time that is work, and that of the process that writes, the peak of each worker's memory, and what
           a reader's search took meanwhile; to start workers takes a second or two, so small runs show less of it
archive    the same pages as a .warc.gz with two workers, and the largest file that was made beside the database
growth     speed at 10 and 100 times the pages as a share of that at once (--growth; up to --pages)

One core, its floors and two cores are measured in turn, `--rounds` times, and the best of each counts: what else the
machine does slows all of them. Machines differ, so ratios are held against benchmarks/ratios.toml, and the run fails
where one is more than 15 % worse.
The ratio by the clock is printed and not held: it says something only where nothing else runs.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import resource
import sqlite3
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import portal
import ratios
from lxml import html

from extractor.engines import Engine
from extractor.ingest import ingest
from extractor.ingest.sources import Source
from extractor.ingest.work import outcomes
from extractor.store import COLUMNS, Outcome

Figures = dict[str, float]
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: processes whose parent has ended become this one's (Linux)
_SEARCH = "SELECT count(*) FROM targets_fts WHERE targets_fts MATCH 'ngan sach'"


@dataclass(slots=True)
class Watch:
    """What a reader meets, and what workers weigh, while an ingest runs."""

    database: Path
    searches: list[float] = field(default_factory=list)  # seconds of each
    found: int = 0
    weights: dict[int, float] = field(default_factory=dict)  # peak megabytes of each child process
    over: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    def __enter__(self) -> Watch:
        self.thread = threading.Thread(target=self._look)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.thread is not None:
            self.thread.join()

    def _look(self) -> None:
        while not self.over.wait(0.5):
            self.weights |= _weights(os.getpid())
            if not self.database.exists():
                continue
            began = time.monotonic()
            try:
                with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
                    self.found = connection.execute(_SEARCH).fetchone()[0]
            except sqlite3.OperationalError as error:
                if "no such table" not in str(error):  # the database is being made
                    raise
            self.searches.append(time.monotonic() - began)


def _weights(parent: int) -> dict[int, float]:
    """Peak resident megabytes of the processes below `parent`, as Linux tells them."""
    children: dict[int, list[int]] = {}
    peaks: dict[int, float] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:
            continue  # it has ended
        number = int(status.parent.name)
        children.setdefault(int(lines["PPid"]), []).append(number)
        peaks[number] = int(lines.get("VmHWM", "0 kB").split()[0]) / 1024
    below, waiting = {}, [parent]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            below[child] = peaks[child]
            waiting.append(child)
    return below


def processor() -> float:
    """Processor seconds of this process and of its children that have ended."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


class Ran(NamedTuple):
    """What an ingest took: processor seconds, those of the process that writes, seconds by the clock; pages stored."""

    seconds: float
    writer: float
    clock: float
    stored: int


def apart(places: list[str], database: Path, jobs: int) -> Ran:
    """Ingest in a process of its own."""
    before, began = processor(), time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            engine: Engine = "inline" if jobs == 1 else "processes"
            done = ingest(places, database, engine=engine, jobs=jobs)
            os.write(writing, f"{done.counts.stored} {time.process_time()}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        stored, _, writer = answer.read(60).partition(" ")
    with contextlib.suppress(ChildProcessError):
        while True:  # what the child has started and left, workers among it, is counted when it is waited for
            os.waitpid(-1, 0)
    return Ran(processor() - before, float(writer or 0), time.monotonic() - began, int(stored or 0))


def floors(folder: Path, sample: int) -> Figures:
    """Pages a second of lxml's parse, and of inserting the rows of the same pages into bare tables."""
    paths = sorted(folder.rglob("*.html"))[:sample]
    sources = [path.read_bytes() for path in paths]
    began = time.process_time()
    for source in sources:
        "".join(html.fromstring(source).itertext())
    parsed = time.process_time() - began
    rows = [outcome for path in paths for outcome in outcomes(Source(path, path.name))]
    began = time.process_time()
    _insert(rows, folder.parent / "floor.db")
    return {"lxml": len(paths) / parsed, "insert": len(paths) / (time.process_time() - began)}


def _insert(rows: list[Outcome], database: Path) -> None:
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for table, columns in COLUMNS.items():
            names = ", ".join(f'"{column.name}" {column.type}' for column in columns)
            connection.execute(f"CREATE TABLE {table} ({names})")
        for outcome in rows:
            made = outcome.document
            if made is None:
                continue
            lists = {"documents": [made.document], "blocks": made.blocks, "sections": made.sections}
            for table, values in (lists | {"targets": made.targets}).items():
                holes = ", ".join("?" * len(COLUMNS[table]))
                connection.executemany(f"INSERT INTO {table} VALUES ({holes})", values)
        connection.commit()


def measured(pages: int, folder: Path, growth: bool, rounds: int) -> tuple[Figures, Figures]:
    """Figures, and the ratios among them that are held."""
    portal.write(folder / "pages", 0, pages)
    outcomes(Source(next((folder / "pages").rglob("*.html")), "warm.html"))  # everything is loaded once
    found, watch = _in_turn(folder, pages, rounds)
    held = {
        "one core / lxml": found["one core"] / found["lxml"],
        "one core / insert": found["one core"] / found["insert"],
        "two cores, share that is work": found["two cores"] / found["one core"],
    }
    found |= {
        "two cores / one, by the clock": found["two cores, by the clock"] / found["one core, by the clock"],
        "worker, MB": max(watch.weights.values(), default=0.0),
        "slowest search meanwhile, s": max(watch.searches, default=0.0),
        "hits of the last search": watch.found,
    }
    found |= _archive(folder / "crawl", pages)
    if growth:
        held |= _growth(folder, pages)
    return found, held


def _in_turn(folder: Path, pages: int, rounds: int) -> tuple[Figures, Watch]:
    """The best of `rounds` of the floors, one core and two; and what was seen in the last round of two."""
    best: Figures = {}
    for _ in range(rounds):
        now = floors(folder / "pages", min(pages, 300))
        one = apart([str(folder / "pages")], _new(folder / "one.db"), 1)
        with Watch(_new(folder / "two.db")) as watch:
            two = apart([str(folder / "pages")], folder / "two.db", 2)
        if {one.stored, two.stored} != {pages}:
            raise RuntimeError(f"{one.stored} and {two.stored} of {pages} pages were stored")
        now |= {"one core": pages / one.seconds, "one core, by the clock": pages / one.clock}
        now |= {"two cores": pages / two.seconds, "two cores, by the clock": pages / two.clock}
        now["two cores, share of the writer"] = two.writer / two.seconds
        best = {name: max(figure, best.get(name, 0.0)) for name, figure in now.items()}
    return best, watch


def _new(database: Path) -> Path:
    """The database is not there."""
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()
    return database


def _archive(folder: Path, pages: int) -> Figures:
    """The same pages as one web archive with two workers."""
    archive = folder / "pages.warc.gz"
    folder.mkdir()
    portal.write(archive, 0, pages)
    with Watch(folder / "plans.db") as watch:
        packed = apart([str(archive)], folder / "plans.db", 2)
    others = [p.stat().st_size for p in folder.iterdir() if p != archive and not p.name.startswith("plans.db")]
    return {
        "archive": pages / packed.seconds,
        "archive, worker, MB": max(watch.weights.values(), default=0.0),
        "archive, pages stored": packed.stored,
        "archive, bytes unpacked to disk": max(others, default=0),
    }


def _growth(folder: Path, pages: int) -> Figures:
    speeds = {}
    for part in (100, 10, 1):
        size = max(1, pages // part)
        portal.write(folder / f"part{part}", 0, size)
        speeds[part] = size / apart([str(folder / f"part{part}")], folder / f"part{part}.db", 1).seconds
    return {"growth, 10x": speeds[10] / speeds[100], "growth, 100x": speeds[1] / speeds[100]}


def main() -> int:
    """Measure, print a table, write JSON, compare with the stored ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--update", action="store_true", help="store the ratios of this run")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as folder:
        found, held = measured(options.pages, Path(folder), options.growth, max(1, options.rounds))
    for name, figure in (found | held).items():
        print(f"{name:36} {figure:12.4g}")
    if options.json:
        report = {"pages": options.pages, "figures": found, "ratios": held}
        options.json.write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    if options.update:
        ratios.store("ingest", held)
    worse = ratios.fallen(held, ratios.stored("ingest"))
    print("\n".join(worse) or "no ratio is more than 15 % below its stored one")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
