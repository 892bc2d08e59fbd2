"""Known portal families (patterns/portals.toml).

Recognised by the page's source, they say where its text stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from extractor.lexicon import Entry, entries

if TYPE_CHECKING:
    from extractor.clean.boxes import Survey

# Characters at the beginning of a page in which a family is looked for.
HEAD = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Entry):
    """A kind of portal: signs (surfaces), CSS selectors of its text and of what is never text."""

    content: tuple[str, ...]
    drop: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@functools.cache
def families() -> tuple[Family, ...]:
    """All families, the one for unknown portals last."""
    return entries("portals", Family)


@functools.cache
def shown_by_turns() -> frozenset[str]:
    """Class words of elements that a script hides and shows."""
    return frozenset(word for family in families() for word in family.shown)


def recognise(source: str) -> tuple[Family, ...]:
    """The families whose signs the source bears, and last the one for unknown portals."""
    head = source[:HEAD].lower()
    known, unknown = families()[:-1], families()[-1]
    return (*(f for f in known if any(sign in head for sign in f.surfaces)), unknown)


def hints(tree: LexborHTMLParser, page: Survey, found: tuple[Family, ...]) -> tuple[list[int], list[tuple[int, str]]]:
    """Boxes that the families name as text, and boxes that they take out, with the reason."""
    words = set(" ".join([box.names for box in page.boxes]).split())
    content = [s for f in found for s in f.content if _needs(s) <= words]
    drop = [s for f in found for s in f.drop if _needs(s) <= words]
    if not content and not drop:
        return [], []
    index_of = {box.node.mem_id: index for index, box in enumerate(page.boxes)}
    drops = _boxes(tree, drop, index_of)
    return list(_boxes(tree, content, index_of)), [(index, "portal-part") for index in drops]


@functools.cache
def _needs(selector: str) -> frozenset[str]:
    """Words of class and id that a page must hold for a selector to find anything."""
    return frozenset(re.findall(r"[.#]([\w-]+)", re.sub(r"\[[^\]]*\]", "", selector)))


def _boxes(tree: LexborHTMLParser, selectors: list[str], index_of: dict[int, int]) -> Iterator[int]:
    for node in tree.css(", ".join(selectors)) if selectors else ():
        index = index_of.get(node.mem_id)
        if index is not None:
            yield index
