"""Stage `segment`: trees against hand-made outlines, markers of items, heads of statements, sentences, speed."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.clean import clean
from extractor.model import Block, Cell, Document, Evidence, Identity, Page, Table
from extractor.read import read
from extractor.segment import segment
from extractor.segment.sentences import split

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def page(text: str, *, media: str = "text/plain") -> Document:
    """A document of one paragraph a line; "!" before a line: emphasised, "=2 " a heading of level 2."""
    blocks: list[Block] = []
    lines: list[str] = []
    start = 0
    for raw in text.strip("\n").split("\n"):
        line = raw.strip()
        level = int(line[1]) if line.startswith("=") else None
        strong = line.startswith("!")
        line = line[3:] if level else line.removeprefix("!")
        if line:
            kind = "heading" if level else "paragraph"
            blocks.append(Block(kind, start, start + len(line), level, strong))  # type: ignore[arg-type]
        lines.append(line)
        start += len(line) + 1
    whole = "\n".join(lines)
    return Document(Page("page", whole, media, ""), whole, tuple(blocks))  # type: ignore[arg-type]


def outline(document: Document) -> list[str]:
    """Sections as "depth marker title", "-" for a heading without a mark."""
    return [f"{s.depth} {s.marker or '-'} {s.title}" for s in segment(document).sections]


def statements(document: Document) -> list[tuple[str | None, str]]:
    """Marker and text of every statement."""
    done = segment(document)
    return [(s.marker, done.text[s.start : s.end]) for s in done.statements]


def heads(document: Document, words: str) -> list[str]:
    """Texts of the statements that head the one starting with `words`."""
    done = segment(document)
    found = next(s for s in done.statements if done.text.startswith(words, s.start))
    return [done.text[done.statements[i].start : done.statements[i].end] for i in found.leads]


TREES = {
    "plan": (
        """I. MỤC TIÊU
        1. Mục tiêu tổng quát:
        Phát triển nhanh và bền vững.
        2. Chỉ tiêu chủ yếu:
        - Thu ngân sách đạt 5 tỷ đồng.
        II. NHIỆM VỤ
        1. Về kinh tế
        a) Trồng trọt
        - Diện tích 500 ha.
        b) Chăn nuôi
        - Đàn bò 900 con.
        2. Về xã hội
        - Giảm 1% hộ nghèo.""",
        ["1 I MỤC TIÊU", "2 1 Mục tiêu tổng quát", "2 2 Chỉ tiêu chủ yếu", "1 II NHIỆM VỤ", "2 1 Về kinh tế",
         "3 a Trồng trọt", "3 b Chăn nuôi", "2 2 Về xã hội"],
    ),
    "parts": (
        """Phần thứ nhất
        KẾT QUẢ NĂM 2020
        I. Kinh tế
        1. Nông nghiệp
        Sản lượng tăng 5%.
        Phần thứ hai
        KẾ HOẠCH NĂM 2021
        I. Mục tiêu
        Tăng 6%.
        II. Giải pháp
        Đẩy mạnh đầu tư.""",
        ["1 Phần thứ nhất KẾT QUẢ NĂM 2020", "2 I Kinh tế", "3 1 Nông nghiệp",
         "1 Phần thứ hai KẾ HOẠCH NĂM 2021", "2 I Mục tiêu", "2 II Giải pháp"],
    ),
    "resolution": (
        """NGHỊ QUYẾT
        Về kế hoạch năm 2021
        Căn cứ Luật Đầu tư công;
        QUYẾT NGHỊ:
        Điều 1. Thông qua kế hoạch với các nội dung:
        I. MỤC TIÊU
        Phát triển bền vững.
        II. CHỈ TIÊU
        1. Về kinh tế:
        a) Tăng trưởng 8%;
        b) Thu ngân sách 5 tỷ đồng.
        2. Về xã hội:
        a) Giảm 1% hộ nghèo.
        Điều 2. Giao các xã thực hiện.
        Điều 3. Nghị quyết này có hiệu lực từ ngày ký./.
        Nơi nhận:
        - Các xã;
        TM. HỘI ĐỒNG NHÂN DÂN""",
        ["1 Điều 1 Thông qua kế hoạch với các nội dung", "2 I MỤC TIÊU", "2 II CHỈ TIÊU", "3 1 Về kinh tế",
         "3 2 Về xã hội", "1 Điều 2 Giao các xã thực hiện.",
         "1 Điều 3 Nghị quyết này có hiệu lực từ ngày ký./."],
    ),
    "chapters": (
        """Chương I
        QUY ĐỊNH CHUNG
        Mục 1. LẬP KẾ HOẠCH
        Điều 1. Phạm vi
        1. Quy định này áp dụng cho các xã.
        2. Các xã tự lập kế hoạch.
        Tiểu mục 1. Giao kế hoạch
        Điều 2. Thời gian
        Trước ngày 31/12.
        Chương II
        THỰC HIỆN
        Điều 3. Trách nhiệm
        Các xã thực hiện.""",
        ["1 Chương I QUY ĐỊNH CHUNG", "2 Mục 1 LẬP KẾ HOẠCH", "3 Điều 1 Phạm vi", "3 Tiểu mục 1 Giao kế hoạch",
         "4 Điều 2 Thời gian", "1 Chương II THỰC HIỆN", "2 Điều 3 Trách nhiệm"],
    ),
    "letters and romans": (
        """A. KẾT QUẢ NĂM 2020
        I. Kinh tế
        Tăng 5%.
        II. Xã hội
        Giảm 1%.
        B. KẾ HOẠCH NĂM 2021
        I. Kinh tế
        Tăng 6%.""",
        ["1 A KẾT QUẢ NĂM 2020", "2 I Kinh tế", "2 II Xã hội", "1 B KẾ HOẠCH NĂM 2021", "2 I Kinh tế"],
    ),
    "roman above letter": (
        """I. KINH TẾ
        A. Nông nghiệp
        Tăng 5%.
        B. Công nghiệp
        Tăng 6%.
        II. XÃ HỘI
        Giảm 1%.""",
        ["1 I KINH TẾ", "2 A Nông nghiệp", "2 B Công nghiệp", "1 II XÃ HỘI"],
    ),
    "ninth letter": (
        """G. MỘT
        Tăng 5%.
        H. HAI
        Tăng 5%.
        I. BA
        Tăng 5%.
        K. BỐN
        Tăng 5%.""",
        ["1 G MỘT", "1 H HAI", "1 I BA", "1 K BỐN"],
    ),
    "decimals": (
        """1. Kinh tế
        1.1. Nông nghiệp
        1.1.1. Trồng trọt
        Tăng 5%.
        1.1.2. Chăn nuôi
        Tăng 5%.
        1.2. Công nghiệp
        Tăng 6%.
        2. Xã hội
        2.1 Giáo dục
        Xây 5 trường.
        2.10 Y tế
        Xây 5 trạm.""",
        ["1 1 Kinh tế", "2 1.1 Nông nghiệp", "3 1.1.1 Trồng trọt", "3 1.1.2 Chăn nuôi", "2 1.2 Công nghiệp",
         "1 2 Xã hội", "2 2.1 Giáo dục", "2 2.10 Y tế"],
    ),
    "decimals without their whole": (
        """II. GIẢI PHÁP
        1.1. Nông nghiệp
        Tăng 5%.
        1.2. Công nghiệp
        Tăng 6%.
        2.1. Giáo dục
        Xây 5 trường.""",
        ["1 II GIẢI PHÁP", "2 1.1 Nông nghiệp", "2 1.2 Công nghiệp", "2 2.1 Giáo dục"],
    ),
    "party style": (
        """I- QUAN ĐIỂM
        1- Phát triển bền vững là quan điểm xuyên suốt.
        2- Con người là trung tâm.
        II- MỤC TIÊU
        1- Mục tiêu tổng quát
        Phát triển bền vững.
        2- Mục tiêu cụ thể
        2.1- Kinh tế
        Tăng 5%.""",
        ["1 I QUAN ĐIỂM", "1 II MỤC TIÊU", "2 1 Mục tiêu tổng quát", "2 2 Mục tiêu cụ thể", "3 2.1 Kinh tế"],
    ),
    "skipped numbers": (
        """I. MỘT
        Tăng 5%.
        III. BA
        Tăng 5%.
        2. Về kinh tế
        - Tăng 5%.
        5. Về xã hội
        - Tăng 5%.
        VI. SÁU
        Tăng 5%.""",
        ["1 I MỘT", "1 III BA", "2 2 Về kinh tế", "2 5 Về xã hội", "1 VI SÁU"],
    ),
    "doubled number": (
        """I. MỘT
        Tăng 5%.
        II. HAI
        Tăng 5%.
        II. CŨNG HAI
        Tăng 5%.""",
        ["1 I MỘT", "1 II HAI", "1 II CŨNG HAI"],
    ),
    "mixed closings": (
        """I. KINH TẾ
        1. Nông nghiệp:
        - Tăng 5%.
        2/ Công nghiệp:
        - Tăng 5%.
        3) Dịch vụ:
        - Tăng 5%.
        II/ XÃ HỘI
        a. Giáo dục:
        - Xây 5 trường.
        b) Y tế:
        - Xây 5 trạm.""",
        ["1 I KINH TẾ", "2 1 Nông nghiệp", "2 2 Công nghiệp", "2 3 Dịch vụ", "1 II XÃ HỘI", "2 a Giáo dục", "2 b Y tế"],
    ),
    "restart below a heading without a number": (
        """!Kết quả năm 2020
        1. Kinh tế
        Tăng 5%.
        2. Xã hội
        Giảm 1%.
        !Kế hoạch năm 2021
        1. Kinh tế
        Tăng 6%.
        2. Xã hội
        Giảm 2%.""",
        ["1 - Kết quả năm 2020", "2 1 Kinh tế", "2 2 Xã hội", "1 - Kế hoạch năm 2021", "2 1 Kinh tế", "2 2 Xã hội"],
    ),
    "numbering runs on under headings without a number": (
        """II. CHỈ TIÊU
        !Về kinh tế
        1. Tăng trưởng 8%.
        2. Thu ngân sách 5 tỷ đồng.
        !Về xã hội
        3. Giảm 1% hộ nghèo.
        III. GIẢI PHÁP
        Đẩy mạnh đầu tư.""",
        ["1 II CHỈ TIÊU", "2 - Về kinh tế", "2 - Về xã hội", "1 III GIẢI PHÁP"],
    ),
    "capitals without numbers": (
        """KẾ HOẠCH NĂM 2021 CỦA HUYỆN
        ĐÁNH GIÁ KẾT QUẢ
        Thu ngân sách tăng 5%.
        !Hạn chế
        Còn 5 xã chưa đạt.
        MỤC TIÊU
        Thu ngân sách tăng 6%.""",
        ["1 - ĐÁNH GIÁ KẾT QUẢ", "2 - Hạn chế", "1 - MỤC TIÊU"],
    ),
    "page headings": (
        """=1 Kế hoạch năm 2021
        =2 Kinh tế
        =3 Nông nghiệp
        Tăng 5%.
        =3 Công nghiệp
        Tăng 6%.
        =2 Xã hội
        Giảm 1%.""",
        ["1 - Kinh tế", "2 - Nông nghiệp", "2 - Công nghiệp", "1 - Xã hội"],
    ),
    "several documents on one page": (
        """QUYẾT ĐỊNH
        VỀ VIỆC BAN HÀNH KẾ HOẠCH
        Điều 1. Ban hành kế hoạch.
        Điều 2. Các xã thực hiện.
        Nơi nhận:
        - Các xã;
        KẾ HOẠCH
        PHÁT TRIỂN KINH TẾ
        I. MỤC TIÊU
        Tăng 5%.
        PHỤ LỤC 01
        DANH MỤC CHỈ TIÊU
        Tăng 6%.""",
        ["1 - QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH KẾ HOẠCH", "2 Điều 1 Ban hành kế hoạch.", "2 Điều 2 Các xã thực hiện.",
         "1 - KẾ HOẠCH PHÁT TRIỂN KINH TẾ", "2 I MỤC TIÊU", "2 PHỤ LỤC 01 DANH MỤC CHỈ TIÊU"],
    ),
    "items with values are no headings": (
        """II. CHỈ TIÊU NĂM 2021
        1. Tốc độ tăng giá trị sản xuất đạt 8%
        2. Thu ngân sách: 5 tỷ đồng
        3. Theo khu vực:
        - Nông nghiệp tăng 5%;
        4. Tỷ lệ hộ nghèo còn dưới 2%
        III. GIẢI PHÁP
        Đẩy mạnh đầu tư.""",
        ["1 II CHỈ TIÊU NĂM 2021", "1 III GIẢI PHÁP"],
    ),
    "labels": (
        """I. CHỈ TIÊU
        1. Kinh tế: tăng trưởng 8%; thu ngân sách 5 tỷ đồng.
        2. Xã hội: giảm 1% hộ nghèo; xây 5 trường.""",
        ["1 I CHỈ TIÊU", "2 1 Kinh tế", "2 2 Xã hội"],
    ),
    "a sentence among headings": (
        """1. Về kinh tế
        a) Tiếp tục kết nối ngân hàng với doanh nghiệp.
        Triển khai các giải pháp của tỉnh.
        b) Về dịch vụ
        - Mở 5 chợ.
        c) Thu chi ngân sách
        - Thu 5 tỷ đồng.""",
        ["1 1 Về kinh tế", "2 a Tiếp tục kết nối ngân hàng với doanh nghiệp", "2 b Về dịch vụ", "2 c Thu chi ngân sách"],
    ),
    "broken lines": (
        """I. MỤC ĐÍCH,
        YÊU CẦU
        1.
        Mục đích
        Phát triển bền vững.
        2. Yêu cầu
        Bám sát chỉ đạo của
        tỉnh trong cả năm.
        CHƯƠNG II
        Tổ chức thực hiện
        Các xã thực hiện.""",
        ["1 I MỤC ĐÍCH, YÊU CẦU", "2 1 Mục đích", "2 2 Yêu cầu", "1 CHƯƠNG II Tổ chức thực hiện"],
    ),
    "result above plan": (
        """A. KẾT QUẢ THỰC HIỆN NĂM 2020
        1. Kinh tế
        Tăng 5%.
        B. CHỈ TIÊU NĂM 2021
        1. Kinh tế
        Tăng 6%.""",
        ["1 A KẾT QUẢ THỰC HIỆN NĂM 2020", "2 1 Kinh tế", "1 B CHỈ TIÊU NĂM 2021", "2 1 Kinh tế"],
    ),
    "signature and writer": (
        """!Mục tiêu
        Tăng 5%.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        !Nguyễn Văn An""",
        ["1 - Mục tiêu"],
    ),
    "plain headline between paragraphs": (
        """Năm 2017 có thêm ba chỉ tiêu vượt kế hoạch
        Số liệu bổ sung cho thấy nhiều chỉ tiêu của năm tốt hơn con số đã báo cáo với đại biểu tại kỳ họp cuối năm.
        Bước sang năm sau
        Quốc hội giao tăng trưởng khoảng 6,7%; xuất khẩu tăng 8%; tỷ lệ hộ nghèo giảm 1,3% so với cuối năm trước.""",
        ["1 - Bước sang năm sau"],
    ),
    "what a picture shows heads nothing": (
        """Năm 2017 có thêm ba chỉ tiêu vượt kế hoạch
        Số liệu bổ sung cho thấy nhiều chỉ tiêu của năm tốt hơn con số đã báo cáo với đại biểu tại kỳ họp cuối năm.
        Các đại biểu dự kỳ họp của huyện
        Quốc hội giao tăng trưởng khoảng 6,7%; xuất khẩu tăng 8%; tỷ lệ hộ nghèo giảm 1,3% so với cuối năm trước.""",
        [],
    ),
    "colons in brackets and items with a stop of their own": (
        """!CHỈ TIÊU
        1. Cây trồng (Ngô: diện tích 9 ha; lạc: diện tích 6 ha).
        2. Vật nuôi (Dê: 5 con; hươu: 7 con).
        !KINH PHÍ
        1. Ngân sách xã: 5 tỷ đồng;
        2. Ngân sách huyện: 9 tỷ đồng;""",
        ["1 - CHỈ TIÊU", "1 - KINH PHÍ"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TREES.values(), ids=TREES.keys())
def test_tree(text: str, expected: list[str]) -> None:
    """Depth, mark and title of every heading."""
    assert outline(page(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TREES.values(), ids=TREES.keys())
def test_tree_of_decomposed_letters(text: str, expected: list[str]) -> None:
    """The same trees where each accent is a character of its own."""
    assert outline(page(unicodedata.normalize("NFD", text))) == expected


PATHS = [
    ("II. CHỈ TIÊU\n2. Kinh tế:\n- Tăng 5%.", "Tăng", "II.2"),
    ("III. GIẢI PHÁP\n4. Xã hội:\nc) Y tế:\nXây 5 trạm.", "Xây", "III.4.c"),
    ("I. A\n6. Chỉ tiêu:\n6.1. Hằng năm giảm 5%.", "Hằng", "I.6.1"),
    ("I. A\n1.1. Nông nghiệp\n1.1.1. Tăng 5%.", "Tăng", "I.1.1.1"),
    ("I. A\nI.1. Nông nghiệp\n- Tăng 5%.", "Tăng", "I.1"),
    ("Điều 1. Các chỉ tiêu:\n2. Xã hội:\nđ) Tạo việc làm cho 900 người.", "Tạo", "Điều 1.2.đ"),
    ("(1) Tốc độ tăng 10%.\n(2) Thu nhập 5 triệu đồng.", "Thu", "2"),
    ("II. CHỈ TIÊU\n1. Tốc độ tăng đạt 8%", "Tốc", "II.1"),
    ("- Tăng 5%.", "Tăng", None),
    ("Một là, nâng cao chất lượng.", "nâng", "Một"),
]


@pytest.mark.parametrize(("text", "words", "marker"), PATHS)
def test_marker(text: str, words: str, marker: str | None) -> None:
    """The path of marks of an item; bullets add nothing."""
    assert next(m for m, s in statements(page(text)) if s.startswith(words)) == marker


LEADS = [
    ("Cơ cấu kinh tế:\n- Nông nghiệp 20%\n- Dịch vụ 80%", "Dịch", ["Cơ cấu kinh tế:"]),
    (
        "Đến năm 2030:\n1. Thu nhập 5 tỷ đồng.\n- Ngân sách 2 tỷ.",
        "Ngân",
        ["Đến năm 2030:", "Thu nhập 5 tỷ đồng."],
    ),
    ("- Trái cây:\n+ Xoài 5 tấn\n+ Nhãn 6 tấn\n- Rau:\n+ Cải 7 tấn", "Nhãn", ["Trái cây:"]),
    ("- Trái cây:\n+ Xoài 5 tấn\n+ Nhãn 6 tấn\n- Rau:\n+ Cải 7 tấn", "Cải", ["Rau:"]),
    ("- Trái cây đạt 9 tấn. Trong đó:\n+ Xoài 5 tấn", "Xoài", ["Trong đó:"]),
    ("- Trái cây đạt 9 tấn.\n+ Xoài 5 tấn", "Xoài", ["Trái cây đạt 9 tấn."]),
    ("Kinh tế:\n- Tăng 5%.\nXã hội:\n- Giảm 1%.", "Giảm", ["Xã hội:"]),
    ("Chỉ tiêu:\nKinh tế:\n- Tăng 5%.\nXã hội:\n- Giảm 1%.", "Giảm", ["Chỉ tiêu:", "Xã hội:"]),
    ("Cơ cấu:\n- Nông nghiệp 20%.\nThu ngân sách 5 tỷ đồng.", "Thu", []),
    ("Cơ cấu:\nNông nghiệp 20%;\nDịch vụ 80%.\nThu ngân sách 5 tỷ đồng.", "Dịch", ["Cơ cấu:"]),
    ("Cơ cấu:\nNông nghiệp 20%;\nDịch vụ 80%.\nThu ngân sách 5 tỷ đồng.", "Thu", []),
    ("Như sau:\nI. MỤC TIÊU\n- Tăng 5%.", "Tăng", ["Như sau:"]),
    (
        "I. MỤC TIÊU\nTrọng tâm:\na) Tăng 5%.\nb) Giảm 1%.\nII. GIẢI PHÁP\nĐẩy mạnh đầu tư.",
        "Đẩy",
        [],
    ),
    ("I. MỤC TIÊU\n- Tăng 5%.", "Tăng", []),
    ("QUYẾT NGHỊ:\nĐiều 1. Thông qua:\n- Tăng 5%.", "Tăng", []),
    ("1. Kinh tế tăng 5%.\nTrong đó nông nghiệp tăng 6%.", "Trong đó", []),
]


@pytest.mark.parametrize(("text", "words", "expected"), LEADS)
def test_leads(text: str, words: str, expected: list[str]) -> None:
    """Lead-in lines and parent items head what stands below them, and nothing else does."""
    assert heads(page(text), words) == expected


SENTENCES = [
    ("Chở 61 Tr.người.Km, tăng 7%.", ["Chở 61 Tr.người.Km, tăng 7%."]),
    ("Chở 61 người.Kho đầy.", ["Chở 61 người.", "Kho đầy."]),
    ("Thu đạt 5%. Chi đạt 6%.", ["Thu đạt 5%.", "Chi đạt 6%."]),
    ("Cơ cấu: nông nghiệp 20%; dịch vụ 80%.", ["Cơ cấu: nông nghiệp 20%; dịch vụ 80%."]),
    ("Thu 5.200 tỷ đồng. Tăng 7,5%.", ["Thu 5.200 tỷ đồng.", "Tăng 7,5%."]),
    ("Năm 2021. Kế hoạch mới.", ["Năm 2021.", "Kế hoạch mới."]),
    ("Giao TP. Hồ Chí Minh 5 tỷ đồng. Giao Tp. Cần Thơ 6 tỷ.", None),
    ("Trồng xoài, nhãn... Tăng 5%.", ["Trồng xoài, nhãn...", "Tăng 5%."]),
    ("Trồng xoài… tại 5 xã.", ["Trồng xoài… tại 5 xã."]),
    ("Ngô đạt 48% KH…Công tác tiêm phòng.", ["Ngô đạt 48% KH…", "Công tác tiêm phòng."]),
    ("Giảm tệ nạn.Tăng cường tuần tra.", ["Giảm tệ nạn.", "Tăng cường tuần tra."]),
    (
        "Xây “khu phố văn hóa.” Phấn đấu 5 khu phố.",
        ["Xây “khu phố văn hóa.”", "Phấn đấu 5 khu phố."],
    ),
    ("**Đạt 6%/năm.** Một số mặt hàng tăng.", ["**Đạt 6%/năm.**", "Một số mặt hàng tăng."]),
    ("Đạt 5%! Vì sao? Do đầu tư.", ["Đạt 5%!", "Vì sao?", "Do đầu tư."]),
    ("A. Nguyễn có mặt.", ["A. Nguyễn có mặt."]),
    ("1. Xoài tăng.", ["1. Xoài tăng."]),
    # a list left open in brackets
    ("Diện tích rau (cải, bí...) 5 ha, hoa 3 ha.", ["Diện tích rau (cải, bí...) 5 ha, hoa 3 ha."]),
    ("Trồng rau (cải, bí...) Diện tích đạt 5 ha.", ["Trồng rau (cải, bí...)", "Diện tích đạt 5 ha."]),
    # an abbreviation behind a share is that of a plan, whatever it is elsewhere
    ("Ngô đạt 97% KH. Sắn trồng 5 ha.", ["Ngô đạt 97% KH.", "Sắn trồng 5 ha."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str] | None) -> None:
    """A stop ends a sentence but not an abbreviation."""
    found = [text[a:b] for a, b in split(text, 0, len(text))]
    if expected is None:
        expected = [text[: text.index(". Giao") + 1], text[text.index(". Giao") + 2 :]]
    assert found == expected


def test_noise_and_tables() -> None:
    """Noise gives no statement; every cell with words is one, with its row and column and its section."""
    text = "I. CHỈ TIÊU\nChỉ tiêu\tNăm 2021\nThu\t 5 \nXem tiếp"
    cells = (
        Cell(0, 0, 12, 20),
        Cell(0, 1, 21, 29),
        Cell(1, 0, 30, 33),
        Cell(1, 1, 34, 37),
        Cell(1, 2, 37, 37),
    )
    table = Block("table", 12, 37, table=Table(2, 3, cells))
    blocks = (Block("paragraph", 0, 11), table, Block("noise", 38, len(text), reason="next"))
    done = segment(Document(Page("p", text, "text/html", ""), text, blocks))
    rows = [(text[s.start : s.end], s.row, s.column, s.section, s.block) for s in done.statements]
    assert rows == [
        ("CHỈ TIÊU", None, None, 0, 0),
        ("Chỉ tiêu", 0, 0, 0, 1),
        ("Năm 2021", 0, 1, 0, 1),
        ("Thu", 1, 0, 0, 1),
        ("5", 1, 1, 0, 1),
    ]
    assert done.sections[0].body_end == 37


def test_headings_are_statements() -> None:
    """A heading is a statement of its own section, without its mark; what follows a label is another."""
    done = segment(
        page("I. THU 5 TỶ ĐỒNG\n1. Chi: giáo dục 2 tỷ; y tế 1 tỷ.\n2. Vay: trong nước 1 tỷ; nước ngoài 2 tỷ.")
    )
    found = [(done.text[s.start : s.end], s.section, s.marker) for s in done.statements]
    assert found[:3] == [
        ("THU 5 TỶ ĐỒNG", 0, "I"),
        ("Chi:", 1, "I.1"),
        ("giáo dục 2 tỷ; y tế 1 tỷ.", 1, "I.1"),
    ]


def test_title_from_identity() -> None:
    """A line that `identify` read the title from is no section though another like it follows."""
    document = page("!Huyện đạt 5 chỉ tiêu\nTin ngày 5/1.\n!Kinh tế\nTăng 5%.")
    end = document.text.index("\n")
    title = Evidence("Huyện đạt 5 chỉ tiêu", 0, end, "rule", 1.0)
    named = Document(document.page, document.text, document.blocks, Identity(title=title))
    assert outline(named) == ["1 - Kinh tế"]
    assert outline(document) == ["1 - Huyện đạt 5 chỉ tiêu", "1 - Kinh tế"]


def test_markdown_indent() -> None:
    """In Markdown a bullet further in stands below the one before it."""
    text = "* Trái cây:\n  * Xoài 5 tấn\n* Rau:\n  * Cải 7 tấn"
    starts = [0, 14, 27, 36]
    ends = [11, 26, 33, len(text)]
    blocks = tuple(Block("paragraph", a, b) for a, b in zip(starts, ends, strict=True))
    done = segment(Document(Page("p", text, "text/markdown", ""), text, blocks))
    assert [s.leads for s in done.statements] == [(), (0,), (), (2,)]


def test_lines_in_one_block() -> None:
    """Items typed below each other in one block are items; a wrapped sentence is one statement."""
    text = "Chỉ tiêu:\n- Phát triển kinh tế\n- xã hội đạt 5%.\n- Giảm hộ nghèo\ncòn 2%."
    blocks = (Block("paragraph", 0, len(text)),)
    done = segment(Document(Page("p", text, "text/plain", ""), text, blocks))
    found = [text[s.start : s.end] for s in done.statements]
    assert found == ["Chỉ tiêu:", "Phát triển kinh tế\n- xã hội đạt 5%.", "Giảm hộ nghèo\ncòn 2%."]
    assert [s.leads for s in done.statements] == [(), (0,), (0,)]


def _corpus() -> list[tuple[str, list[list[object]]]]:
    path = ROOT / "corpus" / "gold" / "outlines.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["doc"], row["sections"]) for row in rows]


@pytest.mark.parametrize(("doc", "expected"), [pytest.param(*row, id=row[0]) for row in _corpus()])
def test_corpus_outline(doc: str, expected: list[list[object]]) -> None:
    """Every page of the corpus gives exactly the outline that was made of it by hand."""
    done = segment(clean(read(ROOT / "corpus" / "pages" / doc)))
    found = [[s.depth, s.marker, s.title.rstrip("./: ")] for s in done.sections]
    assert found == [[depth, marker, str(title).rstrip("./: ")] for depth, marker, title in expected]


def _shared() -> list[tuple[str, list[list[object]]]]:
    path = Path(__file__).parent / "outlines" / "shared.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(row["doc"], row["sections"]) for row in rows]


@pytest.mark.parametrize(("doc", "expected"), [pytest.param(*row, id=row[0]) for row in _shared()])
def test_shared_outline(doc: str, expected: list[list[object]]) -> None:
    """Pages of others against hand-made outlines, which hold only the first words of a heading."""
    path = SHARED / doc
    if not path.exists():
        pytest.skip(f"{path} is not there: this page of others is not part of the project")
    done = segment(clean(read(path)))
    assert [[s.depth, s.marker] for s in done.sections] == [row[:2] for row in expected]
    for section, (_, _, words) in zip(done.sections, expected, strict=True):
        assert section.title.startswith(str(words))


WORDS = st.sampled_from(["Kinh tế", "Xã hội", "Môi trường", "Giáo dục", "Y tế", "Nông nghiệp", "Dịch vụ"])
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
STYLES = {
    "part": lambda n: f"Phần {ROMANS[n]}",
    "roman": lambda n: f"{ROMANS[n]}.",
    "number": lambda n: f"{n + 1}.",
    "letter": lambda n: f"{LETTERS[n]})",
    "bracket": lambda n: f"({n + 1})",
}
ORDERS = [
    ["roman", "number", "letter"],
    ["part", "roman", "number", "letter"],
    ["number", "letter", "bracket"],
    ["roman", "letter"],
    ["part", "number"],
]


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[tuple[int, str]]]:
    """A plan of random shape: its text and its (depth, title) in order."""
    order = draw(st.sampled_from(ORDERS))
    lines: list[str] = []
    expected: list[tuple[int, str]] = []

    def grow(depth: int) -> None:
        for number in range(draw(st.integers(1 if depth else 2, 4))):
            title = f"Về {draw(WORDS).lower()}"
            lines.append(f"{STYLES[order[depth]](number)} {title.upper() if order[depth] == 'part' else title}")
            expected.append((depth + 1, title.upper() if order[depth] == "part" else title))
            if depth + 1 < len(order) and draw(st.booleans()):
                grow(depth + 1)
            else:
                lines.append("Phấn đấu tăng 5% so với năm trước.")

    grow(0)
    return "\n".join(lines), expected


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_tree(tree: tuple[str, list[tuple[int, str]]]) -> None:
    """Whatever its shape, a numbered plan gives its own tree back."""
    text, expected = tree
    assert [(s.depth, s.title) for s in segment(page(text)).sections] == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "I. MỤC TIÊU", "1. Kinh tế:", "a) Tăng 5%.", "- Thu 5 tỷ;", "+ Xoài:", "!Kết quả", "KẾ HOẠCH", "Trong đó:",
    "Điều 1.", "PHỤ LỤC 1", "=2 Mục tiêu", "Thu đạt 5%. Chi đạt 6%.", "1.1. Nông nghiệp", "Nơi nhận:", "* * *", "1.",
]), max_size=25))  # fmt: skip
def test_invariants(lines: list[str]) -> None:
    """Spans lie in their blocks in text order; sections nest; heads come before what they head."""
    document = page("\n".join(lines))
    done = segment(document)
    last = 0
    for number, statement in enumerate(done.statements):
        assert statement.index == number
        assert last <= statement.start < statement.end <= len(done.text)
        assert done.text[statement.start : statement.end].strip() == done.text[statement.start : statement.end]
        assert all(lead < number for lead in statement.leads)
        assert list(statement.leads) == sorted(set(statement.leads))
        last = statement.end
    for number, section in enumerate(done.sections):
        assert section.index == number
        assert section.start <= section.end <= section.body_end
        parent = done.sections[section.parent] if section.parent is not None else None
        assert section.depth == (parent.depth + 1 if parent else 1)
        assert parent is None or (parent.end <= section.start and section.body_end <= parent.body_end)


# Repeated part -> letters of the smaller text: as many as take long enough to be measured.
SHAPES = {
    "one line": ("Tốc độ tăng trưởng đạt 7,5%; thu ngân sách 5.200 tỷ đồng. ", 60_000),
    "no blank": ("a", 60_000),
    "marks": ("1. ", 20_000),
    "lead-ins": ("Cơ cấu:\n", 12_000),
    "bold lines": ("!MỤC TIÊU\n", 12_000),
    "restarting lists": ("".join(f"{n}. Mục:\n" for n in range(1, 40)), 12_000),
}


@pytest.mark.parametrize(("part", "size"), SHAPES.values(), ids=SHAPES.keys())
def test_linear(part: str, size: int) -> None:
    """Four times the text takes about four times as long, not sixteen."""

    def seconds(size: int) -> float:
        document = page(part * (size // len(part)))
        begun = time.process_time()  # what else runs on the machine does not count
        segment(document)
        return time.process_time() - begun

    seconds(2_000)
    small = min(seconds(size) for _ in range(3))
    assert any(seconds(4 * size) < 13 * small + 0.05 for _ in range(3))  # a slow moment is not a slow stage
