"""The sides of a value, the words before it and behind it, weighed against each other in every role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp
from typing import NamedTuple

from extractor.subjects.candidates import Pieces
from extractor.subjects.facts import Group
from extractor.subjects.features import LEFT_ROLES, RIGHT_ROLES
from extractor.subjects.stretches import Side
from extractor.subjects.weights import Columns, Row


class Sides(NamedTuple):
    """For each role, and last for none: the best side, its score, how many times as much as it all weigh together.

    And the scores of all sides.
    """

    best: list[int]
    scores: list[float]
    times: list[float]
    each: list[Row]


_ROLES = max(len(LEFT_ROLES), len(RIGHT_ROLES))
_ALONE = Sides([0] * _ROLES, [0.0] * (_ROLES + 1), [1.0] * (_ROLES + 1), [(0.0,)] * (_ROLES + 1))
FactsOf = Callable[[Pieces, Side], list[Group]]


def weighed_sides(columns: Columns, facts: FactsOf, pieces: Pieces, sides: Sequence[Side], *, several: bool) -> Sides:
    """The sides of one piece weighed against each other in every role.

    Where not `several` shapes are to be weighed with them, nothing hangs on the score of a side alone.
    """
    if not sides or (len(sides) == 1 and not several):
        return _ALONE
    scores = [list(map(sum, zip(columns.nothing, *columns.rows(facts(pieces, side)), strict=True))) for side in sides]
    if len(scores) == 1:
        alone = [(score,) for score in scores[0]]
        return Sides([0] * len(scores[0]), [*scores[0], 0.0], [1.0] * (len(scores[0]) + 1), [*alone, (0.0,)])
    in_roles = list(zip(*scores, strict=True))
    tops = list(map(max, in_roles))
    times = [sum(map(exp, [score - top for score in each])) for each, top in zip(in_roles, tops, strict=True)]
    return Sides(list(map(tuple.index, in_roles, tops)), [*tops, 0.0], [*times, 1.0], [*in_roles, (0.0,)])
