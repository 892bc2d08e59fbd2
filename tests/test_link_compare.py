"""Rules of comparison: every way to mix what must not be mixed is tried, and fails with its reason."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon import settings
from extractor.link.compare import Row, cell, comparable, difference, pivot, plan_against_result, row_of
from extractor.link.frames import additive, restate, share_of_units
from extractor.link.indicators import match
from extractor.link.rules import breaks
from extractor.record import record

DISTRICT_8, CHANH_HUNG, BINH_DONG, PHU_DINH = "79/776", "27418@2025-07-01", "27424@2025-07-01", "27427@2025-07-01"


def row(value: str | None = "10", year: int = 2023, **more: Any) -> Row:
    number = None if value is None else Decimal(value)
    values: dict[str, Any] = {
        "indicator_id": "health_insurance_coverage",
        "place_id": DISTRICT_8,
        "year": year,
        "kind": "target",
        "change": "level",
        "comparator": "=",
        "minimum": number,
        "maximum": number,
        "unit_id": "pct",
    }
    return Row(**(values | more))


def test_two_plain_values_of_one_place_are_subtracted() -> None:
    step = difference(row("93.5", 2022), row("95", 2023))
    assert step.reasons == ()
    assert step.difference == Decimal("1.5")


# what is changed in the second value -> the reason that must come
MIXED = [
    ({"indicator_id": "unemployment_rate"}, "indicator"),
    ({"indicator_id": None}, "no_indicator"),
    ({"kind": "result"}, "kind"),
    ({"kind": "estimate"}, "kind"),
    ({"change": "increase"}, "change"),
    ({"change": "decrease"}, "change"),
    ({"unit_id": "pp"}, "unit"),
    ({"unit_id": "person"}, "unit"),
    ({"minimum": None, "maximum": None}, "unit"),
    ({"base": "so với cùng kỳ"}, "base"),
    ({"standard": "chuẩn nghèo của thành phố"}, "standard"),
    ({"price_basis": "constant 2010"}, "price_basis"),
    ({"basis": "annual average"}, "period"),
    ({"basis": "part-year"}, "period"),
    ({"first_year": 2021}, "period"),
    ({"comparator": ">=", "maximum": None}, "bound"),
    ({"comparator": ">", "maximum": None}, "bound"),
    ({"comparator": "<=", "minimum": None}, "bound"),
    ({"comparator": "range", "maximum": Decimal(12)}, "bound"),
    ({"comparator": "~"}, "approximate"),
    ({"flags": ("implausible", "thousandfold")}, "doubtful"),
    ({"flags": ("names_a_place",)}, "doubtful"),
    ({"year": None}, "no_year"),
    ({"place_id": "79/765"}, "place"),
    ({"place_id": None}, "no_place"),
    ({"place_id": CHANH_HUNG, "year": 2026}, "frame"),
]


@pytest.mark.parametrize(("changed", "reason"), MIXED)
def test_what_differs_is_never_subtracted(changed: dict[str, Any], reason: str) -> None:
    one, other = row(year=2022), dataclasses.replace(row(year=2023), **changed)
    for step in (difference(one, other), difference(other, one)):
        assert reason in step.reasons
        assert step.difference is None


# Invariant 3 of the design, pair by pair: two values that must never be mixed, and the reason that keeps them apart.
NEVER_MIXED = [
    ("> and >=", {"comparator": ">", "maximum": None}, {"comparator": ">=", "maximum": None}, "bound"),
    ("< and <=", {"comparator": "<", "minimum": None}, {"comparator": "<=", "minimum": None}, "bound"),
    ("a range and its lower end", {"comparator": "range", "maximum": Decimal(12)}, {}, "bound"),
    ("a range and its upper end", {"comparator": "range", "minimum": Decimal(8)}, {}, "bound"),
    ("per cent and points", {"unit_id": "pct"}, {"unit_id": "pp"}, "unit"),
    ("a share and a count", {"unit_id": "pct"}, {"unit_id": "household"}, "unit"),
    ("level and rise", {"change": "level"}, {"change": "increase"}, "change"),
    ("level and fall", {"change": "level"}, {"change": "decrease"}, "change"),
    ("rise and fall", {"change": "increase"}, {"change": "decrease"}, "change"),
    ("target and result", {"kind": "target"}, {"kind": "result"}, "kind"),
    ("target and estimate", {"kind": "target"}, {"kind": "estimate"}, "kind"),
    ("result and estimate", {"kind": "result"}, {"kind": "estimate"}, "kind"),
    ("stock and flow", {"indicator_id": "ntm_communes"}, {"indicator_id": "ntm_communes_added"}, "indicator"),
    ("at year end and over a year", {"basis": "year-end"}, {"basis": "cumulative"}, "period"),
    ("before and after a redraw", {"place_id": "25"}, {"place_id": "25@2025-07-01", "year": 2026}, "frame"),
    ("one code, two wards", {"place_id": "27418"}, {"place_id": "27418@2025-07-01", "year": 2026}, "frame"),
]


@pytest.mark.parametrize(
    ("first", "second", "reason"), [row[1:] for row in NEVER_MIXED], ids=[r[0] for r in NEVER_MIXED]
)
def test_what_is_never_mixed_is_not_subtracted_nor_put_in_one_cell(
    first: dict[str, Any], second: dict[str, Any], reason: str
) -> None:
    one, other = dataclasses.replace(row(year=2022), **first), dataclasses.replace(row(year=2023), **second)
    for step in (difference(one, other), difference(other, one)):
        assert reason in step.reasons
        assert step.difference is None
    places = [place for place in (one.place_id, other.place_id) if place]
    table = pivot([one, other], str(one.indicator_id), places, range(2021, 2027))
    assert all(step.difference is None for step in table.changes)
    assert all(not found.revised for found in table.cells.values())


@pytest.mark.parametrize(
    ("stock", "flow"),
    [
        ("số doanh nghiệp đang hoạt động", "số doanh nghiệp thành lập mới"),
        ("số xã đạt chuẩn nông thôn mới", "số xã đạt chuẩn nông thôn mới tăng thêm"),
        ("số hộ nghèo", "số hộ thoát nghèo"),
        ("tỷ lệ hộ nghèo", "mức giảm tỷ lệ hộ nghèo"),
        ("kim ngạch xuất khẩu", "kim ngạch xuất khẩu tăng"),
    ],
)
def test_a_stock_and_its_flow_are_two_indicators(stock: str, flow: str) -> None:
    one, other = match(stock).indicator_id, match(flow).indicator_id
    assert one
    assert other
    assert one != other


def test_a_level_that_is_kept_is_still_a_level() -> None:
    assert comparable(row(year=2022), row(change="maintain")) == ()


@pytest.mark.parametrize(
    ("indicator", "first", "last", "reason"),
    [
        ("poverty_rate_multidim", 2021, 2022, "series_break:poverty_line_2022"),
        ("poverty_rate_multidim", 2022, 2025, None),
        ("poverty_rate_multidim", 2025, 2026, "series_break:poverty_line_2026"),
        ("ntm_communes", 2021, 2022, "series_break:ntm_2022"),
        ("ntm_communes", 2024, 2026, "series_break:ntm_2026"),
        ("ntm_communes", 2024, 2025, "series_break:commune_units_2025"),
        ("online_service_34_rate", 2021, 2022, "series_break:online_services_2022"),
        ("urbanisation_rate", 2024, 2026, "series_break:urban_rural_2025"),
        ("index_rank", 2024, 2025, "series_break:rank_2025"),
        ("health_insurance_coverage", 2016, 2026, None),
    ],
)
def test_breaks_of_series(indicator: str, first: int, last: int, reason: str | None) -> None:
    place = "01"  # a province that no merger touched
    reasons = comparable(
        row(year=first, indicator_id=indicator, place_id=place), row(year=last, indicator_id=indicator, place_id=place)
    )
    assert (reason in reasons) if reason else (reasons == ())


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        (None, None, True),
        ("giá so sánh 2010", "giá so sánh 2010", False),
        ("giá hiện hành", "giá hiện hành", False),
        ("giá so sánh 2010", None, True),
    ],
)
def test_a_new_base_year_parts_amounts_unless_both_state_the_same_prices(
    one: str | None, other: str | None, parted: bool
) -> None:
    amount: dict[str, Any] = {"indicator_id": "industry_output_value", "unit_id": "vnd_bn", "place_id": "01"}
    reasons = comparable(row("90", 2019, price_basis=one, **amount), row("99", 2021, price_basis=other, **amount))
    assert ("series_break:price_base_2020" in reasons) is parted


@pytest.mark.parametrize(
    ("issued", "verdict"), [("2024-12-10", "open"), (None, "open"), ("2025-08-01", "missed"), ("2025-07-01", "missed")]
)
def test_a_plan_of_before_a_break_is_not_judged_by_a_result_of_after_it(issued: str | None, verdict: str) -> None:
    communes: dict[str, Any] = {"indicator_id": "ntm_communes", "unit_id": "commune", "place_id": "01"}
    plan = row("90", 2025, issued=issued, **communes)
    (judged,) = plan_against_result([plan, row("40", 2025, kind="result", **communes)])
    assert (judged.verdict, judged.reasons) == (
        verdict,
        ("series_break:commune_units_2025",) if verdict == "open" else (),
    )


def test_breaks_are_well_formed() -> None:
    assert [one.id for one in breaks()] == sorted(one.id for one in breaks())
    assert all(len(one.since) == 10 and one.note_vi and one.note_en for one in breaks())
    assert {one.reason for one in breaks()} >= {"standard", "definition", "places", "prices"}
    assert len(settings("series_breaks")["break"]) == len(breaks())


def test_a_renamed_place_goes_on_and_a_merged_one_does_not() -> None:
    hue: dict[str, Any] = {"indicator_id": "health_insurance_coverage"}
    assert comparable(row(year=2024, place_id="46", **hue), row(year=2026, place_id="46@2025-01-01", **hue)) == ()
    assert "frame" in comparable(row(year=2024, place_id="25", **hue), row(year=2026, place_id="25@2025-07-01", **hue))


def test_places_of_one_time_are_compared_with_each_other() -> None:
    here, there = row("95"), row("92", place_id="79/765")
    assert comparable(here, there) == ("place",)
    step = difference(there, here, across_places=True)
    assert (step.reasons, step.difference) == ((), Decimal(3))
    assert "frame" in comparable(here, row("92", 2026, place_id=CHANH_HUNG), across_places=True)


ROWS = st.builds(
    row,
    st.sampled_from(["1", "2.5", "100"]),
    st.integers(2021, 2026),
    kind=st.sampled_from(["target", "result"]),
    change=st.sampled_from(["level", "increase"]),
    comparator=st.sampled_from(["=", ">=", "range", "~"]),
    place_id=st.sampled_from([DISTRICT_8, CHANH_HUNG, "01"]),
)


@given(ROWS, ROWS)
def test_comparability_does_not_depend_on_the_order(one: Row, other: Row) -> None:
    assert comparable(one, other) == comparable(other, one)


@given(ROWS, ROWS)
def test_a_difference_has_a_number_or_a_reason(one: Row, other: Row) -> None:
    step = difference(one, other)
    assert (step.difference is None) is bool(step.reasons)


# ---- by place and year


def test_a_pivot_keeps_kinds_apart_and_subtracts_only_within_them() -> None:
    rows = [
        row("93", 2021),
        row("94", 2022),
        row("95", 2023, comparator=">=", maximum=None),
        row("93.2", 2021, kind="result"),
        row("90", 2022, place_id="79/765"),
    ]
    table = pivot(rows, "health_insurance_coverage", [DISTRICT_8, "79/765"], range(2021, 2024))
    assert set(table.cells) == {
        (DISTRICT_8, 2021, "target"),
        (DISTRICT_8, 2022, "target"),
        (DISTRICT_8, 2023, "target"),
        (DISTRICT_8, 2021, "result"),
        ("79/765", 2022, "target"),
    }
    assert [(step.later.year, step.difference, step.reasons) for step in table.changes] == [
        (2022, Decimal(1), ()),
        (2023, None, ("bound",)),
    ]


def test_a_revised_target_keeps_both_words_with_issuer_and_date() -> None:
    first = row("8", 2025, issuer="Chính phủ", issued="2025-02-05", target_id="a")
    second = row("8.5", 2025, issuer="Chính phủ", issued="2025-08-05", target_id="b")
    undated = row("7", 2025, target_id="c")
    found = cell([first, undated, second])
    assert found.current is second
    assert found.revised == (first, undated)
    assert (found.current.issuer, found.current.issued) == ("Chính phủ", "2025-08-05")


# ---- plan and result

JUDGED = [
    ("=", "95", "95", "=", "96", "exceeded"),
    ("=", "95", "95", "=", "95", "reached"),
    ("=", "95", "95", "=", "94", "missed"),
    (">=", "95", None, "=", "95", "reached"),
    (">=", "95", None, "=", "99", "exceeded"),
    (">=", "95", None, "=", "94.9", "missed"),
    (">", "95", None, "=", "95", "missed"),
    (">", "95", None, "=", "95.1", "exceeded"),
    ("range", "93", "95", "=", "94", "reached"),
    ("range", "93", "95", "=", "96", "exceeded"),
    ("range", "93", "95", "=", "92", "missed"),
    ("~", "95", "95", "=", "95", "open"),
    ("=", "95", "95", ">=", "95", "reached"),  # whatever it is from 95 on
    ("=", "95", "95", ">", "95", "exceeded"),
    (">=", "95", None, ">", "95", "exceeded"),
    (">=", "95", None, ">=", "94", "open"),  # 94 would miss it, 95 would not
    (">", "95", None, ">", "95", "exceeded"),
    (">", "95", None, ">=", "95", "open"),
    ("=", "95", "95", "~", "95", "open"),
]


@pytest.mark.parametrize(("bound", "low", "high", "shape", "got", "verdict"), JUDGED)
def test_a_target_is_reached_by_its_bound(
    bound: str, low: str, high: str | None, shape: str, got: str, verdict: str
) -> None:
    top = None if high is None else Decimal(high)
    plan = row(comparator=bound, minimum=Decimal(low), maximum=top)
    result = row(got, kind="result", comparator=shape, maximum=Decimal(got) if shape in "=~" else None)
    (judged,) = plan_against_result([plan, result])
    assert judged.verdict == verdict
    assert bool(judged.reasons) is (verdict == "open")


@pytest.mark.parametrize(
    ("bound", "low", "high", "got", "verdict"),
    [
        ("=", "2", "2", "1.8", "exceeded"),
        ("=", "2", "2", "2.2", "missed"),
        ("<", None, "4", "4", "missed"),
        ("<", None, "4", "3.9", "exceeded"),
        ("<=", None, "4", "4", "reached"),
        ("range", "1", "1.5", "0.9", "exceeded"),
    ],
)
def test_less_is_more_where_the_indicator_says_so(
    bound: str, low: str | None, high: str | None, got: str, verdict: str
) -> None:
    bounds: dict[str, Any] = {
        "minimum": None if low is None else Decimal(low),
        "maximum": None if high is None else Decimal(high),
    }
    poverty: dict[str, Any] = {"indicator_id": "poverty_rate_multidim"}
    (judged,) = plan_against_result([row(comparator=bound, **bounds, **poverty), row(got, kind="result", **poverty)])
    assert judged.verdict == verdict


@pytest.mark.parametrize(
    ("indicator", "unit", "planned", "got", "verdict"),
    [
        ("poverty_rate_reduction", "pp", "1", "1.5", "exceeded"),  # the indicator is a fall itself
        ("poverty_rate_reduction", "pp", "1", "0.5", "missed"),
        ("poor_household_count", "household", "100", "120", "exceeded"),  # 120 households fewer
        ("poor_household_count", "household", "100", "80", "missed"),
        ("traffic_accidents", "case", "5", "9", "exceeded"),
        ("jobs_created", "person", "100", "120", "missed"),  # a fall of what should rise
    ],
)
def test_a_greater_fall_is_better_where_less_is(
    indicator: str, unit: str, planned: str, got: str, verdict: str
) -> None:
    terms: dict[str, Any] = {"indicator_id": indicator, "unit_id": unit, "change": "decrease"}
    (judged,) = plan_against_result([row(planned, **terms), row(got, kind="result", **terms)])
    assert judged.verdict == verdict


def test_growth_is_growth_however_it_is_said() -> None:
    growth: dict[str, Any] = {"indicator_id": "industry_output_growth_rate"}
    said = row("9", change="increase", **growth)
    assert comparable(said, row("8", kind="target", year=2022, **growth)) == ()
    assert "change" in comparable(row("9", change="increase"), row("8", year=2022))
    (judged,) = plan_against_result([row("8", **growth), dataclasses.replace(said, kind="result")])
    assert judged.verdict == "exceeded"


def test_units_met_of_all_units_are_held_against_their_share() -> None:
    share: dict[str, Any] = {"indicator_id": "commune_health_standard_rate"}
    planned = row("68.75", unit_id="ward", flags=("share_of_units",), **share)  # 11 of 16 wards
    (by_count,) = plan_against_result(
        [planned, row("75", kind="result", unit_id="ward", flags=("share_of_units",), **share)]
    )
    (by_rate,) = plan_against_result([planned, row("60", kind="result", **share)])
    assert (by_count.verdict, by_rate.verdict) == ("exceeded", "missed")


def test_each_version_of_a_revised_target_is_judged_with_its_issuer_and_date() -> None:
    growth: dict[str, Any] = {"indicator_id": "gdp_growth_rate", "place_id": "VN"}
    first = row("6.5", 2025, comparator="range", maximum=Decimal(7), issuer="Quốc hội", issued="2024-11-12", **growth)
    second = row("8", 2025, comparator=">=", maximum=None, issuer="Quốc hội", issued="2025-02-19", **growth)
    judged = plan_against_result([first, second, row("7.5", 2025, kind="estimate", **growth)])
    assert [(one.target.issued, one.verdict, one.result.kind) for one in judged] == [
        ("2024-11-12", "exceeded", "estimate"),
        ("2025-02-19", "missed", "estimate"),
    ]


def test_neither_a_neutral_indicator_nor_a_forecast_is_judged() -> None:
    people: dict[str, Any] = {"indicator_id": "average_population", "unit_id": "person"}
    (judged,) = plan_against_result([row("100", **people), row("120", kind="result", **people)])
    assert (judged.verdict, judged.reasons) == ("open", ("neutral",))


@pytest.mark.parametrize(
    "changed",
    [{"standard": "x"}, {"price_basis": "current"}, {"change": "increase"}, {"unit_id": "pp"}, {"basis": "part-year"}],
)
def test_a_plan_is_not_judged_by_a_result_on_other_terms(changed: dict[str, Any]) -> None:
    (judged,) = plan_against_result([row("95"), row("99", kind="result", **changed)])
    assert judged.verdict == "open"
    assert judged.reasons


def test_results_of_another_year_or_place_are_not_beside_the_plan() -> None:
    others = [row("9", 2022, kind="result"), row("9", kind="result", place_id="79/765"), row("9", kind="target")]
    assert plan_against_result([row("9"), *others]) == []


def test_an_estimate_is_beside_the_plan_as_an_estimate() -> None:
    (judged,) = plan_against_result([row("95"), row("96", kind="estimate")])
    assert (judged.verdict, judged.result.kind) == ("exceeded", "estimate")


# ---- frames


def test_counts_of_the_three_wards_give_the_old_district_only_roughly() -> None:
    values = {CHANH_HUNG: Decimal(218492), BINH_DONG: Decimal(156332), PHU_DINH: Decimal(100000)}
    found = restate("average_population", DISTRICT_8, "2025-07", values)
    assert found.value == 474824
    assert found.flags == ("approximate",)
    assert set(found.parts) == set(values)
    assert len(found.coverage.slivers) == 3
    missing = restate("average_population", DISTRICT_8, "2025-07", {CHANH_HUNG: Decimal(1)})
    assert (missing.value, missing.flags) == (None, ("approximate", "incomplete"))


def test_rates_are_not_averaged_without_weights() -> None:
    rates = {CHANH_HUNG: Decimal(90), BINH_DONG: Decimal(96), PHU_DINH: Decimal(93)}
    bare = restate("health_insurance_coverage", DISTRICT_8, "2025-07", rates)
    assert (bare.value, bare.flags) == (None, ("approximate", "not_apportioned"))
    people = {CHANH_HUNG: Decimal(2), BINH_DONG: Decimal(1), PHU_DINH: Decimal(1)}
    weighted = restate("health_insurance_coverage", DISTRICT_8, "2025-07", rates, people)
    assert (weighted.value, weighted.flags) == (Decimal("92.25"), ("approximate", "weighted"))


def test_counts_of_units_do_not_survive_a_redraw_but_shares_do() -> None:
    wards = {CHANH_HUNG: Decimal(1), BINH_DONG: Decimal(1), PHU_DINH: Decimal(1)}
    assert restate("civilised_urban_wards", DISTRICT_8, "2025-07", wards).flags == ("units_redrawn",)
    assert share_of_units(Decimal(11), Decimal(16)).value == Decimal("68.75")


def test_an_exact_union_is_added_without_a_flag() -> None:
    wards = {code: Decimal(1000) for code in ("27394", "27391", "27397")}  # wards 1 to 3 became Rạch Ông
    found = restate("average_population", "27397@2025-01-01", "2021", wards)
    assert (found.value, found.flags) == (Decimal(3000), ())


def test_a_place_of_the_frame_keeps_its_own_value() -> None:
    own = restate("average_population", DISTRICT_8, "2021", {DISTRICT_8: Decimal(424667)})
    assert (own.value, own.flags) == (Decimal(424667), ("as_published",))


@pytest.mark.parametrize(
    ("indicator", "adds"),
    [
        ("jobs_created", True),
        ("state_budget_revenue", True),
        ("rice_output", True),
        ("average_population", True),
        ("poverty_rate_multidim", False),
        ("income_per_capita", False),
        ("rice_yield", False),
        ("life_expectancy", False),
        ("grdp_growth_rate", False),
        ("doctors_per_10000", False),
        ("civilised_urban_wards", False),
        ("ntm_communes", False),
        ("hdi", False),
    ],
)
def test_what_adds_up(indicator: str, adds: bool) -> None:
    assert additive(indicator) is adds


def test_a_pivot_in_another_frame_shows_what_parts_say_beside_never_among_the_cells() -> None:
    counts: dict[str, Any] = {"indicator_id": "jobs_created", "unit_id": "person"}
    rows = [
        row("9000", 2021, **counts),
        *(row("3000", 2026, place_id=ward, **counts) for ward in (CHANH_HUNG, BINH_DONG, PHU_DINH)),
    ]
    table = pivot(rows, "jobs_created", [DISTRICT_8], [2021, 2026], frame="2025-07")
    assert set(table.cells) == {(DISTRICT_8, 2021, "target")}
    shown = table.restated[DISTRICT_8, 2026, "target"]
    assert (shown.value, shown.flags) == (Decimal(9000), ("approximate",))
    assert table.changes == ()
    bounded = [*rows[:3], dataclasses.replace(rows[3], comparator=">=", maximum=None)]
    refused = pivot(bounded, "jobs_created", [DISTRICT_8], [2026], frame="2025-07").restated[DISTRICT_8, 2026, "target"]
    assert refused.value is None
    assert "bound" in refused.flags


# ---- from records


def test_a_record_becomes_a_row() -> None:
    from extractor.flow import extract

    document = extract("Kế hoạch năm 2021\n\nTỷ lệ dân số tham gia bảo hiểm y tế đạt 95%.\n", name="p.txt")
    (found,) = (record(document, target) for target in document.targets)
    made = row_of(found, place_id=DISTRICT_8, issuer="UBND", issued="2021-01-05", target_id="t")
    assert made.indicator_id == "health_insurance_coverage"
    assert (made.exact, made.year, made.first_year, made.kind) == (Decimal(95), 2021, None, "target")
    assert (made.place_id, made.issuer, made.issued) == (DISTRICT_8, "UBND", "2021-01-05")
    period = row_of({**found, "year": "2021-2025"})
    assert (period.first_year, period.year) == (2021, 2025)
    assert "period" in comparable(made, period)
