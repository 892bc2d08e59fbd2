"""The linear ranker of subjects; benchmarks/train_subjects.py fits patterns/subject_weights.csv.

The probability of a candidate is the softmax of its score, the sum of the scores of its shape and of its sides. Sides
do not look at each other, so the best candidate of a shape takes the best sides, and the sum over all candidates of a
shape is a product of sums (a log-linear model that factors, as in Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.lexicon import rows
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Pieces, Shape
from extractor.subjects.features import left_features, right_features, role_of, shape_features, situation
from extractor.subjects.stretches import Side


@dataclass(frozen=True, slots=True)
class Choice:
    """The subject chosen: its text, the candidate it is from, and the probability that it is complete."""

    text: str
    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of feature names; what is not named weighs nothing."""

    weights: Mapping[str, float]

    def score(self, names: Sequence[str]) -> float:
        """The sum of the weights of some features."""
        weights = self.weights
        return sum([weights[name] for name in names if name in weights])

    def choose(self, pieces: Pieces, number: int, context: Context) -> Choice | None:
        """The most probable candidate; None where nothing stands around the value."""
        facts = situation(pieces, number, context)
        left = self._sides(pieces, pieces.lefts, number, left_features)
        right = self._sides(pieces, pieces.rights, number, right_features)
        best: tuple[float, Candidate] | None = None
        logs: list[float] = []
        for shape in pieces.shapes():
            score, total = self.score(shape_features(shape, facts)), 0.0
            names = shape.name.split()
            took: dict[str, Side] = {}
            for piece, sides in (("L", left), ("R", right)):
                if piece in names:
                    side, top, log_sum = sides(role_of(shape, left=piece == "L"))
                    took[piece] = side
                    total += log_sum - top
                    score += top
            logs.append(score + total)
            if best is None or score > best[0]:
                best = score, Candidate(shape, took.get("L"), took.get("R"))
        if best is None:
            return None
        score, candidate = best
        top = max(logs)
        share = math.exp(score - top) / sum(math.exp(log - top) for log in logs)
        return Choice(candidate.text(pieces), candidate, share)

    def _sides(
        self, pieces: Pieces, sides: Sequence[Side], number: int, marks: Callable[[Pieces, Side, int, str], list[str]]
    ) -> Callable[[str], tuple[Side, float, float]]:
        """For a role: the best side, its score, and the logarithm of the sum over all sides."""

        @functools.cache
        def of(role: str) -> tuple[Side, float, float]:
            scores = [self.score(marks(pieces, side, number, role)) for side in sides]
            top = max(scores)
            return sides[scores.index(top)], top, top + math.log(sum(math.exp(score - top) for score in scores))

        return of


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return Ranker({row["feature"]: float(row["weight"]) for row in rows("subject_weights")})


def fallback(pieces: Pieces, unit: str, rule: str) -> Choice:
    """The last resort where nothing stands around a value: the lead-in, the heading, the unit."""
    inherited = pieces.around.inherited
    text = inherited.get("lead") or inherited.get("heading") or unit or rule
    return Choice(text, Candidate(Shape("fallback"), None, None), 0.0)
