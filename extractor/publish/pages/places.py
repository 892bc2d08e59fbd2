"""All places that have targets: provinces, districts and communes, before and after the 2025 reform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from extractor.lexicon import fold
from extractor.publish import reply
from extractor.publish.counts import Counts, counts_of
from extractor.publish.names import Names, PlaceName, names_of
from extractor.publish.pages.front import provinces_of

SHOWN: int = 60  # matches of a search for a name


@dataclass(frozen=True, slots=True)
class Branch:
    """A place, its counts, and the places below it that have targets."""

    place: PlaceName
    own: int
    total: int
    below: tuple[Branch, ...]


async def page(datasette: Any, request: Any) -> Response:
    """The tree of places; with `q`, the places whose name has these words."""
    site = reply.need_site(datasette)
    counts, names = await counts_of(site), await names_of(site)
    query = (request.args.get("q") or "").strip()
    context: dict[str, Any] = {"names": names, "counts": counts, "q": query}
    if query:
        context["matches"] = matching(query, counts, names)[:SHOWN]
    else:
        deep = len(counts.below) <= 600  # beyond that a province opens on its own page
        context["groups"] = [
            (era, [branch(place.id, counts, names, deep=deep) for place, _ in found])
            for era, found in await provinces_of(site)
        ]
        nation = next((p for p in names.places.values() if p.level == "national"), None)
        context["nation"] = nation if nation and counts.by_place.get(nation.id) else None
    return await reply.page(datasette, request, "places.html", context)


def branch(place_id: str, counts: Counts, names: Names, *, deep: bool) -> Branch:
    """A place with everything below it that has targets."""
    children = names.children.get(place_id, ()) if deep else ()
    below = [branch(child, counts, names, deep=deep) for child in children if child in counts.below]
    below.sort(key=lambda entry: fold(entry.place.name_short))
    own = counts.by_place.get(place_id, 0)
    return Branch(names.places[place_id], own, counts.below.get(place_id, own), tuple(below))


def matching(query: str, counts: Counts, names: Names) -> list[PlaceName]:
    """Places with targets in or below them whose name holds the words of `query`; accents count if typed."""
    query = " ".join(query.split())
    plain = fold(query)
    exact = plain != query.lower()
    found = [names.places[key] for key in names.lines.holding(plain) if key in counts.below]
    if exact:
        found = [place for place in found if query.lower() in place.name.lower()]
    order = {"national": 0, "province": 1, "district": 2, "commune": 3}
    return sorted(
        found,
        key=lambda p: (not _ends(p, plain), order[p.level], -counts.below[p.id], p.id),
    )


def _ends(place: PlaceName, plain: str) -> bool:
    return place.folded == plain or place.folded.endswith(f" {plain}")
