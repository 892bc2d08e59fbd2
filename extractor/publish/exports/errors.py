"""What an export raises."""

from __future__ import annotations


class ExportError(Exception):
    """An export that cannot be made; the message says why and what can be done."""
