"""The search index: an FTS5 table of the current targets that keeps no copy of their texts.

Without the copy the index takes a fifth of the room. The price: a row can be taken out only by
giving SQLite the same texts again. They follow from columns of `targets` and `documents`, so they
are made again; where the way they are made has changed since the index was written, it is built
anew as a whole.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING, Final

from extractor.lexicon import settings
from extractor.store.search import Searched, Texts, search_texts

if TYPE_CHECKING:
    from sqlite_utils import Database

SEARCH_SQL: Final = (
    "CREATE VIRTUAL TABLE targets_fts USING fts5(exact, folded, content='', tokenize='unicode61 remove_diacritics 0')"
)
INSERT_SQL: Final = "INSERT INTO targets_fts (rowid, exact, folded) VALUES (?, ?, ?)"
_REMOVE_SQL: Final = "INSERT INTO targets_fts (targets_fts, rowid, exact, folded) VALUES ('delete', ?, ?, ?)"
_CURRENT_SQL: Final = """
SELECT d.id, t.search_id, t.subject, t.statement, t.section_path, t.indicator_id,
  d.place_text, d.parent_text
FROM documents d JOIN targets t ON t.document_id = d.id
WHERE t.current = 1"""


def remove(db: Database, document_id: str) -> None:
    """Take the current targets of a document out of the index."""
    rows = list(_texts(db, f"{_CURRENT_SQL} AND d.id = ?", document_id))
    db.conn.executemany(_REMOVE_SQL, rows)


def refresh_index(db: Database) -> None:
    """Build the index anew where its texts were made in another way than they would be now."""
    stored = db.execute("SELECT value FROM meta WHERE key = 'search'").fetchone()
    if stored and stored[0] == _way():
        return
    with db.atomic():
        db.execute("INSERT INTO targets_fts (targets_fts) VALUES ('delete-all')")
        db.conn.executemany(INSERT_SQL, _texts(db, f"{_CURRENT_SQL} ORDER BY t.search_id"))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('search', ?)", (_way(),))


def _texts(db: Database, query: str, *values: str) -> Iterator[tuple[int, str, str]]:
    memo: dict[str, Texts] = {}
    last = None
    for document, number, *columns in db.execute(query, values):
        if document != last:
            memo, last = {}, document
        yield (number, *search_texts(Searched(*columns), memo))


@functools.cache
def _way() -> str:
    """A fingerprint of everything that decides the texts of a target."""
    package = resources.files("extractor.store")
    parts = [package.joinpath(name).read_bytes() for name in ("search.py", "index.py")]
    names = [(entry["id"], entry["name_vi"]) for entry in settings("indicators")["indicator"]]
    words = json.dumps([settings("spelling"), names], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(b"".join([*parts, words.encode()])).hexdigest()
