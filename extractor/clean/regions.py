"""Which boxes of a page are not its text: by the portal, the heading they begin with, their name, their links."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from extractor.clean.boxes import Box, Line, Survey, region
from extractor.clean.rules import Noise

# Characters of prose with which a page surely holds a text.
ARTICLE = 400
# A region's name is believed unless the region holds this share of the page's prose.
REGION_SHARE = 0.3


def regions_of(
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
        if name is None and box.tag == "form" and box.node.css_first("input[type=password]") is not None:
            name = "login"
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
        self.links = [0, *accumulate(line.is_link for line in lines)]
        self.dated = [0, *accumulate(line.is_link and any(map(str.isdigit, line.text)) for line in lines)]
        self.sizes = [0, *accumulate(len(line.text) for line in lines)]

    def holds(self, first: int, last: int) -> bool:
        count = last - first
        if count < 5 or self.links[last] - self.links[first] < count:
            return False
        if (self.dated[last] - self.dated[first]) * 5 > count:
            return False  # numbers of documents, dates of news
        return self.sizes[last] - self.sizes[first] < 28 * count
