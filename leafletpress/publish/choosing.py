"""What a command is asked for: leaflets, languages, clinics and formats, by id or by the names that people know them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from leafletpress.publish.options import open_library

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from leafletpress.library.whole import Library
    from leafletpress.model import Choice

F = TypeVar("F", bound=Callable[..., object])
LIKE = 0.6  # how much a name has to be like the one that was meant, from 0 to 1


def choice_options(*, clinics: bool = True, formats: bool = False) -> Callable[[F], F]:
    """The argument LEAFLET and the options of a choice, which the command gets together as `wanted`, as they were written."""

    def decorate(function: F) -> F:
        made = _together(function)
        if formats:
            made = _format_option(made)
        if clinics:
            made = click.option(
                "--clinic", "clinics", multiple=True, metavar="ID", help="Only for this clinic; may be given again."
            )(made)
        made = click.option(
            "--language", "languages", multiple=True, metavar="TAG", help="Only in this language (en-GB, ar); may be given again."
        )(made)
        return click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")(made)

    return decorate


def _together(function: F) -> F:
    """The same command, given its choice as one."""

    @wraps(function)
    def wrapped(
        *args: Any,  # noqa: ANN401 - whatever else the command takes
        leaflets: tuple[str, ...],
        languages: tuple[str, ...],
        clinics: tuple[str, ...] = (),
        formats: tuple[str, ...] = (),
        **rest: Any,  # noqa: ANN401
    ) -> object:
        from leafletpress.model import DEFAULT_FORMAT, Choice

        return function(*args, wanted=Choice(leaflets, languages, clinics, formats or (DEFAULT_FORMAT,)), **rest)

    return wrapped  # type: ignore[return-value]  # click looks at nothing but its name and docstring


class FormatName(click.ParamType[str]):
    """A format of the table."""

    name = "format"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from leafletpress.formats import FORMATS

        return [CompletionItem(row.name, help=row.description) for row in FORMATS.values() if row.name.startswith(incomplete)]


def _format_option(function: F) -> F:
    """The option for formats, whose help names those of the table."""
    from leafletpress.formats import DEFAULT, FORMATS

    *names, last = [f"{name} (the default)" if name == DEFAULT else name for name in FORMATS]
    described = f"Format: {', '.join(names)} or {last}; may be given again."
    return click.option("--format", "formats", multiple=True, type=FormatName(), metavar="NAME", help=described)(function)


def open_chosen(folder: Path | None, wanted: Choice, *, with_made: bool = True) -> tuple[Library, Choice]:
    """The library and what of it is asked for: pseudo-locales too, unless not `with_made`. Wrong usage where something is not there."""
    library = open_library(folder)
    choice = understood(library, wanted)
    pseudo = _pseudo(choice.tags)
    if not (pseudo and with_made):
        return library, choice
    from leafletpress.localisation.pseudo import with_pseudo

    return with_pseudo(library, pseudo), choice


def _pseudo(tags: Iterable[str]) -> tuple[str, ...]:
    from leafletpress.languages import LANGUAGES

    return tuple(tag for tag in tags if LANGUAGES[tag].pseudo)


def understood(library: Library, wanted: Choice) -> Choice:
    """What is asked for, by ids. Wrong usage where a name is not in the library: a leaflet that cannot be read is there all the same."""
    from leafletpress.formats import FORMATS
    from leafletpress.model import Choice

    formats = _each_once(_format(name, tuple(FORMATS)) for name in wanted.formats)
    choice = Choice(
        _each_once(_part(library, "leaflets", name) for name in wanted.leaflets),
        _each_once(map(language_of, wanted.languages)),
        _each_once(_part(library, "clinics", name) for name in wanted.clinics),
        formats,
        tuple(name for name in formats if FORMATS[name].most_languages > 1),
    )
    _check_pairs(choice)
    return choice


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _check_pairs(choice: Choice) -> None:
    """Wrong usage where a format holds fewer languages than are asked for on one sheet."""
    from leafletpress.formats import FORMATS

    for tags in choice.pairs:
        if len(set(tags)) < len(tags):
            raise click.BadParameter(f"{'+'.join(tags)} names a language twice")
        for name in choice.formats:
            if len(tags) > (most := FORMATS[name].most_languages):
                able = [row.name for row in FORMATS.values() if row.most_languages >= len(tags)]
                instead = f"; so many hold: {', '.join(able)}" if able else ""
                raise click.BadParameter(f"a sheet of the format {name} holds {most} language{'s'[: most > 1]}{instead}")


def _part(library: Library, kind: str, name: str) -> str:
    """The id of a leaflet or clinic that is named by its id or title."""
    known = library.leaflets if kind == "leaflets" else library.clinics
    if name in known or _is_folder(library, kind, name):
        return name
    pairs = list(_names(library, kind))
    found = _each_once(known_as for named, known_as in pairs if named == name.casefold())
    if len(found) == 1:
        return found[0]
    if found:
        raise click.BadParameter(f"{name} may be {' or '.join(found)}: write which")
    names = dict(pairs)
    raise click.BadParameter(f"there is no {name} in {kind}/; {_nearest(name, names)}known: {', '.join(sorted(known)) or 'none'}")


def _is_folder(library: Library, kind: str, name: str) -> bool:
    ids, _ = library.leaflet_ids if kind == "leaflets" else library.clinic_ids
    return name in ids


def _names(library: Library, kind: str) -> Iterator[tuple[str, str]]:
    """Each name that a part is known by, in small letters, with its id."""
    import leafletpress.library.part_facts as facts

    if kind == "leaflets":
        for leaflet in library.leaflets:
            known = facts.of_leaflet(library, leaflet)
            yield from ((name.casefold(), leaflet) for name in (leaflet, known.text("title"), known.text("short")))
    else:
        for clinic in library.clinics:
            yield from ((name.casefold(), clinic) for name in (clinic, facts.of_clinic(library, clinic).text("name")))


def _nearest(name: str, names: Mapping[str, str]) -> str:
    """What was meant, as a question; empty where nothing is like it."""
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), names, n=1, cutoff=LIKE)
    return f"did you mean {names[near[0]]}? " if near else ""


def language_of(name: str) -> str:
    """The tag of a language, or the tags of several with + between, named by tag, English name or endonym."""
    return "+".join(_tag(part.strip()) for part in name.split("+"))


def _tag(name: str) -> str:
    from leafletpress.languages import LANGUAGES

    tag = tag_named(name)
    if tag in LANGUAGES:
        return tag
    near = did_you_mean(name) or _nearest(name, {known.casefold(): tag for known, tag in _tags_by_name().items()})
    raise click.BadParameter(f"{name} is no language of the table; {near}known: {', '.join(LANGUAGES)}")


def tag_named(name: str) -> str:
    """The tag of a language by its English name or endonym; what is no such name as it is."""
    return _tags_by_name().get(name, name)


def _tags_by_name() -> dict[str, str]:
    """The tags of the languages by their English names and endonyms."""
    from leafletpress.languages import LANGUAGES

    return {known: tag for tag, row in LANGUAGES.items() for known in (row.english_name, row.endonym)}


def did_you_mean(name: str) -> str:
    """The right spelling of a language that was meant, as a question; empty where there is none."""
    from leafletpress.languages import meant

    tag = meant(name)
    return f"did you mean {tag}? " if tag else ""


def _format(name: str, known: tuple[str, ...]) -> str:
    plain = "-".join(name.casefold().split())
    if plain in known:
        return plain
    near = _nearest(plain, {one: one for one in known})
    raise click.BadParameter(f"there is no format {name}; {near}known: {', '.join(known)}")
