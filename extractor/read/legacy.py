"""Mending letters: TCVN3, VNI, VISCII, VPS, windows-1258, UTF-8 read as latin-1, and look-alike letters.

The tables are in `patterns/encodings.toml`. A line is touched only where most of its marked words are not syllables of
Vietnamese as they stand and nearly all of them are after the change; so clean text comes back as it was.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.entities import name2codepoint

from extractor.lexicon import Entry
from extractor.read.charsets import WORD, Charset, changes, look_alikes, syllables

FEWEST_WORDS = 3  # restored words below which a page gives no ground for a change
SAMPLE = 40_000  # characters that a table is chosen on
BEFORE, AFTER = 0.65, 0.85  # shares of syllables: at most this before, at least this after

# What clean Vietnamese text hardly holds: marks and letters of the upper half that its alphabet lacks.
_DOUBTFUL = re.compile(
    "[\x02\x05\x06\x14\x19\x1e\x80-\x9f\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de"
    "\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u0152\u0153\u0160\u0161\u0178\u017d"
    "\u017e\u0192\u02c6\u02dc\u2039\u203a]"
)
_PIECES = re.compile(r"[^\n\r]+")
_MARKUP_PIECES = re.compile(r"(?i)(?P<open><(?:script|style)\b[^<>]*>|<!--)|<[/!?a-z][^<>]*>|[^<\n\r]+|<")
_ENDS = {"<!-": re.compile("-->"), "<sc": re.compile(r"(?i)</script\s*>"), "<st": re.compile(r"(?i)</style\s*>")}
_LETTER_ENTITY = re.compile(r"&(?:[AEIOUYaeiouy](?:acute|grave|circ|tilde|uml|ring)|#(?:19|2[0-5])\d);")
_ENTITY = re.compile(r"&(?:#(1[2-9]\d|2[0-5]\d)|([A-Za-z]{2,8}\d?));")


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
        looked_at = _entities(text) if markup and _LETTER_ENTITY.search(text) else text
        found = _convert(text, markup) if _worth_a_look(looked_at) else None
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
    """Number of marked words (two letters and more) that are syllables of Vietnamese, and number of all of them."""
    known = syllables()
    marked = [w for w in WORD.findall(text) if len(w) > 1 and not w.isascii()]
    if not unicodedata.is_normalized("NFC", text):
        marked = [unicodedata.normalize("NFC", w) for w in marked]
    return sum(w.lower() in known for w in marked), len(marked)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The table that explains a text; `whole` where the text is of it throughout, not in stretches."""

    charset: str
    whole: bool


def _convert(text: str, markup: bool) -> tuple[str, str, int] | None:
    """Text, charset and number of restored words under the best table, None where none passes the margin."""
    spans = list(_pieces(text) if markup else (m.span() for m in _PIECES.finditer(text)))
    choice = _chosen([text[start:end] for start, end in spans], markup)
    if choice is None:
        return None
    parts: list[str] = []
    restored = place = 0
    for start, end in spans:
        new, words = _piece(text[start:end], choice, markup)
        parts += (text[place:start], new)
        place = end
        restored += words
    new_text = "".join(parts) + text[place:]
    return (new_text, choice.charset, restored) if new_text != text else None


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Tags, scripts, styles, comments and lines of text; an end that does not come is looked for once only."""
    place, without_end = 0, set[str]()
    while match := _MARKUP_PIECES.search(text, place):
        start, place = match.span()
        kind = match.group()[:3].lower()
        if match["open"] and kind not in without_end:
            end = _ENDS[kind].search(text, place)
            place = end.end() if end else place
            without_end |= set() if end else {kind}
        yield start, place


def _chosen(pieces: list[str], markup: bool) -> _Choice | None:
    """The table under which the doubtful lines read as Vietnamese, where they do not as they stand."""
    texts = [_entities(p) if markup else p for p in pieces if _is_text(p, markup)]
    doubtful = "\n".join(p for p in texts if _DOUBTFUL.search(p))[:SAMPLE]
    valid, words = syllable_share(doubtful)
    whole = words > 0 and valid <= BEFORE * words
    if not whole:  # a page that is clean on the whole can hold a stretch that is not
        doubtful = "\n".join(line for line in doubtful.split("\n") if _low(line))
        valid, words = syllable_share(doubtful)
    best: tuple[int, str] | None = None
    for charset, change in changes().items() if doubtful else ():
        after, all_after = syllable_share("\n".join(map(change, doubtful.split("\n"))))
        if after - valid < FEWEST_WORDS or after < AFTER * all_after:
            continue
        if best is None or 2 * after - all_after > best[0]:
            best = (2 * after - all_after, charset)
    return _Choice(best[1], whole) if best else None


def _piece(old: str, choice: _Choice, markup: bool) -> tuple[str, int]:
    """One piece of text under the chosen table, or as it was where that reads better; and its restored words."""
    if not _is_text(old, markup) or (old.isascii() and "&" not in old and not _DOUBTFUL.search(old)):
        return old, 0
    plain = _entities(old) if markup else old
    new = changes()[choice.charset](plain)
    if choice.whole and choice.charset.startswith("mojibake"):  # only whole sequences are touched
        return new, sum(not word.isascii() for word in new.split()) if new != plain else 0
    (good, marked), (good_new, marked_new) = syllable_share(plain), syllable_share(new)
    words = max(good_new - good, 0)
    worse = good_new * max(marked, 1) < good * max(marked_new, 1)
    if new == plain or worse or (good == marked and good_new <= good):
        return old, 0
    return new, words


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
        code = int(number) if number else name2codepoint.get(name, 0)
        return chr(code) if 128 <= code <= 255 else match.group()

    return _ENTITY.sub(one, text) if "&" in text else text


def _look_alikes(text: str) -> tuple[str, int]:
    """`text` with look-alikes put right in words that become syllables by it, or short words in capitals."""
    table, pattern, word = look_alikes()
    if not pattern.search(text) or not re.search("[\u1ea0-\u1ef9\u0300-\u0323]", text):
        return text, 0
    known, count = syllables(), 0

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


def _probe(text: str) -> list[dict[str, object]]:
    mended = mend(text)
    return [{"id": r.split(":")[0], "gives": mended.text} for r in mended.repairs]


PROBES: dict[str, tuple[type[Entry], Callable[[str], list[dict[str, object]]]]] = {"encodings": (Charset, _probe)}
