"""Stage `targets`: whole records, what is no record of its own, repeats, contradictions, and where a record stands."""

from __future__ import annotations

from typing import Any

import pytest
from values import Value, about, at_least, between, exactly, out_of, over, under, value_of

from extractor.flow import analyse
from extractor.model import Document, Evidence, Media, Page
from extractor.subjects.localities import names_several


def page(text: str, media: Media = "text/plain") -> Document:
    return analyse(Page("page", text, media, sha256=""))


def values(text: str) -> list[Value]:
    document = page(text)
    return [value_of(target, document.text) for target in document.targets]


# One record or two ----------------------------------------------------------------------------------------------------

RECORDS: list[tuple[str, list[Value]]] = [
    # each value its own record
    ("Tỷ lệ hộ nghèo còn 4,3% (giảm 0,5%).", [exactly("4,3%", 4.3), exactly("0,5%", 0.5)]),
    ("Có 128/161 xã đạt chuẩn (79,5%).", [out_of("128/161 xã", 128, 161, "xã"), exactly("79,5%", 79.5)]),
    ("Sản lượng tăng 5,7% (kế hoạch là 4%).", [exactly("5,7%", 5.7), exactly("4%", 4)]),
    ("Tỉnh giao 95%, huyện giao 97%.", [exactly("95%", 95), exactly("97%", 97)]),
    # two numbers, one record
    ("Tỷ lệ đạt từ 93% - 95%.", [between("từ 93% - 95%", 93, 95)]),
    ("Tỷ lệ đạt 83,2%/50%.", [out_of("83,2%/50%", 83.2, 50, "%")]),
    ("Thu 825 tỷ 776 triệu đồng.", [exactly("825 tỷ 776 triệu đồng", 825.776, "tỷ đồng")]),
    # the old level is a base, not a record
    ("Nâng tỷ lệ hộ dùng nước sạch từ 41% lên 52%.", [exactly("52%", 52)]),
    ("Tỷ lệ hộ nghèo giảm từ 6,1% xuống còn 4,3%.", [exactly("4,3%", 4.3)]),
    ("Tỷ lệ hộ nghèo giảm từ 1 - 2% (còn dưới 6%).", [between("từ 1 - 2%", 1, 2), under("dưới 6%", 6)]),
    ("Thu nhập đạt 8.500 USD (thay vì 9.000 USD).", [exactly("8.500 USD", 8500, "usd")]),
    # a list, and the part of a whole
    (
        "Cơ cấu kinh tế: công nghiệp 41,8%; dịch vụ 39,7%; nông nghiệp 18,5%.",
        [exactly("41,8%", 41.8), exactly("39,7%", 39.7), exactly("18,5%", 18.5)],
    ),
    (
        "Thu 61 tỷ đồng, trong đó có trên 48 tỷ đồng thu nội địa.",
        [exactly("61 tỷ đồng", 61, "tỷ đồng"), over("trên 48 tỷ đồng", 48, "tỷ đồng")],
    ),
    (
        "Số vụ dưới 12 vụ, khoảng 9 tỷ đồng thiệt hại.",
        [under("dưới 12 vụ", 12, "vụ"), about("khoảng 9 tỷ đồng", 9, "tỷ đồng")],
    ),
    # no record at all
    ("Không để xảy ra cháy lớn.", []),
    ("Họp ngày 12/3/2031 tại Quận 12.", []),
    ("Triển khai trên địa bàn 16 phường.", []),
]


@pytest.mark.parametrize(("text", "expected"), RECORDS)
def test_records(text: str, expected: list[Value]) -> None:
    assert values(text) == expected


def test_an_amount_in_front_of_a_bracket_is_no_old_level() -> None:
    document = page("Tỷ lệ hộ nghèo giảm từ 1 - 2% (còn dưới 6%).")
    assert [target.base for target in document.targets] == [None, None]


def test_the_old_level_is_the_base_of_the_new_one() -> None:
    (target,) = page("Nâng tỷ lệ hộ dùng nước sạch từ 41% lên 52%.").targets
    assert (target.base, target.change) == ("từ 41%", "level")


# A whole record -------------------------------------------------------------------------------------------------------

PLAN = """KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2031

I. KẾT QUẢ THỰC HIỆN NĂM 2030

1. Tổng thu ngân sách đạt 61,5 tỷ đồng, bằng 104% kế hoạch.

II. CHỈ TIÊU NĂM 2031

1. Về kinh tế

a) Tổng thu ngân sách tăng ít nhất 7% so với năm 2030.

2. Về xã hội

a) Tỷ lệ hộ nghèo (theo chuẩn nghèo đa chiều) giảm còn 4,3%.
"""


