"""Which of several likely subjects to take: the one that agrees best with all of them, each by its share.

Candidates that hold nearly the same words part their probability among them, so that the most probable one may stand
against most of it. What is looked for is words that agree with the right ones, hence the least expected loss instead
(minimum Bayes risk, as in Kumar & Byrne 2004).

A measure alone that is always of something ("the yield") is passed over for the likeliest that says what it is of.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from operator import mul
from typing import Final

from extractor.subjects.inherited import norms_of, opens_with_head, without_average
from extractor.subjects.phrases import Phrases, of_keys, phrases

SURE: Final = 0.7  # a share from which on no others are looked at
MOST: Final = 5  # candidates that are looked at, those with the largest shares
FAR: Final = 2.5  # how far the logarithm of a share is at most behind the largest
FURTHER: Final = 6.0  # the same for one that says what an open measure is of
MORE: Final = 100  # candidates that are looked at for one
ROUNDING: Final = 1e-9  # by which equals can differ
COMPLETE: Final = 0.8  # agreement of a subject that says all that the right one says

_Words = frozenset[tuple[str, int]]


def agreed(texts: Sequence[str], shares: Sequence[float]) -> tuple[int, float]:
    """The text that agrees best with all, the first of equals; and the sum of the shares of those it agrees with."""
    words = [_words(text) for text in texts]
    agreements = [[_agreement(one, other) for other in words] for one in words]
    expected = [sum(map(mul, row, shares)) for row in agreements]
    least = max(expected) * (1 - ROUNDING)
    best = next(at for at, value in enumerate(expected) if value >= least)
    pairs = zip(agreements[best], shares, strict=True)
    return best, sum(share for agreement, share in pairs if agreement >= COMPLETE)


@functools.lru_cache(maxsize=4096)
def is_open(text: str) -> bool:
    """Whether a text does not say what is measured.

    It is but a measure that is always of something ("the yield a year"), under another such or the work on a field or
    not, a word for a unit, or a name of two words or more that are written with capitals.
    """
    over, colon, under = text.partition(": ")
    if colon:
        alone = is_open(over) or " ".join(norms_of(over)) in phrases("field_deeds").keys
        return alone and opens_with_head(under) and is_open(under)
    norms, at = norms_of(text), 0
    last = len(norms) - (phrases("whole_places").at_end(norms, 0, len(norms)) if opens_with_head(text) else 0)
    while at < last and (length := _open_words().at_start(norms, at, last)):
        at += length
    named = text.split(" ")
    return 0 < last == at or (len(named) > 1 and all(word.istitle() for word in named))


@functools.cache
def _open_words() -> Phrases:
    return of_keys(frozenset().union(*(phrases(name).keys for name in ("open_measures", "averages", "units_alone"))))


def saying_of_what(text: str, others: Sequence[str]) -> list[int]:
    """Which of some texts say all that an open measure does, if on average or not, and more."""
    said = _words(without_average(text))
    return [at for at, other in enumerate(others) if said < _words(other)]


def _agreement(one: _Words, other: _Words) -> float:
    """Token F1: 1 where two texts hold the same words, 0 where they share none."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _words(text: str) -> _Words:
    """The words of a text, each with how many of it stand before: so a word that is said twice counts twice."""
    counts: dict[str, int] = {}
    found = []
    for word in norms_of(text):
        if word[:1].isalnum():
            found.append((word, counts.setdefault(word, 0)))
            counts[word] += 1
    return frozenset(found)
