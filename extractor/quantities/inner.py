"""Values inside what another one is of: "100 % of communes have at least 2 models", "5 units spent over 75 % of it"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Quantity, Words

RULE = "inner_count"  # the trap's rule
_SIGNS = frozenset(",;.:()")
_BOUNDS = frozenset({">", ">=", "<", "<="})
FEWEST = 2  # words between the share and the count
LONGEST = 8  # words between the count and the share, at most


def counts_inside(words: Words, found: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether a count with a lower bound stands in the clause that says what the share right before it is of."""
    if not found or quantity.comparator != ">=" or not quantity.unit or quantity.unit.startswith("%"):
        return False
    share = found[-1]
    if not share.unit.startswith("%") or quantity.minimum is None or quantity.minimum % 1:
        return False
    between = words.norms[words.index_at(share.end - 1) + 1 : words.index_at(quantity.start)]
    return len(between) >= FEWEST and _in_one(between)


def bounds_inside(words: Words, found: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether a share with a bound says by which condition the units or items right before it are counted."""
    if not found or not quantity.unit.startswith("%") or quantity.comparator not in _BOUNDS:
        return False
    count, fillers = found[-1], settings("fillers")
    between = words.norms[words.index_at(count.end - 1) + 1 : words.index_at(quantity.start)]
    if not between or len(between) > LONGEST or not _in_one(between) or key_of(count.unit) not in fillers["told_apart"]:
        return False
    return any(" ".join(between).endswith(verb) for verb in fillers["conditions"])


def _in_one(between: Sequence[str]) -> bool:
    """Whether words go on with a name, with no sign and nothing that joins another to it."""
    joined = _SIGNS.union(map(key_of, settings("adverbs")["list_joiners"]))
    return between[0].isalpha() and joined.isdisjoint(between)
