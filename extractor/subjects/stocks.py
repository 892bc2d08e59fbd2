"""What stays from one part of a year to the next: herds, structures, communes that meet a norm."""

from __future__ import annotations

from extractor.lexicon import settings
from extractor.subjects.counted import counted_noun
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import norms_of
from extractor.subjects.phrases import phrases
from extractor.subjects.regions import own_words


def of_stock(ground: Ground, number: int, before: str) -> bool:
    """Whether item `number` tells of a stock: no part of the year that a sentence before names holds for it.

    `before`: the subject of the value before, which one without words of its own is told of too.
    """
    stocks, norms = phrases("stocks"), ground.norms
    first, last = own_words(ground, number)
    first += phrases("whole_places").at_start(norms, first, last)
    if phrases("stock_marks").at_end(norms, ground.scene.left(number), ground.scene.items[number].first):
        return True
    if first < last:
        return stocks.at_start(norms, first, last) > 0
    joiners = settings("adverbs")["list_joiners"]
    if number and norms[ground.scene.items[number].first - 1] in joiners and counted_noun(ground, number - 1):
        return of_stock(ground, number - 1, before)  # "the town has 9 firms, | 3 shops"
    if counted_noun(ground, number):
        counted = ground.words.index_at(ground.scene.items[number].quantity.unit_start)
        return stocks.at_start(norms, counted, len(norms)) > 0
    told = norms_of(before)
    return stocks.at_start(told, 0, len(told)) > 0
