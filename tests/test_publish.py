"""The site, asked in process: the same tests pass on Datasette 0.65 and on 1.0."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
import sqlite3
import string
from asyncio import gather, sleep
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import httpx
import openpyxl
import published
import pytest
import pytest_asyncio
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon import entries
from extractor.model import Flag, Problem
from extractor.publish import (
    beside as pairs,
)
from extractor.publish import (
    charts,
    crossed,
    facets,
    fragments,
    listing,
    marks,
    metadata,
    numbers,
    parts,
    pivot,
    query,
    ranking,
    sheets,
)
from extractor.publish.messages import catalogue
from extractor.publish.names import Lines, names_of
from extractor.publish.problems import told
from extractor.publish.records import records
from extractor.publish.series import frames
from extractor.publish.site import site_of
from extractor.publish.turns import AT_ONCE
from extractor.publish.turnstile import Turnstile
from extractor.store.tables import TABLES
from extractor.store.views import VIEWS

PUBLISH = Path(__file__).resolve().parent.parent / "extractor" / "publish"
asyncio = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published.build(tmp_path_factory, "site")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def datasette(database: Path) -> Any:
    """The site, for tests that only ask it."""
    return await published.open_site(database)


@pytest.fixture
def own_database(database: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return Path(shutil.copy(database, tmp_path / "plans.db"))


def one(database: Path, sql: str, *values: object) -> Any:
    with sqlite3.connect(database) as connection:
        row = connection.execute(sql, values).fetchone()
    connection.close()
    return row[0] if row else None


PAGES = [
    # path, texts that a reader sees
    ("/", ["Các địa phương đặt ra mục tiêu gì", "Theo lĩnh vực", "Theo địa phương", "Văn bản theo năm", "Cập nhật ngày"]),
    ("/places", ["Từ 01/07/2025", "Trước 01/07/2025", "Thành phố Hồ Chí Minh", "Quận 8"]),
    ("/places?q=quan+8", ["Quận 8", "Thành phố Hồ Chí Minh"]),
    ("/place/79/776", ["Quận 8", "Cấp huyện", "Chuyển thành", "Số liệu theo lĩnh vực", "2021", "2022", "2024"]),
    ("/indicators", ["Chỉ tiêu theo lĩnh vực", "Ngân sách", "Tổng thu ngân sách nhà nước trên địa bàn"]),
    ("/indicators?q=ho+ngheo", ["Tỷ lệ hộ nghèo đa chiều"]),
    ("/indicator/state_budget_revenue", ["tỷ đồng", "Theo địa phương và năm", "Xếp theo giá trị"]),
    ("/compare", ["Chọn ít nhất một chỉ tiêu và một địa phương"]),
    ("/documents", ["Văn bản", "Quận 8"]),
    ("/documents?year=2021", ["2021"]),
    ("/search?q=ho+ngheo", ["số liệu", "hộ nghèo"]),
    ("/try", ["Thử với trang của bạn"]),
    ("/check", ["Cần xem lại trước", "chưa gắn chỉ tiêu"]),
    ("/about", ["Cách đọc số liệu", "ít nhất"]),
    ("/plans", ["Truy vấn có sẵn", "Số liệu", "Danh mục chỉ tiêu"]),
    ("/plans/targets", ["Số liệu", "Năm", "Địa phương", "Chỉ tiêu", "Loại"]),
    ("/plans/documents", ["Văn bản"]),
    ("/plans/targets_readable", ["Số liệu dễ đọc"]),
    ("/plans/coverage", ["Nơi nào có bao nhiêu số liệu", "Chạy"]),
]  # fmt: skip


@asyncio
@pytest.mark.parametrize(("path", "texts"), PAGES, ids=[path for path, _ in PAGES])
async def test_page_answers(datasette: Any, path: str, texts: list[str]) -> None:
    answer = await datasette.client.get(path)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.text, "lxml")
    shown = " ".join(soup.get_text(" ").split())
    for text in texts:
        assert text in shown
    assert soup.html
    assert soup.html["lang"] == "vi"
    assert soup.title
    assert "Chỉ tiêu địa phương" in soup.title.text
    assert len(soup.find_all("h1")) == 1
    assert_nothing_inline_or_foreign(soup)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def assert_nothing_inline_or_foreign(soup: BeautifulSoup) -> None:
    """No inline script or style (the policy would stop it) and no asset of another host."""
    assert not soup.find_all("style")
    assert not soup.find_all(style=True)
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on")]
    for script in soup.find_all("script"):
        assert str(script.get("src", "")).startswith("/")
    for element in soup.select("link[href], img[src], source[src], iframe[src]"):
        assert str(element.get("href") or element.get("src", "")).startswith("/")


@asyncio
@pytest.mark.parametrize(
    "path",
    ["/nosuch", "/place/xx", "/indicator/xx", "/document/xx", "/target/xx", "/check/xx", "/plans/xx", "/-/chitieu/xx.css",
    ],
)  # fmt: skip
async def test_what_is_not_there_is_said_so(datasette: Any, path: str) -> None:
    answer = await datasette.client.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.text


@asyncio
async def test_examples_of_the_front_page_lead_to_rows(datasette: Any) -> None:
    soup = BeautifulSoup((await datasette.client.get("/")).text, "lxml")
    links = [str(link["href"]) for link in soup.select(".examples a")]
    assert len(links) == 5
    for link in links:
        page = BeautifulSoup((await datasette.client.get(link)).text, "lxml")
        assert page.select("main .item, main table.grid tbody td a"), link


@asyncio
async def test_every_value_of_the_table_is_one_click_from_its_quote(datasette: Any, database: Path) -> None:
    soup = BeautifulSoup((await datasette.client.get("/plans/targets?_size=20")).text, "lxml")
    links = [str(link["href"]) for link in soup.select("main td.num > a")]
    assert len(links) == 20
    for link in links[:6]:
        path, _, anchor = link.partition("#")
        page = BeautifulSoup((await datasette.client.get(path)).text, "lxml")
        marked = page.find(id=anchor)
        assert marked is not None
        quote = one(database, "SELECT quote FROM targets WHERE id = ?", anchor.removeprefix("q-"))
        assert marked.get_text() == quote
        assert page.find(id=anchor.replace("q-", "r-"))


@asyncio
async def test_targets_table_has_fixed_facets_readable_values_and_no_old_versions(
    datasette: Any, database: Path
) -> None:
    soup = BeautifulSoup((await datasette.client.get("/plans/targets?_size=max")).text, "lxml")
    assert [head.get_text(strip=True) for head in soup.select(".facet h3")] == ["Năm", "Địa phương", "Chỉ tiêu", "Loại"]
    kinds = [item.get_text(" ", strip=True) for item in soup.select(".facet")[3].select("li a")]
    assert set(kinds) <= {"Mục tiêu", "Kết quả", "Ước thực hiện"}
    values = [cell.get_text(" ", strip=True) for cell in soup.select("main td.num:first-child")]
    assert "≥\u00a095\u00a0%" in values or any(value.startswith("≥") for value in values)
    assert not [value for value in values if re.search(r"\d\.\d\b(?!\d\d)", value)]
    old = one(database, "SELECT id FROM targets WHERE current = 0 LIMIT 1")
    assert old
    assert f"#q-{old}" not in str(soup)


@asyncio
async def test_facets_count_what_the_filters_leave(datasette: Any, database: Path) -> None:
    soup = BeautifulSoup((await datasette.client.get("/plans/targets?year=2021&_size=1")).text, "lxml")
    kinds = soup.select(".facet")[3]
    shown = sum(int(count.text.replace(".", "")) for count in kinds.select(".count"))
    assert shown == one(database, "SELECT count(*) FROM targets WHERE current = 1 AND year = 2021")
    chosen = soup.select(".facet")[0].select_one(".on")
    assert chosen
    assert chosen.get_text(strip=True).startswith("2021")


@asyncio
@pytest.mark.parametrize(
    "query", ["", "?year=2021&_size=5", "?year=2021&_search=thu&_size=5", "?_sort=confidence&_size=5"]
)
async def test_the_list_of_targets_is_as_if_it_had_read_every_column(
    database: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    async def page() -> str:
        datasette = await published.open_site(database)
        answer = await datasette.client.get(f"/plans/targets{query}")
        soup = BeautifulSoup(answer.text, "lxml")
        for part in soup.select("select[name^=_filter_column]"):  # offers the columns in another order
            assert len(part.select("option")) > 40
            part.decompose()
        for part in soup.select('a[href*="sql="]'):
            part.decompose()
        return soup.get_text(" ", strip=True) + str(soup.select("a, input"))

    quick = await page()
    assert not re.search(r"_col\b|_labels=off", quick)
    monkeypatch.setattr(listing, "OWN", {})
    assert quick == await page()


@asyncio
@pytest.mark.parametrize("query", ["year=2021&kind=target", "year__exact=2021", "year=2021&year=2022", "kind=nosuch"])
async def test_facets_of_a_column_with_one_value_are_those_that_are_counted(
    datasette: Any, database: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    async def shown(site: Any) -> list[str]:
        soup = BeautifulSoup((await site.client.get(f"/plans/targets?{query}&_facet_size=max")).text, "lxml")
        return [facet.get_text(" ", strip=True) for facet in soup.select(".facet")]

    known = await shown(datasette)
    monkeypatch.setattr(facets.FixedFacet, "_fixed", lambda *_: False)  # now each is grouped
    assert known == await shown(await published.open_site(database))


@asyncio
@pytest.mark.parametrize(
    "query",
    [
        "", "_sort_desc=year", "year=2021&kind=target", "kind__exact=result", "year=2021", "kind=nosuch", "indicator_id=state_budget_revenue",
        "year=x", "year=2021&year=2022", "year=2021&indicator_id=state_budget_revenue",
    ],
)  # fmt: skip
async def test_facets_and_numbers_of_wide_filters_that_are_counted_beforehand_are_those_of_the_rows(
    datasette: Any, database: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    async def shown(site: Any) -> list[str]:
        soup = BeautifulSoup((await site.client.get(f"/plans/targets?{query}&_facet_size=max")).text, "lxml")
        return [part.get_text(" ", strip=True) for part in soup.select(".facet, .meta[role=status]")]

    site = site_of(datasette)
    assert site is not None
    assert await crossed.crossed_of(site)
    with monkeypatch.context() as alone:
        if (query.count("=") == 1 and query != "year=x") or "kind" in query:  # no other query is needed
            alone.setattr(facets.FixedFacet, "_one_value", None)
        known = await shown(datasette)
    monkeypatch.setattr(facets, "crossed_now", _nothing)
    monkeypatch.setattr(listing, "_known", _nothing)
    assert known == await shown(await published.open_site(database))


@given(
    st.dictionaries(st.text("ab c", max_size=3), st.text("ab c", max_size=6), max_size=8), st.text("ab c", min_size=1)
)
def test_texts_joined_to_lines_are_searched_as_each_of_them(texts: dict[str, str], word: str) -> None:
    assert list(Lines.of(texts).holding(word)) == [key for key, text in texts.items() if word in text]


async def _nothing(*_: Any) -> None:
    return None


@asyncio
async def test_facets_of_the_whole_table_are_the_counts_of_its_rows(
    datasette: Any, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def shown(site: Any) -> list[str]:
        soup = BeautifulSoup((await site.client.get("/plans/targets?_facet_size=max")).text, "lxml")
        return [facet.get_text(" ", strip=True) for facet in soup.select(".facet")]

    known = await shown(datasette)
    monkeypatch.setattr(facets, "_WHOLE", re.compile("(?!)"))  # now the rows are counted
    assert len(known) == 4
    assert known == await shown(await published.open_site(database))


@asyncio
@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("hộ nghèo", "HỘ NGHÈO"),
        ("hộ nghèo", "ho\u0323\u0302 nghe\u0300o"),  # decomposed
        ("hộ nghèo", "hô\u0323 nghe\u0300o"),  # vowel letters with combining tones
        ("văn hóa", "văn hoá"),
        ("ho ngheo", "HO NGHEO"),
        ('"nước sạch"', '"NƯỚC SẠCH"'),
    ],
)
async def test_ways_of_typing_find_the_same(datasette: Any, typed: str, same_as: str) -> None:
    found = []
    for text in (typed, same_as):
        answer = await datasette.client.get("/search", params={"q": text})
        soup = BeautifulSoup(answer.text, "lxml")
        found.append([str(link["href"]) for link in soup.select(".item-value a")])
    assert found[0]
    assert found[0] == found[1]


@asyncio
@pytest.mark.parametrize(
    ("typed", "found", "not_found"),
    [("đất", "đất", "đạt "), ("duong", "đường", ""), ("hộ ngheo", "hộ nghèo", ""), ("thu ngan*", "thu ngân sách", "")],
)
async def test_search_is_exact_with_marks_and_broad_without(
    datasette: Any, typed: str, found: str, not_found: str
) -> None:
    soup = BeautifulSoup((await datasette.client.get("/search", params={"q": typed})).text, "lxml")
    hits = [hit.get_text(" ").lower() for hit in soup.select(".item")]
    assert hits
    assert any(found in re.sub(r"\s+", " ", hit) for hit in hits)
    if not_found:
        assert all(found in hit for hit in hits)


@given(st.text(max_size=60))
def test_no_query_is_bad_fts(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute('CREATE VIRTUAL TABLE f USING fts5(exact, folded, tokenize="unicode61 remove_diacritics 0")')
    connection.execute("INSERT INTO f VALUES ('hộ nghèo', 'ho ngheo')")
    match = query.match(query.terms(typed))
    if match:
        connection.execute("SELECT count(*) FROM f WHERE f MATCH ?", [match]).fetchone()
    connection.close()


COMPARE = "/compare?indicator=grdp_growth_rate&indicator=state_budget_revenue&place=01&place=79&place=64"


@asyncio
async def test_comparison_is_the_same_in_every_form(datasette: Any) -> None:
    soup = BeautifulSoup((await datasette.client.get(COMPARE)).text, "lxml")
    quotes = {str(link["href"]).partition("#q-")[2] for link in soup.select("td .pair a")}
    assert len(quotes) > 10
    text = (await datasette.client.get(f"{COMPARE}&_format=csv")).content
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    data = (await datasette.client.get(f"{COMPARE}&_format=json")).json()
    book = openpyxl.load_workbook(io.BytesIO((await datasette.client.get(f"{COMPARE}&_format=xlsx")).content))
    wide, long = book.worksheets
    ids = {row["target_id"] for row in data}
    assert quotes <= ids
    assert ids == {row["Mã số liệu"] for row in rows} == {row[16].value for row in long.iter_rows(min_row=2)}
    assert len(data) == len(rows) == long.max_row - 1
    assert [cell.value for cell in wide[1]][:4] == ["Chỉ tiêu", "Địa phương", "Loại", "Đơn vị"]
    numeric = [row for row in data if row["cmp"] == "="]
    assert numeric
    assert all(isinstance(row["min"], int | float) for row in numeric)


@asyncio
async def test_comparison_finds_names_by_what_is_typed(datasette: Any) -> None:
    soup = BeautifulSoup((await datasette.client.get("/compare?iq=ho+ngheo&pq=gia+lai")).text, "lxml")
    offered = [str(box["value"]) for box in soup.select("input[type=checkbox]:not([checked])")]
    assert {"64", "52@2025-07-01"} <= set(offered)
    assert any("poverty" in value or "poor" in value for value in offered)
    exact = await datasette.client.get("/compare", params={"pq": "Quận 8"})
    assert BeautifulSoup(exact.text, "lxml").select('input[name=place][value="79/776"][checked]')
    names = (await datasette.client.get("/-/suggest.json?of=place&q=quan+8")).json()
    assert any(name.startswith("Quận 8") for name in names)


@asyncio
async def test_units_that_differ_never_share_a_table(datasette: Any) -> None:
    rows = (await datasette.client.get(f"{COMPARE}&_format=json")).json()
    soup = BeautifulSoup((await datasette.client.get(COMPARE)).text, "lxml")
    unit = {row["target_id"]: row["unit"] for row in rows}
    for table in soup.select("table.grid"):
        own = {unit[str(link["href"]).partition("#q-")[2]] for link in table.select(".pair a")}
        assert len(own) == 1


@asyncio
@pytest.mark.parametrize("path", ["/place/79/776", "/indicator/state_budget_revenue", "/document/{document}"])
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
async def test_pages_can_be_taken_away(datasette: Any, database: Path, path: str, form: str) -> None:
    document = one(database, "SELECT id FROM documents WHERE name LIKE 'quan-8-2021%'")
    answer = await datasette.client.get(f"{path.format(document=document)}?_format={form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == sheets.MEDIA[form].split(";")[0]
    assert f".{form}" in answer.headers["content-disposition"]
    assert len(answer.content) > 500


@asyncio
async def test_table_as_xlsx_and_json_keep_machine_numbers(datasette: Any) -> None:
    rows = (await datasette.client.get("/plans/targets.json?_shape=array&_size=5")).json()
    assert len(rows) == 5
    assert all(isinstance(row["confidence"], float) for row in rows)
    answer = await datasette.client.get("/plans/targets.xlsx?_size=5")
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].max_row == 6


@asyncio
async def test_english_by_the_switch_and_kept_by_a_cookie(datasette: Any) -> None:
    answer = await datasette.client.get("/indicator/state_budget_revenue?_lang=en")
    soup = BeautifulSoup(answer.text, "lxml")
    assert soup.html
    assert soup.html["lang"] == "en"
    assert "By place and year" in soup.get_text()
    assert "chitieu_lang=en" in answer.headers["set-cookie"]
    kept = await datasette.client.get("/places", cookies={"chitieu_lang": "en"})
    assert "Since 1 July 2025" in kept.text
    for path, title in (("/plans/targets", "Figures"), ("/plans/coverage", "How much there is of each place")):
        text = (await datasette.client.get(f"{path}?_lang=en")).text
        assert text.startswith("<!DOCTYPE html>\n")
        assert f"<title>{title} · Local Targets</title>" in text
    bad = await datasette.client.get("/places?_lang=xx")
    assert "set-cookie" not in bad.headers
    assert 'lang="vi"' in bad.text


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_catalogues_have_the_same_messages() -> None:
    vi, en = catalogue("vi").texts, catalogue("en").texts
    assert set(vi) == {key for key in en if not (key.endswith(".one") and key not in vi)}
    for key, text in vi.items():
        assert placeholders(text) == placeholders(en[key]), key
        assert text, key
        assert text.strip() == text, key
    for key, text in en.items():
        if key.endswith(".one"):
            assert placeholders(text) == placeholders(en[f"{key.removesuffix('.one')}.other"]), key


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_column_and_every_fixed_value_has_a_name(language: numbers.Language) -> None:
    known = catalogue(language).texts
    columns = {column.name for table in TABLES for column in table.columns}
    columns |= {name for view in VIEWS for name, _ in view.columns}
    assert not {name for name in columns if f"column.{name}" not in known}
    signs = {"cmp"}  # the same in every language
    fixed = {(c.name, value) for table in TABLES for c in table.columns for value in c.values if c.name not in signs}
    assert not {(name, value) for name, value in fixed if f"value.{name}.{value}" not in known}


RAW = [
    # path, language, texts of cells
    ("/plans/plan_vs_result?_size=max", "vi", ["Kết quả", "Tỉnh Gia Lai (đến 30/06/2025)", "đạt"]),
    ("/plans/plan_vs_result?_size=max", "en", ["Result", "Tỉnh Gia Lai (until 30 Jun 2025)", "met"]),
    ("/plans/documents?_size=max", "vi", ["hiện hành", "Nghị quyết", "Cấp tỉnh", "Tỉnh Gia Lai (từ 01/07/2025)"]),
    ("/plans/targets?_all=1&_size=50", "en", ["Target", "current"]),
    ("/plans/runs", "en", ["done"]),
]


@asyncio
@pytest.mark.parametrize(("path", "language", "texts"), RAW)
async def test_cells_of_plain_tables_are_in_the_readers_words(
    datasette: Any, path: str, language: str, texts: list[str]
) -> None:
    soup = BeautifulSoup((await datasette.client.get(path, cookies={"chitieu_lang": language})).text, "lxml")
    cells = {cell.get_text(" ", strip=True) for cell in soup.select("main td")}
    assert set(texts) <= cells
    assert not cells & {"target", "result", "estimate", "province", "no-targets"}


@asyncio
async def test_a_row_shows_its_value_and_leads_to_its_quote(datasette: Any, database: Path) -> None:
    target = one(database, "SELECT id FROM targets WHERE quote = 'ít nhất 15,9%' AND current = 1")
    soup = BeautifulSoup((await datasette.client.get(f"/plans/targets/{target}")).text, "lxml")
    heading = soup.select_one("h1")
    assert heading
    assert heading.get_text(" ", strip=True).replace("\u00a0", " ") == "tăng ≥ 15,9 %"
    assert soup.select(f'main a[href$="#q-{target}"]')


@asyncio
async def test_a_value_of_a_table_is_found_with_its_row(datasette: Any, database: Path) -> None:
    target = one(
        database, 'SELECT id FROM targets WHERE "row" IS NOT NULL AND current = 1 AND subject LIKE ?', "%GRDP%"
    )
    soup = BeautifulSoup((await datasette.client.get(f"/check/{target}")).text, "lxml")
    quote = soup.select_one(".item-quote")
    assert quote
    assert " | " in quote.get_text()
    assert "GRDP" in quote.get_text()


@asyncio
async def test_places_of_one_name_are_told_apart(datasette: Any) -> None:
    soup = BeautifulSoup((await datasette.client.get("/indicator/grdp_growth_rate?level=province")).text, "lxml")
    rows = [row.get_text(" ", strip=True) for row in soup.select("table.stack:not(.beside) tbody th")]
    assert {"Tỉnh Gia Lai (đến 30/06/2025)", "Tỉnh Gia Lai (từ 01/07/2025)"} <= set(rows)
    assert len(rows) == len(set(rows))


@asyncio
async def test_a_place_with_many_series_leads_to_all_of_each_field(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasette = await published.open_site(database)

    async def quotes(path: str) -> tuple[BeautifulSoup, set[str]]:
        soup = BeautifulSoup((await datasette.client.get(path)).text, "lxml")
        return soup, {str(link["href"]) for link in soup.select("table.by-year .pair a")}

    _, whole = await quotes("/place/79/776")
    monkeypatch.setattr(parts, "ROWS", 1)
    monkeypatch.setattr(parts, "LEADING", 1)
    monkeypatch.setattr(pivot, "LAST_YEARS", 1)
    soup, first = await quotes("/place/79/776?short")  # another address: the page itself is kept
    assert len([head for head in soup.select("table.by-year thead th.num") if head.get_text().isdigit()]) == 1
    bodies = soup.select("table.by-year tbody")
    assert len(bodies) > 1
    assert all(len(body.select("tr")) == 2 for body in bodies)
    reached = set(first)
    for link in soup.select("table.by-year tr.group a"):
        field_page, own = await quotes(f"/place/79/776{link['href']}")
        assert len(field_page.select("table.by-year tbody")) == 1
        field = re.search(r"domain=(\w+)", str(link["href"]))
        assert field
        sql = (
            "SELECT count(*) FROM targets t JOIN indicators i ON i.id = t.indicator_id"
            " WHERE t.current = 1 AND t.place_id = '79/776' AND i.domain_id = ?"
        )
        assert f" {one(database, sql, field[1])} " in link.get_text()
        reached |= own
    assert first < whole
    assert reached == whole


@asyncio
async def test_values_without_a_year_are_listed_apart(own_database: Path) -> None:
    with sqlite3.connect(own_database) as connection:
        connection.execute("UPDATE targets SET year = NULL, year_text = NULL WHERE place_id = '79/776'")
    connection.close()
    datasette = await published.open_site(own_database)
    page = BeautifulSoup((await datasette.client.get("/place/79/776")).text, "lxml")
    assert page.select_one("#undated") is not None
    assert page.select_one("section[aria-labelledby=undated] details[open] .items a")
    assert page.select("table.by-year") == []  # nothing stands in it
    (rest,) = page.select("section[aria-labelledby=undated] details > p > a")
    table = BeautifulSoup((await datasette.client.get(str(rest["href"]))).text, "lxml")
    assert table.select("main table tbody tr")


@asyncio
@pytest.mark.parametrize(("workers", "some"), [(1, False), (2, True)])
async def test_a_busy_process_sends_readers_to_the_others(database: Path, workers: int, some: bool) -> None:
    datasette = await published.open_site(database, options={"workers": workers})
    transport = httpx.ASGITransport(app=datasette.app())  # one, as a server has it
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        paths = [f"/documents?p={number}" for number in range(4)]
        answers = await gather(*(client.get(path) for path in paths))
        assert any(answer.headers.get("connection") == "close" for answer in answers) == some
        await sleep(2 * AT_ONCE)
        for path in (*paths, "/documents?p=9"):  # from memory, and by a process with nothing else to do
            assert "connection" not in (await client.get(path)).headers


@asyncio
async def test_plans_stand_beside_results_with_a_verdict(datasette: Any) -> None:
    for path in ("/", "/indicator/grdp_growth_rate?level=province&rank=2023"):
        soup = BeautifulSoup((await datasette.client.get(path)).text, "lxml")
        row = next(row for row in soup.select("table.beside tbody tr") if "Thành phố Hà Nội" in row.get_text())
        shown = [cell.get_text(" ", strip=True).replace("\u00a0", " ") for cell in row.select("td:not(.picture)")]
        assert shown == ["≥ 7 %", "6,27 %", "chưa đạt"]
        assert len(row.select("svg .mark")) == 2
        assert len(row.select("svg path.bound")) == 1


@asyncio
async def test_a_ranking_of_some_records_is_the_ranking_of_all(
    own_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(own_database) as connection:
        asked = connection.execute(
            "SELECT t.indicator_id, p.level, t.year, min(t.key) FROM targets t JOIN places p ON p.id = t.place_id"
            " WHERE t.current = 1 AND t.same_as IS NULL GROUP BY 1, 2, 3 HAVING count(DISTINCT t.place_id) > 2"
        ).fetchall()
        connection.executemany(  # one value of each ranking is corrected to be the greatest
            "INSERT INTO reviews (id, target_key, target_id, created, action, field, new)"
            " VALUES (?, ?, '', '2026-01-01', 'correct', ?, '987654321')",
            [(f"{key}{field}", key, field) for *_, key in asked for field in ("min", "max")],
        )
    connection.close()
    site = site_of(await published.open_site(own_database))
    assert site
    names, t = await names_of(site), catalogue("en")
    monkeypatch.setattr(ranking, "MOST", 2)
    monkeypatch.setattr(pairs, "MOST", 1)
    cut = 0
    for indicator_id, level, year, _ in asked:
        found = await records(site, "t.indicator_id = ? AND t.year = ?", [indicator_id, year])
        for frame, _ in frames(found, names)[:3]:
            rankings = []
            for first in (1, 10_000):
                monkeypatch.setattr(ranking, "FIRST", first)
                rankings.append(await ranking.ranking(site, frame, level, year, names, t))
            assert rankings[0] == rankings[1]
            assert rankings[0]
            cut += any(len(table) == 2 for table in rankings[0].tables.values())
    assert cut > 4


def test_every_message_that_is_asked_for_exists() -> None:
    known = catalogue("vi").texts
    asked = set()
    for path in [*PUBLISH.rglob("*.html"), *PUBLISH.rglob("*.py")]:
        asked |= set(
            re.findall(r"""\bt\(\s*["']([a-z_]+(?:\.[a-z_]+)+)["']\s*[,)]""", path.read_text(encoding="utf-8"))
        )
    assert len(asked) > 150
    missing = {key for key in asked if key not in known and f"{key}.other" not in known}
    assert not missing


@pytest.mark.parametrize(("prefix", "table"), [("noise", "noise")])
def test_ids_of_the_patterns_have_names(prefix: str, table: str) -> None:
    from extractor.clean.rules import Noise

    known = catalogue("vi").texts
    assert not {entry.id for entry in entries(table, Noise)} - {key.removeprefix(f"{prefix}.") for key in known}


def problem_codes() -> set[str]:
    """The codes of all problems and failures that the package can give; of "http-404" the part in front."""
    places = {"problem": 1, "Problem": 2, "Failure": 0}
    found = set()
    for path in PUBLISH.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name not in places or not isinstance(node, ast.Call):
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            code = given.get("code") or dict(enumerate(node.args)).get(places[name])
            if isinstance(code, ast.JoinedStr):
                code = code.values[0]
            if isinstance(code, ast.Constant):
                found.add(str(code.value).removesuffix("-"))
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_is_told_in_the_language_of_the_reader(language: numbers.Language) -> None:
    codes = problem_codes()
    assert len(codes) > 20
    t = catalogue(language)
    for code in sorted(codes):
        said = told(Problem("a.html", "read", code, "A reason.", "A remedy."), t)
        assert said.detail == "A reason.", code
        assert said.remedy != "A remedy.", code
    assert told(Problem("a.html", "read", "http-404", "", ""), t).text == t("problem.http")
    unknown = told(Problem("a.html", "read", "of-tomorrow", "A reason.", "A remedy."), t)
    assert (unknown.text, unknown.remedy, unknown.detail) == ("A reason.", "A remedy.", "")


def test_every_flag_has_a_name_and_a_text() -> None:
    for language in ("vi", "en"):
        known = catalogue(language).texts
        assert not {flag for flag in get_args(Flag) if not {f"flag.{flag}", f"flag_text.{flag}"} <= known.keys()}


def test_kinds_of_the_corpus_have_names(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        kinds = {row[0] for row in connection.execute("SELECT DISTINCT kind FROM documents WHERE kind IS NOT NULL")}
    connection.close()
    for language in ("vi", "en"):
        known = catalogue(language).texts
        assert not {kind for kind in kinds if f"value.kind.{kind}" not in known}


@asyncio
async def test_hostile_pages_and_queries_come_out_inert(datasette: Any, database: Path) -> None:
    document = one(database, "SELECT id FROM documents WHERE name = 'hai.txt'")
    target = one(database, "SELECT id FROM targets WHERE document_id = ? LIMIT 1", document)
    assert target
    query_text = published.MARKUP + "'\"><svg onload=alert(1)>"
    paths = [
        f"/document/{document}", f"/check/{target}", "/documents", "/search?q=1.234", "/plans/targets?_search=cây",
        "/plans/documents", f"/plans/documents/{document}",
    ]  # fmt: skip
    for path in paths:
        soup = BeautifulSoup((await datasette.client.get(path)).text, "lxml")
        assert_nothing_inline_or_foreign(soup)
        assert not [a for a in soup.find_all("a", href=True) if str(a["href"]).lower().startswith("javascript")]
        assert not soup.select("main img, main svg[onload]")
    for path in ("/search", "/places", "/indicators"):
        soup = BeautifulSoup((await datasette.client.get(path, params={"q": query_text})).text, "lxml")
        assert_nothing_inline_or_foreign(soup)
        box = soup.select_one("main input[type=search]")
        assert box
        assert box["value"] == query_text.strip()
    soup = BeautifulSoup(
        (await datasette.client.get("/compare", params={"iq": query_text, "pq": query_text})).text, "lxml"
    )
    assert_nothing_inline_or_foreign(soup)


def test_spreadsheets_get_no_formula() -> None:
    sheet = sheets.Sheet("x", (("a", "a"),), [["=1+1"], ["@x"], ["-5 %"], [5], ["plain"]])
    assert sheets.to_csv(sheet).splitlines()[1:] == ["'=1+1", "'@x", "'-5 %", "5", "plain"]
    book = openpyxl.load_workbook(io.BytesIO(sheets.to_xlsx([sheet])))
    assert [cell.data_type for (cell,) in book.worksheets[0].iter_rows(min_row=2)] == ["s", "s", "s", "n", "s"]


@asyncio
async def test_versions_of_a_page_and_what_changed(datasette: Any, database: Path) -> None:
    new = one(database, "SELECT id FROM documents WHERE name = 'mau.txt' AND current = 1")
    old = one(database, "SELECT id FROM documents WHERE name = 'mau.txt' AND current = 0")
    page = BeautifulSoup((await datasette.client.get(f"/document/{new}")).text, "lxml").get_text(" ")
    assert "Các bản của trang" in page
    assert "12 tỷ đồng" in page
    assert "15 tỷ đồng" in page
    before = BeautifulSoup((await datasette.client.get(f"/document/{old}")).text, "lxml").get_text(" ")
    assert "Đây là bản cũ của trang" in before


@asyncio
async def test_source_link_jumps_to_the_quote(datasette: Any, database: Path) -> None:
    document = one(database, "SELECT id FROM documents WHERE name = 'mau.txt' AND current = 1")
    soup = BeautifulSoup((await datasette.client.get(f"/document/{document}")).text, "lxml")
    links = [str(link["href"]) for link in soup.select(".record .actions a") if "#:~:text=" in str(link["href"])]
    assert any("15%20t%E1%BB%B7%20%C4%91%E1%BB%93ng" in link for link in links)
    assert all(link.startswith("https://example.org/ke-hoach?id=1#:~:text=") for link in links)


async def post_review(datasette: Any, target: str, who: str, **fields: str) -> Any:
    cookies = published.signed_in(datasette, who)
    page = await datasette.client.get(f"/check/{target}", cookies=cookies)
    cookies |= dict(page.cookies)
    data = {"csrftoken": published.token(page.text), **fields}
    return await datasette.client.post(f"/check/{target}", data=data, cookies=cookies)


@asyncio
async def test_review_is_stored_shown_kept_and_exported(own_database: Path, tmp_path: Path) -> None:
    from extractor.publish.export import export

    datasette = await published.open_site(own_database)
    target = one(own_database, "SELECT t.id FROM targets t JOIN documents d ON d.id = t.document_id"
                 " WHERE d.name = 'mau.txt' AND t.current = 1 AND t.quote LIKE '15 %'")  # fmt: skip
    answer = await post_review(datasette, target, "an", action="correct", min="15,5", max="15,5", note=published.MARKUP)
    assert answer.status_code == 302
    document = one(own_database, "SELECT document_id FROM targets WHERE id = ?", target)
    page = BeautifulSoup((await datasette.client.get(f"/document/{document}")).text, "lxml")
    card = page.find(id=f"r-{target}")
    assert card
    assert_nothing_inline_or_foreign(page)
    assert "15,5" in card.get_text()
    assert "đã sửa" in card.get_text()
    published.add(own_database, published.PLAN.format(revenue="15", poor="4"), name="mau.txt",
                  url="https://example.org/ke-hoach?id=1")  # fmt: skip
    newest = one(own_database, "SELECT id FROM documents WHERE name = 'mau.txt' AND current = 1")
    assert newest != document
    again = await datasette.client.get(f"/document/{newest}")
    assert "15,5" in again.text
    written = export(own_database, tmp_path / "gold", "gold")
    records = [json.loads(line) for line in written[0].read_text(encoding="utf-8").splitlines()]
    assert [record["min"] for record in records] == [15.5]
    text = (tmp_path / "gold" / "text" / records[0]["doc"]).read_text(encoding="utf-8")
    assert text[records[0]["start"] : records[0]["end"]] == records[0]["quote"]


@asyncio
async def test_rejected_values_are_struck_and_leave_the_tables(own_database: Path) -> None:
    datasette = await published.open_site(own_database)
    path = "/indicator/state_budget_revenue?_format=json&level=province"
    before = (await datasette.client.get(path)).json()
    target = before[0]["target_id"]
    assert (await post_review(datasette, target, "an", action="reject")).status_code == 302
    after = (await datasette.client.get(path)).json()
    assert target in {row["target_id"] for row in before} - {row["target_id"] for row in after}
    page = await datasette.client.get(f"/check/{target}")
    assert "đã loại" in page.text


@asyncio
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Hãy chọn một kết luận"),
        ({"action": "correct"}, "Chưa có ô nào thay đổi"),
        ({"action": "correct", "min": "nhiều"}, "Không đọc được giá trị này"),
        ({"action": "correct", "year": "năm nay"}, "Viết năm như"),
        ({"action": "correct", "cmp": "!="}, "Không đọc được giá trị này"),
        ({"action": "correct", "indicator_id": "không có"}, "Chọn một chỉ tiêu trong danh mục"),
    ],
)
async def test_reviews_that_cannot_be_are_refused(
    datasette: Any, database: Path, fields: dict[str, str], message: str
) -> None:
    target = one(database, "SELECT id FROM targets WHERE current = 1 AND indicator_id IS NOT NULL LIMIT 1")
    answer = await post_review(datasette, target, "an", **fields)
    assert answer.status_code == 400
    assert message in answer.text
    assert one(database, "SELECT count(*) FROM reviews") == 0


