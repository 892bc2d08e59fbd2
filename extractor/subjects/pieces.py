"""The stretches of words around a value that a subject can be made of, trimmed of what is no part of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context.periods import Mention
from extractor.context.scene import Scene
from extractor.language import key_of
from extractor.lexicon import settings

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases to look for at either end of a stretch of words; lengths by first and by last word."""

    keys: frozenset[str]
    by_first: Mapping[str, tuple[int, ...]]  # first word -> lengths of the phrases that begin with it, longest first
    by_last: Mapping[str, tuple[int, ...]]

    def at_start(self, norms: list[str], first: int, last: int) -> int:
        """How many words from `first` on are such a phrase, 0 where none is."""
        if first < last:
            for length in self.by_first.get(norms[first], ()):
                if length <= last - first and (length == 1 or " ".join(norms[first : first + length]) in self.keys):
                    return length
        return 0

    def begins(self, norms: list[str], first: int, last: int) -> list[int]:
        """The words of a stretch at which such a phrase begins."""
        by_first = self.by_first
        return [at for at in range(first, last) if norms[at] in by_first and self.at_start(norms, at, last)]

    def at_end(self, norms: list[str], first: int, last: int) -> int:
        """How many words up to `last` are such a phrase, 0 where none is."""
        if first < last:
            for length in self.by_last.get(norms[last - 1], ()):
                if length <= last - first and (length == 1 or " ".join(norms[last - length : last]) in self.keys):
                    return length
        return 0


@functools.cache
def phrases(name: str) -> Phrases:
    """The phrases of one list of patterns/subjects.toml."""
    keys = frozenset(key_of(word) for word in settings("subjects")[name])
    return Phrases(keys, _lengths(keys, 0), _lengths(keys, -1))


def _lengths(keys: frozenset[str], at: int) -> dict[str, tuple[int, ...]]:
    """First (at 0) or last (at -1) word -> lengths of the phrases with it, longest first."""
    found: dict[str, set[int]] = {}
    for key in keys:
        words = key.split(" ")
        found.setdefault(words[at], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


SIGNS = frozenset({",", ";", ":", "-", ".", "(", "+", "…", '"', "'", "*", "/", "“", "”", "•", "=", "–"})
_OPENING, _CLOSING = "(", ")"
_MARKED = re.compile(r"[()\\*`_\"“”]")  # a stretch with none of these is written as it stands


class Holes:
    """Words of a statement that belong to a period or a base and so to no subject; remembers texts already made."""

    def __init__(self, scene: Scene, named: list[Mention], bases: list[Stretch]) -> None:
        self._words: set[int] = set()
        self.texts: dict[Stretch, str] = {}
        words = scene.words
        for mention in named:
            first = words.index_at(mention.start)
            while first > 0 and words.norms[first - 1] in phrases("period_prepositions").keys:
                first -= 1
            self._words.update(range(first, words.index_at(mention.end - 1) + 1))
        for first, last in bases:
            self._words.update(range(first, last))

    def within(self, stretch: Stretch) -> bool:
        """Whether any word of a stretch is a hole."""
        return not self._words.isdisjoint(range(*stretch))

    def __contains__(self, word: int) -> bool:
        return word in self._words


def trim(scene: Scene, stretch: Stretch, holes: Holes, *, front: bool = True, back: bool = True) -> Stretch:
    """`stretch` without openers in front and closers behind, signs, periods and bases at either end."""
    norms = scene.words.norms
    first, last = stretch
    openers, closers, names = phrases("openers"), phrases("closers"), phrases("protected")
    changed = True
    while changed and first < last:
        changed = False
        if front and first + 3 <= last and norms[first] == _OPENING and _is_mark(norms, first + 1):
            first, changed = first + 3, True  # "(8) ..."
        elif front and (first in holes or norms[first] in SIGNS - {_OPENING} or norms[first] == _CLOSING):
            first, changed = first + 1, True
        elif back and (last - 1 in holes or norms[last - 1] in SIGNS):
            last, changed = last - 1, True
        elif back and (length := closers.at_end(norms, first, last)) and not names.at_end(norms, first, last) > length:
            last, changed = last - length, True
        elif (
            front
            and (length := openers.at_start(norms, first, last))
            and length < last - first
            and names.at_start(norms, first, last) <= length
        ):
            first, changed = first + length, True
    return first, last


def _is_mark(norms: list[str], at: int) -> bool:
    """Whether a word is the number or letter of a list, with its closing bracket behind it."""
    return norms[at + 1] == _CLOSING and (norms[at].isdecimal() or len(norms[at]) == 1)


def trim_right(scene: Scene, stretch: Stretch, holes: Holes) -> Stretch:
    """A stretch behind a value, without signs, periods and bases at either end and joining words at its end."""
    norms = scene.words.norms
    first, last = stretch
    while first < last and (norms[first] in SIGNS or first in holes):
        first += 1
    ends = phrases("right_closers")
    while first < last:
        if norms[last - 1] in SIGNS or last - 1 in holes:
            last -= 1
        elif length := ends.at_end(norms, first, last):
            last -= length
        else:
            break
    return first, last


def text_of(scene: Scene, stretch: Stretch, holes: Holes) -> str:
    """The words of a stretch as written, on one line, without quotes, markup and holes; brackets balanced."""
    known = holes.texts.get(stretch)
    if known is None:
        known = holes.texts[stretch] = normalize("NFC", _written(scene, stretch, holes))
    return known


def _written(scene: Scene, stretch: Stretch, holes: Holes) -> str:
    words = scene.words
    plain = words.span(*stretch)
    if not _MARKED.search(plain) and not holes.within(stretch):
        return lower_first(" ".join(plain.split()).strip(" ,;:-"))
    pieces: list[str] = []
    previous_end = -1
    for word in range(*stretch):
        if word in holes or words.norms[word] in {'"', "“", "”", "_"}:
            continue
        start, end = words.starts[word], words.ends[word]
        gap = previous_end >= 0 and words.text[previous_end:start].strip("\\*`") != ""
        pieces.append((" " if gap and pieces else "") + words.text[start:end])
        previous_end = end
    text = re.sub(r"\(\s*\)\s*", "", "".join(pieces)).strip(" ,;:-")
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")].rstrip() if text.rstrip().endswith("(") else text + ")"
    elif text.count(")") > text.count("("):
        text = (
            text.replace(")", "", 1) if text.startswith(")") else text[: text.rfind(")")] + text[text.rfind(")") + 1 :]
        )
    return lower_first(text)


def lower_first(text: str) -> str:
    """The first word in lower case unless it is an abbreviation or a name of more capitals."""
    head, _, rest = text.partition(" ")
    if len(head) > 1 and not head[1:].islower():
        return text
    return text if rest[:1].isupper() and rest[1:2].islower() else text[:1].lower() + text[1:]


def tidy(text: str) -> str:
    """Pieces joined by blanks as one subject: no blank before a colon, none doubled."""
    return " ".join(text.replace(" : ", ": ").split())
