"""quantulum3 (MIT): number and unit expressions of English text, with a classifier for ambiguous units."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

from peers.items import Item, answer

NEEDS = ("quantulum3",)


def items(quantities: Iterable[Any]) -> Iterator[Item]:
    """Its quantities; a range is a mean with an uncertainty."""
    for found in quantities:
        spread = found.uncertainty or 0.0
        unit = "%" if found.unit.name == "percentage" else "" if found.unit.name == "dimensionless" else found.unit.name
        start, end = found.span
        yield Item(start, end, found.value - spread, found.value + spread, unit)


def main() -> None:
    """Answer for the text on standard input."""
    parser = importlib.import_module("quantulum3.parser")
    answer(lambda line: items(parser.parse(line)))


if __name__ == "__main__":
    main()
