"""Measures of money alone, which a field of plans in front tells of: "Tourism: 9 guests; the turnover | 6 bn"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.language import key_of
from extractor.subjects.by_unit import MONEY
from extractor.subjects.facts import bare
from extractor.subjects.fields import is_field, names_measured
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import own_words
from extractor.subjects.shapes import FROM_BEFORE, TOPIC
from extractor.subjects.turned import dimension

FULL = 6  # words of a name that stands alone, at least
_OVER_FIELD = (TOPIC, "lead", "label", "heading")


def of_field(choice: Choice, ground: Ground, number: int, topic: str) -> Choice:
    """`choice` under the field `topic`, where it is a measure of money without a thing, or what that field puts out."""
    left = choice.candidate.left
    if left is None or choice.candidate.shape.source or not topic or topic in choice.text:
        return choice
    alone = is_field(topic) and bare(ground, left.stretch) and dimension(ground, number) in MONEY
    alone = alone or _put_out(ground, left.stretch, topic)
    return choice._replace(text=f"{topic}: {choice.text}") if alone else choice


def over_field(ground: Ground, number: int, sources: Mapping[str, str]) -> tuple[str, ...]:
    """What is no more than the field of plans that a value with a name, or a head, of its own is in.

    For a measure of money alone, what else was told in that field: "tourism: 9 guests, the turnover | 6 bn".
    """
    over = tuple(name for name in _OVER_FIELD if sources[name] and is_field(sources[name]))
    if not over:
        return ()
    own = own_words(ground, number)
    if TOPIC in over and own[0] < own[1] and bare(ground, own) and dimension(ground, number) in MONEY:
        return (*FROM_BEFORE, "stem")
    counts = dimension(ground, number).startswith("count")
    stands = own[0] < own[1] and (sources["stem"] or counts) and not phrases("heads").at_start(ground.norms, *own)
    return over if stands or names_measured(ground, own) else ()


def _put_out(ground: Ground, stretch: Stretch, topic: str) -> bool:
    """Whether a stretch is what an industry puts out, at some prices or not, and the topic such an industry."""
    first, last = stretch
    end = next((at for at in ground.marks(first, last) if ground.norms[at] == "("), last)
    alone = 0 < phrases("outputs").at_start(ground.norms, first, end) == end - first
    return alone and key_of(topic) in phrases("industry_fields").keys


def named_in_full(ground: Ground) -> bool:
    """Whether an amount of money opens a statement with a long name of its own, which needs none over it."""
    first, last = own_words(ground, 0)
    words = sum(word.isalpha() for word in ground.norms[first:last])
    full = words >= FULL and names_measured(ground, (first, last))
    return full and dimension(ground, 0) in MONEY
