"""Members of a ZIP, decompressed in steps so that a bomb is stopped while it grows."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Protocol

from extractor.read.limits import Limits, check
from extractor.read.problems import broken, problem

STEP = 65_536  # bytes
# What the ZIP reader raises on damaged members.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Readable(Protocol):
    """What is read in steps."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


def opened(file: IO[bytes], name: str) -> zipfile.ZipFile:
    """The archive in `file`; a PageError "broken" where it is none."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise broken(name, "ZIP", str(error)) from None


def member_bytes(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    limits: Limits,
    count: Callable[[int], None] | None = None,
) -> bytes:
    """One member, decompressed; `count` is told of every step, to sum up a whole archive.

    Raises:
        PageError: "encrypted" or "broken".
        LimitError: decoded_bytes, compression_ratio.
    """
    if info.flag_bits & 0x1:
        raise problem(name, "encrypted", "The member is locked by a password.", "Unpack it first.")
    try:
        with archive.open(info) as member:
            return bounded(member, name, limits, compressed=info.compress_size, count=count)
    except _DAMAGE as error:
        raise broken(name, "ZIP member", str(error)) from None


def place_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int | None:
    """Where the bytes of a member begin in the archive's file; None where they are packed."""
    if info.compress_type != zipfile.ZIP_STORED or archive.fp is None:
        return None
    before = archive.fp.tell()
    archive.fp.seek(info.header_offset + 26)  # lengths of the name and of the extra field stand here
    name, extra = struct.unpack("<HH", archive.fp.read(4))
    archive.fp.seek(before)
    return info.header_offset + 30 + int(name) + int(extra)


def bounded(
    stream: Readable,
    name: str,
    limits: Limits,
    *,
    compressed: int | None = None,
    count: Callable[[int], None] | None = None,
) -> bytes:
    """All of a stream, read in steps; `compressed` bytes stand behind it where that is known."""
    parts: list[bytes] = []
    size = 0
    while step := stream.read(STEP):
        size += len(step)
        check(name, "source_bytes", size, limits, "bytes after decompression")
        if compressed is not None:
            check_ratio(name, size, compressed, limits)
        if count is not None:
            count(len(step))
        parts.append(step)
    return b"".join(parts)


def check_ratio(name: str, size: int, compressed: int, limits: Limits) -> None:
    """Raise LimitError where `size` bytes came out of too few."""
    if size > limits.ratio_floor:
        ratio = size // max(compressed, 1)
        check(name, "compression_ratio", ratio, limits, "bytes for each compressed one")


def gunzip(file: IO[bytes], name: str, limits: Limits) -> bytes:
    """A gzip stream, decompressed in steps; what follows its end is left."""
    unpacked = zlib.decompressobj(31)
    parts: list[bytes] = []
    size = taken = 0
    try:
        while step := file.read(STEP):
            taken += len(step)
            while step:
                part = unpacked.decompress(step, STEP)
                size += len(part)
                parts.append(part)
                check(name, "decoded_bytes", size, limits, "bytes after decompression")
                check_ratio(name, size, taken, limits)
                step = unpacked.unconsumed_tail
            if unpacked.eof:
                break
    except zlib.error as error:
        raise broken(name, "gzip file", str(error)) from None
    if not unpacked.eof:
        raise broken(name, "gzip file", "it ends too early")
    return b"".join(parts)


def unpacked(data: bytes, coding: str, name: str, limits: Limits) -> bytes:
    """A body without the compression an HTTP answer names: none, gzip or br; a PageError "coding" for others."""
    if not data or coding in ("", "identity"):
        return data
    if coding in ("gzip", "x-gzip"):
        return gunzip(io.BytesIO(data), name, limits)
    if coding == "br":
        from fastwarc.stream_io import BrotliReader

        try:
            return bounded(BrotliReader(io.BytesIO(data)), name, limits, compressed=len(data))
        except OSError as error:
            raise broken(name, "brotli body", str(error)) from None
    raise problem(name, "coding", f"The answer is packed as {coding}.", "Save it without packing.")
