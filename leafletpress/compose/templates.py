"""Templates: a library's own before the engine's, read as all other files are, in a sandbox. What is wrong in one is a problem at its line."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from leafletpress import resources
from leafletpress.model import EVERYWHERE, AtAGlance, Block, Place, Problem, Scope, Severity
from leafletpress.yamlfile import Problems

FOLDER = "templates"
HINT = "mend the template, or take it out of the library: the engine has its own"


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


def template_problems(root: Path) -> tuple[Problem, ...]:
    """What is wrong in a library's own templates as far as it shows before they are filled in."""
    known = environment(root)
    return tuple(problem for path in sorted((root / FOLDER).glob("*.html")) for problem in _problems(root, path.name, known))


def _problems(root: Path, name: str, known: Environment) -> tuple[Problem, ...]:
    try:
        known.get_template(name)
    except UnusableTemplateError as fault:
        return (fault.problem,)
    except TemplateSyntaxError as fault:
        return (_problem(Place(f"{FOLDER}/{name}", fault.lineno), str(fault.message)),)
    return ()


def blamed(root: Path, fault: Exception, scope: Scope) -> Problem | None:
    """The problem behind an error while a page was filled in: the last line of the library's own templates that it went through."""
    if isinstance(fault, UnusableTemplateError):
        return fault.problem
    own = root / FOLDER
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(own)]
    if root == resources.engine_root() or not (frames or isinstance(fault, TemplateError)):
        return None
    place = (
        Place(f"{FOLDER}/{Path(frames[-1].filename).name}", frames[-1].lineno or 1) if frames else Place(f"{FOLDER}/page.html")
    )
    return _problem(place, str(fault), scope)


def _problem(place: Place, message: str, scope: Scope = EVERYWHERE) -> Problem:
    return Problem("template", Severity.ERROR, f"the template cannot be used: {message}", place, HINT, scope)
