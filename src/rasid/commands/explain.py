"""``rasid explain``: how a report was read, sentence by sentence."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

import click

from rasid.commands.options import AllChoices, input_options, make_input_options, make_reader_options, reader_options
from rasid.commands.output import STDOUT, open_output
from rasid.export.wording import harmless, problem_line
from rasid.inputs.files import read_inputs

if TYPE_CHECKING:
    from rasid.reader import ExplainedSentence


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@input_options
@reader_options
@click.pass_context
def explain(context: click.Context, /, files: tuple[str, ...], **given: Unpack[AllChoices]) -> None:
    """Print how reports are read.

    For each sentence: the mentions found in it, the frames that fired, and why the strongest losers lost.
    """
    options = make_input_options(given)
    reader = make_reader_options(given).make()
    failed = False
    with open_output(STDOUT) as stream:
        out = io.TextIOWrapper(stream, "utf-8", write_through=True)
        for arrival in read_inputs(files, options):
            for problem in (*arrival.errors, *arrival.notes):
                click.echo(f"rasid: {problem_line(problem)}", err=True)
            failed = failed or bool(arrival.errors)
            if arrival.failed:
                continue
            out.write(f"{harmless(arrival.report.id)}\n")
            for number, sentence in enumerate(reader.explain(arrival.report), start=1):
                out.writelines(f"{line}\n" for line in _sentence_lines(number, sentence))
        out.detach()
    context.exit(1 if failed else 0)


def _sentence_lines(number: int, sentence: ExplainedSentence) -> Iterator[str]:
    yield ""
    yield f"{number}. {harmless(sentence.text).strip()}"
    for kind, words, detail in sentence.mentions:
        yield f"   mention  {kind}: {_one_line(words)}{f' ({_one_line(detail)})' if detail else ''}"
    for frame in sentence.fired:
        yield f"   fired    {_one_line(frame)}"
    for what, why in sentence.lost:
        yield f"   lost     {_one_line(what)}: {_one_line(why)}"


def _one_line(words: str) -> str:
    return " ".join(harmless(words).split())
