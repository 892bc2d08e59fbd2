"""Mending letters: TCVN3, VNI, VISCII, VPS, windows-1258, UTF-8 read as latin-1, and look-alike letters.

The tables are in `patterns/encodings.toml`. A line is touched only where most of its marked words are not syllables of
Vietnamese as they stand and nearly all of them are after the change; so clean text comes back as it was.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.lexicon import Entry, entries, settings

FEWEST_WORDS = 3  # restored words below which a page gives no ground for a change
SAMPLE = 40_000  # characters that a table is chosen on
BEFORE, AFTER = 0.65, 0.85  # shares of syllables: at most this before, at least this after

_WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f\u2000-\u206f\u00a0]+")
# What clean Vietnamese text hardly holds: marks and letters of the upper half that its alphabet lacks.
_DOUBTFUL = re.compile(
    "[\x02\x05\x06\x14\x19\x1e\x80-\x9f\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de"
    "\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u0152\u0153\u0160\u0161\u0178\u017d"
    "\u017e\u0192\u02c6\u02dc\u2039\u203a]"
)
_PIECES = re.compile(r"[^\n\r]+")
_MARKUP_PIECES = re.compile(r"(?is)<(script|style)\b[^>]*>.*?</\1\s*>|<!--.*?-->|<[/!?a-z][^>]*>|[^<\n\r]+|<")
_ENTITY = re.compile(r"&(?:#(1[2-9]\d|2[0-5]\d)|([A-Za-z]{2,8}\d?));")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charset(Entry):
    """One way letters were stored; see the head of `patterns/encodings.toml`."""

    kind: Literal["table", "codec", "mojibake", "look-alikes"]
    table: str = ""
    codec: str = ""
    capitals: bool = False
    times: int = 1


@dataclass(frozen=True, slots=True)
class Mended:
    """`text` after repair; `repairs` says for each change "<id>: <number> words", empty where nothing was touched."""

    text: str
    repairs: tuple[str, ...] = ()


def mend(text: str, *, markup: bool = False) -> Mended:
    """`text` with letters of other tables turned into Unicode; tags, scripts and styles stay where `markup`.

    Decomposed letters stay decomposed; a clean text comes back as the same object.
    """
    repairs: list[str] = []
    for _ in range(3):  # a page can hold several tables
        found = _convert(text, markup) if _worth_a_look(text) else None
        if found is None:
            break
        text, charset, words = found
        repairs.append(f"{charset}: {words} words")
    text, words = _look_alikes(text)
    if words:
        repairs.append(f"look-alikes: {words} words")
    return Mended(text, tuple(repairs))


def from_bytes(data: bytes, *, markup: bool = False) -> Mended | None:
    """Bytes that are not UTF-8 as text, where one of the tables explains them; None where none does."""
    text = data.decode("latin-1")
    found = _convert(text, markup)
    if found is None:
        return None
    text, charset, words = found
    return Mended(_look_alikes(text)[0], (f"{charset}: {words} words",))


def syllable_share(text: str) -> tuple[int, int]:
    """Of the words of two letters and more that have a mark: how many are syllables of Vietnamese, and how many there are."""
    known = _syllables()
    marked = [w for w in _WORD.findall(text) if len(w) > 1 and not w.isascii()]
    if not unicodedata.is_normalized("NFC", text):
        marked = [unicodedata.normalize("NFC", w) for w in marked]
    return sum(w.lower() in known for w in marked), len(marked)


def _convert(text: str, markup: bool) -> tuple[str, str, int] | None:
    """Text, charset and number of restored words under the best table, None where none passes the margin."""
    pattern = _MARKUP_PIECES if markup else _PIECES
    pieces = [m.group() for m in pattern.finditer(text) if _is_text(m.group(), markup)]
    doubtful = "\n".join(p for p in pieces if _DOUBTFUL.search(p))[:SAMPLE]
    if markup:
        doubtful = _entities(doubtful)
    valid, words = syllable_share(doubtful)
    whole = True
    if not words or valid > BEFORE * words:
        # A page that is clean on the whole can hold a stretch that is not.
        worst = [line for line in doubtful.split("\n") if _low(line)]
        if not worst:
            return None
        doubtful = "\n".join(worst)
        valid, words = syllable_share(doubtful)
        whole = False
    best: tuple[int, str] | None = None
    for charset, change in _changes().items():
        after, all_after = syllable_share("\n".join(map(change, doubtful.split("\n"))))
        if after - valid < FEWEST_WORDS or after < AFTER * all_after:
            continue
        if best is None or 2 * after - all_after > best[0]:
            best = (2 * after - all_after, charset)
    if best is None:
        return None
    change = _changes()[best[1]]
    restored = 0

    def piece(match: re.Match[str]) -> str:
        nonlocal restored
        old = match.group()
        if old.isascii() and not _DOUBTFUL.search(old) and "&" not in old:
            return old
        if not _is_text(old, markup):
            return old
        plain = _entities(old) if markup else old
        new = change(plain)
        if whole and best[1].startswith("mojibake"):
            restored += max(syllable_share(new)[0] - syllable_share(plain)[0], 0)
            return new
        (good, marked), (good_new, marked_new) = syllable_share(plain), syllable_share(new)
        if new == plain or good_new * max(marked, 1) < good * max(marked_new, 1):
            return old
        if good == marked and good_new <= good:
            return old
        restored += max(good_new - good, 0)
        return new

    new_text = pattern.sub(piece, text)
    return (new_text, best[1], restored) if new_text != text else None


def _worth_a_look(text: str) -> bool:
    """True where the surroundings of some doubtful letter do not read as Vietnamese; quick on clean text."""
    spots = (m.start() for m in itertools.islice(_DOUBTFUL.finditer(text), 2_000))
    return any(_low(text[max(spot - 40, 0) : spot + 40]) for spot in spots)


def _is_text(piece: str, markup: bool) -> bool:
    return not markup or not piece.startswith("<") or len(piece) == 1


def _low(line: str) -> bool:
    valid, words = syllable_share(line)
    return words > 0 and valid <= BEFORE * words


def _entities(text: str) -> str:
    """Named and numbered characters of the upper half of latin-1 as the characters themselves."""

    def one(match: re.Match[str]) -> str:
        number, name = match.groups()
        code = int(number) if number else _entity_names().get(name, 0)
        return chr(code) if 128 <= code <= 255 else match.group()

    return _ENTITY.sub(one, text) if "&" in text else text


@functools.cache
def _entity_names() -> Mapping[str, int]:
    from html.entities import name2codepoint  # only pages with old entities need it

    return name2codepoint


@functools.cache
def _changes() -> Mapping[str, Callable[[str], str]]:
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


_NEAR_BLANK = re.compile(r"[^\W\d_]*\xa0[^\W\d_]*")


def _letter_or_blank(word: str, letter: str) -> str:
    new = word.replace("\xa0", letter)
    return new if len(word) > 1 and new.lower() in _syllables() else word


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
_LOST_WORD = re.compile(r"[^\W\d_]*(?:\xe1\xbb|\xc4|\xc3|\xe2\u20ac)(?:[^\W\d_]|[\ufffd\xbb\u20ac]|[?](?=\w))*")
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
    table, known = settings("encodings")["lost_bytes"], _syllables()
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
    words = [(m.start(), m.end()) for m in _WORD.finditer(new)]
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


def _look_alikes(text: str) -> tuple[str, int]:
    """`text` with look-alikes put right in words that become syllables by it, or short words in capitals."""
    table, pattern, word = _look_alike_table()
    if not pattern.search(text) or not re.search("[\u1ea0-\u1ef9\u0300-\u0323]", text):
        return text, 0
    known, count = _syllables(), 0

    def one(match: re.Match[str]) -> str:
        nonlocal count
        old = match.group()
        new = old.translate(table)
        key = unicodedata.normalize("NFC", new).lower()
        if key in known or (len(new) <= 6 and new.isupper()):
            count += 1
            return new
        return old

    return word.sub(one, text), count


@functools.cache
def _look_alike_table() -> tuple[dict[int, str], re.Pattern[str], re.Pattern[str]]:
    (charset,) = (c for c in entries("encodings", Charset) if c.kind == "look-alikes")
    table = {int(p.split("=")[1], 16): p.split("=")[0] for p in charset.table.split()}
    letters = "".join(map(chr, table))
    marked = rf"[^\W\d_\u0300-\u0323]*[{letters}][\w\u0300-\u0323]*"
    return table, re.compile(f"[{letters}]"), re.compile(marked)


@functools.cache
def _syllables() -> frozenset[str]:
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


def _probe(text: str) -> list[dict[str, object]]:
    mended = mend(text)
    return [{"id": r.split(":")[0], "gives": mended.text} for r in mended.repairs]


PROBES: dict[str, tuple[type[Entry], Callable[[str], list[dict[str, object]]]]] = {"encodings": (Charset, _probe)}
