"""What was met with a page that could not be used, in the reader's words: by the code of the problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from extractor.model import Problem
from extractor.publish.messages import Catalogue
from extractor.publish.site import Site

SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A problem for readers; `detail` is the reason as the program gave it, in English."""

    name: str
    text: str
    remedy: str
    detail: str


def told(problem: Problem, t: Catalogue) -> Told:
    """`problem` in the language of `t`; one whose code has no text there as it is."""
    for key in (problem.code, problem.code.partition("-")[0]):  # "http-404" is told as "http"
        text = t.maybe(f"problem.{key}", "")
        if text:
            return Told(problem.name, text, t(f"problem_remedy.{key}"), problem.reason)
    return Told(problem.name, problem.reason, problem.remedy, "")


async def problems(site: Site, t: Catalogue) -> tuple[list[Told], int]:
    """The first SHOWN problems, pages that were there already last, and how many there are."""
    rows = await site.rows(
        "SELECT name, stage, code, reason, remedy, count(*) OVER () FROM problems"
        " ORDER BY code = 'duplicate', code, name LIMIT ?",
        [SHOWN],
    )
    return [told(Problem(*row[:5]), t) for row in rows], rows[0][5] if rows else 0
