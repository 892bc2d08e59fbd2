"""Periods that go on from the text before a statement: from earlier in its paragraph, from the paragraph before it.

A period goes on where it was said of what the text is about. One said inside an item of a list holds for that item
alone, one set apart ("in 2030 alone") for its sentence, and of several years told beside each other none goes on.
"""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Callable, Sequence

from extractor.context.layout import Layout, is_credited, item_sign
from extractor.context.periods import Mention, of_parts
from extractor.context.phrases import length_at, measures
from extractor.context.said import Said, Span, fitting
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Document, Statement

KEPT = 16  # periods of a paragraph that are remembered
RATE = 6  # characters of the end of a rate, as "/year" is
NAME = 90  # characters of the name of a programme, at most
APART = 24  # characters beside a period in which it is set apart
MEASURE = 60  # characters of the name of a measure, at most
BETWEEN = 2  # words between a measure with its comma and its period, at most
NUMBER = 8  # characters of the number of an item
_ACCOUNTS = re.compile(r"\b31\s?[/.-]\s?0?1\s?[/.-]\s?20\d\d")  # the accounts of a year are open up to that day
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5})[.)](?!\d)")
_LABELLED = re.compile(r"[^\d.;:]{1,60}:\s*\(?(?:1|I)[.)](?!\d)")  # "On economy: (1) ..."
_NUMBER_IN_FRONT = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[IVX]{1,5})[.)]\s*\Z")
_BROKEN = re.compile(r"[.;:(\d]")  # what stands in no name of a measure
FEWEST = 3  # periods, and one less than values, of a list that one of them leads
OPENING = 8  # words in which a statement says how it follows on


