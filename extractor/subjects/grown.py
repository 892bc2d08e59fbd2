"""That something grew is said by the change of a value and no part of its subject: "the economy | grew | by 9 %"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.turned import dimension

AMOUNTS = ("count", "money", "mass", "area", "volume")  # what a thing can be: a rate is that of its growth


def of_grown(choice: Choice, ground: Ground, number: int) -> Choice:
    """`choice` without the verb of growing behind what grew; where it is a noun ("rate of growth") it stays.

    Nor is an amount that is aimed at a growth: "by 2031 | grow | the herd to 9 cows".
    """
    words = words_of(choice.text)
    grown = phrases("grown_to").at_start(words.norms, 0, len(words))
    if 0 < grown < len(words) and words.norms[grown].isalpha() and dimension(ground, number).startswith(AMOUNTS):
        choice = choice._replace(text=words.span(grown, len(words)))
    head, colon, part = choice.text.partition(": ")
    growing = phrases("growing")
    if head.rpartition(" ")[2] not in growing.by_last:
        return choice
    words = words_of(head)
    length = growing.at_end(words.norms, 0, len(words))
    grew = len(words) - length
    if not length or not grew or phrases("growth_nouns").at_end(words.norms, 0, grew):
        return choice
    return choice._replace(text=words.span(0, grew) + colon + part)
