"""The whole flow: invariants that hold for any text, and the pages that it is measured on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from gate import CORPUS, SEED, SHARED
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractor
from extractor.flow import analyse, described, extract, settled
from extractor.language import words_of
from extractor.lexicon import settings as numbers
from extractor.model import Document, Media, Page, PageError
from extractor.record import KEYS, records

PAGES = sorted((Path(__file__).resolve().parent.parent / "corpus" / "pages").iterdir())
TEXTS = [path for path in PAGES if path.suffix == ".txt"]
REAL = sorted((SHARED / "text").glob("*")) + sorted((SHARED / "seeds").glob("*"))
needs_shared = pytest.mark.skipif(not SEED.gold.is_file(), reason=f"no gold to measure against in {SHARED}")

SENTENCES = [
    "Phấn đấu đến năm 2035, tỷ lệ hộ dùng nước sạch đạt từ 91% trở lên.",
    "Cơ cấu kinh tế: công nghiệp 41,8%; dịch vụ 39,7%; nông nghiệp 18,5%.",
    "- Thu ngân sách ước đạt 1.234,5 tỷ đồng, bằng 104% kế hoạch, tăng 7% so với năm 2030.",
    "1. Nâng tỷ lệ hộ có điện từ 61% lên 64 - 66% (kế hoạch 65%).",
    "Có 128/161 xã đạt chuẩn (79,5%), trong đó có ít nhất 12 xã kiểu mẫu.",
    "II. KẾT QUẢ THỰC HIỆN NĂM 2030",
    "Tỷ số tử vong 42/100.000 trẻ đẻ sống; 14,3 bác sĩ/1 vạn dân.",
    "Theo Quyết định số 12/2031/QĐ-UBND ngày 12/3/2031 của Quận 12.",
    "| Sản lượng lúa | tấn | 61.000 | ≥ 62.500 |",
    "<table><tr><th>Chỉ tiêu</th><th>Năm 2031</th></tr><tr><td>Số xã</td><td>12</td></tr></table>",
    "Xây dựng ba (03) trường và 05 (năm) chợ; trẻ dưới 5 tuổi; COVID-19; 5G.",
    "Phấn đấu thêm mười hai xã đạt chuẩn, giảm một nửa số hộ nghèo; thu 1 tỷ 200 triệu đồng, chi 1 triệu rưỡi.",
    "Công nghiệp và dịch vụ năm 2031 và năm 2032 lần lượt tăng 7% và 8,5%; dân số 1 234 567 người.",
    "Chỉ tiêu ĐVT 2029 2030 2031\nTăng trưởng % 7.10 -1.30 8.00\nHệ số ICOR 4.80 4.90 5.30",
    "Chỉ tiêu | 2030 | 2031\n--- | --- | ---\nSố hộ nghèo | 61 | 48",
    "Chỉ tiêu\nĐVT\nKH 2031\nSản lượng lúa\ntấn\n61.000\nRừng\nha\n640\nRau\nha\n61",
]
IN_WORDS = frozenset(word for kind in ("digits", "tens") for word in numbers("numbers")[kind]) | {"nửa", "phần"}
VISIBLE = re.compile(r"[^\W_]|%")
NAUGHTY = [
    *("", " ", "\n", "\x00", "\x00 7% \x00", "\ufeff7%", "\u200b7\u200b%", "\u00ad7\u00ad%", "7" * 400, "7." * 400),
    *("7,7,7,7", "1.2.3.4.5", "..7..", ",7", "7,", "%", "%%%", "7%%%%", "7%-", "-7%-", "7 - - 8%", "7-8-9%", "7//8"),
    *("/7", "7/", "7/0 xã", "0/0 xã", "0%", "00%", "000.000%", "1/2/3/4", "từ từ từ 7%", "trên dưới trên dưới 7%"),
    *("((((7%", "7%))))", "[7%](x", "**7%", "|7%|", "|||||", "<7%", ">7%", "<<>>7%", "&lt;7%", "&#55;%", "<p>7%</p>"),
    *("٧٪", "７％", "७%", "Ⅶ%", "⑦%", "½%", "7½%", "²%", "7²%", "10⁶ đồng", "∞%", "–7%", "−7%", "±7%", "≈7%", "~7%"),
    *("năm năm năm 5 năm", "một hai ba 4 5", "tỷ tỷ 7 tỷ tỷ", "7 tỷ tỷ tỷ tỷ đồng", "không không 0 không", "là là 7"),
    *("7 \n%", "7\t%", "7\u2028%", "7\x0b%", "\u202e7%\u202c", "a\u0300" * 50 + "7%", "7%" + "\u0301" * 50, "🏥 7 🏥%"),
    *("so với so với 7% so với", "đạt đạt đạt 7%", "trong đó trong đó 7%", "gấp gấp 7 lần lần", "lần lượt 7%, 8%"),
    *("- . **vụ**:", "- **Vụ**:", "# - 7% ( )", "7%: 7%", "tăng 7%: 8%", "so với 7% : (8%)"),
    *("_<h>0", "n<p>_<p", "m<r>_", "TT\nợ\n*\ni\n1\n2\n3", "An\n_\n7%"),
    *("[a](http://a.vn/7/_", "7 ha http://a.vn/\u2026", "![](/a/7.jpg", "7% [a](/b/7.html)."),
    *("(((((((((((((((((((7%)))))", "- - - 7%", "1.\n2.\n3.\n7%", "a)\nb)\n7%", "I.\nII.\nIII.\n7%", "7 (bảy) (7) 7%"),
]


def page(text: str, media: Media = "text/plain") -> Document:
    return analyse(Page("page", text, media, sha256=""))


def page_or_nothing(text: str, media: Media = "text/plain") -> Document | None:
    """The document of a text, None where it holds nothing that a reader would see: that is refused with a reason."""
    try:
        return page(text, media)
    except PageError as error:
        if error.problem.code != "empty" or (media == "text/plain" and VISIBLE.search(text)):
            raise
        return None


def lines(document: Document) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in records(document))


def assert_sound(document: Document) -> None:
    """What holds for every document: verbatim quotes inside their statements, in text order, digits in each."""
    text = document.text
    for target in document.targets:
        assert text[target.start : target.end] == target.quote
        assert any(character.isdigit() for character in target.quote) or IN_WORDS & set(words_of(target.quote).norms)
        assert target.statement_start <= target.start < target.end <= target.statement_end
        assert text[target.statement_start : target.statement_end] == target.statement
        assert target.subject
        assert target.minimum is not None or target.maximum is not None
        assert 0 <= target.confidence <= 1
    starts = [target.start for target in document.targets]
    assert starts == sorted(starts)


# Any text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("media", ["text/plain", "text/markdown", "text/html"])
@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_is_survived(text: str, media: Media) -> None:
    if (document := page_or_nothing(text, media)) is not None:
        assert_sound(document)
    assert_sound(page(f"Tỷ lệ {text} đạt {text}", media))


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Sentences of plans, joined and then cut, doubled, swapped or sprinkled with other characters."""
    text = draw(st.sampled_from(["\n", "\n\n", " "])).join(draw(st.lists(st.sampled_from(SENTENCES), max_size=4)))
    for _ in range(draw(st.integers(min_value=0, max_value=6))):
        at = draw(st.integers(min_value=0, max_value=max(len(text) - 1, 0)))
        to = draw(st.integers(min_value=at, max_value=min(at + 12, len(text))))
        new = draw(st.one_of(st.just(""), st.just(text[at:to] * 2), st.text(max_size=3), st.sampled_from(NAUGHTY)))
        text = text[:at] + new + text[to:]
    return draw(st.sampled_from([text, unicodedata.normalize("NFD", text), text.upper()]))


relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(edited(), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_any_edit_of_a_plan_is_survived(text: str, media: Any) -> None:
    document = page_or_nothing(text, media)
    if document is not None:
        assert_sound(document)
        assert document.text == text or media == "text/html"


@relaxed
@given(edited())
def test_no_record_without_a_digit_or_a_number_in_words(text: str) -> None:
    document = page_or_nothing("".join(c for c in text if not c.isdigit()))
    for target in document.targets if document else ():
        assert dict(target.rules)["value"].startswith(("words", "fraction"))
        assert IN_WORDS & set(words_of(target.quote).norms)


@relaxed
@given(edited())
def test_the_same_text_gives_the_same_records(text: str) -> None:
    first, second = page_or_nothing(text), page_or_nothing(text)
    assert (first and lines(first)) == (second and lines(second))


def test_words_for_numbers_alone_are_no_value() -> None:
    text = "Toàn bộ ba mươi hộ, một nửa số hộ, không còn hộ nghèo; năm mươi phần trăm số thôn; tăng gấp đôi."
    assert page(text).targets == ()


# The pages of the corpus, and real ones -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_page_of_the_corpus(path: Path) -> None:
    document = extract(path)
    assert_sound(document)
    assert document.targets
    if path.suffix in {".txt", ".md"}:
        assert document.text == path.read_bytes().decode("utf-8")
    assert lines(extract(path.read_bytes(), name=path.name)) == lines(document)


@pytest.mark.parametrize("path", TEXTS, ids=[path.name for path in TEXTS])
def test_decomposed_letters_change_nothing_but_the_quotes(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    composed, decomposed = page(text), page(unicodedata.normalize("NFD", text))
    assert_sound(decomposed)
    facts = [
        [(t.subject, t.unit, t.year, t.kind, t.change, t.base, t.section, t.indicator_id) for t in d.targets]
        for d in (composed, decomposed)
    ]
    assert facts[0] == facts[1]
    for name in ("title", "kind", "number", "issuer", "published", "place", "level", "year"):
        one, other = getattr(composed.identity, name), getattr(decomposed.identity, name)
        assert (one and one.value) == (other and other.value)
        if other and other.start is not None:
            said, written = composed.text[one.start : one.end], decomposed.text[other.start : other.end]
            assert unicodedata.normalize("NFC", written) == unicodedata.normalize("NFC", said)


@needs_shared
@pytest.mark.parametrize("path", REAL, ids=[path.name for path in REAL])
def test_real_page(path: Path) -> None:
    document = extract(path)
    assert_sound(document)
    assert lines(extract(path)) == lines(document)


@needs_shared
def test_acceptance_of_the_first_page() -> None:
    result = SEED.measure()
    assert (len(result.matches), result.predicted, result.f1("value")) == (46, 46, 1.0)
    assert min(result.f1("cmp"), result.f1("unit")) >= 0.98
    assert result.f1("subject") >= 0.9
    assert result.f1("record") >= 0.93


@needs_shared
def test_every_target_of_the_first_page_has_its_section() -> None:
    assert all(target.section for target in extract(SEED.path("000_f6784c426da11529.txt")).targets)


def test_records_do_not_depend_on_the_order_of_hashing() -> None:
    """Another process with another seed for hashes gives the same bytes."""
    code = (
        "import sys, json; from extractor.flow import extract; from extractor.record import records;"
        "print(json.dumps(records(extract(sys.argv[1])), ensure_ascii=False))"
    )
    path = next(p for p in PAGES if p.suffix == ".html")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


# The front door -------------------------------------------------------------------------------------------------------


def test_the_front_door() -> None:
    document = extractor.extract("Tỷ lệ hộ dùng nước sạch đạt 91%.", name="page.txt")
    assert document.page.name == "page.txt"
    assert [target.quote for target in document.targets] == ["91%"]


def test_only_what_is_promised_is_offered() -> None:
    assert extractor.__all__ == ["__version__", "extract", "load"]
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = extractor.nonsense


def test_a_record_has_the_published_keys_in_order() -> None:
    for row in records(extract(PAGES[0])):
        assert tuple(row) == KEYS


def test_gold_of_the_corpus_has_keys_of_the_record() -> None:
    rows = [json.loads(line) for line in CORPUS.gold.read_text(encoding="utf-8").splitlines()]
    assert {key for row in rows for key in row} <= set(KEYS)


def test_stages_before_targets_find_no_prose_target() -> None:
    document = described(Page("page", SENTENCES[0], "text/plain", sha256=""))
    assert document.targets == ()
    assert len(document.contexts) == len(document.quantities) == 1


def test_a_settled_document_keeps_what_is_published() -> None:
    document = page(SENTENCES[0])
    small = settled(document)
    assert (small.words, small.told, small.quantities, small.contexts) == ((), (), (), ())
    assert lines(small) == lines(document)
