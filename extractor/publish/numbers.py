"""Numbers, values and dates as a reader of each language writes them. Machine formats never come through here."""

from __future__ import annotations

import functools
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

Language = Literal["vi", "en"]
NO_BREAK: Final = "\u00a0"
MINUS: Final = "\u2212"
SIGNS: Final = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}
_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@functools.lru_cache(maxsize=20_000, typed=True)
def exact(value: float | int | Decimal) -> Decimal:
    """`value` as the decimal that was read: 15.9, not 15.9000000000000003552."""
    return value if isinstance(value, Decimal) else Decimal(repr(value))


@functools.lru_cache(maxsize=20_000)  # a page writes the same number in its table, its chart and for those who listen
def number(value: float | int | Decimal, language: Language, places: int | None = None) -> str:
    """`value` with grouped thousands: 9.000 and 15,9 in Vietnamese, 9,000 and 15.9 in English.

    `places`: at most so many decimals; None keeps all that the value has.
    """
    decimal = exact(value)
    if places is not None:
        decimal = round(decimal, places)
    text = f"{abs(decimal):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "vi":
        text = text.translate({ord(","): ".", ord("."): ","})
    return (MINUS if decimal < 0 and text.strip("0.,") else "") + text


def signed(value: float | int | Decimal, language: Language, places: int | None = None) -> str:
    """`value` with its sign, for differences."""
    text = number(value, language, places)
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def value(
    minimum: float | Decimal | None,
    maximum: float | Decimal | None,
    comparator: str,
    unit: str,
    language: Language,
    total: float | Decimal | None = None,
) -> str:
    """A value with its bound and unit: "≥ 15,9 %", "93–95 %", "16/16 …", "≈ 5 %"; "–" where there is no number."""
    low = None if minimum is None else number(minimum, language)
    high = low if maximum == minimum else None if maximum is None else number(maximum, language)
    only = low if low is not None else high
    if only is None:
        return "–"
    if low is not None and high is not None and low != high:
        text = f"{low}–{high}"
    elif total is not None:
        text = f"{only}/{number(total, language)}"
    else:
        sign = SIGNS.get(comparator)
        text = f"{sign}{NO_BREAK}{only}" if sign else only
    return f"{text}{NO_BREAK}{unit}" if unit else text


def day(iso: str | None, language: Language) -> str:
    """The day of an ISO date or time: 16/01/2021 in Vietnamese, 16 Jan 2021 in English; "" for None."""
    if not iso:
        return ""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    if language == "vi":
        return f"{found:%d/%m/%Y}"
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def moment(iso: str | None, language: Language) -> str:
    """Day and minute of an ISO time, as written (no change of zone); "" for None."""
    if not iso:
        return ""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found:%H:%M} {day(iso, language)}" if "T" in iso else day(iso, language)


def parsed(text: str, language: Language) -> float:
    """The number that a reader of `language` typed: "9.000" is 9000 in Vietnamese and 9 in English.

    Raises:
        ValueError: it is no number.
    """
    group, point = (".", ",") if language == "vi" else (",", ".")
    plain = text.strip().replace(MINUS, "-").replace(" ", "").replace(NO_BREAK, "")
    return float(plain.replace(group, "").replace(point, "."))
