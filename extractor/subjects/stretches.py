"""The stretches of words beside a value that can be its subject or a part of it, each cut in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context.scene import Scene
from extractor.language import norm
from extractor.quantities.measures import scales
from extractor.subjects.pieces import Holes, Stretch, phrases, text_of, trim, trim_right
from extractor.units import units

MOST_CUTS = 3  # of each way, counted from the value


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch beside a value, and the ways of cutting that lead to it ("whole", "comma1", "head2", "verb1" ...)."""

    stretch: Stretch
    ways: tuple[str, ...]
    shared: str = ""  # said apart from it: a predicate behind a later value, an average right before its own

    def text(self, scene: Scene, holes: Holes) -> str:
        """The words of the side as written, with what is said apart behind them."""
        text = text_of(scene, self.stretch, holes)
        return f"{text} {self.shared}" if self.shared else text


def lefts(scene: Scene, number: int, holes: Holes) -> list[Side]:
    """Sides before a value: whole, from each comma, measure head, report verb and "and" on; none empty."""
    left = left_stretch(scene, number)
    found: dict[Stretch, list[str]] = {}
    norms = scene.words.norms
    for way, first in (("whole", left[0]), *_left_cuts(scene, left)):
        stretch = trim(scene, (first, left[1]), holes)
        if stretch[0] >= stretch[1] or says_nothing(norms, stretch):
            continue
        found.setdefault(stretch, []).append(way)
    sides = [Side(stretch, tuple(ways)) for stretch, ways in found.items()]
    if sides and (average := _average(scene, sides[0].stretch[1], left[1])):
        sides += [Side(side.stretch, tuple(f"average_{way}" for way in side.ways), average) for side in sides]
    return sides


def _average(scene: Scene, first: int, last: int) -> str:
    """The words of average or extent between a stretch and its value ("a year on average"), "" without any."""
    averages, norms = phrases("averages"), scene.words.norms
    for at in range(first, last):
        if length := averages.at_start(norms, at, last):
            return normalize("NFC", scene.words.span(at, at + length))
    return ""


def says_nothing(norms: list[str], stretch: Stretch) -> bool:
    """Whether a stretch is nothing but words that stand in front of a subject or behind it."""
    length = stretch[1] - stretch[0]
    return (
        phrases("openers").at_start(norms, *stretch) == length or phrases("closers").at_end(norms, *stretch) == length
    )


def _left_cuts(scene: Scene, left: Stretch) -> Iterator[tuple[str, int]]:
    """Words at which the left side can begin, by way, the nearest to the value first."""
    norms = scene.words.norms
    for way, starts in (
        ("comma", list(comma_cuts(scene, left))),
        ("head", _starts(scene, left, "heads", behind=False)),
        ("verb", [at for at in _starts(scene, left, "report_verbs", behind=True) if not _in_name(norms, at, left)]),
        ("and", _starts(scene, left, "and_words", behind=True)),
    ):
        for count, first in enumerate(reversed(starts[-MOST_CUTS:]), 1):
            yield f"{way}{count}", first


def _starts(scene: Scene, stretch: Stretch, name: str, *, behind: bool) -> list[int]:
    """Where the phrases of one list begin in a stretch, or the words behind them."""
    norms, listed = scene.words.norms, phrases(name)
    found: list[int] = []
    floor = stretch[0]
    for at in listed.begins(norms, *stretch):
        if at >= floor:
            floor = at + listed.at_start(norms, at, stretch[1])
            found.append(floor if behind else at)
    return [at for at in found if at < stretch[1]]


def _in_name(norms: list[str], at: int, left: Stretch) -> bool:
    """Whether the report verb in front of word `at` is the first word of a longer name."""
    return at > left[0] and phrases("protected").at_start(norms, at - 1, left[1]) > 1


