"""Whether aims were adopted in front of a statement: by the paragraph before it, by the sentence right before."""

from __future__ import annotations

import functools
import re

from extractor.context.layout import Layout
from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Block, Document, Statement

_COUNT = re.compile(r" \d+(?= )")  # "adopted | 16 | targets"


def adopted(document: Document, layout: Layout, statement: Statement) -> bool:
    """Whether the paragraph right before, which has no values, says that a resolution with aims was adopted.

    And nothing in front of the statement says that its own paragraph reports.
    """
    blocks, text = document.blocks, document.text
    above = range(statement.block - 1, -1, -1)
    number = next((n for n in above if blocks[n].kind != "noise" and not _is_caption(text, blocks[n])), -1)
    first = layout.first.get(number)
    if first is None or number in layout.valued or first.section != statement.section:
        return False
    if blocks[number].kind != "paragraph" or not adopts(text[blocks[number].start : blocks[number].end]):
        return False
    return not reports(text[blocks[statement.block].start : statement.start])


def _is_caption(text: str, block: Block) -> bool:
    """Whether a paragraph stands between bars, as the caption of a picture does."""
    return "|" in text[max(0, block.start - 2) : block.start + 1]


def adopted_here(document: Document, statement: Statement) -> bool:
    """Whether the sentence right before, in the same paragraph, says that a resolution with aims was adopted."""
    above = document.statements[statement.index - 1]
    return above.block == statement.block and adopts(document.text[above.start : above.end])


def reported_here(document: Document, statement: Statement) -> bool:
    """Whether the sentence right before, in the same paragraph, says that what follows was reported.

    "In 2031, though it met with hardship, the district grew. The revenue reached | 9 bn."
    """
    before = document.statements[statement.index - 1] if statement.index else None
    if before is None or before.block != statement.block:
        return False
    return reports(document.text[before.start : before.end])


def adopts(text: str) -> bool:
    """Whether a text says that a meeting adopted aims, which the next one tells."""
    return _any("adopting").search(_COUNT.sub("", f" {key_of(text)} ")) is not None


def reports(text: str) -> bool:
    """Whether a text says that what follows it was reported."""
    return _any("reporting").search(f" {key_of(text)} ") is not None


@functools.cache
def _any(name: str) -> re.Pattern[str]:
    """Words by which a paragraph says so."""
    return re.compile(f" (?:{'|'.join(re.escape(key_of(words)) for words in settings('adverbs')[name])}) ")
