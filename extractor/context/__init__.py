"""Stage `context`: what the words around a quantity say of it: change, kind, year, base, standard.

Scope goes from the narrow to the wide: the clause, the sentence, the paragraph or item, its lead-in, the headings from
the nearest up, the document. The rules are data (patterns/changes, kinds, periods, bases) in the manner of ConText
(Harkema, Dowling, Thornblade & Chapman 2009): cues with a reach, ended by clause boundaries and by each other.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from extractor.context import bases, changes, kinds, periods, standards
from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.context.kinds import KindRule
from extractor.context.scene import Scene, scene
from extractor.language import Lexica, words_of
from extractor.lexicon import entries
from extractor.model import Context, Cue, Document, Modifier, Statement

__all__ = ["context", "scenes"]

PLANNING = frozenset({"plan", "resolution", "decision", "program", "directive"})  # kinds of documents that set targets


@functools.cache
def lexica() -> Lexica:
    """The cue phrases of all context tables, compiled once."""
    return Lexica(
        {
            "changes": [(r.id, s) for r in entries("changes", ChangeRule) for s in r.surfaces],
            "bases": [(r.id, s) for r in entries("bases", BaseRule) for s in r.surfaces],
            "kinds": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where != "heading"],
            "headings": [(r.id, s) for r in entries("kinds", KindRule) for s in r.surfaces if r.where == "heading"],
        }
    )


def scenes(document: Document) -> Iterator[tuple[int, Scene]]:
    """Every statement that has quantities, as a scene, with the index of its first quantity."""
    position, quantities = 0, document.quantities
    while position < len(quantities):
        number = quantities[position].statement
        end = position
        while end < len(quantities) and quantities[end].statement == number:
            end += 1
        words = document.words[number]
        if words is not None:
            found = document.cues[number] if document.cues else lexica().cues(words)
            yield position, scene(document.statements[number], words, found or (), quantities[position:end])
        position = end


def context(document: Document) -> Document:
    """`document` with one Context for each of its quantities."""
    document = _with_cues(document)
    wider = _Wider(document)
    found: list[Context] = []
    for _, here in scenes(document):
        phrases = bases.phrases(here)
        norms = standards.named(here)
        taken = [_span(here, b) for b in phrases if not b.rule.plan]
        taken += [(m.start, m.end) for _, m in norms if m.start is not None and m.end is not None]
        named = [
            m
            for m in periods.mentions(document.text, here.statement.start, here.statement.end)
            if not any(start <= m.start < end for start, end in taken)
        ]
        change: Modifier | None = None
        kind: Modifier | None = None
        for number in range(len(here.items)):
            change = changes.change_of(here, number, change)
            base = bases.base_of(here, number, phrases)
            year, basis = _year(here, number, [m for m in named if not _in_multiple(m, base)], wider)
            kind = _kind(here, number, year, basis, wider)
            found.append(
                Context(
                    change=change,
                    kind=kind,
                    firmness=kinds.firmness_of(kind),
                    year=year,
                    basis=periods.yearly(here, number) or basis,
                    base=base,
                    standard=standards.standard_of(here, number, norms, "standard"),
                    price_basis=standards.standard_of(here, number, norms, "price_basis"),
                )
            )
    return dataclasses.replace(document, contexts=tuple(found))


def _with_cues(document: Document) -> Document:
    """`document` with the cues of every statement that holds a quantity, found once for all stages."""
    cues: list[tuple[Cue, ...] | None] = [None] * len(document.statements)
    for number in {q.statement for q in document.quantities}:
        words = document.words[number]
        if words is not None:
            cues[number] = tuple(lexica().cues(words))
    return dataclasses.replace(document, cues=tuple(cues))


def _in_multiple(mention: periods.Mention, base: Modifier | None) -> bool:
    """Whether a period only says what a multiple is of: "2,4 times the year 2031"."""
    if base is None or base.start is None or base.end is None:
        return False
    return bases.rules()[base.rule].position == "multiple" and base.start <= mention.start < base.end


def _span(here: Scene, base: bases.Base) -> tuple[int, int]:
    return here.words.starts[base.first], here.words.ends[base.last - 1]


def _year(
    here: Scene, number: int, named: list[periods.Mention], wider: _Wider
) -> tuple[Modifier | None, Modifier | None]:
    mention = periods.year_of(here, number, named)
    if mention is None:
        mention = wider.mention(here.statement)
    wider.remember(here.statement, mention)
    if mention is None:
        year = wider.document.identity.year
        return (Modifier(year.value, year.start, year.end, "document") if year else None), None
    return mention.modifier(), Modifier(mention.basis, mention.start, mention.end, mention.rule)


def _kind(here: Scene, number: int, year: Modifier | None, basis: Modifier | None, wider: _Wider) -> Modifier:
    said = kinds.said_in_sentence(here, number)
    value = year.value if year and year.rule != "document" else None
    identity = wider.document.identity
    time = kinds.by_year(
        value,
        identity.published.value if identity.published else None,
        identity.year.value if identity.year else None,
        plans=identity.kind is not None and identity.kind.value in PLANNING,
    )
    if said is not None and not _overruled(here, number, said, time):
        return said
    heading = wider.heading_kind(here.statement)
    set_goal = basis is not None and basis.value == "year-end"
    if heading is not None and (set_goal or not (time == "result" and heading.kind == "target")):
        return Modifier(heading.kind, None, None, heading.id)
    if time is not None:
        return Modifier(time, None, None, "period_against_document")
    return wider.default_kind


def _overruled(here: Scene, number: int, said: Modifier, time: str | None) -> bool:
    """A light word of planning far in front of a value for a year gone by does not make it a plan, nor the reverse."""
    rule = kinds.rules()[said.rule]
    if time is None or rule.weight > 1 or rule.kind == time or said.end is None:
        return False
    item = here.items[number]
    return not (said.start or 0) >= here.words.ends[item.last - 1] and item.first - here.words.index_at(said.end) > 3


class _Wider:
    """What stands around a statement, looked up once for each lead-in and section: its periods and kind cues."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._kinds: dict[tuple[int, int], KindRule | None] = {}
        self._mentions: dict[tuple[int, int], periods.Mention | None] = {}
        self._carried: dict[int, periods.Mention | None] = {}
        kind = document.identity.kind
        self._runs_on = kind is None or kind.value in {"news", "page"}
        self.default_kind = self._default(kind.value if kind else "page")

    def _default(self, kind: str) -> Modifier:
        """What a value is where nothing says: by the kind of document, in news by what most statements say."""
        if kind in PLANNING:
            return Modifier("target", None, None, f"document_{kind}")
        said = (
            kinds.said_in_sentence(here, number)
            for _, here in scenes(self.document)
            for number in range(len(here.items))
        )
        if kind != "report" and (most := kinds.majority(said)) is not None:
            return Modifier(most, None, None, "most_statements")
        return Modifier("result", None, None, f"document_{kind}")

    def _spans(self, statement: Statement) -> list[tuple[int, int]]:
        """Lead-ins and headings, from the nearest up."""
        heads = [self.document.statements[lead] for lead in statement.leads]
        sections = self.document.section_path(statement.section)
        spans = {(h.start, h.end) for h in heads} | {(s.start, s.end) for s in sections if s.start != statement.start}
        title = self.document.identity.title
        if title is not None and title.start is not None and title.end is not None:
            spans.add((title.start, title.end))
        return sorted(spans, reverse=True)

    def mention(self, statement: Statement) -> periods.Mention | None:
        """The period that holds for a statement that names none."""
        earlier = self._in_paragraph(statement)
        if earlier is None and self._runs_on:
            earlier = self._paragraph_before(statement)
        if earlier is not None:
            return earlier
        for span in self._spans(statement):
            if span not in self._mentions:
                named = periods.mentions(self.document.text, *span)
                self._mentions[span] = named[-1] if named else None
            if self._mentions[span] is not None:
                return self._mentions[span]
        return None

    def remember(self, statement: Statement, mention: periods.Mention | None) -> None:
        """Keep the period found for a value, for the paragraph that follows."""
        self._carried[statement.block] = mention

    def _paragraph_before(self, statement: Statement) -> periods.Mention | None:
        """In a text that runs on, the period of the paragraph before holds until another is named."""
        number = statement.block - 1
        while number >= 0 and self.document.blocks[number].kind == "noise":
            number -= 1
        if number < 0 or self.document.blocks[number].kind != "paragraph":
            return None
        if number in self._carried:
            return self._carried[number]
        block = self.document.blocks[number]
        return self._last_named(block.start, block.end)

    def _in_paragraph(self, statement: Statement) -> periods.Mention | None:
        """The last period named earlier in the same paragraph or item."""
        block = self.document.blocks[statement.block]
        if statement.row is not None or block.start == statement.start:
            return None
        return self._last_named(block.start, statement.start)

    def _last_named(self, start: int, end: int) -> periods.Mention | None:
        named = periods.mentions(self.document.text, start, end)
        comparisons = self._base_spans(start, end) if named else []
        kept = [m for m in named if not any(a <= m.start < b for a, b in comparisons)]
        return kept[-1] if kept else None

    def _base_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        words = words_of(self.document.text, start, end)
        if not len(words):
            return []
        here = Scene(self.document.statements[0], words, tuple(lexica().cues(words)), ())
        return [(words.starts[b.first], words.ends[b.last - 1]) for b in bases.phrases(here) if not b.rule.plan]

    def heading_kind(self, statement: Statement) -> KindRule | None:
        """What the lead-ins and headings say of plan or report."""
        for span in self._spans(statement):
            if span not in self._kinds:
                words = words_of(self.document.text, *span)
                cues = [c for c in lexica().cues(words) if c.table == "headings"]
                self._kinds[span] = kinds.said_in_heading(words, cues)
            if self._kinds[span] is not None:
                return self._kinds[span]
        return None
