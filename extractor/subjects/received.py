"""Guests, who are counted however they were received: "the town received | 9 guests" tells of guests."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice

SAID = 2  # words that name guests, of whom more is said


def of_guests(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without who received the guests that a value counts, and without that they were."""
    noun, guests = counted_noun(ground, number), phrases("guests")
    if not guests.may_open(noun) or not guests.at_start((said := words_of(noun)).norms, 0, len(said)):
        return choice
    told = words_of(choice.text)
    receiving, norms = phrases("receiving"), told.norms
    begins = receiving.begins(norms, 0, len(norms))
    if not begins:
        first, last = ground.scene.left(number), ground.scene.items[number].first
        led, right = receiving.at_end(ground.norms, first, last), choice.candidate.right
        return choice._replace(text=f"{noun} {right.text(ground) if right else ''}".rstrip()) if led else choice
    behind = begins[-1] + receiving.at_start(norms, begins[-1], len(norms))
    text = told.span(behind, len(norms)).lstrip(": ")
    return choice._replace(text=text or noun)


def without_visits(subject: str) -> str:
    """`subject` with guests of whom more is said for their visits, in each part of it: "visits by | foreign guests"."""
    if not phrases("guests").may_open(subject) and ": " not in subject:
        return subject  # most of them
    return ": ".join(map(_guests_of, subject.split(": ")))


def _guests_of(part: str) -> str:
    rest = words_of(part.partition(" ")[2])
    told = phrases("guests").may_open(part) and phrases("guests").at_start(rest.norms, 0, len(rest)) > 0
    return rest.text if told and len(rest) > SAID else part
