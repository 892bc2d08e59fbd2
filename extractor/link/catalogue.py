"""The catalogue of indicators: patterns/indicators.toml and domains.toml, and the index that matching looks in."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from extractor import compiled
from extractor.lexicon import Entry, Example, PatternError, entries
from extractor.link.concepts import Concepts, read
from extractor.model import Level
from extractor.units import Unit, units

Polarity = Literal["higher_is_better", "lower_is_better", "neutral"]
Measure = Literal["rate", "share", "growth_rate", "change", "count", "amount", "level", "index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain(Entry):
    """A field of policy that indicators are listed under."""

    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entry):
    """Something that plans set targets for; `range` holds the least and greatest plausible value in `unit`."""

    name_vi: str
    name_en: str
    domain: str
    unit: str
    measure: Measure
    range: tuple[float, ...]
    polarity: Polarity
    levels: tuple[Level, ...]
    tier: int
    other_units: tuple[str, ...] = ()  # units of another dimension it is stated in too; never converted
    needs: tuple[str, ...] = ()  # facets of which a subject must say one
    strict: bool = False  # never linked outside `levels`
    indexed: bool = False  # a growth that is published as an index too, with the period before as 100
    readings: tuple[Example, ...] = ()  # {text, level or unit}: words that mean it only there
    note_vi: str = ""
    note_en: str = ""


class Form(NamedTuple):
    """One way to name an indicator: its facets and words with their weights."""

    indicator: str
    weights: Mapping[str, float]
    total: float
    level: Level | None = None  # of a reading: only in documents of that level
    unit: str | None = None  # of a reading: only with a unit of the same dimension as this one


Index = Mapping[frozenset[str], tuple[Form, ...]]


@functools.cache
def domains() -> Mapping[str, Domain]:
    """All domains by id, in the order in which they are listed."""
    return {domain.id: domain for domain in entries("domains", Domain)}


@functools.cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators by id, each with a unit and a domain that exist."""
    found = {indicator.id: indicator for indicator in entries("indicators", Indicator)}
    for indicator in found.values():
        where = f"patterns/indicators.toml: {indicator.id}"
        if indicator.unit not in units():
            raise PatternError(f"{where}: no unit {indicator.unit!r}; add it to units.toml")
        if indicator.domain not in domains():
            raise PatternError(f"{where}: no domain {indicator.domain!r}; add it to domains.toml")
        if len(indicator.range) != 2 or indicator.range[0] > indicator.range[1]:
            raise PatternError(f"{where}: range needs a least and a greatest value")
    return found


class Traits(NamedTuple):
    """What linking and comparing need to know of an indicator."""

    unit: str
    measure: str
    range: list[float]
    polarity: str
    levels: list[str]
    other_units: list[str]
    needs: list[str]
    strict: bool
    indexed: bool


def _plain() -> dict[str, Any]:
    """Traits of every indicator, and the forms under the deciding facets that they have in common."""
    table: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for indicator in indicators().values():
        seen: set[frozenset[str]] = set()
        for text in indicator.surfaces:
            concepts = read(text)
            said = frozenset(concepts.weights)
            if said not in seen:
                seen.add(said)
                table[tuple(sorted(concepts.decide))].append(_form(indicator.id, concepts))
        for reading in indicator.readings:
            concepts = read(reading["text"])
            form = _form(indicator.id, concepts)
            form = form._replace(level=reading.get("level"), unit=reading.get("unit"))
            table[tuple(sorted(concepts.decide))].append(form)
    traits = {
        indicator.id: [
            list(value) if isinstance(value, tuple) else value
            for value in (getattr(indicator, name) for name in Traits._fields)
        ]
        for indicator in indicators().values()
    }
    return {"traits": traits, "forms": [[list(key), forms] for key, forms in sorted(table.items())]}


def _form(indicator: str, concepts: Concepts) -> Form:
    return Form(indicator, concepts.weights, round(sum(concepts.weights.values()), 6))


COMPILED = ("indicators", ("spelling", "facets", "indicators"), _plain)


@functools.cache
def _compiled() -> tuple[Mapping[str, Traits], Index]:
    plain = compiled.table(*COMPILED)
    traits = {indicator: Traits(*values) for indicator, values in plain["traits"].items()}
    forms = {frozenset(decide): tuple(Form(*form) for form in forms) for decide, forms in plain["forms"]}
    return traits, forms


def traits() -> Mapping[str, Traits]:
    """What linking needs to know of each indicator, by id."""
    return _compiled()[0]


def index() -> Index:
    """Deciding facets -> the forms that have exactly these."""
    return _compiled()[1]


@functools.cache
def unit_of(indicator: str) -> Unit:
    """The unit in which the values of an indicator are stored."""
    return units()[traits()[indicator].unit]
