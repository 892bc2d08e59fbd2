"""Words beside a value that are passed over: they say its amount again, leave open what they are of, rank it."""

from __future__ import annotations

from extractor.quantities.spelled import spelled
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.inherited import joins
from extractor.subjects.phrases import phrases

_ASIDES = frozenset({",", "(", ")"})
_HARM = 3  # words that tell a harm: "it killed"
# "9 files taken in, | settled 8 files"; "9 km long, 6 m | wide"
DEEDS_OF_NEXT = ("organ_deeds", "done_verbs", "deeds", "leads", "extents")
FEWEST_NAMES = 2  # of places that a count lists
RATED = 3  # words from a measure on in which it is called high or low
MOST_UNIT = 4  # words of the unit behind an amount in words


def behind_spelled(ground: Ground, first: int, last: int) -> int:
    """Where what stands behind an amount goes on behind the same amount in words, in brackets."""
    norms = ground.norms
    if norms[first : first + 1] != ["("] or ")" not in norms[first + 1 : last]:
        return first
    close = norms.index(")", first)
    opened = first + 1 + phrases("spelled_openers").at_start(norms, first + 1, close)
    inside = [word for word in norms[opened:close] if word not in {",", ":"}]
    for end in range(len(inside), max(len(inside) - MOST_UNIT, 0), -1):
        if spelled(inside[:end]):
            return close + 1
    return first


def behind_places(ground: Ground, stretch: Stretch) -> Stretch:
    """What is said behind the names of the places that a value counts: "3 communes A, B and C | reached ..."; or none.

    Behind an "and" something else is told; a bracket can hold the names.
    """
    first, last = stretch
    norms = ground.norms
    if not phrases("counted_places").at_end(norms, 0, first):
        return stretch
    if norms[first : first + 1] == ["("]:
        close = next((at for at in ground.marks(first, last) if norms[at] == ")"), last)
        named = close < last and all(_is_name(ground, at) for at in range(first + 1, close))
        return (close + 1, last) if named else stretch
    at, names, named = _names(ground, behind_naming(ground, first, last), last)
    if names < FEWEST_NAMES:
        return stretch
    return (at, last) if named else (last, last)


def _names(ground: Ground, at: int, last: int) -> tuple[int, int, bool]:
    """Where the names that stand from a word on end, how many there are, and whether a name is the last word of it."""
    words, norms = ground.words, ground.norms
    names, named = 0, False
    while at < last:
        if words.text[words.starts[at]].isupper() and norms[at].isalpha():
            names, named = names + (not named), True
        elif norms[at] == "," or norms[at] in phrases("and_words").keys:
            named = False
        else:
            break
        at += 1
    return at, names, named


def behind_naming(ground: Ground, first: int, last: int) -> int:
    """Where the names of counted places begin: "3 communes are: | A, B and C reached ..."; else, or alone, `first`."""
    norms = ground.norms
    at = first + phrases("naming_words").at_start(norms, first, last)
    at += norms[at : at + 1] == [":"]
    if not first < at < last or not phrases("counted_places").at_end(norms, 0, first):
        return first
    end, names, named = _names(ground, at, last)
    return at if names >= FEWEST_NAMES and named and end < last and norms[end].isalpha() else first


def _is_name(ground: Ground, at: int) -> bool:
    """Whether a word inside a list of names is of one, of the word for its unit, or parts two."""
    norms, words = ground.norms, ground.words
    if words.text[words.starts[at]].isupper() or norms[at] == "," or norms[at] in phrases("and_words").keys:
        return True
    units = phrases("counted_places")
    return units.at_start(norms, at, at + 2) > 0 or units.at_end(norms, at - 1, at + 1) > 1


