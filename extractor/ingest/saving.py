"""Fetched pages in a folder, each named after its URL, and the sidecar that says where from."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractor.ingest.sources import SIDECAR
from extractor.lexicon import fold
from extractor.read.answers import Answer
from extractor.read.media import SUFFIXES, suffix
from extractor.store import public_url

_LONGEST = 80  # characters of a name before its digest
_HEAD = "# Written by `chitieu fetch`: where each file comes from, and when it was fetched.\n"


def save(answer: Answer, folder: Path) -> Path:
    """Write the body of `answer` and note it in the sidecar; the same URL gives the same file.

    Raises:
        OSError: `folder` cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(answer.url, answer.content_type)
    _replace(path, answer.body)
    entry = {"url": public_url(answer.url) or "", "fetched": answer.fetched, "sha256": answer.sha256}
    if answer.final != answer.url:
        entry["final"] = public_url(answer.final) or ""
    _note(folder / SIDECAR, path.name, entry)
    return path


def file_name(url: str, content_type: str = "") -> str:
    """A file name for `url`: readable, of plain letters, never a path, different for every URL."""
    parts = urlsplit(public_url(url) or "")
    words = re.sub(r"[^a-z0-9.]+", "-", fold(f"{parts.netloc}{parts.path}")).strip("-.")
    kind = suffix(parts.path) if suffix(parts.path) in SUFFIXES else ""
    words = words.removesuffix(kind) if kind else words
    kind = kind or mimetypes.guess_extension(content_type.split(";")[0].strip()) or ".html"
    digest = hashlib.sha256((public_url(url) or "").encode()).hexdigest()[:8]
    return f"{words[:_LONGEST].strip('-.')}-{digest}{kind}"


def _note(sidecar: Path, name: str, entry: Mapping[str, str]) -> None:
    try:
        known = tomllib.loads(sidecar.read_text(encoding="utf-8")).get("page", [])
    except FileNotFoundError:
        known = []
    pages: dict[str, Mapping[str, Any]] = {str(page["file"]): page for page in known}
    pages[name] = {**pages.get(name, {}), "file": name, **entry}
    text = "\n".join(_table(pages[file]) for file in sorted(pages))
    _replace(sidecar, f"{_HEAD}\n{text}".encode())


def _table(page: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_written(value)}" for key, value in page.items()]
    return "\n".join(["[[page]]", *lines, ""])


def _written(value: object) -> str:
    if isinstance(value, str | bool | int | float | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)  # a date or time stands in TOML as it is


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
