"""The main text as a small beautifulsoup4 tree.

What is visible, in structural tags only, noise regions marked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborNode

from extractor.clean.boxes import INLINE, SKIPPED, is_unseen

REASON = "data-noise"  # attribute that carries the rule of a noise region
FRAME = ""  # in `regions`: a table, row or cell that only sets the page's parts side by side
DEEPEST = 150  # elements inside each other that are kept as structure; below, only line breaks are

# fmt: off
_KEPT = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "table", "thead", "tfoot", "tr", "td", "th", "caption",
))
# fmt: on
BREAK = "<hr>"  # where a block without a structure of its own begins or ends
_BOLD = frozenset(("b", "strong", "u"))
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration[^;]*underline", re.IGNORECASE
)
_ATTRIBUTES = ("start", "type", "reversed", "value", "rowspan", "colspan", "role")
_LISTS = frozenset(("ul", "ol", "li"))


def soup_of(root: LexborNode, regions: Mapping[int, str], *, unseen: bool = False) -> BeautifulSoup:
    """The part of the page below `root`.

    `regions` gives the rule of noise regions (or FRAME) by a node's identity.
    """
    return BeautifulSoup(_markup(root, regions, unseen), "lxml")


def _markup(root: LexborNode, regions: Mapping[int, str], unseen: bool) -> str:
    out: list[str] = []
    stack: list[tuple[LexborNode | None, str]] = []
    depth = 0
    opening, closing = _tags(root, root.tag or "div", root.attributes, regions, depth)
    out.append(opening)
    stack.append((None, closing))
    node = root.child
    while stack:
        if node is None:
            node, closing = stack.pop()
            if closing != BREAK or out[-1] != BREAK:
                out.append(closing)
            depth -= closing.startswith("</")
            continue
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            if not text.isspace() or out[-1] != BREAK:
                out.append(escape(text, quote=False))
        elif tag == "br":
            out.append("<br>")
        elif tag == "hr":
            out.append(BREAK)
        elif tag is not None and tag[0] not in "-!" and tag not in SKIPPED:
            attributes = node.attributes
            if unseen or not is_unseen(node, attributes):
                opening, closing = _tags(node, tag, attributes, regions, depth)
                if opening != BREAK or out[-1] != BREAK:
                    out.append(opening)
                depth += closing.startswith("</")
                stack.append((node.next, closing))
                node = node.child
                continue
        node = node.next
    return "".join(out)


def _tags(
    node: LexborNode,
    tag: str,
    attributes: Mapping[str, str | None],
    regions: Mapping[int, str],
    depth: int,
) -> tuple[str, str]:
    """What stands for an element, before and after its inside; nothing for what only sets type."""
    if tag in INLINE:
        if tag == "a":
            return ("<a>", "</a>") if depth < DEEPEST else ("", "")
        bold = tag in _BOLD or _BOLD_STYLE.search(attributes.get("style") or "") is not None
        return ("<b>", "</b>") if bold and depth < DEEPEST else ("", "")
    if depth >= DEEPEST:
        return BREAK, BREAK
    reason = regions.get(node.mem_id) if regions else None
    if reason == FRAME:
        return BREAK, BREAK
    if reason is None and tag not in _KEPT:
        style = attributes.get("style")
        bold = style is not None and _BOLD_STYLE.search(style) is not None
        return (f"{BREAK}<b>", f"</b>{BREAK}") if bold else (BREAK, BREAK)
    name = tag if tag in _KEPT else "div"
    kept = f' {REASON}="{reason}"' if reason else ""
    if attributes and name in _KEPT:
        for key in _ATTRIBUTES:
            if key in attributes:
                kept += f' {key}="{escape(attributes[key] or "")}"'
        if name in _LISTS and "list-style" in (attributes.get("style") or "").lower():
            kept += f' style="{escape(attributes["style"] or "")}"'
    return f"<{name}{kept}>", f"</{name}>"
