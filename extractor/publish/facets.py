"""Facets that keep the order they are configured in and are counted once for each state of the database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args

from extractor.publish.counts import counts_of
from extractor.publish.crossed import LONGEST, Counted, chosen_of, crossed_now
from extractor.publish.metadata import FACETS
from extractor.publish.names import names_of
from extractor.publish.reply import words
from extractor.publish.site import Site, site_of

SIZE: Final = 8
_WHOLE: Final = re.compile(r"from \W?targets\W? where current = 1\s*$")
_WIDE: Final = re.compile(r'from \W?targets\W? where (("(?:year|kind|indicator_id)" = :p\d+ and )+)current = 1\s*$')
_FILTER: Final = re.compile(r'"(\w+)" = :(\w+)')
TIME_LIMIT_MS: Final = 3000


class FixedFacet(Facet):  # type: ignore[misc]
    """A facet on a column, configured as `{"fixed": column}`; labels are in the reader's language."""

    type = "fixed"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Facets in their order, and the columns that took too long to count."""
        site = site_of(self.ds)
        if site is None or site.name != self.database:
            return [], []
        found, slow = [], []
        for config in self.get_configs():
            column = config["config"].get("column") or config["config"]["simple"]
            try:
                found.append(await self._facet(site, column))
            except QueryInterrupted:
                slow.append(column)
        return found, slow

    async def _facet(self, site: Site, column: str) -> dict[str, Any]:
        size = LONGEST if self.request.args.get("_facet_size") == "max" else SIZE
        rows = await self._counted(site, column)
        labels = await self._labels(site, column, [value for value, _ in rows[:size]])
        pairs = self.get_querystring_pairs()
        results = []
        for (value, number), label in zip(rows[:size], labels, strict=True):
            chosen = {key: str(value) for key in (column, f"{column}__exact") if (key, str(value)) in pairs}
            path = (
                path_with_removed_args(self.request, {**chosen, "_next": None})
                if chosen
                else path_with_added_args(self.request, {column: value})
            )
            results.append(
                {
                    "value": value,
                    "label": label,
                    "count": number,
                    "toggle_url": site.path(path),
                    "selected": bool(chosen),
                }
            )
        return {
            "name": column,
            "type": self.type,
            "hideable": False,
            "toggle_url": "",
            "results": results,
            "truncated": len(rows) > size,
        }

    async def _counted(self, site: Site, column: str) -> Counted:
        """The values of a column with how many rows have each: counted already where that is so, else now."""
        rows: Counted | None = await self._whole(site, column)
        if rows is None:
            rows = await self._wide(site, column)
        if rows is None and self._fixed(column):
            rows = await self._one_value(site, column)
        return await self._grouped(site, column) if rows is None else rows

    async def _grouped(self, site: Site, column: str) -> Counted:
        name = escape_sqlite(column)
        order = "value DESC" if column == "year" else "count DESC, value"
        # Of rows that a filter leaves, SQLite shall look the groups up by the filter, not by the grouped column.
        grouped = f"+{name}" if self.params else name
        sql = (
            f"SELECT {name} AS value, count(*) AS count FROM ({self.sql}) WHERE {grouped} IS NOT NULL"
            f" GROUP BY {grouped} ORDER BY {order} LIMIT {LONGEST + 1}"
        )

        async def count() -> list[tuple[Any, int]]:
            found = await self.ds.execute(
                self.database, sql, self.params, truncate=False, custom_time_limit=TIME_LIMIT_MS
            )
            return [(row[0], row[1]) for row in found.rows]

        return await site.kept(f"facet {sql} {self.params!r}", count, reviews=False)

    def _fixed(self, column: str) -> bool:
        """Whether the filters leave one value of a column."""
        return column in self.request.args or f"{column}__exact" in self.request.args

    async def _one_value(self, site: Site, column: str) -> list[tuple[Any, int]]:
        """The facet of a column of which the filters leave one value: one count of the rows for all such columns."""
        fixed = [name for name in FACETS if self._fixed(name)]
        fixed = fixed if column in fixed else [column]
        sql = f"SELECT count(*), {', '.join(map(escape_sqlite, fixed))} FROM ({self.sql})"

        async def count() -> tuple[Any, ...]:
            found = await self.ds.execute(self.database, sql, self.params, custom_time_limit=TIME_LIMIT_MS)
            return tuple(found.rows[0])

        number, *values = await site.kept(f"facet {sql} {self.params!r}", count, reviews=False)
        return [(values[fixed.index(column)], number)] if number else []

    async def _wide(self, site: Site, column: str) -> Counted | None:
        """The facet of rows that a filter of WIDE leaves, where it is counted already; None for any other filter."""
        found = _WIDE.search(self.sql)
        chosen = chosen_of((name, self.params[value]) for name, value in _FILTER.findall(found[1])) if found else None
        crossed = await crossed_now(site) if chosen else None
        return None if chosen is None or crossed is None else crossed.get(chosen, {}).get(column, ())

    async def _whole(self, site: Site, column: str) -> list[tuple[Any, int]] | None:
        """The facet of the table of targets without a filter, which is counted already; None for any other."""
        if self.params or not _WHOLE.search(self.sql):
            return None
        counts = await counts_of(site)
        known: dict[str, Mapping[Any, int]] = {
            "year": counts.years,
            "place_id": counts.by_place,
            "indicator_id": counts.by_indicator,
            "kind": counts.kinds,
        }
        if column not in known:
            return None
        found = sorted(known[column].items(), key=lambda pair: pair[0])
        found.sort(key=lambda pair: -pair[0] if column == "year" else -pair[1])
        return found[: LONGEST + 1]

    async def _labels(self, site: Site, column: str, values: Sequence[Any]) -> list[str]:
        names, t = await names_of(site), words(self.request)
        if column == "place_id":
            return [names.label(value, t) if value in names.places else str(value) for value in values]
        if column == "indicator_id":
            return [names.indicator(value, t.language) or str(value) for value in values]
        if column == "domain_id":
            domains = {domain.id: domain.name(t.language) for domain in names.domains}
            return [domains.get(value, str(value)) for value in values]
        return [t.maybe(f"value.{column}.{value}", str(value)) for value in values]
