"""No regular expression blows up, and the check that says so finds those that do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HOSTILE = Path(__file__).with_name("hostile.py")


def hostile(*patterns: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, str(HOSTILE), *patterns], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_no_pattern_blows_up() -> None:
    """Every regular expression of the code and of patterns/, against strings made to be slow."""
    found = hostile()
    assert found["patterns"] > 200
    assert found["slow"] == []


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(\d+\.?)*!", r"(?:\s*,?\s*)*x", r"\s*\s*\s*\s*x"])
def test_a_pattern_that_blows_up_is_found(pattern: str) -> None:
    assert [slow[0] for slow in hostile(pattern)["slow"]] == [pattern]
