"""Writing documents: all of one or nothing of it, and nothing at all where nothing is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from extractor.model import Problem
from extractor.store.index import INSERT_SQL, remove
from extractor.store.rows import DocumentRows, Row, Seen
from extractor.store.tables import BLOCKS, DOCUMENTS, SECTIONS, TARGETS

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one page: its rows; or `seen`, where it is stored already; or problems alone."""

    name: str
    document: DocumentRows | None = None
    seen: Seen | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Counts:
    """How many of what a run has met and stored."""

    pages: int = 0
    stored: int = 0
    unchanged: int = 0
    targets: int = 0
    problems: int = 0

    def row(self) -> tuple[int, int, int, int, int]:
        """The counts in the order of the columns of `runs`."""
        return (self.pages, self.stored, self.unchanged, self.targets, self.problems)

    def __iadd__(self, other: Counts) -> Counts:
        self.pages += other.pages
        self.stored += other.stored
        self.unchanged += other.unchanged
        self.targets += other.targets
        self.problems += other.problems
        return self


def _insert(table: str, columns: Iterable[str], verb: str = "INSERT") -> str:
    names = tuple(columns)
    listed = ", ".join(f'"{name}"' for name in names)
    return f'{verb} INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(names))})'


_HEAD: Final = ("id", "page_key", "version", "current", "extractor_version", "run_id")
_SEARCHED: Final = ("search_id", "current")
# The columns of each list of `DocumentRows`, in order.
COLUMNS: Final = {
    "documents": tuple(column for column in DOCUMENTS.columns if column.name not in _HEAD),
    "blocks": BLOCKS.columns,
    "sections": SECTIONS.columns,
    "targets": tuple(column for column in TARGETS.columns if column.name not in _SEARCHED),
}
_DOCUMENT_SQL: Final = _insert("documents", (*_HEAD, *(c.name for c in COLUMNS["documents"])))
_BLOCK_SQL: Final = _insert("blocks", (c.name for c in COLUMNS["blocks"]))
_SECTION_SQL: Final = _insert("sections", (c.name for c in COLUMNS["sections"]))
_TARGET_SQL: Final = _insert("targets", (*_SEARCHED, *(c.name for c in COLUMNS["targets"])))
_RUN_SQL: Final = (
    "UPDATE runs SET pages = pages + ?, stored = stored + ?, unchanged = unchanged + ?,"
    " targets_count = targets_count + ?, problems_count = problems_count + ? WHERE id = ?"
)
_PROBLEM_SQL: Final = _insert(
    "problems",
    ("id", "run_id", "name", "stage", "code", "reason", "remedy"),
    "INSERT OR IGNORE",
)


@dataclass(slots=True)
class _Batch:
    """Rows gathered for one transaction, table by table."""

    documents: list[Row] = field(default_factory=list)
    blocks: list[Row] = field(default_factory=list)
    sections: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    search: list[Row] = field(default_factory=list)


