"""What a reader types, as a full-text query: accented words match exactly, bare words broadly, each word on its own."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from extractor.lexicon import fold

LONGEST: Final = 300  # characters of a query that are read
MOST_WORDS: Final = 24
_TERM: Final = re.compile(r'"([^"]*)"|(\S+)')
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase in quotation marks, or the beginning of a word (typed with a final `*`)."""

    words: tuple[str, ...]  # lower case, NFC
    prefix: bool = False

    @property
    def match(self) -> str:
        """The term in FTS5's language; nothing that was typed is read as an operator."""
        return f'"{" ".join(self.words)}"' + ("*" if self.prefix else "")


def terms(typed: str) -> tuple[Term, ...]:
    """The terms of a typed query; marks and signs between words are left out."""
    text = unicodedata.normalize("NFC", typed[:LONGEST]).lower()
    found: list[Term] = []
    for phrase, word in _TERM.findall(text):
        if phrase:
            words = tuple(_WORD.findall(phrase))
            found += [Term(words)] if words else []
            continue
        parts = _WORD.findall(word)
        found += [Term((part,)) for part in parts[:-1]]
        if parts:
            found.append(Term((parts[-1],), prefix=word.endswith("*")))
    return tuple(found[:MOST_WORDS])


def match(found: tuple[Term, ...]) -> str:
    """All terms, each of which must be found."""
    return " ".join(term.match for term in found)


def emphasised(text: str, found: tuple[Term, ...]) -> Markup:
    """`text` as HTML with the words that were searched in bold."""
    bare, accented, starts = _wanted(found)
    out = []
    at = 0
    for hit in _WORD.finditer(text):
        word, plain = _forms(hit.group())
        if word in accented or plain in bare or (starts and plain.startswith(starts)):
            out += [str(escape(text[at : hit.start()])), f"<b>{hit.group()}</b>"]  # a word holds no sign of HTML
            at = hit.end()
    return Markup("".join([*out, str(escape(text[at:]))]))


@functools.lru_cache(maxsize=8)  # a page asks for the words of one query again and again
def _wanted(found: tuple[Term, ...]) -> tuple[set[str], set[str], tuple[str, ...]]:
    """The words without marks, those with marks, and the beginnings of words."""
    bare = {word for term in found for word in term.words if word == fold(word)}
    accented = {word for term in found for word in term.words} - bare
    return bare, accented, tuple(term.words[-1] for term in found if term.prefix)


@functools.lru_cache(maxsize=20_000)  # the sentences that are found share most of their words
def _forms(word: str) -> tuple[str, str]:
    """A word in lower case as it is typed, and without its marks."""
    lower = unicodedata.normalize("NFC", word).lower()
    return lower, fold(lower)
