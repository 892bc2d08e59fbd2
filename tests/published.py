"""The database that the tests of the site look at: the corpus, and artificial pages of places that do not exist."""

from __future__ import annotations

import dataclasses
import fcntl
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.flow import analyse
from extractor.ingest import ingest
from extractor.publish import datasette_for
from extractor.read import read
from extractor.store import Outcome, Store, document_rows, extractor_version

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "pages"
HOSTILE_URL = "javascript:alert(document.domain)"
MARKUP = '<script>alert("x")</script><img src=x onerror=alert(1)>'

PLAN = """KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2031 CỦA XÃ THỬ NGHIỆM

I. CHỈ TIÊU CHỦ YẾU

- Thu ngân sách nhà nước trên địa bàn đạt {revenue} tỷ đồng.

- Tỷ lệ hộ nghèo giảm còn {poor}%.

- Trồng 4.321 cây =HYPERLINK("http://example.org") tại xóm ví dụ.
"""
HOSTILE = f"""KẾ HOẠCH {MARKUP} NĂM 2031 CỦA XÃ THỬ NGHIỆM HAI

I. CHỈ TIÊU {MARKUP}

- Số cây {MARKUP} trồng mới đạt 1.234 cây </p></main> và 55% hộ "dân" có nước sạch.
"""


def add(database: Path, text: str, *, name: str, url: str | None) -> str:
    """Store one page; gives the id of its document."""
    page = dataclasses.replace(read(text.encode(), name=name), url=url)
    rows = document_rows(analyse(page), extractor_version())
    with Store(database) as store:
        store.start("inline", 1)
        store.write([Outcome(name, rows)])
        store.finish()
    return rows.id


def empty(factory: pytest.TempPathFactory, path: Path) -> Path:
    """Put at `path` a database that holds the shared tables and no page; to fill them takes long."""
    return Path(shutil.copy(_shared(factory, "empty.db", _open), path))


def corpus(factory: pytest.TempPathFactory, folder: str) -> Path:
    """A copy of the database of the corpus, in a folder of its own."""
    return Path(shutil.copy(_shared(factory, "corpus.db", _ingest), factory.mktemp(folder) / "plans.db"))


def build(factory: pytest.TempPathFactory, folder: str) -> Path:
    """A copy of the database with the corpus, a page in two versions, and a hostile page."""
    shared = _shared(factory, "site.db", lambda database: _with_pages(factory, database))
    return Path(shutil.copy(shared, factory.mktemp(folder) / "plans.db"))


def _shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A database that is made once for all workers of the test run, and only copied."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "databases"
    shared.mkdir(exist_ok=True)
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            make(shared / f"making-{name}")
            (shared / f"making-{name}").rename(shared / name)
    return shared / name


def _open(database: Path) -> None:
    with Store(database):
        pass


def _ingest(database: Path) -> None:
    ingest([str(CORPUS.parent)], database, engine="inline")


def _with_pages(factory: pytest.TempPathFactory, database: Path) -> None:
    shutil.copy(corpus(factory, "for-site"), database)
    address = "https://example.org/ke-hoach?id=1"
    add(database, PLAN.format(revenue="12", poor="3,5"), name="mau.txt", url=address)
    add(database, PLAN.format(revenue="15", poor="3,5"), name="mau.txt", url=address)
    add(database, HOSTILE, name="hai.txt", url=HOSTILE_URL)


async def open_site(database: Path, **kwargs: Any) -> Any:
    """A Datasette that serves `database`, started."""
    datasette = datasette_for(database, **kwargs)
    await datasette.invoke_startup()
    return datasette


def token(html: str) -> str:
    """The token that a form of the page carries."""
    found = re.search(r'name="csrftoken" value="([^"]*)"', html)
    assert found
    return found[1]


def signed_in(datasette: Any, name: str) -> dict[str, str]:
    """Cookies of somebody who is signed in."""
    return {"ds_actor": datasette.sign({"a": {"id": name}}, "actor")}