class Carried:
    """Looks up what goes on from each paragraph once."""

    def __init__(self, document: Document, layout: Layout, named: Callable[[Span], tuple[Said, ...]]) -> None:
        self._document = document
        self._layout = layout
        self._named = named
        self._sources: dict[int, int | None] = {}
        # periods of a paragraph up to a statement: before its numbered items, and in the last of these
        self._sofar: dict[int, tuple[tuple[Said, ...], tuple[Said, ...] | None]] = {}

    def earlier(self, statement: Statement) -> tuple[Said, ...]:
        """The last periods named earlier in the same paragraph and its item; each of its sentences is read once."""
        first = self._layout.first[statement.block].index
        number = statement.index
        while number > first and number not in self._sofar:
            number -= 1
        above, own = self._sofar.get(number, ((), None))
        for before in self._document.statements[number : statement.index]:
            own = () if self.begins_item(before) else own
            valued = before.index in self._layout.values
            said = tuple(s for s in self._named((before.start, before.end)) if not (valued and self._of_one(s.mention)))
            said = tuple(s for s in said if not self._holds_here(s.mention))
            said = (*said, said[0]) if valued and self._leads(before, said) else said
            above, own = ((*above, *said)[-KEPT:], None) if own is None else (above, (*own, *said)[-KEPT:])
            self._sofar[before.index + 1] = above, own
        said = above if own is None or self.begins_item(statement) else (*above, *own)
        return (*said, *self._of_whole(statement)) if statement.index > first else said

    def _of_whole(self, statement: Statement) -> tuple[Said, ...]:
        """The years in the name of a programme in the sentence before, for parts of what that tells ("of which")."""
        before = self._document.statements[statement.index - 1]
        if before.index not in self._layout.values or not self.continues(statement):
            return ()
        named = self._named((before.start, before.end))[-1:]
        return tuple(s for s in named if s.mention.value and self._of_programme(s.mention))

    def _leads(self, statement: Statement, said: Sequence[Said]) -> bool:
        """Whether the first period of a list of values leads them all, and the others are of single values of it.

        "The aims for 2035, of which A 6 %, B 9 bn in 2035, C in 2031-2035 7 bn. | It is also to receive 3 guests".
        """
        if len(said) < FEWEST or not said[0].mention.value or said[-1].mention.value == said[0].mention.value:
            return False
        quantities, place = self._document.quantities, operator.attrgetter("start")
        first = bisect.bisect_left(quantities, statement.start, key=place)
        last = bisect.bisect_left(quantities, statement.end, first, key=place)
        opens = said[0].mention.end <= quantities[first].start and said[1].mention.start >= quantities[first].end
        return last - first > FEWEST and opens

    def _of_one(self, mention: Mention) -> bool:
        """Whether a period is all that a bracket holds, and so of the value beside it: "the crop (in 2031) is 9"."""
        text, end = self._document.text, mention.end
        alone = text[mention.start - 1 : mention.start] == "(" and text[end : end + 1] == ")"
        return alone and text[end + 1 : end + 2] != ":"

    def _holds_here(self, mention: Mention) -> bool:
        """Whether years go on to nothing else: of a crop, a part, a rate in front of them ("8 % a year in 2031-35").

        Nor do those in the name of a national programme, nor the day up to which the last year's money is paid out.
        """
        if mention.rule in of_parts() or self._of_programme(mention):
            return True
        if _ACCOUNTS.search(self._document.text, mention.start, mention.end):
            return True
        first, last = mention.years if mention.value else (0, 0)
        ahead = self._document.text[max(0, mention.start - APART) : mention.start]
        return first < last and ("/" in ahead[-RATE:] or key_of(ahead).endswith(_phrases("continuing")))

    def _of_programme(self, mention: Mention) -> bool:
        """Whether a period stands in the name of a national programme."""
        name = _BROKEN.split(self._document.text[max(0, mention.start - NAME) : mention.start])[-1]
        return any(f" {words} " in f" {key_of(name)} " for words in _phrases("programmes"))

    def _of_measure(self, mention: Mention, start: int) -> bool:
        """Whether a paragraph opens with a measure, a comma and a period: "The need for capital, 2031-2035 some 9"."""
        front, comma, between = self._document.text[start : mention.start].partition(",")
        apart = "," in between or len(between.split()) > BETWEEN
        if not comma or apart or len(front) > MEASURE or _BROKEN.search(front):
            return False
        behind = self._document.text[mention.end : mention.end + 2].lstrip()[:1]
        return length_at(key_of(front).split(), 0, measures()) > 0 and behind not in {",", ":"}

    def begins_item(self, statement: Statement) -> bool:
        """Whether a statement begins an item that is numbered in the running text: "... 2. ... 3. ..."."""
        text, start = self._document.text, statement.start
        if _NUMBER.match(text, start) or _LABELLED.match(text, start, statement.end):
            return True
        block = self._document.blocks[statement.block].start
        return start > block and _NUMBER_IN_FRONT.search(text, max(block, start - NUMBER), start) is not None

    def before(self, statement: Statement, kind: str | None) -> tuple[Said, ...]:
        """The periods that go on to a statement from the nearest paragraph before, in its section, that names any."""
        source = self._source(statement)
        if source is None or self._adds(statement):
            return ()
        if self.continues(statement):
            return self._said(source)  # also what was set apart: "in May alone, A 9 ha. | Of which, B 5 ha"
        said = self._onwards(source)
        start = self._document.blocks[source].start
        said = tuple(s for s in said if not self._of_measure(s.mention, start))
        sign = item_sign(self._document, self._layout.first.get(source))
        beside = item_sign(self._document, self._layout.first[statement.block])
        if sign and (beside or not any(letter.isalnum() for letter in sign)):
            return tuple(s for s in said if s.mention.basis == "part-year")
        return () if source in self._layout.valued and _several(fitting(said, kind)) else said

    def _source(self, statement: Statement) -> int | None:
        """The nearest block before the one of `statement` that names a period, in the same section."""
        passed: list[int] = []
        found = None
        number = statement.block - 1
        while number >= 0:
            if number in self._sources:
                found = self._sources[number]
                break
            block, first = self._document.blocks[number], self._layout.first.get(number)
            if block.kind not in ("paragraph", "noise") or (first and first.section != statement.section):
                break
            passed.append(number)
            if first is not None and self._said(number):
                found = number
                break
            number -= 1
        self._sources.update(dict.fromkeys(passed, found))
        return found

    def _onwards(self, number: int) -> tuple[Said, ...]:
        """The periods of a block as they go on: one set apart goes on as a time whose years nobody says.

        But the year of the document, where an earlier block told it as that.
        """
        own, start = self._document.identity.year, self._document.blocks[number].start
        year = own.value if own is not None and own.start is not None and own.start < start else ""
        return tuple(
            Said(_nameless(s.mention), s.kind) if s.mention.value != year and self._alone(s) else s
            for s in self._said(number)
        )

    def _said(self, number: int) -> tuple[Said, ...]:
        """The periods that a block names, but for labels; what stands below a picture names none for the text."""
        block = self._document.blocks[number]
        if is_credited(self._document.text[block.start : block.end]):
            return ()
        valued = number in self._layout.valued
        said = [s for s in self._named((block.start, block.end)) if s.mention.rule != "label"]
        said = [s for s in said if not (valued and self._of_one(s.mention))]
        return tuple(s for s in said if not self._holds_here(s.mention))

    def label(self, statement: Statement) -> tuple[Said, ...]:
        """The period in front of a colon that the item right above a paragraph opens with: "- By 2030: ..."."""
        if item_sign(self._document, self._layout.first[statement.block]):
            return ()
        source = self._source(statement)
        if source is None:
            return ()
        block, first, text = self._document.blocks[source], self._layout.first[source], self._document.text
        said = self._named((block.start, block.end))[:1]
        opens = all(not text[first.start : s.mention.start].strip() for s in said) and item_sign(self._document, first)
        return tuple(s for s in said if opens and text[s.mention.end : block.end].lstrip(" *").startswith(":"))

    def _alone(self, said: Said) -> bool:
        """Whether a period is set apart from those around it: "in 2030 alone", "in 2030 and the years that follow"."""
        text, mention = self._document.text, said.mention
        ahead = key_of(text[max(0, mention.start - APART) : mention.start])
        return ahead.endswith(_phrases("alone")) or key_of(text[mention.end : mention.end + APART]).startswith(
            _phrases("onwards")
        )

    def _adds(self, statement: Statement) -> bool:
        """Whether a statement opens with a word by which it turns to something else ("besides")."""
        words = self._document.words[statement.index]
        return words is not None and " ".join(words.norms[:OPENING]).startswith(_phrases("adding"))

    def continues(self, statement: Statement) -> bool:
        """Whether a statement opens with a word by which it is part of the one before ("of which")."""
        words = self._document.words[statement.index]
        return words is not None and " ".join(words.norms[:OPENING]).startswith(_phrases("continuing"))


def _nameless(mention: Mention) -> Mention:
    return mention._replace(value="", rule="after", part="")


def _several(said: Sequence[Said]) -> bool:
    """Whether a paragraph speaks of several years alike, so that none of them goes on to the next."""
    return len({s.mention.value for s in said if s.mention.value.isdigit()}) > 1


@functools.cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(key_of(phrase) for phrase in settings("adverbs")[name])
