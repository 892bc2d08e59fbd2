"""Addresses and the pages that answer them; tried in this order, before Datasette's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.publish.pages import (
    about,
    compare,
    document,
    documents,
    doubts,
    front,
    indicator,
    indicators,
    place,
    places,
    search,
    static,
    trial,
)

Route = tuple[str, Callable[..., Any]]
ROUTES: tuple[Route, ...] = (
    (r"^/$", front.page),
    (r"^/-/chitieu/(?P<name>[a-z0-9-]+\.[a-z]+)$", static.file),
    (r"^/-/suggest\.json$", compare.suggest),
    (r"^/about$", about.page),
    (r"^/places$", places.page),
    (r"^/place/(?P<place>.+)$", place.page),
    (r"^/indicators$", indicators.page),
    (r"^/indicator/(?P<indicator>[^/]+)$", indicator.page),
    (r"^/compare$", compare.page),
    (r"^/documents$", documents.page),
    (r"^/document/(?P<document>[^/]+)$", document.page),
    (r"^/target/(?P<target>[^/]+)$", document.target),
    (r"^/search$", search.page),
    (r"^/try$", trial.page),
    (r"^/check$", doubts.page),
    (r"^/check/(?P<target>[^/]+)$", doubts.review),
)
