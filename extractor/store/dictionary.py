"""docs/data-dictionary.md, made from the description of the tables.

`python -m extractor.store.dictionary > docs/data-dictionary.md` writes it anew; a test says when it
is old.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from extractor.record import KEYS
from extractor.store.schema import Column, Table, View
from extractor.store.tables import TABLES, TARGETS
from extractor.store.views import VIEWS

# Keys of a record that are not the columns of the same name.
_KEYS: Final = {
    "doc": "File name of the page; its path in the folder or archive that was given.",
    "section": "Headings above it, from the top (list).",
    "year": 'Year the value is for: a number, or "2021-2025".',
    "period": "First day, last day and basis (object), where the year is known.",
    "flags": "Reasons for care (list).",
    "rule": "Rule that gave each field (object).",
    "same_as": "Start of the first quote of the same target in this document.",
}
_INTRODUCTION: Final = """\
# Data dictionary

Made from the descriptions in `extractor/store/tables.py` and `views.py` by
`python -m extractor.store.dictionary > docs/data-dictionary.md`.

What is unknown is null, in records and in tables. Character offsets count in the document's text, so
that `text[start:end]` is the quote.
"""


def markdown() -> str:
    """The whole data dictionary."""
    parts = [_INTRODUCTION, _record(), *map(_table, TABLES), *map(_view, VIEWS)]
    return "\n".join(parts)


def _record() -> str:
    meanings = {column.name: column.text for column in TARGETS.columns} | _KEYS
    lines = [
        "## The record",
        "",
        "One JSON object a line from `chitieu extract FILE --format jsonl`; the columns of its CSV.",
        "",
        "| key | meaning |",
        "|---|---|",
        *(f"| `{key}` | {_cell(meanings[key])} |" for key in KEYS),
        "",
    ]
    return "\n".join(lines)


def _table(table: Table) -> str:
    lines = [
        f"## Table `{table.name}`",
        "",
        f"{table.text} Key: {', '.join(f'`{name}`' for name in table.key)}.",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(
            f"| `{column.name}` | {column.type}{'' if column.required else ', may be null'} |"
            f" {_cell(' '.join(_meaning(column)))} |"
            for column in table.columns
        ),
        "",
    ]
    return "\n".join(lines)


def _view(view: View) -> str:
    rows = [f"| `{name}` | {_cell(text)} |" for name, text in view.columns]
    head = [f"## View `{view.name}`", "", view.text, "", "| column | meaning |", "|---|---|"]
    return "\n".join([*head, *rows, ""])


def _meaning(column: Column) -> Iterator[str]:
    yield column.text
    if column.values:
        yield f"One of {', '.join(f'`{value}`' for value in column.values)}."
    if column.references:
        yield f"Refers to `{column.references}`."


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(markdown())
