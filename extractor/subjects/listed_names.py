"""Names behind the value that says what all of them count: "planting: A 150 ha; B | 110; C | 95"."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Choice


def of_listed(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or where its unit was said for a whole list of names: what that value measured, of its own name."""
    items = ground.scene.items
    if not number or not items[number].quantity.rule.endswith(":listed"):
        return choice
    begins = _joiner(ground, number - 1) + 1
    if begins >= items[number].first:
        return choice  # it names none: "14/19 aims were met, | 5/19 were not"
    goes_on = items[number - 1].quantity.rule.endswith(":listed")
    measure = ground.chosen.get(number - 1, "").partition(":")[0] if goes_on else _measure(ground, number - 1)
    return choice._replace(text=f"{measure}: {ground.words.span(begins, items[number].first)}")


def _measure(ground: Ground, number: int) -> str:
    """What the value in front of a list measures: its subject without its own name, who is set it behind no cue."""
    item, words = ground.scene.items[number], ground.words
    cues = [cue.last for cue in ground.scene.of("kinds") if ground.scene.left(number) <= cue.first < item.first]
    if cues:
        said = words.span(min(cues[-1], item.first), item.first), counted_noun(ground, number)
        behind = words.span(item.last, _joiner(ground, number))
        if told := " ".join(filter(None, (*said, behind))).partition(":")[0].strip():
            return told
    return ground.chosen.get(number, "").partition(":")[0]


def _joiner(ground: Ground, number: int) -> int:
    """The word that joins the next name of a list behind a value."""
    joined, items = settings("adverbs")["list_joiners"], ground.scene.items
    return next(at for at in range(items[number].last, items[number + 1].first) if ground.norms[at] in joined)
