"""``rasid places``: the user's own gazetteers, one command each to fetch, add, find, list and remove them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack
from urllib.parse import urlsplit

import click

from rasid.errors import GazetteerError
from rasid.export.wording import harmless

if TYPE_CHECKING:
    from rasid.gazetteers.fetch import Tell
    from rasid.gazetteers.folder import Import

GEONAMES = "https://download.geonames.org/export/dump/"
MOST_PROBLEMS = 20  # rows told of one file before the rest is only counted
EMBEDDED_CREDIT = "GeoNames (CC BY 4.0), Natural Earth, Unicode CLDR, and estimates of its own"


@click.group()
def places() -> None:
    """Fetch, add, find, list and remove gazetteers of your own.

    They lie in one file in your data folder (RASID_DATA names another) and are looked up by every rasid read that is not
    told --no-imported.
    """


def _check_country(_context: click.Context, _parameter: click.Parameter, given: str | tuple[str, ...] | None) -> object:
    """Return country codes in capitals. Raises BadParameter for what is no code of two letters."""
    codes = () if not given else (given,) if isinstance(given, str) else given
    for code in codes:
        if not re.fullmatch("[A-Za-z]{2}", code):
            raise click.BadParameter(f"{code!r} is no country code of two letters, such as SY or LB (ISO 3166-1)")
    return given.upper() if isinstance(given, str) else tuple(dict.fromkeys(code.upper() for code in codes))


def _check_address(_context: click.Context, _parameter: click.Parameter, address: str) -> str:
    if urlsplit(address).scheme not in ("https", "http") or not urlsplit(address).hostname:
        raise click.BadParameter(f"{address!r} does not begin with https:// or http:// and a host")
    return address


_country_option = click.option(
    "--country", default="", metavar="CODE", callback=_check_country, help="Country (ISO 3166-1), where the files name none."
)
_all_option = click.option("--all-problems", is_flag=True, help="Tell every row that was skipped, not the first of them only.")


class FetchChoices(TypedDict):
    """How ``fetch`` is to go about it."""

    base_url: str
    timeout: float
    retries: int
    quiet: bool
    all_problems: bool


@places.command()
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...", callback=_check_country)
@click.option("--base-url", default=GEONAMES, show_default=True, callback=_check_address, help="Address of the dumps.")
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds a server may be silent.")
@click.option("--retries", type=click.IntRange(0, 20), default=4, show_default=True, help="Tries after the first, ever later.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no counts; errors are still told.")
@_all_option
@click.pass_context
def fetch(context: click.Context, /, countries: tuple[str, ...], **given: Unpack[FetchChoices]) -> None:
    """Download all places of countries from GeoNames, with their Arabic names, and import them.

    COUNTRY is a code of two letters (SY LB IQ). What an earlier fetch of a country brought is replaced; a download that
    breaks off is carried on by the next. GeoNames is CC BY 4.0: credit it where you publish.
    """
    failed = False
    for code in countries:
        try:
            taken = _fetch_one(code, given)
        except GazetteerError as error:
            click.echo(f"rasid: {code}: {harmless(str(error))}", err=True)
            failed = True
            continue
        what = f"{code} from GeoNames"
        failed = _tell_import(what, taken, quiet=given["quiet"], everything=given["all_problems"]) or failed
    context.exit(1 if failed else 0)


def _fetch_one(code: str, given: FetchChoices) -> Import:
    """Download and import one country. Raises GazetteerError."""
    from rasid.gazetteers.fetch import Patience, fetch_country
    from rasid.gazetteers.folder import import_file
    from rasid.gazetteers.store import data_folder

    downloads = data_folder() / "downloads"
    patience = Patience(timeout=given["timeout"], retries=given["retries"])
    try:
        with _show_bytes(wanted=not given["quiet"]) as tell:
            dump = fetch_country(code, downloads, base_url=given["base_url"], patience=patience, tell=tell)
        return import_file(dump, country=code, replace="GeoNames")
    finally:
        for unpacked in (downloads / f"{code}.txt", downloads / f"alternate-{code}.txt"):
            unpacked.unlink(missing_ok=True)


@places.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@_country_option
@click.option("-q", "--quiet", is_flag=True, help="No counts; errors are still told.")
@_all_option
@click.pass_context
def add(context: click.Context, files: tuple[Path, ...], country: str, quiet: bool, all_problems: bool) -> None:
    """Import gazetteer files.

    FILE is a GeoNames dump, an OCHA table (COD-AB or populated places), a Who's On First table, JSON as OpenSyria has it,
    or a CSV with id, parent_id, name_ar, aliases, type, lat, lon, radius_km. Importing a file again changes nothing. Rows
    that cannot be used are told and skipped; a file of which nothing can be used leaves everything as it was.
    """
    from rasid.gazetteers.folder import import_file

    failed = False
    for file in files:
        try:
            taken = import_file(file, country=country)
        except GazetteerError as error:
            click.echo(f"rasid: {harmless(str(error))}", err=True)
            failed = True
            continue
        failed = _tell_import(str(file), taken, quiet=quiet, everything=all_problems) or failed
    context.exit(1 if failed else 0)


@places.command(name="list")
def list_() -> None:
    """List the sources that are looked up, with counts, dates, and whom to credit."""
    from rasid.gazetteers.folder import list_sources
    from rasid.gazetteers.gazetteer import embedded_table
    from rasid.gazetteers.store import index_path

    rows: list[tuple[str, ...]] = [("source", "country", "places", "imported", "file", "credit")]
    rows.append(("embedded", "", f"{len(embedded_table()):,}", "", "", EMBEDDED_CREDIT))
    rows += [(each.name, each.country, f"{each.places:,}", each.day, each.file, each.credit) for each in list_sources()]
    for line in _columns(rows):
        click.echo(harmless(line))
    if len(rows) == 2:
        click.echo("nothing is imported: rasid places fetch SY LB brings whole countries", err=True)
    else:
        click.echo(f"imported into {index_path()}", err=True)


@places.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def remove(sources: tuple[str, ...]) -> None:
    """Take sources out of what is imported.

    SOURCE is a name that rasid places list tells, GeoNames for example, or GeoNames:SY for one country of it.
    """
    from rasid.gazetteers.folder import remove_source

    for source in sources:
        name, _, country = source.partition(":")
        click.echo(f"{source}: {remove_source(name, country=country.upper()):,} places removed", err=True)


class FindChoices(TypedDict):
    """What a name is looked up with."""

    beside: tuple[str, ...]
    country: str
    files: tuple[Path, ...]
    no_imported: bool


@places.command()
@click.argument("name", metavar="NAME")
@click.option("--with", "beside", multiple=True, metavar="NAME", help="Another place that the report names; repeatable.")
@_country_option
@click.option(
    "--places", "files", type=click.Path(exists=True, path_type=Path), multiple=True, help="Gazetteer file to look in too."
)
@click.option("--no-imported", is_flag=True, help="Leave out the gazetteers that you imported.")
@click.pass_context
def find(context: click.Context, /, name: str, **given: Unpack[FindChoices]) -> None:
    """Show the places that NAME may mean, best first, and what makes up the score of each."""
    from rasid.commands.candidates import candidate_lines, find_candidates

    found = find_candidates(name, given["beside"], given["country"], files=given["files"], imported=not given["no_imported"])
    for line in candidate_lines(found):
        click.echo(harmless(line))
    if not found:
        click.echo(f"rasid: no place is called {harmless(name)}", err=True)
    context.exit(0 if found else 1)


def _tell_import(what: str, taken: Import, *, quiet: bool, everything: bool) -> bool:
    """Tell what an import brought; return whether rows were skipped."""
    told = taken.problems if everything else taken.problems[:MOST_PROBLEMS]
    for problem in told:
        click.echo(f"rasid: {harmless(f'{problem.file}:{problem.line}: {problem.message}')}", err=True)
    if len(told) < len(taken.problems):
        click.echo(f"rasid: {len(taken.problems) - len(told):,} more rows skipped: --all-problems tells them", err=True)
    if not quiet:
        skipped = f", {len(taken.problems):,} rows skipped" if taken.problems else ""
        click.echo(f"{harmless(what)}: {taken.places:,} places imported{skipped}", err=True)
    return bool(taken.problems)


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Return *rows* as lines with their columns under each other; the last is as long as it is."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells: Iterable[str] = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


@contextmanager
def _show_bytes(*, wanted: bool) -> Iterator[Tell | None]:
    """Yield a function that shows bytes on a bar on the standard error, None where that is no terminal."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        tasks: dict[str, int] = {}

        def tell(name: str, size: int, total: int | None) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=size, total=total)  # type: ignore[arg-type]

        yield tell
