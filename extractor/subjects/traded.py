"""What a market is told of: the trade that was named before ("exports of rice 8; A is second with a turnover of 3")."""

from __future__ import annotations

import functools

import regex

from extractor.language import words_of
from extractor.lexicon import settings
from extractor.subjects.ground import Ground
from extractor.subjects.phrases import phrases
from extractor.subjects.ranker import Choice
from extractor.subjects.year_parts import without_part

MOST = 8  # words of the name of a trade


@functools.lru_cache(maxsize=4096)
def trade_in(text: str) -> str:
    """The trade that a subject names, with its measure: "exports of rice" of "exports of rice to A in May"; or ""."""
    if all(trade not in text.lower() for trade in settings("subjects")["trades"]):
        return ""
    words = words_of(without_part(text.partition(":")[0]))
    norms, trades = words.norms, phrases("trades")
    first = next(iter(trades.begins(norms, 0, len(norms))), len(norms))
    name = first + trades.at_start(norms, first, len(norms))
    last = next(iter(phrases("trade_ends").begins(norms, name, len(norms))), len(norms))
    first -= phrases("open_measures").at_end(norms, 0, first)
    return words.span(first, last) if name < last and last - first <= MOST else ""


def of_trade(choice: Choice, ground: Ground, trade: str) -> Choice:
    """`choice`, under `trade` where it names a market and no more, or its measure that leaves open what it is of."""
    if not trade or trade.lower() in choice.text.lower():
        return choice
    side, shape = choice.candidate.left, choice.candidate.shape.name
    if side is not None and side.stands and shape == "L":
        norms, (first, last) = ground.norms, side.stretch
        if phrases("open_measures").at_start(norms, first, last) != last - first:
            return choice
        text = without_part(choice.text)
        measure, part = text.removesuffix(side.shared).rstrip(), choice.text[len(text) :]
        head = trade if trade.lower().startswith(measure.lower()) else f"{measure} {trade}"
        return choice._replace(text=f"{head}{part}: {side.shared}")
    named = side is not None and shape == "L" and _is_name(ground, *side.stretch)
    if named or _market().fullmatch(without_part(choice.text)):
        return choice._replace(text=f"{trade}: {choice.text}")
    return choice


def _is_name(ground: Ground, first: int, last: int) -> bool:
    """Whether a stretch is all capitals, and not by being the first word of a sentence."""
    words = ground.words
    capital = all(words.text[words.starts[at]].isupper() for at in range(first, last))
    return capital and (first > 0 or last - first > 1)


@functools.cache
def _market() -> regex.Pattern[str]:
    """The name of one market, with the word for it, and what its share is of."""
    markets, joiner = "|".join(settings("references")["markets"]), settings("subjects")["share_joiner"]
    return regex.compile(rf"(?i:{markets}) \p{{Lu}}\w*(?: \p{{Lu}}\w*){{0,3}}(?: {joiner} .*)?")
