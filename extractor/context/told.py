"""A statement as all of its values see it: its scene and what it names, each found once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.context import bases, compared, periods, standards
from extractor.context.bases import Base
from extractor.context.cues import lexica, spoken
from extractor.context.periods import Mention
from extractor.context.said import year_looked_ahead_from
from extractor.context.scene import Scene, scene
from extractor.context.standards import Named
from extractor.model import Document


class Told(NamedTuple):
    """What a statement with values tells; `first` is the index of its first quantity."""

    first: int
    scene: Scene
    periods: list[Mention]
    bases: list[Base]
    norms: list[Named]
    against: list[tuple[int, int]]  # words that say what a share lies above or below, or is a multiple of


def statements(document: Document) -> Iterator[Told]:
    """Every statement that has quantities."""
    position, quantities, present = 0, document.quantities, year_looked_ahead_from(document)
    while position < len(quantities):
        number = quantities[position].statement
        end = position
        while end < len(quantities) and quantities[end].statement == number:
            end += 1
        words, statement = document.words[number], document.statements[number]
        if words is not None:
            here = scene(statement, words, spoken(words, lexica().cues(words)), quantities[position:end])
            span = statement.start, statement.end
            named = sorted(
                [*periods.mentions(words.text, *span), *periods.coming(words.text, *span, present)],
                key=lambda mention: mention.start,
            )
            norms = standards.named(words.text, statement.start, statement.end)
            yield Told(position, here, named, bases.phrases(here), norms, compared.against(here))
        position = end
