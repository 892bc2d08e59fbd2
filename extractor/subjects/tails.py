"""Words behind one of several values that hold for the others too, said once."""

from __future__ import annotations

from extractor.context.retold import share
from extractor.lexicon import settings
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of, trim, trim_right
from extractor.subjects.regions import ENDS, right_region, untaken

_ENDS = frozenset({",", ";", ".", ":", "(", ")"})
_APART = frozenset({",", ";", "("})
_LISTED = ([")", ","],)  # between counts with their shares in brackets
FARTHEST = 24  # values on from one, to the last that may tell what all of them do
LIKE = 2  # words, at least, of what shares are of that is named alike, and of what is said of it behind the last


def addition_tail(ground: Ground, number: int, stretch: Stretch) -> str:
    """What another value of the statement adds to, for one that says only that it adds: "... adds 3 points | to all".

    `stretch`: the words in front of the value.
    """
    norms, items = ground.norms, ground.scene.items
    adds = phrases("additions")
    length = adds.at_end(norms, *stretch)
    if not length or _into(norms, items[number].last):
        return ""
    others = [*range(number - 1, -1, -1), *range(number + 1, len(items))]
    for other in others:
        first, last = items[other].first, items[other].last
        if _into(norms, last) and adds.begins(norms, max(0, first - length - 2), first):
            end = next((at for at in ground.marks(last, len(norms)) if norms[at] in _ENDS), len(norms))
            return text_of(ground, trim_right(ground, (last, end)))
    return ""


def _into(norms: list[str], at: int) -> bool:
    """Whether the words at word `at` say what something is added to."""
    return norms[at : at + 1] in settings("adverbs")["into"]


def counted_tail(ground: Ground, number: int, region: Stretch) -> str:
    """What a counted thing is of, said behind it or behind the next one: "9 cases, 12 suspects | of theft"; or "".

    `region`: the words behind item `number`.
    """
    items, opens = ground.scene.items, phrases("tails")
    next_to = number + 1 < len(items) and region[1] == items[number + 1].first
    apart = False
    if next_to and ground.norms[slice(*region)] in settings("adverbs")["couplers"]:
        apart = ground.norms[region[0]] == "/"
        region = right_region(ground, _last_coupled(ground, number + 1) if not apart else number + 1)
        apart = apart or (_case(ground, number) and _told(ground, region))
    if not apart and not opens.at_start(ground.norms, *region):
        return ""
    first, last = region
    values = {item.first for item in items}
    commas = [at for at in ground.marks(first, last) if ground.norms[at] == ","] if last in values else []
    return text_of(ground, trim_right(ground, (first, commas[-1] if commas else last)))


def _last_coupled(ground: Ground, number: int) -> int:
    """The last of counts in a row with no words but joiners between: "9 doctors, 2 nurses and | 30 beds"."""
    items, couplers = ground.scene.items, settings("adverbs")["couplers"]
    while number + 1 < len(items) and ground.norms[items[number].last : items[number + 1].first] in couplers:
        number += 1
    return number


def moved_alone(ground: Ground, number: int) -> bool:
    """Whether a verb of rising or falling stands in front of a counted thing or of those coupled to it in front.

    And nothing that is said of it behind: "up by 3 cases, | 5 suspects".
    """
    norms, items = ground.norms, ground.scene.items
    behind = items[number].last
    if any(word.isalpha() for word in norms[behind : behind + 1]) and behind not in ground.holes:
        return False
    while number and norms[items[number - 1].last : items[number].first] in settings("adverbs")["couplers"]:
        number -= 1
    first, last = ground.scene.left(number), items[number].first
    length = phrases("moving_verbs").at_end(norms, first, last)
    return length > 0 and (last - length == first or norms[last - length - 1] in _APART)


def moved_in_front(ground: Ground, number: int) -> bool:
    """Whether a value only says how much more or less: what a comma parts from it, or from its base, is not of it."""
    item = ground.scene.items[number]
    at = item.last
    while at in ground.holes:
        at += 1
    if ground.norms[at : at + 1] != [","] or item.quantity.comparator != "=":
        return False
    left = ground.scene.left(number)
    return _moved(ground, number) or phrases("more_or_less").at_end(ground.norms, left, item.first) > 0


def told_case(ground: Ground, number: int) -> str:
    """What the cases that a value counts are of, between it and those who did it: "9 cases | of theft, 12 suspects"."""
    items, norms = ground.scene.items, ground.norms
    if items[number].quantity.unit not in phrases("cases").keys or number + 1 == len(items):
        return ""
    first, last = items[number].last, items[number + 1].first - 1
    beside = items[number + 1].quantity.unit in phrases("suspects").keys and norms[last] == ","
    told = beside and first < last and not ground.marks(first, last) and _told(ground, (first, last))
    return text_of(ground, trim_right(ground, (first, last))) if told else ""


