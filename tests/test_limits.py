"""Hard limits of the reader: every key of patterns/limits.toml, and hostile files against the clock and memory."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import pickle
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from making import W, docx, paragraph, pdf, record, zipped

from extractor import lexicon
from extractor.model import Page, Problem
from extractor.read import LimitError, Limits, pages, read
from extractor.read.limits import default, exceeded

SECONDS, MEGABYTES = 4.0, 512
LINE = "Thu ngân sách nhà nước đạt 100% dự toán, tăng 5,5% so với năm 2020.\n"


def html(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


PACKING = b"".join(hashlib.sha256(b"%d" % i).hexdigest().encode() * 50 for i in range(700))  # about 1 : 60
PDF = pdf([[("Thu ngân sách", 60.0, 700.0, 12.0)]])


def packed_pdf() -> bytes:
    """A PDF whose page is drawn by a packed stream of 3,000 bytes."""
    content = zlib.compress(b"0 0 m 1 1 l S\n" * 220)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
        % (len(content), content)
    )


# Limit, what it is set to, and a page that holds more.
BEYOND: list[tuple[str, float, bytes, str]] = [
    ("source_bytes", 100, b"a" * 101, "a.txt"),
    ("decoded_bytes", 100, b"a" * 101, "a.txt"),
    ("decoded_bytes", 100, gzip.compress(b"a" * 101), "a.txt.gz"),
    ("archive_bytes", 100, zipped({"a.txt": "a" * 60, "b.txt": "b" * 60}), "a.zip"),
    ("archive_members", 1, zipped({"a.txt": "a", "b.txt": "b"}), "a.zip"),
    ("archive_members", 1, record("http://a.vn/1", b"a") * 2, "a.warc"),
    ("archive_depth", 1, zipped({"a.zip": zipped({"b.txt": "b"})}), "a.zip"),
    ("compression_ratio", 10, zipped({"a.txt": PACKING}), "a.zip"),
    ("compression_ratio", 10, gzip.compress(PACKING), "a.gz"),
    ("html_tokens", 10, html("<br>" * 10), "a.html"),
    ("html_depth", 10, html("<div>" * 11), "a.html"),
    ("html_depth", 10, html("<DIV><span>" * 6 + "</span></DIV>" * 6), "a.html"),
    ("html_attributes", 10, html("<p " + " ".join(f'a{i}="<&quot;>"' for i in range(200)) + ">"), "a.html"),
    ("html_tag_length", 1_000, html(f"<img src='{'a' * 1_000}'>"), "a.html"),
    ("table_span", 10, html("<table><tr><td COLSPAN = '11'>1</td></tr></table>"), "a.html"),
    ("table_span", 10, html("<table><tr><td rowspan=11>1</td></tr></table>"), "a.html"),
    (
        "table_span",
        10,
        docx(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="11"/></w:tcPr>{paragraph("1")}</w:tc></w:tr></w:tbl>'),
        "a.docx",
    ),
    ("table_cells", 10, html("<table><tr>" + "<td>1" * 11 + "</table>"), "a.html"),
    ("table_cells", 10, html("<table><tr><td colspan=4 rowspan=3>1</td></tr></table>"), "a.html"),
    (
        "table_cells",
        2,
        docx("<w:tbl>" + ("<w:tr><w:tc>" + paragraph("1") + "</w:tc></w:tr>") * 3 + "</w:tbl>"),
        "a.docx",
    ),
    ("xml_elements", 10, docx(paragraph("1") * 20), "a.docx"),
    ("pdf_pages", 1, pdf([[("1", 60.0, 700.0, 12.0)]] * 2), "a.pdf"),
    ("pdf_page_characters", 10, PDF, "a.pdf"),
    ("pdf_stream_bytes", 100, packed_pdf(), "a.pdf"),
    ("pdf_total_bytes", 100, packed_pdf(), "a.pdf"),
    ("pdf_seconds", 1e-9, PDF, "a.pdf"),
]


@pytest.mark.parametrize(("limit", "allowed", "data", "name"), BEYOND, ids=[f"{b[0]}-{b[3]}" for b in BEYOND])
def test_each_limit(limit: str, allowed: float, data: bytes, name: str) -> None:
    changed: dict[str, Any] = {limit: allowed}
    limits = replace(default(), **changed)
    problems = [p for p in pages(data, name=name, limits=limits) if isinstance(p, Problem)]
    assert [p.code for p in problems] == [f"limit-{limit}"]
    assert limit in problems[0].remedy
    assert isinstance(next(p for p in pages(data, name=name)), Page | Problem)
    assert all(p.code != f"limit-{limit}" for p in pages(data, name=name) if isinstance(p, Problem))


def test_every_limit_is_tried() -> None:
    elsewhere = {  # fetch: tests/test_fetch.py
        "fetch_seconds", "fetch_redirects", "fetch_attempts", "fetch_interval", "fetch_wait", "robots_bytes",
        "ratio_floor", "pdf_table_objects", "convert_seconds",
    }  # fmt: skip
    assert {limit for limit, *_ in BEYOND} == {field.name for field in fields(Limits)} - elsewhere


def test_every_limit_is_documented() -> None:
    text = (Path(__file__).resolve().parent.parent / "docs" / "limits.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(Limits) if f"`{field.name}`" not in text] == []


def test_the_error_is_typed() -> None:
    with pytest.raises(LimitError) as caught:
        read(html("<div>" * 11), limits=replace(default(), html_depth=10))
    assert caught.value.limit == "html_depth"
    assert caught.value.problem.code == "limit-html_depth"


def test_limits_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(default())) == default()
    error = exceeded("a.html", "html_depth", 1, "2 elements")
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, LimitError)
    assert (copy.problem, copy.limit, str(copy)) == (error.problem, "html_depth", str(error))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"html_depth": 0}, "html_depth must be a positive number"),
        ({"html_depth": "deep"}, "html_depth must be a positive number"),
        ({"unknown": 1}, "unknown key 'unknown'"),
        ({"html_depth": None}, "missing key 'html_depth'"),
    ],
)
def test_a_table_that_cannot_be_used(change: Mapping[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = {**lexicon.settings("limits")["limits"], **change}
    table = {key: value for key, value in table.items() if value is not None}
    monkeypatch.setattr(lexicon, "settings", lambda _: {"limits": table})
    with pytest.raises(lexicon.PatternError, match=message):
        default.__wrapped__()


def test_a_table_page_too_full_of_drawings_keeps_its_text() -> None:
    rules = [(60.0, 100.0 + i, 300.0, 100.0 + i) for i in range(20)]
    page = read(pdf([[("Thu ngân sách", 60.0, 700.0, 12.0)]], rules), limits=replace(default(), pdf_table_objects=10))
    assert "Thu ngân sách" in page.text
    assert page.repairs == ("tables not sought: 1",)


# ---- hostile files --------------------------------------------------------------------------------------------------


def _laughs() -> bytes:
    letters = "abcdefghij"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(letters))
    return docx(
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">{grown}]><w:document {W}><w:body>{paragraph("&j;")}'
        "</w:body></w:document>"
    )


def _external() -> bytes:
    return docx(
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>'
        f"{paragraph('&x;')}</w:body></w:document>"
    )


GOOD_RECORD = record("http://a.vn/good", html("<p>Thu 95%</p>"))
HOSTILE: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "zip bomb": ("a.zip", lambda: zipped({"a.txt": b"0" * 60_000_000}), {"limit-compression_ratio"}),
    "zip bombs in a zip": (
        "a.zip",
        lambda: zipped({f"{i}.zip": zipped({"a.txt": b"0" * 40_000_000}) for i in range(3)}),
        {"limit-compression_ratio"},
    ),
    "gzip bomb": ("a.html.gz", lambda: gzip.compress(b" " * 60_000_000, 1), {"limit-compression_ratio"}),
    "bomb in a web archive": (
        "a.warc",
        lambda: record("http://a.vn/b", gzip.compress(b"a" * 60_000_000, 1), headers=b"Content-Encoding: gzip\r\n")
        + GOOD_RECORD,
        {"limit-compression_ratio", "page"},
    ),
    "web archive that grows": (
        "a.warc.gz",
        lambda: gzip.compress(record("http://a.vn/b", b"a" * 80_000_000), 1),
        {"limit-source_bytes"},
    ),
    "length too long": ("a.warc", lambda: record("http://a.vn/1", b"Thu", length=str(10**15)), {"broken"}),
    "length too short": ("a.warc", lambda: record("http://a.vn/1", b"Thu 95%", length="60") + GOOD_RECORD, {"page", "empty", "broken"}),
    "length below zero": ("a.warc", lambda: record("http://a.vn/1", b"Thu", length="-5") + GOOD_RECORD, {"empty", "broken"}),
    "length no number": ("a.warc", lambda: record("http://a.vn/1", b"Thu", length="abc") + GOOD_RECORD, {"empty", "broken"}),
    "truncated PDF": ("a.pdf", lambda: PDF[: len(PDF) // 2], {"broken"}),
    "PDF bomb": (
        "a.pdf",
        lambda: b"%PDF-1.4\n4 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 1),
        {"limit-pdf_stream_bytes"},
    ),
    "external entity": ("a.docx", _external, {"unsafe-xml"}),
    "billion laughs": ("a.docx", _laughs, {"broken", "unsafe-xml"}),
    "deep DOCX": ("a.docx", lambda: docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), {"broken"}),
    "20 MB of text": ("a.txt", lambda: (LINE * 300_000).encode()[:20_000_000], {"page"}),
    "20 MB in one line": ("a.txt", lambda: (LINE.strip() * 300_000).encode()[:20_000_000], {"page"}),
    "20 MB of signs": ("a.html", lambda: b"<" * 20_000_000, {"limit-html_tokens"}),
    "3 MB of mojibake": ("a.txt", lambda: (LINE * 18_000).encode().decode("latin-1").encode()[:3_000_000], {"page"}),
    "200,000 open divisions": ("a.html", lambda: html("<div>" * 200_000), {"limit-html_depth"}),
    "200,000 attributes": ("a.html", lambda: html("<p " + "a='<' " * 200_000 + ">"), {"limit-html_attributes"}),
    "30,000 comments without end": ("a.html", lambda: html("<!--Thu Ä‘áº¡t " * 30_000), {"page"}),
    "100,000 scripts without end": (
        "a.html",
        lambda: html("<p " + "a=1 " * 6_000 + ">" + "<script>" * 100_000),
        {"limit-html_depth", "limit-html_attributes"},
    ),
    "comment without end": ("a.html", lambda: b"<html><!--" + b"a" * 5_000_000, {"page"}),
    "quote without end": ("a.html", lambda: b"<html><p a='" + b"a" * 5_000_000, {"limit-html_tag_length"}),
    "span without end": ("a.html", lambda: html("<table><td colspan=99999999999>1</table>"), {"limit-table_span"}),
}  # fmt: skip

RUN = """
import json, resource, sys, time
from pathlib import Path
from extractor.model import Page
from extractor.read import pages
before = resource.getrusage(resource.RUSAGE_SELF)
codes = ["page" if isinstance(p, Page) else p.code for p in pages(Path(sys.argv[1]))]
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([codes, used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, used.ru_maxrss / 1024]))
"""


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_cost_little(case: str, tmp_path: Path) -> None:
    name, made, codes = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    found, seconds, megabytes = json.loads(done.stdout)
    assert found
    assert set(found) <= codes
    assert seconds < SECONDS
    # The peak of a fresh process counts its parent's pages until it is another program.
    assert megabytes < MEGABYTES or megabytes <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
