"""Columns that compare the two to their left ("Compared": "%", "+,-"), without a word on what with."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from extractor.language import key_of, words_of
from extractor.lexicon import entries, settings
from extractor.tables.labels import base_start
from extractor.tables.layout import Column
from extractor.tables.roles import HeadRule

_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"\+.*[-–]|±")  # of a difference


def is_bare(column: Column) -> bool:
    """Whether a column only says that it compares, as a share or as a difference."""
    said = [_letters(level) for level in column.heads]
    known = all(key in _words("comparisons") or key in _words("differences") for key in said)
    return known and ((column.role == "compare" and any(said)) or is_difference(column))


def is_difference(column: Column) -> bool:
    """Whether the values of a column are how much more or less, in the unit of the row, by its head or their signs."""
    level = column.heads[-1] if column.heads else ""
    said = _letters(level) in _words("differences") or _SIGNS.search(level) is not None or column.signed
    return "%" not in level and said


def names_base(text: str) -> bool:
    """Whether a head says what the values are compared with."""
    return base_start(text) is not None and _letters(text) not in _words("comparisons") | _words("differences")


def base_in(column: Column) -> str:
    """What another column is compared with: the head of this one, without a word for what was done."""
    words = words_of(column.head)
    norms = " ".join(words.norms) + " "
    surface = next((words_of(s) for s in _done() if norms.startswith(f"{key_of(s)} ")), None)
    length = len(surface) if surface is not None else 0
    return column.head[words.starts[length] :] if 0 < length < len(words) else column.head


@functools.cache
def _done() -> Sequence[str]:
    """Words in heads of columns of results, the longest first; what names a year stays with the year."""
    rules = (rule for rule in entries("table_heads", HeadRule) if rule.role in ("result", "estimate"))
    surfaces = (surface for rule in rules for surface in rule.surfaces)
    return sorted((s for s in surfaces if key_of(s).split()[-1] not in _years()), key=len, reverse=True)


@functools.cache
def _years() -> frozenset[str]:
    return frozenset(key_of(word) for word in settings("rows")["group_heads"])


def _letters(level: str) -> str:
    return key_of(" ".join(_LETTERS.findall(level)))


@functools.cache
def _words(part: str) -> frozenset[str]:
    return frozenset(_letters(words) for words in settings("rows")[part])
