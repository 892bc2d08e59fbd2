"""One item, done or failed, within its time where the system lets us hold it to that."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from extractor.engines import Failure

Item = TypeVar("Item")
Result = TypeVar("Result")


class _TimeUp(BaseException):
    """Not an Exception, so that no code on the way swallows it."""


def attempt(work: Callable[[Item], Result], item: Item, seconds: float) -> Result | Failure:
    """`work(item)`, or why not.

    The time limit holds in the main thread of a process on systems with SIGALRM, and only while
    Python code runs: a call into C is not broken off. Engines with processes of their own end the
    process on top of that.
    """
    try:
        with _alarm(seconds):
            return work(item)
    except _TimeUp:
        return Failure("timeout", f"It took longer than {seconds:g} seconds.")
    except MemoryError:
        return Failure("error", "It needed more memory than there is.")
    except Exception as error:  # noqa: BLE001 - whatever an item does, the others must go on
        return Failure("error", f"{type(error).__name__}: {error}")


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
