"""The same list of values means the same in whatever notation a plan or a report gives it."""

from collections.abc import Callable, Sequence

import pytest

from extractor.flow import extract

Fact = tuple[str, str, str, str, str | None, str, str]  # number, subject, unit, kind, year, change, bound
Item = tuple[str, str, str]  # label, number with its bound, unit
Notation = Callable[[Sequence[Item]], str]

PLAN = "Kế hoạch phát triển kinh tế - xã hội năm 2031 huyện Xan"
REPORT = "Báo cáo kết quả phát triển kinh tế - xã hội năm 2030 huyện Xan"
AIMS: list[Item] = [
    ("Tổng giá trị sản xuất", "9.500", "tỷ đồng"),
    ("Thu nhập bình quân đầu người", "61", "triệu đồng/người/năm"),
    ("Tỷ lệ hộ nghèo", "dưới 2", "%"),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế", "trên 95", "%"),
    ("Tốc độ tăng trưởng kinh tế", "8,5 - 9", "%"),
    ("Sản lượng lương thực", "61.000", "tấn"),
]
BOUNDS = {"dưới": "<", "trên": ">"}


def fact(number: str, label: str, unit: str, kind: str = "result", year: str = "2030", change: str = "level") -> Fact:
    """What is expected of one value."""
    words = number.split()
    bound = "range" if "-" in words else BOUNDS.get(words[0], "=")
    return (number, label.lower(), unit, kind, year, change, bound)


def facts(source: str, name: str) -> list[Fact]:
    """What is told of each value; of its number and bound the words alone."""
    return [
        (
            t.quote.removesuffix(t.unit).rstrip(),
            " ".join(t.subject.lower().split()),
            t.unit,
            t.kind,
            t.year,
            t.change,
            t.comparator,
        )
        for t in extract(source, name=name).targets
    ]


def amount(number: str, unit: str) -> str:
    """A number with its unit behind it."""
    return number + unit if unit == "%" else f"{number} {unit}"


def each(form: str, between: str = "\n") -> Notation:
    """A notation by its form for one item: {label}, {lower}, {amount}, {number}, {unit}, {count}, {letter}."""
    return lambda items: between.join(
        form.format(
            label=label,
            lower=label.lower(),
            amount=amount(number, unit),
            number=number,
            unit=unit,
            count=count,
            letter="abcdđe"[count - 1],
        )
        for count, (label, number, unit) in enumerate(items, 1)
    )


LISTS: dict[str, Notation] = {
    "dashes": each("- {label} đạt {amount}."),
    "colons": each("- {label}: {amount}."),
    "units in brackets": each("- {label} ({unit}): {number}"),
    "numbers": each("{count}. {label} đạt {amount}."),
    "numbers and colons": each("{count}. {label}: đạt {amount}."),
    "numbers in brackets, in one line": each("({count}) {label} đạt {amount};", " "),
    "numbers in one line": each("{count}. {label} đạt {amount}.", " "),
    "letters": each("{letter}) {label} đạt {amount};"),
    "one sentence": lambda items: f"Phấn đấu: {each('{lower} đạt {amount}', '; ')(items)}.",
    "commas": lambda items: f"Phấn đấu {each('{lower} đạt {amount}', ', ')(items)}.",
    "commas without a verb": lambda items: f"Phấn đấu {each('{lower} {amount}', ', ')(items)}.",
    "bold labels": each("**{label}**: {amount}"),
    "bold labels behind dashes": each("- **{label}:** {amount}"),
    "copulas": each("- {label} là {amount}."),
    "dashes between": each("{label} - {amount}"),
    "labels over values": each("{label}:\n{amount}"),
    "bold labels over values": each("**{label}**\n\n{amount}", "\n\n"),
    "labels below values": each("{amount}\n{label}"),
    "a word for what is planned": each("- {label}: mục tiêu {amount}."),
    "years": each("- {label} năm 2031 đạt {amount}."),
    "years at the end": each("- {label} đạt {amount} vào năm 2031."),
}
PAGES: dict[str, Notation] = {
    "a list": lambda items: f"<ul>{each('<li>{label}: {amount}</li>', '')(items)}</ul>",
    "a list in a list": lambda items: (
        f"<ul><li>Về kinh tế<ul>{each('<li>{label} đạt {amount}</li>', '')(items)}</ul></li></ul>"
    ),
    "line breaks": lambda items: f"<p>{each('- {label}: {amount}', '<br>')(items)}</p>",
    "bold labels": each("<p><b>{label}:</b> {amount}</p>", ""),
    "terms and descriptions": lambda items: f"<dl>{each('<dt>{label}</dt><dd>{amount}</dd>', '')(items)}</dl>",
    "boxes of figures": each("<div><div>{amount}</div><div>{label}</div></div>", ""),
}
EXPECTED = [fact(number, label, unit, "target", "2031") for label, number, unit in AIMS]


