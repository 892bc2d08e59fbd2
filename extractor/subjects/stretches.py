"""The stretches of words beside a value that can be its subject or a part of it, each cut in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from extractor.language import norm
from extractor.subjects.counted import counted_noun
from extractor.subjects.fronts import only_organ
from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.idle import idle
from extractor.subjects.named import named_at
from extractor.subjects.passed import behind_places, behind_spelled, behind_time, of_next, ranked, rated
from extractor.subjects.phrases import in_comma_name, phrases
from extractor.subjects.pieces import says_nothing, text_of, trim, trim_right
from extractor.subjects.regions import behind_of, branch_alone, right_region
from extractor.subjects.states import before_state, comes_with, told_apart
from extractor.subjects.tails import (
    addition_tail,
    bare_share,
    behind_bracket,
    behind_brackets,
    behind_joined,
    moved_in_front,
    shared_predicate,
    standing_alone,
    standing_with,
)
from extractor.subjects.torn import untorn

MOST_CUTS = 3  # of each way, counted from the value
INNER = 8  # words between a counted thing and a value inside what is said of it


class Side(NamedTuple):
    """A stretch beside a value, and the ways of cutting that lead to it ("whole", "comma1", "head2", "verb1" ...)."""

    stretch: Stretch
    ways: tuple[str, ...]
    shared: str = ""  # said apart from it: a predicate behind a later value, an average right before its own
    stands: bool = False  # a measure with whose it is, told with how that stands

    def text(self, ground: Ground) -> str:
        """The words of the side as written, with what is said apart behind them."""
        text = text_of(ground, self.stretch)
        return f"{text} {self.shared}" if self.shared else text


def lefts(ground: Ground, region: Stretch, number: int) -> list[Side]:
    """Sides in the words before a value: whole, from each comma, measure head, report verb and "and" on; none empty."""
    noun = counted_noun(ground, number)
    if comes_with(ground, region, counted=bool(noun) and norm(noun) not in phrases("classifiers").keys):
        return []
    found: dict[Stretch, list[str]] = {}
    branch = branch_alone(ground, region)
    opens = not number or branch  # what stands in front of all values is more than a verb of one
    whole = trim(ground, region, keep=opens)
    for way, first in (("whole", whole[0]), *_left_cuts(ground, region)):
        stretch = trim(ground, (first, whole[1] if first < whole[1] else region[1]), keep=opens)
        nothing = _is_time(ground, stretch) or (not branch and idle(ground, stretch, region))
        if stretch[0] < stretch[1] and not (nothing or only_organ(ground, stretch, number)):
            found.setdefault(stretch, []).append(way)
    found = untorn(ground, found, whole)
    apart = False  # is said how a thing goes, which is no subject then
    for stretch, ways in list(found.items()):
        if short := before_state(ground, stretch):
            apart = apart or told_apart(ground, short[1], region[1], counted=bool(noun))
            found.setdefault(short, []).append(f"state_{ways[0]}")
    if apart:
        found = {stretch: ways for stretch, ways in found.items() if ways[0].startswith("state_")}
    adding = addition_tail(ground, number, (region[0], whole[1])) if found else ""
    sides = [Side(stretch, tuple(ways), adding) for stretch, ways in found.items()]
    if sides and (standing := standing_with(ground, region)):
        measure, owner = standing
        sides = [Side(measure, sides[0].ways, owner, stands=True)]
    elif sides and (alone := standing_alone(ground, region)):
        sides = [Side(alone, sides[0].ways)]
    if sides and (average := average_in(ground, sides[0].stretch[1], region[1])):
        sides += [Side(side.stretch, tuple(f"average_{way}" for way in side.ways), average) for side in sides]
    return sides


def _is_time(ground: Ground, stretch: Stretch) -> bool:
    """Whether nothing but a time in brackets is left of a stretch."""
    return ground.norms[stretch[0] : stretch[0] + 1] == ["("] and not text_of(ground, stretch)


def average_in(ground: Ground, first: int, last: int) -> str:
    """The words of average or extent between a stretch and its value ("a year on average"), "" without any."""
    for at in ground.begins("averages", first, last):
        end = at + phrases("averages").at_start(ground.norms, at, last)
        if ground.holes.isdisjoint(range(at, end)):  # "the whole year | 2031" is a period
            return normalize("NFC", ground.words.span(at, end))
    return ""


def _left_cuts(ground: Ground, region: Stretch) -> Iterator[tuple[str, int]]:
    """Words at which the left side can begin, by way, the nearest to the value first."""
    verbs = [at for at in _starts(ground, region, "report_verbs", behind=True) if not _in_name(ground, at, region)]
    heads = [at for at in _starts(ground, region, "heads", behind=False) if not _in_name(ground, at, region)]
    for way, starts in (
        ("comma", comma_cuts(ground, region)),
        ("head", heads),
        ("verb", verbs),
        ("and", _starts(ground, region, "and_words", behind=True)),
    ):
        for count, first in enumerate(reversed(starts[-MOST_CUTS:]), 1) if starts else ():
            yield f"{way}{count}", first


def _starts(ground: Ground, region: Stretch, name: str, *, behind: bool) -> list[int]:
    """Where the phrases of one list begin in a stretch, or the words behind them."""
    begins = ground.begins(name, *region)
    if not begins:
        return begins
    found: list[int] = []
    floor, last = region
    for at in begins:
        if at >= floor:
            floor = at + phrases(name).at_start(ground.norms, at, last)
            found.append(floor if behind else at)
    return [at for at in found if at < last]


def _in_name(ground: Ground, at: int, region: Stretch) -> bool:
    """Whether a longer name begins right in front of word `at`."""
    return at > region[0] and phrases("protected").at_start(ground.norms, at - 1, region[1]) > 1


def _remark(ground: Ground, region: Stretch) -> bool:
    """Whether a bracket behind a base holds a remark: "9 % up on 2031 | (the best year so far)"."""
    first = next((at for at in range(*region) if at not in ground.holes), region[1])
    return region[0] < first < region[1] and ground.norms[first] == "("


def rights(ground: Ground, number: int, region: Stretch) -> list[Side]:
    """Sides in the words behind a value: whole, up to each comma, "and" or purpose, and with a shared predicate."""
    if region[0] >= region[1]:
        return []
    if _remark(ground, region):
        return []
    start = behind_spelled(ground, *region)
    own = behind_of(ground, _behind_set(ground, (start, region[1]))), _before_open_bracket(ground, (start, region[1]))
    own = own[0], min([own[1], *phrases("beside_words").begins(ground.norms, own[0] + 1, own[1])])
    own = behind_places(ground, (own[0], named_at(ground, counted_noun(ground, number), own)))
    if _of_none(ground, number, own):
        return []
    found: dict[Stretch, list[str]] = {}
    for way, end in _right_ends(ground, number, own, region):
        stretch = trim_right(ground, (own[0], end))
        graded = " ".join(ground.norms[slice(*stretch)]) in phrases("grades").keys
        if stretch[0] < stretch[1] and (graded or not says_nothing(ground.norms, stretch)):
            found.setdefault(stretch, []).append(way)
    sides = [Side(stretch, tuple(ways)) for stretch, ways in found.items()]
    if sides and (shared := shared_predicate(ground, number)):
        sides = [*([] if bare_share(ground, number) else sides), Side(sides[0].stretch, ("shared",), shared)]
    elif not sides and counted_noun(ground, number) and (joined := behind_joined(ground, number)):
        sides.append(Side(joined, ("shared",)))
    further = behind_bracket(ground, number, region) or behind_brackets(ground, number)
    if further and not says_nothing(ground.norms, further):
        front = trim_right(ground, own)
        nothing = front[0] >= front[1]
        sides.append(Side(further if nothing else front, ("bracket",), "" if nothing else text_of(ground, further)))
    return sides


def _behind_set(ground: Ground, region: Stretch) -> int:
    """The word behind what says that a plan was set, up to a comma: "against the 9 % | set out, growth was ..."."""
    first, last = region
    end = first + phrases("set_words").at_start(ground.norms, first, last)
    return end + 1 if first < end and ground.norms[end : min(end + 1, last)] == [","] else first


def _of_none(ground: Ground, number: int, own: Stretch) -> bool:
    """Whether the words behind a value are no part of its subject: an aim, a rank, a plan, the measure of the next."""
    first, last = own
    apart = ground.norms[first : first + 1] == [","]
    cited = ground.norms[first : first + 1] == ["("] and phrases("citing").at_start(ground.norms, first + 1, last)
    aimed = phrases("aims").at_start(ground.norms, first + apart, last)
    goes = apart and ground.begins("states", first + 1, last)  # "9 tons, | and all its parts rose"
    turned = apart and phrases("turns").at_start(ground.norms, first + 1, last)  # "9 marks, | no house below 5"
    if (
        goes
        or turned
        or aimed
        or cited
        or rated(ground, (first + apart, last))
        or (apart and of_next(ground, number, own))
    ):
        return True
    if moved_in_front(ground, number):
        return True
    if phrases("surpassing").at_start(ground.norms, first, last):
        return True
    return ranked(ground, first, last) or (number + 1 < len(ground.scene.items) and behind_time(ground, first, last))


def _right_ends(ground: Ground, number: int, own: Stretch, region: Stretch) -> list[tuple[str, int]]:
    """Words at which the right side can end, by way."""
    first, last = own
    commas = [cut - 1 for cut in comma_cuts(ground, own)]
    ends = [("whole", last)]
    ends += [(f"comma{count}", cut) for count, cut in enumerate(commas[:MOST_CUTS], 1)]
    if len(commas) > MOST_CUTS:
        ends.append(("comma_last", commas[-1]))
    ends += [(f"and{count}", cut) for count, cut in enumerate(ands(ground, own)[:MOST_CUTS], 1)]
    ends += [("aside", at) for at in ground.marks(first + 1, last) if ground.norms[at] == "("][:1]
    ends += [("state", at) for at in ground.begins("states", first + 1, last)[:1]]
    ends += [("with", at) for at in _measured_with(ground, (first + 1, last))[:1]]
    ends += [("listed", at) for at in ground.begins("list_openers", first + 1, last)[:1]]
    if number + 1 < len(ground.scene.items) and last == ground.scene.items[number + 1].first:
        ends += [("head", at) for at in _head_of_next(ground, first + 1, last)]
    if over := _over_next(ground, number, region):
        ends.append(("over", over))
    return ends


def _head_of_next(ground: Ground, first: int, last: int) -> list[int]:
    """Where the measure of the next value begins in the words in front of it, as "the total | sum" does."""
    begun, end = -1, -1
    for at in ground.begins("heads", first, last):
        if at > end:
            begun = at
        end = max(end, at + phrases("heads").at_start(ground.norms, at, last))
    return [begun] if begun >= 0 and phrases("measures").at_start(ground.norms, begun, last) else []


def _measured_with(ground: Ground, region: Stretch) -> list[int]:
    """Where it is told what comes with what is counted ("40 projects | with a total capital of ...")."""
    first, last = region
    norms, longer = ground.norms, phrases("place_prepositions")
    withs = [at for at in range(first, last) if norms[at] in phrases("with_words").keys]
    alone = [at for at in withs if longer.at_end(norms, first - 1, at + 1) < 2]
    return [at for at in alone if phrases("heads").at_start(norms, at + 1, last)]


def _before_open_bracket(ground: Ground, region: Stretch) -> int:
    """The end of a stretch, or a bracket in it that the next value closes, or that lists how many there are of each."""
    opened: list[int] = []
    for at in ground.marks(*region):
        if ground.norms[at] == "(":
            opened.append(at)
        elif ground.norms[at] == ")" and opened and not _lists_numbers(ground.norms[opened[-1] : at + 1]):
            opened.pop()
    return opened[0] if opened else region[1]


def _lists_numbers(norms: list[str]) -> bool:
    """Whether a bracket lists names with a number behind each."""
    ends = [at for at in range(2, len(norms)) if norms[at] in {",", ";", ")"} and norms[at - 1].isdecimal()]
    return len(ends) > 1 and all(norms[at - 2].isalpha() for at in ends)


def _over_next(ground: Ground, number: int, region: Stretch) -> int:
    """Where what is said of a counted thing ends behind a value inside it ("6 goods | sold for over 1 bn"), or 0."""
    (first, last), items = region, ground.scene.items
    if number + 1 >= len(items) or last != items[number + 1].first or last - first > INNER:
        return 0  # nor where nothing is counted: "the yield is 6 t / ha the output | 720 t"
    rate = phrases("growths").begins(ground.norms, ground.scene.left(number), items[number].first)
    told = counted_noun(ground, number) and ground.begins("predicates", first, min(first + 3, last))
    return 0 if rate or not told or ground.marks(first, last) else right_region(ground, number + 1)[1]


def comma_cuts(ground: Ground, region: Stretch) -> list[int]:
    """Words after each comma or colon of a stretch outside brackets, from the left."""
    depth, found = 0, []
    for at in ground.marks(*region):
        sign = ground.norms[at]
        depth += (sign == "(") - (sign == ")")
        if sign in {",", ":"} and depth <= 0 and not in_comma_name(ground.norms, at, region):
            found.append(at + 1)
    return found


def ands(ground: Ground, region: Stretch) -> list[int]:
    """Words behind a value at which a second thing, a purpose or a second clause can begin, two words on or later."""
    names, norms = phrases("protected"), ground.norms  # "thoroughly" can end with the word for "to"
    return [
        at for at in ground.begins("and_words", region[0] + 2, region[1]) if names.at_end(norms, region[0], at + 1) < 2
    ]
