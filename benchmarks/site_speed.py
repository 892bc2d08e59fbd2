"""How fast the site answers: `python benchmarks/site_speed.py [--targets 1000000]`.

Makes a database of artificial documents (ten targets each; places keep their ids and lose their names, so that no
figure stands under a real name). Asks for every kind of page twice: one after the other in this process, for the
processor time of a page, which says the same on a busy machine; then from a server of several processes with several
readers at a time, for the time to the answer, which is worth something on an idle machine only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import quote

import httpx

from extractor.publish import datasette_for
from extractor.store import Store
from extractor.store.index import INSERT_SQL
from extractor.store.search import exact, folded
from extractor.store.tables import BLOCKS, DOCUMENTS, SECTIONS, TARGETS

PER_DOCUMENT = 10
LIMITS = {"search": 200}  # milliseconds at the 95th percentile; others: 300
ROWS = {"documents": DOCUMENTS, "blocks": BLOCKS, "sections": SECTIONS, "targets": TARGETS}


def make(path: Path, documents: int, seed: int = 1) -> None:
    """A database of `documents` pages at `path`, made anew."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    with Store(path) as store:
        store.start("inline", 1)
        store.finish()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("UPDATE places SET name = 'Place ' || id, name_short = id")
        run = db.execute("SELECT id FROM runs").fetchone()[0]
        batches: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for number, (table, row) in enumerate(_rows(db, documents, run, random.Random(seed))):
            batches[table].append(row)
            if number % 50_000 == 0:
                _write(db, batches)
        _write(db, batches)
        db.execute("UPDATE runs SET pages = ?, stored = ?", (documents, documents))
        db.execute("ANALYZE")
        db.commit()
        db.execute("PRAGMA journal_mode = WAL")


def _write(db: sqlite3.Connection, batches: dict[str, list[tuple[Any, ...]]]) -> None:
    for table, rows in batches.items():
        if table == "targets_fts":
            db.executemany(INSERT_SQL, rows)
        elif rows:
            names = ", ".join(f'"{column.name}"' for column in ROWS[table].columns)
            holes = ", ".join("?" * len(ROWS[table].columns))
            db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({holes})', rows)
        rows.clear()


