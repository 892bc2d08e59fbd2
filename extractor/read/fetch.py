"""Pages from the web: robots.txt, one request a second and host, a cache by ETag, retries, checked addresses."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from extractor import __version__
from extractor.model import Page, PageError, Problem
from extractor.read.answers import Answer, answer_of, asked_pause, check_url, origin_of, root_of
from extractor.read.content import page_of
from extractor.read.kept import Kept
from extractor.read.limits import Limits, check, default
from extractor.read.network import AddressError, Transport
from extractor.read.problems import problem
from extractor.read.source import members
from extractor.read.zipped import unpacked

_PRODUCT = "chitieu"
AGENT = f"{_PRODUCT}/{__version__} (reads public plan pages)"
_AGAIN = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS_MOVED = 5  # redirects of a robots.txt that are followed (RFC 9309)


def fetch(url: str, *, name: str | None = None, limits: Limits | None = None, cache: Path | None = None) -> Page:
    """The page at `url`; its name is the URL where none is given.

    Raises:
        PageError: "url", "address", "robots", "http-404" (the status), "redirects", "timeout", "network", or one of
            `read`.
        LimitError: the answer is too large.
    """
    with Fetcher(limits=limits, cache=cache) as fetcher:
        return fetcher.page(url, name=name)


def fetch_all(
    urls: Iterable[str], *, limits: Limits | None = None, cache: Path | None = None
) -> Iterator[Page | Problem]:
    """Every page at `urls`, in their order; archives give all their pages, errors a Problem."""
    with Fetcher(limits=limits, cache=cache) as fetcher:
        for url in urls:
            yield from fetcher.pages(url)


def sources(path: Path) -> list[str]:
    """The addresses of a list of sources: `[[source]]` tables with `url`, in their order, each once.

    Raises:
        PageError: "missing", "broken" where it is no such list.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise problem(path.name, "missing", f"There is no file {path}.", "Look at the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise problem(
            path.name, "broken", f"The list of sources is not valid TOML: {error}.", "Mend that line."
        ) from None
    listed = table.get("source", [])
    if not isinstance(listed, list) or not all(isinstance(s, dict) and "url" in s for s in listed):
        reason = "The list of sources needs [[source]] tables with a url."
        raise problem(path.name, "broken", reason, "Compare it with corpus/SOURCES.toml.")
    return list(dict.fromkeys(str(source["url"]) for source in listed))


