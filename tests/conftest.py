"""The order of the suite: groups that share a cluster, a browser or a built wheel run first, each on one worker."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups take longest, and none is to begin when the other workers are done."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
