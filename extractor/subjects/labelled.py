"""The line with a colon that the statements below it stand under, and the item of a list in a list."""

from __future__ import annotations

from extractor.model import Statement

_Label = tuple[str, int | None]  # its text; the statement of it, where those under it are nested in it
_NONE: _Label = "", None


class Labels:
    """The label of the statements that are read: it ends with its list, and behind a list in a list holds again."""

    def __init__(self) -> None:
        self._last = self._lasting = _NONE  # the latter was not of a list in a list

    @property
    def text(self) -> str:
        """The label, or ""."""
        return self._last[0]

    def clear(self) -> None:
        """Another section: nothing said in the one before is over it."""
        self._last = self._lasting = _NONE

    def enter(self, statement: Statement, label: str, *, listed: bool) -> None:
        """Take up the `label` right above a statement, if any; `listed`: that is the item that it stands in."""
        above, own = statement.index - 1, self._last[1]
        if label:
            self._last = label, above if listed or above in statement.leads else None
            self._lasting = self._lasting if listed else self._last
        elif own is not None and own not in statement.leads:  # an item beside that of the label
            self._last = self._lasting if self._lasting[1] in statement.leads else _NONE
