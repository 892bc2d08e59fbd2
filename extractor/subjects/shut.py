"""What a value cannot be of: the sources that the words around it shut out."""

from __future__ import annotations

from extractor.subjects.candidates import ABOUT, THING, TOPIC
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import trim
from extractor.subjects.regions import around_bracket, left_region

_OF_BEFORE = ("before", "head", "own", "aligned", "exchanged", "swapped")
_OVER = ("head", "whole", TOPIC, ABOUT, THING, "lead", "label", "total", "heading")
_NOT_BEFORE = ("head", "own", "whole", "aligned", "exchanged", "total", "alike")


def shut_out(ground: Ground, number: int) -> tuple[str, ...]:
    """The sources that give nothing to item `number`.

    Behind a bracket around the values before it, what these measure; in a bracket without words of its own, all but the
    subject before; behind a cause, what its effect stands under.
    """
    if around_bracket(ground, number):
        return _OF_BEFORE
    first, last = left_region(ground, number)
    if _in_bracket(ground, number):
        own = trim(ground, (first, last))
        return _NOT_BEFORE if own[0] >= own[1] else ()
    start = next((at for at in range(first, last) if at not in ground.holes), last)
    return _OVER if phrases("causes").at_start(ground.norms, start, last) else ()


def _in_bracket(ground: Ground, number: int) -> bool:
    """Whether a bracket is open at item `number` that opens behind a value."""
    items, norms = ground.scene.items, ground.norms
    if not number:
        return False
    marks = ground.marks(items[0].last, items[number].first)
    return sum((norms[at] == "(") - (norms[at] == ")") for at in marks) > 0
