"""The Dask engine: a cluster that the user has, or one on this machine (extra `chitieu[dask]`).

Dask cannot tell which of a lost worker's tasks was at fault, and has no time limit. So a task ends
its own worker when its time is up, and an item that Dask gives up is tried in a process of this
machine, where blame is exact: the results are those of the other engines. The time limit needs workers with
one thread each.
"""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from extractor.engines import Failure, Limits, processes
from extractor.engines.attempt import attempt

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 16  # items per core in the cluster's hands
_GRACE = 2.0  # seconds beyond the limit before a task ends its worker


def run(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    jobs: int,
    limits: Limits,
    scheduler: str | None,
) -> Iterator[Result | Failure]:
    """`work(item)` for each item on the cluster at `scheduler`, or on one of `jobs` processes."""
    with _client(jobs, limits, scheduler) as client:
        window = _AHEAD * max(1, sum(client.ncores().values()))
        pending: deque[tuple[Item, Any]] = deque()
        for item in items:
            # A task that is not pure gets a key of its own, so equal items are all done.
            future = client.submit(_guarded, work, item, limits.seconds, pure=False)
            pending.append((item, future))
            if len(pending) >= window:
                yield _result(*pending.popleft(), work, limits)
        while pending:
            yield _result(*pending.popleft(), work, limits)


def _guarded(work: Callable[[Item], Result], item: Item, seconds: float) -> Result | Failure:
    # This watch runs outside Python, so it also ends a worker that is held up in a call into C.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            return attempt(work, item, seconds)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _result(item: Item, future: Any, work: Callable[[Item], Result], limits: Limits) -> Result | Failure:
    killed = import_module("distributed").KilledWorker
    try:
        answer: Result | Failure = future.result()
    except killed:
        return next(processes.run([item], work, 1, limits))
    return answer


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
            dashboard_address=None,
            silence_logs="CRITICAL",
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client
