"""Names to dated places, and places to what they were and became."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking import target

from extractor.clean import clean
from extractor.identify import gazetteer, identify
from extractor.lexicon import rows
from extractor.link import link
from extractor.link.lineage import coverage, districts, moved, predecessors, same_land, together, valid
from extractor.link.places import days_of, links, place, place_named, place_of, resolve
from extractor.model import Document, Evidence, Identity, Page
from extractor.read import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
BEFORE, AFTER = "2021-11-20", "2025-08-14"

# the documents of ../shared/gold/dev_docs.jsonl, by the number of their file -> place_id on their own day
REAL = {
    "001": "VN",
    "006": "14",
    "007": "24@2025-07-01",
    "009": "75@2025-07-01",
    "014": "66@2025-07-01",
    "017": "VN",
    "021": "VN",
    "027": "79",
    "029": "01",
    "030": "01/273",
    "031": "VN",
    "033": "VN",
    "049": "67/661",
    "054": "67/661",
    "055": "67",
    "057": "67/660",
    "061": "67/665",
}

# name, day, level, parent, host -> place_id
HARD = [
    ("Quận 8", BEFORE, None, None, None, "79/776"),
    ("quận 8", "2025-06-30", None, None, None, "79/776"),
    ("Quận 8", AFTER, None, None, None, None),
    ("quận Bình Thạnh", BEFORE, None, None, None, "79/765"),
    ("thành phố Thủ Đức", BEFORE, None, None, None, "79/769"),
    ("TP. Thủ Đức", BEFORE, "district", None, None, "79/769"),
    ("xã Tân Nhựt", "2025-06-30", None, None, None, "27613"),
    ("xã Tân Nhựt", "2025-07-01", None, None, None, "27595@2025-07-01"),
    ("Phường 5", BEFORE, "commune", None, None, None),  # dozens of wards are called so
    ("Phường 5", BEFORE, "commune", "Quận 8", None, "27418"),
    ("Phường 5", BEFORE, "commune", None, "quan8.hochiminhcity.gov.vn", "27418"),
    ("Phường 5, Quận 8", BEFORE, None, None, None, "27418"),
    ("Phường 5, Quận 8, Thành phố Hồ Chí Minh", BEFORE, None, None, None, "27418"),
    ("Phường 5", BEFORE, "commune", "quận Gò Vấp", None, "26887"),
    ("phường Chánh Hưng", BEFORE, None, None, None, None),
    ("phường Chánh Hưng", AFTER, None, None, None, "27418@2025-07-01"),
    ("tỉnh Hòa Bình", BEFORE, None, None, None, "17"),
    ("tỉnh Hoà Bình", BEFORE, None, None, None, "17"),
    ("tỉnh Hòa Bình", AFTER, None, None, None, None),
    ("thành phố Hòa Bình", BEFORE, None, None, None, "17/148"),
    ("xã Hòa Bình", BEFORE, "commune", "huyện Thường Tín", None, "10198"),
    ("xã Hòa Bình, huyện Thường Tín", BEFORE, None, None, None, "10198"),
    ("xã Hòa Bình", BEFORE, "commune", None, None, None),
    ("Thành phố Hồ Chí Minh", BEFORE, None, None, None, "79"),
    ("TP.HCM", AFTER, "province", None, None, "79@2025-07-01"),
    ("Bình Định", BEFORE, "province", None, None, "52"),
    ("tỉnh Gia Lai", BEFORE, None, None, None, "64"),
    ("tỉnh Gia Lai", AFTER, None, None, None, "52@2025-07-01"),
    ("tỉnh Thừa Thiên Huế", BEFORE, None, None, None, "46"),
    ("thành phố Huế", AFTER, "province", None, None, "46@2025-01-01"),
    ("thị xã Gia Nghĩa", BEFORE, "district", "tỉnh Đắk Nông", None, "67/660"),  # of an older type
    ("huyện Châu Thành", BEFORE, "district", None, None, None),
    ("huyện Châu Thành", BEFORE, "district", "tỉnh Long An", None, "80/808"),
    ("huyện Châu Thành", BEFORE, "district", None, "longan.gov.vn", "80/808"),
    ("Việt Nam", BEFORE, None, None, None, "VN"),
    ("Xứ Không Có", BEFORE, None, None, None, None),
    ("", BEFORE, None, None, None, None),
]


@pytest.mark.parametrize(("name", "day", "level", "parent", "host", "wanted"), HARD)
def test_hard_names(
    name: str, day: str, level: str | None, parent: str | None, host: str | None, wanted: str | None
) -> None:
    found = resolve(name, (day,), level=level, parent=parent, host=host)
    assert (found.place_id if found else None) == wanted


@pytest.mark.parametrize(
    ("published", "year", "first"),
    [
        ("2025-07-15", "2025", "2025-07-15"),
        (None, "2025", "2025-01-01"),
        (None, "2021-2025", "2021-11-01"),
        ("2018-03-01", None, "2021-11-01"),
    ],
)
def test_the_day_on_which_a_place_is_sought(published: str | None, year: str | None, first: str) -> None:
    assert days_of(published, year)[0] == first


@pytest.mark.parametrize(
    ("text", "year", "wanted"),
    [
        ("GRDP năm 2025 tăng 8%.", "2025", "79"),
        ("Nghị quyết số 01/NQ-CP ngày 08/01/2026 giao mức 10%.", "2025", "79@2025-07-01"),
        ("Nghị quyết số 60-NQ/TW của Ban Chấp hành Trung ương ngày 12/4/2025 đã nêu.", "2025", "79"),
        ("Phấn đấu xong trước ngày 08/01/2026, tăng 10%.", "2025", "79"),
        ("Nghị quyết số 01/NQ-CP ngày 08/01/2024 giao mức 6%.", "2025", "79"),
    ],
    ids=["year alone", "cited later", "cited before", "a time limit", "cited years before"],
)
def test_a_text_is_younger_than_what_it_cites(text: str, year: str, wanted: str) -> None:
    identity = Identity(
        place=Evidence("thành phố Hồ Chí Minh", None, None, "test", 1.0), year=Evidence(year, None, None, "test", 1.0)
    )
    place = place_of(Document(Page("p", text, "text/plain", "0"), text, identity=identity))
    assert place is not None
    assert place.place_id == wanted


def document(
    place_name: str, day: str, *, level: str | None = None, parent: str | None = None, url: str | None = None
) -> Document:
    def said(value: str | None) -> Evidence | None:
        return Evidence(value, None, None, "test", 1.0) if value else None

    identity = Identity(place=said(place_name), place_parent=said(parent), level=said(level), published=said(day))
    page = Page("p", "", "text/plain", "0", url=url)
    return Document(page, "", identity=identity)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ([("result", "2025"), ("target", "2026")], "09052@2025-07-01"),  # written about the end of 2025
        ([("estimate", "2025"), ("target", "2026")], "09052@2025-07-01"),
        ([("result", "2024"), ("target", "2025")], "09052"),
        ([("target", "2025"), ("target", "2026")], "09052"),
    ],
)
def test_a_text_that_reports_a_year_and_plans_the_next_is_of_its_end(told: list[tuple[str, str]], wanted: str) -> None:
    undated = document("xã Nguyệt Đức", "", level="commune", parent="huyện Yên Lạc")
    year = Evidence("2025", None, None, "test", 1.0)
    targets = tuple(target("1", "%", kind=kind, year=of) for kind, of in told)
    found = place_of(
        dataclasses.replace(undated, identity=dataclasses.replace(undated.identity, year=year), targets=targets)
    )
    assert found is not None
    assert found.place_id == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Đại hội đại biểu Đảng bộ xã Cao Sơn năm 2021\n\nXã Cao Sơn có nhiều xóm.", None),  # one of five
        ("Đại hội đại biểu Đảng bộ xã Cao Sơn năm 2021\n\nXã Cao Sơn, huyện Đà Bắc có nhiều xóm.", "04876"),
        ("Kết quả của xã Cao Sơn, huyện Anh Sơn, tỉnh Nghệ An năm 2021", "17386"),
    ],
)
def test_one_of_several_namesakes_is_no_guess(text: str, wanted: str | None) -> None:
    found = link(identify(clean(Page("p", text, "text/plain", "0")))).place
    assert (found.place_id if found else None) == wanted


def test_a_document_gets_its_dated_place() -> None:
    old = place_of(document("Quận 8", BEFORE, level="district"))
    assert old is not None
    assert (old.place_id, old.code, old.name, old.level, old.valid_to) == (
        "79/776",
        "776",
        "Quận 8",
        "district",
        "2025-06-30",
    )
    new = place_of(document("phường Chánh Hưng", AFTER))
    assert new is not None
    assert (new.place_id, new.valid_from, new.parent_id) == ("27418@2025-07-01", "2025-07-01", "79@2025-07-01")
    assert place_of(dataclasses.replace(document("x", BEFORE), identity=Identity())) is None


@pytest.mark.parametrize(
    ("subject", "wanted", "flag"),
    [
        ("tỷ lệ hộ nghèo", "79/776", False),
        ("tỷ lệ hộ nghèo Phường 5", "27418", False),
        ("GRDP bình quân đầu người của cả nước", "VN", False),
        ("tổng thu ngân sách Quận 8", "79/776", False),
        ("tỷ lệ hộ nghèo xã Không Đâu", "79/776", True),
    ],
)
def test_a_subject_that_names_another_place_is_filed_there(subject: str, wanted: str, flag: bool) -> None:
    told = dataclasses.replace(document("Quận 8", BEFORE), targets=(target("5", "%", subject=subject),))
    found = link(told).targets[0]
    assert found.place_id == wanted
    assert ("names_a_place" in found.flags) is flag


def test_a_named_place_is_sought_near_the_document_first() -> None:
    here = place("79/776")
    assert place_named(("Phường 5",), here, [BEFORE]) == place("27418")
    assert place_named(("Phường 5",), here, [AFTER]) == place("27418")  # of the time of the document's own place
    assert place_named(("Phường 5",), None, [BEFORE]) is None
    assert place_named(("Phường 5", "Phường 6"), here, [BEFORE]) is None
    assert place_named(("vĩnh phúc",), place("01"), [BEFORE]) is None  # a ward of Hà Nội, or the province beside it
    assert place_named(("Phường Vĩnh Phúc",), place("01"), [BEFORE]) == place("00006")


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Bắc Ninh", "2025-02-18", "27"),
        ("Bắc Ninh", AFTER, "24@2025-07-01"),
        ("Vĩnh Phúc", "2025-02-18", "26"),
        ("Vĩnh Phúc", AFTER, None),
    ],
)
def test_a_place_that_a_national_document_names_is_of_its_day(name: str, day: str, found: str | None) -> None:
    named = place_named((name,), place("VN"), [day])
    assert (named.place_id if named else None) == found


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no real documents in {SHARED}")
def test_places_of_real_documents() -> None:
    found = {}
    for path in sorted((SHARED / "text").iterdir()):
        here = place_of(identify(clean(read(path))))
        found[path.name[:3]] = here.place_id if here else None
    assert {number: found[number] for number in REAL} == REAL
    assert set(found) == set(REAL)


# ---- what became of Quận 8


def test_district_8_lies_in_three_wards_and_three_slivers() -> None:
    cover = coverage("79/776", "2025-07-01")
    assert {place(part).name for part in cover.main} == {"Phường Chánh Hưng", "Phường Phú Định", "Phường Bình Đông"}
    assert {place(part).name for part in cover.slivers} == {"Phường Bình Phú", "Xã Tân Nhựt", "Xã Bình Hưng"}
    assert not cover.exact
    assert [place(commune).name for commune in cover.extra] == ["Xã An Phú Tây"]
    inside = {place(part.place_id).name for part in cover.parts if part.inside}
    assert inside == {"Phường Chánh Hưng", "Phường Phú Định"}


def test_a_new_ward_is_traced_to_the_wards_of_2021() -> None:
    back = predecessors("27418@2025-07-01", "2021-11-01")
    assert {place(old).name for old, whole in back.items() if whole} == {f"Phường {n}" for n in (1, 2, 3, 4, 8, 9, 10)}
    assert {place(old).name for old, whole in back.items() if not whole} == {"Phường 5"}
    assert districts("27418@2025-07-01", "2021-11-01") == ("79/776",)
    assert districts("27424@2025-07-01", "2021-11-01") == ("79/776", "79/785")


def test_several_steps_are_walked() -> None:
    assert moved("27394", "2025-01-01") == {"27397@2025-01-01": True}
    assert moved("27394", "2025-07-01") == {"27418@2025-07-01": True}
    assert set(moved("27418", "2025-07-01")) == {"27418@2025-07-01", "27424@2025-07-01"}
    assert not any(moved("27418", "2025-07-01").values())


def test_crosswalk_of_district_8() -> None:
    file = SHARED / "domain" / "crosswalk_quan8.csv"
    if not file.exists():
        pytest.skip("the crosswalk stands in ../shared/domain/crosswalk_quan8.csv, which is not here")
    with file.open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            code = row["old_ward_code_2025_01"]
            old = next(u.id for u in gazetteer.units().values() if u.id.split("@")[0] == code and u.valid("2025-01-01"))
            new = f"{row['new_commune_code_2025_07']}@2025-07-01"
            assert moved(old, "2025-07-01")[new] is (row["relation"] == "full")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("79/776", "79/776", True),
        ("46", "46@2025-01-01", True),  # Thừa Thiên Huế became the city of Huế
        ("17", "25@2025-07-01", False),  # Hòa Bình is a third of the new Phú Thọ
        ("27418", "27418@2025-07-01", False),  # one code, two wards
        ("52", "52@2025-07-01", False),  # Bình Định, and the new Gia Lai
        ("01", "VN", False),
    ],
)
def test_same_land(one: str, other: str, same: bool) -> None:
    assert same_land(one, other) is same
    assert same_land(other, one) is same


def test_units_exist_together_or_not() -> None:
    assert together("79/776", "79/765")
    assert not together("79/776", "27418@2025-07-01")
    assert valid("79/776", "2025-06-30")
    assert not valid("79/776", "2025-07-01")


def test_every_link_leads_from_a_unit_to_a_unit() -> None:
    known = gazetteer.units()
    onward, _ = links()
    assert sum(len(steps) for steps in onward.values()) == sum(1 for _ in rows("place_links")) > 15_000
    assert all(step.from_id in known and step.to_id in known for steps in onward.values() for step in steps)


OLD_COMMUNES = sorted(
    unit.id for unit in gazetteer.units().values() if unit.level == "commune" and unit.last == "2025-06-30"
)
NEW_COMMUNES = sorted(
    unit.id for unit in gazetteer.units().values() if unit.first == "2025-07-01" and unit.level == "commune"
)


@given(st.sampled_from(OLD_COMMUNES))
def test_an_old_commune_goes_whole_to_one_unit_or_in_parts_to_several(place_id: str) -> None:
    reached = moved(place_id, "2025-07-01")
    assert reached
    assert sum(reached.values()) == (1 if len(reached) == 1 and any(reached.values()) else 0)


@given(st.sampled_from(NEW_COMMUNES))
def test_lineage_reads_the_same_from_both_ends(place_id: str) -> None:
    for old, whole in predecessors(place_id, "2025-06-30").items():
        assert moved(old, "2025-07-01")[place_id] is whole
