"""Which catalog a translation belongs to, though the program that it comes from may call the catalog otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from leafletpress.exchange import digest_of
from leafletpress.library.printed_catalogs import is_broken, printed, printed_catalog
from leafletpress.library.whole import Library
from leafletpress.model import Message

Messages = Mapping[str, Message]


def messages_by_digest(library: Library, language: str) -> Mapping[str, Messages]:
    """The messages of each catalog of a language as they are now; without those catalogs that cannot be read."""
    domains = (domain for tag, domain in printed(library.catalogs, library.carried) if tag == language)
    return {domain: _of_domain(library, language, domain) for domain in domains if not is_broken(library, language, domain)}


def _of_domain(library: Library, language: str, domain: str) -> Messages:
    catalog = printed_catalog(library, language, domain)
    messages = catalog.messages.values() if catalog else ()
    return {digest_of(message.key): message for message in messages if not message.obsolete}


def homes_of(original: str, digests: Collection[str], catalogs: Mapping[str, Messages]) -> Mapping[str, str | None]:
    """The catalog that is meant with each id: by its name or the last part of a path; else by who knows the ids.

    A program that gives all catalogs one name has put their messages together: what most of the ids are not of has another home.
    """
    named = next((name for name in _names(original) if name in catalogs), None)
    if named is not None:
        return dict.fromkeys(digests, named)
    most = _home_of_most(digests, catalogs)
    return {digest: _only_home(digest, most, catalogs) for digest in digests}


def _only_home(digest: str, most: str | None, catalogs: Mapping[str, Messages]) -> str | None:
    knowing = [domain for domain, messages in catalogs.items() if digest in messages]
    return knowing[0] if len(knowing) == 1 else most


def _home_of_most(digests: Collection[str], catalogs: Mapping[str, Messages]) -> str | None:
    """The only catalog that knows most of the ids."""
    known = {domain: sum(digest in messages for digest in digests) for domain, messages in catalogs.items()}
    most = max(known.values(), default=0)
    best = [domain for domain, number in known.items() if number == most]
    return best[0] if len(best) == 1 and 2 * most > len(digests) else None


def _names(original: str) -> tuple[str, ...]:
    last = re.split(r"[\\/]", original.strip())[-1]
    return original, last, last.partition(".")[0]