@asyncio
async def test_only_reviewers_review_and_only_with_a_token(own_database: Path) -> None:
    target = one(own_database, "SELECT id FROM targets WHERE current = 1 LIMIT 1")
    open_to_one = await published.open_site(own_database, options={"reviewers": {"id": ["an"]}})
    assert (await open_to_one.client.post(f"/check/{target}", data={"action": "confirm"})).status_code == 403
    page = await open_to_one.client.get(f"/check/{target}", cookies=published.signed_in(open_to_one, "binh"))
    assert "chưa được quyền" in page.text
    cookies = published.signed_in(open_to_one, "an")
    forged = await open_to_one.client.post(
        f"/check/{target}",
        data={"action": "confirm"},
        cookies=cookies,
        headers={"origin": "https://example.org", "sec-fetch-site": "cross-site"},
    )
    assert forged.status_code == 403
    frozen = await published.open_site(own_database, immutable=True)
    page = await frozen.client.get(f"/check/{target}", cookies=published.signed_in(frozen, "an"))
    assert "chỉ đọc" in page.text
    assert one(own_database, "SELECT count(*) FROM reviews") == 0


TRIED = "Năm 2031, xã Thử Nghiệm phấn đấu thu ngân sách đạt từ 15 tỷ đồng trở lên; tỷ lệ hộ nghèo dưới 2,5%."


