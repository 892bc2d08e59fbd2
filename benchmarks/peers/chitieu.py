"""chitieu itself, asked like a peer: the whole flow to linked records, of which value, bound and unit count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.flow import extract
from extractor.model import Target
from peers.items import Item, answer


def items(targets: Iterable[Target]) -> Iterator[Item]:
    """The targets of a document."""
    for target in targets:
        low, high = target.minimum, target.maximum
        if target.total is not None:
            low = high = target.total if low is None else low
        yield Item(target.start, target.end, _plain(low), _plain(high), target.unit, target.comparator)


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def main() -> None:
    """Answer for the text on standard input."""
    answer(lambda text: items(extract(text, name="text").targets), whole=True)


if __name__ == "__main__":
    main()
