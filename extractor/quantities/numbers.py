"""Digits to exact values: grouping and decimal marks as Vietnamese texts write them.

Vietnamese groups thousands with "." and writes decimals with ","; tables typed in a spreadsheet often do the reverse.
Which one a document uses is decided once for the whole document from the numbers that can only be read one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Style = Literal["vietnamese", "english"]

_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# Only one reading: "1.234,5" and "1.234.567" are Vietnamese, "1,234.5" and "1,234,567" are English style.
_SURE_VIETNAMESE = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,}))(?![\d.,]*\d)"
)
_SURE_ENGLISH = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,})(?![\d.,]*\d)")


_COMMA_GROUP = re.compile(r",\d{3}[.,]\d")  # in every sure English form; quick to look for


def style_of(text: str) -> Style:
    """The number style of a whole document: "english" only where the sure English forms outnumber the others."""
    if _COMMA_GROUP.search(text) is None:
        return "vietnamese"
    english = len(_SURE_ENGLISH.findall(text))
    return "english" if english > len(_SURE_VIETNAMESE.findall(text)) else "vietnamese"


def parse(digits: str, style: Style = "vietnamese") -> Decimal:
    """The value of a run of digits with separators: "9.000" -> 9000, "15,9" -> 15.9, "05" -> 5.

    A "." that is not followed by groups of exactly three digits is a decimal mark ("15.85"), and so is the single
    separator of "0.125" or "0,125".
    """
    if digits.isdecimal():
        return Decimal(digits)
    if style == "english":
        if _GROUPED_COMMA.fullmatch(digits) and not digits.startswith("0"):
            return Decimal(digits.replace(",", ""))
        return _plain(digits, grouping=",", decimal=".")
    if "." not in digits and digits.count(",") == 1:
        return Decimal(digits.replace(",", "."))
    if _GROUPED_DOT.fullmatch(digits) and not digits.startswith("0"):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _SURE_ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    return _plain(digits, grouping=".", decimal=",")


def _plain(digits: str, grouping: str, decimal: str) -> Decimal:
    """Separators that fit no grouping: the last one is the decimal mark, the others are dropped."""
    last = max(digits.rfind(grouping), digits.rfind(decimal))
    whole = digits[:last].replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{digits[last + 1 :]}")


def sums(values: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """Compound numbers: pairs of (value, scale) added up in the scale of the first."""
    pairs = list(values)
    first = pairs[0][1]
    return sum((value * scale / first for value, scale in pairs), Decimal(0))
