"""One served database: which it is, queries on it, and what is worth keeping in memory between requests."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from extractor.publish.turnstile import Turnstile

T = TypeVar("T")
ATTRIBUTE: Final = "_chitieu_site"  # where a Datasette instance keeps its Site
TABLES: Final = frozenset({"documents", "targets", "indicators", "places", "reviews"})
KEPT: Final = 256  # results kept in memory
TRIALS: Final = 20  # pages one reader may try in TRIAL_SECONDS
TRIAL_SECONDS: Final = 600.0


@dataclass(slots=True, repr=False)
class Site:
    """A chitieu database inside a Datasette instance, with its limits and a cache that a new write empties."""

    datasette: Any
    name: str  # of the database
    options: Mapping[str, Any] = field(default_factory=dict)
    turnstile: Turnstile = field(default_factory=lambda: Turnstile(TRIALS, TRIAL_SECONDS))
    state: dict[str, Any] = field(default_factory=dict)  # what a page keeps while the site runs
    _content: tuple[object, object] | None = None
    _kept: OrderedDict[str, tuple[object, object]] = field(default_factory=OrderedDict)
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)

    @property
    def database(self) -> Any:
        """The Datasette database."""
        return self.datasette.get_database(self.name)

    async def rows(self, sql: str, parameters: object = ()) -> Sequence[sqlite3.Row]:
        """Rows of a query, under Datasette's time limit."""
        found: Sequence[sqlite3.Row] = (await self.database.execute(sql, parameters)).rows
        return found

    async def first(self, sql: str, parameters: object = ()) -> sqlite3.Row | None:
        """First row of a query, or None."""
        rows = await self.rows(sql, parameters)
        return rows[0] if rows else None

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives on a connection, in a thread of its own, without a time limit."""
        found: T = await self.database.execute_fn(work)
        return found

    def fingerprint(self) -> object:
        """Changes whenever the database file or its write-ahead log does."""
        path = self.database.path
        if not path:
            return None
        return _state(path), _state(f"{path}-wal")

    async def content(self) -> object:
        """Changes whenever a run has stored something: a review leaves it as it is."""
        fingerprint = self.fingerprint()
        if self._content is None or self._content[0] != fingerprint:
            row = await self.first(
                "SELECT (SELECT max(search_id) FROM targets), (SELECT max(rowid) FROM documents),"
                " (SELECT max(rowid) FROM problems), (SELECT count(*) FROM runs), (SELECT count(finished) FROM runs)"
            )
            self._content = (fingerprint, tuple(row or ()))
        return self._content[1]

    async def kept(self, key: str, make: Callable[[], Awaitable[T]], *, reviews: bool = True) -> T:
        """What `make` gives, computed once for each state of the database; concurrent callers share the work.

        With `reviews` false it has nothing to do with reviews, and holds until a run stores something.
        """
        fingerprint = self.fingerprint() if reviews else await self.content()
        found = self._kept.get(key)
        if found is None or found[0] != fingerprint:
            async with self._locks.setdefault(key, asyncio.Lock()):
                found = self._kept.get(key)
                if found is None or found[0] != fingerprint:
                    found = (fingerprint, await make())
                    self._keep(key, found)
        else:
            self._kept.move_to_end(key)
        return found[1]  # type: ignore[return-value]

    async def fresh(self, key: str) -> Any:
        """What was kept under `key` without its reviews, where no run stored anything since; else None."""
        found = self._kept.get(key)
        if found is None or found[0] != await self.content():
            return None
        self._kept.move_to_end(key)
        return found[1]

    def known(self, key: str) -> object:
        """What was kept under `key` last, of whatever state of the database; None where nothing was."""
        found = self._kept.get(key)
        return found[1] if found else None

    def _keep(self, key: str, found: tuple[object, object]) -> None:
        self._kept[key] = found
        while len(self._kept) > KEPT:
            oldest, _ = self._kept.popitem(last=False)
            self._locks.pop(oldest, None)

    def path(self, path: str) -> str:
        """`path` under the site's base address; a path that stands there already is left as it is."""
        base: str = self.datasette.setting("base_url")
        return path if base != "/" and path.startswith(base) else base + path.lstrip("/")

    def mended(self, address: str) -> str:
        """An address of Datasette's making, on this host, that holds the base address once.

        Datasette puts it before the path of the request, which has it already where no proxy takes it off.
        """
        base: str = self.datasette.setting("base_url")
        path = re.sub(r"^https?://[^/]+", "", address)
        while base != "/" and path.startswith(base + base.lstrip("/")):
            path = path.removeprefix(base.rstrip("/"))
        return path

    def option(self, name: str, default: T) -> T:
        """A setting of the plugin, or `default`."""
        found: T = self.options.get(name, default)
        return found


def _state(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def site_of(datasette: Any) -> Site | None:
    """The site of a Datasette instance, found once; None where no served database is one of ours."""
    if not hasattr(datasette, ATTRIBUTE):
        found = (name for name, database in datasette.databases.items() if _ours(database))
        name = next(found, None)
        options = datasette.plugin_config("chitieu") or {}
        setattr(datasette, ATTRIBUTE, Site(datasette, name, options) if name else None)
    site: Site | None = getattr(datasette, ATTRIBUTE)
    return site


def _ours(database: Any) -> bool:
    """Whether a Datasette database is a file with our tables."""
    if not database.path:
        return False
    mode = "mode=ro" if database.is_mutable else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{Path(database.path).resolve().as_uri()}?{mode}", uri=True)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {name for (name,) in tables} >= TABLES
    except sqlite3.DatabaseError:  # Datasette itself says what is wrong with the file
        return False
