"""The title of a table: what its rows are about where they only name a total, a place or a part."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from extractor.context import periods
from extractor.language import key_of, words_of
from extractor.lexicon import settings
from extractor.model import Document
from extractor.subjects.phrases import phrases
from extractor.subjects.pieces import lower_first
from extractor.tables.labels import announces_periods, without_index, without_unit
from extractor.twins import is_english, without_twin
from extractor.units import is_unit

MOST_BLOCKS = 8  # looked at above a table
MOST_LINES = 2  # of a title
LONGEST_LISTED = 4  # words of each of several measures in a title
LONGEST = 250  # characters of a title's line
_REMARK = r"^\([^()]*\)\s+(?=\S)"  # in front of a title: "(continued)"
_SENTENCES = re.compile(r"[^\W\d_]{2,}[.;!?] +[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Title:
    """What a table measures, by its title; "" where it names no measure. `divided`: into parts, one a row or column."""

    measure: str = ""
    unit: str = ""
    divided: bool = False
    base: str = ""  # what is 100 where it measures an index
    whole: str = ""  # what several measures in it are of ("area and yield of rice": "of rice")
    named: str = ""  # what a title that names no measure says ("aims of recruiting")


def title_of(document: Document, number: int, rows: tuple[str, ...]) -> Title:
    """The title of the table that is block `number`: its first rows, or else the lines above it."""
    for text in (*reversed(rows), *_above(document, number)):
        whole = re.sub(_REMARK, "", " ".join(without_twin(text).split()), count=1)
        named = re.sub(_numbering(), "", whole, count=1, flags=re.IGNORECASE)
        if _SENTENCES.search(named):
            return Title()
        key = words_of(named)
        if phrases("heads").at_start(key.norms, 0, len(key)) and not _is_general(key_of(named)):
            return _title(named)
        if not _is_aside(whole):
            return Title(named=_title(named).measure if _is_general(key_of(named)) else "")
    return Title()


def announced(document: Document, number: int, rows: tuple[str, ...]) -> list[str]:
    """The lines that name the table that is block `number`, nearest first: its first rows, then those above it."""
    lines = (" ".join(text.split()) for text in (*reversed(rows), *_above(document, number)))
    return [line for line in lines if not _is_aside(line)][:MOST_LINES]


def _above(document: Document, number: int) -> Iterator[str]:
    """The lines above a table, nearest first; one that goes on with a small letter together with the one above it."""
    text = ""
    for block in reversed(document.blocks[max(0, number - MOST_BLOCKS) : number]):
        if block.kind == "noise":
            continue
        said = normalize("NFC", document.text[block.start : block.end].strip(" *_#\n"))
        if block.table is not None:
            break
        for line in _lines(said):
            if len(line) > LONGEST or line.endswith((".", ";", "!", "?")):
                return
            if is_english(line) or not any(map(str.isalpha, line)):
                continue
            text = f"{line} {text}".strip()
            if not text[:1].islower():
                yield text
                text = ""


def _lines(said: str) -> list[str]:
    """A block as one line, or its lines from the last one up where one is a number, a twin or a unit's caption."""
    lines = [line.strip() for line in said.split("\n")]
    captioned = any(re.match(_captions(), line, re.IGNORECASE) for line in lines)
    apart = captioned or any(is_english(line) or not any(map(str.isalpha, line)) for line in lines)
    return lines[::-1] if len(lines) > 1 and apart else [said]