async def try_page(datasette: Any, **parts: Any) -> Any:
    page = await datasette.client.get("/try")
    data = {"csrftoken": published.token(page.text), **parts.get("data", {})}
    files = parts.get("files") or {"none": ("", b"")}
    return await datasette.client.post("/try", data=data, files=files, cookies=dict(page.cookies))


@asyncio
async def test_a_pasted_page_is_marked_and_not_stored(own_database: Path) -> None:
    datasette = await published.open_site(own_database)
    before = own_database.read_bytes()
    answer = await try_page(datasette, data={"text": TRIED + published.MARKUP})
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.text, "lxml")
    assert_nothing_inline_or_foreign(soup)
    assert [mark.get_text() for mark in soup.select("a.v")] == ["từ 15 tỷ đồng trở lên", "dưới 2,5%"]
    assert "≥\u00a015\u00a0tỷ đồng" in soup.get_text()
    assert own_database.read_bytes() == before
    table = await try_page(datasette, data={"text": TRIED, "form": "json"})
    assert [row["cmp"] for row in table.json()] == [">=", "<"]


@asyncio
async def test_an_uploaded_file_is_read_as_what_it_is(own_database: Path) -> None:
    datasette = await published.open_site(own_database)
    html = f"<html><body><article><h1>Kế hoạch năm 2031</h1><p>{TRIED}</p></article></body></html>"
    answer = await try_page(datasette, files={"file": ("../../trang.html", html.encode())})
    marked = [mark.get_text() for mark in BeautifulSoup(answer.text, "lxml").select("a.v")]
    assert marked == ["từ 15 tỷ đồng trở lên", "dưới 2,5%"]


