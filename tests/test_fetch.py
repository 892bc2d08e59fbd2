"""Fetching pages, against a server on this machine."""

from __future__ import annotations

import gzip
import hashlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from making import zipped

from extractor.model import Page, PageError, Problem
from extractor.read import network, read
from extractor.read.fetch import Fetcher, sources
from extractor.read.limits import Limits, default

PAGE = "<html><body><p>Thu ngân sách đạt 95% trở lên</p></body></html>".encode()
Answering = Callable[["Handler"], tuple[int, dict[str, str], bytes]]


@dataclass
class Site:
    """A site with one function for each path; `asked` lists what was asked, with the time."""

    address: str
    paths: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, float, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str, status: int = 200, body: bytes = PAGE, **headers: str) -> str:
        given = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.paths[path] = lambda _: (status, given, body)
        return self.address + path

    def count(self, path: str) -> int:
        return sum(asked == path for asked, *_ in self.asked)


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, time.monotonic(), dict(self.headers)))
        answer = self.site.paths.get(self.path)
        status, headers, body = answer(self) if answer else (404, {}, b"")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is no news
    server.RequestHandlerClass = type("OneSite", (Handler,), {"site": made})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def quick() -> Limits:
    return replace(default(), fetch_interval=0.02, fetch_seconds=2.0, fetch_wait=1.0)


@pytest.fixture
def fetcher(quick: Limits) -> Iterator[Fetcher]:
    with Fetcher(limits=quick, private=True) as made:
        yield made


def test_page_with_its_origin(site: Site, fetcher: Fetcher) -> None:
    page = fetcher.page(site.page("/a.html"))
    assert page.media == "text/html"
    assert "95% trở lên" in page.text
    assert page.url == page.name == site.address + "/a.html"
    assert page.fetched is not None
    assert page.fetched.endswith("+00:00")
    assert page.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_charset_of_the_header_is_used(site: Site, fetcher: Fetcher) -> None:
    text = "<html><body><p>Привет, мир, это план на год</p></body></html>"
    url = site.page("/r.html", body=text.encode("koi8-r"), Content_Type="text/html; charset=koi8-r")
    assert fetcher.page(url).text == text


def test_gzip_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/g.html", body=gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetcher.page(url).text == PAGE.decode()


