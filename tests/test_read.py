"""Stage `read`: what a source is, its characters, PDF, DOCX, archives."""

from __future__ import annotations

import functools
import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import code_of, column, docx, flat_odt, odt, paragraph, pdf, record, warc_gz, zipped
from pace import seconds

from extractor.flow import extract
from extractor.lexicon import entries, rows
from extractor.model import Document, Page, Problem
from extractor.read import pages, read
from extractor.read.charsets import Charset
from extractor.read.legacy import mend
from extractor.read.numbering import written

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no texts to measure in {SHARED}")
PLAN = """KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2021

1. Ủy ban nhân dân quận phấn đấu thu ngân sách đạt 100% dự toán, tăng 5,5% so với năm 2020.
- Giữ vững 11 phường văn minh đô thị; tỷ lệ hộ nghèo giảm còn dưới 1%; trồng mới 500 cây xanh.
- Ước thực hiện cả năm: giải quyết việc làm cho 9.000 người trở lên. Đẩy mạnh cải cách hành chính.
"""


# ---- sources --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "name", "media"),
    [
        (b"<html><body><p>Thu 95%</p></body></html>", None, "text/html"),
        (b"\n <!-- saved -->\n<!DOCTYPE html>\n<html></html>", None, "text/html"),
        (b"<p class='a'>Thu 95%</p>", "page", "text/html"),
        (b"Thu < 95% va > 90%", None, "text/plain"),
        (b"# Thu", "a.md", "text/markdown"),
        (b"# Thu", "a.txt", "text/plain"),
        (b"Thu 95%", "DispForm.aspx", "text/html"),
        ("Thu ngân sách đạt 95% trở lên.", None, "text/plain"),
        ("<p>Thu ngân sách</p>", None, "text/html"),
        ("Thu\nChi", None, "text/plain"),
    ],
)
def test_media(source: str | bytes, name: str | None, media: str) -> None:
    assert read(source, name=name).media == media


def test_a_page_keeps_its_characters_and_hash(tmp_path: Path) -> None:
    data = ("\ufeff" + unicodedata.normalize("NFD", PLAN).replace("\n", "\r\n")).encode()
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    page = read(path)
    assert page.name == "plan.txt"
    assert page.text == data.decode("utf-8-sig")
    assert page.sha256 == hashlib.sha256(data).hexdigest()
    assert page.repairs == ()
    assert read(str(path)) == page
    assert read(data, name="plan.txt") == page


