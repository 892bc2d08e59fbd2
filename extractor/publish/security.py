"""What every answer of the site carries, and what it refuses before reading it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qs

from extractor.publish.messages import is_language
from extractor.publish.posted import FORM, as_fields, is_multipart
from extractor.publish.reply import COOKIE

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY: Final = 2_000_000  # bytes of a request
UPLOADS: Final = "/try"  # the page that takes files
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
TOO_LARGE: Final = b"The request is larger than this site accepts.\n"


def hide_variables() -> None:
    """Keep Datasette from printing all variables of all frames of an error: the reader's cookies are among them."""
    from datasette.plugins import pm  # loads the plugins

    pm.get_plugin("datasette.handle_exception").rich = None


def guarded(app: App, largest_body: int = LARGEST_BODY) -> App:
    """`app` with security headers on every answer, a limit on request bodies, and the language cookie."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        extra = [*HEADERS, *_language_cookie(scope)]
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = {name.lower() for name, _ in message.get("headers", [])}
                added = [pair for pair in extra if pair[0] not in own or pair[0] == b"set-cookie"]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        if _announced(scope) > largest_body:
            await _refuse(send_with_headers)
            return
        try:
            inner, body = await _plain_form(scope, _limited(receive, largest_body))
            await app(inner, body, send_with_headers)
        except BodyTooLargeError:
            if not started:
                await _refuse(send_with_headers)

    return answer


class BodyTooLargeError(Exception):
    """A request went on after the largest body the site reads."""


def _limited(receive: Receive, largest: int) -> Receive:
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise BodyTooLargeError
        return message

    return limited


async def _plain_form(scope: Scope, receive: Receive) -> tuple[Scope, Receive]:
    """Scope and body of a request, a form with files for one of our pages turned into a plain form."""
    kind = _header(scope, b"content-type").decode("latin-1")
    if not (is_multipart(kind) and str(scope.get("path", "")).endswith(UPLOADS)):
        return scope, receive
    chunks = []
    more = True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    try:
        body = as_fields(b"".join(chunks), kind)
    except ValueError:
        body = b""
    changed = (b"content-type", b"content-length")
    headers = [(name, value) for name, value in scope["headers"] if name.lower() not in changed]
    headers += [(b"content-type", FORM.encode()), (b"content-length", str(len(body)).encode())]

    async def replay() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return {**scope, "headers": headers}, replay


def _header(scope: Scope, wanted: bytes) -> bytes:
    for name, value in scope.get("headers") or ():
        if name.lower() == wanted:
            return bytes(value)
    return b""


def _announced(scope: Scope) -> int:
    length = _header(scope, b"content-length")
    return int(length) if length.isdigit() else 0


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_LARGE})


def _language_cookie(scope: Scope) -> list[tuple[bytes, bytes]]:
    """A reader who asks for a language keeps it for a year."""
    query = scope.get("query_string", b"")
    if b"_lang=" not in query:
        return []
    asked = parse_qs(query.decode("latin-1")).get("_lang", [""])[-1]
    if not is_language(asked):
        return []
    cookie = f"{COOKIE}={asked}; Path=/; Max-Age=31536000; SameSite=Lax"
    return [(b"set-cookie", cookie.encode())]
