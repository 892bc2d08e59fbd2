"""The gate: no field of any annotated set falls below its floor, and the scorer counts as it says."""

from __future__ import annotations

import functools
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import gate
import pytest
import score
from gate import CORPUS, DEV, SEED, SETS, SHARED, GoldSet
from hypothesis import given
from hypothesis import strategies as st
from score import FIELDS, Comparison, compare, overlap, right_fields

from extractor.flow import extract
from extractor.record import records

SCORER = SHARED / "score" / "score_targets.py"
RECORD: dict[str, Any] = dict(
    zip(
        (
            "doc",
            "start",
            "end",
            "quote",
            "min",
            "max",
            "of",
            "cmp",
            "unit",
            "subject",
            "change",
            "kind",
            "year",
            "base",
        ),
        ("a.txt", 10, 13, "91%", 91, 91, None, "=", "%", "tỷ lệ hộ dùng nước sạch", "level", "target", 2031, None),
        strict=True,
    )
)


def row(**changed: Any) -> dict[str, Any]:
    return {**RECORD, **changed}


@functools.cache
def measured(name: str) -> Comparison:
    """The flow's records of one set against its gold, measured once."""
    each = next(each for each in SETS if each.name == name)
    if not each.gold.is_file():
        pytest.skip(f"no gold in {SHARED}")
    return each.measure()


# Floors ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("each", SETS, ids=[each.name for each in SETS])
def test_no_field_is_below_its_floor(each: GoldSet) -> None:
    result = {each.name: measured(each.name)}
    lines = "\n".join(gate.differences(result, gate.read_state()))
    assert gate.below(result, gate.floors()) == [], lines


@pytest.mark.parametrize("each", SETS, ids=[each.name for each in SETS])
def test_every_field_has_a_floor(each: GoldSet) -> None:
    assert {"gold", *FIELDS} == set(gate.floors()[each.name])


def test_a_fall_is_reported_and_a_floor_is_never_lowered() -> None:
    result = {"corpus": compare([row()], [row(unit="ha")])}
    stored: dict[str, dict[str, float | str]] = {"corpus": {"gold": "old", **dict.fromkeys(FIELDS, 0.9)}}
    assert {line.split()[1] for line in gate.below(result, stored)} == {"unit", "record"}
    kept = gate.raised(result, stored, {"corpus": "new"}, lower=False)["corpus"]
    assert (kept["gold"], kept["unit"], kept["value"]) == ("new", 0.9, 0.996)
    lowered = gate.raised(result, stored, {"corpus": "new"}, lower=True)["corpus"]
    assert lowered["unit"] != 0.9


def test_sets_that_are_not_here_keep_their_floors() -> None:
    stored: dict[str, dict[str, float | str]] = {"dev": {"gold": "x", "value": 0.98}}
    table = gate.raised({"corpus": compare([row()], [row()])}, stored, {"corpus": "y"}, lower=False)
    assert table["dev"] == {"gold": "x", "value": 0.98}


def test_floors_and_state_are_read_back(tmp_path: Path) -> None:
    result = {"corpus": compare([row(), row(start=20, end=23)], [row(base="so với năm 2030")])}
    table = gate.raised(result, {}, {"corpus": "abc"}, lower=False)
    gate.write_floors(table, tmp_path / "floors.toml")
    assert gate.floors(tmp_path / "floors.toml") == table
    state = gate.state_of(result)
    gate.write_state(state, tmp_path / "state.jsonl")
    assert gate.read_state(tmp_path / "state.jsonl") == state
    assert "so với" not in (tmp_path / "state.jsonl").read_text(encoding="utf-8")


def test_gains_and_losses_are_quoted() -> None:
    before = gate.state_of({"corpus": compare([row(), row(start=20, end=23)], [row(unit="ha")])})
    now = {"corpus": compare([row(), row(start=20, end=23)], [row(year=2030)])}
    assert list(gate.differences(now, before)) == [
        "gained corpus a.txt:10 '91%' unit",
        "lost   corpus a.txt:10 '91%' year (2031, now 2030)",
    ]


def test_the_stored_state_holds_no_text() -> None:
    keys = {key for line in gate.STATE.read_text(encoding="utf-8").splitlines() for key in json.loads(line)}
    assert keys == {"set", "doc", "at", "wrong"}


def test_the_command_fails_below_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "present", lambda: [CORPUS])
    monkeypatch.setattr(gate, "floors", lambda: {"corpus": {"gold": "x", "value": 1.1}})
    lines: list[str] = []
    assert gate.main(["--update"], lines.append) == 1
    assert any(line.startswith("corpus: value F1") for line in lines)
    assert any(line.startswith("note   corpus: gold has changed") for line in lines)


def test_gold_without_its_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"names 'a\.txt', which is not in"):
        GoldSet("corpus", tmp_path / "gold.jsonl", (tmp_path,)).path("a.txt")


# Scorer ---------------------------------------------------------------------------------------------------------------

