"""What the guide and the help tell to type is what the command takes."""

import re
import shlex
from pathlib import Path

import click
import pytest

from delight.cli.main import root

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "command.md"


def every(group, *path):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every(command, *path, name)
        yield (*path, name), command


def told_by_guide():
    blocks = re.findall(r"```\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def told_by_help():
    return sorted({
        line
        for _path, command in every(root)
        for line in getattr(command, "example", "").splitlines()
        if line.startswith("delight ")
    })  # fmt: skip


def meant(line):
    """Return the command that a line names, and the rest of its words."""
    words = shlex.split(re.split(r" [<>|] ", line)[0])[1:]
    command = root
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    return command, words


@pytest.mark.parametrize("line", [*told_by_guide(), *told_by_help()])
def test_what_is_told_can_be_typed(line):
    command, words = meant(line)
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    known.add("--")
    unknown = [word for word in words if word.startswith("--") and word.partition("=")[0] not in known]
    assert not unknown
    if isinstance(command, click.Group):
        assert command.name in {"tally", "surprises"}  # what needs no further word
    else:
        needed = {param.opts[0] for param in command.params if param.required and param.opts[0][0] == "-"}
        assert needed <= {*words}


def test_every_command_has_help_and_an_example_of_itself():
    for path, command in every(root):
        assert command.help, path
        assert getattr(command, "example", ""), path
        assert " ".join(("delight", *path)) in command.example or isinstance(command, click.Group), path
