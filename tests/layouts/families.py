"""Portals by the systems they run on, of our own wording: each a page around a title and a body, and what must not survive."""

from __future__ import annotations

from layouts.shells import FOOT, MENU, NEWS, OFFICES, TEASER

READER = "Kính đề nghị cơ quan chức năng sớm sửa đoạn đường trước cổng trường, người dân đi lại rất khó khăn."


def _items(texts: list[str], dated: bool = False) -> str:
    date = " <em>(05/02/2021)</em>" if dated else ""
    return "".join(f"<li><a href='/x'>{text}</a>{date}</li>" for text in texts)


def nuke(title: str, body: str) -> str:
    """A page of panels: lead, body, files, author, key words, rating, comments and other news in panels alike."""
    menu, offices = _items(MENU), _items(OFFICES)
    panel = "<div class='news_column panel panel-default'><div class='panel-body'>{}</div></div>"
    parts = [
        panel.format(
            f"<h1 class='title'>{title}</h1><span class='h5'>Thứ sáu - 12/03/2021 08:15</span>"
            f"<div id='news-bodyhtml' class='bodytext'>{body}</div><p class='h5 text-right'><strong>Tác giả: </strong>Hoài An</p>"
        ),
        panel.format("<em class='fa fa-tags'></em><strong>Từ khóa: </strong><a>kinh tế</a>, <a>xã hội</a>"),
        panel.format(
            "<p id='stringrating'>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p>Click để đánh giá bài viết"
        ),
        panel.format(f"<h3>Ý kiến bạn đọc</h3><div><strong>Bạn đọc</strong> 13/03/2021<p>{READER}</p></div>"),
        panel.format(
            f"<p class='h3'><strong>Những tin mới hơn</strong></p><ul>{_items(NEWS[:3], True)}</ul>"
            f"<p class='h3'><strong>Những tin cũ hơn</strong></p><ul>{_items(NEWS[3:], True)}</ul>"
        ),
    ]
    return f"""<html><head><title>{title} - An Bình</title><script>var nv_base_siteurl="/";</script></head><body>
    <div id="header"><ul class="menu">{menu}</ul></div><section><div class="row"><div class="col-md-18">
    <ol class="breadcrumb">{_items(["Trang nhất", "Tin tức"])}</ol>{"".join(parts)}</div><div class="col-md-6">
    <div class="panel"><div class="panel-heading">Thống kê truy cập</div><ul><li>Đang truy cập<span>12</span></li>
    <li>Hôm nay<span>1,349</span></li></ul></div><div class="panel"><ul>{offices}</ul></div></div></div></section>
    <footer>{FOOT}</footer></body></html>"""


def portlets(title: str, body: str) -> str:
    """Portlets in columns; the article's tools and counters stand in the box of the article."""
    return f"""<html class="ltr"><head><title>{title} - huyện An Bình</title></head><body class="signed-out">
    <nav id="navigation"><ul role="menubar">{_items(MENU)}</ul></nav><div id="content"><div class="columns-3"><div id="column-1">
    <div class="portlet-boundary"><section class="portlet"><h1 class="portlet-title">Thông báo</h1><div class="portlet-body">
    <ul>{_items(NEWS[:3])}</ul></div></section></div></div><div id="column-2"><div class="portlet-boundary portlet-asset-publisher">
    <div class="portlet-body"><div class="asset-full-content"><h3 class="header-title">{title}</h3>
    <div class="info">Đăng ngày 12-03-2021 08:15, Lượt xem: 85</div><div class="journal-content-article">{body}</div>
    <div class="asset-ratings"><span>ĐÁNH GIÁ BÀI VIẾT</span> <span>( 0 )</span></div><div>Bình luận</div>
    <div>Ý kiến của bạn</div></div><div class="other-news"><b>Tin khác</b><ul>{_items(NEWS[3:], True)}</ul></div></div></div></div>
    <div id="column-3"><div class="portlet-body"><b>Ý kiến thăm dò</b><div>Bạn thấy cổng thông tin này thế nào?</div><ul><li>Tốt</li><li>Khá</li></ul></div>
    <div class="portlet-body">Truy cập<div>Hôm nay: 84</div><div>Hôm qua: 123</div><div>Tất cả: 65.322</div></div>
    <ul>{_items(OFFICES)}</ul></div></div></div><div id="footer">{FOOT}</div></body></html>"""


