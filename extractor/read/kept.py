"""Answers kept in a folder, so that a server need only say that nothing has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from extractor.read.answers import Answer


class Kept:
    """The answers in `folder`, by their URL; none is kept where `folder` is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, url: str) -> Answer | None:
        """The kept answer, None where there is none or its body is not the one described."""
        files = self._files(url)
        if files is None:
            return None
        try:
            table = json.loads(files[0].read_text(encoding="utf-8"))
            body = files[1].read_bytes()
            known = Answer(**{**table, "body": body, "cached": True})
        except (OSError, ValueError, TypeError):
            return None
        return known if hashlib.sha256(body).hexdigest() == known.sha256 else None

    def keep(self, answer: Answer) -> Answer:
        """`answer`, written down where the server can be asked whether it has changed."""
        files = self._files(answer.url)
        if files is not None and (answer.etag or answer.modified):
            files[0].parent.mkdir(parents=True, exist_ok=True)
            table = {k: v for k, v in asdict(answer).items() if k not in ("body", "cached")}
            files[1].write_bytes(answer.body)
            files[0].write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
        return answer

    def _files(self, url: str) -> tuple[Path, Path] | None:
        if self._folder is None:
            return None
        key = hashlib.sha256(url.encode()).hexdigest()[:32]
        return self._folder / f"{key}.json", self._folder / f"{key}.body"
