"""What portals put around a text: each a page with a place for title and body, and strings that must not survive."""

from __future__ import annotations

NEWS = [
    "Hội nghị tổng kết phong trào thi đua yêu nước của huyện",
    "Khánh thành tuyến đường liên xã sau hai năm thi công",
    "Phát động tháng thanh niên và ngày chủ nhật xanh",
    "Thông báo lịch tiếp công dân quý hai của lãnh đạo huyện",
    "Tập huấn kỹ năng số cho cán bộ các xã vùng cao",
    "Trao tặng nhà đại đoàn kết cho gia đình có công",
]
TEASER = "Sáng nay tại hội trường huyện, hơn 200 đại biểu đã dự hội nghị và nghe báo cáo kết quả; nhiều tập thể được khen thưởng."
MENU = [
    "Trang chủ",
    "Giới thiệu",
    "Cơ cấu tổ chức",
    "Tin tức",
    "Văn bản",
    "Thủ tục hành chính",
    "Liên hệ",
]
OFFICES = [
    "Phòng Nội vụ",
    "Phòng Y tế",
    "Phòng Tư pháp",
    "Thanh tra huyện",
    "Phòng Dân tộc",
    "Hạt Kiểm lâm",
]
FOOT = "Bản quyền thuộc Ủy ban nhân dân huyện An Bình. Giấy phép số 12/GP-TTĐT"


def _links(texts: list[str]) -> str:
    return "".join(f"<li><a href='/x'>{text}</a></li>" for text in texts)


def _teasers(texts: list[str]) -> str:
    return "".join(
        f"<div class='item'><a href='/x'>{text}</a><p>{TEASER}</p><span>12/03/2021</span></div>" for text in texts
    )


def old_tables(title: str, body: str) -> str:
    """A page of layout tables, as around 2005: no class says what anything is."""
    menu = "".join(f"<tr><td><a href='/m'>{text}</a></td></tr>" for text in MENU + OFFICES)
    news = "".join(f"<tr><td><img src='b.gif'><a href='/n'>{t}</a></td></tr>" for t in NEWS)
    digits = "".join(f"<td>{d}</td>" for d in "0471982")
    return f"""<html><head><title>{title}</title></head><body><table width=1000><tr><td colspan=3>
    <marquee>Nhiệt liệt chào mừng ngày hội của huyện</marquee></td></tr><tr><td width=180><table>{menu}</table>
    <table><tr><td>Lượt truy cập</td></tr><tr>{digits}</tr></table></td>
    <td><table><tr><td><b>{title}</b></td></tr><tr><td>Cập nhật: 12/03/2021 08:15</td></tr><tr><td>{body}</td></tr>
    <tr><td>Số lượt đọc: 513</td></tr></table><table><tr><td>Các tin khác</td></tr>{news}</table></td>
    <td width=180><table><tr><td>Liên kết website</td></tr>{menu}</table></td></tr>
    <tr><td colspan=3>{FOOT}</td></tr></table></body></html>"""


def bootstrap(title: str, body: str) -> str:
    """Columns of a grid, nothing but grid classes; teasers of other news below and beside the text."""
    return f"""<html><head><title>{title} - Cổng thông tin</title></head><body><div class="container"><div class="row">
    <div class="col-md-12"><ul>{_links(MENU)}</ul></div></div><div class="row"><div class="col-md-8">
    <div><h1>{title}</h1><div><small>Thứ sáu, 12/03/2021, 14:05 (GMT+7)</small></div><div>{body}</div>
    <div>Chia sẻ Facebook Zalo</div></div><div><h3>Tin cùng chuyên mục</h3>{_teasers(NEWS[:4])}</div></div>
    <div class="col-md-4"><h3>Đọc nhiều nhất</h3>{_teasers(NEWS[2:])}<h3>Liên kết website</h3><ul>{_links(OFFICES)}</ul>
    </div></div><div class="row"><div class="col-md-12">{FOOT}<br>Điện thoại: 0123 456 789</div></div></div></body></html>"""


def semantic(title: str, body: str) -> str:
    """Elements that say what they are."""
    return f"""<html><head><title>{title}</title></head><body><header><a href="/">Huyện An Bình</a></header>
    <nav><ul>{_links(MENU)}</ul></nav><main><nav class="breadcrumb">Trang chủ › Tin tức</nav><article>
    <header><h1>{title}</h1><time>12/03/2021 14:05</time></header><div>{body}</div>
    <footer>Lượt xem: 85</footer></article><section><h2>Tin liên quan</h2><ul>{_links(NEWS)}</ul></section></main>
    <aside><h2>Thông báo</h2><ul>{_links(NEWS[3:])}</ul></aside><footer><p>{FOOT}</p></footer></body></html>"""


