"""Bytes to text: byte order mark, UTF-8, declared and detected character sets, then the tables of `legacy`."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.read import legacy

_MARKS = (  # longest first: the mark of UTF-32 begins with the one of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_WEAK = {"ascii", "iso8859-1", "cp1252", "cp1258", "utf-8"}  # declared by default, or settled by `legacy`
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\f\x0b\x1b\x02\x05\x06\x14\x19\x1e")
_SAMPLE = 65_536  # bytes that detection looks at


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the character set it came in, and what had to be mended (see `legacy.Mended`)."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None, markup: bool = False) -> Decoded | None:
    """`data` as text, or None where it is not text at all.

    `declared` is the character set an outer layer named (an HTTP header); a `<meta charset>` is found here. Both are
    believed only where the bytes are not UTF-8. Newlines and decomposed letters stay as they are.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return _mended(text, encoding, _lost(text), markup)
    wide = _wide(data[:_SAMPLE])
    if wide:
        text = data.decode(wide, "replace")
        return _mended(text, wide, _lost(text), markup)
    if is_binary(data):
        return None
    try:
        return _mended(data.decode("utf-8"), "utf-8", (), markup)
    except UnicodeDecodeError:
        return _other(data, declared or declared_in(data), markup)


def text_of(text: str, *, markup: bool = False) -> Decoded:
    """A string that is text already, mended like a decoded one."""
    return _mended(text.removeprefix("\ufeff"), "utf-8", (), markup)


def declared_in(data: bytes) -> str | None:
    """The character set that an HTML page or XML file names in its first 4,096 bytes."""
    head = data[:4096]
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    return match.group(1).decode("ascii") if match else None


def is_binary(data: bytes) -> bool:
    """True where the first 64 kB hold a NUL or more than one control character in a hundred bytes."""
    sample = data[:_SAMPLE]
    return b"\0" in sample or len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: a NUL or a block number in every second byte."""
    if len(sample) < 8 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2][:half], sample[1::2][:half]
    wide = None
    if odd.count(0) > 0.3 * half and even.count(0) < 0.05 * half:
        wide = "utf-16-le"
    elif even.count(0) > 0.3 * half and odd.count(0) < 0.05 * half:
        wide = "utf-16-be"
    text = sample.decode(wide, "ignore") if wide else ""
    return wide if sum(c < "\u2100" for c in text) > 0.8 * len(text) else None


def _other(data: bytes, declared: str | None, markup: bool) -> Decoded | None:
    """Bytes that are not valid UTF-8."""
    nearly = data.decode("utf-8", "replace")
    lost, kept = nearly.count("\ufffd"), len(re.findall("[\u00c0-\u1ef9]", nearly))
    if lost <= 0.05 * kept:
        return _mended(nearly, "utf-8", _lost(nearly), markup)
    codec = _codec(declared)
    if codec is not None and codec not in _WEAK:
        text = data.decode(codec, "replace")
        if "\ufffd" not in text:
            return _mended(text, codec, (), markup)
    found = legacy.from_bytes(data, markup=markup)
    if found is not None:
        charset = found.repairs[0].split(":")[0]
        return Decoded(found.text, charset, found.repairs)
    codec = _detected(data) if codec in (None, "utf-8") else codec
    text = data.decode(codec or "cp1252", "replace")
    return _mended(text, codec or "cp1252", _lost(text), markup)


def _codec(name: str | None) -> str | None:
    """Python's own name of a character set, None where it knows none or it is no text codec."""
    if name is None:
        return None
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if info._is_text_encoding else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return _codec(best.encoding) if best is not None else None


def _lost(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"invalid bytes: {count}",) if count else ()


def _mended(text: str, encoding: str, repairs: tuple[str, ...], markup: bool) -> Decoded:
    if text.isascii() and not (markup and "&" in text):
        return Decoded(text, encoding, repairs)
    mended = legacy.mend(text, markup=markup)
    return Decoded(mended.text, encoding, repairs + mended.repairs)
