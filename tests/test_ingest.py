"""From files to the database: what is found, who works, and that no accident loses or doubles a page."""

from __future__ import annotations

import ctypes
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tracemalloc
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kill
import published
import pytest
from accidents import STALLING, Odd, exits, hungry, poison, slow_for_even, unpicklable
from kill import Rows, content

from extractor.engines import Failure, Limits, prepare, run
from extractor.ingest import Progress, _chosen, ingest
from extractor.ingest.sources import Item, Packed, Source, sources
from extractor.ingest.work import outcomes
from extractor.model import Problem
from extractor.store import Outcome, Store, readable

pytestmark = pytest.mark.xdist_group("ingest")
ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "corpus" / "pages"
CHITIEU = "from extractor.cli import main; main()"


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with readable(database) as connection:
        connection.row_factory = None
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module", autouse=True)
def _server() -> None:
    """Workers are forked from a process that has loaded every stage, whichever test comes first."""
    prepare("processes", outcomes)


@pytest.fixture
def database(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without pages."""
    return published.empty(tmp_path_factory, tmp_path / "plans.db")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Short pages of the corpus several times over, each copy different from the others: cheap to do again."""
    made = tmp_path_factory.mktemp("pages")
    short = sorted(PAGES.glob("*.[mt]*"))
    assert len(short) > 10
    for at in range(3):
        for page in short:
            (made / f"{at}-{page.name}").write_bytes(page.read_bytes() + f"\n\n{at}.\n".encode())
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    database = published.empty(tmp_path_factory, tmp_path_factory.mktemp("undisturbed") / "plans.db")
    ingest([str(folder)], database, engine="inline")
    return content(database)


# what is found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "sub/c.md", ".hidden/d.html", ".e.html", "data.json", "pages.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('[[page]]\nfile = "a.txt"\nurl = "https://x.example/a"\nfetched = 2021-01-16\n')
    return tmp_path


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ([""], ["a.txt", "b.html", "sub/c.md"]),
        (["b.html"], ["b.html"]),
        (["*.html"], ["b.html"]),
        (["**/*.md"], ["c.md"]),
        (["data.json"], ["data.json"]),
        (["b.html", ""], ["b.html", "a.txt", "sub/c.md"]),
        (["s*"], ["c.md"]),
    ],
)
def test_files_folders_and_patterns(given: list[str], names: list[str], place: Path) -> None:
    found = list(sources(f"{place}/{each}" if each else str(place) for each in given))
    assert [each.name for each in found] == names


def test_a_sidecar_says_where_files_come_from(place: Path) -> None:
    [first, second, _] = list(sources([str(place)]))
    assert first == Source(place / "a.txt", "a.txt", "https://x.example/a", "2021-01-16")
    assert second == Source(place / "b.html", "b.html")


def test_a_corpus_is_its_folder_of_pages() -> None:
    found = [each for each in sources([str(ROOT / "corpus")]) if isinstance(each, Source)]
    assert {each.path for each in found} == set(PAGES.iterdir())
    assert all(each.url for each in found)


@pytest.mark.parametrize(("name", "code"), [("none.html", "missing"), ("*.pdf", "missing"), ("empty", "missing")])
def test_what_is_not_there_is_a_problem(name: str, code: str, database: Path) -> None:
    (database.parent / "empty").mkdir()
    done = ingest([str(database.parent / name), str(PAGES / "quan-8-2024.txt")], database)
    assert (done.counts.pages, done.counts.stored, done.counts.problems) == (2, 1, 1)
    assert rows(database, "SELECT code FROM problems") == [(code,)]


def test_a_broken_sidecar_is_a_problem_and_its_files_are_read(place: Path) -> None:
    (place / "pages.toml").write_text("not toml at all")
    found = list(sources([str(place)]))
    assert [each.code for each in found if isinstance(each, Problem)] == ["sidecar"]
    assert [each.name for each in found if isinstance(each, Source)] == ["a.txt", "b.html", "sub/c.md"]


# what is stored


def test_the_corpus_and_again(tmp_path: Path) -> None:
    database = tmp_path / "plans.db"
    first = ingest([str(ROOT / "corpus")], database, engine="inline")
    assert first.counts.pages == first.counts.stored == first.total == len(list(PAGES.iterdir()))
    before = content(database)
    again = ingest([str(ROOT / "corpus")], database, engine="inline")
    assert (again.counts.stored, again.counts.unchanged) == (0, first.counts.pages)
    assert content(database) == before
    urls = rows(database, "SELECT count(*) FROM documents WHERE url IS NOT NULL")
    assert urls == [(first.counts.pages,)]


