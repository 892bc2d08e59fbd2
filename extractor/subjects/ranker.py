"""The linear ranker of subjects; benchmarks/train_subjects.py fits patterns/subject_weights.csv.

The probability of a candidate is the softmax of its score, the sum of the scores of its shape and of its sides. Sides
do not look at each other, so the best candidate of a shape takes the best sides, and the sum over all candidates of a
shape is a product of sums (a log-linear model that factors, as in Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from extractor.lexicon import columns
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces, Shape
from extractor.subjects.features import LEFT_ROLES, RIGHT_ROLES, SideFacts, evidence, labels, roles


@dataclass(frozen=True, slots=True)
class Choice:
    """The subject chosen: its text, the candidate it is from, and the probability that it is complete."""

    text: str
    candidate: Candidate
    probability: float


class _Columns(dict[str, tuple[float, ...]]):
    """Fact -> its weights in several columns, so that all of them are summed up in one pass over the facts.

    A column is one or more labels whose weights add up. Facts without a weight are not kept.
    """

    def __init__(self, ranker: Ranker, columns: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._weights, self._weighed, self._columns = ranker.weights, ranker.weighed, columns
        self._nothing = (0.0,) * len(columns)

    def __missing__(self, fact: str) -> tuple[float, ...]:
        weights = self[fact] = tuple(
            sum(self._weights.get(f"{label}|{fact}", 0.0) for label in column) for column in self._columns
        )
        return weights

    def sums(self, facts: Iterable[str]) -> list[float]:
        """For each column the sum of the weights of some facts."""
        weighed = self._weighed
        return list(map(sum, zip(self._nothing, *[self[fact] for fact in facts if fact in weighed], strict=True)))


class _Best(NamedTuple):
    """The best side in a role, its score, and how many times as much as it all sides weigh together."""

    side: int
    score: float
    times: float


_NO_SIDE = _Best(-1, 0.0, 1.0)


class _Plan(NamedTuple):
    """Some shapes, the weights of facts for each, and which roles each gives its sides."""

    shapes: tuple[Shape, ...]
    columns: _Columns
    pairs: list[tuple[int, int]]  # a left and a right role, -1 for none
    pair_of: list[int]  # for each shape its index in `pairs`


@dataclass(frozen=True)
class Ranker:
    """Weights of feature names; what is not named weighs nothing."""

    weights: Mapping[str, float]

    def score(self, names: Sequence[str]) -> float:
        """The sum of the weights of some features."""
        return sum(self.weights.get(name, 0.0) for name in names)

    @functools.cached_property
    def weighed(self) -> frozenset[str]:
        """The facts that weigh anything, under any label."""
        return frozenset([name.partition("|")[2] for name in self.weights])

    @functools.cached_property
    def _lefts(self) -> _Columns:
        return _Columns(self, [("L", f"L {role}") for role in LEFT_ROLES])

    @functools.cached_property
    def _rights(self) -> _Columns:
        return _Columns(self, [("R", f"R {role}") for role in RIGHT_ROLES])

    @functools.cached_property
    def _plan(self) -> Callable[[tuple[Shape, ...]], _Plan]:
        """Shapes -> how they are weighed; the shapes used last are kept."""

        def plan(shapes: tuple[Shape, ...]) -> _Plan:
            taken = [_role_numbers(shape) for shape in shapes]
            pairs = list(dict.fromkeys(taken))
            columns = _Columns(self, [labels(shape) for shape in shapes])
            return _Plan(shapes, columns, pairs, [pairs.index(pair) for pair in taken])

        return functools.lru_cache(maxsize=256)(plan)

    def choose(self, pieces: Pieces, context: Context) -> Choice | None:
        """The most probable candidate; None where nothing stands around the value."""
        shapes = pieces.shapes()
        if not shapes:
            return None
        plan, found = self._plan(shapes), evidence(pieces, context)
        lefts, rights = _best(self._lefts, found.lefts), _best(self._rights, found.rights)
        sides = [(lefts[left], rights[right]) for left, right in plan.pairs]
        gains = [left.score + right.score for left, right in sides]
        times = [left.times * right.times for left, right in sides]
        scores = [own + gains[pair] for own, pair in zip(plan.columns.sums(found.facts), plan.pair_of, strict=True)]
        top = max(scores)
        every = sum([exp(score - top) * times[pair] for score, pair in zip(scores, plan.pair_of, strict=True)])
        best = scores.index(top)
        left, right = (each.side for each in sides[plan.pair_of[best]])
        candidate = Candidate(
            shapes[best], pieces.lefts[left] if left >= 0 else None, pieces.rights[right] if right >= 0 else None
        )
        return Choice(candidate.text(pieces), candidate, 1 / every)


def _role_numbers(shape: Shape) -> tuple[int, int]:
    left, right = roles(shape.name)
    return LEFT_ROLES.index(left) if left else -1, RIGHT_ROLES.index(right) if right else -1


def _best(columns: _Columns, sides: Sequence[SideFacts]) -> list[_Best]:
    """The best side for each role in turn, and last, for shapes without one, none."""
    scores = [columns.sums(side.plain + side.by_role) for side in sides]
    if len(scores) == 1:
        return [*[_Best(0, score, 1.0) for score in scores[0]], _NO_SIDE]
    found: list[_Best] = []
    for in_role in zip(*scores, strict=True):
        top = max(in_role)
        found.append(_Best(in_role.index(top), top, sum([exp(score - top) for score in in_role])))
    return [*found, _NO_SIDE]


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return Ranker({feature: float(weight) for feature, weight in columns("subject_weights", "feature", "weight")})


def fallback(pieces: Pieces, unit: str, rule: str) -> Choice:
    """The last resort where nothing stands around a value: the lead-in, the heading, the unit."""
    inherited = pieces.around.inherited
    text = inherited.get("lead") or inherited.get("heading") or unit or rule
    return Choice(text, Candidate(Shape("fallback"), None, None), 0.0)
