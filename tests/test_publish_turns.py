"""Pages made in turn, and processes that take readers from one queue."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import subprocess
import sys
import threading
import time
from asyncio import create_task, gather, sleep
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import published
import pytest

from extractor.publish import door
from extractor.publish.door import Sharing, turns_here
from extractor.publish.turns import AT_ONCE, PATIENCE, Turns

SOON = 0.05  # seconds in which a connection is taken where nothing speaks against it


async def _made(turns: Turns, made: list[str], name: str, seconds: float, *, short: bool = False) -> None:
    async with turns.turn(short=short):
        await sleep(seconds)
        made.append(name)


@pytest.mark.asyncio
async def test_pages_are_made_in_turn_and_a_search_goes_before_others() -> None:
    turns, made = Turns(), list[str]()
    pages = [("one", False), ("two", False), ("search", True), ("again", True), ("three", False)]
    await gather(*(_made(turns, made, name, 0.001, short=short) for name, short in pages))
    assert made == ["one", "search", "two", "again", "three"]
    assert turns.present == 0


@pytest.mark.asyncio
async def test_a_page_that_takes_long_lets_the_next_begin() -> None:
    turns, made = Turns(), list[str]()
    await gather(_made(turns, made, "long", 3 * PATIENCE), *(_made(turns, made, name, 0) for name in "abc"))
    assert made == ["a", "b", "c", "long"]


@pytest.mark.asyncio
async def test_a_reader_who_leaves_takes_no_turn_along() -> None:
    turns, made = Turns(), list[str]()
    waiting = [create_task(_made(turns, made, name, 0.001)) for name in ("one", "two", "three", "four")]
    await sleep(0)
    waiting[1].cancel()  # while it waits
    await waiting[0]
    waiting[2].cancel()  # when its turn has come, or while it is made
    await gather(*waiting, return_exceptions=True)
    await _made(turns, made, "last", 0)
    assert made == ["one", "four", "last"]
    assert turns.present == 0


async def _pressed(turns: Turns) -> bool:
    async with turns.turn() as pressed:
        await sleep(0)
        return pressed


@pytest.mark.asyncio
async def test_a_turn_says_whether_there_is_more_to_do() -> None:
    turns = Turns()
    assert not await _pressed(turns)
    assert await _pressed(turns)  # right after another
    await sleep(2 * AT_ONCE)
    assert [*await gather(_pressed(turns), _pressed(turns))] == [False, True]  # the second waits for the first


class _Taken(asyncio.Protocol):
    """Notes each connection that is taken, under the name of who took it."""

    def __init__(self, taken: list[str], name: str) -> None:
        self.taken, self.name = taken, name

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.taken.append(self.name)


@contextmanager
def _listening() -> Iterator[tuple[socket.socket, ExitStack]]:
    """A socket that listens, and what keeps the connections to it."""
    with socket.create_server(("127.0.0.1", 0)) as listener, ExitStack() as connections:
        yield listener, connections


def _connect(listener: socket.socket, connections: ExitStack) -> None:
    connections.enter_context(socket.create_connection(listener.getsockname()))


def test_a_door_is_shut_while_a_page_is_made() -> None:
    taken = list[str]()

    async def run() -> None:
        loop = asyncio.get_running_loop()
        turns = turns_here()
        assert turns is not None
        with _listening() as (listener, connections):
            server = await loop.create_server(lambda: _Taken(taken, "door"), sock=listener)
            _connect(listener, connections)
            await sleep(SOON)
            assert len(taken) == 1
            async with turns.turn():
                _connect(listener, connections)
                _connect(listener, connections)
                await sleep(SOON)
                assert len(taken) == 1
            await sleep(SOON)
            assert len(taken) == 3
            server.close()
            _connect(listener, connections)
            async with turns.turn():
                pass
            await sleep(SOON)
            await server.wait_closed()
            assert len(taken) == 3

    with asyncio.Runner(loop_factory=Sharing) as runner:
        runner.run(run())


def test_readers_go_to_the_one_that_is_free() -> None:
    taken = list[str]()
    begun, over = threading.Barrier(3), threading.Event()

    async def run(name: str, listener: socket.socket, busy: bool) -> None:
        server = await asyncio.get_running_loop().create_server(lambda: _Taken(taken, name), sock=listener)
        turns = turns_here()
        assert turns is not None
        if busy:
            await turns._begin(False)  # a turn without patience
        begun.wait()
        while not over.is_set():
            await sleep(0.01)
        server.close()

    def serve(name: str, listener: socket.socket, busy: bool) -> None:
        with asyncio.Runner(loop_factory=Sharing) as runner:
            runner.run(run(name, listener, busy))

    with _listening() as (listener, connections), listener.dup() as same:
        threads = [
            threading.Thread(target=serve, args=("busy", listener, True)),
            threading.Thread(target=serve, args=("free", same, False)),
        ]
        for thread in threads:
            thread.start()
        begun.wait()
        for _ in range(6):
            _connect(listener, connections)
        deadline = time.monotonic() + 10
        while len(taken) < 6 and time.monotonic() < deadline:
            time.sleep(0.01)
        over.set()
        for thread in threads:
            thread.join()
    assert taken == ["free"] * 6


class _Full(socket.socket):
    """A socket of a process that has no file descriptor left for a while."""

    tries = 0

    def accept(self) -> Any:
        self.tries += 1
        if self.tries < 3:
            raise OSError(errno.EMFILE, "Too many open files")
        return super().accept()


def test_a_door_opens_again_when_the_system_has_room(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(door, "EXHAUSTED", 0.01)
    taken = list[str]()

    async def run() -> None:
        with _listening() as (listener, connections), _Full(fileno=listener.dup().detach()) as full:
            server = await asyncio.get_running_loop().create_server(lambda: _Taken(taken, "door"), sock=full)
            _connect(listener, connections)
            await sleep(2 * SOON)
            server.close()

    with asyncio.Runner(loop_factory=Sharing) as runner:
        runner.run(run())
    assert taken == ["door"]
    assert caplog.text.count("Too many open files") >= 2  # and says why it was shut


async def _ask(address: str, paths: list[str]) -> list[int]:
    """The status of each of `paths`, asked by six readers at a time."""
    async with httpx.AsyncClient(base_url=address, limits=httpx.Limits(max_connections=6), timeout=60) as client:
        return [answer.status_code for answer in await gather(*(client.get(path) for path in paths))]


def test_two_processes_serve_the_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = published.build(tmp_path_factory, "shared")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-c", "import sys; from extractor.cli import main; sys.exit(main())"]
    arguments = ["serve", str(database), "--port", str(port), "--workers", "2"]
    server = subprocess.Popen([*command, *arguments], stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/about", timeout=60).raise_for_status()
                break
            except httpx.TransportError:
                assert server.poll() is None, "the site did not start"
                assert time.monotonic() < deadline, "the site does not answer"
                time.sleep(0.1)
        paths = [f"/documents?p={number}" for number in range(20)] + ["/static/none", "/compare", "/search?q=a"]
        found = asyncio.run(_ask(f"http://127.0.0.1:{port}", paths))
        assert [code for code in found if code != 200] == [404]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    with pytest.raises(httpx.TransportError):  # its processes ended with it
        httpx.get(f"http://127.0.0.1:{port}/about")
