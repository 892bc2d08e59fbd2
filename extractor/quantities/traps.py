"""Numbers that are not values: dates, document numbers, names, ages, counts of points (patterns/traps.toml)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

from extractor.composed import composed
from extractor.language import Needs, key_of, lengths_by_first, lengths_by_last
from extractor.lexicon import Entry, entries
from extractor.model import Words
from extractor.quantities.measures import measure_at, opens_year
from extractor.units import units


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
    unless_dimensions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    opens: str = ""
    whole_numbers: bool = False
    any_size: bool = False
    in_cells: bool = False
    tells: bool = False


class TrapTable(NamedTuple):
    """The rules of words of patterns/traps.toml, ready to look up by match key and by how many words they have."""

    before: dict[str, TrapRule]
    before_lengths: dict[str, tuple[int, ...]]
    after: dict[str, TrapRule]
    after_lengths: dict[str, tuple[int, ...]]


class Patterns(NamedTuple):
    """The regex rules of patterns/traps.toml that hold in sentences or in cells, and which of them a text can match."""

    rules: tuple[TrapRule, ...]
    needs: Needs


@functools.cache
def _patterns(*, cell: bool) -> Patterns:
    regexes = (rule for rule in entries("traps", TrapRule) if rule.position == "regex")
    rules = tuple(rule for rule in regexes if rule.in_cells or not cell)
    return Patterns(rules, Needs([rule.needs for rule in rules]))


@functools.cache
def table() -> TrapTable:
    """The traps, compiled once."""
    before: dict[str, TrapRule] = {}
    after: dict[str, TrapRule] = {}
    for rule in entries("traps", TrapRule):
        for surface in rule.surfaces:
            (before if rule.position == "before" else after)[key_of(surface)] = rule
    return TrapTable(before, lengths_by_last(before), after, lengths_by_first(after))


@functools.cache
def _compiled(form: str, opens: str) -> tuple[re.Pattern[str] | regex.Pattern[str], str | int]:
    """The pattern of a rule, compiled when a sentence needs it first, and the group of the number in it.

    Python's own engine passes over a sign that nothing begins with faster, and is slower at all others.
    """
    pattern = re.compile(f"(?=[{opens}])(?:{form})") if opens else regex.compile(form)
    return pattern, "number" if "number" in pattern.groupindex else 0


def caught_spans(text: str, start: int, end: int, *, cell: bool = False) -> list[tuple[int, int, str]]:
    """Spans of `text[start:end]` that a regex trap covers, with the rule's id; of a `cell` those that hold in one."""
    view, patterns = composed(text, start, end), _patterns(cell=cell)
    met = patterns.needs.met(view.text[view.start : view.end])
    return [
        (view.place(match.start(group)), view.place(match.end(group)), rule.id)
        for rule in map(patterns.rules.__getitem__, met)
        for pattern, group in (_compiled(rule.regex, rule.opens),)
        for match in pattern.finditer(view.text, view.start, view.end)
    ]


def caught_by_words(words: Words, number: int, after: int, *, is_ratio: bool = False) -> str | None:
    """The word trap that holds for the number at word `number` whose next word is `after`, or None.

    N of M things is a value whatever is counted.
    """
    norms, traps = words.norms, table()
    for length in traps.before_lengths.get(norms[number - 1], ()) if number else ():
        rule = traps.before.get(" ".join(norms[number - length : number])) if length <= number else None
        if rule is not None and not _too_large(rule, norms[number]):
            if not _excused(rule, words, number - length, after):
                return rule.id
            break
    if is_ratio or after >= len(norms) or opens_year(words, after):
        return None
    for length in traps.after_lengths.get(norms[after], ()):
        rule = traps.after.get(" ".join(norms[after : after + length])) if after + length <= len(norms) else None
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
def telling_rules() -> frozenset[str]:
    """The traps that say how much there is of a thing."""
    return frozenset(rule.id for rule in entries("traps", TrapRule) if rule.tells)


@functools.cache
def listing_rules() -> frozenset[str]:
    """The traps that also catch the further numbers of a list."""
    return frozenset(rule.id for rule in entries("traps", TrapRule) if rule.list)


def _excused(rule: TrapRule, words: Words, first: int, last: int) -> bool:
    """Whether the words around say that the number is a value all the same."""
    if rule.quoted_only and not (first and words.norms[first - 1] in {'"', "'", "‘", "“"}):
        return True
    if rule.unless_unit and measure_at(words, last, guess=False) is not None:
        return True
    if rule.unless_dimensions and _counted_in(words, last) in rule.unless_dimensions:
        return True
    before = " ".join(words.norms[max(0, first - 3) : first])
    if rule.when_before and not f" {before}".endswith(_keys(rule.when_before, opening=" ")):
        return True
    if before.endswith(_keys(rule.unless_before)):
        return True
    if rule.unless_after:
        last += 2 * opens_year(words, last)  # "7 aims | of the year 2034 | were met"
        following = " ".join(words.norms[last : last + 4]) + " "
        if following.startswith(_keys(rule.unless_after, closing=" ")):
            return True
    if rule.unless_within:
        within = " ".join(words.norms[:first])
        return any(key in within for key in _keys(rule.unless_within))
    return False


def _counted_in(words: Words, at: int) -> str | None:
    """The dimension of the known unit at word `at`, or None."""
    found = measure_at(words, at, guess=False)
    return units()[found.unit_id].dimension if found is not None and found.unit_id is not None else None


@functools.cache
def _keys(surfaces: tuple[str, ...], opening: str = "", closing: str = "") -> tuple[str, ...]:
    return tuple(opening + key_of(surface) + closing for surface in surfaces)
