"""Microsoft Recognizers-Text (MIT): numbers, percentages and units; Spanish, as no culture is Vietnamese.

The Spanish culture reads "15,9%" and "9.000" as Vietnamese writes them; the English one does not.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

from peers.items import Item, answer

NEEDS = ("recognizers-text-number-with-unit", "recognizers-text-number", "emoji<2", "setuptools<81")
CULTURE = "es-es"


def items(found: Iterable[Any]) -> Iterator[Item]:
    """Its results; the end is the last character, the value is text."""
    for result in found:
        resolved = result.resolution or {}
        value = number(resolved.get("value"))
        percent = result.type_name == "percentage"
        unit = "%" if percent else str(resolved.get("unit") or "")
        yield Item(result.start, result.end + 1, value, value, unit)


def number(value: str | None) -> float | None:
    """A value as it is resolved for the culture: "15,9", "9000", "15,9%"."""
    try:
        return float((value or "").rstrip("% ").replace(",", "."))
    except ValueError:
        return None


def without_repeats(found: Iterable[Item]) -> list[Item]:
    """The items of several models, of those that overlap the longest: "15,9%" and not its "15,9"."""
    kept: list[Item] = []
    for item in sorted(found, key=lambda i: (i.start - i.end, i.start)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept)


def main() -> None:
    """Answer for the text on standard input."""
    numbers = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    plain = numbers.NumberRecognizer(CULTURE)
    measured = units.NumberWithUnitRecognizer(CULTURE)
    models = [plain.get_number_model(), plain.get_percentage_model()]
    models += [measured.get_dimension_model(), measured.get_currency_model(), measured.get_age_model()]
    answer(lambda line: without_repeats(item for model in models for item in items(model.parse(line))))


if __name__ == "__main__":
    main()
