"""Documents into SQLite: schema, migrations, idempotent writes, search columns (stage `store`)."""

from __future__ import annotations

from extractor.store.database import Store, extractor_version, new_run_id
from extractor.store.errors import StoreBusyError, StoreError, StoreForeignError
from extractor.store.keys import document_id, page_key, public_url
from extractor.store.reading import readable
from extractor.store.rows import DocumentRows, Seen, document_rows
from extractor.store.write import COLUMNS, Counts, Outcome

__all__ = [
    "COLUMNS",
    "Counts",
    "DocumentRows",
    "Outcome",
    "Seen",
    "Store",
    "StoreBusyError",
    "StoreError",
    "StoreForeignError",
    "document_id",
    "document_rows",
    "extractor_version",
    "new_run_id",
    "page_key",
    "public_url",
    "readable",
]
