"""A statement as the ground that subjects are cut from: what is the same for all its values is found once."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable

from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.kept import Once
from extractor.subjects.names import naming
from extractor.subjects.phrases import Phrases, phrases

Stretch = tuple[int, int]

_MARKS = frozenset({",", ";", ":", ".", "…", "(", ")"})  # signs that a stretch can end at


_CLOSED_BY = {"[": "]", "(": ")"}


class Ground:
    """The words of a statement: which belong to no subject, where its signs are, where listed phrases begin.

    `holes` are the words of periods, bases and old levels; `told` are the words behind numbers that tell of a thing
    though they are no values. By item, `taken` are the words behind what its subject takes of those behind it, `chosen`
    the subjects, `lefts` the words before it. `texts` are the stretches already written out, `namings` those already
    looked up, `nouns` what is counted, by item.
    """

    def __init__(
        self, scene: Scene, named: Iterable[Mention], bases: Iterable[Stretch], told: Iterable[int] = ()
    ) -> None:
        self.scene = scene
        self.words = scene.words
        self.norms = scene.words.norms
        self.holes = frozenset(_holes(scene, named, bases))
        self.holes |= self._pledging() | self._named_again() | self._footnotes() | self._estimated()
        self.told = tuple(told)
        self.taken: dict[int, int] = {}
        self.chosen: dict[int, str] = {}
        self.lefts: dict[tuple[int, int], Stretch] = {}
        self.owns: dict[tuple[int, int], Stretch] = {}
        self.texts: dict[Stretch, str] = {}
        self.namings: dict[Stretch, str] = {}
        self.nouns: dict[int, str] = {}

    def before_bracket(self, at: int) -> int:
        """Word `at`, or where the bracket opens that closes right in front of it: "district A | (province B) aims"."""
        if self.norms[at - 1 : at] != [")"]:
            return at
        return next((opened for opened in range(at - 2, -1, -1) if self.norms[opened] == "("), at)

    def _pledging(self) -> frozenset[int]:
        """The words by which a branch sets itself an aim that it does: "tourism | aims at | receiving 9 guests"."""
        branches, acts, found, front = phrases("branches"), phrases("acts"), set[int](), 0
        before = 0
        for at in self.begins("acts", 1, len(self.norms)):
            front = max([front, *(sign + 1 for sign in self.marks(before, at))])
            before = at
            while front < at and front in self.holes:
                front += 1
            if branches.at_start(self.norms, front, at):
                found.update(range(at, at + acts.at_start(self.norms, at, len(self.norms))))
        return frozenset(found)

    def _named_again(self) -> frozenset[int]:
        """The words that name a measure again in front of its value: "area of tea, | with an area of | 9 ha"."""
        found, measures = set[int](), phrases("open_measures")
        for number, item in enumerate(self.scene.items):
            first, last = self.scene.left(number), item.first
            length = measures.at_end(self.norms, first, last)
            at = last - length - 1
            if length and at > first and self.norms[at] in phrases("with_words").keys:
                opened = max([first, *(sign + 1 for sign in self.marks(first, at))])
                if self.norms[opened : opened + length] == self.norms[at + 1 : last]:
                    found.update(range(at, last))
        return frozenset(found)

    def _footnotes(self) -> frozenset[int]:
        """The marks of footnotes: "grew by 9 % | [1]", in round brackets right behind a value alone."""
        norms, behind = self.norms, {item.last for item in self.scene.items}
        if "[" not in norms and behind.isdisjoint(at for at, word in enumerate(norms) if word == "("):
            return frozenset()
        marks = (at for at in range(1, len(norms) - 1) if norms[at].isdecimal() and norms[at - 1] in _CLOSED_BY)
        closed = (at for at in marks if norms[at + 1] == _CLOSED_BY[norms[at - 1]])
        return frozenset(
            word for at in closed if norms[at - 1] == "[" or at - 1 in behind for word in (at - 1, at, at + 1)
        )

    def _estimated(self) -> frozenset[int]:
        """The words that call what is measured of a crop no final figure: "maize | is estimated | sown on 9 ha"."""
        words, measures, last = phrases("estimating"), phrases("crop_measures"), len(self.norms)
        found = [range(at, at + words.at_start(self.norms, at, last)) for at in words.begins(self.norms, 1, last)]
        return frozenset(at for said in found if measures.at_start(self.norms, said.stop, last) for at in said)

    def floor(self, number: int) -> int:
        """The first word that can belong to item `number`: behind the item before it and what else is told."""
        first, left = self.scene.items[number].first, self.scene.left(number)
        return max([left, *(at for at in self.told if at < first)]) if self.told else left

    def marks(self, first: int, last: int) -> list[int]:
        """The signs between two words that a stretch can end at."""
        known = self._begins.get("", [])
        low = bisect_left(known, first)
        return known[low : bisect_left(known, last, low)]

    def naming(self, first: int, last: int) -> str:
        """Whether a stretch is the name of an indicator, or begins or ends with one."""
        found = self.namings.get((first, last))
        if found is None:
            found = self.namings[first, last] = naming(self.norms, first, last)
        return found

    @Once
    def _begins(self) -> dict[str, list[int]]:
        """For the lists of phrases that stand inside, the words at which one begins; under "" the signs."""
        found: dict[str, list[int]] = {}
        openers, norms = _openers(), self.norms
        for at in [at for at, word in enumerate(norms) if word in openers]:
            for name, listed in openers[norms[at]]:
                if listed is None or listed.at_start(norms, at, len(norms)):
                    found.setdefault(name, []).append(at)
        if found.get("heads"):
            named = phrases("not_heads")
            longer = [range(at, at + named.at_start(norms, at, len(norms))) for at in found.pop("not_heads", ())]
            inside = {word for name in longer for word in name}
            found["heads"] = [at for at in found["heads"] if at not in inside]
        return found

    def begins(self, name: str, first: int, last: int) -> list[int]:
        """The words of a stretch at which a phrase of a list begins."""
        known = self._begins.get(name)
        if not known or known[-1] < first:
            return []
        low = bisect_left(known, first)
        found = known[low : bisect_left(known, last, low)]
        if found and found[-1] + phrases(name).longest > last:  # a phrase can stand across the end
            return [at for at in found if phrases(name).at_start(self.norms, at, last)]
        return found


INSIDE = (
    "heads",
    "not_heads",
    "report_verbs",
    "and_words",
    "predicates",
    "averages",
    "states",
    "moves",
    "clause_words",
    "list_openers",
    "acts",
    "doings",
    "deeds",
    "part_openers",
    "events",
    "event_kinds",
    "event_areas",
    "harms",
    "whereas",
)


@functools.cache
def _openers() -> dict[str, list[tuple[str, Phrases | None]]]:
    """First word of a phrase -> the lists that it is of, None for one where it is a phrase alone; signs are of ""."""
    found: dict[str, list[tuple[str, Phrases | None]]] = {sign: [("", None)] for sign in _MARKS}
    for name in INSIDE:
        listed = phrases(name)
        for word in listed.by_first:
            found.setdefault(word, []).append((name, None if word in listed.keys else listed))
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
