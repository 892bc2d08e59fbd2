"""One function over many items: in this process, in a pool of processes, or on Dask.

All give the results in the order of the items, whatever the number of workers, and a `Failure` in
the place of an item that could not be done: one that raised, one that took too long, one whose
worker died. No item is lost and none costs another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from extractor.engines.garbage import seldom_collected

Item = TypeVar("Item")
Result = TypeVar("Result")
Engine = Literal["auto", "inline", "processes", "dask"]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an item has no result."""

    code: Literal["error", "timeout", "worker-died"]
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost."""

    seconds: float = 120.0
    attempts: int = 2  # tries of an item whose worker died; its own errors are final
    memory: int | None = None  # bytes of address space of a worker process


class ShelfError(Exception):
    """What workers put on a shelf does not reach this process; the message names the file and the remedy."""


class Shelf(Protocol):
    """Where the results of a shard of items wait, written by a worker and taken by the process that runs it all."""

    def ends(self, item: Any) -> bool:
        """Whether a shard ends with this item."""
        ...

    def key(self, items: Sequence[Any]) -> str:
        """Name of the results of these items, the same in every run."""
        ...

    def has(self, key: str) -> bool:
        """Whether results of that name are there."""
        ...

    def put(self, key: str, results: Sequence[Any]) -> None:
        """Keep results: all of them or, where that is broken off, none."""
        ...

    def take(self, key: str) -> Sequence[Any]:
        """The results as they were put."""
        ...


def run(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    *,
    engine: Engine = "auto",
    jobs: int | None = None,
    limits: Limits | None = None,
    scheduler: str | None = None,
    shelf: Shelf | None = None,
) -> Iterator[Result | Failure]:
    """`work(item)` for each item, in order; only so many items are taken ahead of the results.

    `work`, items and results must be picklable for every engine but "inline". "auto" is "inline"
    for one job and "processes" for more. `scheduler` is the address of a Dask cluster; without it
    one is started on this machine. With a `shelf`, Dask works on shards of items and keeps
    their results there; without it, and in the other engines, they come back one by one.

    Raises:
        ShelfError: the shelf cannot be written or read.
        ValueError: an unknown engine.
        ModuleNotFoundError: "dask" without the extra `chitieu[dask]`.
    """
    jobs = jobs or available()
    if engine == "auto":
        engine = "inline" if jobs == 1 else "processes"
    return _seldom_collected(_results(items, work, engine, jobs, limits or Limits(), scheduler, shelf))


def _seldom_collected(results: Iterator[Result]) -> Iterator[Result]:
    with seldom_collected():
        yield from results


def _results(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    engine: Engine,
    jobs: int,
    limits: Limits,
    scheduler: str | None,
    shelf: Shelf | None,
) -> Iterator[Result | Failure]:
    if engine == "inline":
        from extractor.engines import inline

        return inline.run(items, work, limits)
    if engine == "processes":
        from extractor.engines import processes

        return processes.run(items, work, jobs, limits)
    if engine == "dask":
        from extractor.engines import cluster

        return cluster.run(items, work, jobs, limits, scheduler, shelf)
    raise ValueError(f"engine {engine!r} is not one of auto, inline, processes, dask")


def prepare(engine: Engine, work: Callable[[Any], Any]) -> None:
    """Have what worker processes need loaded, while this process does something else before it calls `run`."""
    if engine == "processes":
        from extractor.engines import processes

        processes.prepare(work)


def available() -> int:
    """Number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
