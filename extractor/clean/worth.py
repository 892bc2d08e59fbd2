"""What the lines of a page are worth as main text.

And whether the page is one text or a feed of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.clean.boxes import Box, Line, Survey
from extractor.clean.rules import Noise, marks_of, plain, rule_of

PROSE = 80  # characters that make a line prose
# Characters of prose in one place, or of a table, that are a text whatever stands around them.
TEXT = 300
NAMED_TEXT = 60

_SENTENCE = re.compile(r"[.;:!?…][\"'”’)\]]*$|[.;!?…] ")
_NEUTRAL = ("dateline", "more", "view-counter", "menu-word", "byline", "rule", "image", "downloads")


def line_rule(line: Line) -> Noise | None:
    """The rule that a line matches by its own words."""
    rule = rule_of(line.text)
    if rule is not None and rule.id == "dateline" and line.is_link:
        return None  # a link that ends in a date is the title of a news item
    return rule


def prose_of(line: Line) -> int:
    """Characters of running text, or of an item with the marks of administrative text.

    0 for anything else.
    """
    text, plain = line.text, len(line.text) - line.linked
    if line.is_link:
        return 0
    if plain >= PROSE or (plain >= 40 and _SENTENCE.search(text)):
        return plain
    return plain if plain >= 12 and marks_of(text) else 0


def worth_of(line: Line, rule: Noise | None, listed: bool, prose: int, feed: bool, tabled: bool) -> float:
    """What a line adds to the box that holds it.

    Less than nothing where it is a menu, a link or noise.
    """
    length = len(line.text)
    if tabled:
        return 4 + 0.5 * length
    if rule is not None:
        return 0.0 if rule.id.startswith(_NEUTRAL) or rule.feed else -float(min(length, 40))
    if line.is_link:
        if not feed:
            return -(10 + 0.3 * length)
        return 0.6 * length if length >= 28 else -15.0
    if listed and not feed:
        return -0.1 * length
    if prose:
        return prose + sum(mark.weight for mark in marks_of(line.text))
    if feed:
        return 0.2 * min(length, 50)
    return sum(mark.weight for mark in marks_of(line.text))


def is_feed(
    page: Survey,
    prose: Sequence[int],
    listed: Sequence[bool],
    tabled: Sequence[bool],
    out: Sequence[str | None],
    *,
    least: int,
) -> bool:
    """Whether no stretch of prose or table on the page outweighs its lists of links.

    Prose right below a link is the teaser of what the link leads to. `least`: characters that are a
    text for sure.
    """
    held: dict[int, int] = {}
    titles = total = 0
    after_link = False
    for index, line in enumerate(page.lines):
        if out[index]:
            continue
        link = line.is_link
        total += len(line.text)
        if link and len(line.text) >= 25 and not tabled[index]:
            titles += len(line.text)
        elif tabled[index]:
            held[-1] = held.get(-1, 0) + len(line.text)
        elif prose[index] and not listed[index] and not after_link:
            box = page.boxes[line.box]
            for holder in {line.box, box.parent}:
                held[holder] = held.get(holder, 0) + prose[index]
        after_link = link and len(line.text) >= 15
    if least == TEXT and held.get(-1, 0) < 0.4 * total:
        held.pop(-1, None)  # a small table on a page of other things
    most = max(held.values(), default=0)
    return most < least and (most < 120 or most < 0.25 * titles)


def least_text(page: Survey, name: str) -> int:
    """Characters that make a text.

    Few where the page's own name stands on it as a title and not as a link.
    """
    key = plain(name)
    most = len(name)
    named = any(
        20 <= len(line.text) <= most and not line.is_link and plain(line.text) in key for line in page.lines[:200]
    )
    return NAMED_TEXT if named else TEXT


def feed_lines(page: Survey) -> list[bool]:
    """Lines in items of a feed.

    Three or more like boxes side by side, each short and headed by a link.
    """
    lines, boxes = page.lines, page.boxes
    listed = [False] * len(lines)
    groups: dict[tuple[int, str, str], list[Box]] = {}
    for box in boxes:
        if 0 < box.last - box.first <= 8:
            groups.setdefault((box.parent, box.tag, box.names.split(" ", 1)[0]), []).append(box)
    for group in groups.values():
        if len(group) >= 3:
            items = [box for box in group if _headed(lines[box.first : box.last])]
            if 2 * len(items) > len(group) and len(items) >= 3:
                for box in items:
                    listed[box.first : box.last] = [True] * (box.last - box.first)
    return listed


def _headed(lines: Sequence[Line]) -> bool:
    return any(line.is_link and len(line.text) >= 12 for line in lines[:3])


def table_lines(page: Survey) -> list[bool]:
    """Lines of data tables.

    No table inside, three rows or more of two cells or more, not of links or single digits.
    """
    lines, boxes = page.lines, page.boxes
    tabled = [False] * len(lines)
    rows: dict[int, list[int]] = {}
    outer: set[int] = set()
    table_of = [-1] * len(boxes)
    for index, box in enumerate(boxes):
        above = table_of[box.parent] if box.parent >= 0 else -1
        table_of[index] = above
        if box.tag == "table":
            table_of[index] = index
            outer.add(above)
        elif box.tag == "tr" and above >= 0:
            rows.setdefault(above, []).append(0)
        elif box.tag in {"td", "th"} and above in rows:
            rows[above][-1] += 1
    for table, cells in rows.items():
        box = boxes[table]
        if table in outer or len(cells) < 3 or sum(n >= 2 for n in cells) * 2 < len(cells):
            continue
        inside = lines[box.first : box.last]
        words = sum(len(line.text) for line in inside)
        if words > 3 * len(inside) and 2 * sum(line.linked for line in inside) < words:
            tabled[box.first : box.last] = [True] * len(inside)
    return tabled