def test_archives_give_all_pages(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/p.zip", body=zipped({"a.html": PAGE, "b.html": PAGE}), Content_Type="application/zip")
    assert [p.name for p in fetcher.pages(url)] == [f"{url}/a.html", f"{url}/b.html"]


def test_redirects_are_followed_and_counted(site: Site, fetcher: Fetcher) -> None:
    site.page("/end.html")
    url = site.page("/start", 302, Location="/end.html")
    page = fetcher.page(url)
    assert page.url == site.address + "/end.html"
    round_and_round = site.page("/loop", 302, Location="/loop")
    assert _code(fetcher, round_and_round) == "redirects"


@pytest.mark.parametrize(
    ("status", "code", "times"),
    [(404, "http-404", 1), (403, "http-403", 1), (503, "http-503", 4), (429, "http-429", 4)],
)
def test_failures_by_status(site: Site, fetcher: Fetcher, status: int, code: str, times: int) -> None:
    url = site.page("/x", status)
    assert _code(fetcher, url) == code
    assert site.count("/x") == times


def test_a_server_that_recovers(site: Site, fetcher: Fetcher) -> None:
    def answer(_: Handler) -> tuple[int, dict[str, str], bytes]:
        return (503, {"Retry-After": "0"}, b"") if site.count("/y") < 3 else (200, {"Content-Type": "text/html"}, PAGE)

    site.paths["/y"] = answer
    assert "95%" in fetcher.page(site.address + "/y").text
    assert site.count("/y") == 3


def test_pauses_double_and_are_those_the_server_asks_for(
    site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    limits = replace(quick, fetch_interval=0.1, fetch_wait=30.0)
    with Fetcher(limits=limits, private=True) as fetcher:
        site.page("/robots.txt", 404, b"")
        assert _code(fetcher, site.page("/b", 503)) == "http-503"
        assert {0.1, 0.2, 0.4} <= set(waits)
        assert _code(fetcher, site.page("/c", 503, Retry_After="7")) == "http-503"
        assert waits.count(7.0) == 3


def test_a_pause_that_is_too_long_is_not_waited_for(site: Site, fetcher: Fetcher) -> None:
    started = time.monotonic()
    assert _code(fetcher, site.page("/busy", 503, Retry_After="3600")) == "http-503"
    assert time.monotonic() - started < 1


def test_a_slow_answer_is_given_up(site: Site, quick: Limits) -> None:
    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(30):
            try:
                handler.wfile.write(b"<p>")
                handler.wfile.flush()
            except OSError:
                break
            time.sleep(0.05)
        return 200, {}, b""

    site.paths["/slow"] = answer
    limits = replace(quick, fetch_seconds=0.3, fetch_attempts=1)
    with Fetcher(limits=limits, private=True) as fetcher:
        assert _code(fetcher, site.address + "/slow") == "timeout"


def test_headers_that_never_end_are_given_up(site: Site, quick: Limits) -> None:
    """Each byte comes in time, and the answer never does."""

    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        for number in range(160):
            try:
                handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if number == 0 else b"X-%d: 1\r\n" % number)
            except OSError:
                break
            time.sleep(0.05)
        return 200, {}, b""

    site.page("/robots.txt", 404, b"")
    site.paths["/slow"] = answer
    started = time.monotonic()
    with Fetcher(limits=replace(quick, fetch_seconds=0.3, fetch_attempts=1), private=True) as fetcher:
        assert _code(fetcher, site.address + "/slow") == "timeout"
    assert time.monotonic() - started < 5


def test_a_connection_that_breaks_is_tried_again(site: Site, fetcher: Fetcher) -> None:
    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        if site.count("/z") < 3:
            handler.connection.shutdown(socket.SHUT_RDWR)
        return 200, {"Content-Type": "text/html"}, PAGE

    site.paths["/z"] = answer
    assert "95%" in fetcher.page(site.address + "/z").text
    assert site.count("/z") == 3


def test_size_is_limited_while_it_comes(site: Site, quick: Limits) -> None:
    url = site.page("/big", body=b"a" * 200_000)
    with Fetcher(limits=replace(quick, source_bytes=100_000), private=True) as fetcher:
        assert _code(fetcher, url) == "limit-source_bytes"


def test_no_more_is_taken_than_the_limit(site: Site, quick: Limits) -> None:
    sent: list[int] = []

    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            try:
                handler.wfile.write(b"a" * 100_000)
            except OSError:
                break
            sent.append(100_000)
        return 200, {}, b""

    site.page("/robots.txt", 404, b"")
    site.paths["/endless"] = answer
    with Fetcher(limits=replace(quick, source_bytes=100_000), private=True) as fetcher:
        assert _code(fetcher, site.address + "/endless") == "limit-source_bytes"
    assert sum(sent) < 50_000_000


def test_a_gzip_bomb_is_stopped(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/bomb", body=gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    assert _code(fetcher, url) == "limit-compression_ratio"


def test_robots_are_asked_once_and_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", body=b"User-agent: *\nDisallow: /secret/\n", Content_Type="text/plain")
    site.page("/secret/a.html")
    open_page = site.page("/open.html")
    assert _code(fetcher, site.address + "/secret/a.html") == "robots"
    assert isinstance(next(fetcher.pages(open_page)), Page)
    assert site.count("/robots.txt") == 1
    assert site.count("/secret/a.html") == 0


@pytest.mark.parametrize("status", [500, 429])
def test_robots_that_cannot_be_read_forbid(site: Site, fetcher: Fetcher, status: int) -> None:
    site.page("/robots.txt", status)
    assert _code(fetcher, site.page("/a.html")) == "robots"
    assert site.count("/a.html") == 0


def test_robots_are_read_up_to_a_limit(site: Site, quick: Limits) -> None:
    rules = b"User-agent: *\nDisallow: /a\n" + b"#" * 100 + b"\nDisallow: /b\n"
    site.page("/robots.txt", body=rules, Content_Type="text/plain")
    with Fetcher(limits=replace(quick, robots_bytes=100), private=True) as fetcher:
        assert _code(fetcher, site.page("/a.html")) == "robots"
        assert isinstance(next(fetcher.pages(site.page("/b.html"))), Page)


def test_robots_that_moved_are_read_where_they_are(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", 301, b"", Location="/new/robots.txt")
    site.page("/new/robots.txt", body=b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    assert _code(fetcher, site.page("/a.html")) == "robots"


def test_robots_of_a_redirect_are_obeyed_too(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", body=b"User-agent: *\nDisallow: /in\n", Content_Type="text/plain")
    site.page("/in.html")
    assert _code(fetcher, site.page("/r", 302, Location="/in.html")) == "robots"
    assert site.count("/in.html") == 0


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nAllow: /\nDisallow: /a", "/a/b", False),  # the longest rule decides, not the first
        ("User-agent: chitieu\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", True),
        ("User-agent: *\nDisallow: /*?print=", "/x.aspx?print=1", False),
        ("User-agent: *\nDisallow: /" + "*a" * 5000 + "b", "/" + "a" * 5000, True),  # no pattern takes long
    ],
)
def test_rules_of_robots(site: Site, fetcher: Fetcher, text: str, path: str, allowed: bool) -> None:
    site.page("/robots.txt", body=text.encode(), Content_Type="text/plain")
    site.page(path)
    if allowed:
        assert "95%" in fetcher.page(site.address + path).text
    else:
        assert _code(fetcher, site.address + path) == "robots"


def test_a_pause_of_robots_is_no_longer_than_the_limit(
    site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    site.page("/robots.txt", body=b"User-agent: *\nCrawl-delay: 86400\n", Content_Type="text/plain")
    with Fetcher(limits=replace(quick, fetch_wait=3.0), private=True) as fetcher:
        fetcher.page(site.page("/a.html"))
        fetcher.page(site.page("/b.html"))
    assert 2.0 < max(waits) <= 3.0


def test_one_host_is_asked_at_intervals(site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with Fetcher(limits=replace(quick, fetch_interval=20.0, fetch_wait=30.0), private=True) as fetcher:
        for i in range(3):
            fetcher.page(site.page(f"/{i}.html"))
    assert len(waits) == 3  # before every request but that for robots.txt
    assert all(10 < wait <= 20 for wait in waits)


def test_a_host_is_one_on_all_its_ports(quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with Fetcher(limits=replace(quick, fetch_interval=0.5, fetch_attempts=1), private=True) as fetcher:
        for address in ("http://127.0.0.1:9/a", "http://someone@127.0.0.1:8/a"):
            assert _code(fetcher, address) == "network"
    assert max(waits) > 0.3


def test_crawl_delay_of_robots_is_kept(site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    site.page("/robots.txt", body=b"User-agent: *\nCrawl-delay: 20\n", Content_Type="text/plain")
    with Fetcher(limits=replace(quick, fetch_wait=30.0), private=True) as fetcher:
        fetcher.page(site.page("/a.html"))
    assert 10 < max(waits) <= 20


def test_default_interval_is_a_second() -> None:
    assert default().fetch_interval >= 1.0


def test_cache_by_etag(site: Site, quick: Limits, tmp_path: Path) -> None:
    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        headers = {"ETag": '"1"', "Content-Type": "text/html"}
        return (304, headers, b"") if handler.headers.get("If-None-Match") == '"1"' else (200, headers, PAGE)

    site.paths["/e.html"] = answer
    pages = []
    for _ in range(2):
        with Fetcher(limits=quick, private=True, cache=tmp_path) as fetcher:
            pages.append(fetcher.page(site.address + "/e.html"))
            assert fetcher.answer(site.address + "/e.html").cached
    assert pages[0] == pages[1]
    (body,) = tmp_path.glob("*.body")
    body.write_bytes(b"changed by hand")
    with Fetcher(limits=quick, private=True, cache=tmp_path) as fetcher:
        assert fetcher.page(site.address + "/e.html").text == PAGE.decode()


def test_cache_by_date(site: Site, quick: Limits, tmp_path: Path) -> None:
    when = "Mon, 04 Jan 2021 08:00:00 GMT"

    def answer(handler: Handler) -> tuple[int, dict[str, str], bytes]:
        headers = {"Last-Modified": when, "Content-Type": "text/html"}
        return (304, headers, b"") if handler.headers.get("If-Modified-Since") == when else (200, headers, PAGE)

    site.paths["/d.html"] = answer
    with Fetcher(limits=quick, private=True, cache=tmp_path) as fetcher:
        assert [fetcher.answer(site.address + "/d.html").cached for _ in range(2)] == [False, True]


def test_answers_without_a_mark_are_not_kept(site: Site, quick: Limits, tmp_path: Path) -> None:
    url = site.page("/n.html")
    with Fetcher(limits=quick, private=True, cache=tmp_path) as fetcher:
        assert [fetcher.answer(url).cached for _ in range(2)] == [False, False]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/a",
        "http://169.254.169.254/latest",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/",
        "http://224.0.0.1/",
    ],
)
def test_private_addresses_are_refused(quick: Limits, url: str) -> None:
    with Fetcher(limits=quick) as fetcher:
        assert _code(fetcher, url) == "address"


def test_private_addresses_are_refused_after_a_redirect(
    site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.address.rsplit(":", 1)[1]
    url = site.page("/r", 302, Location=f"http://other.test:{port}/in").replace("127.0.0.1", "plans.test")
    hosts = {"plans.test": "127.0.0.1", "other.test": "127.0.0.2"}
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(lambda host: hosts[host]))
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    with Fetcher(limits=quick) as fetcher:
        assert _code(fetcher, url) == "address"
    assert site.count("/r") == 1


def test_a_name_that_changes_its_address_is_refused(site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is resolved once, checked, and the checked address is connected to."""
    url = site.page("/a.html", Connection="close").replace("127.0.0.1", "plans.test")
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.2"])
    site.page("/robots.txt", 404, b"", Connection="close")
    asked: list[str] = []

    def turn(host: str) -> str:
        asked.append(host)
        return next(answers)

    monkeypatch.setattr(socket, "getaddrinfo", _resolver(turn))
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    with Fetcher(limits=quick) as fetcher:
        assert "95%" in fetcher.page(url).text
        assert _code(fetcher, url) == "address"
    assert asked == ["plans.test"] * 3


def test_a_name_with_one_private_address_is_refused(quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with Fetcher(limits=quick) as fetcher:
        assert _code(fetcher, "http://plans.test/") == "address"


def test_a_redirect_to_a_file_is_refused(site: Site, fetcher: Fetcher) -> None:
    assert _code(fetcher, site.page("/f", 302, Location="file:///etc/passwd")) == "url"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("fc00::1", False),
        ("255.255.255.255", False),
        ("224.0.1.1", False),
        ("ff0e::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert network.is_public(ipaddress.ip_address(address)) is public


def test_no_proxy_of_the_environment_is_used(site: Site, quick: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a proxy no address could be checked."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with Fetcher(limits=replace(quick, fetch_attempts=1), private=True) as fetcher:
        assert isinstance(next(fetcher.pages(site.page("/a.html"))), Page)


@pytest.mark.parametrize("url", ["ftp://a.vn/", "file:///etc/passwd", "http://", "http://a.vn:99999/", "https:///x"])
def test_addresses_that_are_none(quick: Limits, url: str) -> None:
    with Fetcher(limits=quick) as fetcher:
        assert _code(fetcher, url) == "url"


def test_read_refuses_private_addresses() -> None:
    with pytest.raises(PageError) as caught:
        read("http://127.0.0.1:9/plan.html")
    assert caught.value.problem.code == "address"


def test_list_of_sources(tmp_path: Path) -> None:
    path = tmp_path / "SOURCES.toml"
    path.write_text('[[source]]\nurl = "http://a.vn/1"\n[[source]]\nurl = "http://a.vn/2"\nyear = 2021\n')
    assert sources(path) == ["http://a.vn/1", "http://a.vn/2"]


@pytest.mark.parametrize(
    ("content", "code"), [("[[source]]\nurl = ", "broken"), ("[[source]]\nplace = 'a'\n", "broken"), (None, "missing")]
)
def test_lists_that_cannot_be_used(tmp_path: Path, content: str | None, code: str) -> None:
    path = tmp_path / "SOURCES.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(PageError) as caught:
        sources(path)
    assert caught.value.problem.code == code


def _code(fetcher: Fetcher, url: str) -> str:
    (found,) = list(fetcher.pages(url))
    assert isinstance(found, Problem)
    assert found.remedy
    return found.code


def _resolver(address_of: Callable[[str], str]) -> Callable[..., list[tuple[object, ...]]]:
    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        address = host if host.startswith("127.") else address_of(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    return resolve