class Writer:
    """Writes outcomes into `db`, whose writer lock the caller holds.

    It keeps what it has to know of the stored documents in memory, about 500 bytes a document.
    """

    def __init__(self, db: Database, run_id: str) -> None:
        self._db = db
        self._run = run_id
        self._known: dict[str, Seen] = {}
        self._current: dict[str, str] = {}  # page key -> id of the version that counts
        self._versions: dict[str, int] = {}  # page key -> highest version
        self._search_id = 0
        self._troubled: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Read from the database what is there; needed again after a transaction that failed."""
        self._known.clear()
        self._current.clear()
        self._versions.clear()
        rows = self._db.execute("SELECT current, version, id, page_key, url, fetched, extractor_version FROM documents")
        for current, version, *seen in rows:
            document = Seen(*seen)
            self._known[document.id] = document
            self._versions[document.page_key] = max(version, self._versions.get(document.page_key, 0))
            if current:
                self._current[document.page_key] = document.id
        newest = self._db.execute("SELECT max(search_id) FROM targets").fetchone()[0]
        self._search_id = newest or 0
        self._troubled = {row[0] for row in self._db.execute("SELECT DISTINCT name FROM problems")}

    def is_stored(self, seen: Seen) -> bool:
        """Whether writing this would change nothing.

        It would, where the extractor is another one, where a page that had no URL now has one, and
        where a page has gone back to an earlier content: fetched later than the version that
        counts.
        """
        stored = self._known.get(seen.id)
        if stored is None or stored.extractor_version != seen.extractor_version:
            return False
        if stored.page_key != seen.page_key:
            return stored.url is not None or seen.url is None
        return not self._is_restored(stored, seen)

    def _is_restored(self, stored: Seen, seen: Seen) -> bool:
        current = self._known[self._current.get(stored.page_key, stored.id)]
        return current.id != seen.id and (seen.fetched or "") > (current.fetched or "9")

    def write(self, outcomes: Sequence[Outcome]) -> Counts:
        """Write `outcomes` in one transaction and say what was done.

        Raises:
            sqlite3.Error: nothing of `outcomes` was written.
        """
        counts = Counts()
        batch = _Batch()
        try:
            with self._db.atomic():
                # A first statement that writes waits its turn; one that reads could be overtaken.
                self._db.execute(_RUN_SQL, (0, 0, 0, 0, 0, self._run))
                for outcome in outcomes:
                    self._outcome(outcome, batch, counts)
                self._flush(batch)
                self._db.execute(_RUN_SQL, (*counts.row(), self._run))
        except BaseException:
            self.refresh()
            raise
        return counts

    def _outcome(self, outcome: Outcome, batch: _Batch, counts: Counts) -> None:
        counts.pages += 1
        rows, problems = outcome.document, outcome.problems
        seen = outcome.seen if rows is None else rows.seen()
        if seen is not None and self.is_stored(seen):
            counts.unchanged += 1
            if self._known[seen.id].page_key != seen.page_key:
                problems = (*problems, _duplicate(outcome.name, self._known[seen.id]))
        elif rows is not None:
            self._document(rows, batch)
            counts.stored += 1
            counts.targets += len(rows.targets)
        counts.problems += len(problems)
        if rows is not None or problems:
            self._problems(outcome.name, problems)

    def _document(self, rows: DocumentRows, batch: _Batch) -> None:
        seen, stored = rows.seen(), self._known.get(rows.id)
        key, version, current = rows.page_key, None, True
        if stored is not None:
            removed, was_current = self._remove(stored, batch)
            if stored.page_key == key and not self._is_restored(stored, seen):
                version, current = removed, was_current
        if version is None:
            self._retire(key, batch)
            version = self._versions.get(key, 0) + 1
        self._versions[key] = max(version, self._versions.get(key, 0))
        self._known[rows.id] = seen
        if current:
            self._current[key] = rows.id
        head = (rows.id, key, version, int(current), rows.extractor_version, self._run)
        batch.documents.append((*head, *rows.document))
        batch.blocks += rows.blocks
        batch.sections += rows.sections
        for target, texts in zip(rows.targets, rows.search, strict=True):
            self._search_id += 1
            batch.targets.append((self._search_id, int(current), *target))
            if current:
                batch.search.append((self._search_id, *texts))

    def _retire(self, key: str, batch: _Batch) -> None:
        """Take the version of a page that counted until now out of what is current and searched."""
        identifier = self._current.pop(key, None)
        if identifier is None:
            return
        self._flush(batch)
        remove(self._db, identifier)
        for table, column in (("targets", "document_id"), ("documents", "id")):
            self._db.execute(f'UPDATE "{table}" SET current = 0 WHERE "{column}" = ?', (identifier,))

    def _remove(self, stored: Seen, batch: _Batch) -> tuple[int, bool]:
        """Take a document out to write it anew; returns its version and whether it was current."""
        self._flush(batch)
        query = "SELECT version, current FROM documents WHERE id = ?"
        version, current = self._db.execute(query, (stored.id,)).fetchone()
        remove(self._db, stored.id)
        for table in ("targets", "sections", "blocks"):
            self._db.execute(f'DELETE FROM "{table}" WHERE document_id = ?', (stored.id,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (stored.id,))
        if current and stored.page_key in self._current:
            del self._current[stored.page_key]
        return version, bool(current)

    def _problems(self, name: str, problems: tuple[Problem, ...]) -> None:
        """What there is to say about `name` now, in place of what was said before."""
        rows = [(_problem_id(p), self._run, p.name, p.stage, p.code, p.reason, p.remedy) for p in problems]
        if name in self._troubled:
            marks = ", ".join("?" * len(rows))
            self._db.execute(
                f"DELETE FROM problems WHERE name = ? AND id NOT IN ({marks})",
                (name, *(row[0] for row in rows)),
            )
            self._troubled.discard(name)
        if rows:
            self._db.conn.executemany(_PROBLEM_SQL, rows)
            self._troubled.update(problem.name for problem in problems)

    def _flush(self, batch: _Batch) -> None:
        connection = self._db.conn
        connection.executemany(_DOCUMENT_SQL, batch.documents)
        connection.executemany(_BLOCK_SQL, batch.blocks)
        connection.executemany(_SECTION_SQL, batch.sections)
        connection.executemany(_TARGET_SQL, batch.targets)
        connection.executemany(INSERT_SQL, batch.search)
        for rows in (batch.documents, batch.blocks, batch.sections, batch.targets, batch.search):
            rows.clear()


def _problem_id(problem: Problem) -> str:
    text = "\x1f".join((problem.name, problem.stage, problem.code, problem.reason))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _duplicate(name: str, stored: Seen) -> Problem:
    return Problem(
        name=name,
        stage="store",
        code="duplicate",
        reason=f"The page has the same bytes as {stored.page_key}.",
        remedy="Nothing needs to be done; it is stored once.",
    )
