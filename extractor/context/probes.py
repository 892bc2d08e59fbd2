"""What the context stage makes of an example's text, for the check of its pattern tables."""

from __future__ import annotations

from collections.abc import Callable

from extractor.context import context
from extractor.context.bases import BaseRule
from extractor.context.changes import ChangeRule
from extractor.context.kinds import KindRule
from extractor.context.periods import PeriodRule
from extractor.context.standards import StandardRule
from extractor.language import language
from extractor.lexicon import Entry
from extractor.model import Block, Context, Document, Page, Section, Statement
from extractor.quantities import quantities

Probe = Callable[[str], list[dict[str, object]]]


def contexts_of(text: str) -> tuple[Context, ...]:
    """Contexts of a text of one sentence, or of a heading line and one sentence below it."""
    heading, newline, _ = text.partition("\n")
    start = len(heading) + 1 if newline else 0
    sections = (Section(0, None, 1, None, heading, 0, len(heading), len(text)),) if newline else ()
    statement = Statement(0, start, len(text), 0, 0 if newline else None, None)
    document = Document(
        Page("example", text, "text/plain", ""),
        text,
        blocks=(Block("paragraph", start, len(text)),),
        sections=sections,
        statements=(statement,),
    )
    return context(quantities(language(document))).contexts


def _changes(text: str) -> list[dict[str, object]]:
    return [{"id": c.change.rule, "change": c.change.value} for c in contexts_of(text)]


def _kinds(text: str) -> list[dict[str, object]]:
    return [{"id": c.kind.rule, "kind": c.kind.value} for c in contexts_of(text)]


def _periods(text: str) -> list[dict[str, object]]:
    return [{"id": c.year.rule, "year": c.year.value} for c in contexts_of(text) if c.year]


def _bases(text: str) -> list[dict[str, object]]:
    return [{"id": c.base.rule, "base": True} for c in contexts_of(text) if c.base]


def _standards(text: str) -> list[dict[str, object]]:
    return [
        {"id": given.rule, "value": given.value}
        for c in contexts_of(text)
        for given in (c.standard, c.price_basis)
        if given
    ]


PROBES: dict[str, tuple[type[Entry], Probe]] = {
    "bases": (BaseRule, _bases),
    "changes": (ChangeRule, _changes),
    "kinds": (KindRule, _kinds),
    "periods": (PeriodRule, _periods),
    "standards": (StandardRule, _standards),
}
