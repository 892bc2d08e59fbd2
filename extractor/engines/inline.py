"""The engine without workers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from extractor.engines import Failure, Limits
from extractor.engines.attempt import attempt

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(items: Iterable[Item], work: Callable[[Item], Result], limits: Limits) -> Iterator[Result | Failure]:
    """`work(item)` for each item in this process.

    What the first item has loaded is there for good: the garbage collector need not go through it again and again.
    """
    try:
        for number, item in enumerate(items):
            if number == 1:
                gc.collect()
                gc.freeze()
            yield attempt(work, item, limits.seconds)
    finally:
        gc.unfreeze()
