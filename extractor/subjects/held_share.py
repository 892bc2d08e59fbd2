"""The whole that a share is of, told right behind the value: "the digital economy | makes up 20 % of GDP"."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def against_whole(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` with the word for "of" between what makes up a share and the whole that stands behind the value."""
    item, right = ground.scene.items[number], choice.candidate.right
    if right is None or not item.quantity.unit.startswith("%"):
        return choice
    whole = right.text(ground)
    front = choice.text.removesuffix(f" {whole}")
    held = phrases("holding_verbs").at_end(ground.norms, 0, item.first)
    told = front.endswith((":", *_closers()))
    if not held or front in ("", choice.text) or told or whole.startswith((*_openers(),)):
        return choice
    return choice._replace(text=f"{front} {settings('subjects')['against']} {whole}")


def _closers() -> list[str]:
    """The same at the end of what stands in front."""
    return [f" {words}" for words in settings("subjects")["of_whole"]]


def _openers() -> list[str]:
    """Words that say themselves that a whole follows: "in", "of"."""
    return [f"{words} " for words in settings("subjects")["of_whole"]]
