"""Archives of pages, one member at a time and not read yet: ZIP, gzip, WARC, WACZ."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from extractor.model import PageError, Problem
from extractor.read import media
from extractor.read.content import Member, Origin
from extractor.read.limits import Limits, check
from extractor.read.problems import broken, problem
from extractor.read.zipped import STEP, bounded, gunzip, member_bytes, opened, place_of, unpacked

# Answers in a web archive that are parts of pages, not pages.
_PARTS = re.compile(r"(?i)^(?:image|font|audio|video)/|^text/(?:css|javascript)|javascript|json|font|xml-dtd")
_PAGES = (200, 203)


@dataclass(slots=True)
class _Total:
    """Bytes and members of one archive with all inside it."""

    name: str
    limits: Limits
    size: int = 0
    members: int = 0

    def count(self, size: int) -> None:
        """Add decompressed bytes; LimitError beyond archive_bytes."""
        self.size += size
        check(self.name, "archive_bytes", self.size, self.limits, "bytes in the archive")

    def member(self) -> None:
        """Add one member; LimitError beyond archive_members."""
        self.members += 1
        check(self.name, "archive_members", self.members, self.limits, "members")


def archive_members(source: bytes | Path, name: str, limits: Limits) -> Iterator[Member | Problem]:
    """Every page of an archive as bytes, streamed; what cannot be unpacked comes as a Problem in its place.

    Names of pages are the archive's name, "/", the member's path; pages of web archives are named by their URL.
    """
    yield from _archive(source, name, limits, _Total(name, limits), 1)


def _archive(source: bytes | Path, name: str, limits: Limits, total: _Total, depth: int) -> Iterator[Member | Problem]:
    try:
        check(name, "archive_depth", depth, limits, "archives inside one another")
        with source.open("rb") if isinstance(source, Path) else io.BytesIO(source) as file:
            head = file.read(1024)
            file.seek(0)
            kind = media.kind_of(head, name)
            if kind in ("zip", "wacz", "docx"):
                yield from _zip(file, name, limits, total, depth)
            elif kind == "gzip":
                yield from _gzip(file, name, limits, total, 0 if isinstance(source, Path) else None)
            else:
                at = 0 if isinstance(source, Path) else None
                yield from _warc(cast(IO[bytes], file), name, limits, total, at)
    except PageError as error:
        yield error.problem
    except OSError as error:
        yield broken(name, "archive", str(error)).problem


def _zip(file: IO[bytes], name: str, limits: Limits, total: _Total, depth: int) -> Iterator[Member | Problem]:
    with opened(file, name) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        check(name, "archive_members", len(infos), limits, "members")
        if _is_wacz(infos):
            for info in infos:
                if info.filename.startswith("archive/"):
                    yield from _wacz_member(archive, info, f"{name}/{info.filename}", limits, total)
            return
        for info in sorted(infos, key=lambda info: info.filename):
            path = _shown(info)
            if any(part.startswith((".", "__MACOSX")) for part in path.split("/")):
                continue
            shown = f"{name}/{path}"
            try:
                total.member()
                data = member_bytes(archive, info, shown, limits, total.count)
                if media.kind_of(data, path) in ("zip", "wacz", "warc", "gzip"):
                    yield from _archive(data, shown, limits, total, depth + 1)
                else:
                    yield Member(Origin(shown), data)
            except PageError as error:
                yield error.problem
                if error.problem.code in ("limit-archive_bytes", "limit-archive_members"):
                    return


def _is_wacz(infos: list[zipfile.ZipInfo]) -> bool:
    names = {info.filename for info in infos}
    return "datapackage.json" in names and any(n.startswith("archive/") for n in names)


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's path; names without the UTF-8 mark are tried as UTF-8 all the same."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _wacz_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits, total: _Total
) -> Iterator[Member | Problem]:
    try:
        with archive.open(info) as member:
            yield from _warc(member, name, limits, total, place_of(archive, info))
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError) as error:
        yield broken(name, "WACZ member", str(error)).problem


def _gzip(file: IO[bytes], name: str, limits: Limits, total: _Total, start: int | None) -> Iterator[Member | Problem]:
    """A gzip file: a WARC, or one page."""
    try:
        head = zlib.decompressobj(31).decompress(file.read(STEP), 16)
    except zlib.error as error:
        raise broken(name, "gzip file", str(error)) from None
    file.seek(0)
    if head.startswith(b"WARC/"):
        yield from _warc(file, name, limits, total, start)
        return
    data = gunzip(file, name, limits)
    total.count(len(data))
    inner = name[:-3] if name.lower().endswith(".gz") else name
    if media.kind_of(data, inner) in ("zip", "wacz", "warc", "gzip"):
        raise problem(name, "archive", "An archive is packed into a gzip file.", "Unpack the gzip file first.")
    yield Member(Origin(inner), data)


def first_member(path: Path, at: int, name: str, limits: Limits) -> Member | Problem:
    """The page whose record begins `at` this byte of a web archive, as `archive_members` gave it."""
    with path.open("rb") as file:
        file.seek(at)
        for found in _warc(file, name, limits, _Total(name, limits), at):
            return found
    return broken(name, "WARC", f"no page begins at byte {at:,} any more").problem


def _warc(file: IO[bytes], name: str, limits: Limits, total: _Total, start: int | None) -> Iterator[Member | Problem]:
    """Pages of a WARC stream, its answers and resources that are pages; `start` is its own place in a file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    try:
        records = ArchiveIterator(cast(Any, _Counted(file, total)), record_types=wanted, auto_decode="none")
        for record in records:
            total.member()
            try:
                member = _record(record, name, limits, None if start is None else start + record.stream_pos)
            except PageError as error:
                yield error.problem
                continue
            if member is not None:
                yield member
    except (OSError, ValueError, EOFError, zlib.error) as error:
        yield broken(name, "WARC", str(error) or type(error).__name__).problem


