"""Labels of rows and heads of columns: the name of what is measured, apart from its unit, mark, year and kind."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context import periods
from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.model import Block, Change, Document
from extractor.subjects.pieces import phrases
from extractor.tables.layout import HeadRule, role_of
from extractor.units import unit_named

_MARK = re.compile(r"^\s*(?:[-+*•–]|(?:\d+|[IVX]+|[a-z\u0111])(?:\.\d+)*\s*[.)]|\d+(?:\.\d+)+)\s+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the unit it states, "" where it states none."""

    text: str
    unit: str = ""
    only_opens_parts: bool = False


def label_of(cell: str) -> Label:
    """The label in a cell: its mark and unit taken off; rows that only say "of which" are marked as such."""
    text = _MARK.sub("", " ".join(cell.split())).strip(" :;,")
    parts = [key_of(p) for p in settings("rows")["parts"]]
    key = key_of(text)
    if key in parts:
        return Label(text, "", True)
    for part in parts:
        if key.startswith((part + " :", part + " -")):
            text = text[re.search(r"[:\-]", text).end() :].strip()  # type: ignore[union-attr]
    return _without_unit(text)


def _without_unit(text: str) -> Label:
    bracket = _BRACKET.search(text)
    if bracket is not None and unit_named(bracket.group(1)) is not None:
        return Label(text[: bracket.start()].rstrip(), " ".join(bracket.group(1).lower().split()))
    head, comma, tail = text.rpartition(",")
    unit = unit_named(tail.strip()) if comma and len(tail.split()) <= 4 else None
    if unit is not None and not unit.dimension.startswith("count"):
        return Label(head.rstrip(), tail.strip().lower())
    return Label(text)


def part_depth(order: str, label: str, *, numbered: bool) -> int:
    """How deep a row stands under the row it is part of: 0 for a row of its own, 1 for "-", 2 for "+".

    `numbered`: the table numbers its rows, so that a row without a number is part of the numbered one above it.
    """
    mark = order.strip() or label.strip()[:1]
    if mark in {"+", "*"}:
        return 2
    if mark in set(settings("rows")["part_marks"]):
        return 1
    return 1 if numbered and not order.strip() and not _MARK.match(label) else 0


def stands_alone(label: str) -> bool:
    """Whether a label names its measure itself and needs no row above it: it opens with a head and goes on."""
    words = words_of(label)
    length = phrases("heads").at_start(words.norms, 0, len(words))
    return length > 0 and len(words) >= length + 2


def change_of_label(label: str) -> Change:
    """The change that a label ends with ("communes added"), else a plain level."""
    norms = words_of(label).norms
    for rule in entries("changes", ChangeRule):
        if rule.noun or rule.change not in ("increase", "decrease"):
            continue
        for surface in rule.surfaces:
            key = key_of(surface).split()
            if norms[-len(key) :] == key:
                change: Change = rule.change
                return change
    return "level"


def change_of_sign(before: str) -> Change | None:
    """The change that a sign in front of a cell's number says: "-2,5" is a fall of 2,5; None where there is no sign."""
    sign = words_of(before).norms
    return "decrease" if sign == ["-"] else "increase" if sign == ["+"] else None


def compares(label: str) -> bool:
    """Whether a label only compares the row above it with something ("against the plan")."""
    words = words_of(label)
    opening = {key_of(s) for rule in entries("bases", BaseRule) if rule.position == "both" for s in rule.surfaces}
    return any(" ".join(words.norms[:n]) in opening for n in range(1, 4))


@functools.cache
def _head_words() -> tuple[str, ...]:
    surfaces = {key_of(s) for rule in entries("table_heads", HeadRule) for s in rule.surfaces}
    return tuple(sorted(surfaces, key=len, reverse=True))


def head_measure(heads: tuple[str, ...]) -> Label:
    """What a column measures of its own, beside its year and kind; often nothing."""
    for level in reversed(heads):
        if role_of(level) != "value":
            continue
        named = periods.mentions(level, 0, len(level)) or periods.bare_years(level)
        words = words_of(level)
        label = _without_unit(" ".join(level.split()))
        key = f" {' '.join(words_of(label.text).norms)} "
        for mention in named:
            key = key.replace(f" {' '.join(words_of(level[mention.start : mention.end]).norms)} ", " ")
        for surface in _head_words():
            key = key.replace(f" {surface} ", " ")
        left = [w for w in key.split() if len(w) > 1 and w.isalpha() and w not in _neutral()]
        if len(left) >= 1 and len(words) <= 14 and not named:
            return label
        if label.unit:
            return Label("", label.unit)
    return Label("")


@functools.cache
def _neutral() -> frozenset[str]:
    return frozenset(key_of(w) for w in settings("rows")["neutral_head_words"])


def unit_caption(document: Document, block: Block) -> str:
    """The unit announced right in front of a table, or ""."""
    before = normalize("NFC", document.text[max(0, block.start - 120) : block.start])
    for caption in settings("rows")["unit_captions"]:
        found = re.search(rf"{caption}\s*:?\s*([^\n).]+)\)?\s*$", before, re.IGNORECASE)
        if found is not None and unit_named(found.group(1).strip(" *_")) is not None:
            return " ".join(found.group(1).strip(" *_").lower().split())
    return ""
