"""``rasid read``: reports in, event records out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Unpack

import click

from rasid.commands.batch import read_arrivals
from rasid.commands.formats import FORMATS, choose_format, make_writer
from rasid.commands.options import AllChoices, input_options, make_input_options, make_reader_options, reader_options
from rasid.commands.output import STDOUT, open_output
from rasid.commands.progress import show_progress
from rasid.commands.tally import Tally
from rasid.inputs.files import STDIN, read_inputs


class ReadChoices(AllChoices):
    """All that is handed to the command besides files and output."""

    format_name: str | None
    jobs: int
    quiet: bool


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), help="What to write, where the ending of -o does not say it."
)
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", help="File to write, whole or not at all; - is the standard output."
)
@input_options
@reader_options
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes; the output is the same.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, notes or counts; errors are still told.")
@click.pass_context
def read(context: click.Context, /, files: tuple[str, ...], output: str, **given: Unpack[ReadChoices]) -> None:
    """Read reports into event records.

    FILE is plain text (one report), JSON lines, CSV or XLSX; - is the standard input. Exits with 1 when some
    report or field could not be read: each such place gets a line on the standard error and stands in the output.
    """
    name = choose_format(given["format_name"], output)
    _keep_inputs(files, output)
    options = make_input_options(given)
    reader = make_reader_options(given)
    tally = Tally(quiet=given["quiet"])
    with open_output(output) as stream:
        writer = make_writer(name, stream, to_stdout=output == STDOUT)
        with show_progress(files, options, wanted=not given["quiet"] and (name, output) != ("table", STDOUT)) as watch:
            for arrival, reading in read_arrivals(watch(read_inputs(files, options)), reader, jobs=given["jobs"]):
                writer.add(arrival.report, reading)
                tally.count(arrival, reading)
        writer.finish()
    tally.tell()
    context.exit(1 if tally.errors else 0)


def _keep_inputs(files: Iterable[str], output: str) -> None:
    """Refuse to write over a file that is read."""
    if output != STDOUT and any(file != STDIN and Path(file).resolve() == Path(output).resolve() for file in files):
        raise click.UsageError(f"{output} is read and cannot be written too")
