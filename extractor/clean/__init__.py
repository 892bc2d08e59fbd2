"""Stage `clean`: a page becomes a document of blocks, content apart from noise."""

from __future__ import annotations

from dataclasses import replace

from extractor.clean import bullets, running
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
        document = from_text(page)
    else:
        from extractor.clean.webpage import from_html  # its parsers are a fifth of the start, and text needs none

        document = from_html(page)
    headed = running.parted(document.text, document.blocks)
    return replace(document, blocks=tuple(bullets.parted(document.text, headed)))
