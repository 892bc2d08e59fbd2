"""The pictures of README.md and docs/guide.vi.md: `python benchmarks/screenshots.py [--database plans.db]`.

Ingests corpus/ (or takes the database that is given), serves it on this machine, and photographs the pages that the
documents show, in Chromium, with few colours so that the files stay small.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from extractor.ingest import ingest
from extractor.publish import datasette_for

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COLOURS = 224
COMPARED = "/compare?indicator=grdp_growth_rate&indicator=state_budget_revenue&place=01&place=79&place=64"


@dataclass(frozen=True, slots=True)
class Shot:
    """A page as it is photographed; `{document}` and `{target}` in the path are filled in."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    scroll_to: str = ""  # selector of what stands at the top


SHOTS = (
    Shot("front", "/", height=900),
    Shot("indicator", "/indicator/grdp_growth_rate", height=900, scroll_to="#charts"),
    Shot("document", "/document/{document}#r-{target}"),
    Shot("document-phone", "/document/{document}#r-{target}", 400, 760),
    Shot("search", "/search?q=ho+ngheo", height=760, scroll_to="#hits"),
    Shot("place", "/place/79/776", height=900),
    Shot("compare", COMPARED, height=900),
    Shot("check", "/check", height=620),
    Shot("try", "/try", height=620),
)


@contextmanager
def served(database: Path) -> Iterator[str]:
    """Address of the site that serves `database` on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(datasette_for(database).app(), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def shoot(browser: Browser, address: str, shot: Shot, names: dict[str, str]) -> bytes:
    """The page as a PNG of few colours."""
    context = browser.new_context(viewport={"width": shot.width, "height": shot.height}, locale="vi-VN")
    page = context.new_page()
    page.goto(address + shot.path.format(**names))
    if shot.scroll_to:
        page.evaluate("selector => document.querySelector(selector).scrollIntoView()", shot.scroll_to)
    if "#r-" in shot.path:
        page.evaluate("id => document.getElementById(id).scrollIntoView({block: 'center'})", f"q-{names['target']}")
    page.wait_for_timeout(300)
    picture = Image.open(BytesIO(page.screenshot()))
    context.close()
    small = BytesIO()
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def named(database: Path) -> dict[str, str]:
    """The document and the value that the pictures show."""
    with closing(sqlite3.connect(database)) as db:
        row: Any = db.execute(
            "SELECT d.id, t.id FROM documents d JOIN targets t ON t.document_id = d.id"
            " WHERE d.name LIKE 'quan-8-2021%' ORDER BY t.start LIMIT 1 OFFSET 2"
        ).fetchone()
    return {"document": row[0], "target": row[1]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--database", type=Path, help="a database of corpus/; made anew without it")
    parser.add_argument("names", nargs="*", help="which pictures; all without it")
    options = parser.parse_args()
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = options.database
        if database is None:
            database = Path(folder) / "plans.db"
            ingest([str(ROOT / "corpus" / "pages")], database, engine="inline")
        path = next(filter(None, map(shutil.which, CHROMIUM)), None) or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        with served(database) as address:
            for shot in SHOTS:
                if not options.names or shot.name in options.names:
                    picture = shoot(browser, address, shot, named(database))
                    (IMAGES / f"{shot.name}.png").write_bytes(picture)
                    print(f"docs/images/{shot.name}.png {len(picture):>8,} B")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
