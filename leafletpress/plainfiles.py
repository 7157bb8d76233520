"""Plain files, opened so that no link is followed at the end of their path and no pipe or device holds anybody up."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """A plain file's descriptor, to be read at any place. Raises OSError, for whatever is no plain file too."""
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        yield file
    finally:
        os.close(file)


def open_plain(path: Path) -> IO[bytes]:
    """A plain file as a stream. Raises OSError, for whatever is no plain file too."""
    with opened(path) as file:
        return os.fdopen(os.dup(file), "rb")