def rights(scene: Scene, number: int, holes: Holes) -> list[Side]:
    """Sides behind a value: whole, up to each comma and each "and" or purpose, and with a shared predicate."""
    first, last = right_stretch(scene, number)
    commas = [cut - 1 for cut in comma_cuts(scene, (first, last))]
    ends = [("whole", last)]
    ends += [(f"comma{count}", cut) for count, cut in enumerate(commas[:MOST_CUTS], 1)]
    if len(commas) > MOST_CUTS:
        ends.append(("comma_last", commas[-1]))
    ends += [(f"and{count}", cut) for count, cut in enumerate(ands(scene, (first, last))[:MOST_CUTS], 1)]
    found: dict[Stretch, list[str]] = {}
    for way, end in ends:
        stretch = trim_right(scene, (first, end), holes)
        if stretch[0] < stretch[1]:
            found.setdefault(stretch, []).append(way)
    sides = [Side(stretch, tuple(ways)) for stretch, ways in found.items()]
    if sides and (shared := shared_predicate(scene, number, holes)):
        sides.append(Side(sides[0].stretch, ("shared",), shared))
    return sides


def left_stretch(scene: Scene, number: int) -> Stretch:
    """The words before a value that can be its own: back to the value before it, or the clause's start."""
    item = scene.items[number]
    first = scene.left(number)
    norms = scene.words.norms
    for at in range(item.first - 1, first - 1, -1):
        if norms[at] in {";", "."} and at < item.first - 1:
            first = at + 1
            break
    return first, item.first


def right_stretch(scene: Scene, number: int) -> Stretch:
    """The words behind a value up to the end of its clause, bracket or the next value's own words."""
    item = scene.items[number]
    norms = scene.words.norms
    last, depth = item.last, 0
    limit = scene.right(number)
    while last < limit:
        sign = norms[last]
        if sign in {";", ".", ":", "…"} or (sign == ")" and not depth):
            break
        depth += (sign == "(") - (sign == ")")
        last += 1
    return item.last, last


def comma_cuts(scene: Scene, stretch: Stretch) -> Iterator[int]:
    """Words after each comma or colon of a stretch outside brackets, from the left."""
    depth = 0
    for at in range(*stretch):
        sign = scene.words.norms[at]
        depth += (sign == "(") - (sign == ")")
        if sign in {",", ":"} and depth <= 0:
            yield at + 1


def ands(scene: Scene, right: Stretch) -> list[int]:
    """Words behind a value at which a second thing, a purpose or a second clause can begin, two words on or later."""
    return phrases("and_words").begins(scene.words.norms, right[0] + 2, right[1])


def shared_predicate(scene: Scene, number: int, holes: Holes) -> str:
    """The predicate behind the last of several values in one clause: "100 % of A and 80 % of B meet the norm"."""
    if number + 1 >= len(scene.items):
        return ""
    last = number + 1
    norms = scene.words.norms
    verbs = phrases("predicates")
    while True:
        first, end = right_stretch(scene, last)
        for at in range(first, end):
            if verbs.at_start(norms, at, end):
                return text_of(scene, trim_right(scene, (at, end), holes), holes)
        between = norms[end : scene.items[last + 1].first] if last + 1 < len(scene.items) else [";"]
        if ";" in between or "." in between or last + 1 >= len(scene.items):
            return ""
        last += 1


def counted_noun(scene: Scene, number: int) -> str:
    """The counted noun of a value, as written, without scale words or denominators; "" for a measure like %."""
    quantity = scene.items[number].quantity
    if not quantity.unit or quantity.unit.startswith("%"):
        return ""
    if quantity.unit_id is not None and not units()[quantity.unit_id].dimension.startswith("count"):
        return ""
    words = normalize("NFC", scene.words.text[quantity.unit_start : quantity.unit_end]).split("/")[0].split()
    while words and norm(words[0]) in scales():
        words.pop(0)
    return " ".join(words)


def verb_in_front(scene: Scene, number: int) -> str:
    """The verb right in front of a value that can be said of what is counted, or ""."""
    left = left_stretch(scene, number)
    length = phrases("done_verbs").at_end(scene.words.norms, *left)
    return normalize("NFC", scene.words.span(left[1] - length, left[1]).lower()) if length else ""
