"""Where the main text of a page stands: a scorer for any portal, with hints of known families.

A page holds one text ("article") or is a feed (list, home page). Every line is worth its characters
of prose, more with the marks of administrative text (patterns/marks.toml), less than nothing as
menu, link or noise. The main box is the one whose lines are worth most together: the page's tree
cut where another level up would only add noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractor.clean.boxes import Box, Line, Survey, region
from extractor.clean.rules import Noise, plain
from extractor.clean.worth import (
    feed_lines,
    is_feed,
    is_link,
    least_text,
    line_rule,
    prose_of,
    table_lines,
    worth_of,
)

# Characters of prose with which a page surely holds a text.
ARTICLE = 400
# A region's name is believed unless the region holds this share of the page's prose.
REGION_SHARE = 0.3
# Below this worth nothing on a page reads like a text, and all of it is taken.
LEAST = 15
# A hint inside the best box is followed where it holds this share of what the box is worth.
HINT_SHARE = 0.6

# Parts that would lose their columns or numbers without what they are parts of.
_PARTS = frozenset(("tbody", "thead", "tfoot", "tr", "li"))
_TITLE_NAME = re.compile(r"title|tieu-?de|headline|subject")


@dataclass(frozen=True, slots=True)
class Main:
    """The box of the main text, its lines (`first` to `last`, exclusive), and regions of noise."""

    box: int
    first: int
    last: int
    title: int | None  # only where it stands before `first`
    feed: bool
    regions: tuple[str | None, ...]  # for each box: the rule that takes it out, also through a box around it


def find(
    page: Survey,
    hints: Sequence[int] = (),
    drops: Sequence[tuple[int, str]] = (),
    name: str = "",
) -> Main:
    """The main text of a page.

    `hints` are boxes that portal families name; `drops` boxes that they take out, each with its
    reason; `name` is the title that the page gives itself.
    """
    lines, boxes = page.lines, page.boxes
    found = tuple(line_rule(line) for line in lines)
    listed = feed_lines(page)
    tabled = [a and rule is None for a, rule in zip(table_lines(page), found, strict=True)]
    prose = [0 if rule else prose_of(line) for line, rule in zip(lines, found, strict=True)]
    regions = _regions(page, found, prose, drops, listed)
    out = _per_line(page, regions)
    feed = is_feed(page, prose, listed, tabled, out, least=least_text(page, name))
    worth = [
        0.0 if out[i] else worth_of(lines[i], found[i], listed[i], prose[i], feed, tabled[i]) for i in range(len(lines))
    ]
    sums = [0.0, *accumulate(worth)]
    box = _best(boxes, sums, regions)
    if sums[boxes[box].last] - sums[boxes[box].first] < LEAST:
        return Main(0, 0, len(lines), None, feed, regions)
    inner = _hinted(boxes, sums, regions, hints, box)
    hinted = inner != box and inner in hints
    if not hinted:
        inner = _inner(boxes, sums, regions, box)
    first, last = boxes[inner].first, boxes[inner].last
    for index in range(first - 1, boxes[box].first - 1, -1) if boxes[box].first <= first else ():
        if _belongs(index, found, out, listed, prose):
            first = index
    if not hinted and boxes[inner].last <= boxes[box].last:
        for index in range(last, boxes[box].last):
            if _belongs(index, found, out, listed, prose):
                last = index + 1
    outer = box if boxes[box].first <= first and last <= boxes[box].last else inner
    while boxes[outer].tag in _PARTS:
        outer = boxes[outer].parent
    title = _title(page, boxes[outer].first, first, found, name)
    if title is not None and boxes[outer].first <= title:
        first, title = title, None
    return Main(outer, first, last, title, feed, _trimmed(boxes, outer, first, last, regions))


def _belongs(
    index: int,
    found: Sequence[Noise | None],
    out: Sequence[str | None],
    listed: Sequence[bool],
    prose: Sequence[int],
) -> bool:
    """Whether a line beside the main box is more of the text: a lead, a last paragraph."""
    return prose[index] > 0 and not (found[index] or out[index] or listed[index])


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


def _regions(
    page: Survey,
    found: Sequence[Noise | None],
    prose: Sequence[int],
    drops: Sequence[tuple[int, str]],
    listed: Sequence[bool],
) -> tuple[str | None, ...]:
    """For each box the rule that takes it out: by the portal's table, its heading or its name."""
    sums, items, links = [0, *accumulate(prose)], [0, *accumulate(listed)], _LinkLists(page.lines)
    out: list[str | None] = [None] * len(page.boxes)
    sure, headed = dict(drops), _headed_boxes(page, found)
    # where the page holds a text, a region of something else may be of any size
    most_size = 1.0 if sums[-1] >= ARTICLE else REGION_SHARE
    for index, box in enumerate(page.boxes):
        if box.parent >= 0 and out[box.parent] is not None:
            out[index] = out[box.parent]
            continue
        name = sure.get(index) or headed.get(index) or region(box.tag, box.names, box.role)
        if name == "page-head" and _inside(page.boxes, box, "article"):
            name = None  # the head of the text, not of the page
        if name is not None:
            share = (sums[box.last] - sums[box.first]) / max(sums[-1], 1)
            size = (links.sizes[box.last] - links.sizes[box.first]) / max(links.sizes[-1], 1)
            small = (share <= REGION_SHARE or sums[-1] < ARTICLE) and size <= most_size
            in_items = headed.get(index) == "related-news" and listed[box.first + 1]
            in_items = in_items and 2 * (items[box.last] - items[box.first]) > box.last - box.first
            small = small or (index in headed and (in_items or max(share, size) <= 0.5))
            out[index] = name if small or index in sure else None
        if out[index] is None and links.holds(box.first, box.last):
            out[index] = "navigation"
    return tuple(out)


