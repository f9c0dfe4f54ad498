"""Commands that take the global options before and after their name, and show an example in their help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from delight import __version__
from delight.cli.output import write_json
from delight.cli.wishes import Wishes
from delight.domain.errors import InputError

_HALF = re.compile("[\ud800-\udfff]")


def hear(name: str) -> Any:
    """Return what keeps an option in the wishes under ``name``."""

    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        wanted = context.find_object(Wishes)
        if value and wanted is not None:
            setattr(wanted, name, value)

    return keep


def _say_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        wanted = context.find_object(Wishes)
        if wanted is not None and wanted.as_json:
            write_json({"version": __version__})
        else:
            click.echo(f"delight {__version__}")
        context.exit()


def _global_options() -> list[click.Parameter]:
    kept: dict[str, Any] = {"expose_value": False}
    return [
        click.Option(
            ["--shop"],
            metavar="PLACE",
            type=click.Path(path_type=Path),
            callback=hear("shop"),
            help="The shop's folder (default: $DELIGHT_SHOP, or the platform's data folder).",
            **kept,
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            callback=hear("as_json"),
            help="Answer with one JSON document.",
            **kept,
        ),
        click.Option(
            ["--quiet"],
            is_flag=True,
            callback=hear("quiet"),
            help="Say nothing when it went well.",
            **kept,
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            callback=_say_version,
            help="Show the version.",
            **kept,
        ),
    ]


def _by_whom(words: str) -> click.Option:
    return click.Option(
        ["--staff"],
        metavar="NAME",
        callback=hear("staff"),
        expose_value=False,
        help=words,
    )


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


class _Exemplary(click.Command):
    """A command whose help ends with an example that can be copied."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        self.params += _global_options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; whatever is misused names this command's own help.

        Words in another encoding than the system's are refused, not shortened (``text.unreadable``).
        """
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        for field, value in ctx.params.items():
            if any(isinstance(text, str) and _HALF.search(text) for text in _each(value)):
                raise InputError("text.unreadable", field)
        return rest

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example under the options."""
        del ctx
        if self.example:
            with formatter.section("Example"):
                for line in self.example.splitlines():
                    formatter.write(f"  {line}\n")


class Question(_Exemplary):
    """A command that only looks; ``--staff`` says for whose eyes. Where nobody is named, it shows all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_by_whom("For whose eyes: what is only the owner's stays out for the others."))


class Deed(_Exemplary):
    """A command that changes something; ``--staff`` says who did it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_by_whom("Who does this (for the history, and who signs)."))


class Noun(_Exemplary, click.Group):
    """Commands about one thing, in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands as they were added."""
        del ctx
        return list(self.commands)


class DoingNoun(Noun):
    """Commands about one thing that does something without any of them, too; ``--staff`` says who did it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, invoke_without_command=True, **kwargs)
        self.params.append(_by_whom("Who does this, and for whose eyes."))
