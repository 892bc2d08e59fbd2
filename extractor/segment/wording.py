"""Wording: what a line's words say about its role, by `patterns/headings.toml` and case."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from extractor import lexicon
from extractor.segment import markers
from extractor.segment.numerals import COMBINING

Role = Literal["title", "starter", "formula", "tail", "opener", "joiner", "value", "caption"]

_BRACKETS = re.compile(r"\([^)]*\)")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = r"(?:19|20)\d\d(?!\d)"
_AMOUNT = re.compile(r"[\d%‰]")
_LONGEST = 60  # characters at the start of a line that are compared with the surfaces
_HEADING = 480  # characters above which no line is a heading in capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords(lexicon.Entry):
    """Words that say what a line is; see the head of patterns/headings.toml."""

    role: Role
    prefix: bool = False


@functools.cache
def _by_role(role: Role) -> dict[str, tuple[tuple[str, LineWords], ...]]:
    """Surfaces of a role, longest first, by first word; of a joiner, found at the end, by ""."""
    table: dict[str, list[tuple[str, LineWords]]] = {}
    for entry in lexicon.entries("headings", LineWords):
        for surface in entry.surfaces if entry.role == role else ():
            first = "" if role == "joiner" else _first_word(surface)
            table.setdefault(first, []).append((surface, entry))
    return {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in table.items()}


def _first_word(key: str) -> str:
    return key.partition(" ")[0].rstrip(":.,;")


@functools.cache
def _values() -> re.Pattern[str]:
    surfaces = [word for found in _by_role("value").values() for word, _ in found]
    words = "|".join(re.escape(word) for word in surfaces)
    number = rf"(?!{_YEAR})\d"
    return re.compile(rf"%|‰|\d[.,]\d|(?:^|(?<!\w))(?:{words})\s+{number}|:\s*{number}", re.IGNORECASE)


def capitals(text: str, start: int, end: int) -> bool:
    """Whether all letters outside brackets are capitals, and there are at least three."""
    if end - start > _HEADING:
        return False
    plain = text[start:end]
    if "(" in plain:
        plain = _BRACKETS.sub("", plain)
    return plain.isupper() and len(_LETTER.findall(plain)) > 2


def has_value(text: str, start: int, end: int) -> bool:
    """Whether a line states an amount: a share, a grouped number, a number after its verb."""
    if _AMOUNT.search(text, start, end) is None:
        return False
    return _values().search(_composed(text[start:end])) is not None


def _composed(text: str) -> str:
    return text if COMBINING.search(text) is None else unicodedata.normalize("NFC", text)


def rule(role: Role, text: str, start: int, end: int) -> str | None:
    """Id of the entry that gives `role` to the line `text[start:end]`, or None."""
    key = " ".join(_composed(text[start : min(end, start + _LONGEST)]).lower().split())
    if role == "joiner":
        return next((e.id for s, e in _by_role(role)[""] if _ends(key, s)), None)
    for surface, entry in _by_role(role).get(_first_word(key), ()):
        if not key.startswith(surface):
            continue
        rest = key[len(surface) :]
        whole = role == "title" or (role == "formula" and not entry.prefix)
        if (not rest) if whole else not (rest and rest[0].isalnum() and surface[-1].isalnum()):
            return entry.id
    return None


def _ends(key: str, surface: str) -> bool:
    return key.endswith(surface if not surface[-1].isalnum() else " " + surface)


def unfinished(text: str, start: int, end: int) -> bool:
    """Whether a line ends in a word or sign that cannot end a heading."""
    return rule("joiner", text, max(start, end - 40), end) is not None


def takes_title(style: str) -> bool:
    """Whether a mark of this style stands on a line of its own above its title ("Chapter I")."""
    return markers.styles()[style].heading
