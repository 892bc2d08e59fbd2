"""Choosing what a value measures: candidates from the words around it, ranked by a linear model (weights are data)."""

from __future__ import annotations

from extractor.model import Context
from extractor.subjects.candidates import pieces_of
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Choice, Ranker, fallback
from extractor.subjects.surroundings import Surroundings

__all__ = ["Choice", "Surroundings", "choose"]


def choose(ground: Ground, number: int, context: Context, around: Surroundings, ranker: Ranker) -> Choice:
    """The subject of item `number` of a statement: the most probable, or what the likely ones agree with."""
    pieces = pieces_of(ground, number, around)
    quantity = ground.scene.items[number].quantity
    choice = ranker.choose(pieces, context) or fallback(pieces, quantity.unit, quantity.rule)
    trust = around.trust.get(choice.candidate.shape.source, 1.0)  # what is inherited may be wrong too
    return Choice(choice.text, choice.candidate, ranker.confidence(choice.probability) * trust)
