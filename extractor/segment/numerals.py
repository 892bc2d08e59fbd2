"""Numerals: how the numbers of headings and items are written, and what they count."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

from extractor import lexicon

Numeral = Literal[
    "arabic", "roman", "small_roman", "upper", "lower", "decimal", "composite", "lettered", "word", "count",
    "any", "optional", "bullet",
]  # fmt: skip

# Capital letters of Vietnamese, for the inside of a set; a shorter set than all capitals compiles faster.
UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0102\u0110\u0128\u0168\u01a0\u01af"
UPPER += "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
COMBINING = re.compile("[\u0300-\u036f]")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@functools.cache
def ordinal_words() -> Mapping[str, int]:
    """Number words and what they count."""
    return dict(lexicon.settings("numbering")["ordinals"]["words"])


@functools.cache
def letters() -> str:
    """Letters in the order in which lists use them."""
    return str(lexicon.settings("numbering")["ordinals"]["letters"])


def pattern(kind: Numeral) -> str:
    """Regular expression of a numeral of one kind."""
    prefix = lexicon.settings("numbering")["ordinals"]["prefix"]
    words = "|".join(sorted(ordinal_words(), key=len, reverse=True))
    extra = letters()[4]  # the one letter of the alphabet that is not ASCII
    word = rf"(?i:{prefix}\s+(?:{words}))(?!\w)"
    roman = r"[IVXL]{1,7}"
    parts = {
        "arabic": r"\d{1,2}",
        "roman": roman,
        "small_roman": r"[ivx]{1,5}",
        "upper": rf"[A-Z{extra.upper()}\u00d0]",
        "lower": rf"[a-z{extra}\u00f0]",
        "decimal": r"\d{1,2}(?:\.\d{1,2}){1,4}",
        "composite": rf"(?:{roman}\.\d{{1,2}}|[A-H]\.(?:\d{{1,2}}|{roman}))(?:\.\d{{1,2}}){{0,3}}",
        "lettered": rf"[a-z{extra}\u00f0]\s?\.?\s?\d{{1,2}}",
        "word": word,
        "count": rf"(?i:{words})",
        "any": rf"(?:{word}|\d{{1,3}}|{roman}(?!\w)|[A-Z](?!\w))",
    }
    return parts[kind]


def ordinal_of(number: str, numeral: Numeral) -> int | None:
    """Value of a numeral: "12" -> 12, "IV" -> 4, a word or letter -> its place; None for none."""
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits.group())
    word = unicodedata.normalize("NFC", number.split()[-1].lower())
    if numeral in ("word", "count") or len(number.split()) > 1:
        return ordinal_words().get(word)
    if numeral in ("upper", "lower"):
        place = letters().find(word.replace("\u00f0", letters()[4]))
        return place + 1 if place >= 0 else None
    return _roman(number.upper()) or (letters().find(word) + 1 if len(word) == 1 else None) or None


def _roman(number: str) -> int | None:
    if not re.fullmatch(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})", number):
        return None
    values = [_ROMAN[sign] for sign in number]
    after = [*values[1:], 0]
    return sum(-v if v < w else v for v, w in zip(values, after, strict=True)) or None
