"""Main texts in the markups that portals paste them in: each the HTML and the lines that must come out, in order."""

from __future__ import annotations

TITLE = "Kế hoạch phát triển kinh tế - xã hội năm 2021 của huyện An Bình"
PROSE = [
    "Năm 2021, Ủy ban nhân dân huyện An Bình đề ra 14 chỉ tiêu chủ yếu, trong đó có 5 chỉ tiêu kinh tế và 6 chỉ tiêu xã hội.",
    "Tổng thu ngân sách trên địa bàn phấn đấu đạt 325 tỷ đồng, tăng 8% so với ước thực hiện năm 2020; chi đầu tư phát triển chiếm 35% tổng chi.",
    "Tỷ lệ hộ nghèo giảm còn 2,5%; 100% xã đạt chuẩn nông thôn mới; mỗi năm giải quyết việc làm cho 1.800 lao động.",
    "Các phòng, ban và Ủy ban nhân dân các xã, thị trấn chịu trách nhiệm tổ chức thực hiện kế hoạch này./.",
]
ITEMS = [
    "I. MỤC TIÊU",
    "1. Kinh tế",
    "- Thu ngân sách: 325 tỷ đồng",
    "- Giá trị sản xuất tăng 9%",
    "2. Xã hội",
    "a) Hộ nghèo giảm 1,2%",
    "b) Bảo hiểm y tế đạt 95%",
    "c) Việc làm mới: 1.800 lao động",
    "II. TỔ CHỨC THỰC HIỆN",
    "Giao Phòng Tài chính - Kế hoạch theo dõi, báo cáo kết quả hằng quý.",
]
TABLE = [
    ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2021"],
    ["1", "Tổng thu ngân sách", "Tỷ đồng", "325"],
    ["2", "Tỷ lệ hộ nghèo", "%", "2,5"],
    ["3", "Xã đạt chuẩn nông thôn mới", "Xã", "12"],
    ["4", "Lao động có việc làm mới", "Người", "1.800"],
]


