"""The head that a site generator keeps above a text, between lines of dashes or plus signs: YAML, TOML or JSON.

Of what it holds only the title and the day are the page's own; the rest names templates, pictures and tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extractor.model import Block, Page

LONGEST = 20_000  # characters of such a head
REASON = "front-matter"
_FENCE = re.compile(r"\ufeff?(---|\+\+\+)(?:json|yaml|toml)?[ \t]*\r?\n")
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_TITLE = re.compile(r"(?m)^[ \t]*\"?title\"?[ \t]*[:=][ \t]*([\"']?)[ \t]*(?P<title>\S.*?)[ \t]*\1[ \t]*,?[ \t]*\r?$")
_DATE = re.compile(r"(?m)^[ \t]*\"?date\"?[ \t]*[:=][ \t]*[\"']?(?P<date>\d{4}-\d{2}-\d{2})")


class FrontMatter(NamedTuple):
    """Where the text goes on behind the head, where in it the title stands, and the day (ISO 8601), "" for none."""

    end: int
    title: tuple[int, int]
    date: str

    def blocks(self, text: str) -> Iterator[Block]:
        """The title as a heading, all else as noise, line by line."""
        first, last = self.title
        for line in _LINE.finditer(text, 0, self.end):
            start, end = line.span()
            if not start <= first < end:
                yield Block("noise", start, end, reason=REASON)
                continue
            yield Block("noise", start, first, reason=REASON)
            yield Block("heading", first, last, 1)
            if text[last:end].strip():
                yield Block("noise", last, end, reason=REASON)


def front_matter(text: str) -> FrontMatter | None:
    """The head that a text begins with; None without one, or without a title in it."""
    opened = _FENCE.match(text)
    if opened is None:
        return None
    closed = re.compile(rf"(?m)^{re.escape(opened.group(1))}[ \t]*\r?$").search(text, opened.end(), LONGEST)
    title = _TITLE.search(text, opened.end(), closed.start()) if closed else None
    if closed is None or title is None:
        return None
    date = _DATE.search(text, opened.end(), closed.start())
    return FrontMatter(closed.end(), title.span("title"), date["date"] if date else "")


def as_html(page: Page) -> Page:
    """A page of HTML below such a head, with the title and the day told in HTML instead."""
    front = front_matter(page.text)
    if front is None:
        return page
    day = f'<meta property="article:published_time" content="{front.date}">' if front.date else ""
    title = html.escape(html.unescape(page.text[slice(*front.title)]))
    told = f"<html><head><title>{title}</title>{day}</head><body><h1>{title}</h1>{page.text[front.end :]}</body></html>"
    return replace(page, text=told, repairs=(*page.repairs, "title and day taken from the head of a site generator"))