@pytest.mark.parametrize(
    ("source", "name", "code"),
    [
        (b"", None, "empty"),
        (b" \r\n\t", None, "empty"),
        (b"\xef\xbb\xbf \n", None, "empty"),
        ("", None, "empty"),
        (bytes(range(256)) * 40, None, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", "binary"),
        (b"abc\0" * 500, None, "binary"),
        (b"Rar!\x1a\x07\x01\0", "a.rar", "binary"),
        (b"%PDF-1.7\nnothing", None, "broken"),
        (b"PK\x03\x04 nothing", "a.docx", "broken"),
        ("no-such-file.html", None, "missing"),
        ("folder/no such file.pdf", None, "missing"),
        (Path("no-such-file"), None, "missing"),
        (Path(__file__).parent, None, "folder"),
        (zipped({"a.txt": "Thu"}), "a.zip", "archive"),
        (gzip.compress(b"Thu", mtime=0), None, "archive"),
    ],
)
def test_what_cannot_be_read(source: str | bytes | Path, name: str | None, code: str) -> None:
    assert code_of(source, name) == code


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads everything")
def test_a_file_without_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Thu")
    path.chmod(0)
    assert code_of(path) == "unreadable"


def test_folders_and_patterns(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("Thu")
    (tmp_path / "b" / "c.md").write_text("# Chi")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / ".hidden").write_text("x")
    found = list(pages(tmp_path))
    assert [(p.name, p.media if isinstance(p, Page) else p.code) for p in found] == [
        ("a.txt", "text/plain"),
        ("b/c.md", "text/markdown"),
        ("d.txt", "empty"),
    ]
    assert [p.name for p in pages(f"{tmp_path}/*.txt")] == ["a.txt", "d.txt"]
    assert [p.name for p in pages(str(tmp_path / "a.txt"))] == ["a.txt"]
    assert [p.code for p in pages(tmp_path / "none.txt") if isinstance(p, Problem)] == ["missing"]
    assert [p.text for p in pages("Thu 5%\nChi 6%") if isinstance(p, Page)] == ["Thu 5%\nChi 6%"]


def test_reading_loads_no_heavy_library() -> None:
    script = "import sys, extractor.read; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    heavy = ["pypdfium2", "pdfplumber", "lxml", "httpx", "fastwarc", "charset_normalizer", "spacy", "zipfile"]
    import subprocess

    done = subprocess.run([sys.executable, "-c", script, *heavy[:-1]], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---- characters -----------------------------------------------------------------------------------------------------


def stored(text: str, charset: str) -> bytes:
    """`text` in one of the tables of patterns/encodings.toml; capitals that a table lacks by their small letters."""
    if charset == "windows-1258":
        tones = "\u0300\u0301\u0303\u0309\u0323"
        parts = (unicodedata.normalize("NFD", c) for c in text)
        kept = (
            unicodedata.normalize("NFC", "".join(c for c in part if c not in tones))
            + "".join(c for c in part if c in tones)
            for part in parts
        )
        return "".join(kept).encode("cp1258")
    (entry,) = (e for e in entries("encodings", Charset) if e.id == charset)
    table = dict(pair.split("=") for pair in entry.table.split())
    out = bytearray()
    for c in text:
        known = table.get(c) or (table.get(c.lower()) if not c.isascii() else None)
        out += bytes.fromhex(known) if known else c.encode("ascii")
    return bytes(out)


CHARSETS = ["tcvn3", "tcvn5712", "viscii", "vni", "vps", "windows-1258"]


def as_bytes(text: str, charset: str) -> bytes:
    return stored(text, charset)


def as_latin_text(text: str, charset: str) -> bytes:
    return stored(text, charset).decode("latin-1").encode()


def as_windows_text(text: str, charset: str) -> bytes:
    return windows(stored(text, charset)).encode()


def windows(data: bytes) -> str:
    return "".join(bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in data)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("form", [as_bytes, as_latin_text, as_windows_text])
def test_old_charsets_come_back(charset: str, form: Callable[[str, str], bytes]) -> None:
    page = read(form(PLAN, charset), name="plan.txt")
    assert page.text == PLAN
    assert page.repairs[0].startswith(f"{charset}: ")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", stored(PLAN, "tcvn3") + b" a\xa0b " + b"\xb5a" * 15_000),
        ("plan.txt", f"{PLAN} Đ\u01b0\u01a3c {'a' * 60_000}".encode()),
        ("plan.html", f"<p>{PLAN}</p><table><tr><td colspan={' ' * 60_000}x>5</table>".encode()),
    ],
    ids=["a word beside a hard blank", "a word beside a look-alike", "a span of blanks"],
)
def test_what_has_no_end_is_searched_once(name: str, data: bytes) -> None:
    began = time.process_time()
    read(data, name=name)
    assert time.process_time() - began < seconds(3)  # begun anew at each letter or blank it would take minutes


@pytest.mark.parametrize("charset", CHARSETS)
def test_old_charsets_inside_html(charset: str) -> None:
    body = b"".join(b"<p class='x'>%s</p>\n" % stored(line, charset) for line in PLAN.splitlines())
    data = b"<html><head><meta charset='windows-1252'><style>p{a:b}</style></head><body>\n" + body + b"</body></html>"
    text = read(data, name="plan.html").text
    assert [re.sub("<[^>]*>", "", line) for line in text.splitlines()[1:-1]] == PLAN.splitlines()
    assert text.startswith("<html><head><meta charset='windows-1252'><style>p{a:b}</style>")


# Bytes written down from the tables of the fonts, not made by our own.
KNOWN_BYTES = [
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc".encode("latin-1"), "vni"),
    (
        b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam, \xa7\xe9c l\xcbp - T\xf9 do - H\xb9nh ph\xf3c",
        "tcvn3",
    ),
    (
        b"C\xb5ng h\xf2a x\xe3 h\xb5i ch\xfc ngh\xeea Vi\xaet Nam, \xd0\xb5c l\xa7p - T\xf1 do - H\xd5nh ph\xfac",
        "viscii",
    ),
]


