"""Where what a value counts is listed by name behind it, each with its own value: "3 parks, as | A (210 ha), B ..."."""

from __future__ import annotations

from extractor.context.scene import Item
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


def list_openers(ground: Ground, first: int, last: int) -> list[int]:
    """Words of a stretch that end a name of several things and open the list of them: "the main goods such as ..."."""
    norms, opened, found = ground.norms, 0, []
    begins = ground.begins("list_openers", first + 1, last - 1)
    if not begins:
        return []
    for at in range(first, last - 1):
        opened += (norms[at] == "(") - (norms[at] == ")")
        named = at in begins and at - 1 not in begins  # one may be the end of a longer one
        if named and opened <= 0 and norms[at + 1] not in phrases("no_lists").keys and norms[at + 1] != ":":
            found.append(at)
    return found


def behind_opener(ground: Ground, number: int, first: int) -> int:
    """Where the names of a list begin in front of item `number`, the first of several in its unit; else `first`.

    "The main kinds, such as | theft 9 cases, fraud 5 cases".
    """
    items, last = ground.scene.items, ground.scene.items[number].first
    following = items[number + 1 : number + 3]
    opened = list_openers(ground, first, last) if any(_beside(ground, number, each) for each in following) else []
    if not opened:
        return first
    end = opened[-1] + phrases("list_openers").at_start(ground.norms, opened[-1], last)
    return end if any(ground.norms[at].isalpha() for at in range(end, last)) else first


def _beside(ground: Ground, number: int, other: Item) -> bool:
    """Whether a value stands beside item `number`: in its unit, with nothing but names, signs and shares between."""
    item = ground.scene.items[number]
    signs = {ground.norms[at] for at in ground.marks(item.last, other.first)}
    return other.quantity.unit == item.quantity.unit and "," in signs and not signs & {";", ".", ":"}


def lists_on(ground: Ground, number: int) -> bool:
    """Whether others are listed behind, each with its words behind it: "there are | 9 ha of tea; 7 ha of rice"."""
    items, norms = ground.scene.items, ground.norms
    if number + 1 >= len(items):
        return False
    here, following = items[number], items[number + 1]
    listed = norms[following.first - 1] in {";", ","} and here.quantity.unit == following.quantity.unit
    return listed and any(norm.isalpha() for norm in norms[following.last : following.last + 1])


def counts_all(ground: Ground, stretch: Stretch) -> bool:
    """Whether words are the total number of something: "the total number of homes"."""
    length = phrases("whole_counts").at_start(ground.norms, *stretch)
    return 0 < length < stretch[1] - stretch[0]
