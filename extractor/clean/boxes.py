"""The page as the reader sees it, fast.

Lines of visible text and the boxes (block elements) they stand in.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.clean.portals import shown_by_turns
from extractor.clean.rules import rules
from extractor.clean.source_lines import paragraphs_of

# fmt: off
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "st1:place",
    "st1:city",
))
# fmt: on
# Elements whose inside is not text of the page.
# fmt: off
SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed",
    "applet", "select", "option", "datalist", "button", "input", "textarea", "canvas", "video",
    "audio", "map", "area", "math", "frameset", "frame", "xml", "link", "meta", "title", "base",
    "col", "colgroup", "progress", "meter", "rp", "rt", "ie:menuitem",
))
# fmt: on
_TEXT = "-text"
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
_TURNING = frozenset(("div", "li", "section", "article", "figure"))
_ZERO_WIDTH = " \u200b\u200c\u200d\ufeff\u00ad\u2060"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(slots=True)
class Line:
    """A stretch of text between two line breaks.

    `linked` counts the characters that are link text; `is_link`: all are but for a few.
    """

    text: str
    linked: int
    box: int
    is_link: bool


@dataclass(slots=True)
class Box:
    """A block element; it holds the lines `first` to `last` (exclusive)."""

    tag: str
    names: str  # class and id
    role: str
    node: LexborNode
    parent: int
    first: int
    last: int = 0
    end: int = 0  # index after the last box inside


@dataclass(slots=True)
class Survey:
    """What `survey` saw: boxes in page order, the page itself first, and lines."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    unseen: int = 0  # characters that the page holds but does not show


def survey(root: LexborNode, *, unseen: bool = False) -> Survey:
    """Walk everything below `root` once; `unseen`: take hidden elements for visible ones."""
    walker = _Walker(unseen)
    walker.walk(root)
    return walker.out


