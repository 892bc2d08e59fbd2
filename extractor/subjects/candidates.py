"""What the subject of a value could be: about a dozen stretches and compositions of the words around it.

40 % of the subjects of real plans are no one stretch of text: a head said once, a share's whole, the value before it.
So candidates are built from pieces (left of the value, right of it, its counted noun, the subject before, the lead-in)
and a ranker picks one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.context.scene import Scene
from extractor.language import norm, words_of
from extractor.lexicon import settings
from extractor.quantities.measures import scales
from extractor.subjects.pieces import Holes, Stretch, phrases, text_of, trim, trim_right
from extractor.units import units


LONG = 200  # characters of a lead-in that is no longer a name of something


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible subject: how it was made, its text, and the stretch of words that is its local part."""

    way: str
    text: str
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands outside the statement: the subject of the value before (in this paragraph), lead-ins, heading."""

    before: str
    before_in_statement: bool
    lead: str
    heading: str


def candidates(scene: Scene, number: int, holes: Holes, around: Surroundings) -> list[Candidate]:
    """All candidates of item `number`, each text once; never empty (the last resort is the unit or the heading)."""
    found: list[Candidate] = []
    seen: set[str] = set()
    for candidate in _all(scene, number, holes, around):
        if candidate.text and candidate.text not in seen:
            seen.add(candidate.text)
            found.append(candidate)
    if not found:
        item = scene.items[number]
        fallback = around.lead or around.heading or item.quantity.unit or item.quantity.rule
        found.append(Candidate("fallback", fallback, None))
    return found


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


def _all(scene: Scene, number: int, holes: Holes, around: Surroundings) -> Iterator[Candidate]:
    item = scene.items[number]
    left = left_stretch(scene, number)
    right = right_stretch(scene, number)
    whole_left = trim(scene, left, holes)
    lefts = [("left", whole_left)]
    cuts = list(comma_cuts(scene, left))
    lefts += [(f"left_cut{min(n, 3)}", trim(scene, (cut, left[1]), holes)) for n, cut in enumerate(reversed(cuts), 1)]
    rights = [("right", trim_right(scene, right, holes))]
    right_cuts = list(comma_cuts(scene, right))
    if right_cuts:
        rights.append(("right_cut", trim_right(scene, (right[0], right_cuts[0] - 1), holes)))
    if len(right_cuts) > 1:
        rights.append(("right_cut_last", trim_right(scene, (right[0], right_cuts[-1] - 1), holes)))
    if (cut := _first_and(scene, right)) is not None:
        rights.append(("right_and", trim_right(scene, (right[0], cut), holes)))
    lefts += _from_heads(scene, left, holes)
    shared = _shared_predicate(scene, number, holes)
    noun = _noun(scene, number)
    left_texts = [(way, text_of(scene, s, holes), s) for way, s in lefts if s[0] < s[1]]
    right_texts = [(way, text_of(scene, s, holes), s) for way, s in rights if s[0] < s[1]]
    for way, text, stretch in (*left_texts, *right_texts):
        yield Candidate(way, text, stretch)
    if shared and right_texts:
        yield Candidate("right_shared", f"{right_texts[0][1]} {shared}", right_texts[0][2])
        if noun:
            yield Candidate("noun_right_shared", f"{noun} {right_texts[0][1]} {shared}", right_texts[0][2])
    if noun:
        yield Candidate("noun", noun, None)
        verb = phrases("predicates").at_end(scene.words.norms, left[0], left[1])
        if verb:
            yield Candidate("noun_verb", f"{noun} {scene.words.span(left[1] - verb, left[1]).lower()}", None)
        for way, text, stretch in right_texts:
            yield Candidate(f"noun_{way}", f"{noun} {text}", stretch)
        for way, text, stretch in left_texts[:2]:
            yield Candidate(f"{way}_noun", f"{text} {noun}", stretch)
    joiner = str(settings("subjects")["share_joiner"])
    for way, text, stretch in left_texts:
        for right_way, right_text, _ in right_texts:
            yield Candidate(f"{way}+{right_way}", f"{text} {right_text}", stretch)
            yield Candidate(f"{way}_of_{right_way}", f"{text} {joiner} {right_text}", stretch)
    yield from _inherited(around, left_texts, right_texts, noun, joiner)


def _inherited(
    around: Surroundings,
    lefts: list[tuple[str, str, Stretch]],
    rights: list[tuple[str, str, Stretch]],
    noun: str,
    joiner: str,
) -> Iterator[Candidate]:
    """Candidates with the subject before, its head, or the lead-in."""
    local = [("left", lefts[0])] if lefts else []
    if len(lefts) > 1:
        local.append(("left_cut1", lefts[1]))
    if rights:
        local.append(("right", rights[0]))
    if around.before:
        yield Candidate("before", around.before, None)
        head = around.before.split(":", 1)[0]
        for way, (_, text, stretch) in local:
            if head != around.before:
                yield Candidate(f"before_head:{way}", f"{head}: {text}", stretch)
            yield Candidate(f"before:{way}", f"{around.before}: {text}", stretch)
            if way.startswith("left"):
                yield Candidate(f"{way}_before", f"{text} {around.before}", stretch)
            else:
                yield Candidate(f"before_of_{way}", f"{around.before} {joiner} {text}", stretch)
        if noun:
            yield Candidate("before_noun", f"{around.before} {noun}", None)
    if 0 < len(around.lead) < LONG:
        yield Candidate("lead", around.lead, None)
        for way, (_, text, stretch) in local:
            yield Candidate(f"lead:{way}", f"{around.lead}: {text}", stretch)
            yield Candidate(f"{way}_lead", f"{text} {around.lead}", stretch)
        if noun:
            yield Candidate("lead:noun", f"{around.lead}: {noun}", None)
    if around.heading and not lefts and not rights:
        yield Candidate("heading", around.heading, None)
    if around.heading and composes(around.heading):
        for way, (_, text, stretch) in local:
            yield Candidate(f"heading:{way}", f"{around.heading}: {text}", stretch)


@functools.cache
def composes(heading: str) -> bool:
    """Whether a heading names a whole whose parts stand below it."""
    norms = words_of(heading).norms
    return phrases("composing_heads").at_start(norms, 0, len(norms)) > 0


def _first_and(scene: Scene, right: Stretch) -> int | None:
    """The first word behind a value at which a purpose or a second clause can begin, at least three words on."""
    words = phrases("and_words")
    for at in range(right[0] + 3, right[1]):
        if words.at_start(scene.words.norms, at, right[1]):
            return at
    return None


def _from_heads(scene: Scene, left: Stretch, holes: Holes) -> list[tuple[str, Stretch]]:
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


def _shared_predicate(scene: Scene, number: int, holes: Holes) -> str:
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


def _noun(scene: Scene, number: int) -> str:
    """The counted noun of a value, as written, without scale words or denominators; "" for a measure like %."""
    quantity = scene.items[number].quantity
    if not quantity.unit or quantity.unit.startswith("%"):
        return ""
    if quantity.unit_id is not None and not units()[quantity.unit_id].dimension.startswith("count"):
        return ""
    words = " ".join(scene.words.text[quantity.unit_start : quantity.unit_end].split()).split("/")[0].split()
    while words and norm(words[0]) in scales():
        words.pop(0)
    return " ".join(words)


def opens_with_head(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch begins with the head of a measure."""
    return stretch[0] < stretch[1] and phrases("heads").at_start(scene.words.norms, *stretch) > 0
