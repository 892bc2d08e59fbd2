"""Units said once for names that follow with a bare number each: "A plants 150 ha; B 110; C 95; D 80"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Quantity, Words
from extractor.quantities.measures import Measure
from extractor.quantities.parts import joiners, parts

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
    first, last = words.index_at(before.unit_start), words.index_at(before.unit_end - 1) + 1
    return Measure(first, last, before.unit_id, "listed")