def behind_vague(ground: Ground, region: Stretch) -> int:
    """Where the words before a value begin behind a name that leaves open what it is ("some goods such as | tea").

    The name can stand in front of a colon or a copula too.
    """
    first, last = region
    at = first
    while at < last and (ground.norms[at] == "," or at in ground.holes):
        at += 1
    at += phrases("openers").at_start(ground.norms, at, last)
    measures = _measures(ground.norms, at, last)
    if not any(phrases("vague").at_start(ground.norms, end, last) for end in (at, *measures)):
        colons = (sign + 1 for sign in ground.marks(at, last - 1) if ground.norms[sign] == ":")
        return next(colons, first) if len(measures) > 1 else first
    listed = next((start for start in ground.begins("list_openers", at, last)), None)
    if listed is None:
        ends = phrases("copulas").keys | {":"}
        return next((end + 1 for end in range(at, last - 1) if ground.norms[end] in ends), first)
    return listed + phrases("list_openers").at_start(ground.norms, listed, last)


def _measures(norms: list[str], first: int, last: int) -> list[int]:
    """Where the measures end that are told of together from word `first` on ("yield, output | of some crops")."""
    ends, at, heads = [], first, phrases("heads")
    while length := heads.at_start(norms, at, last):
        ends.append(at + length)
        at += length + joins(norms, at + length)
        if at == ends[-1]:
            break
    return ends


def behind_rank(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind words that say how what they name ranks: "the largest market is | A".

    Or behind a clause that is set against it: "tea stayed as it was, whereas | coffee rose".
    """
    ranks, against, norms = phrases("ranked_as"), phrases("whereas"), ground.norms
    ends = [at + ranks.at_start(norms, at, last) for at in ranks.begins(norms, first, last)]
    turns = (at for at in ground.begins("whereas", first + 1, last) if norms[at - 1] == ",")
    ends += [at + against.at_start(norms, at, last) for at in turns]
    return max(ends) if ends and max(ends) < last else first


def ranked(ground: Ground, first: int, last: int) -> bool:
    """Whether a value is only ranked or explained behind a comma, time or base: "8 %, the third in the country"."""
    at = first
    while at < last and (at in ground.holes or ground.norms[at] in _ASIDES):
        at += 1
    return at > first and phrases("rankings").at_start(ground.norms, at, last) > 0


def behind_time(ground: Ground, first: int, last: int) -> bool:
    """Whether nothing but a time stands between a value and a comma: "4 points in 2030, now 5 points"."""
    behind = next((at for at in range(first, last) if at not in ground.holes), last)
    return first < behind < last and ground.norms[behind] == ","


def of_next(ground: Ground, number: int, region: Stretch) -> bool:
    """Whether the words behind a value and a comma are those in front of the next one: a measure, a harm or a deed."""
    items, norms = ground.scene.items, ground.norms
    if number + 1 >= len(items) or region[1] != items[number + 1].first:
        return False
    first = region[0] + 1
    first += phrases("openers").at_start(norms, first, region[1])
    harms = region[1] - first <= _HARM and phrases("harms").at_end(norms, first, region[1])
    if harms or phrases("heads").at_start(norms, first, region[1]):
        return True
    deed = any(phrases(name).at_start(norms, first, region[1]) for name in DEEDS_OF_NEXT)
    return deed and not ground.marks(first, region[1])


def tells_anew(ground: Ground, number: int) -> bool:
    """Whether words behind a comma say what is done to what a value counts: "keep 9 schools, build | 3 halls"."""
    first = ground.scene.items[number].first
    before = ground.taken.get(number - 1, 0) or (ground.scene.items[number - 1].last if number else first)
    between = ground.norms[before:first]
    return len(between) > 1 and between[0] == ","


def rated(ground: Ground, region: Stretch) -> bool:
    """Whether what goes on behind a value calls it high or low: "5 % | is a rate that is rather high"."""
    first, last = region
    if first >= last or ground.norms[first] not in phrases("copulas").keys:
        return False
    length = phrases("heads").at_start(ground.norms, first + 1, last)
    behind = first + 1 + length
    return length > 0 and bool(phrases("degrees").begins(ground.norms, behind, min(behind + RATED, last)))
