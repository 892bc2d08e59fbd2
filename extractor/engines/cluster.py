"""The Dask engine: a cluster that the user has, or one on this machine (extra `chitieu[dask]`).

Dask cannot tell which of a lost worker's tasks was at fault, and has no time limit. So a task ends
its own worker when its time is up, and an item that Dask gives up, or for which no worker is left,
is tried in a process of this machine, where blame is exact: the results are those of the other
engines. The time limit needs workers with one thread each.

With a shelf, a task is a shard of items, whose results the worker puts there; only its name comes back. What a run
finds on the shelf is not worked on again.
"""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from extractor.engines import Failure, Limits, Shelf, processes
from extractor.engines.attempt import attempt

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 16  # items per core in the cluster's hands
_SHARDS = 4  # the same for shards on a shelf
_LARGEST = 128  # items of a shard
_GRACE = 2.0  # seconds beyond the limit before a task ends its worker
_PATIENCE = 20.0  # seconds between looks for workers; a cluster without any at two looks has lost them


def run(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    jobs: int,
    limits: Limits,
    scheduler: str | None,
    shelf: Shelf | None = None,
) -> Iterator[Result | Failure]:
    """`work(item)` for each item on the cluster at `scheduler`, or on one of `jobs` processes."""
    with _client(jobs, limits, scheduler) as client:
        window = max(1, sum(client.ncores().values())) * (_AHEAD if shelf is None else _SHARDS)
        pending: deque[tuple[list[Item], str, Any]] = deque()
        for shard in _shards(items, shelf):
            key = "" if shelf is None else shelf.key(shard)
            future = None
            if shelf is None or not shelf.has(key):
                # A task that is not pure gets a key of its own, so equal items are all done.
                future = client.submit(_worked, work, shard, limits.seconds, shelf, key, pure=False)
            pending.append((shard, key, future))
            if len(pending) >= window:
                yield from _taken(client, *pending.popleft(), work, limits, shelf)
        while pending:
            yield from _taken(client, *pending.popleft(), work, limits, shelf)


def _shards(items: Iterable[Item], shelf: Shelf | None) -> Iterator[list[Item]]:
    shard: list[Item] = []
    for item in items:
        shard.append(item)
        if shelf is None or shelf.ends(item) or len(shard) >= _LARGEST:
            yield shard
            shard = []
    if shard:
        yield shard


def _worked(
    work: Callable[[Item], Result], shard: list[Item], seconds: float, shelf: Shelf | None, key: str
) -> list[Result | Failure] | None:
    """In a worker: the results of a shard; None where they were put on the shelf."""
    results = [_guarded(work, item, seconds) for item in shard]
    if shelf is None:
        return results
    shelf.put(key, results)
    return None


def _taken(
    client: Any,
    shard: list[Item],
    key: str,
    future: Any,
    work: Callable[[Item], Result],
    limits: Limits,
    shelf: Shelf | None,
) -> Iterator[Result | Failure]:
    results: Sequence[Result | Failure] | None = None
    if future is not None:
        try:
            results = _result(client, future)
        except (import_module("distributed").KilledWorker, _NoWorkersError):
            results = list(processes.run(shard, work, 1, limits))
            if shelf is not None:
                shelf.put(key, results)  # so that a later run finds this shard too
    if results is None and shelf is not None:
        results = shelf.take(key)
    yield from results or ()


class _NoWorkersError(Exception):
    """All workers of a cluster are gone, and none comes back."""


def _result(client: Any, future: Any) -> Any:
    """The result of a task. Without this watch a run would wait for ever for a cluster whose workers do not restart."""
    alone = False
    while True:
        try:
            return future.result(timeout=_PATIENCE)
        except TimeoutError:
            gone = not client.scheduler_info()["workers"]
            if gone and alone:
                raise _NoWorkersError from None
            alone = gone


def _guarded(work: Callable[[Item], Result], item: Item, seconds: float) -> Result | Failure:
    # This watch runs outside Python, so it also ends a worker that is held up in a call into C.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            return attempt(work, item, seconds)
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _client(jobs: int, limits: Limits, scheduler: str | None) -> Iterator[Any]:
    try:
        dask: Any = import_module("dask")  # half typed, so taken as untyped
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            'The Dask engine needs an extra: pip install "chitieu[dask]".', name=error.name
        ) from error
    if scheduler is not None:
        with distributed.Client(scheduler) as client:
            yield client
        return
    settings = {
        "distributed.scheduler.allowed-failures": limits.attempts - 1,
        "distributed.comm.timeouts.connect": "30s",
    }
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client
