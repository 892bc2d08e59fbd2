"""The day up to which a sum of the year is told, which its subject keeps: "revenue | up to 31 October | is 9 bn"."""

from __future__ import annotations

from extractor.context import periods
from extractor.language import words_of
from extractor.model import Context
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.subjects.ranker import Choice


def up_to(choice: Choice, ground: Ground, number: int, context: Context) -> Choice:
    """`choice` with the day or month up to which the sentence tells a sum of the year that is reached so far.

    What stays from year to year has none, nor has what is told for a part of the year already; what is planned loses
    that of the value before it.
    """
    flows = phrases("flows")
    if not flows.may_open(choice.text) or not flows.at_start((words := words_of(choice.text)).norms, 0, len(words)):
        return choice
    known = periods.stretches(choice.text, 0, len(choice.text), "up_to")
    if context.kind.value == "target":
        return choice._replace(text=_without(choice.text, *known[-1])) if known else choice
    text, scene = ground.words.text, ground.scene
    told = periods.stretches(text, scene.statement.start, ground.words.starts[scene.items[number].first], "up_to")
    if not told or known or periods.stretches(choice.text, 0, len(choice.text), "part"):
        return choice
    day = lower_first(" ".join(text[slice(*told[-1])].split()))
    head, colon, rest = choice.text.partition(": ")
    return choice._replace(text=f"{head} {day}{colon}{rest}")


def _without(text: str, first: int, last: int) -> str:
    return text[:first].rstrip() + text[last:]
