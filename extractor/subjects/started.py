"""The level that opens a sentence, from which a later one moved: "From | 9 % in 2030, the rate of A fell to 4 %"."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of, trim
from extractor.subjects.ranker import Choice


def of_start(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or what the next value is of, where a level without a name opens the sentence."""
    items, norms = ground.scene.items, ground.norms
    if number or choice.candidate.left is not None or len(items) < 2:
        return choice
    first = items[0].first
    first -= phrases("levels").at_end(norms, 0, first)
    alike = items[0].quantity.unit == items[1].quantity.unit
    if not alike or first != 1 or norms[0] not in settings("adverbs")["starts"]:
        return choice
    comma = next((at for at in ground.marks(items[0].last, items[1].first) if norms[at] == ","), None)
    if comma is None:
        return choice
    stretch = trim(ground, (comma + 1, items[1].first))
    return choice._replace(text=text_of(ground, stretch)) if stretch[0] < stretch[1] else choice
