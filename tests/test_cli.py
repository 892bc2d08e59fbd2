"""The command line: what each command prints, what it complains of, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import shlex
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import published
import pytest
from click.testing import CliRunner, Result

from extractor.cli import commands
from extractor.cli.exits import EXITS
from extractor.cli.output import _cell
from extractor.cli.reference import markdown
from extractor.flow import extract
from extractor.ingest.saving import file_name
from extractor.ingest.sources import Source, sources
from extractor.publish.numbers import signed
from extractor.record import KEYS, records

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "corpus" / "pages"
PAGE = PAGES / "quan-8-2021.html"
CHITIEU = (sys.executable, "-c", "from extractor.cli import main; main()")


def chitieu(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)], input=given, catch_exceptions=False)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published.corpus(tmp_path_factory, "database")


@pytest.fixture
def empty(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without pages, in a folder of its own."""
    (tmp_path / "out").mkdir()
    return published.empty(tmp_path_factory, tmp_path / "out" / "plans.db")


# help


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    script = "import sys; from extractor.cli import commands\ntry: commands(['--help'])\nfinally: sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {
        "spacy",
        "sqlite_utils",
        "datasette",
        "numpy",
        "bs4",
        "selectolax",
        "rich",
        "httpx",
        "lxml",
        "dask",
        "multiprocessing",
    }
    assert not heavy & set(done.stderr.split())
    assert processor_time([*CHITIEU, "--help"]) < 2.5 * processor_time([sys.executable, "-c", "import click"])


def processor_time(command: list[str]) -> float:
    """The least of five runs, which other work on the machine lengthens little."""
    lasted = []
    for _ in range(5):
        began = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        lasted.append(ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime)
    return min(lasted)


def test_help_names_every_command_and_exit_code() -> None:
    text = chitieu("--help").output
    for command in (
        "extract",
        "clean",
        "ingest",
        "serve",
        "explain",
        "compare",
        "export",
        "changes",
        "fetch",
        "indicators",
        "patterns",
    ):
        assert f"\n  {command} " in text
        assert chitieu(command, "--help").exit_code == 0
    for code, meaning in EXITS.items():
        assert f"  {code:<4} {meaning}" in text


def test_the_reference_is_fresh() -> None:
    stored = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert stored == markdown(), "python -m extractor.cli.reference > docs/cli.md"


def test_version() -> None:
    from extractor import __version__

    assert chitieu("--version").output == f"chitieu, version {__version__}\n"


# extract


def test_extract_prints_the_records() -> None:
    result = chitieu("extract", PAGE, PAGES / "quan-8-2024.txt")
    printed = [json.loads(line) for line in result.stdout.splitlines()]
    assert printed == [*records(extract(PAGE)), *records(extract(PAGES / "quan-8-2024.txt"))]
    assert all(tuple(record) == KEYS for record in printed)
    assert (result.exit_code, result.stderr) == (0, "")


def test_extract_as_csv_and_with_a_mark_for_excel(tmp_path: Path) -> None:
    out = tmp_path / "targets.csv"
    assert chitieu("extract", PAGE, "--format", "csv", "--bom", "-o", out).exit_code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdoc,start,")
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    wanted = records(extract(PAGE))
    assert [row["quote"] for row in found] == [record["quote"] for record in wanted]
    assert [row["section"] for row in found] == [" > ".join(map(str, record["section"] or [])) for record in wanted]  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("=", "="),
        (">=", ">="),
        ("hộ", "hộ"),
        (["=x", "y"], "'=x > y"),
        (-5, -5),
        (None, ""),
        ({"a": "="}, '{"a": "="}'),
    ],
)
def test_csv_holds_no_formula(value: Any, cell: Any) -> None:
    assert _cell(value) == cell


def test_extract_as_a_table() -> None:
    result = chitieu("extract", PAGE, "--format", "table")
    assert "quan-8-2021.html" in result.stdout
    assert "subject" in result.stdout


def test_extract_from_standard_input() -> None:
    result = chitieu("extract", "-", given="Giảm tỷ lệ hộ nghèo 0,5%.".encode())
    [record] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (record["doc"], record["quote"]) == ("-", "0,5%")


