"""What docs/operations.md tells people to run: the commands exist, the backup can be restored, units name real options."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import published
import pytest
from click.testing import CliRunner
from kill import content

from extractor.cli import commands
from extractor.ingest import ingest

ROOT = Path(__file__).resolve().parent.parent
UNITS = ROOT / "docs" / "systemd"
PAGE = ROOT / "corpus" / "pages" / "quan-8-2024.txt"
TEXTS = [ROOT / "docs" / "operations.md", *sorted(UNITS.glob("*.service"))]


def backup(database: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(UNITS / "backup.sh"), str(database), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_backup_holds_everything_while_a_writer_is_at_work(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = published.empty(tmp_path_factory, tmp_path / "plans.db")
    ingest([str(PAGE)], database, engine="inline")
    wanted = content(database)
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM targets")
        done = backup(database, tmp_path / "backups")
        writer.rollback()
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.strip())
    assert content(copy) == wanted
    again = ingest([str(PAGE)], copy, engine="inline")
    assert (again.counts.stored, again.counts.unchanged) == (0, 1)


def test_old_backups_go_and_a_failed_one_leaves_them(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(10, 30):
        (folder / f"plans-200001{day}-000000.db").touch()
    assert backup(tmp_path / "none.db", folder).returncode != 0
    assert len(list(folder.iterdir())) == 20
    with closing(sqlite3.connect(tmp_path / "plans.db")) as database:
        database.execute("CREATE TABLE x (a)")
    assert backup(tmp_path / "plans.db", folder).returncode == 0
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 14
    assert kept[0] == "plans-20000117-000000.db"


@pytest.mark.parametrize("path", TEXTS, ids=[path.name for path in TEXTS])
def test_every_command_and_option_exists(path: Path) -> None:
    lines = re.findall(r"\bchitieu (ingest|fetch|serve|changes)\b([^`\n]*)", path.read_text(encoding="utf-8"))
    assert lines
    for command, rest in lines:
        shown = CliRunner().invoke(commands, [command, "--help"]).output
        assert [option for option in re.findall(r"--[a-z]+", rest) if f"{option} " not in f"{shown} "] == []


def test_units_use_the_files_that_the_docs_put_in_place() -> None:
    service = (UNITS / "chitieu-ingest.service").read_text(encoding="utf-8")
    docs = TEXTS[0].read_text(encoding="utf-8")
    for name in ("backup.sh", "SOURCES.toml"):
        assert f"/srv/chitieu/{name}" in service
        assert name in docs
