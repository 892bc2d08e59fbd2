"""Units that stand in brackets in front of their number: "Revenue (bn): 9", "Poor homes (%) are under 2"."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.model import Words
from extractor.quantities.measures import Measure, measure_at

LONGEST = 8  # words of such a unit
MOST_SIGNS = 2  # between the bracket and the number: a colon, a verb of reaching


def unit_before(words: Words, at: int) -> Measure | None:
    """The unit in the bracket that stands in front of word `at`, with a colon or a verb of reaching between them."""
    norms, close = words.norms, at - 1
    while close > 0 and at - 1 - close < MOST_SIGNS and norms[close] in settings("fillers")["announcing"]:
        close -= 1
    if close < 1 or close == at - 1 or norms[close] != ")":
        return None
    opened = next((place for place in range(close - 1, max(close - LONGEST, 0), -1) if norms[place] == "("), None)
    unit = measure_at(words, opened + 1, guess=False) if opened is not None else None
    return unit if unit is not None and unit.last == close else None
