"""Units, counted nouns and canonical values."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking import target

from extractor.flow import extract
from extractor.lexicon import match_key
from extractor.link.units import canonical, measured
from extractor.units import by_head, by_surface, is_unit, unit_at_start, unit_key, unit_named, units

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def test_every_known_spelling_is_in_the_table() -> None:
    file = SHARED / "domain" / "units.jsonl"
    if not file.exists():
        pytest.skip("the list of spellings stands in ../shared/domain/units.jsonl, which is not here")
    spellings = [spelling for line in file.read_text("utf-8").splitlines() for spelling in json.loads(line)["variants"]]
    assert len(spellings) == 459
    assert [spelling for spelling in spellings if unit_named(spelling) is None] == []


def test_spellings_are_match_keys_and_factors_are_exact() -> None:
    assert all(surface == match_key(surface) for surface in by_head())
    assert all(Decimal(unit.factor) > 0 for unit in units().values())
    assert {other for unit in units().values() for other in unit.also} <= set(units())


@pytest.mark.parametrize(
    ("text", "unit_id", "key"),
    [
        ("tỷ đồng trong năm", "vnd_bn", "tỷ đồng"),
        ("tỉ đồng.", "vnd_bn", "tỷ đồng"),
        ("triệu đồng / người / năm", "vnd_mn_person_year", "triệu đồng/người/năm"),
        ("triệu đồng", "vnd_mn", "triệu đồng"),
        ("điểm phần trăm", "pp", "điểm phần trăm"),
        ("% kế hoạch", "pct", "%"),
        ("giường bệnh/vạn dân", "bed_per_10000", "giường bệnh/vạn dân"),
        ("giường bệnh mới", "bed", "giường bệnh"),
        ("m3/ngày đêm", "m3_day", "m3/ngày đêm"),
        ("nghìn cây xanh", "tree_k", "nghìn cây"),
        ("khu phố văn hóa", "neighbourhood", "khu phố"),
        ("du khách", "visit", "du khách"),
    ],
)
def test_longest_spelling_wins(text: str, unit_id: str, key: str) -> None:
    found = unit_at_start(text)
    assert found is not None
    assert (found[0].id, found[1]) == (unit_id, key)


@pytest.mark.parametrize("text", ["", "trên địa bàn", "của huyện", "và"])
def test_words_that_are_no_unit(text: str) -> None:
    assert unit_at_start(text) is None


@pytest.mark.parametrize(
    ("words", "dimension", "base", "factor"),
    [
        ("triệu doanh nghiệp", "count_org", "enterprise", "1000000"),
        ("nghìn hợp tác xã", "count_org", "cooperative", "1000"),
        ("vạn dân", "count_person", "person", "10000"),
        ("trăm tỷ đồng", "money", "VND", "100000000000"),
        ("nghìn tỷ đồng", "money", "VND", "1000000000000"),
        ("triệu m3", "volume", "m3", "1000000"),
        ("tỷ đồng/người/năm", "money_per_person_year", "VND/person/year", "1000000000"),
        ("tấn/ha", "yield", "kg/ha", "1000"),
        ("m3/ngày đêm", "flow_volume", "m3/day", "1"),
        ("bác sỹ/10000 dân", "rate_per_population", "1/person", "1/10000"),
        ("giường/10.000 dân", "rate_per_population", "1/person", "1/10000"),
        ("1000 tấn", "mass", "kg", "1000000"),
        ("TWh", "energy", "kWh", "1000000000"),
        ("l/ng.ngđ", "flow_per_person", "l/person/day", "1"),
        ("ca/100.000 trẻ đẻ sống", "rate_per_birth", "1/birth", "1/100000"),
    ],
)
def test_scales_and_compound_units(words: str, dimension: str, base: str, factor: str) -> None:
    found = measured(words)
    assert found is not None
    assert (found.dimension, found.base_unit, found.factor) == (dimension, base, Fraction(factor))


@pytest.mark.parametrize("words", ["", "xyz", "triệu xyz", "xyz/năm"])
def test_unknown_units_stay_unknown(words: str) -> None:
    assert measured(words) is None


@pytest.mark.parametrize(
    ("value", "unit", "indicator", "expected", "flags"),
    [
        ("1.2", "triệu tỷ đồng", "grdp_value", "1200000", ()),
        ("63", "nghìn tỷ", "state_budget_revenue", "63000", ()),
        ("825.776", "tỷ đồng", "state_budget_revenue", "825.776", ()),
        ("500000", "triệu đồng", "state_budget_revenue", "500", ()),
        ("95", "triệu đồng/người/năm", "income_per_capita", "95", ()),
        ("5", "triệu đồng/người/tháng", "income_per_capita", "60", ("converted_per_month",)),
        ("61.2", "triệu đồng", "income_per_capita", "61.2", ("unit_from_subject",)),
        ("10.8", "‰", "natural_population_growth_rate", "1.08", ()),
        ("15.3", "bác sĩ", "doctors_per_10000", "15.3", ("unit_from_subject",)),
        ("34.7", "giường bệnh/vạn dân", "beds_per_10000", "34.7", ()),
        ("3.9", "triệu lao động", "jobs_created", "3900000", ()),
        ("2.5", "triệu lượt khách", "tourist_arrivals", "2500000", ()),
        ("60", "tạ/ha", "rice_yield", "60", ()),
        ("6", "tấn/ha", "rice_yield", "60", ()),
        ("1", "%", "poverty_rate_reduction", "1", ("points_assumed",)),
        ("1", "điểm %", "poverty_rate_reduction", "1", ()),
        ("500", "lao động/năm", "jobs_created", "500", ("per_year",)),
        ("1.5", "tỷ USD/năm", "export_value", "1500", ("per_year",)),
        ("62", "trđ/người", "income_per_capita", "62", ()),
        ("109.7", "%", "iip_growth", "9.7", ("from_index",)),
        ("96.2", "%", "iip_growth", "-3.8", ("from_index",)),
        ("9.7", "%", "iip_growth", "9.7", ()),
        ("103.5", "%", "cpi_growth", "3.5", ("from_index",)),
        ("109.7", "%", "grdp_growth_rate", "109.7", ("implausible",)),  # more likely of a plan
    ],
)
def test_canonical_values_are_exact(
    value: str, unit: str, indicator: str, expected: str, flags: tuple[str, ...]
) -> None:
    found = canonical(target(value, unit), indicator)
    assert found.minimum == found.maximum == Decimal(expected)
    assert found.flags == flags


@pytest.mark.parametrize(
    ("value", "unit", "indicator", "flag"),
    [
        ("5500", "USD/người", "grdp_per_capita", "other_currency"),
        ("3", "tỷ USD", "grdp_value", "other_currency"),
        ("12", "ha", "rice_output", "unit_not_convertible"),
    ],
)
def test_nothing_is_converted_over_a_dimension(value: str, unit: str, indicator: str, flag: str) -> None:
    assert canonical(target(value, unit), indicator) == (None, None, (flag,))


def test_a_unit_that_a_column_head_gives_is_the_same_unit_as_one_behind_a_number() -> None:
    page = "| Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 |\n|---|---|---|\n| Tỷ lệ hộ nghèo | % | 6,11 |\n"
    (cell,) = extract(page, name="p.md").targets
    (told,) = extract("Kế hoạch năm 2024\n\nTỷ lệ hộ nghèo còn 6,11%.\n", name="p.txt").targets
    assert (cell.unit_id, cell.indicator_id) == (told.unit_id, told.indicator_id) == ("pct", "poverty_rate_multidim")


def test_n_of_m_becomes_a_share_where_the_indicator_is_one() -> None:
    of = target("11", "phường", total=Decimal(16))
    assert canonical(of, "commune_health_standard_rate") == (Decimal("68.75"), Decimal("68.75"), ("share_of_units",))
    assert canonical(of, "civilised_urban_wards").minimum == 11


def test_a_fall_of_a_growth_indicator_is_negative() -> None:
    fall = target("3.1", "%", change="decrease")
    assert canonical(fall, "export_growth").minimum == Decimal("-3.1")
    low = target(None, "%", change="decrease", minimum=Decimal(5), comparator=">=")
    assert canonical(low, "export_growth")[:2] == (None, Decimal(-5))


@pytest.mark.parametrize(
    ("value", "unit", "indicator", "flags"),
    [
        ("3098", "%", "poverty_rate_multidim", ("implausible", "thousandfold")),
        ("140", "%", "health_insurance_coverage", ("implausible",)),
        ("98", "%", "share_agriculture", ("implausible",)),  # just outside: no slip of the scale
        ("0.095", "triệu đồng/người/năm", "income_per_capita", ("implausible", "thousandfold")),
        ("97", "%", "health_insurance_coverage", ()),
    ],
)
def test_plausibility(value: str, unit: str, indicator: str, flags: tuple[str, ...]) -> None:
    assert canonical(target(value, unit), indicator).flags == flags


def test_without_an_indicator_the_base_unit_counts_and_ratios_are_per_cent() -> None:
    assert canonical(target("2", "nghìn tỷ đồng"), None).minimum == 2 * 10**12
    assert canonical(target("12.5", "%"), None).minimum == Decimal("12.5")
    assert canonical(target("3", "quả cầu lông"), None) == (None, None, ("unknown_unit",))


CONVERTIBLE = [
    ("tỷ đồng", "state_budget_revenue"),
    ("nghìn tấn", "rice_output"),
    ("%", "cpi_growth"),
    ("km2", "rice_area"),
]


@given(st.decimals(min_value=0, max_value=10**9, places=4), st.sampled_from(CONVERTIBLE))
def test_conversion_is_exact_for_any_number(value: Decimal, pair: tuple[str, str]) -> None:
    unit, indicator = pair
    found, known = canonical(target(str(value), unit), indicator), measured(unit)
    assert known is not None
    assert found.minimum is not None
    factor = known.factor / Fraction(
        {"rice_output": "1000", "cpi_growth": "0.01", "rice_area": "10000"}.get(indicator, "1000000000")
    )
    index = 100 if "from_index" in found.flags else 0  # of an index the growth is what it is above 100
    assert Fraction(found.minimum) == Fraction(value) * factor - index


@given(st.sampled_from(sorted(by_surface())))
def test_a_spelling_is_found_whatever_its_case_and_blanks(surface: str) -> None:
    assert unit_named(f"  {surface.upper()} ".replace("/", " / ")) is by_surface()[unit_key(surface)]


WRITTEN: list[tuple[str, bool]] = [
    ("tấn", True),
    ("1000 tấn", True),  # a round number or a scale in front of a unit
    ("1.000 tấn", True),
    ("vạn tấn", True),
    ("61 tấn", False),
    ("1000 hôm qua", False),
]


@pytest.mark.parametrize(("words", "expected"), WRITTEN)
def test_what_a_column_of_units_writes(words: str, expected: bool) -> None:
    assert is_unit(words) is expected
