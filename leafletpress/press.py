"""The press: editions in, sheets out, on warm worker processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from leafletpress import resources
from leafletpress.formats import FORMATS, make
from leafletpress.languages import LANGUAGES
from leafletpress.languages.index import INDEX
from leafletpress.library.editions import (
    can_be_made,
    editions,
    furniture,
    state,
    translated_clinic,
    translated_leaflet,
    withdrawn,
)
from leafletpress.library.printed_catalogs import printed_catalog
from leafletpress.model import (
    CLINICS,
    SHARED,
    Edition,
    Library,
    Manuscript,
    Message,
    MessageKey,
    Problem,
    Severity,
    Sheet,
    State,
)
from leafletpress.store import is_of_the_disk, sheet_name
from leafletpress.translate import fill_leaflet, usable

if TYPE_CHECKING:
    from leafletpress.formats.preview import Preview

UNTRUE = "the sheet is not kept; where templates were changed, look there first: docs/architecture.md says what a proof compares"
FAULT = "please report it; LEAFLETPRESS_DEBUG=1 with --jobs 1 prints where it happened"


@dataclass(frozen=True, slots=True)
class Order:
    """An edition that can be made: what its sheet will be called, what it is made from, and a key that stands for all of that."""

    name: str
    manuscript: Manuscript
    key: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order: a sheet, or the problems that stopped it. `fault` is the tool's own failure."""

    order: Order
    sheet: Sheet | None
    problems: tuple[Problem, ...]
    fault: str = ""

    @property
    def edition(self) -> Edition:
        return self.order.manuscript.edition

    @property
    def state(self) -> State:
        return self.order.manuscript.state


def manuscript(library: Library, edition: Edition, as_of: date) -> Manuscript:
    """An edition that can be made, translated and with its values filled in."""
    (tag,) = edition.languages
    language = LANGUAGES[tag]
    clinic = translated_clinic(library, edition.clinic, tag)
    digits = language.native_digits if clinic.native_digits else language.digits
    catalogs = (library.catalogs.get((tag, domain)) for domain in (edition.leaflet, SHARED, CLINICS))
    return Manuscript(
        edition=edition,
        leaflet=fill_leaflet(translated_leaflet(library, edition.leaflet, tag), clinic, digits),
        clinic=clinic,
        language=language,
        furniture={text.key: text for text in furniture(library, tag)},
        state=state(library, edition, as_of),
        machine_translated=any(
            catalog is not None and catalog.machine and any(map(usable, catalog.messages.values())) for catalog in catalogs
        ),
        root=library.root,
    )


def order(library: Library, edition: Edition, as_of: date) -> Order:
    """The order for an edition that can be made."""
    whole = manuscript(library, edition, as_of)
    name = sheet_name(edition, whole.leaflet.version, whole.state, FORMATS[edition.format].extension)
    key = hashlib.sha256(f"{engine_key(library.root)}{whole!r}".encode()).hexdigest()
    return Order(name, whole, key)


@cache
def engine_key(root: Path) -> str:
    """A key of all that sheets are made with: the engine's own files, templates and styles, and the libraries under it."""
    from leafletpress.formats.pdf.versions import library_versions, package_versions

    digest = hashlib.sha256(repr((sorted(package_versions().items()), sorted(library_versions().items()))).encode())
    own = Path(__file__).parent
    code = sorted((*own.rglob("*.py"), *own.glob("languages/*.yaml"), own / "languages" / INDEX))
    furnished = (
        path
        for folder in resources.roots(root)
        for kind in ("templates", "styles")
        for path in sorted((folder / kind).rglob("*.*"))
    )
    for path in (*code, *furnished):
        if path.is_file() and path.suffix != ".ttf":
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))  # git may turn line ends: nothing else is made of that
    return digest.hexdigest()


def orders(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Order, ...]:
    """The orders for those editions that can be made."""
    return tuple(order(library, edition, as_of) for edition in chosen if can_be_made(library, edition))


