"""The words beside a value that its subject can take: those in front that are its own, those behind up to a sign."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.quantities.measures import opens_planned
from extractor.subjects.brackets import listed_bracket
from extractor.subjects.datelines import behind_agency
from extractor.subjects.fields import behind_field
from extractor.subjects.fronts import behind_actor, behind_declared, behind_front, named_bracket
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.listing import behind_opener, listing
from extractor.subjects.passed import behind_naming, behind_rank, behind_vague
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import SIGNS, says_nothing, trim
from extractor.subjects.turned import (
    before_measure,
    before_next,
    behind_counted,
    behind_turn,
    leads_next,
    said_once_behind,
    turns_at,
)

ENDS = frozenset({";", ".", ":", "…", ")"})
_VERB = 24  # words of what stands between a value in a bracket and the one behind it, at most


def left_region(ground: Ground, number: int) -> Stretch:
    """The words before a value that can be its own: back to the value before it, or the clause's start."""
    key = number, ground.taken.get(number - 1, 0)
    if (found := ground.lefts.get(key)) is None:
        found = ground.lefts[key] = _left_region(ground, number)
    return found


def own_words(ground: Ground, number: int) -> Stretch:
    """The words before a value that can be its own, trimmed."""
    key = number, ground.taken.get(number - 1, 0)
    if (found := ground.owns.get(key)) is None:
        found = ground.owns[key] = trim(ground, left_region(ground, number))
    return found


def untaken(ground: Ground, number: int) -> Stretch:
    """The words before a value that can be its own and that the value before did not take, trimmed."""
    first, last = left_region(ground, number)
    return trim(ground, (max(first, min(ground.taken.get(number - 1, 0), last)), last))


def _left_region(ground: Ground, number: int) -> Stretch:
    last = ground.scene.items[number].first
    if around := around_bracket(ground, number):
        return around
    signed = 0 if number else behind_agency(ground, last)
    first = max(signed, ground.floor(number), _behind_whole(ground, number))
    first = _behind_taken(ground, number, _behind_bracket(ground, first, last))
    opened = listing(ground, number - 1)
    first = max(first, opened[1]) if opened else _in_bracket(ground, number, first)
    first = max(first, named_bracket(ground, first, last), listed_bracket(ground, number))
    first = behind_counted(ground, number, first, last)
    if last > first and ground.norms[last - 1] == ";":
        return last, last
    for at in reversed(ground.marks(first, last - 1)):
        if ground.norms[at] in {";", "."} and at not in ground.holes and not _abbreviates(ground.norms, at):
            first = at + 1
            break
    else:
        first = first if number or signed else max(first, behind_front(ground, last))
    first = behind_actor(ground, behind_declared(ground, first, last), last)
    if not number:
        first = max([first, *_behind_parts(ground, first, last)])
        first = behind_opener(ground, number, max(first, in_whole(ground)))
        first = behind_field(ground, first, last)
    first = behind_turn(ground, first, last)
    return behind_rank(ground, behind_vague(ground, (first, last)), last), last


def _behind_parts(ground: Ground, first: int, last: int) -> list[int]:
    """Where the part of a whole without a value of its own begins: "The area is small, of which the north | 9 ha"."""
    parts = phrases("parts_of_whole")
    ends = [at + parts.at_start(ground.norms, at, last) for at in parts.begins(ground.norms, first + 1, last)]
    return [end for end in ends if end < last and not says_nothing(ground.norms, (end, last))]


def around_bracket(ground: Ground, number: int) -> Stretch | None:
    """The words in front of a bracket that holds the values before, where only a verb stands behind it; else None.

    "Building (35 % of the GDP) grew by | 7 %" is told of building.
    """
    scene, norms = ground.scene, ground.norms
    first, last = scene.left(number), scene.items[number].first
    if not number or last - first > _VERB or ")" not in norms[first:last] or "(" in norms[first:last]:
        return None
    close = norms.index(")", first)
    verb = trim(ground, (close + 1, last))
    told = any(norms[at] not in SIGNS for at in range(close + 1, last))
    if not told or verb[0] < verb[1]:
        return None
    before = number - 1
    while before >= 0 and "(" not in norms[scene.left(before) : scene.items[before].first]:
        before -= 1
    if before < 0:
        return None
    floor = ground.floor(before)
    opened = max(at for at in range(floor, scene.items[before].first) if norms[at] == "(")
    marks = [at for at in ground.marks(floor, opened) if norms[at] in {";", "."} and at not in ground.holes]
    floor = max([floor, *(at + 1 for at in marks)])
    own = trim(ground, (floor, opened))
    counted = before > 0 and own[0] == floor == scene.items[before - 1].last  # of what the value in front counts
    counted = counted and scene.items[number].quantity.unit != scene.items[before - 1].quantity.unit
    return (floor, opened) if own[0] < own[1] and not counted and not says_nothing(norms, own) else None