def _headed_boxes(page: Survey, found: Sequence[Noise | None]) -> dict[int, str]:
    """Boxes that begin with the heading of a section that is noise, and hold more than it."""
    out: dict[int, str] = {}
    for index, rule in enumerate(found):
        if rule is None or not rule.section or rule.feed:
            continue
        holder = page.lines[index].box
        while holder >= 0 and page.boxes[holder].first == index:
            if page.boxes[holder].last - index >= 2:
                out[holder] = rule.id
            holder = page.boxes[holder].parent
    return out


def _inside(boxes: Sequence[Box], box: Box, tag: str) -> bool:
    while box.parent >= 0:
        box = boxes[box.parent]
        if box.tag == tag:
            return True
    return False


class _LinkLists:
    """Whether all lines of a stretch are short links, five or more: a menu, whatever its name.

    Counted once for the page, since boxes inside each other share their lines.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.links = [0, *accumulate(map(is_link, lines))]
        self.dated = [0, *accumulate(any(map(str.isdigit, line.text)) for line in lines)]
        self.sizes = [0, *accumulate(len(line.text) for line in lines)]

    def holds(self, first: int, last: int) -> bool:
        count = last - first
        if count < 5 or self.links[last] - self.links[first] < count:
            return False
        if (self.dated[last] - self.dated[first]) * 5 > count:
            return False  # numbers of documents, dates of news
        return self.sizes[last] - self.sizes[first] < 28 * count


def _per_line(page: Survey, regions: Sequence[str | None]) -> list[str | None]:
    return [regions[line.box] for line in page.lines]


def _best(boxes: Sequence[Box], sums: Sequence[float], regions: Sequence[str | None]) -> int:
    """The box worth most; of two worth the same, the inner one."""
    values = [sums[box.last] - sums[box.first] if regions[index] is None else -1.0 for index, box in enumerate(boxes)]
    return max(range(len(boxes)), key=lambda index: (values[index], index))


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
    """The line before the text that is its title.

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
        if holder.tag in {"h1", "h2", "h3"} or (named and not is_link(line)):
            return index
    return None