@asyncio
@pytest.mark.parametrize(
    ("parts", "status", "message"),
    [
        ({"data": {"text": "  "}}, 400, "Chưa có nội dung"),
        (
            {"files": {"file": ("x.bin", b"\x00\x01\x02" * 500)}},
            422,
            "Không đọc được trang này: Tệp không phải văn bản",
        ),
        ({"data": {"text": "x" * 1_600_000}}, 413, "lớn hơn"),
    ],
)
async def test_what_cannot_be_tried_is_told(database: Path, parts: Any, status: int, message: str) -> None:
    datasette = await published.open_site(database)
    answer = await try_page(datasette, **parts)
    assert answer.status_code == status
    assert message in answer.text


@asyncio
async def test_tries_are_limited_in_size_and_number(database: Path) -> None:
    datasette = await published.open_site(database)
    huge = await datasette.client.post("/try", content=b"x" * 2_500_000, headers={"content-type": "text/plain"})
    assert huge.status_code == 413
    statuses = [(await try_page(datasette, data={"text": "x"})).status_code for _ in range(21)]
    assert statuses[-1] == 429
    assert 429 not in statuses[:20]


def test_turnstile_lets_through_again_after_its_time() -> None:
    gate = Turnstile(2, 60.0)
    assert [gate.wait("a", now) for now in (0.0, 1.0)] == [0.0, 0.0]
    assert gate.wait("a", 2.0) == 58.0
    assert gate.wait("b", 2.0) == 0.0
    assert gate.wait("a", 60.5) == 0.0


