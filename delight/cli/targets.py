"""Options for files that a command writes, and the one that lets them take another file's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from delight.cli.commands import hear
from delight.cli.values import FILE
from delight.cli.wishes import Wishes

_Command = Callable[..., Any]
replace_option = click.option(
    "--replace",
    is_flag=True,
    expose_value=False,
    callback=hear("replace"),
    help="Write over a file that is there, even if Delight did not make it.",
)


def written_to(metavar: str, words: str, name: str = "--out", *, required: bool = True) -> _Command:
    """Return the options for the file that a command writes: which, and whether it replaces another."""
    place = click.option(name, type=FILE, required=required, metavar=metavar, help=words)
    return lambda command: place(replace_option(command))


def replaces() -> bool:
    """Tell whether ``--replace`` was said."""
    context = click.get_current_context(silent=True)
    wanted = context.find_object(Wishes) if context else None
    return wanted is not None and wanted.replace


pdf_option = written_to("FILE.pdf", "The PDF; - is standard output.")
