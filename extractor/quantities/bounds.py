"""Bound words around a number: at least, more than, about, from ... (patterns/comparators.toml)."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from extractor.language import key_of, lengths_by_first, lengths_by_last
from extractor.lexicon import Entry, entries, settings
from extractor.model import Comparator, Words

OPENING = 3  # words that open a clause with what all in it is compared with
SET_OFF = 8  # words in which such an opening of a whole sentence ends with a comma
_CLAUSE_ENDS = frozenset({";", ".", ":"})
_REFUSAL_ENDS = _CLAUSE_ENDS | {","}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparatorRule(Entry):
    """One way to say a bound; see the head of patterns/comparators.toml."""

    sign: Literal["=", ">=", ">", "<=", "<", "~", "from"]
    position: Literal["before", "after"]
    strong: bool = False
    unless_after: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_unit: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()  # words earlier in the clause by which more than the number is not to be


class Bound(NamedTuple):
    """The bound words found at one side of a number: rules from the outside in, and the words they cover."""

    rules: tuple[ComparatorRule, ...]
    first: int
    last: int


class _Table(NamedTuple):
    """The rules of one side by match key, and how many words they have by the word next to the number."""

    rules: dict[str, ComparatorRule]
    lengths: dict[str, tuple[int, ...]]


@functools.cache
def _before() -> _Table:
    rules = _rules("before")
    return _Table(rules, lengths_by_last(rules))


@functools.cache
def _after() -> _Table:
    rules = _rules("after")
    return _Table(rules, lengths_by_first(rules))


def _rules(position: str) -> dict[str, ComparatorRule]:
    found = [rule for rule in entries("comparators", ComparatorRule) if rule.position == position]
    return {key_of(surface): rule for rule in found for surface in rule.surfaces}


@functools.cache
def _fillers() -> tuple[frozenset[str], int]:
    table = settings("fillers")
    return frozenset(key_of(word) for word in table["words"]), int(table["limit"])


def bound_before(words: Words, number: int, floor: int) -> Bound:
    """Bound words that end right before word `number`, none of them before word `floor`."""
    rules: list[ComparatorRule] = []
    first = number
    while (found := _ending_at(words, first, floor)) is not None:
        rule, first = found
        rules.insert(0, replace(rule, sign="<=") if rule.refused and _is_refused(words, first, rule) else rule)
    fillers, limit = _fillers()
    if first > floor and words.norms[first - 1] in fillers and not any(rule.strong for rule in rules):
        at = first
        while at > floor and first - at < limit and words.norms[at - 1] in fillers:
            at -= 1
            strong = _ending_at(words, at, floor)
            if strong is not None and strong[0].strong:
                return Bound((strong[0], *rules), strong[1], number)
    return Bound(tuple(rules), first, number)


def bound_after(words: Words, at: int) -> Bound:
    """Bound words that begin at word `at`, or after a short noun or denominator of at most three words behind it."""
    norms, (rules, lengths) = words.norms, _after()
    for start in range(at, min(at + 4, len(norms))):
        if start > at and not norms[start - 1][0].isalpha() and norms[start - 1] != "/":
            break
        for length in lengths.get(norms[start], ()):
            last = start + length
            rule = rules.get(" ".join(norms[start:last])) if last <= len(norms) else None
            if rule is not None and norms[start - 1] not in rule.unless_before:
                return Bound((rule,), at, last)
    return Bound((), at, at)


def differs(words: Words, before: Bound, after: int, unit_id: str | None) -> bool:
    """Whether what looks like a bound says how far a value lies from another: "higher by 7% against the plan".

    What it is compared with can also stand behind a comma of its clause: "9 cases, against last year fewer by 2"; or
    open the clause, or the whole sentence where a comma sets it off.
    """
    if not before.rules:
        return False
    rule = before.rules[0]
    following = " ".join(words.norms[after : after + 4]) + " "
    start = next((at + 1 for at in range(before.first - 1, -1, -1) if words.norms[at] in _CLAUSE_ENDS), 0)
    starts = [start, *(at + 1 for at in range(start, before.first) if words.norms[at] == ",")]
    starts += [0] if "," in words.norms[:SET_OFF] else []
    openings = {" ".join(words.norms[at : at + OPENING]) + " " for at in starts}
    against = tuple(key_of(surface) + " " for surface in rule.unless_after)
    opened = any(opening.startswith(against) for opening in openings)
    return opened or following.startswith(against) or unit_id in rule.unless_unit


def _is_refused(words: Words, last: int, rule: ComparatorRule) -> bool:
    """Whether the clause in front of a bound refuses it: "no pupils | more than 5 % are to leave"."""
    start = next((at + 1 for at in range(last - 1, -1, -1) if words.norms[at] in _REFUSAL_ENDS), 0)
    said = f" {' '.join(words.norms[start:last])} "
    return any(f" {key_of(phrase)} " in said for phrase in rule.refused)


def _ending_at(words: Words, last: int, floor: int) -> tuple[ComparatorRule, int] | None:
    if last <= floor:
        return None
    rules, lengths = _before()
    for length in lengths.get(words.norms[last - 1], ()):
        first = last - length
        rule = rules.get(" ".join(words.norms[first:last])) if first >= floor else None
        if rule is not None and not (first > 0 and words.norms[first - 1] in rule.unless_before):
            return rule, first
    return None


def comparator(before: Bound, after: Bound, is_range: bool) -> tuple[Comparator, str | None]:
    """The one comparator that the bound words say together, and the id of the rule that decided.

    A range stays a range whatever stands around it ("about 6 - 7", "from 11,5 - 12,4 or more"); a bound after the
    number goes before one in front of it; a strict or inclusive bound goes before "about" ("about over X" is >).
    """
    if is_range:
        return "range", "range"
    for rule in after.rules:
        return _sign(rule), rule.id
    approximate: ComparatorRule | None = None
    origin: ComparatorRule | None = None
    for rule in before.rules:
        if rule.sign == "~":
            approximate = rule
        elif rule.sign == "from":
            origin = rule
        else:
            return _sign(rule), rule.id
    if approximate is not None:
        return "~", approximate.id
    if origin is not None:
        return ">=", origin.id
    return "=", None


def _sign(rule: ComparatorRule) -> Comparator:
    return ">=" if rule.sign == "from" else rule.sign
