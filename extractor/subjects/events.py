"""Events that do harm, as accidents: what the values behind one that count its cases, the dead and the hurt are of."""

from __future__ import annotations

import functools
from unicodedata import normalize

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.stretches import counted_noun

NEAR = 3  # words behind a value in which the harm stands that it counts


class Event:
    """The event that was named last in a section, and of which kind it is, where such a kind was named behind it."""

    def __init__(self) -> None:
        self._name = self._kind = ""

    def of(self, ground: Ground, number: int) -> str:
        """What item `number` is of, where it counts cases of the event or a harm; "" for another value."""
        item = ground.scene.items[number]
        self.hear(ground, ground.scene.items[number - 1].last if number else 0, item.first)
        if not self._name or not _counts_harm(ground, number):
            return ""
        return f"{self._name} {self._kind}" if self._kind else self._name

    def hear(self, ground: Ground, first: int, last: int) -> None:
        """Takes up the event and the kind that the words of a stretch name last."""
        for at in ground.begins("events", first, last):
            length = phrases("events").at_start(ground.norms, at, last)
            self._name, self._kind = normalize("NFC", ground.words.span(at, at + length).lower()), ""
        for at in ground.begins("event_kinds", first, last) if key_of(self._name) in _parted() else ():
            length = phrases("event_kinds").at_start(ground.norms, at, last)
            self._kind = normalize("NFC", ground.words.span(at, at + length).lower())


def _counts_harm(ground: Ground, number: int) -> bool:
    """Whether a value counts cases of an event, unless it names them itself, or has a harm beside it."""
    scene, item = ground.scene, ground.scene.items[number]
    behind = min(item.last + NEAR, scene.right(number))
    if ground.begins("harms", scene.left(number), item.first) or ground.begins("harms", item.last, behind):
        return True
    noun = key_of(counted_noun(ground, number)).split(" ")[0]
    return noun in settings("subjects")["cases"] and not ground.begins("events", item.last, behind)


@functools.cache
def _parted() -> frozenset[str]:
    """Events, as match keys, that have kinds."""
    return frozenset(map(key_of, settings("subjects")["events_with_kinds"]))
