"""One run of bytes as one page: the kind decides who reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from extractor.model import Media, Page, PageError, Problem
from extractor.read import encoding, media
from extractor.read.limits import Limits, check, default
from extractor.read.markup import check_markup
from extractor.read.problems import problem, unknown


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: `name` for records and messages, and what an outer layer said about them."""

    name: str
    url: str | None = None
    fetched: str | None = None  # ISO 8601
    content_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one page in a file or archive, not read yet.

    `at` is where its record begins in the file, for a web archive whose records can be read one by one.
    """

    origin: Origin
    data: bytes
    at: int | None = None

    @property
    def sha256(self) -> str:
        """What `Page.sha256` will be."""
        return hashlib.sha256(self.data).hexdigest()

    def page(self, limits: Limits | None = None) -> Page | Problem:
        """The page, or why it cannot be read."""
        try:
            return page_of(self.data, self.origin, limits)
        except PageError as error:
            return error.problem


def page_of(data: bytes, origin: Origin, limits: Limits | None = None) -> Page:
    """`data` as a Page.

    Raises:
        PageError: empty, binary, an archive, a scanned PDF, a broken file ... (`error.problem.code`).
        LimitError: beyond a limit of `patterns/limits.toml`.
    """
    limits = limits or default()
    check(origin.name, "source_bytes", len(data), limits, "bytes")
    if not data.strip():
        raise problem(origin.name, "empty", "The page is empty.", "Save it again.")
    kind = media.kind_of(data, origin.name, origin.content_type)
    if kind in ("zip", "wacz", "warc", "gzip"):
        raise problem(
            origin.name,
            "archive",
            f"This is an archive ({kind}) of pages, not one page.",
            "Give it to `pages` or to `chitieu ingest`, which read every member.",
        )
    if kind == "archive":
        raise unknown(origin.name)
    if kind == "pdf":
        from extractor.read.pdf import pdf_html  # loads a PDF library

        source, repairs = pdf_html(data, origin.name, limits)
        return _made(data, origin, source, "text/html", "pdf", repairs)
    if kind == "docx":
        from extractor.read.docx import docx_html  # loads an XML library

        source, repairs = docx_html(data, origin.name, limits)
        return _made(data, origin, source, "text/html", "docx", repairs)
    if kind == "office":
        from extractor.read.office import office_html

        source, repairs = office_html(data, origin.name, limits)
        return _made(data, origin, source, "text/html", "office", repairs)
    return _text_page(data, origin, kind, limits)


def text_page(text: str, origin: Origin, limits: Limits | None = None) -> Page:
    """A string that is a page: HTML where it begins with a tag, markdown where `origin.name` says so, else text."""
    limits = limits or default()
    data = text.encode("utf-8", "surrogatepass")
    check(origin.name, "decoded_bytes", len(data), limits, "bytes")
    if not text.strip():
        raise problem(origin.name, "empty", "The text is empty.", "Give the text of a page.")
    kind = media.kind_of(data[:8192], origin.name, origin.content_type)
    markup = kind == "html"
    decoded = encoding.text_of(text, markup=markup)
    if markup:
        check_markup(origin.name, decoded.text, limits)
    return _made(data, origin, decoded.text, _media(kind), decoded.encoding, decoded.repairs)


def _text_page(data: bytes, origin: Origin, kind: media.Kind, limits: Limits) -> Page:
    check(origin.name, "decoded_bytes", len(data), limits, "bytes")
    markup = kind == "html"
    decoded = encoding.decode(data, declared=origin.charset, markup=markup)
    if decoded is None:
        raise unknown(origin.name)
    if not decoded.text.strip():
        raise problem(origin.name, "empty", "The page is empty.", "Save it again.")
    if markup:
        check_markup(origin.name, decoded.text, limits)
    return _made(data, origin, decoded.text, _media(kind), decoded.encoding, decoded.repairs)


def _media(kind: media.Kind) -> Media:
    return {"html": "text/html", "markdown": "text/markdown"}.get(kind, "text/plain")  # type: ignore[return-value]


def _made(data: bytes, origin: Origin, text: str, kind: Media, charset: str, repairs: tuple[str, ...]) -> Page:
    return Page(
        name=origin.name,
        text=text,
        media=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        url=origin.url if origin.url and _is_address(origin.url) else None,
        fetched=origin.fetched,
        encoding=charset,
        repairs=repairs,
    )


def _is_address(url: str) -> bool:
    """False for what no later stage could take apart; archives hold such lines."""
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
