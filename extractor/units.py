"""The units that a value can carry: patterns/units.toml, the nouns of counted.toml and the words of scales.toml.

Spellings are compared as match keys. A spelling that serves two units has one owner; what else it can mean stands in
the owner's `also` and is decided by the subject (link/units).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractor.lexicon import Entry, PatternError, entries, match_key, settings

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Entry):
    """One unit: `factor` times `base_unit`; units of one `dimension` and `base_unit` convert exactly."""

    name: str
    name_en: str
    dimension: str
    base_unit: str
    factor: str  # exact decimal
    phrases: tuple[str, ...] = ()  # spellings of which only the head noun is quoted as the unit
    heads: tuple[str, ...] = ()  # spellings of a table's unit column, never after a number in a sentence
    also: tuple[str, ...] = ()  # ids of units that the same words mean where the subject says so

    @property
    def exact(self) -> Decimal:
        """The factor as a number."""
        return Decimal(self.factor)

    @property
    def names_counted(self) -> bool:
        """Whether it says what is counted ("households") and is no measure."""
        return self.dimension.startswith(("count", "rate_per_population"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Entry):
    """Nouns that plans count and that are counted in one unit (`unit`: id in units.toml)."""

    unit: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Entry):
    """A word that multiplies the number before it, or the unit behind it."""

    factor: str  # exact decimal


@functools.cache
def scales() -> Mapping[str, Decimal]:
    """Match key of a scale word -> factor."""
    return {match_key(word): Decimal(scale.factor) for scale in entries("scales", Scale) for word in scale.surfaces}


@functools.cache
def units() -> Mapping[str, Unit]:
    """All units by id."""
    return {unit.id: unit for unit in entries("units", Unit)}


@functools.cache
def by_surface() -> Mapping[str, Unit]:
    """Match key of every spelling that can stand after a number -> its unit, counted nouns included."""
    table: dict[str, Unit] = {}
    for unit in units().values():
        for surface in (*unit.surfaces, *unit.phrases):
            _put(table, surface, unit, "units")
    for counted in entries("counted", Counted):
        if counted.unit not in units():
            raise PatternError(f"patterns/counted.toml: {counted.id}: no unit {counted.unit!r}; add it to units.toml")
        for surface in counted.surfaces:
            _put(table, surface, units()[counted.unit], "counted")
    return table


@functools.cache
def by_head() -> Mapping[str, Unit]:
    """Match key of every spelling of a unit, those of table heads and unit columns included."""
    table = dict(by_surface())
    for unit in units().values():
        for surface in unit.heads:
            _put(table, surface, unit, "units")
    return table


@functools.cache
def heads_only() -> frozenset[str]:
    """Match keys of phrases of which only the head noun is the unit as quoted."""
    return frozenset(phrase for unit in units().values() for phrase in unit.phrases)


@functools.cache
def longest() -> int:
    """Number of blank-separated words of the longest spelling."""
    return max(surface.count(" ") + 1 for surface in by_head())


def unit_named(words: str) -> Unit | None:
    """The unit that is written exactly so, blanks around "/" and doubled blanks apart; None where there is none."""
    return by_head().get(unit_key(words))


def is_unit(words: str) -> bool:
    """Whether words are a unit as a table's column writes it: a known one, or so many of it ("1000 tons")."""
    if unit_named(words) is not None:
        return True
    scale, _, rest = unit_key(words).partition(" ")
    return bool(rest) and (scale in scales() or _ROUND.fullmatch(scale) is not None) and unit_named(rest) is not None


def is_amount(text: str) -> bool:
    """Whether a text is a number with its unit, none of time, and nothing else: "9,5 bn.d", "4 - 5 %"."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or not is_unit(match.group(1)):
        return False
    unit = unit_named(match.group(1))
    return unit is None or not unit.dimension.startswith("duration")  # "6 months" is a head


def is_bounded_amount(text: str) -> bool:
    """Whether a text is an amount with the word of its bound in front, or without: "under 2 %", "9 bn.d"."""
    first, _, rest = text.strip().partition(" ")
    return is_amount(text) or (match_key(first) in _bounds() and is_amount(rest))


@functools.cache
def _bounds() -> frozenset[str]:
    """Bounds of one word that stand in front of a number (patterns/comparators.toml), as match keys."""
    rules = (rule for rule in settings("comparators")["comparator"] if rule["position"] == "before")
    return frozenset(match_key(surface) for rule in rules for surface in rule["surfaces"] if " " not in surface)


_AMOUNT = re.compile(r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*([^\d\s].*)")


def tells_amount(text: str) -> bool:
    """Whether a number with its unit, of one word or two, stands anywhere in a text."""
    said = (amount for match in _AMOUNTS.finditer(text) for amount in match.groups() if amount)
    return any(map(is_amount, said))


_AMOUNTS = re.compile(r"(?=(\d[\d.,]*\s*[^\W\d_]+|\d[\d.,]*\s*%))(?=(\d[\d.,]*\s*[^\W\d_]+\s[^\W\d_]+)?)")


_ROUND = re.compile(r"1(?:[.,]?000)+|100?")


def unit_key(words: str) -> str:
    """The match key of a unit as written: one blank between words, none around "/"."""
    return "/".join(" ".join(part.split()) for part in match_key(words).split("/"))


def unit_at_start(text: str) -> tuple[Unit, str] | None:
    """The unit with the longest spelling that `text` begins with, and that spelling as a match key."""
    words = unit_key(text).split(" ")[: longest()]
    for count in range(len(words), 0, -1):
        key = " ".join(words[:count]).rstrip(".,;:)")
        unit = by_surface().get(key)
        if unit is not None:
            return unit, key
    return None


def _put(table: dict[str, Unit], surface: str, unit: Unit, name: str) -> None:
    if surface != match_key(surface):
        raise PatternError(f"patterns/{name}.toml: spelling {surface!r} is no match key; write {match_key(surface)!r}")
    other = table.setdefault(surface, unit)
    if other is not unit:
        raise PatternError(f"patterns/{name}.toml: {surface!r} belongs to {other.id} and {unit.id}; leave it with one")


def _probe(text: str) -> list[dict[str, object]]:
    """Run the look-up on what follows the first number of an example, or on all of it as the head of a column."""
    head = by_head().get(unit_key(text))
    if head is not None:
        return [{"id": head.id, "factor": head.factor, "unit": unit_key(text)}]
    number = _NUMBER.search(text)
    found = unit_at_start(text[number.end() :].strip()) if number else None
    if found is None:
        return []
    unit, key = found
    counted: list[dict[str, object]] = [
        {"id": entry.id, "unit": key} for entry in entries("counted", Counted) if key in entry.surfaces
    ]
    return [{"id": unit.id, "factor": unit.factor, "unit": key}, *counted]


Probe = Callable[[str], list[dict[str, object]]]
PROBES: dict[str, tuple[type[Entry], Probe]] = {
    "counted": (Counted, _probe),
    "units": (Unit, _probe),
}
