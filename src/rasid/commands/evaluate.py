"""``rasid evaluate`` and ``rasid compare``: how good the readings are, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click
import msgspec

from rasid.commands.batch import read_arrivals
from rasid.commands.options import AllChoices, input_options, make_input_options, make_reader_options, reader_options
from rasid.commands.output import STDOUT, open_output
from rasid.export.wording import harmless, problem_line
from rasid.inputs.files import read_inputs

if TYPE_CHECKING:
    from rasid.evaluate import CodedReport, Difference, Evaluation
    from rasid.model import Problem, Report

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
output_options = (
    click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="What to write."),
    click.option("-o", "--output", default=STDOUT, metavar="FILE", help="File to write, whole or not at all."),
)


class EvaluateChoices(AllChoices):
    """All that is handed to ``evaluate`` besides its files."""

    format_name: str
    output: str
    errors: bool
    jobs: int


@click.command()
@click.argument("reports", type=click.Path(exists=True, dir_okay=False))
@click.argument("gold", type=FILE)
@click.argument("readings", required=False, metavar="[READ]", type=FILE)
@output_options[0]
@output_options[1]
@click.option("--errors/--no-errors", default=True, help="List every error with its words.", show_default=True)
@input_options
@reader_options
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.pass_context
def evaluate(
    context: click.Context, /, reports: str, gold: Path, readings: Path | None, **given: Unpack[EvaluateChoices]
) -> None:
    """Hold readings against reports coded by hand.

    REPORTS are the reports, GOLD their coded events as JSON lines, READ what rasid read --format jsonl wrote of them; without
    READ the reports are read now. Exits with 1 when a report or a coded event is faulty; the others are evaluated.
    """
    from rasid.evaluate import evaluate as score
    from rasid.evaluate import load_gold, load_readings

    arrivals = list(read_inputs([reports], make_input_options(given)))
    whole = [arrival.report for arrival in arrivals if not arrival.failed]
    coded = load_gold(gold)
    ids = {one.id for one in coded}
    problems = [*(problem for arrival in arrivals for problem in arrival.errors), *_gold_problems(whole, coded, given["packs"])]
    _tell(problems)
    if readings is not None:
        read = load_readings(readings)
    else:
        wanted = (arrival for arrival in arrivals if arrival.report.id in ids)
        read = [reading for _, reading in read_arrivals(wanted, make_reader_options(given), jobs=given["jobs"])]
    there = {report.id for report in whole}
    evaluation = score(whole, [one for one in coded if one.id in there], read)
    _write(_evaluation_text(evaluation, given["format_name"], errors=given["errors"]), given["output"])
    context.exit(1 if problems else 0)


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@output_options[0]
@output_options[1]
def compare(old: Path, new: Path, format_name: str, output: str) -> None:
    """Tell what changed between two readings of the same reports.

    OLD and NEW are what rasid read --format jsonl wrote, before and after a change of packs, gazetteers or the reader.
    """
    from rasid.evaluate import compare as find_differences
    from rasid.evaluate import load_readings

    _write(_differences_text(find_differences(load_readings(old), load_readings(new)), format_name), output)


def _gold_problems(reports: list[Report], coded: list[CodedReport], packs: Path | None) -> list[Problem]:
    from rasid.evaluate import find_gold_problems
    from rasid.packs.load import load_packs

    return find_gold_problems(reports, coded, types=load_packs(*([packs] if packs else [])).types)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(f"rasid: {problem_line(problem)}", err=True)


def _evaluation_text(evaluation: Evaluation, format_name: str, *, errors: bool) -> str:
    from rasid.evaluate import render

    if format_name == "text":
        return harmless(render(evaluation, errors=errors))
    figures = [
        {"name": one.name, **one.tally._asdict(), "precision": one.precision, "recall": one.recall}
        | {"f1": one.f1, "low": one.low, "high": one.high, "given": one.given}
        for one in evaluation.figures
    ]
    confusion = [{"coded": coded, "read": read, "times": times} for (coded, read), times in evaluation.confusion]
    counts = {"reports": evaluation.reports, "events": evaluation.events, "unread": evaluation.unread}
    listed = {"errors": evaluation.misses} if errors else {}
    return _json(counts | {"figures": figures, "confusion": confusion} | listed)


def _differences_text(differences: list[Difference], format_name: str) -> str:
    from rasid.evaluate import render_differences

    if format_name == "text":
        return harmless(render_differences(differences))
    return _json({"differences": differences})


def _json(value: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def _write(text: str, output: str) -> None:
    with open_output(output) as stream:
        stream.write(text.encode())
