"""Results that wait on a disk: a Parquet file for each shard, there as a whole or not at all.

Workers on other machines write them, one process loads them into the database. A row is an outcome of a page: its
document with blocks, sections, targets and search texts as nested columns, named as in the database, and its problems.
A part is named after what is in it, so that a run that was killed takes up the parts that it finds.
"""

from __future__ import annotations

import functools
import hashlib
import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from extractor.engines import Failure, ShelfError
from extractor.ingest.sources import Item
from extractor.model import Problem
from extractor.store import COLUMNS, DocumentRows, Outcome, Seen
from extractor.store.schema import Column

_END: Final = ".parquet"
_MEAN: Final = 32  # items of a shard, on average
_SEARCH: Final = (Column("exact", "TEXT", ""), Column("folded", "TEXT", ""))
_LISTS: Final = {
    "blocks": COLUMNS["blocks"],
    "sections": COLUMNS["sections"],
    "targets": COLUMNS["targets"],
    "search": _SEARCH,
}
_HEAD: Final = ("id", "page_key", "name", "url", "fetched", "extractor_version")
_PROBLEM: Final = ("name", "stage", "code", "reason", "remedy")

Results = Sequence[list[Outcome] | Failure]


class Parts:
    """The parts in `folder`, which every worker sees under the same path; `version` is the extractor's."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder.absolute()
        self._version = version

    def ends(self, item: Item) -> bool:
        """Whether a shard ends with this item.

        Its content decides, so that a run that goes on where another stopped cuts the rest in the same places.
        """
        return int.from_bytes(hashlib.sha256(item.identity.encode()).digest()[:4], "big") % _MEAN == 0

    def key(self, items: Sequence[Item]) -> str:
        """Name of the part of these items."""
        lines = [self._version, *(item.identity for item in items)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]

    def has(self, key: str) -> bool:
        """Whether the part is there."""
        return self._path(key).is_file()

    def put(self, key: str, results: Results) -> None:
        """Write a part; nobody sees it before it is whole.

        Raises:
            ShelfError: the folder cannot be written.
        """
        import pyarrow
        from pyarrow import parquet

        rows = [row for at, result in enumerate(results) for row in _rows(at, result)]
        path = self._path(key)
        half = path.with_name(f".{key}-{uuid.uuid4().hex}.half")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as file:
                parquet.write_table(pyarrow.Table.from_pylist(rows, _schema()), file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        except OSError as error:
            half.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise ShelfError(f"{path}: cannot be written ({reason}); give a folder that all workers share.") from None

    def take(self, key: str) -> list[list[Outcome] | Failure]:
        """The results of a part, as they were put.

        Raises:
            ShelfError: it is not there, or no part.
        """
        import pyarrow
        from pyarrow import parquet

        path = self._path(key)
        try:
            rows = parquet.read_table(path).to_pylist()
        except FileNotFoundError:
            raise ShelfError(f"{path}: not there; give a folder that all workers share.") from None
        except (OSError, pyarrow.ArrowException) as error:
            raise ShelfError(f"{path}: cannot be read ({error}); remove the file and run again.") from None
        results: list[list[Outcome] | Failure] = [[] for _ in range(max((row["item"] for row in rows), default=-1) + 1)]
        for row in rows:
            if row["failed"] is not None:
                results[row["item"]] = Failure(**row["failed"])
            elif isinstance(found := results[row["item"]], list) and row["name"] is not None:
                found.append(_outcome(row))
        return results

    def clear(self) -> None:
        """Remove every part, whole or half; the folder too, where nothing else is in it."""
        if not self.folder.is_dir():
            return
        for path in [*self.folder.glob(f"*{_END}"), *self.folder.glob(".*.half")]:
            path.unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_END}"


@functools.cache
def _schema() -> Any:
    import pyarrow

    types = {"TEXT": pyarrow.string(), "INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}
    texts = {"TEXT": pyarrow.string()}

    def struct(columns: Iterable[Column]) -> Any:
        return pyarrow.struct([(column.name, types[column.type]) for column in columns])

    def strings(names: Iterable[str]) -> Any:
        return pyarrow.struct([(name, texts["TEXT"]) for name in names])

    return pyarrow.schema(
        [
            ("item", pyarrow.int32()),
            ("name", pyarrow.string()),
            ("failed", strings(("code", "reason"))),
            ("seen", strings(Seen._fields)),
            ("head", strings(_HEAD)),
            ("document", struct(COLUMNS["documents"])),
            *((name, pyarrow.list_(struct(columns))) for name, columns in _LISTS.items()),
            ("problems", pyarrow.list_(strings(_PROBLEM))),
        ]
    )


def _rows(at: int, result: list[Outcome] | Failure) -> list[dict[str, Any]]:
    if isinstance(result, Failure):
        return [{"item": at, "failed": {"code": result.code, "reason": result.reason}}]
    return [_row(at, outcome) for outcome in result] or [{"item": at}]


def _row(at: int, outcome: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {"item": at, "name": outcome.name}
    row["seen"] = None if outcome.seen is None else outcome.seen._asdict()
    row["problems"] = [{name: getattr(problem, name) for name in _PROBLEM} for problem in outcome.problems]
    made = outcome.document
    if made is not None:
        row["head"] = {name: getattr(made, name) for name in _HEAD}
        row["document"] = _named(COLUMNS["documents"], made.document)
        for name, columns in _LISTS.items():
            row[name] = [_named(columns, values) for values in getattr(made, name)]
    return row


def _outcome(row: Mapping[str, Any]) -> Outcome:
    seen = None if row["seen"] is None else Seen(**row["seen"])
    problems = tuple(Problem(**problem) for problem in row["problems"])
    if row["head"] is None:
        return Outcome(row["name"], seen=seen, problems=problems)
    document = tuple(row["document"].values())
    lists: dict[str, Any] = {name: [tuple(values.values()) for values in row[name]] for name in _LISTS}
    made = DocumentRows(**row["head"], document=document, **lists)
    return Outcome(row["name"], made, seen, problems)


def _named(columns: Sequence[Column], values: Iterable[Any]) -> dict[str, Any]:
    return dict(zip((column.name for column in columns), values, strict=True))
