"""How a database of an earlier release becomes one of this release.

A new database is made from the description as it stands now; an older one is brought up by the
migrations below, which each look before they change something, so that both ways end in the same
schema (tested for every released schema).
"""

from __future__ import annotations

from typing import Final

from sqlite_utils import Database, Migrations

from extractor.store.errors import StoreForeignError
from extractor.store.index import SEARCH_SQL
from extractor.store.schema import index_sql, table_sql, view_sql
from extractor.store.tables import SERIES_BREAKS, TABLES, TARGETS
from extractor.store.views import VIEWS

MIGRATIONS: Final = Migrations("chitieu")


def schema_sql() -> list[str]:
    """Every statement that makes an empty database of this release, in order."""
    statements: list[str] = []
    for table in TABLES:
        statements += [table_sql(table), *index_sql(table)]
    return [*statements, SEARCH_SQL, *(view_sql(view) for view in VIEWS)]


@MIGRATIONS()
def first_schema(db: Database) -> None:
    """Release 0.1.0."""
    for statement in schema_sql():
        db.execute(statement)


@MIGRATIONS()
def series_breaks(db: Database) -> None:
    """Breaks of series as a table."""
    if "series_breaks" not in db.table_names():
        db.execute(table_sql(SERIES_BREAKS))


@MIGRATIONS()
def figures_of_a_year(db: Database) -> None:
    """An index that gives the newest figures of a year without sorting them, and counts them without reading them."""
    db.execute('DROP INDEX IF EXISTS "targets_current_year_kind"')
    for statement in index_sql(TARGETS):
        db.execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))


@MIGRATIONS()
def figures_of_places_and_indicators(db: Database) -> None:
    """Indexes that lead to the values of some indicators of a place and to the newest of an indicator."""
    db.execute('DROP INDEX IF EXISTS "targets_current_place_id_year"')
    for statement in index_sql(TARGETS):
        db.execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))


def migrate(db: Database) -> None:
    """Bring `db` to the schema of this release.

    Raises:
        StoreForeignError: it holds other tables, or was made by a newer release.
    """
    done = {migration.name for migration in MIGRATIONS.applied(db)}
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    if done - known:
        raise StoreForeignError("made by a newer release of chitieu; install that one.")
    # The list of migrations is made before the first one: a process killed in between leaves it alone.
    if not done and set(db.table_names()) - {"_sqlite_migrations"}:
        raise StoreForeignError("holds other tables than chitieu's; choose another --db.")
    if MIGRATIONS.pending(db):
        MIGRATIONS.apply(db)
    refresh_views(db)


def refresh_views(db: Database) -> None:
    """Make every view anew whose SELECT differs from this release's."""
    stored = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    for view in VIEWS:
        if stored.get(view.name) != view_sql(view):
            with db.atomic():
                db.execute(f'DROP VIEW IF EXISTS "{view.name}"')
                db.execute(view_sql(view))
