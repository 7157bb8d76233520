"""Templates, filled in in a sandbox and compiled once. What is wrong in a library's own is a problem at its line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket

from leafletpress.compose.bounds import BoundedEnvironment
from leafletpress.compose.furniture import UnknownWordsError
from leafletpress.engine import engine_digest
from leafletpress.kept_files import keep, read_kept
from leafletpress.model import (
    EVERYWHERE,
    Advice,
    AtAGlance,
    Block,
    Design,
    DesignText,
    MessageKey,
    Place,
    Problem,
    Scope,
    Severity,
    Text,
    UnusableDesignError,
)

FOLDER = "templates"
OWN, ENGINES = "library:", "engine:"  # whose a line is that an error went through
HINT = "mend the template, or take it out of the library: the engine has its own"
EXTRACT = "run publish extract, which draws the words out of the templates, then publish update, so that they can be translated"


class _Loader(BaseLoader):
    def __init__(self, templates: Mapping[str, DesignText]) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        found = self._templates.get(template)
        if found is None:
            raise TemplateNotFound(template, f"there is no template {template}: the name of each ends with .html")
        if found.problem is not None:
            raise UnusableDesignError(found.problem)
        return found.text, (OWN if found.own else ENGINES) + found.path, lambda: True


class _Compiled(BytecodeCache):
    """What templates were compiled to, by name and text: designs have most of them in common."""

    MOST = 64

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self._kept) >= self.MOST:
            self._kept.clear()
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class _Environment(BoundedEnvironment):
    """Bounds, and the engine's own templates compiled once by an installation, as its modules are."""

    def compile(self, source: str, name: str | None = None, filename: str | None = None, **options: Any) -> CodeType:  # type: ignore[override] # noqa: ANN401 - Jinja2's own options
        """Compile a template, or take what was kept of one of the engine's."""
        if not (name and filename and filename.startswith(ENGINES)):
            own: CodeType = super().compile(source, name, filename, **options)
            return own
        made_from = engine_digest(), name, source
        kept = read_kept(name, *made_from)
        if isinstance(kept, CodeType):
            return kept
        code: CodeType = super().compile(source, name, filename, **options)
        keep(name, code, *made_from)
        return code


COMPILED = _Compiled()  # of this process, and kept nowhere else


def environment(design: Design) -> Environment:
    """What templates are filled in by: one for all that is composed with the same templates, which are compiled once."""
    return _environment(tuple(design.templates.items()))


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, DesignText], ...]) -> Environment:
    made = _Environment(
        loader=_Loader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
    made.filters |= {"kind": _kind, "paired": _paired}
    made.tests["words"] = lambda cell: isinstance(cell, Text)
    made.tests["glance"] = lambda block: isinstance(block, AtAGlance)
    return made


def _kind(block: Block) -> str:
    """The name of a block's macro: its class, in small letters."""
    return type(block).__name__.lower()


def _paired(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks, and together those two of which one says what to do and the other what not to do."""
    waiting: list[Block] = []
    for block in blocks:
        if waiting and isinstance(waiting[0], Advice) and isinstance(block, Advice) and block.is_do != waiting[0].is_do:
            yield waiting.pop(), block
            continue
        yield from ((one,) for one in waiting)
        waiting = [block]
    yield from ((one,) for one in waiting)


def new_words(key: MessageKey, place: Place, scope: Scope = EVERYWHERE) -> Problem:
    """The problem of words that a template says and that nobody can translate, since they are in no list."""
    said = f'"{key.source}"' + (f' ("{key.context}")' if key.context else "")
    return Problem(
        "template-words", Severity.ERROR, f"the template says {said}, which is in no list of words", place, EXTRACT, scope
    )


def blamed(design: Design, fault: Exception, scope: Scope) -> Problem | None:
    """The problem behind an error while a page was filled in: the last line of the library's own templates that it went through."""
    if isinstance(fault, UnusableDesignError):
        return fault.problem
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.startswith(OWN)]
    own = any(template.own for template in design.templates.values())
    if not (frames or isinstance(fault, UnknownWordsError) or (own and isinstance(fault, TemplateError))):
        return None
    place = Place(f"{FOLDER}/page.html")
    if frames:
        place = Place(frames[-1].filename.removeprefix(OWN), frames[-1].lineno or 1)
    if isinstance(fault, UnknownWordsError):
        return new_words(fault.key, place, scope)
    return template_problem(place, str(fault) or type(fault).__name__, scope)


def template_problem(place: Place, message: str, scope: Scope = EVERYWHERE, hint: str = HINT) -> Problem:
    """A problem of a template that cannot be used."""
    return Problem("template", Severity.ERROR, f"the template cannot be used: {message}", place, hint, scope)
