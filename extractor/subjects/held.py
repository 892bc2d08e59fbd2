"""What is counted of what was counted right in front of it: "9 schools with | 60 classes" are classes of schools."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.subjects.ranker import Choice
from extractor.subjects.wholes import place_behind


def of_holder(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` of the count before, where a word that joins the two stands in front and no deed is told of it."""
    noun, held = counted_noun(ground, number), counted_noun(ground, number - 1) if number else ""
    holder = place_behind(ground.chosen.get(number - 1, ""))
    if not noun or not held or not holder.lower().startswith(held.lower()) or phrases("people_of_homes").may_open(noun):
        return choice
    first, last, data = ground.scene.left(number), ground.scene.items[number].first, settings("subjects")
    joins = last > first and ground.norms[last - 1] in phrases("with_words").keys and not ground.marks(first, last)
    if not joins or ground.norms[last - 2] == data["share_joiner"]:
        return choice
    right = choice.candidate.right
    told = f"{noun} {right.text(ground)}" if right is not None else noun
    return choice._replace(text=f"{told} {data['holder_joiner']} {lower_first(holder)}")
