"""What the ranker looks at: the way a candidate was made, crossed with what stands around the value."""

from __future__ import annotations

import functools

from extractor.context.scene import Scene
from extractor.model import Context
from extractor.subjects.candidates import Candidate, Surroundings, composes
from extractor.subjects.pieces import Holes, phrases, trim, trim_right
from extractor.subjects.stretches import left_stretch, opens_with_head, right_stretch


def situation(scene: Scene, number: int, context: Context, holes: Holes, around: Surroundings) -> list[str]:
    """Facts about a value that decide which way its subject is said; each is crossed with the candidate's way."""
    item = scene.items[number]
    norms = scene.words.norms
    left = left_stretch(scene, number)
    own_left = trim(scene, left, holes)
    own_right = trim_right(scene, right_stretch(scene, number), holes)
    unit = item.quantity.unit
    kind = "share" if unit.startswith("%") else "amount" if unit else "none"
    if kind == "amount" and item.quantity.unit_id in (None, "times"):
        kind = item.quantity.unit_id or "guess"
    has_head = opens_with_head(scene, own_left)
    last = norms[item.first - 1] if item.first > left[0] else "^"
    following = norms[item.last] if item.last < len(norms) else "$"
    not_right = phrases("not_right").at_start(norms, item.last, len(norms)) > 0
    whole = phrases("denominators").at_start(norms, item.last, len(norms)) > 0
    left_state = "head" if has_head else "some" if own_left[0] < own_left[1] else "none"
    right_state = "base" if not_right else "whole" if whole else "some" if own_right[0] < own_right[1] else "none"
    joint = _joint(scene, number)
    state = f"{kind}/{left_state}/{right_state}"
    return [
        "*",
        f"unit={kind}",
        f"left={left_state}",
        f"right={right_state}",
        f"state={state}",
        f"last={last}",
        f"next={following}",
        f"joint={joint}",
        f"joint={joint}/{left_state}/{right_state}",
        f"change={context.change.value}",
        f"number={min(number, 2)}",
        f"lead={bool(around.lead)}/{left_state}",
        f"left_words={_size(own_left[1] - own_left[0])}/{left_state}",
        f"right_words={_size(own_right[1] - own_right[0])}/{right_state}",
        f"parts={_opens_parts(scene, number)}/{left_state}",
        f"heading={composes(around.heading)}/{left_state}",
        f"commas={min(sum(norms[i] == ',' for i in range(*own_left)), 3)}/{left_state}",
    ]


def features(candidate: Candidate, facts: list[str], before: str) -> list[str]:
    """Names of all features of one candidate; each counts 1."""
    return [f"{candidate.way}|{fact}" for fact in facts] + own_features(candidate, before)


def own_features(candidate: Candidate, before: str) -> list[str]:
    """Features of a candidate's own words, whatever stands around the value."""
    way = candidate.way
    words = candidate.text.lower().split()
    first, last = (words[0], words[-1]) if words else ("", "")
    size = _size(len(words))
    names = [
        f"size={size}",
        f"size={size}|{_family(way)}",
        f"first={first}",
        f"last={last}",
        f"comma={',' in candidate.text}|{way}",
        f"same={candidate.text == before}",
    ]
    if len(words) > 1:
        names.append(f"first2={first} {words[1]}")
    return names


@functools.cache
def _family(way: str) -> str:
    return way.split("_")[0].split("+")[0].split(":")[0]


def _opens_parts(scene: Scene, number: int) -> bool:
    """Whether the clause or the sentence says that parts of something follow."""
    openers = phrases("part_openers")
    norms = scene.words.norms
    return any(
        openers.at_start(norms, at, len(norms)) > 0 for at in {0, scene.clause_start(number), scene.left(number)}
    )


def _joint(scene: Scene, number: int) -> str:
    """The sign or word that stands between this value and the one before it."""
    if number == 0:
        return "first"
    norms = scene.words.norms
    floor = scene.left(number)
    between = norms[floor : scene.items[number].first]
    for sign in (";", ".", ":", "(", ")"):
        if sign in between:
            return sign
    return between[0] if between else "none"


def _size(count: int) -> str:
    return (
        "0"
        if count == 0
        else "1"
        if count == 1
        else "2-3"
        if count < 4
        else "4-7"
        if count < 8
        else "8-15"
        if count < 16
        else "16-30"
        if count < 31
        else "31+"
    )