def is_of_offence(unit: str) -> bool:
    """Whether what a unit counts can be of an offence that was told before: cases, suspects."""
    return any(unit in phrases(name).keys for name in ("cases", "suspects"))


def case_tail(ground: Ground, number: int) -> str:
    """What the cases that a value counts are of, said behind those who did it: "9 cases, 12 suspects | of theft".

    "" without it, and for a number below 0.
    """
    if number < 0 or ground.scene.items[number].quantity.unit not in phrases("cases").keys:
        return ""
    return counted_tail(ground, number, right_region(ground, number))


def _case(ground: Ground, number: int) -> bool:
    """Whether a value counts cases and the next who or what they are of."""
    counted = [ground.scene.items[at].quantity.unit for at in (number, number + 1)]
    return counted[0] in phrases("cases").keys and counted[1] in phrases("beside_cases").keys


def _told(ground: Ground, region: Stretch) -> bool:
    """Whether words behind a counted thing say of what it is: no sign, no rise or fall, no base, no deed, no harm."""
    first, last = region
    if first >= last or not ground.norms[first].isalpha() or first in ground.holes:
        return False
    return not any(phrases(name).at_start(ground.norms, first, last) for name in _NO_TAILS)


_NO_TAILS = ("closers", "not_right", "right_closers", "predicates", "place_prepositions", "harms")


def standing_with(ground: Ground, region: Stretch) -> tuple[Stretch, str] | None:
    """A measure of a thing that is told with how it stands, and the thing; None where nothing is told so.

    "A is second | with a turnover of ...", "A has the largest turnover | with ...".
    """
    norms, (first, last) = ground.norms, region
    withs = [at for at in range(first + 1, last) if norms[at] in phrases("with_words").keys]
    if not withs:
        return None
    measured = [at + 1 for at in withs if phrases("heads").at_start(norms, at + 1, last)]
    if not measured:
        return _largest(ground, (first, withs[-1]))
    told = next(iter(phrases("standings").begins(norms, first, measured[-1])), last)
    measure = trim(ground, (measured[-1], last))
    owner = _owner(ground, (first, told)) if told < measured[-1] else ""
    return (measure, owner) if owner and measure[0] < measure[1] else None


def standing_alone(ground: Ground, region: Stretch) -> Stretch | None:
    """The thing that a value tells how it stands by, without a measure: "A is the largest market | with 9 tons"."""
    norms, (first, last) = ground.norms, region
    told = next(iter(phrases("standings").begins(norms, first + 1, last)), last)
    if told == last or norms[last - 1] not in phrases("with_words").keys | phrases("closers").keys:
        return None
    front = max([at + 1 for at in ground.marks(first, told) if norms[at] in {",", ":"}], default=first)
    owner = trim(ground, (front, told))
    plain = owner[0] < owner[1] and not phrases("heads").at_start(norms, *owner)
    return owner if plain and not ground.marks(told, last) else None


def _largest(ground: Ground, region: Stretch) -> tuple[Stretch, str] | None:
    """A measure that a thing has the largest or smallest of, and the thing."""
    norms, (first, last) = ground.norms, region
    last -= phrases("superlatives").at_end(norms, first, last)
    having = settings("adverbs")["having"]
    at = next((at for at in range(first + 1, last) if norms[at] in having and _measure(norms, at + 1, last)), last)
    owner = _owner(ground, (first, at)) if at < last < region[1] else ""
    return ((at + 1, last), owner) if owner else None


def _measure(norms: list[str], first: int, last: int) -> bool:
    return phrases("heads").at_start(norms, first, last) > 0


def _owner(ground: Ground, region: Stretch) -> str:
    """The thing at the end of a stretch, behind a comma and in front of what it has done."""
    first, last = region
    front = max([at + 1 for at in ground.marks(first, last) if ground.norms[at] in {",", ":"}], default=first)
    end = next(iter(ground.begins("doings", front + 1, last)), last)
    owner = trim(ground, (front, end))
    return text_of(ground, owner) if owner[0] < owner[1] else ""


def shared_predicate(ground: Ground, number: int) -> str:
    """The predicate behind the last of several values in one clause: "100 % of A and 80 % of B meet the norm"."""
    items = ground.scene.items
    if _listed_with_own(ground, number):
        return ""
    for later in range(number + 1, min(len(items), number + FARTHEST)):
        first, end = right_region(ground, later)
        for at in ground.begins("predicates", first, end):  # right behind a value one tells of what was named before
            return text_of(ground, trim_right(ground, (at, end))) if at > first else ""
        between = ground.norms[end : items[later + 1].first] if later + 1 < len(items) else ["."]
        if between == [";"] and bare_share(ground, later):
            continue
        if ";" in between or "." in between:
            if _moved(ground, later):
                return ""  # of a verb of its own: "9 % less A, 7 % less B"
            return _behind_like(ground, number, (first, end))
    return ""


