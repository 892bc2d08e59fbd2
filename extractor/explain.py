"""What each stage made of a page, and which rule gave each field (`chitieu explain`): one heading a stage."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from extractor.model import Document, Evidence, Quantity, Target, Trap

WIDTH = 100
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def explain(document: Document) -> str:
    """A report of plain text, one heading for each stage, in their order."""
    parts = (
        ("read", _read(document)),
        ("clean", _clean(document)),
        ("identify", _identify(document)),
        ("segment", _segment(document)),
        ("quantities", _quantities(document)),
        ("context", _context(document)),
        ("targets", _targets(document)),
        ("link", _link(document)),
    )
    return "\n\n".join(f"## {name}\n" + "\n".join(lines) for name, lines in parts) + "\n"


def _short(text: str, width: int = WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _read(document: Document) -> Iterator[str]:
    page = document.page
    yield f"{page.name}  {page.media}  {page.encoding}  {len(page.text)} characters  sha256 {page.sha256[:16]}"
    for repair in page.repairs:
        yield f"repaired: {repair}"


def _clean(document: Document) -> Iterator[str]:
    content = [b for b in document.blocks if b.kind != "noise"]
    noise = [b for b in document.blocks if b.kind == "noise"]
    yield f"{len(content)} blocks of content, {len(noise)} of noise"
    for block in noise:
        yield f"noise [{block.reason}] {_short(document.text[block.start : block.end])}"


def _identify(document: Document) -> Iterator[str]:
    identity = document.identity
    for name in ("title", "kind", "number", "issuer", "published", "place", "place_parent", "level", "year"):
        fact: Evidence | None = getattr(identity, name)
        if fact is None:
            yield f"{name}: not found"
            continue
        where = "" if fact.start is None else f" at {fact.start}-{fact.end}"
        yield f"{name}: {_short(fact.value)}  [{fact.rule}]{where}  {fact.confidence:.2f}"


def _segment(document: Document) -> Iterator[str]:
    yield f"{len(document.sections)} sections, {len(document.statements)} statements"
    for section in document.sections:
        mark = f"{section.marker} " if section.marker else ""
        yield f"{'  ' * section.depth}{mark}{_short(section.title)}"


def _quantities(document: Document) -> Iterator[str]:
    for q in document.quantities:
        bound = f" {q.comparator}" + (f" [{q.comparator_rule}]" if q.comparator_rule else "")
        of = f" of {q.total}" if q.total is not None else ""
        quote = _short(document.text[q.start : q.end])
        unit = f"unit {q.unit!r} ({q.unit_id}) [{q.rule}]"
        yield f"{q.start}-{q.end} {quote!r}: {q.minimum} to {q.maximum}{of}{bound}, {unit}"
    for trap in document.traps:
        around = _short(document.text[max(0, trap.start - 25) : trap.end + 15], 60)
        yield f"{trap.start}-{trap.end} no value: {document.text[trap.start : trap.end]!r} [{trap.rule}] … {around}"
    for start, end, reason in outside(document):
        yield f"{start}-{end} not looked at: {document.text[start:end]!r} [{reason}]"


def outside(document: Document) -> Iterator[tuple[int, int, str]]:
    """Numbers of the content that are neither a value nor a trap, each with where it stands instead."""
    seen: list[Quantity | Trap | Target] = [*document.quantities, *document.traps, *document.targets]
    spans = sorted((s.start, s.end) for s in seen)
    starts = [start for start, _ in spans]
    statements = sorted(document.statements, key=lambda s: s.start)
    firsts = [statement.start for statement in statements]
    for block in document.blocks:
        if block.kind == "noise":
            continue
        for match in _NUMBER.finditer(document.text, block.start, block.end):
            at = bisect.bisect_right(starts, match.start()) - 1
            if any(start <= match.start() < end for start, end in spans[max(0, at - 3) : at + 1]):
                continue
            number = bisect.bisect_right(firsts, match.start()) - 1
            inside = number >= 0 and match.start() < statements[number].end
            cell = inside and statements[number].row is not None
            yield match.start(), match.end(), "table_head_or_label" if cell else "part" if inside else "marker"


def _context(document: Document) -> Iterator[str]:
    for q, given in zip(document.quantities, document.contexts, strict=False):
        said = []
        for name in ("change", "kind", "firmness", "year", "basis", "base", "standard", "price_basis"):
            modifier = getattr(given, name)
            if modifier is not None:
                said.append(f"{name} {_short(modifier.value, 40)} [{modifier.rule}]")
        yield f"{_short(document.text[q.start : q.end], 40)!r}: " + ", ".join(said)


def _targets(document: Document) -> Iterator[str]:
    for target in document.targets:
        yield f"{target.start}-{target.end} {_short(target.quote)!r}"
        yield f"    {_short(target.subject, 160)}"
        yield f"    {_value(target)}  {target.change}  {target.kind}  {target.year}  base {target.base}"
        yield "    rules: " + ", ".join(f"{field}={rule}" for field, rule in target.rules)
        if target.section or target.flags:
            path = " > ".join(_short(heading, 50) for heading in target.section)
            yield f"    section: {path}  flags: {', '.join(target.flags) or '-'}"


def _value(target: Target) -> str:
    low, high = target.minimum, target.maximum
    number = (
        f"{low} to {high}"
        if low is not None and high is not None and low != high
        else f"{low if low is not None else high}"
    )
    of = f" of {target.total}" if target.total is not None else ""
    return f"{target.comparator} {number}{of} {target.unit}  confidence {target.confidence:.2f}"


def _link(document: Document) -> Iterator[str]:
    place = document.place
    yield f"place: {place.name} ({place.place_id}, {place.level})" if place else "place: not found"
    linked = [t for t in document.targets if t.indicator_id]
    yield f"{len(linked)} of {len(document.targets)} targets linked to an indicator"
    for target in document.targets:
        score = f" {target.indicator_score:.2f}" if target.indicator_score is not None else ""
        yield f"{target.indicator_id or '-'}{score}  {_short(target.subject, 80)}"
