"""Numbered lines: which are headings and which are items.

A numbered line is a heading by its own form (capitals, emphasis, a topic word) or, where its form
leaves it open, by what stands below it and by what the other lines of its list are: one list
holds headings or it holds statements.
"""

from __future__ import annotations

from enum import Enum

from extractor.segment import markers, sentences, wording
from extractor.segment.lines import Line, Role

_LONG = 400  # characters above which no numbered line is a heading
_PHRASE = 150  # characters up to which a line with a full stop can still be one
_LABEL = 60  # characters up to which the words before a colon can be a heading of their own

_Key = tuple[float, str, str]
_Lists = dict[_Key, list[int]]
_TOP: _Key = (-1.0, "", "")


class _Form(Enum):
    """What a numbered line looks like by itself."""

    STRONG = "strong"
    WEAK = "weak"
    LABEL = "label"
    VALUE = "value"
    SENTENCE = "sentence"
    TEXT = "text"  # several sentences, or too long for a heading
    BARE = "bare"  # no stop, nothing below it


def numbered(text: str, lines: list[Line], found: list[Role]) -> None:
    """Tell headings from items, list by list."""
    lists: _Lists = {}
    for number, line in enumerate(lines):
        if found[number] in (Role.HEADING, Role.ANNEX, Role.TITLE):
            _close(text, lines, found, lists, _key(line) if line.style else _TOP)
        if found[number] is not Role.ITEM:
            continue
        if markers.styles()[line.style].numeral == "bullet":
            if _bullet_heading(text, lines, number):
                found[number] = Role.HEADING
            continue
        key = _key(line)
        _close(text, lines, found, lists, key)
        if line.ordinal <= 1 and key in lists:
            _decide(text, lines, found, lists.pop(key))
        lists.setdefault(key, []).append(number)
    _close(text, lines, found, lists, _TOP)


def _key(line: Line) -> _Key:
    """Which list a numbered line belongs to: its rank, its style, and of "2.1.3" the "2.1"."""
    style = markers.styles()[line.style]
    mark = line.marker.text if line.marker and style.numeral in markers.PATHS else ""
    return style.rank + mark.count(".") / 10, line.style, mark.rpartition(".")[0]


def _close(text: str, lines: list[Line], found: list[Role], lists: _Lists, key: _Key) -> None:
    """Decide the lists that a mark of `key` ends: deeper ones, and those of another "2."."""
    for other in [k for k in lists if k[0] > key[0] or (k[:2] == key[:2] and k != key)]:
        _decide(text, lines, found, lists.pop(other))


def _decide(text: str, lines: list[Line], found: list[Role], members: list[int]) -> None:
    """Roles of the lines of one list."""
    forms = {n: _form(text, lines, n) for n in members}
    count = len(members)
    labels = sum(f is _Form.LABEL for f in forms.values())
    values = sum(f in (_Form.VALUE, _Form.TEXT) for f in forms.values())
    spoken = values + sum(f is _Form.SENTENCE for f in forms.values())
    heads = sum(f in (_Form.STRONG, _Form.WEAK) for f in forms.values())
    all_labels = count > 1 and labels + heads == count
    mostly = 2 * heads > count or (2 * heads == count and not spoken)
    for n, form in forms.items():
        if form is _Form.STRONG or (form is _Form.WEAK and mostly):
            found[n] = Role.HEADING
        elif form is _Form.LABEL and all_labels:
            found[n] = Role.LABEL
        elif (
            mostly
            and heads
            and (
                (form is _Form.SENTENCE and not values and _below(text, lines, n))
                or (form is _Form.BARE and 2 * heads > count)
            )
        ):
            found[n] = Role.HEADING


def _below(text: str, lines: list[Line], number: int, *, marked: bool = False) -> bool:
    """Whether a numbered line has something below it; `marked`: something with a mark."""
    if number + 1 >= len(lines):
        return False
    line, after = lines[number], lines[number + 1]
    if after.marker is None:
        return after.table or (not marked and not after.strong)
    if after.style == line.style:
        inner = line.marker is not None and after.marker.text.startswith(line.marker.text + ".")
        return inner or after.indent > line.indent
    return markers.styles()[after.style].rank > markers.styles()[line.style].rank or (
        after.ordinal <= 1 and text[line.tail - 1] == ":"
    )


def _bullet_heading(text: str, lines: list[Line], number: int) -> bool:
    line = lines[number]
    return (
        line.strong
        and line.body < line.tail <= line.body + _PHRASE
        and text[line.tail - 1] not in ".;,"
        and not wording.has_value(text, line.body, line.tail)
        and (_below(text, lines, number) or any(after.ordinal == 1 for after in lines[number + 1 : number + 2]))
    )


def _form(text: str, lines: list[Line], number: int) -> _Form:
    """Form of one numbered line."""
    line = lines[number]
    start, end = line.body, line.tail
    if start >= end:
        return _Form.BARE
    value = wording.has_value(text, start, min(end, start + _LONG))
    if _label(text, line) is not None:
        return _Form.LABEL
    if end - start > _LONG or sentences.several(text, start, end):
        return _Form.VALUE if value else _Form.TEXT
    last = text[end - 1]
    if wording.capitals(text, start, end):
        return _Form.STRONG
    opener = wording.rule("opener", text, start, end) is not None
    if last in ".;,!":
        return _stopped(text, lines, number, value=value, opener=opener)
    if last == ":":
        return _Form.STRONG if line.strong or opener else _Form.WEAK
    if value and not line.strong:
        return _Form.VALUE
    major = markers.styles()[line.style].rank <= markers.styles()["roman"].rank
    if line.strong or major:
        return _Form.STRONG
    if _below(text, lines, number):
        return _Form.STRONG if opener else _Form.WEAK
    return _Form.WEAK if opener else _Form.BARE


def _stopped(text: str, lines: list[Line], number: int, *, value: bool, opener: bool) -> _Form:
    """Form of a numbered line of one sentence that ends with a stop."""
    line = lines[number]
    short = line.tail - line.body <= _PHRASE
    if value:
        return _Form.VALUE
    if line.strong and short and text[line.tail - 1] == ".":
        return _Form.STRONG
    if short and opener and _below(text, lines, number, marked=True):
        return _Form.WEAK
    return _Form.SENTENCE


def _label(text: str, line: Line) -> int | None:
    """End of the words before a colon that head the rest of the line, None where there are none.

    They do where the page sets them off, where they name a topic, or where several clauses follow. A colon in a
    bracket heads what stands in that alone: "Crops (maize: 9 ha, beans: 3 ha)".
    """
    colon = text.find(":", line.body, line.body + _LABEL)
    if not 0 <= colon < line.tail - 1 or wording.has_value(text, line.body, colon):
        return None
    if text.rfind("(", line.body, colon) > text.rfind(")", line.body, colon):
        return None
    if text[colon + 1 : colon + 3] == "**" or wording.rule("opener", text, line.body, colon):
        return colon
    clauses = text.find(";", colon, line.tail - 1) > 0 or sentences.several(text, colon + 1, line.tail)
    return colon if clauses else None


def label_end(text: str, line: Line) -> int:
    """Where the heading of a line with the role LABEL ends: after its colon."""
    return text.find(":", line.body, line.tail) + 1