def test_extract_with_workers_prints_the_same() -> None:
    one, two = (chitieu("extract", ROOT / "corpus", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout != ""


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    result = chitieu("extract", PAGE, "-o", tmp_path / "none" / "targets.jsonl")
    assert result.exit_code == 5
    assert "cannot be written" in result.stderr


def test_a_run_that_fails_leaves_the_old_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "targets.jsonl"
    out.write_text("old")

    def broken(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("extractor.cli.output.json.dumps", broken)
    assert chitieu("extract", PAGE, "-o", out).exit_code == 5
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.html").write_text("  \n ")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "news.txt").write_text("Trời hôm nay đẹp, mời bà con ra phố.", encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and nothing more")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "code", "complaints"),
    [
        (["none.txt"], 3, 1),
        (["empty.txt"], 3, 1),
        (["blank.html"], 3, 1),
        (["binary.txt"], 3, 1),
        (["broken.pdf"], 3, 1),
        (["broken.zip"], 3, 1),
        (["*.nothing"], 3, 1),
        (["empty.txt", "binary.txt"], 3, 2),
        (["news.txt"], 0, 1),  # read, and nothing in it
        (["news.txt", "none.txt"], 1, 2),
        (["none.txt", PAGE, "empty.txt"], 1, 2),
        ([PAGE], 0, 0),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_bad_input(command: str, names: list[str | Path], code: int, complaints: int, bad: Path, empty: Path) -> None:
    paths = [str(bad / name) for name in names]
    options = ["--db", str(empty)] if command == "ingest" else []
    result = chitieu(command, *paths, *options)
    assert result.exit_code == code, result.output
    lines = result.stderr.splitlines()
    assert len(lines) == complaints, lines
    said = [name for name in names if name != PAGE]
    assert all(any(str(name).rstrip("*") in line or str(name) in line for line in lines) for name in said)
    if PAGE in names and command == "extract":
        assert len(result.stdout.splitlines()) == len(extract(PAGE).targets)


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", PAGE, "--format", "xml"],
        ["ingest"],
        ["ingest", PAGE, "--jobs", "0"],
        ["explain"],
        ["explain", PAGE, "--text", "x"],
        ["compare"],
        ["fetch"],
        ["no-such-command"],
    ],
)
def test_wrong_use(arguments: list[str]) -> None:
    assert chitieu(*arguments).exit_code == 2