class Fetcher:
    """A polite client for many pages; use it with `with`.

    Args:
        limits: sizes, times and pace (`patterns/limits.toml`).
        cache: folder in which answers are kept; asked again, a server only says that nothing has changed.
        private: also connect to private and local addresses; for tests and for portals inside one's own network.
    """

    def __init__(self, *, limits: Limits | None = None, cache: Path | None = None, private: bool = False) -> None:
        self.limits = limits or default()
        self._kept = Kept(cache)
        self._transport = Transport(private=private)
        self._client = httpx.Client(
            transport=self._transport,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html,*/*;q=0.8"},
            timeout=self.limits.fetch_seconds,
            follow_redirects=False,
            trust_env=False,
        )
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def page(self, url: str, *, name: str | None = None) -> Page:
        """One page; see `fetch`."""
        answer = self.answer(url)
        return page_of(answer.body, origin_of(answer, name or url), self.limits)

    def pages(self, url: str) -> Iterator[Page | Problem]:
        """The page at `url`, every page where it is an archive, a Problem where it fails."""
        try:
            answer = self.answer(url)
        except PageError as error:
            yield error.problem
            return
        yield from members(answer.body, origin_of(answer, url), self.limits)

    def answer(self, url: str) -> Answer:
        """The answer for `url` after redirects, from the cache where the server says it is the same."""
        known = self._kept.find(url)
        place = url
        for _ in range(int(self.limits.fetch_redirects) + 1):
            check_url(place, url)
            self._allowed(place, url)
            response, body = self._tried(place, url, known if place == url else None)
            if response.status_code == 304 and known is not None:
                return known
            target = response.headers.get("location")
            if response.status_code in _MOVED and target:
                place = urljoin(place, target)
                continue
            if response.status_code != 200:
                raise problem(
                    url,
                    f"http-{response.status_code}",
                    f"The server answered {response.status_code} {response.reason_phrase}.",
                    "Open the address in a browser; the page may have moved.",
                )
            return self._kept.keep(answer_of(url, place, response, body))
        reason = f"More than {self.limits.fetch_redirects} redirects."
        raise problem(url, "redirects", reason, "Give the address it ends at.")

    def _tried(self, place: str, url: str, known: Answer | None) -> tuple[httpx.Response, bytes]:
        """One request, again after a pause where the server or the line fails for the moment."""
        headers: dict[str, str] = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified:
            headers["If-Modified-Since"] = known.modified
        attempts = int(self.limits.fetch_attempts)
        for attempt in range(attempts):
            pause = self.limits.fetch_interval * 2**attempt
            failure: PageError | None = None
            try:
                response, body = self._once(place, url, headers, self.limits.source_bytes)
            except (httpx.TimeoutException, httpcore.TimeoutException) as error:
                failure = problem(url, "timeout", f"No full answer in {self.limits.fetch_seconds:g} s.", "Try later.")
                failure.__cause__ = error
            except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError) as error:
                why = str(error) or type(error).__name__
                failure = problem(url, "network", f"The connection failed: {why}.", "Try later.")
                failure.__cause__ = error
            else:
                if response.status_code not in _AGAIN or attempt + 1 == attempts:
                    return response, body
                pause = max(pause, asked_pause(response))
                if pause > self.limits.fetch_wait:
                    return response, body
            if attempt + 1 == attempts and failure is not None:
                raise failure
            time.sleep(min(pause, self.limits.fetch_wait))
        raise AssertionError("fetch_attempts must be at least 1")

    def _once(self, place: str, url: str, headers: dict[str, str], largest: float) -> tuple[httpx.Response, bytes]:
        """One request and its body, stopped at the limits of size and time."""
        self._pace(place)
        self._transport.ends_in(self.limits.fetch_seconds)
        try:
            with self._client.stream("GET", place, headers=headers) as response:
                parts: list[bytes] = []
                size = 0
                for part in response.iter_raw():
                    size += len(part)
                    if size > largest:
                        check(url, "source_bytes", size, self.limits, "bytes in the answer")
                    parts.append(part)
        except AddressError as error:
            raise problem(url, "address", f"{error}.", "Only pages of the open internet are fetched.") from None
        body = b"".join(parts)
        coding = response.headers.get("content-encoding", "").lower()
        return response, unpacked(body, coding, url, self.limits)

    def _pace(self, place: str) -> None:
        """Wait until the host may be asked again."""
        host = urlsplit(place).hostname or ""
        rules = self._robots.get(root_of(place))
        asked = (rules.crawl_delay(_PRODUCT) if rules is not None else None) or 0.0
        interval = min(max(self.limits.fetch_interval, asked), self.limits.fetch_wait)
        wait = self._last.get(host, float("-inf")) + interval - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last[host] = time.monotonic()

    def _allowed(self, place: str, url: str) -> None:
        """Raise "robots" where the site asks not to be read there, or cannot say (RFC 9309)."""
        root = root_of(place)
        if root not in self._robots:
            response, body = self._rules(root, url)
            if response.status_code >= 500 or response.status_code in _AGAIN:
                reason = f"The site's robots.txt answers {response.status_code}, so nothing may be read."
                raise problem(url, "robots", reason, "Try later.")
            found = body[: int(self.limits.robots_bytes)] if response.status_code == 200 else b""
            self._robots[root] = Protego.parse(found.decode("utf-8-sig", "replace"))
        if not self._robots[root].can_fetch(place, _PRODUCT):
            raise problem(url, "robots", "The site's robots.txt asks not to read this page.", "Save it by hand.")

    def _rules(self, root: str, url: str) -> tuple[httpx.Response, bytes]:
        """The answer for the robots.txt of `root`, after redirects."""
        place = root + "/robots.txt"
        response, body = self._tried(place, url, None)
        for _ in range(_ROBOTS_MOVED):
            target = response.headers.get("location")
            if response.status_code not in _MOVED or not target:
                break
            place = urljoin(place, target)
            check_url(place, url)
            response, body = self._tried(place, url, None)
        return response, body
