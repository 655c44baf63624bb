"""The options that several commands share."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import click

from rasid.commands.batch import ReaderOptions
from rasid.inputs.arrival import FIELDS, InputOptions
from rasid.inputs.decode import mend_name
from rasid.inputs.files import KINDS
from rasid.inputs.published import read_published

Command = TypeVar("Command", bound=Callable[..., Any])


def input_options(command: Command) -> Command:
    """Add the options that say how inputs are read."""
    return _add(
        command,
        click.option("--from", "kind", type=click.Choice(["auto", *KINDS]), default="auto", help=_KIND_HELP),
        click.option("--encoding", default="utf-8", callback=_check_encoding, help="Encoding of the files.", show_default=True),
        click.option("--column", "columns", multiple=True, callback=_split_columns, metavar="FIELD=NAME", help=_COLUMN_HELP),
        click.option("--title", help="Title, for reports that have none of their own."),
        click.option("--published", help="Publication date (2023-04-10), for reports that have none of their own."),
        click.option("--source", help="Publisher, for reports that have none of their own."),
    )


def reader_options(command: Command) -> Command:
    """Add the options that say what the reader knows."""
    existing = click.Path(exists=True, path_type=Path)
    return _add(
        command,
        click.option("--packs", type=existing, help="Folder of word packs that add to or override the built-in ones."),
        click.option("--places", type=existing, multiple=True, help="Gazetteer file to look places up in too; repeatable."),
        click.option("--no-imported", is_flag=True, help="Leave out the gazetteers that you imported."),
    )


class InputChoices(TypedDict):
    """What ``input_options`` hand to a command."""

    kind: str
    encoding: str
    columns: dict[str, str]
    title: str | None
    published: str | None
    source: str | None


class ReaderChoices(TypedDict):
    """What ``reader_options`` hand to a command."""

    packs: Path | None
    places: tuple[Path, ...]
    no_imported: bool


class AllChoices(InputChoices, ReaderChoices):
    """Both."""


def make_reader_options(given: ReaderChoices) -> ReaderOptions:
    """Return how the reader is made, of the options *given* to a command."""
    return ReaderOptions(given["packs"], given["places"], imported=not given["no_imported"])


def make_input_options(given: InputChoices) -> InputOptions:
    """Return the input options among the options *given* to a command. Raises UsageError for a date that is none."""
    options = InputOptions(
        kind=given["kind"],
        encoding=given["encoding"],
        columns=given["columns"],
        title=given["title"] and mend_name(given["title"]),
        published=given["published"],
        source=given["source"] and mend_name(given["source"]),
    )
    try:
        read_published(options.published, options.today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    return options


_KIND_HELP = "What the files are, where their ending does not say it."
_COLUMN_HELP = f"Name that a field ({', '.join(FIELDS)}) has in the files, as text=content; repeatable."


def _add(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _check_encoding(_context: click.Context, _option: click.Parameter, name: str) -> str:
    try:
        "".encode(codecs.lookup(name).name)
    except (LookupError, ValueError, TypeError) as error:
        raise click.BadParameter(f"no encoding is called {name!r}") from error
    return name


def _split_columns(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        field, _, name = pair.partition("=")
        if field not in FIELDS or not name:
            raise click.BadParameter(f"{pair!r} is not FIELD=NAME with a field of {', '.join(FIELDS)}")
        columns[field] = name
    return columns
