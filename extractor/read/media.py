"""What kind of thing a run of bytes is, by its first bytes and then by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["html", "text", "markdown", "pdf", "docx", "office", "zip", "wacz", "warc", "gzip", "archive"]

SUFFIXES: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".aspx": "html",
    ".php": "html",
    ".jsp": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "office",
    ".rtf": "office",
    ".odt": "office",
    ".zip": "zip",
    ".wacz": "wacz",
    ".warc": "warc",
    ".gz": "gzip",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"BZh", b"\xfd7zXZ\x00")
# A page begins with a tag, after blanks, comments and an XML declaration; text with a "<" somewhere is still text.
_MARKUP = re.compile(
    rb"(?is)\A(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,300}>)*<(?:!doctype\s+html|html|head|body|meta|title|script|style"
    rb"|link|div|p|h[1-6]|table|span|article|section|main|ul|ol|font|center|b|strong|br)\b[^>]*>"
)


def suffix(name: str) -> str:
    """Last suffix of a file name, path or URL, lower case, with its dot; "" where there is none."""
    path = re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()


def kind_of(data: bytes, name: str, content_type: str | None = None) -> Kind:
    """The kind of `data`; signatures beat `content_type`, which beats the suffix of `name`.

    Anything without a known signature, type or suffix is "text"; whether it is text is for the decoder to say.
    """
    by_name = SUFFIXES.get(suffix(name))
    signed = _signed(data, by_name)
    if signed is not None:
        return signed
    declared = (content_type or "").split(";")[0].strip().lower()
    if declared in ("text/html", "application/xhtml+xml"):
        return "html"
    if declared == "text/markdown":
        return "markdown"
    if declared == "text/plain":
        return "markdown" if by_name == "markdown" else "text"
    if by_name in ("html", "markdown", "text"):
        return by_name
    return "html" if looks_like_markup(data[:8192]) else "text"


def looks_like_markup(head: bytes) -> bool:
    """True where the first thing in `head` is a tag of HTML."""
    return _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")) is not None


def _signed(data: bytes, by_name: Kind | None) -> Kind | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((_OLE, b"{\\rtf")):
        return "office"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, by_name)
    if data.startswith(b"WARC/"):
        return "warc"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    return "archive" if data.startswith(_OTHER_ARCHIVES) else None


def _zipped(data: bytes, by_name: Kind | None) -> Kind:
    """ZIP or one of the formats that are a ZIP inside, told by the names of its members."""
    if b"word/document.xml" in data or by_name == "docx":
        return "docx"
    if data[30:38] == b"mimetype" and b"opendocument.text" in data[38:120]:
        return "office"
    if by_name == "wacz" or (b"datapackage.json" in data and b"archive/" in data):
        return "wacz"
    return "zip"
