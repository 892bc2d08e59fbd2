"""Sections: headings with their titles and extent, while they are open and when they are done."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extractor.model import Section

_CLOSING = " \t\r\n:;,.*_-–"


@dataclass(slots=True)
class Draft:
    """A section while it is open."""

    parent: int | None
    marker: str | None
    title: str
    start: int
    end: int
    body_end: int
    is_title: bool


def title_text(text: str, start: int, end: int, *, sentence: bool = False) -> str:
    """A heading in one line without its closing punctuation; a `sentence` keeps its full stop."""
    plain = unicodedata.normalize("NFC", " ".join(text[start:end].replace("*", "").replace("\\", "").split()))
    return plain.rstrip(" :" if sentence else _CLOSING)


def finished(drafts: list[Draft]) -> tuple[tuple[Section, ...], list[int | None]]:
    """Sections, and for each draft its index; a sole title is no section, its headings move up."""
    titles = sum(draft.is_title for draft in drafts)
    index: list[int | None] = []
    found: list[Section] = []
    for draft in drafts:
        if draft.is_title and titles == 1:
            index.append(None)
            continue
        parent = index[draft.parent] if draft.parent is not None else None
        depth = found[parent].depth + 1 if parent is not None else 1
        index.append(len(found))
        found.append(
            Section(
                len(found),
                parent,
                depth,
                draft.marker,
                draft.title,
                draft.start,
                draft.end,
                draft.body_end,
            )
        )
    return tuple(found), index
