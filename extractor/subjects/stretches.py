"""The stretches of words around a value that can be its subject, and what is shared with the values beside it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from extractor.context.scene import Scene
from extractor.language import norm
from extractor.quantities.measures import scales
from extractor.subjects.pieces import Holes, Stretch, phrases, text_of, trim, trim_right
from extractor.units import units

Way = tuple[str, Stretch]  # how a stretch was cut, and the stretch


def lefts(scene: Scene, number: int, holes: Holes) -> list[Way]:
    """Stretches before a value: whole, from each comma on, from the words that head a measure; trimmed, none empty."""
    left = left_stretch(scene, number)
    found = [("left", trim(scene, left, holes))]
    cuts = list(comma_cuts(scene, left))
    for count, cut in enumerate(reversed(cuts), 1):
        found.append((f"left_cut{min(count, 3)}", trim(scene, (cut, left[1]), holes)))
    found += from_heads(scene, left, holes)
    return [(way, stretch) for way, stretch in found if stretch[0] < stretch[1]]


def rights(scene: Scene, number: int, holes: Holes) -> list[Way]:
    """Stretches behind a value: whole, up to the first and the last comma, up to a purpose; trimmed, none empty."""
    first, last = right_stretch(scene, number)
    ends = [("right", last)]
    cuts = list(comma_cuts(scene, (first, last)))
    if cuts:
        ends.append(("right_cut", cuts[0] - 1))
    if len(cuts) > 1:
        ends.append(("right_cut_last", cuts[-1] - 1))
    if (cut := first_and(scene, (first, last))) is not None:
        ends.append(("right_and", cut))
    found = [(way, trim_right(scene, (first, end), holes)) for way, end in ends]
    return [(way, stretch) for way, stretch in found if stretch[0] < stretch[1]]


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
    """Words after each comma or "and" of a stretch outside brackets, from the left."""
    depth = 0
    for at in range(*stretch):
        sign = scene.words.norms[at]
        depth += (sign == "(") - (sign == ")")
        if sign in {",", ":"} and depth <= 0:
            yield at + 1


def first_and(scene: Scene, right: Stretch) -> int | None:
    """The first word behind a value at which a purpose or a second clause can begin, at least three words on."""
    words = phrases("and_words")
    for at in range(right[0] + 3, right[1]):
        if words.at_start(scene.words.norms, at, right[1]):
            return at
    return None


def from_heads(scene: Scene, left: Stretch, holes: Holes) -> list[tuple[str, Stretch]]:
    """The left side from the first and from the last word that heads a measure, whatever report stands in front."""
    heads = phrases("heads")
    norms = scene.words.norms
    starts: list[int] = []
    at = left[0]
    while at < left[1]:
        length = heads.at_start(norms, at, left[1])
        if length:
            starts.append(at)
        at += max(length, 1)
    found: list[tuple[str, Stretch]] = []
    if starts:
        found.append(("left_head", trim(scene, (starts[0], left[1]), holes)))
        if len(starts) > 1:
            found.append(("left_last_head", trim(scene, (starts[-1], left[1]), holes)))
    openers = phrases("report_verbs")
    for at in range(left[1] - 1, left[0], -1):
        if openers.at_end(norms, left[0], at) and phrases("protected").at_start(norms, at - 1, left[1]) < 2:
            found.append(("left_verb", trim(scene, (at, left[1]), holes)))
            break
    return found


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


def opens_with_head(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch begins with the head of a measure."""
    return stretch[0] < stretch[1] and phrases("heads").at_start(scene.words.norms, *stretch) > 0


def verb_in_front(scene: Scene, number: int) -> str:
    """The verb right in front of a value that can be said of what is counted, or ""."""
    left = left_stretch(scene, number)
    length = phrases("predicates").at_end(scene.words.norms, *left)
    return normalize("NFC", scene.words.span(left[1] - length, left[1]).lower()) if length else ""
