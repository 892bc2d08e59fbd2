"""The markers that a browser computes for list items: `<ol start=3 type=a>` begins with "c)"."""

from __future__ import annotations

import re

_STYLES = {
    "decimal": "1",
    "decimal-leading-zero": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPED = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z\u0110\u0111]|[ivxIVX]{1,5})\s?[.)/\-]|[-–—+*•●▪◦✓])(?:\s|$)"
)


def list_style(ordered: bool, kind: str | None, css: str | None) -> str:
    """The style of a list's markers: "1", "a", "A", "i", "I", "-" or "" (none)."""
    match = _LIST_STYLE.search(css or "")
    if match and match.group(1).lower() in _STYLES:
        return _STYLES[match.group(1).lower()]
    if not ordered:
        return "-"
    return kind if kind in {"1", "a", "A", "i", "I"} else "1"


def marker(style: str, number: int) -> str:
    """The marker of item `number` as plain text: "3.", "c)", "C.", "iii)", "III.", "-" or ""."""
    if style in {"", "-"}:
        return style
    if style in {"a", "A"} and number >= 1:
        letters = _letters(number)
        return f"{letters})" if style == "a" else f"{letters.upper()}."
    if style in {"i", "I"} and 1 <= number <= 3999:
        roman = _roman(number)
        return f"{roman})" if style == "i" else f"{roman.upper()}."
    return f"{number}."


def is_typed(text: str) -> bool:
    """Whether a text begins with a marker of its own, so that none is to be computed."""
    return _TYPED.match(text) is not None


def whole_number(text: str | None, default: int) -> int:
    """An attribute's value as a number, or `default` where it is none."""
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else default


def _letters(number: int) -> str:
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out
