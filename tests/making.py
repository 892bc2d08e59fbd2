"""Files that the tests of the reader read: made here, byte by byte, so that nothing has to be stored."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from extractor.model import PageError
from extractor.read import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RECORD_ID = b"<urn:uuid:00000000-0000-0000-0000-000000000001>"


def code_of(source: str | bytes | Path, name: str | None = None) -> str:
    """The code of the problem that reading `source` ends with; what it says is whole."""
    with pytest.raises(PageError) as caught:
        read(source, name=name)
    problem = caught.value.problem
    assert problem.stage == "read"
    assert problem.name
    assert problem.reason.endswith(".")
    assert problem.remedy.endswith(".")
    return problem.code


def column(lines: Sequence[tuple[str, float]], top: float = 780) -> list[tuple[str, float, float, float]]:
    """Lines of text with their sizes one below the other, as `pdf` takes them."""
    return [(text, 60.0, top - 18 * i, size) for i, (text, size) in enumerate(lines)]


def pdf(pages: Sequence[Sequence[tuple[str, float, float, float]]], rules: Sequence[tuple[float, ...]] = ()) -> bytes:
    """A PDF with a text layer. A page is a list of (text, x, y, size); `rules` are lines (x, y, x, y) on every page.

    Letters beyond ASCII get codes of their own with a ToUnicode table, as in files of office programs.
    """
    letters = sorted({c for page in pages for text, *_ in page for c in text})
    codes = {c: ord(c) for c in letters if c.isascii()}
    codes |= {c: 0xA1 + i for i, c in enumerate(c for c in letters if not c.isascii())}
    assert max(codes.values()) < 256
    mapping = "".join(f"<{code:02X}> <{ord(c):04X}>\n" for c, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapping}endbfchar endcmap end end"
    ).encode()
    widths = " ".join(["500"] * 256)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}]>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255/Widths[{widths}]"
        "/ToUnicode 4 0 R>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    for i, page in enumerate(pages):
        drawn = "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in rules)
        for text, x, y, size in page:
            shown = "".join(f"{codes[c]:02X}" for c in text)
            drawn += f"BT /F1 {size} Tf {x} {y} Td <{shown}> Tj ET\n"
        content = drawn.encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * i} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _numbered(objects)


def scanned_pdf() -> bytes:
    """A PDF of one page that is a picture."""
    picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    content = b"q 595 0 0 842 0 0 cm /I Do Q"
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            picture,
        ]
    )


def _numbered(objects: Sequence[bytes]) -> bytes:
    """Objects as a whole PDF with its table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX whose document body is `body` (WordprocessingML); `parts` are other parts by path."""
    document = body if body.startswith("<?xml") else f"<w:document {W}><w:body>{body}</w:body></w:document>"
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})}
    return zipped(members)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def flat_odt(body: str, styles: str = "") -> str:
    """A text of OpenDocument in one file; LibreOffice makes other files of it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {ODF} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def odt(body: str) -> bytes:
    """An ODT whose text is `body` (OpenDocument)."""
    kind = "application/vnd.oasis.opendocument.text"
    names = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODF} xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    )
    manifest = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {names}>{entries}</manifest:manifest>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # the first member is not packed: it says what the file is
        for path, text in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(path, text)
    return file.getvalue()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of `members`, packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return file.getvalue()


def record(url: str, body: bytes, *, headers: bytes = b"", length: str | None = None, status: int = 200) -> bytes:
    """One answer of a WARC file; `length` is written in place of the true one."""
    http = b"HTTP/1.1 %d OK\r\nContent-Type: text/html; charset=utf-8\r\n%s\r\n%s" % (status, headers, body)
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: %s\r\nWARC-Target-URI: %s\r\n"
        b"WARC-Date: 2021-01-16T02:25:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %s\r\n\r\n"
    )
    return head % (RECORD_ID, url.encode(), (length or str(len(http))).encode()) + http + b"\r\n\r\n"


def warc_gz(records: Sequence[bytes]) -> bytes:
    """Records packed one by one, as crawlers write them."""
    return b"".join(gzip.compress(part, mtime=0) for part in records)
