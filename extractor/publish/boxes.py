"""The cells of a table of series as HTML: built here and not in a template, because a page has hundreds of them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from markupsafe import Markup

from extractor.publish.messages import Catalogue
from extractor.publish.pivot import Box, Row, Shape
from extractor.publish.series import Role


def boxes(row: Row, t: Catalogue, path: Callable[[str], str]) -> Markup:
    """Table cells for the boxes of a row, newest first; `path` puts a path under the site's base address."""
    nothing = Markup(
        '<td class="num empty"><span class="none" aria-hidden="true">·</span><span class="unseen">{}</span></td>'
    )
    empty = str(nothing.format(t("pivot.none")))
    pairs = zip(reversed(row.periods), reversed(row.boxes), strict=True)
    return Markup("\n".join(_box(box, when, t, path) if box.plan or box.result else empty for when, box in pairs))


def _box(box: Box, period: str, t: Catalogue, path: Callable[[str], str]) -> str:
    parts = [f'<td class="num" data-period="{escape(period.replace("-", "–"))}">']
    if box.plan:
        parts.append(_shape(box.plan, "plan", t, path))
    if box.result:
        parts.append(_shape(box.result, "result", t, path))
    if box.verdict:
        parts.append(f'<span class="delta {box.verdict}">{escape(t(f"verdict.{box.verdict}"))}</span>')
    return "".join([*parts, "</td>"])


def _shape(shape: Shape, role: Role, t: Catalogue, path: Callable[[str], str]) -> str:
    parts = [
        f'<span class="pair {role}"><span class="unseen">{escape(t(f"kind.{shape.kind}"))}: </span>',
        f'<a href="{escape(path(shape.href))}">{escape(shape.text)}</a>',
    ]
    if shape.kind == "estimate":
        parts.append(f' <span class="hint">{escape(t("kind.estimate_short"))}</span>')
    if shape.others:
        also = escape(t("pivot.others", values="; ".join(shape.others)))
        parts.append(
            f'<span class="others" title="{also}">+{len(shape.others)}<span class="unseen"> {also}</span></span>'
        )
    if shape.review:
        said = escape(t(f"review.done.{shape.review}"))
        parts.append(f' <span class="badge badge-{escape(shape.review)}">{said}</span>')
    if shape.delta:
        parts.append(f'<span class="delta">{escape(shape.delta)}</span>')
    return "".join([*parts, "</span>"])