@asyncio
async def test_pages_are_kept_until_something_is_written_and_never_for_persons(own_database: Path) -> None:
    datasette = await published.open_site(own_database)
    target = one(own_database, "SELECT id FROM targets WHERE current = 1 LIMIT 1")
    first = await datasette.client.get("/check")
    assert (await datasette.client.get("/check")).content == first.content
    mine = await datasette.client.get("/check", cookies=published.signed_in(datasette, "an"))
    assert "Đăng nhập: an" in mine.text
    assert "Đăng nhập: an" not in (await datasette.client.get("/check")).text
    english = await datasette.client.get("/check", cookies={"chitieu_lang": "en"})
    assert 'lang="en"' in english.text
    assert 'lang="vi"' in (await datasette.client.get("/check")).text
    tokens = {published.token((await datasette.client.get("/try")).text) for _ in range(3)}
    assert len(tokens) == 3
    assert (await post_review(datasette, target, "an", action="confirm")).status_code == 302
    assert "Rà soát gần đây" in (await datasette.client.get("/check")).text


@asyncio
async def test_the_site_stands_under_any_path(database: Path) -> None:
    datasette = await published.open_site(database, base_url="/kehoach/")
    for path in ("/", "/place/79/776", "/indicator/state_budget_revenue", "/plans/targets", COMPARE):
        soup = BeautifulSoup((await datasette.client.get(path)).text, "lxml")
        for element in soup.select("a[href^='/'], link[href], img[src], script[src], form[action^='/']"):
            address = str(element.get("href") or element.get("src") or element.get("action"))
            assert address.startswith("/kehoach/"), (path, address)