BAD = [
    ("empty.html", b"", "empty"),
    ("binary.html", bytes(range(256)) * 40, "binary"),
    ("broken.pdf", b"%PDF-1.7 nothing more", "broken"),
    ("news.txt", "Trời hôm nay đẹp, mời bà con ra phố.".encode(), "not-a-plan"),
]


def test_bad_pages_are_recorded_and_cost_nothing_else(tmp_path: Path, database: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, data, _ in BAD:
        (pages / name).write_bytes(data)
    shutil.copy(PAGES / "quan-8-2021.html", pages / "z.html")
    met: list[Problem] = []
    done = ingest([str(pages)], database, report=lambda progress: met.extend(progress.problems))
    found = dict(rows(database, "SELECT name, code FROM problems"))
    assert found == {name: code for name, _, code in BAD}
    assert {problem.name: problem.code for problem in met} == found
    assert all(problem.reason.endswith(".") and problem.remedy.endswith(".") for problem in met)
    assert (done.counts.pages, done.counts.stored) == (5, 2)  # the news page is stored without targets
    again = ingest([str(pages)], database)
    assert (again.counts.stored, again.counts.unchanged, again.counts.problems) == (0, 2, 3)


def test_an_archive_gives_a_document_for_each_page(tmp_path: Path, database: Path) -> None:
    archive = tmp_path / "pages.zip"
    chosen = sorted(PAGES.glob("*.html"))[:5]
    with zipfile.ZipFile(archive, "w") as file:
        for page in chosen:
            file.write(page, page.name)
        file.writestr("empty.html", "")
    first = ingest([str(archive)], database, engine="processes", jobs=2)
    assert (first.total, first.counts.pages, first.counts.stored, first.counts.problems) == (6, 6, 5, 1)
    again = ingest([str(archive)], database, engine="processes", jobs=2)
    assert (again.counts.stored, again.counts.unchanged) == (0, 5)


def test_a_web_archive_says_where_its_pages_come_from(tmp_path: Path, database: Path) -> None:
    archive = tmp_path / "crawl.warc.gz"
    stems = [page.stem for page in sorted(PAGES.glob("*.html"))[:5]]
    with archive.open("wb") as file:
        for stem in stems:
            body = (PAGES / f"{stem}.html").read_bytes()
            file.write(gzip.compress(warc_record(f"https://portal.example/{stem}", body)))
    done = ingest([str(archive)], database, engine="processes", jobs=2)
    assert (done.counts.stored, done.counts.problems) == (5, 0)
    found = rows(database, "SELECT page_key, url, fetched FROM documents ORDER BY url")
    day = "2026-01-02T03:04:05Z"
    assert found == [(f"portal.example/{stem}", f"https://portal.example/{stem}", day) for stem in sorted(stems)]


def warc_record(url: str, body: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_a_pool_of_workers_stores_the_same(folder: Path, undisturbed: Rows, database: Path) -> None:
    done = ingest([str(folder)], database, engine="processes", jobs=3)
    assert done.counts.stored == len(list(folder.iterdir()))
    assert content(database) == undisturbed


# engines


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_item_that_goes_wrong_costs_itself_alone(jobs: int, tmp_path: Path) -> None:
    work = Odd(str(tmp_path / "mark"))
    found = list(run(iter(range(100)), work, engine="processes", jobs=jobs, limits=Limits(seconds=2.0)))
    failed = {at: each.code for at, each in enumerate(found) if isinstance(each, Failure)}
    assert failed == {7: "worker-died", 13: "error", 17: "timeout", 19: "timeout"}
    assert [each for each in found if isinstance(each, int)] == [n * n for n in range(100) if n not in failed]


def test_the_inline_engine_names_errors_and_keeps_time() -> None:
    items = [1, 13, 17, 3]
    found = list(run(items, Odd(""), engine="inline", limits=Limits(seconds=0.2)))
    assert [each if isinstance(each, int) else each.code for each in found] == [1, "error", "timeout", 9]
    assert isinstance(found[1], Failure)
    assert found[1].reason == "ValueError: thirteen"


@pytest.mark.parametrize(
    ("names", "jobs", "chosen"),
    [
        (["a.html"], 2, ("inline", 1)),
        (["a.html"] * 41, 2, ("processes", 2)),
        (["a.html"] * 41, 1, ("inline", 1)),
        (["crawl.warc.gz"], 2, ("processes", 2)),
        (["a.html", "pages.ZIP"], 4, ("processes", 4)),
    ],
)
def test_one_archive_is_work_for_all_cores(names: list[str], jobs: int, chosen: tuple[str, int]) -> None:
    assert _chosen([Source(Path(name), name) for name in names], jobs) == chosen


def test_results_come_in_order_whatever_is_done_first() -> None:
    assert list(run(range(60), slow_for_even, engine="processes", jobs=3)) == list(range(60))


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    results = run(items(), slow_for_even, engine="processes", jobs=2)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 500


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    found = list(run(range(4), unpicklable, engine="processes", jobs=1))
    assert [each if isinstance(each, int) else each.code for each in found] == [0, 1, "error", 3]


@pytest.mark.skipif(sys.platform == "darwin", reason="the system does not limit address space")
def test_a_worker_has_a_limit_of_memory() -> None:
    limits = Limits(memory=2 << 30)
    found = list(run([1, 4 << 30, 2], hungry, engine="processes", jobs=1, limits=limits))
    assert [each if isinstance(each, int) else each.code for each in found] == [1, "error", 2]


def test_workers_that_never_do_anything_end_the_run() -> None:
    with pytest.raises(RuntimeError, match=r"end before they do anything \(exit code 3\)"):
        list(run(range(1000), exits, engine="processes", jobs=1))


def test_an_unknown_engine() -> None:
    with pytest.raises(ValueError, match="abacus"):
        run([1], hungry, engine="abacus")  # type: ignore[arg-type]


def test_a_poison_page_is_a_problem_and_the_others_are_stored(database: Path) -> None:
    pages = [str(page) for page in sorted(PAGES.glob("q*"))]
    done = ingest(pages, database, engine="processes", jobs=2, work=poison)
    assert done.counts.stored == len(pages) - 1 > 3
    assert rows(database, "SELECT name, stage, code FROM problems") == [("quan-8-2022.html", "flow", "worker-died")]


# accidents


def start(*arguments: str | Path, script: str = CHITIEU, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
        **options,
    )


def test_a_run_killed_at_any_moment_is_gone_on_with(folder: Path, tmp_path: Path) -> None:
    """`python benchmarks/kill.py` for the long version."""
    tally = kill.rounds([str(folder)], tmp_path, number=8)
    assert (tally.killed, tally.damaged, tally.unequal) == (8, 0, 0)
    assert tally.compared


def stalling(folder: Path, database: Path, engine: str) -> subprocess.Popen[str]:
    """A run that has written the pages whose names begin with 0, and waits for the others without end."""
    written = len(list(folder.glob("0*")))
    arguments = ("ingest", folder, "--db", database, "--engine", engine, "--jobs", "2", "--json")
    process = start(*arguments, script=STALLING, preexec_fn=hears_ctrl_c)
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["pages"] == written:
            return process
    raise AssertionError(f"the run ended by itself: {process.communicate()[1]}")


def hears_ctrl_c() -> None:
    """What a shell starts with `&` ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_killed_pool_is_gone_on_with(folder: Path, undisturbed: Rows, database: Path) -> None:
    process = stalling(folder, database, "processes")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    ingest([str(folder)], database, engine="inline")
    assert content(database) == undisturbed
    assert [status for (status,) in rows(database, "SELECT status FROM runs ORDER BY id")] == ["interrupted", "done"]


@pytest.mark.parametrize(
    ("number", "engine"), [(signal.SIGINT, "inline"), (signal.SIGINT, "processes"), (signal.SIGTERM, "processes")]
)
def test_a_stopped_run_says_how_to_go_on(
    number: signal.Signals, engine: str, folder: Path, undisturbed: Rows, database: Path
) -> None:
    process = stalling(folder, database, engine)
    process.send_signal(number)
    _, complaints = process.communicate(timeout=120)
    assert process.returncode == 130
    assert complaints.strip() == f"Stopped: what was read so far is in {database}; the same command goes on from there."
    assert rows(database, "SELECT status FROM runs") == [("stopped",)]
    stored = rows(database, "SELECT count(*) FROM documents")[0][0]
    assert stored == len(list(folder.glob("0*")))
    done = ingest([str(folder)], database, engine="inline")
    assert done.counts.unchanged == stored
    assert content(database) == undisturbed


def test_an_archive_of_1000_pages_streams(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is unpacked to the disk, and memory does not grow with the archive."""
    few, many = (
        streamed(published.empty(tmp_path_factory, made(tmp_path / str(pages)) / "plans.db"), pages)
        for pages in (10, 1_000)
    )
    assert many < few + 4, "the archive holds 20 MB"


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def streamed(database: Path, pages: int) -> float:
    """The most memory (MB) that reading a web archive of so many pages takes; the folder holds no more than it needs."""
    archive = database.with_name("crawl.warc.gz")
    body = b"<html><body><p>" + b"a b c d " * 2_500 + b"</p></body></html>"
    with archive.open("wb") as file:
        for number in range(pages):
            page = body.replace(b"a b", b"%d" % number, 1)
            file.write(gzip.compress(warc_record(f"https://portal.example/{number}", page), 1))
    tracemalloc.start()
    done = ingest([str(archive)], database, engine="inline", work=only_seen)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    assert done.counts.pages == done.total == pages
    ends = ("", "-wal", "-shm", ".lock")
    assert {path.name for path in database.parent.iterdir()} <= {archive.name, *(f"plans.db{end}" for end in ends)}
    return peak


def only_seen(item: Item) -> list[Outcome]:
    """Stands for extraction, which is not what streams."""
    assert isinstance(item, Packed)
    return [Outcome(item.name)]


def test_the_second_writer_ends_at_once(database: Path) -> None:
    with Store(database):
        process = start("ingest", PAGES, "--db", database)
        _, complaints = process.communicate(timeout=120)
    assert process.returncode == 4
    assert (
        complaints
        == f"Error: {database}: another run is writing to it (process {os.getpid()}); wait until that has ended, or choose another --db.\n"
    )


def without_privileges() -> None:
    """Root may write anywhere; a child that calls this first may do so no longer."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # to overrule rights, and to overrule rights to read
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be written to once a test has closed it with `chmod`."""
    folder = tmp_path / "locked"
    folder.mkdir()
    probe = "import sys, pathlib; pathlib.Path(sys.argv[1], 'probe').touch()"
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", probe, folder], preexec_fn=without_privileges, capture_output=True, check=False
    )
    folder.chmod(0o755)
    if done.returncode == 0:
        pytest.skip("this user may write anywhere")
    yield folder
    folder.chmod(0o755)


def test_a_read_only_folder(locked: Path) -> None:
    locked.chmod(0o555)
    process = start("ingest", PAGES, "--db", locked / "plans.db", preexec_fn=without_privileges)
    _, complaints = process.communicate(timeout=120)
    assert process.returncode == 5, complaints
    assert complaints == f"Error: {locked}/plans.db.lock: cannot be written (Permission denied); choose another --db.\n"
    assert list(locked.iterdir()) == []


def test_a_read_only_database(locked: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    database = published.empty(tmp_path_factory, locked / "plans.db")
    ingest([str(PAGES / "quan-8-2021.html")], database)
    before = content(database)
    database.chmod(0o444)
    process = start("ingest", PAGES, "--db", database, preexec_fn=without_privileges)
    _, complaints = process.communicate(timeout=120)
    assert process.returncode == 5, complaints
    assert (
        complaints == f"Error: {database}: it or its folder is read-only; choose another --db or change the rights.\n"
    )
    assert content(database) == before


def test_a_full_disk(database: Path) -> None:
    """A limit on the size of files stands for the full disk: writes fail in the same place."""
    ingest([str(PAGES / "quan-8-2021.html")], database)
    before = content(database)
    size = database.stat().st_size + 100_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    pages = sorted(PAGES.glob("[a-h]*"))
    process = start("ingest", *pages, "--db", database, "--engine", "inline", preexec_fn=limit)
    _, complaints = process.communicate(timeout=120)
    assert process.returncode == 5, complaints
    assert "Traceback" not in complaints
    assert complaints.count("\n") == 1
    for name, found in content(database).items():
        assert set(before[name]) <= set(found), name
    done = ingest(map(str, pages), database, engine="inline")
    assert done.counts.stored + done.counts.unchanged == len(pages)


def test_progress_is_reported(folder: Path, database: Path) -> None:
    seen: list[tuple[int, int]] = []

    def report(progress: Progress) -> None:
        seen.append((progress.counts.pages, progress.total))

    done = ingest([str(folder)], database, engine="inline", report=report)
    assert seen == sorted(seen)
    assert seen[-1] == (done.counts.pages, done.total)
