"""What is counted or measured after a number: scale, unit, counted noun, denominators.

Units and counted nouns are data (patterns/units.toml, patterns/counted.toml, patterns/scales.toml); a noun that no
table knows is guessed from its first syllables and marked as a guess.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.language import key_of, lengths_by_first
from extractor.lexicon import fold, settings
from extractor.model import Words
from extractor.units import by_surface, heads_only, scales, unit_named

ONE = Decimal(1)
_ENDS = frozenset(",;.)")
YEAR, CENTURIES = 4, frozenset({"19", "20"})  # digits of a year, and those that it begins with


class Measure(NamedTuple):
    """The words of a unit: from `first` up to `last`; `factor` of the scale words in it; id where a table knows it."""

    first: int
    last: int
    unit_id: str | None
    rule: str
    factor: Decimal = ONE


@functools.cache
def _nouns() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[int, ...]]]:
    """Known units by match key, those of several words also without marks, and by first word how long they are."""
    phrases, joined = heads_only(), settings("fillers")["joined"]
    known = {
        key_of(surface): unit.id
        for surface, unit in by_surface().items()
        if surface not in phrases and ("," not in surface or surface in joined)
    }
    folded = {fold(key): unit for key, unit in known.items() if " " in key}
    return known, folded, lengths_by_first(known)


@functools.cache
def _not_units() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["not_units"])


@functools.cache
def _no_scales() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["after_no_scale"])


def measure_at(words: Words, at: int, *, guess: bool) -> Measure | None:
    """The unit that begins at word `at`; None where there is none. `guess` allows a noun that no table knows."""
    norms = words.norms
    if at >= len(norms) or not (guess or _opens(norms[at])) or _next_paragraph(words, at):
        return None
    last, factor = scale_words(words, at)
    if opens_year(words, last):
        return Measure(at, last, None, "scale", factor) if last > at else None
    inner = _known(words, last)
    if last == at:
        found = inner or rate_at(words, at) or (_guessed(words, at) if guess else None)
    elif (whole := _known(words, at)) is not None and not (inner and inner.last > whole.last):
        found = whole._replace(factor=factor)
    else:
        inner = inner or (_guessed(words, last) if guess and whole is None else None)
        end, unit_id = (inner.last, inner.unit_id) if inner else (last, None)
        found = Measure(at, end, unit_id, "scale", factor)
    return _with_denominators(words, found) if found else None


@functools.lru_cache(maxsize=8192)
def _opens(word: str) -> bool:
    """Whether a unit, a scale or a rate can begin with a word."""
    return word in _nouns()[2] or word in scales() or word == "/" or (word[0].isalpha() and _opens_folded(word))


def _next_paragraph(words: Words, at: int) -> bool:
    """Whether a word opens a paragraph or a line of its own: what stands there is no unit of a number above it."""
    if not at:
        return False
    gap = words.text[words.ends[at - 1] : words.starts[at]]
    return "\n" in gap and (gap.count("\n") > 1 or words.text[words.starts[at]].isupper())


_RATES = frozenset({"100.000", "100000"})  # denominators that nobody counts up to


def rate_at(words: Words, at: int) -> Measure | None:
    """The unit of a rate that begins with its denominator ("/100.000 people"), as units.toml names it, or None.

    Of 100.000 none needs to be named: "550/100.000 children in 2035 and 500/100.000 in 2040".
    """
    if at + 2 >= len(words.norms) or words.norms[at] != "/" or not _round(words.norms[at + 1]):
        return None
    for last in range(min(at + 7, len(words.norms)), at + 2, -1):
        unit = unit_named(words.text[words.starts[at] : words.ends[last - 1]])
        if unit is not None:
            return Measure(at, last, unit.id, "rate")
    unnamed = words.norms[at + 1] in _RATES and measure_at(words, at + 2, guess=True) is None
    return Measure(at, at + 2, None, "rate") if unnamed else None


def _known(words: Words, at: int) -> Measure | None:
    known, folded, lengths = _nouns()
    norms = words.norms
    if at >= len(norms):
        return None
    for length in lengths.get(norms[at], ()):
        unit = known.get(" ".join(norms[at : at + length])) if at + length <= len(norms) else None
        if unit is not None and not (length == 1 and _other_word(words, at)) and not _compound(words, at, length):
            return Measure(at, at + length, unit, "unit")
    if not norms[at][0].isalpha() or not _opens_folded(norms[at]):
        return None
    for length in range(min(3, len(norms) - at), 1, -1):
        unit = folded.get(fold(" ".join(norms[at : at + length])))
        if unit is not None:
            return Measure(at, at + length, unit, "unit_without_marks")
    return None


@functools.lru_cache(maxsize=8192)
def _opens_folded(word: str) -> bool:
    """Whether a word without its marks is the first of a unit of several words."""
    return fold(word) in _folded_firsts()


@functools.cache
def _folded_firsts() -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0] for key in _nouns()[1])


def _other_word(words: Words, at: int) -> bool:
    """Whether a scale word is the first syllable of another word."""
    return words.norms[at] in scales() and at + 1 < len(words) and words.norms[at + 1] in _no_scales()


def opens_year(words: Words, at: int) -> bool:
    """Whether word `at` opens a year, so that it is no unit: "12 billion | in the year 2031"."""
    if at + 1 >= len(words) or words.norms[at] not in settings("fillers")["calendar"]:
        return False
    number = words.norms[at + 1]
    return len(number) == YEAR and number.isdecimal() and number[:2] in CENTURIES


def _compound(words: Words, at: int, length: int) -> bool:
    """Whether the words of a unit, `length` of them, are the first of a compound that is none."""
    return at + length < len(words) and " ".join(words.norms[at : at + length + 1]) in _no_units()


@functools.cache
def _no_units() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["compounds"])


def scale_words(words: Words, at: int) -> tuple[int, Decimal]:
    """Where the scale words that begin at word `at` end, and what they multiply by."""
    table, norms = scales(), words.norms
    factor, last = ONE, at
    while last < len(norms) and norms[last] in table:
        if _other_word(words, last):
            break
        factor *= table[norms[last]]
        last += 1
    return last, factor


def _guessed(words: Words, at: int) -> Measure | None:
    """One syllable, or two where the second can be the rest of a compound noun."""
    stop = _not_units()
    if at >= len(words) or not words.norms[at].isalpha() or words.norms[at] in stop:
        return None
    if not words.text[words.starts[at]].islower():
        return None
    last = at + 1
    if (
        last < len(words)
        and words.norms[last].isalpha()
        and words.norms[last] not in stop
        and words.text[words.starts[last]].islower()
    ):
        last += 1
    return Measure(at, last, None, "noun_guess")


def _round(word: str) -> bool:
    """Whether a number can be the size of a denominator: 1, 100, 10.000 ..."""
    return word[0].isdecimal() and word.replace(".", "").lstrip("0").strip("0") == "1"


def _times(words: Words, at: int) -> bool:
    """Whether a number at word `at` counts the months or years below the slash of a unit: "kg/person/6 months"."""
    short = words.norms[at].isdecimal() and len(words.norms[at]) < 3
    return short and at + 1 < len(words) and words.norms[at + 1] in settings("fillers")["per_time"]


def opens_planned(norms: Sequence[str], at: int) -> bool:
    """Whether what stands behind a slash, from word `at` on, opens the value that was planned: "3 ha/plan 4 ha"."""
    return any(norms[at : at + len(phrase)] == phrase for phrase in _planned())


@functools.cache
def _planned() -> list[list[str]]:
    return [key_of(phrase).split() for phrase in settings("fillers")["planned"]]


def _closing_time(words: Words, at: int) -> str:
    """The word of time that ends a clause right behind a unit, as "/year" does ("grows by 8 % year,"); "" for none."""
    norms = [*words.norms[at : at + 2], "."]
    return norms[0] if norms[0] in settings("fillers")["per_time"] and norms[1] in _ENDS else ""


def _with_denominators(words: Words, measure: Measure) -> Measure:
    """The measure with every "/year", "/person", "/10.000 people" that follows."""
    last, unit_id = measure.last, measure.unit_id
    while last + 1 < len(words.norms) and words.norms[last] == "/":
        at = last + 1
        if opens_planned(words.norms, at):
            break
        while at < len(words) and (_round(words.norms[at]) or words.norms[at] in scales() or _times(words, at)):
            at += 1
        inner = _known(words, at)
        if inner is None or words.norms[at] == "%":
            break
        last = inner.last
        unit_id = None
    if last == measure.last and (rhythm := _closing_time(words, last)):
        unit = unit_named(f"{words.span(measure.first, last)}/{rhythm}")
        return measure if unit is None else measure._replace(last=last + 1, unit_id=unit.id)
    return measure if last == measure.last else measure._replace(last=last, unit_id=unit_id)
