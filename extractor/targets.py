"""Stage `targets`: quantity + context + words around -> Target with a complete subject.

scenes -> drop what is only a base ("from A" of "from A to B") -> choose subjects -> targets -> repeats marked
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import itertools
import operator
from collections.abc import Callable, Iterator
from unicodedata import normalize

from extractor.context import bases, periods, standards
from extractor.context.scene import Item, Scene
from extractor.language import key_of
from extractor.model import Basis, Context, Document, Flag, Modifier, Quantity, Target
from extractor.quantities.bounds import bound_before
from extractor.quantities.ranges import connector_at
from extractor.quantities.traps import telling_rules
from extractor.subjects import Choice, Surroundings, choose
from extractor.subjects.above import (
    addresses_in,
    dates_in,
    follows,
    heading_of,
    label_above,
    lead_of,
    noise_in,
    told_in,
    topic_above,
    trimmed_line,
)
from extractor.subjects.ground import Ground
from extractor.subjects.localities import Localities
from extractor.subjects.mended import Beside, finished, mended
from extractor.subjects.ranker import Ranker, fitted
from extractor.subjects.report_parts import ReportParts
from extractor.subjects.said import Said
from extractor.subjects.stocks import of_stock
from extractor.subjects.summed import nested, summed
from extractor.subjects.titled import thing_of
from extractor.subjects.year_parts import Parts, set_off, times_in_front


def targets(document: Document, ranker: Ranker | None = None) -> Document:
    """`document` with the targets of its prose beside those of its tables, in text order, repeats marked."""
    pick = functools.partial(choose, ranker=ranker or fitted())
    titles = functools.cache(functools.partial(_titles, document))
    repeats, of_tables, localities = _Repeats(), collections.deque(document.targets), Localities(document)
    found: list[Target] = []
    for scene, number, context, choice in subjects(document, pick):
        while of_tables and of_tables[0].start < scene.items[number].quantity.start:
            found.append(repeats.marked(of_tables.popleft()))
        above = titles(scene.statement.section)
        named = choice._replace(text=localities.named(choice.text, scene.statement.block))
        target = _target(document, scene, number, context, named, above, repeats)
        found.append(target if named.text == choice.text else target._replace(rules=(*target.rules, _LOCALITY)))
    found += [repeats.marked(target) for target in of_tables]
    return dataclasses.replace(document, targets=tuple(found), told=())  # nobody asks for it after this


_LOCALITY = ("locality", "told_in_paragraph")  # what put the place into a subject
PRICES = 2  # words from the bracket behind a value to the prices that it names: "(at", "("
Chooser = Callable[[Ground, int, Context, Surroundings], Choice]


def subjects(document: Document, chooser: Chooser) -> Iterator[tuple[Scene, int, Context, Choice]]:
    """Every quantity that is a value of its own, with the subject that `chooser` picks for it."""
    said, times, report = Said(), Parts(document), ReportParts(document)
    trimmed = functools.cache(functools.partial(trimmed_line, document))
    last = -1
    parts, wholes, thing = nested(document.told) | summed(document.told), dict[int, str](), thing_of(document)
    dates = [trap for trap in document.traps if trap.rule in ("date", "month_alone")]
    telling = [trap for trap in document.traps if trap.rule in telling_rules()]
    for first, scene, named, against, norms, below in document.told:
        valued = scene.statement.index - 1 == last
        topic = "" if valued else topic_above(document, scene)
        label = label_above(document, scene, trimmed)
        near = last >= 0 and document.statements[last].section == scene.statement.section
        under = said.before if label is not None and (valued or (near and not label)) else label or ""
        last = scene.statement.index
        listed = "" if label else wholes.get(parts.get(last, -1), "")
        said.enter(scene, listed or under, topic, apart=not valued and follows(document, scene), listed=bool(listed))
        rises = [_rise_behind(scene, number) for number in range(len(scene.items))]
        several = len(scene.items) > 1 or against
        old = [n for n, item in enumerate(scene.items) if several and _only_a_base(item, rises[n], against)]
        kept = [number for number in range(len(scene.items)) if number not in old]
        values = dataclasses.replace(scene, items=tuple(scene.items[number] for number in kept)) if old else scene
        behind = {item.last for item in scene.items}
        against_words = [(base.first, base.last) for base in against if not base.rule.plan or base.first in behind]
        replaced = [(scene.items[n].first, scene.items[n].last) for n in old]
        opened = set_off(scene)
        risen = _old_levels(scene, [document.contexts[first + number].base for number in range(len(scene.items))])
        dated = dates_in(scene, dates)
        holes = [*against_words, *below, *replaced, *risen, *dated, *noise_in(document, scene), *addresses_in(scene)]
        periods_named = [*_loose(named, norms), *opened, *times_in_front(scene)]
        ground = Ground(values, periods_named, holes, told_in(scene, telling))
        lead, heading = lead_of(document, scene, trimmed), heading_of(document, scene, trimmed)
        over = (lead, heading)
        for number, original in enumerate(kept):
            context = document.contexts[first + original]
            if original and (rise := rises[original - 1]) is not None:
                context = _with_old_level(scene, original, context, rise)
            said.part(ground, number)
            stock = of_stock(ground, number, said.before)
            part = times.part((scene, values), number, context, opened, dated, stock=stock)
            if not part and not stock:
                part = report.part(ground, number, context, said.before)
            around = said.around(ground, number, lead, heading, (part, _prices_behind(values, number, context)))
            front = document.blocks[max(0, scene.statement.block - 1)].start, values.items[number].quantity.start
            beside = Beside(said, document.text, front, "" if heading or lead else thing, around, over)
            choice = mended(chooser(ground, number, context, around), ground, number, context, beside)
            said.remember(ground, number, around, choice)
            wholes.setdefault(last, choice.text.rpartition(": ")[2])
            yield values, number, context, finished(choice, ground, number)


def _old_levels(scene: Scene, against: list[Modifier | None]) -> list[tuple[int, int]]:
    """The words of the old levels among what values are compared with ("from 28" to 32 beds)."""
    found = [(base.start, base.end) for base in against if base is not None and base.rule == "old_level"]
    words = scene.words
    return [(words.index_at(start), words.index_at(end - 1) + 1) for start, end in found if start is not None and end]


def _loose(named: list[periods.Mention], norms: list[standards.Named]) -> list[periods.Mention]:
    """The periods that are no part of a norm or price basis ("at the prices of 2030"), which stay in a subject."""
    kept = [(m.start or 0, m.end or 0) for _, m in norms]
    return [m for m in named if not any(start <= m.start < end for start, end in kept)]


def _prices_behind(scene: Scene, number: int, context: Context) -> str:
    """The bracket right behind a value that says at which prices it is counted and nothing else; "" without one."""
    prices, words, first = context.price_basis, scene.words, scene.items[number].last
    if prices is None or prices.start is None or prices.end is None or first >= len(words):
        return ""
    last = words.index_at(prices.end - 1) + 1
    alone = words.norms[first] == "(" and 0 < words.index_at(prices.start) - first <= PRICES
    closed = alone and last < len(words) and words.norms[last] == ")"
    return " ".join(words.text[words.starts[first] : words.ends[last]].split()) if closed else ""


def _only_a_base(item: Item, rise: int | None, against: list[bases.Base]) -> bool:
    """Whether a value is the old level of a rise or fall ("from 52 % to 63,5 %") or stands in an "instead of" aside."""
    return rise == item.last or any(b.rule.id == "instead_of" and b.last == item.first for b in against)


def _rise_behind(scene: Scene, number: int) -> int | None:
    """Where the words of a rise or fall to the next value begin, behind "from A" and the year of A, or None."""
    item = scene.items[number]
    if number + 1 >= len(scene.items) or not _from_in_front(scene, item):
        return None
    following = scene.items[number + 1].first
    for at in range(item.last, following):
        connector = connector_at(scene.words, at)
        if connector is not None and connector.kind == "rise" and following - connector.last <= 2:
            return at
        if scene.words.norms[at] in {";", ":", "("}:
            return None
    return None


def _from_in_front(scene: Scene, item: Item) -> bool:
    number = scene.words.index_at(item.quantity.number_start)
    return any(rule.sign == "from" for rule in bound_before(scene.words, number, 0).rules)


def _with_old_level(scene: Scene, number: int, context: Context, rise: int) -> Context:
    """The context with the value before, an old level up to word `rise`, as its base where no other is named."""
    if context.base is not None:
        return context
    words, old = scene.words, scene.items[number - 1]
    first = old.first if words.starts[old.first] < old.quantity.number_start else max(0, old.first - 1)
    commas = (at for at in range(old.last, rise) if words.norms[at] == ",")
    last = next(commas, rise)  # "from 9 % in 2030, | the rate fell"
    text = words.span(first, last)
    return context._replace(base=Modifier(text, words.starts[first], words.ends[last - 1], "old_level"))


def _titles(document: Document, section: int | None) -> tuple[str, ...]:
    """The headings from the top down to a section, each on one line."""
    return tuple(_one_line(document.text[each.start : each.end]) for each in document.section_path(section))


def _target(
    document: Document,
    scene: Scene,
    number: int,
    context: Context,
    choice: Choice,
    above: tuple[str, ...],
    repeats: _Repeats,
) -> Target:
    quantity, statement, words = scene.items[number].quantity, scene.statement, scene.words
    stretch = choice.candidate.stretch
    change, kind, year = context.change.value, context.kind.value, context.year.value if context.year else None
    base, days = _one_line(context.base.value) if context.base else None, periods.days_of(year)
    same_as, flags = repeats.marks(choice.text, (quantity.unit, change, kind, year), base, quantity, statement.row)
    return Target(
        start=quantity.start,
        end=quantity.end,
        quote=document.text[quantity.start : quantity.end],
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        total=quantity.total,
        comparator=quantity.comparator,
        unit=quantity.unit,
        unit_id=quantity.unit_id,
        subject=choice.text,
        change=change,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        year=year,
        base=base,
        section=above,
        marker=statement.marker,
        statement=document.text[statement.start : statement.end],
        statement_start=statement.start,
        statement_end=statement.end,
        period_start=days[0],
        period_end=days[1],
        period_basis=_basis(context),
        standard=context.standard.value if context.standard else None,
        price_basis=context.price_basis.value if context.price_basis else None,
        firmness=context.firmness.value if context.firmness else None,
        confidence=choice.probability,
        rules=_rules(quantity.rule, quantity.comparator_rule, context, choice),
        same_as=same_as,
        flags=flags,
        row=statement.row,
        column=statement.column,
        subject_start=words.starts[stretch[0]] if stretch else None,
        subject_end=words.ends[stretch[1] - 1] if stretch else None,
    )


def _basis(context: Context) -> Basis | None:
    """The basis of the period of a value, where there is one and the text says it."""
    basis = context.basis.value if context.year is not None and context.basis is not None else "unstated"
    return None if basis == "unstated" else basis  # type: ignore[return-value]


def _one_line(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def _rules(rule: str, comparator_rule: str | None, context: Context, choice: Choice) -> tuple[tuple[str, str], ...]:
    """Which rule gave each field."""
    given = [("value", rule)]
    if comparator_rule:
        given.append(("cmp", comparator_rule))
    given += [(name, said.rule) for name, said in zip(_MODIFIERS, _modifiers(context), strict=True) if said is not None]
    given.append(("subject", choice.candidate.way))
    return tuple(given)


_MODIFIERS = ("change", "kind", "year", "basis", "base", "standard", "price_basis", "firmness")
_modifiers: Callable[[Context], tuple[Modifier | None, ...]] = operator.attrgetter(*_MODIFIERS)


class _Repeats:
    """What has been said so far in a document, by what it is about: its values, each with its first place.

    Repeats of one target point to its first quote; the same subject with another value is flagged, unless the two are
    compared with different things.
    """

    def __init__(self) -> None:
        self._said: dict[tuple[object, ...], dict[tuple[object, ...], tuple[int, str]]] = {}

    def marks(
        self, subject: str, about: tuple[object, ...], base: str | None, amount: Quantity | Target, row: int | None
    ) -> tuple[int | None, tuple[Flag, ...]]:
        """`same_as` and `flags` of the next target; `about`: its unit, change, kind and year."""
        values = self._said.setdefault((" ".join(subject.lower().split()), *about, base is not None), {})
        value = (amount.minimum, amount.maximum, amount.total, amount.comparator)
        known, compared = len(values), key_of(base) if base else ""
        first, _ = values.setdefault(value, (amount.start, compared))  # a Decimal takes long to look up
        if len(values) == known:
            return first, ()
        others = itertools.islice(values.values(), known) if row is None else ()
        contradicts = any(compared == other for _, other in others)
        return None, ("contradicts_earlier_value",) if contradicts else ()

    def marked(self, target: Target) -> Target:
        """A target of a table with its marks."""
        about = (target.unit, target.change, target.kind, target.year)
        same, flags = self.marks(target.subject, about, target.base, target, target.row)
        if same is None and not flags:
            return target
        return target._replace(same_as=same, flags=(*target.flags, *flags))
