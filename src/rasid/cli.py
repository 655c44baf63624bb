"""The command ``rasid``: one thin command per verb."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import click

from rasid.commands.check import check
from rasid.commands.evaluate import compare, evaluate
from rasid.commands.explain import explain
from rasid.commands.places import places
from rasid.commands.read import read
from rasid.errors import RasidError
from rasid.export.wording import harmless

INTERRUPTED = 130  # 128 and SIGINT, as shells have it
TERMINATED = 143  # 128 and SIGTERM


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rasid", message="rasid %(version)s")
def cli() -> None:
    """Read Arabic conflict reporting into sourced, dated, located event records, offline."""


for command in (read, explain, check, evaluate, compare, places):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 some failed, 2 wrong usage, 130 interrupted, 141 pipe closed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # an exit like others: what is half is taken away
    try:
        code = cli.main(args=arguments, prog_name="rasid", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except RasidError as error:
        click.echo(f"rasid: {harmless(str(error))}", err=True)
        code = 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("rasid: interrupted, nothing was written half", err=True)
        code = INTERRUPTED
    sys.exit(code if isinstance(code, int) else 0)
