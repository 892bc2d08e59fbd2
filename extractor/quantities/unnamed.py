"""Whole numbers without a unit that are values: parts ("310 pupils (girls 150, boys 160)"), counts of a label."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Quantity, Words
from extractor.quantities.forms import Number
from extractor.quantities.parts import LABEL, joiners, parts, total_behind

_ENDS = frozenset(".)(")
_CLAUSES = frozenset(";.:()")
_BULLETS = frozenset("-+*•")
YEARS, YEAR = 12, 4  # in front of a number in a list of years, at most; digits of one
REACH = 200  # words from the opening of a list of parts to the last of them, at most
LONG = 20  # words of a label that counts, at most
FEWEST = 2  # parts of an amount


def named_by_words(words: Words, number: Number, found: Sequence[Quantity]) -> Number | None:
    """The number, N of M as a whole, where the words around say what it counts; None where they do not."""
    if number.rule != "number" or number.total is not None or number.minimum != number.minimum.to_integral_value():
        return None
    if number.first and words.norms[number.first - 1] == "/":
        return None
    total = total_behind(words, number.last)
    last = number.last + (2 if total is not None else 0)
    behind = words.norms[last : last + 1]
    if behind and behind[0] not in _ENDS and behind[0] not in joiners():
        return None
    if total is None:
        return number if _labelled(words, number) or _is_part(words, number, found) else None
    counted = _labelled(words, number, of=True) or _is_part(words, number, found)
    return number._replace(last=last, total=total, rule="ratio") if counted else None


def _labelled(words: Words, number: Number, *, of: bool = False) -> bool:
    """Whether a label that counts stands right in front, with a colon or copula behind it; `of`: for N of M."""
    norms, colon = words.norms, number.first - 1
    signs = _signs("ratio_copulas") if of else _signs("copulas")
    if colon < FEWEST or norms[colon] not in signs:
        return False
    sign = norms[colon]
    first = _clause(norms, colon)
    for _ in range(YEARS):  # "number of schools: in 2031: 5; in 2032: 6": the label stands in front of the years
        if first < FEWEST or not _only_year(norms[first:colon]):
            break
        colon = next((at for at in range(first - 1, max(0, first - LABEL), -1) if norms[at] == ":"), 0)
        first = _clause(norms, colon)
    label = f"{' '.join(norms[first:colon])} {sign} "
    if any(norms[at][0].isdecimal() and not _only_year(norms[at - 1 : at + 1]) for at in range(first, colon)):
        return False
    counts = _counts(norms, first, colon)
    names_counted = counts != "" and label != f"{counts} {sign} "
    return names_counted and not any(f" {phrase} " in label for phrase in _phrases("no_counts"))


def _clause(norms: list[str], colon: int) -> int:
    """Where the words in front of a colon begin, behind the sign of a list."""
    first = colon
    while first and norms[first - 1] not in _CLAUSES and colon - first < LONG:
        if norms[first - 1] == "," and _counts(norms, first, colon):
            return first
        first -= 1
    while first < colon and norms[first] in _BULLETS:
        first += 1
    return first


def _counts(norms: list[str], first: int, last: int) -> str:
    """The words with which a label begins that counts, "" where it does not."""
    label = f"{' '.join(norms[first : last + 1])} "
    return next((phrase for phrase in _phrases("counting_labels") if label.startswith(f"{phrase} ")), "")


def _only_year(norms: list[str]) -> bool:
    """Whether words are a year and no more, behind the number before it or not: "in 2031", "5, in 2031"."""
    norms = norms[2:] if norms[1:2] == [","] and norms[0].isdecimal() else norms
    return bool(norms) and norms[-1].isdecimal() and len(norms[-1]) == YEAR and norms[:-1] in _year_words()


def _is_part(words: Words, number: Number, found: Sequence[Quantity]) -> bool:
    """Whether a number is one of several parts, each with a name of its own, that a bracket or "of which" opens."""
    opening, last = _opening(words, number.first)
    whole = next((q for q in reversed(found) if q.end <= words.starts[opening]), None) if last else None
    if whole is None or whole.unit.startswith("%") or whole.minimum is None:
        return False
    if any(word in ".;)" for word in words.norms[words.index_at(whole.end - 1) + 1 : opening]):
        return False
    listed = parts(words, last)
    if not FEWEST <= len(listed) == len({part.label for part in listed}):
        return False
    told = sum((part.value for part in listed), Decimal(0))
    if told == whole.minimum:
        return True
    return told < whole.minimum and not any(part.named or (part.total and whole.total is None) for part in listed)


def _opening(words: Words, at: int) -> tuple[int, int]:
    """Where a list of parts is opened in front of word `at`, and where the first part begins; (0, 0) without one."""
    norms = words.norms
    for back in range(at - 1, max(0, at - REACH), -1):
        if norms[back] == "(":
            return back, back + 1
        if norms[back] in ".)":
            return 0, 0
        if norms[back] in _first_words():
            for phrase in _phrases("part_lists"):
                end = back + phrase.count(" ") + 1
                if " ".join(norms[back:end]) == phrase:
                    return back, end + (norms[end : end + 1] == [":"])
    return 0, 0


@functools.cache
def _signs(copulas: str) -> frozenset[str]:
    """What stands behind a label: a colon, or a word of a list of patterns/subjects.toml."""
    return frozenset((":", *map(key_of, settings("subjects")[copulas])))


@functools.cache
def _year_words() -> list[list[str]]:
    """What stands in front of the number of a year, nothing among it."""
    return [[], *(key_of(words).split() for words in settings("fillers")["year_words"])]


@functools.cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(sorted(map(key_of, settings("fillers")[name]), key=len, reverse=True))


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in _phrases("part_lists"))
