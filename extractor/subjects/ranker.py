"""The linear ranker of subject candidates; benchmarks/train_subjects fits patterns/subject_weights.toml."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.lexicon import settings


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of feature names; a candidate's score is the sum of the weights of its features.

    `by_way` holds the weights of features "way|fact" as way -> fact -> weight, so that no name need be built.
    """

    weights: Mapping[str, float]
    by_way: Mapping[str, Mapping[str, float]]

    def score(self, way: str, facts: Sequence[str], own: Sequence[str]) -> float:
        """The score of a candidate made in `way`, in a situation of `facts`, with its `own` features."""
        weights = self.weights
        known = self.by_way.get(way, {})
        return sum([known[fact] for fact in facts if fact in known]) + sum(
            [weights[name] for name in own if name in weights]
        )

    @staticmethod
    def probabilities(scores: Sequence[float]) -> list[float]:
        """Softmax of the scores: shares that add up to 1."""
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


@functools.cache
def fitted() -> Ranker:
    """The ranker with the weights that ship with the package."""
    return ranker_of(settings("subject_weights")["weights"])


def ranker_of(weights: Mapping[str, float]) -> Ranker:
    """A ranker with the given weights of feature names."""
    by_way: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        way, bar, fact = name.partition("|")
        if bar:
            by_way.setdefault(way, {})[fact] = weight
    return Ranker(weights, by_way)
