"""Lasting names: of documents, of pages over their versions, of targets over those."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from extractor.model import Target

_NUMBER = re.compile(r"\d[\d.,]*")
_SECRET = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]{0,20}://)[^/?#\s]*@")


def document_id(sha256: str) -> str:
    """Id of the document whose bytes have this SHA-256 (hexadecimal)."""
    return sha256[:16]


def page_key(name: str, url: str | None) -> str:
    """What the versions of one page share: its URL without scheme and fragment, else its name."""
    if not url:
        return name
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.hostname or '').lower()}{parts.path.rstrip('/')}{query}" or name


def public_url(url: str | None) -> str | None:
    """`url` without the name and password that it may carry before its host: those are nobody else's to read."""
    return None if url is None else _SECRET.sub(r"\1", url)


def target_keys(targets: tuple[Target, ...], page: str) -> Iterator[tuple[str, str]]:
    """Key and slot of each target; the n-th of several that read the same is told apart by n."""
    seen: Counter[tuple[str, ...]] = Counter()
    worded: dict[str, str] = {}  # a statement without its numbers, for all the targets in it
    for target in targets:
        quote = _normal(target.quote)
        # A sentence says what it is about; a table's cell needs its subject for that.
        stated = target.statement if target.row is None else f"{target.subject}\n{target.statement}"
        words = worded.get(stated) or worded.setdefault(stated, _NUMBER.sub("#", _normal(stated)))
        keys = []
        for parts in ((words, quote), (words,)):
            seen[parts] += 1
            keys.append(digest(page, *parts, str(seen[parts])))
        yield keys[0], keys[1]


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def digest(*parts: str) -> str:
    """Sixteen hex digits that stand for `parts`."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
