"""Every regular expression of the code and of patterns/ against hostile strings: a script, run in a process of its own.

Prints as JSON how many patterns were met, and [pattern, where it is compiled, string] of those that take too long. Patterns are caught as they are compiled, while every module is imported and pages are read.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LENGTH = 600
BOUND = 0.05  # processor seconds of one match against LENGTH characters; most take less than a thousandth of it
SEARCH = 5  # times that for a search, which begins anew at every character
SEEDS = (
    *("a", "A", " ", "\n", "1", "0", ",", ".", "-", "(", "<", "&", "|", "/", "*", "#", ":", "\u0301", "\u0111", "\u00a0"),
    *("a ", "1 ", "1,", "1.", "1/", "- ", "a\n", "\n\n", "a,", "(a", "<a ", "<!--", "&#", "| ", "1 a ", "a1", "%", "1%"),
    *("N\u0103m 2021 ", "1.000 t\u1ef7 \u0111\u1ed3ng, ", "t\u1eeb 1 ", "I. ", "a) ", "QD-UBND ", "01/01/", "https://a", "+84 ", "::"),
)  # fmt: skip


def compiled() -> dict[tuple[str, int], tuple[re.Pattern[Any], str]]:
    """Pattern and flags -> the pattern, and the file of the code that compiled it."""
    found: dict[tuple[str, int], tuple[re.Pattern[Any], str]] = {}
    real = re._compile  # type: ignore[attr-defined]

    def caught(pattern: Any, flags: int) -> Any:
        made = real(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        if f"{ROOT}/extractor" in frame.f_code.co_filename:
            found[str(made.pattern), made.flags] = made, str(Path(frame.f_code.co_filename).relative_to(ROOT))
        return made

    re._compile = caught  # type: ignore[attr-defined]
    import extractor

    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for page in sorted((ROOT / "corpus" / "pages").iterdir())[::6]:
        extractor.extract(page)
    re._compile = real  # type: ignore[attr-defined]
    return found


def strings(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Seeds over and over, and the pattern's own letters over and over; each ends with what fits nothing."""
    own = re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]+)*", str(pattern.pattern))[:3]
    for seed in (*SEEDS, *own, *(f"{word} " for word in own)):
        yield (seed * (LENGTH // len(seed) + 1))[:LENGTH] + "\x00"


class TimeUpError(Exception):
    """The bound was met in the middle of a search."""


def is_slow(pattern: re.Pattern[Any], text: Any) -> bool:
    """Whether a match or a search takes longer than its bound; it is broken off then."""

    def ring(*_: object) -> None:
        raise TimeUpError

    signal.signal(signal.SIGVTALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, BOUND)
        pattern.match(text)
        signal.setitimer(signal.ITIMER_VIRTUAL, SEARCH * BOUND)
        pattern.search(text)
    except TimeUpError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def main() -> None:
    """Search, and print what took too long; patterns given on the command line are tried in place of all."""
    patterns: list[tuple[re.Pattern[Any], str]] = [(re.compile(given), "") for given in sys.argv[1:]]
    patterns = patterns or list(compiled().values())
    slow = []
    for pattern, where in patterns:
        for text in strings(pattern):
            given: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
            if is_slow(pattern, given):
                slow.append([str(pattern.pattern)[:200], where, text[:20]])
                break
    print(json.dumps({"patterns": len(patterns), "slow": slow}, ensure_ascii=False))


if __name__ == "__main__":
    main()
