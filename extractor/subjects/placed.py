"""Where a value holds is no part of its subject: "Hill District | has 26 firms", unless others are told of too."""

from __future__ import annotations

from extractor.language import key_of, words_of
from extractor.model import Words
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def of_no_place(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without the place in front of a counted noun, a measure or what stands behind the value.

    It stays where the statement tells of several places, which so are what is measured.
    """
    if not phrases("administrative").may_open(choice.text):
        return choice
    words = words_of(choice.text)
    end = _named(words, 0)
    end += end > 0 and words.norms[end : end + 1] == [":"]
    if not end or end == len(words) or _places(ground) > 1:
        return choice
    noun = key_of(counted_noun(ground, number)).split(" ")
    right = choice.candidate.right
    told = words.norms[end : end + len(noun)] == noun or phrases("heads").at_start(words.norms, end, len(words)) > 0
    told = told or (right is not None and words.span(end, len(words)) == right.text(ground))
    return choice._replace(text=words.span(end, len(words))) if told else choice


def _named(words: Words, first: int) -> int:
    """Where the name of a place with the word for its unit ends that stands at a word; 0 where none does."""
    unit = end = first + phrases("administrative").at_start(words.norms, first, len(words))
    while first < unit and end < len(words) and words.text[words.starts[end]].isupper():
        end += 1
    return end if end > unit > first else 0


def _places(ground: Ground) -> int:
    """How many places a statement names with the words for their units."""
    begins = phrases("administrative").begins(ground.norms, 0, len(ground.norms))
    return len({key_of(ground.words.span(at, end)) for at in begins if (end := _named(ground.words, at))})
