"""The linear ranker of subjects; benchmarks/train_subjects.py fits patterns/subject_weights.csv.

The probability of a candidate is the softmax of its score, the sum of the scores of its shape and of its sides. Sides
do not look at each other, so the best candidate of a shape takes the best sides, and the sum over all candidates of a
shape is a product of sums (a log-linear model that factors, as in Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.lexicon import columns
from extractor.model import Context
from extractor.subjects.candidates import INHERITED, Candidate, Pieces, Shape
from extractor.subjects.features import Marks, left_marks, right_marks, roles, situation
from extractor.subjects.stretches import Side

NOTHING = itertools.repeat(0.0)  # what a feature without a weight weighs


@dataclass(frozen=True, slots=True)
class Choice:
    """The subject chosen: its text, the candidate it is from, and the probability that it is complete."""

    text: str
    candidate: Candidate
    probability: float


class _Sides:
    """The sides of one piece with their scores, and for each role, once, the best of them and the sum of all."""

    def __init__(self, ranker: Ranker, sides: Sequence[Side], marks: Sequence[Marks]) -> None:
        self._ranker, self._sides, self._marks = ranker, sides, marks
        self._plain = [ranker.score(each.plain) for each in marks]
        self._known: dict[str, tuple[Side, float, float]] = {}

    def best(self, role: str | None) -> tuple[Side | None, float, float]:
        """For a role: the best side, its score, and how much the logarithm of the sum over all sides is above it."""
        if role is None:
            return None, 0.0, 0.0
        if role not in self._known:
            scores = [p + self._ranker.score(m.of(role)) for p, m in zip(self._plain, self._marks, strict=True)]
            top = max(scores)
            log_sum = top + math.log(sum(math.exp(score - top) for score in scores))
            self._known[role] = self._sides[scores.index(top)], top, log_sum - top
        return self._known[role]


class _Columns(dict[str, tuple[float, ...]]):
    """Fact -> its weights for some shapes, in their order: all of them are summed up in one pass over the facts."""

    def __init__(self, shapes: Sequence[Mapping[str, float]]) -> None:
        super().__init__()
        self._shapes = shapes

    def __missing__(self, fact: str) -> tuple[float, ...]:
        column = self[fact] = tuple(weights.get(fact, 0.0) for weights in self._shapes)
        return column


@dataclass(frozen=True)
class Ranker:
    """Weights of feature names; what is not named weighs nothing."""

    weights: Mapping[str, float]

    def score(self, names: Sequence[str]) -> float:
        """The sum of the weights of some features."""
        return sum(map(self.weights.get, names, NOTHING))

    def shape_scores(self, shapes: tuple[Shape, ...], facts: Sequence[str]) -> list[float]:
        """For each shape the sum of the weights of its features, looked up without writing their names."""
        columns = self._columns(shapes)
        weighed = self._facts
        nothing = (0.0,) * len(shapes)
        return list(map(sum, zip(nothing, *[columns[fact] for fact in facts if fact in weighed], strict=True)))

    @functools.cached_property
    def _columns(self) -> Callable[[tuple[Shape, ...]], _Columns]:
        """Shapes -> the weights of facts for them; the shapes used last are kept."""
        table = self._by_shape

        def columns(shapes: tuple[Shape, ...]) -> _Columns:
            return _Columns([table.get(shape.label) or table.get(shape.name, {}) for shape in shapes])

        return functools.lru_cache(maxsize=256)(columns)

    @functools.cached_property
    def _facts(self) -> frozenset[str]:
        """The facts that weigh anything, for any shape."""
        return frozenset(fact for weights in self._by_shape.values() for fact in weights)

    @functools.cached_property
    def _by_shape(self) -> dict[str, dict[str, float]]:
        """Label of a shape -> fact -> weight; one with a source has the weights of the shape without it added."""
        table: dict[str, dict[str, float]] = {}
        for name, weight in self.weights.items():
            label, _, fact = name.partition("|")
            table.setdefault(label, {})[fact] = weight
        for label, weights in table.items():
            for fact, weight in table.get(label.rpartition(" ")[0], {}).items() if _has_source(label) else ():
                weights[fact] = weights.get(fact, 0.0) + weight
        return table

    def choose(self, pieces: Pieces, number: int, context: Context) -> Choice | None:
        """The most probable candidate; None where nothing stands around the value."""
        facts = situation(pieces, number, context)
        lefts = _Sides(self, pieces.lefts, [left_marks(pieces, side, number) for side in pieces.lefts])
        rights = _Sides(self, pieces.rights, [right_marks(pieces, side, number) for side in pieces.rights])
        shapes = pieces.shapes()
        if not shapes:
            return None
        scores: list[float] = []
        logs: list[float] = []
        for shape, own in zip(shapes, self.shape_scores(shapes, facts), strict=True):
            left_role, right_role = roles(shape.name)
            _, left, more_left = lefts.best(left_role)
            _, right, more_right = rights.best(right_role)
            scores.append(own + left + right)
            logs.append(scores[-1] + (more_left + more_right))
        score, top = max(scores), max(logs)
        shape = shapes[scores.index(score)]
        left_role, right_role = roles(shape.name)
        candidate = Candidate(shape, lefts.best(left_role)[0], rights.best(right_role)[0])
        share = math.exp(score - top) / sum(math.exp(log - top) for log in logs)
        return Choice(candidate.text(pieces), candidate, share)


def _has_source(label: str) -> bool:
    """Whether the label of a shape ends in the source of what it inherits."""
    return label not in INHERITED and label.rpartition(" ")[0] in INHERITED


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return Ranker({feature: float(weight) for feature, weight in columns("subject_weights", "feature", "weight")})


def fallback(pieces: Pieces, unit: str, rule: str) -> Choice:
    """The last resort where nothing stands around a value: the lead-in, the heading, the unit."""
    inherited = pieces.around.inherited
    text = inherited.get("lead") or inherited.get("heading") or unit or rule
    return Choice(text, Candidate(Shape("fallback"), None, None), 0.0)