def modules(title: str, body: str) -> str:
    """Panes of modules with generated names; a login and a search before the text, related links inside its module."""
    return f"""<html><head><title>{title}</title></head><body id="Body"><form id="Form"><div id="dnn_ControlPanel"></div>
    <div class="dnn_login"><a>Đăng nhập</a> | <a>Đăng ký</a></div><div>Tìm kiếm <input></div><div id="dnn_menu"><ul>{_items(MENU)}</ul></div>
    <table><tr><td id="dnn_LeftPane"><div class="DnnModule"><ul>{_items(OFFICES)}</ul></div></td><td id="dnn_ContentPane">
    <div class="DnnModule DnnModule-News"><div id="dnn_ctr412_ContentPane"><div id="dnn_ctr412_ModuleContent">
    <span class="Head">{title}</span><br><span class="Normal">Thứ Sáu, 12/03/2021 | 08:15</span>
    <div class="Normal">{body}</div><div align="right"><a>In trang</a> <a>Gửi bài viết</a></div>
    <div class="SubHead">CÁC TIN KHÁC</div><table>{"".join(f"<tr><td>•</td><td><a href='/x'>{x}</a> (05/02/2021)</td></tr>" for x in NEWS)}</table>
    </div></div></div></td><td id="dnn_RightPane"><div class="DnnModule">Lượt truy cập: 3.678.427</div></td></tr></table>
    <div id="dnn_FooterPane">{FOOT}</div></form></body></html>"""


def own_system(title: str, body: str) -> str:
    """A system of its own: names of everyday words, the tools of reading before the text, the date after it."""
    news = "".join(f"<div class='itemtin'><a href='/x'>{x}</a><span class='ngay'>(05/02)</span></div>" for x in NEWS)
    return f"""<html><head><title>Huyện An Bình</title></head><body><div id="wrap"><div id="top"><a>Giới thiệu</a> | <a>Liên hệ</a></div>
    <div id="menungang">{"".join(f"<a href='/m'>{x}</a>" for x in MENU)}</div><div id="than"><div id="cottrai">{"".join(f"<p><a href='/o'>{x}</a></p>" for x in OFFICES)}</div>
    <div id="cotgiua"><div class="duongdan">Trang chủ &gt;&gt; Tin tức &gt;&gt; Kinh tế</div><div class="khungtin"><div class="tieude">{title}</div>
    <div class="congcu">Xem cỡ chữ <a>A-</a> <a>A+</a> | Đọc bài viết</div><div class="nd">{body}</div>
    <div class="ngaydang">12/03/2021 8:15:00 SA</div><div>Số lượt đọc: 513</div><a>Về trang trước</a><a>Về đầu trang</a></div>
    <div class="khungtin"><div class="tieude">Các tin khác</div>{news}<div>1 2 3 4 ... Trang sau</div></div></div></div>
    <div id="chan">{FOOT}<br>Điện thoại: 0123 456 789</div></div></body></html>"""


def nodes(title: str, body: str) -> str:
    """Regions and blocks; a trail of links, tags and links of sharing around the text, a bar on cookies below all."""
    return f"""<html><head><title>{title} | Huyện An Bình</title></head><body class="html not-front node-type-article"><a>Skip to main content</a>
    <div class="region region-header"><ul class="links">{_items(MENU)}</ul></div><div class="region region-sidebar-first"><h2>Các phòng</h2>
    <ul>{_items(OFFICES)}</ul></div><div class="region region-content"><div>You are here</div><div><a>Home</a> » <a>Tin tức</a></div><div class="node node-article">
    <h1>{title}</h1><div class="submitted">Submitted by quantri on Fri, 12/03/2021 - 08:15</div><div class="content"><div class="field field-name-body">{body}</div>
    <div class="field field-name-field-tags">Tags: <a>kinh tế</a></div></div><ul class="links inline"><li><a>Facebook</a></li><li><a>Zalo</a></li></ul></div>
    <div class="block-views"><h2>Tin liên quan</h2>{_items(NEWS)}</div></div><div class="region region-footer">{FOOT}</div>
    <div id="sliding-popup">Trang web này sử dụng cookie để phục vụ bạn tốt hơn. <button>Đồng ý</button></div></body></html>"""


