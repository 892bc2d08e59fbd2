"""Fields of plans, as "health" or "credit": what is over values and no part of their names."""

from __future__ import annotations

import re

from extractor.context.scene import CLAUSE_ENDS
from extractor.language import key_of
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import says_nothing, trim
from extractor.subjects.turned import dimension

_JOINS = re.compile(r" [-,&] ")


def is_field(text: str) -> bool:
    """Whether a text names a field of plans, or several, and no more."""
    key, fields = key_of(text), phrases("fields").keys
    return key in fields or all(part in fields for part in _JOINS.split(key))


def behind_field(ground: Ground, first: int, last: int) -> int:
    """Where a statement goes on behind the name of a field, which labels what is counted or measured there.

    "Health: | 9 clinics that meet the norm", "Health does well: | ..."; of an amount it can be the name where no
    measure of something stands behind it: "Health: 9 bn".
    """
    end = first + phrases("fields").at_start(ground.norms, first, last)
    if phrases("states").at_start(ground.norms, end, last) and end > first:
        end = next((at for at in ground.marks(end, last) if ground.norms[at] in CLAUSE_ENDS), end)
    if ground.norms[end] != ":":
        return first
    counts = dimension(ground, 0).startswith("count") and not _says_who(ground, end + 1, last)
    return end + 1 if counts or names_measured(ground, trim(ground, (end + 1, last))) else first


def _says_who(ground: Ground, first: int, last: int) -> bool:
    """Whether nothing stands between a field and a value that counts people, of whom it tells: "Labour: 9 people"."""
    noun = key_of(counted_noun(ground, 0))
    return noun in phrases("people").keys and says_nothing(ground.norms, (first, last))


def names_measured(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch names a measure and what is measured: "the income | a head"."""
    length = phrases("heads").at_start(ground.norms, *stretch)
    named = 0 < length < stretch[1] - stretch[0]
    return named and ground.norms[stretch[0] + length] != "("  # a bracket says at which prices
