"""The part of a year that a whole report or section is of, by its title: "Results of the first 9 months of 2031"."""

from __future__ import annotations

from extractor.context import kinds, periods
from extractor.context.scene import Scene
from extractor.language import words_of
from extractor.lexicon import settings
from extractor.model import Context, Document
from extractor.subjects.ground import Ground
from extractor.subjects.inherited import norms_of
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.subjects.regions import own_words
from extractor.subjects.year_parts import YEAR_END, is_later

_OPENING = 40  # characters of a sentence in which words that go into detail open it
_BASE = 6  # words of a base from "the same months" on to the bracket behind it, at most


def _adds_up(ground: Ground, number: int, before: str) -> bool:
    """Whether what a value measures adds up over a year, by its own words or, without any, by the subject `before`."""
    first, last = own_words(ground, number)
    norms = ground.norms[first:last] if first < last else norms_of(before)
    return phrases("adding_up").at_start(norms, 0, len(norms)) > 0


def _same_months(ground: Ground, number: int) -> str:
    """The words for the same months of the year before, where a bracket tells what was reached then; "" without them.

    "Revenue rose by 9 % on the same months of last year (it was | 7 bn)".
    """
    norms, item = ground.norms, ground.scene.items[number]
    opened = next((at for at in range(item.first - 1, ground.scene.left(number) - 1, -1) if norms[at] == "("), None)
    if not number or opened is None:
        return ""
    inside = phrases("same_months").begins(norms, opened + 1, item.first)
    alone = opened + 1 == item.first and norms[item.last : item.last + 1] == [")"] and opened - 1 in ground.holes
    front = max(ground.scene.left(number), opened - _BASE)
    found = inside or (phrases("same_months").begins(norms, front, opened) if alone else [])
    if not found:
        return ""
    return ground.words.span(found[-1], found[-1] + phrases("same_months").at_start(norms, found[-1], len(norms)))


class ReportParts:
    """Looks up once which part of a year a title or heading names."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[tuple[int, int], str | None] = {}
        self._valued = frozenset(told.scene.statement.index for told in document.told)
        title = document.identity.title
        self._titles = [] if title is None or title.start is None or title.end is None else [(title.start, title.end)]

    def part(self, ground: Ground, number: int, context: Context, before: str) -> str:
        """The part of a year for item `number`, which names no time in its paragraph; "" for none.

        By the nearest heading that names one, else by the title; none where that names several. The value of another
        year beside the one before is for no part that this was for. `before`: the subject of that.
        """
        if then := _same_months(ground, number):
            return then
        if context.kind.rule == "old_value":
            return YEAR_END
        scene, identity = ground.scene, self._document.identity
        year, block = context.year, self._document.blocks[scene.statement.block]
        dated = year is not None and year.start is not None and block.start <= year.start < block.end
        planned = context.kind.value == "target" or kinds.planned(identity)
        if dated or planned or not _adds_up(ground, number, before):
            return ""
        if detailed := self._detailed(scene):
            return detailed
        headings = [(each.start, each.end) for each in reversed(self._document.section_path(scene.statement.section))]
        named = map(self._of, [*headings, *(span for span in self._titles if span[1] <= block.start)])
        return next((part for part in named if part is not None), "")

    def _detailed(self, scene: Scene) -> str:
        """The one part of a year that the first sentence of a paragraph tells of, which the next goes into; or "".

        "The first 6 months went well. | In detail, revenue ...".
        """
        first = self._document.blocks[scene.statement.block].start
        statements = self._document.statements
        at = scene.statement.index
        while at > 0 and statements[at - 1].block == scene.statement.block:
            at -= 1
        opening, goes_on = statements[at], statements[at + 1 : at + 2]
        if at == scene.statement.index or opening.start != first or at in self._valued:
            return ""
        norms = words_of(self._document.text, goes_on[0].start, min(goes_on[0].end, goes_on[0].start + _OPENING)).norms
        led = phrases("part_openers").at_start(norms, 0, len(norms)) > 0
        return (self._of((opening.start, opening.end)) or "") if led else ""

    def _of(self, span: tuple[int, int]) -> str | None:
        if span not in self._named:
            text = self._document.text
            lower = text[slice(*span)].lower()
            dated = [mention.part for mention in periods.mentions(lower, 0, len(lower)) if mention.part]
            bare = [text[start:end].lower() for start, end in periods.stretches(text, *span, "part")]
            found = [*dated, *(part for part in bare if not any(part in other for other in dated))]
            parts = [lower_first(" ".join(part.split())) for part in found]
            whole = settings("dates")["years"]["whole"]
            plain = len(parts) == 1 and not is_later(parts[0]) and words_of(parts[0]).norms[0] not in whole
            self._named[span] = None if not parts else parts[0] if plain else ""
        return self._named[span]
