"""Where a text says the year of its document."""

from __future__ import annotations

import bisect
import operator

from extractor.language import key_of
from extractor.lexicon import settings
from extractor.model import Document, Statement

OPENING, HEADLINE = 7, 1  # blocks, and values before it, with which a page opens that names its year
GOALS = frozenset({"text:until", "title:until"})  # rules of one aimed at
AIM = 12  # characters before a year in which a word can aim at it
IMPLIED = "text:compared"  # the rule of a year that only follows from a comparison


def opened_in(document: Document) -> int | None:
    """The block in which a text says the document's year before it tells values; None where it does so later.

    One that a bracket holds alone is that of the value beside it.
    """
    year, text = document.identity.year, document.text
    if year is None or year.start is None or not year.rule.startswith("text:") or year.rule == IMPLIED:
        return None
    if year.end is not None and text[year.start - 1 : year.start] == "(" and text[year.end : year.end + 1] == ")":
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


def is_aimed_at(document: Document) -> bool:
    """Whether the document's year is one that it aims at: "until 2030", "in the year 2030" where first named."""
    year = document.identity.year
    if year is None or year.rule in GOALS or year.start is None or year.rule.startswith("title:"):
        return year is not None and year.rule in GOALS
    before = key_of(document.text[max(0, year.start - AIM) : year.start])
    return before.endswith(tuple(f" {key_of(word)}" for word in settings("adverbs")["aiming"]))
