"""Forms that a browser sends: fields and files, read into memory under the site's limit on bodies."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import BadRequest

_BOUNDARY: Final = re.compile(r'boundary=(?:"([^"]+)"|([^\s;]+))', re.IGNORECASE)
_NAME: Final = re.compile(r'\bname="((?:[^"\\]|\\.)*)"')
_FILE: Final = re.compile(r'\bfilename="((?:[^"\\]|\\.)*)"')
MOST_PARTS: Final = 100
FORM: Final = "application/x-www-form-urlencoded"
FILE_NAME: Final = ".name"  # field.name holds the name that the file in `field` was sent under


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
    chunks = []
    more = True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":
            raise BadRequest("the request ended early")
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    text = b"".join(chunks).decode("utf-8", "replace")
    fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=2 * MOST_PARTS))
    files = {}
    for name in [key for key in fields if key + FILE_NAME in fields]:
        try:
            content = base64.b64decode(fields.pop(name), validate=True)
        except binascii.Error:
            raise BadRequest("a file that cannot be decoded") from None
        files[name] = (fields.pop(name + FILE_NAME), content)
    return Posted(fields, files)


def is_multipart(content_type: str) -> bool:
    """Whether a content type is that of a form with files."""
    return content_type.lower().startswith("multipart/form-data")


def as_fields(body: bytes, content_type: str) -> bytes:
    """A form with files as a plain one, files in base 64.

    Datasette 0.65 looks for its token in multipart forms by a call that newer releases of python-multipart refuse; in a
    plain form it finds the token.

    Raises:
        ValueError: the body is no multipart form.
    """
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise ValueError("multipart form without a boundary")
    boundary = (found[1] or found[2]).encode("latin-1")
    pairs: list[tuple[str, str]] = []
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1 : MOST_PARTS + 1]:
        head, blank, content = part.partition(b"\r\n\r\n")
        if not blank:
            continue  # the closing boundary
        lines = head.decode("utf-8", "replace")
        name, file = _NAME.search(lines), _FILE.search(lines)
        if name and file:
            pairs.append((name[1], base64.b64encode(content).decode("ascii")))
            pairs.append((name[1] + FILE_NAME, file[1]))
        elif name:
            pairs.append((name[1], content.decode("utf-8", "replace")))
    return urlencode(pairs).encode("ascii")
