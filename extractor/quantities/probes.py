"""What the quantities stage makes of an example's text, for the check of its pattern tables."""

from __future__ import annotations

from extractor.language import words_of
from extractor.lexicon import Entry
from extractor.model import Quantity
from extractor.quantities import find
from extractor.quantities.bounds import ComparatorRule, bound_after, bound_before
from extractor.quantities.ranges import ConnectorRule, connector_at
from extractor.quantities.traps import TrapRule
from extractor.record import number
from extractor.units import Scale, scales


def _values(quantity: Quantity, text: str) -> dict[str, object]:
    return {
        "quote": text[quantity.start : quantity.end],
        "min": number(quantity.minimum),
        "max": number(quantity.maximum),
        "of": number(quantity.total),
        "cmp": quantity.comparator,
        "unit": quantity.unit,
    }


def _comparators(text: str) -> list[dict[str, object]]:
    words = words_of(text)
    found: list[dict[str, object]] = []
    for quantity in find(words)[0]:
        first = words.index_at(quantity.number_start)
        last = words.index_at(quantity.unit_end - 1) + 1
        before = bound_before(words, first, 0)
        inside = before.rules if words.starts[before.first] >= quantity.start else ()
        rules = (*inside, *bound_after(words, last).rules)
        found += [{"id": rule.id, **_values(quantity, text)} for rule in rules]
    return found


def _connectors(text: str) -> list[dict[str, object]]:
    words = words_of(text)
    quantities = find(words)[0]
    found: list[dict[str, object]] = []
    for quantity in quantities:
        inside = range(words.index_at(quantity.number_start) + 1, words.index_at(quantity.end - 1) + 1)
        after = (words.index_at(quantity.end - 1) + 1,)
        for at in (*inside, *after):
            connector = connector_at(words, at) if at < len(words) else None
            if connector is not None and (connector.kind == "rise" or quantity.comparator == "range"):
                value = quantity if connector.kind == "range" else quantities[-1]
                found.append({"id": connector.id, **_values(value, text)})
    return found


def _scales(text: str) -> list[dict[str, object]]:
    words = words_of(text)
    found: list[dict[str, object]] = []
    for quantity in find(words)[0]:
        first, last = words.index_at(quantity.number_start), words.index_at(quantity.end - 1) + 1
        for word in words.norms[first:last]:
            if word in scales():
                ids = [e for e in _scale_ids() if word in _scale_ids()[e]]
                found += [{"id": e, **_values(quantity, text)} for e in ids]
    return found


def _scale_ids() -> dict[str, frozenset[str]]:
    from extractor.language import key_of
    from extractor.lexicon import entries

    return {scale.id: frozenset(key_of(s) for s in scale.surfaces) for scale in entries("scales", Scale)}


def _traps(text: str) -> list[dict[str, object]]:
    return [{"id": trap.rule} for trap in find(words_of(text))[1]]


PROBES: dict[str, tuple[type[Entry], object]] = {
    "comparators": (ComparatorRule, _comparators),
    "connectors": (ConnectorRule, _connectors),
    "scales": (Scale, _scales),
    "traps": (TrapRule, _traps),
}