def _behind_bracket(ground: Ground, first: int, last: int) -> int:
    """Where a stretch goes on behind a bracket that holds the value in front of it: "(48 % of the plan), firms | 6"."""
    depth = 0
    for at in ground.marks(first, last):
        sign = ground.norms[at]
        if sign == ")" and not depth:
            return at + 1
        depth += (sign == "(") - (sign == ")")
    return first


def _in_bracket(ground: Ground, number: int, first: int) -> int:
    """Where a bracket opens right behind the value before and what that counts: it holds all that is a value's own.

    So does one that opens with what was planned or stands behind its name: "up 5 %, above it (plan 4 %)", "up 5 %,
    above the plan of the province (4 %)".
    """
    signs = ground.marks(first, ground.scene.items[number].first) if number else []
    for at in signs[:1]:
        if ground.norms[at] == "(" and ground.norms[first - 1] != ")":  # "A (9) and | B (8)"
            return at
    last = signs[-1] if signs else 0
    if not last or ground.norms[last] != "(":
        return first
    front = signs[-2] + 1 if len(signs) > 1 else first
    named = range(front, min(front + _MOVED, last)) if last - front <= _NAMED else range(0)
    starts = (last + 1, *named)
    return last if any(opens_planned(ground.norms, at) for at in starts) else first


_MOVED, _NAMED = 3, 8  # words in front of the name of a plan ("higher than"), and with it, in front of its bracket


def _behind_taken(ground: Ground, number: int, first: int) -> int:
    """Where a value's own words begin: behind those that the value before it took, where others or a bracket follow."""
    taken, last = ground.taken.get(number - 1, 0), ground.scene.items[number].first
    if not first < taken < last:
        return first
    own = trim(ground, (taken, last))
    named = own[0] < own[1] and not says_nothing(ground.norms, own)
    led = ground.norms[taken] == "," and leads_next(ground, taken + 1, number - 1)
    return taken if named or led or ground.norms[taken] == "(" or _joined_count(ground, number, taken) else first


def _joined_count(ground: Ground, number: int, taken: int) -> bool:
    """Whether a comma alone joins a value that counts what stands behind it: "8 firms | new, | 9 firms | closed".

    What is only a grade of what the value before counts stands under its name ("8 model | villages, 9 advanced").
    """
    item, before = ground.scene.items[number], ground.scene.items[number - 1]
    if item.quantity.unit != before.quantity.unit or item.quantity.unit.startswith("%"):
        return False
    if phrases("grades").at_start(ground.norms, item.last, len(ground.norms)):
        return False
    behind = ground.norms[item.last : item.last + 1]
    return ground.norms[taken : item.first] == [","] and bool(behind) and behind[0].isalpha()


def _behind_whole(ground: Ground, number: int) -> int:
    """The first word that can be a value's own: behind what the share before it is of, where a bracket follows that."""
    first, last, norms = ground.scene.left(number), ground.scene.items[number].first, ground.norms
    if not number or not ground.scene.items[number - 1].quantity.unit.startswith("%"):
        return first
    if not phrases("denominators").at_start(norms, behind_of(ground, first), last):
        return first
    mark = next(iter(ground.marks(first, last)), last)
    if norms[mark] == "(" or (norms[mark] == "," and _whole_alone(ground, first, mark, last)):
        return mark
    joiners = ground.begins("and_words", first, mark)
    behind = ground.scene.items[number].last
    if joiners and joiners[-1] + 1 == last and norms[behind : behind + 1] == [norms[behind_of(ground, first)]]:
        return last  # "85 % of the people in villages and | 95 % of the people in towns"
    ends = [at for at in (*joiners, mark) if _adds_nothing(ground, (at + 1, last))]
    return max(ends, default=first)


def _whole_alone(ground: Ground, first: int, mark: int, last: int) -> bool:
    """Whether up to a mark stands what the share before is of, and no more, and behind it a name: "of GDP, | rents"."""
    begin = behind_of(ground, first)
    if phrases("denominators").at_start(ground.norms, begin, mark) != mark - begin:
        return False
    own = trim(ground, (mark, last))
    return own[0] < own[1] and not says_nothing(ground.norms, own)


