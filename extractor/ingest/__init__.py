"""Pages into the database: files found, worked on by an engine, written in batches.

Nothing is done twice: a page whose bytes are stored, as read by this very extractor, is passed
over. So a run that was stopped or killed is gone on with by giving the same command again.
"""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.engines import Engine, Failure, Limits, available, run
from extractor.ingest.sources import Source, sources
from extractor.model import Page, Problem
from extractor.store import Counts, Outcome, Seen, Store, document_id, extractor_version, page_key

_BATCH = 200  # outcomes written in one transaction, at most
_SECONDS = 1.0  # between two transactions, at most, while results come in
_ARCHIVES = (".zip", ".wacz", ".warc", ".gz")

Work = Callable[[Source | Page], list[Outcome]]


@dataclass(slots=True)
class Progress:
    """How far a run is; `total` is the number of files, and pages in archives met so far."""

    total: int = 0
    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)  # since the last report
    stopped: bool = False
    run_id: str = ""
    seconds: float = 0.0


def ingest(
    places: Iterable[str],
    database: Path,
    *,
    engine: Engine = "auto",
    jobs: int | None = None,
    limits: Limits | None = None,
    scheduler: str | None = None,
    report: Callable[[Progress], None] = lambda _: None,
    work: Work | None = None,
) -> Progress:
    """Read what `places` name into `database`; `report` is called after every batch.

    Ctrl-C writes what is done and returns with `stopped` set.

    Raises:
        StoreError: the database cannot be used.
    """
    found = list(sources(places))
    files = sum(isinstance(item, Source) for item in found)
    jobs = min(jobs or available(), max(1, files)) if files < 2 else jobs or available()
    if engine == "auto":
        engine = _chosen(found, jobs)
    started = time.monotonic()
    with Store(database) as store:
        progress = Progress(total=len(found), run_id=store.start(engine, jobs))
        feed = _Feed(found, store, progress, report)
        results = run(
            feed.items(),
            work or _work(),
            engine=engine,
            jobs=jobs,
            limits=limits,
            scheduler=scheduler,
        )
        try:
            for result in results:
                feed.take(result)
        except KeyboardInterrupt:
            progress.stopped = True
        finally:
            close = getattr(results, "close", None)
            if close is not None:
                close()
        feed.flush()
        progress.seconds = time.monotonic() - started
        store.finish("stopped" if progress.stopped else "done")
    report(progress)
    return progress


def _chosen(found: list[Source | Problem], jobs: int) -> Engine:
    """Starting workers takes a second or two, which few small files do not pay back."""
    small = all(isinstance(item, Problem) or item.path.suffix.lower() not in _ARCHIVES for item in found)
    return "inline" if jobs == 1 or (small and len(found) <= 40) else "processes"


def _work() -> Work:
    from extractor.ingest.work import outcomes  # loads every stage

    return outcomes


class _Feed:
    """Gives the engine what is new, and keeps what is known, said or done until it is written."""

    def __init__(
        self,
        found: list[Source | Problem],
        store: Store,
        progress: Progress,
        report: Callable[[Progress], None],
    ) -> None:
        self._report = report
        self._found = found
        self._store = store
        self._progress = progress
        self._version = extractor_version()
        self._outcomes: list[Outcome] = []
        self._started = self._flushed = time.monotonic()
        self._names: deque[str] = deque()  # of the items that the engine has

    def items(self) -> Iterator[Source | Page]:
        """What the engine has to work on, in order."""
        for item in self._found:
            if isinstance(item, Problem):
                self.add([Outcome(item.name, problems=(item,))])
            elif item.path.suffix.lower() in _ARCHIVES:
                yield from self._members(item)
            elif not self._is_stored(item.name, item.url, item.fetched, _sha256(item.path)):
                self._names.append(item.name)
                yield item

    def _members(self, item: Source) -> Iterator[Page]:
        from extractor.read import pages

        self._progress.total -= 1
        for found in pages(item.path, name=item.name):
            self._progress.total += 1
            if isinstance(found, Problem):
                self.add([Outcome(found.name, problems=(found,))])
            elif not self._is_stored(found.name, found.url, found.fetched, found.sha256):
                self._names.append(found.name)
                yield found

    def _is_stored(self, name: str, url: str | None, fetched: str | None, sha256: str | None) -> bool:
        if sha256 is None:
            return False
        seen = Seen(document_id(sha256), page_key(name, url), url, fetched, self._version)
        if not self._store.is_stored(seen):
            return False
        self.add([Outcome(name, seen=seen)])
        return True

    def take(self, result: list[Outcome] | Failure) -> None:
        """What the engine gives for the item that it was given first of those it still has."""
        name = self._names.popleft()
        self.add([_failed(name, result)] if isinstance(result, Failure) else result)

    def add(self, outcomes: list[Outcome]) -> None:
        """Keep `outcomes` of one file until enough have come together to be written."""
        self._outcomes += outcomes
        self._progress.total += max(0, len(outcomes) - 1)
        late = time.monotonic() - self._flushed > _SECONDS
        if late or len(self._outcomes) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what was kept, and report."""
        outcomes, self._outcomes = self._outcomes, []
        if outcomes:
            self._progress.counts += self._store.write(outcomes)
            self._progress.problems += [p for outcome in outcomes for p in outcome.problems]
            self._progress.seconds = time.monotonic() - self._started
            self._report(self._progress)
            self._progress.problems.clear()
        self._flushed = time.monotonic()


def _failed(name: str, failure: Failure) -> Outcome:
    problem = Problem(
        name=name,
        stage="flow",
        code=failure.code,
        reason=failure.reason,
        remedy="Report it with the page; the other pages are not touched.",
    )
    return Outcome(name, problems=(problem,))


def _sha256(path: Path) -> str | None:
    """SHA-256 of a file; None where it cannot be read, which the reader then explains."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
