"""Where several processes answer: each takes a connection only while it has no page to make.

Processes that share a socket and take connections whenever they can are often unlike: one holds six readers while the
other has nothing to do. Here readers wait in the socket, in one queue for all processes, and the first process that is
free takes the first of them.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from typing import Any, Final

from extractor.publish.turns import Turns

ARRIVAL: Final = 0.002  # seconds that a connection has to bring its request before the next one is taken
EXHAUSTED: Final = 1.0  # seconds to wait where the system has no room for another connection
SHORTAGES: Final = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
)  # of file descriptors, of memory


class Sharing(asyncio.SelectorEventLoop):
    """The event loop of one of several processes that share a listening socket."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = Turns()

    async def create_server(self, protocol_factory: Any, *args: Any, sock: Any = None, **settings: Any) -> Any:
        """A server as of any event loop; with a socket (`sock`) that others listen on too, a `Door`."""
        if sock is None or settings.get("ssl"):
            return await super().create_server(protocol_factory, *args, sock=sock, **settings)
        sock.setblocking(False)
        sock.listen(settings.get("backlog", 100))
        return Door(self, protocol_factory, sock)


class Door:
    """Takes connections from a socket one by one, and none while a turn is taken."""

    def __init__(self, loop: Sharing, protocol_factory: Callable[[], asyncio.Protocol], sock: socket.socket) -> None:
        self._loop, self._factory, self._socket = loop, protocol_factory, sock
        self._open, self._closed, self._resting = False, False, False
        self._coming: set[asyncio.Task[Any]] = set()
        loop.turns.watchers.append(self._look)
        self._look()

    def close(self) -> None:
        """Take no more connections; those that were taken stay."""
        self._closed = True
        self._look()

    async def wait_closed(self) -> None:
        """Wait until all that were taken have their protocol."""
        await asyncio.gather(*self._coming)

    def _look(self) -> None:
        """Open or shut the door."""
        wanted = not (self._closed or self._resting or self._loop.turns.taken)
        if wanted and not self._open:
            self._loop.add_reader(self._socket, self._take)
        elif self._open and not wanted:
            self._loop.remove_reader(self._socket)
        self._open = wanted

    def _take(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # another process was quicker, or the reader has left
        except OSError as error:
            if error.errno not in SHORTAGES:
                raise  # to the event loop, which tells of it
            self._loop.call_exception_handler({"message": "no room for another connection", "exception": error})
            self._rest(EXHAUSTED)
            return
        connection.setblocking(False)
        task = self._loop.create_task(self._loop.connect_accepted_socket(self._factory, connection))
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)
        self._rest(ARRIVAL)

    def _rest(self, seconds: float) -> None:
        self._resting = True
        self._look()
        self._loop.call_later(seconds, self._go_on)

    def _go_on(self) -> None:
        self._resting = False
        self._look()


def turns_here() -> Turns | None:
    """The turns that the running event loop looks at; None for an event loop that does not share its socket."""
    loop = asyncio.get_running_loop()
    return loop.turns if isinstance(loop, Sharing) else None
