"""Templates: a library's own before the engine's, read as all other files are, in a sandbox. What is wrong in one is a problem at its line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from leafletpress import resources
from leafletpress.compose.furniture import UnknownWordsError
from leafletpress.model import EVERYWHERE, AtAGlance, Block, MessageKey, Place, Problem, Problems, Scope, Severity

FOLDER = "templates"
HINT = "mend the template, or take it out of the library: the engine has its own"
EXTRACT = "run publish extract, which draws the words out of the templates, then publish update, so that they can be translated"


class UnusableTemplateError(Exception):
    """A library's own template that cannot be filled in; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry a problem at the template's line."""
        super().__init__(problem.message)
        self.problem = problem


class _Loader(BaseLoader):
    def __init__(self, root: Path) -> None:
        self._folders = resources.roots(root)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for folder in self._folders:
            path = (folder / FOLDER).joinpath(*split_template_path(template))
            if path.exists() or path.is_symlink():
                found = Problems()
                text = resources.read_text(folder, path, found)
                if text is None:
                    raise UnusableTemplateError(found.found[0])
                return text, str(path), lambda: True
        raise TemplateNotFound(template)


def environment(root: Path) -> Environment:
    """What templates are filled in by."""
    made = ImmutableSandboxedEnvironment(
        loader=_Loader(root), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["kind"] = _kind
    made.tests["glance"] = lambda block: isinstance(block, AtAGlance)
    return made


def _kind(block: Block) -> str:
    """The name of a block's macro: its class, in small letters."""
    return type(block).__name__.lower()


def template_problems(root: Path, words: Collection[MessageKey], listed: Place) -> tuple[Problem, ...]:
    """What is wrong in a library's own templates as far as it shows before they are filled in.

    `words` are those that are known, `listed` where: words of the engine's templates that are not among them are told there.
    """
    known = environment(root)
    own = [path.relative_to(root / FOLDER).as_posix() for path in sorted((root / FOLDER).rglob("*.html"))]
    engines = {path.name for path in (resources.engine_root() / FOLDER).glob("*.html")} - set(own)
    problems = [problem for name in own for problem in _problems(root, name, known, words)]
    return (
        *problems,
        *(_new_words(key, listed) for name in sorted(engines) for key, _ in _words_of(name, known) if key not in words),
    )


def _problems(root: Path, name: str, known: Environment, words: Collection[MessageKey]) -> tuple[Problem, ...]:
    try:
        known.get_template(name)
        said = _words_of(name, known)
    except UnusableTemplateError as fault:
        return (fault.problem,)
    except TemplateSyntaxError as fault:
        return (_problem(Place(f"{FOLDER}/{name}", fault.lineno), str(fault.message)),)
    return tuple(_new_words(key, Place(f"{FOLDER}/{name}", line)) for key, line in said if key not in words)


def _words_of(name: str, known: Environment) -> tuple[tuple[MessageKey, int], ...]:
    """The words that a template says, with their lines."""
    assert known.loader is not None  # noqa: S101 - `environment` gives one
    return tuple(_said(known.parse(known.loader.get_source(known, name)[0])))


def _said(template: nodes.Template) -> Iterator[tuple[MessageKey, int]]:
    """The words that a template says as they stand in it, with their lines; those that it puts together cannot be known."""
    for call in template.find_all(nodes.Call):
        texts = [part.value for part in call.args if isinstance(part, nodes.Const) and isinstance(part.value, str)]
        if not isinstance(call.node, nodes.Name) or len(texts) != len(call.args):
            continue
        if call.node.name == "gettext" and len(texts) == 1:
            yield MessageKey("", texts[0]), call.lineno
        elif call.node.name == "pgettext" and len(texts) == 2:
            yield MessageKey(*texts), call.lineno


def _new_words(key: MessageKey, place: Place, scope: Scope = EVERYWHERE) -> Problem:
    said = f'"{key.source}"' + (f' ("{key.context}")' if key.context else "")
    return Problem(
        "template-words", Severity.ERROR, f"the template says {said}, which is in no list of words", place, EXTRACT, scope
    )


def blamed(root: Path, fault: Exception, scope: Scope) -> Problem | None:
    """The problem behind an error while a page was filled in: the last line of the library's own templates that it went through."""
    if isinstance(fault, UnusableTemplateError):
        return fault.problem
    own = root / FOLDER
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(own)]
    if root == resources.engine_root() or not (frames or isinstance(fault, TemplateError | UnknownWordsError)):
        return None
    name = Path(frames[-1].filename).relative_to(own).as_posix() if frames else "page.html"
    place = Place(f"{FOLDER}/{name}", (frames[-1].lineno or 1) if frames else 1)
    if isinstance(fault, UnknownWordsError):
        return _new_words(fault.key, place, scope)
    return _problem(place, str(fault), scope)


def _problem(place: Place, message: str, scope: Scope = EVERYWHERE) -> Problem:
    return Problem("template", Severity.ERROR, f"the template cannot be used: {message}", place, HINT, scope)
