"""Compare: chosen indicators, places and years side by side, with an address that can be shared."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from datasette.utils.asgi import Response

from extractor.publish import reply
from extractor.publish.boxes import boxes
from extractor.publish.counts import Counts, counts_of
from extractor.publish.messages import Catalogue
from extractor.publish.multiples import multiples, redraws_of
from extractor.publish.names import IndicatorName, Names, PlaceName, names_of
from extractor.publish.numbers import day
from extractor.publish.pages import indicators as indicator_search
from extractor.publish.pages import places as place_search
from extractor.publish.pivot import Row, Series, all_periods, long_sheet, row, series_of, wide_sheet
from extractor.publish.records import BRIEF, records
from extractor.publish.series import ROLES, Frame, frames
from extractor.publish.shown import frame_text
from extractor.publish.site import Site

MOST: Final = 12  # indicators, and 24 places
OFFERED: Final = 15
FREQUENT: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address asks for."""

    indicators: tuple[IndicatorName, ...]
    places: tuple[PlaceName, ...]
    first: int | None
    last: int | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Names that match what was typed, for the reader to tick."""

    query: str
    indicators: tuple[IndicatorName, ...] = ()
    places: tuple[PlaceName, ...] = ()


async def page(datasette: Any, request: Any) -> Response:
    """The form, and the table for what is chosen; `_format` gives the table to take away."""
    site = reply.need_site(datasette)
    names, counts, t = await names_of(site), await counts_of(site), reply.words(request)
    chosen, offers = choice(request, names, counts, t)
    groups = await _groups(site, chosen, names, t)
    form = reply.asked_form(request)
    if form:
        return _download(form, request, groups, names, t)
    redraws = await redraws_of(site, [place.id for place in chosen.places])
    tables = [
        (
            indicator,
            frame_text(frame, names, t),
            periods,
            _rows(series, periods, names, t),
            multiples(series, periods, redraws, names, t, ident=f"chart-{number}"),
        )
        for number, (indicator, frame, periods, series) in enumerate(groups)
    ]
    years = list(counts.years)
    frequent = None if groups else _frequent(chosen, counts, names)
    context = {
        "chosen": chosen,
        "offers": offers,
        "names": names,
        "tables": tables,
        "empty": bool(chosen.indicators and chosen.places and not tables),
        "years": years,
        "roles": ROLES,
        "frequent": frequent,
        "above": {
            p.id: _whereabouts(p, names, t)
            for p in (*chosen.places, *offers[1].places, *(frequent.places if frequent else ()))
        },
        "boxes": lambda row: boxes(row, t, site.path),
        "forms": _forms(request) if tables else [],
        "suggest": site.path("/-/suggest.json"),
    }
    return await reply.page(datasette, request, "compare.html", context)


async def suggest(datasette: Any, request: Any) -> Response:
    """Names that match `q`: of indicators or of places (`of`), for the boxes of the form."""
    site = reply.need_site(datasette)
    names, counts, t = await names_of(site), await counts_of(site), reply.words(request)
    query = (request.args.get("q") or "").strip()
    found: list[str] = []
    if query and request.args.get("of") == "place":
        found = [_label(place, names, t) for place in place_search.matching(query, counts, names)]
    elif query:
        found = [i.name(t.language) for i in indicator_search.matching(query, counts, names)]
    return Response(
        json.dumps(found[:OFFERED], ensure_ascii=False),
        content_type="application/json; charset=utf-8",
    )


def choice(request: Any, names: Names, counts: Counts, t: Catalogue) -> tuple[Choice, tuple[Offer, Offer]]:
    """What the address chooses; a typed name that fits one entry exactly is chosen, else matches are offered."""
    chosen = [names.indicators[key] for key in request.args.getlist("indicator") if key in names.indicators]
    places = [names.places[key] for key in request.args.getlist("place") if key in names.places]
    typed = (request.args.get("iq") or "").strip()
    found = indicator_search.matching(typed, counts, names) if typed else []
    exact = [i for i in found if typed.lower() in (i.name_vi.lower(), i.name_en.lower())]
    offer = Offer(typed, tuple(i for i in found if i not in chosen)[:OFFERED])
    if exact:
        chosen.append(exact[0])
        offer = Offer("")
    place_typed = (request.args.get("pq") or "").strip()
    matches = place_search.matching(place_typed.split(" – ")[0], counts, names) if place_typed else []
    same = [p for p in matches if place_typed.lower() in (p.name.lower(), _label(p, names, t).lower())]
    place_offer = Offer(place_typed, places=tuple(p for p in matches if p not in places)[:OFFERED])
    if len(same) == 1:
        places.append(same[0])
        place_offer = Offer("")
    roles = tuple(role for role in ROLES if role in request.args.getlist("role")) or ROLES
    first = reply.whole(request, "from", 0, 0, 9999) or None
    last = reply.whole(request, "to", 0, 0, 9999) or None
    return (
        Choice(
            tuple(dict.fromkeys(chosen))[:MOST], tuple(dict.fromkeys(places))[: 2 * MOST],
            first, last, roles,
        ),
        (offer, place_offer),
    )  # fmt: skip


async def _groups(
    site: Site, chosen: Choice, names: Names, t: Catalogue
) -> list[tuple[IndicatorName, Frame, list[str], list[Series]]]:
    """One group for each comparable set of values of each indicator."""
    if not (chosen.indicators and chosen.places):
        return []
    ids = [indicator.id for indicator in chosen.indicators]
    places = [place.id for place in chosen.places]
    found = await records(
        site,
        f"t.current = 1 AND t.indicator_id IN ({_holes(ids)}) AND t.place_id IN ({_holes(places)})"
        " AND t.year BETWEEN ? AND ? LIMIT 6000",
        [*ids, *places, chosen.first or 0, chosen.last or 9999],
        columns=BRIEF,
    )
    groups = []
    for indicator in chosen.indicators:
        own = [record for record in found if record.indicator_id == indicator.id]
        for frame, points in frames(own, names):
            kept = [point for point in points if point.role in chosen.roles]
            series = series_of(frame, kept, places, names, t, site.path("/place/"))
            if series:
                groups.append((indicator, frame, all_periods(s.cells for s in series), series))
    return groups


def _frequent(chosen: Choice, counts: Counts, names: Names) -> Choice:
    """What most figures are about, for a reader who has chosen nothing yet."""

    def first(found: Mapping[str, int], known: Container[str]) -> list[str]:
        return [key for key in sorted(found, key=lambda key: (-found[key], key)) if key in known][:FREQUENT]

    indicators = [] if chosen.indicators else first(counts.by_indicator, names.indicators)
    places = [] if chosen.places else first(counts.by_place, names.places)
    return replace(
        chosen,
        indicators=tuple(names.indicators[key] for key in indicators),
        places=tuple(names.places[key] for key in places),
    )


def _rows(series: Sequence[Series], periods: Sequence[str], names: Names, t: Catalogue) -> list[Row]:
    return [row(one, periods, names, t, trend=periods) for one in series]


def _download(
    form: str,
    request: Any,
    groups: Sequence[tuple[IndicatorName, Frame, list[str], list[Series]]],
    names: Names,
    t: Catalogue,
) -> Response:
    series = [one for _, _, _, own in groups for one in own]
    periods = all_periods(one.cells for one in series)
    name = t("compare.file")
    sheets = [long_sheet(series, t("table.targets.title"), names, t), wide_sheet(series, periods, name, names, t)]
    if request.args.get("_layout") == "wide" or form == "xlsx":
        sheets.reverse()
    return reply.table(form, name, sheets)


def _forms(request: Any) -> list[tuple[str, str]]:
    return [(form, reply.changed(request, _format=form)) for form in reply.forms()]


def _holes(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _whereabouts(place: PlaceName, names: Names, t: Catalogue) -> str:
    """What tells a place from others of its name: the places above it, and when it was."""
    parts = [above.name for above in names.above(place.id)]
    if place.valid_from:
        parts.append(t("place.since", day=day(place.valid_from, t.language)))
    if place.valid_to:
        parts.append(t("place.until", day=day(place.valid_to, t.language)))
    return ", ".join(parts)


def _label(place: PlaceName, names: Names, t: Catalogue) -> str:
    about = _whereabouts(place, names, t)
    return f"{place.name} – {about}" if about else place.name
