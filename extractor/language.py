"""Words: our lossless tokenizer, match keys of words, and the lexica of cue phrases.

A word is a run of letters (with its tone marks, NFC or NFD), a number with its separators, or one other sign. Spaces,
and the marks that markdown and word segmenters put between words, are not words. Vietnamese writes one syllable a
word, and so do we: compounds are the business of the phrase lexica.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import operator
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from unicodedata import normalize

from extractor.kept import Kept
from extractor.lexicon import match_key, settings
from extractor.model import Cue, Document, Words

# A number keeps its separators; letters keep combining marks and a following 2, 3, \u00b2 or \u00b3 (km2, m3), not a
# decimal (PM2.5). Most words are Latin letters alone, which a list of letters tells in half the time.
WORD = re.compile(
    r"[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1ea0-\u1ef9]++(?=[\s!-/:-@\[-`{-~]|\Z)"
    r"|[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*(?:[23\u00b2\u00b3](?!\d|[.,]\d))?"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\s\w\\*`]"
)
_BETWEEN = re.compile(f"({WORD.pattern})")
_DIGIT = re.compile(r"\d")
_FIRST = operator.itemgetter(0)
_FROM_TO = operator.attrgetter("first", "last")
# The same words and everything between them: together they are the text.
LOSSLESS = re.compile(WORD.pattern + r"|\s|\w|[\\*`]")


def _norm(word: str) -> str:
    if word.isdecimal():
        return word
    return _DASHES.get(word) or match_key(word)


_NORMS = Kept(_norm, 65_536)


def norm(word: str) -> str:
    """The match key of one word, dashes unified."""
    return _NORMS[word]


_DASHES = dict.fromkeys("‐‑‒–—―−\xad", "-") | {
    "\u00f7": "\u00f7",
    "\uff05": "%",
    "\u201c": '"',
    "\u201d": '"',
}


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """Words of `text[start:end]` with offsets into `text`."""
    pieces = _BETWEEN.split(text[start:end])  # what stands between words, a word, what stands between, a word ...
    places = list(itertools.accumulate(map(len, pieces), initial=start))
    norms = list(map(_NORMS.__getitem__, pieces[1::2]))
    # As lists, the offsets of a megabyte of text take as much memory as all else that is known of it.
    words = Words(text, norms, array("i", places[1:-1:2]), array("i", places[2:-1:2]))
    if "." in norms[1:-1]:  # most end a sentence
        _join_names(words)
    return words


_INNER = "·"  # the key of a full stop inside a name


def _join_names(words: Words) -> None:
    """A full stop that joins an abbreviation to the name behind it, without a blank, ends nothing."""
    norms, starts, ends = words.norms, words.starts, words.ends
    for at in range(1, len(norms) - 1):
        if norms[at] == "." and norms[at - 1] in _joining():
            glued = ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
            norms[at] = _INNER if glued else "."


@functools.cache
def _joining() -> frozenset[str]:
    return frozenset(settings("adverbs")["joining"])


def key_of(phrase: str) -> str:
    """A phrase as its words' match keys joined by spaces: the form that look-up tables are keyed by."""
    return _key_of(phrase) if len(phrase) <= _LONGEST_KEPT else _key_of.__wrapped__(phrase)


_LONGEST_KEPT = 200  # characters of a phrase whose key is kept for the next time: most are asked for again


@functools.lru_cache(maxsize=8192)
def _key_of(phrase: str) -> str:
    return " ".join(words_of(phrase).norms)


def places_of(norms: Sequence[str], wanted: Set[str]) -> list[int]:
    """Where the words stand that are among the wanted ones."""
    if wanted.isdisjoint(norms):
        return []
    return list(itertools.compress(itertools.count(), map(wanted.__contains__, norms)))


def numbers_in(words: Words) -> list[int]:
    """The words that begin with a digit."""
    return list(itertools.compress(itertools.count(), map(str.isdecimal, map(_FIRST, words.norms))))


def language(document: Document) -> Document:
    """`document` with the words of every statement that can hold a value; that is what has a number in it."""
    text = document.text
    spans = [(statement.start, statement.end) for statement in document.statements]
    words = [words_of(text, start, end) if has_number(text, start, end) else None for start, end in spans]
    for one, span in zip(words, spans, strict=True):
        if one is not None:
            _silence(one, addresses(text, *span))
    return dataclasses.replace(document, words=tuple(words))


def _silence(words: Words, spans: list[tuple[int, int]]) -> None:
    """Leave nothing but the numbers of what no reader of a page sees, so that no sign in it ends anything."""
    for start, end in spans:
        for at in range(bisect.bisect_left(words.starts, start), bisect.bisect_left(words.starts, end)):
            words.norms[at] = words.norms[at] if words.norms[at].isdecimal() else _INNER


def addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of `text[start:end]` that are the address of a page or a picture, with the signs of its link."""
    if "/" not in text[start:end]:
        return []
    needs, pattern = _address()
    found = any(sign in text[start:end] for sign in needs)
    return [match.span() for match in pattern.finditer(text, start, end)] if found else []


@functools.cache
def _address() -> tuple[list[str], re.Pattern[str]]:
    """The trap of patterns/traps.toml that tells addresses: what must stand in a text, and the whole form."""
    rule = next(rule for rule in settings("traps")["trap"] if rule["id"] == "address")
    return rule["needs"], re.compile(rule["regex"])


def has_number(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a digit, or a number in words that can count: the gate in front of all work."""
    return _DIGIT.search(text, start, end) is not None or _worded().search(text, start, end) is not None


@functools.cache
def _worded() -> re.Pattern[str]:
    """Words for a number right in front of a noun that they count (patterns/numbers.toml), or a fraction in words.

    It begins with the blank between the two, since a search for one sign is fast.
    """
    table = settings("numbers")
    nouns = "|".join(map(re.escape, _forms(table["nouns"])))
    numbers = "|".join(rf"(?<=\b{re.escape(word)} )" for word in _forms([*table["digits"], *table["tens"]]))
    halves = (map(re.escape, phrase.split(" ", 1)) for phrase in _forms(table["fractions"]))
    fractions = "|".join(rf"{after}\b(?<=\b{word} {after})" for word, after in halves)
    return re.compile(rf" (?:(?=(?:{nouns})\b)(?:{numbers})|{fractions})")


def _forms(phrases: Iterable[str]) -> list[str]:
    """Phrases with composed letters and with marks of their own."""
    return list(dict.fromkeys(form for phrase in phrases for form in (phrase, normalize("NFD", phrase))))


class Lexica:
    """Cue phrases of several tables, found in one pass over the words' match keys.

    Within one table the longest phrase wins where phrases overlap; tables do not disturb each other. A dictionary of
    first words finds a statement's cues in less time than a spaCy Doc of it takes to make.
    """

    def __init__(self, tables: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """`tables`: name -> pairs of (entry id, surface)."""
        self._owners: dict[str, list[tuple[str, str]]] = {}  # phrase -> (table, entry id)
        for table, pairs in tables.items():
            for entry, surface in pairs:
                self._owners.setdefault(key_of(surface), []).append((table, entry))
        self._lengths = lengths_by_two(self._owners)
        self._openings = frozenset(self._lengths)

    def cues(self, words: Words) -> list[Cue]:
        """All cues in `words`, by position."""
        norms, opening = [*words.norms, ""], self._lengths
        found: list[Cue] = []
        kept: dict[str, tuple[int, int]] = {}  # the last cue of each table
        for first in places_of(words.norms, self._openings):
            lengths = opening[norms[first]]
            for length in lengths.get(norms[first + 1]) or lengths[""]:
                last = first + length
                for table, entry in self._owners.get(" ".join(norms[first:last]), ()):
                    before = kept.get(table, (-1, -1))
                    if first >= before[1] or (first, last) == before:
                        found.append(Cue(table, entry, first, last))
                        kept[table] = first, last
        found.sort(key=_FROM_TO)
        return found


_Hint = tuple[int, str]  # a pattern, with the sign that is to be looked for in the whole sentence


class Needs:
    """Which of many patterns a sentence can match at all: those of which a needed sign stands in it.

    Words come again and again: for each piece between blanks it is remembered which signs it can be a part of.
    """

    def __init__(self, needs: Sequence[Sequence[str]]) -> None:
        """`needs`: of each pattern the signs, one of which must be there."""
        self._parts: dict[str, list[tuple[str, _Hint]]] = {}  # parts of signs without a blank, by their first letters
        for number, signs in enumerate(needs):
            for sign in signs:
                part = max(sign.split(), key=len)
                self._parts.setdefault(part[:2], []).append((part, (number, "" if part == sign else sign)))
        self._hints = Kept(self._hints_in, 16_384)

    def met(self, sentence: str) -> list[int]:
        """The numbers of the patterns that can match."""
        hints = frozenset().union(*filter(None, map(self._hints.__getitem__, sentence.split())))
        return sorted({number for number, rest in hints if rest in sentence})

    def _hints_in(self, piece: str) -> frozenset[_Hint]:
        openings = self._parts.keys() & {*piece, *map(operator.add, piece, piece[1:])}
        return frozenset([hint for opening in openings for part, hint in self._parts[opening] if part in piece])


def lengths_by_first(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First word -> numbers of words of the phrases that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


Lengths = Mapping[str, Mapping[str, tuple[int, ...]]]


def lengths_by_two(phrases: Iterable[str]) -> Lengths:
    """First word -> word behind it, or "" for any other -> numbers of words of the phrases with both, longest first."""
    found: dict[str, dict[str, set[int]]] = {}
    for phrase in phrases:
        words = [*phrase.split(" "), ""]
        found.setdefault(words[0], {}).setdefault(words[1], set()).add(len(words) - 1)
    return {
        word: {"": tuple(alone)}
        | {second: tuple(sorted({*lengths, *alone}, reverse=True)) for second, lengths in of.items()}
        for word, of in found.items()
        for alone in (of.get("", set()),)
    }


def lengths_by_last(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Last word -> numbers of words of the phrases that end with it, longest first."""
    return lengths_by_first(" ".join(reversed(phrase.split(" "))) for phrase in phrases)
