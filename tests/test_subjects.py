"""Choosing subjects: what a value measures, complete enough to stand alone, composed where the text composes it."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from score import overlap

from extractor.flow import analyse, described
from extractor.lexicon import columns, settings
from extractor.model import Context, Document, Page
from extractor.subjects import Choice, Surroundings
from extractor.subjects.candidates import Candidate, candidates, pieces_of
from extractor.subjects.classes import class_of
from extractor.subjects.features import evidence
from extractor.subjects.ground import Ground
from extractor.subjects.likely import FAR, MOST, SURE, agreed, is_open, saying_of_what
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import run_on
from extractor.subjects.ranker import Ranker, fitted, is_sole
from extractor.subjects.referred import named_again
from extractor.subjects.shapes import Shape
from extractor.subjects.traded import trade_in
from extractor.subjects.weights import by_fact, labelled
from extractor.subjects.year_parts import without_part
from extractor.targets import subjects, targets

ROOT = Path(__file__).resolve().parent.parent


def page(text: str) -> Page:
    return Page("page.txt", text, "text/plain", sha256="")


def chosen(text: str) -> list[str]:
    return [target.subject for target in analyse(page(text)).targets]


def offered(document: Document) -> list[list[str]]:
    """For each value of a document, the subjects that the ranker can pick from."""
    found: list[list[str]] = []

    def collect(ground: Ground, number: int, _context: Context, around: Surroundings) -> Choice:
        pieces = pieces_of(ground, number, around)
        all_of_them = list(candidates(pieces))
        found.append([candidate.text(pieces) for candidate in all_of_them])
        return Choice(found[-1][0], all_of_them[0], 1.0)

    list(subjects(document, collect))
    return found


# Chosen ---------------------------------------------------------------------------------------------------------------

_RECRUITS = ["tuyển giáo viên", "tuyển giáo viên: mầm non", "tuyển giáo viên: tiểu học"]
CHOSEN: list[Any] = [
    # parts behind what something adds to a whole are its own
    (
        "Chỉ số giá nhóm rau tăng 9%, đóng góp 2 điểm phần trăm vào mức tăng chung, trong đó rau muống tăng 7%.",
        ["chỉ số giá nhóm rau", "chỉ số giá nhóm rau: đóng góp vào mức tăng chung", "chỉ số giá nhóm rau: rau muống"],
    ),
    # a share of those asked, told by what they say alone; a rise behind another value, in the unit of its amount
    (
        "Theo khảo sát, 61% doanh nghiệp đánh giá tình hình ổn định, 28% gặp khó khăn.",
        ["doanh nghiệp đánh giá tình hình ổn định", "doanh nghiệp gặp khó khăn"],
    ),
    (
        "Tổng dư nợ chính sách đạt 61 tỷ đồng với 9 hộ vay, tăng 7 tỷ đồng so với đầu năm.",
        ["tổng dư nợ chính sách", "hộ vay", "tổng dư nợ chính sách"],
    ),
    # a label beside another; accidents behind an offence; what is counted alike and joined by a comma; a new sentence
    (
        "Bảo hiểm xã hội: 61 người tham gia; bảo hiểm y tế: 9 người tham gia.",
        ["bảo hiểm xã hội người tham gia", "bảo hiểm y tế người tham gia"],
    ),
    (
        "Bắt 61 vụ, 9 đối tượng phạm tội về ma túy. Tai nạn giao thông xảy ra 7 vụ.",
        ["bắt vụ phạm tội về ma túy", "bắt đối tượng phạm tội về ma túy", "vụ tai nạn giao thông"],
    ),
    (
        "Có 61 người tham gia bắt buộc, 9 người tham gia tự nguyện.",
        ["người tham gia bắt buộc", "người tham gia tự nguyện"],
    ),
    (
        "Tổng nguồn vốn đầu tư công là 90 tỷ đồng, gồm vốn xã 61 tỷ đồng. Giải ngân đạt 7 tỷ đồng.",
        ["tổng nguồn vốn đầu tư công", "tổng nguồn vốn đầu tư công: vốn xã", "giải ngân đầu tư công"],
    ),
    # in what respect a multiple is told
    (
        "Xã thu hút 45 dự án, vốn đăng ký 12 tỷ đồng, tăng gấp 1,5 lần về số dự án và 2,1 lần về vốn so với cùng kỳ.",
        ["dự án thu hút", "dự án thu hút: vốn đăng ký", "số dự án thu hút", "dự án thu hút: vốn đăng ký"],
    ),
    # what an aim is told with says nothing
    ("Tổng sản lượng chè đạt 25 tấn. Đây là cơ sở để phấn đấu năm 2036 đạt 26 tấn.", ["tổng sản lượng chè"] * 2),
    # of which grade a counted thing is
    (
        "Có 12 xã đạt chuẩn nông thôn mới, trong đó 4 xã nâng cao.",
        ["xã đạt chuẩn nông thôn mới", "xã đạt chuẩn nông thôn mới: nâng cao"],
    ),
    # how a market ranks is no part of its name, nor is a name alone what is measured
    (
        "Kim ngạch xuất khẩu chè đạt 36 tỷ đồng. Thị trường lớn nhất là Bình Sơn với 13 tỷ đồng.",
        ["kim ngạch xuất khẩu chè", "kim ngạch xuất khẩu chè: Bình Sơn"],
    ),
    # a plan in a bracket behind its name is told of the value before
    ("Sản lượng mía tăng 7%, vượt mục tiêu hội đồng giao (6 - 6,5%).", ["sản lượng mía"] * 2),
    # a bracket that lists how many of each there are is no part of it
    ("Năm 2031, cần tuyển 310 giáo viên (mầm non 210, tiểu học 100).", _RECRUITS),
    # words in front of a bracket that nothing but a comma stands behind are not the next value's
    ("Có 21 xã NTM nâng cao (19%), 4 xã NTM kiểu mẫu.", ["xã NTM nâng cao"] * 2 + ["xã NTM kiểu mẫu"]),
    # a document that says what follows, and a unit that takes in or spends, are no part of it
    ("Nghị quyết số 9 đề ra: từ năm 2036, mỗi năm tăng thêm 41 bác sĩ về xã.", ["bác sĩ về xã"]),
    ("Năm 2034, phường thu ngân sách 62 tỷ đồng.", ["thu ngân sách"]),
    # nor are words that say a fall once more
    ("Cuối năm giảm còn 95 hộ nghèo, tức giảm 25 hộ.", ["hộ nghèo", "hộ nghèo"]),
    # the values of the statement before are gone through once more
    (
        "Đến nay, 61% hộ dân có tài khoản, 42% hộ dân có chữ ký số. Năm 2035, các con số này lần lượt là 98% và 70%.",
        ["hộ dân có tài khoản", "hộ dân có chữ ký số"] * 2,
    ),
    # a level of government alone, in a bracket, is a part; what a bracket parts ends with it
    (
        "Chi đầu tư 480 tỷ đồng (tỉnh 200 tỷ đồng, huyện 180 tỷ đồng, xã 100 tỷ đồng).",
        ["chi đầu tư", "chi đầu tư: tỉnh", "chi đầu tư: huyện", "chi đầu tư: xã"],
    ),
    # the end of a year without its number is no subject
    ("Đầu năm toàn xã có 41 hộ nghèo, chiếm 4%; cuối năm còn 31 hộ, chiếm 3%.", ["hộ nghèo"] * 4),
    # nor is when it was expected
    ("Xuất khẩu tăng 4%, thấp hơn mức 6% dự kiến hồi tháng 8/2035.", ["xuất khẩu", "xuất khẩu"]),
    # who tells it is no part of it
    ("Số liệu mới nhất của ngành hải quan cho thấy, xuất khẩu rau quả đạt 7 tỷ USD.", ["xuất khẩu rau quả"]),
    # nor is what calls the value high
    ("Tỷ trọng chăn nuôi/GRDP đạt 61% là tỷ trọng khá cao khi so với bình quân.", ["tỷ trọng chăn nuôi/GRDP"]),
    # "giữ" at the end of a longer verb stays with it
    ("Lực lượng chức năng đã thu giữ 7 kg pháo nổ.", ["thu giữ pháo nổ"]),
    # left of the value, verbs and bounds taken off
    ("Tỷ lệ hộ dùng nước sạch đạt 91% trở lên.", ["tỷ lệ hộ dùng nước sạch"]),
    ("Phấn đấu tỷ lệ hộ dùng nước sạch đạt trên 91%.", ["tỷ lệ hộ dùng nước sạch"]),
    ("Thu nhập bình quân đầu người 61 triệu đồng/năm.", ["thu nhập bình quân đầu người"]),
    ("Nâng tỷ lệ hộ dùng nước sạch từ 41% lên 52%.", ["tỷ lệ hộ dùng nước sạch"]),
    # right of it
    ("100% rác thải sinh hoạt được thu gom.", ["rác thải sinh hoạt được thu gom"]),
    # the counted noun and what follows it
    ("Phấn đấu 93 khu phố đạt chuẩn văn hóa.", ["khu phố đạt chuẩn văn hóa"]),
    ("Đạt 16/16 phường có trạm y tế đạt chuẩn quốc gia.", ["phường có trạm y tế đạt chuẩn quốc gia"]),
    # an age or year inside the name is part of it
    ("Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng còn 6,1%.", ["tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng"]),
    # a period is no part of it
    ("Đến năm 2035, tỷ lệ hộ dùng nước sạch đạt 91%.", ["tỷ lệ hộ dùng nước sạch"]),
    # a head said once is restored
    (
        "Cơ cấu kinh tế: công nghiệp 41,8%; dịch vụ 39,7%; nông nghiệp 18,5%.",
        ["cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: dịch vụ", "cơ cấu kinh tế: nông nghiệp"],
    ),
    # a member of a list takes the place of the one before it
    (
        "Tỷ lệ trẻ đi học đúng tuổi: bậc mầm non 91%, bậc tiểu học 99,5%, bậc trung học cơ sở 88%.",
        [
            "tỷ lệ trẻ đi học đúng tuổi: bậc mầm non",
            "tỷ lệ trẻ đi học đúng tuổi: bậc tiểu học",
            "tỷ lệ trẻ đi học đúng tuổi: bậc trung học cơ sở",
        ],
    ),
    # the whole whose parts are listed
    (
        "Tổng giá trị đạt 910 tỷ đồng. Trong đó, ngành gỗ 410 tỷ đồng; ngành giấy 300 tỷ đồng; ngành sơn 200 tỷ đồng.",
        ["tổng giá trị", "tổng giá trị: ngành gỗ", "tổng giá trị: ngành giấy", "tổng giá trị: ngành sơn"],
    ),
    (
        "Cơ cấu vốn tiếp tục chuyển dịch: vốn nhà nước chiếm 41% (giảm 2%), vốn dân cư chiếm 59% (tăng 2%).",
        ["cơ cấu vốn: vốn nhà nước"] * 2 + ["cơ cấu vốn: vốn dân cư"] * 2,
    ),
    (
        "Tổng giá trị đạt: 810 tỷ đồng, tăng 2 lần so với năm 2030; Trong đó: Ngành gỗ: 410 tỷ đồng; Ngành giấy: 400 tỷ đồng.",
        ["tổng giá trị", "tổng giá trị", "tổng giá trị: ngành gỗ", "tổng giá trị: ngành giấy"],
    ),
    # a measure said once for a list
    (
        "Diện tích lúa đạt 61/60 ha, tăng 2%; cây ngô 48/45 ha; cây sắn 72/66 ha.",
        ["diện tích lúa", "diện tích lúa", "diện tích cây ngô", "diện tích cây sắn"],
    ),
    ("Giảm tỷ lệ hộ nghèo 3%.", ["tỷ lệ hộ nghèo"]),
    # a member that begins as the words of the subject before go on
    (
        "Gạo nếp bán sang xứ Đông đạt 41 tấn; sang xứ Tây đạt 17 tấn; sang xứ Bắc đạt 9 tấn.",
        ["gạo nếp bán sang xứ Đông", "gạo nếp bán sang xứ Tây", "gạo nếp bán sang xứ Bắc"],
    ),
    # a name behind "according to" is no topic
    (
        "Theo dự thảo Quy hoạch, tổng công suất đặt đạt 7 MW, trong đó điện gió 4 MW, điện rác 2 MW.",
        ["tổng công suất đặt", "tổng công suất đặt: điện gió", "tổng công suất đặt: điện rác"],
    ),
    # a meeting is no topic, what is aimed at no part of the subject behind a value
    ("Báo cáo tại hội nghị: thu ngân sách của xã đạt 67 tỷ đồng.", ["thu ngân sách của xã"]),
    ("Sản lượng ngô đạt 8 tấn nhằm cung cấp thức ăn cho chăn nuôi.", ["sản lượng ngô"]),
    # a point behind a short form of a place ends no subject
    ("Tỷ lệ hộ dùng nước sạch của TP.Hạ Châu đạt 91%.", ["tỷ lệ hộ dùng nước sạch của TP.Hạ Châu"]),
    # a part of a year apart from its subject: set off in front, dealt out, of one year with its number
    ("Lũy kế hết tháng 10, doanh thu đạt 61 tỷ đồng.", ["doanh thu lũy kế hết tháng 10"]),
    ("Trong tháng 10, doanh thu đạt 61 tỷ đồng, tăng 7%.", ["doanh thu tháng 10"] * 2),
    ("10 tháng của năm 2031, doanh thu đạt 61 tỷ đồng.", ["doanh thu 10 tháng"]),
    (
        "Doanh thu quý II đạt 9 tỷ đồng. Tính chung 10 tháng năm nay đạt 61 tỷ đồng.",
        ["doanh thu quý II", "doanh thu 10 tháng"],
    ),
    ("Nếu mưa dứt trong quý I, sản lượng ngô năm 2031 đạt 9 tấn.", ["sản lượng ngô"]),
    ("Đến tháng 10, tỷ lệ hộ nghèo còn 6%.", ["tỷ lệ hộ nghèo"]),
    (
        "Rồi 4 tháng, 5 tháng và 6 tháng, mức xuất siêu lần lượt là 3 tỷ USD; 4 tỷ USD và 7 tỷ USD.",
        ["mức xuất siêu 4 tháng", "mức xuất siêu 5 tháng", "mức xuất siêu 6 tháng"],
    ),
    # a name that is a word of change too, where nothing else is told
    ("Tăng trưởng đạt 8%.", ["tăng trưởng"]),
    # parts of a total stand under it alone
    (
        "4. Giáo dục\n- Tổng số học sinh: 910 học sinh\n- Mẫu giáo: 410 học sinh\n- Tiểu học: 500 học sinh",
        ["tổng số học sinh", "tổng số học sinh: mẫu giáo", "tổng số học sinh: tiểu học"],
    ),
    # each thing of a list under the name of all; what is counted otherwise stands under no measure
    (
        "Các sản phẩm chính như giấy đạt 61 tấn, ván ép 48 tấn.",
        ["các sản phẩm chính: giấy", "các sản phẩm chính: ván ép"],
    ),
    (
        "Cơ cấu kinh tế: Dịch vụ chiếm 59%; nông nghiệp 41%. Giá trị dịch vụ đạt 61 tỷ đồng.",
        ["cơ cấu kinh tế: dịch vụ", "cơ cấu kinh tế: nông nghiệp", "giá trị dịch vụ"],
    ),
    ("Theo kiểm kê, diện tích đất canh tác:\n- Đàn bò: 61 con", ["đàn bò"]),
    # what a sentence says first that it is about
    ("Về đuối nước, xảy ra 9 vụ, làm chết 7 người.", ["vụ đuối nước", "đuối nước: người chết"]),
    ("Về chăn nuôi, đàn trâu đạt 61 con.", ["đàn trâu"]),
    # one subject of two values
    ("Doanh thu đạt 61 tỷ đồng, tăng 7% so với cùng kỳ.", ["doanh thu", "doanh thu"]),
    ("Tỷ lệ hộ nghèo giảm 0,5% (còn 4,3%).", ["tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo"]),
    # a subject each
    ("Tỷ lệ hộ có điện đạt 99%; tỷ lệ che phủ rừng đạt 61%.", ["tỷ lệ hộ có điện", "tỷ lệ che phủ rừng"]),
    (
        "Phấn đấu đến năm 2035:\n- Tỷ lệ hộ dùng nước sạch đạt 91%;\n- Tỷ lệ hộ có điện đạt 99%.",
        ["tỷ lệ hộ dùng nước sạch", "tỷ lệ hộ có điện"],
    ),
    # the last thing counted alike; what comes with a counted thing
    ("Xảy ra 9 vụ cháy, thiệt hại 12 ha, giảm 3 vụ.", ["vụ cháy", "thiệt hại", "vụ cháy"]),
    ("Có 12 dự án mới với tổng vốn 91 tỷ đồng.", ["dự án mới", "dự án mới: tổng vốn"]),
    # rises said respectively of what the values before measure, and older values of the same
    (
        "Đàn bò đạt 910 con, đàn lợn đạt 4.100 con, lần lượt tăng 3% và 7%.",
        ["đàn bò", "đàn lợn", "đàn bò", "đàn lợn"],
    ),
    # the site that a report opens with, and who aims at something with the place it belongs to in brackets
    ("Baoanhoa.vn - Thu ngân sách đạt 61 tỷ đồng.", ["thu ngân sách"]),
    ("(Baoanhoa.vn) – Năm 2031, diện tích lúa đạt 61 ha.", ["diện tích lúa"]),
    ("Huyện An Xuân (An Hòa) phấn đấu trồng 61 ha.", ["trồng"]),
    # names dealt out over values said respectively
    ("Tỷ lệ hộ nghèo và hộ cận nghèo lần lượt còn 2% và 3%.", ["tỷ lệ hộ nghèo", "tỷ lệ hộ cận nghèo"]),
    (
        "Năm 2031, tỷ trọng giá trị sản xuất dệt, may, thêu chiếm lần lượt là: 61%, 29%, 10%.",
        ["tỷ trọng giá trị sản xuất dệt", "tỷ trọng giá trị sản xuất may", "tỷ trọng giá trị sản xuất thêu"],
    ),
    (
        "Diện tích cây ăn quả và diện tích cây chè lần lượt đạt 610 ha và 480 ha.",
        ["diện tích cây ăn quả", "diện tích cây chè"],
    ),
    (
        "Tỷ lệ hộ nghèo khu vực thành thị và nông thôn lần lượt còn 1,2% và 4,5%.",
        ["tỷ lệ hộ nghèo khu vực thành thị", "tỷ lệ hộ nghèo khu vực nông thôn"],
    ),
    (
        "Công nghiệp, dịch vụ, nông nghiệp tăng tương ứng 10%, 12% và 3%.",
        ["công nghiệp", "dịch vụ", "nông nghiệp"],
    ),
    (
        "Sản lượng lúa của ba năm 2031, 2032 và 2033 lần lượt là 31 nghìn tấn, 32 nghìn tấn và 33 nghìn tấn.",
        ["sản lượng lúa"] * 3,
    ),
    (
        "Tỷ lệ hộ dùng nước sạch năm 2031 và năm 2032 lần lượt đạt 91% và 93%.",
        ["tỷ lệ hộ dùng nước sạch", "tỷ lệ hộ dùng nước sạch"],
    ),
    (
        "Cơ cấu ngành Gỗ - giấy, Dệt - may và Sơn - keo năm 2030 lần lượt là 28% - 30% - 42%; năm 2035 là 37% - 35% - 28%.",
        ["cơ cấu ngành gỗ - giấy", "cơ cấu ngành dệt - may", "cơ cấu ngành sơn - keo"] * 2,
    ),
    (
        "Cơ cấu các ngành nông nghiệp - công nghiệp, xây dựng - dịch vụ tương ứng là 28% - 30% - 42%.",
        ["cơ cấu các ngành: nông nghiệp", "cơ cấu các ngành: công nghiệp, xây dựng", "cơ cấu các ngành: dịch vụ"],
    ),
    (  # as many shares of all as names between dashes need no word for that; a second list is of the same names
        "Cơ cấu kinh tế nông, lâm nghiệp - công nghiệp, xây dựng - dịch vụ 28% - 30% - 42% (kế hoạch 29% - 30% - 41%).",
        ["cơ cấu kinh tế: nông, lâm nghiệp", "cơ cấu kinh tế: công nghiệp, xây dựng", "cơ cấu kinh tế: dịch vụ"] * 2,
    ),
    (
        "Cơ cấu kinh tế: công nghiệp - dịch vụ - nông nghiệp là 49%, 31%, 20%; đến năm 2040 cơ cấu tương ứng là 56%, 31% và 13%.",
        ["cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: dịch vụ", "cơ cấu kinh tế: nông nghiệp"] * 2,
    ),
    (
        "Tỷ trọng nông, lâm nghiệp – công nghiệp – dịch vụ chuyển dịch từ 21% - 47% -32% sang 16% - 52% - 32%.",
        ["tỷ trọng nông, lâm nghiệp", "tỷ trọng công nghiệp", "tỷ trọng dịch vụ"] * 2,
    ),
    (
        "Cơ cấu kinh tế chuyển dịch đúng hướng, nông nghiệp, công nghiệp, dịch vụ lần lượt đạt 28%, 30% và 42%.",
        ["cơ cấu kinh tế: nông nghiệp", "cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: dịch vụ"],
    ),
    # who acts is no topic
    ("Huyện An Hạ: Phấn đấu giảm hộ nghèo 2,5%.", ["hộ nghèo"]),
    (
        "Các đại biểu đánh giá, xã đã hoàn thành các chỉ tiêu: trồng trọt đạt 53%, tăng 7%; chăn nuôi đạt 51%.",
        ["trồng trọt", "trồng trọt", "chăn nuôi"],
    ),
    ("Hạ Châu: Thu ngân sách chỉ đạt 43% kế hoạch.", ["thu ngân sách"]),
    ("Cà phê: diện tích 40 ha.", ["cà phê: diện tích"]),
    # what a sentence says at its front that it is about
    (
        "Về cơ cấu kinh tế, khu vực nông nghiệp chiếm 20%; khu vực công nghiệp chiếm 28%.",
        ["cơ cấu kinh tế: khu vực nông nghiệp", "cơ cấu kinh tế: khu vực công nghiệp"],
    ),
    ("Về kinh tế, thu ngân sách đạt 9 tỷ đồng.", ["thu ngân sách"]),
    # a topic ends where a later sentence is of something else
    (
        "Cơ cấu kinh tế tiếp tục chuyển dịch, công nghiệp chiếm 40%. Năng suất lúa bình quân đạt 53 tạ/ha.",
        ["cơ cấu kinh tế: công nghiệp", "năng suất lúa bình quân"],
    ),
    # members of a list stand under the whole head
    (
        "Cơ cấu kinh tế: Nông nghiệp chiếm 31%; Công nghiệp và xây dựng chiếm 24%; Dịch vụ chiếm 45%.",
        ["cơ cấu kinh tế: nông nghiệp", "cơ cấu kinh tế: công nghiệp và xây dựng", "cơ cấu kinh tế: dịch vụ"],
    ),
    ("Hiện tại, trên địa bàn phường chỉ còn 11 hộ nghèo.", ["hộ nghèo"]),
    # who pledges is no part of what is pledged
    (
        "Đến năm 2033, xã Bình Minh phấn đấu thu ngân sách đạt 20 tỷ đồng, giảm hộ nghèo 2%.",
        ["thu ngân sách", "hộ nghèo"],
    ),
    ("Đặc biệt, toàn huyện phấn đấu giảm hộ nghèo 2,5%.", ["hộ nghèo"]),
    # nothing stands under a whole whose shares are all told, but for the same shares of another year
    (
        "Cơ cấu kinh tế: nông nghiệp 19%, công nghiệp 44%, dịch vụ 37%; hộ nghèo còn 2,5%.",
        ["cơ cấu kinh tế: nông nghiệp", "cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: dịch vụ", "hộ nghèo"],
    ),
    (
        "Cơ cấu kinh tế: nông nghiệp 40%, công nghiệp 60%; năm 2033: nông nghiệp 38%, công nghiệp 62%.",
        ["cơ cấu kinh tế: nông nghiệp", "cơ cấu kinh tế: công nghiệp"] * 2,
    ),
    # a topic behind a time, and none that is the economy of a place
    (
        "Năm 2033, cơ cấu kinh tế tiếp tục chuyển dịch, trong đó công nghiệp chiếm 44%, nông nghiệp chiếm 19%.",
        ["cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: nông nghiệp"],
    ),
    ("Năm 2033, kinh tế xã Bình Minh tiếp tục phát triển, đàn bò đạt 99 con.", ["đàn bò"]),
    ("Tổng giá trị tăng thêm đạt 350 tỷ đồng.", ["tổng giá trị tăng thêm"]),
    # what a store of pages writes in front of one is no part of a subject
    ("date 2033-01 Thu ngân sách đạt 18 tỷ đồng.", ["thu ngân sách"]),
    # what a plan set beside a value says of itself
    ("Tăng trưởng kinh tế đạt 8,6% (kế hoạch đề ra là 9,4%).", ["tăng trưởng kinh tế"] * 2),
    # a closer takes no word of a name in front of it
    ("Tỷ lệ lao động có bằng cấp, chứng chỉ đạt 28%.", ["tỷ lệ lao động có bằng cấp, chứng chỉ"]),
    ("Diện tích nhà ở xây dựng mới đạt 8 triệu m2.", ["diện tích nhà ở xây dựng mới"]),
    # a comma inside a name, and a verb that is the name of a branch
    ("Giá trị sản xuất nông, lâm nghiệp là 96 tỷ đồng.", ["giá trị sản xuất nông, lâm nghiệp"]),
    # a part of a year in the name of what is to be done is that of no value
    (
        "Thông qua nhiệm vụ 6 tháng cuối năm 2033 với 8 chỉ tiêu là: thu nhập bình quân đạt 72 triệu đồng.",
        ["thu nhập bình quân"],
    ),
    ("Thu ngân sách 6 tháng cuối năm 2033 đạt 72 tỷ đồng.", ["thu ngân sách 6 tháng cuối năm"]),
    # who reports, and the state of all, are no topic; what a paragraph is about ends at its first value
    (
        "Báo cáo nêu: tình hình kinh tế xã hội của xã Bình Minh luôn ổn định. Diện tích lúa 52 ha, năng suất 53 tạ/ha.",
        ["diện tích lúa", "năng suất"],
    ),
    ("Về chỉ tiêu thu ngân sách là 96 tỷ đồng, chi ngân sách là 88 tỷ đồng.", ["thu ngân sách", "chi ngân sách"]),
    ("Đảng bộ phường hiện có 46 chi bộ.", ["chi bộ"]),
    # a clause that ends right in front of a value is none of its words; what a share is of stands behind a preposition
    (
        "Diện tích lúa đạt 40 ha; 100% số hộ có điện.",
        ["diện tích lúa", "số hộ có điện"],
    ),
    ("Nợ xấu 84 tỷ đồng, chiếm 1,2% trên tổng dư nợ.", ["nợ xấu", "nợ xấu so tổng dư nợ"]),
    # an amount in a bracket behind a share is of the thing, not of the whole; so is what begins behind that whole
    (
        "Nợ xấu 84 tỷ đồng, chiếm 1,2% so với tổng dư nợ (tăng 9 tỷ đồng so với đầu năm).",
        ["nợ xấu", "nợ xấu so tổng dư nợ", "nợ xấu"],
    ),
    (
        "Giá trị ngành xây dựng 640 tỷ đồng, chiếm 21% giá trị sản xuất, giá trị ngành vận tải 310 tỷ đồng.",
        ["giá trị ngành xây dựng", "giá trị ngành xây dựng so giá trị sản xuất", "giá trị ngành vận tải"],
    ),
    # a number that tells how large a place is ends what stands in front of it; a place that has done something acts
    ("Xã có tổng diện tích đất tự nhiên là 2.415 ha, dân số 8.640 người.", ["dân số"]),
    ("Trong năm, huyện đã tạo việc làm cho 3.140 lao động.", ["tạo việc làm"]),
    # a sentence that begins as the part before goes on with the parts; one set apart is of the same whole
    (
        "Giá trị tăng thêm tăng 7,4%. Trong đó, ngành chế tạo tăng 9,1%. Ngành dệt tăng 6,2%. Riêng ngành đá giảm 3,3%.",
        ["giá trị tăng thêm", *(f"giá trị tăng thêm: ngành {part}" for part in ("chế tạo", "dệt", "đá"))],
    ),
    # three full stops inside a list end nothing
    ("Sản xuất điện, nước nóng... ước tăng 15%.", ["sản xuất điện, nước nóng"]),
    # what counts animals is no part of their name
    ("Hỗ trợ 84 con lợn giống.", ["hỗ trợ lợn giống"]),
    # a point inside the name of a quarter ends nothing
    ("Thu thuế quý I.2031 đạt 65% so với cùng kỳ.", ["thu thuế quý I"]),
    # "or more" behind a rank is no bound
    ("Tỷ lệ sinh con thứ 3 trở lên giảm còn dưới 5%.", ["tỷ lệ sinh con thứ 3 trở lên"]),
    # the prices of an amount, said behind it, are part of its subject
    (
        "Tổng giá trị sản xuất đạt 2.750 tỷ đồng (giá cố định năm 2030), tăng 18%.",
        ["tổng giá trị sản xuất (giá cố định năm 2030)"] * 2,
    ),
    # a name that leaves open what it is of heads nothing
    ("Một số kết quả nổi bật: thu ngân sách 61 tỷ đồng; trồng rừng 41 ha.", ["thu ngân sách", "trồng rừng"]),
    ("(GLO) - Sản lượng chè đạt 61 tấn.", ["sản lượng chè"]),
    # the amount said again in words, a dash inside a label, what the share before is of
    ("- Ước tính thu từ nghề phụ: 17 tỷ đồng (Mười bảy tỷ đồng)", ["thu từ nghề phụ"]),
    ("Ngành khai khoáng sụt giảm mạnh, bằng 90% cùng kỳ năm trước.", ["ngành khai khoáng"]),
    ("Ngành giấy tăng trưởng âm 2,5%.", ["ngành giấy"]),
    ("Một số sản phẩm tăng mạnh như dầu dừa tăng 19%, nước mắm tăng 18%.", ["dầu dừa", "nước mắm"]),
    ("Huyện đã giải quyết việc làm cho 612 lượt lao động.", ["giải quyết việc làm"]),
    ("Lượng khách thăm nơi đây đạt 61 nghìn lượt.", ["lượng khách thăm"]),
    ("Sản lượng cá nuôi 61 tấn, đạt 97% KH, tăng 2%.", ["sản lượng cá nuôi"] * 3),
    # a part of a year holds up to the end of its clause
    ("6 tháng đầu năm, thu phí đạt 7 tỷ đồng; trồng sắn 9 ha.", ["thu phí 6 tháng đầu năm", "trồng sắn"]),
    # what cases and those beside them are of is said behind the second; a rise says again what was counted alike
    (
        "Phát hiện 61 vụ, 97 đối tượng vi phạm về rừng, tăng 3 vụ.",
        ["phát hiện vụ vi phạm về rừng", "phát hiện: đối tượng vi phạm về rừng", "phát hiện vụ vi phạm về rừng"],
    ),
    # who acts behind a time is no part; what was told of is kept for what became of it
    ("Trong tháng, các lực lượng kiểm tra 61 kho; tạm giữ 7 xe.", ["kiểm tra kho", "tạm giữ xe"]),
    ("Qua rà soát, đơn vị kiểm tra 61 kho.", ["kiểm tra kho"]),
    # how another measure goes is no part of a value, and ends what was told before
    (
        "Ngoài sản lượng sắn giảm 7%, sản lượng còn lại đều tăng, trong đó sản lượng chè tăng 9%.",
        ["sản lượng sắn", "sản lượng chè"],
    ),
    ("Thu phí 61 tỷ đồng, các nguồn khác đều tăng.", ["thu phí"]),
    ("Thị trường nhà ở ghi nhận 61 giao dịch.", ["thị trường nhà ở giao dịch"]),
    # another measure of what was counted takes the place of its number
    ("Số hội mới tăng 7%, số vốn tăng 9%.", ["số hội mới", "số vốn hội mới"]),
    # another total is of what the first one is of
    (
        "Tổng thu ngân sách đạt 90 tỷ đồng, trong đó thu phí 61 tỷ đồng. Tổng chi 41 tỷ đồng.",
        ["tổng thu ngân sách", "tổng thu ngân sách: thu phí", "tổng chi ngân sách"],
    ),
    # that something is there is no part of its name
    ("Cả huyện có 61 học sinh (tăng 9 học sinh).", ["học sinh"] * 2),
    # how a thing stands with a measure is all that the value is of
    ("Cả nước tăng 7% so với kỳ trước. Ngành giấy có mức tăng cao nhất với 9%.", ["cả nước", "mức tăng ngành giấy"]),
    # what cases and suspects are of holds for what became of them, up to another one
    (
        "Phát hiện 61 vụ, 97 đối tượng trộm cắp; khởi tố 7 vụ.",
        ["phát hiện vụ trộm cắp", "phát hiện: đối tượng trộm cắp", "khởi tố vụ trộm cắp"],
    ),
    (
        "Phát hiện 61 vụ, 97 đối tượng trộm cắp. Về tội phạm ma túy, khởi tố 7 vụ.",
        ["phát hiện vụ trộm cắp", "phát hiện: đối tượng trộm cắp", "khởi tố vụ tội phạm ma túy"],
    ),
    (
        "Phát hiện 61 vụ, 97 đối tượng trộm cắp. Về an toàn lao động, lập biên bản 7 vụ.",
        ["phát hiện vụ trộm cắp", "phát hiện: đối tượng trộm cắp", "an toàn lao động: lập biên bản"],
    ),
    # what adds to a whole is told of what grew
    ("Nhóm gas tăng 7%, làm CPI chung tăng 0,4 điểm phần trăm.", ["nhóm gas", "nhóm gas: làm CPI chung"]),
    # a bracket behind a whole tells its parts: it says so, or they add up
    (
        "Xây dựng: 25 km đường liên xã (trong đó: 20 km đường nhựa; 5 km đường đất).",
        ["xây dựng đường liên xã", "xây dựng đường liên xã: đường nhựa", "xây dựng đường liên xã: đường đất"],
    ),
    (
        "Trồng mới 61 ha cây gỗ (keo 40 ha, lim 12 ha, sao 9 ha).",
        [
            "trồng mới cây gỗ",
            "trồng mới cây gỗ: keo",
            "trồng mới cây gỗ: lim",
            "trồng mới cây gỗ: sao",
        ],
    ),
    # a rate stands under no other rate
    (
        "Tỷ lệ hộ có điện: phố 61%; thôn 7%. Tỷ lệ hộ có nhà tắm: 9%.",
        ["tỷ lệ hộ có điện: phố", "tỷ lệ hộ có điện: thôn", "tỷ lệ hộ có nhà tắm"],
    ),
    # nor does a measure in another unit under a whole whose parts ended
    (
        "Cả xã đón 61 lượt khách, trong đó khách lưu trú 9 lượt; doanh thu 7 tỷ đồng.",
        ["đón lượt khách", "đón lượt khách: khách lưu trú", "doanh thu"],
    ),
    # what counts are told of is said once behind the last
    (
        "Có 9,5 bác sĩ, 2 dược sĩ và 61 giường bệnh trên 1 vạn dân.",
        ["bác sĩ trên 1 vạn dân", "dược sĩ trên 1 vạn dân", "giường bệnh trên 1 vạn dân"],
    ),
    # two verbs in front of cases hold for those who did it too
    (
        "Đã phát hiện, xử lý 61 vụ, 97 đối tượng có hành vi trộm cắp; đã khởi tố 7 vụ.",
        [
            "phát hiện, xử lý vụ có hành vi trộm cắp",
            "phát hiện, xử lý đối tượng có hành vi trộm cắp",
            "khởi tố vụ có hành vi trộm cắp",
        ],
    ),
    # a verb alone behind a comma is done to the same thing, a predicate alone told of it
    (
        "Rác thải sinh hoạt được thu gom 95%, xử lý 90%.",
        ["rác thải sinh hoạt được thu gom", "rác thải sinh hoạt được xử lý"],
    ),
    (
        "97% hộ nghèo được cấp thẻ, 7% được tiếp cận thông tin.",
        ["hộ nghèo được cấp thẻ", "hộ nghèo được tiếp cận thông tin"],
    ),
    # another part behind a share is in the place of the one before
    (
        "97% giấy tờ cấp tỉnh, 61% cấp huyện và 7% cấp xã được xử lý qua mạng.",
        [f"giấy tờ cấp {part} được xử lý qua mạng" for part in ("tỉnh", "huyện", "xã")],
    ),
    # a thing alone is measured as the one before that is counted in the same unit
    ("Diện tích lúa 61 ha, sản lượng 97 tấn; ngô 9 ha.", ["diện tích lúa", "sản lượng lúa", "diện tích: ngô"]),
    # what is told apart is no whole of what a semicolon parts from it
    (
        "Tỷ lệ trẻ đi mẫu giáo 61%, riêng trẻ 5 tuổi 99%; tốt nghiệp cấp ba 97%.",
        ["tỷ lệ trẻ đi mẫu giáo", "tỷ lệ trẻ đi mẫu giáo: trẻ 5 tuổi", "tốt nghiệp cấp ba"],
    ),
    # how many there are of each on average
    ("Có 9 xã điểm; bình quân đạt 16,8 tiêu chí/xã.", ["xã điểm", "tiêu chí bình quân"]),
    # a measure at the beginning of a sentence stands under no other measure
    (
        "Sản lượng thịt hơi: trâu 61 tấn, bò 9 tấn. Diện tích ao nuôi 7 ha.",
        ["sản lượng thịt hơi: trâu", "sản lượng thịt hơi: bò", "diện tích ao nuôi"],
    ),
    # counts behind a label are of it
    ("Tiểu học: 48 trường, 97 lớp, 610 học sinh.", ["tiểu học trường", "tiểu học lớp", "tiểu học học sinh"]),
    # what a period is set apart by is no part of a name
    ("Tốc độ tăng dân số, riêng năm 2034 đạt 9%.", ["tốc độ tăng dân số"]),
    # the years of a norm in a bracket are a part of its name
    (
        "Tỷ lệ hộ nghèo (theo chuẩn nghèo giai đoạn 2031 - 2035) còn 7%.",
        ["tỷ lệ hộ nghèo (theo chuẩn nghèo giai đoạn 2031 - 2035)"],
    ),
    # what stands between a value and a bracket is of that value
    ("Diện tích trồng 61 ha cây ăn quả (đạt 97%).", ["diện tích trồng cây ăn quả"] * 2),
    # a measure behind the work on a field is that of the crop
    (
        "Thu hoạch xong 61 ha lúa mùa, năng suất bình quân 7 tạ/ha, sản lượng 9 tấn.",
        ["thu hoạch xong lúa mùa", "năng suất lúa mùa", "sản lượng lúa mùa"],
    ),
    ("Diện tích gieo trồng lúa 61 ha, sản lượng 9 tấn.", ["diện tích gieo trồng lúa", "sản lượng lúa"]),
    # a bracket that opens with a name and a colon tells of that
    (
        "2. Thủy sản (Cá: diện tích 61 ha, sản lượng 9 tấn; ốc: diện tích 7 ha).",
        ["cá: diện tích", "cá: sản lượng", "ốc: diện tích"],
    ),
    ("2. Vật nuôi (Dê: 61 con; hươu: 9 con).", ["dê", "hươu"]),
    ("2. Tổng đàn vật nuôi (Dê: 61 con; hươu: 9 con).", ["tổng đàn vật nuôi: dê", "tổng đàn vật nuôi: hươu"]),
    # an item that ends with a semicolon is no heading, whatever the others of its list are
    ("2. Chỉ tiêu:\na) Số căn hộ: 61 căn;\nb) Số phòng học: 9 phòng;", ["số căn hộ", "số phòng học"]),
    # a measure alone is of what the title names
    (
        "ĐỀ ÁN PHÁT TRIỂN CÂY SIM\n\nI. MỤC TIÊU\n\n- Trồng mới: 9 ha.\n- Tổng sản lượng 8 tấn, năng suất 3 tạ/ha.",
        ["trồng mới cây sim", "tổng sản lượng cây sim", "năng suất cây sim"],
    ),
    (
        "KẾ HOẠCH CHĂN NUÔI HƯƠU NĂM 2032\n\nI. Chỉ tiêu\n1. Tổng đàn: 61 con.\nII. Trồng cỏ\n- Diện tích: 9 ha.",
        ["tổng đàn hươu", "trồng cỏ: diện tích"],
    ),
    ("KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2032\n\nI. MỤC TIÊU\n\n- Diện tích: 61 ha.", ["diện tích"]),
    # a measure behind a number of things is that of the things; who tells a measure is no part of it
    ("Số dự án tăng 12%, vốn đăng ký tăng 30%.", ["số dự án", "vốn đăng ký dự án"]),
    ("Sở Công Thương ghi nhận kim ngạch xuất khẩu giày đạt 31 triệu USD.", ["kim ngạch xuất khẩu giày"]),
    ("Năm 2031, Hiệp hội Chè nhận định xuất khẩu chè đạt 3 triệu USD.", ["xuất khẩu chè"]),
    ("Sở Y tế ghi nhận 12 ca bệnh.", ["ca bệnh"]),
    (
        "KẾ HOẠCH TRỒNG RỪNG NĂM 2032\n\n- Làm giàu rừng với diện tích 61 ha.\n- Diện tích chăm sóc theo kế hoạch là 9 ha.",
        ["làm giàu rừng: diện tích", "diện tích chăm sóc"],
    ),
    # how far a thing reaches is no part of its name, nor of what else is told of it
    ("Tuyến kè dài 61 km, rộng 9 m; kinh phí 7 tỷ đồng.", ["tuyến kè dài", "tuyến kè rộng", "kinh phí tuyến kè"]),
    # nor is the work on it part of what is measured of a crop
    ("Vụ Đông Xuân gieo sạ 61 ha, năng suất 7 tạ/ha.", ["vụ Đông Xuân gieo sạ", "năng suất vụ Đông Xuân"]),
    # what is said of one kind holds for the next; an opposite can be that of the whole
    (
        "Tỷ lệ đường huyện được nhựa hóa 61%, đường xã 9%.",
        ["tỷ lệ đường huyện được nhựa hóa", "tỷ lệ đường xã được nhựa hóa"],
    ),
    (
        "Tỷ lệ hộ dùng nước hợp vệ sinh ở nông thôn là 61%, trong đó nước sạch theo chuẩn 9%; ở thành thị là 67%.",
        [
            "tỷ lệ hộ dùng nước hợp vệ sinh ở nông thôn",
            "tỷ lệ hộ dùng nước sạch theo chuẩn",
            "tỷ lệ hộ dùng nước hợp vệ sinh ở thành thị",
        ],
    ),
    # what holds the share that comes next is told of no other
    (
        "Có 61% người lớn có chữ ký số, 9% thanh toán bằng thẻ, kinh tế số chiếm 7% GRDP.",
        ["người lớn có chữ ký số", "thanh toán bằng thẻ", "kinh tế số so GRDP"],
    ),
    # a measure said once is over where something else is told
    (
        "Huy động trẻ 5 tuổi ra lớp đạt 61%; học sinh hoàn thành chương trình tiểu học 9%; tốt nghiệp THCS 7%.",
        ["huy động trẻ 5 tuổi ra lớp", "học sinh hoàn thành chương trình tiểu học", "tốt nghiệp THCS"],
    ),
    # of two shares that are told of one, the second is of what stands behind it alone
    (
        "Có 61 hợp tác xã hoạt động, đóng góp 9% GRDP và 7% thu ngân sách.",
        ["hợp tác xã hoạt động", "hợp tác xã hoạt động: đóng góp GRDP", "hợp tác xã hoạt động: đóng góp thu ngân sách"],
    ),
    # who sets an aim, a dwelling's land, and the end of a month
    ("Huyện đặt chỉ tiêu thu ngân sách trên địa bàn 61 tỷ đồng.", ["thu ngân sách trên địa bàn"]),
    ("Đất ở tăng 61 ha.", ["đất ở"]),
    ("Sản lượng cá là 61 tấn; đến hết tháng 8 đã đạt 9 tấn.", ["sản lượng cá", "sản lượng cá"]),
    # a bracket behind a total that names each of its parts with a colon, with a rest or not
    (
        "- Tổng mức đầu tư: 61 tỷ đồng (ngân sách tỉnh: 40 tỷ đồng; xã hội hóa: 9 tỷ đồng).",
        ["tổng mức đầu tư", "tổng mức đầu tư: ngân sách tỉnh", "tổng mức đầu tư: xã hội hóa"],
    ),
    (
        "- Tổng số học viên: 61 em (lớp may: 40 em; lớp mộc: 21 em).",
        ["tổng số học viên", "tổng số học viên: lớp may", "tổng số học viên: lớp mộc"],
    ),
    # a deed in front of a colon holds for all that are listed behind it, up to a semicolon
    (
        "- Xây dựng mới: 61 phòng học, 9 trạm bơm và 3 nhà văn hóa; 7 cầu.",
        ["xây dựng mới phòng học", "xây dựng mới trạm bơm", "xây dựng mới nhà văn hóa", "cầu"],
    ),
    # an event by road is so too where its cases name it; where it happens is no part of it, but for a part of a place
    (
        "Đường bộ xảy ra 68 vụ TNGT, làm chết 9 người; so với cùng kỳ giảm 8 vụ TNGT. Đường sắt xảy ra 3 vụ TNGT.",
        ["vụ TNGT đường bộ", "TNGT đường bộ: người chết", "vụ TNGT đường bộ", "vụ TNGT đường sắt"],
    ),
    (
        "Trong quý III, toàn quốc xảy ra 12 vụ cháy. Trong đó, khu vực nông thôn xảy ra 5 vụ, làm chết 3 người.",
        ["vụ cháy quý III", "vụ cháy khu vực nông thôn", "cháy khu vực nông thôn: người chết"],
    ),
    # members are what is taken in, not the taking in alone
    ("Hội Nông dân huyện đã kết nạp được 1.230 hội viên, đạt 102% chỉ tiêu.", ["kết nạp hội viên"] * 2),
    ("Đảng bộ kết nạp được 61 đảng viên.", ["kết nạp đảng viên"]),
    # what one thing alone is told apart from the things of a list before; what is set against a clause
    (
        "Nhóm giao thông tăng 1,2%, may mặc tăng 0,3%. Riêng có nhóm bưu chính giảm 0,1%.",
        ["nhóm giao thông", "may mặc", "nhóm bưu chính"],
    ),
    ("Sản lượng chè giữ nguyên, trong khi sản lượng cà phê tăng 7%.", ["sản lượng cà phê"]),
    # an amount behind the rise that it is told with
    (
        "Xuất khẩu giày đạt mức tăng trưởng 9%, đạt 31 triệu USD.",
        ["xuất khẩu giày đạt mức tăng trưởng", "xuất khẩu giày"],
    ),
    # another unit sets the same aim
    (
        "- Tỷ lệ bao phủ wifi: tỉnh giao 61%, xã phấn đấu đạt 95%.",
        ["tỷ lệ bao phủ wifi: tỉnh giao", "tỷ lệ bao phủ wifi: xã phấn đấu"],
    ),
    ("Thu phí tỉnh giao 61 tỷ đồng, phấn đấu 95 tỷ đồng.", ["thu phí tỉnh giao"] * 2),
    # a verb behind a comma is that of the next value, which takes none of the words behind the one before
    ("Duy trì 12 trường chuẩn quốc gia, xây dựng 3 nhà văn hóa.", ["trường chuẩn quốc gia", "nhà văn hóa"]),
    (
        "Thành lập 7 tổ hợp tác kiểu mới, sửa chữa 3 trạm bơm.",
        ["thành lập tổ hợp tác kiểu mới", "sửa chữa trạm bơm"],
    ),
    # what a resolution set beside what was reached
    ("Hộ dân dùng nước sạch đạt 92,5%, theo nghị quyết 90% trở lên.", ["hộ dân dùng nước sạch"] * 2),
    # a label that only says that aims follow names nothing
    (
        "1. Chỉ tiêu đến năm 2033:\na) Diện tích sàn: 61 m2;\nb) Nhu cầu vốn: 9 tỷ đồng.",
        ["diện tích sàn", "nhu cầu vốn"],
    ),
    # some of the same things stand under their measure; what a thing is, in front of a comma, is no verb
    (
        "Tỷ lệ hộ dùng nước sạch đạt 61%, trong đó hộ dùng nước máy đạt 28%.",
        ["tỷ lệ hộ dùng nước sạch", "tỷ lệ hộ dùng nước sạch: hộ dùng nước máy"],
    ),
    ("Toàn huyện có 49 gia đình thể thao, mở 31 câu lạc bộ.", ["gia đình thể thao", "câu lạc bộ"]),
    # a noun alone, counted again for another time
    ("- Trường sạch: năm 2032 có 61 trường, năm 2033 có 95 trường.", ["trường sạch"] * 2),
    # a measure that is named again in front of its value
    (
        "Diện tích chăm sóc cỏ theo kế hoạch với diện tích 61 ha, bao gồm: 40 ha cỏ voi và 21 ha cỏ sả.",
        ["diện tích chăm sóc cỏ", "diện tích chăm sóc cỏ: cỏ voi", "diện tích chăm sóc cỏ: cỏ sả"],
    ),
    ("Diện tích chè 61 ha với sản lượng 9 tấn.", ["diện tích chè", "sản lượng chè"]),
    # a total number that is told behind a comma is its own measure
    ("Có 45 hộ đăng ký mới, nâng tổng số hộ tham gia lên 220 hộ.", ["hộ đăng ký mới", "tổng số hộ tham gia"]),
    (
        "Thành lập 12 tổ hợp tác kiểu mới, đưa tổng số tổ hợp tác lên 40 tổ.",
        ["thành lập tổ hợp tác kiểu mới", "tổng số tổ hợp tác"],
    ),
    # but a total amount is that of what was counted
    (
        "Thành lập mới 42 doanh nghiệp, tổng số vốn đăng ký 61 tỷ đồng, tăng 9% về số vốn đăng ký.",
        [
            "thành lập mới doanh nghiệp",
            "tổng số vốn đăng ký doanh nghiệp thành lập mới",
            "số vốn đăng ký doanh nghiệp thành lập mới",
        ],
    ),
    # the next in a list by rank, under the measure with its trade; another trade has a name of its own
    (
        "Lào dẫn đầu với kim ngạch xuất khẩu 61 triệu USD; kế tiếp là Nga 9 triệu USD; Cuba 7 triệu USD.",
        ["kim ngạch xuất khẩu Lào", "kim ngạch xuất khẩu: Nga", "kim ngạch xuất khẩu: Cuba"],
    ),
    ("Kim ngạch xuất khẩu đạt 61 triệu USD; nhập khẩu 9 triệu USD.", ["kim ngạch xuất khẩu", "kim ngạch nhập khẩu"]),
    # parts in a bracket are of the measure that something is said of in front of it, "some" measure nothing
    (
        "Diện tích cây trồng đạt kế hoạch (chè 61 ha; cam 9 ha; mía 7 ha).",
        ["diện tích cây trồng: chè", "diện tích cây trồng: cam", "diện tích cây trồng: mía"],
    ),
    (
        "Cơ cấu lao động chuyển dịch rõ nét (dịch vụ 61%, xây dựng 39%), 9 xã có chợ mới.",
        ["cơ cấu lao động: dịch vụ", "cơ cấu lao động: xây dựng", "xã có chợ mới"],
    ),
    ("Một số ngành tăng khá so với cùng kỳ (giấy tăng 6%; gỗ tăng 9%).", ["giấy", "gỗ"]),
    (
        "Đời sống được nâng lên (thu nhập bình quân 61 triệu đồng; doanh thu chợ 9 triệu đồng).",
        ["thu nhập bình quân", "doanh thu chợ"],
    ),
    # what a bracket inside a list holds ends no list
    (
        "Tổng diện tích cây trồng 610 ha (trong đó: cây có củ (sắn) 9 ha; cây chè 7 ha).",
        ["tổng diện tích cây trồng", "tổng diện tích cây trồng: cây có củ (sắn)", "tổng diện tích cây trồng: cây chè"],
    ),
    # who goes on to do something is no subject; nor is what is taken against it
    ("Năm 2032, An Hòa vẫn thu hút được trên 61 dự án đầu tư mới.", ["dự án đầu tư mới"]),
    ("Huyện đã triển khai linh hoạt các biện pháp thu ngân sách, ước đạt 61 tỷ đồng.", ["thu ngân sách"]),
    ("Năm nay, ngành xuất siêu 61 triệu USD.", ["xuất siêu"]),
    # how a thing goes, behind its name and in front of a comma; but a count that somebody has
    ("GRDP tăng cao nhất trong các năm qua, đạt mức cao, tăng 7%.", ["GRDP"]),
    ("Sản lượng gỗ vẫn trên đà tăng mạnh, đạt 61 tấn.", ["sản lượng gỗ"]),
    (
        "Khách quốc tế đến các lễ hội của xã vẫn trên đà tăng mạnh, đạt 61 triệu lượt.",
        ["khách quốc tế đến các lễ hội của xã"],
    ),
    ("Ngành giấy và ngành gỗ cũng phát triển khá ấn tượng, tăng 6%.", ["ngành giấy và ngành gỗ"]),
    # names behind the words that open a list, each with its own count
    (
        "Các loại tội phạm chiếm tỷ lệ cao như trộm cắp 53 vụ (29%), cố ý gây thương tích 45 vụ (25%), đánh bạc 33 vụ.",
        ["vụ trộm cắp", "vụ trộm cắp", "vụ cố ý gây thương tích", "vụ cố ý gây thương tích", "vụ đánh bạc"],
    ),
    # what the cases are of, said in front of who did it; how many more there were is told of the same
    (
        "Có 9 vụ, 12 người phạm tội tham nhũng. Có 61 vụ phạm tội về ma túy, 84 đối tượng, so với cùng kỳ nhiều hơn 7 vụ.",
        [
            "vụ phạm tội tham nhũng",
            "người phạm tội tham nhũng",
            "vụ phạm tội về ma túy",
            "đối tượng phạm tội về ma túy",
            "vụ phạm tội về ma túy",
        ],
    ),
    # behind a time that closes a value its clause ends; what an aim is to make true is no part of it
    (
        "Để hướng tới mục tiêu xuất khẩu 6 tỷ USD vào năm 2035, lãnh đạo cho rằng cần phát triển ngành gỗ.",
        ["xuất khẩu"],
    ),
    ("Làm gì để hiện thực hóa xuất khẩu cà phê 6 tỷ USD?", ["xuất khẩu cà phê"]),
    # behind what helped stands what it helped to reach
    ("Chợ mới mở đã góp phần đưa tổng doanh thu bán lẻ lên 61 tỷ đồng.", ["tổng doanh thu bán lẻ"]),
    # an amount behind the rate at which something grows is of that, points of the rate are not
    (
        "Tốc độ tăng kim ngạch xuất khẩu hằng năm 5% và đạt 970 triệu USD vào năm 2035.",
        ["tốc độ tăng kim ngạch xuất khẩu hằng năm", "kim ngạch xuất khẩu"],
    ),
    (
        "Tốc độ tăng giá trị sản xuất đạt 13%, vượt 0,6 điểm phần trăm.",
        ["tốc độ tăng giá trị sản xuất", "tốc độ tăng giá trị sản xuất"],
    ),
    # an item heads none beside it, though it ends with a colon; a heading goes without its value
    ("1. Thu nội địa: 61 tỷ đồng:\n2. Thu phí: 9 tỷ đồng.", ["thu nội địa", "thu phí"]),
    (
        "2.1. Chi đầu tư: 61 tỷ đồng;\n2.2. Chi thường xuyên: 95 tỷ đồng:\n- Chi y tế: 9 tỷ đồng.\n- Chi giáo dục: 7 tỷ đồng.",
        ["chi đầu tư", "chi thường xuyên", "chi thường xuyên: chi y tế", "chi thường xuyên: chi giáo dục"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_chosen(text: str, expected: list[str]) -> None:
    found = chosen(text)
    assert len(found) == len(expected)
    assert [(f, e) for f, e in zip(found, expected, strict=True) if overlap(f, e) < 0.8] == []


# Word for word: what is left out is as short as what must not be lost.
_FORESTS = [f"trồng rừng: {name}" for name in ("xã Xan Nam", "Xan Bắc", "Bồ Đông", "Bồ Tây")]
EXACT = [
    # a field of plans labels what is counted there, and names an amount
    ("Y tế: Đạt 9,6 giường bệnh/vạn dân; tăng thêm 2 bệnh viện.", ["giường bệnh/vạn dân", "bệnh viện"]),
    ("Văn hóa - Thể thao: 9 thôn đạt chuẩn.", ["thôn đạt chuẩn"]),
    ("Du lịch cộng đồng: 9 hộ kinh doanh.", ["du lịch cộng đồng hộ kinh doanh"]),
    ("Y tế: 9 tỷ đồng.", ["y tế"]),
    # some of what is counted is told behind a comma; who aims at something is none of it, in a headline either
    (
        "Xã đạt 8 chỉ tiêu huyện giao, tiêu biểu như thu ngân sách đạt 103%.",
        ["chỉ tiêu huyện giao đạt", "thu ngân sách"],
    ),
    # counted aims: which they are and what became of them, whoever met them, wherever it is said
    ("Năm 2031, huyện Lâm Tuyền hoàn thành 7 chỉ tiêu kinh tế.", ["chỉ tiêu kinh tế hoàn thành"]),
    ("Xã hoàn thành và hoàn thành vượt kế hoạch 7/9 chỉ tiêu.", ["chỉ tiêu hoàn thành và hoàn thành vượt kế hoạch"]),
    ("Xã hoàn thành trong năm 2031 9/12 chỉ tiêu.", ["chỉ tiêu hoàn thành"]),
    ("Có 9/12 chỉ tiêu Nghị quyết giao đạt.", ["chỉ tiêu Nghị quyết giao đạt"]),
    ("Có 9/12 nhiệm vụ lớn hoàn thành, 7/9 chỉ tiêu đạt.", ["nhiệm vụ lớn hoàn thành", "chỉ tiêu đạt"]),
    ("Dù chỉ tiêu gặp nhiều khó khăn, xã có 9/12 chỉ tiêu đạt.", ["chỉ tiêu đạt"]),
    (
        "Có 9/9 chỉ tiêu đạt; xã sửa đường, kênh, trường và trạm theo 2/2 chỉ tiêu.",
        ["chỉ tiêu đạt", "xã sửa đường, kênh, trường và trạm theo chỉ tiêu"],
    ),
    ("Xã vượt toàn bộ 9 chỉ tiêu đề ra.", ["chỉ tiêu đề ra vượt"]),
    ("Tỉnh vượt 5 chỉ tiêu so với kế hoạch.", ["chỉ tiêu vượt so với kế hoạch"]),
    ("Có 7/9 chỉ tiêu huyện giao chưa đạt.", ["chỉ tiêu huyện giao chưa đạt"]),
    (
        "Có 9 chỉ tiêu đạt và vượt so với kế hoạch là tỷ lệ thu gom đạt 7%.",
        [
            "chỉ tiêu đạt và vượt so với kế hoạch",
            "tỷ lệ thu gom",
        ],
    ),
    ("Xã đạt 9 chỉ tiêu theo Nghị quyết của huyện.", ["chỉ tiêu đạt"]),
    ("Có 7 chỉ tiêu đạt năm 2031 và 2 chỉ tiêu vượt.", ["chỉ tiêu đạt", "chỉ tiêu vượt"]),
    ("Xã đạt 9 chỉ tiêu cho ngành, lĩnh vực văn hóa.", ["chỉ tiêu cho ngành, lĩnh vực văn hóa đạt"]),
    (
        "Huyện đạt 9/12 chỉ tiêu xã hội, trong đó 4 chỉ tiêu vượt, 5 chỉ tiêu đạt kế hoạch.",
        [
            "chỉ tiêu xã hội đạt",
            "chỉ tiêu xã hội vượt",
            "chỉ tiêu xã hội đạt kế hoạch",
        ],
    ),
    ("Trong 12 chỉ tiêu của Nghị quyết, có 9 chỉ tiêu đạt.", ["chỉ tiêu của Nghị quyết đạt"]),
    ("Trong 12 chỉ tiêu chủ yếu theo kế hoạch, có 9 chỉ tiêu đạt.", ["chỉ tiêu chủ yếu đạt"]),
    (
        "Có 9/9 chỉ tiêu đạt: kinh tế 4/4 chỉ tiêu và xây dựng Đảng 5/5 chỉ tiêu.",
        [
            "chỉ tiêu đạt",
            "chỉ tiêu đạt: kinh tế",
            "chỉ tiêu đạt: xây dựng Đảng",
        ],
    ),
    ("Quận Sơn Bạch đặt mục tiêu thu ngân sách đạt 4 tỷ đồng.", ["thu ngân sách"]),
    # what a sentence is said to be about is over no other thing that a later one names, only over measures
    (
        "Về công tác thu ngân sách, phường thu được 7 tỷ đồng. Hộ nghèo giảm còn 3%.",
        ["thu ngân sách", "hộ nghèo"],
    ),
    (
        "Về sản xuất lúa, đã làm 7 km kênh. Tổng diện tích đạt 5 ha.",
        ["làm kênh", "sản xuất lúa: tổng diện tích"],
    ),
    (
        "Về sản xuất lúa, diện tích đạt 7 ha. Năng suất đạt 5 tạ/ha.",
        ["sản xuất lúa: diện tích", "sản xuất lúa: năng suất"],
    ),
    # a headline can begin with a place and what that is of
    ("Xã Lâm Tuyền, huyện Sơn Bạch: Năm 2036, phấn đấu thu ngân sách đạt 11,6 tỷ đồng.", ["thu ngân sách"]),
    ("Cây ngô, huyện Sơn Bạch: diện tích 9 ha.", ["cây ngô, huyện Sơn Bạch: diện tích"]),
    # who tells what at a meeting is none of what was told
    (
        "Thông tin tại kỳ họp cho thấy kinh tế phát triển ổn định. Việc làm có 32.000 người.",
        ["việc làm"],
    ),
    # prices alone in front of a value tell the measure before at other prices
    (
        "Tổng giá trị sản xuất đạt 37 tỷ đồng, tăng 8%; theo giá hiện hành là 44 tỷ đồng, tăng 9%.",
        [*["tổng giá trị sản xuất"] * 2, *["tổng giá trị sản xuất theo giá hiện hành"] * 2],
    ),
    (
        "Dân số là 37 nghìn người; GRDP theo giá hiện hành là 44 tỷ đồng.",
        ["dân số", "GRDP theo giá hiện hành"],
    ),
    ("Theo giá hiện hành đạt 44 tỷ đồng.", ["theo giá hiện hành"]),
    (
        "Tổng giá trị sản xuất đạt 37 tỷ đồng; theo giá hiện hành GRDP là 44 tỷ đồng.",
        ["tổng giá trị sản xuất", "theo giá hiện hành GRDP"],
    ),
    # a short name stands in the place of the one that the subject before ends with
    (
        "Tổng số người tham gia BHXH là 206 người; BHTN 191 người; BHYT 107 người.",
        ["tổng số người tham gia BHXH", "tổng số người tham gia BHTN", "tổng số người tham gia BHYT"],
    ),
    (
        "Tổng số người tham gia bảo hiểm là 206 người; BHTN 191 người.",
        ["tổng số người tham gia bảo hiểm", "BHTN"],
    ),
    ("Có 95% cơ sở gây ô nhiễm được xử lý triệt để.", ["cơ sở gây ô nhiễm được xử lý triệt để"]),
    # a clause that contrasts with the one in front of it tells of its own
    (
        "Năm 2032, tuy gặp khó khăn về đầu ra, nhưng kim ngạch xuất khẩu vẫn đạt 61 triệu USD, tăng 9 triệu USD.",
        ["kim ngạch xuất khẩu", "kim ngạch xuất khẩu"],
    ),
    (
        "Mặc dù thiếu vốn cho các ngành: may mặc và gạo, nhưng thu ngân sách vẫn đạt 61 tỷ đồng.",
        ["thu ngân sách"],
    ),
    ("Thu ngân sách có tăng, nhưng chỉ đạt 61 tỷ đồng.", ["thu ngân sách"]),
    # the part that something plays is said of how it goes
    (
        "Khu vực công nghiệp, xây dựng vẫn giữ vai trò chủ đạo, ước đạt 61 tỷ đồng, tăng 9%.",
        ["khu vực công nghiệp, xây dựng", "khu vực công nghiệp, xây dựng"],
    ),
    # a bracket with the names of the places that are counted, with the word for their unit or not
    (
        "Đến nay 6 xã (Nhị Bình, Hồng An và Liên Hoa) đã được công nhận xã nông thôn mới, 11 xã đạt từ 14-18 tiêu chí.",
        ["xã đã được công nhận xã nông thôn mới", "xã đạt từ 14-18 tiêu chí"],
    ),
    ("Có 3 xã (xã Sơn Bạch, xã Lâm, xã Kha) đạt chuẩn.", ["xã đạt chuẩn"]),
    ("Có 2 thị trấn (thị trấn Chư An, thị trấn Ia Lang) đạt chuẩn.", ["thị trấn đạt chuẩn"]),
    ("Có 1 thị trấn (Chư An) đạt chuẩn đô thị văn minh.", ["thị trấn đạt chuẩn đô thị văn minh"]),
    ("Có 5 xã (không tính xã miền núi) đạt chuẩn.", ["xã không tính xã miền núi đạt chuẩn"]),
    # parts are of what was told in their unit in the sentence before, though another measure stands between
    (
        "Tổng thu nhập đạt 621 tỷ đồng, tốc độ tăng trưởng kinh tế đạt 14%/năm. Trong đó giá trị nông nghiệp đạt 50 tỷ đồng, chiếm 8%; giá trị dịch vụ đạt 571 tỷ đồng.",
        [
            "tổng thu nhập",
            "tốc độ tăng trưởng kinh tế",
            "tổng thu nhập: giá trị nông nghiệp",
            "tổng thu nhập: giá trị nông nghiệp",
            "tổng thu nhập: giá trị dịch vụ",
        ],
    ),
    # not of what was told so in another section
    (
        "## 1. Thu\n\nTổng thu nhập đạt 621 tỷ đồng.\n\n## 2. Dịch vụ\n\nTrong đó giá trị dịch vụ đạt 571 tỷ đồng.",
        ["tổng thu nhập", "giá trị dịch vụ"],
    ),
    # an aim of some sort pledges as who sets it does, with a year behind it or not
    (
        "Mục tiêu tổng quát năm 2032 phấn đấu tổng thu nhập xã hội đạt 621 tỷ đồng.",
        ["tổng thu nhập xã hội"],
    ),
    # behind nothing but another time, a value in the unit of the whole is of that again, and its parts too
    (
        "Sản lượng thịt các loại đến năm 2035 đạt 5 triệu tấn, trong đó thịt lợn 63%, thịt gà 26%. Đến năm 2040 đạt 6 triệu tấn, trong đó thịt lợn 59%.",
        [
            "sản lượng thịt các loại",
            "sản lượng thịt các loại: thịt lợn",
            "sản lượng thịt các loại: thịt gà",
            "sản lượng thịt các loại",
            "sản lượng thịt các loại: thịt lợn",
        ],
    ),
    (
        "Sản lượng thịt đến năm 2035 đạt 5 triệu tấn, trong đó thịt lợn 63%; đến năm 2040 đạt 6 triệu tấn.",
        ["sản lượng thịt", "sản lượng thịt: thịt lợn", "sản lượng thịt"],
    ),
    ("Diện tích lúa 5 ha, năng suất 6 tạ/ha, năm 2040 đạt 7 ha.", ["diện tích lúa", "năng suất lúa", "diện tích lúa"]),
    (
        "Tổng giá trị sản xuất đạt 90 tỷ đồng, trong đó nông nghiệp 30 tỷ đồng, năm 2040 đạt 40 tỷ đồng; dịch vụ 60 tỷ đồng.",
        ["tổng giá trị sản xuất", *["tổng giá trị sản xuất nông nghiệp"] * 2, "tổng giá trị sản xuất: dịch vụ"],
    ),
    # also what counts something; not with words of its own
    (
        "Năm 2035, dân số 61.700 người, tỷ lệ đô thị hóa đạt 33,5%. Đến năm 2040, khoảng 85.700 người.",
        ["dân số", "tỷ lệ đô thị hóa", "dân số"],
    ),
    (
        "Sản lượng thịt năm 2035 đạt 5 tấn, tỷ lệ thịt lợn 63%. Năm 2040 đạt 6 tấn cá.",
        ["sản lượng thịt", "tỷ lệ thịt lợn", "cá"],
    ),
    # a sentence that opens with the total of a measure tells of nothing that was named in the one before
    (
        "Có 98% đảng viên hoàn thành tốt nhiệm vụ. Tổng doanh thu đạt 61 tỷ đồng.",
        ["đảng viên hoàn thành tốt nhiệm vụ", "tổng doanh thu"],
    ),
    # a measure takes up no clause that follows without a sign
    ("Năng suất đạt 62,58 tạ/ha  sản lượng đạt 719,67 tấn.", ["năng suất", "sản lượng"]),
    # a headline ends in front of the short name of its paper
    (
        "Huyện giảm 93 hộ nghèo, đạt 192,5% chỉ tiêu tỉnh giao (ABC) - Sáng ngày 7/1, huyện tổ chức hội nghị tổng kết.",
        ["hộ nghèo", "hộ nghèo"],
    ),
    (
        "Tổng sản phẩm trên địa bàn (GRDP) - Khu vực dịch vụ tăng 7%.",
        ["tổng sản phẩm trên địa bàn (GRDP) - Khu vực dịch vụ"],
    ),
    # shares of things in a list tell of them all what stands behind the last, be there semicolons between
    (
        "Về văn hóa: 75%/85% gia đình; 61% thôn, buôn và 16% xã, phường đạt tiêu chuẩn văn hóa.",
        [f"{thing} đạt tiêu chuẩn văn hóa" for thing in ("gia đình", "thôn, buôn", "xã, phường")],
    ),
    (
        "Có 75% gia đình; 61% thôn; 16% xã đạt tiêu chuẩn văn hóa.",
        [f"{thing} đạt tiêu chuẩn văn hóa" for thing in ("gia đình", "thôn", "xã")],
    ),
    ("Giảm 75% rác thải; 61% thôn có đường đạt chuẩn.", ["rác thải", "thôn có đường đạt chuẩn"]),
    (
        "Năm 2030 có 85% xã đạt chuẩn nông thôn mới, trong đó 12% kiểu mẫu; 4 huyện hoàn thành xây dựng nông thôn mới.",
        [
            "xã đạt chuẩn nông thôn mới",
            "xã đạt chuẩn nông thôn mới: kiểu mẫu",
            "huyện hoàn thành xây dựng nông thôn mới",
        ],
    ),
    ("Có 9 trường mầm non; 61% thôn đạt tiêu chuẩn văn hóa.", ["trường mầm non", "thôn đạt tiêu chuẩn văn hóa"]),
    ("Có 12% bản; 4 xã miền núi đạt tiêu chuẩn văn hóa.", ["bản", "xã miền núi đạt tiêu chuẩn văn hóa"]),
    (
        "Tỷ lệ che phủ đạt 75% diện tích; 61% thôn đạt tiêu chuẩn văn hóa.",
        ["tỷ lệ che phủ so diện tích", "thôn đạt tiêu chuẩn văn hóa"],
    ),
    ("Có 75% xã có điện; 61% thôn đạt tiêu chuẩn văn hóa.", ["xã có điện", "thôn đạt tiêu chuẩn văn hóa"]),
    # parts in a bracket with a measure of their own stand under none
    ("Sản lượng đạt kế hoạch (diện tích chè 61 ha, năng suất chè 9 tấn/ha).", ["diện tích chè", "năng suất chè"]),
    # a bracket inside another ends no list, be there a number without a unit behind it
    (
        "Tổng diện tích cây trồng 610 ha (trong đó: cam 9 ha; cây có củ (sắn) 500; cây chè 7 ha).",
        ["tổng diện tích cây trồng", "tổng diện tích cây trồng: cam", "tổng diện tích cây trồng: cây chè"],
    ),
    # who goes on to do something; a unit that has reached something is told of
    (
        "Trong năm 2032, An Hòa vẫn thu hút được trên 61 dự án đầu tư mới với tổng vốn đăng ký 703 triệu USD.",
        ["dự án đầu tư mới", "dự án đầu tư mới: tổng vốn đăng ký"],
    ),
    ("Về nông thôn mới, xã Trúc Tuyền đã đạt 18/19 tiêu chí.", ["tiêu chí đạt: xã Trúc Tuyền"]),
    # how a thing goes is no subject, but in front of who has a count of it, or of a measure
    ("Sản phẩm sạch tăng nhanh, toàn tỉnh có 61 sản phẩm.", ["sản phẩm sạch tăng nhanh, toàn tỉnh"]),
    (
        "Khi chưa có sự hỗ trợ, người dân làm theo lối cũ nên năng suất ngô thấp, chỉ đạt 6 tấn/ha.",
        ["năng suất ngô thấp"],
    ),
    # a measure over a list of places that semicolons part
    (
        "Chỉ số sản xuất tăng ở các nơi như An Hòa tăng 28%; Bình Sơn tăng 19%.",
        ["chỉ số sản xuất tăng ở các nơi như An Hòa", "chỉ số sản xuất tăng: Bình Sơn"],
    ),
    # cases that a court tries are told by that, whatever others took in
    (
        "Viện kiểm sát thụ lý 512 vụ án hình sự với 876 bị can, tòa án xét xử 438 vụ.",
        ["thụ lý vụ án hình sự", "bị can", "xét xử vụ"],
    ),
    (
        (
            "Bắt 10 vụ, 30 đối tượng phạm tội về tham nhũng. Bắt 61 vụ phạm tội về ma túy, 84 đối tượng, so với cùng kỳ bắt "
            "nhiều hơn 7 vụ."
        ),
        [
            "bắt vụ phạm tội về tham nhũng",
            "bắt: đối tượng phạm tội về tham nhũng",
            "bắt vụ phạm tội về ma túy",
            "bắt đối tượng phạm tội về ma túy",
            "bắt vụ phạm tội về ma túy",
        ],
    ),
    # one trade in place of the other
    (
        "Kim ngạch xuất khẩu 9 tháng đạt 1,4 tỷ USD, bằng 78% kế hoạch năm; nhập khẩu 1,1 tỷ USD.",
        ["kim ngạch xuất khẩu 9 tháng", "kim ngạch xuất khẩu 9 tháng", "kim ngạch nhập khẩu"],
    ),
    # a bracket behind a value holds the parts of what that is of
    (
        "Năng suất lúa cả năm bình quân 62,4 tạ/ha (vụ xuân 66,1 tạ/ha, vụ mùa 58,2 tạ/ha).",
        ["năng suất lúa cả năm bình quân", "năng suất vụ xuân", "năng suất vụ mùa"],
    ),
    (
        "Tổng đàn gia súc: 450 con (gồm: đàn bò 190 con; đàn trâu 250 con).",
        ["tổng đàn gia súc", "tổng đàn gia súc: đàn bò", "tổng đàn gia súc: đàn trâu"],
    ),
    (
        "Tòa án hai cấp thụ lý 420 vụ, việc, đã giải quyết 268 vụ, việc.",
        ["tòa án hai cấp thụ lý vụ, việc", "giải quyết tòa án hai cấp thụ lý vụ, việc"],
    ),
    # what a title counts for a part of the year, told again below with the year
    # what makes up a share stands against the whole behind the value
    ("Kết nạp 3% đảng viên mới so với tổng số đảng viên.", ["kết nạp đảng viên mới"]),
    ("Kinh tế số chiếm khoảng 20% GRDP.", ["kinh tế số so GRDP"]),
    ("Hộ nghèo chiếm 9% tổng số hộ toàn huyện.", ["hộ nghèo so tổng số hộ toàn huyện"]),
    ("Dịch vụ chiếm 30% trong tổng GRDP.", ["dịch vụ so tổng GRDP"]),
    # items behind letters that a word processor drew as signs, a line each
    (
        "Năm 2031\nv Thu ngân sách đạt 61 tỷ đồng\nv Xây dựng 9 km đường\nØ Trồng 7 ha",
        ["thu ngân sách", "đường", "trồng"],
    ),
    # of the aims of a plan, or of a field of it, nothing is the subject
    ("Các chỉ tiêu của kế hoạch được thông qua như sau:\n\n- Xây dựng 61 km đường.", ["đường"]),
    ("Chỉ tiêu kinh tế:\n\n- Diện tích 61 ha.", ["diện tích"]),
    ("Chỉ tiêu của ngành nông nghiệp:\n\n- Diện tích 61 ha.", ["ngành nông nghiệp: diện tích"]),
    # what stands over a value that is alone in its line, or below it, is what it is of; a sentence, or a line with a value, is not
    ("Năm 2031\n\nThu ngân sách\n\n61 tỷ đồng\n\nTỷ lệ hộ nghèo\n\n9%", ["thu ngân sách", "tỷ lệ hộ nghèo"]),
    ("## Năm 2031\n\n7%\n\nTỷ lệ sinh\n\n61 tỷ đồng\n\nThu ngân sách", ["tỷ lệ sinh", "thu ngân sách"]),
    ("Xã giữ vững rừng.\n\n61 ha", ["ha"]),
    ("Thu ngân sách 9 tỷ đồng\n\n61 ha", ["thu ngân sách", "ha"]),
    (
        "Hội Phụ nữ: 9 tháng, kết nạp hơn 61 hội viên mới\n\nTrong 9 tháng năm 2031, Hội đã kết nạp hơn 61 hội viên mới.",
        ["kết nạp hội viên mới 9 tháng"] * 2,
    ),
    (
        "Thu nhập du lịch ước đạt 61 tỷ đồng\n\nTrong 9 tháng năm 2031, doanh thu đạt 7 tỷ đồng. Thu nhập du lịch đạt 61 tỷ đồng.",
        ["thu nhập du lịch", "doanh thu 9 tháng", "thu nhập du lịch 9 tháng"],
    ),
    # the whole of a year in front of a colon is for the first of those that semicolons part
    (
        "Cơ cấu kinh tế chuyển dịch; ước cả năm: Dịch vụ chiếm 47% (tăng 1% so với năm 2031); Xây dựng chiếm 31%.",
        ["cơ cấu kinh tế: dịch vụ cả năm", "cơ cấu kinh tế: dịch vụ cả năm", "cơ cấu kinh tế: xây dựng"],
    ),
    (
        "Tuy ít hơn tháng 5 và đang là mùa thấp điểm nhưng con số này đã góp phần đưa tổng lượng khách lên 6 triệu lượt.",
        ["tổng lượng khách"],
    ),
    # the day up to which a sum of the year is told is no part of its name
    (
        "Tính đến hết tháng 11, thu ngân sách đạt 9 tỷ đồng, tăng 8%; đàn lợn có 90 con.",
        ["thu ngân sách"] * 2 + ["đàn lợn"],
    ),
    ("Doanh thu đến ngày 31/10/2031 đạt 9 tỷ đồng.", ["doanh thu"]),
    ("Đến 31/10 tổng thu đạt 9 tỷ đồng; trong đó thuế 5 tỷ đồng.", ["tổng thu", "tổng thu: thuế"]),
    ("Đến hết tháng 11, thu ngân sách 9 tháng đạt 9 tỷ đồng.", ["thu ngân sách 9 tháng"]),
    # marks of footnotes
    ("Diện tích lúa 74 ha giảm 1,6%[1]; ngô[3] 5 ha.", ["diện tích lúa", "diện tích lúa", "diện tích ngô"]),
    # what there is, at the end; what comes with a thing of which it is told how it goes; aims that are carried out
    ("Đạt 30% số đối tượng truy nã hiện có.", ["số đối tượng truy nã hiện có"]),
    ("Thương mại tiếp tục được duy trì với 60 doanh nghiệp nhỏ.", ["doanh nghiệp nhỏ"]),
    (
        "Xã đã thực hiện 13/13 chỉ tiêu phát triển kinh tế, an ninh được giữ vững.",
        ["chỉ tiêu phát triển kinh tế thực hiện"],
    ),
    # where something is, unless several places are told of
    ("Huyện Lâm Tuyền có 26 hợp tác xã.", ["hợp tác xã"]),
    ("Xã Lâm Tuyền có 26 hợp tác xã, 43 tổ hợp tác đang hoạt động.", ["hợp tác xã", "tổ hợp tác đang hoạt động"]),
    ("Tỉnh Sơn Bạch có hơn 280 ha đất nuôi tôm.", ["đất nuôi tôm"]),
    ("Xã Lâm Tuyền thu ngân sách đạt 9 tỷ đồng.", ["thu ngân sách"]),
    (
        "Năm 2031, xã Lâm Tuyền có 26 hợp tác xã; xã Sơn Bạch có 9 hợp tác xã.",
        ["xã Lâm Tuyền hợp tác xã", "xã Sơn Bạch hợp tác xã"],
    ),
    ("Xã Lâm Tuyền đón 9 tỷ đồng vốn mới.", ["xã Lâm Tuyền đón vốn mới"]),
    # parts of what rose to a level, of which an old one is told too
    (
        "Tổng sản phẩm từ 6 tỷ đồng (năm 2031) lên 11 tỷ đồng (năm 2035); trong đó khu vực I 5 tỷ đồng, khu vực II 6 tỷ đồng.",
        ["tổng sản phẩm", "tổng sản phẩm", "tổng sản phẩm: khu vực I", "tổng sản phẩm: khu vực II"],
    ),
    # the names of what is counted, in brackets behind it, but no other words there
    ("Có 2 trường đạt chuẩn (Trường THCS Lâm Tuyền, Trường Mầm non Sơn Bạch).", ["trường đạt chuẩn"]),
    ("Số trường đạt chuẩn: 3 trường (trường Lâm Tuyền, trường DTNT).", ["số trường đạt chuẩn"]),
    ("Có 2 xã (Lâm Tuyền và Sơn Bạch) đạt chuẩn.", ["xã đạt chuẩn"]),
    ("Số hộ được vay: 9 hộ (Dự án Sông Lâm).", ["số hộ được vay dự án Sông Lâm"]),
    # a count that is told of a rate
    ("Tỷ lệ hộ nghèo của xã giảm 93 hộ.", ["hộ nghèo của xã"]),
    ("Tỷ lệ hộ nghèo là 0,4% (5 hộ).", ["tỷ lệ hộ nghèo", "hộ nghèo"]),
    ("Tỷ lệ thu gom rác đạt 5 tấn.", ["tỷ lệ thu gom rác"]),
    ("Tỷ lệ trẻ em đến trường tăng 9 lớp.", ["tỷ lệ trẻ em đến trường"]),
    # a measure alone takes the place of the one before, with its average, whatever else it could stand under
    (
        "Tổng diện tích hồ tiêu 61 ha, năng suất bình quân đạt 2 tấn/ha.",
        ["tổng diện tích hồ tiêu", "năng suất bình quân hồ tiêu"],
    ),
    ("Gieo cấy lúa 61 ha, năng suất đạt 2 tấn/ha.", ["gieo cấy lúa", "năng suất lúa"]),
    (
        "Diện tích lúa 61 ha, năng suất bình quân toàn tỉnh đạt 2 tấn/ha.",
        ["diện tích lúa", "năng suất bình quân toàn tỉnh lúa"],
    ),
    (
        "Trung bình toàn tỉnh có 7 bác sĩ/10.000 dân; 9 y sĩ/10.000 dân.",
        ["trung bình toàn tỉnh bác sĩ/10.000 dân", "y sĩ/10.000 dân"],
    ),
    (
        "Sản xuất nông nghiệp được duy trì. Diện tích cây hàng năm 91 ha; trong đó diện tích chè 61 ha, năng suất đạt 2 tấn/ha.",
        ["diện tích cây hàng năm", "diện tích chè", "năng suất chè"],
    ),
    (
        "Diện tích gieo trồng của xã 91 ha, trong đó diện tích lúa 61 ha, năng suất đạt 2 tấn/ha.",
        ["diện tích gieo trồng của xã", "diện tích gieo trồng của xã: diện tích lúa", "năng suất lúa"],
    ),
    # a structure is of amounts as well that are told once more as shares
    (
        "Cơ cấu kinh tế: gỗ 61 tỷ đồng, chiếm 9%; giấy 7 tỷ đồng, chiếm 4%.",
        [*["cơ cấu kinh tế: gỗ"] * 2, *["cơ cấu kinh tế: giấy"] * 2],
    ),
    ("Cơ cấu kinh tế: gỗ 61 tỷ đồng, tăng 9%.", ["gỗ", "gỗ"]),
    # parts that a bracket counts are of what is counted in front of it; guests that a clause attracts are not of it
    (
        "Có 61 lượt khách du lịch (9 lượt khách nước ngoài, 52 lượt khách trong nước).",
        [
            "khách du lịch",
            "khách du lịch: khách nước ngoài",
            "khách du lịch: khách trong nước",
        ],
    ),
    ("Có 61 lượt khách du lịch, 9 lượt khách nước ngoài.", ["khách du lịch", "khách nước ngoài"]),
    (
        "Dịch vụ tăng trưởng cao, chất lượng du lịch được nâng lên, thu hút 9 lượt khách quốc tế.",
        ["khách quốc tế"],
    ),
    # what comes with a thing is that itself where it is only counted by a classifier
    ("Đàn gia súc phát triển ổn định với 52 con.", ["đàn gia súc"]),
    # several units of a country are one name
    ("Vốn phân bổ cho cấp huyện, xã quản lý: 61 triệu đồng", ["vốn phân bổ cho cấp huyện, xã quản lý"]),
    ("Tỷ lệ người dân quận, huyện được khám bệnh đạt 90%.", ["tỷ lệ người dân quận, huyện được khám bệnh"]),
    # guests are counted however they were received, and by whom
    ("Phấn đấu đến năm 2035, LT-ST đón 4 triệu lượt khách quốc tế.", ["khách quốc tế"]),
    (
        "Xã Lâm Tuyền đón được 61 lượt khách, trong đó khách quốc tế 7 lượt.",
        ["lượt khách", "lượt khách: khách quốc tế"],
    ),
    ("Xã đón 61 hộ dân tái định cư.", ["xã đón hộ dân tái định cư"]),
    # a short name with a full stop in it ends nothing
    ("Tổng vốn 88 tỷ đồng, trong đó vốn ngân sách T.Ư 68 tỷ đồng.", ["tổng vốn", "tổng vốn: vốn ngân sách T.Ư"]),
    # the whole of a place stands behind what it has, but not in front of a label
    ("Hiện toàn xã còn 61 hộ nghèo (chiếm 6,49%).", ["hộ nghèo toàn xã", "hộ nghèo toàn xã"]),
    ("Toàn huyện Lâm Tuyền đã trồng 61 ha chè.", ["toàn huyện Lâm Tuyền đã trồng chè"]),
    ("Toàn huyện: trồng 61 ha chè, 9 ha lúa.", ["trồng chè", "trồng lúa"]),
    ("Toàn huyện đã trồng 61 ha chè.", ["trồng chè toàn huyện"]),
    # what comes with things that are counted is of these, but for the people of homes and what is compared with
    (
        "Đến năm 2035, cả nước có khoảng 61 tổ hợp tác với 900 thành viên; 52 trang trại với 700 lao động.",
        [
            "tổ hợp tác cả nước",
            "thành viên của tổ hợp tác cả nước",
            "trang trại",
            "lao động của trang trại",
        ],
    ),
    ("Xã có 61 hộ với 244 khẩu.", ["hộ", "khẩu"]),
    ("Có 61 trường công lập, gồm cả tiểu học với 900 lớp.", ["trường công lập", "lớp"]),
    ("Có 61 xưởng so với 52 lớp.", ["xưởng", "lớp"]),
    # what is said behind the last of a list is of none that has enough of its own, as the one in front of it has
    (
        "Có 91% thôn đạt chuẩn văn hóa, 88% gia đình hiếu học, 75% người dân tham gia hội.",
        ["thôn đạt chuẩn văn hóa", "gia đình hiếu học", "người dân tham gia hội"],
    ),
    (
        "Có 91% thôn đạt chuẩn văn hóa, 88% gia đình và 75% cơ quan đạt danh hiệu.",
        ["thôn đạt chuẩn văn hóa", "gia đình đạt danh hiệu", "cơ quan đạt danh hiệu"],
    ),
    # a new aim and what stands beside end what is said of a share
    ("Giảm 7% hộ khó khăn và phấn đấu giảm số vụ cháy còn 9 vụ.", ["hộ khó khăn", "số vụ cháy"]),
    # a time that is set apart begins no part of what was told before
    (
        "Trong 5 năm đã đào tạo 900 lao động. Riêng năm 2035, xã tạo việc làm cho 61 lao động.",
        ["đào tạo lao động", "tạo việc làm"],
    ),
    # a measure behind a label that is one is of the topic around; a fruit's name ends with the word for "alone"
    (
        "Cây sầu riêng: Diện tích trồng xen: 61 ha, sản lượng 9 tấn.",
        ["cây sầu riêng: Diện tích trồng xen", "cây sầu riêng: sản lượng"],
    ),
    (
        "Cây ăn quả: sầu riêng: diện tích 61 ha, sản lượng 9 tấn.",
        ["sầu riêng: diện tích", "sầu riêng: sản lượng"],
    ),
    ("Diện tích: lúa: 61 ha, ngô 9 ha.", ["diện tích: lúa", "diện tích ngô"]),
    ("Trồng mới 61 ha sầu riêng, 4 ha bưởi.", ["trồng mới sầu riêng", "trồng mới bưởi"]),
    # where it is stands in no head of parts, nor in front of a part of a year; in the name of some measures it does
    (
        "Cơ cấu kinh tế trên địa bàn thành phố: gỗ chiếm 61%, giấy chiếm 39%.",
        ["cơ cấu kinh tế: gỗ", "cơ cấu kinh tế: giấy"],
    ),
    ("Sản lượng gỗ trên địa bàn tỉnh tháng 5 ước đạt 61 m3.", ["sản lượng gỗ tháng 5"]),
    ("Sản lượng gỗ trên địa bàn tỉnh đạt 61 m3.", ["sản lượng gỗ trên địa bàn tỉnh"]),
    ("Tổng sản phẩm trên địa bàn tỉnh 9 tháng đạt 61 tỷ đồng.", ["tổng sản phẩm trên địa bàn tỉnh 9 tháng"]),
    (
        "Cơ cấu kinh tế của huyện Lâm Tuyền: gỗ chiếm 61%, giấy chiếm 39%.",
        ["cơ cấu kinh tế: gỗ", "cơ cấu kinh tế: giấy"],
    ),
    # that something grew is no part of it; growth itself is
    ("Kinh tế tăng trưởng 16%. Ngành gỗ tăng trưởng 17%.", ["kinh tế", "ngành gỗ"]),
    ("Tốc độ tăng trưởng đạt 16%.", ["tốc độ tăng trưởng"]),
    ("Tăng trưởng đạt 16%.", ["tăng trưởng"]),
    # the first of a list is told with the words behind it as the others are
    ("Diện tích cây lâu năm hiện có 61 ha cao su; 52 ha cà phê.", ["diện tích cây lâu năm cao su", "diện tích cà phê"]),
    (
        "Cây công nghiệp tiếp tục phát triển, đã trồng mới 61 ha cà phê; 52 ha chè.",
        ["trồng mới cà phê", "trồng mới chè"],
    ),
    # a contrast begins anew where a measure stands behind it
    ("Sản lượng gỗ chưa đạt nhưng thu ngân sách đạt 61 tỷ đồng.", ["thu ngân sách"]),
    ("Tỷ lệ hộ nghèo nhưng có việc làm là 61%.", ["tỷ lệ hộ nghèo nhưng có việc làm"]),
    # fields that aims are in are listed up to the last of them
    (
        "Xã hoàn thành 30/30 chỉ tiêu trên các lĩnh vực kinh tế, y tế và quốc phòng.",
        ["chỉ tiêu trên các lĩnh vực kinh tế, y tế và quốc phòng hoàn thành"],
    ),
    ("Xã hoàn thành 30/30 chỉ tiêu kinh tế, y tế và quốc phòng tiến bộ.", ["chỉ tiêu kinh tế hoàn thành"]),
    # a second clause behind a comma, which a unit and what it does begin
    ("Có 3 trường đạt chuẩn mức độ 1, xã đạt chuẩn về y tế.", ["trường đạt chuẩn mức độ 1"]),
    ("Có 85% người học xong, không có tỉnh, thành phố đạt dưới 60%.", ["người học xong", "không có tỉnh, thành phố"]),
    ("Có 90% trường, xã đạt chuẩn về y tế.", ["trường, xã đạt chuẩn về y tế"]),
    # what is only to be reached and surpassed, a source in a bracket, and what goes on well
    ("Sản lượng đạt và vượt 90 tấn.", ["sản lượng"]),
    ("Thu phí là 31 tỷ đồng (theo số liệu thành phố giao).", ["thu phí"]),
    ("Kim ngạch tiếp tục giữ mức tăng trưởng khá, đạt 3 tỷ USD.", ["kim ngạch"]),
    # behind counted aims a list tells of no aims
    ("Có 4 chỉ tiêu đạt: Nông nghiệp (tăng 7%), thủy sản (5%).", ["chỉ tiêu đạt", "nông nghiệp", "thủy sản"]),
    # lines without a sign below an item with a value
    (
        (
            "2.2 - Chi thường xuyên: 95 tỷ đồng:\n- Chi Canh gác - Bảo vệ: 19 tỷ đồng.\n+ Canh gác, Tuần tra: 13 tỷ đồng.\n"
            "+ Bảo vệ: 6 tỷ đồng.\n- Chi khác: 12 tỷ đồng.\n2.6 - Chi chương trình: 52 tỷ đồng."
        ),
        [
            "chi thường xuyên",
            "chi thường xuyên: Chi Canh gác - Bảo vệ",
            "Chi Canh gác - Bảo vệ: canh gác, Tuần tra",
            "Chi Canh gác - Bảo vệ: bảo vệ",
            "chi thường xuyên: chi khác",
            "chi chương trình",
        ],
    ),
    (
        "Trong 7 tháng, xuất khẩu gạo đạt 61 triệu USD. Lào là bạn hàng. Nga đứng thứ 2 với kim ngạch 9 triệu USD.",
        ["xuất khẩu gạo 7 tháng", "kim ngạch xuất khẩu gạo 7 tháng: nga"],
    ),
    ("Phường Xan Nam phấn đấu năm 2031 tăng trưởng 11,5%.", ["tăng trưởng"]),
    # names behind the value that says what all of them count
    (
        "Năm 2031, được giao trồng mới 150 ha rừng; Xan Nam 110; Xan Bắc 95; Công an 12.",
        ["trồng mới rừng", "trồng mới rừng: Xan Nam", "trồng mới rừng: Xan Bắc", "trồng mới rừng: Công an"],
    ),
    ("Năm 2031, trồng rừng: xã Xan Nam 150 ha, Xan Bắc 110, Bồ Đông 95, Bồ Tây 80.", _FORESTS),
    ("Giao chỉ tiêu trồng rừng: xã Xan Nam 150 ha, Xan Bắc 110, Bồ Đông 95, Bồ Tây 80.", _FORESTS),
    ("Cụ thể: xã Xan Nam 150 tỷ đồng, xã Xan Bắc 110 tỷ đồng.", ["xã Xan Nam", "xã Xan Bắc"]),
    # what a sentence tells of goes before what the one in front of it is about
    (
        "Năm 2031 sản xuất đã có kết quả. Cây lạc thực hiện được 61ha, năng suất đạt 9 tạ/ha, sản lượng đạt 13 tấn.",
        ["cây lạc", "cây lạc: năng suất", "cây lạc: sản lượng"],
    ),
    # what grows is of the crop that its sentence opens with
    (
        "Vụ đông xuân năm 2031, toàn huyện gieo cấy 61 ha lúa, năng suất ngô đạt 48 tạ/ha, thu ngân sách đạt 9 tỷ đồng.",
        ["gieo cấy lúa vụ đông xuân", "năng suất ngô vụ đông xuân", "thu ngân sách"],
    ),
    # an average is of the measure that it stands with
    ("Năng suất lúa bình quân đạt 61 tạ/ha, sản lượng đạt 910 tấn.", ["năng suất lúa bình quân", "sản lượng lúa"]),
    # what a unit does is told without the unit; a field of work is no unit that works
    ("Năm 2031 xã trồng 61 ha rừng.", ["trồng rừng"]),
    ("Năm 2031, huyện xây dựng 12 trường đạt chuẩn quốc gia.", ["trường đạt chuẩn quốc gia"]),
    ("Ngành xây dựng tăng 12%.", ["ngành xây dựng"]),
    # whom an accident harmed, be the harm told in front of them or behind
    (
        "Năm 2031 xảy ra 61 vụ tai nạn giao thông, làm chết 9 người và bị thương 24 người.",
        ["vụ tai nạn giao thông", "tai nạn giao thông: người chết", "tai nạn giao thông: người bị thương"],
    ),
    ("Năm 2031 xảy ra 61 vụ cháy, làm 9 người chết.", ["vụ cháy", "cháy: người chết"]),
    # parts that open alike have the whole of the first
    (
        "Tổng vốn của dự án là 90 tỷ đồng. Trong đó, vốn tỉnh hỗ trợ trực tiếp là 40 tỷ đồng, chiếm 9%; vốn xã 50 tỷ đồng.",
        ["tổng vốn của dự án", *["tổng vốn của dự án: vốn tỉnh hỗ trợ trực tiếp"] * 2, "tổng vốn của dự án: vốn xã"],
    ),
    # names between dashes, the last two of which "and" parts
    (
        "Cơ cấu kinh tế: nông nghiệp - công nghiệp và dịch vụ: 25% - 35% - 40%.",
        ["cơ cấu kinh tế: nông nghiệp", "cơ cấu kinh tế: công nghiệp", "cơ cấu kinh tế: dịch vụ"],
    ),
    # the addresses of pages are no words of the text
    (
        "[Thu ngân sách](https://x.example/thu-30-ha.html) đạt 7 tỷ đồng, [chi ngân sách](/chi.html) 6 tỷ đồng.",
        ["thu ngân sách", "chi ngân sách"],
    ),
    # a measure begins behind "and" and the rest of what was counted in front
    (
        "Đào tạo nghề cho 600 lao động nông thôn và giải quyết việc làm cho 4.000 lao động.",
        ["đào tạo nghề lao động nông thôn", "giải quyết việc làm"],
    ),
    ("Có 9 hộ nghèo ở xã và tỷ lệ hộ cận nghèo còn 5%.", ["hộ nghèo ở xã", "tỷ lệ hộ cận nghèo"]),
    (
        "Có 550 lao động được giải quyết việc làm và đào tạo nghề; thu ngân sách 7 tỷ đồng.",
        ["lao động được giải quyết việc làm và đào tạo nghề", "thu ngân sách"],
    ),
    # values of a bracket are of as many things in front, unless it names one of its own
    ("Chợ 20%, phí 50%, thuế 30% (KH: 18% - 51% - 31%).", ["chợ", "phí", "thuế"] * 2),
    # what is said once behind two values that times part is of both
    ("Đến năm 2031, trên 80% và năm 2033 có trên 90% chợ được sửa.", ["chợ được sửa"] * 2),
    # another place in a bracket has the measure of the one in front
    (
        "Tỷ lệ sâu bệnh của huyện còn 5% (toàn tỉnh là 4%, cả nước 3%).",
        ["tỷ lệ sâu bệnh của huyện", "tỷ lệ sâu bệnh toàn tỉnh", "tỷ lệ sâu bệnh cả nước"],
    ),
    # the measure of what is counted is no word behind it
    ("Năm 2031, xã xây dựng 12 nhà văn hóa tổng kinh phí 15 tỷ đồng.", ["nhà văn hóa", "nhà văn hóa tổng kinh phí"]),
    # where something happened goes up to its comma
    ("Trên địa bàn huyện, sâu bệnh xảy ra 87 vụ.", ["sâu bệnh xảy ra vụ"]),
    ("Trên địa bàn huyện A, tỉnh B xảy ra 87 vụ trộm.", ["vụ trộm"]),
    # the names of counted places are no part of what is told of them
    ("Huyện có 3 xã là: An Bình, Hòa Bình và Thái Bình đạt chuẩn.", ["xã đạt chuẩn"]),
    ("Huyện có 3 xã, gồm: An Bình, Hòa Bình.", ["xã"]),
    # the season of a measure stands behind it for its parts too
    (
        "Vụ Đông Xuân 2030-2031, ngành nông nghiệp đặt chỉ tiêu trồng trọt 61 ha. Cụ thể, diện tích lúa 9 ha.",
        ["trồng trọt vụ Đông Xuân", "trồng trọt vụ Đông Xuân: diện tích lúa"],
    ),
    # a measure that stands alone takes no words of the one before
    ("Đến năm 2031, tăng trưởng kinh tế đạt 14%, GDP đạt 61 tỷ đồng.", ["tăng trưởng kinh tế", "GDP"]),
    # an amount that something is to grow to is of the thing, a rate of its growth
    ("Xã phấn đấu tăng trưởng đàn bò đạt 61 con; tăng trưởng đàn lợn đạt 9%.", ["đàn bò", "tăng trưởng đàn lợn"]),
    # shares between dashes are of as many names in front
    ("Đến năm 2031, cơ cấu gỗ, tôm, chè là 36% - 34% - 30%.", ["cơ cấu: gỗ", "cơ cấu: tôm", "cơ cấu: chè"]),
    # what is estimated next is no word behind a value
    (
        "Tốc độ tăng trưởng năm 2031 đạt 9% (cả tỉnh 8%) ước năm 2032 đạt 7%.",
        ["tốc độ tăng trưởng", "tốc độ tăng trưởng cả tỉnh", "tốc độ tăng trưởng"],
    ),
    # a measure named anew behind a semicolon is of no whole named before
    (
        "Giá trị sản xuất công nghiệp tăng 7%, trong đó may mặc tăng 9%; giá trị sản xuất dịch vụ tăng 5%.",
        ["giá trị sản xuất công nghiệp", "giá trị sản xuất công nghiệp: may mặc", "giá trị sản xuất dịch vụ"],
    ),
    # an aim of growth stands behind who sets it
    ("Để giữ vững tăng trưởng, huyện đề ra mục tiêu tăng trưởng 10,5%.", ["tăng trưởng"]),
    # what was done with the things counted before is not done with others
    (
        "Ba năm qua, hội đã thành lập mới 61 tổ hợp tác và kết nạp gần 9.100 hội viên trẻ.",
        ["tổ hợp tác thành lập mới", "kết nạp hội viên trẻ"],
    ),
    # a deed of its own behind a semicolon is no part of the one before
    (
        "Năm 2031 nâng cấp 25 km đường, gồm 20 km đường xã; sửa chữa 15 km kênh (có 7 km được hỗ trợ).",
        ["nâng cấp đường", "nâng cấp đường: đường xã", "sửa chữa kênh", "sửa chữa được hỗ trợ"],
    ),
    # of each hectare is told what it bears, not of the hectare what others do
    (
        "Năm 2031, một ha đất trồng rau cho thu hoạch 61 triệu đồng; điện khí hóa đạt tỷ lệ 91% trở lên.",
        ["một ha đất trồng rau cho thu hoạch", "tỷ lệ điện khí hóa"],
    ),
    # shares of one whole at several times, the whole said again each time
    (
        "Đưa tỷ lệ đất ở đến năm 2031 đạt 9% diện tích toàn xã; đến năm 2035 đạt 12% diện tích toàn xã, giữ sạch môi trường.",
        ["tỷ lệ đất ở so diện tích toàn xã"] * 2,
    ),
    # what is told of the whole country is told of a place in it, too
    ("Năm 2031, hộ cận nghèo cả nước giảm 9%, ở xã đảo giảm 7%.", ["hộ cận nghèo cả nước", "hộ cận nghèo ở xã đảo"]),
    # deeds listed for one thing stay together, what is in a place or time is told without them
    (
        "Năm 2031 xã đã nạo vét, nâng cấp, sửa chữa được 61 km kênh, 9 km đê.",
        ["nạo vét, nâng cấp, sửa chữa kênh", "nạo vét, nâng cấp, sửa chữa đê"],
    ),
    ("Ở Đông Lĩnh Hạ, nhà có điện đạt 91,5%.", ["nhà có điện"]),
    ("Đông Lĩnh Hạ thì ở năm học 2030-2031, trẻ biết bơi đạt 61%.", ["trẻ biết bơi"]),
    # a sum of money that is named in full is none of what was told before
    ("Doanh số bán lẻ năm 2031 là 61 tỷ đồng; tổng dư nợ gần 91 tỷ đồng.", ["doanh số bán lẻ", "tổng dư nợ"]),
    # branches that a sum is told by are its parts, how they go is none of their names
    (
        "Doanh thu năm 2031 là 91 tỷ đồng. Chia theo nhóm ngành thì riêng dệt may đi xuống, chỉ 9 tỷ đồng.",
        ["doanh thu", "doanh thu: dệt may"],
    ),
    # when a sum is dealt out is no part of its name, nor is a clipped word for a share
    ("Chi sự nghiệp (Phân bổ sau khi có quyết định của Trung ương): 39 triệu đồng.", ["chi sự nghiệp"]),
    ("Lao động nữ: 610 người, chiếm tỷ 48%.", ["lao động nữ"] * 2),
    # a field of plans is over measures of something, and no part of their names; alone with money it is
    ("Chăn nuôi: đàn ngựa 61 con, trâu 91 con.", ["đàn ngựa", "đàn trâu"]),
    ("Chăn nuôi cũng khá lên: đàn ngựa 61 con, trâu 91 con.", ["đàn ngựa", "đàn trâu"]),
    ("Du lịch: tổng lượng khách 61.000 lượt; doanh thu 9 tỷ đồng.", ["tổng lượng khách", "du lịch: doanh thu"]),
    # nor is who sowed what follows, nor a time in front of a name behind its label
    ("Theo kế hoạch, thôn làm được: diện tích khoai 61 ha; sả 9 ha.", ["diện tích khoai", "diện tích sả"]),
    ("- Quỹ đất: ước đến ngày 30/9/2032 tổng vốn quỹ đạt 61 tỷ đồng.", ["quỹ đất: tổng vốn quỹ"]),
    # money is no part of what is counted, nor is what adds up by itself of a rate in front of a semicolon
    (
        "Cả huyện đón 610 lượt khách, trong đó khách nội địa 91 lượt, doanh thu lữ hành 9 tỷ đồng.",
        ["lượt khách", "lượt khách: khách nội địa", "doanh thu lữ hành"],
    ),
    # a measure that is told behind a thing stands in front of it
    (
        "Năm 2032 GRDP của huyện tăng 7%; xuất khẩu đạt kim ngạch 61 triệu USD, nhập khẩu 9 triệu USD.",
        ["GRDP của huyện", "kim ngạch xuất khẩu", "kim ngạch nhập khẩu"],
    ),
    ("Cói bình quân hằng năm đạt sản lượng 61 tấn.", ["sản lượng cói bình quân hằng năm"]),
    ("Sen trồng được 9 ha, cho sản lượng 61 tấn.", ["sen trồng", "sen: sản lượng"]),
    # crops beside each other in a bracket have their own measures
    (
        "Cây trồng chính (cây lạc: gieo trồng 61 ha, năng suất 9 tạ/ha; cây vừng: 7 ha, năng suất 5 tạ/ha).",
        ["cây lạc: gieo trồng", "cây lạc: năng suất", "cây vừng", "cây vừng năng suất"],
    ),
    # a level that opens a sentence is of what moved from it
    ("Từ mức 9% năm 2031, tỷ lệ nhà tạm của xã chỉ còn 4%.", ["tỷ lệ nhà tạm của xã"] * 2),
    # all of what was counted before has its name in full
    (
        "Năm 2031 xã thêm 61 người góp hụi làng, đưa tổng số người góp hụi lên 910 người.",
        ["người góp hụi làng", "tổng số người góp hụi làng"],
    ),
    # what is counted beside a whole of other things is no part of it, nor are the years of a norm apart from it
    (
        "Có 61 xã đạt chuẩn chợ sạch, trong đó xã kiểu mẫu 9%; thôn đạt chuẩn chợ sạch 52% (7 thôn).",
        ["xã đạt chuẩn chợ sạch", "xã đạt chuẩn chợ sạch: xã kiểu mẫu"] + ["thôn đạt chuẩn chợ sạch"] * 2,
    ),
    ("Năm 2041, hộ nghèo theo chuẩn giai đoạn 2036 - 2040 giảm 2%.", ["hộ nghèo theo chuẩn giai đoạn 2036 - 2040"]),
    # several of a kind that a sentence opens with are over each of them, but a time is not; alone, money is of its field
    ("Trong các mặt hàng, gạch tăng 21%, chiếu 24%.", ["mặt hàng: gạch", "mặt hàng: chiếu"]),
    ("Trong các tháng đầu năm, thu phí đạt 61 tỷ đồng.", ["thu phí"]),
    (
        "Xã họp năm 2035\n\nDu lịch: tổng lượng khách 61.000 lượt; doanh thu 9 tỷ đồng, tăng 12% so với cùng kỳ.",
        ["tổng lượng khách"] + ["du lịch: doanh thu"] * 2,
    ),
    # the season that a heading names
    (
        "1. Trồng trọt\n\na. Vụ Xuân\n\n- Diện tích gieo trồng 61 ha.\n\nb. Vụ Mùa\n\n- Năng suất sắn 9 tạ/ha. Số chợ: 7 chợ.",
        ["diện tích gieo trồng vụ Xuân", "năng suất sắn vụ Mùa", "số chợ"],
    ),
    ("Vụ lúa Thu đông năm 2034, toàn huyện xuống giống 61 ha.", ["xuống giống vụ lúa Thu đông"]),
    # a share of a structure that is named in front is a part of it
    (
        "Cơ cấu kinh tế tiến bộ, trong đó tỷ trọng nghề rừng còn 41%, giảm 7%; nghề mộc chiếm 9%.",
        ["cơ cấu kinh tế: nghề rừng"] * 2 + ["cơ cấu kinh tế: nghề mộc"],
    ),
    (
        "Cơ cấu kinh tế tiến bộ; tỷ trọng mộc - rèn - đan đến năm 2035 là 48%, 32%, 20%.",
        ["cơ cấu kinh tế: mộc", "cơ cấu kinh tế: rèn", "cơ cấu kinh tế: đan"],
    ),
    # what a deed was done with, told in its unit; a remark in a bracket behind a base is no part of a name
    ("Đường liên xóm: 61 km, đã lát gạch được 9 km.", ["đường liên xóm", "đường liên xóm đã lát gạch"]),
    (
        "Tổng thu 91 tỷ đồng, bằng 103% so với năm 2039 (năm đầu tiên thu phí vượt kế hoạch); thu chợ 9 tỷ đồng.",
        ["tổng thu", "tổng thu", "thu chợ"],
    ),
    # all of a place is over no thing with a name of its own
    (
        "Toàn huyện có 61 trang trại, hơn 910 hộ nuôi ong đang hoạt động.",
        ["trang trại toàn huyện", "hộ nuôi ong đang hoạt động"],
    ),
    (
        "Trong 9 tháng năm 2034, xã có 7 doanh nghiệp thành lập mới. Toàn huyện có 61 doanh nghiệp.",
        ["doanh nghiệp thành lập mới 9 tháng", "doanh nghiệp toàn huyện"],
    ),
    # an amount of money named in full stands alone below a line
    (
        "Chi trong cân đối: 91 tỷ đồng:\n- Chi làm kè từ khoản vay Ngân hàng Sông Sen: 19 tỷ đồng.\n- Chi khác: 2 tỷ đồng.",
        ["chi trong cân đối", "chi làm kè từ khoản vay Ngân hàng Sông Sen", "chi trong cân đối: chi khác"],
    ),
    # another event ends the one before, also where its name is short
    (
        "Năm qua có 91 vụ phạm pháp hình sự, làm chết 2 người.\n\nVề giao thông, xảy ra 25 vụ tai nạn, làm chết 7 người.",
        ["vụ phạm pháp hình sự", "phạm pháp hình sự: người chết", "vụ tai nạn", "tai nạn: người chết"],
    ),
    # that a figure is estimated is no part of a name either
    ("Sen các loại ước gieo trồng 61 ha, tăng 9%.", ["sen các loại gieo trồng"] * 2),
    # who has the most and who the least of a measure: each of them owns its share
    (
        "Tỷ lệ nhà tạm cao nhất là xã Lĩnh Hải Thượng 61%, thấp nhất là xã Hải Yến Thượng 2%.",
        ["tỷ lệ nhà tạm: xã Lĩnh Hải Thượng", "tỷ lệ nhà tạm: xã Hải Yến Thượng"],
    ),
    # the mark of a footnote is no word of a name, nor is it said that a figure is not final
    (
        "Sản lượng muối quý I/2032 tăng 9% (1), trong khi số sơ bộ của quý I/2031 là tăng 7% (2).",
        ["sản lượng muối quý I"] * 2,
    ),
    # what was reached in the same months of the year before keeps that in its name
    (
        "Tỷ lệ hộ nghèo 7%.\n\n* Về văn hóa:\n\nTrẻ em được tiêm phòng 100%.",
        ["tỷ lệ hộ nghèo", "trẻ em được tiêm phòng"],
    ),
    (
        "Xã hoàn thành 6 chỉ tiêu, vượt kế hoạch 9 chỉ tiêu.",
        ["chỉ tiêu hoàn thành", "chỉ tiêu vượt kế hoạch"],
    ),
    (
        "Dân số: 1.810 người (tính đến ngày 31/12/2039), thuộc nhiều dòng họ. Trong đó, nữ 910 người.",
        ["dân số", "dân số: nữ"],
    ),
    (
        "Lao động: 910 người; khám bệnh cho 84 lượt người; tổng số 36 người.",
        ["lao động", "khám bệnh", "tổng số người"],
    ),
    (
        "Dù chợ vắng khách, thu phí đạt 46 tỷ đồng.",
        ["thu phí"],
    ),
    ("Bà con nông dân thu hoạch 9 ha chè.", ["thu hoạch chè"]),
    ("Từ đầu năm lại nay thu phí đạt 9 tỷ đồng.", ["thu phí"]),
    (
        "Chăn nuôi, thú y: Đàn trâu 873 con; đàn bò 355 con.",
        ["đàn trâu", "đàn bò"],
    ),
    (
        "- Nông, lâm, thủy sản: giá trị tăng thêm (theo giá 2030) ước 61 tỷ đồng.",
        ["nông, lâm, thủy sản: giá trị tăng thêm (theo giá 2030)"],
    ),
    ("Vụ Xuân năm 2037, cây hàng năm toàn xã gieo trồng 50 ha.", ["cây hàng năm toàn xã gieo trồng vụ Xuân"]),
    (
        "Số giường bệnh đạt 27 giường/vạn dân và 9 dược sĩ/vạn dân.",
        ["số giường bệnh", "dược sĩ/vạn dân"],
    ),
    (
        "Nghề gốm đặt mục tiêu chiếm tỷ trọng trên 9% trong GRDP.",
        ["nghề gốm so GRDP"],
    ),
    (
        "Có 100% ấp đạt chuẩn, trong đó khoảng 7% vững mạnh; ít nhất 8% chợ, trường đạt tiêu chuẩn an toàn.",
        ["ấp đạt chuẩn", "ấp đạt chuẩn: vững mạnh", "chợ, trường đạt tiêu chuẩn an toàn"],
    ),
    (
        "Tỷ trọng cơ cấu kinh tế: Đan lát chiếm 52%, Dệt may chiếm 43%.",
        ["tỷ trọng cơ cấu kinh tế: đan lát", "tỷ trọng cơ cấu kinh tế: dệt may"],
    ),
    (
        "100% đường làng được lát đá, chợ đạt chuẩn 90%.",
        ["đường làng được lát đá", "chợ đạt chuẩn"],
    ),
    (
        "Diện tích chè 95ha (vụ xuân 58ha, vụ mùa 9ha); rau 15ha (vụ xuân 8ha, vụ hè 2ha); cây cọ 7ha.",
        [
            *("diện tích chè", "diện tích chè: vụ xuân", "diện tích chè: vụ mùa"),
            *("diện tích rau", "diện tích rau: vụ xuân", "diện tích rau: vụ hè", "diện tích cây cọ"),
        ],
    ),
    (
        "Xã Đồi Thông đã đạt 12/19 tiêu chí, Bến Đá và Hồ Xanh cùng đạt 9/19 tiêu chí, Lũng Vàng 8/19.",
        ["tiêu chí đạt: xã Đồi Thông", "tiêu chí đạt: Bến Đá và Hồ Xanh", "tiêu chí đạt: Lũng Vàng"],
    ),
    ("Có 14/19 tiêu chí đạt, 5/19 chưa đạt.", ["tiêu chí", "tiêu chí chưa đạt"]),
    (
        "Thu phí đạt 91 tỷ đồng, tăng 10% so với cùng kỳ (82 tỷ đồng).",
        ["thu phí", "thu phí", "thu phí cùng kỳ"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXACT)
def test_chosen_word_for_word(text: str, expected: list[str]) -> None:
    assert chosen(text) == expected


# Offered --------------------------------------------------------------------------------------------------------------

OFFERED: list[Any] = [
    # one part of a year is enough
    ("Trong 7 tháng đầu năm 2031, kinh tế phục hồi: GRDP 6 tháng tăng 7,1%.", 0, "GRDP 6 tháng"),
    # what a council does with a budget is no part of its name; in how many respects something falls is none
    ("Phê chuẩn dự toán chi ngân sách xã là 61 tỷ đồng.", 0, "chi ngân sách xã"),
    ("Giảm tai nạn giao thông từ 5 - 9% trên cả 3 tiêu chí: số vụ, số người chết.", 0, "tai nạn giao thông"),
    # counts of places that one predicate is told of; what goes on behind a count in brackets, in a place
    ("Xây dựng 3 xã, 5 thôn đạt chuẩn văn hóa.", 0, "xã đạt chuẩn văn hóa"),
    ("Phấn đấu 85% số thôn (61/72 thôn) trong huyện đạt chuẩn văn hóa.", 0, "số thôn trong huyện đạt chuẩn văn hóa"),
    # a time between a name and its verb; what a term begins with; where the end of the year takes the place of a part
    ("Giá trị sản xuất 5 năm qua đạt 61 tỷ đồng.", 0, "giá trị sản xuất"),
    ("Thu nhập bình quân đến cuối nhiệm kỳ đạt 61 triệu đồng.", 0, "thu nhập bình quân"),
    ("Thu ngân sách 6 tháng đầu năm 2031 đạt 41 tỷ đồng, phấn đấu đến cuối năm đạt 61 tỷ đồng.", 1, "thu ngân sách"),
    # measures of a thing of a list
    ("Trồng trọt: lúa 61 ha, năng suất 9 tạ/ha, sản lượng 41 tấn; ngô 8 ha.", 1, "lúa: năng suất"),
    # behind a bracket with the parts of what was counted, of all of it
    ("Có 24/32 trường đạt chuẩn (mầm non 10/15, tiểu học 14/17), đạt tỷ lệ 75%.", 3, "trường đạt chuẩn"),
    # a verb that several things of one head share; places that a count lists; a document that sets an aim
    ("Tỷ lệ thôn có nhà văn hóa đạt 61%; có sân thể thao đạt 9%.", 1, "tỷ lệ thôn có sân thể thao"),
    ("Tỷ lệ lao động được học nghề đạt 61%, được cấp chứng chỉ đạt 9%.", 1, "tỷ lệ lao động được cấp chứng chỉ"),
    ("Có 3 xã An Hòa, Bình Sơn và Cát Lâm đạt chuẩn văn hóa.", 0, "xã đạt chuẩn văn hóa"),
    ("Đề án xác định chỉ tiêu cụ thể đến năm 2031 toàn huyện đón 61 lượt khách.", 0, "toàn huyện đón lượt khách"),
    ("Công nhận 3 trường đạt chuẩn quốc gia.", 0, "công nhận trường đạt chuẩn quốc gia"),
    # the herds of one word; a sum of what was counted in front says nothing of its own
    ("Tổng đàn trâu đạt 610 con, dê đạt 480 con.", 1, "tổng đàn dê"),
    ("Đàn trâu 610 con, dê 480 con.", 1, "đàn dê"),
    ("Có thêm 2 xã đạt chuẩn nông thôn mới nâng cao, lũy kế 12/18 xã.", 1, "xã đạt chuẩn nông thôn mới nâng cao"),
    ("Gỗ chiếm 41%, giấy chiếm 59% (năm 2031 tương ứng là 43%; 57%).", 1, "giấy"),
    # what says that an aim was set is no part of what is measured; nor is a time told by the years before or behind
    ("So với mục tiêu 9% đề ra, tăng trưởng năm 2031 chỉ đạt 8%.", 0, "tăng trưởng"),
    ("Huyện được giao chỉ tiêu thu ngân sách 32 tỷ đồng.", 0, "thu ngân sách"),
    ("Dự kiến năm tới thành lập thêm 3 hợp tác xã.", 0, "thành lập hợp tác xã"),
    ("Năm nay đầu vụ giá 15 triệu đồng/tấn.", 0, "đầu vụ giá"),
    # what the share in front is of ends at "and"; the verb that gives out money; a date with the word in front of it
    ("Cấp nước cho 61% dân số nông thôn và 71% dân số đô thị.", 1, "cấp nước dân số đô thị"),
    ("Bố trí 61 tỷ đồng từ ngân sách tỉnh.", 0, "bố trí từ ngân sách tỉnh"),
    ("Hoàn thành 61 căn nhà cho hộ nghèo trước 30/9.", 0, "căn nhà cho hộ nghèo"),
    ("Số làng đạt chuẩn (theo Chỉ thị số 12-CT/TU của Tỉnh ủy): 9 làng.", 0, "số làng đạt chuẩn"),
    # another measure of what has parts
    ("Tổng diện tích quế đạt 61 ha; trong đó: trồng mới 9 ha; sản lượng 7 tấn.", 2, "sản lượng quế"),
    # a name that begins as the one before it ends; a yearly rise is no part of a whole
    ("Tỷ lệ huy động trẻ nhà trẻ đạt 61%, trẻ mẫu giáo đạt 71%.", 1, "tỷ lệ huy động trẻ mẫu giáo"),
    ("Xuất khẩu đạt 61 tỷ USD, tăng bình quân 7%/năm; trong đó: gỗ 9 tỷ USD.", 2, "xuất khẩu: gỗ"),
    ("Thu thuế vượt 10% dự toán, giải ngân 61% vốn.", 1, "giải ngân vốn"),
    ("Bao phủ nước sạch năm 2031 đạt 61% dân số, năm 2032 đạt 64% dân số.", 0, "bao phủ nước sạch so dân số"),
    ("Bao phủ nước sạch năm 2031 đạt 61% dân số, năm 2032 đạt 64% dân số.", 1, "bao phủ nước sạch so dân số"),
    # behind the rise of all it is told of what rose, whose name has a comma
    ("Trong mức tăng 7% của ngành gỗ, nhóm ván, sàn và cửa tăng 9%.", 0, "mức tăng của ngành gỗ"),
    ("Trong mức tăng 7% của ngành gỗ, nhóm ván, sàn và cửa tăng 9%.", 1, "nhóm ván, sàn và cửa"),
    # a thing that is told with how it stands and no measure
    ("Xuất khẩu giấy đạt 9 tỷ USD. Đảo Tân Hạ là thị trường lớn nhất với 7 tỷ USD.", 1, "đảo Tân Hạ"),
    ("Xuất khẩu giấy đạt 9 tỷ USD. Đảo Tân Hạ là thị trường lớn nhất với 7 tỷ USD.", 1, "xuất khẩu giấy: đảo Tân Hạ"),
    # what is told of all behind the last of counts with their shares in brackets
    ("Có 34 xã (chiếm 72%), 5 phường (chiếm 11%) hoàn thành phổ cập.", 0, "xã hoàn thành phổ cập"),
    ("Có 34 xã (chiếm 72%), 5 phường (chiếm 11%) hoàn thành phổ cập.", 2, "phường hoàn thành phổ cập"),
    # a measure below a branch that is named in the heading
    ("2. Thủ công - nghề phụ:\n\n- Doanh thu đạt 61 tỷ đồng", 0, "thủ công - nghề phụ: doanh thu"),
    # a measure that is named behind the word for parts stands under no whole; a branch can be the name of a verb
    (
        "Tỷ trọng của thuế là 7%. Cụ thể, tỷ trọng trong GRDP của khai khoáng là 3%; vận tải 4%; xây dựng 5%.",
        3,
        "tỷ trọng trong GRDP: xây dựng",
    ),
    # places stand under what was dealt out to all of them
    (
        "Giao kế hoạch trồng rừng phân tán cho các xã.\n\nTrong đó: xã An Hòa 61 ha, xã Bình Sơn 41 ha.",
        1,
        "trồng rừng phân tán: xã Bình Sơn",
    ),
    ("Thu ngân sách đạt 61 tỷ đồng, trong đó thu nội địa 48 tỷ đồng.", 1, "thu nội địa"),
    # no comma is left of a time behind a label
    ("Bảo hiểm xã hội: Đến hết tháng 9/2035, toàn vùng có 61 người đóng.", 0, "bảo hiểm xã hội: toàn vùng người đóng"),
    ("Giao quân đạt 100%, trong đó đảng viên đạt 1% trở lên.", 1, "giao quân: đảng viên"),
    ("Số hộ nghèo giảm 61 hộ, số hộ cận nghèo giảm 48 hộ.", 1, "số hộ cận nghèo"),
    ("Có 95% hộ dân và 80% cơ sở sản xuất được thông báo.", 0, "hộ dân được thông báo"),
    ("Có 95% hộ dân và 80% cơ sở sản xuất đăng ký tham gia.", 1, "cơ sở sản xuất đăng ký tham gia"),
    ("Trồng mới 120 ha rừng.", 0, "trồng mới rừng"),
    # what comes with what is counted is of its own value; what stands behind the one is no part of the other
    ("Có 12 dự án mới với tổng vốn 91 tỷ đồng.", 0, "dự án mới"),
    # behind a comma the head of a measure begins the next value
    ("Đặt mục tiêu tăng trưởng 12%, thu ngân sách 7 tỷ đồng.", 0, "tăng trưởng"),
    # words that only join a value to what it is of
    ("Dạy nghề cho 91 lao động, trong đó 40% là phụ nữ.", 1, "dạy nghề lao động: phụ nữ"),
    ("Có 91 doanh nghiệp mới, tăng 12% về số doanh nghiệp.", 1, "số doanh nghiệp"),
    # another part of the year takes the place of the one before
    ("Chỉ số giá tháng 7 tăng 1,9%; tính chung 7 tháng tăng 8,4%.", 1, "chỉ số giá 7 tháng"),
    # the label of parts ends with the item that it stands in; one that leaves open what it is of is none
    ("- Cây màu: 91 ha. Trong đó:\n+ Ngô: 41 ha\n- Tổng thu: 7 tỷ đồng", 2, "tổng thu"),
    ("Một số sản phẩm chủ yếu: gạch 12 triệu viên, ngói 7 triệu viên.", 0, "gạch"),
    ("Về đầu tư công: tổng vốn 91 tỷ đồng.", 0, "tổng vốn"),
    ("Thu nhập bình quân: ước thực hiện 2031 là 61 triệu đồng.", 0, "thu nhập bình quân"),
    ("Tỷ lệ giải ngân đạt 61%, cao hơn bình quân cả nước 7%.", 1, "tỷ lệ giải ngân"),
    # a measure said once for names with a dash inside
    (
        "Tỷ trọng thương mại chiếm 43%; xây dựng - tiểu thủ công nghiệp, chiếm 57%.",
        1,
        "tỷ trọng xây dựng - tiểu thủ công nghiệp",
    ),
    ("Có 2/18 chỉ tiêu chưa đạt.", 0, "chỉ tiêu chưa đạt"),
    # what goes on behind a second value in brackets
    ("Ít nhất 93% khu phố (11 khu phố) đạt chuẩn.", 0, "khu phố đạt chuẩn"),
    ("Đạt chuẩn 11 khu phố (93%) có nhà văn hóa.", 0, "khu phố có nhà văn hóa"),
    # the verb in front of the first of several counted things
    ("Huyện xây dựng mới 2 cầu, 6 phòng học kiên cố.", 1, "phòng học kiên cố xây dựng mới"),
    ("Huyện xây dựng mới 2 cầu; có 6 phòng học kiên cố.", 1, "phòng học kiên cố"),
    # points inside brackets end nothing; a rate keeps what it is counted on
    ("Thu gom 93% rác (lá cây, vỏ hộp...) được phân loại.", 0, "thu gom rác (lá cây, vỏ hộp) được phân loại"),
    ("Toàn huyện có 11 bác sĩ/vạn dân.", 0, "bác sĩ/vạn dân"),
    ("Xây dựng 11 mô hình/năm.", 0, "mô hình"),
    # what a sentence or clause in front says something of, also where a label stands between
    (
        "Cơ cấu chăn nuôi tiếp tục chuyển dịch; năm 2031: Trâu bò chiếm 41%; lợn chiếm 59%.",
        1,
        "cơ cấu chăn nuôi: lợn",
    ),
    ("Ngành mây tre có bước phát triển. Giá trị sản xuất đạt 61 tỷ đồng.", 0, "giá trị sản xuất ngành mây tre"),
    ("Diện tích rau: cải: 4 ha; cà chua: 7 ha.", 1, "diện tích rau: cà chua"),
    ("Vừng vụ xuân: 12 ha, năng suất 9 tạ/ha.", 1, "vừng vụ xuân: năng suất"),
    # the thing ends where what is said of how it goes begins; a date is no part of it
    ("Tỷ lệ che phủ rừng không ngừng tăng, đạt 61%.", 0, "tỷ lệ che phủ rừng"),
    ("Tổng dư nợ tính đến ngày 15/9 đạt 61 tỷ đồng.", 0, "tổng dư nợ"),
    # a value inside what is said of a counted thing; brackets that are no part or are of the next value
    ("Huyện có 6 mặt hàng đạt doanh số trên 3 tỷ đồng.", 0, "mặt hàng đạt doanh số trên 3 tỷ đồng"),
    ("Có 3/9 chỉ tiêu kinh tế chưa đạt (thu phí, trồng rừng).", 0, "chỉ tiêu kinh tế chưa đạt"),
    ("Tỷ lệ trẻ thấp còi dưới 9% (vùng cao dưới 16%).", 0, "tỷ lệ trẻ thấp còi"),
    # parts below a line that ends with a value and "of which"
    ("- Tổng đàn gia cầm 910 con, trong đó:\n+ Vịt: 410 con", 1, "tổng đàn gia cầm: vịt"),
    ("Cây màu: 61 ha. Trong đó:\n- Ngô: 41 ha", 1, "cây màu: ngô"),
    # words of measure in a label that does not begin with them; a label said again
    ("Theo kiểm kê, diện tích cây trồng như sau:\n- Cây chè: 61 ha.", 0, "diện tích cây chè"),
    ("Thu nhập: Thu nhập bình quân đầu người đạt 61 triệu đồng.", 0, "thu nhập bình quân đầu người"),
    ("Có 95% hộ dân và 80% cơ sở sản xuất đăng ký tham gia.", 0, "hộ dân đăng ký tham gia"),
    ("Một số nghề tăng so với cùng kỳ như may áo, váy tăng 7%.", 0, "may áo, váy"),
    ("Dệt vải chiếm 93%, các ngành còn lại chiếm 7%.", 1, "các ngành còn lại"),
    # a measure said once for a list, and what it is of first
    ("Tỷ trọng trong giá trị của ngành gỗ chiếm 12%, giấy chiếm 45%.", 1, "tỷ trọng trong giá trị: giấy"),
    ("Diện tích lúa ruộng trên địa bàn xã đạt 61 ha; cây ngô 73 ha.", 1, "diện tích cây ngô"),
    # words behind "in detail" name the whole themselves; a paragraph about the economy has no topic
    ("Điện đạt 7 triệu kWh. Cụ thể các mặt hàng gỗ: ván ép 3 tấn, giấy 9 tấn.", 2, "các mặt hàng gỗ: giấy"),
    ("Trong năm 2031, ngành gỗ đạt nhiều kết quả. Doanh thu 7 tỷ đồng.", 0, "doanh thu ngành gỗ"),
    # a part of a year that opens the sentence; a comma inside what is said to rise; a lead that only counts
    ("Theo báo cáo, trong 6 tháng đầu năm, tổng thu đạt 7 tỷ đồng.", 0, "tổng thu 6 tháng đầu năm"),
    ("Tổng gia súc, gia cầm cũng tăng với đàn trâu 9 con, đàn bò 7 con.", 1, "tổng gia súc, gia cầm: đàn bò"),
    ("11 chỉ tiêu kinh tế gồm:\n- Rau chiếm 12%; quả 42%.", 1, "quả"),
    ("Huyện xảy ra 14 vụ giảm 7%.", 0, "vụ huyện xảy ra"),
    # the year of a price basis is part of it; "in detail" behind a sentence of its own is of what that is about
    ("Giá trị sản xuất (theo giá so sánh năm 2030) tăng 7%.", 0, "giá trị sản xuất (theo giá so sánh năm 2030)"),
    ("Gỗ đạt 7 tấn. Cơ cấu vốn tiếp tục chuyển dịch. Cụ thể: nhà nước 41%, dân cư 59%.", 2, "cơ cấu vốn: dân cư"),
    # a measure that stands alone under a thing
    ("Cây dâu tằm: tổng diện tích 61 ha.", 0, "tổng diện tích cây dâu tằm"),
    # what two counted things are counted by; a second thing begins with a measure; a brought-up state is no part
    ("Huyện có 11 bác sĩ và 30 giường bệnh/1 vạn dân.", 0, "bác sĩ/1 vạn dân"),
    ("Xã có 01 chợ trung tâm diện tích 3 ha.", 0, "chợ trung tâm"),
    ("Xã có 9 câu lạc bộ bóng đá được duy trì hằng tuần.", 0, "câu lạc bộ bóng đá"),
    # examples behind what things are compared with are no part of that
    ("Ngành gỗ tăng so với năm trước như sản xuất giấy và bột giấy tăng 12%.", 0, "sản xuất giấy và bột giấy"),
    # what stands in front of a bracket is of the value before; a sum told beside what it is spent on
    ("Tặng quà cho 9 hộ khó khăn với tổng kinh phí 7 triệu đồng.", 0, "tặng quà hộ khó khăn"),
    # the parts of a structure told behind "is"
    ("Cơ cấu vốn theo chủ là nhà nước: 61%; dân cư: 39%.", 1, "cơ cấu vốn theo chủ: dân cư"),
    # names that begin or end like words beside a subject
    ("Hoàn thành giải phóng mặt bằng 9 dự án.", 0, "giải phóng mặt bằng dự án"),
    ("Với một số chỉ tiêu chủ yếu doanh thu tăng 9%.", 0, "doanh thu"),
    # the thing that a paragraph opens with holds for what is told of it behind, but no place does
    ("Cây lạc đã gieo 61 ha. Năng suất 21 tạ/ha.", 1, "cây lạc: năng suất"),
    ("Cây ngô 6 tháng đầu năm trồng 61 ha. Năng suất 21 tạ/ha.", 1, "cây ngô: năng suất"),
    ("Quỹ hỗ trợ có 61 thành viên, dư nợ 7 tỷ đồng.", 1, "Quỹ hỗ trợ: dư nợ"),
    # one verb for all that is listed behind it, and what a share before was of
    ("Huyện trồng 61 ha lúa nương; sắn 41 ha.", 1, "huyện trồng sắn"),
    ("100% thôn có điện, trong đó 61% có nhà văn hóa.", 1, "thôn có nhà văn hóa"),
    # another part of the year, and the whole of it
    ("Sắn 6 tháng đầu năm trồng 61 ha; ước cả năm 90 ha.", 1, "sắn trồng cả năm"),
    ("Giá trị xuất khẩu 6 tháng đạt 90 tỷ đồng, trong đó quí I đạt 41 tỷ đồng.", 1, "giá trị xuất khẩu quí I"),
    ("Doanh thu 6 tháng tăng 7%, trong đó quý I tăng 6% và quý II tăng 8%.", 2, "doanh thu quý II"),
    # another measure of the same
    ("Diện tích nuôi tôm 61 ha, sản lượng 90 tấn.", 1, "sản lượng nuôi tôm"),
    ("Tổng diện tích chè 61 ha; năng suất bình quân 21 tạ/ha.", 1, "năng suất bình quân chè"),
    # what a clause in a sentence opens with, and what a sentence is about behind the word for parts
    ("Diện tích ngô 61 ha: ngô xuân trồng 41 ha, đạt 90%, năng suất 21 tạ/ha.", 3, "ngô xuân: năng suất"),
    ("Cụ thể, đối với nuôi lồng, phấn đấu đạt 61 tấn cá lăng, 41 tấn ếch.", 1, "nuôi lồng: ếch"),
    ("Đối với nuôi lồng (cá tầm, cá hồi) phấn đấu 61 tấn.", 0, "nuôi lồng (cá tầm, cá hồi)"),
    # what is built with so much, and names with a comma inside
    ("Chợ đầu mối được xây dựng với tổng diện tích 61 m2.", 0, "chợ đầu mối: tổng diện tích"),
    ("Phân phối điện, khí đốt, nước nóng, hơi nước tăng 7%.", 0, "phân phối điện, khí đốt, nước nóng, hơi nước"),
    # places that it is found in, and those that have much of it
    ("Diện tích chè 90 ha, phân bố ở các xã: An Hòa 61 ha, Bình Sơn 29 ha.", 2, "diện tích chè: Bình Sơn"),
    ("Sản lượng chè của các xã: An Hòa 61 tấn, Bình Sơn 29 tấn.", 1, "sản lượng chè: Bình Sơn"),
    ("Một số xã có tỷ lệ hộ nghèo cao như An Hòa (31%), Bình Sơn (29%).", 1, "tỷ lệ hộ nghèo: Bình Sơn"),
    # what "this number" stands for; what schools do is told behind the last, without a verb of the list; another place
    ("Số chợ còn 61 chợ; đến năm 2032, con số này là 48 chợ.", 1, "số chợ"),
    ("Có 61% trường cấp một và 48% trường cấp hai dạy hát và múa.", 0, "trường cấp một dạy hát và múa"),
    ("Thu gom 61% rác thải ở phố, 48% ở chợ.", 1, "thu gom rác thải ở chợ"),
    ("Số vụ phạm tội có tổ chức giảm 7%.", 0, "số vụ phạm tội có tổ chức"),
    # a share of the same whole; the second of two things that one verb is told of
    ("Tỷ trọng chợ trong GRDP đạt 61%, trong đó chợ nổi đạt 7%.", 1, "tỷ trọng chợ nổi trong GRDP"),
    ("Khám mắt cho 61% số thợ may, 48% số thợ dệt.", 1, "khám mắt số thợ dệt"),
    # the state of things at the other end of the year; ages; aims have no parts; a time is nothing behind a value
    ("Số hộ nghèo đầu năm 61 hộ, cuối năm còn 48 hộ.", 1, "số hộ nghèo cuối năm"),
    ("Tỷ suất tử vong trẻ dưới 1 tuổi 11‰, dưới 5 tuổi 16‰.", 1, "tỷ suất tử vong trẻ dưới 5 tuổi"),
    ("Mỗi xã đạt 4,5 tiêu chí năm 2031, đến nay mỗi xã đạt 7,5 tiêu chí.", 0, "mỗi xã tiêu chí"),
    # what is told of counts behind the last of them
    ("Có 3 huyện, 12 xã và 41 thôn được công nhận đạt chuẩn.", 0, "huyện được công nhận đạt chuẩn"),
    ("Có 3/9 huyện và 41/52 xã đạt chuẩn nông thôn mới.", 0, "huyện đạt chuẩn nông thôn mới"),
    # a part in the place of another in a label behind a semicolon
    ("Tỷ lệ dân số thành thị dùng nước sạch: 61%; nông thôn: 48%.", 1, "tỷ lệ dân số nông thôn dùng nước sạch"),
    ("Tỷ suất tử vong trẻ dưới 1 tuổi: 7‰; dưới 5 tuổi: 9‰.", 1, "tỷ suất tử vong trẻ dưới 5 tuổi"),
    # who asks for an aim; parts of a part add nothing to the whole
    ("Chính phủ yêu cầu tăng trưởng cả năm đạt 8%.", 0, "tăng trưởng cả năm"),
    (
        "Xuất khẩu đạt 52 USD; trong đó: quả 25 USD (chuối 11 USD, dứa 4 USD), hàng dệt 27 USD.",
        4,
        "xuất khẩu: hàng dệt",
    ),
    # who does something for a whole; what a count adds to it; prices of what they added to; behind a bracket
    ("Nghề gỗ đóng góp 6% GDP, tạo việc làm cho 7% lao động.", 1, "nghề gỗ: tạo việc làm lao động"),
    ("Năng suất lao động tăng 9%. Có 61 xưởng gỗ, đóng góp trên 6% GDP.", 2, "xưởng gỗ: đóng góp GDP"),
    (
        "Nhóm giao thông giảm 7% (giá xăng giảm 4%, dầu giảm 3%), làm giảm CPI chung 1 điểm phần trăm.",
        3,
        "nhóm giao thông: làm giảm CPI chung",
    ),
    ("Chín tháng, sản xuất chè đạt 61 tấn.", 0, "sản xuất chè chín tháng"),
    # what is drawn is a name; a rise of what was told as a share; what both cases and suspects are of
    ("Thu hút FDI đạt 61 triệu USD.", 0, "thu hút FDI"),
    ("Vốn nhà nước chiếm 7% tổng vốn và tăng 9%.", 1, "vốn nhà nước"),
    ("Bắt 61 vụ, 9 đối tượng về ma túy.", 0, "bắt vụ về ma túy"),
    ("Có 9 mỏ đá trữ lượng 61 m3.", 0, "mỏ đá"),
    # what was done to all that is counted in a row
    ("Có 61 cán bộ, 9 công chức bị kỷ luật.", 0, "cán bộ bị kỷ luật"),
    # what a branch aims at; a measure behind a counted thing; a part of a year that a statement begins with
    ("Ngành chè đặt mục tiêu đến năm 2035 đón 61 lượt khách.", 0, "ngành chè đón lượt khách"),
    ("Xã có 1 chợ đầu mối quy mô 61 ki ốt.", 0, "chợ đầu mối"),
    ("9 tháng khám cho 61 lượt người.", 0, "khám lượt người 9 tháng"),
    ("Chín tháng đầu năm, có 61 hộ trồng chè.", 0, "hộ trồng chè chín tháng đầu năm"),
    ("Xuất khẩu đạt con số kỷ lục với 61 tỷ USD.", 0, "xuất khẩu"),
    ("Xã An Hạ có diện tích rừng 61 ha.", 0, "diện tích rừng"),
    # who acts is no topic
    ("Đảng ủy xã An Hạ đã lãnh đạo nhân dân vượt khó. Sản lượng ngô 8 tấn. Rau màu đạt 9 tấn.", 1, "rau màu"),
    # what a value counts ends where its names are listed, each with a value of its own
    ("Có 2 khu chợ là Ong Vàng (61 ha), Ong Đen (9 ha).", 0, "khu chợ"),
    ("Có 2 khu chợ gồm: Ong Vàng (61 ha), Ong Đen (9 ha).", 1, "Ong Vàng"),
    ("Có 2 chỉ tiêu không đạt là thu phí (61 tỷ đồng) và tỷ lệ thu gom (7%).", 2, "tỷ lệ thu gom"),
    # the names of several things that begin like a measure stand in the place of one another
    ("Số người đóng bảo hiểm xã hội là 61 người; bảo hiểm y tế 72 người.", 1, "số người đóng bảo hiểm y tế"),
    # the verb of the next value ends what the one before counts, behind a comma or an "and"
    ("Xã mở 9 lớp, tuyên truyền 61 buổi.", 0, "mở lớp"),
    ("Xã mở 9 lớp nghề và tuyên truyền 61 buổi.", 0, "mở lớp nghề"),
    # what passes a measure by some times is no part of its name
    ("Mức lương cao gấp 1,7 lần năm 2031.", 0, "mức lương"),
    ("Toàn huyện có 49 gia đình thể thao, đạt 25% số hộ gia đình.", 1, "gia đình thể thao so số hộ gia đình"),
]

NESTED = (
    "Tổng vốn: 915 triệu đồng. Trong đó:\na) Ngân sách: 515 triệu đồng\n- Làm đường: 481 triệu đồng\n"
    "+ Cầu: 40 triệu đồng\n+ Cống: 75 triệu đồng\n- Đào tạo: 20 triệu đồng\nb) Dân góp: 400 triệu đồng\n"
)
GIVEN: list[tuple[str, int, str, str]] = [
    # what a bracket around the first value of a sentence closes is nothing of the sentence before
    (
        "Dịch vụ tăng 7%, đóng góp 2 điểm phần trăm. Ngành gỗ giảm sâu (-6%), ngành điện tăng 9%.",
        3,
        "before",
        "ngành gỗ",
    ),
    # a line that names nothing but a period hands on no subject of another section
    (
        "## Mục tiêu\n\n- Tỷ lệ hộ nghèo 9%.\n\n## Lộ trình\n\n1. Giai đoạn 2031 - 2033:\n\n- Hoàn thành 61% khối lượng.\n",
        1,
        "label",
        "",
    ),
    # lines that add up to the value of the line above are its parts, and those alone
    (
        "Tổng dự toán: 61 tỷ đồng\n\n- Ngân sách: 41 tỷ đồng\n\n- Dân góp: 20 tỷ đồng\n\n- Chợ: 9 tỷ đồng",
        0,
        "label",
        "",
    ),
    (
        "Tổng dự toán: 61 tỷ đồng\n\n- Ngân sách: 41 tỷ đồng\n\n- Dân góp: 20 tỷ đồng\n\n- Chợ: 9 tỷ đồng",
        1,
        "label",
        "tổng dự toán",
    ),
    (
        "Tổng dự toán: 61 tỷ đồng\n\n- Ngân sách: 41 tỷ đồng\n\n- Dân góp: 20 tỷ đồng\n\n- Chợ: 9 tỷ đồng",
        2,
        "label",
        "tổng dự toán",
    ),
    (
        "Tổng dự toán: 61 tỷ đồng\n\n- Ngân sách: 41 tỷ đồng\n\n- Dân góp: 20 tỷ đồng\n\n- Chợ: 9 tỷ đồng",
        3,
        "label",
        "",
    ),
    ("Tổng dự toán: 61 tỷ đồng\n\n- Ngân sách: 41 tỷ đồng\n\n- Dân góp: 21 tỷ đồng", 1, "label", ""),
    # so are lines that stand in its item and are no more, whatever stands between
    (NESTED, 3, "label", ""),
    (NESTED, 3, "lead", "làm đường"),
    (NESTED.replace("- ", "a1) ").replace("+ ", "- "), 3, "lead", "làm đường"),
    (NESTED, 6, "label", "tổng vốn"),
    (NESTED.replace("75", "475"), 3, "label", "ngân sách"),
    (NESTED.replace("+ Cống: 75 triệu đồng\n", ""), 3, "label", "ngân sách"),
    (NESTED.replace("481 triệu đồng", "trên 481 triệu đồng"), 3, "label", "ngân sách"),
    (NESTED.replace("481 triệu đồng", "50% đơn giá"), 2, "label", "tổng vốn"),
    (NESTED.replace("481 triệu đồng", "50% đơn giá"), 3, "label", "ngân sách"),
    # parts of a ratio can be more than all of it
    ("Diện tích nhà ở đạt 24 m2/người (trong đó: đô thị đạt 27 m2/người).", 1, "whole", "diện tích nhà ở"),
    ("Sản lượng đạt 24 tấn (trong đó: đô thị đạt 27 tấn).", 1, "whole", ""),
    # a value in a bracket without words of its own is of the one before alone
    ("Thu phí tăng 7%. Trong đó, chợ tăng 4% (quý I tăng 3%; quý II tăng 5%).", 1, "whole", "thu phí"),
    ("Thu phí tăng 7%. Trong đó, chợ tăng 4% (quý I tăng 3%; quý II tăng 5%).", 3, "whole", ""),
    # a whole that parts are told of inside a bracket is none behind it
    (
        "Tổng vốn 90 tỷ đồng, trong đó vốn nhà nước 40 tỷ đồng (trong đó tỉnh 30 tỷ đồng), vốn dân 50 tỷ đồng.",
        3,
        "whole",
        "tổng vốn",
    ),
    # a thing that a paragraph is told of, which no place is, nor a measure
    ("Quỹ hỗ trợ có 61 thành viên, dư nợ 7 tỷ đồng, nợ xấu 1%.", 2, "thing", "quỹ hỗ trợ"),
    ("Các xã có 61 trường, chợ 7 cái.", 1, "thing", ""),
    ("Diện tích chè hiện có 61 ha, sản lượng 7 tấn.", 1, "thing", ""),
    ("Theo kế hoạch có 61 trường, chợ 7 cái.", 1, "thing", ""),
    # a time is none, and the next thing comes in its place
    ("Cây lạc đã gieo 61 ha. Ước 6 tháng thu hoạch 41 ha, năng suất 21 tạ/ha.", 2, "thing", "cây lạc"),
    ("Diện tích ngô 61 ha: ngô xuân trồng 41 ha, ngô hè 9 ha.", 2, "thing", "ngô xuân"),
    # the field of a group of aims is no label of them
    ("1. Nhóm chỉ tiêu về chợ:\n- Mở 61 quầy.\n", 0, "label", ""),
    ("1. Chăn nuôi dê:\n- Bán 61 con.\n", 0, "label", "chăn nuôi dê"),
    # the same measure again is no other one
    ("Diện tích ngô 61 ha, diện tích 9 ha.", 1, "exchanged", ""),
    ("Ngô 61 ha, diện tích 9 ha.", 1, "exchanged", ""),
    # what a sum is of is no whole of things in another unit
    ("Tổng diện tích ngô 61 ha, trong đó tiêm phòng 9 liều.", 1, "whole", ""),
    ("Thuế đạt 61 tỷ đồng. Cụ thể, về nuôi lồng, đạt 9 tấn.", 1, "whole", ""),
    # aims have no parts
    ("Thuế đạt 61 tỷ đồng, trong đó phí 7 tỷ đồng.", 1, "whole", "thuế"),
    ("Hoàn thành 17/19 chỉ tiêu, trong đó thuế đạt 7 tỷ đồng.", 1, "whole", ""),
    # what many have much of; what is told of the places that follow
    ("Một số xã có tỷ lệ hộ nghèo cao như An Hòa (31%).", 0, "topic", "tỷ lệ hộ nghèo"),
    ("Sản lượng chè của các xã: An Hòa 61 tấn.", 0, "topic", "sản lượng chè"),
    ("Có 90 ha chè, phân bố ở các xã: An Hòa 61 ha.", 1, "topic", "chè"),
    # whose measure the value before is, for what that actor does; a deed that is said once
    ("Tăng trưởng của làng nghề bình quân 9%, đóng góp 28% GRDP.", 1, "owner", "làng nghề"),
    ("Doanh thu của làng nghề 9 tỷ đồng, tăng 5%; nộp ngân sách 2 tỷ đồng.", 2, "owner", "làng nghề"),
    ("Tăng trưởng của làng nghề đạt 9%, cả năm đạt 28%.", 1, "owner", ""),
    ("Xuất khẩu gạo 9 tấn; chè 3 tấn.", 1, "stem", "xuất khẩu"),
    # for what is added to all, the value before where it names no owner
    ("Xây dựng tăng 9%, đóng góp 2 điểm vào mức tăng chung.", 1, "owner", "xây dựng"),
    # an accident named before, and of which kind it is, for its cases and its harm alone
    ("Xảy ra 61 vụ tai nạn giao thông, làm chết 7 người.", 1, "event", "tai nạn giao thông"),
    ("Xảy ra 61 vụ tai nạn giao thông; đường sắt xảy ra 9 vụ.", 1, "event", "tai nạn giao thông đường sắt"),
    (
        "Xảy ra 61 vụ tai nạn giao thông. Đường sắt có 9 vụ. So cùng kỳ giảm 2 vụ.",
        2,
        "event",
        "tai nạn giao thông đường sắt",
    ),
    ("Xảy ra 61 vụ cháy; đường sắt xảy ra 9 vụ.", 1, "event", "cháy"),
    ("Xảy ra 61 vụ tai nạn giao thông; trồng 9 ha rừng.", 1, "event", ""),
    ("Xảy ra 61 vụ tai nạn giao thông, 9 vụ cháy.", 1, "event", ""),
    ("Xảy ra 61 vụ, làm chết 7 người.", 1, "event", ""),
    # an amount that is more than all is no part of it
    ("Đàn trâu 9 con, trong đó nghé 2 con; đàn lợn 61 con.", 2, "whole", ""),
    ("Đàn trâu 9 con, trong đó nghé 2 con; nghé cái 6 con.", 2, "whole", "đàn trâu"),
    # a line whose parts stand below it is the whole of all that is told by parts behind it
    (
        "Tổng kinh phí 90 tỷ đồng, trong đó:\n- Ngân sách tỉnh: 61 tỷ đồng;\nPhân kỳ đầu tư: năm 2031: 9 tỷ đồng.",
        2,
        "whole",
        "tổng kinh phí",
    ),
    # who acts is no topic
    ("Năm 2032, ngành phấn đấu: trồng 61 ha rừng.", 0, "topic", ""),
    # nor what is called the best
    ("Nét nổi bật của hội luôn là vay vốn, với 61 hộ.", 0, "topic", ""),
    # another crop is not under the one before
    ("Cây lúa: gieo 61 ha. Cây ngô 9 ha.", 1, "topic", ""),
    ("Cây lúa: gieo 61 ha. Năng suất 9 tạ.", 1, "topic", "cây lúa"),
    # how what is counted goes is no topic
    ("Có 8 nhóm tăng giá: nhóm dệt tăng 7%.", 1, "topic", ""),
    ("Trồng 8 ha cây ăn quả: cam 7 ha.", 1, "topic", "cây ăn quả"),
    # "with" in front of a crop tells what a statement is about
    ("Với vụ đông, diện tích đạt 61 ha.", 0, "about", "vụ đông"),
    ("Với quyết tâm cao, diện tích đạt 61 ha.", 0, "about", ""),
    # a part that names its own measure is a whole without what it is a part of
    ("Tổng thu 90 tỷ đồng, trong đó thu phí 61 tỷ đồng, gồm: phí chợ 7 tỷ đồng.", 2, "whole", "thu phí"),
    # a structure is told by its whole name
    ("Xét theo cơ cấu ngành hàng đã bán: gạo 41%; cá 59%.", 1, "stem", ""),
    # what harms are of is none
    ("Tai nạn giao thông có 61 vụ, 9 người chết; trong đó ban đêm 7 vụ.", 2, "event", "tai nạn giao thông"),
    # chief goods name nothing
    ("Xuất khẩu đạt 90 tỷ đồng. Mặt hàng chủ lực gồm: gạo 7 tỷ đồng.", 1, "topic", ""),
    # where it is known from is no topic
    ("Kết quả rà soát cho thấy, tỷ lệ hộ nghèo còn 7%.", 0, "topic", ""),
    # how something is divided is no topic, but for the measure in it
    ("Bán lẻ đạt 90 tỷ đồng. Phân theo nhóm hàng: gạo 7 tỷ đồng.", 1, "topic", ""),
    ("Xét theo cơ cấu chi: gạo 41%, cá 59%.", 1, "topic", "cơ cấu chi"),
    # what a colon right behind a value, or behind its base, opens are its parts; not one behind other words
    ("Giá chợ tăng 7%: gạo tăng 9%.", 1, "whole", "giá chợ"),
    ("Giá chợ tăng 7% so với cùng kỳ: gạo tăng 9%.", 1, "whole", "giá chợ"),
    ("Giá chợ tăng 7% ở nhiều nơi: gạo tăng 9%.", 1, "whole", ""),
    # the opposite of a part, of what is counted alike
    ("Trường mầm non 61 trường, 9 lớp; tiểu học 7 trường.", 2, "swapped", "trường tiểu học"),
    # of several measures that which is counted so; all of them for a share
    ("Năng suất, sản lượng một số cây như: lúa 61 tạ/ha, ngô 9 tấn.", 0, "topic", "năng suất"),
    ("Năng suất, sản lượng một số cây như: lúa 61 tạ/ha, ngô 9 tấn.", 1, "topic", "sản lượng"),
    # parts are of what is counted as they are
    ("Xóa 61 nhà tạm với kinh phí 9 tỷ đồng, trong đó xây mới 40 nhà.", 2, "whole", "xóa"),
    ("Năng suất và sản lượng vụ xuân: Lúa 9 tấn.", 0, "topic", "sản lượng vụ xuân"),
    ("Diện tích, sản lượng vụ xuân: Lúa tăng 9%.", 0, "topic", "diện tích, sản lượng vụ xuân"),
    # a measure named again behind a semicolon ends the parts of the one before
    ("Tỷ lệ xanh đạt 9%, trong đó thôn 7%; tỷ lệ sạch đạt 61%, thôn 4%.", 3, "whole", ""),
    ("Tỷ lệ xanh đạt 9%, trong đó thôn 7%; xóm 61%, ấp 4%.", 3, "whole", "tỷ lệ xanh"),
    # a heading is without its markers, and small where it is written in capitals
    ("# Đề án\n\n## III. CHỢ QUÊ\n\nNăm 2031 có 9 ha.", 0, "heading", "chợ quê"),
    ("# Đề án\n\n### IV. Chợ GRDP\n\nNăm 2031 có 9 ha.", 0, "heading", "chợ GRDP"),
    # what is done is no measure that its first word is
    ("Thu hoạch lúa 61 ha, khoai 9 ha.", 1, "stem", "thu hoạch"),
]


@pytest.mark.parametrize(("text", "number", "wanted"), OFFERED)
def test_the_right_subject_is_among_those_offered(text: str, number: int, wanted: str) -> None:
    candidates = offered(described(page(text)))[number]
    assert max(overlap(candidate, wanted) for candidate in candidates) >= 0.8


def test_an_amount_stands_in_front_of_no_other_measure() -> None:
    candidates = offered(described(page("Tổng diện tích quế đạt 61 ha; sản lượng 9 tấn.")))[1]
    assert "sản lượng tổng diện tích quế" not in candidates
    assert "sản lượng" in candidates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8- Lao động qua đào tạo: 61% (có bằng cấp: 9%).\n\n- (9) Trường chuẩn: 71%.", 2),
        ("- Tốc độ tăng giá trị: 61%, trong đó:\n  + Nông nghiệp: 7%\n  + Dịch vụ: 9%", 2),
    ],
)
def test_a_value_in_the_line_above_is_no_part_of_a_subject(text: str, number: int) -> None:
    found = offered(described(page(text)))[number]
    assert not any("61%" in candidate for candidate in found)


def test_what_is_said_behind_a_semicolon_holds_for_no_share_in_front_of_it() -> None:
    found = offered(
        described(page("Giảm 10% số vụ xâm hại trẻ em so với năm 2030; giảm 15% số trẻ em chết do đuối nước."))
    )[0]
    assert not any("đuối nước" in candidate for candidate in found)


WRITTEN: list[tuple[str, int, str]] = [
    # parts of a measure without a value of its own
    ("Diện tích lúa năm nay đạt thấp, trong đó phía nam đạt 61 ha; phía bắc đạt 9 ha.", 0, "diện tích lúa: phía nam"),
    # a topic ends in front of its rise and the cause of that; a slash parts two things of one kind
    ("Bán lẻ tăng là do nhu cầu đều tăng. Trong đó, gỗ tăng 7%.", 0, "bán lẻ: gỗ"),
    ("Phát hiện 61 vụ/7 đối tượng trộm chó.", 0, "phát hiện vụ trộm chó"),
    # "lại" at the end of a longer word stays with it; a small part is how it stands
    ("Phương tiện đi lại tăng 7%.", 0, "phương tiện đi lại"),
    ("Gỗ chỉ chiếm một phần rất nhỏ, ước đạt 7 tỷ đồng.", 0, "gỗ"),
    # the largest measure that a thing has; things told one by one behind their amounts
    ("Gỗ có kim ngạch lớn nhất với 61 triệu USD.", 0, "kim ngạch gỗ"),
    ("Cả xã trồng 61 ha ngô, bằng 95%; 7 ha lạc, bằng 97%.", 2, "trồng lạc"),
    # what is compared is no share
    ("Đã gặt 61 ha, chiếm 9% diện tích lúa và bằng 97% cùng kỳ.", 2, "gặt"),
    # a measure of towns that are left open
    ("Một số chợ doanh thu giảm: chợ tre giảm 7%.", 0, "doanh thu: chợ tre"),
    # another part of the year is in the place of the one before, and of one that is left open
    (
        "Thu phí tháng 7/2031 đạt 9 tỷ đồng, tăng 1% so với tháng trước và 7 tháng/2031 đạt 61 tỷ đồng.",
        2,
        "thu phí 7 tháng",
    ),
    ("Thu phí trong tháng đạt 9 tỷ đồng và 7 tháng/2031 đạt 61 tỷ đồng.", 1, "thu phí 7 tháng"),
    # a bracket ends with its sentence
    ("Tính chung 9 tháng, thu phí tăng 4% (quý I tăng 3%).\n\nTrong đó, chợ tăng 7%.", 2, "thu phí 9 tháng: chợ"),
    # a measure of a thing that is told with its standing; who tells it is no topic, nor is what some goods are
    ("Gỗ đứng thứ hai với kim ngạch 61 triệu USD, tăng 7%.", 0, "kim ngạch gỗ"),
    ("Trong các mặt hàng, gỗ dẫn đầu với kim ngạch 61 triệu USD.", 0, "kim ngạch gỗ"),
    ("Theo Sở Công Thương, bán lẻ tiếp tục tăng. Trong đó, gỗ tăng 7%; chè tăng 9%.", 1, "bán lẻ: chè"),
    ("Kim ngạch một số mặt hàng giảm: gỗ giảm 7%; chè giảm 9%.", 1, "kim ngạch: chè"),
    # how large a share something is, is no part of what it is else
    ("Gỗ chiếm tỷ trọng 7%, đạt 61 triệu USD.", 1, "gỗ"),
    # what is told around a second bracket is of the words in front of it alone
    ("Khai khoáng (chiếm 61%) tăng 7%; dệt (chiếm 9%) chỉ tăng 4%.", 3, "dệt"),
    ("Khởi tố 31 bị can có hành vi tàng trữ, mua bán pháo.", 0, "khởi tố bị can có hành vi tàng trữ, mua bán pháo"),
    # the quarters told in a bracket are of what stands in front of it, and hold in it alone
    ("Tính chung 9 tháng, thu phí tăng 4% (quý I tăng 3%; quý II tăng 5%).", 2, "thu phí quý II"),
    ("Tính chung 9 tháng, thu phí tăng 4% (quý I tăng 3%), thuế tăng 7%.", 2, "thuế 9 tháng"),
    # what parts add to is said once, and so is what two counted things are of
    (
        "Dệt tăng 4%, đóng góp 2 điểm phần trăm vào mức tăng chung; gỗ tăng 7%, đóng góp 1 điểm phần trăm.",
        3,
        "gỗ: đóng góp vào mức tăng chung",
    ),
    ("Khởi tố 31 vụ, 44 bị can về tội trộm cắp.", 0, "khởi tố vụ về tội trộm cắp"),
    # an organ is no part of what it does
    ("Công an huyện khởi tố 31 vụ.", 0, "khởi tố vụ"),
    # a month with its year is kept
    ("Thu phí tháng 7/2031 đạt 9 tỷ đồng.", 0, "thu phí tháng 7"),
    ("Thu phí đến tháng 7/2031 đạt 9 tỷ đồng.", 0, "thu phí"),
    # what is told around a bracket with values is told of what stands in front of it
    ("Khai khoáng (chiếm 61% GRDP) tăng 7%.", 1, "khai khoáng"),
    ("Thu phí đạt 61 tỷ đồng; khai khoáng (đạt 41 tỷ đồng, chiếm 9%) tăng 7%.", 3, "khai khoáng"),
    # commas around a time that is taken out are one
    ("Đề án nuôi ong, năm 2031, hội viên được vay 61 tỷ đồng.", 0, "đề án nuôi ong, hội viên được vay"),
    # who reached how much of a norm
    ("Xã phía tây đạt 11/17 tiêu chí.", 0, "tiêu chí đạt: xã phía tây"),
    # whom a harm befell is told with it, once
    ("Xảy ra 9 vụ tai nạn giao thông, làm chết 7 người.", 1, "tai nạn giao thông: làm chết người"),
    ("Xảy ra 9 vụ tai nạn giao thông, số người chết giảm 7 người.", 1, "tai nạn giao thông: số người chết"),
    (
        "Xảy ra 9 vụ tai nạn giao thông, lượt người bị thương 7 lượt người.",
        1,
        "tai nạn giao thông: lượt người bị thương",
    ),
    # a bracket of nothing but a time is left out; averages stand behind what they are of
    ("Cháy rừng (từ 15/9 đến 14/10): 7 vụ.", 0, "cháy rừng"),
    ("Thu phí đạt 61 tỷ đồng, tăng bình quân hằng năm 7%.", 1, "thu phí bình quân hằng năm"),
    ("Thu phí đạt 61 tỷ đồng, tăng 7%.", 1, "thu phí"),
    # what is no yearly value behind a yearly one is of no average, but for what was planned
    ("Thu phí tăng bình quân 7%/năm, đạt 61 tỷ đồng.", 1, "thu phí"),
    ("Thu nhập bình quân đầu người 61 triệu đồng/năm, tăng 7%.", 1, "thu nhập bình quân đầu người"),
    ("Có 61% thôn có tổ, từng bước có 9 đội.", 0, "thôn có tổ, từng bước"),
    ("Tỷ lệ hộ có điện đạt 61%, trong đó hộ có công tơ điện tử đạt 9%.", 1, "tỷ lệ hộ có điện: hộ có công tơ điện tử"),
]
NOT_WRITTEN: list[tuple[str, int, str]] = [
    # a harm or deed behind a comma is the next value's
    ("Tiếp nhận 61 đơn, xử lý 9 đơn.", 0, "xử lý"),
    ("Tổ chức 61 lớp học, tham gia 9 hội chợ.", 0, "tham gia"),
    # what a trade leaves over is no kind of the trade
    ("Kim ngạch xuất khẩu gỗ đạt 61 tỷ USD, xuất siêu 9 tỷ USD.", 1, "kim ngạch xuất"),
    # who has what is counted is no part of it; nor does an amount take the place of a price
    ("Thị xã có 61 cụm nghề.", 0, "thị xã"),
    ("Giá bán bình quân 61 đồng/kg. Kim ngạch đạt 7 tỷ đồng.", 1, "kim ngạch bán"),
    # nor is what a number counts that is no value
    ("Có 61 học sinh giỏi, 2 giải quốc gia.", 0, "giải"),
    # an amount is of no rate; what is lent is no thing that is told of
    ("Tăng trưởng tín dụng đạt 7%, tổng dư nợ 61 tỷ đồng.", 1, "tín dụng: tổng"),
    ("Dư nợ cho vay chiếm 7%. Huy động vốn đạt 61 tỷ đồng.", 1, "dư nợ: huy động"),
    ("Tỷ lệ nợ xấu 7%, tổng dư nợ 61 tỷ đồng.", 1, "nợ tỷ lệ"),
    ("Tỷ lệ bao phủ đạt 7% dân số. Tổng thu 61 tỷ đồng.", 1, "tổng thu bao phủ"),
    ("Xảy ra 18 vụ, làm chết 8 người.", 0, "chết"),
    ("Thương mại khởi sắc, trong đó thu phí đạt 61 tỷ đồng.", 0, "trong đó"),
    # nor is the first of what is counted, or where most of it is from
    ("Có 61 chợ mới, trong đó chợ tre thu 7 tỷ đồng.", 0, "tre"),
    ("Vay được 61 tỷ đồng nuôi ong, chủ yếu từ quỹ xã.", 0, "chủ yếu"),
    ("Toàn Đảng bộ có 61 đảng viên.", 0, "toàn"),
    # a cause is under nothing that its effect is under; what else was found is told of no value
    ("Thu phí tăng 7%. Trong đó, chợ giảm 4% do lượng khách giảm 9%.", 2, "phí"),
    ("Bắt 61 vụ trộm, cùng nhiều vụ việc khác.", 0, "cùng"),
    ("Thu phí tăng 7%, tuy cao hơn mức tăng 4% của cùng kỳ.", 1, "tuy"),
    ("Gỗ đứng thứ hai với kim ngạch 61 triệu USD, tăng 7%.", 0, "đứng"),
    # a year is no word of average
    ("Thu phí cả năm 2031 ước tăng 7%.", 0, "cả năm"),
    # what a bracket in front of a value holds is of the value in it; nor is where it was done, in front of a count
    ("Thuế 61 tỷ đồng (bằng 9% dự toán), phí chợ thu 7 tỷ đồng.", 2, "dự toán"),
    ("Kiểm tra tại 61 chợ.", 0, "tại"),
    ("Theo số liệu do Cục Thống kê vừa công bố, thu phí đạt 9 tỷ đồng.", 0, "công bố"),
    # how a value ranks and how it came to be is none, nor by how much the number of things rose
    ("Thu phí tăng 7% (so với năm 2031), đứng thứ 6 cả nước.", 0, "đứng"),
    ("Thu phí tăng 7% trong năm 2031, sau khi giảm sâu.", 0, "sau"),
    ("Trọng án giảm 9 vụ.", 0, "giảm"),
    ("Thu phí tăng bình quân 7%/năm, đạt 61 tỷ đồng.", 1, "bình quân"),
    # words that only stand around subjects are no side
    ("Có 61 hộ như sau.", 0, "như sau"),
    ("Thu 61 tỷ đồng hiện nay.", 0, "hiện nay"),
    # so much of a measure a year counts nothing
    ("Giao rừng bình quân 122 sào/năm, rừng thật sự có chủ.", 0, "sào"),
    # nor does one that sets a sentence against the one before, nor what was planned in a bracket
    ("Dệt vải tăng 12%. Ngược lại, sản xuất bia giảm 6%.", 1, "ngược"),
    ("Vay đạt 46 tỷ đồng, tăng 9% so với đầu năm, vượt kế hoạch đề ra (kế hoạch tăng từ 7 - 8%).", 2, "vượt"),
    # another word for the amount before is no other measure
    ("Kim ngạch bán gạo đạt 46 tỷ đồng; lũy kế 5 tháng giá trị đạt 90 tỷ đồng.", 1, "giá trị bán gạo"),
    ("Doanh thu vận tải đạt 312 tỷ đồng, tăng 2%; lũy kế 5 tháng giá trị đạt 1.480 tỷ đồng.", 2, "5 tháng giá trị"),
    # what is called the best is no part, nor who acted, nor the cause
    ("Điểm sáng nhất của huyện là thu phí đạt 61 tỷ đồng.", 0, "điểm sáng"),
    ("Quý II, tỉnh cấp mới 7 dự án.", 0, "tỉnh"),
    ("Các cấp hội đã quyên góp gạo được 61 triệu đồng.", 0, "hội"),
    # nor a predicate that tells of what was named before, nor what the share before is of
    ("Có 61% thợ qua lớp, 48% có nghề.", 0, "có nghề"),
    ("Phí đạt 61% GDP, thuế chiếm 48%.", 1, "gdp, thuế"),
    # nor a second clause behind a comma, or deeds for the next value
    ("Giảm 7% số xã có chợ tạm, đồng thời, giảm số quán của xã khác.", 0, "đồng thời"),
    ("Có 61% nhà đạt danh hiệu nhà sạch, duy trì và xây dựng mới 7 chợ.", 0, "duy trì"),
    # who tells it is none, be there a time between the two commas; nor is the time just named, nor the herd before
    ("Theo số liệu mới nhất của Cục Thống kê, tháng 5, bán gỗ đạt 61 tỷ đồng.", 0, "thống kê"),
    ("Cũng thời gian trên, thu phí đạt 61 tỷ đồng.", 0, "thời gian"),
    ("Có 61 con trâu; 9 con bò; 48 con lợn.", 2, "bò lợn"),
    # nor is a month by whose end something was told, which is no time of the value either
    ("Hết tháng 9, thu phí đạt 7 tỷ đồng.", 0, "tháng"),
    ("Đến cuối tháng 9, thu phí đạt 7 tỷ đồng.", 0, "tháng"),
    # nor has what a plan costs to do with what it earns, nor a deed with a number; nor is the next told of a rise
    ("Thu nhập từ rừng tăng 7%. Kinh phí thực hiện 61 tỷ đồng.", 1, "kinh phí thực hiện từ"),
    ("Tổng số đơn thụ lý là 61 vụ, giải quyết 9 vụ.", 1, "giải quyết đơn"),
    ("So với cùng kỳ, án thụ lý nhiều hơn 61 vụ, án giải quyết ít hơn 9 vụ.", 0, "giải quyết"),
    # nor who leads, nor what a comma parts from a rise and its base
    ("Có 12 xã hoàn thành thu phí, dẫn đầu là xã Khe Gạo với 7 tỷ đồng.", 0, "dẫn đầu"),
    ("Ca sởi giảm 18% so với cùng kỳ, không có tử vong.", 0, "tử vong"),
    # of the shares in brackets of a list none is of the other; nor is where something happened, nor what ranks it
    ("Nhiều hàng tăng giá như: gạo (7%), thịt (4%), rau (2%).", 1, "gạo"),
    ("Nhiều hàng tăng giá như: gạo (7%), thịt (4%), rau (2%).", 2, "gạo"),
    ("Trong tháng, trên địa bàn 9 huyện, thị xã xảy ra 61 vụ cháy.", 0, "thị xã"),
    ("Vải tăng 9%; giảm mạnh là bia (7%).", 1, "mạnh"),
    # nor has a part of what is insured "insurance" alone for its head; nor does a preposition end one
    ("Bảo hiểm y tế có 61 người; trong đó trẻ em 9 người.", 1, "bảo hiểm trẻ"),
    ("Thu hồi 61 ha đất của 9 hộ.", 0, "của"),
    # a word that opens an instance names nothing that it is under
    ("Điển hình: doanh thu của chợ 61 tỷ đồng; phí 7 tỷ đồng.", 1, "điển hình"),
    # an old level that is a number alone is no part of a subject
    ("Tăng số chợ từ 61 lên 72 chợ.", 0, "từ 61"),
    ("Tỷ lệ thu gom tăng từ 61 lên 72%.", 0, "từ 61"),
    # a longer name in which the word of a measure stands is not cut there
    ("Lực lượng canh gác tổ chức 9 đợt tuần tra.", 0, "^lượng"),
    ("Chi bộ thôn có 9 đảng viên; giám sát 7 lần.", 1, "^chi giám sát"),
    ("Bình quân mỗi xã có 9 chợ, không còn chợ nào tạm.", 0, "tạm"),
    ("Mỗi xã mở 9 chợ, mỗi thôn lập 7 tổ.", 1, "mỗi xã"),
    # a part has the part of a year that it is told for, not that of its whole
    ("Doanh thu quý II tăng 9%; 6 tháng tăng 7%, trong đó chợ tăng 4%.", 2, "quý ii: chợ"),
    # behind a comma something is told of each of others, which "step by step" does not
    ("Có 61% thôn có tổ, mỗi tổ 9 người.", 0, "mỗi"),
    # the work on a crop is no part of what is measured of it
    ("Vụ Đông Xuân gieo sạ 61 ha, năng suất 7 tạ/ha.", 1, "gieo sạ"),
    # what holds the share that comes next is told of no other
    ("Có 61% người lớn có chữ ký số, 9% thanh toán bằng thẻ, kinh tế số chiếm 7% GRDP.", 1, "kinh tế số"),
    # a measure said once is over where something else is told
    (
        "Huy động trẻ 5 tuổi ra lớp đạt 61%; học sinh học xong chương trình tiểu học 9%; tốt nghiệp THCS 7%.",
        2,
        "huy động tốt",
    ),
    # who sets an aim behind a comma is told of no value in front of it
    ("Có 61% hộ dùng nước sạch, hội đồng nhân dân tỉnh thông qua chỉ tiêu thu ngân sách 9 tỷ đồng.", 0, "hội đồng"),
    # a deed of the next value is no part of what stands in front of it; who expects a count is none of it
    ("Phấn đấu gieo trồng 61 ha vụ đông, xuất chuồng 9 tấn thịt hơi.", 0, "xuất chuồng"),
    ("Năm 2031, tỉnh dự kiến đón 61 lượt khách.", 0, "tỉnh"),
    ("Có 61 lượt khách, khách lưu trú chiếm 9%.", 0, "lưu trú"),
    # what is kept is no deed done to what is counted
    ("- Trường đạt chuẩn quốc gia: duy trì 61 trường.", 0, "trường duy trì"),
    # what comes with what is held is not held
    ("Đoàn tổ chức 61 buổi tuyên truyền với 9 lượt người tham gia.", 1, "tham gia tổ chức"),
    # things stand under no amount of money
    ("Tổng mức đầu tư chợ quê là 61 tỷ đồng, dự kiến thu hút 9 hộ kinh doanh.", 1, "chợ quê hộ"),
]


@pytest.mark.parametrize(("text", "number", "wanted"), WRITTEN)
def test_a_candidate_is_written_so(text: str, number: int, wanted: str) -> None:
    assert wanted in offered(described(page(text)))[number]


REFERRED = [
    # a name with capitals, the nearest; the subject before; nothing to stand for; no reference
    (
        "gỗ sang thị trường này",
        "Bán sang thị trường Nga, rồi thị trường Nhật Bản đạt",
        "",
        "gỗ sang thị trường Nhật Bản",
    ),
    ("gỗ sang thị trường này", "Xuất khẩu sang Nhật Bản đạt", "", "gỗ sang thị trường Nhật Bản"),
    ("doanh thu ngành này", "Năm qua", "xuất khẩu ngành dệt: áo", "doanh thu ngành dệt"),
    ("doanh thu ngành này", "Năm qua", "thu phí", "doanh thu ngành này"),
    ("ngành dệt: ngành này đóng góp", "Năm qua", "xuất khẩu ngành dệt", "ngành dệt đóng góp"),
    ("riêng thị trường này", "Lào là thị trường lớn nhất.", "", "riêng thị trường Lào"),
    ("riêng thị trường này", "Lào là thị trường lớn nhất, xuất sang Nga giảm", "", "riêng thị trường Nga"),
    ("nước sạch", "Xuất khẩu sang Nhật Bản", "", "nước sạch"),
]


@pytest.mark.parametrize(("own", "before", "subject", "wanted"), REFERRED)
def test_what_this_stands_for(own: str, before: str, subject: str, wanted: str) -> None:
    choice = Choice(own, Candidate(Shape("L"), None, None), 1.0)
    assert named_again(choice, before, (0, len(before)), subject).text == wanted


TRADES = [
    ("xuất khẩu gạo sang Lào tháng 5", "xuất khẩu gạo"),
    ("kim ngạch nhập khẩu thép 5 tháng: Lào", "kim ngạch nhập khẩu thép"),
    ("kim ngạch xuất khẩu", ""),
    ("doanh thu bán lẻ", ""),
]


@pytest.mark.parametrize(("subject", "wanted"), TRADES)
def test_the_trade_that_a_subject_names(subject: str, wanted: str) -> None:
    assert trade_in(subject) == wanted


MARKETS = [
    # a market that stands among others and has a measure; one that is named alone; a firm in no trade; a crop
    (
        "Trong 7 tháng, xuất khẩu gạo đạt 61 triệu USD. Lào là bạn hàng. Nga đứng thứ 2 với kim ngạch 9 triệu USD.",
        "kim ngạch xuất khẩu gạo 7 tháng: Nga",
    ),
    (
        "Xuất khẩu gạo đạt 61 triệu USD. Nhật Bản đứng thứ 2 với kim ngạch 9 triệu USD.",
        "kim ngạch xuất khẩu gạo: Nhật Bản",
    ),
    ("Xuất khẩu gạo đạt 61 triệu USD. Nhật Bản đứng thứ 2 với 9 triệu USD.", "xuất khẩu gạo: Nhật Bản"),
    ("Doanh thu chợ đạt 61 triệu USD. Nhật Bản đứng thứ 2 với kim ngạch 9 triệu USD.", "kim ngạch Nhật Bản"),
    ("Xuất khẩu gạo đạt 61 triệu USD. Sắn đạt 9 triệu USD.", "sắn"),
]


@pytest.mark.parametrize(("text", "wanted"), MARKETS)
def test_a_market_is_told_of_the_trade_before(text: str, wanted: str) -> None:
    assert overlap(chosen(text)[1], wanted) > 0.8


RESPECTS = [
    ("Có 61 chợ mới với số vốn 9 tỷ đồng, giảm 4% về số chợ và tăng 7% về số vốn.", 2, "số chợ mới"),
    ("Có 61 chợ mới với tổng số vốn vay 9 tỷ đồng, giảm 4% về số chợ, tăng 7% về vốn vay.", 3, "tổng số vốn vay"),
    ("Có 61 chợ mới, giảm 4% về lượng khách.", 1, "chợ mới lượng khách"),
]


@pytest.mark.parametrize(("text", "number", "wanted"), RESPECTS)
def test_in_what_respect_a_change_is_told(text: str, number: int, wanted: str) -> None:
    assert chosen(text)[number].startswith(wanted)


@pytest.mark.parametrize(("text", "number", "words"), NOT_WRITTEN)
def test_no_candidate_holds_these_words(text: str, number: int, words: str) -> None:
    texts = [f"^{each.lower()}" for each in offered(described(page(text)))[number]]
    assert [each for each in texts if words in each] == []


CLASSES = [
    (",", ","),
    ("2031", "number"),
    ("hộ", "noun"),
    ("diện", "heads"),
    ("được", "predicates"),
    ("tại", "place_prepositions"),
    ("rằng", "report_verbs"),
    ("ong", "word"),
]


@pytest.mark.parametrize(("word", "expected"), CLASSES)
def test_class_of_a_word(word: str, expected: str) -> None:
    assert class_of(word) == expected


@pytest.mark.parametrize(("text", "number", "source", "expected"), GIVEN)
def test_what_a_source_gives(text: str, number: int, source: str, expected: str) -> None:
    found: list[str] = []

    def collect(ground: Ground, number: int, _context: Context, around: Surroundings) -> Choice:
        found.append(around.inherited.get(source, ""))
        pieces = pieces_of(ground, number, around)
        first = next(iter(candidates(pieces)))
        return Choice(first.text(pieces), first, 1.0)

    list(subjects(described(page(text)), collect))
    assert found[number] == expected


def test_what_makes_the_parts_more_than_all_is_none() -> None:
    whole: list[str] = []

    def part(ground: Ground, number: int, _context: Context, around: Surroundings) -> Choice:
        whole.append(around.inherited.get("whole", ""))
        pieces = pieces_of(ground, number, around)
        ways = sorted(candidates(pieces), key=lambda each: (each.shape.source != "whole", each.left is None))
        return Choice(ways[0].text(pieces), ways[0], 1.0)

    list(subjects(described(page("Đàn trâu 9 con, trong đó nghé 2 con; trâu cái 6 con; lợn 4 con.")), part))
    assert whole == ["", "đàn trâu", "đàn trâu", ""]


def test_a_word_for_a_unit_alone_is_no_subject() -> None:
    assert "huyện dự án" not in offered(described(page("Năm 2031, huyện thu hút 27 dự án.")))[0]


def test_the_front_of_a_longer_word_is_no_side() -> None:
    assert "đối" not in offered(described(page("Tăng bình quân 16%/năm đối với số sáng kiến được công nhận.")))[0]


def test_a_value_without_words_still_has_a_subject() -> None:
    assert chosen("Đạt 61 ha.") == ["ha"]


# Evidence and confidence ----------------------------------------------------------------------------------------------


def test_the_local_part_of_a_subject_is_a_stretch_of_its_statement() -> None:
    text = "Phấn đấu tỷ lệ hộ dùng nước sạch đạt trên 91%."
    (target,) = analyse(page(text)).targets
    assert target.subject_start is not None
    assert text[target.subject_start : target.subject_end].lower() == target.subject.lower()


def test_confidence_is_a_probability() -> None:
    text = "Tỷ lệ hộ có điện đạt 99%; thu 61 tỷ đồng, trong đó thu nội địa 48 tỷ đồng; 12 xã."
    assert all(0.0 < target.confidence <= 1.0 for target in analyse(page(text)).targets)


def test_confidence_is_no_more_than_that_of_what_is_inherited() -> None:
    first, second = analyse(page("Doanh thu đạt 61 tỷ đồng, tăng 7% so với cùng kỳ.")).targets
    assert first.subject == second.subject
    assert second.confidence <= first.confidence


def test_confidence_is_rescaled_as_the_weights_say() -> None:
    rescaled = Ranker(by_fact([("confidence|slope", 0.5), ("confidence|offset", 0.25)]))
    assert rescaled.confidence(0.9) == pytest.approx(1 / (1 + math.exp(-(0.5 * math.log(9) + 0.25))))
    assert Ranker({}).confidence(0.9) == pytest.approx(0.9)
    assert 0.0 < rescaled.confidence(0.0) < rescaled.confidence(0.9999) < 1.0


def test_a_sole_candidate_is_as_sure_as_such_ones_were_seen_to_be() -> None:
    seen = Ranker(by_fact([("confidence|slope", 0.5), ("confidence|offset", 0.25), ("confidence|sole", 0.8)]))
    assert seen.confidence(1.0) == 0.8 < seen.confidence(0.9999)
    assert is_sole(Ranker({}).confidence(1.0))  # so that the fit finds them


def test_the_score_is_the_sum_of_the_weights_of_what_holds() -> None:
    ranker = Ranker(by_fact([("L|*", 0.5), ("L|unit=share", 0.25), ("R|*", 4.0)]))
    assert ranker.score(["L|*", "L|unit=share", "L|unknown"]) == 0.75
    assert ranker.score([]) == 0


STORED = {
    f"{label}|{fact}": weight
    for fact, weights in columns("subject_weights", "fact", "weights")
    for label, weight in labelled(weights)
}
NAMES = sorted(name for name in STORED if not name.startswith("confidence|"))


@settings_of(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.integers(-5, 5).map(float), max_size=60))
def test_the_choice_and_its_share_are_those_of_all_candidates_weighed_one_by_one(weights: dict[str, float]) -> None:
    """Best sides shape by shape give the same as scoring every candidate, and the shares of all add up to one."""
    ranker = Ranker(by_fact(weights.items()))

    def scored(ground: Ground, number: int, context: Context, around: Surroundings) -> Choice:
        pieces = pieces_of(ground, number, around)
        weighed = evidence(pieces, context)
        offered = list(candidates(pieces))
        scores = [ranker.score(weighed.names(pieces, candidate)) for candidate in offered]
        every = sum(math.exp(score) for score in scores)
        order = sorted(range(len(scores)), key=lambda at: -scores[at])
        likely = [at for at in order if scores[at] >= max(scores) - FAR][:MOST]
        texts, shares = [offered[at].text(pieces) for at in likely], [math.exp(scores[at]) / every for at in likely]
        wanted = (0, shares[0]) if shares[0] >= SURE else agreed(texts, shares)
        choice = ranker.choose(pieces, context)
        assert choice is not None
        if is_open(texts[0]):  # it gives way, see below
            assert choice.text == texts[wanted[0]] or not is_open(choice.text)
            return choice
        assert choice.text == texts[wanted[0]]
        assert choice.candidate.way.endswith(" agreed") == (wanted[0] > 0)
        assert choice.probability == pytest.approx(wanted[1])
        return choice

    list(
        subjects(
            described(page("Thu ngân sách đạt 61 tỷ đồng, trong đó thu nội địa, thuế 48 tỷ đồng của huyện.")), scored
        )
    )


@pytest.mark.parametrize(
    ("texts", "shares", "wanted"),
    [
        (["thu nội địa", "chi thường xuyên"], [0.5, 0.4], (0, 0.5)),
        # two that say nearly the same are together more likely than a third
        (["doanh thu", "tỷ lệ hộ nghèo cả xã", "tỷ lệ hộ nghèo của cả xã"], [0.4, 0.3, 0.25], (1, 0.55)),
        # what is between the others agrees with both
        (["hộ nghèo xã", "hộ nghèo xã A và xã B", "hộ nghèo xã A"], [0.35, 0.3, 0.25], (2, 0.6)),
        (["xã xã", "xã", "xã xã"], [0.3, 0.3, 0.2], (0, 0.5)),
        (["xã", "hộ"], [0.3, 0.1 + 0.2], (0, 0.3)),  # equals, but for how they were added up
        (["", "hộ"], [0.4, 0.3], (1, 0.3)),
        ([""], [0.5], (0, 0.0)),
    ],
)
def test_of_the_likely_ones_that_is_taken_which_agrees_with_all(
    texts: list[str], shares: list[float], wanted: tuple[int, float]
) -> None:
    chosen, share = agreed(texts, shares)
    assert chosen == wanted[0]
    assert share == pytest.approx(wanted[1])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("năng suất", True),
        ("tốc độ tăng bình quân", True),
        ("Sản lượng bình quân hàng năm", True),
        ("năng suất lúa", False),
        ("diện tích: sản lượng", True),
        ("kinh phí: tỉnh", False),
        ("thu hoạch: năng suất", True),
        ("thu hoạch lúa: năng suất", False),
        ("năng suất lao động", False),
        ("thu nhập bình quân đầu người", False),
        ("bình quân đầu người các xã", False),
        ("huyện", True),
        ("Bình Sơn", True),
        ("xã Bình Sơn", False),
        ("GRDP", False),
        ("", False),
    ],
)
def test_a_measure_that_is_always_of_something_is_open(text: str, wanted: bool) -> None:
    assert is_open(text) is wanted


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        (["năng suất", "năng suất cây lạc", "cây mè: năng suất"], [1, 2]),
        (["cây mè", "cây mè: năng suất"], [1]),
        (["năng suất", "cây mè"], []),
        ([], []),
    ],
)
def test_an_open_measure_gives_way_to_those_that_say_what_it_is_of(others: list[str], wanted: list[int]) -> None:
    assert saying_of_what("năng suất", others) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Giá trị mật ong năm 2030 đạt 42 tỷ đồng, tốc độ tăng bình quân 6%/năm.", "mật ong"),
        ("Toàn xã gieo trồng 312 ha mè, năng suất bình quân 9 tạ/ha.", "mè"),
        # what it is of is said nowhere
        ("Năng suất đạt 9 tạ/ha.", "năng suất"),
    ],
)
def test_an_open_measure_does_not_stand_alone_where_the_text_says_what_it_is_of(text: str, wanted: str) -> None:
    assert wanted in chosen(text)[-1]


def test_the_fitted_weights_are_finite_and_of_known_form() -> None:
    assert len(STORED) > 100
    assert all(math.isfinite(weight) and abs(weight) < 100 for weight in STORED.values())
    assert by_fact(STORED.items()) == fitted().by_fact
    assert fitted().score(NAMES) == pytest.approx(sum(map(STORED.__getitem__, NAMES)))


def test_the_ranker_beats_the_first_candidate() -> None:
    """On the corpus, the weights pick the gold subject more often than the plain left side does."""
    lines = (ROOT / "corpus" / "gold" / "targets.jsonl").read_text("utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if row["doc"].endswith(".txt")]
    right = {"fitted": 0, "first": 0}
    for name in sorted({row["doc"] for row in gold}):
        document = described(page((ROOT / "corpus" / "pages" / name).read_bytes().decode("utf-8")))
        for way, ranker in (("fitted", fitted()), ("first", Ranker({}))):
            found = {target.start: target.subject for target in targets(document, ranker).targets}
            right[way] += sum(overlap(found.get(r["start"]), r["subject"]) >= 0.8 for r in gold if r["doc"] == name)
    assert right["fitted"] > right["first"]


# Word lists -----------------------------------------------------------------------------------------------------------

LISTS = sorted(name for name, words in settings("subjects").items() if isinstance(words, list))


@pytest.mark.parametrize("name", LISTS)
def test_phrases_are_found_at_both_ends(name: str) -> None:
    table = phrases(name)
    for key in table.keys:
        words = key.split(" ")
        assert table.at_start([*words, "x"], 0, len(words) + 1) >= 1
        assert table.at_end(["x", *words], 0, len(words) + 1) >= 1


def test_the_second_of_two_shares_is_of_what_stands_behind_it_alone() -> None:
    text = "Tăng trưởng của kinh tế biển đạt 61%, đóng góp 9% GRDP và 7% thu ngân sách."
    assert chosen(text)[1:] == ["kinh tế biển: đóng góp GRDP", "kinh tế biển: đóng góp thu ngân sách"]


def test_a_share_for_another_is_of_the_same() -> None:
    text = "Bố trí 9% tổng chi ngân sách hằng năm cho khoa học, công nghệ; 7% cho chuyển đổi số."
    assert chosen(text)[1] == "tổng chi ngân sách hằng năm cho chuyển đổi số"


def test_what_is_told_for_one_again_is_of_the_same() -> None:
    text = (
        "Tỷ lệ cơ sở y tế chữa bằng thuốc nam đạt 61% đối với tuyến tỉnh; 9% đối với tuyến huyện vào năm 2028 và "
        "phấn đấu đạt 67% đối với tuyến tỉnh."
    )
    assert chosen(text)[2] == "tỷ lệ cơ sở y tế chữa bằng thuốc nam đối với tuyến tỉnh"


def test_a_thing_is_named_without_its_measure() -> None:
    text = "Nhà máy nước mới công suất 61 m3/ngày đêm, tổng mức đầu tư 9 tỷ đồng."
    assert chosen(text)[1] == "tổng mức đầu tư nhà máy nước mới"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Theo Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh, thu ngân sách đạt 61 tỷ đồng.", "thu ngân sách"),
        ("Theo Nghị quyết số 5-NQ/HU (khóa XII), diện tích rừng đạt 61 ha.", "diện tích rừng"),
    ],
)
def test_a_cited_document_in_front_of_a_comma_is_no_part_of_a_subject(text: str, subject: str) -> None:
    assert chosen(text) == [subject]


def test_a_heading_is_told_without_what_leads_to_the_thing_it_names() -> None:
    document = analyse(
        Page("a.md", "## 4. Về phát triển chăn nuôi bò\n\n- Tổng đàn: 61 con.\n", "text/markdown", sha256="")
    )
    assert [target.subject for target in document.targets] == ["chăn nuôi bò: tổng đàn"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Chi sự nghiệp kinh tế theo quy định: 61 triệu đồng", "chi sự nghiệp kinh tế theo quy định"),
        ("Nghị quyết quy định: tổng chi 61 triệu đồng", "tổng chi"),
        ("Tổng thu năm 2033 là 61 tỷ đồng (Bằng chữ: Sáu mươi mốt tỷ đồng).", "tổng thu"),
        ("Tổng thu là 1.420 triệu đồng (Bằng chữ: Một tỷ, bốn trăm hai mươi triệu đồng);", "tổng thu"),
    ],
)
def test_what_a_budget_says_beside_its_amounts(text: str, subject: str) -> None:
    assert chosen(text) == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Chăm sóc rừng ven biển, đảm bảo tỷ lệ cây sống trên 61%.", "tỷ lệ cây sống"),
        ("Giữ gìn các tuyến kênh cũ, tiến hành nạo vét 61 hồ chứa.", "nạo vét hồ chứa"),
        ("Năm 2031, do mưa bão kéo dài, tăng trưởng chỉ đạt 9%.", "tăng trưởng"),
        ("Trong quý I sản xuất nông nghiệp của huyện ước đạt 61 tỷ đồng.", "sản xuất nông nghiệp của huyện"),
        ("Chúng ta đạt và vượt 7/9 chỉ tiêu kinh tế.", "chỉ tiêu kinh tế đạt và vượt"),
        ("Cả nước đạt và vượt 7/9 chỉ tiêu.", "chỉ tiêu đạt và vượt"),
        ("## 4. Nguồn vốn của chương trình\n\na) Nguồn vốn: 61 tỷ đồng.", "nguồn vốn của chương trình"),
    ],
)
def test_what_is_brought_about_and_what_a_heading_says_already(text: str, subject: str) -> None:
    document = analyse(Page("a.md", text, "text/markdown", sha256=""))
    assert document.targets[0].subject == subject


def test_a_part_that_ends_the_name_of_its_whole_is_named() -> None:
    text = "Tốc độ tăng trưởng nông nghiệp - thủy sản 5%, trong đó nông nghiệp 4%, thủy sản 9%."
    assert chosen(text)[2].endswith(": thủy sản")


def test_a_multiple_is_of_the_amount_in_front_of_it() -> None:
    text = "Sản lượng lúa ước đạt 16 tấn, tăng gấp 3,3 lần năm 2025, sản lượng ngô ước đạt 5 tấn, tăng 2 lần so với năm 2025."
    assert chosen(text)[3] == "sản lượng ngô"


def test_what_falls_by_itself_shares_no_words_behind_the_next() -> None:
    text = "Giảm 30% số vụ cháy, giảm 20% số vụ tai nạn giao thông."
    assert chosen(text) == ["số vụ cháy", "số vụ tai nạn giao thông"]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["", "tổng đàn", "đàn bò"], "tổng đàn bò"),
        (["tiêu chí đạt chuẩn mới", "đạt chuẩn mới bình quân"], "tiêu chí đạt chuẩn mới bình quân"),
        (["tỷ lệ học sinh", "sinh viên"], "tỷ lệ học sinh sinh viên"),
        (["liên hiệp hợp tác xã", "hợp tác xã"], "liên hiệp hợp tác xã hợp tác xã"),
        (["sản lượng", ":", "lúa"], "sản lượng : lúa"),
    ],
)
def test_words_that_end_one_piece_and_begin_the_next_stand_once(pieces: list[str], text: str) -> None:
    assert run_on(pieces) == text


def test_what_is_earned_by_trade_is_the_trade() -> None:
    assert chosen("Xuất khẩu thủy sản mang về 61 triệu USD.") == ["xuất khẩu thủy sản"]


def test_what_is_paid_out_of_capital_is_of_that_capital() -> None:
    assert chosen("Vốn giao 61 tỷ đồng, giải ngân 9 tỷ đồng.") == ["vốn giao", "giải ngân vốn giao"]


def test_a_line_that_tells_a_value_is_no_title_that_names_a_thing() -> None:
    assert chosen("Giá trị sản xuất đạt 61 tỷ đồng.") == ["giá trị sản xuất"]


def test_the_longest_phrase_wins() -> None:
    assert phrases("heads").at_start(["tổng", "thu", "ngân", "sách"], 0, 4) == 2
    assert phrases("heads").at_start(["xã", "tổng", "thu"], 0, 3) == 0


def test_a_part_of_a_year_leaves_no_blank_in_front_of_a_colon() -> None:
    assert without_part("khách đón 6 tháng đầu năm: khách lưu trú") == "khách đón: khách lưu trú"


PARTS = [
    # a part of a year goes with that year to the sentences of the paragraph, not to another paragraph
    ("6 tháng đầu năm 2032, thu ngân sách đạt 61 tỷ đồng. Xã trồng 9 ha chè.", ["6 tháng đầu năm"] * 2),
    ("6 tháng đầu năm 2032, thu ngân sách đạt 61 tỷ đồng.\n\nXã trồng 9 ha chè.", ["6 tháng đầu năm", ""]),
    ("Nửa đầu năm 2032, thu đạt 61 tỷ đồng.", ["nửa đầu năm"]),
    # a year that is told in the same sentence behind such a part is that of the part; a sum so far has none
    (
        "6 tháng đầu năm, huyện đạt 61 chỉ tiêu nghị quyết năm 2032 đề ra. Thu ngân sách đạt 9 tỷ đồng.",
        ["", "6 tháng đầu năm"],
    ),
    (
        "6 tháng đầu năm 2032, thu đạt 9 tỷ đồng. Số công trình hoàn thành: lũy kế 61 công trình.",
        ["6 tháng đầu năm", ""],
    ),
    # the days of a month are said once, however many values go on from them
    (
        "Trong 15 ngày đầu tháng 8-2032, xã xuất khẩu 61 tấn chè, thu về 9 tỷ đồng. So với cùng kỳ giảm 7% về lượng.",
        ["15 ngày đầu tháng 8"] * 3,
    ),
    # nor to a sentence with a part or a date of its own; that of what it is compared with is none
    ("Quý I/2032, thu đạt 61 tỷ đồng. Chi tháng 5 là 9 tỷ đồng. Xuất khẩu 7 tỷ đồng.", ["quý I", "tháng 5", "quý I"]),
    ("Quý I/2032 thu ngân sách đạt 61 tỷ đồng. Đến 31/5, xã trồng 9 ha chè.", ["quý I", ""]),
    (
        "5 tháng đầu năm 2032, xảy ra 61 vụ. So với 5 tháng đầu năm 2031, số vụ giảm 9 vụ.",
        ["5 tháng đầu năm", "5 tháng đầu năm"],
    ),
    # nor where two are named at once; a sentence without values names one, too
    ("Huyện báo cáo tháng 5 và 5 tháng năm 2032. Thu ngân sách đạt 61 tỷ đồng.", [""]),
    ("Trong 5 tháng năm 2032, kinh tế tăng trưởng khá. Thu ngân sách đạt 61 tỷ đồng.", ["5 tháng"]),
    ("Trong tháng 5/2032, kinh tế khá. Trong tháng, thu đạt 61 tỷ đồng.", [""]),
    # one without a year that opens the paragraph is, but for the whole of a year or a sum, and other times
    ("Trong 9 tháng đầu năm, xã gặp nhiều khó khăn. Thu ngân sách đạt 61 tỷ đồng.", ["9 tháng đầu năm"]),
    ("Trong 9 tháng đầu năm, xã gặp khó khăn. Năm 2031, thu ngân sách đạt 61 tỷ đồng.", [""]),
    ("Cả năm, xã gặp nhiều khó khăn. Thu ngân sách đạt 61 tỷ đồng.", [""]),
    ("Lũy kế 9 tháng, xã gặp nhiều khó khăn. Thu ngân sách đạt 61 tỷ đồng.", [""]),
    ("Xã mở lớp 9 tháng, kinh tế gặp khó khăn. Thu ngân sách đạt 61 tỷ đồng.", [""]),
    # one without a year is for the list that it is set off in front of
    ("6 tháng đầu năm, các ngành đều tăng: thương mại tăng 9%; xây dựng tăng 7%.", ["6 tháng đầu năm"] * 2),
    ("Xã cho hay, 6 tháng đầu năm mặc dù khó khăn nhưng vẫn thu đạt 61 tỷ đồng.", ["6 tháng đầu năm"]),
    ("Chợ họp 6 tháng đầu năm; thương mại tăng 9%; xây dựng tăng 7%.", ["", ""]),
    # so is one in front of what happened, behind a place or not, for the whole paragraph
    ("Tại An Bình, 6 tháng đầu năm xảy ra 61 vụ cháy. Thiệt hại 9 tỷ đồng.", ["6 tháng đầu năm"] * 2),
    ("6 tháng đầu năm xảy ra 61 vụ cháy. Thiệt hại 9 tỷ đồng.", ["6 tháng đầu năm"] * 2),
    ("Lớp, 6 tháng đầu năm xảy ra 61 vụ cháy. Thiệt hại 9 tỷ đồng.", ["6 tháng đầu năm", ""]),
    # what is reported is of no part that ends the year, though a sentence before names it
    ("Huyện bàn nhiệm vụ 6 tháng cuối năm 2032. Toàn xã trồng được 9 ha chè.", [""]),
    ("Huyện bàn nhiệm vụ 6 tháng cuối năm 2032. Phấn đấu trồng 9 ha chè.", ["6 tháng cuối năm"]),
    # none that a sentence before names holds for a stock: a herd and its move, a structure, communes up to a norm
    (
        "Trong 9 tháng đầu năm, xã gặp khó khăn. Tổng đàn bò 61 con, tăng 9%. Thu ngân sách đạt 61 tỷ đồng.",
        ["", "", "9 tháng đầu năm"],
    ),
    ("6 tháng năm 2032, thu đạt 61 tỷ đồng. Đàn lợn có 9 con, tăng 7%.", ["6 tháng", "", ""]),
    ("6 tháng năm 2032, thu đạt 61 tỷ đồng. Toàn huyện có 9 xã đạt chuẩn.", ["6 tháng", ""]),
    ("6 tháng năm 2032, thu đạt 61 tỷ đồng. Đàn lợn 6 tháng có 9 con.", ["6 tháng", "6 tháng"]),
    # what adds up is of that which the title or a heading reports, of the last one that names any; so is what a
    # paragraph goes into behind its first sentence
    ("Báo cáo kinh tế 9 tháng năm 2032\n\nTổng thu 61 tỷ đồng. Số chợ: 9 chợ.", ["9 tháng", ""]),
    (
        "Báo cáo kinh tế 9 tháng năm 2032\n\nI. KẾT QUẢ 6 THÁNG ĐẦU NĂM\n\n1. Tổng thu đạt 61 tỷ đồng.",
        ["6 tháng đầu năm"],
    ),
    ("Báo cáo tháng 9 và 9 tháng năm 2032\n\nTổng thu 61 tỷ đồng.", [""]),
    ("Báo cáo 9 tháng năm 2032\n\nPhấn đấu tổng thu 61 tỷ đồng.", [""]),
    ("Kinh tế của xã 6 tháng đầu năm khá lên. Cụ thể, tổng thu ước 61 tỷ đồng.", ["6 tháng đầu năm"]),
    ("Kinh tế của xã 6 tháng đầu năm khá lên. Xã mở hội, tổng thu ước 61 tỷ đồng.", [""]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_part_of_a_year_holds_for_its_paragraph(text: str, parts: list[str]) -> None:
    found = chosen(text)
    assert len(found) == len(parts)
    assert [subject for subject, part in zip(found, parts, strict=True) if not subject.endswith(part)] == []
    assert [
        subject for subject, part in zip(found, parts, strict=True) if not part and without_part(subject) != subject
    ] == []
