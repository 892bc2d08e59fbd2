"""A measure told between a thing and its value stands in front of that: "exports reach | a turnover of | 9 bn"."""

from __future__ import annotations

from extractor.subjects.ground import Ground, Stretch
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import text_of
from extractor.subjects.ranker import Choice

_BEHIND = 3  # words of a measure behind its first ones ("growth | of all"), at most


def of_measure(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` with such a measure in front of the thing."""
    left = choice.candidate.left
    if left is None or left.stands:
        return choice
    parts = _parted(ground, left.stretch) or _trimmed(ground, left.stretch, ground.scene.items[number].first)
    if parts is None:
        return choice
    thing, measure = text_of(ground, parts[0]), text_of(ground, parts[1])
    told = left.text(ground)
    if not measure or told not in choice.text or thing.lower().startswith(measure.lower()):
        return choice
    own = told.removeprefix(text_of(ground, left.stretch))  # what is said apart behind the words
    return choice._replace(text=choice.text.replace(told, f"{measure} {thing}".rstrip() + own, 1))


def _parted(ground: Ground, stretch: Stretch) -> tuple[Stretch, Stretch] | None:
    """The thing, if any, and the measure that a stretch ends with behind a verb of reaching; None without them."""
    links, measures = phrases("measure_links"), phrases("measures_reached")
    for at in links.begins(ground.norms, *stretch):
        first = at + links.at_start(ground.norms, at, stretch[1])
        length = measures.at_start(ground.norms, first, stretch[1])
        plain = not ground.marks(at, stretch[1]) and ground.holes.isdisjoint(range(at, stretch[1]))
        if length and plain and stretch[1] - first - length <= _BEHIND:
            return (stretch[0], at), (first, stretch[1])
    return None


def _trimmed(ground: Ground, stretch: Stretch, last: int) -> tuple[Stretch, Stretch] | None:
    """The stretch and a measure that alone stands between it and its value, behind a verb of reaching."""
    links, measures = phrases("measure_links"), phrases("measures_reached")
    for at in links.begins(ground.norms, stretch[1], last):
        first = at + links.at_start(ground.norms, at, last)
        length = measures.at_start(ground.norms, first, last)
        between = range(stretch[1], at)
        if length and first + length == last and all(word in ground.holes for word in between):
            return stretch, (first, last)
    return None