def press(taken: Sequence[Order], jobs: int = 0) -> Generator[Outcome]:
    """Make sheets, in the order in which they are done. `jobs` is the number of processes, 0 as many as are useful.

    Whoever stops before the end closes the iterator, which ends the processes.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(taken))
    if jobs <= 1:
        yield from map(press_one, taken)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work, initargs=(taken,))
    try:
        with _workers_keep_calm():
            waiting = [pool.submit(_press_number, number) for number in range(len(taken))]
        with _interruptions() as stop_if_heard:
            for done in as_completed(waiting):
                stop_if_heard()
                yield done.result()
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_work: list[Order] = []  # of a worker


def _begin_work(taken: Sequence[Order]) -> None:
    """Give a worker all orders at once, and then numbers: what does not fit into the pipe to workers that were ended blocks it for good."""
    from leafletpress.formats.pdf import warm_up

    _work.extend(taken)
    warm_up(taken[0].manuscript.root)


def _press_number(number: int) -> Outcome:
    return press_one(_work[number])


@contextmanager
def _workers_keep_calm() -> Iterator[None]:
    """Processes begun inside do not hear Ctrl-C: this one does, and ends them."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _interruptions() -> Iterator[Callable[[], None]]:
    """Gives what raises Ctrl-C again, once it was heard: Python loses the exception where it comes in the middle of a callback."""
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    def stop_if_heard() -> None:
        if heard:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop_if_heard
    finally:
        signal.signal(signal.SIGINT, before)


def press_one(item: Order) -> Outcome:
    """Make one sheet, open it again and compare it with what it was set from. A failure of the tool stops this sheet and no other."""
    from leafletpress.compose.templates import UnusableTemplateError
    from leafletpress.proof import differences, read_facts

    whole = item.manuscript
    edition = whole.edition
    sheet = f"{edition.leaflet} in {edition.language_label} for {edition.clinic} as {edition.format}"
    try:
        made = make(edition.format, whole)
        if any(problem.severity is Severity.ERROR for problem in made.problems):
            return Outcome(item, None, made.problems)
        facts = read_facts(made.content)
        untrue = tuple(
            _problem(whole, "proof", f"{sheet}: {difference}", UNTRUE) for difference in differences(facts, made.promise)
        )
        if untrue:
            return Outcome(item, None, (*made.problems, *untrue))
        return Outcome(item, Sheet(edition, item.name, made.content, made.code, facts), made.problems)
    except UnusableTemplateError as unusable:
        return Outcome(item, None, (unusable.problem,))
    except Exception as fault:
        if os.environ.get("LEAFLETPRESS_DEBUG") or is_of_the_disk(fault):
            raise
        what = f"{type(fault).__name__}: {fault}"
        problem = _problem(whole, "fault", f"a fault of the tool while setting {sheet}: {what}", FAULT)
        return Outcome(item, None, (problem,), fault=what)


def _problem(item: Manuscript, code: str, message: str, hint: str) -> Problem:
    """A problem that stops one sheet."""
    return Problem(code, Severity.ERROR, message, item.leaflet.place, hint, item.edition.scope)


def current(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Edition, ...]:
    """The editions whose leaflet is not withdrawn."""
    return tuple(edition for edition in chosen if not withdrawn(library, edition, as_of))


def true_keys(library: Library, names: Iterable[str], as_of: date) -> dict[str, str]:
    """For each of these names that the library could make a sheet of on a day, the key that it should have."""
    wanted = set(names)
    formats = {name.removesuffix("_DRAFT").rpartition("_")[2] for name in (file.rpartition(".")[0] for file in wanted)}
    found = (edition for name in FORMATS if name in formats for edition in current(library, editions(library, name), as_of))
    prefixes = {name.split("_")[0] for name in wanted}
    ordered = (
        order(library, edition, as_of) for edition in found if edition.leaflet in prefixes and can_be_made(library, edition)
    )
    return {item.name: item.key for item in ordered if item.name in wanted}


def preview(library: Library, edition: Edition, as_of: date, message: str = "") -> Preview:
    """A proof of an edition for translators, with the places of its entries."""
    from leafletpress.formats.preview import make as make_preview

    (language,) = edition.languages

    def find(domain: str, key: MessageKey) -> tuple[str, Message | None]:
        catalog = printed_catalog(library, language, domain)
        entry = catalog.messages.get(key) if catalog else None
        return str(entry.place) if entry else catalog.path if catalog else domain, entry

    return make_preview(manuscript(library, edition, as_of), find, message)
