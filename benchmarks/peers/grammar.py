"""The floor: one regular expression for a number, a range and a per cent sign, with no knowledge of any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from peers.items import Item, answer

NUMBER = r"\d+(?:[.,]\d+)*"
QUANTITY = re.compile(rf"({NUMBER})\s*(%?)(?:\s*-\s*({NUMBER})\s*(%?))?")


def items(found: Iterable[re.Match[str]]) -> Iterator[Item]:
    """What the expression matched; a dot groups thousands, a comma is a decimal mark."""
    for match in found:
        low = number(match[1])
        yield Item(*match.span(), low, number(match[3]) if match[3] else low, match[4] or match[2])


def number(digits: str) -> float | None:
    """A number as Vietnamese texts write it; None where it is a date or worse."""
    try:
        return float(digits.replace(".", "").replace(",", "."))
    except ValueError:
        return None


def main() -> None:
    """Answer for the text on standard input."""
    answer(lambda text: items(QUANTITY.finditer(text)), whole=True)


if __name__ == "__main__":
    main()
