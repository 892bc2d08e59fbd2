"""Pages made in turn, and kept as they were sent until the database changes.

Where several processes answer, one that has more to do ends the connection with its answer: the reader's next request
waits with all others for the first process that is free.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Final

from extractor.publish.door import turns_here
from extractor.publish.reply import COOKIE
from extractor.publish.security import App, Message, Receive, Scope, Send
from extractor.publish.site import Site
from extractor.publish.turns import Turns

SHORT: Final = "/search"  # the page that goes before others: its reader is typing
MOST: Final = 300  # pages kept
LARGEST: Final = 400_000  # bytes of a page that is kept
PERSONAL: Final = frozenset({"ds_actor", "ds_messages", "ds_csrftoken"})  # cookies that make a page somebody's own

Header = tuple[bytes, bytes]
Key = tuple[bytes, bytes, str]  # path, query, language


@dataclass(slots=True)
class Kept:
    """Pages in the order of their last use, of one state of the database."""

    fingerprint: object = None
    pages: OrderedDict[Key, list[Message]] = field(default_factory=OrderedDict)

    def of(self, fingerprint: object) -> OrderedDict[Key, list[Message]]:
        """The pages of that state; those of another are forgotten."""
        if fingerprint is None or fingerprint != self.fingerprint:
            self.fingerprint = fingerprint
            self.pages.clear()
        return self.pages


def remembered(app: App, site: Site) -> App:
    """`app`, with its pages made in turn, and those that are nobody's own answered from memory afterwards."""
    kept = Kept()
    own = Turns()
    others = site.option("workers", 1) > 1

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_page(scope):
            await app(scope, receive, send)
            return
        key = _key(scope)
        fingerprint = site.fingerprint()
        pages = kept.of(fingerprint)
        sent = pages.get(key) if key else None
        last: list[Header] = []
        if key and sent:
            pages.move_to_end(key)
        else:
            sent = []

            async def collect(message: Message) -> None:
                sent.append(message)

            turns = turns_here() or own
            async with turns.turn(short=scope["path"].endswith(SHORT)) as pressed:
                await app(scope, receive, collect)
            if key and fingerprint is not None and fingerprint == site.fingerprint() and _may_be_kept(sent):
                kept.of(fingerprint)[key] = sent
                while len(kept.pages) > MOST:
                    kept.pages.popitem(last=False)
            if others and (pressed or turns.present) and scope.get("http_version") == "1.1":
                last = [(b"connection", b"close")]
        for message in sent:
            start = message["type"] == "http.response.start"
            await send({**message, "headers": [*message["headers"], *last]} if start else message)

    return answer


def _is_page(scope: Scope) -> bool:
    """Whether a request is for a page: files and tables to take away are sent as they are made."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "." not in scope["path"].rpartition("/")[2] and b"_stream" not in scope.get("query_string", b"")


def _key(scope: Scope) -> Key | None:
    """What tells one page from another; None for somebody's own."""
    language = ""
    for name, value in scope.get("headers") or ():
        if name.lower() == b"authorization":
            return None
        if name.lower() == b"cookie":
            try:
                cookies = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                return None
            if PERSONAL & cookies.keys():
                return None
            language = cookies[COOKIE].value if COOKIE in cookies else ""
    return scope.get("raw_path") or scope["path"].encode(), scope.get("query_string", b""), language


def _may_be_kept(sent: list[Message]) -> bool:
    if not sent or sent[0]["type"] != "http.response.start" or sent[0]["status"] != 200:
        return False
    headers = {name.lower(): value for name, value in sent[0]["headers"]}
    size = sum(len(message.get("body", b"")) for message in sent)
    html = headers.get(b"content-type", b"").startswith(b"text/html")
    own = b"set-cookie" in headers or b"private" in headers.get(b"cache-control", b"")
    return html and not own and size <= LARGEST
