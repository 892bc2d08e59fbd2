"""Counts in a bracket are parts of what is counted in front of it: "61 guests (9 | from abroad, 52 | from here)"."""

from __future__ import annotations

from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Choice
from extractor.subjects.shut import stands_in_bracket


def of_bracket(choice: Choice, ground: Ground, number: int, whole: str) -> Choice:
    """`choice` under the `whole` whose parts a bracket lists, where it only says behind a count which part that is."""
    right, noun = choice.candidate.right, counted_noun(ground, number)
    if not (whole and noun and right is not None and stands_in_bracket(ground, number)):
        return choice
    named = choice.text.lower() == f"{noun} {right.text(ground)}".lower() and not choice.text.lower().startswith(
        whole.lower()
    )
    return choice._replace(text=f"{whole}: {choice.text}") if named else choice
