"""A limit on how often one reader may ask for work that costs much."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Any, Final

READERS: Final = 10_000  # remembered at once


@dataclass(slots=True)
class Turnstile:
    """Lets each reader through `most` times in any `seconds`."""

    most: int
    seconds: float
    _visits: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def wait(self, reader: str, now: float) -> float:
        """Let `reader` through and give 0, or give the seconds until it may come again."""
        visits = self._visits.setdefault(reader, deque())
        self._visits.move_to_end(reader)
        while len(self._visits) > READERS:
            self._visits.popitem(last=False)
        while visits and visits[0] <= now - self.seconds:
            visits.popleft()
        if len(visits) >= self.most:
            return visits[0] + self.seconds - now
        visits.append(now)
        return 0.0


def reader_of(request: Any, proxies: int = 0) -> str:
    """The address a request came from; behind `proxies` trusted ones, the address that the first of them saw."""
    if proxies:
        chain = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",")]
        if len(chain) >= proxies and chain[-proxies]:
            return str(chain[-proxies])
    client = request.scope.get("client")
    return str(client[0]) if client else "local"
