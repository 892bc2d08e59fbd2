"""In what respect a change is told: "95 firms with a capital of 3 bn, down 4 % in firms and up 9 % in capital"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.candidates import Candidate
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.shapes import Shape

LONGEST = 6  # words of what a change is told of


def in_respect(ground: Ground, number: int, choice: Choice) -> Choice:
    """`choice`, or the first subject of the statement that holds the words that a change is told in respect of."""
    norms, first = ground.norms, ground.scene.items[number].last
    left = choice.candidate.left
    if not number or norms[first : first + 1] != settings("adverbs")["in_respect_of"]:
        return choice
    if left is not None and ";" in norms[ground.scene.left(number) : left.stretch[0]]:
        return choice  # what is told behind a semicolon has a name of its own
    at = first + 1
    counts = phrases("counting_words").at_start(norms, at, len(norms))
    last = at + counts
    while last < len(norms) and last - at <= LONGEST and norms[last].isalpha() and not _ends(ground, number, last):
        last += 1
    told = set(norms[at + counts : last])
    if not told:
        return choice
    for earlier in range(number):
        subject = ground.chosen.get(earlier, "")
        own = words_of(subject)
        if told.issubset(own.norms) and len(own) > len(told):
            counted = bool(counts) and not phrases("heads").at_start(own.norms, 0, len(own))
            text = f"{ground.words.span(at, at + counts).lower()} {subject}" if counted else subject
            return Choice(text, Candidate(Shape("X", "respect"), None, None), choice.probability)
    return choice


def _ends(ground: Ground, number: int, at: int) -> bool:
    """Whether what a change is told of ends in front of word `at`: at "and", a base or the next value."""
    following = ground.scene.items[number + 1].first if number + 1 < len(ground.scene.items) else len(ground.norms)
    return at >= following or at in ground.holes or bool(phrases("and_words").at_start(ground.norms, at, following))
