"""A page of a title and next to no text: a notice of one sentence, a link to the attached document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.clean.boxes import Survey
from extractor.clean.rules import Noise, plain

NEAR = 4  # lines between the title and the first line of the text, at most
LONGEST = 40  # lines of such a text, at most
_FEWEST = 20  # characters of a title, at least
_TITLE = re.compile(r"title|tieu-?de|headline|subject")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)\b", re.IGNORECASE)


def notice(
    page: Survey, found: Sequence[Noise | None], out: Sequence[str | None], listed: Sequence[bool], name: str
) -> tuple[int, int, int] | None:
    """Box, first line (the title) and end of the short text, where the page has a title with one below it.

    `out` are lines that their region takes out, `listed` those of a list of other pages, `name` is the page's own name.
    """
    title = _title(page, found, out, listed, name)
    if title is None:
        return None
    last = text = 0
    for index in range(title + 1, min(len(page.lines), title + LONGEST)):
        rule, line = found[index], page.lines[index]
        if listed[index] or (rule is not None and rule.section) or (not text and index - title > NEAR):
            break
        if out[index] and text:
            break
        if not out[index] and rule is None and (_FILE.search(line.text) or not line.is_link):
            last, text = index + 1, text + len(line.text)
    else:
        if title + LONGEST < len(page.lines):
            return None  # a table of one cell a line: no notice is that long
    if text < 12:
        return None
    holder = page.lines[title].box
    while not (page.boxes[holder].first <= title and last <= page.boxes[holder].last):
        holder = page.boxes[holder].parent
    return holder, title, last


def _title(
    page: Survey, found: Sequence[Noise | None], out: Sequence[str | None], listed: Sequence[bool], name: str
) -> int | None:
    """The page's own name where it stands on the page, else its one heading or element named a title."""
    key, named = plain(name), list[int]()
    for index, line in enumerate(page.lines):
        if len(line.text) < _FEWEST or line.is_link or listed[index] or out[index] or found[index] is not None:
            continue
        if plain(line.text) in key:
            return index
        holder = page.boxes[line.box]
        if holder.tag in {"h1", "h2"} or _TITLE.search(holder.names.lower()):
            named.append(index)
    return named[0] if len(named) == 1 else None
