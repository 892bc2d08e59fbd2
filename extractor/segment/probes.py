"""Probes: the real stage run on the examples of its pattern tables."""

from __future__ import annotations

from collections.abc import Callable

from extractor import lexicon
from extractor.model import Block, Document, Page
from extractor.segment import markers, sentences, wording
from extractor.segment.lines import Role, lines
from extractor.segment.roles import roles


def _document(text: str) -> Document:
    """A page of one paragraph a line."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Document(Page("example", text, "text/plain", ""), text, tuple(blocks))


def numbering(text: str) -> list[dict[str, object]]:
    """What each marked line of an example is read as."""
    found = lines(_document(text))
    items = (Role.ITEM, Role.PARAGRAPH)
    return [
        {
            "id": line.style,
            "marker": line.marker.text,
            "ordinal": line.ordinal,
            "heading": role not in items,
        }
        for line, role in zip(found, roles(text, found, None), strict=True)
        if line.marker is not None
    ]


def abbreviations(text: str) -> list[dict[str, object]]:
    """Which rules kept a full stop from ending a sentence, and how many sentences are left."""
    count = sum(1 for _ in sentences.split(text, 0, len(text)))
    stops = (place for place, sign in enumerate(text) if sign == ".")
    rules = (sentences.held(text, 0, stop) for stop in stops)
    return [{"id": rule, "sentences": count} for rule in rules if rule is not None]


def headings(text: str) -> list[dict[str, object]]:
    """Which entries say something about a line."""
    found: list[dict[str, object]] = []
    for entry in lexicon.entries("headings", wording.LineWords):
        if entry.role == "value":
            if wording.has_value(text, 0, len(text)):
                found.append({"id": entry.id})
        elif wording.rule(entry.role, text, 0, len(text)) == entry.id:
            found.append({"id": entry.id})
    return found


PROBES: dict[str, tuple[type[lexicon.Entry], Callable[[str], list[dict[str, object]]]]] = {
    "headings": (wording.LineWords, headings),
    "numbering": (markers.Style, numbering),
    "sentences": (sentences.Abbreviation, abbreviations),
}
