"""Write the compiled tables anew: `python -m extractor.link.build` after a change of their TOML."""

from __future__ import annotations

import json
from pathlib import Path

from extractor.compiled import digest
from extractor.link import catalogue, concepts
from extractor.subjects import names


def build(folder: Path) -> list[Path]:
    """Build every compiled table from its TOML and write it to `folder`; the files written."""
    written = []
    for name, sources, make in (concepts.COMPILED, catalogue.COMPILED, names.COMPILED):
        text = json.dumps({"digest": digest(sources), "table": make()}, ensure_ascii=False, separators=(",", ":"))
        path = folder / f"{name}.json"
        path.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for file in build(Path("patterns")):
        print(file)