@pytest.mark.parametrize(("data", "charset"), KNOWN_BYTES, ids=[c for _, c in KNOWN_BYTES])
def test_known_bytes(data: bytes, charset: str) -> None:
    page = read(data)
    assert page.text == "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
    assert page.encoding == charset


@pytest.mark.parametrize(
    ("garbled", "repair"),
    [
        (PLAN.encode().decode("latin-1"), "mojibake"),
        (windows(PLAN.encode()), "mojibake"),
        (PLAN.encode().decode("latin-1").encode().decode("latin-1"), "mojibake-twice"),
        (PLAN.replace("ư", "ƣ").replace("Đ", "Ð"), "look-alikes"),
    ],
)
def test_repairs(garbled: str, repair: str) -> None:
    page = read(garbled.encode(), name="plan.txt")
    assert page.text == PLAN
    assert [r.split(":")[0] for r in page.repairs] == [repair]


def test_a_garbled_part_of_a_clean_page() -> None:
    clean = PLAN * 3
    page = read((clean + stored(PLAN, "vni").decode("latin-1") + clean).encode(), name="plan.txt")
    assert page.text == clean + PLAN + clean


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(encoding: str) -> None:
    assert read(PLAN.encode(encoding), name="plan.txt").text == PLAN


def test_declared_charsets() -> None:
    text = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head>计划指标</html>"
    page = read(text.encode("gb2312"))
    assert page.text == text
    assert page.encoding == "gb2312"


def test_a_few_wrong_bytes_do_not_spoil_a_page() -> None:
    page = read(PLAN.encode() + b"\xc3(", name="plan.txt")
    assert page.text == PLAN + "\ufffd("
    assert page.repairs == ("invalid bytes: 1",)


CLEAN = [
    "Giá vàng 5 £, 3 €, © 2021 Công ty ® ™ § 5 ± 3 µm ½ ¼ ° ²",
    "“HỢP TÁC XÃ” và «HỢP TÁC XÃ»; XÃ”",
    "Les élèves français étudient à l'université où l'œuvre d'Émile a été très appréciée; ça coûte 3 €.",
    "El niño pequeño comerá piñas mañana; ¿Qué pasó, señor Núñez? ¡Olé!",
    "Übergrößenträger müssen schön früh aufstehen, süße Äpfel, Öl, Maß und Straße.",
    "São João não é à beira-mar; coração, ação, irmãos, pães, você está às três.",
    "Þetta er íslenska: höfuðborg, Ísland, æðislegt, öxi, þú.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Bí thư Ðorđe",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_not_touched(text: str) -> None:
    assert mend(text).text == text
    assert mend(text.replace(" ", "\n")).text == text.replace(" ", "\n")


def test_ten_thousand_clean_lines() -> None:
    names = [row["name"] for row in rows("places")]
    lines = [f"{name}: thu ngân sách năm {2016 + i % 10} đạt {i % 100},5%" for i, name in enumerate(names)][:10_000]
    assert len(lines) == 10_000
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "\n".join(lines))
        assert mend(text).text == text
        assert all(mend(line).text == line for line in text.split("\n")[::10])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    (found,) = pages(text.encode(), name="a.txt")
    assert found.text if isinstance(found, Page) else found.code in {"empty", "binary"}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậ \n.,%0123456789", max_size=300))
def test_clean_vietnamese_stays(text: str) -> None:
    assert mend(text).text == text


