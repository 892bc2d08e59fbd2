"""What a command line names, as single files: folders and patterns opened up, sidecar files read.

A sidecar is a `pages.toml` that says of the files in its folder, or in the folder `pages/` beside
it, where they come from: `[[page]]` with `file`, and `url` and `fetched` where they are known.
"""

from __future__ import annotations

import datetime
import functools
import glob
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.model import Problem
from extractor.read import Member
from extractor.store.keys import page_key

SIDECAR: Final = "pages.toml"
# In a folder these are passed over; named by themselves they are tried.
_NOT_PAGES: Final = (
    ".avif .bmp .bz2 .css .csv .db .eot .gif .ico .ini .jpeg .jpg .js .json .jsonl .lock .log .map"
    " .mp3 .mp4 .parquet .png .py .pyc .sqlite .svg .tiff .toml .ttf .wav .webm .webp .woff .woff2"
    " .xls .xlsx .xml .yaml .yml"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its name in records, and what is known of where it comes from."""

    path: Path
    name: str
    url: str | None = None
    fetched: str | None = None
    sha256: str | None = None  # once the file was looked at

    @property
    def identity(self) -> str:
        """What tells this item from others, whatever run meets it."""
        return f"{self.name}\t{self.url}\t{self.fetched}\t{self.sha256}"

    @property
    def key(self) -> str:
        """What the versions of this page share."""
        return page_key(self.name, self.url)


@dataclass(frozen=True, slots=True)
class Packed:
    """One page of an archive that is read page by page."""

    source: Source
    member: Member

    @property
    def name(self) -> str:
        """Its name in records."""
        return self.member.origin.name

    @property
    def identity(self) -> str:
        """What tells this item from others, whatever run meets it."""
        origin = self.member.origin
        return f"{origin.name}\t{origin.url}\t{origin.fetched}\t{self.member.sha256}"

    def named(self) -> Packed | Record:
        """The same page without its bytes, where it can be read from the archive by itself."""
        at = self.member.at
        return self if at is None else Record(self.source, self.name, at, self.identity)


@dataclass(frozen=True, slots=True)
class Record:
    """One page of a web archive, by the place of its record in the file."""

    source: Source
    name: str
    at: int
    identity: str


Item = Source | Packed | Record


def sources(places: Iterable[str]) -> Iterator[Source | Problem]:
    """Every file that `places` (files, folders, patterns) name, each once, in order.

    A file in a folder is named by its path in that folder; what cannot be used comes as a Problem.
    """
    seen: set[Path] = set()
    complained: set[Path] = set()
    for place in places:
        for found in _files(place):
            if isinstance(found, Problem):
                yield found
                continue
            path, name = found
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            about = _sidecar(path.parent)
            if isinstance(about, Problem):
                if path.parent not in complained:
                    complained.add(path.parent)
                    yield about
                about = {}
            url, fetched = about.get(path.name, (None, None))
            yield Source(path, name, url, fetched)


def _files(place: str) -> Iterator[tuple[Path, str] | Problem]:
    path = Path(place)
    if path.is_dir():
        yield from _walk(path)
    elif path.exists() or not glob.has_magic(place):
        yield path, path.name
    elif found := sorted(glob.glob(place, recursive=True)):  # noqa: PTH207 - place may be absolute
        for name in found:
            yield from _files(name)
    else:
        yield Problem(place, "read", "missing", "No file fits the pattern.", "Look at the path.")


def _walk(folder: Path) -> Iterator[tuple[Path, str] | Problem]:
    if (folder / SIDECAR).is_file() and (folder / "pages").is_dir():
        folder /= "pages"
    empty = True
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if not hidden and path.suffix.lower() not in _not_pages() and path.is_file():
            empty = False
            yield path, "/".join(parts)
    if empty:
        yield Problem(str(folder), "read", "missing", "The folder holds no page.", "Look in it.")


@functools.cache
def _not_pages() -> frozenset[str]:
    return frozenset(_NOT_PAGES.split())


@functools.lru_cache(maxsize=64)
def _sidecar(folder: Path) -> Mapping[str, tuple[str | None, str | None]] | Problem:
    """File name -> URL and time of fetching, as the sidecar of this folder has them."""
    beside, above = folder / SIDECAR, folder.parent / SIDECAR
    path = above if folder.name == "pages" and not beside.exists() else beside
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            str(page["file"]): (_text(page.get("url")), _text(page.get("fetched"))) for page in table.get("page", ())
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"The file cannot be used: {type(error).__name__}: {error}."
        return Problem(str(path), "read", "sidecar", reason, "Mend it; its files are read without.")


def _text(value: object) -> str | None:
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return str(value) if value else None
