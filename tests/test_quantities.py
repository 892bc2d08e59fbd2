"""Stage `quantities`: numbers with bound and unit, form by form, and the numbers that are none."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import Value, about, at_least, at_most, between, exactly, out_of, over, under, value_of

from extractor.language import words_of
from extractor.quantities import find, find_in_cell
from extractor.quantities.numbers import Style, parse, style_of
from extractor.quantities.spelled import spelled


def values(text: str, style: Style = "vietnamese") -> list[Value]:
    return [value_of(q, text) for q in find(words_of(text), style=style)[0]]


def trapped(text: str) -> dict[str, str]:
    return {text[trap.start : trap.end]: trap.rule for trap in find(words_of(text))[1]}


# Bounds ---------------------------------------------------------------------------------------------------------------

COMPARATORS: list[tuple[str, Value]] = [
    # a copula or verb leaves a value as it is and stays outside the quote
    ("tỷ lệ đạt 61%", exactly("61%", 61)),
    ("tỷ lệ là 61%", exactly("61%", 61)),
    ("tỷ lệ ở mức 61%", exactly("61%", 61)),
    ("tỷ lệ bằng 61%", exactly("61%", 61)),
    ("nhóm này chiếm 61%", exactly("61%", 61)),
    ("mạng lưới gồm 61 trạm", exactly("61 trạm", 61, "trạm")),
    ("mạng lưới có 61 trạm", exactly("61 trạm", 61, "trạm")),
    # at least, behind the value
    ("tỷ lệ đạt 61% trở lên", at_least("61% trở lên", 61)),
    ("vận động 4.100 người trở lên tham gia", at_least("4.100 người trở lên", 4100, "người")),
    ("kết nạp từ 41 đảng viên mới/năm trở lên", at_least("từ 41 đảng viên mới/năm trở lên", 41, "đảng viên")),
    ("vận động từ 4.100 người trở lên tham gia", at_least("từ 4.100 người trở lên", 4100, "người")),
    ("tỷ lệ 61% hoặc hơn", at_least("61% hoặc hơn", 61)),
    ("tỷ lệ 61% trở đi", at_least("61% trở đi", 61)),
    # at least, in front of it
    ("tỷ lệ đạt từ 61%", at_least("từ 61%", 61)),
    ("tỷ lệ ít nhất 61%", at_least("ít nhất 61%", 61)),
    ("tỷ lệ ít nhất là 61%", at_least("ít nhất là 61%", 61)),
    ("tỷ lệ tối thiểu 61%", at_least("tối thiểu 61%", 61)),
    ("tỷ lệ tối thiểu đạt 61%", at_least("tối thiểu đạt 61%", 61)),
    ("tỷ lệ không dưới 61%", at_least("không dưới 61%", 61)),
    ("tỷ lệ không thấp hơn 61%", at_least("không thấp hơn 61%", 61)),
    ("tỷ lệ không ít hơn 61%", at_least("không ít hơn 61%", 61)),
    ("tỷ lệ chí ít 61%", at_least("chí ít 61%", 61)),
    # more than: never mixed with at least
    ("tỷ lệ đạt trên 61%", over("trên 61%", 61)),
    ("tỷ lệ đạt hơn 61%", over("hơn 61%", 61)),
    ("tỷ lệ cao hơn 61%", over("cao hơn 61%", 61)),
    ("tỷ lệ quá 61%", over("quá 61%", 61)),
    # less than
    ("tỷ lệ dưới 61%", under("dưới 61%", 61)),
    ("tỷ lệ thấp hơn 61%", under("thấp hơn 61%", 61)),
    ("số vụ ít hơn 61 vụ", under("ít hơn 61 vụ", 61, "vụ")),
    ("so cùng kỳ, số vụ ít hơn 61 vụ", exactly("61 vụ", 61, "vụ")),
    ("án tăng, so với cùng kỳ nhiều hơn 61 vụ", exactly("61 vụ", 61, "vụ")),
    ("so với cùng kỳ, án giảm; số vụ ít hơn 61 vụ", exactly("61 vụ", 61, "vụ")),
    ("so cùng kỳ giảm; số vụ ít hơn 61 vụ", under("ít hơn 61 vụ", 61, "vụ")),
    ("tỷ lệ nhỏ hơn 61%", under("nhỏ hơn 61%", 61)),
    ("tỷ lệ chưa đến 61%", under("chưa đến 61%", 61)),
    ("tỷ lệ chưa tới 61%", under("chưa tới 61%", 61)),
    ("tỷ lệ không đến 61%", under("không đến 61%", 61)),
    # at most
    ("tỷ lệ không quá 61%", at_most("không quá 61%", 61)),
    ("tỷ lệ không vượt quá 61%", at_most("không vượt quá 61%", 61)),
    ("tỷ lệ không cao hơn 61%", at_most("không cao hơn 61%", 61)),
    ("tỷ lệ tối đa 61%", at_most("tối đa 61%", 61)),
    ("tỷ lệ nhiều nhất 61%", at_most("nhiều nhất 61%", 61)),
    ("tỷ lệ cao nhất 61%", at_most("cao nhất 61%", 61)),
    ("tỷ lệ từ 61% trở xuống", at_most("từ 61% trở xuống", 61)),
    ("tỷ lệ 61% trở xuống", at_most("61% trở xuống", 61)),
    ("tỷ lệ 61% đổ lại", at_most("61% đổ lại", 61)),
    # about
    ("tỷ lệ khoảng 61%", about("khoảng 61%", 61)),
    ("tỷ lệ xấp xỉ 61%", about("xấp xỉ 61%", 61)),
    ("tỷ lệ gần 61%", about("gần 61%", 61)),
    ("tỷ lệ chừng 61%", about("chừng 61%", 61)),
    ("tỷ lệ trên dưới 61%", about("trên dưới 61%", 61)),
    ("tỷ lệ trong khoảng 61%", about("trong khoảng 61%", 61)),
    ("tỷ lệ ước khoảng 61%", about("khoảng 61%", 61)),
    # two bounds at once: the stricter word decides
    ("tỷ lệ khoảng trên 61%", over("khoảng trên 61%", 61)),
    ("tỷ lệ khoảng 61% trở lên", at_least("khoảng 61% trở lên", 61)),
    ("tỷ lệ ít nhất từ 61 - 64%", between("ít nhất từ 61 - 64%", 61, 64)),
    ("tỷ lệ bằng hoặc cao hơn 61%", at_least("bằng hoặc cao hơn 61%", 61)),
    ("tỷ lệ nhỏ hơn hoặc bằng 61%", at_most("nhỏ hơn hoặc bằng 61%", 61)),
    # how far a value lies from another is no bound
    ("sản lượng cao hơn 61% so với năm trước", exactly("61%", 61)),
    ("tỷ lệ thấp hơn 6,1 điểm phần trăm", exactly("6,1 điểm phần trăm", 6.1, "điểm phần trăm")),
    ("sản lượng vượt trên 61%", over("trên 61%", 61)),
    # signs
    ("tỷ lệ ≥ 61%", at_least("≥ 61%", 61)),
    ("tỷ lệ ≥61%", at_least("≥61%", 61)),
    ("tỷ lệ > 61%", over("> 61%", 61)),
    ("tỷ lệ <61%", under("<61%", 61)),
    ("tỷ lệ ≤ 61%", at_most("≤ 61%", 61)),
    # a word of place or measure that only looks like a bound
    ("trồng rừng trên diện tích 61 ha", exactly("61 ha", 61, "ha")),
    ("nhất là 61 hợp tác xã", exactly("61 hợp tác xã", 61, "hợp tác xã")),
]


@pytest.mark.parametrize(("text", "expected"), COMPARATORS)
def test_comparator(text: str, expected: Value) -> None:
    assert values(text) == [expected]


def test_a_bound_behind_a_list_holds_for_the_last_value_alone() -> None:
    assert values("ba nhóm đạt 21%, 32%, 43% trở lên") == [
        exactly("21%", 21),
        exactly("32%", 32),
        at_least("43% trở lên", 43),
    ]


# Ranges ---------------------------------------------------------------------------------------------------------------

RANGES: list[tuple[str, Value]] = [
    ("tỷ lệ đạt từ 61% đến 64%", between("từ 61% đến 64%", 61, 64)),
    ("tỷ lệ đạt từ 61 đến 64%", between("từ 61 đến 64%", 61, 64)),
    ("tỷ lệ đạt 61 đến 64 %", between("61 đến 64 %", 61, 64)),
    ("tỷ lệ đạt 61% tới 64%", between("61% tới 64%", 61, 64)),
    ("tỷ lệ đạt từ 61% - 64%", between("từ 61% - 64%", 61, 64)),
    ("tỷ lệ đạt 61%-64%", between("61%-64%", 61, 64)),
    ("tỷ lệ đạt 61-64%", between("61-64%", 61, 64)),
    ("tỷ lệ đạt 61 – 64%", between("61 – 64%", 61, 64)),
    ("tỷ lệ đạt 61 — 64%", between("61 — 64%", 61, 64)),
    ("tỷ lệ đạt 61 ÷ 64%", between("61 ÷ 64%", 61, 64)),
    ("tỷ lệ đạt 6,1-6,4%", between("6,1-6,4%", 6.1, 6.4)),
    ("tỷ lệ đạt khoảng 6,1 - 6,4%", between("khoảng 6,1 - 6,4%", 6.1, 6.4)),
    ("tỷ lệ trong khoảng 6,1 - 6,4%", between("trong khoảng 6,1 - 6,4%", 6.1, 6.4)),
    ("tỷ lệ đạt từ 6,1 - 6,4% trở lên", between("từ 6,1 - 6,4% trở lên", 6.1, 6.4)),
    ("mỗi đợt 300 - 450 người", between("300 - 450 người", 300, 450, "người")),
    ("mỗi đợt 3.000 đến 4.500 người", between("3.000 đến 4.500 người", 3000, 4500, "người")),
    ("thêm 0,5 - 1 điểm %", between("0,5 - 1 điểm %", 0.5, 1, "điểm %")),
    ("chỉ số đạt 6,1-6,4", between("6,1-6,4", 6.1, 6.4, "")),
    ("chỉ số dao động giữa 6,1% và 6,4%", between("giữa 6,1% và 6,4%", 6.1, 6.4)),
    ("tỷ lệ đạt từ 61% đến dưới 64%", between("từ 61% đến dưới 64%", 61, 64)),
    ("tỷ lệ đạt 61% ~ 64%", between("61% ~ 64%", 61, 64)),
    ("từ trên 61% đến 64%", between("từ trên 61% đến 64%", 61, 64)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_range_is_one_value(text: str, expected: Value) -> None:
    assert values(text) == [expected]


def test_a_list_of_shares_is_no_range() -> None:
    assert [v.low for v in values("cơ cấu ba khu vực 20,5% - 41,5% - 38,0%")] == [20.5, 41.5, 38]
    assert [v.low for v in values("cơ cấu ba khu vực 20% - 38% - 42%")] == [20, 38, 42]


def test_a_rise_is_no_range() -> None:
    assert values("nâng tỷ lệ từ 41% lên 52%") == [exactly("41%", 41), exactly("52%", 52)]


def test_ends_out_of_order_are_no_range() -> None:
    assert [v.low for v in values("tỷ lệ 64% - 61%")] == [64, 61]


# Number forms ---------------------------------------------------------------------------------------------------------

FORMS: list[tuple[str, Value]] = [
    ("tỷ suất 61/1.000 trẻ đẻ sống", exactly("61/1.000 trẻ đẻ sống", 61, "/1.000 trẻ đẻ sống")),
    ("tỷ suất 61/1.000 dân", exactly("61/1.000 dân", 61, "/1.000 dân")),
    ("tỷ suất 61/100.000 trẻ em", exactly("61/100.000 trẻ em", 61, "/100.000 trẻ em")),
    ("đã cấp 610/100.000 thẻ", out_of("610/100.000 thẻ", 610, 100_000, "thẻ")),
    ("tỷ suất giảm còn 61/100.000 vào năm 2035", exactly("61/100.000", 61, "/100.000")),
    ("có 9.100 người", exactly("9.100 người", 9100, "người")),
    ("có 1.234.567 người", exactly("1.234.567 người", 1234567, "người")),
    ("có 05 trạm", exactly("05 trạm", 5, "trạm")),
    ("rộng 1.234,5 ha", exactly("1.234,5 ha", 1234.5, "ha")),
    ("rộng 12.345,67 ha", exactly("12.345,67 ha", 12345.67, "ha")),
    ("rộng 15.85 ha", exactly("15.85 ha", 15.85, "ha")),
    ("rộng 192.7 ha", exactly("192.7 ha", 192.7, "ha")),
    ("rộng 0,125 ha", exactly("0,125 ha", 0.125, "ha")),
    ("rộng 0.125 ha", exactly("0.125 ha", 0.125, "ha")),
    ("đạt 15,9%", exactly("15,9%", 15.9)),
    ("đạt 40 %", exactly("40 %", 40)),
    ("đạt 40phần trăm", exactly("40phần trăm", 40, "phần trăm")),
    ("đạt 40 phần trăm", exactly("40 phần trăm", 40, "phần trăm")),
    ("tăng 2,5 điểm phần trăm", exactly("2,5 điểm phần trăm", 2.5, "điểm phần trăm")),
    ("tỷ lệ sinh giảm 0,1‰", exactly("0,1‰", 0.1, "‰")),
    ("thu 8.962,72 tỷ đồng", exactly("8.962,72 tỷ đồng", 8962.72, "tỷ đồng")),
    ("thu 8.962,72 tỉ đồng", exactly("8.962,72 tỉ đồng", 8962.72, "tỉ đồng")),
    ("thu 63 nghìn tỷ đồng", exactly("63 nghìn tỷ đồng", 63, "nghìn tỷ đồng")),
    ("thu 43,5 ngàn tỷ đồng", exactly("43,5 ngàn tỷ đồng", 43.5, "ngàn tỷ đồng")),
    ("thu 2,8 triệu tỷ đồng", exactly("2,8 triệu tỷ đồng", 2.8, "triệu tỷ đồng")),
    ("thu 1 tỷ 200 triệu đồng", exactly("1 tỷ 200 triệu đồng", 1.2, "tỷ đồng")),
    ("thu 825 tỷ 776 triệu đồng", exactly("825 tỷ 776 triệu đồng", 825.776, "tỷ đồng")),
    ("thu 2 tỷ 350 triệu 500 nghìn đồng", exactly("2 tỷ 350 triệu 500 nghìn đồng", 2.3505, "tỷ đồng")),
    ("thu 5 nghìn 200 tỷ đồng", exactly("5 nghìn 200 tỷ đồng", 5200, "tỷ đồng")),
    ("vận động 1 nghìn 200 người", exactly("1 nghìn 200 người", 1200, "người")),
    ("dân số 1 triệu 234 nghìn người", exactly("1 triệu 234 nghìn người", 1.234, "triệu người")),
    ("thu 12 tỷ năm 2031", exactly("12 tỷ", 12, "tỷ")),
    ("chỉ số HDI đạt 0,78 năm 2031", exactly("0,78", 0.78, "")),  # no span of years
    ("chi 1 triệu rưỡi đồng", exactly("1 triệu rưỡi đồng", 1.5, "triệu đồng")),
    ("thu 1 tỷ rưỡi", exactly("1 tỷ rưỡi", 1.5, "tỷ")),
    ("thu 120tr.đ", exactly("120tr.đ", 120, "tr.đ")),
    ("thu 15 tỷ.đ", exactly("15 tỷ.đ", 15, "tỷ.đ")),
    ("thu 120trđ/người/năm", exactly("120trđ/người/năm", 120, "trđ/người/năm")),
    ("trồng 5ha rau", exactly("5ha", 5, "ha")),
    ("công suất 2.000m3/ngày.đêm", exactly("2.000m3/ngày.đêm", 2000, "m3/ngày.đêm")),
    ("học sinh lên lớp 2 100%", exactly("100%", 100, "%")),
    ("dân số 1 234 567 người", exactly("1 234 567 người", 1234567, "người")),
    ("rộng 12\u00a0345,6 ha", exactly("12\u00a0345,6 ha", 12345.6, "ha")),
    ("thu nhập 61 triệu đồng/người/năm", exactly("61 triệu đồng/người/năm", 61, "triệu đồng/người/năm")),
    ("thu nhập 61 triệu đồng / người / năm", exactly("61 triệu đồng / người / năm", 61, "triệu đồng/người/năm")),
    ("có 14,3 bác sĩ/1 vạn dân", exactly("14,3 bác sĩ/1 vạn dân", 14.3, "bác sĩ/1 vạn dân")),
    ("có 14,3 bác sĩ/10.000 dân", exactly("14,3 bác sĩ/10.000 dân", 14.3, "bác sĩ/10.000 dân")),
    ("năng suất 61 tạ/ha", exactly("61 tạ/ha", 61, "tạ/ha")),
    ("rộng 61 m2", exactly("61 m2", 61, "m2")),
    ("rộng 61 m²", exactly("61 m²", 61, "m²")),
    ("rộng 61 km2 đất", exactly("61 km2", 61, "km2")),
    ("xuất khẩu 61 triệu USD", exactly("61 triệu USD", 61, "triệu usd")),
    ("có 61 nghìn tấn thóc", exactly("61 nghìn tấn", 61, "nghìn tấn")),
    ("đón 1,2 triệu lượt người", exactly("1,2 triệu lượt người", 1.2, "triệu lượt người")),
    ("vốn 61,5 nghìn tỷ VND", exactly("61,5 nghìn tỷ VND", 61.5, "nghìn tỷ vnd")),
    ("cung cấp 1.200+ dịch vụ", at_least("1.200+ dịch vụ", 1200, "dịch vụ")),
    # the classifier or head noun alone is the unit
    ("nuôi 61 con bò sữa", exactly("61 con", 61, "con")),
    ("có 05 trường mẫu giáo", exactly("05 trường", 5, "trường")),
    ("làm chết 61 người", exactly("61 người", 61, "người")),
    ("gấp 2,4 lần", exactly("2,4 lần", 2.4, "lần")),
    ("có 61 khu phố văn hóa", exactly("61 khu phố", 61, "khu phố")),
    ("đạt 16/16 phường", out_of("16/16 phường", 16, 16, "phường")),
    ("đạt 66/112 thôn", out_of("66/112 thôn", 66, 112, "thôn")),
    ("hoàn thành 22/26 chỉ tiêu", out_of("22/26 chỉ tiêu", 22, 26, "chỉ tiêu")),
    ("thu 4.579/3.687 tỷ đồng", out_of("4.579/3.687 tỷ đồng", 4579, 3687, "tỷ đồng")),
    ("hoàn thành 12-13/18 tiêu chí", Value("12-13/18 tiêu chí", "range", 12, 13, "tiêu chí", 18)),
    ("hoàn thành từ 2-3/4 xã", Value("từ 2-3/4 xã", "range", 2, 3, "xã", 4)),
    ("đạt 3-5/4 xã", out_of("5/4 xã", 5, 4, "xã")),
    ("đạt 12/tổng số 15 xã", out_of("12/tổng số 15 xã", 12, 15, "xã")),
    ("giảm 2/3 số hộ nghèo", out_of("2/3", 2, 3)),
    ("đạt 83,2%/50%", out_of("83,2%/50%", 83.2, 50, "%")),
    ("đạt 1.234,5 tấn/2.300 tấn", out_of("1.234,5 tấn/2.300 tấn", 1234.5, 2300, "tấn")),
    ("xây dựng ba (03) trường", exactly("ba (03) trường", 3, "trường")),
    ("xây dựng 05 (năm) trường", exactly("05 (năm) trường", 5, "trường")),
    ("xây dựng hai mươi mốt (21) trường", exactly("hai mươi mốt (21) trường", 21, "trường")),
    (
        "chi 1.200.000 (một triệu hai trăm nghìn) đồng",
        exactly("1.200.000 (một triệu hai trăm nghìn) đồng", 1200000, "đồng"),
    ),
    ("tỷ số 42/100.000 trẻ đẻ sống", exactly("42/100.000 trẻ đẻ sống", 42, "/100.000 trẻ đẻ sống")),
    ("tỷ suất 61 ca/100.000 dân", exactly("61 ca/100.000 dân", 61, "ca/100.000 dân")),
    ("được 45 kg/người/6 tháng", exactly("45 kg/người/6 tháng", 45, "kg/người/6 tháng")),
    ("đạt 12 tấn/ha/2 vụ", exactly("12 tấn/ha/2 vụ", 12, "tấn/ha/2 vụ")),
    ("- 100% hộ dân dùng nước sạch", exactly("100%", 100)),
    # the noun of a people is none of its persons; two nouns that are one name of what is counted
    ("có 61 người dân tộc thiểu số", exactly("61 người", 61, "người")),
    ("có 61 hộ dân tộc thiểu số", exactly("61 hộ", 61, "hộ")),
    ("có 61 người dân", exactly("61 người dân", 61, "người dân")),
    ("có 61 tỉnh, thành phố đạt chuẩn", exactly("61 tỉnh, thành phố", 61, "tỉnh, thành phố")),
    ("– 35 hợp tác xã", exactly("35 hợp tác xã", 35, "hợp tác xã")),
    # two nouns that are one name are one unit, of others the first is
    ("triệt phá 7 băng, nhóm", exactly("7 băng, nhóm", 7, "băng, nhóm")),
    ("có 18 xã, phường, thị trấn đạt chuẩn", exactly("18 xã, phường, thị trấn", 18, "xã, phường, thị trấn")),
    ("mở 24 nhóm, lớp", exactly("24 nhóm, lớp", 24, "nhóm, lớp")),
    ("tỷ số giới tính 113 trai/100 gái", exactly("113 trai/100 gái", 113, "trai/100 gái")),
    (
        "tỷ suất tử vong 11/1.000 trẻ em đẻ ra sống",
        exactly("11/1.000 trẻ em đẻ ra sống", 11, "/1.000 trẻ em đẻ ra sống"),
    ),
    ("có 12 thôn, khu phố", exactly("12 thôn", 12, "thôn")),
    ("xây 12 nhà văn hóa thôn", exactly("12 nhà văn hóa", 12, "nhà văn hóa")),
    ("bụi mịn đạt 41 µg/m3", exactly("41 µg/m3", 41, "µg/m3")),
    ("kỷ luật 7 đảng viên", exactly("7 đảng viên", 7, "đảng viên")),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_number_form(text: str, expected: Value) -> None:
    assert values(text) == [expected]


PARSED: list[tuple[str, Style, str]] = [
    ("9.000", "vietnamese", "9000"),
    ("15,9", "vietnamese", "15.9"),
    ("1.234,5", "vietnamese", "1234.5"),
    ("1.234.567", "vietnamese", "1234567"),
    ("05", "vietnamese", "5"),
    ("15.85", "vietnamese", "15.85"),
    ("0,125", "vietnamese", "0.125"),
    ("0.125", "vietnamese", "0.125"),
    ("8,962.72", "vietnamese", "8962.72"),
    ("8,962.72", "english", "8962.72"),
    ("8,962", "english", "8962"),
    ("8,962", "vietnamese", "8.962"),
    ("15.9", "english", "15.9"),
    ("1,234,567", "english", "1234567"),
]


@pytest.mark.parametrize(("digits", "style", "value"), PARSED)
def test_digits(digits: str, style: Style, value: str) -> None:
    assert parse(digits, style) == Decimal(value)


STYLES: list[tuple[str, Style]] = [
    ("thu 8,962.72 tỷ; chi 7,430.15 tỷ; nợ 1,430 tỷ", "english"),
    ("thu 8.962,72 tỷ; chi 7.430,15 tỷ", "vietnamese"),
    ("thu 8.962 tỷ", "vietnamese"),
    ("tăng 15,9%; thu 8,962.72 tỷ; giảm 2,1%", "vietnamese"),
    ("", "vietnamese"),
]


@pytest.mark.parametrize(("text", "style"), STYLES)
def test_style_is_decided_for_the_whole_document(text: str, style: Style) -> None:
    assert style_of(text) == style


def test_style_is_used() -> None:
    assert values("chi 7,430 tỷ đồng", "english") == [exactly("7,430 tỷ đồng", 7430, "tỷ đồng")]


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_grouped_digits_are_read_back(whole: int, cents: int) -> None:
    digits = f"{whole:,}.{cents:02d}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert parse(digits) == Decimal(f"{whole}.{cents:02d}")


SPELLED: list[tuple[str, int | None]] = [
    ("không", 0),
    ("mười", 10),
    ("mười lăm", 15),
    ("hai mươi", 20),
    ("hai mươi mốt", 21),
    ("ba chục", 30),
    ("một trăm linh năm", 105),
    ("một trăm lẻ tư", 104),
    ("ba nghìn không trăm hai mươi", 3020),
    ("hai nghìn tỷ", 2_000_000_000_000),
    ("một triệu hai trăm nghìn", 1_200_000),
    ("ba vạn", 30_000),
    ("ba trạm", None),
    ("ba bốn", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), SPELLED)
def test_number_in_words(text: str, value: int | None) -> None:
    assert spelled(words_of(text).norms) == value


IN_WORDS: list[tuple[str, Value]] = [
    ("phấn đấu mười hai xã đạt chuẩn", exactly("mười hai xã", 12, "xã")),
    ("có thêm hai xã đạt chuẩn", exactly("hai xã", 2, "xã")),
    ("xây dựng ít nhất ba trường", at_least("ít nhất ba trường", 3, "trường")),
    ("đạt chín mươi lăm phần trăm", exactly("chín mươi lăm phần trăm", 95, "phần trăm")),
    ("giảm một nửa số hộ", out_of("một nửa", 1, 2)),
    ("giảm hai phần ba số vụ", out_of("hai phần ba", 2, 3)),
]


@pytest.mark.parametrize(("text", "expected"), IN_WORDS)
def test_number_in_words_alone_behind_a_verb(text: str, expected: Value) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "các xã hai bên đường",
        "hai xã vùng cao",
        "phấn đấu năm xã loại trung bình",
        "trên hai xã",
        "ba là, hai là",
        "một nửa",
    ],
)
def test_words_that_may_be_no_number_are_left_alone(text: str) -> None:
    assert values(text) == []


def test_words_that_say_another_number_are_left_outside() -> None:
    assert values("trong năm (03) trường") == []


# Traps ----------------------------------------------------------------------------------------------------------------

NO_VALUE: list[str] = [
    "vụ Đông Xuân 2031-2032 gieo cấy lúa",
    "trong số 21 chỉ tiêu đề ra",
    "đăng ngày 21 Tháng Hai 2031 8:25:00 SA",
    "báo cáo trước ngày 31/12 hằng năm",
    "họp ngày 25-26/12",
    "họp lúc 8 giờ 30 phút ngày 04/03/2031",
    "theo Quyết định số 123/2031/QĐ-UBND",
    "theo Nghị quyết 57-NQ/TW",
    "theo Điều 5 của quy chế",
    "tại khoản 2, Điều 5",
    "tại Quận 12",
    "tại các Phường 12, 14 và 15",
    "Ban Chỉ đạo 389",
    "áp dụng ISO 9001:2015",
    "dịch vụ công mức độ 3, 4",
    "trường đạt chuẩn mức độ 1",
    "đô thị loại 1, 2",
    "phòng cháy cấp độ 2",
    "trẻ em dưới 5 tuổi",
    "trẻ từ 3 đến 5 tuổi",
    "học sinh lớp 1 và khối 9",
    "cách mạng công nghiệp 4.0",
    "phủ sóng 5G",
    'phương châm "4 tại chỗ"',
    'cuộc vận động "5 không, 3 sạch"',
    "phòng, chống dịch COVID-19",
    "các mặt công tác (14 chỉ tiêu)",
    "trên địa bàn 16 phường",
    "ở cả 02 cấp",
    "sản phẩm OCOP đạt 03 sao",
    "điện thoại 0123.456.789",
    "số điện thoại: 0123 456 789",
    "trang 12 của tài liệu",
    "giai đoạn 2031 - 2035",
    "nhiệm kỳ 2030-2035",
    "năm học 2030-2031",
    "đến năm 2035, tầm nhìn 2050",
    "đại hội lần thứ XIII",
    "quý I và tháng 8",
    "6 tháng đầu năm",
    "Đề án 06 của Chính phủ",
    "Chương trình 135",
    "theo Nghị quyết 57 của cấp trên",
    "Nghị quyết số 18 và 19 của cấp trên",
    "cuộc vận động 5 không 3 sạch",
    "đạt chuẩn từ 3 đến 4 sao",
    "tọa độ 10°45'30\" vĩ độ Bắc",
    "theo số liệu công bố[1]",
    "Số tài khoản: 1234567890",
    "Mã số thuế 0301234567",
    "ĐT: 0999.8888.777; Fax: 0999.8888.778",
    "được 28/28 đại biểu có mặt biểu quyết tán thành",
    "giải quyết trong 3 ngày làm việc",
    "chậm nhất 05 ngày",
    "trực 24/24 giờ",
    "xếp thứ 5/63 tỉnh, thành phố",
    "tính đến 15/9 chỉ tiêu chưa đạt",
    "(số bé trai/100 bé gái)",
    "tăng 5 bậc so với năm trước",
    "kỷ niệm 50 năm ngày thành lập",
    "nhân dịp 30/4 và 1/5",
    "Trường Tiểu học số 2 xã Bình An",
    "cách trung tâm 25 km",
    "tổng diện tích tự nhiên là 83.000 ha",
    "quy hoạch tỷ lệ 1/500",
    "đường 30/4, quốc lộ 14",
    "vắc xin 5 trong 1",
    "trên cả 3 tiêu chí",
    "biểu số 02, trang 5/12",
    "giành 02 giải nhất",
    "Ban Chấp hành gồm 27 đồng chí",
    "nằm trong nhóm từ 01 - 10 trên tổng số 103 xã",
    "đường cao tốc quy mô 04 làn xe",
    "không còn xã đạt dưới 5 tiêu chí",
    "phát triển trên 4 ngành công nghiệp chính",
    "thuế suất 10%",
    "cứ 100 người dân",
    "Cứ 1.000 người dân",
    "thực hiện 5 nhiệm vụ trọng tâm",
]


@pytest.mark.parametrize("text", NO_VALUE)
def test_no_value(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", [t for t in NO_VALUE if any(c.isdigit() for c in t)])
def test_every_number_that_is_no_value_has_a_reason(text: str) -> None:
    assert all(trapped(text).values())
    assert trapped(text)


_SHARED = [("26", 26, ""), ("61%", 61, "%"), ("7", 7, ""), ("9%", 9, "%")]
_LISTED = [exactly("110", 110, "ha"), exactly("95", 95, "ha"), exactly("80", 80, "ha")]
_PARTS = [exactly("210", 210, ""), exactly("100", 100, "")]
_WHOLE = exactly("400 giáo viên", 400, "giáo viên")
_RATIOS = [out_of("10/15", 10, 15), out_of("14/17", 14, 17)]
_OF_ALL = out_of("24/32 xã", 24, 32, "xã")
VALUE_BESIDE_A_TRAP: list[tuple[str, list[Value]]] = [
    ("Số trường mở mới: năm 2031: 5; năm 2032: 6.", [exactly("5", 5, ""), exactly("6", 6, "")]),
    ("Số trường mở mới: đến năm 2031: 5, đến năm 2032: 6.", [exactly("5", 5, ""), exactly("6", 6, "")]),
    ("Cuộc họp năm 2031: 5; năm 2032: 6.", []),
    ("triển khai 61 nhiệm vụ KHCN", [exactly("61 nhiệm vụ", 61, "nhiệm vụ")]),
    # by which condition units are counted is no value; behind a comma, or of what is no unit, a share is one
    ("có 61 xã đạt trên 90% kế hoạch", [exactly("61 xã", 61, "xã")]),
    ("có 61 xã, đạt trên 90% kế hoạch", [exactly("61 xã", 61, "xã"), over("trên 90%", 90)]),
    ("trồng 61 ha rừng đạt trên 90% kế hoạch", [exactly("61 ha", 61, "ha"), over("trên 90%", 90)]),
    ("năm 2031 đạt 61%", [exactly("61%", 61)]),
    ("trẻ dưới 5 tuổi suy dinh dưỡng còn 6,1%", [exactly("6,1%", 6.1)]),
    ("tại Quận 12 có 61 trạm", [exactly("61 trạm", 61, "trạm")]),
    ("61% dịch vụ công mức độ 4", [exactly("61%", 61)]),
    ("ngày 31/12/2031 đạt 61%", [exactly("61%", 61)]),
    ("theo Quyết định số 12/QĐ-UBND, phấn đấu 61%", [exactly("61%", 61)]),
    ("tuổi thọ trung bình 75,5 tuổi", [exactly("75,5 tuổi", 75.5, "tuổi")]),
    ("phấn đấu có 16 xã đạt chuẩn", [exactly("16 xã", 16, "xã")]),
    ("tốc độ 61% giai đoạn 2031 - 2035", [exactly("61%", 61)]),
    ("đạt 61% (14 chỉ tiêu)", [exactly("61%", 61)]),
    ("có 31 mặt hàng xuất khẩu", [exactly("31 mặt hàng", 31, "mặt hàng")]),
    ("số vụ tăng 186 (+3,35%)", [exactly("186", 186, ""), exactly("3,35%", 3.35)]),
    ("mục 04\nXã Bình An đạt 61%", [exactly("61%", 61)]),
    ("nhóm 4 xã hội đạt 61%", [exactly("61%", 61)]),
    ("rau các loại 61 tạ/ha", [exactly("61 tạ/ha", 61, "tạ/ha")]),
    ("giống lúa ngắn ngày 61 ha", [exactly("61 ha", 61, "ha")]),
    # the words of a trap in front of a value
    ("cấp 12.000 giấy chứng nhận", [exactly("12.000 giấy chứng nhận", 12000, "giấy chứng nhận")]),
    ("cấp 120 thẻ cho hộ nghèo", [exactly("120 thẻ", 120, "thẻ")]),
    ("nâng cấp 16 trạm bơm", [exactly("16 trạm", 16, "trạm")]),
    ("tạo việc làm cho trên 1.000 lao động", [over("trên 1.000 lao động", 1000, "lao động")]),
    ("có 8 xã đạt 19 tiêu chí", [exactly("8 xã", 8, "xã")]),
    ("xã Bình An đạt 19/19 tiêu chí", [out_of("19/19 tiêu chí", 19, 19, "tiêu chí")]),
    ("khu vực 1.200 ha", [exactly("1.200 ha", 1200, "ha")]),
    ("ở mức 0,7%", [exactly("0,7%", 0.7)]),
    ("mỗi lớp 35 học sinh", [exactly("35 học sinh", 35, "học sinh")]),
    ("có 12 sản phẩm OCOP 3 sao", [exactly("12 sản phẩm", 12, "sản phẩm")]),
    ("khách lưu trú bình quân 2,5 ngày", [exactly("2,5 ngày", 2.5, "ngày")]),
    ("tỷ lệ sinh con thứ 3 dưới 5%", [under("dưới 5%", 5)]),
    ("xây dựng 25 km đường", [exactly("25 km", 25, "km")]),
    ("phấn đấu đạt 12 huy chương", [exactly("12 huy chương", 12, "huy chương")]),
    ("hoàn thành 14/14 chỉ tiêu", [out_of("14/14 chỉ tiêu", 14, 14, "chỉ tiêu")]),
    ("80 thuê bao/100 dân", [exactly("80 thuê bao/100 dân", 80, "thuê bao/100 dân")]),
    ("giá trị sản phẩm/1 ha đất canh tác: 98 triệu đồng", [exactly("98 triệu đồng", 98, "triệu đồng")]),
    (
        "3 chỉ tiêu cơ bản hoàn thành, 1 chỉ tiêu chưa hoàn thành",
        [exactly("3 chỉ tiêu", 3, "chỉ tiêu"), exactly("1 chỉ tiêu", 1, "chỉ tiêu")],
    ),
    ("có từ 18 chỉ tiêu trở lên đạt kế hoạch", [at_least("từ 18 chỉ tiêu trở lên", 18, "chỉ tiêu")]),
    # a plan behind a slash is no denominator
    (
        "đạt 844 tỷ đồng/chỉ tiêu là 800 tỷ đồng",
        [exactly("844 tỷ đồng", 844, "tỷ đồng"), exactly("800 tỷ đồng", 800, "tỷ đồng")],
    ),
    ("trồng 285 ha/KH 300 ha", [exactly("285 ha", 285, "ha"), exactly("300 ha", 300, "ha")]),
    # N/M without a unit, with the share that it is behind it
    ("tiêm phòng: 971/876 = 110,8%", [out_of("971/876", 971, 876, ""), exactly("110,8%", 110.8)]),
    ("có 46/50, đạt 92%", [out_of("46/50", 46, 50, ""), exactly("92%", 92)]),
    ("đến 15/12, đạt 92%", [exactly("92%", 92)]),
    ("dư nợ đến 30/6 đạt 7 tỷ đồng", [exactly("7 tỷ đồng", 7, "tỷ đồng")]),
    # N of M in words, with one unit or the same twice; "over" is a bound where a unit stands in front of it
    ("có 4 trong số 11 chỉ tiêu chưa đạt", [out_of("4 trong số 11 chỉ tiêu", 4, 11, "chỉ tiêu")]),
    ("có 12 trên 15 chỉ tiêu vượt", [out_of("12 trên 15 chỉ tiêu", 12, 15, "chỉ tiêu")]),
    ("đến nay 9 xã trong tổng số 14 xã đạt chuẩn", [out_of("9 xã trong tổng số 14 xã", 9, 14, "xã")]),
    ("có 9 xã trên 14 km đường", [exactly("9 xã", 9, "xã"), over("trên 14 km", 14, "km")]),
    # a whole number of what is measured without a unit, at the end of its clause
    ("số bác sĩ/vạn dân đạt 12; số giường bệnh 30", [exactly("12", 12, "")]),
    ("chỉ số cải cách hành chính đạt trên 90", [over("trên 90", 90, "")]),
    ("số bác sĩ/vạn dân 12; số giường/vạn dân 29,5.", [exactly("12", 12, ""), exactly("29,5", 29.5, "")]),
    ("chỉ số hài lòng của dân 86,4; chỉ số 2.3, chỉ số thành phần 3.", [exactly("86,4", 86.4, "")]),
    ("bác sĩ trên vạn dân đạt 12 người", [exactly("12 người", 12, "người")]),
    ("kế hoạch đạt 12", []),
    # a bound that is the end of another word
    ("có 26 doanh nghiệp quay trở lại hoạt động", [exactly("26 doanh nghiệp", 26, "doanh nghiệp")]),
    ("có 26 doanh nghiệp hoạt động trở lại", [exactly("26 doanh nghiệp", 26, "doanh nghiệp")]),
    # the word by which deeds are counted is the unit, not what was done
    ("triển khai 26 cuộc thanh tra hành chính", [exactly("26 cuộc", 26, "cuộc")]),
    # what is counted, each with its share
    ("số lượng chợ ở huyện là 26 (61%), chợ tạm 7 (9%)", [exactly(q, v, u) for q, v, u in _SHARED]),
    ("theo điều 26 (61%)", [exactly("61%", 61)]),
    ("thu 6,8 tỷ/6,2 tỷ đồng", [out_of("6,8 tỷ/6,2 tỷ đồng", 6.8, 6.2, "tỷ đồng")]),
    # a count inside what a share is of, and a size that what is counted begins at
    ("100% phụ nữ có thai được khám ít nhất 4 lần", [exactly("100%", 100)]),
    ("100% xã có điện, ít nhất 4 xã có chợ", [exactly("100%", 100), at_least("ít nhất 4 xã", 4, "xã")]),
    ("có 12 vùng quy mô từ 50 ha trở lên", [exactly("12 vùng", 12, "vùng")]),
    # what a label counts, and parts of an amount, each with a name
    ("Số doanh nghiệp thành lập mới: 200; số hợp tác xã: 45.", [exactly("200", 200, ""), exactly("45", 45, "")]),
    ("Số lượt truy cập: 1250; số trang: 12; Số: 45", []),
    ("có 310 giáo viên (mầm non 210, tiểu học 100)", [exactly("310 giáo viên", 310, "giáo viên"), *_PARTS]),
    ("có 400 giáo viên, trong đó mầm non 210, tiểu học 100; khóa 9", [_WHOLE, *_PARTS]),
    ("có 24/32 xã (miền núi 10/15, ven biển 14/17)", [_OF_ALL, *_RATIOS]),
    ("có 24 xã (miền núi 10/15, ven biển 14/17)", [exactly("24 xã", 24, "xã"), *_RATIOS]),
    ("có 30/40 xã (miền núi 10/15; ven biển 14/17)", [out_of("30/40 xã", 30, 40, "xã"), *_RATIOS]),
    ("có 30 xã (miền núi 10/15; ven biển 14/17)", [exactly("30 xã", 30, "xã")]),
    ("có 24/32 xã (Quyết định 10/15, Thông tư 14/17 kèm theo)", [_OF_ALL]),
    ("có 400 giáo viên (tổ 210, tổ 100)", [_WHOLE]),
    ("có 400 giáo viên (mầm non 210, tiểu học 250)", [_WHOLE]),
    ("có 400 giáo viên (Mầm non Sao 3, Tiểu học Sao 4)", [_WHOLE]),
    ("có 400 giáo viên. Lần này mầm non 210, tiểu học 100", [_WHOLE]),
    # the same with a copula for a colon, of all there are, with a year in the label, with colons behind the names
    ("Tổng số hộ nhận khoán là 61.", [exactly("61", 61, "")]),
    ("Số thôn đạt chuẩn: 61/95.", [out_of("61/95", 61, 95, "")]),
    ("Số xã đạt chuẩn đến năm 2035 là 61, tăng 9 xã", [exactly("61", 61, ""), exactly("9 xã", 9, "xã")]),
    ("Số chỉ tiêu đạt 61/95; số chỉ tiêu đạt 61.", [out_of("61/95", 61, 95, "")]),
    ("Xã có 5 trường, số chỉ tiêu đạt 61/95", [exactly("5 trường", 5, "trường"), out_of("61/95", 61, 95, "")]),
    ("Tổng số hộ nhận khoán, thuê đất là 61.", [exactly("61", 61, "")]),
    ("Tổng số là 61; số báo danh là 95.", []),
    ("có 310 giáo viên (mầm non: 210, tiểu học: 100)", [exactly("310 giáo viên", 310, "giáo viên"), *_PARTS]),
    # an index with a bound for a verb; a rate whose slash was left out
    ("Chỉ số chất lượng không khí (AQI) đến năm 2031 dưới 100.", [under("dưới 100", 100, "")]),
    ("Chăn nuôi tăng 8-9% năm, lúa tăng 5% năm 2031.", [between("8-9% năm", 8, 9, "% năm"), exactly("5%", 5)]),
    # a unit said once for a list of names; not for two, nor for one name numbered through
    ("Xan Nam 150 ha; Xan Bắc 110; Bồ Đông 95; Bồ Tây 80.", [exactly("150 ha", 150, "ha"), *_LISTED]),
    ("Xan Nam 150 ha mới, Xan Bắc 110, Bồ Đông 95 và Bồ Tây 80", [exactly("150 ha", 150, "ha"), *_LISTED]),
    ("Xan Nam 150 ha; Xan Bắc 110; Bồ Đông 95.", [exactly("150 ha", 150, "ha")]),
    ("Xan Nam 150 ha; Bồ Đông 110; Bồ Đông 95; Bồ Đông 80.", [exactly("150 ha", 150, "ha")]),
    ("Xan Nam đạt 15%; Xan Bắc 110; Bồ Đông 95; Bồ Tây 80.", [exactly("15%", 15)]),
]


@pytest.mark.parametrize(("text", "expected"), VALUE_BESIDE_A_TRAP)
def test_value_beside_a_trap(text: str, expected: list[Value]) -> None:
    assert values(text) == expected


# What other programs get wrong on such text --------------------------------------------------------------------------

KNOWN_FAULTS_OF_OTHERS: list[tuple[str, list[Value]]] = [
    ("- 100% hộ có điện", [exactly("100%", 100)]),  # a bullet read as minus
    ("từ 93% - 95%", [between("từ 93% - 95%", 93, 95)]),  # a dash read as minus, or two values
    ("từ 9% đến 10%", [between("từ 9% đến 10%", 9, 10)]),  # two values
    ("16/16 phường", [out_of("16/16 phường", 16, 16, "phường")]),  # evaluated to 1.0
    ("rộng 1.234,5 ha", [exactly("1.234,5 ha", 1234.5, "ha")]),  # cut to 1234, or split in two
    ("vận động 9.000 người", [exactly("9.000 người", 9000, "người")]),  # 9.0
    ("tăng 15,9%", [exactly("15,9%", 15.9)]),  # 15 and 9
    ("thu 43,5 nghìn tỷ đồng", [exactly("43,5 nghìn tỷ đồng", 43.5, "nghìn tỷ đồng")]),  # scale lost
    ("93 khu phố", [exactly("93 khu phố", 93, "khu phố")]),  # unit lost, or spelled out of k, h and u
    ("Phường 12, 14", []),  # two counts
    ("giữ vững an ninh trong năm", []),  # "in" as inches, "năm" as five
    ("tỷ lệ hộ nghèo không còn", []),  # "tỷ" as a billion, "không" as zero
    ("một là, hai là, ba là", []),  # counting out
    ("12 và 14 không sinh con thứ ba", []),  # a verb as unit
]


@pytest.mark.parametrize(("text", "expected"), KNOWN_FAULTS_OF_OTHERS)
def test_known_faults_of_others(text: str, expected: list[Value]) -> None:
    assert values(text) == expected


# Table cells ----------------------------------------------------------------------------------------------------------

CELLS: list[tuple[str, Value]] = [
    ("61", exactly("61", 61, "")),
    ("1.234,5", exactly("1.234,5", 1234.5, "")),
    ("≥95", at_least("≥95", 95, "")),
    ("<10,4", under("<10,4", 10.4, "")),
    ("< 7,6", under("< 7,6", 7.6, "")),
    ("Trên 4", over("Trên 4", 4, "")),
    ("7,5 - 8,0", between("7,5 - 8,0", 7.5, 8, "")),
    ("> 95 %", over("> 95 %", 95)),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_cell(text: str, expected: Value) -> None:
    found = find_in_cell(words_of(text), 0, "vietnamese")
    assert found is not None
    assert value_of(found, text) == expected


@pytest.mark.parametrize("text", ["-", "x", "cơ bản hoàn thành", "0999888777", "ĐT 0999888777"])
def test_cell_without_value(text: str) -> None:
    assert find_in_cell(words_of(text), 0, "vietnamese") is None


# Written forms --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["**{}**", "{}.", "({})", "{};", '"{}"', "*{}*"])
def test_marks_around_a_value_stay_outside(mark: str) -> None:
    text = "tỷ lệ đạt " + mark.format("61%")
    assert values(text) == [exactly("61%", 61)]


def test_decomposed_letters_are_read_and_quoted_as_they_are() -> None:
    text = unicodedata.normalize("NFD", "ít nhất 61 khu phố trở lên")
    (value,) = values(text)
    assert value.cmp == ">="
    assert value.quote in text
    assert value.unit == "khu phố"


def test_words_for_a_number_in_decomposed_letters() -> None:
    assert [(v.low, v.unit) for v in values(unicodedata.normalize("NFD", "thành lập ba trường"))] == [(3, "trường")]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "  ", "\n"])
def test_blanks_of_any_kind(blank: str) -> None:
    text = f"ít nhất{blank}61{blank}khu phố"
    assert [(v.low, v.cmp, v.unit) for v in values(text)] == [(61, ">=", "khu phố")]
