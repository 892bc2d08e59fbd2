"""What news tell of a meeting before they tell values: which year it looked back on, for which year it set tasks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice

from extractor.context import heading_kinds, periods
from extractor.context.kinds import KindRule
from extractor.context.layout import Layout
from extractor.context.said import Said, Span
from extractor.language import words_of
from extractor.model import Document

MOST = 8  # statements below the title that can tell it


class Agenda:
    """Finds it once; `named` gives the periods of a stretch with what governs them ("results of 2031")."""

    def __init__(self, document: Document, layout: Layout, named: Callable[[Span], tuple[Said, ...]]) -> None:
        self._kinds: dict[str, set[str]] = {}  # by year
        title, text = document.identity.title, document.text
        start = title.end if title is not None and title.end is not None else 0
        first = bisect_left(document.statements, start, key=lambda statement: statement.start)
        for statement in islice(document.statements, first, first + MOST):
            if statement.index in layout.values:
                break
            if periods.stretches(text, statement.start, statement.end, "part"):
                continue  # the rest of a year is planned when a part of it was reported
            reported = heading_kinds.shows_report(words_of(text, statement.start, statement.end).norms)
            for said in named((statement.start, statement.end)):
                if (kind := "result" if reported else said.kind) is not None:
                    self._kinds.setdefault(said.mention.value, set()).add(kind)

    def kind_of(self, year: str | None) -> KindRule | None:
        """What it says of a year, None where it says nothing or both."""
        told = self._kinds.get(year or "", set())
        return heading_kinds.heading_rule(next(iter(told))) if len(told) == 1 else None
