"""Numbers in words (patterns/numbers.toml): beside digits ("03 (three)", "three (03)"), or alone where that is sure."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.language import key_of, places_of
from extractor.lexicon import settings
from extractor.model import Words
from extractor.quantities.bounds import bound_before

LONGEST = 12  # words of a number in words


def spelled(norms: Sequence[str]) -> int | None:
    """The number that words say together, or None where they say none."""
    table = settings("numbers")
    total, group, digit = 0, 0, None
    for word in norms:
        if word in table["digits"] and digit is None:
            digit = table["digits"][word]
        elif word in table["tens"]:
            group += (1 if digit is None else digit) * table["tens"][word]
            digit = None
        elif word in table["scales"]:
            part = group + (digit or 0)
            total = total + part * table["scales"][word] if part else total * table["scales"][word]
            group, digit = 0, None
        elif word not in table["links"]:
            return None
    return total + group + (digit or 0) if norms else None


def said_twice(words: Words, first: int, last: int, value: Decimal) -> tuple[int, int]:
    """The words `first` up to `last` of a number, widened by the same number in words, one of the two in brackets."""
    norms = words.norms
    if norms[last : last + 1] == ["("] and ")" in norms[last : last + LONGEST]:
        close = norms.index(")", last)
        if spelled(norms[last + 1 : close]) == value:
            return first, close + 1
    if first > 1 and norms[first - 1] == "(" and norms[last : last + 1] == [")"]:
        for start in range(max(0, first - LONGEST), first - 1):
            if spelled(norms[start : first - 1]) == value:
                return start, last + 1
    return first, last


class Spelled(NamedTuple):
    """A number in words `first` up to `last`; `total` is M of a fraction "N of M parts"."""

    first: int
    last: int
    value: Decimal
    total: Decimal | None = None


def in_words(words: Words) -> Iterator[Spelled]:
    """The numbers that stand in words alone, where a verb in front and a noun behind make it sure."""
    opening, following, fractions = _openings()
    norms, reach = words.norms, 0
    for at in places_of(norms[:-1], opening):
        if at < reach or norms[at + 1] not in following:
            continue
        found = _fraction(words, at, fractions) or _counted(words, at)
        if found is not None and _sure(words, found):
            yield found
        reach = found.last if found else 0


def _fraction(words: Words, at: int, fractions: dict[tuple[str, ...], tuple[int, int]]) -> Spelled | None:
    for phrase, (part, whole) in fractions.items():
        if tuple(words.norms[at : at + len(phrase)]) == phrase:
            return Spelled(at, at + len(phrase), Decimal(part), Decimal(whole))
    return None


def _counted(words: Words, at: int) -> Spelled | None:
    table = settings("numbers")
    last = at
    while last < len(words) and any(words.norms[last] in table[kind] for kind in ("digits", "tens", "links")):
        last += 1
    if last == at + 1 and words.norms[at] in table["never_alone"]:
        return None
    value = spelled(words.norms[at:last])
    counted = any(tuple(words.norms[last : last + len(noun)]) == noun for noun in _keys("nouns"))
    return Spelled(at, last, Decimal(value)) if value and counted else None


def _sure(words: Words, number: Spelled) -> bool:
    before = bound_before(words, number.first, 0)
    if any(rule.strong or number.total is not None for rule in before.rules):
        return True
    return any(tuple(words.norms[max(0, before.first - len(verb)) : before.first]) == verb for verb in _keys("verbs"))


@functools.cache
def _openings() -> tuple[frozenset[str], frozenset[str], dict[tuple[str, ...], tuple[int, int]]]:
    """First words of numbers in words, the words that can follow one, and the fractions."""
    table = settings("numbers")
    fractions = {tuple(key_of(phrase).split()): (part, whole) for phrase, (part, whole) in table["fractions"].items()}
    numbers = [*table["digits"], *table["tens"], *table["links"]]
    opening = frozenset([*numbers, *(phrase[0] for phrase in fractions)])
    following = frozenset([*numbers, *(phrase[1] for phrase in fractions), *(noun[0] for noun in _keys("nouns"))])
    return opening, following, fractions


@functools.cache
def _keys(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key_of(phrase).split()) for phrase in settings("numbers")[name])
