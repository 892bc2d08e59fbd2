"""Sides in front of a value that are none: a cut tore apart what belongs together, or left a place in front of it."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases

Ways = list[str]
PLACE = 6  # words of a place in front of a comma, at most


def untorn(ground: Ground, found: Mapping[Stretch, Ways], whole: Stretch) -> dict[Stretch, Ways]:
    """`found` without those that tear something apart; all of it where no other would be left."""
    if len(found) < 2:
        return dict(found)
    each = phrases("each").at_start(ground.norms, *whole) > 0
    kept = {
        stretch: ways
        for stretch, ways in found.items()
        if not ((each and _within_each(ground, stretch, whole)) or _splits_deeds(ground, stretch, whole))
        and not (_opens_with_place(ground, stretch) or _opens_with_time(ground, stretch))
    }
    return kept or dict(found)


def _within_each(ground: Ground, stretch: Stretch, whole: Stretch) -> bool:
    """Whether a stretch leaves out that each of something is told of: "a hectare of rice, | maize yields | 9 tons"."""
    anew = ground.norms[stretch[0] - 1] == "," and phrases("heads").at_start(ground.norms, *stretch)
    return stretch[0] > whole[0] and not anew


def _splits_deeds(ground: Ground, stretch: Stretch, whole: Stretch) -> bool:
    """Whether a stretch begins inside a list of deeds for one thing: "build, repair | 9 km of roads"."""
    norms, verbs, first = ground.norms, phrases("done_verbs"), stretch[0]
    if first <= whole[0] or norms[first - 1] != "," or verbs.at_start(norms, *stretch) != stretch[1] - first:
        return False
    return verbs.at_end(norms, whole[0], first - 1) > 0


def _opens_with_place(ground: Ground, stretch: Stretch) -> bool:
    """Whether a stretch opens with a place and a comma: "in Hilltown, | the rate of jobs"."""
    norms, words = ground.norms, ground.words
    first = stretch[0] + phrases("place_prepositions").at_start(norms, *stretch)
    end = next((at for at in range(first, min(first + PLACE, stretch[1])) if norms[at] == ","), first)
    names = [words.text[words.starts[at]].isupper() for at in range(first, end)]
    return first > stretch[0] and end + 1 < stretch[1] and all(names) and bool(names)


def _opens_with_time(ground: Ground, stretch: Stretch) -> bool:
    """Whether a time with its preposition stands in front of a comma in a stretch: "there in 2031, | the rate"."""
    for comma in ground.marks(*stretch):
        first = comma
        while first > stretch[0] and first - 1 in ground.holes:
            first -= 1
        timed = ground.norms[comma] == "," and first < comma < stretch[1] - 1
        if timed and phrases("place_prepositions").at_end(ground.norms, stretch[0], first):
            return True
    return False
