"""Forms that a browser sends: fields and files, read into memory under the site's limit on bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from datasette.utils.asgi import BadRequest

_BOUNDARY: Final = re.compile(r'boundary=(?:"([^"]+)"|([^\s;]+))', re.IGNORECASE)
_NAME: Final = re.compile(r'\bname="((?:[^"\\]|\\.)*)"')
_FILE: Final = re.compile(r'\bfilename="((?:[^"\\]|\\.)*)"')
MOST_PARTS: Final = 100


@dataclass(frozen=True, slots=True)
class Posted:
    """Fields by name (the last of each), and files by field with the name each was sent under."""

    fields: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]]


async def posted(request: Any) -> Posted:
    """The form in the body of `request`.

    Raises:
        BadRequest: the body is no form.
    """
    body = await _body(request)
    kind = request.headers.get("content-type", "")
    if kind.lower().startswith("multipart/form-data"):
        boundary = _BOUNDARY.search(kind)
        if boundary is None:
            raise BadRequest("multipart form without a boundary")
        return _parts(body, (boundary[1] or boundary[2]).encode("latin-1"))
    fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return Posted(dict(fields), {})


async def _body(request: Any) -> bytes:
    chunks = []
    more = True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":
            raise BadRequest("the request ended early")
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(chunks)


def _parts(body: bytes, boundary: bytes) -> Posted:
    fields: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1 : MOST_PARTS + 1]:
        head, blank, content = part.partition(b"\r\n\r\n")
        if not blank:
            continue  # the closing boundary
        lines = head.decode("utf-8", "replace")
        name, file = _NAME.search(lines), _FILE.search(lines)
        if name and file:
            files[name[1]] = (file[1], content)
        elif name:
            fields[name[1]] = content.decode("utf-8", "replace")
    return Posted(fields, files)
