"""What a run has in hand: items that are new go to the engine, outcomes to the database in batches."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.engines import Failure
from extractor.ingest.sources import Item, Packed, Record, Source
from extractor.model import Problem
from extractor.read import file_members
from extractor.store import Counts, Outcome, Seen, Store, document_id, extractor_version, page_key

ARCHIVES = (".zip", ".wacz", ".warc", ".gz")
_BATCH = 200  # outcomes written in one transaction, at most
_SECONDS = 2.0  # between two transactions, at most, while results come in


@dataclass(slots=True)
class Progress:
    """How far a run is; `total` is the number of files, and pages in archives met so far."""

    total: int = 0
    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)  # since the last report
    stopped: bool = False
    run_id: str = ""
    seconds: float = 0.0


class Feed:
    """Gives the engine what is new, and keeps what is known, said or done until it is written."""

    def __init__(
        self,
        found: list[Source | Problem],
        store: Store,
        progress: Progress,
        report: Callable[[Progress], None],
        *,
        by_name: bool = False,
    ) -> None:
        self._by_name = by_name  # pages of web archives go out as places in them, not as bytes
        self._report = report
        self._found = found
        self._store = store
        self._progress = progress
        self._version = extractor_version()
        self._outcomes: list[Outcome] = []
        self._started = self._flushed = time.monotonic()
        self._names: deque[str] = deque()  # of the items that the engine has

    def items(self) -> Iterator[Item]:
        """What the engine has to work on, in order."""
        for item in self._found:
            if isinstance(item, Problem):
                self.add([Outcome(item.name, problems=(item,))])
            elif item.path.suffix.lower() in ARCHIVES:
                yield from self._members(item)
            else:
                digest = _sha256(item.path)
                if not self._is_stored(item.name, item.url, item.fetched, digest):
                    self._names.append(item.name)
                    yield dataclasses.replace(item, sha256=digest)

    def _members(self, item: Source) -> Iterator[Packed | Record]:
        self._progress.total -= 1
        for found in file_members(item.path, item.name):
            self._progress.total += 1
            if isinstance(found, Problem):
                self.add([Outcome(found.name, problems=(found,))])
                continue
            origin = found.origin
            if not self._is_stored(origin.name, origin.url, origin.fetched, found.sha256):
                self._names.append(origin.name)
                packed = Packed(item, found)
                yield packed.named() if self._by_name else packed

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
