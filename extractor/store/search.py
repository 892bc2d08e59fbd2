"""The two texts a target is searched by: exact where marks are typed, broad where they are not.

SQLite's own folding leaves the letter d with stroke alone and mixes up words that differ by marks
only. So nothing is folded there (`remove_diacritics 0`) and Python writes two columns: `exact` with
the text in every way it can be typed, `folded` without marks. A word with marks can only be found
in `exact`, one without mostly in `folded`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from extractor.kept import Kept
from extractor.lexicon import fold, settings

TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_MARKS = "\u0306\u0302\u031b"  # breve, circumflex, horn
_VOWELS = "aeiouy"
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40  # characters of a word whose forms are kept for the next time


Texts = tuple[str, str]  # exact, folded
Forms = tuple[str, ...]  # copies of `exact`, a text each, and folded


class Searched(NamedTuple):
    """The columns of a target and its document that it is searched by, in this order."""

    subject: str
    statement: str
    section_path: str
    indicator_id: str | None
    place: str | None
    parent: str | None


def search_texts(target: Searched, memo: dict[str, Texts]) -> Texts:
    """What a target is found by; `memo` keeps texts that its document's other targets share.

    The index holds no copy of these texts, so a target can only be taken out of it by what this
    function gives for it again: see `extractor.store.index`.
    """
    found = [_joined(_line(target.subject), _named(target.place, target.parent, target.indicator_id))]
    for text in (target.section_path, target.statement):
        if text not in memo:
            memo[text] = _joined(_line(text))
        found.append(memo[text])
    return "\n".join(texts[0] for texts in found), "\n".join(texts[1] for texts in found)


def exact(text: str) -> str:
    """`text` in every way it can be typed, one copy a line; lower case.

    Forms: composed letters, decomposed letters, and composed vowels with combining tones; each of
    them as written and with the other accepted spelling of its syllables (place of the tone mark, i
    for y).
    """
    return _joined(_line(text))[0]


def folded(text: str) -> str:
    """`text` in lower case without any marks."""
    return _joined(_line(text))[1]


def _joined(*lines: Forms) -> Texts:
    *copies, bare = map("\n".join, zip(*lines, strict=True))
    return "\n".join(dict.fromkeys(copies)), bare


@functools.lru_cache(maxsize=1024)
def _named(place: str | None, parent: str | None, indicator_id: str | None) -> Forms:
    """The names that many targets share, a line each."""
    return _line(f"{place or ''}\n{parent or ''}\n{indicator_names(indicator_id)}")


def _line(text: str) -> Forms:
    words = unicodedata.normalize("NFC", text).lower().split(" ")
    written, decomposed, mixed, *other, bare = zip(*map(_FORMS.__getitem__, words), strict=True)
    copies = [" ".join(words) for words in (written, decomposed, mixed)]
    return (*copies, *(copies if other[0] == written else map(" ".join, other)), " ".join(bare))


def _forms(word: str) -> Forms:
    """What stands between two blanks as written and in its other spelling, each in three forms; last without marks."""
    spellings = (word, _respell(word))
    forms = ((each, unicodedata.normalize("NFD", each), each.translate(_mixed())) for each in spellings)
    bare = word.translate(_bare())
    return (*chain.from_iterable(forms), bare if bare.isascii() else fold(bare))


_FORMS = Kept(_forms, 16_384, _LONGEST)


def indicator_names(indicator_id: str | None) -> str:
    """The names of an indicator in all languages; "" for none."""
    return _indicators().get(indicator_id or "", "")


@functools.cache
def _indicators() -> Mapping[str, str]:
    known = settings("indicators")["indicator"]
    return {entry["id"]: f"{entry['name_vi']}\n{entry['name_en']}" for entry in known}


@functools.cache
def _bare() -> Mapping[int, str]:
    """Every composed Vietnamese letter -> its plain Latin letter."""
    return {code: fold(letter) for letter, code in _composed().items() if fold(letter) != letter}


@functools.cache
def _mixed() -> Mapping[int, str]:
    """Every composed letter with a tone -> the letter without it, and the combining tone."""
    table: dict[int, str] = {}
    for letter, code in _composed().items():
        signs = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in signs if sign in TONES)
        if tone:
            rest = "".join(sign for sign in signs if sign not in TONES)
            table[code] = unicodedata.normalize("NFC", rest) + tone
    return table


@functools.cache
def _composed() -> Mapping[str, int]:
    """Every lower-case letter with marks that Unicode has in one piece, with its code."""
    composed = {"\u0111": 0x111}  # d with stroke is a letter of its own
    for vowel in _VOWELS:
        for mark in ("", *_MARKS):
            for tone in ("", *TONES):
                letter = unicodedata.normalize("NFC", vowel + mark + tone)
                if len(letter) == 1 and not letter.isascii():
                    composed[letter] = ord(letter)
    return composed


def _respell(plain: str) -> str:
    other = _spellings()
    return _WORD.sub(lambda found: other.get(found.group(), found.group()), plain)


@functools.cache
def _spellings() -> Mapping[str, str]:
    """Syllables with a second spelling, and that one (patterns/spelling.toml, both ways)."""
    table = settings("spelling")
    pairs: dict[str, str] = dict(table["syllables"])
    for old, new in table["tone_placement"].items():
        pairs |= {onset + old: onset + new for onset in table["onsets"]}
    return {new: old for old, new in pairs.items()} | pairs
