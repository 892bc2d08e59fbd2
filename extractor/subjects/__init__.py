"""Choosing what a value measures: candidates from the words around it, ranked by a linear model (weights are data)."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.context.scene import Scene
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Surroundings, candidates
from extractor.subjects.features import features, own_features, situation
from extractor.subjects.pieces import Holes
from extractor.subjects.ranker import Ranker

__all__ = ["Choice", "Surroundings", "choose", "described_candidates"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The subject chosen, with the ranker's probability that it is complete."""

    candidate: Candidate
    probability: float


def described_candidates(
    scene: Scene, number: int, context: Context, holes: Holes, around: Surroundings
) -> tuple[list[Candidate], list[list[str]]]:
    """The candidates of item `number` and the feature names of each: what the ranker scores and is fitted on."""
    found = candidates(scene, number, holes, around)
    facts = situation(scene, number, context, holes, around)
    return found, [features(c, facts, around.before) for c in found]


def choose(scene: Scene, number: int, context: Context, holes: Holes, around: Surroundings, ranker: Ranker) -> Choice:
    """The most probable candidate for item `number`; the earlier one on a tie."""
    found = candidates(scene, number, holes, around)
    facts = situation(scene, number, context, holes, around)
    scores = [ranker.score(c.way, facts, own_features(c, around.before)) for c in found]
    shares = ranker.probabilities(scores)
    best = max(range(len(found)), key=lambda i: (scores[i], -i))
    return Choice(found[best], shares[best])
