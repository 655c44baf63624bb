"""``rasid check``: prove the word packs."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.export.wording import problem_line


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def check(context: click.Context, packs: tuple[Path, ...]) -> None:
    """Prove every example of the word packs, and their letters.

    PACK is a folder of packs; without one the built-in packs are checked. Exits with 1 when something is wrong.
    """
    from rasid.packs.check import check_packs

    problems = check_packs(packs)
    for problem in problems:
        click.echo(problem_line(problem))
    context.exit(1 if problems else 0)
