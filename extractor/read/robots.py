"""What a site's robots.txt allows (RFC 9309): the longest rule that fits decides, with `*` and `$` in paths.

The standard library's parser takes the first rule that fits and knows no wildcards, so it allows what sites forbid.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_PRODUCT = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_AS_WRITTEN = "!#$%&'()*+,/:;=?@[]~"


class Rules(NamedTuple):
    """The rules of one group: path patterns with whether they allow, and the pause that is asked for."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0


def rules_of(text: str, product: str) -> Rules:
    """The rules for the reader called `product`: those of its own groups, else those for everyone."""
    groups: dict[str, Rules] = {}
    agents: list[str] = []
    open_to_agents = False
    for field, value in _lines(text):
        if field == "user-agent":
            agents = [*agents, _name(value)] if open_to_agents else [_name(value)]
            open_to_agents = True
            for agent in agents:
                groups.setdefault(agent, Rules())
            continue
        open_to_agents = False
        for agent in agents:
            groups[agent] = _with(groups[agent], field, value)
    return groups.get(product.lower(), groups.get("*", Rules()))


def allows(rules: Rules, address: str) -> bool:
    """Whether the page at `address` may be read."""
    parts = urlsplit(address)
    path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    fitting = [(len(pattern), allowed) for pattern, allowed in rules.paths if _fits(pattern, path)]
    return path == "/robots.txt" or max(fitting, default=(0, True))[1]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The fields and values of the lines that are of use, in their order."""
    for line in text.removeprefix("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        name = field.strip().lower()
        if colon and name in ("user-agent", "allow", "disallow", "crawl-delay"):
            yield name, value.strip()


def _name(value: str) -> str:
    found = _PRODUCT.match(value)
    return found.group().lower() if found else ""


def _with(rules: Rules, field: str, value: str) -> Rules:
    if field == "crawl-delay":
        try:
            delay = float(value)
        except ValueError:
            return rules
        return rules._replace(delay=max(rules.delay, delay)) if math.isfinite(delay) else rules
    if not value:  # nothing is forbidden
        return rules
    return rules._replace(paths=(*rules.paths, (_plain(value), field == "allow")))


def _plain(path: str) -> str:
    """`path` with other letters escaped, and escapes in capitals."""
    return _ESCAPE.sub(lambda found: found.group().upper(), quote(path, safe=_AS_WRITTEN))


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; each piece is looked for once, so that no pattern takes long."""
    whole = pattern.endswith("$")
    first, *others = (pattern[:-1] if whole else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not others:
        return not whole or at == len(path)
    last = others.pop()
    for piece in others:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return path.endswith(last) and len(path) - len(last) >= at if whole else path.find(last, at) >= 0
