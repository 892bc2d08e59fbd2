"""Names of administrative units, read from `patterns/places.csv` and `hosts.csv` for recognition only.

Which dated unit a name stands for is settled by the stage `link`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.identify.reading import key
from extractor.identify.words import table
from extractor.lexicon import columns, fold, rows
from extractor.model import Level

LEVELS: tuple[Level, ...] = ("national", "province", "district", "commune")


class Unit(NamedTuple):
    """One name of a unit in one stretch of time; thousands are made at the start, so a named tuple."""

    id: str
    name: str  # without its type
    type: str
    level: Level
    parent: str | None
    first: str  # ISO dates, "" where open
    last: str
    short_key: str  # the name as names are compared

    def valid(self, day: str | None) -> bool:
        """True where the unit existed on `day` (ISO), or no day is given."""
        return day is None or (self.first <= day and (not self.last or day <= self.last))


@functools.lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name in the form names are compared in: lower case, one spelling, blanks for dashes and quotes."""
    return _name_keys([name.replace("\n", " ")])[0]


def _name_keys(names: Sequence[str]) -> list[str]:
    """The keys of many names without line breaks, written below each other: one pass is faster than thousands."""
    aliases, one_word = table("place")["aliases"], table("place")["word_aliases"]
    plain = re.sub(r"(?:[^\S\n]|[-–—'’`.])+", " ", key("\n".join(names)))
    plain = re.sub(rf"(?<!\S)(?:{'|'.join(one_word)})(?!\S)", lambda word: one_word[word.group()], plain)
    stripped = [line.strip() for line in plain.split("\n")]
    return [aliases.get(name, name) for name in stripped]


@functools.cache
def units() -> Mapping[str, Unit]:
    """Every unit by its id."""
    wanted = "place_id", "name_short", "type", "level", "parent_id", "valid_from", "valid_to"
    found = list(columns("places", *wanted))
    names = list(dict.fromkeys(name for _, name, *_ in found))
    keys = dict(zip(names, _name_keys(names), strict=True))
    return {
        place: Unit(place, name, type_, level, parent or None, first, last, keys[name])  # type: ignore[arg-type]
        for place, name, type_, level, parent, first, last in found
    }


@functools.cache
def by_name() -> Mapping[str, tuple[Unit, ...]]:
    """Units by the key of their name, in the order of the table."""
    found: dict[str, list[Unit]] = {}
    for unit in units().values():
        found.setdefault(unit.short_key, []).append(unit)
    return {name: tuple(all_of) for name, all_of in found.items()}


@functools.cache
def bare_names() -> Mapping[str, tuple[Unit, ...]]:
    """Names of provinces and districts that are recognised without a word for the unit before them."""
    typed_only = {name_key(name) for name in table("place")["typed_only"]}
    single = {name_key(name) for name in table("place")["single_words"]}
    found: dict[str, tuple[Unit, ...]] = {}
    for name, all_of in by_name().items():
        upper = tuple(unit for unit in all_of if unit.level in ("province", "district"))
        if upper and (" " in name or name in single) and name not in typed_only and not name[0].isdigit():
            found[name] = upper
    return found


@functools.cache
def communes_in(province: str) -> Mapping[str, tuple[Unit, ...]]:
    """Communes of one province, by the key of their name."""
    found: dict[str, list[Unit]] = {}
    for unit in units().values():
        if unit.level == "commune" and province_of(unit).id == province:
            found.setdefault(unit.short_key, []).append(unit)
    return {name: tuple(all_of) for name, all_of in found.items()}


@functools.cache
def longest_name() -> int:
    """Number of words of the longest name."""
    return max(name.count(" ") + 1 for name in by_name())


@functools.cache
def _hosts() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("hosts"):
        found.setdefault(row["host"], []).append(row["place_id"])
    return {host: tuple(ids) for host, ids in found.items()}


def host_unit(host: str, day: str | None, path: Sequence[str] = ()) -> Unit | None:
    """The unit whose portal a host name is: by the table of hosts, then by names in the labels before it.

    `path` holds words of the address's path that name a unit inside it, the innermost first.
    """
    labels = host.lower().split(".")
    for i in range(len(labels)):
        known = _hosts().get(".".join(labels[i:]))
        if known:
            found = [units()[place] for place in known if place in units()]
            unit = next((u for u in found if u.valid(day)), found[0]) if found else None
            return _inside(unit, [*path, *labels[:i]], day) if unit else None
    return _by_label(labels)


def _inside(unit: Unit, labels: Sequence[str], day: str | None = None) -> Unit:
    """The unit inside `unit` that the labels name, from right to left; `unit` where they name none."""
    for label in reversed(labels):
        named = [c for c in _children(unit.id) if _label_names(label, c)]
        child = next((c for c in named if c.valid(day)), named[0] if named else None)
        if child is None:
            break
        unit = child
    return unit


@functools.cache
def _children(parent: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in units().values() if unit.parent == parent)


def _label_names(label: str, unit: Unit) -> bool:
    return _plain(unit.name) in _cores(label, unit.name[0].isdigit())


def _cores(label: str, keep_type: bool) -> set[str]:
    """A label with and without the words around a name ("huyen" + name, name + "tv")."""
    label = label.replace("-", "")
    cores = set() if keep_type and label.isdigit() else {label}
    for word in table("place")["host_words"]:
        if label.startswith(word):
            cores.add(label.removeprefix(word))
        if label.endswith(word):
            cores.add(label.removesuffix(word))
    return cores


@functools.cache
def _provinces_plain() -> Mapping[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in units().values():
        if unit.level == "province":
            found.setdefault(_plain(unit.name), unit)
    return found


def _by_label(labels: list[str]) -> Unit | None:
    """A province whose name stands in a label, as in the host of its newspaper."""
    for i, label in enumerate(labels[:-1]):
        for core in sorted(_cores(label, keep_type=False), key=len):
            if core in _provinces_plain():
                return _inside(_provinces_plain()[core], labels[:i])
    return None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


def parent_of(unit: Unit) -> Unit | None:
    """The unit above, None for provinces."""
    above = units().get(unit.parent or "")
    return above if above is not None and above.level != "national" else None


def province_of(unit: Unit) -> Unit:
    """The province a unit lies in; itself where it is one."""
    above = parent_of(unit)
    return province_of(above) if above is not None else unit
