"""A count told of a rate, which is of what is counted: "the rate of | poor households fell by 93 households"."""

from __future__ import annotations

from extractor.language import key_of, words_of
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def of_counted(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without the rate in front of what a value counts."""
    if not (phrases("rates").may_open(choice.text) and counted_noun(ground, number)):
        return choice
    words, noun = words_of(choice.text), key_of(counted_noun(ground, number)).split(" ")
    length = phrases("rates").at_start(words.norms, 0, len(words))
    if not length or words.norms[length : length + len(noun)] != noun:
        return choice
    return choice._replace(text=words.span(length, len(words)))
