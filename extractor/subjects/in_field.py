"""Measures of money alone, which a field of plans in front tells of: "Tourism: 9 guests; the turnover | 6 bn"."""

from __future__ import annotations

from extractor.subjects.by_unit import MONEY
from extractor.subjects.facts import bare
from extractor.subjects.fields import is_field
from extractor.subjects.ground import Ground
from extractor.subjects.ranker import Choice
from extractor.subjects.turned import dimension


def of_field(choice: Choice, ground: Ground, number: int, topic: str) -> Choice:
    """`choice` under the field `topic`, where it is a measure of money without a thing."""
    left = choice.candidate.left
    if left is None or choice.candidate.shape.source or not topic or not is_field(topic):
        return choice
    alone = bare(ground, left.stretch) and dimension(ground, number) in MONEY
    return choice._replace(text=f"{topic}: {choice.text}") if alone else choice
