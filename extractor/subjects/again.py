"""What is counted again for another time, by its noun alone: "clean schools: in 2032 | 3 schools, in 2033 4"."""

from __future__ import annotations

from extractor.subjects.ground import Ground
from extractor.subjects.inherited import norms_of
from extractor.subjects.ranker import Choice


def counted_again(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or the subject of the value before where a noun alone is counted that opens it, behind another time."""
    if not number or choice.candidate.shape.name != "N" or choice.candidate.shape.source:
        return choice
    items, before = ground.scene.items, ground.chosen.get(number - 1, "")
    first, last = ground.scene.left(number), items[number].first
    timed = ground.norms[first] in {",", ";"} and any(at in ground.holes for at in range(first, last))
    if not timed or items[number].quantity.unit != items[number - 1].quantity.unit:
        return choice
    noun = norms_of(choice.text)
    return choice._replace(text=before) if norms_of(before)[: len(noun)] == noun else choice
