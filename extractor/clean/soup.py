"""The main text as a small beautifulsoup4 tree.

What is visible, in structural tags only, noise regions marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborNode

from extractor.clean.boxes import INLINE, SKIPPED, is_unseen

REASON = "data-noise"  # attribute that carries the rule of a noise region
FRAME = ""  # in `regions`: a table, row or cell that only sets the page's parts side by side
DEEPEST = 150  # elements inside each other that are kept as structure; below, only line breaks are
# Signs in the small tree's text, cheaper than tags, of which a large page has as many as paragraphs.
BREAK = "\ue000"  # where a block without a structure of its own begins or ends
LINE = "\ue001"  # a line break
BOLD, PLAIN = "\ue002", "\ue003"  # where bold begins and ends
LINK, UNLINK = "\ue004", "\ue005"  # where a link begins and ends
RULE = "<hr>"  # a break that parts text which would be too long for one node
LONGEST_NODE = 1_000_000  # characters of one stretch of text; the parser refuses ten times more
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


def structures(tags: Iterable[str]) -> int:
    """How many of the elements keep their structure in the small tree."""
    return sum(tag in _KEPT for tag in tags)


def soup_of(root: LexborNode, regions: Mapping[int, str], *, unseen: bool = False) -> BeautifulSoup:
    """The part of the page below `root`.

    `regions` gives the rule of noise regions (or FRAME) by a node's identity.
    """
    markup = _Writer(regions, unseen).write(root)
    # no attribute that is kept has several values, and nobody asks on which line of the markup a tag stands
    return BeautifulSoup(markup, "lxml", multi_valued_attributes=None, store_line_numbers=False)


@dataclass(slots=True)
class _Writer:
    """Writes the small tree's markup; `depth`, `tables` and `noisy` count what is open."""

    regions: Mapping[int, str]
    unseen: bool
    out: list[str] = field(default_factory=list)
    length: int = 0  # characters of text since the last tag, about
    depth: int = 0
    elements: int = 0
    tables: int = 0
    noisy: int = 0

    def write(self, root: LexborNode) -> str:
        stack: list[tuple[LexborNode | None, str]] = [(None, self.open(root, root.tag or "div", root.attributes))]
        node = root.child
        while True:
            if node is None:
                if not stack:
                    return "".join(self.out)
                node, closing = stack.pop()
                self.close(closing)
                continue
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace() or (self.out and self.out[-1] != BREAK):
                    self.text(text)
            elif tag == "br":
                self.out.append(LINE)
            elif tag == "hr":
                self.mark(BREAK)
            elif tag is not None and tag[0] not in "-!" and tag not in SKIPPED:
                attributes = node.attributes
                if self.unseen or not is_unseen(node, attributes):
                    stack.append((node.next, self.open(node, tag, attributes)))
                    node = node.child
                    continue
            node = node.next

    def text(self, text: str) -> None:
        self.length += len(text)
        if "&" in text or "<" in text or ">" in text:
            text = escape(text, quote=False)
        self.out.append(text if text.isprintable() else _SIGNS.sub(" ", text))

    def mark(self, text: str) -> None:
        """Write a tag or a sign; of signs of a break side by side the first is enough."""
        if text != BREAK:
            self.out.append(text)
            self.length = 0
        elif self.length > LONGEST_NODE:
            self.out.append(RULE)
            self.length = 0
        elif not self.out or self.out[-1] != BREAK:
            self.out.append(BREAK)

    def close(self, closing: str) -> None:
        self.mark(closing)
        if closing.startswith("</"):
            self.depth -= 1
            self.tables -= closing == "</table>"
            self.noisy -= bool(self.noisy)

    def open(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str:
        """Write what stands for an element and return what stands for its end."""
        if tag in INLINE:
            return self.open_inline(tag, attributes)
        reason = self.regions.get(node.mem_id) if self.regions else None
        if self.noisy or self.depth >= DEEPEST or self.elements >= MOST_ELEMENTS or reason == FRAME:
            self.mark(BREAK)
            return BREAK
        if reason is not None and self.tables and tag in _TABLE_PARTS:
            reason = None  # a part of a table is kept with its table
        if reason is None and tag not in _KEPT:
            return self.open_block(attributes)
        self.depth += 1
        self.elements += 1
        self.noisy += reason is not None
        name = tag if reason is None else "div"
        self.tables += name == "table"
        self.out.append(f"<{name}{_kept_attributes(tag, attributes, reason)}>")
        return f"</{name}>"

    def open_block(self, attributes: Mapping[str, str | None]) -> str:
        self.mark(BREAK)
        style = attributes.get("style")
        if self.tables or style is None or not _BOLD_STYLE.search(style):
            return BREAK
        self.out.append(BOLD)
        return f"{PLAIN}{BREAK}"

    def open_inline(self, tag: str, attributes: Mapping[str, str | None]) -> str:
        if self.noisy:
            return ""
        if tag == "a":
            self.out.append(LINK)
            return UNLINK
        style = attributes.get("style")
        if not self.tables and (tag in _BOLD or (style is not None and _BOLD_STYLE.search(style) is not None)):
            self.out.append(BOLD)
            return PLAIN
        return ""


def _kept_attributes(tag: str, attributes: Mapping[str, str | None], reason: str | None) -> str:
    if reason is not None:
        return f' {REASON}="{reason}"'
    if not attributes:
        return ""
    kept = ""
    for key in _ATTRIBUTES:
        if key in attributes:
            kept += f' {key}="{escape(attributes[key] or "")}"'
    if tag in _LISTS and "list-style" in (attributes.get("style") or "").lower():
        kept += f' style="{escape(attributes["style"] or "")}"'
    return kept
