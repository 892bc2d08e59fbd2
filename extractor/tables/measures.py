"""What the head of a column measures of its own, beside its year and kind."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from extractor.context import periods
from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.subjects.pieces import lower_first
from extractor.tables.labels import Label, announces_periods, label_of, names_measure, stands_alone, without_unit
from extractor.tables.roles import HeadRule, role_of
from extractor.twins import in_small_letters

_KINDS = ("result", "estimate", "target")


def without_period(head: str) -> str:
    """A head without its unit and the periods that it names."""
    for mention in reversed(periods.mentions(head, 0, len(head)) or periods.bare_years(head)):
        head = head[: mention.start] + head[mention.end :]
    return re.sub(r"\s+([,.;)])", r"\1", " ".join(without_unit(head).text.split())).strip(" ,;")


@functools.cache
def _head_words() -> tuple[str, ...]:
    """What heads say of kinds and roles, the longest first, each between blanks."""
    surfaces = {f" {key_of(s)} " for rule in entries("table_heads", HeadRule) for s in rule.surfaces}
    return tuple(sorted(surfaces, key=len, reverse=True))


def head_measure(heads: tuple[str, ...]) -> Label:
    """What a column measures of its own, beside its year and kind; often nothing.

    A head below one that names a measure is a part of it ("Area of rice" over "Winter").
    """
    found = Label("")
    for level in reversed(heads):
        named = periods.mentions(level, 0, len(level)) or periods.bare_years(level)
        said = without_period(level) if named else level
        role = role_of(level)
        known = not named or (names_measure(said) and len(own_words(said)) > 0)
        if role in ("value", *_KINDS) and _tells_money(said):
            known, role = True, "value"  # "Planned funds 2031": more than a kind
        elif role in _KINDS and names_measure(said) and (measured := _without_kind(said)):
            known, role, said = True, "value", measured  # "Yield planned"
        if role != "value" or not known or label_of(level).only_opens_parts or announces_periods(level):
            continue
        label = replace(
            without_unit(in_small_letters(" ".join(said.split()))), unit=without_unit(" ".join(level.split())).unit
        )
        if found.text:
            below = names_measure(label.text) and not names_measure(found.text)
            return replace(found, text=f"{label.text}: {found.text}") if below or stands_alone(label.text) else found
        if own_words(level) and len(words_of(level)) <= 14:
            found = replace(label, unit=label.unit or found.unit)
        elif label.unit:
            found = Label("", found.unit or label.unit)
    return found


@functools.lru_cache(maxsize=1024)
def own_words(level: str) -> tuple[str, ...]:
    """The words of a head that name neither its period, nor a part of a year, nor its kind."""
    level = re.sub(_part_year(), " ", level, flags=re.IGNORECASE)
    named = periods.mentions(level, 0, len(level)) or periods.bare_years(level)
    key = f" {' '.join(words_of(without_unit(' '.join(level.split())).text).norms)} "
    for mention in named:
        key = key.replace(f" {' '.join(words_of(level[mention.start : mention.end]).norms)} ", " ")
    for surface in _head_words():
        key = key.replace(surface, " ")
    return tuple([w for w in key.split() if len(w) > 1 and w.isalpha() and w not in _neutral()])


def _without_kind(head: str) -> str:
    """A head that opens with a measure without the words of its kind behind that; "" where none stand there."""
    words = words_of(without_unit(head).text)
    for first in range(1, len(words)):
        if f" {' '.join(words.norms[first:])} " in _head_words():
            return words.span(0, first)
    return ""


def _tells_money(head: str) -> bool:
    """Whether a head tells of money of projects that is planned or spent ("funds", "paid out")."""
    key = f" {key_of(head)} "
    return any(words in key for words in _money())


@functools.cache
def _money() -> tuple[str, ...]:
    return tuple(f" {key_of(words)} " for words in settings("rows")["project_money"])


@functools.cache
def _neutral() -> frozenset[str]:
    return frozenset(key_of(w) for w in settings("rows")["neutral_head_words"])


def part_of_year(text: str) -> str:
    """The part of a year that a head or label names ("9 months"), "" where it names none."""
    part = re.search(_part_year(), text, re.IGNORECASE)
    return lower_first(part.group()) if part else ""


@functools.cache
def _part_year() -> str:
    return str(settings("rows")["part_year"])
