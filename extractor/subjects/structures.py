"""Shares of a structure that a sentence names in front: "the structure of the economy: | the share of A | is 9 %"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def in_structure(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` as a part of that structure, where it begins with the word for a share."""
    if not phrases("structure_shares").may_open(choice.text):
        return choice
    words, left = words_of(choice.text), choice.candidate.left
    shares = phrases("structure_shares")
    shared = shares.at_start(words.norms, 0, len(words))
    last = ground.scene.items[number].first if left is None else left.stretch[0]
    named = phrases("structures").begins(ground.norms, 0, last)
    named = [at for at in named if not shares.at_start(ground.norms, at, last)]
    if not shared or not named or "." in ground.norms[named[-1] : last]:
        return choice
    end = named[-1] + phrases("structures").at_start(ground.norms, named[-1], last)
    structure = ground.words.span(named[-1], end)
    name = words.span(shared, len(words)).lstrip(": ")
    if structure.lower() in name.lower():
        return choice  # "the shares in the structure: farming"
    return choice._replace(text=f"{structure[:1].lower()}{structure[1:]}: {name}") if name else choice
