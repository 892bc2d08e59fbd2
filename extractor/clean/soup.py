"""The main text as a small beautifulsoup4 tree.

What is visible, in structural tags only, noise regions marked. A cell of nothing but text is a string in its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import TreeBuilder
from bs4.element import Tag
from selectolax.lexbor import LexborNode

from extractor.clean.boxes import INLINE, SKIPPED, is_anchor, is_unseen
from extractor.clean.source_lines import paragraphs_of

REASON = "data-noise"  # attribute that carries the rule of a noise region
FRAME = ""  # in `regions`: a table, row or cell that only sets the page's parts side by side
DEEPEST = 150  # elements inside each other that are kept as structure; below, only line breaks are
# Signs in the small tree's text, cheaper than tags, of which a large page has as many as paragraphs.
BREAK = "\ue000"  # where a block without a structure of its own begins or ends
LINE = "\ue001"  # a line break
BOLD, PLAIN = "\ue002", "\ue003"  # where bold begins and ends
LINK, UNLINK = "\ue004", "\ue005"  # where a link begins and ends
MOST_ELEMENTS = 50_000  # elements of the small tree; what comes after them is read without structure

# fmt: off
_KEPT = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "table", "thead", "tfoot", "tr", "td", "th", "caption",
))
# fmt: on
_TABLE_PARTS = frozenset(("thead", "tfoot", "tr", "td", "th", "caption"))
_BOLD = frozenset(("b", "strong", "u"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration[^;]*underline", re.IGNORECASE)
_ATTRIBUTES = ("start", "type", "reversed", "value", "rowspan", "colspan", "role")
_LISTS = frozenset(("ul", "ol", "li"))
_SIGNS = re.compile(f"[{BREAK}-{UNLINK}]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDED = {"table": _HEADINGS, "li": _HEADINGS | {"li"}}  # what an element ends where it stands right in it


def structures(tags: Iterable[str]) -> int:
    """How many of the elements keep their structure in the small tree."""
    return sum(tag in _KEPT for tag in tags)


def soup_of(root: LexborNode, regions: Mapping[int, str], *, unseen: bool = False) -> BeautifulSoup:
    """The part of the page below `root`.

    `regions` gives the rule of noise regions (or FRAME) by a node's identity.
    """
    return BeautifulSoup("", builder=_Builder(root, regions, unseen))


class _Builder(TreeBuilder):
    """Builds from the tree that is there already: to write it as markup and parse that takes three times as long."""

    NAME = "lexbor"

    def __init__(self, root: LexborNode, regions: Mapping[int, str], unseen: bool) -> None:
        super().__init__()
        self._root: LexborNode | None = root
        self._regions = regions
        self._unseen = unseen

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """There is no markup to decode."""
        yield markup, None, None, False

    def feed(self, _markup: Any) -> None:
        """Give the tree to the soup, which keeps its builder and must not keep the whole page with it."""
        root, self._root = self._root, None
        if self.soup is not None and root is not None:
            _Walk(self.soup, self._regions, self._unseen).walk(root)


_End = Tag | str  # of an element: its tag, or the signs that stand for its end
_CELL = "td"  # end of a cell that may be of nothing but text


@dataclass(slots=True)
class _Walk:
    """Gives the soup its tags and texts; `depth`, `tables` and `noisy` count what is open."""

    soup: BeautifulSoup
    regions: Mapping[int, str]
    unseen: bool
    last: str = ""  # the text or sign that was given last, "" after a tag
    depth: int = 0
    elements: int = 0
    tables: int = 0
    noisy: int = 0
    cell: list[str] | None = None  # what stands in the open cell, as long as that is text

    def walk(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode | None, _End]] = [(None, self.open(root, root.tag or "div", root.attributes))]
        node = root.child
        while True:
            if node is None:
                if not stack:
                    return
                node, end = stack.pop()
                if end:
                    self.close(end)
                continue
            tag = node.tag
            if tag == "-text":
                self.text(node.text_content or "")
            elif tag == "br":
                self.sign(LINE)
            elif tag == "hr":
                self.sign(BREAK)
            elif tag is not None and tag[0] not in "-!" and tag not in SKIPPED:
                attributes = node.attributes
                if self.unseen or not is_unseen(node, attributes):
                    stack.append((node.next, self.open(node, tag, attributes)))
                    node = node.child
                    continue
            node = node.next

    def text(self, text: str) -> None:
        if text.isspace() and (not self.last or self.last == BREAK):
            return
        if text.isprintable():
            self.give(text)
            return
        for number, part in enumerate(paragraphs_of(text)):
            if number:
                self.sign(BREAK)
            self.give(_SIGNS.sub(" ", part))

    def sign(self, sign: str) -> None:
        """Of signs of a break side by side the first is enough."""
        if sign != BREAK or self.last != BREAK:
            self.give(sign)

    def give(self, text: str) -> None:
        self.last = text
        if self.cell is not None:
            self.cell.append(text)
        elif not (self.tables and self._around == "tr"):  # strings of a row are cells
            self.soup.handle_data(text)

    @property
    def _around(self) -> str:
        """Name of the open element."""
        return self.soup.currentTag.name if self.soup.currentTag is not None else ""

    def close(self, end: _End) -> None:
        if isinstance(end, str) and end != _CELL:
            self.sign(end)
            return
        self.depth -= 1
        self.noisy -= bool(self.noisy)
        if self.cell is not None:
            self.soup.handle_data("".join(self.cell))
            self.soup.endData()
            self.cell = None
        elif end == _CELL or self.soup.currentTag is end:
            self.soup.handle_endtag(self._around)
        if isinstance(end, Tag):
            self.tables -= end.name == "table"
        self.last = ""

    def no_text(self) -> None:
        """The open cell holds more than text: a tag stands for it."""
        cell, self.cell = self.cell, None
        self.soup.handle_starttag("td", None, None, {})
        self.soup.current_data.extend(cell or ())

    def open(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> _End:
        """Give what stands for an element and return what stands for its end."""
        if tag in INLINE:
            return self.open_inline(tag, attributes)
        reason = self.regions.get(node.mem_id) if self.regions else None
        if self.noisy or self.depth >= DEEPEST or self.elements >= MOST_ELEMENTS or reason == FRAME:
            self.sign(BREAK)
            return BREAK
        if reason is not None and self.tables and tag in _TABLE_PARTS:
            reason = None  # a part of a table is kept with its table
        if reason is None and tag not in _KEPT:
            return self.open_block(attributes)
        self.depth += 1
        self.elements += 1
        self.noisy += reason is not None
        self.last = ""
        if self.cell is not None:
            self.no_text()
        return self.open_tag(tag if reason is None else "div", _kept_attributes(tag, attributes, reason))

    def open_tag(self, name: str, attributes: dict[str, str]) -> _End:
        around = self._around
        if name == "td" and around == "tr" and not attributes:
            self.cell = []
            return _CELL
        self.tables += name == "table"
        if around in _ENDED.get(name, ()):
            self.soup.handle_endtag(around)
        return self.soup.handle_starttag(name, None, None, attributes) or ""

    def open_block(self, attributes: Mapping[str, str | None]) -> str:
        self.sign(BREAK)
        style = attributes.get("style")
        if self.tables or style is None or not _BOLD_STYLE.search(style):
            return BREAK
        self.sign(BOLD)
        return f"{PLAIN}{BREAK}"

    def open_inline(self, tag: str, attributes: Mapping[str, str | None]) -> str:
        if self.noisy:
            return ""
        if tag == "a" and not is_anchor(attributes):
            self.sign(LINK)
            return UNLINK
        style = attributes.get("style")
        if not self.tables and (tag in _BOLD or (style is not None and _BOLD_STYLE.search(style) is not None)):
            self.sign(BOLD)
            return PLAIN
        return ""


def _kept_attributes(tag: str, attributes: Mapping[str, str | None], reason: str | None) -> dict[str, str]:
    if reason is not None:
        return {REASON: reason}
    if not attributes:
        return {}
    kept = {key: attributes[key] or "" for key in _ATTRIBUTES if key in attributes}
    if tag in _LISTS and "list-style" in (attributes.get("style") or "").lower():
        kept["style"] = attributes["style"] or ""
    return kept
