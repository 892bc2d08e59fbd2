"""The gate: no field of any gold set may fall below its floor (benchmarks/gate.py)."""

from __future__ import annotations

import gate


def test_no_field_is_below_its_floor() -> None:
    lines: list[str] = []
    code = gate.main([], lines.append)
    assert code == 0, "\n".join(lines)


def test_a_field_below_its_floor_is_named() -> None:
    measured = {each.name: each.measure() for each in gate.present() if each.name == "corpus"}
    assert any("value" in line for line in gate.below(measured, {"corpus": {"value": 1.1}}))
