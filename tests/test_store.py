"""The database: what is written, that it is written once, and that nothing is lost when it is not."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import itertools
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import published
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from extractor.flow import analyse
from extractor.link import rules
from extractor.link.compare import plan_against_result, row_of
from extractor.model import Document, Page, Problem, Target
from extractor.read import read
from extractor.record import records
from extractor.store import (
    Counts,
    Outcome,
    Store,
    StoreBusyError,
    StoreError,
    StoreForeignError,
    document_rows,
    page_key,
    readable,
)
from extractor.store.dictionary import markdown
from extractor.store.migrations import schema_sql
from extractor.store.search import TONES, exact, folded
from extractor.store.tables import TABLES
from extractor.store.values import value_text
from extractor.store.views import VIEWS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "corpus" / "pages"
SCHEMAS = Path(__file__).resolve().parent / "schemas"

PLAN = """ỦY BAN NHÂN DÂN QUẬN 8

Kế hoạch phát triển kinh tế - xã hội năm 2021

I. Chỉ tiêu kinh tế

Tổng thu ngân sách nhà nước đạt 9.000 tỷ đồng. Tổng diện tích đất ở tăng thêm 12 ha.

II. Chỉ tiêu xã hội

Giảm tỷ lệ hộ nghèo 0,5%. Tỷ lệ hoá trị rác thải đạt 100%.
Phấn đấu ít nhất 93% trường học có đường vào.
"""


@functools.cache
def analysed(page: Path) -> Document:
    return analyse(read(page))


@functools.cache
def plan(text: str = PLAN, name: str = "plan.txt", url: str | None = None, day: str = "") -> Document:
    page = read(text.encode(), name=name, url=url)
    return analyse(dataclasses.replace(page, fetched=day or None))


def outcome(document: Document, version: str = "1") -> Outcome:
    return Outcome(document.page.name, document_rows(document, version))


def written(database: Path, *outcomes: Outcome) -> Counts:
    """Each outcome in a run of its own."""
    counts = Counts()
    for each in outcomes:
        with Store(database) as store:
            store.start()
            counts += store.write([each])
            store.finish()
    return counts


def dump(database: Path, without: tuple[str, ...] = ("runs", "_sqlite_migrations")) -> dict[str, Any]:
    """Every row of every table and of the search index."""
    with readable(database) as connection:
        connection.row_factory = None
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'"
        ).fetchall()
        kept = sorted(name for (name,) in names if name not in without)
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
            for name in kept
            if name != "targets_fts"
        }


def rows(database: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    with readable(database) as connection:
        connection.row_factory = None
        return connection.execute(query, values).fetchall()


@pytest.fixture
def database(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without pages."""
    return published.empty(tmp_path_factory, tmp_path / "plans.db")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the corpus."""
    return published.corpus(tmp_path_factory, "corpus")


# schema


def test_every_table_is_strict_and_described(corpus: Path) -> None:
    db = Database(corpus)
    described = {table.name: [column.name for column in table.columns] for table in TABLES}
    assert set(db.table_names()) - set(described) == {
        "_sqlite_migrations",
        "sqlite_stat1",
        *(f"targets_fts{part}" for part in ("", "_config", "_data", "_docsize", "_idx")),
    } | ({"sqlite_stat4"} & set(db.table_names()))
    for name, columns in described.items():
        assert [column.name for column in db.table(name).columns] == columns
        assert db.table(name).strict
    assert all(column.text.endswith(".") for table in TABLES for column in table.columns)


def test_views_are_described(corpus: Path) -> None:
    db = Database(corpus)
    assert set(db.view_names()) == {view.name for view in VIEWS}
    for view in VIEWS:
        assert [column.name for column in db.view(view.name).columns] == [name for name, _ in view.columns]


def test_foreign_keys_hold_and_are_declared(corpus: Path) -> None:
    assert rows(corpus, "PRAGMA foreign_key_check") == []
    declared = {(t.name, c.name, c.references) for t in TABLES for c in t.columns if c.references}
    found = {
        (table.name, key.column, key.other_table) for table in Database(corpus).tables for key in table.foreign_keys
    }
    assert found == declared


@pytest.mark.parametrize("file", sorted(SCHEMAS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_an_earlier_release_becomes_one_of_this(file: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    connection = sqlite3.connect(old)
    connection.executescript(file.read_text(encoding="utf-8"))
    db = Database(connection)
    db.table("_sqlite_migrations").insert(
        {"id": 1, "migration_set": "chitieu", "name": "first_schema", "applied_at": "2026-11-24"}, pk="id"
    )
    db.close()
    for path in (old, new):
        written(path, outcome(plan()))
    query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY 1, 2"
    assert rows(old, query) == rows(new, query)


def test_the_newest_schema_file_is_the_schema() -> None:
    newest = max(SCHEMAS.glob("*.sql")).read_text(encoding="utf-8")
    assert newest.partition("\n")[2] == ";\n".join(schema_sql()) + ";\n", (
        "see the head of extractor/store/migrations.py"
    )


def test_the_data_dictionary_is_fresh() -> None:
    stored = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert stored == markdown(), "python -m extractor.store.dictionary > docs/data-dictionary.md"


# what is written


def test_stored_targets_are_the_records(corpus: Path) -> None:
    keys = (
        "start",
        "end",
        "quote",
        "min",
        "max",
        "of",
        "cmp",
        "unit",
        "subject",
        "change",
        "kind",
        "base",
        "marker",
        "statement",
        "unit_id",
        "value_min",
        "value_max",
        "indicator_id",
        "standard",
        "firmness",
        "confidence",
    )
    listed = ", ".join(f't."{key}"' for key in keys)
    for page in sorted(PAGES.iterdir()):
        wanted = [tuple(record[key] for key in keys) for record in records(analysed(page))]
        stored = rows(
            corpus,
            f"SELECT {listed} FROM targets t JOIN documents d ON d.id = t.document_id WHERE d.name = ? ORDER BY t.search_id",
            page.name,
        )
        assert stored == wanted, page.name


def test_quotes_blocks_and_sections_are_spans_of_the_text(corpus: Path) -> None:
    texts = dict(rows(corpus, "SELECT id, text FROM documents"))
    targets = rows(corpus, 'SELECT document_id, start, "end", quote, statement_start, statement_end FROM targets')
    assert len(targets) > 400
    for document, start, end, quote, first, last in targets:
        assert texts[document][start:end] == quote
        assert first <= start < end <= last
    for table in ("blocks", "sections"):
        for document, start, end in rows(corpus, f'SELECT document_id, start, "end" FROM {table}'):
            assert 0 <= start <= end <= len(texts[document])


def test_a_target_stands_in_the_section_of_its_path(corpus: Path) -> None:
    found = rows(
        corpus,
        "SELECT t.section_path, s.title FROM targets t JOIN sections s ON s.id = t.section_id WHERE t.section_path <> ''",
    )
    assert len(found) > 100
    composed = [(unicodedata.normalize("NFC", path), title) for path, title in found]
    assert [pair for pair in composed if pair[1] not in pair[0].rpartition(" > ")[2]] == []


def target(low: str | None, high: str | None, cmp: Any, unit: str = "%", whole: str | None = None) -> Target:
    number = [None if text is None else Decimal(text) for text in (low, high, whole)]
    return Target(
        0,
        1,
        "",
        number[0],
        number[1],
        number[2],
        cmp,
        unit,
        None,
        "",
        "level",
        "target",
        None,
        None,
        (),
        None,
        "",
        0,
        1,
    )


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (target("93", None, ">="), "≥ 93 %"),
        (target(None, "1.5", "<"), "< 1,5 %"),
        (target("9000", "9000", "=", "tỷ đồng"), "9.000 tỷ đồng"),
        (target("1234567.80", "1234567.80", "="), "1.234.567,8 %"),
        (target("4", "5", "range"), "4–5 %"),
        (target("16", "16", "=", "phường", "16"), "16/16 phường"),
        (target("3", "3", "~", ""), "≈ 3"),
        (target("-2.50", "-2.50", "="), "-2,5 %"),
        (target("1E+3", "1E+3", "=", "ha"), "1.000 ha"),
    ],
)
def test_value_text(given: Target, text: str) -> None:
    assert value_text(given) == text


@pytest.mark.parametrize(
    ("name", "url", "key"),
    [
        ("a/b.html", None, "a/b.html"),
        ("b.html", "https://Quan8.example/ke-hoach/?id=7#dau", "quan8.example/ke-hoach?id=7"),
        ("b.html", "http://quan8.example/ke-hoach?id=7", "quan8.example/ke-hoach?id=7"),
        ("b.html", "http://quan8.example:8080/", "quan8.example"),
        ("b.html", "http://[broken", "http://[broken"),
    ],
)
def test_page_key(name: str, url: str | None, key: str) -> None:
    assert page_key(name, url) == key


# once, and again


def test_the_same_page_again_changes_nothing(database: Path) -> None:
    assert written(database, outcome(plan())).stored == 1
    before = dump(database)
    counts = written(database, outcome(plan()), outcome(plan()))
    assert (counts.stored, counts.unchanged) == (0, 2)
    assert dump(database) == before
    assert len(rows(database, "SELECT * FROM runs")) == 3


def test_the_same_pages_in_one_batch_or_many_give_the_same_rows(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pages = [outcome(analysed(page)) for page in sorted(PAGES.iterdir())[:8]]
    one, many = (published.empty(tmp_path_factory, tmp_path / name) for name in ("one.db", "many.db"))
    for path, size in ((one, 8), (many, 1)):
        with Store(path) as store:
            store.run_id = store.start()
            for start in range(0, 8, size):
                store.write(pages[start : start + size])
            store.finish()
    for name, found in dump(one, ("runs", "_sqlite_migrations", "documents")).items():
        if not name.startswith("targets_fts_"):  # its segments depend on the batches, its answers do not
            assert found == dump(many)[name], name
    query = "SELECT rowid FROM targets_fts WHERE targets_fts MATCH 'dat' ORDER BY rowid"
    assert rows(one, query) == rows(many, query) != []


def test_ids_follow_from_content(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first, second = (published.empty(tmp_path_factory, tmp_path / name) for name in ("1.db", "2.db"))
    written(first, outcome(plan()))
    written(second, outcome(plan("Giảm tỷ lệ hộ nghèo 2%.", "other.txt")), outcome(plan()))
    query = "SELECT id, key, quote FROM targets t WHERE document_id = ? ORDER BY id"
    document = plan().page.sha256[:16]
    assert rows(first, query, document) == rows(second, query, document) != []


REVISED = (
    PLAN.replace("9.000", "9.500")
    .replace("Tổng diện tích đất ở tăng thêm 12 ha.", "")
    .replace("0,5%.", "0,5%. Xây mới 3 trường học.")
    .replace("Phấn đấu ít", "III. Giáo dục\n\nPhấn đấu ít")
)


def test_a_new_version_is_kept_beside_the_old_and_compared(database: Path) -> None:
    first, second = plan(day="2021-01-16"), plan(REVISED, day="2021-02-01")
    written(database, outcome(first), outcome(second))
    versions = rows(database, "SELECT version, current, id FROM documents ORDER BY version")
    assert versions == [(1, 0, first.page.sha256[:16]), (2, 1, second.page.sha256[:16])]
    assert rows(
        database,
        "SELECT DISTINCT d.version, t.current FROM targets t JOIN documents d ON d.id = t.document_id ORDER BY 1",
    ) == [(1, 0), (2, 1)]
    changes = rows(database, "SELECT change, old, new, fetched FROM changes ORDER BY change, old")
    assert [row for row in changes if row[0] == "revised"] == [
        ("revised", "9.000 tỷ đồng", "9.500 tỷ đồng", "2021-02-01")
    ]
    assert ("vanished", "12 ha", None, "2021-02-01") in changes
    assert ("appeared", None, "3 trường học", "2021-02-01") in changes or (
        "appeared",
        None,
        "3 trường",
        "2021-02-01",
    ) in changes
    assert ("moved", "≥ 93 %", "≥ 93 %", "2021-02-01") in changes
    assert {row[0] for row in changes} == {"revised", "vanished", "appeared", "moved"}
    assert not any("100" in str(row) for row in changes), "what stayed is no change"


def test_reviews_survive_a_new_version_and_a_new_extractor(database: Path) -> None:
    written(database, outcome(plan()))
    [(key, target_id)] = rows(database, "SELECT key, id FROM targets WHERE quote LIKE '0,5%'")
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO reviews (id, target_key, target_id, created, action) VALUES ('r', ?, ?, '2021', 'confirm')",
            (key, target_id),
        )
    written(database, outcome(plan(), version="2"), outcome(plan(REVISED), version="2"))
    joined = "SELECT t.quote, d.version FROM reviews r JOIN targets t ON t.key = r.target_key AND t.current = 1 JOIN documents d ON d.id = t.document_id"
    assert rows(database, joined) == [("0,5%", 2)]
    assert rows(database, "SELECT id FROM reviews") == [("r",)]


def test_another_extractor_reads_the_page_anew(database: Path) -> None:
    thin = dataclasses.replace(plan(), targets=plan().targets[:1])
    written(database, outcome(thin, "1"))
    assert written(database, outcome(plan(), "2")).stored == 1
    assert rows(database, "SELECT version, current, extractor_version, targets_count FROM documents") == [
        (1, 1, "2", len(plan().targets))
    ]
    assert rows(database, "SELECT count(*) FROM targets") == [(len(plan().targets),)]
    assert rows(database, "SELECT count(*) FROM targets_fts") == [(len(plan().targets),)]


def test_a_page_that_goes_back_to_an_earlier_content(database: Path) -> None:
    first, second = plan(day="2021-01-01"), plan(REVISED, day="2021-02-01")
    again = plan(day="2021-03-01")
    written(database, outcome(first), outcome(second), outcome(again))
    query = "SELECT id, current, fetched FROM documents ORDER BY version"
    found = rows(database, query)
    assert found == [(second.page.sha256[:16], 0, "2021-02-01"), (first.page.sha256[:16], 1, "2021-03-01")]
    before = dump(database)
    written(database, outcome(first), outcome(second), outcome(again))
    assert dump(database) == before


def test_a_page_whose_address_becomes_known(database: Path) -> None:
    written(database, outcome(plan()), outcome(plan(url="https://quan8.example/ke-hoach")))
    assert rows(database, "SELECT page_key, version, current FROM documents") == [("quan8.example/ke-hoach", 1, 1)]
    assert written(database, outcome(plan())).unchanged == 1


def test_the_same_bytes_under_another_name_are_stored_once(database: Path) -> None:
    counts = written(database, outcome(plan()), outcome(plan(name="copy.txt")), outcome(plan(name="copy.txt")))
    assert (counts.stored, counts.unchanged) == (1, 2)
    assert rows(database, "SELECT name, code FROM problems") == [("copy.txt", "duplicate")]


def test_problems_are_those_of_the_last_reading(database: Path) -> None:
    bad = Problem("plan.txt", "read", "empty", "It is empty.", "Fetch it again.")
    written(database, Outcome("plan.txt", problems=(bad,)), Outcome("plan.txt", problems=(bad,)))
    assert rows(database, "SELECT name, code, reason, remedy FROM problems") == [
        ("plan.txt", "empty", "It is empty.", "Fetch it again.")
    ]
    written(database, outcome(plan()))
    assert rows(database, "SELECT * FROM problems") == []


# search


def typed(word: str) -> Iterator[str]:
    """A word as the three kinds of keyboards give it, in both cases."""
    for text in (word, word.upper()):
        composed = unicodedata.normalize("NFC", text)
        yield composed
        yield unicodedata.normalize("NFD", text)
        signs = []
        for letter in composed:
            parts = unicodedata.normalize("NFD", letter)
            tone = "".join(sign for sign in parts if sign in TONES)
            signs.append(unicodedata.normalize("NFC", "".join(s for s in parts if s not in TONES)) + tone)
        yield "".join(signs)


def hits(database: Path, query: str) -> set[str]:
    found = rows(
        database,
        "SELECT quote FROM targets WHERE search_id IN (SELECT rowid FROM targets_fts WHERE targets_fts MATCH ?)",
        query,
    )
    return {quote for (quote,) in found}


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("hộ nghèo", {"0,5%"}),
        ("ho ngheo", {"0,5%"}),
        ("hộ ngheo", {"0,5%"}),
        ('"tỷ lệ hộ nghèo"', {"0,5%"}),
        ('"tỉ lệ hộ nghèo"', {"0,5%"}),
        ("nghe*", {"0,5%"}),
        ("diện tích đất", {"12 ha"}),
        ('"diện tích đất ở"', {"12 ha"}),
        ("hoá trị", {"100%"}),
        ("hóa trị", {"100%"}),
        ("đường", {"ít nhất 93%"}),
        ("duong", {"ít nhất 93%"}),
    ],
)
def test_search(database: Path, query: str, quotes: set[str]) -> None:
    written(database, outcome(plan()))
    for form in typed(query):
        assert hits(database, form) == quotes, ascii(form)


def test_marks_are_exact_where_they_are_typed(database: Path) -> None:
    written(database, outcome(plan()))
    assert hits(database, "đất") == {"12 ha"}
    assert hits(database, "đạt") == {"9.000 tỷ đồng", "100%"}
    assert hits(database, "dat") == {"12 ha", "9.000 tỷ đồng", "100%"}


def test_only_the_current_version_is_found(database: Path) -> None:
    written(database, outcome(plan()), outcome(plan(REVISED)))
    assert "12 ha" not in hits(database, "dien tich")
    assert hits(database, "thu ngân sách") == {"9.500 tỷ đồng"}
    with Store(database) as store:
        store.db.execute("INSERT INTO targets_fts (targets_fts) VALUES ('integrity-check')")


def test_the_index_is_built_anew_where_its_texts_were_made_in_another_way(database: Path) -> None:
    written(database, outcome(plan()))
    with Store(database) as store, store.db.atomic():
        store.db.execute("INSERT INTO targets_fts (targets_fts) VALUES ('delete-all')")
        store.db.execute("UPDATE meta SET value = 'before' WHERE key = 'search'")
    assert hits(database, "nghèo") == set()
    with Store(database):
        pass
    assert hits(database, "nghèo") == {"0,5%"}


def test_the_index_outlives_vacuum(database: Path, tmp_path: Path) -> None:
    written(database, outcome(plan()), outcome(plan(REVISED)), outcome(plan("Giảm 3% hộ cận nghèo.", "other.txt")))
    copy = tmp_path / "copy.db"
    with sqlite3.connect(database) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    assert hits(copy, "nghèo") == hits(database, "nghèo") == {"0,5%", "3%"}


WORDS = st.text("aăâeêioôơuưyđdhtnáàảãạấầậớợữựừýỳỷ ", min_size=1, max_size=40)


@given(WORDS)
def test_every_way_to_type_a_text_is_in_its_exact_form(text: str) -> None:
    found = exact(text)
    for form in ("NFC", "NFD"):
        assert unicodedata.normalize(form, text).lower() in found


@given(st.text(max_size=60))
def test_the_folded_form_has_no_marks(text: str) -> None:
    found = folded(text)
    assert not re.search("[\u0300-\u036f\u0111\u0110]", found)
    assert folded(unicodedata.normalize("NFD", text)) == found


# views


def stated(kind: str, cmp: str, low: str | None, high: str | None, **more: Any) -> Target:
    number = [None if text is None else Decimal(text) for text in (low, high)]
    known = {"indicator_id": "poverty_rate_multidim", "place_id": "79/776", "unit_id": "pct", "year": "2021"}
    given: dict[str, Any] = {
        **known,
        "kind": kind,
        "quote": f"{kind}{low}{high}",
        "statement": kind,
        "value_minimum": number[0],
        "value_maximum": number[1],
        **more,
    }
    return target(low, high, cmp)._replace(**given)


@pytest.mark.parametrize(
    ("planned", "achieved", "comparable", "difference", "met"),
    [
        (stated("target", "=", "1", "1"), stated("result", "=", "0.8", "0.8"), 1, -0.2, 1),  # lower is better
        (stated("target", "=", "1", "1"), stated("estimate", "=", "1.2", "1.2"), 1, 0.2, 0),
        (stated("target", "=", "1", "1"), stated("result", "~", "1", "1"), 1, None, None),
        (stated("target", "<", None, "1"), stated("result", "=", "1", "1"), 1, None, 0),
        (stated("target", "<=", None, "1"), stated("result", "=", "1", "1"), 1, None, 1),
        (stated("target", ">=", "90", None), stated("result", "=", "92", "92"), 1, None, 1),
        (stated("target", ">", "90", None), stated("result", "=", "90", "90"), 1, None, 0),
        (stated("target", "range", "1", "2"), stated("result", "=", "2.5", "2.5"), 1, None, 0),
        (stated("target", "~", "1", "1"), stated("result", "=", "1", "1"), 1, None, None),
        (stated("target", ">=", "95", None), stated("result", ">", "95", None), 1, None, 1),
        (stated("target", ">", "95", None), stated("result", ">=", "95", None), 1, None, None),  # it may be 95
        (stated("target", ">=", "95", None), stated("result", "<", None, "95"), 1, None, 0),
        (stated("target", "<", None, "1"), stated("result", "range", "0.5", "1.5"), 1, None, None),
        (stated("target", "=", "1", "1"), stated("result", "=", "1", "1", change="decrease"), 0, None, None),
        (stated("target", "=", "1", "1"), stated("result", "=", "1", "1", unit_id="household"), 0, None, None),
        (
            stated("target", "=", "5", "5", change="decrease", indicator_id="poor_household_count"),
            stated("result", "=", "7", "7", change="decrease", indicator_id="poor_household_count"),
            *(1, 2.0, 1),  # a greater fall of what should fall is better
        ),
        (
            stated("target", "=", "8", "8", change="increase", indicator_id="export_growth"),
            stated("result", "=", "7", "7", indicator_id="export_growth"),
            *(1, -1.0, 0),  # growth is growth however it is said
        ),
        (
            stated("target", "=", "60", "60", unit_id="ward", flags=("share_of_units",)),
            stated("result", "=", "55", "55"),
            *(1, -5.0, 1),
        ),
        (stated("target", "=", "1", "1", standard="2022-2025"), stated("result", "=", "1", "1"), 0, None, None),
        (stated("target", "=", "1", "1", base="năm 2020"), stated("result", "=", "1", "1"), 0, None, None),
        (
            stated("target", "=", "1", "1", price_basis="giá so sánh 2010"),
            stated("result", "=", "1", "1"),
            0,
            None,
            None,
        ),
        (
            stated("target", "=", "1", "1", period_basis="year-end"),
            stated("result", "=", "1", "1", period_basis="cumulative"),
            0,
            None,
            None,
        ),
    ],
)
def test_plan_beside_result(
    planned: Target, achieved: Target, comparable: int, difference: float | None, met: int | None, database: Path
) -> None:
    written(database, outcome(dataclasses.replace(plan(), targets=(planned, achieved))))
    found = rows(database, "SELECT comparable, difference, met, kind FROM plan_vs_result")
    assert found == [(comparable, difference, met, achieved.kind)]


def test_the_view_judges_as_the_function_does(database: Path) -> None:
    """Every bound planned beside every bound achieved, for what should rise, what should fall and what is neither."""

    def bounds(sign: str, at: int) -> tuple[str, str | None, str | None]:
        low, high = str(at), str(at)
        if sign == "range":
            return sign, str(at - 1), str(at + 1)
        return sign, None if sign in ("<", "<=") else low, None if sign in (">", ">=") else high

    signs = ("=", ">=", ">", "<=", "<", "range", "~")
    wanted: dict[int, int | None] = {}
    pairs: list[Target] = []
    for indicator in ("health_insurance_coverage", "unemployment_rate", "annual_crop_area"):
        for planned, achieved, at in itertools.product(signs, signs, (3, 4, 5, 6, 7)):
            year = 1000 + len(pairs) // 2
            more = {"indicator_id": indicator, "year": str(year), "unit_id": "ha" if "area" in indicator else "pct"}
            pair = (stated("target", *bounds(planned, 5), **more), stated("result", *bounds(achieved, at), **more))
            pairs += pair
            judged_pair = records(dataclasses.replace(plan(), targets=pair))
            (judged,) = plan_against_result([row_of(one) for one in judged_pair])
            wanted[year] = {"reached": 1, "exceeded": 1, "missed": 0}.get(judged.verdict)
    written(database, outcome(dataclasses.replace(plan(), targets=tuple(pairs))))
    found = dict(rows(database, "SELECT year, met FROM plan_vs_result"))
    assert found == wanted
    assert set(wanted.values()) == {0, 1, None}


@pytest.mark.parametrize(
    ("indicator", "year", "published", "broken"),
    [
        ("ntm_communes", "2025", "2024-12-10", "commune_units_2025"),
        ("ntm_communes", "2025", "2025-08-01", None),
        ("ntm_communes", "2025", None, "commune_units_2025"),
        ("ntm_communes", "2024", "2023-12-10", None),
        ("poverty_rate_multidim", "2022", "2021-12-10", None),  # the new line was known when the plan was made
        ("health_insurance_coverage", "2025", "2024-12-10", None),
    ],
)
def test_a_plan_beside_a_result_of_another_series_is_flagged(
    indicator: str, year: str, published: str | None, broken: str | None, database: Path
) -> None:
    pair = [stated(kind, "=", "9", "9")._replace(indicator_id=indicator, year=year) for kind in ("target", "result")]
    written(database, outcome(dataclasses.replace(plan(), targets=tuple(pair))))
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE documents SET published = ?", (published,))
    found = rows(database, "SELECT series_break, comparable, difference FROM plan_vs_result")
    assert found == [(broken, 0 if broken else 1, None if broken else 0.0)]


@pytest.mark.parametrize(
    ("indicator", "prices", "years", "wanted"),
    [
        ("poverty_rate_multidim", None, (2021, 2022), ["poverty_line_2016", "poverty_line_2022"]),
        ("poverty_rate_multidim", None, (2022, 2025), ["poverty_line_2022", "poverty_line_2022"]),
        ("poverty_rate_multidim", None, (2021, 2026), ["poverty_line_2016", "poverty_line_2026"]),
        ("grdp_value", None, (2019, 2021), ["price_base_2010", "price_base_2020"]),
        ("grdp_value", "giá so sánh 2010", (2019, 2021), ["price_base_2010", "price_base_2020"]),
        ("health_insurance_coverage", None, (2016, 2026), [None, None]),
    ],
)
def test_the_view_compare_names_the_series_and_the_break_before_a_value(
    indicator: str, prices: str | None, years: tuple[int, int], wanted: list[str | None], database: Path
) -> None:
    pair = [
        stated("target", "=", "9", "9")._replace(indicator_id=indicator, year=str(year), price_basis=prices)
        for year in years
    ]
    written(database, outcome(dataclasses.replace(plan(), targets=tuple(pair))))
    found = rows(database, "SELECT series, series_break FROM compare ORDER BY year")
    assert [series for series, _ in found] == wanted
    assert found[0][1] is None
    crossed = found[1][1].split(", ") if found[1][1] else []
    assert crossed == [
        one.id
        for one in rules.breaks()
        if indicator in one.indicators and not prices and f"{years[0]}-12-31" < one.since <= f"{years[1]}-12-31"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"year": "2022"},
        {"year": "2017-2021"},
        {"place_id": "79"},
        {"indicator_id": "poor_household_count"},
        {"same_as": 0},
        {"kind": "target"},
    ],
)
def test_what_is_not_beside_a_plan(other: dict[str, Any], database: Path) -> None:
    pair = (stated("target", "=", "1", "1"), stated("result", "=", "1", "1")._replace(**other))
    written(database, outcome(dataclasses.replace(plan(), targets=pair)))
    assert rows(database, "SELECT * FROM plan_vs_result") == []


def test_compare_and_readable_views_show_names(corpus: Path) -> None:
    found = rows(corpus, "SELECT indicator, place, year, value FROM compare WHERE place_id = '79/776' AND year = 2021")
    assert len(found) > 10
    assert all(all(row) for row in found)
    assert {row[1] for row in found} == {"Quận 8"}
    assert rows(corpus, "SELECT count(*) FROM targets_readable") == rows(corpus, "SELECT count(*) FROM targets")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM targets WHERE current = 1 AND place_id = '79/776' AND year = 2021",
        "SELECT * FROM targets WHERE current = 1 AND indicator_id = 'poverty_rate' AND year = 2021",
        "SELECT year, count(*) FROM targets WHERE current = 1 GROUP BY year",
        "SELECT place_id, count(*) FROM targets WHERE current = 1 GROUP BY place_id",
        "SELECT kind, count(*) FROM targets WHERE current = 1 GROUP BY kind",
        "SELECT * FROM targets WHERE document_id = 'x' ORDER BY start",
        "SELECT * FROM targets WHERE key = 'x'",
        "SELECT * FROM documents WHERE current = 1 AND place_id = '79/776' ORDER BY year",
        "SELECT * FROM plan_vs_result WHERE indicator_id = 'poverty_rate' AND place_id = '79/776'",
        "SELECT * FROM changes WHERE page_key = 'x'",
    ],
)
def test_pages_of_the_site_never_read_a_whole_table(corpus: Path, query: str) -> None:
    plan_of = rows(corpus, f"EXPLAIN QUERY PLAN {query}")
    scans = [row[3] for row in plan_of if re.match(r"SCAN (t|r|n|o|a|b|d|targets|documents)\b(?!.*INDEX)", row[3])]
    assert scans == []


# what can go wrong


def test_the_second_writer_is_told_so(database: Path) -> None:
    with Store(database), pytest.raises(StoreBusyError, match="another run is writing"), Store(database):
        pass
    with Store(database):
        pass


def test_readers_are_not_blocked_by_a_writer(database: Path) -> None:
    written(database, outcome(plan()))
    with Store(database) as store:
        store.start()
        with store.db.atomic():
            store.writer.write([outcome(plan(REVISED))])
            found: list[tuple[Any, ...]] = []
            reader = threading.Thread(target=lambda: found.extend(rows(database, "SELECT version FROM documents")))
            reader.start()
            reader.join(timeout=5)
            assert found == [(1,)]
    assert rows(database, "SELECT version FROM documents ORDER BY 1") == [(1,), (2,)]


def test_a_writer_beside_another_waits_its_turn(database: Path) -> None:
    written(database, outcome(plan()))
    review = sqlite3.connect(database, timeout=10, check_same_thread=False)
    review.execute("BEGIN IMMEDIATE")
    review.execute(
        "INSERT INTO reviews (id, target_key, target_id, created, action) VALUES ('r', 'k', 't', '2021', 'confirm')"
    )
    timer = threading.Timer(0.3, review.commit)
    timer.start()
    written(database, outcome(plan(REVISED)))
    timer.join()
    assert rows(database, "SELECT (SELECT count(*) FROM reviews), (SELECT count(*) FROM documents)") == [(1, 2)]


def test_a_page_that_the_database_refuses_costs_nothing_else(database: Path) -> None:
    broken = dataclasses.replace(plan("Giảm 2% hộ nghèo.", "bad.txt"))
    wrong = broken.targets[0]._replace(unit_id="no-such-unit")
    bad = outcome(dataclasses.replace(broken, targets=(wrong,)))
    good = outcome(plan())
    with Store(database) as store:
        store.start()
        counts = store.write([good, bad, outcome(plan("Tăng 3% thu ngân sách.", "last.txt"))])
        store.finish()
    assert (counts.pages, counts.stored, counts.problems) == (3, 2, 1)
    assert rows(database, "SELECT name FROM documents ORDER BY 1") == [("last.txt",), ("plan.txt",)]
    assert rows(database, "SELECT name, stage, code FROM problems") == [("bad.txt", "store", "refused")]
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_a_full_disk_ends_the_batch_and_not_the_database(database: Path) -> None:
    written(database, outcome(plan()))
    before = dump(database)
    with Store(database) as store:
        store.start()
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full; make room and run"):
            store.write([outcome(analysed(page)) for page in sorted(PAGES.iterdir())[:8]])
    assert dump(database) == before
    assert written(database, outcome(plan(REVISED))).stored == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"no database at all, " * 40, "not a database"), (b"", None)],
)
def test_what_stands_at_the_path(tmp_path: Path, content: bytes, message: str | None) -> None:
    database = tmp_path / "plans.db"
    database.write_bytes(content)
    if message is None:
        assert written(database, outcome(plan())).stored == 1
    else:
        with pytest.raises(StoreForeignError, match=message), Store(database):
            pass
        assert database.read_bytes() == content


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "plans.db"
    Database(database).table("plans").insert({"id": 1})
    with pytest.raises(StoreForeignError, match="other tables"), Store(database):
        pass
    assert Database(database).table_names() == ["plans"]


def test_a_database_of_a_newer_release_is_left_alone(database: Path) -> None:
    written(database, outcome(plan()))
    Database(database).table("_sqlite_migrations").insert(
        {"migration_set": "chitieu", "name": "from_the_future", "applied_at": "2030"}
    )
    with pytest.raises(StoreForeignError, match="newer release"), Store(database):
        pass


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"), readable(tmp_path / "none.db"):
        pass


def test_a_run_that_never_ended_is_marked(database: Path) -> None:
    with Store(database) as store:
        store.start()
    written(database, outcome(plan()))
    assert rows(database, "SELECT status, pages, stored FROM runs ORDER BY id") == [
        ("interrupted", 0, 0),
        ("done", 1, 1),
    ]


def test_shared_tables_follow_patterns(database: Path) -> None:
    written(database, outcome(plan()))
    with Store(database) as store, store.db.atomic():
        store.db.execute(
            "INSERT INTO units VALUES ('gone', 'x', 'x', 'x', 'x', '1'), ('used', 'x', 'x', 'x', 'x', '1')"
        )
        store.db.execute("UPDATE targets SET unit_id = 'used' WHERE unit_id = 'ha'")
        store.db.execute("UPDATE units SET name_en = 'wrong' WHERE id = 'ha'")
        store.db.execute("UPDATE meta SET value = 'old' WHERE key = 'references'")
    with Store(database):
        pass
    found = rows(database, "SELECT id FROM units WHERE id IN ('gone', 'used')")
    assert found == [("used",)], "what is referred to stays, what is not goes"
    assert rows(database, "SELECT count(*) FROM units WHERE name_en = 'wrong'") == [(0,)]


def test_a_document_without_targets_is_kept(database: Path) -> None:
    page = Page("none.txt", "Tin tức", "text/plain", hashlib.sha256(b"none").hexdigest())
    written(database, outcome(Document(page, page.text)))
    assert rows(database, "SELECT status, targets_count, text FROM documents") == [("no-targets", 0, "Tin tức")]


def test_a_database_killed_before_its_first_table_is_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "plans.db"
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
    )
    connection.commit()
    connection.close()
    with Store(path) as store:
        assert store is not None