def test_nobody_reads_the_output() -> None:
    pages = [str(path) for path in sorted(PAGES.iterdir())]
    process = subprocess.Popen([*CHITIEU, "extract", *pages], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


# clean, explain, patterns


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_clean(form: str) -> None:
    from extractor.clean import clean, render
    from extractor.read import read

    result = chitieu("clean", PAGE, "--format", form)
    assert result.stdout == render(clean(read(PAGE)), form)  # type: ignore[arg-type]
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_page_that_cannot_be_read(command: str, bad: Path) -> None:
    for name in ("none.txt", "empty.txt", "binary.txt"):
        result = chitieu(command, bad / name)
        assert result.exit_code == 3
        assert result.stderr.count("\n") == 1
        assert name in result.stderr


def test_explain_has_a_heading_for_each_stage() -> None:
    for arguments in (["--text", "Giảm tỷ lệ hộ nghèo 0,5%."], [str(PAGE)]):
        result = chitieu("explain", *arguments)
        headings = [line.removeprefix("## ") for line in result.stdout.splitlines() if line.startswith("## ")]
        assert [name for name in headings if name in ("read", "clean", "identify", "segment", "quantities", "context", "targets", "link")] == [
            "read", "clean", "identify", "segment", "quantities", "context", "targets", "link",
        ]  # fmt: skip
        assert result.exit_code == 0


@pytest.mark.parametrize(("wrong", "code"), [([], 0), (["patterns/units.toml: ha: wrong"], 6)])
def test_patterns_check(wrong: list[str], code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.check.check", lambda: wrong)
    result = chitieu("patterns", "check")
    assert result.exit_code == code
    assert result.stdout.splitlines()[:-1] == wrong


# ingest


def test_ingest_prints_what_the_database_holds(tmp_path: Path) -> None:
    result = chitieu("ingest", ROOT / "corpus", "--db", tmp_path / "plans.db")
    pages = len(list(PAGES.iterdir()))
    assert result.exit_code == 0
    assert f"{pages} pages read: {pages} stored with" in result.stdout
    assert "quan-8-2021.html" in result.stdout
    again = chitieu("ingest", ROOT / "corpus", "--db", tmp_path / "plans.db")
    assert f"0 stored with 0 values, {pages} unchanged" in again.stdout
    assert "quan-8-2021.html" in again.stdout


def test_ingest_for_logs_and_in_silence(bad: Path, empty: Path) -> None:
    result = chitieu("ingest", bad / "empty.txt", PAGE, "--db", empty, "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["event"] for line in lines] == ["problem", "progress", "progress", "end"]
    assert (lines[0]["name"], lines[0]["code"]) == ("empty.txt", "empty")
    assert lines[-1] | {"run": "", "seconds": 0} == {
        "event": "end", "run": "", "total": 2, "pages": 2, "stored": 1, "unchanged": 0,
        "targets": len(extract(PAGE).targets), "problems": 1, "seconds": 0, "status": "done", "database": str(empty),
    }  # fmt: skip
    silent = chitieu("ingest", PAGE, "--db", empty, "--quiet")
    assert (silent.output, silent.exit_code) == ("", 0)


def test_ingest_into_something_else(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("No database. " * 100)
    result = chitieu("ingest", PAGE, "--db", path)
    assert result.exit_code == 5
    assert "not a database" in result.stderr


def test_many_problems_are_counted_and_not_all_named(tmp_path: Path, empty: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for at in range(30):
        (pages / f"{at:02}.txt").touch()
    result = chitieu("ingest", pages, "--db", empty)
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "... and 10 more: see the table `problems`."


# what a database is asked


def test_compare(database: Path) -> None:
    arguments = ("compare", "--indicator", "poverty_rate_multidim", "--db", database)
    table = chitieu(*arguments)
    assert table.exit_code == 0
    assert "poverty_rate_multidim" in table.stdout
    rows = [json.loads(line) for line in chitieu(*arguments, "--format", "jsonl").stdout.splitlines()]
    assert len(rows) > 4
    for row in rows:
        assert row["difference"] is None or row["not_comparable"] == []
    years = chitieu(*arguments, "--format", "jsonl", "--years", "2023-2024", "--places", "gia lai")
    chosen = [json.loads(line) for line in years.stdout.splitlines()]
    assert chosen
    assert {row["place"] for row in chosen} == {"Tỉnh Gia Lai"}
    assert {row["year"] for row in chosen} <= {2023, 2024}


def test_compare_subtracts_what_is_comparable(database: Path) -> None:
    result = chitieu(
        "compare", "--indicator", "poverty_rate_multidim", "--places", "chu pah", "--db", database, "--format", "jsonl"
    )
    rows = {(row["year"], row["kind"]): row for row in map(json.loads, result.stdout.splitlines())}
    earlier, later = rows[2022, "result"], rows[2023, "result"]
    assert later["difference"] == pytest.approx(later["value_min"] - earlier["value_min"])
    assert rows[2024, "result"]["difference"] is not None  # its unit stands in the head of its column
    table = chitieu("compare", "--indicator", "poverty_rate_multidim", "--places", "chu pah", "--db", database)
    assert f"({signed(later['difference'], 'vi')})" in table.stdout  # as the values beside it are written


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--indicator", "tỷ lệ hộ nghèo"], 0, "poverty_rate"),
        (["--indicator", "điều không ai đo"], 3, "did you mean"),
        (["--indicator", "poverty_rate_multidim", "--places", "Atlantis"], 3, "no value"),
        (["--indicator", "poverty_rate_multidim", "--years", "1990"], 3, "no value"),
        (["--indicator", "poverty_rate_multidim", "--years", "soon"], 2, "2021-2024"),
        (["--indicator", "poverty_rate_multidim", "--frame", "soon"], 2, "2025-07"),
    ],
)
def test_compare_asked_in_other_ways(arguments: list[str], code: int, words: str, database: Path) -> None:
    result = chitieu("compare", *arguments, "--db", database)
    assert result.exit_code == code
    assert words in result.output


def test_compare_in_a_frame_names_the_units_that_a_place_lies_in(database: Path) -> None:
    result = chitieu(
        *("compare", "--indicator", "jobs_created", "--places", "quan 8", "--frame", "2025-07", "--db", database)
    )
    assert "Quận 8 lies in: Phường Chánh Hưng, Phường Bình Đông, Phường Phú Định.\n" in result.stdout
    assert "Small parts of it lie in: Phường Bình Phú, Xã Tân Nhựt, Xã Bình Hưng." in result.stdout
    exists = chitieu(
        *("compare", "--indicator", "jobs_created", "--places", "quan 8", "--frame", "2021", "--db", database)
    )
    assert "lies in" not in exists.stdout


def test_the_examples_of_comparability_are_what_the_commands_print(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = (ROOT / "docs" / "comparability.md").read_text(encoding="utf-8")
    examples = re.findall(r"^    \$ chitieu (.+)\n((?:    .*\n|\n(?=    (?!\$)))+)", text, re.MULTILINE)
    assert len(examples) == 4
    for command, shown in examples:
        printed = chitieu(*shlex.split(command), "--db", database).stdout
        assert [line.rstrip() for line in printed.rstrip().splitlines()] == [
            line[4:].rstrip() for line in shown.rstrip().splitlines()
        ], f"chitieu {command}"


def test_changes(empty: Path, tmp_path: Path) -> None:
    database, page = empty, tmp_path / "page.txt"
    for text in ("Giảm tỷ lệ hộ nghèo 0,5%. Tăng 12 ha rừng.", "Giảm tỷ lệ hộ nghèo 0,7%."):
        page.write_text(text, encoding="utf-8")
        assert chitieu("ingest", page, "--db", database, "--quiet").exit_code == 0
    result = chitieu("changes", "--db", database, "--format", "jsonl")
    found = {(row["change"], row["old"], row["new"]) for row in map(json.loads, result.stdout.splitlines())}
    assert found == {("revised", "0,5 %", "0,7 %"), ("vanished", "12 ha", None)}
    assert "revised" in chitieu("changes", "--db", database, "--page", "page").stdout
    assert "No page has" in chitieu("changes", "--db", database, "--page", "other").stdout


@pytest.mark.parametrize(
    "command",
    [["changes", "--db"], ["compare", "--indicator", "x", "--db"], ["indicators", "suggest"], ["serve"], ["export"]],
)
def test_a_database_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    result = chitieu(*command, tmp_path / "none.db")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "none.db: no such file" in result.stderr


def test_indicators_list() -> None:
    rows = [json.loads(line) for line in chitieu("indicators", "list", "--format", "jsonl").stdout.splitlines()]
    assert len(rows) > 100
    domain = rows[0]["domain"]
    some = chitieu("indicators", "list", "--domain", domain, "--format", "csv").stdout.splitlines()
    assert 1 < len(some) < len(rows)
    assert chitieu("indicators", "list", "--domain", "nothing").exit_code == 2


def test_indicators_match() -> None:
    result = chitieu("indicators", "match", "tỷ lệ hộ nghèo", "--format", "jsonl", "--limit", "3")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows[0]["verdict"] == "linked"
    assert rows[0]["id"].startswith("poverty_rate")
    assert {row["verdict"] for row in rows[1:]} == {"near"}


def test_indicators_suggest(database: Path) -> None:
    result = chitieu("indicators", "suggest", database, "--least", "1", "--limit", "2")
    assert result.stdout.count("[[indicator]]") == 2


def test_export(database: Path, tmp_path: Path) -> None:
    result = chitieu("export", database, "--format", "jsonl", "-o", tmp_path / "targets.jsonl")
    assert result.exit_code == 0
    assert [Path(line).is_file() for line in result.stdout.splitlines()] == [True]
    assert chitieu("export", database, "--format", "stone").exit_code == 2


def test_serve_check(database: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*CHITIEU, "serve", str(database), "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "200" in done.stdout
    other = tmp_path / "other.db"
    other.write_text("nothing")
    assert chitieu("serve", other, "--check").exit_code == 3


# fetch


class _Portal(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGE.read_bytes() if self.path == "/ke-hoach.html" else b""
        self.send_response(200 if body or self.path == "/robots.txt" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def portal() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Portal)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_fetch_saves_pages_that_ingest_reads(portal: str, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    url = f"{portal}/ke-hoach.html"
    result = chitieu("fetch", url, f"{portal}/none.html", "--private", "-o", pages)
    assert result.exit_code == 1
    assert "404" in result.stderr
    [source] = [each for each in sources([str(pages)]) if isinstance(each, Source)]
    assert source.path.read_bytes() == PAGE.read_bytes()
    assert source.url == url
    assert source.fetched
    assert str(source.path) == result.stdout.strip()
    before = (pages / "pages.toml").read_text()
    assert chitieu("fetch", url, "--private", "-o", pages).exit_code == 0
    assert (pages / "pages.toml").read_text().count("[[page]]") == before.count("[[page]]") == 1


def test_fetch_refuses_addresses_of_the_own_network(portal: str, tmp_path: Path) -> None:
    result = chitieu("fetch", f"{portal}/ke-hoach.html", "-o", tmp_path)
    assert result.exit_code == 3
    assert "public address" in result.stderr


@pytest.mark.parametrize(
    ("url", "beginning", "ending"),
    [
        ("https://quan8.example/Kế-hoạch/2021.html", "quan8.example-ke-hoach-2021-", ".html"),
        ("https://quan8.example/../../etc/passwd", "quan8.example-..-..-etc-passwd-", ".html"),
        ("https://quan8.example/tep.pdf?tai=1", "quan8.example-tep-", ".pdf"),
        ("https://quan8.example/", "quan8.example-", ".html"),
        ("https://quan8.example/" + "a" * 500, "quan8.example-aaaa", ".html"),
    ],
)
def test_a_file_name_follows_from_the_url_and_is_no_path(url: str, beginning: str, ending: str) -> None:
    name = file_name(url)
    assert name.startswith(beginning)
    assert name.endswith(ending)
    assert "/" not in name
    assert len(name) < 120
    assert name != file_name(url + "&x")