def _listed_with_own(ground: Ground, number: int) -> bool:
    """Whether the value before in a list tells with a predicate of its own: "9 % of A meet it, | 8 % of B, ..."."""
    at = ground.scene.items[number].first - 1
    if not number or ground.norms[at] != ",":
        return False
    (first, end), (_, last) = right_region(ground, number - 1), right_region(ground, number)
    return end >= at and ground.norms[last - 1] == "," and bool(ground.begins("predicates", first, at))


def bare_share(ground: Ground, number: int) -> bool:
    """Whether nothing is said of what a share is of, up to a semicolon: "75 % of homes; 85 % of shops | meet ..."."""
    items, (first, last) = ground.scene.items, right_region(ground, number)
    if number + 1 == len(items) or ground.norms[last : items[number + 1].first] != [";"]:
        return False
    named = untaken(ground, number)
    alone = named[0] == named[1] or ground.norms[items[number].first - 1] == ":"
    alone = alone and not ground.begins("part_openers", ground.scene.left(number), items[number].first)
    shares = share(items[number]) and share(items[number + 1]) and not _moved(ground, number)
    return alone and shares and not ground.begins("predicates", first, last)


def _moved(ground: Ground, number: int) -> bool:
    """Whether a verb of rising or falling stands right in front of a value."""
    verbs = phrases("moving_verbs")
    return verbs.at_end(ground.norms, ground.scene.left(number), ground.scene.items[number].first) > 0


def behind_joined(ground: Ground, number: int) -> Stretch | None:
    """What is told of counts with no words but joiners between, behind the last: "3 towns and 5 wards | pay"."""
    items, last = ground.scene.items, number
    joiners = [[joiner] for joiner in settings("adverbs")["list_joiners"]]
    while last + 1 < len(items) and ground.norms[items[last].last : items[last + 1].first] in joiners:
        last += 1
    if last == number:
        return None
    first, end = trim_right(ground, right_region(ground, last))
    told = any(phrases(name).at_start(ground.norms, first, end) for name in ("predicates", "denominators", "suffered"))
    return (first, end) if told and first < end else None


def _behind_like(ground: Ground, number: int, region: Stretch) -> str:
    """What goes on behind as many words as a share is of, where both begin alike; "" without at least two words.

    "100 % of the schools of towns, 80 % of the schools of villages | teach music".
    """
    item = ground.scene.items[number]
    if not item.quantity.unit.startswith("%") or ";" in ground.norms[item.last : region[0]]:
        return ""
    first, last = trim_right(ground, right_region(ground, number))
    at, end = region[0] + last - first, region[1]
    if last - first < LIKE or at + LIKE > end or ground.norms[first] != ground.norms[region[0]]:
        return ""
    return text_of(ground, trim_right(ground, (at, end)))


def behind_bracket(ground: Ground, number: int, region: Stretch) -> Stretch | None:
    """What goes on behind a second value in brackets: "93 % of wards (11 wards) meet the norm"; None without it."""
    norms, scene = ground.norms, ground.scene
    if number + 1 >= len(scene.items) or region[1] != scene.items[number + 1].first or "(" not in norms[slice(*region)]:
        return None
    inner, limit = right_region(ground, number + 1)[1], scene.right(number + 1)
    if inner >= limit or norms[inner] != ")":
        return None
    apart = phrases("not_right").at_start(norms, inner + 1, limit)
    if apart and not phrases("administrative").at_start(norms, inner + 1 + apart, limit):
        return None
    end = next((at for at in ground.marks(inner + 1, limit) if norms[at] in ENDS | {",", "("}), limit)
    further = trim_right(ground, (inner + 1, end))
    return further if further[0] < further[1] else None


def behind_brackets(ground: Ground, number: int) -> Stretch | None:
    """The predicate behind the last of counts with a share in brackets each: "3 towns (9 %), 5 wards (7 %) | pay"."""
    items, norms = ground.scene.items, ground.norms
    for later in range(number + 2, len(items), 2):
        if norms[items[later - 1].last : items[later].first] not in _LISTED:
            return None
        further = behind_bracket(ground, later, right_region(ground, later))
        if further is not None:
            told = any(phrases(name).at_start(norms, *further) for name in ("predicates", "done_verbs"))
            return further if told else None
    return None
