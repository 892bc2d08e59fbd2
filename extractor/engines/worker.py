"""What runs in a worker process: one thread takes items in, one works, one sends answers out."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, MutableSequence
from multiprocessing.connection import Connection
from typing import Any, Final

from extractor.engines import Failure, Limits
from extractor.engines.attempt import attempt
from extractor.engines.garbage import seldom_collected

IDLE: Final = -1.0


def serve(
    pipe: Connection,
    clock: MutableSequence[float],
    work: Callable[[Any], Any],
    limits: Limits,
) -> None:
    """Answer (number, item) with (number, result) until the other end is closed.

    `clock` is shared with the pool: the number of the item in hand, and since when.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to handle
    _limit_memory(limits.memory)
    incoming: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    outgoing: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, incoming), daemon=True).start()
    threading.Thread(target=_send, args=(pipe, outgoing), daemon=True).start()
    with seldom_collected():
        while True:
            number, item = incoming.get()
            clock[1] = time.monotonic()
            clock[0] = number
            result = attempt(work, item, limits.seconds)
            clock[0] = IDLE
            outgoing.put((number, result))


def _receive(pipe: Connection, incoming: queue.SimpleQueue[tuple[int, Any]]) -> None:
    while True:
        try:
            incoming.put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)  # the pool is gone, and nobody waits for what is in hand


def _send(pipe: Connection, outgoing: queue.SimpleQueue[tuple[int, Any]]) -> None:
    while True:
        number, result = outgoing.get()
        try:
            message = pickle.dumps((number, result), pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            failure = Failure("error", f"The result cannot be sent: {error}")
            message = pickle.dumps((number, failure))
        try:
            pipe.send_bytes(message)
        except OSError:
            os._exit(0)


def _limit_memory(size: int | None) -> None:
    if size is not None and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
