"""Hard limits of the reader, and the error that names the one that was met.

The table is `patterns/limits.toml`; `Limits(html_depth=50, ...)` or `dataclasses.replace` makes another set.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields

from extractor import lexicon
from extractor.model import PageError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """One field for each key of `patterns/limits.toml`, where units and reasons stand."""

    source_bytes: int
    decoded_bytes: int
    archive_bytes: int
    archive_members: int
    archive_depth: int
    compression_ratio: int
    ratio_floor: int
    html_tokens: int
    html_depth: int
    html_attributes: int
    html_tag_length: int
    table_span: int
    table_cells: int
    xml_elements: int
    pdf_pages: int
    pdf_page_characters: int
    pdf_table_objects: int
    pdf_stream_bytes: int
    pdf_total_bytes: int
    pdf_seconds: float
    convert_seconds: float
    fetch_seconds: float
    fetch_redirects: int
    fetch_attempts: int
    fetch_interval: float
    fetch_wait: float
    robots_bytes: int


class LimitError(PageError):
    """A page beyond a limit of `patterns/limits.toml`; `limit` is the key, the Problem's code is "limit-<key>"."""

    def __init__(self, problem: Problem, limit: str = "") -> None:
        super().__init__(problem)
        self.limit = limit or problem.code.removeprefix("limit-")


@functools.cache
def default() -> Limits:
    """The limits of `patterns/limits.toml`.

    Raises:
        PatternError: a key is missing, unknown or not a positive number.
    """
    table = lexicon.settings("limits")["limits"]
    known = {field.name for field in fields(Limits)}
    for key in known ^ set(table):
        what = "unknown key" if key in table else "missing key"
        raise lexicon.PatternError(f"patterns/limits.toml: {what} {key!r}; mend the table")
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise lexicon.PatternError(f"patterns/limits.toml: {key} must be a positive number, is {value!r}")
    return Limits(**table)


def exceeded(name: str, limit: str, allowed: float, found: str) -> LimitError:
    """The error for page `name`: `found` says what it holds, `limit` is the key it goes beyond."""
    return LimitError(
        Problem(
            name=name,
            stage="read",
            code=f"limit-{limit}",
            reason=f"The page holds {found}; the limit is {allowed:,} ({limit}).",
            remedy=f"Split it, or raise {limit} in patterns/limits.toml.",
        )
    )


def check(name: str, limit: str, found: float, limits: Limits, what: str) -> None:
    """Raise LimitError where `found` (counted in `what`) is more than the limit of that key."""
    allowed: float = getattr(limits, limit)
    if found > allowed:
        raise exceeded(name, limit, allowed, f"{found:,} {what}")
