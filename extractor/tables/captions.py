"""The unit that is announced for all of a table: by a caption, a line of its own, or the end of its title."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from unicodedata import normalize

from extractor.lexicon import settings
from extractor.model import Block, Document
from extractor.twins import without_twin
from extractor.units import is_unit, unit_named

_BARS = "| \t\r\n"  # what stands around the cells of rows above a table


def unit_caption(document: Document, block: Block, titles: Iterable[str]) -> str:
    """The unit announced right in front of a table or in its first rows, or standing there alone, or ""."""
    cells = block.table.cells if block.table else ()
    first = min((cell.start for cell in cells if cell.end > cell.start), default=block.start)
    opening = normalize("NFC", document.text[block.start : first]).rstrip(_BARS)
    before = normalize("NFC", document.text[max(0, block.start - 120) : block.start]).rstrip(_BARS)
    for text in (opening, before, *titles):
        found = _captions().search(text)
        if found is not None and (unit := _unit_written(found.group(1))):
            return unit
    for text in titles:
        if unit := _unit_written(text):
            return unit
    line = before.rpartition("\n")[2].strip(_BARS)
    alone = "" if _is_head(line) else _unit_written(line)
    return alone or next(filter(None, map(_unit_at_end, (line, *titles))), "")


def _is_head(line: str) -> bool:
    """Whether a line that is a unit is a head: a word for what is counted ("Report"), or for columns of years."""
    unit = unit_named(_unit_written(line))
    counted = unit is not None and unit.names_counted and line.strip(" *_()")[:1].isupper()
    return counted or (unit is not None and unit.dimension == "duration")


def _unit_at_end(title: str) -> str:
    """The unit in the bracket that a title ends with: "Sources of funds (million dong)"."""
    bracket = _LAST_BRACKET.search(title)
    return _unit_written(bracket.group(1)) if bracket is not None else ""


_LAST_BRACKET = re.compile(r"\(([^()]+)\)[\s*_:]*$")


@functools.cache
def _captions() -> re.Pattern[str]:
    """Words that announce a unit, an English twin of them behind, and the unit up to the end of the text."""
    words = "|".join(map(re.escape, settings("rows")["unit_captions"]))
    return re.compile(rf"(?:{words})(?:\s*[-–/]\s*[a-z]+)?\s*:?\s*([^\n)]+?)[).]*\s*$", re.IGNORECASE)


def _unit_written(text: str) -> str:
    """The unit that a text is, an English twin left out, or ""."""
    written = " ".join(without_twin(text.strip(" *_()")).lower().split())
    return written if written and is_unit(written) else ""
