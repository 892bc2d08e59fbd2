"""Hard limits of an HTML page, measured on its source before any parser sees it."""

from __future__ import annotations

import math
import re

from extractor.read.limits import Limits, check

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)""")
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+'|["'])*+""")
_CODE = re.compile(r"(?i)<(script|style)\b")
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
# Sets of both cases find their first letter four times as fast as a pattern that ignores case.
_SPAN = re.compile(r"""[cCrR][oO][lLwW][sS][pP][aA][nN]\s*=\s*(?:["']\s*)?(\d+)""")
_CELL = re.compile(r"(?i)<t[dh]\b[^>]*>")
# Elements without an end tag, or whose end tag may be left out and that close one another.
_FLAT_NAMES = """
    area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead
    tbody tfoot option optgroup colgroup html head body
"""
_FLAT = frozenset(_FLAT_NAMES.split())


def check_markup(name: str, text: str, limits: Limits) -> None:
    """Raise LimitError where `text` has too many tags, too deep ones, too many attributes or too large a table."""
    tags = text.count("<")
    if tags > limits.html_tokens:
        check(name, "html_tokens", tags, limits, "tags")
    if tags > limits.html_depth:
        check(name, "html_depth", _depth(text), limits, "elements inside one another")
    _check_attributes(name, text, limits)
    _check_tables(name, text, limits)


def _depth(text: str) -> int:
    """The most elements that are open at one point, an upper bound where end tags are missing."""
    depth = deepest = 0
    for slash, element in _TAG.findall(text):
        if element.lower() in _FLAT:
            continue
        if slash:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _check_attributes(name: str, text: str, limits: Limits) -> None:
    length, attributes = _largest_tag(text)
    if length > limits.html_tag_length or attributes > limits.html_attributes:
        # A "<" of a program can look like the start of a very long tag.
        length, attributes = _largest_tag(_without_code(text))
    check(name, "html_tag_length", length, limits, "characters in one tag")
    check(name, "html_attributes", attributes, limits, "attributes in one tag")


def _without_code(text: str) -> str:
    """`text` without scripts and styles; one that does not end is left, and its end looked for once only."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    parts: list[str] = []
    place = kept = 0
    without_end = set[str]()
    while match := _CODE.search(text, place):
        place, opening = match.end(), match.group(1).lower()
        end = lower.find(f"</{opening}", place) if opening not in without_end else -1
        if end < 0:
            without_end.add(opening)
            continue
        parts.append(text[kept : match.start()])
        place = kept = end
    return "".join(parts) + text[kept:]


def _largest_tag(text: str) -> tuple[int, int]:
    """Characters of the longest tag, and attributes of the one that has most."""
    long = [tag for tag in _WHOLE_TAG.findall(text) if len(tag) > 32]
    length = max(map(len, long), default=0)
    if length < 512:
        return length, length // 2
    return length, max(sum(1 for _ in _ATTRIBUTE.finditer(tag)) - 1 for tag in long if len(tag) >= 512)


def _check_tables(name: str, text: str, limits: Limits) -> None:
    cells = text.count("<td") + text.count("<TD") + text.count("<th") + text.count("<TH")
    spans = [int(digits[:9]) for digits in _SPAN.findall(text)]
    largest = max(spans, default=0)
    check(name, "table_span", largest, limits, "rows or columns under one cell")
    if cells + sum(spans) * largest > limits.table_cells:
        cells += sum(_covered(tag) - 1 for tag in _CELL.findall(text))
    check(name, "table_cells", cells, limits, "table cells")


def _covered(tag: str) -> int:
    """Grid positions under one cell."""
    return math.prod(max(int(digits), 1) for digits in _SPAN.findall(tag))
