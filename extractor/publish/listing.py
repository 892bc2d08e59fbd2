"""The list of targets: Datasette's table, asked for one column, since its page reads the records by their ids."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, Final

from datasette.utils import MultiParams
from datasette.utils.asgi import Request, Response

from extractor.publish.counts import counts_of
from extractor.publish.crossed import chosen_of, crossed_now, total_of
from extractor.publish.site import site_of

MAIN: Final = (
    "id", "search_id", "place_id", "indicator_id", "subject", "value", "year", "kind", "quote", "document_id",
)  # fmt: skip
OWN: Final = {"_col": ["search_id"], "_labels": ["off"]}  # arguments that no reader gave
UNCOUNTED: Final = {"_nocount": ["1"]}  # another, where it is known how many rows there are
# Arguments that leave the number of rows as it is.
LOOKS: Final = frozenset(
    {"_sort", "_sort_desc", "_next", "_size", "_lang", "_facet_size", "_nofacet", "_col", "_nocol"}
)


class Narrow(Request):  # type: ignore[misc]
    """A request whose arguments, but not its address, leave out what is not shown, and a count that is `known`."""

    known: int | None = None

    @functools.cached_property
    def args(self) -> Any:
        """The arguments as given, and OWN."""
        given = Request(self.scope, self.receive).args
        more = OWN if self.known is None else OWN | UNCOUNTED
        return MultiParams({**{key: given.getlist(key) for key in given}, **more})


def main_first(columns: Sequence[str]) -> list[str]:
    """Columns to filter by, those that readers know from the page first."""
    return [*(name for name in MAIN if name in columns), *(name for name in columns if name not in MAIN)]


async def page(datasette: Any, request: Any) -> Response:
    """The table of targets; with `_all` every column as Datasette shows it."""
    from datasette.views import table  # itself loads the plugins

    if "_all" not in request.args:
        known = await _known(datasette, request.args)
        request = Narrow(request.scope, request.receive)
        request.known = known
    request.url_vars["format"] = None  # asked for by Datasette 0.65
    if hasattr(table, "table_view"):  # Datasette 1.0
        return await table.table_view(datasette, request)
    return await table.TableView(datasette).dispatch_request(request)


async def _known(datasette: Any, args: Any) -> int | None:
    """How many rows the arguments leave, where that is counted already."""
    site = site_of(datasette)
    filters = {key: args.getlist(key) for key in args if key not in LOOKS}
    if site is None or any(len(values) != 1 or key.startswith("_") for key, values in filters.items()):
        return None
    if not filters:
        return (await counts_of(site)).targets
    chosen = chosen_of((key.removesuffix("__exact"), value) for key, (value,) in filters.items())
    crossed = await crossed_now(site) if chosen else None
    return None if chosen is None or crossed is None else total_of(crossed, chosen)
