"""The tables of `patterns/encodings.toml`: what turns stored letters into Unicode, and what a syllable can be."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.lexicon import Entry, entries, settings

WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f\u2000-\u206f\u00a0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charset(Entry):
    """One way letters were stored; see the head of `patterns/encodings.toml`."""

    kind: Literal["table", "codec", "mojibake", "look-alikes"]
    table: str = ""
    codec: str = ""
    capitals: bool = False
    times: int = 1


@functools.cache
def changes() -> Mapping[str, Callable[[str], str]]:
    """Charset id -> what turns one line of that charset's bytes, read as latin-1 or windows-1252, into Unicode."""
    made: dict[str, Callable[[str], str]] = {}
    for charset in entries("encodings", Charset):
        if charset.kind == "table":
            made[charset.id] = _from_table(charset)
        elif charset.kind == "codec":
            made[charset.id] = functools.partial(_from_codec, charset.codec)
        elif charset.kind == "mojibake":
            made[charset.id] = functools.partial(_from_mojibake, charset.times)
    return made


def _from_table(charset: Charset) -> Callable[[str], str]:
    letters: dict[str, str] = {}
    for pair in charset.table.split():
        letter, code = pair.split("=")
        stored = bytes.fromhex(code)
        letters[stored.decode("latin-1")] = letter
        if any(0x80 <= b < 0xA0 for b in stored):
            letters.setdefault(_windows(stored.decode("latin-1")), letter)
    hard_blank = letters.pop("\xa0", "")  # one table has a letter there, and pages use the blank
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def change(line: str) -> str:
        new = _windows(pattern.sub(lambda m: letters[m.group()], line))
        if hard_blank and "\xa0" in new:
            new = _NEAR_BLANK.sub(lambda m: _letter_or_blank(m.group(), hard_blank), new)
        return _capitals(line, new) if charset.capitals else new

    return change


# The letters before a sign, from the beginning of a word alone: from each letter, time would grow with the square.
_BEFORE = r"(?:(?<![^\W\d_])[^\W\d_]*)?"
_NEAR_BLANK = re.compile(_BEFORE + r"\xa0[^\W\d_]*")


def _letter_or_blank(word: str, letter: str) -> str:
    new = word.replace("\xa0", letter)
    return new if len(word) > 1 and new.lower() in syllables() else word


def _from_codec(codec: str, line: str) -> str:
    """`line` read again with `codec`, composed; characters that are no byte stay."""
    stored = line.translate(_windows_bytes())
    new = "".join(
        part.encode("latin-1").decode(codec, "replace") if part[0] <= "\xff" else part
        for part in re.findall(r"[\x00-\xff]+|[^\x00-\xff]+", stored)
    )
    return unicodedata.normalize("NFC", new) if "\ufffd" not in new else line


_MOJIBAKE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LOST_BYTE = re.compile("(\xe1\xbb|\xc4|\xc3|\xe2\u20ac)(?:\ufffd|[?](?=\\w))?(?![\x80-\xbf])")
_LOST_WORD = re.compile(_BEFORE + r"(?:\xe1\xbb|\xc4|\xc3|\xe2\u20ac)(?:[^\W\d_]|[\ufffd\xbb\u20ac]|[?](?=\w))*")
_LOST_BLANK = re.compile(r"\xc3 (\w*)")


def _from_mojibake(times: int, line: str) -> str:
    """`line` with UTF-8 sequences put together again; lost bytes are guessed only inside a syllable."""
    stored = _LOST_BLANK.sub(_blank_back, line.translate(_windows_bytes()))
    new = _windows(_MOJIBAKE.sub(_from_utf8, stored))
    if times > 1:
        return _from_mojibake(times - 1, new)
    if new == line or not _LOST_BYTE.search(new):
        return new
    table = settings("encodings")["lost_bytes"]
    sure = _LOST_BYTE.sub(lambda m: table[m[1]][0] if len(table[m[1]]) == 1 else m[0], new)
    return _LOST_WORD.sub(_lost_byte_back, sure)


