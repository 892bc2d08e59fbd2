"""What was made once, kept for the next time: of a word or a few facts, in a dictionary; of an object, in itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Made = TypeVar("_Made")


class Kept(dict[_Key, _Made]):
    """Key -> what `make` makes of it, asked for in half the time of a functools.lru_cache.

    Of more than `most` all are forgotten; that of a text longer than `longest` is made anew each time.
    """

    def __init__(self, make: Callable[[_Key], _Made], most: int, longest: int = sys.maxsize) -> None:
        super().__init__()
        self._make, self._most, self._longest = make, most, longest

    def __missing__(self, key: _Key) -> _Made:
        made = self._make(key)
        if not isinstance(key, str) or len(key) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[key] = made
        return made


class Once(Generic[_Made]):
    """A property that is found once: functools.cached_property without its lock, for objects of one thread."""

    def __init__(self, make: Callable[[Any], _Made]) -> None:
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> _Made:
        made = instance.__dict__[self._name] = self._make(instance)
        return made
