"""Where a text says the year of its document."""

from __future__ import annotations

import bisect
import operator

from extractor.model import Document, Statement

OPENING, HEADLINE = 7, 1  # blocks, and values before it, with which a page opens that names its year
IMPLIED = "text:compared"  # the rule of a year that only follows from a comparison


def opened_in(document: Document) -> int | None:
    """The block in which a text says the document's year before it tells values; None where it does so later."""
    year = document.identity.year
    if year is None or year.start is None or not year.rule.startswith("text:") or year.rule == IMPLIED:
        return None
    before = [n for n, block in enumerate(document.blocks) if block.start <= year.start and block.kind != "noise"]
    values = sum(q.start < year.start for q in document.quantities[: HEADLINE + 1])
    return before[-1] if before and len(before) <= OPENING and values <= HEADLINE else None


def said_at(document: Document) -> Statement | None:
    """The statement in which the text, and not the title, says the document's year."""
    year = document.identity.year
    if year is None or year.start is None or not year.rule.startswith("text:"):
        return None
    at = bisect.bisect_right(document.statements, year.start, key=operator.attrgetter("start")) - 1
    return document.statements[at] if at >= 0 else None