@asyncio
async def test_another_database_is_left_as_it_is(tmp_path: Path) -> None:
    from datasette.app import Datasette

    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    connection.close()
    datasette = Datasette([str(other)])
    await datasette.invoke_startup()
    answer = await datasette.client.get("/")
    assert answer.status_code == 200
    assert "cats" in answer.text
    assert "chitieu" not in answer.text
    assert "content-security-policy" not in answer.headers


def test_metadata_for_both_lines_says_the_same() -> None:
    old = metadata.arguments("plans", {"proxies": 1}, version="0.65.5")
    new = metadata.arguments("plans", {"proxies": 1}, version="1.0")
    assert set(old) == {"metadata"}
    assert set(new) == {"metadata", "config"}
    whole = old["metadata"]["databases"]["plans"]
    for table, facts in whole["tables"].items():
        texts = new["metadata"]["databases"]["plans"]["tables"][table]
        behaviour = new["config"]["databases"]["plans"]["tables"][table]
        assert {**texts, **behaviour} == facts
    assert new["config"]["databases"]["plans"]["queries"] == whole["queries"]
    assert all(facts.get("description") for facts in whole["tables"].values() if not facts.get("hidden"))


NUMBERS = [
    # value, Vietnamese, English
    (9000, "9.000", "9,000"),
    (15.9, "15,9", "15.9"),
    (1234567.25, "1.234.567,25", "1,234,567.25"),
    (0.5, "0,5", "0.5"),
    (-3.1, "−3,1", "−3.1"),
    (100.0, "100", "100"),
    (1e-05, "0,00001", "0.00001"),
    (0, "0", "0"),
]


