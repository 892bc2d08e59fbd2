"""What stands over a statement: the opening of its paragraph, lead-ins, the caption of its table, headings."""

from __future__ import annotations

from collections.abc import Callable

from extractor.context.kinds import KindRule
from extractor.context.layout import Layout, holder
from extractor.context.said import Span
from extractor.model import Document, Statement


class Overhead:
    """Looks up each paragraph and heading once; `kind` tells plan from report in a stretch of text."""

    def __init__(
        self,
        document: Document,
        layout: Layout,
        kind: Callable[[Span], KindRule | None],
        begins_item: Callable[[Statement], bool],
    ) -> None:
        self._document = document
        self._layout = layout
        self._kind = kind
        self._begins_item = begins_item
        self._over: dict[tuple[object, ...], list[Span]] = {}  # by lead-ins, section, caption
        self._leads: dict[int, list[Span]] = {}  # by block

    def leads(self, statement: Statement) -> list[Span]:
        """What an earlier sentence of the same paragraph opens with: "We pledge by 2030: (1) ... (2) ..."."""
        first = self._layout.first.get(statement.block)
        if first is None or first.start >= statement.start or statement.row is not None:
            return []
        if (found := self._leads.get(statement.block)) is None:
            found = self._leads[statement.block] = [span for span in self.opening(first) if self._kind(span)]
        return found

    def opening(self, first: Statement) -> list[Span]:
        """What stands in front of the first colon or numbered item of a paragraph, where no value stands before it."""
        value = self._layout.values.get(first.index)
        end = self._document.text.find(":", first.start, first.end if value is None else value)
        if end >= 0:
            return [(first.start, end)]
        following = self._document.statements[first.index + 1 : first.index + 2]
        listed = value is None and following and following[0].block == first.block
        return [(first.start, first.end)] if listed and self._begins_item(following[0]) else []

    def heads(self, statement: Statement) -> list[Span]:
        """Lead-ins, the caption and headings, from the nearest up."""
        caption = self._layout.captions.get(statement.block)
        own = statement.section is not None and self._document.sections[statement.section].start == statement.start
        key = statement.leads, statement.section, caption and caption.index, own  # a heading is not over itself
        if key in self._over:
            return self._over[key]
        heads = map(self._document.statements.__getitem__, statement.leads)
        sections = self._document.section_path(statement.section)
        spans = {(h.start, h.end) for h in heads} | {(s.start, s.end) for s in sections if s.start != statement.start}
        if caption is not None and holder(self._document, caption) in (None, *(s.index for s in sections)):
            spans.add((caption.start, caption.end))
        return self._over.setdefault(key, sorted(spans, reverse=True))

    def settled(self, rule: KindRule, span: Span, statement: Statement) -> KindRule:
        """The rule of a heading `span` over a statement: where it yields, that of the next one above."""
        above = (self._kind(head) for head in self.heads(statement) if head < span) if rule.yields else ()
        return next((found for found in above if found is not None and not found.yields), rule)
