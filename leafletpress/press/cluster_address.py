"""Where a cluster may be: leaflets and what comes back of them travel encrypted, or do not leave this machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

ADDRESS = "give it as tls://machine:8786, where Dask's scheduler listens with certificates"


class ClusterError(Exception):
    """Why nothing can be made on a cluster, in words for whoever asked for it, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        """Carry both."""
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A cluster that sheets are to be made on, and what tells somebody which of its machines are left out."""

    address: str
    tell: Callable[[str], None]


def is_safe(address: str) -> bool:
    """Whether what is sent to an address can be read and changed by nobody on the way: TLS, or a place on this machine."""
    parts = urlsplit(address)
    return parts.scheme == "tls" or (parts.scheme == "tcp" and _is_here(parts.hostname or ""))


def check_address(address: str) -> None:
    """Raises ClusterError where an address is none, or one that is not safe."""
    try:
        parts = urlsplit(address)
        is_address = (
            parts.scheme in ("tls", "tcp") and bool(parts.hostname) and parts.port is not None and parts.path in ("", "/")
        )
    except ValueError:
        is_address = False
    if not is_address:
        raise ClusterError(f"{address} is no address of a cluster", ADDRESS)
    if not is_safe(address):
        message = f"{address} is not encrypted: whoever is on the way could read and change what is printed"
        raise ClusterError(message, f"{ADDRESS}; without TLS only a cluster on this machine is used")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
