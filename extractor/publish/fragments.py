"""Links that open a source page at the quoted words (text fragments, `#:~:text=`)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urldefrag, urlsplit

WORDS_AROUND: Final = 4


def web_address(url: str | None) -> str | None:
    """`url` if it is an http(s) address that may be linked to, else None."""
    if not url or any(ord(sign) <= 32 for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def at_quote(url: str | None, text: str, start: int, end: int) -> str | None:
    """`url` with a text fragment for `text[start:end]` and the words around it; None where `url` is no web address.

    The words around are taken from the same line, because a browser does not match across blocks.
    """
    address = web_address(url)
    if address is None or not text[start:end].strip():
        return address
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = _words(text[line_start:start])[-WORDS_AROUND:]
    after = _words(text[end : line_end if line_end >= 0 else len(text)])[:WORDS_AROUND]
    directive = _coded(" ".join(_words(text[start:end])))
    if before and _apart(text[start - 1], text[start]):
        directive = f"{_coded(' '.join(before))}-,{directive}"
    if after and _apart(text[end - 1], text[end]):
        directive = f"{directive},-{_coded(' '.join(after))}"
    return f"{urldefrag(address).url}#:~:text={directive}"


def _words(text: str) -> list[str]:
    return re.split(r"\s+", text.strip()) if text.strip() else []


def _apart(left: str, right: str) -> bool:
    """Whether a word ends between two characters: a browser matches whole words only."""
    return not (left.isalnum() and right.isalnum())


def _coded(text: str) -> str:
    """Percent-encoded; "-" and "," have a meaning in a fragment, so they are encoded as well."""
    return quote(text, safe="").replace("-", "%2D")
