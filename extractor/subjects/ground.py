"""A statement as the ground that subjects are cut from: what is the same for all its values is found once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.subjects.phrases import phrases

Stretch = tuple[int, int]

_MARKS = frozenset({",", ";", ":", ".", "…", "(", ")"})  # signs that a stretch can end at


class Ground:
    """The words of a statement: which belong to no subject, where its signs are, where listed phrases begin.

    `holes` are the words of periods, bases and old levels; `texts` are the stretches already written out.
    """

    def __init__(self, scene: Scene, named: Iterable[Mention], bases: Iterable[Stretch]) -> None:
        self.scene = scene
        self.words = scene.words
        self.norms = scene.words.norms
        self.holes = frozenset(_holes(scene, named, bases))
        self.texts: dict[Stretch, str] = {}
        self._marks = [at for at, word in enumerate(self.norms) if word in _MARKS]
        self._begins: dict[str, list[int]] = {}

    def marks(self, first: int, last: int) -> list[int]:
        """The signs between two words that a stretch can end at."""
        low = bisect_left(self._marks, first)
        return self._marks[low : bisect_left(self._marks, last, low)]

    def begins(self, name: str, first: int, last: int) -> list[int]:
        """The words of a stretch at which a phrase of a list begins."""
        listed = phrases(name)
        known = self._begins.get(name)
        if known is None:
            known = self._begins[name] = listed.begins(self.norms, 0, len(self.norms))
        low = bisect_left(known, first)
        found = known[low : bisect_left(known, last, low)]
        if found and found[-1] + listed.longest > last:  # a phrase can stand across the end
            return [at for at in found if listed.at_start(self.norms, at, last)]
        return found


def _holes(scene: Scene, named: Iterable[Mention], bases: Iterable[Stretch]) -> set[int]:
    """Words that belong to a period or a base, and so to no subject."""
    words = scene.words
    holes: set[int] = set()
    for mention in named:
        first = words.index_at(mention.start)
        while first > 0 and words.norms[first - 1] in phrases("period_prepositions").keys:
            first -= 1
        holes.update(range(first, words.index_at(mention.end - 1) + 1))
    for first, last in bases:
        holes.update(range(first, last))
    return holes
