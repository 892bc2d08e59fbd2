"""Tables whose title, heads or rows of words say what the values below them measure, and in which unit."""

from __future__ import annotations

import pytest

from extractor.flow import analyse
from extractor.model import Page
from extractor.twins import without_twin

Read = list[tuple[str, str, str, str | None]]


def read(text: str) -> Read:
    """Quote, unit, subject and year of all records."""
    document = analyse(Page("page", f"Số liệu thống kê\n\n{text}", "text/plain", sha256=""))
    return [(t.quote, t.unit, t.subject, t.year) for t in document.targets]


def lines(title: str, *rows: str) -> str:
    """A title over rows with tabs between their cells."""
    return f"{title}\n\n" + "".join(f"{row}\n" for row in rows).replace("|", "\t")


SEXES = "Dân số trung bình phân theo giới tính\n\nTổng số\nNam\nNữ\nNgười\n2029\n6.100\n3.000\n3.100\n2030\n6.200\n3.050\n3.150\n2031\n6.300\n3.100\n3.200\n"
SHARES = "Cơ cấu (%)\n2029\n100\n49,2\n50,8\n2030\n100\n49,1\n50,9\n"
SCHOOLS = "Số lớp học\n\n            Năm học\n            2029-    2030-\n            2030     2031\nTiểu học      61       62\nMẫu giáo       3        4\n"
TWINS = "Năm 2031\n\nTỷ lệ hộ nghèo\nPoverty rate (%)\nSố hộ\nHouseholds\nAn Hòa\n6,1\n62\nBình Sơn\n3,5\n4\nCát Lâm\n2,5\n6\n"
GIVEN: list[tuple[str, str, Read]] = [
    ("bounds of classes", "| Độ tuổi | Số lao động năm 2031 (người) |\n|---|---|\n| Dưới 30 | 61 |\n| Từ 30 đến 50 | 62 |\n| Trên 50 | 9 |\n", [("61", "người", "số lao động: Dưới 30", "2031"), ("62", "người", "số lao động: Từ 30 đến 50", "2031")]),
    ("money of projects", "| Tên dự án | Tổng mức đầu tư | Lũy kế giải ngân đến hết năm 2030 | Kế hoạch vốn năm 2031 |\n|---|---|---|---|\n| Chợ An Hòa | 61 | 62 | 63 |\n| Cầu Bình Sơn | 3 | 4 | 5 |\n", [("62", "", "Chợ An Hòa: Lũy kế giải ngân", "2030"), ("5", "", "Cầu Bình Sơn: Kế hoạch vốn", "2031")]),
    ("a percent sign behind its rate", lines("Năm 2031", "Chỉ tiêu|Năm 2030|Năm 2031", "Tỷ lệ % trẻ được tiêm|61|62", "Số trạm|5|6"), [("61", "%", "tỷ lệ % trẻ được tiêm", "2030")]),
    ("a unit alone", SEXES, [("6.100", "người", "dân số trung bình", "2029"), ("3.150", "người", "dân số trung bình: Nữ", "2030")]),
    ("a unit and a measure", SEXES + SHARES, [("6.200", "người", "dân số trung bình", "2030"), ("49,1", "%", "cơ cấu: dân số trung bình: Nam", "2030")]),
    ("units over parts", lines("Diện tích và năng suất cây trồng", "|2030|2031", "Ha||", "Cây lúa|61|62", "Cây ngô|3|4", "Tạ/ha||", "Cây lúa|50|51", "Cây ngô|40|41"), [("62", "ha", "cây lúa", "2031"), ("41", "tạ/ha", "cây ngô", "2031")]),
    ("a row that divides", lines("Cơ cấu lao động (%)", "|2030|2031", "Tổng số|100|100", "Phân theo giới tính||", "Nam|51|52", "Nữ|49|48"), [("52", "%", "cơ cấu lao động: Nam", "2031")]),
    ("kinds of what is counted", lines("Số trường học", "|2030|2031", "Tiểu học|12|13", "Mẫu giáo|9|8"), [("12", "", "số trường học: Tiểu học", "2030")]),
    ("several measures", lines("Diện tích và sản lượng lúa tại xã An Hòa năm 2031", "Vụ|Diện tích (ha)|Sản lượng (tấn)", "Đông xuân|61|63", "Mùa|3|8"), [("63", "tấn", "đông xuân: Sản lượng lúa", "2031")]),
    ("a year compared with", lines("Tăng thu năm 2031 so với năm 2030", "Xã|Thu ngân sách (tỷ đồng)|Chi ngân sách (tỷ đồng)", "An Hòa|61|63", "Bình Sơn|3|8", "Cát Lâm|4|9"), [("61", "tỷ đồng", "thu ngân sách: An Hòa", "2031")]),
    ("a title that goes on", lines("(Tiếp theo) Dân số trung bình (Người)", "|2030|2031", "Xã An Hòa|6100|6200", "Xã Bình Sơn|310|400"), [("6100", "người", "dân số trung bình: Xã An Hòa", "2030")]),
    ("a title among other lines", "12\nDân số trung bình\nAverage population\n" + lines("Đơn vị tính: Người", "|2030|2031", "Xã An Hòa|6100|6200", "Xã Bình Sơn|310|400"), [("6100", "người", "dân số trung bình: Xã An Hòa", "2030")]),
    ("years on two lines", SCHOOLS, [("61", "", "số lớp học: Tiểu học", "2029-2030"), ("4", "", "số lớp học: Mẫu giáo", "2030-2031")]),
    ("a sign behind an English head", TWINS, [("6,1", "%", "tỷ lệ hộ nghèo: An Hòa", "2031"), ("4", "", "số hộ: Bình Sơn", "2031")]),
    ("a total above parts", lines("Diện tích gieo trồng năm 2030, 2031 và 2032", "|2030|2031", "Tổng số|100|110", "Lúa|51|52", "Ngô|49|58"), [("52", "", "diện tích gieo trồng: Lúa", "2031")]),
    ("measures below a total", lines("Doanh thu bán lẻ", "|2030|2031", "Tổng số|100|110", "Doanh thu vận tải|51|52", "Dịch vụ ăn uống|49|58"), [("58", "", "dịch vụ ăn uống", "2031")]),
    ("a measure and a year in a head", lines("Nông nghiệp", "Xã|Diện tích lúa năm 2030 (ha)|Sản lượng lúa năm 2031 (tấn)", "An Hòa|51|52", "Bình Sơn|49|58", "Cát Lâm|3|8"), [("51", "ha", "diện tích lúa: An Hòa", "2030"), ("58", "tấn", "sản lượng lúa: Bình Sơn", "2031")]),
    ("what is 100", lines("Chỉ số sản xuất công nghiệp (Năm trước = 100)", "|2030|2031", "Khai khoáng|101,5|102", "Chế biến|103|99"), [("101,5", "%", "chỉ số sản xuất công nghiệp: Khai khoáng", "2030")]),
    ("what is 100 in rows below", lines("Số lớp học", "|2030|2031", "Tiểu học|101|102", "Mẫu giáo|103|99", "Chỉ số phát triển (Năm trước = 100) - %||", "Tiểu học|101,5|102,5", "Mẫu giáo|103,5|99,2"), [("101,5", "%", "chỉ số phát triển số lớp học: Tiểu học", "2030")]),
    ("what is 100 in a head", lines("Đơn vị tính: ha", "Vụ|Diện tích lúa năm 2031|Chỉ số phát triển (năm trước = 100)", "Đông xuân|101,5|102", "Mùa|103|99"), [("102", "%", "đông xuân: Chỉ số phát triển", "2031")]),
    ("a unit in brackets below a label", "Năm 2030\nNăm 2031\nSản lượng lúa\n(tấn)\n61\n62\nDiện tích rau\n(ha)\n3\n4\nĐàn trâu\n(con)\n5\n6\n", [("61", "tấn", "sản lượng lúa", "2030"), ("4", "ha", "diện tích rau", "2031")]),
    ("a part in the label of its whole", lines("Năm 2031", "Chỉ tiêu|ĐVT|Năm 2030|Năm 2031", "Lúa hè: - Diện tích|ha|61|62", "- Sản lượng|tấn|3|4", "Đàn trâu|con|5|6"), [("61", "ha", "lúa hè: Diện tích", "2030"), ("4", "tấn", "lúa hè: Sản lượng", "2031"), ("6", "con", "đàn trâu", "2031")]),
    ("what a cell counts", "| Chỉ tiêu | Năm 2030 | Năm 2031 |\n|---|---|---|\n| Camera lắp mới | 18 mắt | 19 mắt |\n| Cột cờ | 2 cột | 3 Bình |\n", [("18 mắt", "mắt", "camera lắp mới", "2030"), ("2 cột", "cột", "cột cờ", "2030")]),
    ("a unit behind a dash", lines("Năm 2031", "Chỉ tiêu|Năm 2030|Năm 2031", "Sản lượng lúa - tấn|61|62", "Làng - xã|5|6"), [("62", "tấn", "sản lượng lúa", "2031"), ("6", "", "làng - xã", "2031")]),
    ("sources of money", lines("Năm 2031\n(Đơn vị tính: triệu đồng)", "STT|Nguồn vốn|Kế hoạch năm 2031", "|TỔNG SỐ|61", "1|Vốn tỉnh|40", "2|Vốn huyện|21"), [("61", "triệu đồng", "tổng số", "2031"), ("40", "triệu đồng", "vốn tỉnh", "2031")]),
    ("a source for a label", lines("Năm 2031", "Nguồn|Năm 2030|Năm 2031", "Ngân sách tỉnh (tỷ đồng)|61|62", "Xã hội hóa (tỷ đồng)|5|6"), [("6", "tỷ đồng", "xã hội hóa", "2031")]),
    ("counted nouns below a unit", "Đơn vị tính: Người\n\nChỉ tiêu Năm 2030 Năm 2031\n\nDân số trên địa bàn huyện 61 62\n\nLao động 5 6\n", [("62", "người", "dân số trên địa bàn huyện", "2031"), ("6", "người", "lao động", "2031")]),
    ("a rate alone", lines("Năm 2031", "Chỉ tiêu|Năm 2030|Năm 2031", "Khách nội địa (lượt)|61|62", "Tốc độ tăng trưởng (%)|5|6", "Tốc độ tăng thu (%)|7|8"), [("6", "%", "khách nội địa: tốc độ tăng trưởng", "2031"), ("8", "%", "tốc độ tăng thu", "2031")]),
    ("a thousand of a unit", "| Chỉ tiêu | Năm 2030 | Năm 2031 |\n|---|---|---|\n| Vốn đầu tư (1.000 tấn) | 61 | 62 |\n| Số vụ (1000 vụ) | 3 | 4 |\n| Số hộ (10 xã) | 5 | 6 |\n", [("62", "1.000 tấn", "vốn đầu tư", "2031"), ("4", "1000 vụ", "số vụ", "2031"), ("6", "", "số hộ (10 xã)", "2031")]),
    ("a remark below a label", "STT\n\nChỉ tiêu\n\nNăm 2030\n\nNăm 2031\n\n1\n\nThu ngân sách (tỷ đồng)\n\n61\n\n62\n\n2\n\nGiá trị xuất khẩu (triệu USD)\n\n(Không kể công ty Hòa An)\n\n5\n\n6\n\n3\n\nSố hộ\n\n(8)\n\n9\n\n4\n\nSố thôn\n\n3\n\n4\n\n", [("6", "triệu usd", "giá trị xuất khẩu", "2031"), ("9", "", "số hộ", "2031"), ("4", "", "số thôn", "2031")]),
    ("twins below their labels", "Chỉ tiêu\n\nNăm 2030\n\nNăm 2031\n\nThu ngân sách\n\nBudget revenues\n\n61\n\n62\n\nViện trợ\n\nGrants\n\n5\n\n6\n\nBội chi\n\nDeficit\n\n3\n\n4\n\n", [("62", "", "thu ngân sách", "2031"), ("5", "", "viện trợ", "2030")]),
    ("parts of a structure", lines("Cơ cấu kinh tế (%)", "Ngành|2030|2031", "Nông nghiệp|61|62", "Dịch vụ|39|38"), [("62", "%", "cơ cấu kinh tế: Nông nghiệp", "2031")]),
    ("the unit of a total", lines("Năm 2031", "Chỉ tiêu|Năm 2030|Năm 2031", "Tổng thu ngân sách (tỷ đồng)|61|62", "Thu nội địa|40|41", "Số hộ|5|6"), [("41", "tỷ đồng", "thu nội địa", "2031"), ("6", "", "số hộ", "2031")]),
    ("a title that is a thing counted", lines("Báo cáo", "Chỉ tiêu|Năm 2030|Năm 2031", "Số hộ|61|62", "Số trường|5|6"), [("62", "", "số hộ", "2031")]),
    ("a course of years", lines("Năm 2031", "Chỉ tiêu|ĐVT|Lộ trình thực hiện năm 2032", "Tỷ lệ hộ nghèo|%|6", "Diện tích lúa|ha|61"), [("6", "%", "tỷ lệ hộ nghèo", "2032")]),
    ("a column of totals", lines("Diện tích trồng rừng năm 2031", "STT|Đơn vị|Tổng cộng (ha)|Rừng sản xuất (ha)", "1|Xã An Hòa|61|40", "2|Xã Bình Sơn|9|5"), [("61", "ha", "diện tích trồng rừng: Xã An Hòa", "2031"), ("5", "ha", "rừng sản xuất: Xã Bình Sơn", "2031")]),
    ("aims by place", lines("Chỉ tiêu tuyển quân năm 2031", "STT|Đơn vị|Chỉ tiêu", "1|Xã An Hòa|61", "2|Xã Bình Sơn|40"), [("40", "", "chỉ tiêu tuyển quân: Xã Bình Sơn", "2031")]),
    ("a share of what is counted left of it", lines("Năm 2031", "Xã|Số hộ nghèo|Tỷ lệ (%)", "Xã An Hòa|61|6", "Xã Bình Sơn|40|5"), [("5", "%", "tỷ lệ hộ nghèo: Xã Bình Sơn", "2031")]),
    ("a fall planned by place", lines("Năm 2031", "Xã|Số hộ nghèo|Kế hoạch giảm (hộ)", "Xã An Hạ|61|6", "Xã Bình Sơn|40|5"), [("6", "hộ", "kế hoạch giảm: Xã An Hạ", "2031")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in GIVEN], ids=[name for name, *_ in GIVEN])
def test_what_is_said_once_holds_for_the_values_below(text: str, found: Read) -> None:
    records = read(text)
    assert [record for record in records if record in found] == found


COUNTS: list[tuple[str, int]] = [
    ("A|B|1|2", 4),
    ("(1)|(2)|(3)|(4)", 4),
    ("1|Lúa|12|13", 6),
    ("|Tổng số|100|100", 6),
]


@pytest.mark.parametrize(("first", "records"), COUNTS)
def test_a_row_that_counts_the_columns(first: str, records: int) -> None:
    text = lines("Kế hoạch", "TT|Chỉ tiêu|KH 2030|KH 2031", first, "2|Ngô|50|61", "3|Rau|5|6")
    assert len(read(text)) == records


TWINNED: list[tuple[str, str]] = [
    ("Tỷ lệ hộ nghèo - Poverty rate (%)", "Tỷ lệ hộ nghèo (%)"),
    ("Tỷ lệ (%) - Rate (%)", "Tỷ lệ (%)"),
    ("Nam - Male", "Nam"),
    ("Trung học cơ sở Lower secondary school", "Trung học cơ sở"),
    ("Dân số nam Male population 2031", "Dân số nam 2031"),
    ("Thuê bao Internet", "Thuê bao Internet"),
    ("Số dược sỹ trên 10000 dân Number of Pharmacists per 10000 persons", "Số dược sỹ trên 10000 dân"),
    ("Tỷ lệ thôn có y tế (%) Percentage of hamlets having VHW", "Tỷ lệ thôn có y tế (%)"),
    ("Khách sạn Sunrise Beach Resort", "Khách sạn Sunrise Beach Resort"),
    ("Cam - Orange", "Cam"),
    ("Rice - Paddy", "Rice - Paddy"),
]


@pytest.mark.parametrize(("text", "native"), TWINNED)
def test_a_label_without_its_twin(text: str, native: str) -> None:
    assert without_twin(text) == native


def test_what_is_100_is_the_base() -> None:
    text = lines(
        "Chỉ số sản xuất công nghiệp (Năm trước = 100)", "|2030|2031", "Khai khoáng|101,5|102", "Chế biến|103|99"
    )
    document = analyse(Page("page", f"Số liệu thống kê\n\n{text}", "text/plain", sha256=""))
    assert {target.base for target in document.targets} == {"năm trước"}


def test_a_part_of_a_year_in_the_label_of_a_row_is_kept() -> None:
    text = "# Số liệu thống kê\n\n## Giá bán lẻ\n\n| Thời kỳ | CPI (%) | Lạm phát (%) |\n|---|---|---|\n| Q1/2031 | 3,8 | 2,7 |\n| H1/2031 | 3,5 | 2,6 |\n"
    document = analyse(Page("page", text, "text/markdown", sha256=""))
    assert [(t.subject, t.year) for t in document.targets][::2] == [("CPI Q1", "2031"), ("CPI H1", "2031")]


def test_a_label_that_several_groups_of_rows_have_stands_under_its_group() -> None:
    rows = "| 1/ Phòng chống sốt rét | | |\n| * Tổng số kinh phí được cấp | Tr.đ | 184 |\n| Số hóa chất dùng để phun | Kg | 12 |\n"
    more = "| 2/ Phòng chống lao | | |\n| * Tổng số kinh phí được cấp | Tr.đ | 217 |\n"
    text = f"# Chỉ tiêu y tế\n\n| Các chỉ tiêu | Đơn vị tính | Năm 2031 |\n|---|---|---|\n{rows}{more}"
    document = analyse(Page("page", text, "text/markdown", sha256=""))
    assert [t.subject for t in document.targets] == [
        "phòng chống sốt rét: Tổng số kinh phí được cấp",
        "số hóa chất dùng để phun",
        "phòng chống lao: Tổng số kinh phí được cấp",
    ]


def test_years_are_no_groups_of_rows() -> None:
    rows = "| Năm 2031 | |\n| Tổng số học sinh | 184 |\n| Năm 2032 | |\n| - Tổng số học sinh | 217 |\n"
    document = analyse(
        Page("page", f"# Giáo dục\n\n| Chỉ tiêu | Kết quả |\n|---|---|\n{rows}", "text/markdown", sha256="")
    )
    assert [t.subject for t in document.targets] == ["tổng số học sinh", "tổng số học sinh"]


def test_a_row_with_values_is_over_those_of_which_there_are_several_alike() -> None:
    rows = "| Tiểu học . | 9 |\n| Lớp | 4 |\n| Phòng | 5 |\n| Trung học | 8 |\n| Lớp | 3 |\n| Phòng | 6 |\n"
    measures = "| Diện tích lúa | 19 |\n| Năng suất | 7 |\n| Diện tích ngô | 18 |\n| Năng suất | 2 |\n"
    head = "# Giáo dục\n\n| Chỉ tiêu | Kết quả |\n|---|---|\n"
    document = analyse(Page("page", head + rows + measures, "text/markdown", sha256=""))
    subjects = [t.subject for t in document.targets]
    assert subjects[:3] == ["tiểu học", "tiểu học: Lớp", "tiểu học: Phòng"]
    assert subjects[3:6] == ["trung học", "trung học: Lớp", "trung học: Phòng"]
    assert subjects[6:] == ["diện tích lúa", "năng suất", "diện tích ngô", "năng suất"]


def test_a_part_of_which_there_are_several_alike_keeps_what_it_is_of() -> None:
    rows = "| 1 | Dân tộc | 19 |\n| | Tổng số kinh phí được cấp | 7 |\n| 2 | Tôn giáo | 18 |\n| | Tổng số kinh phí được cấp | 2 |\n"
    head = "# Số liệu\n\n| TT | Chỉ tiêu | Kết quả |\n|---|---|---|\n"
    document = analyse(Page("page", head + rows, "text/markdown", sha256=""))
    assert [t.subject for t in document.targets][1::2] == [
        f"{name}: Tổng số kinh phí được cấp" for name in ("dân tộc", "tôn giáo")
    ]
