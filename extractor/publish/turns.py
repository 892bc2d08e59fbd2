"""Pages made one after the other, so that each is there sooner than if all were made at once.

A page waits for the event loop after each of its queries. With several pages on their way at once each of these waits
is a turn of all the others, and the longest pages end last. A page that takes long lets the next one begin beside it,
and a search goes before other pages, but not two before one. Where several processes answer, one that makes a page
takes no connection meanwhile (`extractor.publish.door`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

PATIENCE: Final = 0.15  # seconds after which the next page begins beside the one that is made
AT_ONCE: Final = 0.02  # seconds between two pages that have somebody waiting between them


@dataclass(slots=True)
class Turns:
    """Who makes a page, who waits to, and how many there are of both; of one event loop."""

    present: int = 0
    taken: bool = False
    watchers: list[Callable[[], None]] = field(default_factory=list)  # called when `taken` changes
    _ended: float = -AT_ONCE  # when the last turn ended
    _before: bool = False  # whether the last turn went to one that goes before others
    _short: deque[asyncio.Future[None]] = field(default_factory=deque)
    _others: deque[asyncio.Future[None]] = field(default_factory=deque)

    @asynccontextmanager
    async def turn(self, *, short: bool = False) -> AsyncIterator[bool]:
        """Wait for a turn and hold it for the time of the block, or PATIENCE; a `short` page goes before others.

        Gives whether there is more to do than this: the turn had to be waited for, or another ended just before it.
        """
        self.present += 1
        try:
            pressed = await self._begin(short)
            held = _Held(self)
            timer = asyncio.get_running_loop().call_later(PATIENCE, held.end)
            try:
                yield pressed
            finally:
                timer.cancel()
                held.end()
        finally:
            self.present -= 1

    async def _begin(self, short: bool) -> bool:
        loop = asyncio.get_running_loop()
        if not self.taken:
            self._before = short
            self._set(True)
            return loop.time() - self._ended < AT_ONCE
        waiting: asyncio.Future[None] = loop.create_future()
        (self._short if short else self._others).append(waiting)
        try:
            await waiting
        except asyncio.CancelledError:  # a reader who left while waiting
            if not waiting.cancelled():  # the turn had come
                self.end()
            raise
        return True

    def end(self) -> None:
        """Give the turn to the next one that still waits."""
        for queue in (self._others, self._short) if self._before else (self._short, self._others):
            while queue:
                waiting = queue.popleft()
                if not waiting.done():
                    self._before = queue is self._short
                    waiting.set_result(None)
                    return
        self._ended = asyncio.get_running_loop().time()
        self._set(False)

    def _set(self, taken: bool) -> None:
        self.taken = taken
        for watcher in self.watchers:
            watcher()


@dataclass(slots=True)
class _Held:
    """A turn, which ends once."""

    turns: Turns
    over: bool = False

    def end(self) -> None:
        if not self.over:
            self.over = True
            self.turns.end()
