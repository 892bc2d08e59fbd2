"""What a single line says by its own words.

Noise (patterns/noise.toml), marks of administrative text (marks.toml).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.kept import Kept
from extractor.lexicon import Entry, entries, fold, match_key
from extractor.units import tells_amount

# Longest line, in characters, that is compared with the table; longer ones are never noise by their
# words.
LONGEST = 420
_LONGEST_WORD = 40  # characters of a word whose letters without marks are kept for the next time


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise(Entry):
    """One way in which a line or a region of a page is not content."""

    where: Literal["whole", "start", "inside"] = "whole"
    limit: int = 200
    regex: str = ""
    section: bool = False
    feed: bool = False
    weak: bool = False
    names: tuple[str, ...] = ()  # words of class and id attributes
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    valueless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Entry):
    """What a line of a plan, resolution or report looks like."""

    regex: str
    weight: float
    title: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    whole: Mapping[str, Noise]
    firsts: frozenset[str]  # the first words of `whole`
    start: re.Pattern[str]
    starts: Mapping[str, Noise]
    inside: re.Pattern[str]
    insides: Mapping[str, Noise]
    pattern: re.Pattern[str]  # any of `patterns`
    patterns: tuple[tuple[re.Pattern[str], Noise], ...]


@functools.cache
def rules() -> Mapping[str, Noise]:
    """Every entry of patterns/noise.toml by its id."""
    return {rule.id: rule for rule in entries("noise", Noise)}


@functools.cache
def _compiled() -> _Rules:
    by_place: dict[str, dict[str, Noise]] = {"whole": {}, "start": {}, "inside": {}}
    for rule in rules().values():
        for surface in rule.surfaces:
            key = " ".join(fold(surface).split())
            by_place[rule.where][_bare(key) if rule.where == "whole" else key] = rule
    whole, start, inside = by_place["whole"], by_place["start"], by_place["inside"]
    patterned = [rule for rule in rules().values() if rule.regex]
    return _Rules(
        whole=whole,
        firsts=frozenset(key.split(" ", 1)[0] for key in whole),
        start=re.compile(rf"(?:{_any_of(start)})(?!\w)"),
        starts=start,
        inside=re.compile(_any_of(inside)),
        insides=inside,
        pattern=re.compile("|".join(f"(?:{rule.regex})" for rule in patterned) or "(?!)"),
        patterns=tuple((re.compile(rule.regex), rule) for rule in patterned),
    )


def _any_of(words: Mapping[str, Noise]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first) or "(?!)"


@functools.cache
def _folding() -> Mapping[int, str]:
    """Code point -> letter without marks, for every precomposed Latin letter and combining mark."""
    table = {0x111: "d", 0x110: "d", 0xD0: "d", 0xF0: "d", 0xA0: " "}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code).lower())
        table.setdefault(code, "".join(c for c in plain if not unicodedata.combining(c)))
    for code in (*range(0x300, 0x370), 0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD, 0x2060):
        table[code] = ""
    return table


def plain(text: str) -> str:
    """`text` in lower case, without marks and zero-width characters, blanks collapsed."""
    return _short_plain(text) if len(text) <= LONGEST else _short_plain.__wrapped__(text)


@functools.lru_cache(maxsize=8192)
def _short_plain(text: str) -> str:
    return " ".join(filter(None, map(_PLAIN_WORDS.__getitem__, text.lower().split())))


def _plain_word(word: str) -> str:
    return word.translate(_folding())


_PLAIN_WORDS = Kept(_plain_word, 16_384, _LONGEST_WORD)
_DECORATION = " \t*_#[](){}<>|/\\•·●▪►▶»«›‹-–—+=:;.,!?…\"'“”"
_COUNT = re.compile(r"\s*\((?:\d+|[\w, ]{0,12}\d+(?:[.,]\d+)?\s*[km]b)\)$")


def _bare(key: str) -> str:
    """A folded line without decoration, and without a count or the size of a file at its end."""
    return (_COUNT.sub("", key) if key.endswith(")") else key).strip(_DECORATION)


_NUMBER_TAIL = re.compile(r"[\s:]+\d[\d.,\s]{0,20}(?:lan|luot|nguoi)?$")


def rule_of(text: str) -> Noise | None:
    """The rule that a single line matches by its own words; None where it looks like content."""
    return _short_rule(text) if len(text) <= LONGEST else None


@functools.lru_cache(maxsize=32_768)
def _short_rule(text: str) -> Noise | None:
    key = plain(text)
    bare = _bare(key)
    table = _compiled()
    weak = table.whole.get(bare)
    if weak is None and bare[-1:].isdigit():
        weak = table.whole.get(_bare(_NUMBER_TAIL.sub("", bare)))
    if weak is not None and not _says(text, weak):
        weak = None
    if weak is not None and not weak.weak:
        return weak
    head = key.lstrip(_DECORATION)
    match = table.start.match(head)
    for place in (match, table.inside.search(key)):
        if place is not None:
            rule = (table.starts if place is match else table.insides)[place.group()]
            if len(bare) <= rule.limit and _says(text, rule):
                return rule
    for form in (key,) if len(head) == len(key) else (key, head):
        if table.pattern.match(form) and (found := _patterned(text, form)) is not None:
            return found
    return weak or _parts_rule(text) or _chain_rule(bare)


def _patterned(text: str, form: str) -> Noise | None:
    """The first rule whose pattern a folded line matches; none for a line without amounts where it has some."""
    found = (rule for pattern, rule in _compiled().patterns if pattern.match(form))
    return next((rule for rule in found if not (rule.valueless and tells_amount(text))), None)


def _says(text: str, rule: Noise) -> bool:
    """Whether a line that is like a rule's surface without marks is like one with them too.

    Text that bears no marks at all is taken as it is.
    """
    if text.isascii():
        return True
    key = match_key(" ".join(text.split()))
    return any(surface in key for surface in _surfaces(rule.id))


@functools.cache
def _surfaces(rule: str) -> tuple[str, ...]:
    return tuple(match_key(surface).strip(_DECORATION) for surface in rules()[rule].surfaces)


_SEPARATORS = (re.compile(r"[|›»·•]|\s{2,}"), re.compile(r"\s[-–]\s"))
_PARTED = re.compile(r"[|›»·•]|\s(?:\s|[-–]\s)")


def _parts_rule(text: str) -> Noise | None:
    """The rule of a line of parts side by side, each of them noise and not all of them dates."""
    if _PARTED.search(text) is None:
        return None
    for separator in _SEPARATORS:
        parts = [stripped for part in separator.split(text) if (stripped := part.strip())]
        found = [rule_of(part) for part in parts] if 2 <= len(parts) <= 12 else [None]
        rules_found = [rule for rule in found if rule is not None]
        if len(rules_found) == len(found) and not all(r.id.startswith("dateline") for r in rules_found):
            return next((rule for rule in rules_found if not rule.weak), rules_found[0])
    return None


CHAIN = 16  # words of a line that is looked at as links run together
_LONGEST_SURFACE = 6  # words of a link's text


def _chain_rule(bare: str) -> Noise | None:
    """The rule of a line of nothing but known words of menus and tools one after the other, not all of them weak."""
    words = bare.split()
    table = _compiled()
    if not 2 <= len(words) <= CHAIN or words[0] not in table.firsts:
        return None
    whole, place = table.whole, 0
    found: list[Noise] = []
    while place < len(words):
        if words[place] not in table.firsts:
            return None
        ends = range(min(len(words), place + _LONGEST_SURFACE), place, -1)
        end = next((end for end in ends if " ".join(words[place:end]) in whole), None)
        if end is None:
            return None
        found.append(whole[" ".join(words[place:end])])
        place = end
    sure = [rule for rule in found if not rule.weak]
    return sure[0] if len(found) >= 2 and 2 * len(sure) >= len(found) else None


@functools.cache
def _marks() -> tuple[tuple[re.Pattern[str], Mark], ...]:
    return tuple((re.compile(mark.regex), mark) for mark in entries("marks", Mark))


def marks_of(text: str) -> tuple[Mark, ...]:
    """The marks of administrative text that a line bears (patterns/marks.toml)."""
    return _short_marks(text if len(text) <= LONGEST else f"{text[:300]} … {text[-100:]}")


@functools.lru_cache(maxsize=32_768)
def _short_marks(text: str) -> tuple[Mark, ...]:
    key = plain(text)
    return tuple(mark for pattern, mark in _marks() if pattern.search(key))
