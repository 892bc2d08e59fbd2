"""chitieu: structured targets from Vietnamese socio-economic plan pages.

    import extractor
    document = extractor.extract("plan.html")
    for target in document.targets:
        print(target.subject, target.comparator, target.minimum, target.unit, target.year)

Each stage is a module with one verb of the same name (`extractor.clean.clean`, `extractor.segment.segment` ...);
`extractor.load()` gives the pipeline as a spaCy Language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.flow import extract
    from extractor.pipeline import load

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    """`extract` and `load` are imported when they are first used: `import extractor` stays cheap."""
    if name == "extract":
        from extractor.flow import extract

        return extract
    if name == "load":
        from extractor.pipeline import load

        return load
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