@pytest.mark.parametrize(("value", "vi", "en"), NUMBERS)
def test_numbers_as_a_reader_writes_them(value: float, vi: str, en: str) -> None:
    assert (numbers.number(value, "vi"), numbers.number(value, "en")) == (vi, en)


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 4)), st.sampled_from(["vi", "en"]))
def test_numbers_are_read_back(value: float, language: numbers.Language) -> None:
    assert numbers.parsed(numbers.number(value, language), language) == value


VALUES = [
    # min, max, cmp, of, shown
    (15.9, None, ">=", None, "≥ 15,9 %"),
    (7.1, None, ">", None, "> 7,1 %"),
    (None, 2.5, "<", None, "< 2,5 %"),
    (93, 95, "range", None, "93–95 %"),
    (5, 5, "~", None, "≈ 5 %"),
    (16, 16, "=", 16, "16/16 %"),
    (None, None, "=", None, "–"),
]


@pytest.mark.parametrize(("low", "high", "cmp", "of", "shown"), VALUES)
def test_values_show_their_bound(low: float | None, high: float | None, cmp: str, of: float | None, shown: str) -> None:
    assert numbers.value(low, high, cmp, "%", "vi", of).replace(numbers.NO_BREAK, " ") == shown


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [("2021-01-16", "16/01/2021", "16 Jan 2021"), ("2026-11-23T08:01:12+00:00", "23/11/2026", "23 Nov 2026"), (None, "", ""),
     ("cũ", "cũ", "cũ")],
)  # fmt: skip
def test_days(iso: str | None, vi: str, en: str) -> None:
    assert (numbers.day(iso, "vi"), numbers.day(iso, "en")) == (vi, en)


FRAGMENTS = [
    # text, quote, directive
    (
        "thu đạt 15 tỷ đồng trong năm",
        "15 tỷ đồng",
        "thu%20%C4%91%E1%BA%A1t-,15%20t%E1%BB%B7%20%C4%91%E1%BB%93ng,-trong%20n%C4%83m",
    ),
    ("15%", "15%", "15%25"),
    ("a-b, 5 ha", "5 ha", "a%2Db%2C-,5%20ha"),
    ("dòng trên\n5 ha\ndòng dưới", "5 ha", "5%20ha"),
]


@pytest.mark.parametrize(("text", "quote", "directive"), FRAGMENTS)
def test_text_fragments(text: str, quote: str, directive: str) -> None:
    start = text.index(quote)
    found = fragments.at_quote("https://example.org/a#old", text, start, start + len(quote))
    assert found == f"https://example.org/a#:~:text={directive}"


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "https://a\nb", "ftp://x/y"],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert fragments.web_address(url) is None