@pytest.mark.parametrize("notation", LISTS)
def test_aims_in_text(notation: str) -> None:
    source = f"# {PLAN}\n\nCác chỉ tiêu chủ yếu:\n\n{LISTS[notation](AIMS)}\n"
    assert facts(source, "page.md") == EXPECTED


@pytest.mark.parametrize("notation", PAGES)
def test_aims_in_a_page(notation: str) -> None:
    body = f"<h1>{PLAN}</h1><p>Các chỉ tiêu chủ yếu:</p>{PAGES[notation](AIMS)}"
    assert facts(f"<html><head><title>{PLAN}</title></head><body>{body}</body></html>", "page.html") == EXPECTED


# label, what was reached, unit, share of the plan, move in %, plan or level before
DONE = [
    ("Tổng thu ngân sách", "750", "tỷ đồng", "105", "9,5", "710"),
    ("Diện tích gieo trồng", "6.100", "ha", "101,2", "2,4", "6.020"),
    ("Tổng đàn lợn", "12.500", "con", "98,7", "3,1", "12.660"),
    ("Sản lượng lương thực", "31.200", "tấn", "102", "1,9", "30.600"),
]
# a sentence, and of each of its values: which number, of which unit where not its own, and what differs from a result
REACHED, SHARE, MOVE, PLANNED = ("done", ""), ("share", "%"), ("move", "%"), ("plan", "")
TOLD: dict[str, tuple[str, list[tuple[tuple[str, str], dict[str, str]]]]] = {
    "a share and a move": (
        "{label} đạt {done} {unit}, đạt {share}% kế hoạch, tăng {move}% so với năm 2029.",
        [(REACHED, {}), (SHARE, {}), (MOVE, {"change": "increase"})],
    ),
    "both in a bracket": (
        "{label}: {done} {unit} (đạt {share}% kế hoạch, giảm {move}% so với cùng kỳ).",
        [(REACHED, {}), (SHARE, {}), (MOVE, {"change": "decrease"})],
    ),
    "its plan behind a slash": (
        "{label} {done} {unit}/KH {plan} {unit}, đạt {share}%.",
        [(REACHED, {}), (PLANNED, {"kind": "target"}), (SHARE, {})],
    ),
    "its plan in front": (
        "{label}: kế hoạch {plan} {unit}, thực hiện {done} {unit}, đạt {share}%.",
        [(PLANNED, {"kind": "target"}), (REACHED, {}), (SHARE, {})],
    ),
    "its plan in front of a semicolon": (
        "{label}: KH {plan} {unit}; TH {done} {unit}; đạt {share}%.",
        [(PLANNED, {"kind": "target"}), (REACHED, {}), (SHARE, {})],
    ),
    "its plan behind": (
        "{label} đạt {done} {unit} trên kế hoạch {plan} {unit}, đạt {share}%.",
        [(REACHED, {}), (PLANNED, {"kind": "target"}), (SHARE, {})],
    ),
    "its plan in a bracket": (
        "{label} đạt {done} {unit} (chỉ tiêu đề ra {plan} {unit}).",
        [(REACHED, {}), (PLANNED, {"kind": "target"})],
    ),
    "the share in front": ("{label} đạt {share}% kế hoạch ({done} {unit}).", [(SHARE, {}), (REACHED, {})]),
    "the plan of the next year": (
        "{label} đạt {done} {unit}; năm 2031 phấn đấu đạt {plan} {unit}.",
        [(REACHED, {}), (PLANNED, {"kind": "target", "year": "2031"})],
    ),
    "two years": (
        "{label} năm 2029 là {plan} {unit}, năm 2030 là {done} {unit}.",
        [(PLANNED, {"year": "2029"}), (REACHED, {})],
    ),
}


@pytest.mark.parametrize("mark", ["- ", ""], ids=["items", "paragraphs"])
@pytest.mark.parametrize("case", TOLD)
def test_results_beside_their_plans(case: str, mark: str) -> None:
    form, values = TOLD[case]
    rows = [dict(zip(("label", "done", "unit", "share", "move", "plan"), row, strict=True)) for row in DONE]
    lines = [mark + form.format(**row) for row in rows]
    between = "\n" if mark else "\n\n"
    found = facts(f"# {REPORT}\n\nKết quả thực hiện các chỉ tiêu chủ yếu:\n\n{between.join(lines)}\n", "page.md")
    assert found == [
        fact(row[name], row["label"], unit or row["unit"], **differs)
        for row in rows
        for (name, unit), differs in values
    ]


def test_the_number_of_a_page_between_two_lines_is_no_part_of_a_subject() -> None:
    text = f"# {PLAN}\n\n- Tỷ lệ hộ gia đình ở nông thôn được sử\n\n3\n\ndụng nước sạch đạt 61%.\n"
    assert [found[1] for found in facts(text, "page.txt")] == ["tỷ lệ hộ gia đình ở nông thôn được sử dụng nước sạch"]
