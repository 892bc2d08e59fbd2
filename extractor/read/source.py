"""`read` gives one page, `pages` all pages of a file, folder, pattern or archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.model import Page, PageError, Problem
from extractor.read import media
from extractor.read.content import Member, Origin, page_of, text_page
from extractor.read.limits import Limits, check, default
from extractor.read.problems import problem

_URL = re.compile(r"(?i)\Ahttps?://\S+\Z")
_GLOB = re.compile(r"[*?\[]")
_LONGEST_PATH = 1024
_ARCHIVES = ("zip", "wacz", "warc", "gzip")


def read(
    source: str | bytes | Path,
    *,
    name: str | None = None,
    url: str | None = None,
    limits: Limits | None = None,
) -> Page:
    """One page from a path, a URL, bytes, or a string that is the page itself.

    A string is a URL where it begins with http:// or https:// and has no blank, a path where such a file exists or it
    looks like one (one line, no blank or a known suffix), else text. `name` is the `doc` of every record; without it,
    the file's name or the URL is taken. `url` is where the page was published, if that is known.

    Raises:
        PageError: with a Problem whose code is "missing", "folder", "unreadable", "empty", "binary", "archive",
            "scanned", "broken", "encrypted", "no-converter" or one of `fetch`.
        LimitError: a limit of `patterns/limits.toml` was met.
    """
    limits = limits or default()
    if isinstance(source, bytes):
        return page_of(source, Origin(name or "bytes", url), limits)
    if isinstance(source, str):
        if _URL.match(source):
            from extractor.read.fetch import fetch  # loads an HTTP client

            return fetch(source, name=name, limits=limits)
        if not is_path(source):
            return text_page(source, Origin(name or "text", url), limits)
        source = Path(source)
    return page_of(_bytes(source, name, limits), Origin(name or source.name, url), limits)


def pages(
    source: str | bytes | Path, *, name: str | None = None, limits: Limits | None = None
) -> Iterator[Page | Problem]:
    """Every page of a file, folder (with its folders), pattern ("plans/*.pdf"), ZIP, WARC, WACZ, URL, bytes or text.

    Pages come one at a time, in the order of their names, so that an archive of any size is streamed. What cannot be
    read comes as a Problem in its place; nothing is raised.
    """
    limits = limits or default()
    try:
        if isinstance(source, bytes):
            yield from members(source, Origin(name or "bytes"), limits)
        elif isinstance(source, str) and _URL.match(source):
            from extractor.read.fetch import fetch_all  # loads an HTTP client

            yield from fetch_all([source], limits=limits)
        elif isinstance(source, str) and not _is_place(source):
            yield read(source, name=name, limits=limits)
        else:
            for path, shown in _files(source, name):
                for found in file_members(path, shown, limits):
                    yield found if isinstance(found, Problem) else found.page(limits)
    except PageError as error:
        yield error.problem


def members(data: bytes, origin: Origin, limits: Limits) -> Iterator[Page | Problem]:
    """The page that `data` is, or every page in it where it is an archive."""
    try:
        kind = media.kind_of(data, origin.name, origin.content_type)
        if kind in _ARCHIVES and data.strip():
            from extractor.read.archive import archive_members

            for found in archive_members(data, origin.name, limits):
                yield found if isinstance(found, Problem) else found.page(limits)
        else:
            yield page_of(data, origin, limits)
    except PageError as error:
        yield error.problem


def is_path(text: str) -> bool:
    """True where a string is meant as a path, not as the text of a page."""
    if not text or len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    if text.lstrip().startswith("<"):
        return False
    if _exists(text):
        return True
    return " " not in text.strip() or media.suffix(text) in media.SUFFIXES


def _is_place(text: str) -> bool:
    return is_path(text) or (bool(_GLOB.search(text)) and "\n" not in text and bool(_matching(text)))


def _matching(pattern: str) -> list[Path]:
    """Files that fit a pattern, in the order of their paths."""
    path = Path(pattern)
    anchor = Path(path.anchor) if path.anchor else Path()
    try:
        return sorted(anchor.glob(str(path.relative_to(path.anchor) if path.anchor else path)))
    except (ValueError, NotImplementedError, OSError):
        return []


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _files(source: str | Path, name: str | None) -> Iterator[tuple[Path, str]]:
    """Files below a folder, of a pattern, or the one file, each with the name it is shown under."""
    path = Path(source)
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            parts = file.relative_to(path).parts
            if file.is_file() and not any(part.startswith(".") for part in parts):
                yield file, "/".join(parts)
    elif not _exists(str(path)) and _GLOB.search(str(source)):
        found = _matching(str(source))
        if not found:
            raise problem(str(source), "missing", "No file fits.", "Look at the pattern.")
        for file in found:
            if file.is_file():
                yield file, file.name
    else:
        yield path, name or path.name


def file_members(path: Path, shown: str, limits: Limits | None = None) -> Iterator[Member | Problem]:
    """The pages of one file as bytes, not read yet; a large archive is read from the disk as it is walked."""
    limits = limits or default()
    try:
        with path.open("rb") as file:
            head = file.read(1024)
        kind = media.kind_of(head, path.name)
        if kind in _ARCHIVES and media.suffix(path.name) not in (".docx", ".docm", ".odt"):
            from extractor.read.archive import archive_members

            if kind != "zip" or not _one_document(path):
                yield from archive_members(path, shown, limits)
                return
        yield Member(Origin(shown), _bytes(path, shown, limits))
    except PageError as error:
        yield error.problem
    except OSError as error:
        yield _unreadable(path, shown, error).problem


def record_at(path: Path, at: int, shown: str, limits: Limits | None = None) -> Member | Problem:
    """The page whose record begins `at` this byte of a web archive, as `file_members` gave it."""
    from extractor.read.archive import first_member

    try:
        return first_member(path, at, shown, limits or default())
    except OSError as error:
        return _unreadable(path, shown, error).problem


def _one_document(path: Path) -> bool:
    """True where a ZIP is a DOCX or ODT under another name."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return "word/document.xml" in names or ("mimetype" in names and "content.xml" in names)


def _bytes(path: Path, name: str | None, limits: Limits) -> bytes:
    shown = name or path.name
    try:
        check(shown, "source_bytes", path.stat().st_size, limits, "bytes")
        return path.read_bytes()
    except IsADirectoryError:
        raise problem(shown, "folder", f"{path} is a folder.", "Give it to `pages` or `chitieu ingest`.") from None
    except OSError as error:
        raise _unreadable(path, shown, error) from error


def _unreadable(path: Path, shown: str, error: OSError) -> PageError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return problem(shown, "missing", f"There is no file {path}.", "Look at the path.")
    reason = error.strerror or type(error).__name__
    return problem(shown, "unreadable", f"{path} cannot be read: {reason}.", "Look at its rights.")
