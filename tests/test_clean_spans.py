"""Heads told one after the other: which of the upper ones stand over which of the lower ones."""

from __future__ import annotations

import time

import pytest
from pace import seconds

from extractor.clean.spans import two_rows
from extractor.clean.tables import Raw

# Upper heads, lower heads, and how many lower ones each upper one stands over; none where it is not sure.
HEADS: list[tuple[str, str, tuple[int, ...] | None]] = [
    ("TT|Chỉ tiêu|ĐVT|Thực hiện năm 2030|Năm 2031|Kế hoạch năm 2032|So sánh (%)", "Kế hoạch|Ước TH|ƯTH 2031/KH 2031|KH 2032/ƯTH 2031", (1, 1, 1, 1, 2, 1, 2)),
    ("TT|Chỉ tiêu|ĐVT|TH 2030|Kế hoạch|BQ 2031-2035", "2031|2032|2033|2034|2035", (1, 1, 1, 1, 5, 1)),
    ("STT|Nội dung|Năm 2031|So với cùng kỳ (%)", "Dự toán|Thực hiện|Tỷ lệ (%)", (1, 1, 3, 1)),
    ("TT|Xã|Tổng số hộ|Hộ nghèo|Hộ khá", "Số hộ|Tỷ lệ (%)|Số hộ|Tỷ lệ (%)", (1, 1, 1, 2, 2)),
    ("TT|Xã|Dân số|Lao động", "Nam|Nữ|Nam|Nữ", (1, 1, 2, 2)),
    ("TT|Chỉ tiêu|ĐVT|Kế hoạch năm 2031|Thực hiện 6 tháng|So với (%)", "Kế hoạch|Cùng kỳ", (1, 1, 1, 1, 1, 2)),
    ("TT|Xã|Dân số|Trong đó", "Nam|Nữ", (1, 1, 1, 2)),
    ("TT|Xã|Dân số|Diện tích", "Nam|Nữ", None),
    ("TT|Xã|Dân số", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("upper", "lower", "spans"), HEADS)
def test_upper_heads_over_lower_ones(upper: str, lower: str, spans: tuple[int, ...] | None) -> None:
    first, second = upper.split("|"), lower.split("|") if lower else []
    heads = [Raw(text, start) for start, text in enumerate([*first, *second])]
    width = sum(spans) if spans else len(first) + len(second) - bool(second)
    found = two_rows(heads, width)
    assert (found and tuple(raw.column_span for raw in found[0])) == spans
    assert found is None or [raw.text for raw in found[1]] == second


def test_many_heads_are_told_soon() -> None:
    heads = [Raw(f"Xã {number % 7}", number) for number in range(24)]
    begun = time.process_time()
    for width in range(12, 24):
        two_rows(heads, width)
    assert time.process_time() - begun < seconds(2)
