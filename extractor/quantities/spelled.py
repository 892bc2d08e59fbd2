"""Numbers said twice, in digits and in words: "03 (three)", "three (03)" (patterns/numbers.toml)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.lexicon import settings
from extractor.model import Words

LONGEST = 12  # words of a number in words


def spelled(norms: Sequence[str]) -> int | None:
    """The number that words say together, or None where they say none."""
    table = settings("numbers")
    total, group, digit = 0, 0, None
    for word in norms:
        if word in table["digits"] and digit is None:
            digit = table["digits"][word]
        elif word in table["tens"]:
            group += (1 if digit is None else digit) * table["tens"][word]
            digit = None
        elif word in table["scales"]:
            part = group + (digit or 0)
            total = total + part * table["scales"][word] if part else total * table["scales"][word]
            group, digit = 0, None
        elif word not in table["links"]:
            return None
    return total + group + (digit or 0) if norms else None


def said_twice(words: Words, first: int, last: int, value: Decimal) -> tuple[int, int]:
    """The words `first` up to `last` of a number, widened by the same number in words, one of the two in brackets."""
    norms = words.norms
    if norms[last : last + 1] == ["("] and ")" in norms[last : last + LONGEST]:
        close = norms.index(")", last)
        if spelled(norms[last + 1 : close]) == value:
            return first, close + 1
    if first > 1 and norms[first - 1] == "(" and norms[last : last + 1] == [")"]:
        for start in range(max(0, first - LONGEST), first - 1):
            if spelled(norms[start : first - 1]) == value:
                return start, last + 1
    return first, last
