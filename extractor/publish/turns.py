"""Pages made one after the other, so that each is there sooner than if all were made at once.

A page waits for the event loop after each of its queries. With several pages on their way at once each of these waits
is a turn of all the others, and the longest pages end last. A page that takes long lets the next one begin beside it,
and a search goes before other pages, but not two before one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

PATIENCE: Final = 0.15  # seconds after which the next page begins beside the one that is made


@dataclass(slots=True)
class Turns:
    """Who makes a page, who waits to, and how many there are of both; of one event loop."""

    present: int = 0
    _taken: bool = False
    _before: bool = False  # whether the last turn went to one that goes before others
    _short: deque[asyncio.Future[None]] = field(default_factory=deque)
    _others: deque[asyncio.Future[None]] = field(default_factory=deque)

    @asynccontextmanager
    async def turn(self, *, short: bool = False) -> AsyncIterator[None]:
        """Wait for a turn and hold it for the time of the block, or PATIENCE; a `short` page goes before others."""
        self.present += 1
        try:
            await self._begin(short)
            held = _Held(self)
            timer = asyncio.get_running_loop().call_later(PATIENCE, held.end)
            try:
                yield
            finally:
                timer.cancel()
                held.end()
        finally:
            self.present -= 1

    async def _begin(self, short: bool) -> None:
        if not self._taken:
            self._taken, self._before = True, short
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._short if short else self._others).append(waiting)
        try:
            await waiting
        except asyncio.CancelledError:  # a reader who left while waiting
            if not waiting.cancelled():  # the turn had come
                self.end()
            raise

    def end(self) -> None:
        """Give the turn to the next one that still waits."""
        for queue in (self._others, self._short) if self._before else (self._short, self._others):
            while queue:
                waiting = queue.popleft()
                if not waiting.done():
                    self._before = queue is self._short
                    waiting.set_result(None)
                    return
        self._taken = False


@dataclass(slots=True)
class _Held:
    """A turn, which ends once."""

    turns: Turns
    over: bool = False

    def end(self) -> None:
        if not self.over:
            self.over = True
            self.turns.end()