def test_the_fields_of_a_record() -> None:
    document = page(PLAN)
    found = [
        (t.quote, t.comparator, t.unit, t.subject, t.change, t.kind, t.year, t.base, t.standard)
        for t in document.targets
    ]
    thu = "tổng thu ngân sách"
    assert found == [
        ("61,5 tỷ đồng", "=", "tỷ đồng", thu, "level", "result", "2030", None, None),
        ("104%", "=", "%", thu, "level", "result", "2030", "kế hoạch", None),
        ("ít nhất 7%", ">=", "%", thu, "increase", "target", "2031", "so với năm 2030", None),
        (
            *("4,3%", "=", "%", "tỷ lệ hộ nghèo (theo chuẩn nghèo đa chiều)", "level", "target", "2031", None),
            "theo chuẩn nghèo đa chiều",
        ),
    ]


def test_where_a_record_stands() -> None:
    result, _, rise, level = page(PLAN).targets
    assert result.section == ("I. KẾT QUẢ THỰC HIỆN NĂM 2030",)
    assert rise.section == ("II. CHỈ TIÊU NĂM 2031", "1. Về kinh tế")
    assert (result.marker, rise.marker, level.marker) == ("I.1", "II.1.a", "II.2.a")
    assert rise.statement == "Tổng thu ngân sách tăng ít nhất 7% so với năm 2030."
    assert PLAN[rise.statement_start : rise.statement_end] == rise.statement


def test_the_period_of_a_record_has_days() -> None:
    target = page("Giai đoạn 2031 - 2035, thu ngân sách tăng bình quân hằng năm 7%.").targets[0]
    assert (target.period_start, target.period_end) == ("2031-01-01", "2035-12-31")
    assert target.period_basis == "annual average"


def test_every_record_names_a_rule_for_each_field() -> None:
    for target in page(PLAN).targets:
        named = dict(target.rules)
        assert {"value", "change", "kind", "year", "subject"} <= set(named)
        assert ("cmp" in named) == (target.comparator != "=")
        assert ("base" in named) == (target.base is not None)
        assert all(named.values())


# Repeats and contradictions -------------------------------------------------------------------------------------------


def test_a_repeat_points_to_the_first_quote() -> None:
    text = "Tỷ lệ hộ dùng nước sạch đạt 91%.\n\nTỷ lệ hộ dùng nước sạch đạt 91%.\n"
    first, second = page(text).targets
    assert first.same_as is None
    assert second.same_as == first.start
    assert "contradicts_earlier_value" not in second.flags


def test_another_value_of_the_same_subject_is_flagged() -> None:
    text = "Tỷ lệ hộ dùng nước sạch đạt 91%.\n\nTỷ lệ hộ dùng nước sạch đạt 93%.\n"
    first, second = page(text).targets
    assert (first.same_as, second.same_as) == (None, None)
    assert "contradicts_earlier_value" in second.flags


@pytest.mark.parametrize(
    "second",
    [
        "Năm 2030, tỷ lệ hộ dùng nước sạch đạt 93%.",
        "Tỷ lệ hộ dùng nước sạch tăng 93%.",
        "Tỷ lệ hộ dùng nước máy đạt 93%.",
    ],
)
def test_another_year_change_or_subject_is_no_contradiction(second: str) -> None:
    found = page(f"Năm 2031, tỷ lệ hộ dùng nước sạch đạt 91%.\n\n{second}\n").targets
    assert [flag for target in found for flag in target.flags if flag == "contradicts_earlier_value"] == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Thu phí bến bãi bằng 47% mức tỉnh giao, bằng 44% mức huyện giao.", False),
        ("Thu phí bến bãi bằng 71% dự toán, bằng 108% so với năm 2031.", False),
        ("Thu ngân sách đạt 47% dự toán tỉnh giao.\n\nThu ngân sách đạt 52% dự toán tỉnh giao.", True),
    ],
)
def test_values_compared_with_different_things_do_not_contradict_each_other(text: str, flagged: bool) -> None:
    second = page(text).targets[-1]
    assert ("contradicts_earlier_value" in second.flags) is flagged


# Pages about several places -------------------------------------------------------------------------------------------

