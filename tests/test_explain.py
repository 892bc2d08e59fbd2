"""`explain`: what each stage made of a page, which rule gave each field, and why a number gave no record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.explain import explain, outside
from extractor.flow import analyse, extract
from extractor.model import Document, Page, Quantity, Target, Trap

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "corpus" / "pages").iterdir())
HEADINGS = ["read", "clean", "identify", "segment", "quantities", "context", "targets", "link"]
TEXT = """KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2031

I. VỀ KINH TẾ

1. Tỷ lệ hộ dùng nước sạch đạt trên 91%, tăng 7% so với năm 2030.
2. Họp ngày 12/3 tại Quận 12.
"""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def explained(text: str) -> tuple[Document, dict[str, str]]:
    document = analyse(Page("page.txt", text, "text/plain", sha256="0" * 64))
    parts = re.split(r"^## (\w+)\n", explain(document), flags=re.MULTILINE)
    return document, dict(zip(parts[1::2], parts[2::2], strict=True))


def test_one_heading_a_stage_in_their_order() -> None:
    _, parts = explained(TEXT)
    assert list(parts) == HEADINGS


def test_every_target_shows_the_rule_of_every_field() -> None:
    document, parts = explained(TEXT)
    assert len(document.targets) == 2
    for target in document.targets:
        assert repr(target.quote) in parts["targets"]
        for field, rule in target.rules:
            assert f"{field}={rule}" in parts["targets"]
    assert {"value", "cmp", "change", "kind", "year", "subject"} <= {f for f, _ in document.targets[0].rules}


def test_a_number_that_is_no_value_shows_its_trap() -> None:
    _, parts = explained(TEXT)
    traps = re.findall(r"no value: '(\d+)' \[(\w+)\]", parts["quantities"])
    assert traps == [("2031", "year"), ("2030", "year"), ("12", "date"), ("3", "date"), ("12", "place_number")]


def test_a_marker_is_said_to_be_one() -> None:
    document, _ = explained(TEXT)
    assert {reason for _, _, reason in outside(document)} == {"marker"}


def test_what_was_not_found_is_said() -> None:
    _, parts = explained("Không có gì ở đây.\n")
    assert "place: not found" in parts["link"]
    assert "number: not found" in parts["identify"]


def test_noise_is_listed_with_its_reason() -> None:
    text = TEXT + "\nSố lượt người xem: 1234\n"
    document, parts = explained(text)
    assert [b.reason for b in document.blocks if b.kind == "noise"]
    assert re.search(r"noise \[[\w-]+\] Số lượt người xem", parts["clean"])


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_every_number_of_a_page_is_accounted_for(path: Path) -> None:
    document = extract(path)
    seen: list[Quantity | Trap | Target] = [*document.quantities, *document.traps, *document.targets]
    spans = [(s.start, s.end) for s in seen]
    spans += [(block.start, block.end) for block in document.blocks if block.kind == "noise"]
    spans += [(start, end) for start, end, reason in outside(document) if reason in ("marker", "table_head_or_label")]
    for match in NUMBER.finditer(document.text):
        where = document.text[max(0, match.start() - 30) : match.end() + 30]
        assert any(start <= match.start() < end for start, end in spans), where
    assert explain(document)
