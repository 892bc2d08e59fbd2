"""A target's value as people in Vietnam write it."""

from __future__ import annotations

from decimal import Decimal

from extractor.model import Target

_SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "}
_SEPARATORS = str.maketrans(",.", ".,")


def value_text(target: Target) -> str:
    """Bound, number and unit as written in Vietnam: "≥ 93 %", "4–5 %", "9.000 ha"."""
    low, high = target.minimum, target.maximum
    if target.comparator == "range" and low is not None and high is not None:
        number = f"{_written(low)}–{_written(high)}"
    else:
        number = _SIGNS.get(target.comparator, "") + _written(high if low is None else low)
    if target.total is not None:
        number += f"/{_written(target.total)}"
    return f"{number} {target.unit}".strip()


def _written(number: Decimal | None) -> str:
    if number is None:
        return ""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SEPARATORS)
