"""The errors of reading that are made in more than one place."""

from __future__ import annotations

from extractor.model import PageError, Problem


def problem(name: str, code: str, reason: str, remedy: str) -> PageError:
    """A PageError of the stage `read`."""
    return PageError(Problem(name=name, stage="read", code=code, reason=reason, remedy=remedy))


def unknown(name: str) -> PageError:
    """The error for bytes that are no text and no format that is read here."""
    return problem(
        name,
        "binary",
        "The file is not text and not a format that is read here.",
        "Give HTML, text, markdown, PDF, DOCX, DOC, ZIP, WARC or WACZ.",
    )


def broken(name: str, kind: str, why: str) -> PageError:
    """The error for a file of a known kind that is cut short or damaged."""
    return problem(name, "broken", f"The {kind} is damaged: {why.rstrip('.')}.", "Save or download it again.")
