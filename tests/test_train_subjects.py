"""benchmarks/loglinear.py and train_subjects.py: what the fit of the ranker makes of samples."""

from __future__ import annotations

import loglinear
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loglinear import Problem, Sample, confidence_of
from train_subjects import follows


def sample(right: str, *wrong: str, weight: int = 1) -> Sample:
    """A value with one right candidate and some wrong ones, each of a part of its own beside one that all have."""
    names = (right, *wrong)
    parts = [["any"], *([name, f"seen {name[0]}"] for name in names)]
    made: list[tuple[int, ...]] = [(0, at) for at in range(1, len(parts))]
    return Sample("a", parts, made, [1.0, *(0.0 for _ in wrong)], weight)


FEW = [sample("good", "bad"), sample("good", "bad", "worse"), sample("good", "worse", weight=4)]


def test_the_fit_prefers_what_was_right_and_comes_out_the_same_again() -> None:
    weights = loglinear.fit(FEW * 20)
    assert weights["good"] > 0.2 > -0.2 > weights["bad"]
    assert weights == loglinear.fit(FEW * 20)


def test_what_is_rare_or_says_nothing_has_no_weight() -> None:
    weights = loglinear.fit([*FEW * 20, sample("good", "once")])
    assert "any" not in weights
    assert "once" not in weights
    assert "once" in loglinear.fit([*FEW * 20, *[sample("good", "once")] * 9])


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        ([1.0, 0.95, 0.8], [1, 1, 0]),  # nearly as good as the best is right too
        ([0.85, 0.8, 0.7], [1, 1, 0]),
        ([0.6, 0.4], [1, 0]),  # the best is right where none is complete
        ([0.4, 0.3], []),  # a value without a candidate half right says nothing
    ],
)
def test_which_candidates_are_right(agreement: list[float], expected: list[int]) -> None:
    one = Sample("a", [["x"]] * len(agreement), [(at,) for at in range(len(agreement))], agreement, 1)
    assert loglinear.problem([one]).good.tolist() == expected


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.data())
def test_ranges_are_those_that_a_loop_finds(lengths: list[int], data: st.DataObject) -> None:
    begins = np.append(0, np.cumsum(lengths))
    chosen = data.draw(st.lists(st.integers(0, len(lengths) - 1), min_size=1, max_size=9))
    places, owners = loglinear.ranges(begins, np.array(chosen))
    wanted = [(place, owner) for owner, at in enumerate(chosen) for place in range(begins[at], begins[at + 1])]
    assert list(zip(places.tolist(), owners.tolist(), strict=True)) == wanted


def loss(p: Problem, weights: np.ndarray) -> float:
    """The loss of all samples, sample by sample."""
    found = 0.0
    for number, weight in enumerate(p.weights):
        rows = range(p.firsts[number], p.firsts[number + 1])
        scores = [
            sum(weights[p.columns[p.begins[part] : p.begins[part + 1]]].sum() for part in p.rows[r]) for r in rows
        ]
        powers, good = np.exp(scores), p.good[rows.start : rows.stop]
        found -= weight * float(np.log((powers * good).sum() / powers.sum()))
    return found


def test_the_slope_is_that_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loglinear, "DROPPED", 0.0)
    p = loglinear.problem(FEW * 2)
    chance = np.random.default_rng(7)
    weights = chance.normal(size=len(p.names))
    slope = loglinear.slope_of(p, weights, np.arange(len(p.weights)), chance)
    steps = np.eye(len(weights)) * 1e-5
    measured = [(loss(p, weights + step) - loss(p, weights - step)) / 2e-5 for step in steps]
    assert slope == pytest.approx(measured, abs=1e-6)


def test_a_feature_that_is_left_out_changes_no_other_part() -> None:
    p = loglinear.problem(FEW * 2)
    gone = np.array([name == "good" for name in p.names])
    left = loglinear.without(p, gone)
    for part in range(len(p.begins) - 1):
        kept = [c for c in p.columns[p.begins[part] : p.begins[part + 1]].tolist() if not gone[c]]
        assert left.columns[left.begins[part] : left.begins[part + 1]].tolist() == kept


CURVES: list[tuple[list[tuple[float, int, int]], tuple[float, float]]] = [  # (share, right, wrong), slope and offset
    ([(0.9, 45, 5), (0.3, 15, 35)], (1.0, 0.0)),
    ([(1.0, 9000, 1000), (0.5, 60, 40)], (0.13, 0.405)),  # shares of nearly 1 that are right nine times in ten
]


@pytest.mark.parametrize(("told", "expected"), CURVES)
def test_the_curve_from_shares_to_how_often_they_are_right(
    told: list[tuple[float, int, int]], expected: tuple[float, float]
) -> None:
    shares = [share for share, right, wrong in told for _ in range(right + wrong)]
    found = [at < right for _, right, wrong in told for at in range(right + wrong)]
    assert loglinear.curve(shares, found) == pytest.approx(expected, abs=0.001)


def test_sole_candidates_do_not_bend_the_curve() -> None:
    rivalled = [(0.9, True)] * 45 + [(0.9, False)] * 5 + [(0.3, True)] * 15 + [(0.3, False)] * 35
    told = rivalled + [(1.0, True)] * 5 + [(1.0, False)] * 3
    weights = confidence_of([share for share, _ in told], [right for _, right in told])
    assert weights == pytest.approx(
        {"confidence|slope": 1.0, "confidence|offset": 0.0, "confidence|sole": 0.6}, abs=0.001
    )


WAYS = [
    ("L (whole)", False),  # the whole left side: nothing is taken over
    ("X : L topic (whole)", False),
    ("X before", True),
    ("X : L before (whole)", True),
    ("L / R whole (whole, whole)", True),
]


@pytest.mark.parametrize(("way", "expected"), WAYS)
def test_what_follows_a_value_before(way: str, expected: bool) -> None:
    assert follows(way) is expected