class _Counted:
    """A stream that tells the total what passes through it."""

    def __init__(self, file: IO[bytes], total: _Total) -> None:
        self._file = file
        self._total = total
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        """Bytes of the archive as it lies on the disk."""
        part = self._file.read(STEP if size < 0 else size)
        self._total.count(len(part))
        self._place += len(part)
        return part

    def tell(self) -> int:
        """Number of bytes read."""
        return self._place


def _record(record: Any, name: str, limits: Limits, at: int | None) -> Member | None:
    """One record as the bytes of a page; None where it is no page."""
    headers = {key.lower(): value for key, value in record.headers.items()}
    url = headers.get("warc-target-uri", "").strip("<>")
    shown = url or f"{name}/{record.record_id}"
    content_type, charset = headers.get("content-type"), None
    answer: dict[str, str] = {}
    if record.is_http:
        status = record.http_headers.status_code
        if status is not None and status not in _PAGES:
            return None
        content_type, charset = record.http_content_type, record.http_charset
        answer = {key.lower(): value.lower() for key, value in record.http_headers.items()}
    if _PARTS.search(content_type or "") or not url.startswith(("http", "file", "urn")):
        return None
    data = bounded(record.reader, shown, limits)
    if len(data) < record.content_length:
        why = f"it says that it holds {record.content_length:,} bytes, and ends after {len(data):,}"
        raise broken(shown, "WARC record", why)
    if "chunked" in answer.get("transfer-encoding", ""):
        data = dechunked(data)
    data = unpacked(data, answer.get("content-encoding", ""), shown, limits)
    fetched = headers.get("warc-date")
    return Member(Origin(shown, url or None, fetched, content_type, charset), data, at)


def dechunked(data: bytes) -> bytes:
    """A body without its chunk sizes; one that is not in chunks in truth comes back as it is."""
    parts: list[bytes] = []
    place = 0
    while place < len(data):
        end = data.find(b"\r\n", place, place + 64)
        try:
            size = int(data[place:end].split(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) or data
        if size == 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    return b"".join(parts)
