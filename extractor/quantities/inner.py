"""Counts inside what a share is of: "100 % of communes have at least 2 models" tells one value, the share."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Quantity, Words

RULE = "inner_count"  # the trap's rule
_SIGNS = frozenset(",;.:()")
FEWEST = 2  # words between the share and the count


def counts_inside(words: Words, found: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether a count with a lower bound stands in the clause that says what the share right before it is of."""
    if not found or quantity.comparator != ">=" or not quantity.unit or quantity.unit.startswith("%"):
        return False
    share = found[-1]
    if not share.unit.startswith("%") or quantity.minimum is None or quantity.minimum % 1:
        return False
    between = words.norms[words.index_at(share.end - 1) + 1 : words.index_at(quantity.start)]
    joined = _SIGNS.union(map(key_of, settings("adverbs")["list_joiners"]))
    return len(between) >= FEWEST and between[0].isalpha() and joined.isdisjoint(between)
