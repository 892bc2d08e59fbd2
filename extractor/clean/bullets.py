"""Items that stand one behind the other in a paragraph: "- A: 5 %. - B: 7 %." is two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.model import Block

_BULLET = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]++(?=([-–•+*])[ \t\u00a0]+([^\W\d_]))")
_ENDED = frozenset(".;!?…")  # signs that end an item
_CLOSED = _ENDED | {")"}  # and those that end one in a paragraph that begins with a bullet itself


def parted(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, each paragraph cut where behind the end of a sentence a bullet and a capital stand."""
    for block in blocks:
        if block.kind != "paragraph":
            yield block
            continue
        start = block.start
        ends = _CLOSED if text[start] in "-–•+*" else _ENDED
        for match in _BULLET.finditer(text, start, block.end):
            if match.start() > start and text[match.start() - 1] in ends and match.group(2).isupper():
                yield block._replace(start=start, end=match.start())
                start = match.end()
        yield block._replace(start=start) if start != block.start else block
