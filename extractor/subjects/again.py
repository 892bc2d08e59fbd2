"""What is told again for another time, by its noun or unit alone: "clean schools: in 2032 | 3 schools, in 2033 4"."""

from __future__ import annotations

from extractor.language import key_of
from extractor.subjects.announcing import without_kind
from extractor.subjects.by_unit import ByUnit
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import norms_of
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import left_region, own_words
from extractor.subjects.shut import told_behind
from extractor.subjects.year_parts import without_part

_NAMED = 2  # words of what is summed up, at least


def told_again(ground: Ground, number: int, known: ByUnit, units: frozenset[str]) -> str:
    """What was told in the unit of a value behind nothing but a time, where the value before was told in other `units`.

    "The output is to be 5 t by 2025, of which pork 60 %. By 2030, | 6 t"; "" where that is not so.
    """
    unit, (first, last) = ground.scene.items[number].quantity.unit, left_region(ground, number)
    own = own_words(ground, number)
    if unit in units or own[0] < own[1] or ground.holes.isdisjoint(range(first, last)):
        return ""
    return "" if counted_noun(ground, number) or told_behind(ground, number) else known.whole(unit)


def counted_again(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice`, or the subject of the value before where a noun alone is counted that opens it, behind another time.

    So where nothing is said of that noun but that as many were reached: "pigs: plan 9 head, done | 10 head".
    """
    if not number or choice.candidate.shape.source:
        return choice
    items, before = ground.scene.items, without_kind(ground.chosen.get(number - 1, ""))
    if choice.candidate.shape.name == "V" and items[number].quantity.unit == items[number - 1].quantity.unit:
        said = key_of(choice.text.removeprefix(counted_noun(ground, number).lower()))
        return choice._replace(text=before) if before and said in phrases("reached_alone").keys else choice
    if choice.candidate.shape.name != "N":
        return choice
    first, last = ground.scene.left(number), items[number].first
    timed = ground.norms[first] in {",", ";"} and any(at in ground.holes for at in range(first, last))
    if not timed or items[number].quantity.unit != items[number - 1].quantity.unit:
        return choice
    noun = norms_of(choice.text)
    return choice._replace(text=before) if norms_of(before)[: len(noun)] == noun else choice


def of_sum(choice: Choice, ground: Ground, before: str) -> Choice:
    """`choice`, or the subject of the value before behind the word for a total where its first words stand there.

    "It has 30 more members of the fund, which brings the total of members to | 90".
    """
    left, known = choice.candidate.left, without_part(before)
    if left is None or not known:
        return choice
    first, last = left.stretch
    opened, told = first + phrases("sums").at_start(ground.norms, first, last), norms_of(known)
    noun = ground.norms[opened:last]
    if opened == first or len(noun) < _NAMED or len(noun) == len(told) or told[: len(noun)] != noun:
        return choice
    return choice._replace(text=f"{ground.words.span(first, opened).lower()} {known}")  # of no part of the year
