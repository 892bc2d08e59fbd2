"""The site as an ASGI application made from the environment, for several processes that serve it together."""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

VARIABLE: Final = "CHITIEU_SITE"  # JSON: database, base_url, immutable, options, secret, token
COLLECTED: Final = 50_000  # new objects after which Python looks for dead rings of them: a page makes few
SWITCH: Final = 0.0005  # seconds; a page hops between threads for each query and would wait 5 ms each time


def described(database: Path, secret: str, token: str, **settings: Any) -> str:
    """What `app` needs to know, for the environment."""
    return json.dumps({"database": str(database), "secret": secret, "token": token, **settings})


def app() -> Any:
    """The application that VARIABLE describes.

    Raises:
        KeyError: the variable is not set.
    """
    from extractor.publish import datasette_for

    said = json.loads(os.environ[VARIABLE])
    token = said.pop("token")
    said["options"]["warm"] = True
    datasette = datasette_for(Path(said.pop("database")), **said)
    datasette._root_token = token  # one link signs in, whichever process it meets
    datasette.root_enabled = True  # asked for by Datasette 1.0; the link alone opens it
    gc.set_threshold(COLLECTED, *gc.get_threshold()[1:])
    sys.setswitchinterval(SWITCH)
    return datasette.app()
