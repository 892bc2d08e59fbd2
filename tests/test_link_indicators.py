"""Subjects to indicators: safe links, vetoes, suggestions."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking import target

from extractor.compiled import digest
from extractor.flow import analyse
from extractor.lexicon import settings
from extractor.link import PROBES, link, matched
from extractor.link.catalogue import COMPILED as INDICATORS
from extractor.link.catalogue import domains, index, indicators, traits
from extractor.link.concepts import COMPILED as FACETS
from extractor.link.concepts import read
from extractor.link.indicators import fits, match, match_said, tsv
from extractor.link.suggest import candidates, clusters, draft
from extractor.model import Level
from extractor.read import read as read_page
from extractor.subjects.names import COMPILED as NAMES
from extractor.units import unit_named, units

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
PATTERNS = Path(__file__).resolve().parent.parent / "patterns"
PHRASES = Path(__file__).resolve().parent / "phrases.tsv"
PAGES = Path(__file__).resolve().parent.parent / "corpus" / "pages"


def shared(name: str) -> Path:
    file = SHARED / name
    if not file.exists():
        pytest.skip(f"labelled phrases stand in ../shared/{name}, which is not here")
    return file


# ---- the tables


def test_the_catalogue_is_complete() -> None:
    assert len(indicators()) >= 300
    assert sum(indicator.tier == 1 for indicator in indicators().values()) >= 179
    assert {indicator.domain for indicator in indicators().values()} == set(domains())
    assert all(indicator.name_vi and indicator.name_en for indicator in indicators().values())


def test_no_official_codes_are_published() -> None:
    known = {key for entry in settings("indicators")["indicator"] for key in entry}
    assert not known & {"official", "nsi_code", "sdg_global", "code"}


def cases() -> Iterator[tuple[str, str]]:
    for indicator in indicators().values():
        for surface in indicator.surfaces:
            yield indicator.id, surface


def test_every_synonym_links_to_its_own_indicator() -> None:
    assert [(name, text) for name, text in cases() if match(text).indicator_id != name] == []
    assert [(name, text) for name, text in cases() if match_said(text).indicator_id != name] == []


@pytest.mark.parametrize("reading", [(i.id, reading) for i in indicators().values() for reading in i.readings])
def test_readings_hold_where_they_say(reading: tuple[str, dict[str, str]]) -> None:
    name, said = reading
    found = match(said["text"], said.get("unit"), said.get("level"))
    assert found.indicator_id == name


def test_every_spelling_of_a_facet_is_read_as_it() -> None:
    probe = PROBES["facets"][1]
    wrong = [
        (entry["id"], surface)
        for entry in settings("facets")["facet"]
        for surface in entry["surfaces"]
        if {"id": entry["id"]} not in probe(surface)
    ]
    assert wrong == []


@pytest.mark.parametrize("table", [FACETS, INDICATORS, NAMES], ids=lambda table: table[0])
def test_compiled_tables_are_those_of_the_toml(table: tuple[str, tuple[str, ...], object]) -> None:
    name, sources, build = table
    stored = json.loads((PATTERNS / f"{name}.json").read_text("utf-8"))
    remedy = "run `python -m extractor.link.build`"
    assert stored["digest"] == digest(sources), remedy
    assert stored["table"] == json.loads(json.dumps(build())), remedy  # type: ignore[operator]


def test_a_changed_toml_is_never_answered_from_an_old_compiled_table() -> None:
    code = (
        "import extractor.compiled as c; from extractor.link.catalogue import index;"
        "c.digest = lambda sources: 'changed'; print(len(index()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(index())


def test_tables_load_within_a_moment() -> None:
    code = (
        "import time, extractor.link.indicators as i, extractor.units; start = time.process_time();"
        "extractor.units.units(); i.match('x'); print(time.process_time() - start)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    print(f"tables of linking loaded in {min(times) * 1000:.0f} ms of processor time")
    assert min(times) < 0.15  # 0.03 s on an idle core


def test_linking_is_a_small_part_of_extraction() -> None:
    pages = [read_page(path) for path in sorted(PAGES.iterdir())[:8]]
    documents = [analyse(page) for page in pages]
    shares = []
    for _ in range(3):
        match.cache_clear()
        read.cache_clear()
        start = time.process_time()
        for page in pages:
            analyse(page)
        whole = time.process_time() - start
        match.cache_clear()
        read.cache_clear()
        start = time.process_time()
        for document in documents:
            link(document)
        shares.append((time.process_time() - start) / whole)
    print(f"linking takes {min(shares):.1%} of extraction")
    assert min(shares) < 0.3  # 0.09 on an idle core


# ---- labelled phrases


def test_labelled_phrases_of_real_pages() -> None:
    rows = [line.split("\t") for line in shared("domain/mapping_dev.tsv").read_text("utf-8").splitlines()]
    right = [line.split("\t")[1] == wanted for line, (_, wanted, _) in zip(tsv(r[0] for r in rows), rows, strict=True)]
    assert len(rows) == 126
    assert sum(right) / len(right) >= 0.97


def test_worded_phrases_link_with_few_errors() -> None:
    """Phrases in words of our own, near misses among them: tests/phrases.tsv."""
    with PHRASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = [
        match(row["phrase"], row["unit"] or None, cast(Level | None, row["level"] or None)).indicator_id for row in rows
    ]
    wrong = [(row["phrase"], got) for row, got in zip(rows, found, strict=True) if got not in (None, row["indicator"])]
    linkable = [got for row, got in zip(rows, found, strict=True) if row["indicator"]]
    assert len(rows) > 440
    assert len(wrong) <= 0.02 * sum(got is not None for got in found), wrong
    assert sum(got is not None for got in linkable) >= 0.95 * len(linkable)


def facts() -> Iterator[tuple[str, str, str, Level, str]]:
    seen: set[tuple[str, ...]] = set()
    with shared("facts/targets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["subject"], row["unit"], row["change"], row["level"], row["indicator_id"])
            if key not in seen:
                seen.add(key)
                yield key  # type: ignore[misc]


def test_published_figures_link_with_few_errors() -> None:
    right = wrong = empty = 0
    for subject, unit, change, level, wanted in facts():
        if wanted and (not unit or unit_named(unit)):
            found = matched(target("1", unit, subject=subject, change=change), level).indicator_id
            right, wrong, empty = right + (found == wanted), wrong + (found not in (None, wanted)), empty + (not found)
    linked = right + wrong
    assert linked / (linked + empty) >= 0.75
    assert wrong / linked <= 0.02


# ---- what decides

LINKED = [
    ("tăng trưởng kinh tế của cả nước", None, None, "gdp_growth_rate"),
    (
        "huyện Thanh Ba đạt chuẩn nông thôn mới",
        None,
        None,
        "ntm_districts",
    ),  # the kind of a unit counts, its name does not
    ("xã Tân Hòa đạt chuẩn nông thôn mới nâng cao", None, None, "ntm_advanced_communes"),
    ("giảm tỷ lệ chôn lấp chất thải rắn sinh hoạt xuống dưới", "pct", None, "landfill_share"),
    ("Nâng cao thu nhập bình quân đầu người", None, None, "income_per_capita"),  # a verb, and no grade
    ("Kim ngạch XK", "usd_mn", None, "export_value"),
    ("GTSX CN - TTCN", "vnd_bn", None, "industry_output_value"),
    ("TỶ LỆ SDD TRẺ EM < 5 TUỔI (CÂN NẶNG/TUỔI)", "pct", None, "underweight_rate"),
    ("tăng trưởng GDP", "pct", "province", "grdp_growth_rate"),
    ("tăng trưởng GDP", "pct", "national", "gdp_growth_rate"),
    ("số bác sĩ", "doctor_per_10000", None, "doctors_per_10000"),
    ("tỷ lệ hộ nghèo", None, None, "poverty_rate_multidim"),
    ("tỷ lệ hộ nghèo giảm còn", None, None, "poverty_rate_multidim"),
    ("giảm tỷ lệ hộ nghèo xuống còn", None, None, "poverty_rate_multidim"),
    ("mức giảm tỷ lệ hộ nghèo", None, None, "poverty_rate_reduction"),
    ("giảm hộ nghèo", None, None, "poor_household_reduction_rate"),
    ("giảm hộ nghèo", "household", None, "poor_households_escaped"),
    ("tỷ lệ hộ cận nghèo", None, None, "near_poor_rate"),
    ("tỷ lệ dân số đô thị sử dụng nước sạch", None, None, "urban_clean_water_rate"),
    ("tỷ lệ dân số nông thôn sử dụng nước sạch", None, None, "rural_clean_water_rate"),
    ("tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh", None, None, "rural_hygienic_water_rate"),
    ("tỷ lệ lao động qua đào tạo", None, None, "trained_labour_rate"),
    ("tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ", None, None, "certified_labour_rate"),
    ("số xã đạt chuẩn nông thôn mới", None, None, "ntm_communes"),
    ("tỷ lệ xã đạt chuẩn nông thôn mới", None, None, "ntm_commune_rate"),
    ("số xã đạt chuẩn nông thôn mới", "pct", None, "ntm_commune_rate"),
    ("số xã đạt chuẩn nông thôn mới nâng cao", None, None, "ntm_advanced_communes"),
    ("số xã đạt chuẩn nông thôn mới kiểu mẫu", None, None, "ntm_model_communes"),
    ("thêm xã đạt chuẩn nông thôn mới", None, None, "ntm_communes_added"),
    ("số huyện đạt chuẩn nông thôn mới", None, None, "ntm_districts"),
    ("kim ngạch xuất khẩu", "usd_mn", None, "export_value"),
    ("kim ngạch xuất khẩu tăng", "pct", None, "export_growth"),
    ("tổng vốn đầu tư toàn xã hội", None, None, "total_investment"),
    ("tổng vốn đầu tư toàn xã hội so với GRDP", None, None, "investment_gdp_ratio"),
    ("thu ngân sách nhà nước so với dự toán", None, None, "budget_revenue_vs_assigned"),
    ("tăng trưởng kinh tế", "pct", "province", "grdp_growth_rate"),
    ("tăng trưởng kinh tế", "pct", "district", "production_value_growth_rate"),
    ("tăng trưởng kinh tế", "pct", "commune", "local_product_growth_rate"),
    ("tăng trưởng kinh tế", "pct", "national", "gdp_growth_rate"),
    ("Tỷ lệ hộ dân trên địa bàn Quận 8 được sử dụng nước sạch", None, None, "clean_water_rate"),
    ("TỶ LỆ CHE PHỦ RỪNG", None, None, "forest_cover_rate"),
    ("tỉ lệ che phủ rừng", None, None, "forest_cover_rate"),
    ("Tỷ lệ gia đình văn hoá", None, None, "cultural_family_rate"),
]


@pytest.mark.parametrize(("phrase", "unit", "level", "wanted"), LINKED)
def test_what_decides(phrase: str, unit: str | None, level: Level | None, wanted: str) -> None:
    assert match(phrase, unit, level).indicator_id == wanted


NOT_LINKED = [
    ("tổng vốn đăng ký doanh nghiệp thành lập mới", None, None),
    ("quy mô GDP", None, None),
    ("tổng diện tích cây thực phẩm", None, None),
    ("mức nhập siêu tháng 1", None, None),
    ("tỷ lệ hộ dân chưa được sử dụng nước sạch", "pct", None),
    ("tỷ lệ lao động nữ qua đào tạo", "pct", None),
    ("dân số nam", "person", None),
    ("lương tối thiểu", "pct", "national"),
    ("tổng số trường ngoài công lập", "school", None),
    ("tỷ lệ tăng dân số cơ học", "pct", None),
    ("sản lượng lúa rẫy", "tonne", None),
    ("giá trị sản xuất ngành chăn nuôi", "vnd_bn", None),
    ("tỷ lệ suy dinh dưỡng thấp còi trẻ em dưới 5 tuổi khu vực miền núi", "pct", None),
    ("", None, None),
    ("tổng sản phẩm xoài tham gia xuất khẩu", "tonne", None),
    ("kim ngạch xuất khẩu thủy sản", "usd_mn", None),
    ("kim ngạch xuất khẩu", "pct", None),  # a share of something, not the value
    ("tỷ lệ hộ nghèo dân tộc thiểu số", None, None),
    ("tỷ lệ hộ nghèo và cận nghèo", None, None),
    ("tỷ lệ thanh toán không dùng tiền mặt", None, None),
    ("diện tích cà phê tái canh", None, None),
    ("mật độ đường giao thông bình quân", None, None),
    ("chi thường xuyên so tổng chi ngân sách", "pct", None),
    ("chi thường xuyên so tổng chi ngân sách", None, None),
    ("tổng vốn đăng ký tăng", "pct", "national"),  # growth of something is no growth of the economy
    ("người Việt Nam ra nước ngoài", "visit", None),
    ("tỷ trọng chi đầu tư phát triển trong tổng chi ngân sách", None, None),
    ("mức tăng trưởng kinh tế toàn cầu", "pct", None),
    ("dịch vụ", "pct", None),
    ("công nghiệp - xây dựng", None, None),
    ("số cuộc giám sát của HĐND", None, None),
    ("công suất sử dụng giường bệnh", None, None),
    ("tỷ lệ xã đạt chuẩn phổ cập giáo dục", None, None),  # the indicator counts communes
    ("tổng sản phẩm trên địa bàn", "vnd_bn", "national"),
    ("số hộ nghèo được vay vốn", None, None),
    ("GRDP bình quân đầu người", "times", None),
]


@pytest.mark.parametrize(("phrase", "unit", "level"), NOT_LINKED)
def test_what_is_left_empty(phrase: str, unit: str | None, level: Level | None) -> None:
    assert match(phrase, unit, level).indicator_id is None


@pytest.mark.parametrize(
    ("subject", "value", "unit", "more", "wanted"),
    [
        ("GRDP", "7.5", "%", {"change": "increase"}, "grdp_growth_rate"),
        ("kim ngạch xuất khẩu", "3", "%", {"change": "decrease"}, "export_growth"),
        ("tỷ lệ hộ nghèo", "1", "%", {"change": "decrease"}, "poverty_rate_reduction"),
        ("hộ nghèo", "10", "%", {"change": "decrease"}, "poor_household_reduction_rate"),
        ("số người chết do tai nạn giao thông", "5", "%", {"change": "decrease"}, "traffic_deaths_reduction_rate"),
        ("số xã đạt chuẩn nông thôn mới", "7", "xã", {"change": "increase"}, "ntm_communes_added"),
        ("tổng thu ngân sách nhà nước", "94.8", "%", {"base": "dự toán Trung ương giao"}, "budget_revenue_vs_assigned"),
        ("tổng giá trị sản xuất", "94.8", "%", {"base": "kế hoạch"}, None),
        ("giao quân", "100", "%", {"base": "chỉ tiêu được giao"}, "military_recruitment_rate"),  # its plan is meant
        ("tỷ lệ che phủ rừng", "2", "%", {"change": "increase"}, None),  # a change is no level
        ("tổng thu ngân sách nhà nước", "12", "%", {"change": "increase", "base": "so với dự toán"}, None),
        ("GDP của cả nước", "7", "%", {"change": "increase"}, "gdp_growth_rate"),  # the nation's, whoever says it
        ("tỷ lệ dân số đô thị được cấp nước sạch", "9", "l/ng.ngđ", {}, None),  # a unit nobody knows
    ],
)
def test_change_and_base_decide_too(
    subject: str, value: str, unit: str, more: dict[str, str], wanted: str | None
) -> None:
    assert matched(target(value, unit, subject=subject, **more), "province").indicator_id == wanted


@pytest.mark.parametrize(
    ("unit", "indicator", "shares", "wanted"),
    [
        ("pct", "poverty_rate_multidim", False, True),
        ("permille", "natural_population_growth_rate", False, True),
        ("pct", "poverty_rate_reduction", False, True),
        ("pp", "poverty_rate_multidim", False, False),
        ("ward", "commune_health_standard_rate", False, False),
        ("ward", "commune_health_standard_rate", True, True),
        ("doctor", "doctors_per_10000", False, True),
        ("vnd_bn", "export_value", False, True),
        ("ha", "rice_output", False, False),
        ("enterprise", "new_cooperatives", False, False),
    ],
)
def test_units_veto(unit: str, indicator: str, shares: bool, wanted: bool) -> None:
    assert fits(unit, indicator, shares) is wanted


def test_a_share_that_grows_is_no_growth() -> None:
    for subject in ("cơ cấu kinh tế: công nghiệp - xây dựng", "tỷ trọng công nghiệp - xây dựng"):
        assert matched(target("2.5", "%", subject=subject, change="increase"), None).indicator_id is None
    assert matched(target("2.5", "%", subject="ngành công nghiệp - xây dựng", change="increase"), None).indicator_id


@pytest.mark.parametrize(
    ("shares", "wanted"), [(False, "national_standard_schools"), (True, "national_standard_school_rate")]
)
def test_a_number_of_so_many_is_a_share(shares: bool, wanted: str) -> None:
    assert match("trường đạt chuẩn quốc gia", "school", shares=shares).indicator_id == wanted


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = match(text)
    assert 0.0 <= found.score <= 1.0
    assert found.indicator_id is None or found.indicator_id in traits()


@given(st.sampled_from(sorted({text for _, text in cases()})), st.sampled_from(sorted(units())))
def test_a_unit_only_ever_narrows(text: str, unit: str) -> None:
    found = match(text, unit).indicator_id
    assert found is None or fits(unit, found)


def test_order_and_punctuation_do_not_matter() -> None:
    one = read("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng (thể thấp còi)")
    other = read("tỷ lệ suy dinh dưỡng, thể thấp còi - trẻ em dưới 5 tuổi")
    assert one.decide == other.decide
    assert one.weights == other.weights


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("GRDP bình quân đầu người của tỉnh Đắk Lắk", ("tỉnh Đắk Lắk",)),
        ("tiêu chí nông thôn mới đạt: xã Trúc Sơn", ("xã Trúc Sơn",)),
        ("phường được công nhận Phường văn minh đô thị", ()),
        ("tăng trưởng kinh tế của cả nước", ("cả nước",)),
        ("huyện Thanh Ba đạt chuẩn nông thôn mới", ("huyện Thanh Ba",)),
    ],
)
def test_places_are_set_aside(phrase: str, names: tuple[str, ...]) -> None:
    assert read(phrase).named == names


def test_a_subject_is_matched_in_no_time() -> None:
    phrases = [text for _, text in cases()]
    match.cache_clear()
    read.cache_clear()
    start = time.process_time()
    for phrase in phrases:
        match(phrase, "pct")
    assert (time.process_time() - start) / len(phrases) < 0.0005  # 0.00004 s on an idle core


def test_phrases_come_back_as_lines() -> None:
    lines = list(tsv(["Tỷ lệ hộ nghèo\n", "sản lượng xoài\n"]))
    assert lines == ["Tỷ lệ hộ nghèo\tpoverty_rate_multidim\t1.0000", "sản lượng xoài\t\t0.0000"]


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Tỷ lệ hộ nghèo còn 3,5%", "poverty_rate_multidim"),
        ("Tỷ lệ hộ nghèo giảm 1,5 điểm %", "poverty_rate_reduction"),
        ("GRDP tăng 8,5%", "grdp_growth_rate"),
        ("Tổng thu ngân sách nhà nước 1.250 tỷ đồng", "state_budget_revenue"),
        ("Tổng thu ngân sách nhà nước 95%", None),  # a share of what?
        ("Kim ngạch xuất khẩu (%)", None),
        ("Kim ngạch xuất khẩu (triệu USD)", "export_value"),
        ("Sản lượng lúa, tấn", "rice_output"),
        ("Diện tích lúa: ha", "rice_area"),
        ("Sản lượng lúa (ha)", None),
        ("GRDP bình quân đầu người đạt 75 - 80 triệu đồng", "grdp_per_capita"),
        ("Số giường bệnh trên 10.000 dân", "beds_per_10000"),  # a number that belongs to the name
        ("Giá trị sản phẩm trên 1 ha", "product_value_per_ha"),
        ("Số bác sĩ (bác sĩ/vạn dân)", "doctors_per_10000"),
        ("Cơ cấu kinh tế: dịch vụ", "share_services"),  # a counted noun that is none of a value
        ("Tỷ lệ lao động có bằng cấp, chứng chỉ", "certified_labour_rate"),
        ("Số hộ nghèo (hộ)", "poor_household_count"),
    ],
)
def test_a_value_or_unit_at_the_end_of_a_phrase_decides_as_one(phrase: str, wanted: str | None) -> None:
    assert match_said(phrase).indicator_id == wanted


# ---- suggestions


def test_candidates_are_ranked_and_never_empty() -> None:
    found = candidates("tỷ lệ hộ nghèo dân tộc thiểu số")
    assert 1 <= len(found) <= 5
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert {"ethnic_poverty_reduction", "poverty_rate_multidim"} <= {each.indicator_id for each in found}


def test_subjects_that_say_the_same_make_one_cluster() -> None:
    found = clusters(
        {
            "sản lượng xoài": 3,
            "tổng sản lượng xoài": 2,
            "sản lượng xoài cả năm": 1,
            "diện tích cà phê": 4,
            "số cuộc giám sát": 1,
        }
    )
    assert [(cluster.subjects[0], cluster.targets) for cluster in found] == [
        ("sản lượng xoài", 6),
        ("diện tích cà phê", 4),
        ("số cuộc giám sát", 1),
    ]
    assert clusters({"số cuộc giám sát": 1}, least=2) == []


def test_a_draft_is_an_entry_that_only_waits_for_its_blanks() -> None:
    text = draft(clusters({"sản lượng xoài": 3, "tổng sản lượng xoài": 2})[0])
    entry = tomllib.loads(text)["indicator"][0]
    assert entry["surfaces"] == ["sản lượng xoài", "tổng sản lượng xoài"]
    assert entry["name_vi"] == "sản lượng xoài"
    assert set(entry) <= {field for one in settings("indicators")["indicator"] for field in one}
