"""A deed of which is told how much of a thing was done: "the roads are 21 km long, | paved | 4 km"."""

from __future__ import annotations

from extractor.subjects.ground import Ground
from extractor.subjects.inherited import opens_with_head
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice

LONGEST = 4  # words of a deed


def of_done(choice: Choice, ground: Ground, number: int, before: str) -> Choice:
    """`choice` behind the subject `before` of the value in front, in its unit, where it is no more than such a deed."""
    left, norms = choice.candidate.left, ground.norms
    if left is None or choice.candidate.right is not None or choice.candidate.shape.source or not number or not before:
        return choice
    first, last = left.stretch
    items = ground.scene.items
    opened = phrases("doings").at_end(norms, items[number - 1].last, first)
    alone = norms[first - opened - 1] in {",", ";"} and first - opened - 1 == items[number - 1].last
    alike = items[number].quantity.unit == items[number - 1].quantity.unit
    if not (opened and alone and alike) or last - first > LONGEST or opens_with_head(choice.text):
        return choice
    return choice._replace(text=f"{before} {ground.words.span(first - opened, first)} {choice.text}")
