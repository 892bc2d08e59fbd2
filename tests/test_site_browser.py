"""The site in a real browser: what a reader clicks, what a screen reader meets, and that nothing leaves the host."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import published
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from extractor.publish import datasette_for

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BRIEF = {"resultTypes": ["violations"]}
ALL = {"runOnly": {"type": "tag", "values": WCAG}, **BRIEF}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **BRIEF}
NO_CONTRAST = {**ALL, "rules": {"color-contrast": {"enabled": False}}}
THOROUGH = os.environ.get("CHITIEU_AXE") == "every"
REPEATED = {"exclude": [["main :nth-child(n+13)"]]}  # rows and items made by the same lines as the first dozen
COMPARE = "/compare?indicator=grdp_growth_rate&indicator=state_budget_revenue&place=01&place=79&place=64"
PAGES = [
    "/", "/places", "/place/79/776", "/indicators", "/indicator/grdp_growth_rate", COMPARE, "/documents",
    "/document/{document}", "/search?q=ho+ngheo", "/try", "/check", "/check/{target}", "/about", "/plans",
    "/plans/targets?_size=20", "/plans/targets?year=2021&_all=1&_size=5", "/plans/coverage", "/nosuch",
    "/plans/plan_vs_result?_size=5", "/plans/documents?_size=3", "/plans/targets/{target}",
]  # fmt: skip


@dataclass(slots=True)
class Served:
    """The site, listening."""

    address: str
    database: Path
    datasette: Any
    document: str
    target: str

    def cookie(self, name: str) -> Any:
        """The cookie of somebody signed in."""
        value = published.signed_in(self.datasette, name)["ds_actor"]
        return {"name": "ds_actor", "value": value, "url": self.address}


@dataclass(slots=True)
class Watched:
    """A browser tab, and what went wrong in it."""

    page: Page
    troubles: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    database = published.build(tmp_path_factory, "browser")
    datasette = datasette_for(database)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(datasette.app(), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    with sqlite3.connect(database) as connection:
        document = connection.execute("SELECT id FROM documents WHERE name LIKE 'quan-8-2021%'").fetchone()[0]
        target = connection.execute("SELECT id FROM targets WHERE document_id = ? LIMIT 1", [document]).fetchone()[0]
    connection.close()
    yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", database, datasette, document, target)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        found = path or playwright.chromium.executable_path
        if not Path(found).exists():
            message = "no Chromium found; install the package chromium"
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def looked_at(browser: Browser, served: Served) -> Iterator[Watched]:
    """One tab for all pages that are looked at and not used."""
    context = browser.new_context(locale="vi-VN")
    yield watch(context, served)
    context.close()


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    watched = watch(context, served)
    yield watched
    assert not watched.troubles
    context.close()


def watch(context: BrowserContext, served: Served) -> Watched:
    watched = Watched(context.new_page())
    watched.page.on("pageerror", lambda error: watched.troubles.append(str(error)))
    watched.page.on("console", lambda m: watched.troubles.append(m.text) if m.type in ("error", "warning") else None)

    def meet(request: Any) -> None:
        if not request.url.startswith((served.address, "data:")):
            watched.troubles.append(f"asked {request.url}")

    watched.page.on("request", meet)
    return watched


# Words of letters alone that stand on two lines: a syllable broken inside.
BROKEN = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".unseen, svg, option, textarea")) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{M}]{2,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top / 4)));
      if (tops.size > 1) found.push(word[0]);
    }
  }
  return found.slice(0, 5);
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(looked_at: Watched, served: Served, path: str) -> None:
    """In both languages, at both widths: axe, contrast in light and dark, nothing too wide, no syllable broken.

    Axe takes most of the time, so that it looks at each language, each width and each scheme once and at the first
    rows of what is long; with CHITIEU_AXE=every at all of each of the eight.
    """
    page, context = looked_at.page, looked_at.page.context
    looked_at.troubles.clear()
    context.clear_cookies()
    if path.startswith("/check/"):
        context.add_cookies([served.cookie("an")])
    wrong = []
    for language, widths in (("vi", (1280, 400)), ("en", (400, 1280))):
        context.add_cookies([{"name": "chitieu_lang", "value": language, "url": served.address}])
        page.set_viewport_size({"width": widths[0], "height": 900})
        page.goto(served.address + path.format(document=served.document, target=served.target))
        expect(page.locator("html")).to_have_attribute("lang", language)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if width == widths[0] or THOROUGH:
                wrong += [f"{language} {width} {found}" for found in violations(page, dark=language == "en")]
            if page.evaluate(OVERFLOW):
                wrong.append(f"{language} {width}: wider than the window")
            wrong += [f"{language} {width}: broken inside: {word}" for word in page.evaluate(BROKEN)]
    assert not wrong
    missing = [text for text in looked_at.troubles if "404" in text]
    assert looked_at.troubles == (missing if path == "/nosuch" else [])


def violations(page: Page, *, dark: bool) -> Iterator[str]:
    """What axe finds: the rules on structure in any scheme, contrast in the one that is asked for."""
    looks: list[tuple[Any, dict[str, Any]]] = [("light", NO_CONTRAST if dark else ALL)]
    if dark or THOROUGH:
        looks.append(("dark", CONTRAST))
    if dark and THOROUGH:
        looks.append(("light", CONTRAST))
    for scheme, options in looks:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, context=None if THOROUGH else REPEATED, options=options)
        for one in found.response["violations"]:
            node = one["nodes"][0]
            yield f"{scheme}: {one['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:300]}"


def test_search_then_click_to_the_quote(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(served.address)
    page.keyboard.press("/")
    page.keyboard.type("ho ngheo")
    page.keyboard.press("Enter")
    value = page.locator(".item-value a").first
    expect(value).to_be_visible()
    value.click()
    quote = page.locator("a.v:target")
    expect(quote).to_be_in_viewport()
    quote.click()
    record = page.locator(".record:target")
    expect(record).to_be_visible()
    expect(record).to_contain_text("Độ tin cậy")
    page.keyboard.press("Escape")
    expect(record).to_have_count(0)
    expect(page.locator("a.v:target")).to_be_in_viewport()


def test_facets_narrow_and_widen(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(f"{served.address}/plans/targets")
    page.locator(".facet").nth(3).get_by_role("link", name="Kết quả").click()
    expect(page.locator("main td .kind-target")).to_have_count(0)
    page.locator(".facet").nth(0).get_by_role("link", name="2024").click()
    expect(page).to_have_url(f"{served.address}/plans/targets?kind=result&year=2024")
    page.locator(".facet .on a").first.click()
    expect(page).to_have_url(f"{served.address}/plans/targets?kind=result")


def test_compare_by_typing_and_take_it_away(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(f"{served.address}/compare")
    page.fill("#iq", "tong thu ngan sach")
    expect(page.locator("datalist#iq-list option").first).to_be_attached()
    page.get_by_role("button", name="Thêm").first.click()
    page.get_by_label("Tổng thu ngân sách nhà nước trên địa bàn", exact=True).check()
    page.fill("#pq", "Quận 8")
    page.get_by_role("button", name="So sánh", exact=True).click()
    expect(page.locator("table.grid tbody th")).to_have_text(["Quận 8"])
    address = page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    page.goto(address)
    expect(page.locator("table.grid tbody th")).to_have_text(["Quận 8"])


@pytest.mark.parametrize("script", [True, False])
def test_try_a_page_with_and_without_script(browser: Browser, served: Served, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    watched = watch(context, served)
    page = watched.page
    page.goto(f"{served.address}/try")
    page.fill("#text", "Năm 2031, xã Thử Nghiệm phấn đấu thu ngân sách đạt từ 15 tỷ đồng trở lên.")
    page.get_by_role("button", name="Đọc số liệu").click()
    mark = page.locator("a.v")
    expect(mark).to_have_text(["từ 15 tỷ đồng trở lên"])
    mark.click()
    expect(page.locator(".record:target")).to_contain_text("ít nhất")
    page.locator(".record-close:visible").click()
    expect(page.locator(".record:target")).to_have_count(0)
    assert not watched.troubles
    context.close()


def test_upload_of_a_file(tab: Watched, served: Served, tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    file.write_text("<article><h1>Kế hoạch năm 2031</h1><p>Trồng mới 1.234 cây.</p></article>", encoding="utf-8")
    tab.page.goto(f"{served.address}/try")
    tab.page.set_input_files("#file", str(file))
    tab.page.get_by_role("button", name="Đọc số liệu").click()
    expect(tab.page.locator("a.v")).to_have_text(["1.234 cây"])


def test_review_by_a_signed_in_person(browser: Browser, served: Served) -> None:
    context = browser.new_context()
    watched = watch(context, served)
    page = watched.page
    page.goto(f"{served.address}/check/{served.target}")
    expect(page.get_by_text("Muốn rà soát, hãy đăng nhập")).to_be_visible()
    context.add_cookies([served.cookie("an")])
    page.reload()
    page.get_by_label("Đúng như văn bản").check()
    page.fill("#note", "đã đối chiếu")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu. Cảm ơn bạn.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("đã đối chiếu")
    assert not watched.troubles
    context.close()


def test_language_switch_stays(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(f"{served.address}/places")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Indicators", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indicators by field")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỉ tiêu theo lĩnh vực")


def test_keyboard_reaches_the_content_first(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(f"{served.address}/about")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_paper_has_the_figures_and_not_the_frame(tab: Watched, served: Served) -> None:
    page = tab.page
    page.goto(f"{served.address}/place/79/776")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".downloads").first).to_be_hidden()
    expect(page.locator("table.by-year")).to_be_visible()
