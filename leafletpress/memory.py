"""What was found out before, kept between commands: bytes by the digest of all that they were made from.

One table in the user's own cache folder, never in a library. It is a help and no source of truth: whatever goes wrong with it
means that nothing is remembered, and costs time. The home of sqlite3.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from leafletpress.usercache import is_sealed, own_secret, seal_of

FILE = "memory.sqlite3"
LARGEST = 256_000_000  # bytes of the file: past it, everything is forgotten
LONGEST_WAIT = 2.0  # seconds for another process that writes
Value = Mapping[str, object]


class Memory:
    """Remembers values under digests. It is opened when it is first asked; `tell` says on which trouble it gave up, once."""

    def __init__(self, folder: Path | None, tell: Callable[[str], None] = lambda _: None) -> None:
        """Take the folder of the file, or None for a memory that remembers nothing."""
        self._folder = folder
        self._tell = tell
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[str, str] = {}
        self._secret = b""

    @property
    def folder(self) -> Path | None:
        """Where it is kept, so that another process can remember there too; None where nothing is remembered."""
        return self._folder

    def get(self, key: str) -> Value | None:
        """What stands under a key; None where there is nothing that can be read."""
        if key in self._waiting:
            return _value(self._waiting[key])
        for text, seal in self._run("SELECT value, seal FROM known WHERE key = ?", (key,)):
            if isinstance(text, str) and is_sealed(self._secret, _sealed(key, text), str(seal)):
                return _value(text)
        return None

    def put(self, key: str, value: Value) -> None:
        """Keep a value; it is written by `flush`."""
        if self._folder is None:
            return
        self._waiting[key] = json.dumps(value, separators=(",", ":"))

    def flush(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        connection = self._open()
        if connection is not None:
            rows = [(key, text, seal_of(self._secret, _sealed(key, text))) for key, text in self._waiting.items()]
            try:
                self._forget_if_too_large(connection)
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO known (key, value, seal) VALUES (?, ?, ?)", rows)
            except (sqlite3.Error, OSError) as fault:
                self._give_up(fault)
        self._waiting.clear()

    def forget_what_waits(self) -> None:
        """Keep nothing of what was put since the last flush."""
        self._waiting.clear()

    def say_nothing(self) -> None:
        """Give up without a word, where another process has the same trouble and says so."""
        self._tell = lambda _: None

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self.flush()
        self.let_go()

    def let_go(self) -> None:
        """Let go of the file until it is asked for again, as is done before a process is forked: what waits, waits."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _run(self, question: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
        connection = self._open()
        if connection is None:
            return []
        try:
            return connection.execute(question, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as fault:
            self._give_up(fault)
            return []

    def _open(self) -> sqlite3.Connection | None:
        if self._connection is None and self._folder is not None:
            try:
                self._secret = own_secret(self._folder)
                self._connection = _opened(self._folder / FILE)
            except (sqlite3.Error, OSError) as fault:
                self._give_up(fault)
        return self._connection

    def _give_up(self, fault: Exception) -> None:
        """Go on without a memory. A file that is no database is taken away, so that the next command begins a new one."""
        if self._folder is not None:
            self._tell(f"nothing is remembered between commands: {self._folder / FILE}: {fault}")
            if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError):
                with suppress(OSError):
                    (self._folder / FILE).unlink()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = self._folder = None

    def _forget_if_too_large(self, connection: sqlite3.Connection) -> None:
        path = self._folder / FILE if self._folder else None
        if path and path.stat().st_size > LARGEST:
            with connection:
                connection.execute("DELETE FROM known")
            connection.execute("VACUUM")


def _sealed(key: str, text: str) -> str:
    return f"{key} {text}"


def _opened(path: Path) -> sqlite3.Connection:
    """A connection with a rollback journal, since write-ahead logs do not work on shared disks."""
    connection = sqlite3.connect(path, timeout=LONGEST_WAIT)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = OFF")  # a row that a crash tears is seen by its seal
    connection.execute(
        "CREATE TABLE IF NOT EXISTS known (key TEXT PRIMARY KEY, value TEXT NOT NULL, seal TEXT NOT NULL) WITHOUT ROWID"
    )
    return connection


def _value(text: str) -> Value | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


NO_MEMORY = Memory(None)