def _title(named: str) -> Title:
    """The measure in a title: without its unit, its period and the words on how it is divided."""
    named, base = without_index(named)
    label = without_unit(named)
    text, *rest = re.split(_divisions(), label.text, maxsplit=1, flags=re.IGNORECASE)
    for mention in reversed(periods.mentions(text, 0, len(text)) or periods.bare_years(text)):
        text = re.sub(_joined(), "", text[: mention.start]) + text[mention.end :]
    text = re.sub(_further_years(), "", text)
    text = re.sub(str(settings("rows")["over_years"]), "", text, flags=re.IGNORECASE)
    text = " ".join(re.sub(_part_year(), "", text, flags=re.IGNORECASE).split()).strip(" ,;:-–(")
    aimed = next((n for front in map(key_of, settings("rows")["title_fronts"]) if (n := _front_length(text, front))), 0)
    text = " ".join(text.split()[aimed:])
    text = text.lower() if text.isupper() else lower_first(text)
    unit = label.unit or ("%" if base else "")
    return Title(text, unit, bool(rest), base=lower_first(base), whole=_whole(text))


def _whole(measure: str) -> str:
    """What stands behind the last of several measures that a title lists."""
    listed = [part for part in re.split(_between(), measure) if part]
    lengths = [_head_length(part) for part in listed]
    if len(listed) < 2 or not all(lengths) or any(len(part.split()) > LONGEST_LISTED for part in listed[:-1]):
        return ""
    return re.sub(_place(), "", " ".join(listed[-1].split()[lengths[-1] :]))


@functools.cache
def _place() -> str:
    """Where the values are from, behind what they are of."""
    words = "|".join(map(re.escape, settings("subjects")["place_prepositions"]))
    kinds = "|".join(map(re.escape, settings("rows")["place_types"]))
    some = "|".join(map(re.escape, settings("rows")["some"]))
    return rf"\s+(?:{words})\s+(?:(?:{some})\s+(?:{kinds})\b.*|(?:{kinds})$|(?:(?:{kinds})\s+)?(?=[^\W\d_a-z])\S.*)"


def _front_length(text: str, front: str) -> int:
    """How many words of a text a phrase in front of its measure has; 0 where it does not open it, or none follows."""
    length = front.count(" ") + 1
    rest = " ".join(text.split()[length:])
    return length if f"{key_of(text)} ".startswith(f"{front} ") and _head_length(rest) else 0


def _head_length(text: str) -> int:
    words = words_of(text)
    return phrases("heads").at_start(words.norms, 0, len(words))


@functools.cache
def _further_years() -> str:
    words = "|".join(map(re.escape, settings("rows")["listing"]))
    return rf"(?:\s*,|\s+(?:{words}))\s+(?:19|20)\d\d\b"


@functools.cache
def _joined() -> str:
    """What stands between a year and the one before it that shares its word: "in 2030 | and | 2031"."""
    words = "|".join(map(re.escape, settings("rows")["listing"]))
    return rf"(?<=\d)(?:\s*,|\s+(?:{words}))\s*$"


@functools.cache
def _between() -> str:
    words = "|".join(map(re.escape, settings("rows")["listing"]))
    return rf"\s*(?:,|\b(?:{words})\b)\s*"


def _is_aside(line: str) -> bool:
    """Whether a line says nothing of what is measured: a unit, a remark in brackets, a number, an annex."""
    aside = line.startswith("(") or not any(map(str.isalpha, line)) or is_unit(line.lower())
    return aside or announces_periods(line) or re.match(_captions(), line, re.IGNORECASE) is not None


def _is_general(key: str) -> bool:
    return any(key.startswith(word) for word in map(key_of, settings("rows")["general_titles"]))


@functools.cache
def _numbering() -> str:
    words = "|".join(map(re.escape, settings("rows")["title_marks"]))
    return rf"^(?:(?:{words})\s*[\w.]*\s*[.:/-]?\s*|\d+(?:\.\d+)*\s*[.)/:]?\s+)"


@functools.cache
def _divisions() -> str:
    return rf"\s*\b(?:{'|'.join(map(re.escape, settings('rows')['divisions']))})\b"


@functools.cache
def _part_year() -> str:
    return str(settings("rows")["part_year"])


@functools.cache
def _captions() -> str:
    return rf"\W*(?:{'|'.join(map(re.escape, settings('rows')['unit_captions']))})\b"
