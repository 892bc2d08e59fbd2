"""Choosing what a value measures: candidates from the words around it, ranked by a linear model (weights are data)."""

from __future__ import annotations

from extractor.context.scene import Scene
from extractor.model import Context
from extractor.subjects.candidates import Surroundings, pieces_of
from extractor.subjects.pieces import Holes
from extractor.subjects.ranker import Choice, Ranker, fallback

__all__ = ["Choice", "Surroundings", "choose"]


def choose(scene: Scene, number: int, context: Context, holes: Holes, around: Surroundings, ranker: Ranker) -> Choice:
    """The most probable subject of item `number` of a statement."""
    pieces = pieces_of(scene, number, holes, around)
    quantity = scene.items[number].quantity
    return ranker.choose(pieces, number, context) or fallback(pieces, quantity.unit, quantity.rule)
