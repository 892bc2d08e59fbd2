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

# What LibreOffice is told before it starts: no links of a file are followed, no macros run, and what asks for the web
# all the same gets a proxy where nothing answers.
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INTERNET = "/org.openoffice.Inet/Settings"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    (_INTERNET, "ooInetProxyType", "1"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
    (_INTERNET, "ooInetNoProxy", ""),
)


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
    _write_settings(folder / "profile" / "user")
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


def _write_settings(user: Path) -> None:
    """The settings as LibreOffice keeps them, in the profile of one conversion."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry"'
    user.mkdir(parents=True)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {names}>{items}</oor:items>\n'
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")
