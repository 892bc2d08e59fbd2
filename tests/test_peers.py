"""Benchmarks beside peers: the shape of each peer's output, what counts as right, and ratios held over time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace as Made
from typing import Any

import pytest
import ratios
from peers import chitieu, cqe, duckling, grammar, quantulum3, recognizers
from peers.environments import OURS, UnavailableError, ask
from peers.items import Item, asked, by_line, lines, read
from peers.scoring import compare

from extractor.flow import extract

PERCENT, PLAIN = Made(name="percentage"), Made(name="dimensionless")


def quantity(value: float, unit: Made, spread: float | None = None) -> Made:
    return Made(span=(4, 9), value=value, unit=unit, uncertainty=spread)


def result(kind: str, **resolution: str) -> Made:
    return Made(start=4, end=8, type_name=kind, resolution=resolution)


def entity(value: dict[str, Any]) -> dict[str, Any]:
    return {"start": 4, "end": 9, "value": value}


def tuple_of(value: Made, unit: Made | None, change: str = "=") -> Made:
    places = {"value": [(4, 6)], "unit": [(7, 9)]}
    return Made(get_char_indices=lambda: places, value=value, unit=unit, change=Made(change=change))


SHAPES: list[tuple[Iterable[Item], list[Item]]] = [
    (quantulum3.items([quantity(93, PERCENT)]), [Item(4, 9, 93, 93, "%")]),
    (quantulum3.items([quantity(7.5, Made(name="kilometre"), 2.5)]), [Item(4, 9, 5, 10, "kilometre")]),
    (quantulum3.items([quantity(1, PLAIN)]), [Item(4, 9, 1, 1)]),
    (recognizers.items([result("percentage", value="15,9%")]), [Item(4, 9, 15.9, 15.9, "%")]),
    (recognizers.items([result("dimension", value="12", unit="km")]), [Item(4, 9, 12, 12, "km")]),
    (recognizers.items([result("number")]), [Item(4, 9, None, None)]),
    (duckling.items([entity({"type": "value", "value": 9000})]), [Item(4, 9, 9000, 9000)]),
    (
        duckling.items([entity({"type": "interval", "from": {"value": 93, "unit": "VND"}})]),
        [Item(4, 9, 93, None, "VND", ">=")],
    ),
    (
        duckling.items([entity({"type": "interval", "from": {"value": 5}, "to": {"value": 10}})]),
        [Item(4, 9, 5, 10)],
    ),
    (cqe.items([tuple_of(Made(lower=93, upper=95), Made(norm_unit="percentage"))]), [Item(4, 9, 93, 95, "%")]),
    (
        cqe.items([tuple_of(Made(value=50.0), Made(norm_unit="school", unit=["new", "schools"]), ">")]),
        [Item(4, 9, 50, 50, "new schools", ">=")],
    ),
    (grammar.items(grammar.QUANTITY.finditer("from 1.250,5 - 1.300%")), [Item(5, 21, 1250.5, 1300, "%")]),
    (
        chitieu.items(extract("Tỷ lệ hộ nghèo dưới 2%; 16/16 phường đạt chuẩn.").targets),
        [Item(15, 22, None, 2, "%", "<"), Item(24, 36, 16, 16, "phường")],
    ),
]


@pytest.mark.parametrize(("found", "items"), SHAPES)
def test_the_output_of_a_peer_becomes_items(found: Iterable[Item], items: list[Item]) -> None:
    assert list(found) == items


def test_of_items_that_overlap_the_longest_is_kept() -> None:
    found = [Item(0, 4, 15.9, 15.9), Item(0, 5, 15.9, 15.9, "%"), Item(8, 9, 3, 3)]
    assert recognizers.without_repeats(found) == found[1:]


def test_items_of_lines_stand_at_their_places_in_the_text() -> None:
    text = "one\n\n  two 7\n9"
    assert list(lines(text)) == [(0, "one"), (5, "  two 7"), (13, "9")]
    found = by_line(lambda line: [Item(*m.span(), 0, 0) for m in re.finditer(r"\d", line)], text)
    assert [text[item.start : item.end] for item in found] == ["7", "9"]


def test_an_answer_is_read_behind_what_a_library_prints() -> None:
    assert read('Loading model {1}\n{"seconds": 0.5, "items": [[0, 1, 2.0, 2.0, "%", "="]]}') == (
        [Item(0, 1, 2, 2, "%")],
        0.5,
    )
    assert json.loads(asked("text", "before")) == {"before": "before", "text": "text"}


GOLD: list[dict[str, Any]] = [
    {"start": 10, "end": 20, "min": 93.0, "max": 95.0, "cmp": "range", "unit": "%"},
    {"start": 30, "end": 40, "min": 9000.0, "max": None, "cmp": ">=", "unit": "người"},
    {"start": 50, "end": 60, "min": 16.0, "max": 16.0, "cmp": "=", "unit": "phường"},
]


@pytest.mark.parametrize(
    ("items", "counts"),  # values, units, bounds, ranges, false
    [
        ([], (0, 0, 0, 0, 0)),
        ([Item(10, 12, 93, 93, "%"), Item(15, 18, 95, 95, "%")], (0, 0, 0, 0, 0)),  # a range in two is no range
        ([Item(12, 18, 93, 95, "%"), Item(0, 5, 2021, 2021)], (1, 1, 0, 1, 1)),
        ([Item(32, 38, 9000, None, "người trở lên", ">")], (1, 1, 1, 0, 0)),
        ([Item(32, 38, 9, 9, "người")], (0, 0, 0, 0, 0)),
        ([Item(50, 55, 1, 1, "phường")], (0, 0, 0, 0, 0)),  # a quotient is not the number
        ([Item(50, 55, 16, 16, "phườngs")], (1, 0, 0, 0, 0)),
    ],
)
def test_what_counts_as_right(items: list[Item], counts: tuple[int, ...]) -> None:
    quality = compare(items, GOLD)
    assert (quality.values, quality.units, quality.bounds, quality.ranges, quality.false) == counts
    assert (quality.gold, quality.lower_bounds, quality.gold_ranges) == (3, 1, 1)
    assert quality.f1 == pytest.approx(2 * quality.units / (3 + len(items)))


@pytest.mark.parametrize("name", OURS)
def test_ours_are_asked_like_peers(name: str) -> None:
    found = ask(name, "a 93% - 95%\n\nb 7%")
    assert [(item.minimum, item.maximum, item.unit) for item in found.items] == [(93, 95, "%"), (7, 7, "%")]
    assert found.seconds > 0


def test_a_peer_that_is_not_there_says_how_to_have_it(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match=r"cqe: not installed.*--install cqe"):
        ask("cqe", "7%", folder=tmp_path)
    (tmp_path / "duckling" / "bin").mkdir(parents=True)
    (tmp_path / "duckling" / "bin" / "python").symlink_to("/bin/false")
    with pytest.raises(UnavailableError, match="duckling: broke on the text: no message"):
        ask("duckling", "7%", folder=tmp_path)


def test_ratios_are_held(tmp_path: Path) -> None:
    path = tmp_path / "ratios.toml"
    ratios.store("speed", {"text / grammar": 0.1, "growth": 1.0}, path)
    ratios.store("ingest", {"pages": 2.0}, path)
    ratios.store("speed", {"growth": 0.9}, path)
    assert ratios.stored("speed", path) == {"text / grammar": 0.1, "growth": 0.9}
    assert ratios.stored("ingest", path) == {"pages": 2.0}
    floor = ratios.stored("speed", path)
    assert ratios.fallen({"growth": 0.77}, floor) == []
    assert ratios.fallen({"growth": 0.7, "new": 0.0}, floor) == [
        "growth: 0.7 is more than 15% below the stored 0.9",
    ]
