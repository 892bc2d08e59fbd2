"""Answers of servers, and what their addresses and headers say."""

from __future__ import annotations

import datetime
import email.utils
import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from extractor.read.content import Origin
from extractor.read.problems import problem


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent for `url`; `body` is unpacked, `final` the address after redirects."""

    url: str
    final: str
    status: int
    content_type: str
    etag: str
    modified: str
    fetched: str  # ISO 8601, UTC
    sha256: str
    body: bytes = field(repr=False, default=b"")
    cached: bool = False


def answer_of(url: str, final: str, response: httpx.Response, body: bytes) -> Answer:
    """What a server sent, with the time and the hash of its body."""
    return Answer(
        url=url,
        final=final,
        status=response.status_code,
        content_type=response.headers.get("content-type", ""),
        etag=response.headers.get("etag", ""),
        modified=response.headers.get("last-modified", ""),
        fetched=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def origin_of(answer: Answer, name: str) -> Origin:
    """Where the bytes of an answer come from, for the page made of them."""
    charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)", answer.content_type)
    return Origin(
        name=name,
        url=answer.final,
        fetched=answer.fetched,
        content_type=answer.content_type,
        charset=charset.group(1) if charset else None,
    )


def check_url(place: str, url: str) -> None:
    """Raise a PageError "url" where `place` is no address of the web; `url` is the one asked for."""
    try:
        parts = urlsplit(place)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise problem(url, "url", f"{place} is no address of the web.", "Give one with http or https.")


def root_of(place: str) -> str:
    """Scheme and host of an address: where its robots.txt lies."""
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc}"


def asked_pause(response: httpx.Response) -> float:
    """Seconds that a server asks to wait, 0 where it does not say."""
    asked = response.headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        then = email.utils.parsedate_to_datetime(asked)
    except (ValueError, TypeError):
        return 0.0
    now = datetime.datetime.now(then.tzinfo or datetime.UTC)
    return max(0.0, (then - now).total_seconds())