class _Walker:
    """The walk's state: the stack of open elements, the text of the line being read."""

    def __init__(self, unseen: bool) -> None:
        self.out = Survey()
        self.unseen = unseen
        self.parts: list[str] = []
        self.linked = 0
        self.box = -1
        self.links = 0
        self.after_link = False

    def walk(self, root: LexborNode) -> None:
        self.open(root, root.tag or "", {})
        stack: list[tuple[LexborNode | None, int, bool]] = []
        node = root.child
        while True:
            if node is None:
                if not stack:
                    break
                node, box, link = stack.pop()
                self.links -= link
                self.after_link = link
                if box >= 0:
                    self.close(box)
                continue
            tag = node.tag
            if tag == _TEXT:
                self.text(node.text_content or "")
            elif tag == "br" or tag == "hr":
                self.flush()
            elif tag is not None and tag[0] not in "-!" and tag not in SKIPPED:
                attributes = node.attributes
                if not self.unseen and is_unseen(node, attributes):
                    self.out.unseen += len(node.text())
                else:
                    child = node.child
                    box = -1
                    if tag not in INLINE:
                        box = self.open(node, tag, attributes)
                    link = tag == "a" and not is_anchor(attributes)
                    if link and self.after_link:
                        self.parts.append(" ")  # the page sets links apart by its style
                    self.after_link = False
                    self.links += link
                    stack.append((node.next, box, link))
                    node = child
                    continue
            node = node.next
        self.close(0)

    def open(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> int:
        if self.parts:
            self.flush()
        names = attributes.get("class") or ""
        if "id" in attributes:
            names = f"{names} {attributes['id'] or ''}"
        boxes = self.out.boxes
        boxes.append(Box(tag, names, attributes.get("role") or "", node, self.box, len(self.out.lines)))
        self.box = len(boxes) - 1
        return self.box

    def close(self, index: int) -> None:
        if self.parts:
            self.flush()
        box = self.out.boxes[index]
        box.last, box.end = len(self.out.lines), len(self.out.boxes)
        self.box = box.parent

    def text(self, text: str) -> None:
        self.after_link = False
        if text.isspace():
            if self.parts:
                self.parts.append(" ")
            return
        for number, part in enumerate(paragraphs_of(text)):
            if number:
                self.flush()
            self.parts.append(part)
            if self.links:
                self.linked += len(part.strip())

    def flush(self) -> None:
        text = " ".join("".join(self.parts).split())
        if text and text.strip(_ZERO_WIDTH):
            linked = min(self.linked, len(text))
            self.out.lines.append(Line(text, linked, self.box, linked * 5 >= len(text) * 3))
        self.parts.clear()
        self.linked = 0


def is_anchor(attributes: Mapping[str, str | None]) -> bool:
    """Whether an "a" is the place that a link leads to and none itself, as word processors leave around headings."""
    return "name" in attributes and "href" not in attributes


def is_unseen(node: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element is hidden from the reader for good.

    Panels of tabs and slides, hidden and shown by turns, are not: their class says so, or a like
    element beside them is visible.
    """
    if not attributes:
        return False
    names, style = attributes.get("class") or "", attributes.get("style")
    if style and "n" in style and _UNSEEN_STYLE.search(style):
        return not (_is_shown_name(names) or (node.tag in _TURNING and _has_visible_twin(node, names)))
    if "hidden" in attributes and attributes.get("hidden") != "false":
        return True
    return bool(names) and _is_hidden_name(names)


def _has_visible_twin(node: LexborNode, names: str) -> bool:
    first = names.split(" ", 1)[0]
    if not first:
        return False
    for step in ("prev", "next"):
        other = getattr(node, step)
        while other is not None and other.tag == _TEXT:
            other = getattr(other, step)
        if other is not None and other.tag == node.tag:
            attributes = other.attributes
            alike = (attributes.get("class") or "").split(" ", 1)[0] == first
            if alike and not _UNSEEN_STYLE.search(attributes.get("style") or ""):
                return True
    return False


@functools.lru_cache(maxsize=4096)
def _is_shown_name(names: str) -> bool:
    return not shown_by_turns().isdisjoint(names.lower().split())


@functools.lru_cache(maxsize=4096)
def _is_hidden_name(names: str) -> bool:
    return not _hidden_names().isdisjoint(names.lower().split())


@functools.cache
def _hidden_names() -> frozenset[str]:
    return frozenset(rules()["hidden"].names)


@functools.cache
def _named() -> tuple[re.Pattern[str], Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    by_name = {n.rstrip("*"): r.id for r in rules().values() for n in r.names if r.id != "hidden"}
    by_tag = {tag: r.id for r in rules().values() for tag in r.tags}
    by_role = {role: r.id for r in rules().values() for role in r.roles}
    starred = [n for r in rules().values() for n in r.names if n.endswith("*")]
    words = "|".join(map(re.escape, by_name))
    ends = "|".join(re.escape(n.rstrip("*")) for n in starred)
    anywhere = "|".join(re.escape(n[:-2]) for n in starred if n.endswith("**"))
    return (
        re.compile(
            rf"(?<![^ ])(?:(?P<whole>{words})\d*(?![^ ])|(?P<head>{ends})[-_][^ ]*"
            rf"|[^ ]*[-_](?P<tail>{ends})\d*(?![^ ])|[^ ]*(?P<inside>{anywhere})[^ ]*)"
        ),
        by_name,
        by_tag,
        by_role,
    )


@functools.lru_cache(maxsize=8192)
def region(tag: str, names: str, role: str) -> str | None:
    """The rule of patterns/noise.toml that an element's tag, role, class or id makes it, or None.

    A name of the table is one whole word of class or id; with "*" also the beginning or end of a
    word, set off by "-", "_" or a capital; with "**" any part of one.
    """
    pattern, by_name, by_tag, by_role = _named()
    if tag in by_tag:
        return by_tag[tag]
    if role in by_role:
        return by_role[role]
    if not names:
        return None
    match = pattern.search(names.lower()) or pattern.search(_CAMEL.sub("-", names).lower())
    return by_name[match[match.lastgroup or 0]] if match else None


def frames(page: Survey, first: int, last: int) -> Iterator[int]:
    """Boxes from `first` to `last` of tables that hold tables, or one row or column only.

    They set parts side by side.
    """
    holder: dict[int, int] = {}  # box -> the table it is a part of
    cells: dict[int, list[int]] = {}  # table -> cells of each row
    outer: set[int] = set()
    for index in range(first, last):
        box = page.boxes[index]
        above = holder.get(box.parent, -1)
        if box.tag == "table":
            outer.add(above)
            cells[index] = []
        holder[index] = index if box.tag == "table" else above
        if box.tag == "tr" and above >= 0:
            cells[above].append(0)
        elif box.tag in {"td", "th"} and above >= 0 and cells[above]:
            cells[above][-1] += 1
    outer |= {table for table, row in cells.items() if len(row) < 2 or max(row) < 2}
    for index, table in holder.items():
        if table in outer and table >= 0 and page.boxes[index].tag in _TABLE_PARTS:
            yield index


def parse(source: str) -> LexborHTMLParser:
    """The page as a tree."""
    return LexborHTMLParser(source)