def web_parts(title: str, body: str) -> str:
    """SharePoint: web parts in cells, hidden lists, a broken part."""
    digits = "".join(f"<div>{d}</div>" for d in "5179862")
    return f"""<html><head><title>{title}</title></head><body><form id="aspnetForm"><div id="s4-workspace">
    <div>Skip Ribbon Commands</div><ul id="topnav">{_links(MENU)}</ul><table><tr><td id="MSOZoneCell_WebPartWPQ1">
    <div class="ms-WPBody"><div>SỐ LƯỢT TRUY CẬP</div>{digits}</div></td><td id="MSOZoneCell_WebPartWPQ2">
    <div class="ms-WPBody"><div>Ý kiến chỉ đạo 16 Tháng Giêng 2021 9:25:00 SA</div><p class="Title">{title}</p>
    <div class="ExternalClass12AB">{body}</div><div>Số lượt người xem: 283</div></div>
    <div class="ms-WPBody"><p>TIN MỚI HƠN</p><ul>{_links(NEWS[:3])}</ul><p>TIN ĐÃ ĐƯA</p><ul>{_links(NEWS[3:])}</ul>
    <a href="/t">Xem tiếp</a></div><div style="display: none">Approval Status</div>
    <div>Object reference not set to an instance of an object.</div></td></tr></table>
    <div class="footer">{FOOT}</div></div></form></body></html>"""


def div_soup(title: str, body: str) -> str:
    """Generated names, everything a div, the text deep inside, menus after the text."""
    opening, closing = "<div class='af_x1'>" * 25, "</div>" * 25
    names = "".join(f"<div class='af_x7'><a href='/x'>{t}</a></div>" for t in MENU + OFFICES)
    news = "".join(f"<div class='af_x9'><a href='/x'>{t}</a><div>10/03/2021</div></div>" for t in NEWS)
    return f"""<html><head><title>{title}</title></head><body>{opening}<div class='af_x2'>{title}</div><div class='af_x3'>{body}</div>
    <div class='af_x4'><a>In trang</a> | <a>Gửi email</a></div>{closing}<div class='af_x5'>{news}</div>
    <div class='af_x6'>{names}</div><div class='af_x8'>{FOOT}</div></body></html>"""


def newspaper(title: str, body: str) -> str:
    """A newspaper: reading aids, an advertisement and a related item inside the text, comments after it."""
    return f"""<html><head><meta property="og:title" content="{title}"></head><body><div class="site-header">
    <ul class="menu">{_links(MENU)}</ul></div><div class="main"><div class="detail"><h1 class="title-detail">{title}</h1>
    <div class="meta">Thứ sáu, 12/03/2021 | 16:47 (GMT+7) <span>Nghe đọc bài</span> Cỡ chữ: A- A+</div>
    <div class="detail-content">{body}<div class="banner">Quảng cáo</div></div><div class="tags">Từ khóa: kinh tế</div>
    <div>Bình luận (0)</div><div>Gửi bình luận</div></div><div class="right">
    <div class="box"><h4>Tin nổi bật</h4>{_teasers(NEWS)}</div></div></div>
    <div class="page-footer">{FOOT}<br>Ghi rõ nguồn khi phát hành lại thông tin</div></body></html>"""


NOISE = [*NEWS[:5], TEASER[:60], *OFFICES[:3], FOOT, "Thủ tục hành chính"]
SHELLS = {
    "old tables": (
        old_tables,
        ["Lượt truy cập", "Số lượt đọc", "Các tin khác", "Liên kết website"],
    ),
    "bootstrap": (
        bootstrap,
        ["Tin cùng chuyên mục", "Đọc nhiều nhất", "14:05", "Điện thoại", "Chia sẻ"],
    ),
    "semantic": (semantic, ["Tin liên quan", "Lượt xem", "14:05"]),
    "web parts": (
        web_parts,
        ["TRUY CẬP", "Skip Ribbon", "TIN MỚI HƠN", "9:25:00", "người xem", "Approval", "Object"],
    ),
    "div soup": (div_soup, ["In trang"]),
    "newspaper": (
        newspaper,
        ["16:47", "Nghe đọc bài", "Quảng cáo", "Từ khóa", "Bình luận", "Tin nổi bật"],
    ),
}
