"""What the commands can do stands in docs/commands.md."""

import re
from pathlib import Path

import click
import pytest

from rasid.cli import cli
from rasid.export import rows
from rasid.inputs.fields import load_names

PAGE = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(cli.commands.items())


def section(name):
    return PAGE.split(f"\n## `rasid {name}`\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_and_option_is_documented(name, command):
    words = section(name)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert parameter.make_metavar(click.Context(command)).strip("[]").rstrip(".").rstrip("]") in words
            continue
        for option in parameter.opts:
            assert f"`{option}`" in words
        if isinstance(parameter.type, click.Choice):
            assert all(f"`{choice}`" in words or f"`{choice}`" in PAGE for choice in parameter.type.choices)


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_no_option_is_documented_that_is_not_there(name, command):
    real = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"^\| `(--?[a-z-]+)`", section(name), re.MULTILINE)) <= real


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_and_option_has_its_help(name, command):
    assert command.help, name
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_every_column_is_documented():
    named = set(re.findall(r"`([a-z0-9_]+)`", PAGE.split("### Columns")[1].split("### When")[0]))
    columns = {*rows.EVENT_COLUMNS, *rows.PLACE_COLUMNS, *rows.ACTOR_COLUMNS, *rows.CASUALTY_COLUMNS}
    assert columns | {*rows.CLAIM_COLUMNS, *rows.ERROR_COLUMNS} <= named


def test_every_latin_name_of_a_field_is_documented():
    fields = PAGE.split("### Fields of a report")[1].split("### Options")[0]
    named = {name.replace("_", "") for name in re.findall(r"`([a-z_]+)`", fields)}
    assert {name for name in load_names() if name.isascii()} <= named
