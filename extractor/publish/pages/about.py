"""How to read the figures, and how to take them away."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from extractor.publish import reply
from extractor.publish.counts import counts_of


async def page(datasette: Any, request: Any) -> Response:
    """The page about the data."""
    site = reply.need_site(datasette)
    context = {"counts": await counts_of(site), "forms": reply.forms()}
    return await reply.page(datasette, request, "about.html", context)