def _word(lines: list[str]) -> str:
    """Paragraphs as Word leaves them in a page."""
    return "".join(
        "<p class=MsoNormal style='margin:0cm;text-align:justify'><span lang=VI style='font-size:14.0pt;"
        f'font-family:"Times New Roman",serif\'>{line}<o:p></o:p></span></p>'
        for line in lines
    )


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _rows(tag: str) -> str:
    head, *rest = ("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in TABLE)
    return f"<{tag}>{head}{''.join(rest)}</{tag}>"


BODIES: dict[str, tuple[str, list[str]]] = {
    "paragraphs": ("".join(f"<p>{line}</p>" for line in PROSE), PROSE),
    "word paste": (_word(PROSE), PROSE),
    "breaks": ("<br><br>".join(PROSE), PROSE),
    "divs and spans": (
        "".join(f"<div><span><span>{line}</span></span></div>" for line in PROSE),
        PROSE,
    ),
    "escaped html": (_escaped(_word(PROSE)), PROSE),
    "short items": ("".join(f"<p>{line}</p>" for line in ITEMS), ITEMS),
    "items by breaks": ("<br/>".join(ITEMS), ITEMS),
    "prose and table": (
        f"<p>{PROSE[0]}</p>{_rows('table')}<p>{PROSE[3]}</p>",
        [PROSE[0], *("\t".join(row) for row in TABLE), PROSE[3]],
    ),
    "table alone": (_rows("table"), ["\t".join(row) for row in TABLE]),
    "layout table": (
        "<table border=0><tr><td>" + "".join(f"<p>{x}</p>" for x in PROSE) + "</td></tr></table>",
        PROSE,
    ),
    "one paragraph and a file": (
        f"<p>{PROSE[1]}</p><p><a href='/ke-hoach.pdf'>Xem tệp kế hoạch</a></p>",
        [PROSE[1]],
    ),
    "one sentence": ("<p>Huyện giao 14 chỉ tiêu cho các xã.</p>", ["Huyện giao 14 chỉ tiêu cho các xã."]),
    "a sentence on a file": (
        "<p>Kế hoạch được đăng trong tệp kèm theo.</p><p><a href='/kh.pdf'>Kế hoạch số 12.pdf</a></p>",
        ["Kế hoạch được đăng trong tệp kèm theo."],
    ),
    "nothing but a file": (
        "<a href='/kh.pdf'>Kế hoạch năm 2021 của huyện.pdf</a>",
        ["Kế hoạch năm 2021 của huyện.pdf"],
    ),
    "two rows": (
        "<table><tr><td>Thu ngân sách</td><td>325 tỷ đồng</td></tr><tr><td>Hộ nghèo</td><td>2,5%</td></tr></table>",
        ["Thu ngân sách\t325 tỷ đồng", "Hộ nghèo\t2,5%"],
    ),
    "preformatted": (f"<pre>{chr(10).join(PROSE)}</pre>", PROSE),
    "headings": (
        "".join(f"<h3>{head}</h3><p>{line}</p>" for head, line in zip(ITEMS, PROSE, strict=False)),
        [text for pair in zip(ITEMS, PROSE, strict=False) for text in pair],
    ),
    "words of menus as headings": (
        "".join(f"<p><b>{head}</b></p><p>{line}</p>" for head, line in zip(["Kinh tế", "Xã hội"], PROSE, strict=False)),
        ["Kinh tế", PROSE[0], "Xã hội", PROSE[1]],
    ),
    "references linked": (
        "".join(f"<p>Căn cứ <a href='/l'>Luật Tổ chức chính quyền số {n}</a>;</p>" for n in (1, 2, 3))
        + "".join(f"<p>{line}</p>" for line in PROSE),
        [*(f"Căn cứ Luật Tổ chức chính quyền số {n};" for n in (1, 2, 3)), *PROSE],
    ),
    "letterhead and signature": (
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>HUYỆN AN BÌNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
        + "".join(f"<p>{line}</p>" for line in PROSE)
        + "<table><tr><td>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.</td><td>CHỦ TỊCH</td></tr></table>",
        ["HUYỆN AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *PROSE, "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH"],
    ),
    "a link to other news inside": (
        f"<p>{PROSE[0]}</p><p><b>Xem thêm:</b> <a href='/x'>Khởi công cầu An Thịnh</a></p><p>{PROSE[1]}</p>",
        PROSE[:2],
    ),
}

CATEGORY = "Kinh tế - Xã hội"
HEADLINES = [
    "Huyện An Bình thu ngân sách vượt dự toán sáu tháng đầu năm",
    "Khởi công cầu An Thịnh nối hai xã bờ đông",
    "Vụ đông xuân được mùa, giá lúa tăng nhẹ",
    "Thêm 3 xã về đích nông thôn mới nâng cao",
    "Ngày hội việc làm thu hút gần 1.000 lao động trẻ",
    "Trạm y tế xã An Phú đưa vào sử dụng khu điều trị mới",
    "Hợp tác xã rau an toàn mở thêm hai điểm bán",
    "Tuyến xe buýt số 4 nối trung tâm huyện với khu công nghiệp",
]
LEADS = [
    f"{headline} là kết quả của nhiều tháng chuẩn bị, theo báo cáo của phòng chuyên môn huyện."
    for headline in HEADLINES
]
LISTINGS: dict[str, tuple[str, list[str]]] = {
    "titles and dates": (
        "<ul>" + "".join(f"<li><a href='/t'>{h}</a> (12/03/2021)</li>" for h in HEADLINES) + "</ul>",
        HEADLINES,
    ),
    "titles and leads": (
        "".join(
            f"<div class='news'><h3><a href='/t'>{h}</a></h3><span>12/03/2021</span><p>{lead}</p></div>"
            for h, lead in zip(HEADLINES, LEADS, strict=True)
        )
        + "<div class='pager'>1 2 3 ... Sau</div>",
        [text for pair in zip(HEADLINES, LEADS, strict=True) for text in pair],
    ),
    "rows of a table": (
        "<table>"
        + "".join(
            f"<tr><td><img src='i'></td><td><a href='/t'>{h}</a><br>{lead}</td></tr>"
            for h, lead in zip(HEADLINES, LEADS, strict=True)
        )
        + "</table>",
        [text for pair in zip(HEADLINES, LEADS, strict=True) for text in pair],
    ),
}
