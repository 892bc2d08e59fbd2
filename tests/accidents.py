"""Work that goes wrong, waits or dies, for the tests of engines; of its own, since workers import it."""

from __future__ import annotations

import os
import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.ingest.sources import Item
from extractor.ingest.work import outcomes
from extractor.store import Outcome

# The command line, with every page written as it comes and `stalled` for its work.
STALLING = """
import accidents, extractor.cli, extractor.ingest, extractor.ingest.feed
extractor.ingest.feed._SECONDS = 0.0
extractor.ingest._work = lambda: accidents.stalled
extractor.cli.main()
"""


@dataclass(frozen=True)
class Odd:
    """Work that goes wrong for some numbers."""

    marks: str

    def __call__(self, number: int) -> int:
        if number == 7:
            die()
        if number == 13:
            raise ValueError("thirteen")
        if number == 17:
            time.sleep(60)
        if number == 19:
            re.match(r"(a+)+$", "a" * 60 + "b")  # held up in C, where no signal is handled
        if number == 23:
            mark = Path(self.marks)
            if not mark.exists():  # dies the first time only
                mark.touch()
                die()
        return number * number


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def exits(_: int) -> int:
    os._exit(3)


def slow_for_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number


def unpicklable(number: int) -> Any:
    return (lambda: number) if number == 2 else number


def hungry(size: int) -> int:
    return len(bytearray(size))


def poison(item: Any) -> list[Outcome]:
    if item.name.endswith("quan-8-2022.html"):
        die()
    return outcomes(item)


def stalled(item: Item) -> list[Outcome]:
    """Pages whose names begin with 0 are read; the others never come to an end."""
    while not item.name.startswith("0"):
        time.sleep(0.05)
    return outcomes(item)


def never(_: Item) -> list[Outcome]:
    raise AssertionError("this was worked on before")
