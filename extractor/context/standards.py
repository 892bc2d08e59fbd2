"""The norm or price basis that a value is counted by (patterns/standards.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.composed import composed
from extractor.context.scene import Scene
from extractor.lexicon import Entry, entries
from extractor.model import Modifier

SECONDS = 5.0  # these patterns hold optional parts in a row: a bound on any one search

Field = Literal["standard", "price_basis"]
Named = tuple[Field, Modifier]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRule(Entry):
    """One way to name a norm or the prices of an amount."""

    field: Field
    regex: str
    needs: tuple[str, ...]


@functools.cache
def _patterns() -> tuple[tuple[StandardRule, regex.Pattern[str]], ...]:
    return tuple((rule, regex.compile(rule.regex)) for rule in entries("standards", StandardRule))


@functools.cache
def _signs() -> list[tuple[str, int]]:
    """The needed signs, each with the number of its rule."""
    return [(sign, number) for number, (rule, _) in enumerate(_patterns()) for sign in rule.needs]


def named(text: str, start: int, end: int) -> list[Named]:
    """All norms and price bases that a stretch of text names."""
    view = composed(text, start, end)
    sentence = view.text[view.start : view.end]
    met = [number for sign, number in _signs() if sign in sentence]
    return [
        (rule.field, Modifier(" ".join(m.group().split()), view.place(m.start()), view.place(m.end()), rule.id))
        for rule, pattern in map(_patterns().__getitem__, sorted(set(met)))
        for m in pattern.finditer(view.text, view.start, view.end, timeout=SECONDS)
    ]


def standard_of(scene: Scene, number: int, found: list[Named], field: Field) -> Modifier | None:
    """The one nearest to item `number` within its clause, or None."""
    if not found:
        return None
    words, item = scene.words, scene.items[number]
    first, last = scene.clause_start(number), scene.clause_end(number)
    start = words.starts[first]
    end = words.ends[last - 1]
    here = [m for f, m in found if f == field and m.start is not None and start <= m.start < end]
    return min(here, key=lambda m: abs((m.start or 0) - words.starts[item.first]), default=None)
