"""The site's words: one TOML catalogue a language, looked up by dotted keys."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, TypeGuard

from extractor.publish.numbers import Language, number

LANGUAGES: tuple[Language, ...] = ("vi", "en")
Plural = Literal["one", "other"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All texts of one language: dotted key -> text, with `{name}` where a value goes."""

    language: Language
    texts: Mapping[str, str]

    def __call__(self, key: str, count: float | None = None, **values: object) -> str:
        """The text of `key`; with `count` its form for that number, which fills `{n}`.

        Raises:
            KeyError: the catalogue has no such key.
        """
        if count is not None:
            form = f"{key}.{'one' if count == 1 else 'other'}"
            key = form if form in self.texts else f"{key}.other"
            values["n"] = number(count, self.language)
        text = self.texts[key]
        return text.format(**values) if values else text

    def maybe(self, key: str, default: str) -> str:
        """The text of `key`, or `default` where there is none: for ids that data files may add."""
        return self.texts.get(key, default)


@functools.cache
def catalogue(language: Language) -> Catalogue:
    """The texts of messages/{language}.toml."""
    path = resources.files("extractor.publish").joinpath("messages", f"{language}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Catalogue(language, dict(_flat("", table)))


def is_language(value: str | None) -> TypeGuard[Language]:
    """Whether the site has a catalogue in the language `value`."""
    return value in LANGUAGES


def _flat(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from _flat(f"{key}.", value)
        elif isinstance(value, str):
            yield key, value
        else:
            raise TypeError(f"messages: {key} must be a text, is {value!r}")
