"""Static files: style sheet, script, icons."""

from __future__ import annotations

from typing import Any, Final

from datasette.utils.asgi import NotFound, Response

from extractor.publish.shell import asset

MEDIA: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


async def file(request: Any) -> Response:
    """A file of static/; an address with a fingerprint may be kept for a year.

    Raises:
        NotFound: there is no such file.
    """
    name = request.url_vars["name"]
    media = MEDIA.get(name.rpartition(".")[2])
    if media is None:
        raise NotFound("no such file")
    try:
        body = asset(name)
    except FileNotFoundError:
        raise NotFound("no such file") from None
    kept = "public, max-age=31536000, immutable" if request.args.get("v") else "no-cache"
    return Response(body, headers={"cache-control": kept}, content_type=media)
