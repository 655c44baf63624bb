"""Where a command writes to, and what happens when that is full or gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from rasid.export.whole import whole_file

STDOUT = "-"
PIPE_CLOSED = 141  # 128 and SIGPIPE, as shells have it


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open *path* (``-`` is the standard output) for bytes; what goes wrong in writing ends the command with one line."""
    try:
        if path == STDOUT:
            yield sys.stdout.buffer
            sys.stdout.flush()
        else:
            with whole_file(Path(path)) as stream:
                yield stream
    except BrokenPipeError as error:
        _forget_stdout()
        raise click.exceptions.Exit(PIPE_CLOSED) from error
    except OSError as error:
        if path == STDOUT:
            _forget_stdout()
        name = "standard output" if path == STDOUT else path
        raise click.ClickException(f"cannot write {name}: {error.strerror or error}") from error


def _forget_stdout() -> None:
    """Let what is still in the buffer of the standard output go nowhere, or leaving would fail a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
