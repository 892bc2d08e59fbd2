"""What is counted or measured after a number: scale, unit, counted noun, denominators.

Units and counted nouns are data (patterns/units.toml, patterns/counted.toml, patterns/scales.toml); a noun that no
table knows is guessed from its first syllables and marked as a guess.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal

from extractor.language import key_of
from extractor.lexicon import Entry, entries, fold, settings
from extractor.model import Words
from extractor.units import by_surface, heads_only, unit_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Entry):
    """A word that multiplies the number before it."""

    factor: str


@dataclass(frozen=True, slots=True)
class Measure:
    """The words of a unit: from `first` up to `last`; `factor` of the scale words in it; id where a table knows it."""

    first: int
    last: int
    unit_id: str | None
    rule: str
    factor: Decimal = Decimal(1)


@functools.cache
def scales() -> dict[str, Decimal]:
    """Match key of a scale word -> factor."""
    return {key_of(s): Decimal(scale.factor) for scale in entries("scales", Scale) for s in scale.surfaces}


@functools.cache
def _nouns() -> tuple[dict[str, str], dict[str, str], dict[str, int]]:
    phrases = heads_only()
    known = {
        key_of(surface): unit.id
        for surface, unit in by_surface().items()
        if surface not in phrases and "," not in surface
    }
    folded = {fold(key): unit for key, unit in known.items() if " " in key}
    longest: dict[str, int] = {}
    for key in known:
        first = key.split(" ", 1)[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return known, folded, longest


@functools.cache
def _not_units() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["not_units"])


@functools.cache
def _no_scales() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["after_no_scale"])


def measure_at(words: Words, at: int, *, guess: bool) -> Measure | None:
    """The unit that begins at word `at`; None where there is none. `guess` allows a noun that no table knows."""
    if _next_paragraph(words, at):
        return None
    found = _longer(_known(words, at), _scaled(words, at)) or rate_at(words, at)
    if found is None:
        last, factor = scale_words(words, at)
        if last > at:
            inner = _known(words, last)
            if inner is None and guess:
                inner = _guessed(words, last)
            end, unit_id = (inner.last, inner.unit_id) if inner else (last, None)
            found = Measure(at, end, unit_id, "scale", factor)
        elif guess:
            found = _guessed(words, at)
    else:
        _, factor = scale_words(words, at)
        found = Measure(at, found.last, found.unit_id, found.rule, factor)
    return _with_denominators(words, found) if found else None


def _next_paragraph(words: Words, at: int) -> bool:
    """Whether a word opens a paragraph or a line of its own: what stands there is no unit of a number above it."""
    if not 0 < at < len(words):
        return False
    gap = words.text[words.ends[at - 1] : words.starts[at]]
    return "\n" in gap and (gap.count("\n") > 1 or words.text[words.starts[at]].isupper())


def _scaled(words: Words, at: int) -> Measure | None:
    """Scale words and a unit that is known without them: "million visits of people"."""
    if at >= len(words.norms) or words.norms[at] not in scales():
        return None
    last, factor = scale_words(words, at)
    inner = _known(words, last) if last > at else None
    return Measure(at, inner.last, inner.unit_id, "scale", factor) if inner else None


def _longer(first: Measure | None, second: Measure | None) -> Measure | None:
    if first is None or second is None:
        return first
    return second if second.last > first.last else first


def rate_at(words: Words, at: int) -> Measure | None:
    """The unit of a rate that begins with its denominator ("/100.000 people"), as units.toml names it, or None."""
    if at + 2 >= len(words.norms) or words.norms[at] != "/" or not _round(words.norms[at + 1]):
        return None
    for last in range(min(at + 7, len(words.norms)), at + 2, -1):
        unit = unit_named(words.text[words.starts[at] : words.ends[last - 1]])
        if unit is not None:
            return Measure(at, last, unit.id, "rate")
    return None


def _known(words: Words, at: int) -> Measure | None:
    known, folded, lengths = _nouns()
    norms = words.norms
    if at >= len(norms):
        return None
    longest = min(lengths.get(norms[at], 0), len(norms) - at)
    for length in range(longest, 0, -1):
        unit = known.get(" ".join(norms[at : at + length]))
        if unit is not None and not (length == 1 and (_other_word(words, at) or _compound(words, at))):
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


def _compound(words: Words, at: int) -> bool:
    """Whether a noun is the first syllable of a compound that is no unit."""
    return at + 1 < len(words) and f"{words.norms[at]} {words.norms[at + 1]}" in _no_units()


@functools.cache
def _no_units() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("fillers")["compounds"])


def scale_words(words: Words, at: int) -> tuple[int, Decimal]:
    """Where the scale words that begin at word `at` end, and what they multiply by."""
    table = scales()
    factor, last = Decimal(1), at
    while last < len(words) and words.norms[last] in table:
        if _other_word(words, last):
            break
        factor *= table[words.norms[last]]
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


def _with_denominators(words: Words, measure: Measure) -> Measure:
    """The measure with every "/year", "/person", "/10.000 people" that follows."""
    last, unit_id = measure.last, measure.unit_id
    while last + 1 < len(words) and words.norms[last] == "/":
        at = last + 1
        while at < len(words) and (_round(words.norms[at]) or words.norms[at] in scales()):
            at += 1
        inner = _known(words, at)
        if inner is None or words.norms[at] == "%":
            break
        last = inner.last
        unit_id = None
    if last == measure.last:
        return measure
    return Measure(measure.first, last, unit_id, measure.rule, measure.factor)
