"""publish site."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leafletpress.publish.alone import alone, own_folder
from leafletpress.publish.options import library_option, open_library, today
from leafletpress.publish.report import counted, harmless, report

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.site.fates import Stock
    from leafletpress.site.former_site import Former
    from leafletpress.site.gathering import Gathered
    from leafletpress.site.offers import Identity, Paper
    from leafletpress.site.page_text import PageText

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(short_help="Make the pages where staff find leaflets, and patients what their paper is.")
@click.option(
    "--releases", type=FOLDER, help="Folder of releases to show, instead of releases/ in the library. Each is verified."
)
@click.option("--sheets", type=FOLDER, help="Show the sheets that publish build wrote into this folder, and no releases.")
@click.option(
    "--out", type=FOLDER, help="Folder of the site, instead of site/ in the library. A site that stands there is replaced."
)
@click.option("--drafts", is_flag=True, help="Show drafts too, each marked as one.")
@click.option("--forget", multiple=True, metavar="CODE", help="Drop a code that the former site knew; may be given again.")
@library_option
def site(
    releases: Path | None, sheets: Path | None, out: Path | None, forget: tuple[str, ...], *, drafts: bool, folder: Path | None
) -> None:
    """Make the site: pages that find, print and copy leaflets, and a page for each code on a paper.

    It is a folder of files that opens by double click, from a share or any static host. Of each leaflet, language and clinic the newest
    approved sheets are shown. A code that the former site had stays known. Prints the path of the first page.
    """
    from leafletpress.model import UnusableDesignError
    from leafletpress.site.folder import AlteredError, Contents, replaced_folder, write_site

    if releases and sheets:
        raise click.UsageError("give --releases or --sheets, not both")
    library, day = open_library(folder), today()
    target = _with_a_name(out) if out else own_folder(library.root, "site").absolute()
    with alone(target.parent):
        former = _former(target)
        gathered = _gather(library, releases, sheets, day)
        stock = _stock(library, gathered, former, forget, drafts=drafts, day=day)
        texts = _texts(library, stock, day, drafts=drafts)
        try:
            with replaced_folder(target) as beside:
                write_site(beside, Contents(stock, texts, library.settings.publisher, day), former)
        except (AlteredError, UnusableDesignError) as fault:
            report([fault.problem], err=True)
            sys.exit(1)
    click.echo(target / "index.html")
    unapproved = sum(not offer.approved for offer in stock.offers.values())
    told = f", {unapproved} of them drafts" if unapproved else ""
    click.echo(
        f"{counted(len(stock.offers), 'leaflet')} in all languages and clinics{told}; {counted(len(stock.codes), 'code')} known",
        err=True,
    )


def _with_a_name(out: Path) -> Path:
    """The folder of the site: another is filled beside it and put in its place, which that of all folders has not."""
    target = out.absolute()
    if ".." in target.parts:
        target = target.parent.resolve() / target.name if target.name != ".." else target.resolve()
    if not target.name:
        raise click.BadParameter(f"{target} cannot be replaced by a site: name a folder in it", param_hint="--out")
    return target


def _former(target: Path) -> Former:
    """The site that stands there; ends the command where it is none of ours."""
    from leafletpress.site.folder import bring_back
    from leafletpress.site.former_site import NotOursError, read_former

    if bring_back(target):
        click.echo(f"{target}: a run was ended in the middle: the site that was there is back", err=True)
    try:
        return read_former(target)
    except NotOursError as fault:
        click.echo(f"publish: {target}: {harmless(str(fault))}", err=True)
        click.echo(f"  nothing was written: {harmless(fault.hint)}", err=True)
        sys.exit(1)


def _gather(library: Library, releases: Path | None, sheets: Path | None, day: date) -> Gathered:
    """What may be shown; ends the command where something of it is not as it was made."""
    from leafletpress.site.gathering import from_releases, from_shelf

    if sheets:
        from leafletpress.press.building import out_of_date
        from leafletpress.store.shelf import Shelf

        gathered = from_shelf(sheets, day, out_of_date(library, Shelf(sheets), day, ()))
    else:
        gathered = from_releases(releases or own_folder(library.root, "releases"))
    for line in gathered.left_out:
        click.echo(f"left out: {harmless(line)}", err=True)
    if gathered.problems:
        report(gathered.problems, err=True)
        click.echo("no site was made: the one that stands there is as it was", err=True)
        sys.exit(1)
    return gathered


def _stock(library: Library, gathered: Gathered, former: Former, forget: tuple[str, ...], *, drafts: bool, day: date) -> Stock:
    """What the site shows, and what became of each code; ends the command where no sheet may be shown: all papers would be withdrawn."""
    from leafletpress.site.fates import stock

    papers = former.papers
    kept = _without(papers, forget, {offer.paper.code for offer in gathered.offers})
    found = stock(gathered.offers, kept, lambda identity: _is_given_out(library, identity, day), drafts=drafts)
    _refuse_to_go_back(found, gathered, former, {paper.code for paper in kept})
    if not any(offer.approved or drafts for offer in gathered.offers):
        click.echo(f"there is nothing to show: {_why_nothing(gathered)}", err=True)
        sys.exit(1)
    shown = {offer.paper.identity for offer in found.offers.values()}
    for known in found.codes.values():
        if known.fate == "withdrawn" and known.paper.identity not in shown and _is_given_out(library, known.paper.identity, day):
            paper = known.paper
            click.echo(
                f"{paper.code} is called withdrawn, though the library gives it out: no sheet of {paper.leaflet} in {paper.language} for {paper.clinic} is there",
                err=True,
            )
    return found


def _refuse_to_go_back(found: Stock, gathered: Gathered, former: Former, kept: set[str]) -> None:
    """Ends the command where something older would be called the newer version of what the former site gave out."""
    from leafletpress.site.fates import gone_back

    current = [shown for shown in former.current if shown.paper.code in kept]
    back = list(gone_back(found, gathered.offers, former.papers.values(), current))
    for shown, offer in back:
        was, now = shown.paper, offer.paper
        told = f"{was.code}, version {was.version} of {was.leaflet} in {was.language} for {was.clinic}, would be replaced by the older {now.code}, version {now.version}: {shown.source}, where it came from, is not among what is shown, or has it no more"
        click.echo(f"publish: {harmless(told)}", err=True)
        click.echo(f"  bring {harmless(shown.source)} back, or say --forget {was.code}", err=True)
    if back:
        click.echo("no site was made: the one that stands there is as it was", err=True)
        sys.exit(1)


def _why_nothing(gathered: Gathered) -> str:
    if gathered.offers:
        return "all sheets are drafts: approve them, or give --drafts"
    if gathered.left_out:
        return "all sheets were left out: run publish build"
    return "there are no sheets: publish release makes a release, and --sheets shows a build"


def _without(papers: Mapping[str, Paper], forget: Iterable[str], standing: set[str]) -> tuple[Paper, ...]:
    """The former papers but for those to be forgotten. Wrong usage where a code is none, or is not known, or still stands in a release."""
    from leafletpress.signoff.words_code import read_code

    dropped = set()
    for typed in forget:
        code = read_code(typed)
        if code is None:
            raise click.BadParameter(f"{typed} is no code: a letter or digit is wrong", param_hint="--forget")
        if code in standing:
            raise click.BadParameter(
                f"{code} is the code of a sheet that is there: take away its release first", param_hint="--forget"
            )
        if code not in papers:
            raise click.BadParameter(f"the former site does not know {code}", param_hint="--forget")
        dropped.add(code)
    return tuple(paper for code, paper in papers.items() if code not in dropped)


def _is_given_out(library: Library, identity: Identity, day: date) -> bool:
    """Whether the library still gives out a leaflet in a language for a clinic. What cannot be read just now is given out as before."""
    import leafletpress.library.judging as judging
    import leafletpress.library.part_facts as facts
    from leafletpress.library.editions import withdrawn
    from leafletpress.model import Edition

    leaflet, language, clinic = identity
    if leaflet not in library.leaflet_ids[0] or clinic not in library.clinic_ids[0]:
        return False
    if facts.of_leaflet(library, leaflet).facts and withdrawn(library, Edition(leaflet, (language,), clinic, ""), day):
        return False
    if not facts.of_clinic(library, clinic).facts:
        return True
    return judging.gives_out(library, clinic, leaflet) and all(
        judging.speaks(library, clinic, tag) for tag in language.split("+")
    )


def _texts(library: Library, stock: Stock, day: date, *, drafts: bool) -> Mapping[str, PageText]:
    """The words of the pages that patients see. Those that nobody signed are in English, unless drafts are shown."""
    from leafletpress.languages import LANGUAGES
    from leafletpress.model import SOURCE_LANGUAGE
    from leafletpress.site.page_text import not_listed, page_texts

    tags = sorted({known.paper.tags[0] for known in stock.codes.values()})
    try:
        texts = dict(page_texts(library, tags, day))
    except LookupError as fault:
        report([not_listed(str(fault.args[0]))], err=True)
        sys.exit(1)
    unsigned = [tag for tag, text in texts.items() if not text.signed]
    for tag in unsigned:
        how = "the site says them all the same, marked as a draft" if drafts else "it says them in English there"
        click.echo(f"the page words of the site in {LANGUAGES[tag].english_name} are not signed off: {how}", err=True)
    if drafts:
        return texts
    english = texts[SOURCE_LANGUAGE]
    if not english.signed:
        click.echo("no site was made: publish approve templates signs the page words, --drafts shows them as a draft", err=True)
        sys.exit(1)
    return {tag: text if text.signed else replace(text, texts=english.texts, signed=True) for tag, text in texts.items()}