NEWS = "Tin vắn\n\nCác xã bàn việc cuối năm 2031\n\n"
PLACES: list[tuple[str, str, list[str]]] = [
    (
        "the place that opens a paragraph, by the word for its unit further on",
        (
            "Ngày 23/12, HĐND xã Đồi Thông họp. Tỷ lệ hộ nghèo còn 4%.\n\nSau ba năm, xã thu 9 tỷ đồng.\n\n"
            "Tại xã Bến Đá, tỷ lệ hộ nghèo còn 5%."
        ),
        ["tỷ lệ hộ nghèo xã Đồi Thông", "thu xã Đồi Thông", "tỷ lệ hộ nghèo xã Bến Đá"],
    ),
    (
        "a line that is its name alone, for all up to the next one",
        "* Xã Đồi Thông\n\nTỷ lệ hộ nghèo còn 4%.\n\nThu phí đạt 9 tỷ đồng.\n\n* Xã Bến Đá\n\nTỷ lệ hộ nghèo còn 5%.",
        ["tỷ lệ hộ nghèo xã Đồi Thông", "thu phí xã Đồi Thông", "tỷ lệ hộ nghèo xã Bến Đá"],
    ),
    (
        "its name alone, once it is known",
        "Xã Đồi Thông thu phí 9 tỷ đồng.\n\nXã Bến Đá thu phí 8 tỷ đồng.\n\nĐồi Thông phấn đấu tỷ lệ hộ nghèo còn 4%.",
        ["thu phí xã Đồi Thông", "thu phí xã Bến Đá", "tỷ lệ hộ nghèo xã Đồi Thông"],
    ),
    (
        "not where only one is told of, nor of several in one paragraph",
        "Xã Đồi Thông thu phí 9 tỷ đồng.\n\nTỷ lệ hộ nghèo ở xã Bến Đá và xã Hồ Xanh còn 4%.",
        ["thu phí", "tỷ lệ hộ nghèo ở xã Bến Đá và xã Hồ Xanh"],
    ),
    (
        "not the name of who holds an office there",
        "Tại xã Đồi Thông, Chủ tịch UBND xã Trần Văn Ất nêu tỷ lệ hộ nghèo 4%.\n\nXã Bến Đá có tỷ lệ hộ nghèo 5%.",
        ["tỷ lệ hộ nghèo xã Đồi Thông", "tỷ lệ hộ nghèo xã Bến Đá"],
    ),
]


def test_a_place_from_the_paragraph_names_its_rule() -> None:
    found = page(f"{NEWS}Xã Đồi Thông thu phí 9 tỷ đồng.\n\nXã Bến Đá thu phí 8 tỷ đồng ở xã Bến Đá.\n").targets
    assert [dict(target.rules).get("locality") for target in found] == ["told_in_paragraph", None]  # it names it
    (alone,) = page("Xã Đồi Thông thu phí 9 tỷ đồng.\n").targets
    assert "locality" not in dict(alone.rules)


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Đồi Thông, Bến Đá: HĐND huyện họp", True),
        ("ĐỒI THÔNG, BẾN ĐÁ: HĐND HUYỆN HỌP", True),
        ("BÁO CÁO KINH TẾ, XÃ HỘI HUYỆN ĐỒI THÔNG", False),
        ("Huyện Đồi Thông họp, bàn việc", False),
    ],
)
def test_a_title_that_names_places_in_a_row(title: str, several: bool) -> None:
    assert names_several(Evidence(title, 0, len(title), "title-lines", 0.9)) is several


def test_the_place_of_a_page_is_one_of_those_that_its_title_names_in_a_row() -> None:
    text = (
        "Đồi Thông, Bến Đá: HĐND huyện họp kỳ cuối năm 2032\n\nHĐND huyện Đồi Thông họp Kỳ thứ 8. Thu phí 9 tỷ đồng.\n\n"
        "Điểm sáng của địa phương là tỷ lệ hộ nghèo 4%.\n\n* Trước đó, HĐND huyện Bến Đá họp. Thu phí 8 tỷ đồng.\n"
    )
    wanted = ["thu phí huyện Đồi Thông", "tỷ lệ hộ nghèo huyện Đồi Thông", "thu phí huyện Bến Đá"]
    assert [target.subject for target in page(text).targets] == wanted


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_each_value_names_its_place(body: str, expected: list[str]) -> None:
    assert [target.subject for target in page(f"{NEWS}{body}\n").targets] == expected


def test_the_same_measure_of_two_places_is_no_contradiction() -> None:
    text = f"{NEWS}Xã Đồi Thông có tỷ lệ hộ nghèo 4%.\n\nXã Bến Đá có tỷ lệ hộ nghèo 5%.\n"
    assert [target.flags for target in page(text).targets if "contradicts_earlier_value" in target.flags] == []


# Written forms --------------------------------------------------------------------------------------------------------

FORMS: list[Any] = [
    ("hard-wrapped", "Tỷ lệ hộ dân ở nông thôn dùng nước sạch đạt\ntừ 91% trở lên.", "text/plain"),
    ("markdown", "**Tỷ lệ hộ dân ở nông thôn dùng nước sạch** đạt **từ 91% trở lên**.", "text/markdown"),
    ("word-segmented", "Tỷ_lệ hộ dân ở nông_thôn dùng nước sạch đạt từ 91% trở_lên.", "text/plain"),
]


@pytest.mark.parametrize(("text", "media"), [f[1:] for f in FORMS], ids=[f[0] for f in FORMS])
def test_subject_is_clean_and_quote_verbatim(text: str, media: Media) -> None:
    document = page(text, media)
    (target,) = document.targets
    assert text[target.start : target.end] == target.quote
    assert target.quote.replace("_", " ") == "từ 91% trở lên"
    assert target.subject == "tỷ lệ hộ dân ở nông thôn dùng nước sạch"
    assert value_of(target, text)[1:] == at_least("", 91)[1:]
