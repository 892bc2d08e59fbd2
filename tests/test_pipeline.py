"""chitieu as a spaCy pipeline: our tokenizer, the stages as components, spans that displaCy draws."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.vocab import Vocab

import extractor
from extractor.flow import analyse
from extractor.model import Page
from extractor.pipeline import CONFIG, STAGES, LosslessTokenizer

TEXT = "Phấn đấu năm 2031 tỷ lệ hộ dùng nước sạch đạt 91% trở lên; thu ngân sách tăng 7% so với năm 2030."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return extractor.load()


def test_the_whole_pipeline(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == STAGES
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["chitieu_targets"]] == [
        ("91% trở lên", "target"),
        ("7%", "target"),
    ]
    assert [span.text for span in doc.spans["chitieu_quantities"]] == ["91% trở lên", "7%"]
    assert {("năm 2031", "year"), ("tăng", "change"), ("so với năm 2030", "base")} <= {
        (span.text, span.label_) for span in doc.spans["chitieu_context"]
    }


def test_records_are_those_of_the_flow(nlp: Language) -> None:
    document = nlp(TEXT)._.chitieu
    assert document.targets == analyse(Page("text", TEXT, "text/plain", sha256=document.page.sha256)).targets


@pytest.mark.parametrize("name", STAGES)
def test_any_stage_alone_runs_those_before_it(name: str) -> None:
    nlp = spacy.blank("vi", config=CONFIG)
    nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert len(doc.spans[name]) >= 2


def test_a_user_of_another_pipeline_adds_us_to_it() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("chitieu_targets")
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["chitieu_targets"]] == ["91% trở lên", "7%"]


def test_add_pipe_needs_no_import_of_ours() -> None:
    """The factories are entry points, so that spaCy finds them itself."""
    code = 'import spacy; nlp = spacy.blank("xx"); nlp.add_pipe("chitieu_targets"); print(len(nlp("thu tăng 7%").spans["chitieu_targets"]))'
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.returncode) == ("1", 0), run.stderr


def test_displacy_draws_the_spans(nlp: Language) -> None:
    html = displacy.render(nlp(TEXT), style="span", options={"spans_key": "chitieu_targets"}, jupyter=False)
    assert "91" in html
    assert "target" in html


def test_the_span_of_a_target_knows_its_indicator(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.kb_id_ for span in doc.spans["chitieu_targets"]] == [
        target.indicator_id or "" for target in doc._.chitieu.targets
    ]


NAUGHTY = [
    *("", " ", "\n", "\n\n", "\t\t", "  a  b ", "\u00a0", "a\u00a0b", "\ufeffa", "\u200b", "\ud7ff", "👩‍👩‍👧 7%"),
    *("\r\n1\r\n", "7", "%", "7%7%", "____", "***", "\\", "a\u0300\u0301\u0302", "٧٪", "７％", "x" * 500),
    unicodedata.normalize("NFD", TEXT),
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_no_character_is_lost(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text


TOKENIZER = LosslessTokenizer(Vocab())


@given(st.text(max_size=80))
def test_no_character_of_any_text_is_lost(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_norms_are_match_keys(nlp: Language) -> None:
    assert [token.norm_ for token in nlp.make_doc("Tỉ lệ HOÀ")] == ["tỷ", "lệ", "hòa"]


def test_many_texts_at_once(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Không có số.", TEXT]))
    assert [len(doc.spans["chitieu_targets"]) for doc in docs] == [2, 0, 2]


def test_a_pipeline_is_written_and_read_back(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.text for span in doc.spans["chitieu_targets"]] == ["91% trở lên", "7%"]
