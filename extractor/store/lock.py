"""One writer at a time: a lock on a file beside the database, which ends with the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from extractor.store.errors import StoreBusyError, clear_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class WriterLock:
    """Held from `acquire` to `release`, or until the process ends in whatever way.

    Raises:
        StoreBusyError: another process holds it.
        StoreError: the lock file cannot be made.
    """

    def __init__(self, database: Path) -> None:
        self.database = database
        self.path = database.with_name(f"{database.name}.lock")
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock at once or not at all."""
        with clear_errors(self.path):
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _lock(file)
        except OSError:
            holder = os.read(file, 32).decode(errors="replace").strip()
            os.close(file)
            raise StoreBusyError(
                f"{self.database}: another run is writing to it (process {holder or 'unknown'}); "
                "wait until that has ended, or choose another --db."
            ) from None
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> WriterLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
