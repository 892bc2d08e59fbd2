"""The house: imports go one way, words live in data, nothing is long, nothing is undescribed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "extractor"
MODULES = sorted(CODE.rglob("*.py"))
TESTS = ROOT / "tests"

# Rooms in their order: a room imports only from those in front of it. The table of docs/architecture.md.
ORDER = (
    *("model", "composed", "kept", "lexicon", "compiled", "twins", "record", "units"),
    *("read", "clean", "identify", "segment", "language", "quantities", "context", "subjects", "tables", "targets"),
    *("link", "flow", "pipeline", "explain", "check", "engines", "store", "ingest", "publish", "cli"),
)
# What every stage may import beside the stages that it is given more of than its Document.
NOUNS = {"model", "composed", "kept", "twins", "lexicon", "compiled", "record", "units", "language"}
STAGES = {
    "read": set(),
    "clean": set(),
    "identify": set(),
    "segment": set(),
    "language": set(),
    "quantities": set(),
    "context": {"quantities"},
    "subjects": {"context", "quantities"},
    "tables": {"context", "quantities", "subjects"},
    "targets": {"context", "quantities", "subjects"},
    "link": {"identify", "quantities", "subjects"},  # it compiles the catalogue's names for them
}
# Libraries that are heavy or have one owner: the rooms that may import them.
OWNED = {
    "spacy": {"pipeline"},
    "bs4": {"clean"},
    "datasette": {"publish"},
    "sqlite_utils": {"store", "publish", "cli", "link"},
    "distributed": {"engines"},
    "click": {"cli"},
    "rich": {"cli"},
}
LONGEST_FILE, LONGEST_FUNCTION = 300, 50
LONGER_FILES = {  # file: why it is one
    "model.py": "all nouns on one page",
    "store/tables.py": "every table and column of the database, described on one page",
}
JUNK = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "shared", "base", "core"}
# Letters that Vietnamese has and English has not, composed or as a bare mark.
VIETNAMESE = re.compile(
    "[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed"
    "\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    "\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]"
)


def name_of(path: Path) -> str:
    return str(path.relative_to(CODE))


def room_of(path: Path) -> str:
    return path.relative_to(CODE).with_suffix("").parts[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """Dotted names that a module imports, wherever it does."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def rooms_used(path: Path) -> set[str]:
    """Other rooms that a module imports from."""
    parts = (name.split(".") for name in imported(path))
    used = {part[1] for part in parts if part[0] == "extractor" and len(part) > 1}
    return (used & set(ORDER)) - {room_of(path)}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def public(path: Path) -> Iterator[tuple[str, str | None]]:
    """Public names of a module with their docstrings: the module, its functions, classes and their methods."""
    yield "module", ast.get_docstring(tree(path))
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node)
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", ast.get_docstring(inner)


def wrong(rule: Callable[[Path], object]) -> dict[str, object]:
    """What `rule` finds, module by module; a test for each module would cost more than the rules do."""
    return {name_of(path): found for path in MODULES if (found := rule(path))}


def test_every_room_has_its_place() -> None:
    assert sorted({room_of(path) for path in MODULES} - {"__init__"}) == sorted(ORDER)


def test_imports_go_one_way() -> None:
    def upwards(path: Path) -> list[str]:
        room = room_of(path)
        if room == "__init__":
            return []  # the front door opens onto every room
        return sorted(used for used in rooms_used(path) if ORDER.index(used) > ORDER.index(room))

    assert wrong(upwards) == {}


def test_a_stage_knows_few_others() -> None:
    def strange(path: Path) -> set[str]:
        room = room_of(path)
        return rooms_used(path) - NOUNS - STAGES[room] if room in STAGES else set()

    assert wrong(strange) == {}


def test_a_library_stays_with_its_owner() -> None:
    def borrowed(path: Path) -> list[str]:
        roots = {name.split(".")[0] for name in imported(path)}
        return [lib for lib in roots & set(OWNED) if room_of(path) not in OWNED[lib]]

    assert wrong(borrowed) == {}


def test_no_vietnamese_in_code() -> None:
    def words(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [f"{number}: {line.strip()}" for number, line in enumerate(lines, 1) if VIETNAMESE.search(line)]

    assert wrong(words) == {}


def test_no_drawer_for_junk() -> None:
    assert wrong(lambda path: JUNK & set(path.relative_to(CODE).with_suffix("").parts)) == {}


def test_files_are_short() -> None:
    def length(path: Path) -> int:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        return lines if lines > LONGEST_FILE and name_of(path) not in LONGER_FILES else 0

    assert wrong(length) == {}


def test_functions_are_short() -> None:
    def lengths(path: Path) -> dict[str, int]:
        sizes = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(path)}
        return {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION}

    assert wrong(lengths) == {}


def test_everything_public_is_described() -> None:
    assert wrong(lambda path: [name for name, text in public(path) if not text]) == {}


def test_no_error_is_swallowed() -> None:
    def bare(path: Path) -> list[int]:
        return [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.ExceptHandler) and n.type is None]

    assert wrong(bare) == {}


@pytest.mark.parametrize("stage", [*STAGES, "store", "publish"])
def test_every_stage_has_its_tests(stage: str) -> None:
    names = [path.stem for path in TESTS.glob("test_*.py")]
    assert [name for name in names if name == f"test_{stage}" or name.startswith(f"test_{stage}_")]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_a_verb_of_the_same_name(stage: str) -> None:
    """`extractor.clean.clean`, `extractor.link.link`: one public verb a stage (subjects are chosen within targets)."""
    verb = {"subjects": "choose"}.get(stage, stage)
    home = CODE / stage / "__init__.py" if (CODE / stage).is_dir() else CODE / f"{stage}.py"
    names = {node.name for node in functions(home)} | {name.split(".")[-1] for name in imported(home)}
    assert verb in names


def test_the_order_is_the_table_of_the_docs() -> None:
    lines = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()
    rooms = [room for line in lines if line.startswith("| `") for room in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert rooms == list(ORDER)
