"""Marks that number headings and items: what stands at the start of a line, what it counts.

Styles are data (`patterns/numbering.toml`); this module turns each into one regular expression
and reads a line with them. A mark can have several readings ("i)" is a small roman one or the
letter after h); the list it stands in decides.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractor import lexicon
from extractor.segment import numerals
from extractor.segment.numerals import COMBINING, UPPER, Numeral

_MARKS = r"[*_\\]*"  # markdown's emphasis and escapes
_LEAD = r"[\s>#]*(?:[*_]{2,3}\s?|[*_](?=\S))?\\?"
_LEADING = re.compile(_LEAD)
_CAPITAL = rf"(?=[\s*_\\]*(?:[{UPPER}\"“«(]|\Z))"
PATHS = ("decimal", "composite", "lettered")  # numerals that name what they stand in: "2.1", "II.1", "a.1"
_HEAD = 64  # characters of a line that are looked at for its mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Style(lexicon.Entry):
    """One style of numbering; see the head of patterns/numbering.toml."""

    numeral: Numeral
    rank: int
    opening: str = ""
    close: tuple[str, ...] = ()
    heading: bool = False
    family: str = ""


class Reading(NamedTuple):
    """One way to read a mark: the style and the place in its list (0 for a bullet)."""

    style: str
    ordinal: int


class Marker(NamedTuple):
    """The mark of a line without closing punctuation, where the text after it starts, readings."""

    text: str
    end: int
    readings: tuple[Reading, ...]


@functools.cache
def styles() -> Mapping[str, Style]:
    """All styles by id."""
    return {style.id: style for style in lexicon.entries("numbering", Style)}


def _closing(sign: str, numeral: Numeral, *, worded: bool) -> str:
    """Pattern of one closing sign, with what must follow it for the mark to be one."""
    if not sign:
        return _CAPITAL if worded else rf"(?=\s){_CAPITAL}"
    mark = re.escape(sign)
    if sign.isalpha():
        return rf"\s+{mark}(?!\w)[,:]?"
    if sign in "-–—/":
        return rf"\s?{mark}{_CAPITAL}"
    if sign != ".":
        return mark
    if numeral in ("lower", "small_roman"):
        return r"\.(?=[\s*_\\]|\Z)"
    if numeral == "upper":
        return rf"\.(?=[\s*_\\]|\Z|[{UPPER}]{{2}})"
    return r"\.(?!\d)"


def _compile(style: Style) -> re.Pattern[str]:
    if style.numeral == "bullet":
        return _compile_bullet(style)
    worded = bool(style.surfaces) and style.numeral != "word"
    closes = sorted(style.close, key=len, reverse=True)
    close = "|".join(_closing(sign, style.numeral, worded=worded) for sign in closes)
    if style.numeral in ("word", "count"):
        body = numerals.pattern(style.numeral)
        guard = lexicon.settings("numbering")["ordinals"]["not_after"]
        return re.compile(rf"{_LEAD}(?P<mark>(?P<number>{body}))(?!{guard}){_MARKS}(?:{close}){_MARKS}\s*")
    if worded:
        words = "|".join(re.escape(word) for word in sorted(style.surfaces, key=len, reverse=True))
        words = words.replace(r"\ ", r"\s+")
        kind: Numeral = "any" if style.numeral == "optional" else style.numeral
        number = rf"\s+(?P<number>{numerals.pattern(kind)}(?:[a-z]\b)?)"
        if style.numeral == "optional":
            number = rf"(?:{number})?"
        mark = rf"(?P<mark>(?i:{words}){number})"
        return re.compile(rf"{_LEAD}{mark}{_MARKS}\s?(?:{close}){_MARKS}\s*")
    opening = re.escape(style.opening)
    number = rf"{_MARKS}\s?{opening}\s?(?P<mark>(?P<number>{numerals.pattern(style.numeral)}))"
    return re.compile(rf"{_LEAD}{number}{_MARKS}\s?(?:{close}){_MARKS}\s*")


def _compile_bullet(style: Style) -> re.Pattern[str]:
    letters = "|".join(filter(str.isalpha, style.surfaces))  # as word processors draw signs: "o", "v", "Ø"
    signs = "|".join(re.escape(sign) for sign in sorted(style.surfaces, key=len, reverse=True) if not sign.isalpha())
    if style.surfaces == ("*",):  # a star without a blank is a bullet only where no second star makes it emphasis
        return re.compile(r"[\s>]*(?P<mark>\*)(?:\.\s*(?=[^\W\d_])|\s+(?=\*{2}\S|[^\s*])|(?=[^\s*][^*]*\Z))[*_\\]*")
    after = r"(?:\.\s*(?=[^\W\d_])|\s+(?=[*_\\]*[^\s*_|\-–—−+])|(?=[^\W\d_])|(?=[\"“*]{1,3}[^\W\d_]))"
    drawn = rf"|(?:{letters})(?=\s){_CAPITAL}" if letters else ""
    return re.compile(rf"{_LEAD}(?P<mark>{signs}{drawn}){after}{_MARKS}")


@functools.cache
def _pattern(style: str) -> re.Pattern[str]:
    """The pattern of one style, compiled when a line first begins as its marks can."""
    return _compile(styles()[style])


@functools.cache
def _by_sign() -> Mapping[str, tuple[Style, ...]]:
    """Styles by the first character that a mark of theirs can have."""
    table: dict[str, list[Style]] = {}
    for style in styles().values():
        for sign in sorted(_first_signs(style)):
            table.setdefault(sign, []).append(style)
    return {sign: tuple(found) for sign, found in table.items()}


def _first_signs(style: Style) -> set[str]:
    if style.opening:
        return {style.opening[0]}
    words = style.surfaces or (tuple(numerals.ordinal_words()) if style.numeral == "count" else ())
    if words:
        return {sign for word in words for sign in (word[0].lower(), word[0].upper())}
    known = {
        "arabic": "0-9",
        "decimal": "0-9",
        "roman": "IVXL",
        "small_roman": "ivx",
        "composite": "A-IVXL",
    }
    extra = numerals.letters()[4]
    known |= {"upper": f"A-Z{extra.upper()}\u00d0", "lower": f"a-z{extra}\u00f0", "lettered": f"a-z{extra}\u00f0"}
    number = re.compile(f"[{known[style.numeral]}]")
    return {sign for sign in map(chr, range(0x30, 0x112)) if number.match(sign)}


def read(text: str, start: int, end: int, *, composed: bool = True) -> Marker | None:
    """The mark at the start of the line `text[start:end]`, or None.

    `composed`: the text holds no combining marks; otherwise the line's start is composed first
    and offsets are mapped back.
    """
    limit = min(end, start + _HEAD)
    if not composed and COMBINING.search(text, start, limit) is not None:
        return _read_decomposed(text, start, limit)
    lead = _LEADING.match(text, start, limit)
    at = lead.end() if lead else start
    if at >= limit:
        return None
    candidates = _by_sign().get(text[at], ())
    if at > start and "*" in text[start:at]:
        candidates += _by_sign()["*"]  # last: a star that is no emphasis after all
    readings: list[Reading] = []
    best: re.Match[str] | None = None
    for style in candidates:
        match = _pattern(style.id).match(text, start, end if style.id == "star" else limit)
        if match is None or (best is not None and len(match["mark"]) < len(best["mark"])):
            continue
        if best is not None and style.numeral == "bullet":
            continue
        ordinal = _ordinal(style, match)
        if ordinal is None or (style.numeral == "optional" and _runs_on(text, match.end(), end)):
            continue
        if best is not None and len(match["mark"]) > len(best["mark"]):
            readings.clear()
        best = match
        readings.append(Reading(style.id, ordinal))
    if best is None:
        return None
    mark = " ".join(best["mark"].split())
    if styles()[readings[0].style].numeral == "lettered":
        mark = f"{mark[0]}.{readings[0].ordinal}"  # however it is written: "a1", "a . 1"
    return Marker(mark, best.end(), tuple(readings))


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether what follows the word of an annex is a sentence and not its title."""
    rest = text[start : min(end, start + 200)].strip()
    return bool(rest) and not rest.isupper() and rest[-1] in ".;,"


def _ordinal(style: Style, match: re.Match[str]) -> int | None:
    """Place of a mark in its list, None where the numeral is none ("IIX")."""
    if style.numeral == "bullet":
        return 0
    number = match["number"]
    if number is None:
        return 0
    if style.numeral in ("decimal", "composite"):
        number = number.rpartition(".")[2]
    if style.numeral == "lettered":
        number = number[1:].strip(" .")
    return numerals.ordinal_of(number, style.numeral)


def _read_decomposed(text: str, start: int, limit: int) -> Marker | None:
    """`read` for decomposed letters: the mark ends where the shortest stretch composes to it."""
    line = unicodedata.normalize("NFC", text[start:limit])
    found = read(line, 0, len(line), composed=True)
    if found is None:
        return None
    end = start
    while end < limit and len(unicodedata.normalize("NFC", text[start:end])) < found.end:
        end += 1
    while end < limit and unicodedata.combining(text[end]):
        end += 1
    return found._replace(end=end)
