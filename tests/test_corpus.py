"""The corpus is evidence: every page described, every figure annotated and traced to a source."""

from __future__ import annotations

import csv
import html
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
PAGES = CORPUS / "pages"
FACTS = ROOT.parent / "shared" / "facts" / "targets.csv"
PLACES = ROOT.parent / "shared" / "places" / "places.csv"

REQUIRED = ("file", "title", "place", "place_id", "level", "year", "doc_type", "url")
KEYS = [
    *("doc", "start", "end", "quote", "min", "max", "of", "cmp", "unit"),
    *("subject", "change", "kind", "year", "base", "indicator_id"),
]
DOC_TYPES = {"plan", "resolution", "decision", "report", "news"}
BREADTH = [  # what is counted, at least
    ("pages", 20),
    ("places", 8),
    ("places with two years or more", 4),
    ("pages with results beside targets", 8),
    ("html families", 4),
    ("text pages", 4),
    ("markdown pages", 2),
    ("pages after 1 July 2025", 5),
]
NUMBER = re.compile(r"(?<![^\W\d_])(?<![\d.,])\d+(?:[.,]\d+)*")
PERCENT = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*(?=\s*%)")
FORBIDDEN = [  # what must stand on no page
    (
        "telephone",
        re.compile(r"(?<![\d.,])(?:\+84|0)[\s.-]?\d{2,3}[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?!\d)"),
    ),
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")),
    ("identity number", re.compile(r"(?<!\d)\d{12}(?!\d)")),
    ("named person", re.compile(r"\b(?:[Ôô]ng|bà|đồng chí) [A-ZĐÂÔƯ]\w+ [A-ZĐÂÔƯ]\w+")),
]


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def table(path: Path, key: str) -> list[dict[str, Any]]:
    """The entries of one array of tables."""
    return list(tomllib.loads(path.read_text("utf-8"))[key])


ENTRIES = {entry["file"]: entry for entry in table(CORPUS / "pages.toml", "page")}
SOURCES = table(CORPUS / "SOURCES.toml", "source")
GOLD = rows(CORPUS / "gold" / "targets.jsonl")
OUTLINES = {row["doc"]: row for row in rows(CORPUS / "gold" / "outlines.jsonl")}
NOISE = {row["doc"]: row for row in rows(CORPUS / "gold" / "noise.jsonl")}
FILES = sorted(path.name for path in PAGES.iterdir())
BY_DOC = {name: [row for row in GOLD if row["doc"] == name] for name in FILES}


@cache
def decoded(name: str) -> str:
    """The decoded file; line ends and letter forms as they are."""
    return (PAGES / name).read_bytes().decode("utf-8")