@needs_shared
@pytest.mark.parametrize("charset", CHARSETS)
def test_the_page_of_district_8(charset: str) -> None:
    text = next((SHARED / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    for sign, plain in {"“": '"', "”": '"', "–": "-", "…": "...", "•": "-", "\xa0": " "}.items():
        text = text.replace(sign, plain)
    assert read(stored(text, charset), name="seed.txt").text == text


@needs_shared
def test_the_page_of_district_8_as_mojibake() -> None:
    text = next((SHARED / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    for garbled in (text.encode().decode("latin-1"), windows(text.encode())):
        assert read(garbled.encode(), name="seed.txt").text == text
    decomposed = unicodedata.normalize("NFD", text)
    assert read(decomposed.encode(), name="seed.txt").text == decomposed


@needs_shared
def test_real_pages_are_not_touched() -> None:
    for path in sorted((SHARED / "portal" / "pages").glob("*.html")):
        page = read(path)
        assert page.text == path.read_bytes().decode("utf-8")
        assert page.repairs == ()


@needs_shared
@pytest.mark.parametrize("charset", [*CHARSETS, "mojibake", "NFD"])
def test_targets_of_district_8_in_any_encoding(charset: str) -> None:
    text = next((SHARED / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    text = text.translate(
        {ord(sign): plain for sign, plain in {"“": '"', "”": '"', "–": "-", "…": "...", "•": "-"}.items()}
    )
    text = text.replace("\xa0", " ")
    if charset == "NFD":
        data = unicodedata.normalize("NFD", text).encode()
    elif charset == "mojibake":
        data = text.encode().decode("latin-1").encode()
    else:
        data = stored(text, charset)
    found, wanted = extract(data, name="seed.txt"), extract(text.encode(), name="seed.txt")
    assert len(wanted.targets) == 46

    def facts(document: Document) -> list[tuple[object, ...]]:
        compose = functools.partial(unicodedata.normalize, "NFC")
        return [
            (compose(t.quote), t.minimum, t.maximum, t.comparator, t.unit, compose(t.subject), t.year)
            for t in document.targets
        ]

    assert facts(found) == facts(wanted)


# ---- PDF ------------------------------------------------------------------------------------------------------------


def test_docx_made_by_a_library() -> None:
    document = python_docx.Document()
    document.add_heading("KẾ HOẠCH NĂM 2021", 1)
    for text in ("Kinh tế", "Xã hội"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Thu ngân sách", style="List Bullet")
    run = document.add_paragraph().add_run("Nhiệm vụ")
    run.bold = True
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Năm 2021"
    table.cell(1, 1).text = "KH"
    table.cell(1, 2).text = "TH < KH"
    document.add_paragraph("Nơi nhận")
    file = io.BytesIO()
    document.save(file)
    page = read(file.getvalue(), name="plan.docx")
    assert page.text.splitlines()[1:-1] == [
        "<h1>KẾ HOẠCH NĂM 2021</h1>",
        "<p>1. Kinh tế</p>",
        "<p>2. Xã hội</p>",
        "<p>• Thu ngân sách</p>",
        "<p><b>Nhiệm vụ</b></p>",
        (
            '<table><tr><td rowspan="2">TT</td><td colspan="2">Năm 2021</td></tr>'
            "<tr><td>KH</td><td>TH &lt; KH</td></tr></table>"
        ),
        "<p>Nơi nhận</p>",
    ]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for i, (start, form, text) in enumerate(
        [(1, "upperRoman", "%1."), (1, "decimal", "%2."), (1, "decimal", "%2.%3."), (1, "lowerLetter", "%4)")]
    )
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>'
)


def item(text: str, depth: int, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_docx_numbers_of_several_levels() -> None:
    body = [item("A", 0), item("B", 1), item("C", 2), item("D", 2), item("E", 3), item("F", 1), item("G", 0)]
    body += [item("H", 1), item("I", 0, number=2), item("K", 1, number=2)]
    text = read(docx("".join(body), {"word/numbering.xml": NUMBERING}), name="a.docx").text
    assert re.findall("<p>(.*)</p>", text) == [
        "I. A", "1. B", "1.1. C", "1.2. D", "a) E", "2. F", "II. G", "1. H", "III. I", "1. K",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (12, "unknown", "12"),
        (5_000_000, "upperRoman", "5000000"),
    ],
)
def test_forms_of_numbers(value: int, form: str, text: str) -> None:
    assert written(value, form) == text


def test_docx_text_that_counts() -> None:
    body = (
        "<w:p><w:r><w:t>Thu </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>95</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>%</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t>Chi</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"
    )
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>{paragraph("Chú thích")}</w:footnote></w:footnotes>'
    text = read(docx(body, {"word/footnotes.xml": notes}), name="a.docx").text
    assert re.findall("<p>(.*)</p>", text) == ["Thu 95%<br>Chi", "Trong khung", "Chú thích"]


def test_docx_under_another_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "plan.zip"
    path.write_bytes(docx(paragraph("Thu 95%")))
    assert [p.text.splitlines()[1] for p in pages(path) if isinstance(p, Page)] == ["<p>Thu 95%</p>"]


def test_old_word_files_need_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for data, name in ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc"), (b"{\\rtf1 Thu}", "a.rtf")):
        assert code_of(data, name) == "no-converter"


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
with_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice, which reads old Word files, is not installed")


@with_office
def test_rtf() -> None:
    page = read(rb"{\rtf1\ansi Thu ng\u226?n s\u225?ch 95%\par}", name="a.rtf")
    assert "Thu ngân sách 95%" in page.text


def as_doc(text: str, folder: Path) -> bytes:
    """A binary Word file that LibreOffice makes of a flat text of OpenDocument."""
    (folder / "a.fodt").write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.fodt")], check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


@with_office
def test_doc_with_numbers_and_a_table(tmp_path: Path) -> None:
    def item(text: str) -> str:
        return f"<text:list-item><text:p>{text}</text:p></text:list-item>"

    def row(*cells: str) -> str:
        inside = (f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{''.join(inside)}</table:table-row>"

    levels = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="."'
        ' style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>'
        "</text:list-style>"
    )
    inner = f"<text:list-item><text:p>Xã hội:</text:p><text:list>{item('Hộ nghèo còn dưới 3%.')}</text:list></text:list-item>"
    body = (
        '<text:h text:outline-level="1">Mục tiêu năm 2024</text:h>'
        f'<text:list text:style-name="L">{item("Thu nhập đạt 55 triệu đồng.")}{inner}</text:list>'
        '<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>'
        f"{row('Chỉ tiêu', 'Đơn vị', 'Kế hoạch')}{row('Sản lượng thóc', 'tấn', '12.500')}</table:table><text:p>Hết.</text:p>"
    )
    data = as_doc(flat_odt(body, levels), tmp_path)
    assert data.startswith(b"\xd0\xcf\x11\xe0")
    page = read(data, name="ke-hoach.doc")
    assert [line for line in page.text.splitlines() if line.startswith("<h") and "body" not in line] == [
        "<h1>Mục tiêu năm 2024</h1>"
    ]
    assert re.findall("<p>(.*)</p>", page.text)[:3] == [
        "1. Thu nhập đạt 55 triệu đồng.",
        "2. Xã hội:",
        "a) Hộ nghèo còn dưới 3%.",
    ]
    assert "<tr><td>Sản lượng thóc</td><td>tấn</td><td>12.500</td></tr>" in page.text
    assert "converted by LibreOffice" in page.repairs


@with_office
def test_links_of_an_office_file_are_not_followed() -> None:
    """Neither a picture from the web nor a file of this machine."""
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - their names in the base class

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        picture = f'<draw:image xlink:href="http://127.0.0.1:{server.server_address[1]}/a.png" xlink:type="simple"/>'
        source = f'<text:section-source xlink:href="{Path(__file__).as_uri()}"/>'
        body = (
            f'<text:p>Thu 95%<draw:frame text:anchor-type="as-char">{picture}</draw:frame></text:p>'
            f'<text:section text:name="S">{source}<text:p>Chi</text:p></text:section>'
        )
        page = read(odt(body), name="a.odt")
    finally:
        server.shutdown()
        server.server_close()
    assert re.findall("<p>(.*)</p>", page.text) == ["Thu 95%", "Chi"]
    assert asked == []


# ---- archives -------------------------------------------------------------------------------------------------------


def shown(found: Page | Problem) -> tuple[str, str]:
    return (found.name, found.text if isinstance(found, Page) else found.code)


def test_zip_of_everything() -> None:
    members: dict[str, str | bytes] = {
        "b/plan.txt": "Thu 95%",
        "a.md": "# Chi",
        "empty.txt": "",
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "inner.zip": zipped({"c.txt": "Trong"}),
        "page.html.gz": gzip.compress(b"<p>Thu</p>"),
        "__MACOSX/._a": "x",
    }
    assert [shown(p) for p in pages(zipped(members), name="all.zip")] == [
        ("all.zip/a.md", "# Chi"),
        ("all.zip/b/plan.txt", "Thu 95%"),
        ("all.zip/empty.txt", "empty"),
        ("all.zip/inner.zip/c.txt", "Trong"),
        ("all.zip/page.html", "<p>Thu</p>"),
        ("all.zip/picture.png", "binary"),
    ]


BODY = "<html><body><p>Thu ngân sách đạt 95%</p></body></html>"


def records() -> list[bytes]:
    packed = gzip.compress(BODY.encode())
    return [
        record("http://a.vn/1", BODY.encode()),
        record("http://a.vn/2", packed, headers=b"Content-Encoding: gzip\r\n"),
        record("http://a.vn/3", b"4\r\n<p>a\r\n4\r\n</p>\r\n0\r\n\r\n", headers=b"Transfer-Encoding: chunked\r\n"),
        record("http://a.vn/gone", b"<p>404</p>", status=404),
        record("http://a.vn/4.png", b"\x89PNG").replace(b"text/html; charset=utf-8", b"image/png; charset=x----"),
        record("http://a.vn/5", b""),
    ]


WARC_PAGES = [
    ("http://a.vn/1", BODY),
    ("http://a.vn/2", BODY),
    ("http://a.vn/3", "<p>a</p>"),
    ("http://a.vn/5", "empty"),
]


@pytest.mark.parametrize("data", [b"".join(records()), warc_gz(records())], ids=["plain", "gzip"])
def test_warc(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / ("a.warc.gz" if data[:2] == b"\x1f\x8b" else "a.warc")
    path.write_bytes(data)
    for source in (data, path):
        found = list(pages(source))
        assert [shown(p) for p in found] == WARC_PAGES
        first = found[0]
        assert isinstance(first, Page)
        assert (first.url, first.fetched) == ("http://a.vn/1", "2021-01-16T02:25:00Z")


def test_record_of_an_address_that_is_none() -> None:
    (found,) = pages(record("http://[a/1", BODY.encode()), name="a.warc")
    assert isinstance(found, Page)
    assert (found.name, found.url) == ("http://[a/1", None)


def test_wacz(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(
        zipped({"datapackage.json": "{}", "archive/data.warc.gz": warc_gz(records()), "pages/p.jsonl": ""})
    )
    assert [shown(p) for p in pages(path)] == WARC_PAGES


def test_packed_member_that_is_damaged() -> None:
    data = zipped({"datapackage.json": "{}", "archive/data.warc": b"".join(records())})
    start = data.index(b"archive/data.warc") + len("archive/data.warc")
    found = list(pages(data[:start] + b"\xff" * 8 + data[start + 8 :], name="a.wacz"))
    assert [p.code for p in found if isinstance(p, Problem)] == ["broken"]


def test_archives_are_streamed() -> None:
    data = b"".join(record(f"http://a.vn/{i}", BODY.encode()) for i in range(50)) + b"WARC/1.0\r\nbroken"
    found = pages(data, name="a.warc")
    assert shown(next(found)) == ("http://a.vn/0", BODY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_give_problems_not_exceptions(data: st.DataObject) -> None:
    """Every damage ends in a page or a Problem."""
    good = {
        "a.zip": zipped({"a.html": BODY, "b.docx": docx(paragraph("Thu"))}),
        "a.warc": b"".join(records()),
        "a.warc.gz": warc_gz(records()),
        "a.html.gz": gzip.compress(BODY.encode()),
        "a.docx": docx(paragraph("Thu"), {"word/numbering.xml": NUMBERING}),
        "a.pdf": pdf([column([("Thu", 12)])]),
    }
    name = data.draw(st.sampled_from(sorted(good)))
    damaged = bytearray(good[name])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        damaged[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    for found in pages(bytes(damaged), name=name):
        assert isinstance(found, Page | Problem)
