"""The site: a Datasette plugin with its own pages, and the exports."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

CHECKED: Final = (
    "/", "/places", "/indicators", "/compare", "/documents", "/search?q=a", "/try", "/check",
    "/about", "/{name}", "/{name}/targets", "/{name}/targets.json?_shape=array&_size=1",
)  # fmt: skip


def datasette_for(
    database: Path,
    *,
    base_url: str = "/",
    immutable: bool = False,
    options: Mapping[str, Any] | None = None,
    secret: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Any:
    """A Datasette that serves `database` as our site.

    `options` are the plugin's settings: `reviewers` (an allow block), `proxies` (how many trusted ones stand in front),
    `workers` (how many processes answer together), `largest_body` (bytes).

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is no chitieu database.
    """
    from datasette.app import Datasette

    from extractor.publish import metadata
    from extractor.publish.security import hide_variables
    from extractor.publish.site import site_of

    if not database.is_file():
        raise FileNotFoundError(f"{database}: no such file; make it with `chitieu ingest`")
    hide_variables()
    datasette = Datasette(
        [] if immutable else [str(database)],
        immutables=[str(database)] if immutable else None,
        settings={**metadata.SETTINGS, "base_url": base_url, **(settings or {})},
        secret=secret,
        **metadata.arguments(database.stem, options or {}),
    )
    if site_of(datasette) is None:
        raise ValueError(f"{database}: not a chitieu database; make one with `chitieu ingest`")
    return datasette


def serve(
    database: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    base_url: str = "/",
    check: bool = False,
    root: bool = False,
    immutable: bool = False,
    reviewers: Sequence[str] = (),
    proxies: int = 0,
    workers: int = 1,
) -> int:
    """Serve the site until it is stopped; gives the exit code of the command.

    With `check` nothing listens: the main pages are asked for in process, a line is printed for each, and the result is
    1 where one of them fails. With `root` a link that signs in once is printed first. `reviewers` are the ids of those
    who may review; without any, everybody who is signed in may. `workers` processes answer together.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is no chitieu database.
    """
    options: dict[str, Any] = {"proxies": proxies, "workers": workers}
    if reviewers:
        options["reviewers"] = {"id": list(reviewers)}
    datasette = datasette_for(database, base_url=base_url, immutable=immutable, options=options)
    if check:
        return asyncio.run(_check(datasette, database.stem))
    import uvicorn

    from extractor.publish.server import VARIABLE, described

    secret, token = secrets.token_hex(32), secrets.token_hex(32)
    address = f"http://{host}:{port}"
    print(f"{address}{datasette.urls.path('/')}", flush=True)
    if root:
        print(f"{address}{datasette.urls.path(f'/-/auth-token?token={token}')}", flush=True)
    os.environ[VARIABLE] = described(database, secret, token, base_url=base_url, immutable=immutable, options=options)
    uvicorn.run(
        "extractor.publish.server:app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="extractor.publish.door:Sharing" if workers > 1 else "auto",
        log_level="warning",
        lifespan="on",
    )
    return 0


async def _check(datasette: Any, name: str) -> int:
    await datasette.invoke_startup()
    failed = 0
    for pattern in CHECKED:
        path = pattern.format(name=name)
        answer = await datasette.client.get(path)
        failed += answer.status_code != 200
        print(f"{answer.status_code} {len(answer.content):>9,} B  {path}")
    return 1 if failed else 0
