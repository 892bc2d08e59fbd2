"""The flow over every page of the corpus: quotes stand verbatim, and two runs give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.flow import extract
from extractor.record import records

PAGES = sorted((Path(__file__).parent.parent / "corpus" / "pages").iterdir())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_quotes_are_verbatim_and_runs_agree(page: Path) -> None:
    document = extract(page)
    assert document.targets
    assert all(document.text[t.start : t.end] == t.quote for t in document.targets)
    assert all(document.text[t.statement_start : t.statement_end] == t.statement for t in document.targets)
    assert json.dumps(records(document)) == json.dumps(records(extract(page)))