def blog(title: str, body: str) -> str:
    """A theme of a blog: meta line, share buttons and related posts with teasers in the article, a form of comments."""
    cards = "".join(f"<div class='card'><h4><a href='/x'>{x}</a></h4><p>{TEASER}</p></div>" for x in NEWS[:4])
    return f"""<html><head><title>{title} - Xã An Phú</title><link href="/wp-content/themes/a.css"></head><body><header id="masthead"><ul>{_items(MENU)}</ul></header>
    <div id="primary"><main><article class="post"><h1 class="entry-title">{title}</h1><div class="entry-meta">Đăng bởi: quantri - 12/03/2021</div>
    <div class="entry-content">{body}<div class="sharedaddy"><h3>Chia sẻ:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div>
    <div class="jp-relatedposts"><h3>Bài viết liên quan</h3>{cards}</div></div></article><div id="comments"><h2>Để lại bình luận</h2>
    <form><p>Thư điện tử của bạn sẽ không được hiển thị công khai.</p></form><ol><li><b>Bạn đọc</b><p>{READER}</p></li></ol></div></main></div>
    <div id="secondary" class="widget-area"><h2>Bài viết mới nhất</h2><ul>{_items(NEWS[2:])}</ul><ul>{_items(OFFICES)}</ul></div><footer>{FOOT}</footer></body></html>"""


def collection(title: str, body: str) -> str:
    """A collection of legal texts: the card of the text before it, tabs, prompts to log in, texts of the same subject after it."""
    card = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>"
        for a, b in (("Loại văn bản:", "Kế hoạch"), ("Người ký:", "Đang cập nhật"), ("Tình trạng:", "Đã biết"))
    )
    return f"""<html><head><title>{title} - kho văn bản</title></head><body><div class="top"><a>Đăng nhập</a><a>Đăng ký</a></div><ul class="nav">{_items(MENU)}</ul>
    <div class="main"><div class="tabs"><a>Tóm tắt</a><a>Nội dung</a><a>Văn bản gốc</a><a>Lược đồ</a><a>Tải về</a></div><h1>{title}</h1>
    <div class="box"><h3>Thuộc tính văn bản</h3><table class="attributes">{card}</table></div><div>Đang tải nội dung</div><div class="content1">{body}</div>
    <div>Bạn phải đăng nhập để xem lược đồ của văn bản này.</div><div class="same"><h3>Văn bản cùng chuyên mục</h3><ul>{_items(NEWS)}</ul></div></div>
    <div class="right"><ul>{_items(OFFICES)}</ul></div><div class="foot">{FOOT}</div></body></html>"""


def banner(title: str, body: str) -> str:
    """A page as from around 2000: everything in one table in the centre, the menu in rows between pictures."""
    menu = "".join(f"<tr><td><img src=b.gif></td><td><a href=m.asp>{x}</a></td></tr>" for x in MENU + OFFICES)
    return f"""<html><head><title>{title}</title></head><body topmargin=0><center><table width=780 cellspacing=0><tr><td colspan=2><img src=banner.jpg></td></tr>
    <tr><td width=170 valign=top><table>{menu}</table><p align=center><b>Lượt truy cập</b><br><b>0</b> <b>4</b> <b>7</b> <b>1</b></p></td><td valign=top>
    <p align=center><font size=4 color=red><b>{title}</b></font></p>{body}<p align=right><i>Nguồn tin: Phòng Văn hóa</i></p><hr>
    <p><b>Tin đã đưa</b></p>{"".join(f"<li><a href=n.asp>{x}</a> (05/02/2021)" for x in NEWS)}</td></tr>
    <tr><td colspan=2 align=center><font size=1>{FOOT}</font></td></tr></table></center></body></html>"""


NOISE = [*NEWS[:5], TEASER[:60], *OFFICES[:3], FOOT, "Thủ tục hành chính"]
FAMILIES = {
    "panels": (nuke, ["Tác giả", "Từ khóa", "Tổng số điểm", READER[:40], "Thống kê truy cập", "Những tin"]),
    "portlets": (portlets, ["Lượt xem", "ĐÁNH GIÁ", "Ý kiến thăm dò", "thế nào?", "Hôm nay: 84", "Tin khác"]),
    "modules": (modules, ["Đăng nhập", "Tìm kiếm", "CÁC TIN KHÁC", "In trang", "Lượt truy cập"]),
    "own system": (own_system, ["cỡ chữ", "Số lượt đọc", "Về trang trước", "Các tin khác", "Trang sau", "Điện thoại"]),
    "nodes": (nodes, ["Skip to", "You are here", "Submitted by", "Tags:", "Zalo", "Tin liên quan", "cookie"]),
    "blog": (blog, ["Đăng bởi", "Chia sẻ", "Bài viết liên quan", "bình luận", "hiển thị công khai", READER[:40]]),
    "collection": (collection, ["Đăng nhập", "Lược đồ", "Thuộc tính", "Người ký", "Đang tải", "phải đăng nhập"]),
    "banner": (banner, ["Lượt truy cập", "Nguồn tin", "Tin đã đưa"]),
}
