"""Numbers that are not values: dates, document numbers, names, ages, counts of points (patterns/traps.toml)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from extractor.composed import composed
from extractor.language import key_of
from extractor.lexicon import Entry, entries
from extractor.model import Words
from extractor.quantities.measures import measure_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapRule(Entry):
    """One kind of number that is not a value; see the head of patterns/traps.toml."""

    position: Literal["before", "after", "regex"]
    regex: str = ""
    list: bool = False
    quoted_only: bool = False
    unless_before: tuple[str, ...] = ()
    unless_within: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    when_before: tuple[str, ...] = ()
    unless_unit: bool = False
    needs: tuple[str, ...] = ()
    whole_numbers: bool = False
    any_size: bool = False


@dataclass(frozen=True, slots=True)
class TrapTable:
    """The rules of patterns/traps.toml, ready to look up."""

    before: dict[str, TrapRule]
    after: dict[str, TrapRule]
    patterns: tuple[tuple[TrapRule, re.Pattern[str]], ...]
    longest: int


@functools.cache
def table() -> TrapTable:
    """The traps, compiled once."""
    before: dict[str, TrapRule] = {}
    after: dict[str, TrapRule] = {}
    patterns = []
    for rule in entries("traps", TrapRule):
        if rule.position == "regex":
            patterns.append((rule, re.compile(rule.regex)))
        for surface in rule.surfaces:
            (before if rule.position == "before" else after)[key_of(surface)] = rule
    longest = max(key.count(" ") + 1 for key in (*before, *after))
    return TrapTable(before, after, tuple(patterns), longest)


def caught_spans(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Spans of `text[start:end]` that a regex trap covers, with the rule's id."""
    view = composed(text, start, end)
    sentence = view.text[view.start : view.end]
    return [
        (view.place(match.start(group)), view.place(match.end(group)), rule.id)
        for rule, pattern in table().patterns
        if _needed(rule, sentence)
        for group in ("number" if "number" in pattern.groupindex else 0,)
        for match in pattern.finditer(view.text, view.start, view.end)
    ]


def _needed(rule: TrapRule, sentence: str) -> bool:
    """Whether a sentence holds one of the signs without which the rule's pattern matches nothing."""
    for sign in rule.needs:  # noqa: SIM110 - any() costs more than the search itself
        if sign in sentence:
            return True
    return False


def caught_by_words(words: Words, number: int, after: int, *, is_ratio: bool = False) -> str | None:
    """The word trap that holds for the number at word `number` whose next word is `after`, or None.

    N of M things is a value whatever is counted.
    """
    traps = table()
    for length in range(min(traps.longest, number), 0, -1):
        rule = traps.before.get(" ".join(words.norms[number - length : number]))
        if rule is not None and not _too_large(rule, words.norms[number]):
            return None if _excused(rule, words, number - length, after) else rule.id
    if is_ratio:
        return None
    for length in range(min(traps.longest, len(words) - after), 0, -1):
        rule = traps.after.get(" ".join(words.norms[after : after + length]))
        if rule is not None:
            unit = measure_at(words, after, guess=False)
            other_noun = unit is not None and unit.unit_id is not None and unit.last - after > length
            return None if other_noun or _excused(rule, words, number, after + length) else rule.id
    return None


def _too_large(rule: TrapRule, digits: str) -> bool:
    """Whether a number cannot be what the rule catches: names and classes have no thousands, and some no decimals."""
    grouped = len(digits) > 4 and digits[-4] == "." and not rule.any_size
    return grouped or (rule.whole_numbers and "," in digits)


def continues_list(words: Words, number: int) -> bool:
    """Whether the number goes on a list of the number before it: "12, 14 and 15"."""
    return number >= 2 and words.norms[number - 1] in {",", "-", ";", "&"} and words.norms[number - 2][0].isdecimal()


@functools.cache
def is_list_trap(rule_id: str) -> bool:
    """Whether the rule also catches the further numbers of a list."""
    return any(rule.list for rule in entries("traps", TrapRule) if rule.id == rule_id)


def _excused(rule: TrapRule, words: Words, first: int, last: int) -> bool:
    """Whether the words around say that the number is a value all the same."""
    if rule.quoted_only and not (first and words.norms[first - 1] in {'"', "'", "‘", "“"}):
        return True
    if rule.unless_unit and measure_at(words, last, guess=False) is not None:
        return True
    before = " ".join(words.norms[max(0, first - 3) : first])
    if rule.when_before and not any(f" {before}".endswith(f" {key}") for key in _keys(rule.when_before)):
        return True
    if any(before.endswith(key) for key in _keys(rule.unless_before)):
        return True
    following = " ".join(words.norms[last : last + 4]) + " "
    if any(following.startswith(key + " ") for key in _keys(rule.unless_after)):
        return True
    if rule.unless_within:
        within = " ".join(words.norms[:first])
        return any(key in within for key in _keys(rule.unless_within))
    return False


@functools.cache
def _keys(surfaces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key_of(surface) for surface in surfaces)
