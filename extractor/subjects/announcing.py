"""What stands between a name and its value and is no part of it: the unit in brackets, a word for what was planned."""

from __future__ import annotations

from extractor.language import key_of
from extractor.subjects.counted import counted_noun
from extractor.subjects.fields import is_field
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import opens_with_head
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def without_unit(subject: str, ground: Ground, number: int) -> str:
    """`subject` without the unit that stands in brackets in front of the value: "revenue (bn): | 9"."""
    quantity, words = ground.scene.items[number].quantity, ground.words
    if not quantity.unit or quantity.unit_start >= quantity.number_start:
        return subject
    opened, close = words.index_at(quantity.unit_start) - 1, words.index_at(quantity.unit_end - 1) + 1
    bracket = words.span(opened, close + 1)
    return " ".join(subject.replace(bracket, " ").split()).replace(" :", ":") if bracket in subject else subject


def without_kind(subject: str) -> str:
    """`subject` without a word behind its last colon that only says what the value is: "revenue: plan | 9"."""
    name, colon, said = subject.rpartition(": ")
    return name if colon and key_of(said) in phrases("kind_words").keys else subject


def without_people(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without the noun for people behind what was done for them or what they do: "trained | 9 persons"."""
    noun = f" {counted_noun(ground, number).lower()}"
    name = choice.text.removesuffix(noun)
    plain = choice.candidate.shape.name == "L N" and noun[1:] in phrases("people_alone").keys
    if not plain or name == choice.text or (opens_with_head(name) and not is_field(name)):
        return choice
    return choice._replace(text=name)
