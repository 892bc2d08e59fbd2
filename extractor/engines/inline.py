"""The engine without workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from extractor.engines import Failure, Limits
from extractor.engines.attempt import attempt

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(items: Iterable[Item], work: Callable[[Item], Result], limits: Limits) -> Iterator[Result | Failure]:
    """`work(item)` for each item in this process."""
    for item in items:
        yield attempt(work, item, limits.seconds)
