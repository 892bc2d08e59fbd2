"""Brackets in front of values: where one closes or opens, and what stands in front of one that lists parts.

"The structure of the economy shifted (industry 45 %, services 35 %)" tells of the structure of the economy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of, trim

_SIGNS = frozenset({",", ";", ".", ":"})
_NAMES = ("heads", "open_measures", "protected")  # of measures
_SAID = ("predicates", "states", "moves")  # what is said of a measure, in front of the bracket


class Whole(NamedTuple):
    """What the parts that follow are of: its text, the units that it was told in, how sure it is."""

    text: str = ""
    units: frozenset[str] = frozenset()
    trust: float = 1.0


def turns(between: Sequence[str]) -> tuple[bool, bool]:
    """Whether the words between two values close the bracket that the first stands in, and open one for the second."""
    depth = lowest = 0
    for word in between:
        depth += (word == "(") - (word == ")")
        lowest = min(lowest, depth)
    return lowest < 0, depth > lowest


def listed_bracket(ground: Ground, number: int) -> int:
    """Where a bracket goes on that opens with item `number` and lists another value behind it; or 0.

    No value is told in front of it in its clause: of that the bracket would hold the parts or the plan.
    """
    items, norms, floor = ground.scene.items, ground.norms, ground.floor(number)
    opened = _opened(ground, floor, items[number].first)
    following = items[number + 1 : number + 2]
    if opened < 0 or not following:
        return 0
    between, own = norms[items[number].last : following[0].first], trim(ground, (opened + 1, items[number].first))
    apart = own[0] < own[1] and not turns(between)[0]
    return opened + 1 if apart and _clause(ground, number, opened) >= 0 else 0


def listed_head(ground: Ground, number: int) -> str:
    """The measure that is told of in front of a bracket that lists its parts from item `number` on; or ""."""
    inside = listed_bracket(ground, number)
    if not inside:
        return ""
    clause = _clause(ground, number, inside - 1)
    measures = ground.begins("heads", clause, inside - 1)
    if not measures or phrases("vague").at_start(ground.norms, clause, inside):
        return ""  # of "some sectors" nothing is measured
    first, last = measures[0], inside - 1
    name = max(phrases(named).at_start(ground.norms, first, last) for named in _NAMES)
    said = [at for way in _SAID for at in ground.begins(way, first + name, last)]
    first, last = trim(ground, (first, min([*said, last])), keep=True)
    return text_of(ground, (first, last)) if first < last else ""


def _opened(ground: Ground, floor: int, last: int) -> int:
    """The bracket that is open in front of a value, with words between them; or -1."""
    depth = 0
    for at in reversed(ground.marks(floor, last)):
        if ground.norms[at] == "(" and not depth:
            return at if at + 1 < last else -1
        depth += (ground.norms[at] == ")") - (ground.norms[at] == "(")
    return -1


def _clause(ground: Ground, number: int, opened: int) -> int:
    """Where the clause in front of a bracket begins; -1 where a value stands in it."""
    floor = ground.floor(number)
    signs = [at + 1 for at in ground.marks(floor, opened) if ground.norms[at] in _SIGNS]
    return max(signs, default=-1 if number else floor)
