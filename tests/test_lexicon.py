"""The reader of `patterns/`: what it refuses, with which message, and the keys that words are compared by."""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon import Entry, PatternError, columns, entries, fold, match_key, rows, settings


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Entry):
    """A table made up for these tests."""

    sign: Literal[">", "<"]
    words: tuple[str, ...] = ()
    weight: float = 1.0
    strong: bool = False
    limit: int | None = None


class Tables:
    """A folder of tables in the place of the real one; each table is read once, so each test names its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"signs{next(_NUMBER)}"

    def read(self, text: str) -> tuple[Sign, ...]:
        (self.folder / f"{self.name}.toml").write_text(text, encoding="utf-8")
        return entries(self.name, Sign)


_NUMBER = itertools.count(1)


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    monkeypatch.setattr("extractor.lexicon.resources.files", lambda _package: tmp_path)
    return Tables(tmp_path)


def test_entries_are_typed(tables: Tables) -> None:
    text = '[[sign]]\nid = "over"\nsign = ">"\nweight = 2\nlimit = 3\nsurfaces = ["trên"]\nexamples = [{ text = "trên 5" }]\n'
    assert tables.read(text) == (
        Sign(id="over", sign=">", weight=2.0, limit=3, surfaces=("trên",), examples=({"text": "trên 5"},)),
    )


REFUSED: list[tuple[str, str, str]] = [
    ("an unknown key", '[[sign]]\nid = "over"\nsign = ">"\ncolour = "red"\n', "unknown key 'colour'; known: id"),
    ("a missing key", '[[sign]]\nid = "over"\n', "sign is missing"),
    ("no id", '[[sign]]\nsign = ">"\n', "entry 1 (without id): id is missing"),
    ("a value out of a choice", '[[sign]]\nid = "over"\nsign = "="\n', "sign must be one of >, <, is '='"),
    ("a string for a list", '[[sign]]\nid = "over"\nsign = ">"\nwords = "trên"\n', "words must be a list, is 'trên'"),
    ("a number for a string", '[[sign]]\nid = 7\nsign = ">"\n', "id must be str, is 7"),
    ("an id twice", '[[sign]]\nid = "a"\nsign = ">"\n[[sign]]\nid = "a"\nsign = "<"\n', "id 'a' stands twice"),
    ("no array", 'title = "signs"\n', "needs exactly one [[array]] of entries, has 0"),
    ("broken TOML", '[[sign]\nid = "over"\n', "not valid TOML"),
]


@pytest.mark.parametrize(("text", "message"), [(t, m) for _, t, m in REFUSED], ids=[name for name, _, _ in REFUSED])
def test_refused(tables: Tables, text: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        tables.read(text)
    assert str(caught.value).startswith(f"patterns/{tables.name}.toml: ")
    assert message in str(caught.value)


def test_a_table_that_is_not_there_says_what_to_do(tables: Tables) -> None:
    with pytest.raises(PatternError, match=rf"patterns/{tables.name}\.toml: no such table; reinstall"):
        settings(tables.name)


def test_rows_of_a_csv(tables: Tables) -> None:
    (tables.folder / "names.csv").write_text("code,name\n1,Đà Nẵng\n", encoding="utf-8")
    assert list(rows("names")) == [{"code": "1", "name": "Đà Nẵng"}]
    assert list(columns("names", "name", "code")) == [("Đà Nẵng", "1")]
    with pytest.raises(PatternError, match=r"patterns/names\.csv: no column level"):
        list(columns("names", "name", "level"))


KEYS: list[tuple[str, str]] = [
    ("Tỉ lệ", "tỷ lệ"),
    ("HOÀ", "hòa"),
    ("Thuỷ sản", "thủy sản"),
    ("Kế họach", "kế hoạch"),
    ("bác sĩ", "bác sỹ"),
    ("quí", "quý"),
    ("ngàn", "nghìn"),
    ("hoàn", "hoàn"),  # only at the end of a syllable does the mark move
    ("quỳ", "quỳ"),  # after q, u is part of the consonant
]


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_match_key(text: str, key: str) -> None:
    assert match_key(text) == key
    assert match_key(unicodedata.normalize("NFD", text)) == key


@given(st.text())
def test_match_keys_are_stable_and_keep_the_number_of_words(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert len(key.split(" ")) == len(unicodedata.normalize("NFC", text).split(" "))


@pytest.mark.parametrize(("text", "plain"), [("Đất đai", "dat dai"), ("Ngưỡng", "nguong"), ("ĐÀ NẴNG", "da nang")])
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain
    assert fold(unicodedata.normalize("NFD", text)) == plain
