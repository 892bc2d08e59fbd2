"""Dask: shards of files and archives, parts on the disk, workers that die; always the rows of an undisturbed run."""

from __future__ import annotations

import gzip
import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from accidents import Odd
from kill import Rows, content
from test_ingest import PAGES, rows, warc_record

from extractor.engines import Failure, Limits, ShelfError, run
from extractor.ingest import ingest
from extractor.ingest.parts import Parts
from extractor.ingest.sources import Item, Packed, Record, Source, sources
from extractor.ingest.work import outcomes
from extractor.model import Problem
from extractor.read import file_members
from extractor.store import Outcome, extractor_version

pytestmark = pytest.mark.xdist_group("dask")
POISON = "quan-8-2022.html"
CHOSEN = [page for at, page in enumerate(sorted(PAGES.iterdir())) if at % 3 == 0 or page.name == POISON]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine; a task may cost two of them their lives before it is given up."""
    dask: Any = import_module("dask")
    distributed: Any = import_module("distributed")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        ) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Pages in a folder, in a packed and an unpacked web archive, in a WACZ and in a ZIP: each page in one of them."""
    made = tmp_path_factory.mktemp("places")
    groups: list[list[Path]] = [[], [], [], [], []]
    for at, page in enumerate(CHOSEN):
        groups[at % 5].append(page)
    (made / "pages").mkdir()
    for page in groups[0]:
        (made / "pages" / page.name).write_bytes(page.read_bytes())
    (made / "a.warc").write_bytes(b"".join(as_records(groups[1])))
    (made / "b.warc.gz").write_bytes(b"".join(gzip.compress(record, mtime=0) for record in as_records(groups[2])))
    with zipfile.ZipFile(made / "c.wacz", "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("archive/c.warc", b"".join(as_records(groups[3])))
    with zipfile.ZipFile(made / "d.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for page in groups[4]:
            packed.write(page, page.name)
        packed.writestr("empty.html", "")
    return [str(path) for path in sorted(made.iterdir())]


def as_records(pages: Sequence[Path]) -> list[bytes]:
    return [warc_record(f"https://portal.example/{page.name}", page.read_bytes()) for page in pages]


@pytest.fixture(scope="module")
def wanted(places: list[str], tmp_path_factory: pytest.TempPathFactory) -> Rows:
    database = tmp_path_factory.mktemp("wanted") / "plans.db"
    done = ingest(places, database, engine="inline")
    assert (done.counts.stored, done.counts.problems) == (len(CHOSEN), 1)
    return content(database)


@pytest.mark.slow
def test_files_and_archives_give_the_rows_of_the_run_in_process(
    cluster: Any, places: list[str], wanted: Rows, tmp_path: Path
) -> None:
    database = tmp_path / "plans.db"
    done = ingest(places, database, engine="dask", scheduler=cluster.scheduler_address)
    assert done.counts.stored == len(CHOSEN)
    assert content(database) == wanted
    assert not (tmp_path / "plans.db.parts").exists()
    again = ingest(places, database, engine="dask", scheduler=cluster.scheduler_address)
    assert (again.counts.stored, again.counts.unchanged) == (0, done.counts.stored)


def slow(item: Item) -> list[Outcome]:
    time.sleep(0.3)  # so that the run is not over before the worker is killed
    return outcomes(item)


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    cluster: Any, places: list[str], wanted: Rows, tmp_path: Path
) -> None:
    database = tmp_path / "plans.db"
    before = [worker.pid for worker in cluster.workers.values()]
    killer = threading.Timer(1.0, os.kill, (before[0], signal.SIGKILL))
    killer.start()
    ingest(places, database, engine="dask", scheduler=cluster.scheduler_address, work=slow)
    assert not killer.is_alive(), "the run was over before the worker was killed"
    assert content(database) == wanted
    assert before[0] not in [worker.pid for worker in cluster.workers.values()]


def poison(item: Item) -> list[Outcome]:
    if item.name.endswith(POISON):
        os.kill(os.getpid(), signal.SIGKILL)
    return outcomes(item)


@pytest.mark.slow
def test_a_page_that_kills_its_workers_costs_itself_alone(cluster: Any, places: list[str], tmp_path: Path) -> None:
    database = tmp_path / "plans.db"
    done = ingest(places, database, engine="dask", scheduler=cluster.scheduler_address, work=poison)
    assert done.counts.stored == len(CHOSEN) - 1
    assert rows(database, "SELECT stage, code FROM problems WHERE name LIKE '%" + POISON + "'") == [
        ("flow", "worker-died")
    ]


@pytest.mark.slow
def test_items_come_back_one_by_one_without_parts(cluster: Any) -> None:
    limits = Limits(seconds=1.0)
    found = list(run([1, 13, 19, 2], Odd(""), engine="dask", scheduler=cluster.scheduler_address, limits=limits))
    assert [each if isinstance(each, int) else each.code for each in found] == [1, "error", "timeout", 4]


# parts, without a cluster


def never(_: Item) -> list[Outcome]:
    raise AssertionError("this was worked on before")


def items() -> list[Item]:
    return [each for each in sources([str(PAGES)]) if isinstance(each, Source)]


def parts(folder: Path, version: str = extractor_version()) -> Parts:
    return Parts(folder / "parts", version)


def test_a_cluster_without_workers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed: Any = import_module("distributed")
    monkeypatch.setattr("extractor.engines.cluster._PATIENCE", 0.2)
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty:
        found = list(run([1, 2], Odd(""), engine="dask", scheduler=empty.scheduler_address))
    assert found == [1, 4]


def test_what_no_worker_could_do_is_found_on_the_shelf_by_the_next_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    distributed: Any = import_module("distributed")
    monkeypatch.setattr("extractor.engines.cluster._PATIENCE", 0.2)
    shelf, few = parts(tmp_path), items()[:2]
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty:
        first, second = (
            list(run(few, work, engine="dask", scheduler=empty.scheduler_address, shelf=shelf))
            for work in (outcomes, never)
        )
    assert first == second == [outcomes(item) for item in few]


def test_a_part_gives_back_what_was_put(tmp_path: Path) -> None:
    seen = outcomes(items()[0])[0].document
    assert seen is not None
    results: list[list[Outcome] | Failure] = [outcomes(item) for item in items()[::5]]
    results += [
        Failure("timeout", "It took longer than 2 seconds."),
        [],
        [Outcome("x", problems=(Problem("x", "read", "empty", "The page is empty.", "Save it again."),))],
        [Outcome("a", seen=seen.seen()), Outcome("b")],
    ]
    shelf = parts(tmp_path)
    shelf.put("key", results)
    assert shelf.take("key") == results
    assert [path.name for path in shelf.folder.iterdir()] == ["key.parquet"]
    shelf.clear()
    assert not shelf.folder.exists()


def test_a_part_is_named_after_what_is_in_it(tmp_path: Path) -> None:
    first, *rest = items()
    shelf = parts(tmp_path)
    assert shelf.key([first, *rest]) == parts(tmp_path).key([first, *rest])
    others = [
        shelf.key(rest),
        parts(tmp_path, "another extractor").key([first, *rest]),
        shelf.key([Source(first.source.path if isinstance(first, Packed | Record) else first.path, "other"), *rest]),
    ]
    assert shelf.key([first, *rest]) not in others


def test_shards_are_cut_in_the_same_places_wherever_a_run_begins(tmp_path: Path) -> None:
    many = [Source(Path("x"), f"{at}.html", sha256=str(at)) for at in range(3_000)]
    shelf = parts(tmp_path)
    ends = [at for at, item in enumerate(many) if shelf.ends(item)]
    assert 20 < len(many) / len(ends) < 50
    assert [at for at in range(1_000, 3_000) if shelf.ends(many[at])] == [at for at in ends if at >= 1_000]


def test_a_part_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = parts(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ShelfError, match=r"No space left on device\); give a folder that all workers share\."):
        shelf.put("key", [outcomes(items()[0])])
    assert not shelf.has("key")
    assert list(shelf.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("made", "message"), [(None, "not there; give a folder"), (b"PAR1 cut", "cannot be read .*; remove the file")]
)
def test_a_part_that_cannot_be_taken(made: bytes | None, message: str, tmp_path: Path) -> None:
    shelf = parts(tmp_path)
    if made is not None:
        shelf.folder.mkdir()
        (shelf.folder / "key.parquet").write_bytes(made)
    with pytest.raises(ShelfError, match=message):
        shelf.take("key")


@pytest.mark.slow
def test_a_run_takes_up_the_parts_that_it_finds(
    cluster: Any, places: list[str], wanted: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "1.db", tmp_path / "2.db"
    with monkeypatch.context() as patch:
        patch.setattr(Parts, "clear", lambda _: None)  # as after kill -9
        ingest(places, first, engine="dask", scheduler=cluster.scheduler_address, parts=tmp_path / "parts")
    assert list((tmp_path / "parts").iterdir())
    ingest(places, second, engine="dask", scheduler=cluster.scheduler_address, parts=tmp_path / "parts", work=never)
    assert content(second) == content(first) == wanted
    assert not (tmp_path / "parts").exists()


def test_pages_of_web_archives_are_read_by_their_place(places: list[str]) -> None:
    found = 0
    for place in places:
        if not place.endswith(("warc", "gz", "wacz", "zip")):
            continue
        source = Source(Path(place), Path(place).name)
        for member in file_members(source.path, source.name):
            assert not isinstance(member, Problem)
            packed = Packed(source, member)
            named = packed.named()
            if place.endswith("zip"):
                assert named is packed
            else:
                assert isinstance(named, Record)
                assert outcomes(named) == outcomes(packed)
                found += 1
    assert found > len(CHOSEN) / 2


def test_a_record_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc"
    archive.write_bytes(b"".join(as_records([PAGES / POISON])))
    gone = Record(Source(archive, "a.warc"), "x", archive.stat().st_size, "x")
    [outcome] = outcomes(gone)
    assert [problem.code for problem in outcome.problems] == ["broken"]
    [outcome] = outcomes(Record(Source(tmp_path / "none.warc", "none.warc"), "x", 0, "x"))
    assert [problem.code for problem in outcome.problems] == ["missing"]
