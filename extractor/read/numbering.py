"""Automatic numbers of a DOCX file: what Word prints before a paragraph and does not store in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Bullets of symbol fonts as the marks they look like.
_BULLETS = {"\uf02d": "-", "\uf0b7": "\u2022", "\uf0a7": "\u2022", "\uf0d8": "\u2022", "o": "+", "": "-"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and where it starts."""

    form: str
    text: str  # "%1.%2)": the numbers of levels 1 and 2
    start: int = 1
    restart: int | None = None  # level (from 1) after which it starts again; 0 never


@dataclass(frozen=True, slots=True)
class Numbering:
    """All lists of a document: number id -> its abstract list and its levels."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    starts: Mapping[tuple[str, int], int]  # start of a level that one list overrides


@dataclass(slots=True)
class Counters:
    """Where each list stands while the paragraphs are walked in order."""

    numbering: Numbering
    values: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def marker(self, number_id: str, depth: int) -> str:
        """The text before the next paragraph of a list at `depth` (from 0), with its blank; "" where it has none."""
        known = self.numbering.lists.get(number_id)
        if known is None:
            return ""
        abstract, levels = known
        level = levels.get(depth)
        if level is None or (level.form == "none" and not level.text):
            return ""
        counts = self.values.setdefault(abstract, {})
        if number_id not in self.begun:
            self.begun.add(number_id)
            for (owner, at), start in self.numbering.starts.items():
                if owner == number_id:
                    counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            below = levels.get(deeper)
            if below is None or below.restart is None or below.restart > depth:
                del counts[deeper]
        if level.form == "bullet":
            return _BULLETS.get(level.text, level.text) + " "
        return _filled(level, levels, counts) + " "


def _filled(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    text = level.text
    for at in range(9):
        if f"%{at + 1}" in text:
            of = levels.get(at, level)
            text = text.replace(f"%{at + 1}", written(counts.get(at, of.start), of.form))
    return text


def written(value: int, form: str) -> str:
    """A number in one of Word's forms; an unknown form counts in digits, and so does what is beyond the form."""
    if not 0 < value < 4_000 and form != "none":
        return str(value)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while value >= size:
            text += letters
            value -= size
    return text


def numbering(root: Any | None) -> Numbering:
    """The lists of `word/numbering.xml` (its root element), none where there is no such part."""
    if root is None:
        return Numbering({}, {})
    abstracts = {
        item.get(f"{W}abstractNumId"): {int(level.get(f"{W}ilvl")): _level(level) for level in item.iter(f"{W}lvl")}
        for item in root.iter(f"{W}abstractNum")
    }
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    starts: dict[tuple[str, int], int] = {}
    for item in root.findall(f"{W}num"):
        number_id = item.get(f"{W}numId")
        link = item.find(f"{W}abstractNumId")
        abstract = link.get(f"{W}val") if link is not None else ""
        levels = dict(abstracts.get(abstract, {}))
        for override in item.findall(f"{W}lvlOverride"):
            at = int(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = _value(override, "startOverride")
            if start is not None:
                starts[number_id, at] = int(start)
                levels[at] = replace(levels.get(at, Level("decimal", f"%{at + 1}.")), start=int(start))
        lists[number_id] = (abstract, levels)
    return Numbering(lists, starts)


def _level(item: Any) -> Level:
    restart = _value(item, "lvlRestart")
    return Level(
        form=_value(item, "numFmt") or "decimal",
        text=_value(item, "lvlText") or "",
        start=int(_value(item, "start") or 1),
        restart=int(restart) if restart is not None else None,
    )


def _value(item: Any, name: str) -> str | None:
    child = item.find(f"{W}{name}")
    value: str | None = child.get(f"{W}val") if child is not None else None
    return value
