"""Words and cues: offsets that are exact, one key for one word however it is spelled, the longest phrase first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import LOSSLESS, Lexica, has_number, key_of, language, norm, words_of
from extractor.model import Document, Page, Statement

WORDS: list[tuple[str, list[str]]] = [
    ("tăng 15,9%;", ["tăng", "15,9", "%", ";"]),
    ("9.000 người", ["9.000", "người"]),
    ("61 m2 đất", ["61", "m2", "đất"]),
    ("61m²", ["61", "m²"]),
    ("61km2", ["61", "km2"]),
    ("16/16 phường", ["16", "/", "16", "phường"]),
    ("93%-95%", ["93", "%", "-", "95", "%"]),
    ("93 – 95", ["93", "-", "95"]),
    ("**61%**", ["61", "%"]),
    ("kinh_tế", ["kinh", "tế"]),
    ("Điều 5.", ["điều", "5", "."]),
    ("“xanh”", ['"', "xanh", '"']),
    ("tổng số:", ["tổng", "số", ":"]),
    ("năm\u00a02031", ["năm", "2031"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "norms"), WORDS)
def test_words(text: str, norms: list[str]) -> None:
    words = words_of(text)
    assert words.norms == norms
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in zip(words.starts, words.ends, strict=True))


SAME: list[tuple[str, str]] = [
    ("tỉ", "tỷ"),
    ("sĩ", "sỹ"),
    ("kĩ", "kỹ"),
    ("hoá", "hóa"),
    ("thuỷ", "thủy"),
    ("ngàn", "nghìn"),
    ("họach", "hoạch"),
    ("ĐẠT", "đạt"),
    ("–", "-"),
    ("−", "-"),
    ("％", "%"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spellings_of_one_word_have_one_key(first: str, second: str) -> None:
    assert norm(first) == norm(second)


@pytest.mark.parametrize(("first", "second"), [("đất", "đạt"), ("đ", "d"), ("lá", "là"), ("năm", "nam")])
def test_marks_keep_words_apart(first: str, second: str) -> None:
    assert norm(first) != norm(second)


@pytest.mark.parametrize("word", ["đạt", "Hoá", "trường", "ẩm", "ượt"])
def test_decomposed_letters_have_the_key_of_composed_ones(word: str) -> None:
    decomposed = unicodedata.normalize("NFD", word)
    assert norm(decomposed) == norm(word)
    assert words_of(decomposed).norms == [norm(word)]


@given(st.text())
def test_words_and_what_is_between_them_are_the_text(text: str) -> None:
    words = words_of(text)
    assert "".join(LOSSLESS.findall(text)) == text
    assert list(words.starts) == sorted(words.starts)
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))


def test_words_of_a_stretch_have_offsets_into_the_whole() -> None:
    text = "mục một. Đạt 61%."
    words = words_of(text, 9, 16)
    assert words.span(0, 2) == "Đạt 61"
    assert [words.index_at(offset) for offset in (9, 12, 13)] == [0, 1, 1]
    assert words.span(1, 1) == ""


def test_key_of_a_phrase() -> None:
    assert key_of("Tỉ  lệ hộ/năm") == "tỷ lệ hộ / năm"


def test_only_statements_with_a_number_get_words() -> None:
    text = "Không có số. Đạt 61%."
    statements = (Statement(0, 0, 12, 0, None, None), Statement(1, 13, 21, 0, None, None))
    document = language(Document(Page("p", text, "text/plain", ""), text, statements=statements))
    assert [words.norms if words else None for words in document.words] == [None, ["đạt", "61", "%", "."]]
    assert has_number(text, 13, 21)
    assert not has_number(text, 0, 12)


def test_of_the_address_of_a_page_only_the_numbers_are_words() -> None:
    text = "[Thu](/a/b.c-30.html) đạt 5."
    document = language(
        Document(Page("p", text, "text/plain", ""), text, statements=(Statement(0, 0, 28, 0, None, None),))
    )
    (words,) = document.words
    assert words is not None
    assert [norm for norm in words.norms if norm != "·"] == ["thu", "30", "đạt", "5", "."]


@pytest.mark.parametrize("last", ["_", "*", "`", "…", "-", "7", "\u0301"])
def test_an_address_can_end_a_text_with_any_sign(last: str) -> None:
    text = f"Thu đạt 5, xem http://a.vn/b{last}"
    statement = Statement(0, 0, len(text), 0, None, None)
    (words,) = language(Document(Page("p", text, "text/plain", ""), text, statements=(statement,))).words
    assert words is not None
    assert [norm for norm in words.norms if norm != "·"][:5] == ["thu", "đạt", "5", ",", "xem"]


def test_a_number_in_words_in_front_of_a_noun_passes_the_gate() -> None:
    assert all(has_number(text, 0, len(text)) for text in ("thêm hai xã", "đạt mười phần trăm", "giảm một nửa"))
    assert not has_number("năm nay, hai bên đường", 0, 22)


def cues(lexica: Lexica, text: str) -> list[tuple[str, str, str]]:
    words = words_of(text)
    return [(cue.table, cue.id, words.span(cue.first, cue.last)) for cue in lexica.cues(words)]


def test_the_longest_cue_of_a_table_wins() -> None:
    lexica = Lexica({"moves": [("up", "tăng"), ("level", "tăng lên"), ("more", "lên")]})
    assert cues(lexica, "tăng lên 61%, tăng 7%") == [("moves", "level", "tăng lên"), ("moves", "up", "tăng")]


def test_tables_do_not_disturb_each_other() -> None:
    lexica = Lexica({"moves": [("up", "tăng")], "bases": [("against", "tăng so với")]})
    assert cues(lexica, "tăng so với") == [("moves", "up", "tăng"), ("bases", "against", "tăng so với")]


def test_cues_are_found_in_any_spelling() -> None:
    lexica = Lexica({"names": [("plan", "kế hoạch")]})
    for text in ("KẾ HOẠCH", "Kế họach", unicodedata.normalize("NFD", "kế hoạch")):
        assert [found[1] for found in cues(lexica, text)] == ["plan"]


def test_no_words_no_cues() -> None:
    assert Lexica({"names": [("plan", "kế hoạch")]}).cues(words_of("")) == []
