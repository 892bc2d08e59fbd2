"""What became of a unit, and what a unit was made of: patterns/place_links.csv walked to any day.

Land is followed through communes, the smallest units, so that a district that was split is told from one that was
only renamed.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from extractor.identify import gazetteer
from extractor.link.places import ancestors, level_of, links

FRAMES: Mapping[str, str] = {"2021": "2021-11-01", "2025-07": "2025-07-01"}


class Part(NamedTuple):
    """A unit that holds land of another.

    `main`: it holds at least one commune of the other whole; `inside`: it holds nothing but land of the other.
    """

    place_id: str
    main: bool
    inside: bool


class Coverage(NamedTuple):
    """How a place lies in the units of another day.

    `exact`: all parts together are the place. Otherwise `slivers` are parts without a whole commune of it, and
    `extra` the communes outside it that the main parts hold land of.
    """

    parts: tuple[Part, ...]
    exact: bool
    slivers: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def main(self) -> tuple[str, ...]:
        """Parts that hold at least one whole commune."""
        return tuple(part.place_id for part in self.parts if part.main)


def valid(place_id: str, day: str) -> bool:
    """Whether the unit exists on `day` (ISO)."""
    return gazetteer.units()[place_id].valid(day)


def frame_day(frame: str) -> str:
    """The day that a frame stands for: "2021", "2025-07", or the ISO date itself."""
    return FRAMES.get(frame, frame)


@functools.lru_cache(maxsize=4096)
def moved(place_id: str, day: str) -> Mapping[str, bool]:
    """Units of the same level on `day` that hold land of a unit -> whether all of its land lies there."""
    if valid(place_id, day):
        return {place_id: True}
    onward, back = links()
    forward = _ends_before(place_id, day)
    found: dict[str, bool] = {}
    for step in (onward if forward else back).get(place_id, ()):
        near = step.to_id if forward else step.from_id
        if level_of(near) != level_of(place_id):
            continue
        for far, whole in moved(near, day).items():
            found[far] = found.get(far, False) or (whole and (step.whole or not forward))
    return found


def predecessors(place_id: str, day: str) -> Mapping[str, bool]:
    """Units of the same level on an earlier `day` that gave land to a unit -> whether they gave all of it."""
    if valid(place_id, day):
        return {place_id: True}
    _, back = links()
    found: dict[str, bool] = {}
    for step in back.get(place_id, ()):
        if level_of(step.from_id) != level_of(place_id):
            continue
        for far, whole in predecessors(step.from_id, day).items():
            found[far] = found.get(far, False) or (whole and step.whole)
    return found


@functools.lru_cache(maxsize=1024)
def coverage(place_id: str, day: str) -> Coverage:
    """How the land of a unit lies in the units of `day`; provinces in provinces, all others in communes.

    A place that exists on `day` covers itself. Raises KeyError for an unknown id.
    """
    if valid(place_id, day):
        return Coverage((Part(place_id, True, True),), True, (), ())
    forward = _ends_before(place_id, day)
    own = frozenset((place_id,) if level_of(place_id) == "province" else _communes(place_id))
    held: dict[str, bool] = defaultdict(bool)
    for commune in own:
        reached = moved(commune, day) if forward else predecessors(commune, day)
        for far, whole in reached.items():
            held[far] |= whole
    parts, extra = [], set()
    for far in sorted(held):
        others = _others(far, own, forward)
        parts.append(Part(far, held[far], not others))
        if held[far]:
            extra |= others
    exact = all(part.inside for part in parts) and bool(parts)
    slivers = tuple(part.place_id for part in parts if not part.main)
    return Coverage(tuple(parts), exact, slivers, tuple(sorted(extra)))


def same_land(one: str, other: str) -> bool:
    """Whether two ids are the same territory: one unit, or one that passed whole and alone into the other."""
    if one == other:
        return True
    for first, second in ((one, other), (other, one)):
        unit = gazetteer.units()[second]
        if unit.first and _ends_before(first, unit.first):
            cover = coverage(first, unit.first)
            return cover.exact and [part.place_id for part in cover.parts] == [second]
    return False


def redrawn(place_id: str, after: str, until: str) -> bool:
    """Whether a unit took in land of another between two days while it kept its id."""
    _, back = links()
    first = gazetteer.units()[place_id].first
    return any(after < step.effective <= until and step.effective > (first or "") for step in back.get(place_id, ()))


def together(one: str, other: str) -> bool:
    """Whether there is a day on which both units exist."""
    a, b = gazetteer.units()[one], gazetteer.units()[other]
    first, last = max(a.first, b.first), min(a.last or "9999", b.last or "9999")
    return first <= last


def _ends_before(place_id: str, day: str) -> bool:
    last = gazetteer.units()[place_id].last
    return bool(last) and last < day


def _others(place_id: str, own: frozenset[str], forward: bool) -> set[str]:
    """Communes outside `own`, on its day, whose land the unit holds."""
    day = gazetteer.units()[next(iter(own))].last if forward else None
    if forward and day:
        return set(predecessors(place_id, day)) - own
    first = gazetteer.units()[next(iter(own))].first
    return set(moved(place_id, first)) - own


@functools.cache
def _children() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for unit in gazetteer.units().values():
        if unit.level == "commune" and unit.parent:
            table[unit.parent].append(unit.id)
    return {parent: tuple(children) for parent, children in table.items()}


def _communes(place_id: str) -> tuple[str, ...]:
    """The communes of a district on its last day (on its first, where it still exists); a commune itself."""
    unit = gazetteer.units()[place_id]
    if unit.level == "commune":
        return (place_id,)
    day = unit.last or unit.first or "2021-11-01"
    return tuple(child for child in _children().get(place_id, ()) if valid(child, day))


def districts(place_id: str, day: str) -> tuple[str, ...]:
    """Districts on an earlier `day` that the land of a commune lay in."""
    found = {above for old in predecessors(place_id, day) for above in ancestors(old)}
    return tuple(sorted(unit for unit in found if level_of(unit) == "district"))