def _from_utf8(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _lost_byte_back(match: re.Match[str]) -> str:
    """A word with its letter whose last byte is none of windows-1252, where a syllable tells which it was."""
    table, known = settings("encodings")["lost_bytes"], syllables()
    word = match.group()
    while lost := _LOST_BYTE.search(word):
        made = [word[: lost.start()] + c + word[lost.end() :] for c in table[lost.group(1)]]
        made = [w for w in made if w.lower() in known and w in (w.lower(), w.upper(), w.title())]
        made.sort(key=lambda w: f" {w.lower()} " not in table["preferred"])
        usual = sum(f" {w.lower()} " in table["preferred"] for w in made)
        if not made or (len(made) > 1 and usual != 1):
            return match.group()
        word = made[0]
    return word


def _blank_back(match: re.Match[str]) -> str:
    """The no-break space of a two-byte letter, which is often a space by the time the page is met."""
    rest = match.group(1)
    inside = rest in settings("encodings")["syllables"]["finals"]
    return "\xc3\xa0" + ("" if inside or not rest else " ") + rest


@functools.cache
def _windows_bytes() -> dict[int, str]:
    """Characters that windows-1252 has in 80-9F -> the latin-1 character of the same byte."""
    pairs = ((bytes([b]).decode("cp1252", "ignore"), chr(b)) for b in range(0x80, 0xA0))
    return {ord(c): latin for c, latin in pairs if c}


def _windows(text: str) -> str:
    """Control characters 80-9F as the signs that windows-1252 has there."""
    signs = {ord(latin): chr(sign) for sign, latin in _windows_bytes().items()}
    return text.translate(signs)


_SENTENCE_START = re.compile(r"(?:^|[.!?]\s)[\s\-–+*•“\"(]*$")


def _capitals(old: str, new: str) -> str:
    """`new` with capitals where the table has none: beside capitals of `old`, and at the start of a sentence."""
    plain = re.findall("[A-Za-z]", old)
    if len(plain) >= 4 and sum(map(str.isupper, plain)) >= 0.9 * len(plain):
        return new.upper()
    words = [(m.start(), m.end()) for m in WORD.finditer(new)]
    shout = [_shouts(old[s:e]) for s, e in words]
    out = list(new)
    for i, (start, end) in enumerate(words):
        beside = any(shout[j] for j in (i - 1, i + 1) if 0 <= j < len(words))
        lower = any("a" <= c <= "z" for c in old[start:end])
        if shout[i] or (beside and not lower and old[start:end] != new[start:end]):
            out[start:end] = new[start:end].upper()
        elif not old[start].isascii() and _SENTENCE_START.search(new, max(0, start - 8), start):
            out[start] = new[start].upper()
    names = "|".join(settings("encodings")["syllables"]["names"])
    return re.sub(rf"\b(?:{names})", lambda m: m.group()[0].upper() + m.group()[1:], "".join(out))


def _shouts(word: str) -> bool:
    plain = [c for c in word if c.isascii() and c.isalpha()]
    return len(plain) >= 2 and all(map(str.isupper, plain))


@functools.cache
def look_alikes() -> tuple[dict[int, str], re.Pattern[str], re.Pattern[str]]:
    """Letters to put right, a pattern for one of them, and one for a word that holds one."""
    (charset,) = (c for c in entries("encodings", Charset) if c.kind == "look-alikes")
    table = {int(p.split("=")[1], 16): p.split("=")[0] for p in charset.table.split()}
    letters = "".join(map(chr, table))
    letter = r"[^\W\d_\u0300-\u0323]"
    marked = rf"(?:(?<!{letter}){letter}*)?[{letters}][\w\u0300-\u0323]*"
    return table, re.compile(f"[{letters}]"), re.compile(marked)


@functools.cache
def syllables() -> frozenset[str]:
    """Every written syllable that the alphabet allows, lower case, NFC."""
    table = settings("encodings")["syllables"]
    onsets = [*settings("spelling")["onsets"], *table["onsets"]]
    rimes: set[str] = set()
    for rime in table["rimes"].split():
        tones = table["stop_tones"] if rime.endswith(tuple(table["stops"])) else table["tones"]
        rimes.add(rime)
        for i in range(1, len(rime) + 1):
            if rime[i - 1] in "cghkmnpt":
                break
            rimes.update(rime[:i] + tone + rime[i:] for tone in tones)
    made = (unicodedata.normalize("NFC", rime) for rime in rimes)
    return frozenset(onset + rime for rime in made for onset in onsets)