@cache
def visible(name: str) -> str:
    """Composed text with single blanks; for HTML what a reader sees, boilerplate included."""
    text = decoded(name)
    if name.endswith(".html"):
        text = re.sub(r"(?is)<!--.*?-->|<head\b.*?</head>|<(script|style)\b.*?</\1>", " ", text)
        text = re.sub(r"(?i)</?(?:span|b|i|strong|em|a|o:p)\b[^>]*>", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return squeeze(text)


def squeeze(text: str) -> str:
    """Composed letters, runs of white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def value(text: str) -> float:
    """A Vietnamese number: points group thousands, a comma marks decimals."""
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text)
    return float((text.replace(".", "") if grouped else text).replace(",", "."))


def test_every_page_is_described_and_annotated() -> None:
    assert FILES == sorted(ENTRIES) == list(ENTRIES)
    assert sorted({row["doc"] for row in GOLD}) == FILES
    assert FILES == sorted(OUTLINES) == sorted(NOISE)


@pytest.mark.parametrize("name", FILES)
def test_entry_is_complete(name: str) -> None:
    entry = ENTRIES[name]
    assert [key for key in REQUIRED if not entry.get(key)] == []
    assert entry["level"] in {"national", "province", "district", "commune"}
    assert entry["doc_type"] in DOC_TYPES
    assert ("parent" in entry) == (entry["level"] in {"district", "commune"})
    assert isinstance(entry["year"], int) or re.fullmatch(r"20\d\d-20\d\d", entry["year"])
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", entry.get("published", "2000-01-01"))
    assert entry["url"] == entry["sources"][0]
    assert all(url.startswith(("http://", "https://")) for url in entry["sources"])
    assert entry["licence"].startswith("own wording")
    assert squeeze(entry["title"]) in visible(name)
    if "number" in entry:
        assert entry["number"] in visible(name)


def test_addresses_of_pages_are_unique() -> None:
    assert [url for url, n in Counter(e["url"] for e in ENTRIES.values()).items() if n > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_quotes_stand_where_the_gold_says(name: str) -> None:
    text = decoded(name)
    last = 0
    for row in BY_DOC[name]:
        assert list(row) == KEYS
        if name.endswith(".html"):
            assert row["start"] is row["end"] is None
        else:
            assert text[row["start"] : row["end"]] == row["quote"]
            assert row["start"] >= last
            last = row["end"]
    seen = Counter(squeeze(row["quote"]) for row in BY_DOC[name])
    lacking = {quote: n for quote, n in seen.items() if visible(name).count(quote) < n}
    assert lacking == {}


def unsound(row: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a record."""
    low, high, whole, cmp = row["min"], row["max"], row["of"], row["cmp"]
    if row["change"] not in {"level", "increase", "decrease", "maintain"}:
        yield "change"
    if row["kind"] not in {"target", "result"}:
        yield "kind"
    if not row["subject"] or row["subject"] != squeeze(row["subject"]):
        yield "subject"
    if row["unit"] != row["unit"].lower():
        yield "unit"
    both = low is not None and high is not None
    stated = {
        **dict.fromkeys(("=", "~"), both and low == high),
        **dict.fromkeys((">", ">="), low is not None and high is None),
        **dict.fromkeys(("<", "<="), high is not None and low is None),
        "range": both and low < high,
    }
    if not stated.get(cmp):
        yield "cmp"
    numbers = [value(found) for found in NUMBER.findall(squeeze(row["quote"]).split("/1 ")[0])]
    wanted = {float(v) for v in (low, high, whole) if v is not None}
    compound = len(numbers) == 2 and low == high and whole is None
    if low != pytest.approx(numbers[0] + numbers[1] / 1000) if compound else set(numbers) != wanted:
        yield "numbers"


@pytest.mark.parametrize("name", FILES)
def test_records_are_sound(name: str) -> None:
    assert [(row["quote"], found) for row in BY_DOC[name] if (found := list(unsound(row)))] == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"change": "grow"}, ["change"]),
        ({"kind": "plan"}, ["kind"]),
        ({"subject": ""}, ["subject"]),
        ({"subject": "a  b"}, ["subject"]),
        ({"unit": "Ha"}, ["unit"]),
        ({"cmp": ">="}, ["cmp"]),
        ({"cmp": "range"}, ["cmp"]),
        ({"cmp": "?"}, ["cmp"]),
        ({"max": None}, ["cmp"]),
        ({"quote": "8 ha"}, ["numbers"]),
    ],
)
def test_the_guard_of_records_works(change: dict[str, Any], found: list[str]) -> None:
    row = {"quote": "7 ha", "min": 7, "max": 7, "of": None, "cmp": "=", "unit": "ha", "subject": "a b"}
    assert list(unsound(row | {"change": "level", "kind": "target"} | change)) == found


@pytest.mark.parametrize("name", FILES)
def test_no_percentage_is_left_unannotated(name: str) -> None:
    known = Counter[str]()
    for row in BY_DOC[name]:
        for text in (row["quote"], row["base"] or ""):
            known.update(NUMBER.findall(squeeze(text)))
    shown = Counter(PERCENT.findall(visible(name)))
    noise = Counter(n for line in NOISE[name]["without"] for n in PERCENT.findall(squeeze(line)))
    assert shown - known - noise == Counter()


@cache
def facts() -> list[dict[str, str]]:
    if not FACTS.is_file():
        pytest.skip(f"the table of published figures is not here: {FACTS}")
    with FACTS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def same(a: float | None, b: str) -> bool:
    return (a is None) == (b == "") and (a is None or abs(abs(float(b)) - a) < 1e-9)


