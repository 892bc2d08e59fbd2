"""Units said once for names that follow with a bare number each: "A plants 150 ha; B 110; C 95; D 80"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Quantity, Words
from extractor.quantities.forms import Number
from extractor.quantities.measures import Measure
from extractor.quantities.parts import joiners, parts, total_behind

FEWEST = 3  # names behind the value that says the unit
BEHIND = 2  # words behind the unit that say more of it ("9 members | newly admitted; B 7")


def unit_listed(words: Words, at: int, found: Sequence[Quantity]) -> Measure | None:
    """The unit of the value before number `at`, where that and more names with bare numbers go on its list."""
    if not found or not found[-1].unit or found[-1].unit.startswith("%") or found[-1].total is not None:
        return None
    before = found[-1]
    listed = before.rule.endswith(":listed")
    behind = joined = words.index_at(before.end - 1) + 1
    if not listed:
        near = range(behind, min(behind + BEHIND + 1, at))
        joined = next((word for word in near if not words.norms[word].isalpha()), behind)
    if words.norms[joined] not in joiners():
        return None
    fewest = 1 if listed else FEWEST
    names = parts(words, joined + 1, fewest)
    told = all(name.named and name.bare and name.total is None for name in names)
    if not told or not names or names[0].number != at or len({name.label for name in names}) < fewest:
        return None
    return unit_of(words, before)


def of_again(words: Words, number: Number, found: Sequence[Quantity]) -> Number | None:
    """N of as many as the value before, whose unit is not said again: "A 12/19 aims, B | 8/19"; None otherwise."""
    if not found or found[-1].total is None or not found[-1].unit or number.rule != "number":
        return None
    total = total_behind(words, number.last)
    again = total == found[-1].total and number.minimum <= found[-1].total and words.norms[number.first - 1] != "/"
    return number._replace(last=number.last + 2, total=total, rule="ratio") if again else None


def unit_of(words: Words, said: Quantity) -> Measure:
    """The unit of a value, for one that goes on its list without it."""
    first, last = words.index_at(said.unit_start), words.index_at(said.unit_end - 1) + 1
    return Measure(first, last, said.unit_id, "listed")
