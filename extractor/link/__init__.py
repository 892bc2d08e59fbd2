"""Stage `link`: targets to indicators and canonical values, the document to a dated place."""

from __future__ import annotations

import dataclasses

from extractor.lexicon import Entry
from extractor.link.catalogue import Indicator, traits, unit_of
from extractor.link.concepts import Facet, facets_in, names_a_plan, read
from extractor.link.indicators import Match, match
from extractor.link.places import days_for, place_named, place_of
from extractor.link.units import canonical, measured
from extractor.model import Document, Flag, Level, Place, Target
from extractor.units import Probe

__all__ = ["PROBES", "link"]


def link(document: Document) -> Document:
    """`document` with its place, and each target with indicator, score, canonical bounds and flags."""
    days = days_for(document)
    place = place_of(document, days)
    level = place.level if place else _level(document)
    targets = tuple(_linked(target, place, level, days) for target in document.targets)
    return dataclasses.replace(document, place=place, targets=targets)


def _level(document: Document) -> Level | None:
    evidence = document.identity.level
    return evidence.value if evidence else None  # type: ignore[return-value]


def _linked(target: Target, place: Place | None, level: Level | None, days: tuple[str, ...]) -> Target:
    found = matched(target, level)
    unit = measured(target.unit, target.unit_id)
    values = canonical(target, found.indicator_id)
    flags: list[Flag] = [*target.flags, *values.flags]
    rules = target.rules
    place_id = target.place_id
    if found.indicator_id is not None:
        rules = (*rules, ("indicator", f"facets:{found.score}"))
    if found.named and place_id is None:
        named = place_named(found.named, place, days)
        if named is None:
            flags.append("names_a_place")
        elif place is None or named.place_id != place.place_id:
            place_id = named.place_id
            rules = (*rules, ("place", "named_in_subject"))
    return target._replace(
        unit_id=target.unit_id or (unit.unit_id if unit else None),
        indicator_id=found.indicator_id,
        indicator_score=found.score if found.indicator_id else None,
        value_minimum=values.minimum,
        value_maximum=values.maximum,
        place_id=place_id or (place.place_id if place else None),
        rules=rules,
        flags=tuple(dict.fromkeys(flags)) if flags else (),
    )


def matched(target: Target, level: Level | None) -> Match:
    """The indicator of a target: its subject, and what verb of change and base say beside it."""
    unit = measured(target.unit, target.unit_id)
    unit_id = unit.unit_id if unit else target.unit_id
    shares = target.total is not None
    facets = _facets(target, unit.dimension if unit else None)
    found = match(target.subject, unit_id, level, facets, shares)
    if found.indicator_id is None and target.change == "decrease" and "reduction" in facets:
        other = match(target.subject, unit_id, level, facets - {"reduction"} | {"growth"}, shares)
        if other.indicator_id and traits()[other.indicator_id].measure == "growth_rate":
            return other
    counted = found.indicator_id is not None and unit_of(found.indicator_id).dimension.startswith("count_")
    if target.unit and unit is None and not counted:  # a unit nobody knows is not that of a rate or an amount
        return found._replace(indicator_id=None)
    return found


def _facets(target: Target, dimension: str | None) -> frozenset[str]:
    """Deciding facets that stand outside the subject: a change, a plan that the value is a share of."""
    said = read(target.subject).decide
    found: set[str] = set()
    share = dimension in {"fraction", "fraction_difference"}
    if target.change == "increase" and not said & {"growth", "added"}:
        found.add("growth" if share else "added")
    if target.change == "decrease" and not said & {"reduction", "poverty_fall", "birth_reduction"}:
        found.add("reduction")
    if share and target.base and "vs_plan" not in said and names_a_plan(target.base):
        found.add("vs_plan")
    return frozenset(found)


def _probe_facets(text: str) -> list[dict[str, object]]:
    return facets_in(text)


def _probe_indicators(text: str) -> list[dict[str, object]]:
    found = match(text)
    return [{"id": found.indicator_id, "score": found.score}] if found.indicator_id else []


PROBES: dict[str, tuple[type[Entry], Probe]] = {
    "facets": (Facet, _probe_facets),
    "indicators": (Indicator, _probe_indicators),
}
