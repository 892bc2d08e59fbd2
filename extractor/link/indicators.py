"""Match subjects to indicators: deciding facets must agree, unit and level may veto, likeness ranks the rest.

A subject is linked only where that is safe; otherwise `candidates` gives ranked suggestions.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.link.catalogue import Form, Traits, index, traits, unit_of
from extractor.link.concepts import Concepts, counted, lexicon, names_the_nation, read, said_beside
from extractor.model import Level
from extractor.units import Unit, unit_named, units

SAFE = 0.8  # the least score that links
CLEAR = 0.03  # the least lead over another indicator
_OUTSIDE_LEVEL = 0.05
_ODD_MEASURE = 0.2
_NO_FACET = 0.1
_BESIDE_A_READING = 0.5  # of the weight of what is said beside a reading: it holds for little more than its own words
_OF_OTHERS = 0.25  # where the subject counts other people or things than the form does
_OF_SOME = 0.12  # where it counts people or things and the form says none
_NARROWER = 0.2  # of the weight of what the subject says and the form does not
_STRANGE = 0.4  # of the weight of words that no facet and not the form itself knows: they narrow what is meant

# Dimensions in which things are counted that are no kind of each other.
_UNLIKE_COUNTS = frozenset({"count_org", "count_item", "count_event"})
_NO_SHARES = frozenset({"amount", "count", "level"})  # measures that no rate or share can be
_AMOUNTS = frozenset({"area", "energy", "length", "mass", "money", "money_usd", "power", "volume"})


_SHARES = frozenset({"share", "economic_structure"})  # facets by which a subject is a part of a whole
_NEVER_BELOW = frozenset({"fraction", "fraction_difference", "money", "money_usd"})  # no unit is counted per these
_VALUE_AT_END = re.compile(
    r"\s*(?:[(](?P<bracket>[^()\d]+)[)]|[,:;]\s*(?P<behind>[^\d,:;]+)"
    r"|[\s:]\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?\s*(?P<unit>[^\d\s][^\d]*))\s*$"
)


class Match(NamedTuple):
    """What a subject was linked to; `indicator_id` is None where no link is safe."""

    indicator_id: str | None
    score: float
    runner_up: str | None = None
    named: tuple[str, ...] = ()  # places that the subject names


class Candidate(NamedTuple):
    """A suggestion with its likeness from 0 to 1."""

    indicator_id: str
    score: float


@functools.lru_cache(maxsize=65536)
def match(
    phrase: str,
    unit_id: str | None = None,
    level: Level | None = None,
    facets: frozenset[str] = frozenset(),
    shares: bool = False,
) -> Match:
    """The indicator that `phrase` names, or none.

    `unit_id` and `level` (of the document) veto where they are known; `facets` are deciding facets that the phrase
    does not say itself (a verb of change, a base); `shares`: the value is "N of M units".
    """
    concepts = read(phrase)
    if not concepts.weights:  # what is said beside a subject names nothing
        return Match(None, 0.0, None, concepts.named)
    if facets - concepts.decide:
        concepts = said_beside(concepts, facets)
    if names_the_nation(concepts):
        level = "national"
    total = sum(concepts.weights.values())
    best: dict[str, float] = {}
    for form in index().get(concepts.decide, ()):
        if not _meant_here(form, unit_id, level, shares):
            continue
        if not _allowed(form.indicator, concepts, unit_id, level, shares):
            continue
        score = _likeness(form, concepts, total) - _doubts(form, concepts, unit_id, level)
        if score > best.get(form.indicator, 0.0):
            best[form.indicator] = score
    if not best:
        return Match(None, 0.0, None, concepts.named)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    first, score = ranked[0]
    second, lead = (ranked[1][0], score - ranked[1][1]) if len(ranked) > 1 else (None, 1.0)
    safe = round(score, 4) >= SAFE and lead >= CLEAR
    return Match(first if safe else None, round(min(score, 1.0), 4), second, concepts.named)


def tsv(phrases: Iterable[str], unit_id: str | None = None, level: Level | None = None) -> Iterator[str]:
    """One line for each phrase: the phrase, its indicator (empty where there is none) and the score, tab-separated."""
    for line in phrases:
        phrase = " ".join(line.split())
        found = match_said(phrase, unit_id, level)
        yield f"{phrase}\t{found.indicator_id or ''}\t{found.score:.4f}"


def match_said(phrase: str, unit_id: str | None = None, level: Level | None = None) -> Match:
    """The indicator of a phrase that may end in a value or a unit: "... 95%", "... (tonnes)".

    A unit that is none of a denominator (per cent, money) decides as one that is given; any other, and any counted
    noun, only where the phrase as it stands names nothing, since it may be a part of the name ("per 1,000 people").
    """
    whole = match(phrase, unit_id, level)
    found = _VALUE_AT_END.search(phrase)
    unit = unit_named(found["bracket"] or found["behind"] or found["unit"]) if found and unit_id is None else None
    if found is None or unit is None:
        return whole
    counted = unit.dimension.startswith("count_")
    if counted and found["behind"]:  # one more of the things that are named
        return whole
    part_of_name = counted or (unit.dimension not in _NEVER_BELOW and found["unit"])
    if whole.indicator_id is not None and (part_of_name or fits(unit.id, whole.indicator_id)):
        return whole
    return match(phrase[: found.start()], unit.id, level)


def _meant_here(form: Form, unit_id: str | None, level: Level | None, shares: bool) -> bool:
    """Whether a reading holds for this unit and level, and none of a unit for "N of M"; other forms hold everywhere."""
    if form.level is not None and form.level != level:
        return False
    if form.unit is None:
        return True
    return not shares and unit_id is not None and units()[unit_id].dimension == units()[form.unit].dimension


def _likeness(form: Form, concepts: Concepts, total: float) -> float:
    """Dice coefficient of the weights that both say."""
    weights = concepts.weights
    both = sum(weight for facet, weight in form.weights.items() if facet in weights)
    return 2 * both / (total + form.total) if both else 0.0


def _allowed(indicator_id: str, concepts: Concepts, unit_id: str | None, level: Level | None, shares: bool) -> bool:
    indicator: Traits = traits()[indicator_id]
    if indicator.strict and level is not None and level not in indicator.levels:
        return False
    if indicator.needs and concepts.weights.keys().isdisjoint(indicator.needs):
        return False
    if indicator.measure == "growth_rate" and not _SHARES.isdisjoint(concepts.weights):
        return False  # a share that grows by 2 % is no growth of 2 %
    if unit_id is not None:
        return fits(unit_id, indicator_id, shares)
    dimension = unit_of(indicator_id).dimension
    said = concepts.weights
    if "area" in said and dimension in _AMOUNTS and dimension != "area":
        return False
    counted = dimension in _AMOUNTS or dimension.startswith("count_") or indicator.measure in _NO_SHARES
    return not (counted and ("rate" in said or "share" in said))


@functools.cache
def fits(unit_id: str, indicator_id: str, shares: bool = False) -> bool:
    """Whether values in `unit_id` can be values of the indicator; `shares`: they are "N of M units"."""
    unit, wanted = units()[unit_id], unit_of(indicator_id)
    if wanted.id in unit.also or any(units()[other].dimension == wanted.dimension for other in unit.also):
        return True
    if unit.dimension == wanted.dimension:
        return wanted.dimension not in _UNLIKE_COUNTS or _counts(unit, wanted)
    stated = {units()[other].dimension for other in traits()[indicator_id].other_units}
    if unit.dimension in stated:
        return True
    if shares and unit.dimension.startswith("count_") and wanted.dimension == "fraction":
        return True
    return {unit.dimension, wanted.dimension} <= {"fraction", "fraction_difference"} and (
        traits()[indicator_id].measure == "change"
    )


def _counts(unit: Unit, wanted: Unit) -> bool:
    """Whether a count in `unit` can be one of `wanted`: the same things, or things of no kind of their own."""
    return unit.base_unit == wanted.base_unit or unit.id in ("unit", "thing")


def _doubts(form: Form, concepts: Concepts, unit_id: str | None, level: Level | None) -> float:
    doubt = 0.0
    said = concepts.weights
    if form.level is None and level is not None and level not in traits()[form.indicator].levels:
        doubt += _OUTSIDE_LEVEL
    if form.level is not None or form.unit is not None:
        doubt += _BESIDE_A_READING * sum(weight for word, weight in said.items() if word not in form.weights)
        doubt -= _OUTSIDE_LEVEL
    if not concepts.decide:
        doubt += _NO_FACET
    kinds = lexicon().kinds
    doubt += _NARROWER * sum(said[word] for word in said if kinds.get(word) == "content" and word not in form.weights)
    doubt += _STRANGE * sum(said[word] for word in said if word not in kinds and word not in form.weights)
    of = counted() & said.keys() - form.weights.keys()
    if of:
        doubt += _OF_OTHERS if counted() & form.weights.keys() - said.keys() else _OF_SOME
    if unit_id is None:
        rate = "rate" in said or "share" in said
        if not rate and "count" in said and unit_of(form.indicator).dimension == "fraction":
            doubt += _ODD_MEASURE
    return doubt
