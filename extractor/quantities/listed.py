"""Units said once for names that follow with a bare number each: "A plants 150 ha; B 110; C 95; D 80"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Quantity, Words
from extractor.quantities.measures import Measure
from extractor.quantities.unnamed import joiners

FEWEST = 3  # names behind the value that says the unit
LONGEST = 5  # words of a name
BEHIND = 2  # words behind the unit that say more of it ("9 members | newly admitted; B 7")
MOST = 12  # names looked at


def unit_listed(words: Words, at: int, found: Sequence[Quantity]) -> Measure | None:
    """The unit of the value before number `at`, where that and more names with bare numbers go on its list."""
    if not found or not found[-1].unit or found[-1].unit.startswith("%") or found[-1].total is not None:
        return None
    before = found[-1]
    first = words.index_at(before.end - 1) + 1
    unit = Measure(words.index_at(before.unit_start), words.index_at(before.unit_end - 1) + 1, before.unit_id, "listed")
    if before.rule.endswith(":listed"):
        return unit if len(_names(words, first, at)) == 1 else None
    more = next((n for n in range(min(BEHIND + 1, at - first)) if not words.norms[first + n].isalpha()), 0)
    names = _names(words, first + more, len(words))
    begins = bool(names) and names[0][1] == at
    return unit if begins and len({name for name, _ in names}) == len(names) >= FEWEST else None


def _names(words: Words, first: int, last: int) -> list[tuple[str, int]]:
    """The names behind a sign each, with where their numbers stand, from word `first` on, a number up to `last`."""
    norms, found = words.norms, list[tuple[str, int]]()
    while first < last and norms[first] in joiners() and len(found) < MOST:
        end = first + 1
        while end < len(norms) and norms[end].isalpha() and end - first <= LONGEST:
            end += 1
        named = end > first + 1 and words.text[words.starts[first + 1]].isupper()
        if not named or end > last or end >= len(norms) or not norms[end].replace(".", "").isdecimal():
            break
        if end + 1 < len(norms) and norms[end + 1] not in joiners() and norms[end + 1] != ".":
            break
        found.append((" ".join(norms[first + 1 : end]), end))
        first = end + 1
    return found
