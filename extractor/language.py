"""Words: our lossless tokenizer, match keys of words, and the lexica of cue phrases found by spaCy's PhraseMatcher.

A word is a run of letters (with its tone marks, NFC or NFD), a number with its separators, or one other sign. Spaces,
and the marks that markdown and word segmenters put between words, are not words. Vietnamese writes one syllable a
word, and so do we: compounds are the business of the phrase lexica.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extractor.lexicon import match_key, settings
from extractor.model import Cue, Document, Words

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# A number keeps its separators; letters keep combining marks and a following 2, 3, \u00b2 or \u00b3 (km2, m3).
WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_][\u0300-\u036f]*)+(?:[23\u00b2\u00b3](?!\d))?"
    r"|[^\s\w\\*`]"
)
_DIGIT = re.compile(r"\d")
# The same words and everything between them: together they are the text.
LOSSLESS = re.compile(WORD.pattern + r"|\s|\w|[\\*`]")


@functools.lru_cache(maxsize=65536)
def norm(word: str) -> str:
    """The match key of one word, dashes unified."""
    return _DASHES.get(word) or match_key(word)


_DASHES = dict.fromkeys("‐‑‒–—―−\xad", "-") | {
    "\u00f7": "\u00f7",
    "\uff05": "%",
    "\u201c": '"',
    "\u201d": '"',
}


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """Words of `text[start:end]` with offsets into `text`."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        starts.append(match.start())
        ends.append(match.end())
        norms.append(norm(match.group()))
    return Words(text, norms, starts, ends)


def key_of(phrase: str) -> str:
    """A phrase as its words' match keys joined by spaces: the form that look-up tables are keyed by."""
    return " ".join(words_of(phrase).norms)


def language(document: Document) -> Document:
    """`document` with the words of every statement that can hold a value; that is what has a number in it."""
    text = document.text
    return dataclasses.replace(
        document,
        words=tuple(
            words_of(text, s.start, s.end) if has_number(text, s.start, s.end) else None for s in document.statements
        ),
    )


def has_number(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a digit, or a number in words that can count: the gate in front of all work."""
    return _DIGIT.search(text, start, end) is not None or _worded().search(text, start, end) is not None


@functools.cache
def _worded() -> re.Pattern[str]:
    """Words for a number right in front of a noun that they count (patterns/numbers.toml), or a fraction in words."""
    table = settings("numbers")
    number, noun = ("|".join(map(re.escape, words)) for words in ([*table["digits"], *table["tens"]], table["nouns"]))
    fractions = "|".join(map(re.escape, table["fractions"]))
    return re.compile(rf"\b(?:(?:{number}) (?:{noun})|{fractions})\b")


class Lexica:
    """Cue phrases of several tables, matched in one pass over the words' match keys (spaCy PhraseMatcher on NORM).

    Within one table the longest phrase wins where phrases overlap; tables do not disturb each other.
    """

    def __init__(self, tables: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """`tables`: name -> pairs of (entry id, surface)."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._make = Doc

        self._vocab: Vocab = Vocab()
        self._matcher: PhraseMatcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._owners: dict[int, tuple[tuple[str, str], ...]] = {}
        owners: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for table, pairs in tables.items():
            for entry, surface in pairs:
                owners.setdefault(tuple(words_of(surface).norms), []).append((table, entry))
        for phrase, owner in owners.items():
            name = " ".join(phrase)
            self._matcher.add(name, [self._doc(list(phrase))])
            self._owners[self._vocab.strings[name]] = tuple(owner)

    def _doc(self, words: list[str]) -> Doc:
        return self._make(self._vocab, words=words)

    def cues(self, words: Words) -> list[Cue]:
        """All cues in `words`, by position."""
        if not words.norms:
            return []
        best: dict[str, list[tuple[int, int, str]]] = {}
        for key, first, last in self._matcher(self._doc(words.norms)):
            for table, entry in self._owners[key]:
                best.setdefault(table, []).append((first, last, entry))
        found: list[Cue] = []
        for table, spans in best.items():
            spans.sort(key=lambda s: (s[0], -s[1]))
            reach = -1
            kept_first = -1
            for first, last, entry in spans:
                if first >= reach or (first == kept_first and last == reach):
                    found.append(Cue(table, entry, first, last))
                    reach, kept_first = last, first
        found.sort(key=lambda c: (c.first, c.last))
        return found
