"""The guards of docs/security.md: each row shows the guard at work, and that the attack succeeds once it is taken away.

Guards whose rows stand elsewhere: limits of the reader one by one in test_limits.py, fetching in test_fetch.py, the
headers, forms and limits of the site in test_publish.py.
"""

from __future__ import annotations

import gzip
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import published
import pytest
import rich
from datasette import plugins
from making import record

from extractor.ingest import ingest, saving
from extractor.publish import metadata, sheets
from extractor.read import Limits, network, pages
from extractor.read.limits import default
from extractor.store import public_url, readable

BOMB = gzip.compress(b"1 " * 4_000_000)
Patch = pytest.MonkeyPatch


@pytest.mark.parametrize(
    ("limits", "code"),
    [(default(), "limit-compression_ratio"), (replace(default(), compression_ratio=10**9), "page")],
    ids=["guarded", "guard off"],
)
def test_a_bomb_is_stopped_by_its_ratio(limits: Limits, code: str) -> None:
    [found] = list(pages(BOMB, name="a.txt.gz", limits=limits))
    assert getattr(found, "code", "page") == code


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_own_addresses_are_not_connected_to(address: str, monkeypatch: Patch) -> None:
    with pytest.raises(network.AddressError, match="not a public address"):
        network.checked_addresses(address, 80)
    monkeypatch.setattr(network, "is_public", lambda _: True)
    assert len(network.checked_addresses(address, 80)) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "guard off"])
async def test_an_error_prints_no_cookie(
    guarded: bool, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Patch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    datasette = await published.open_site(published.empty(tmp_path_factory, tmp_path / "plans.db"))
    if not guarded:
        monkeypatch.setattr(plugins.pm.get_plugin("datasette.handle_exception"), "rich", rich)
    answer = await datasette.client.get("/plans?sql=drop", headers={"cookie": "ds_actor=mysecret"})
    assert answer.status_code == 400
    printed = "".join(capfd.readouterr())
    assert ("mysecret" in printed) is not guarded


PATHS = ["../../outside.html", "/outside.html", "..\\..\\outside.html", "a/../../../outside.html"]


@pytest.mark.parametrize("name", PATHS)
def test_names_in_archives_are_no_paths(name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is unpacked to the disk, so there is no guard to take away: the folder shows it."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    body = "<p>Thu ngân sách đạt 95 tỷ đồng.</p>".encode()
    with zipfile.ZipFile(inner / "x.zip", "w") as archive:
        archive.writestr(name, body)
    (inner / "x.warc").write_bytes(record(f"file:///{name}", body))
    database = published.empty(tmp_path_factory, inner / "plans.db")
    done = ingest([str(inner / "x.zip"), str(inner / "x.warc")], database, engine="inline")
    assert done.counts.stored in (1, 2), "a member whose path goes up is passed over"
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {path for path in found if not path.startswith("a/b/plans.db")} == {"a/b/x.zip", "a/b/x.warc"}


@pytest.mark.parametrize("name", PATHS)
def test_names_of_fetched_pages_are_no_paths(name: str) -> None:
    made = saving.file_name(f"https://portal.example/{name}")
    assert Path(made).name == made
    assert not made.startswith(".")


@pytest.mark.parametrize("value", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_no_formula(value: str, monkeypatch: Patch) -> None:
    sheet = sheets.Sheet("x", (("a", "A"),), [[value]])
    assert "'" + value[:1] in sheets.to_csv(sheet)
    monkeypatch.setattr(sheets, "_FORMULA", re.compile(r"(?!)"))
    assert "'" not in sheets.to_csv(sheet)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n"


@pytest.mark.asyncio
@pytest.mark.parametrize(("milliseconds", "status"), [(200, 400), (120_000, 200)], ids=["guarded", "guard off"])
async def test_a_query_has_its_time(
    milliseconds: int, status: int, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Patch
) -> None:
    database = published.empty(tmp_path_factory, tmp_path / "plans.db")
    monkeypatch.setitem(metadata.SETTINGS, "sql_time_limit_ms", milliseconds)
    site = await published.open_site(database)
    answer = await site.client.get("/plans.json", params={"sql": ENDLESS})
    if answer.status_code == 302:
        answer = await site.client.get(answer.headers["location"])
    assert answer.status_code == status


SECRET = "https://user:secret@portal.example/a?b=c@d"


def test_passwords_in_addresses_are_kept_nowhere(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`public_url` is the guard: with `return url` in its place this test fails at the dump."""
    (tmp_path / "a.txt").write_text("Giảm tỷ lệ hộ nghèo còn 2,5%.", encoding="utf-8")
    (tmp_path / "pages.toml").write_text(f'[[page]]\nfile = "a.txt"\nurl = "{SECRET}"\n', encoding="utf-8")
    database = published.empty(tmp_path_factory, tmp_path / "plans.db")
    ingest([str(tmp_path / "a.txt")], database, engine="inline")
    with readable(database) as connection:
        [row] = connection.execute("SELECT url, page_key, name FROM documents").fetchall()
        assert "secret" not in " ".join("\n".join(connection.iterdump()).split())
    assert tuple(row) == ("https://portal.example/a?b=c@d", "portal.example/a?b=c@d", "a.txt")
    assert "secret" not in saving.file_name(SECRET)
    assert public_url("https://portal.example/a@b") == "https://portal.example/a@b"
