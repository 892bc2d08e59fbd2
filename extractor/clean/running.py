"""Text whose line breaks are lost: numbered headings in capitals in the middle of a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from extractor.model import Block

FEWEST = 2  # words of such a heading
LONGEST = 20  # words
_NUMBER = re.compile(r"(?<=\S)\s+(?=[IVX]{1,5}\.\s+\S)")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]")


def parted(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a paragraph with such headings in it as several: each of these, and what stands around them."""
    for block in blocks:
        places = _places(text, block.start, block.end) if block.kind == "paragraph" else []
        for start, end in itertools.pairwise((block.start, *places, block.end)):
            yield block._replace(start=start, end=start + len(text[start:end].rstrip())) if places else block


def _places(text: str, start: int, end: int) -> list[int]:
    """Where headings begin in a paragraph, and what follows each; none in most."""
    found = (at for match in _NUMBER.finditer(text, start, end) for at in _heading(text, match.end(), end))
    return sorted(set(found))


def _heading(text: str, at: int, end: int) -> Iterator[int]:
    """The start of a heading with its number, and of the sentence behind it, where it is in capitals."""
    loud = 0
    for place, word in enumerate(_WORD.finditer(text, at, end)):
        if place > LONGEST:
            return
        if place and _LETTERS.search(word.group()):
            if not word.group().isupper():
                if loud >= FEWEST and word.group()[0].isupper():
                    yield from (at, word.start())
                return
            loud += 1
