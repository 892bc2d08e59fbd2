"""Gold: what reviewers confirmed or corrected, as annotated data beside the texts it stands in."""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePosixPath

from extractor.publish.exports.jsonl import annotated
from extractor.publish.exports.rows import current, line, source


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write the folder `out`: gold.jsonl, rejected.jsonl (what is no target), and the texts.

    Offsets count in the texts; a value whose quote was not changed keeps its span.
    """
    texts = out / "text"
    texts.mkdir(parents=True, exist_ok=True)
    written = {"gold": out / "gold.jsonl", "rejected": out / "rejected.jsonl"}
    names: dict[str, str] = {}
    with (
        written["gold"].open("w", encoding="utf-8", newline="\n") as gold,
        written["rejected"].open("w", encoding="utf-8", newline="\n") as rejected,
    ):
        found = source(connection)
        for record, document in current(found, "t.key IN (SELECT target_key FROM reviews)"):
            stem = PurePosixPath(str(document["name"]).replace("\\", "/")).name
            name = names.setdefault(record.document_id, f"{record.document_id}-{stem}.txt")
            (rejected if record.rejected else gold).write(line(annotated(record, name)))
    for document_id, name in names.items():
        text = connection.execute("SELECT text FROM documents WHERE id = ?", [document_id]).fetchone()[0]
        (texts / name).write_bytes(text.encode())
    return [*written.values(), *(texts / name for name in names.values())]
