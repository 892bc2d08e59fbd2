"""Paragraphs that only the lines of a page's source tell apart: text of one element, shown line by line by style."""

from __future__ import annotations

import re

FEWEST = 3  # lines of a text whose lines are paragraphs
_BLANK = re.compile(r"\n[ \t\r\f]*\n")
_BEGINS = re.compile(r"[-+*•–]?\s*(?:[^\W\d_][.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|[^\W\d_])")
_ENDS = (".", ";", ":", "!", "?", "…")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text without markup; the text itself where its lines are no paragraphs.

    They are where each begins as one does, and blank lines part them or most end as one does: a sentence that the
    source breaks goes on in small letters.
    """
    if text.count("\n") < FEWEST - 1:
        return [text]
    lines = [line.strip() for line in text.split("\n") if not line.isspace() and line]
    if len(lines) < FEWEST or not all(map(_begins, lines)):
        return [text]
    blank = len(_BLANK.findall(text.strip())) >= FEWEST - 1
    ended = sum(line.endswith(_ENDS) for line in lines) * 3 >= len(lines) * 2
    return lines if blank or ended else [text]


def _begins(line: str) -> bool:
    match = _BEGINS.match(line)
    return match is not None and not match.group()[-1].islower()
