"""A measure told again at other prices: "the output is 9 bn; at current prices | 10 bn"."""

from __future__ import annotations

from extractor.model import Modifier
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.regions import own_words


def at_prices(choice: Choice, ground: Ground, number: int, prices: Modifier | None, before: str) -> Choice:
    """`choice`, or the subject `before` at the prices that stand alone in front of item `number`."""
    first, last = own_words(ground, number)
    if prices is None or prices.start is None or prices.end is None or not before or first == last:
        return choice
    words, named = ground.words, ground.words.index_at(prices.start)
    led = first == named or phrases("priced_by").at_start(ground.norms, first, named) == named - first
    alone = led and words.index_at(prices.end - 1) + 1 == last
    return choice._replace(text=f"{before} {words.span(first, last)}") if alone else choice
