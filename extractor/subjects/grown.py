"""That something grew is said by the change of a value and no part of its subject: "the economy | grew | by 9 %"."""

from __future__ import annotations

from extractor.language import words_of
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice


def of_grown(choice: Choice) -> Choice:
    """`choice` without the verb of growing behind what grew; where it is a noun ("rate of growth") it stays."""
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
