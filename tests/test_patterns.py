"""Every example, counter-example and surface of `patterns/`, one test an entry, through the stage that reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from extractor import check
from extractor.check import Case, cases, probes
from extractor.lexicon import Entry, Example

ROOT = Path(__file__).resolve().parent.parent
ENTRIES: dict[str, list[Case]] = defaultdict(list)  # "table:entry" -> its cases: a test for each case would cost more
for _case in cases():
    ENTRIES[":".join(_case.name.split(":")[:2])].append(_case)
# Tables without examples: plain lists and numbers, read by `settings`.
PLAIN = {
    "adverbs",
    "domains",
    "fillers",
    "limits",
    "numbers",
    "references",
    "rows",
    "series_breaks",
    "spelling",
    "subjects",
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry(entry: str) -> None:
    assert [wrong for case in ENTRIES[entry] if (wrong := case.run()) is not None] == []


def test_every_table_is_checked_or_plain() -> None:
    tables = {path.stem for path in (ROOT / "patterns").glob("*.toml")}
    assert sorted(tables - set(probes()) - PLAIN) == []
    assert sorted(set(probes()) - tables) == []


def test_patterns_are_shipped_as_a_package() -> None:
    assert resources.files("extractor.patterns").joinpath("units.toml").is_file()


def stage(text: str) -> list[dict[str, object]]:
    """A stage that gives the entry "ten" for every text that holds it."""
    return [{"id": "ten", "min": 10}] if "10" in text else []


def made(examples: tuple[Example, ...], counter: tuple[str, ...] = (), surfaces: tuple[str, ...] = ()) -> Entry:
    return Entry(id="ten", surfaces=surfaces, examples=examples, counter=counter)


WRONG: list[tuple[str, Entry, str]] = [
    ("another value", made(({"text": "10 ha", "min": 11},)), "should give"),
    ("no such entry in the text", made(({"text": "9 ha", "min": 9},)), "does not give this entry"),
    ("a counter-example that fires", made(({"text": "10 ha"},), counter=("10 xã",)), "must not give"),
    ("a surface without example", made(({"text": "10 ha"},), surfaces=("hecta",)), "stands in no example"),
    ("no example at all", made(()), "has no example"),
]


@pytest.mark.parametrize(("table", "message"), [(t, m) for _, t, m in WRONG], ids=[name for name, _, _ in WRONG])
def test_the_check_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, table: Entry, message: str) -> None:
    monkeypatch.setattr(check, "probes", lambda: {"tens": (Entry, stage)})
    monkeypatch.setattr(check, "entries", known(table))
    found = check.check()
    assert len(found) == 1
    assert message in found[0]
    assert found[0].startswith("patterns/tens.toml: ten: ")


def known(*table: Entry) -> Callable[[str, type[Entry]], tuple[Entry, ...]]:
    return lambda _name, _kind: table


def test_the_check_wants_ids_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    later = Entry(id="eleven", examples=({"text": "10", "absent": True},))
    monkeypatch.setattr(check, "probes", lambda: {"tens": (Entry, stage)})
    monkeypatch.setattr(check, "entries", known(made(({"text": "10"},)), later))
    assert check.check() == ["patterns/tens.toml: 'eleven' stands after 'ten'; sort the entries by id"]


def test_a_right_table_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "probes", lambda: {"tens": (Entry, stage)})
    monkeypatch.setattr(check, "entries", known(made(({"text": "{surface}", "min": 10},), surfaces=("10 ha",))))
    assert check.check() == []
