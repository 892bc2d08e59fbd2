"""Pages into the database: files found, worked on by an engine, written in batches.

Nothing is done twice: a page whose bytes are stored, as read by this very extractor, is passed
over. So a run that was stopped or killed is gone on with by giving the same command again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.engines import Engine, Failure, Limits, available, prepare, run
from extractor.ingest.feed import ARCHIVES, Feed, Progress
from extractor.ingest.sources import Item, Source, sources
from extractor.model import Problem
from extractor.store import Outcome, Store, extractor_version

if TYPE_CHECKING:
    from extractor.ingest.parts import Parts

__all__ = ["Progress", "ingest"]
Work = Callable[[Item], list[Outcome]]


def ingest(
    places: Iterable[str],
    database: Path,
    *,
    engine: Engine = "auto",
    jobs: int | None = None,
    limits: Limits | None = None,
    scheduler: str | None = None,
    parts: Path | None = None,
    report: Callable[[Progress], None] = lambda _: None,
    work: Work | None = None,
) -> Progress:
    """Read what `places` name into `database`; `report` is called after every batch.

    Ctrl-C writes what is done and returns with `stopped` set. On Dask the workers leave their
    results in the folder `parts` (beside the database, if it is left out), which all must see.

    Raises:
        StoreError: the database cannot be used.
        ShelfError: `parts` cannot be used.
    """
    found = list(sources(places))
    jobs = jobs or available()
    if engine == "auto":
        engine, jobs = _chosen(found, jobs)
    started = time.monotonic()
    work = work or _work()
    prepare(engine, work)
    shelf = _parts(parts, database) if engine == "dask" else None
    with Store(database) as store:
        progress = Progress(total=len(found), run_id=store.start(engine, jobs))
        feed = Feed(found, store, progress, report, by_name=shelf is not None)
        results = run(
            feed.items(),
            work,
            engine=engine,
            jobs=jobs,
            limits=limits,
            scheduler=scheduler,
            shelf=shelf,
        )
        progress.stopped = _is_stopped(results, feed)
        progress.seconds = time.monotonic() - started
        store.finish("stopped" if progress.stopped else "done")
        if shelf is not None and not progress.stopped:
            shelf.clear()
    report(progress)
    return progress


def _is_stopped(results: Iterator[list[Outcome] | Failure], feed: Feed) -> bool:
    """Take and write all results; True where Ctrl-C came first."""
    stopped = False
    try:
        for result in results:
            feed.take(result)
    except KeyboardInterrupt:
        stopped = True
    finally:
        close = getattr(results, "close", None)
        if close is not None:
            close()
    feed.flush()
    return stopped


def _chosen(found: list[Source | Problem], jobs: int) -> tuple[Engine, int]:
    """Starting workers takes a second or two, which few small files do not pay back."""
    archives = any(isinstance(item, Source) and item.path.suffix.lower() in ARCHIVES for item in found)
    alone = jobs == 1 or (len(found) <= 40 and not archives)
    return ("inline", 1) if alone else ("processes", jobs)


def _work() -> Work:
    from extractor.ingest.work import outcomes  # loads every stage

    return outcomes


def _parts(folder: Path | None, database: Path) -> Parts:
    from extractor.ingest.parts import Parts

    return Parts(folder or database.with_name(f"{database.name}.parts"), extractor_version())