@pytest.mark.parametrize("name", FILES)
def test_every_figure_was_published(name: str) -> None:
    entry = ENTRIES[name]
    places = entry.get("facts_under", [entry["place"]])
    here = [fact for fact in facts() if fact["place"] in places]
    allowed = {(item["quote"], item["source"] in entry["sources"]) for item in entry.get("also", [])}
    untraced = []
    for row in BY_DOC[name]:
        traced = any(
            fact["kind"] == row["kind"]
            and fact["year"] == str(row["year"])
            and fact["cmp"] == row["cmp"]
            and fact["indicator_id"] == (row["indicator_id"] or "")
            and same(row["min"], fact["min"])
            and same(row["max"], fact["max"])
            and (fact["url"] in entry["sources"] or fact["url"].startswith("seed:"))
            for fact in here
        )
        if not traced and (row["quote"], True) not in allowed:
            untraced.append((row["quote"], row["subject"], row["year"]))
    assert untraced == []


def test_places_are_the_dated_units() -> None:
    if not PLACES.is_file():
        pytest.skip(f"the table of administrative units is not here: {PLACES}")
    with PLACES.open(encoding="utf-8", newline="") as handle:
        names = {row["place_id"]: (row["name"], row["level"]) for row in csv.DictReader(handle)}
    wrong = {
        name: names.get(entry["place_id"])
        for name, entry in ENTRIES.items()
        if names.get(entry["place_id"]) != (entry["place"], entry["level"])
    }
    assert wrong == {}


@pytest.mark.parametrize("name", FILES)
def test_noise_and_content_are_on_the_page_and_apart(name: str) -> None:
    text, sample = visible(name), NOISE[name]
    keep = [squeeze(line) for line in sample["with"]]
    drop = [squeeze(line) for line in sample["without"]]
    assert keep
    assert [line for line in keep + drop if line not in text] == []
    assert [(a, b) for a in keep for b in drop if a in b or b in a] == []
    places = [text.index(squeeze(line)) for line in sample["order"]]
    assert places == sorted(places)


@pytest.mark.parametrize("name", FILES)
def test_outline_runs_through_the_page_in_order(name: str) -> None:
    text, at, depth = visible(name), 0, 0
    for level, marker, heading in OUTLINES[name]["sections"]:
        before = rf"(?<!\w){re.escape(marker)}[.):]?\s+" if marker else ""
        found = re.compile(before + re.escape(squeeze(heading))).search(text, at)
        assert found, heading
        at = found.end()
        assert 1 <= level <= depth + 1
        depth = level


@pytest.mark.parametrize("name", FILES)
def test_nothing_personal(name: str) -> None:
    text = re.sub(r"https?://\S+", " ", visible(name))
    assert {what: found[0] for what, pattern in FORBIDDEN if (found := pattern.search(text))} == {}


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("telephone", "Tel: 028 3850 1234"),
        ("telephone", "0912345678"),
        ("e-mail", "office@example.gov.vn"),
        ("identity number", "so 079123456789"),
        ("named person", "ông Nguyễn Văn An"),
    ],
)
def test_the_guard_against_personal_data_works(what: str, bad: str) -> None:
    assert dict(FORBIDDEN)[what].search(bad)


@cache
def breadth() -> dict[str, int]:
    years: dict[str, set[int]] = {}
    for row in GOLD:
        years.setdefault(ENTRIES[row["doc"]]["place_id"], set()).add(row["year"])
    kinds = {name: {row["kind"] for row in found} for name, found in BY_DOC.items()}
    return {
        "pages": len(FILES),
        "places": len(years),
        "places with two years or more": sum(len(found) > 1 for found in years.values()),
        "pages with results beside targets": sum(len(found) > 1 for found in kinds.values()),
        "html families": len({e["family"] for f, e in ENTRIES.items() if f.endswith(".html")}),
        "text pages": sum(name.endswith(".txt") for name in FILES),
        "markdown pages": sum(name.endswith(".md") for name in FILES),
        "pages after 1 July 2025": sum("@2025-07-01" in e["place_id"] for e in ENTRIES.values()),
    }


@pytest.mark.parametrize(("what", "least"), BREADTH)
def test_corpus_is_broad(what: str, least: int) -> None:
    assert breadth()[what] >= least


def test_sources_are_a_sorted_list_of_unique_addresses() -> None:
    urls = [source["url"] for source in SOURCES]
    assert len(urls) == len(set(urls)) == 442
    assert urls == sorted(urls)
    assert [u for u in urls if not u.startswith(("http://", "https://"))] == []
    assert [s for s in SOURCES if not s["title"] or not s["place"] or not s["kind"]] == []
    assert {s["level"] for s in SOURCES} == {"national", "province", "district", "commune"}
