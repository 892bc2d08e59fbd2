"""Duckling (BSD) in its Vietnamese locale: numbers and amounts of money, neither per cent nor counted nouns."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from peers.items import Item, answer

NEEDS = ("pyduckling-native-phihos",)
DIMENSIONS = ("number", "amount-of-money")


def items(found: Iterable[Mapping[str, Any]]) -> Iterator[Item]:
    """Its entities: one value, or an interval of which one end may be open."""
    for entity in found:
        value = entity["value"]
        if value.get("type") == "interval":
            low, high = value.get("from"), value.get("to")
            bound = "=" if low and high else ">=" if low else "<="
            minimum, maximum = low and float(low["value"]), high and float(high["value"])
            unit = (low or high or {}).get("unit")
        else:
            minimum = maximum = float(value["value"])
            bound, unit = "=", value.get("unit")
        yield Item(entity["start"], entity["end"], minimum, maximum, str(unit or ""), bound)


def main() -> None:
    """Answer for the text on standard input."""
    native = importlib.import_module("duckling")
    zones = native.load_time_zones("/usr/share/zoneinfo")
    moment = native.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1_600_000_000)
    language = native.parse_lang("VI")
    context = native.Context(moment, native.parse_locale("VI", native.default_locale_lang(language)))
    wanted = native.parse_dimensions(list(DIMENSIONS))
    answer(lambda line: items(native.parse(line, context, wanted, False)))


if __name__ == "__main__":
    main()
