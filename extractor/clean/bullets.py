"""Items that stand one behind the other in a paragraph: "- A: 5 %. - B: 7 %." is two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.model import Block

# A bullet and a letter behind a sign that ends an item; a bracket ends one where the paragraph begins with a bullet.
_BULLET = re.compile(r"([.;!?…)])[ \t\u00a0]++(?=[-–•+*][ \t\u00a0]+([^\W\d_]))")


def parted(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, each paragraph cut where behind the end of a sentence a bullet and a capital stand."""
    for block in blocks:
        if block.kind != "paragraph":
            yield block
            continue
        start = block.start
        marked = text[start] in "-–•+*"
        for match in _BULLET.finditer(text, start, block.end):
            if match[2].isupper() and (marked or match[1] != ")"):
                yield block._replace(start=start, end=match.end(1))
                start = match.end()
        yield block._replace(start=start) if start != block.start else block
