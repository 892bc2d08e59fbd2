"""All indicators by domain, with how many targets each has."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from extractor.lexicon import fold
from extractor.publish import reply
from extractor.publish.counts import Counts, counts_of
from extractor.publish.names import IndicatorName, Names, names_of


async def page(datasette: Any, request: Any) -> Response:
    """Indicators by domain; with `q`, those whose name has these words; `all` shows those without targets too."""
    site = reply.need_site(datasette)
    counts, names = await counts_of(site), await names_of(site)
    query = (request.args.get("q") or "").strip()
    everything = request.args.get("all") == "1"
    found = matching(query, counts, names) if query else list(names.indicators.values())
    groups = []
    for domain in names.domains:
        own = [
            (indicator, counts.by_indicator.get(indicator.id, 0))
            for indicator in found
            if indicator.domain_id == domain.id
        ]
        shown = [entry for entry in own if entry[1] or everything or query]
        shown.sort(key=lambda entry: (-entry[1], entry[0].id))
        if shown:
            groups.append((domain, shown, len(own) - len(shown)))
    context = {"groups": groups, "names": names, "q": query, "everything": everything}
    return await reply.page(datasette, request, "indicators.html", context)


def matching(query: str, counts: Counts, names: Names) -> list[IndicatorName]:
    """Indicators whose Vietnamese or English name holds every word of `query`, fullest first."""
    words = fold(query).split()
    found = [indicator for indicator in names.indicators.values() if all(word in indicator.folded for word in words)]
    return sorted(found, key=lambda i: (-counts.by_indicator.get(i.id, 0), i.id))
