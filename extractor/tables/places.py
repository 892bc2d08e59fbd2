"""Labels that are the names of places."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from extractor.lexicon import settings
from extractor.tables.labels import MARK, is_total


def is_place(label: str) -> bool:
    """Whether a label is the name of a place behind the word for what it is."""
    lower = label.lower()
    if not lower.startswith(_place_types()):
        return False
    name = label[next(len(word) for word in _place_types() if lower.startswith(word)) :].lstrip()
    return name[:1].isupper() or name[:1].isdigit()


def _is_proper(label: str) -> bool:
    """Whether every word of a label has a capital letter, and it alone, as the names of places have."""
    words = label.replace("-", " ").split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() and word[1:].islower() for word in words)


def are_places(labels: Sequence[str]) -> bool:
    """Whether labels are names of places: nearly all behind the word for what they are, or in capitals word by word."""
    names = [text for text in (MARK.sub("", label).strip() for label in labels) if text and not is_total(text)]
    named = sum(is_place(name) or _is_proper(name) for name in names)
    return len(names) >= 3 and 5 * named >= 4 * len(names)


@functools.cache
def _place_types() -> tuple[str, ...]:
    """The words for what a place is, the longest first, each with the blank behind it."""
    return tuple(f"{word} " for word in sorted(settings("rows")["place_types"], key=len, reverse=True))
