"""One function over many items: in this process, in a pool of processes, or on Dask.

All give the results in the order of the items, whatever the number of workers, and a `Failure` in
the place of an item that could not be done: one that raised, one that took too long, one whose
worker died. No item is lost and none costs another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

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


def run(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    *,
    engine: Engine = "auto",
    jobs: int | None = None,
    limits: Limits | None = None,
    scheduler: str | None = None,
) -> Iterator[Result | Failure]:
    """`work(item)` for each item, in order; only so many items are taken ahead of the results.

    `work`, items and results must be picklable for every engine but "inline". "auto" is "inline"
    for one job and "processes" for more. `scheduler` is the address of a Dask cluster; without it
    one is started on this machine.

    Raises:
        ValueError: an unknown engine.
        ModuleNotFoundError: "dask" without the extra `chitieu[dask]`.
    """
    jobs = jobs or available()
    limits = limits or Limits()
    if engine == "auto":
        engine = "inline" if jobs == 1 else "processes"
    if engine == "inline":
        from extractor.engines import inline

        return inline.run(items, work, limits)
    if engine == "processes":
        from extractor.engines import processes

        return processes.run(items, work, jobs, limits)
    if engine == "dask":
        from extractor.engines import cluster

        return cluster.run(items, work, jobs, limits, scheduler)
    raise ValueError(f"engine {engine!r} is not one of auto, inline, processes, dask")


def available() -> int:
    """Number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
