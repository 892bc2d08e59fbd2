"""The paper or station that a report opens with, by its short name or its site: "(ABC) - ...", "abc.vn - ..."."""

from __future__ import annotations

import re

from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases

LEAST, MOST = 2, 6  # letters of the short name
_DASHES = frozenset("-–—")
_SITE = re.compile(r"\(?[A-Za-z\d][A-Za-z\d.]{1,40}\.(?:vn|com|net|org)\)?\s*[-–—]\s")


def behind_agency(ground: Ground, last: int) -> int:
    """The word at which a report goes on behind the name of the paper or station that it opens with, or 0."""
    norms, words = ground.norms, ground.words
    site = _SITE.match(words.text, words.starts[0])
    if site is not None:
        behind = words.index_at(site.end())
        return behind if behind < last else 0
    bracketed = norms[0] == "("
    name, end = int(bracketed), 1 + 2 * bracketed
    if end + 1 >= last or norms[end] not in _DASHES or (bracketed and norms[2] != ")"):
        return 0
    short = words.text[words.starts[name] : words.ends[name]]
    signed = short.isupper() and LEAST <= len(short) <= MOST
    return end + 1 if signed and (bracketed or norms[name] in phrases("agencies").keys) else 0