def _adds_nothing(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch is a time, words of average or words that stand around a subject, and no more."""
    own = trim(ground, stretch) if stretch[0] < stretch[1] else stretch
    length = own[1] - own[0]
    if length <= 0:
        return stretch[0] < stretch[1]
    return phrases("averages").at_start(ground.norms, *own) == length or says_nothing(ground.norms, own)


def _abbreviates(norms: list[str], at: int) -> bool:
    """Whether a full stop stands behind an abbreviation in front of a name, or is one of the three of "and so on"."""
    if norms[at] != "." or not at:
        return False
    return norms[at - 1] in settings("adverbs")["joining"] or "." in (norms[at - 1], *norms[at + 1 : at + 2])


def right_region(ground: Ground, number: int) -> Stretch:
    """The words behind a value up to the end of its clause, bracket or the next value's own words."""
    first, last, depth = ground.scene.items[number].last, ground.scene.right(number), 0
    whole = not number and in_whole(ground) > 0
    if ground.norms[first : first + 1] == ["/"] and opens_planned(ground.norms, first + 1):
        return first, first
    if opened := listing(ground, number):
        return first, opened[0]
    if said_once_behind(ground, number) and own_words(ground, number)[0] >= own_words(ground, number)[1]:
        return right_region(ground, number + 1)
    last = before_measure(ground, number, (first, last))
    if first < (joined := behind_counted(ground, number + 1, first, last)):
        last = joined - 1
    last = before_next(ground, number, (first, last))
    for at in ground.marks(behind_naming(ground, first, last), last):
        sign = ground.norms[at]
        if sign == "," and not depth and ((whole and first < at) or turns_at(ground, at, number)):
            return first, at
        if sign == "," and phrases("instances").at_start(ground.norms, at + 1, last):
            return first, at
        if sign == "," and first < at and _timed(ground, first, at):
            return first, at  # nothing but a time: "9 bn in 2031, | the town holds ..."
        if sign == ";" or (not depth and sign in ENDS):
            return first, at
        depth += (sign == "(") - (sign == ")")
    for at in ground.begins("and_words", first, last)[-1:]:
        if not depth and leads_next(ground, at + 1, number):
            return first, at
    return first, max(first, last)


def _timed(ground: Ground, first: int, last: int) -> bool:
    """Whether words are a time, in brackets or not, and nothing else."""
    return all(at in ground.holes or ground.norms[at] in ("(", ")") for at in range(first, last))


def totals(ground: Ground, number: int) -> bool:
    """Whether nothing but the name of a total stands in front of a value, which leaves open what it is of."""
    first, last = own_words(ground, number)
    norms = ground.norms
    return first < last and norms[first] in phrases("totals").keys and _open(norms, first, last)


def sums_up(ground: Ground, number: int) -> bool:
    """Whether a sentence opens with the total of a measure, told of nothing that was named in the one before."""
    norms, (first, last) = ground.norms, own_words(ground, number) if not number else (0, 0)
    return phrases("totals").at_start(norms, first, last) == 1


def _open(norms: list[str], first: int, last: int) -> bool:
    return phrases("open_measures").at_start(norms, first, last) == last - first


def in_whole(ground: Ground) -> int:
    """Where the words of a whole begin that a statement opens with, of which it tells behind a comma, else 0.

    "Of | the 9 schools in town, 8 ..."
    """
    last = ground.scene.items[0].first
    first = 1 + max(ground.marks(0, last), default=-1)
    opens = first < last and phrases("in_whole").at_start(ground.norms, first, last) == last - first
    return first + 1 if opens else 0


def behind_of(ground: Ground, first: int) -> int:
    """Where what a share is of begins, behind a preposition in front of it ("1,5 % | of all loans")."""
    norms = ground.norms
    length = phrases("of_whole").at_start(norms, first, len(norms))
    return first + length if length and phrases("denominators").at_start(norms, first + length, len(norms)) else first


def branch_alone(ground: Ground, region: Stretch) -> bool:
    """Whether nothing but a branch, set off in a list, stands in front of a share: "farming 9 %; | building | 6 %"."""
    norms, (first, last) = ground.norms, region
    first += first < last and norms[first] == ","
    if not 0 < first < last or norms[first - 1] not in {";", ","}:
        return False
    shares = (item.first == last and item.quantity.unit.startswith("%") for item in ground.scene.items)
    return phrases("industries").at_start(norms, first, last) == last - first and any(shares)
