"""English twins in bilingual tables of statistics ("... - TOTAL"): told by the shape of their syllables."""

from __future__ import annotations

import functools
import itertools
import re

from extractor.lexicon import settings

_PLAIN_LETTER = re.compile(r"[a-zA-Z]")
_WORD = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(r"\s+[-–—/]\s*|\s*[-–—/]\s+|\s*\n\s*|(?<=[^\W\d_A-Z])(?=[A-Z][a-z])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FEWEST = 2  # words of a twin that nothing but a blank parts
LONGEST = 200  # characters of a label that is looked at


def is_english(text: str) -> bool:
    """Whether a line is the English twin of the one above it: plain letters, and a word that is no Vietnamese one."""
    if not text.isascii() or len(text) > LONGEST:
        return False
    words = _WORD.findall(text)
    return (any(map(_is_foreign, words)) and not all(map(str.isupper, words))) or _is_loud(words)


def _is_foreign(word: str) -> bool:
    return len(word) > 2 and not (word.isupper() and len(word) < 5) and not _syllable().fullmatch(word.lower())


def _is_loud(words: list[str]) -> bool:
    """Whether words in capitals are English ones and no abbreviations."""
    return any(word.isupper() and len(word) > 4 and not _syllable().fullmatch(word.lower()) for word in words)


def without_twin(text: str) -> str:
    """A label without the English one behind it, years and percent signs kept; the text itself if none stands there."""
    return text if len(text) > LONGEST or _PLAIN_LETTER.search(text) is None else _without_twin(text)


@functools.lru_cache(maxsize=8192)  # labels and heads of a table are looked at often
def _without_twin(text: str) -> str:
    unparted = [found] if (found := _unparted(text)) is not None else []
    for start, end in itertools.chain((parted.span() for parted in _PARTED.finditer(text)), unparted):
        head, tail = text[:start], text[end:]
        if head and is_english(tail) and (not head.isascii() or _is_native(head)):
            percent = ["(%)"] if "%" in tail and "%" not in head else []  # the unit stands once, behind both
            return " ".join([head.rstrip(), *_YEAR.findall(tail), *percent])
    return text


def _unparted(text: str) -> tuple[int, int] | None:
    """Where a twin begins that one blank parts: a capital letter, then two or more words of another language."""
    words = list(_WORD.finditer(text))
    last = next((at for at in range(len(words), 0, -1) if not words[at - 1].group().isascii()), 0)
    if text.isupper():
        return _loud(words, last)
    first = next((at for at in range(last, len(words)) if words[at].group()[0].isupper()), len(words))
    tail = [word.group() for word in words[first:]]
    foreign = [word for word in tail if _is_foreign(word)]
    if last == 0 or len(foreign) < FEWEST or not _reads_on(tail, foreign):
        return None
    start = words[first].start()
    return (start, start) if text[start - 1].isspace() else None


def _loud(words: list[re.Match[str]], last: int) -> tuple[int, int] | None:
    """Where a twin in capitals begins behind word `last`: with a foreign word, and most behind it are foreign."""
    foreign = [at for at in range(last, len(words)) if _is_foreign(words[at].group())]
    if not last or len(foreign) < FEWEST or 2 * len(foreign) <= len(words) - foreign[0]:
        return None
    return (words[foreign[0]].start(), words[foreign[0]].start())


def in_small_letters(text: str) -> str:
    """A label of more words in capitals in small letters, but for what can be no word of ours ("GRDP")."""
    if not text.isupper() or " " not in text:
        return text
    return _WORD.sub(lambda word: word.group().lower() if _is_ours(word.group().lower()) else word.group(), text)


def _is_ours(word: str) -> bool:
    return not word.isascii() or _syllable().fullmatch(word) is not None


def _reads_on(tail: list[str], foreign: list[str]) -> bool:
    """Whether words are a phrase and no name: small letters behind the first, or as many small foreign ones as not."""
    small = sum(map(str.islower, foreign))
    return all(map(str.islower, tail[1:])) or small >= max(FEWEST, len(foreign) - small)


def _is_native(text: str) -> bool:
    """Whether all words of plain letters can be Vietnamese ones."""
    words = _WORD.findall(text)
    return bool(words) and all(_syllable().fullmatch(word.lower()) for word in words)


@functools.cache
def _syllable() -> re.Pattern[str]:
    """A syllable as it can be written in Vietnamese, marks left out (patterns/rows.toml)."""
    initial, vowels, final = ("|".join(settings("rows")["syllable"][part]) for part in ("initials", "vowels", "finals"))
    return re.compile(rf"(?:{initial})?(?:{vowels})(?:{final})?")
