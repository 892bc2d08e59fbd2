"""The database as a whole: opening it, one writer at a time, runs, and batches."""

from __future__ import annotations

import datetime
import functools
import hashlib
import sqlite3
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import extractor
from extractor.model import Problem
from extractor.store.errors import StoreError, StoreForeignError, clear_errors
from extractor.store.index import refresh_index
from extractor.store.lock import WriterLock
from extractor.store.references import fill_references
from extractor.store.rows import Seen
from extractor.store.write import Counts, Outcome, Writer

if TYPE_CHECKING:
    from sqlite_utils import Database

# Readers see the last commit while a writer is at work; a crash of the process loses at most the batch in hand.
# Rows of one page lie all over a large file: a log of up to 130 MB is copied into it seldom, each place once.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 32000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 10000",
)
# What decides how a page is read; commands and the site do not.
_NOT_FINGERPRINTED = frozenset({"cli", "engines", "ingest", "publish", "patterns"})


class Store:
    """A database that this process alone may write to, as a context manager.

    Raises:
        StoreBusyError: another process is writing to it.
        StoreForeignError: the file is not chitieu's, or a newer release's.
        StoreError: it cannot be opened or written; the message says why.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._lock = WriterLock(self.path)
        self._db: Database | None = None
        self._writer: Writer | None = None
        self._changed = False
        self.run_id = ""

    def __enter__(self) -> Store:
        with clear_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            try:
                self._db = self._open()
            except BaseException:
                self._lock.release()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._db is not None:
                self._db.close()
        finally:
            self._db = self._writer = None
            self._lock.release()

    @property
    def db(self) -> Database:
        """The open database."""
        if self._db is None:
            raise StoreError(f"{self.path}: not open; use the store in a `with` block.")
        return self._db

    @property
    def writer(self) -> Writer:
        """The writer of the run that was started."""
        if self._writer is None:
            raise StoreError(f"{self.path}: no run was started; call start() first.")
        return self._writer

    def start(self, engine: str = "inline", jobs: int = 1) -> str:
        """Begin a run and return its id; runs that never ended are marked as interrupted."""
        self.run_id = new_run_id()
        row = {
            "id": self.run_id,
            "started": _now(),
            "finished": None,
            "status": "running",
            "extractor_version": extractor_version(),
            "engine": engine,
            "jobs": jobs,
        } | dict.fromkeys(("pages", "stored", "unchanged", "targets_count", "problems_count"), 0)
        with clear_errors(self.path):
            with self.db.atomic():
                self.db.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")
                self.db.table("runs").insert(row)
            self._writer = Writer(self.db, self.run_id)
        return self.run_id

    def write(self, outcomes: Sequence[Outcome]) -> Counts:
        """Write `outcomes`; a page that the database refuses becomes a problem.

        Raises:
            StoreError: the database as a whole cannot be written.
        """
        with clear_errors(self.path):
            try:
                counts = self.writer.write(outcomes)
                self._changed = self._changed or counts.stored > 0
                return counts
            except sqlite3.IntegrityError as error:
                if len(outcomes) == 1:
                    return self.writer.write([_refused(outcomes[0], error)])
        counts = Counts()
        for outcome in outcomes:
            counts += self.write([outcome])
        return counts

    def is_stored(self, seen: Seen) -> bool:
        """Whether writing this would change nothing."""
        return self.writer.is_stored(seen)

    def finish(self, status: str = "done") -> None:
        """End the run, and leave the file small and its statistics fresh."""
        with clear_errors(self.path):
            with self.db.atomic():
                self.db.table("runs").update(self.run_id, {"finished": _now(), "status": status})
            if self._changed:
                self.db.execute("PRAGMA analysis_limit = 1000")
                self.db.execute("ANALYZE")
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _open(self) -> Database:
        from sqlite_utils import Database  # it loads numpy where that is installed; who only reads pages needs neither

        from extractor.store.migrations import migrate

        db = Database(self.path)
        try:
            for pragma in _PRAGMAS:
                db.execute(pragma)
            migrate(db)
            fill_references(db)
            refresh_index(db)
        except StoreForeignError as error:
            db.close()
            raise StoreForeignError(f"{self.path}: {error}") from error
        except BaseException:
            db.close()
            raise
        return db


def new_run_id() -> str:
    """The time in UTC as an id that sorts by time and needs no escaping in an address."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S-%f")


@functools.cache
def extractor_version() -> str:
    """Release, and eight hex digits that change with any rule or line of code that reads a page."""
    digest = hashlib.sha256()
    for file in _files(resources.files("extractor")):
        digest.update(file.read_bytes())
    for file in _files(resources.files("extractor.patterns")):
        digest.update(file.read_bytes())
    return f"{extractor.__version__}+{digest.hexdigest()[:8]}"


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name in _NOT_FINGERPRINTED:
            continue
        if item.is_dir():
            found += _files(item)
        elif item.name.endswith((".py", ".toml", ".csv")):
            found.append(item)
    return found


def _refused(outcome: Outcome, error: sqlite3.Error) -> Outcome:
    problem = Problem(
        name=outcome.name,
        stage="store",
        code="refused",
        reason=f"The database refused what was read from the page: {error}.",
        remedy="Report it with the page; the other pages are not touched.",
    )
    return Outcome(outcome.name, problems=(*outcome.problems, problem))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
