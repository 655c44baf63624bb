"""``rasid check``: prove the word packs."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.export.wording import problem_line


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--known",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File that lists the examples known to fail: those are counted, and are no fault.",
)
@click.pass_context
def check(context: click.Context, packs: tuple[Path, ...], known: Path | None) -> None:
    """Prove every example of the word packs, and their letters.

    PACK is a folder of packs, a part of one, or one of its files; without one the built-in packs are checked. Exits with 1
    when something is wrong.
    """
    from rasid.checks import check_packs, load_known

    checked = check_packs(packs, known=load_known(known)) if known else check_packs(packs)
    for problem in checked.problems:
        click.echo(problem_line(problem))
    click.echo(checked.summary)
    context.exit(1 if checked.problems else 0)
