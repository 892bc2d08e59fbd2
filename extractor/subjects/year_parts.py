"""Parts of a year that values are for, which their subjects keep: "exports of October", "the first 6 months"."""

from __future__ import annotations

import functools

from extractor.context import periods
from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.lexicon import settings
from extractor.model import Context
from extractor.subjects.pieces import lower_first


def set_off(scene: Scene) -> list[Mention]:
    """The parts of a year without its number that open what follows: "in October, exports ...", "quarter I: ..."."""
    words = scene.words
    if _needed().isdisjoint(words.norms):
        return []
    ends = settings("adverbs")["part_closers"]
    return [
        Mention("", start, end, "part-year", "part", lower_first(" ".join(words.text[start:end].split())))
        for start, end in periods.parts(words.text, words.starts[0], words.ends[-1])
        if words.norms[words.index_at(end - 1) + 1 :][:1] in [[word] for word in ends]
    ]


def part_of(scene: Scene, number: int, context: Context, named: list[Mention], opened: list[Mention]) -> str:
    """The part of a year that item `number` is for: that of its year, or one of `opened` in front of it; "" for none.

    `named`: the periods of the statement.
    """
    year = context.year
    own = next((m for m in named if year is not None and (m.start, m.end) == (year.start, year.end)), None)
    if own is not None and own.part:
        return own.part
    floor, place = own.end if own else 0, scene.words.starts[scene.items[number].first]
    return next((m.part for m in reversed(opened) if floor <= m.start and m.end <= place), "")


@functools.cache
def _needed() -> frozenset[str]:
    """Words of which one stands in every name of a part of a year."""
    return frozenset(settings("dates")["years"]["part_needs"])
