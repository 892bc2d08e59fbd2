"""A pool of processes that knows which item each of them has in hand.

So when one dies or takes too long, that item alone is blamed; what waited behind it goes to another
worker. (`concurrent.futures` gives up the whole pool instead.)
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import connection, forkserver
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

from extractor.engines import Failure, Limits
from extractor.engines.worker import IDLE, serve

Item = TypeVar("Item")
Result = TypeVar("Result")

_DEPTH = 48  # items a worker holds, so that it need not wait while this process writes
_AHEAD = 64  # items per worker taken before the result that is due next
_STARTS = 10  # deaths per worker, with no item done by any, before the pool gives up
_GRACE = 2.0  # seconds beyond the limit before a worker that does not answer is ended


def run(items: Iterable[Item], work: Callable[[Item], Result], jobs: int, limits: Limits) -> Iterator[Result | Failure]:
    """`work(item)` for each item in `jobs` processes, which end with the iterator."""
    pool = _Pool(work, jobs, limits)
    try:
        yield from pool.results(iter(items))
    finally:
        pool.close()


def prepare(work: Callable[..., object]) -> None:
    """Start the server that workers are forked from; it loads `work` meanwhile, and ends with this process."""
    if _context(work).get_start_method() == "forkserver":
        forkserver.ensure_running()


class _Worker(Generic[Item, Result]):
    """One process, the pipe to it, and what it has been given and not yet answered."""

    def __init__(self, context: BaseContext, work: Callable[[Item], Result], limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.clock = context.RawArray("d", [IDLE, 0.0])
        self.held: dict[int, Item] = {}
        self.process = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, self.clock, work, limits), daemon=True
        )
        self.process.start()
        theirs.close()

    def give(self, number: int, item: Item) -> None:
        self.held[number] = item
        # One that has died is noticed later; the item is held until then.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send((number, item))

    def in_hand(self) -> int | None:
        """Number of the item it works on, as it says itself; else the first one that it holds."""
        number = int(self.clock[0])
        if number in self.held:
            return number
        return next(iter(self.held), None)

    def overdue(self, seconds: float) -> bool:
        """Whether it has been at one item for longer than `seconds`."""
        number, since = self.clock
        return int(number) in self.held and time.monotonic() - since > seconds

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Pool(Generic[Item, Result]):
    def __init__(self, work: Callable[[Item], Result], jobs: int, limits: Limits) -> None:
        self._work = work
        self._jobs = jobs
        self._limits = limits
        self._context = _context(work)
        self._workers: list[_Worker[Item, Result]] = []
        self._waiting: deque[tuple[int, Item]] = deque()  # taken, but with no worker now
        self._done: dict[int, Result | Failure] = {}
        self._deaths: Counter[int] = Counter()
        self._answered = False

    def results(self, items: Iterator[Item]) -> Iterator[Result | Failure]:
        taken = given = 0
        exhausted = False
        while True:
            while not exhausted and taken - given < _AHEAD * self._jobs and self._has_room():
                try:
                    self._waiting.append((taken, next(items)))
                    taken += 1
                except StopIteration:
                    exhausted = True
                self._assign()
            self._assign()
            while given in self._done:
                yield self._done.pop(given)
                given += 1
            if exhausted and given == taken:
                return
            if given not in self._done:
                self._listen()

    def close(self) -> None:
        """End every worker at once; nothing that they hold is wanted any more."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _has_room(self) -> bool:
        room = len(self._workers) < self._jobs
        return not self._waiting and (room or any(len(w.held) < _DEPTH for w in self._workers))

    def _assign(self) -> None:
        while self._waiting:
            free = min(self._workers, key=lambda worker: len(worker.held), default=None)
            if (free is None or free.held) and len(self._workers) < self._jobs:
                free = _Worker(self._context, self._work, self._limits)
                self._workers.append(free)
            if free is None or len(free.held) >= _DEPTH:
                return
            free.give(*self._waiting.popleft())

    def _listen(self) -> None:
        """Wait for an answer, a death, or the next look at the clocks."""
        by_handle: dict[object, _Worker[Item, Result]] = {}
        for worker in self._workers:
            by_handle[worker.pipe] = worker
            by_handle[worker.process.sentinel] = worker
        ready = connection.wait(list(by_handle), timeout=0.5)  # type: ignore[arg-type]
        for worker in {id(w): w for w in (by_handle[handle] for handle in ready)}.values():
            if not self._answers(worker) or not worker.process.is_alive():
                self._bury(worker)
        for worker in list(self._workers):
            if worker.overdue(self._limits.seconds + _GRACE):
                seconds = self._limits.seconds
                late = Failure("timeout", f"It took longer than {seconds:g} seconds.")
                self._bury(worker, late)

    def _answers(self, worker: _Worker[Item, Result]) -> bool:
        """Take every answer that has come; False where the pipe is closed."""
        try:
            while worker.pipe.poll():
                number, result = worker.pipe.recv()
                worker.held.pop(number, None)
                self._done[number] = result
                self._answered = True
        except (EOFError, ConnectionResetError, BrokenPipeError):
            return False
        return True

    def _bury(self, worker: _Worker[Item, Result], late: Failure | None = None) -> None:
        """End a worker; the item it had in hand is tried again or given up, the rest moves on."""
        self._answers(worker)
        number = worker.in_hand()
        worker.end()
        self._workers.remove(worker)
        if not self._answered and self._deaths.total() > _STARTS * self._jobs:
            raise RuntimeError(
                f"the workers end before they do anything ({_how(worker.process.exitcode)}); try `--engine inline`"
            )
        if number is not None:
            self._deaths[number] += 1
            if late is not None or self._deaths[number] >= self._limits.attempts:
                worker.held.pop(number)
                self._done[number] = late or _died(worker.process.exitcode, self._deaths[number])
        self._waiting.extendleft(sorted(worker.held.items(), reverse=True))


def _died(code: int | None, times: int) -> Failure:
    return Failure("worker-died", f"It ended its worker {times} times ({_how(code)}).")


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _context(work: Callable[..., object]) -> BaseContext:
    """A way to start processes that takes over neither threads nor open files.

    Workers are forked from a server that has imported the module of `work` and what that names in PRELOAD.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    module = sys.modules[getattr(work, "func", work).__module__]
    context.set_forkserver_preload([module.__name__, *getattr(module, "PRELOAD", ())])
    return context
