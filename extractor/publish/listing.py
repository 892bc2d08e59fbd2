"""The list of targets: Datasette's table, asked for a few columns, since its page reads the records by their ids."""

from __future__ import annotations

import functools
from typing import Any, Final

from datasette.utils import MultiParams
from datasette.utils.asgi import Request, Response

COLUMNS: Final = (
    "search_id", "place_id", "indicator_id", "subject", "value", "year", "kind", "quote", "document_id",
)  # fmt: skip
OWN: Final = {"_col": list(COLUMNS), "_labels": ["off"]}  # arguments that no reader gave


class Narrow(Request):  # type: ignore[misc]
    """A request whose arguments, but not its address, leave out what is not shown."""

    @functools.cached_property
    def args(self) -> Any:
        """The arguments as given, and OWN."""
        given = Request(self.scope, self.receive).args
        return MultiParams({**{key: given.getlist(key) for key in given}, **OWN})


async def page(datasette: Any, request: Any) -> Response:
    """The table of targets; with `_all` every column as Datasette shows it."""
    from datasette.views import table  # itself loads the plugins

    if "_all" not in request.args:
        request = Narrow(request.scope, request.receive)
    request.url_vars["format"] = None  # asked for by Datasette 0.65
    if hasattr(table, "table_view"):  # Datasette 1.0
        return await table.table_view(datasette, request)
    return await table.TableView(datasette).dispatch_request(request)
