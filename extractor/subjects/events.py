"""Events that do harm, as accidents: what the values behind one that count its cases, the dead and the hurt are of."""

from __future__ import annotations

import functools
from unicodedata import normalize

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import own_words
from extractor.subjects.shapes import EVENT
from extractor.subjects.surroundings import Surroundings

NEAR = 3  # words behind a value in which the harm stands that it counts


class Event:
    """The event that was named last in a section, and of which kind it is, where such a kind was named behind it."""

    def __init__(self) -> None:
        self._name = self._kind = self._own = ""  # `_own`: the kind in front of the value before, which names its event

    def of(self, ground: Ground, number: int) -> str:
        """What item `number` is of, where it counts cases of the event or a harm; "" for another value."""
        item = ground.scene.items[number]
        self.hear(ground, ground.scene.items[number - 1].last if number else 0, item.first)
        self._own = self._kind_of_named(ground, number)
        if not self._name or not _counts_harm(ground, number):
            return ""
        return f"{self._name} {self._kind}" if self._kind else self._name

    @property
    def kind(self) -> str:
        """The kind of the event that the value names itself: "by road there were | 9 accidents"."""
        return self._own

    def hear(self, ground: Ground, first: int, last: int) -> None:
        """Takes up the event and the kind that the words of a stretch name last."""
        for at in ground.begins("events", first, last):
            length = phrases("events").at_start(ground.norms, at, last)
            self._name, self._kind = _as_said(ground.words.span(at, at + length)), self._own
            self._own = ""
        self._kind = self._kind_in(ground, first, last, self._name) or self._kind

    def _kind_of_named(self, ground: Ground, number: int) -> str:
        """The kind of the event that a value names itself: in front of it, else of the same event before."""
        first, item, right = ground.scene.left(number), ground.scene.items[number], ground.scene.right(number)
        at = next(iter(ground.begins("events", item.last, min(item.last + NEAR, right))), right)
        length = phrases("events").at_start(ground.norms, at, right)
        if not length or not _is_case(ground, number):
            return ""
        own, name = own_words(ground, number), ground.words.span(at, at + length)
        again = own[0] == own[1] and key_of(name) == key_of(self._name)  # "on last year | down 9 accidents"
        return self._kind_in(ground, first, item.first, name) or (self._kind if again else "")

    @staticmethod
    def _kind_in(ground: Ground, first: int, last: int, name: str) -> str:
        """The kind of an event that a stretch names last, or the part of a place that it names in front."""
        lists = ("event_kinds", "event_areas") if key_of(name) in _parted() else ("event_areas",)
        found = [(at, listed) for listed in lists for at in ground.begins(listed, first, last)] if name else []
        at, listed = max(found, default=(last, "event_areas"))
        length = phrases(listed).at_start(ground.norms, at, last)
        return normalize("NFC", ground.words.span(at, at + length).lower()) if length else ""


def of_harm(choice: Choice, ground: Ground, number: int, around: Surroundings) -> Choice:
    """`choice` as those whom an event harmed, where the harm is a verb in front: "that killed | 9 people"."""
    event, item, noun = around.inherited.get(EVENT, ""), ground.scene.items[number], counted_noun(ground, number)
    harms, left = phrases("harms"), ground.scene.left(number)
    length = harms.at_end(ground.norms, left, item.first)
    if not (event and noun and length) or harms.at_start(ground.norms, item.last, ground.scene.right(number)):
        return choice
    harm = normalize("NFC", ground.words.span(item.first - length, item.first).lower())
    return choice._replace(text=" ".join(filter(None, (f"{event}: {noun} {harm}", *around.besides[:1]))))


def _as_said(name: str) -> str:
    """The name of an event in small letters, but for one that its capitals stand for ("TNGT")."""
    return normalize("NFC", name if len(name.split()) == 1 and name.isupper() else name.lower())


def _counts_harm(ground: Ground, number: int) -> bool:
    """Whether a value counts cases of an event, unless it names them itself, or has a harm beside it."""
    scene, item = ground.scene, ground.scene.items[number]
    behind = min(item.last + NEAR, scene.right(number))
    if ground.begins("harms", scene.left(number), item.first) or ground.begins("harms", item.last, behind):
        return True
    return _is_case(ground, number) and not ground.begins("events", item.last, behind)


def _is_case(ground: Ground, number: int) -> bool:
    """Whether a value counts cases."""
    return key_of(counted_noun(ground, number)).split(" ")[0] in settings("subjects")["cases"]


@functools.cache
def _parted() -> frozenset[str]:
    """Events, as match keys, that have kinds."""
    return frozenset(map(key_of, settings("subjects")["events_with_kinds"]))
