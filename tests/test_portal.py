"""The generated pages that benchmarks read: the same every time, in every layout, of no real place."""

from __future__ import annotations

from pathlib import Path

import portal
import pytest
from layouts.shells import SHELLS

from extractor.flow import extract
from extractor.model import Page
from extractor.read import pages


@pytest.mark.parametrize("number", range(len(SHELLS)))
def test_a_page_is_a_plan_of_no_place(number: int) -> None:
    document = extract(portal.page(number), name="page.html")
    assert portal.page(number) == portal.page(number) != portal.page(number + 1)
    assert 8 <= len(document.targets) <= 40
    assert document.identity.kind is not None
    assert document.identity.kind.value == "plan"
    assert document.place is None or document.place.level == "national"


def test_pages_as_files_and_as_an_archive_are_the_same(tmp_path: Path) -> None:
    portal.write(tmp_path / "pages", 998, 1002)
    portal.write(tmp_path / "pages.warc.gz", 998, 1002)
    files = sorted((tmp_path / "pages").rglob("*.html"))
    assert [path.parent.name for path in files] == ["000", "000", "001", "001"]
    packed = [page for page in pages(tmp_path / "pages.warc.gz") if isinstance(page, Page)]
    assert [page.text.encode() for page in packed] == [path.read_bytes() for path in files]
    assert [page.url for page in packed] == [f"{portal.HOST}/{number}" for number in range(998, 1002)]
