"""Where the main text of a page stands: a scorer for any portal, with hints of known families.

A page holds one text ("article") or is a feed (list, home page). Every line is worth its characters
of prose, more with the marks of administrative text (patterns/marks.toml), less than nothing as
menu, link or noise. The main box is the one whose lines are worth most together: the page's tree
cut where another level up would only add noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractor.clean.boxes import Box, Survey
from extractor.clean.notice import notice
from extractor.clean.regions import regions_of
from extractor.clean.rules import Noise, plain
from extractor.clean.worth import (
    PROSE,
    feed_lines,
    is_feed,
    least_text,
    line_rule,
    prose_of,
    table_lines,
    worth_of,
)

# Below this worth nothing on a page reads like a text, and all of it is taken.
LEAST = 15
# Lines of a box that is a paragraph only, and lines of something else between two paragraphs of a text, at most.
FEWEST = 2
# Lines above a table that can be its caption.
MOST_CAPTIONS = 6
# A hint inside the best box is followed where it holds this share of what the box is worth.
HINT_SHARE = 0.6

# Parts that would lose their columns or numbers without what they are parts of.
_PARTS = frozenset(("tbody", "thead", "tfoot", "tr", "li"))
HEADINGS = frozenset(("h1", "h2", "h3"))
_TITLE_NAME = re.compile(r"title|tieu-?de|headline|subject")


@dataclass(frozen=True, slots=True)
class Main:
    """The box of the main text, its lines (`first` to `last`, exclusive), and regions of noise."""

    box: int
    first: int
    last: int
    title: int | None  # its first line, only where it stands before `first`
    feed: bool
    regions: tuple[str | None, ...]  # for each box: the rule that takes it out, also through a box around it


def find(page: Survey, hints: Sequence[int] = (), drops: Sequence[tuple[int, str]] = (), name: str = "") -> Main:
    """The main text of a page.

    `hints` are boxes that portal families name; `drops` boxes that they take out, each with its reason; `name` is the
    title that the page gives itself.
    """
    lines, boxes = page.lines, page.boxes
    found = tuple(line_rule(line) for line in lines)
    listed = feed_lines(page)
    tabled = [a and rule is None for a, rule in zip(table_lines(page), found, strict=True)]
    prose = [0 if rule else prose_of(line) for line, rule in zip(lines, found, strict=True)]
    regions = regions_of(page, found, prose, drops, listed)
    out = _per_line(page, regions)
    feed = is_feed(page, prose, listed, tabled, out, least=least_text(page, name))
    worth = [
        0.0 if out[i] else worth_of(lines[i], found[i], listed[i], prose[i], feed, tabled[i]) for i in range(len(lines))
    ]
    sums = [0.0, *accumulate(worth)]
    box = _best(boxes, sums, regions)
    short = notice(page, found, out, listed, name)
    if short is not None and (feed or not _holds_more(boxes[box], short, prose, tabled)):
        box, first, last = short
        return Main(box, first, last, None, False, _trimmed(boxes, box, first, last, regions))
    if sums[boxes[box].last] - sums[boxes[box].first] < LEAST:
        return Main(0, 0, len(lines), None, feed, regions)

    def belongs(index: int) -> bool:
        """Whether a line beside the main box is more of the text: a lead, a last paragraph."""
        return prose[index] > 0 and not (found[index] or out[index] or listed[index])

    wider = _beside(page, box, belongs)
    outer, first, last = wider or _stretch(boxes, box, sums, regions, hints, belongs)
    while boxes[outer].tag in _PARTS:
        outer = boxes[outer].parent
    if boxes[outer].tag == "table" and first == boxes[outer].first and boxes[outer].parent >= 0:
        first = _captioned(page, boxes[outer].parent, first, found, out)
        outer = outer if first == boxes[outer].first else boxes[outer].parent
    title = _title(page, boxes[outer].first, first, found, name)
    if title is not None and boxes[outer].first <= title:
        first, title = title, None
    return Main(outer, first, last, title, feed, _trimmed(boxes, outer, first, last, regions))


def _captioned(page: Survey, around: int, first: int, found: Sequence[Noise | None], out: Sequence[str | None]) -> int:
    """The first of the lines that stand right above a text that is nothing but a table: its number, title and unit."""
    least = max(page.boxes[around].first, first - MOST_CAPTIONS)
    while first > least and not (found[first - 1] or out[first - 1] or page.lines[first - 1].is_link):
        first -= 1
    return first


def _holds_more(box: Box, short: tuple[int, int, int], prose: Sequence[int], tabled: Sequence[bool]) -> bool:
    """Whether a box holds text besides the title and the few lines below it that a notice would be."""
    _, first, last = short
    inside = range(box.first, box.last)
    return any((prose[index] >= PROSE or tabled[index]) and not first <= index < last for index in inside) or any(
        prose[index] >= PROSE for index in range(first + 1, last) if index in inside
    )


def _beside(page: Survey, box: int, belongs: Callable[[int], bool]) -> tuple[int, int, int] | None:
    """Box, first line and end of a text of which the best box is one paragraph only, as other news stand beside it."""
    first, last = page.boxes[box].first, page.boxes[box].last
    above = page.boxes[box].parent
    if above < 0 or last - first > FEWEST:
        return None
    for step, limit in ((-1, page.boxes[above].first - 1), (1, page.boxes[above].last)):
        gap = 0
        for index in range(first - 1 if step < 0 else last, limit, step):
            gap = 0 if belongs(index) else gap + 1
            if gap > FEWEST:
                break
            if not gap:
                first, last = min(first, index), max(last, index + 1)
    grown = last - first > page.boxes[box].last - page.boxes[box].first
    return (above, first, last) if grown else None


def _stretch(
    boxes: Sequence[Box],
    box: int,
    sums: Sequence[float],
    regions: Sequence[str | None],
    hints: Sequence[int],
    belongs: Callable[[int], bool],
) -> tuple[int, int, int]:
    """Box, first line and end of the text: the part of the best box that a hint or its worth tells, and more of it."""
    inner = _hinted(boxes, sums, regions, hints, box)
    hinted = inner != box and inner in hints
    if not hinted:
        inner = _inner(boxes, sums, regions, box)
    first, last = boxes[inner].first, boxes[inner].last
    for index in range(first - 1, boxes[box].first - 1, -1) if boxes[box].first <= first else ():
        if belongs(index):
            first = index
    if not hinted and boxes[inner].last <= boxes[box].last:
        for index in range(last, boxes[box].last):
            if belongs(index):
                last = index + 1
    return box if boxes[box].first <= first and last <= boxes[box].last else inner, first, last


def _trimmed(
    boxes: Sequence[Box], outer: int, first: int, last: int, regions: Sequence[str | None]
) -> tuple[str | None, ...]:
    """The regions, and the boxes inside `outer` that hold no line from `first` to `last`."""
    out = list(regions)
    for index in range(outer + 1, boxes[outer].end):
        box = boxes[index]
        if out[index] is None and (box.last <= first or box.first >= last):
            out[index] = "surroundings"
    return tuple(out)


def _per_line(page: Survey, regions: Sequence[str | None]) -> list[str | None]:
    return [regions[line.box] for line in page.lines]


def _best(boxes: Sequence[Box], sums: Sequence[float], regions: Sequence[str | None]) -> int:
    """The box worth most; of two worth the same, the inner one."""
    values = [sums[box.last] - sums[box.first] if regions[index] is None else -1.0 for index, box in enumerate(boxes)]
    return len(values) - 1 - values[::-1].index(max(values))


def _inner(boxes: Sequence[Box], sums: Sequence[float], regions: Sequence[str | None], best: int) -> int:
    """The innermost box that is worth nearly as much as the best one."""
    value = sums[boxes[best].last] - sums[boxes[best].first]
    inner = best
    for index in range(best + 1, boxes[best].end):
        worth = sums[boxes[index].last] - sums[boxes[index].first]
        if regions[index] is None and worth >= 0.97 * value > 0:
            inner = index
    return inner


def _hinted(
    boxes: Sequence[Box],
    sums: Sequence[float],
    regions: Sequence[str | None],
    hints: Sequence[int],
    best: int,
) -> int:
    """The smallest box of the hints that holds nearly all the worth, or else the best box."""
    total = sums[boxes[best].last] - sums[boxes[best].first]
    fitting = [best]
    for hint in hints:
        inside = best <= hint < boxes[best].end
        value = sums[boxes[hint].last] - sums[boxes[hint].first]
        share = HINT_SHARE if inside else 0.95
        if regions[hint] is None and total > 0 and value >= share * total:
            fitting.append(hint)
    return min(fitting, key=lambda index: (boxes[index].last - boxes[index].first, index == best))


def _title(page: Survey, begin: int, first: int, found: Sequence[Noise | None], name: str) -> int | None:
    """The first line of what stands before the text and is its title.

    The page's own name, a heading, or an element named a title.
    """
    key = plain(name)
    for index in range(first - 1, max(min(begin, first) - 12, -1), -1):
        rule, text = found[index], plain(page.lines[index].text[: len(name) + 1])
        if len(text) >= 20 and text in key and (rule is None or rule.weak):
            return index
    for index in range(first - 1, max(min(begin, first) - 12, -1), -1):
        line, holder = page.lines[index], page.boxes[page.lines[index].box]
        if found[index] is not None or len(line.text) < 15:
            continue
        named = _TITLE_NAME.search(holder.names.lower()) is not None
        if holder.tag in HEADINGS:
            return holder.first  # of several lines
        if named and not line.is_link:
            return index
    return None
