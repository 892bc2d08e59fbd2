"""Stage `clean`: a page becomes a document of blocks, content apart from noise."""

from __future__ import annotations

from extractor.clean.lines import from_text
from extractor.clean.render import render
from extractor.model import Document, Page

__all__ = ["clean", "render"]


def clean(page: Page) -> Document:
    """`page` with its text and blocks, noise among them with the rule that says so.

    Text and Markdown keep their characters: `document.text` is `page.text`. For HTML it is the
    rendering made here, one line a block, cells apart by tabs. Raises PageError for a page without
    text or too large to read.
    """
    if page.media != "text/html":
        return from_text(page)
    from extractor.clean.webpage import from_html  # its parsers are a fifth of the start, and text needs none

    return from_html(page)
