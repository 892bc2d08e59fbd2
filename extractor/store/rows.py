"""A document as the plain rows that are written: made in a worker, free of any database.

Every tuple has the order of its table's columns in `extractor.store.tables`; what only the database
can know (version, run, search row, whether it is current) is added by `extractor.store.write`.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import NamedTuple

from extractor.model import Block, Document, Evidence, Identity, Page, Section, Target
from extractor.store.keys import digest, document_id, page_key, public_url, target_keys
from extractor.store.search import Searched, Texts, search_texts
from extractor.store.values import value_text

Value = str | int | float | None
Row = tuple[Value, ...]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Seen(NamedTuple):
    """What tells one reading of one version of one page from another."""

    id: str
    page_key: str
    url: str | None
    fetched: str | None
    extractor_version: str


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """One document, ready to be written."""

    id: str
    page_key: str
    name: str
    url: str | None
    fetched: str | None
    extractor_version: str
    document: Row  # from sha256 on, without version, current, run
    blocks: list[Row]
    sections: list[Row]
    targets: list[Row]  # without search_id and current
    search: list[Texts]  # one for each target: exact, folded

    def seen(self) -> Seen:
        """What tells this reading from another."""
        return Seen(self.id, self.page_key, self.url, self.fetched, self.extractor_version)


def document_rows(document: Document, extractor_version: str, key: str | None = None) -> DocumentRows:
    """The rows of `document`; `key` replaces the page key that name and URL give."""
    page = document.page
    key = key or page_key(page.name, page.url)
    identifier = document_id(page.sha256)
    sections = _Sections(document.sections, identifier)
    targets, searched = _targets(document, identifier, key, sections)
    return DocumentRows(
        id=identifier,
        page_key=key,
        name=public_url(page.name) or "",
        url=public_url(page.url),
        fetched=page.fetched,
        extractor_version=extractor_version,
        document=_document(document, page),
        blocks=[_block(identifier, at, block) for at, block in enumerate(document.blocks)],
        sections=sections.rows,
        targets=targets,
        search=searched,
    )


def _document(document: Document, page: Page) -> Row:
    facts = document.identity
    place = document.place
    level = place.level if place else _value(facts.level)
    year = _value(facts.year)
    return (
        page.sha256,
        public_url(page.name),
        public_url(page.url),
        _value(facts.title),
        _value(facts.kind),
        _value(facts.number),
        _value(facts.issuer),
        _value(facts.published),
        place.place_id if place else None,
        _value(facts.place),
        _value(facts.place_parent),
        level,
        _last_year(year),
        year,
        page.fetched,
        page.media,
        page.encoding,
        _json(page.repairs),
        "targets" if document.targets else "no-targets",
        len(document.targets),
        _json(_identity(facts)),
        document.text,
    )


def _identity(facts: Identity) -> dict[str, dict[str, Value]]:
    found = ((field.name, getattr(facts, field.name)) for field in fields(facts))
    return {
        name: {
            "value": fact.value,
            "start": fact.start,
            "end": fact.end,
            "rule": fact.rule,
            "confidence": round(fact.confidence, 3),
        }
        for name, fact in found
        if isinstance(fact, Evidence)
    }


def _block(identifier: str, position: int, block: Block) -> Row:
    grid = None
    if block.table is not None:
        cells = [[c.row, c.column, c.start, c.end, c.row_span, c.column_span, int(c.header)] for c in block.table.cells]
        grid = _json({"rows": block.table.rows, "columns": block.table.columns, "cells": cells})
    kind, emphasis = block.kind, int(block.emphasis)
    span = (block.start, block.end)
    return (identifier, position, kind, *span, block.level, emphasis, block.reason, grid)


class _Sections:
    """Rows of a document's sections, and the innermost section at a place in its text."""

    def __init__(self, sections: tuple[Section, ...], identifier: str) -> None:
        self._sections = sections
        self._id = identifier
        self.rows: list[Row] = [self._row(section) for section in sections]

    def _row(self, section: Section) -> Row:
        parent = None if section.parent is None else f"{self._id}-{section.parent}"
        return (
            f"{self._id}-{section.index}",
            self._id,
            section.index,
            parent,
            section.depth,
            section.marker,
            section.title,
            section.start,
            section.end,
            section.body_end,
        )

    def at(self, place: int) -> str | None:
        """Id of the deepest section that holds the character at `place`."""
        found = None
        for section in self._sections:
            if section.start > place:
                break
            if place < section.body_end and (found is None or section.depth >= found.depth):
                found = section
        return None if found is None else f"{self._id}-{found.index}"


def _targets(document: Document, identifier: str, page: str, sections: _Sections) -> tuple[list[Row], list[Texts]]:
    ids = [(digest(identifier, key), key, slot) for key, slot in target_keys(document.targets, page)]
    first: dict[int, str] = {}
    for target, (target_id, _, _) in zip(document.targets, ids, strict=True):
        first.setdefault(target.start, target_id)
    place = document.place.place_id if document.place else None
    facts = document.identity
    named = _value(facts.place), _value(facts.place_parent)
    memo: dict[str, Texts] = {}
    rows: list[Row] = []
    searched: list[Texts] = []
    for target, names in zip(document.targets, ids, strict=True):
        place_id = target.place_id or place
        rows.append(_target(target, names, identifier, sections, place_id, first))
        path = " > ".join(target.section)
        words = Searched(target.subject, target.statement, path, target.indicator_id, *named)
        searched.append(search_texts(words, memo))
    return rows, searched


def _target(
    target: Target,
    names: tuple[str, str, str],
    identifier: str,
    sections: _Sections,
    place_id: str | None,
    first: dict[int, str],
) -> Row:
    same_as = None if target.same_as is None else first.get(target.same_as)
    return (
        *names,
        identifier,
        sections.at(target.start),
        place_id,
        *_measured(target),
        target.marker,
        " > ".join(target.section),
        target.statement,
        target.statement_start,
        target.statement_end,
        _real(target.value_minimum),
        _real(target.value_maximum),
        target.indicator_score,
        target.period_start,
        target.period_end,
        target.period_basis,
        target.standard,
        target.price_basis,
        target.firmness,
        round(target.confidence, 3),
        _rules(target.rules),
        _listed(target.flags),
        same_as,
        target.row,
        target.column,
    )


def _measured(target: Target) -> Row:
    """What is measured and how much: the columns from the indicator to the base."""
    return (
        target.indicator_id,
        target.unit_id,
        target.start,
        target.end,
        target.quote,
        _real(target.minimum),
        _real(target.maximum),
        _real(target.total),
        target.comparator,
        target.unit,
        value_text(target),
        target.subject,
        target.change,
        target.kind,
        _last_year(target.year),
        target.year,
        target.base,
    )


def _value(fact: Evidence | None) -> str | None:
    return None if fact is None else fact.value


def _last_year(year: str | None) -> int | None:
    last = (year or "")[-4:]
    return int(last) if last.isdecimal() else None


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _json(value: object) -> str:
    return _ENCODER.encode(value)


@functools.lru_cache(maxsize=256)
def _listed(words: tuple[str, ...]) -> str:
    """Words as JSON; most targets have the same ones, or none."""
    return _json(words)


@functools.lru_cache(maxsize=4096)
def _rules(rules: tuple[tuple[str, str], ...]) -> str:
    """The rules of a target as JSON; many targets share theirs."""
    return _json(dict(rules))
