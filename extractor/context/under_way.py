"""The year of what is told of a part of a year without its number, or of "this year": that in which a page is dated."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence

from extractor.context import periods
from extractor.context.said import SURE, Span
from extractor.kept import Once
from extractor.lexicon import settings
from extractor.model import Document, Modifier, Statement

SPRING = 6  # the last month in which "the past year" and "the whole year" are the one before
RULE = "under_way"
_QUARTERS = ("", "i", "ii", "iii", "iv")


class UnderWay:
    """Finds once where a page tells of parts of a year without its number, and of years counted from its own."""

    def __init__(self, document: Document) -> None:
        self._document = document
        published = document.identity.published
        self._dated = published.value if published is not None and published.confidence >= SURE else ""

    @Once
    def opens(self) -> bool:
        """Whether the text tells of a part of a year before it names a year, its title left aside.

        It so tells of the year under way: that of its title, even where the title pledges for that.
        """
        text, title = self._document.text, self._document.identity.title
        start = title.end if title is not None and title.end is not None else 0
        part = min(periods.stretches(text, start, len(text), "part"), default=None)
        return part is not None and not periods.mentions(text, start, part[0])

    @Once
    def _told(self) -> list[tuple[int, int, int, int]]:
        """Where each is told, and how many years before that of the page it is: of what is reached, of what is planned.

        What is told of a later month than that of the page was reached in the year before.
        """
        text, month = self._document.text, int(self._dated[5:7])
        parts = periods.stretches(text, 0, len(text), "part", "this_year", "as_of")
        told = [(*span, int(_month(text[slice(*span)].lower()) > month), 0) for span in parts]
        told += [(*span, 1, 1) for span in periods.stretches(text, 0, len(text), "last_year")]
        past = int(month <= SPRING)
        told += [(*span, past, past) for span in periods.stretches(text, 0, len(text), "past_year")]
        told += [(*span, past, 0) for span in periods.stretches(text, 0, len(text), "in_year")]
        return sorted(told)

    def year(self, statement: Statement, heads: Sequence[Span], *, planned: bool, runs_on: bool) -> Modifier | None:
        """The year for a value of a statement that names none: by its paragraph, else by the headings over it.

        `planned`: whether it is still to be reached, so in no year before; `runs_on`: whether what the paragraphs
        before told goes on.
        """
        if not self._dated:
            return None
        first = 0 if runs_on else self._document.blocks[statement.block].start
        for start, end in ((first, statement.end), *heads):
            at = bisect_right(self._told, (end, 0, 0, 0)) - 1
            if at >= 0 and self._told[at][0] >= start:
                begin, until, *before = self._told[at]
                return Modifier(str(int(self._dated[:4]) - before[planned]), begin, until, RULE)
        return None


def _month(phrase: str) -> int:
    """A month in which a part of a year, in lower case, can be told of: one at its beginning; 0 where it says none."""
    for name, pattern in _patterns().items():
        if (match := pattern.search(phrase)) is not None:
            said = match.group(1) if match.groups() else str(SPRING + 1)
            number = int(said) if said.isdecimal() else _QUARTERS.index(said)
            return {"months": number - 1, "quarter": 3 * number - 2}.get(name, number)
    return 0


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form) for name, form in settings("dates")["under_way"].items()}
