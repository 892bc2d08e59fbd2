"""What a subject keeps behind its words: words of average, the part of a year, the prices of an amount."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.language import words_of
from extractor.subjects.year_parts import begins_with_part, ends_open, ends_with_part, without_open, without_part


def with_besides(text: str, besides: Iterable[str], *, own: bool) -> str:
    """`text` with what is said besides it; a subject without words of its `own` tells the value before's no more."""
    for said in besides:
        if said and not own:
            text = without_part(text)  # the value before was for another
        text = f"{without_open(text)} {said}" if said and not says_part(text, said) else text
    return text


def says_part(text: str, part: str) -> bool:
    """Whether a text names such a part of a year already, be it another one."""
    if ends_open(text):
        return False
    said = set(words_of(text).norms)
    if all(word in said for word in words_of(part).norms if not word.isdecimal()):
        return True
    return begins_with_part(part) and ends_with_part(text)