CHANGED: list[tuple[dict[str, Any], set[str]]] = [
    ({}, set()),
    ({"min": 91.0, "max": 91.0}, set()),
    ({"min": 91, "max": None}, set(FIELDS)),  # with another value nothing else counts
    ({"of": 100}, set(FIELDS)),
    ({"cmp": ">="}, {"cmp", "record"}),
    ({"unit": " % "}, set()),
    ({"unit": "phần trăm"}, set()),
    ({"unit": "ha"}, {"unit", "record"}),
    ({"subject": "TỈ LỆ HỘ dùng nước sạch"}, set()),
    ({"subject": "hộ dùng nước sạch nông thôn"}, {"subject", "record"}),
    ({"subject": "thu ngân sách"}, {"subject", "subject_partial", "record"}),
    ({"change": "increase"}, {"change", "record"}),
    ({"kind": "result"}, {"kind", "record"}),
    ({"year": "2031"}, set()),
    ({"year": None}, {"year", "record"}),
    ({"base": "kế hoạch"}, {"base"}),  # no part of the whole record
]


@pytest.mark.parametrize(("changed", "wrong"), CHANGED)
def test_fields(changed: dict[str, Any], wrong: set[str]) -> None:
    assert right_fields(RECORD, row(**changed)) == set(FIELDS) - wrong


def test_an_estimate_counts_as_a_result() -> None:
    assert "kind" in right_fields(row(kind="result"), row(kind="estimate"))


def test_the_whole_count() -> None:
    result = compare([row(), row(start=20, end=23), row(start=30, end=33)], [row(), row(start=21, end=24, year=2030)])
    totals = result.totals()
    assert (totals["value"], totals["record"], totals["precision"], totals["recall"]) == (0.8, 0.4, 1.0, 0.6667)
    assert [match.right == frozenset() for match in result.matches] == [False, False, True]
    assert compare([], []).f1("value") == 1.0
    assert compare([row()], []).totals()["precision"] == 0.0


def test_pairing_by_overlap_prefers_the_same_value() -> None:
    wide, exact = row(start=5, end=40, min=1, max=1), row(start=9, end=12)
    (match,) = compare([row()], [wide, exact]).matches
    assert match.found is exact


def test_pairing_without_offsets_prefers_the_most_similar_subject() -> None:
    gold = [row(start=None, end=None), row(start=None, end=None, subject="tỷ lệ hộ có điện")]
    found = [row(start=4, end=7, subject="tỷ lệ hộ có điện"), row(start=8, end=11)]
    assert [match.found for match in compare(gold, found).matches] == [found[1], found[0]]


def test_no_prediction_is_counted_twice() -> None:
    result = compare([row(), row()], [row()])
    assert [match.found is None for match in result.matches] == [False, True]


DOCUMENT = {
    "doc": "a.txt",
    "annotated": [[0, 100], [200, 300]],
    "doubtful": [{"start": 50, "end": 60}, {"start": None, "quote": "khoảng 12 xã"}],
}
QUESTIONS: list[tuple[dict[str, Any], bool]] = [
    ({"start": 10, "end": 13}, True),
    ({"start": 99, "end": 103}, True),
    ({"start": 100, "end": 103}, False),  # outside what was annotated
    ({"start": 250, "end": 253}, True),
    ({"start": 58, "end": 62}, False),  # on a span left open
    ({"start": 60, "end": 62}, True),
    ({"start": 10, "end": 15, "quote": "12 xã"}, False),  # named as doubtful by its words
]


@pytest.mark.parametrize(("changed", "counted"), QUESTIONS)
def test_what_is_counted(changed: dict[str, Any], counted: bool) -> None:
    assert score.in_question(row(**changed), DOCUMENT) is counted


@given(st.text(max_size=30), st.text(max_size=30))
def test_overlap_is_even_handed(first: str, second: str) -> None:
    assert overlap(first, second) == overlap(second, first)
    assert 0.0 <= overlap(first, second) <= 1.0
    assert overlap(first, first) == 1.0


def other_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("other_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SCORER.is_file(), reason=f"no other scorer in {SHARED}")
@pytest.mark.parametrize("each", [CORPUS, SEED, DEV], ids=["corpus", "seed", "dev"])
def test_both_scorers_agree_to_four_digits(each: GoldSet) -> None:
    gold = score.rows_of(each.gold.read_text(encoding="utf-8").splitlines())
    documents = score.rows_of(each.documents.read_text(encoding="utf-8").splitlines()) if each.documents else []
    names = sorted({r["doc"] for r in (*gold, *documents)})
    found = [r for name in names for r in records(extract(each.path(name)))]
    ours = compare(gold, found, documents).totals()
    theirs, _ = other_scorer().score(gold, found, documents)
    theirs["subject_partial"] = theirs.pop("subject~")
    assert ours == theirs


def test_the_command_scores_files(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text(json.dumps(row()) + "\n", encoding="utf-8")
    found.write_text(json.dumps(row(doc="pages/a.txt", cmp=">")) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["score.py", str(gold), str(found), "--misses"])
    score.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "wrong  a.txt:10 '91%' cmp '=' is '>'"
    assert json.loads(lines[-1])["value"] == 1.0