class Span:
    def __init__(self, ident: str, start: int, end: int) -> None:
        self.id, self.start, self.end = ident, start, end


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_are_the_text_and_hold_every_span_once(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(str(n), *sorted((min(a, len(text)), min(b, len(text))))) for n, (a, b) in enumerate(sorted(pairs))]
    spans.sort(key=lambda span: span.start)
    found = marks.pieces(text, 0, len(text), spans)
    assert "".join(piece.text for piece in found) == text
    assert [ident for piece in found for ident in piece.ids] == [span.id for span in spans if span.start < span.end]


def mark(year: int, low: float, high: float | None = None, role: Any = "plan", bound: str = "=") -> charts.Mark:
    return charts.Mark(year, low, low if high is None else high, role, bound, f"{year}: {low:g}")


CHARTS = [
    # marks, breaks, selector, how many
    ([mark(2020, 1), mark(2021, 2), mark(2022, 3)], [], "polyline", 1),
    ([mark(2020, 1), mark(2022, 3)], [], "polyline", 0),  # a year without a value is a gap
    ([mark(2020, 1), mark(2021, 2), mark(2022, 3), mark(2023, 4)], [(2022, "norm")], "polyline", 2),
    ([mark(2020, 1), mark(2021, 2)], [(2021, "norm")], "line.break", 1),
    ([mark(2020, 1, bound=">="), mark(2021, 2, bound="<")], [], "path.bound", 2),
    ([mark(2020, 1, 3, bound="range")], [], "rect.range", 1),
    ([mark(2020, 1), mark(2020, 2, role="result")], [], "circle", 2),
]


@pytest.mark.parametrize(("drawn", "breaks", "selector", "count"), CHARTS)
def test_charts_show_gaps_breaks_bounds_and_ranges(drawn: Any, breaks: Any, selector: str, count: int) -> None:
    svg = charts.line_chart(drawn, title="<b>x", description="y", language="vi", ident="c", breaks=breaks)
    soup = BeautifulSoup(svg, "lxml")
    assert len(soup.select(selector)) == count
    title = soup.find("title")
    assert title
    assert title.text == "<b>x"


@pytest.mark.parametrize(("values", "above"), [((1, 2), True), ((1, 3, 2), False), ((2, 2), True)])
def test_the_last_value_is_written_clear_of_its_line(values: tuple[int, ...], above: bool) -> None:
    drawn = [replace(mark(2020 + n, value), text=f"{value}") for n, value in enumerate(values)]
    soup = BeautifulSoup(charts.line_chart(drawn, title="", description="", language="vi", ident="c"), "lxml")
    dot = float(soup.select("circle")[-1]["cy"])  # type: ignore[arg-type]
    assert (float(soup.select("text.value")[0]["y"]) < dot) is above  # type: ignore[arg-type]


def test_a_value_at_the_foot_of_a_chart_is_written_beside_its_mark() -> None:
    drawn = [mark(2020, 10.09), replace(mark(2022, 6.11), text="6,11")]
    drawn += [replace(mark(2022, 6.06, role="result"), text="6,06")]
    soup = BeautifulSoup(charts.line_chart(drawn, title="", description="", language="vi", ident="c"), "lxml")
    dot, text = soup.select("circle")[-1], soup.select("text.value.result")[0]
    assert text["text-anchor"] == "end"
    assert float(text["x"]) < float(dot["cx"]) - float(dot["r"])  # type: ignore[arg-type]
    above = soup.select("text.value.plan")[0]
    assert float(above["y"]) < float(dot["cy"])  # type: ignore[arg-type]


@given(st.lists(st.floats(-1e7, 1e12).map(lambda x: round(x, 3)), min_size=1, max_size=9))
def test_axes_hold_their_values(values: list[float]) -> None:
    axis = charts.scale(values)
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 8


@pytest.fixture(params=["datapackage", "parquet", "xlsx", "sdmx", "jsonl"])
def exported(request: Any, database: Path, tmp_path: Path) -> tuple[str, Path, Path]:
    from extractor.publish.export import export

    form = request.param
    out = tmp_path / (form if form in ("datapackage", "parquet") else f"plans.{form}")
    written = export(database, out, form)
    assert all(path.is_file() for path in written)
    return form, out, database


def test_exports_are_whole_and_can_be_read_back(exported: tuple[str, Path, Path]) -> None:
    form, out, database = exported
    count = one(database, "SELECT count(*) FROM targets WHERE current = 1")
    if form == "datapackage":
        frictionless = pytest.importorskip("frictionless")
        report = frictionless.validate(str(out / "datapackage.json"))
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:3]
        assert len((out / "targets.csv").read_text(encoding="utf-8").splitlines()) > count
        assert "## targets.csv" in (out / "CODEBOOK.md").read_text(encoding="utf-8")
    elif form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        table = parquet.read_table(out / "targets.parquet")
        assert table.num_rows == count
        assert str(table.schema.field("min").type) == "double"
    elif form == "xlsx":
        book = openpyxl.load_workbook(out)
        assert [cell.value for cell in book.worksheets[0][1]][5:11] == [
            "TH năm trước", "KH năm", "Ước TH", "TH năm", "TH/KH (%)", "Đánh giá",
        ]  # fmt: skip
        assert book.worksheets[1].max_row == count + 1
    elif form == "sdmx":
        rows = list(csv.DictReader(out.open(encoding="utf-8")))
        keys = [
            tuple(row[name] for name in ("REF_AREA", "INDICATOR", "MEASURE", "CHANGE", "TERMS", "TIME_PERIOD"))
            for row in rows
        ]
        assert len(keys) == len(set(keys)) > 100
        assert all(re.fullmatch(r"[A-Za-z0-9_@$-]+", row["REF_AREA"]) for row in rows)
        assert all(float(row["OBS_VALUE"]) for row in rows if row["OBS_VALUE"] not in ("", "0"))
    else:
        texts = dict(sqlite3.connect(database).execute("SELECT id, text FROM documents"))
        records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert len(records) == count
        assert all(texts[r["document_id"]][r["start"] : r["end"]] == r["quote"] for r in records)


@pytest.mark.parametrize(
    ("content", "form", "message"),
    [
        (None, "jsonl", "no such file"),
        (b"not a database at all, but text", "jsonl", "not a database"),
        (b"", "nosuch", "no such form"),
    ],
)
def test_exports_that_cannot_be_made_say_why(tmp_path: Path, content: bytes | None, form: str, message: str) -> None:
    from extractor.publish.export import ExportError, export

    path = tmp_path / "x.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ExportError, match=message):
        export(path, tmp_path / "out", form)


def test_serve_checks_the_main_pages(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from extractor.publish import serve

    assert serve(database, check=True) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12
    assert all(line.startswith("200 ") for line in lines)
