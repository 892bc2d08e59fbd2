"""Check of `patterns/`: every example is run through the real stage (`chitieu patterns check`)."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from extractor.lexicon import Entry, Example, entries, match_key

Probe = Callable[[str], list[dict[str, object]]]

# Every module that reads pattern tables of examples; each exports PROBES.
MODULES = (
    "extractor.read",
    "extractor.clean.probes",
    "extractor.identify",
    "extractor.segment.probes",
    "extractor.units",
    "extractor.quantities.probes",
    "extractor.context.probes",
    "extractor.tables.roles",
    "extractor.link",
)


@dataclass(frozen=True, slots=True)
class Case:
    """One check of one entry; `run` returns what is wrong, None where all is well."""

    name: str  # table:id:ex1
    run: Callable[[], str | None]


@functools.cache
def probes() -> Mapping[str, tuple[type[Entry], Probe]]:
    """Table name -> the shape of its entries and the function that runs the real stage on an example's text."""
    found: dict[str, tuple[type[Entry], Probe]] = {}
    for module in MODULES:
        found.update(import_module(module).PROBES)
    return found


def cases() -> Iterator[Case]:
    """All checks of all tables, one by one."""
    for table, (kind, probe) in sorted(probes().items()):
        known = entries(table, kind)
        yield Case(f"{table}:sorted", functools.partial(_sorted, table, known))
        for entry in known:
            yield Case(f"{table}:{entry.id}:surfaces", functools.partial(_surfaces, table, entry))
            for number, example in enumerate(entry.examples, 1):
                for text in _texts(entry, str(example["text"])):
                    name = f"{table}:{entry.id}:ex{number}:{text[:40]}"
                    yield Case(name, functools.partial(_example, table, entry, example, text, probe))
            for number, text in enumerate(entry.counter, 1):
                yield Case(
                    f"{table}:{entry.id}:counter{number}", functools.partial(_counter, table, entry, text, probe)
                )


def check() -> list[str]:
    """Everything that is wrong in `patterns/`, one message a line; empty where all is well."""
    return [problem for case in cases() if (problem := case.run()) is not None]


def _texts(entry: Entry, text: str) -> list[str]:
    if "{surface}" not in text:
        return [text]
    return [text.replace("{surface}", surface) for surface in entry.surfaces]


def _example(table: str, entry: Entry, example: Example, text: str, probe: Probe) -> str | None:
    wanted: dict[str, Any] = {k: v for k, v in example.items() if k not in {"text", "absent"}}
    given = [found for found in probe(text) if found.get("id") == entry.id]
    where = f"patterns/{table}.toml: {entry.id}: {text!r}"
    if example.get("absent"):
        return None
    if not given:
        return f"{where} does not give this entry; got {probe(text)}"
    quote = str(wanted.get("quote", "")).replace("{surface}", _surface_in(entry, text))
    if quote:
        wanted["quote"] = quote
    for found in given:
        if all(_same(found.get(key), value) for key, value in wanted.items()):
            return None
    return f"{where} should give {wanted}, gave {given}"


def _surface_in(entry: Entry, text: str) -> str:
    return max((s for s in entry.surfaces if s in text), key=len, default="")


def _same(found: object, wanted: object) -> bool:
    if isinstance(wanted, (int, float)) and isinstance(found, (int, float)):
        return abs(float(wanted) - float(found)) < 1e-9
    return found == wanted


def _counter(table: str, entry: Entry, text: str, probe: Probe) -> str | None:
    if any(found.get("id") == entry.id for found in probe(text)):
        return f"patterns/{table}.toml: {entry.id}: {text!r} must not give this entry, and does"
    return None


def _surfaces(table: str, entry: Entry) -> str | None:
    texts = [match_key(t) for example in entry.examples for t in _texts(entry, str(example["text"]))]
    if not texts:
        return f"patterns/{table}.toml: {entry.id}: has no example; add one"
    for surface in entry.surfaces:
        key = match_key(surface)
        if not any(key in text for text in texts):
            return f"patterns/{table}.toml: {entry.id}: surface {surface!r} stands in no example; add one"
    return None


def _sorted(table: str, known: tuple[Entry, ...]) -> str | None:
    ids = [entry.id for entry in known]
    for first, second in itertools.pairwise(ids):
        if first > second:
            return f"patterns/{table}.toml: {second!r} stands after {first!r}; sort the entries by id"
    return None
