"""Old Word files (DOC), RTF and ODT: turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from extractor.read.docx import docx_html
from extractor.read.limits import Limits, exceeded
from extractor.read.media import suffix
from extractor.read.problems import broken, problem

PROGRAMS = ("soffice", "libreoffice")


def office_html(data: bytes, name: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """The text of an old Word file as HTML.

    Raises:
        PageError: "no-converter" where LibreOffice is not installed, "broken" where it cannot read the file.
        LimitError: convert_seconds.
    """
    program = next((found for p in PROGRAMS if (found := shutil.which(p))), None)
    if program is None:
        raise problem(
            name,
            "no-converter",
            "Old Word files (DOC, RTF, ODT) are read by way of LibreOffice, which is not installed.",
            "Install LibreOffice, or save the file as DOCX or PDF.",
        )
    with tempfile.TemporaryDirectory(prefix="chitieu-") as folder:
        source = Path(folder) / f"page{suffix(name) or '.doc'}"
        source.write_bytes(data)
        _convert(program, source, Path(folder), name, limits)
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise broken(name, "Word file", "LibreOffice made nothing of it")
        converted = made.read_bytes()
    text, repairs = docx_html(converted, name, limits)
    return text, (*repairs, "converted by LibreOffice")


def _convert(program: str, source: Path, folder: Path, name: str, limits: Limits) -> None:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(
            command,
            check=True,
            timeout=limits.convert_seconds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        found = f"a Word file that takes longer than {limits.convert_seconds} s"
        raise exceeded(name, "convert_seconds", limits.convert_seconds, found) from None
    except (subprocess.CalledProcessError, OSError) as error:
        raise broken(name, "Word file", str(error)) from None
