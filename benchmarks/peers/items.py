"""What every peer is asked for and answers: lines of a text in, items with their place in it and the time taken out."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Item(NamedTuple):
    """A quantity that a peer found at `start` up to `end`; both ends are the same number where it is no range."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    unit: str = ""  # "%" for a percentage, else as the peer names or quotes it
    bound: str = "="  # ">=" ">" "<=" "<" or "="


class Answer(NamedTuple):
    """All items of a text and the processor seconds that finding them took, start-up left out."""

    items: list[Item]
    seconds: float


Find = Callable[[str], Iterable[Item]]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, with their offsets."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def by_line(find: Find, text: str) -> list[Item]:
    """The items of a peer that is given one line at a time, as peers made for sentences have to be."""
    return [
        item._replace(start=start + item.start, end=start + item.end)
        for start, line in lines(text)
        for item in find(line)
    ]


def asked(text: str, before: str = "") -> str:
    """The question to a peer: a text, and another one that it reads first so that no start-up is timed."""
    return json.dumps({"before": before, "text": text})


def answer(find: Find, *, whole: bool = False) -> None:
    """Read a question from standard input, print what `find` makes of its text; `whole`: of the text at once."""
    question = json.loads(sys.stdin.read())
    seconds = 0.0
    items: list[Item] = []
    for part in ("before", "text"):
        start = time.process_time()
        items = list(find(question[part])) if whole and question[part] else by_line(find, question[part])
        seconds = time.process_time() - start
    sys.stdout.write(json.dumps({"seconds": seconds, "items": items}))


def read(written: str) -> Answer:
    """The answer that a peer printed, whatever its libraries printed in front of it."""
    found = json.loads(written[written.rindex('{"seconds"') :])
    return Answer([Item(*item) for item in found["items"]], found["seconds"])
