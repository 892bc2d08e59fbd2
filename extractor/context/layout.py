"""The order of a document's statements: the first of each block, those with values, the captions over blocks."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.context import heading_kinds
from extractor.context.cues import lexica
from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Document, Statement, Words

LONGEST = 40  # words of a heading
CLOSING = (".", ";", "!", "?", "…")  # signs that end a sentence, and no heading
CREDIT = 6  # words that name who took a picture


@dataclass(frozen=True, slots=True)
class Layout:
    """The order of a document's statements, looked up once."""

    first: dict[int, Statement]  # the first statement of each block
    values: dict[int, int]  # where the first quantity of a statement stands
    valued: frozenset[int]  # blocks with quantities
    captions: dict[int, Statement]  # the caption that stands over a block
    words: dict[tuple[int, int], Words]  # of the statements that can hold a value, by start and end


def layout(document: Document) -> Layout:
    """The statements of `document` by block, and the captions over its blocks."""
    first: dict[int, Statement] = {}
    last: dict[int, int] = {}
    for statement in document.statements:
        first.setdefault(statement.block, statement)
        last[statement.block] = statement.index
    values: dict[int, int] = {}
    for quantity in document.quantities:
        values.setdefault(quantity.statement, quantity.start)
    alone = {b: s for b, s in first.items() if last[b] == s.index and s.index not in values}
    valued = frozenset(document.statements[number].block for number in values)
    known = zip(document.statements, document.words, strict=True)
    words = {(statement.start, statement.end): own for statement, own in known if own is not None}
    return Layout(first, values, valued, dict(_captions(document, first, alone)), words)


def _captions(
    document: Document, first: dict[int, Statement], alone: dict[int, Statement]
) -> Iterator[tuple[int, Statement]]:
    """For each block the caption over it: a line that is no sentence, no item, and holds no value."""
    caption: Statement | None = None
    for number in sorted(first):
        if caption is not None:
            yield number, caption
        statement = alone.get(number)
        if statement is not None and not statement.leads and is_heading(document, statement.start, statement.end):
            words = document.words[statement.index] or words_of(document.text, statement.start, statement.end)
            if heading_kinds.said_in_heading(words, lexica().cues(words)) is not None:
                caption = statement


def holder(document: Document, caption: Statement) -> int | None:
    """The section that a caption holds in; where it is a heading with nothing below, that around it."""
    if caption.section is None:
        return None
    section = document.sections[caption.section]
    empty = section.start <= caption.start and section.body_end <= caption.end
    return section.parent if empty else section.index


def is_heading(document: Document, start: int, end: int) -> bool:
    """Whether a line can be a heading: no sentence, not too long, and not what stands below a picture."""
    text = document.text[start:end].rstrip()
    return not text.endswith(CLOSING) and 0 < len(text.split()) <= LONGEST and not is_credited(text)


def title_spans(document: Document) -> list[tuple[int, int]]:
    """The title, where it is one: a first paragraph that stands in its place decides nothing."""
    title = document.identity.title
    if title is None or title.start is None or title.end is None:
        return []
    return [(title.start, title.end)] if is_heading(document, title.start, title.end) else []


def is_credited(text: str) -> bool:
    """Whether a line ends with who took a picture ("Photo: ..."), and so tells what the picture shows."""
    shown, colon, name = text.rpartition(":")
    if not colon or len(name.split()) > CREDIT:
        return False
    words = key_of(shown[-CREDIT * 4 :]).split()
    return any(" ".join(words[-length:]) in _credits() for length in (1, 2, 3))


@functools.cache
def _credits() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("adverbs")["picture_credits"])


def item_sign(document: Document, first: Statement | None) -> str:
    """The sign or number with which the block of its `first` statement begins, where it is an item."""
    return document.text[document.blocks[first.block].start : first.start].strip() if first is not None else ""
