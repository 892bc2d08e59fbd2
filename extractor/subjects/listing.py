"""Where what a value counts is listed by name behind it, each with its own value: "3 parks, as | A (210 ha), B ..."."""

from __future__ import annotations

from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.units import units


def listing(ground: Ground, number: int) -> Stretch | None:
    """The words that open a list of the names of what item `number` counts, up to the first name; None without one.

    The name that follows has a value in another unit. Of what is listed behind a comma ("5 of A, | the best are B")
    a copula opens nothing.
    """
    items, norms = ground.scene.items, ground.norms
    if number < 0 or number + 1 >= len(items) or not _counts(ground, number):
        return None
    first, last = items[number].last, items[number + 1].first
    if items[number + 1].quantity.unit == items[number].quantity.unit or first >= last:
        return None
    signs = ground.marks(first, last)
    if any(norms[at] == ";" for at in signs):
        return None
    stop = next((at for at in signs if norms[at] != "("), last)
    begins = [*ground.begins("list_openers", first, min(stop + 2, last)), *_copulas(ground, first, stop)]
    for at in sorted(begins):
        end = at + max(phrases(name).at_start(norms, at, last) for name in ("list_openers", "copulas"))
        end += norms[end : end + 1] == [":"]
        if any(norms[word].isalpha() for word in range(end, last)):
            return at, end
    return None


def _copulas(ground: Ground, first: int, last: int) -> list[int]:
    return phrases("copulas").begins(ground.norms, first + 1, last)


def _counts(ground: Ground, number: int) -> bool:
    """Whether a value counts things."""
    quantity = ground.scene.items[number].quantity
    if not quantity.unit or quantity.unit.startswith("%"):
        return False
    return quantity.unit_id is None or units()[quantity.unit_id].names_counted