def _rows(
    db: sqlite3.Connection, documents: int, run: str, chance: random.Random
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    indicators = db.execute(
        "SELECT i.id, i.name_vi, i.unit_id, u.name_vi FROM indicators i JOIN units u ON u.id = i.unit_id"
    ).fetchall()
    levels = {"province": 0.2, "district": 0.3, "commune": 0.5}
    places = {
        level: [row[0] for row in db.execute("SELECT id FROM places WHERE level = ?", [level])] for level in levels
    }
    weights = [1 / (rank + 8) for rank in range(len(indicators))]  # few indicators are in most plans
    words = {row[0]: (exact(row[1]), folded(row[1])) for row in indicators}
    for number in range(documents):
        level = chance.choices(list(levels), list(levels.values()))[0]
        place = chance.choice(places[level])
        year = chance.choice(range(2016, 2027))
        chosen = chance.choices(indicators, weights, k=PER_DOCUMENT)
        yield from _document(number, place, level, year, chosen, run, words, chance)


def _document(
    number: int, place: str, level: str, year: int, chosen: list[Any], run: str,
    words: dict[str, tuple[str, str]], chance: random.Random,
) -> Iterator[tuple[str, tuple[Any, ...]]]:  # fmt: skip
    ident = f"{number:016x}"
    title = f"Plan {number} of place {place} for {year}"
    lines = [title]
    at = len(title) + 1
    blocks: list[dict[str, Any]] = [{"kind": "heading", "start": 0, "end": len(title), "level": 1}]
    targets = []
    for position, (indicator, name, unit_id, unit) in enumerate(chosen):
        value = round(chance.uniform(1, 100), 1)
        quote_text = f"{value:g}".replace(".", ",") + f" {unit}"
        line = f"- {name}: {quote_text}."
        start = at + len(line) - len(quote_text) - 1
        search_id = number * PER_DOCUMENT + position + 1
        targets.append((indicator, name, unit_id, unit, value, quote_text, line, start, at, search_id, position))
        blocks.append({"kind": "paragraph", "start": at, "end": at + len(line)})
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    yield "documents", _row(
        DOCUMENTS, id=ident, page_key=ident, version=1, current=1, sha256=ident * 4, name=f"{ident}.html",
        url=f"https://example.org/{ident}", title=title, kind=chance.choice(("plan", "report", "resolution", "news")),
        place_id=place, level=level, year=year, year_text=str(year), media="text/html", encoding="utf-8", repairs="[]",
        status="targets", targets_count=PER_DOCUMENT, extractor_version="benchmark", run_id=run, identity="{}",
        text=text, published=f"{year}-01-15",
    )  # fmt: skip
    for position, block in enumerate(blocks):
        yield "blocks", _row(BLOCKS, document_id=ident, position=position, emphasis=0, **block)
    for indicator, name, unit_id, unit, value, quote_text, line, start, line_start, search_id, position in targets:
        kind = chance.choices(("target", "result", "estimate"), (6, 3, 1))[0]
        flags = ["implausible"] if chance.random() < 0.01 else []
        bound = chance.choices(("=", ">=", "~"), (7, 2, 1))[0]
        linked = chance.random() < 0.92
        yield "targets", _row(
            TARGETS, id=f"{search_id:016x}", key=f"{search_id:016x}", slot=f"{search_id:016x}", search_id=search_id,
            document_id=ident, place_id=place, indicator_id=indicator if linked else None, unit_id=unit_id, start=start,
            end=start + len(quote_text), quote=quote_text, min=value, max=None if bound == ">=" else value, cmp=bound,
            unit=unit, value=quote_text, subject=name, change="level", kind=kind, year=year, year_text=str(year),
            section_path="", statement=line, statement_start=line_start, statement_end=line_start + len(line),
            value_min=value if linked else None, value_max=None if bound == ">=" or not linked else value,
            confidence=round(chance.uniform(0.4, 1), 3), rule="{}", flags=json.dumps(flags), current=1,
        )  # fmt: skip
        own = words[indicator]
        yield "targets_fts", (search_id, f"{own[0]}\n{quote_text}\n{place}", f"{own[1]}\n{place}")
        del position


def _row(table: Any, **values: Any) -> tuple[Any, ...]:
    return tuple(values.pop(column.name, None) for column in table.columns)


def requests(db: sqlite3.Connection, count: int, seed: int = 2) -> list[tuple[str, str]]:
    """`count` addresses of every kind of page, no two readers alike."""
    chance = random.Random(seed)
    places = [row[0] for row in db.execute("SELECT DISTINCT place_id FROM documents")]
    indicators = [
        row[0]
        for row in db.execute(
            "SELECT indicator_id FROM targets WHERE indicator_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 60"
        )
    ]
    documents = db.execute("SELECT count(*) FROM documents").fetchone()[0]
    names = [row[0] for row in db.execute("SELECT name_vi FROM indicators")]
    found = []
    for _ in range(count):
        place, indicator = chance.choice(places), chance.choice(indicators)
        words = chance.choice(names).split("(")[0].split()
        typed = " ".join(words[: chance.choice((2, 3, 4))])
        typed = typed if chance.random() < 0.5 else folded(typed)
        found += [
            ("front", "/"),
            ("places", "/places"),
            ("place", f"/place/{place}"),
            ("province", f"/place/{chance.randrange(1, 96):02d}"),
            ("indicators", "/indicators"),
            ("indicator", f"/indicator/{indicator}?p={chance.randrange(3)}"),
            ("compare", "/compare?" + "&".join(
                [f"indicator={chance.choice(indicators)}" for _ in range(3)]
                + [f"place={quote(chance.choice(places), safe='')}" for _ in range(5)])),
            ("document", f"/document/{chance.randrange(documents):016x}"),
            ("documents", f"/documents?year={chance.randrange(2016, 2027)}&p={chance.randrange(20)}"),
            ("search", f"/search?q={quote(typed)}"),
            ("table", "/{name}/targets"),
            ("table, filtered", f"/{{name}}/targets?year={chance.randrange(2016, 2027)}&kind=result"),
            ("table, place", f"/{{name}}/targets?place_id={quote(place, safe='')}"),
            ("table, indicator", f"/{{name}}/targets?indicator_id={indicator}"),
            ("check", f"/check?reason={chance.choice(('unlinked', 'unsure', 'implausible'))}&p={chance.randrange(5)}"),
        ]  # fmt: skip
    chance.shuffle(found)
    return found


async def processor(path: Path, asked: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Milliseconds of processor time of each answer by kind of page, all threads together."""
    datasette = datasette_for(path, options={"warm": True})
    start = time.process_time()
    await datasette.invoke_startup()
    print(f"made ready in {time.process_time() - start:.1f} s of processor time")
    times: dict[str, list[float]] = defaultdict(list)
    for kind, address in asked:
        start = time.process_time()
        answer = await datasette.client.get(address)
        times[kind].append(1000 * (time.process_time() - start))
        if answer.status_code not in (200, 404):
            raise RuntimeError(f"{address}: {answer.status_code}")
    return times


async def measure(address: str, asked: list[tuple[str, str]], readers: int) -> dict[str, list[float]]:
    """Milliseconds of each answer by kind of page, with `readers` asking at the same time."""
    times: dict[str, list[float]] = defaultdict(list)
    queue = iter(asked)

    async def reader(client: httpx.AsyncClient) -> None:
        for kind, path in queue:
            start = time.perf_counter()
            answer = await client.get(address + path)
            times[kind].append(1000 * (time.perf_counter() - start))
            if answer.status_code not in (200, 404):
                raise RuntimeError(f"{path}: {answer.status_code}")

    async with httpx.AsyncClient(timeout=60) as client:
        await asyncio.gather(*(reader(client) for _ in range(readers)))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--targets", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--requests", type=int, default=40, help="of each kind of page")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--database", type=Path, default=Path(gettempdir()) / "chitieu-benchmark.db")
    parser.add_argument("--keep", action="store_true", help="take the database as it is, if it is there")
    options = parser.parse_args()
    if not (options.keep and options.database.exists()):
        start = time.perf_counter()
        documents = max(options.targets // PER_DOCUMENT, 1)
        make(options.database, documents)
        size = options.database.stat().st_size / 1e6
        print(f"made {documents:,} documents in {time.perf_counter() - start:.0f} s, {size:,.0f} MB")
    with closing(sqlite3.connect(options.database)) as db:
        asked = requests(db, options.requests)
    name = options.database.stem
    asked = [(kind, path.replace("{name}", name)) for kind, path in asked]
    _report("processor time of a page", asyncio.run(processor(options.database, asked)), options.requests > 9)
    command = [
        str(Path(sys.executable).with_name("chitieu")),
        "serve",
        str(options.database),
        "--port",
        str(options.port),
        "--workers",
        str(options.workers),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{options.port}"
    try:
        first = _wait(address)
        print(f"first answer of the front page after start: {first:.0f} ms")
        asyncio.run(
            measure(address, [(k, p) for k, p in asked if k in ("places", "check", "table", "indicators")][:40], 1)
        )
        times = asyncio.run(measure(address, asked, options.readers))
    finally:
        server.terminate()
        server.wait(20)
    name = f"time to the answer, {options.readers} readers, {options.workers} processes"
    return _report(name, times, options.requests > 9)


def _wait(address: str) -> float:
    for _ in range(300):
        try:
            start = time.perf_counter()
            httpx.get(address, timeout=60).raise_for_status()
            return 1000 * (time.perf_counter() - start)
        except httpx.ConnectError:
            time.sleep(0.2)
    raise RuntimeError("the site did not start")


def _report(name: str, times: dict[str, list[float]], enough: bool) -> int:
    """Print a table; gives 1 where a kind of page is later than it may be."""
    slow = 0
    print(f"\n{name}\n{'page':20} {'n':>4} {'median':>8} {'p95':>8} {'max':>8}  ms")
    for kind in sorted(times):
        own = sorted(times[kind])
        p95 = statistics.quantiles(own, n=20)[-1] if enough else own[-1]
        late = p95 > LIMITS.get(kind, 300)
        slow += late
        print(
            f"{kind:20} {len(own):4} {statistics.median(own):8.0f} {p95:8.0f} {own[-1]:8.0f}  {'SLOW' if late else ''}"
        )
    every = sorted(value for own in times.values() for value in own)
    print(f"{'all':20} {len(every):4} {statistics.median(every):8.0f} {statistics.quantiles(every, n=20)[-1]:8.0f}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
