"""What options take: texts from standard input, choices by value, files."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from delight.cli.streams import decoded, read_input
from delight.domain.errors import InputError
from delight.domain.text import LONGEST_TEXT

STREAM = Path("-")
_TAKEN = "delight.standard-input"
_LARGEST_ID = 2**62
_FARTHEST = 50
_MOST_BYTES = LONGEST_TEXT * 4 + 4


class _Text(click.ParamType):
    """A text; ``-`` reads it from standard input."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, or all of standard input but its last line end."""
        if value != "-":
            return str(value)
        _only_once(ctx)
        data = read_input(_MOST_BYTES + 1)
        field = str(param.name) if param else "text"
        if len(data) > _MOST_BYTES:
            raise InputError("text.too_long", field, longest=LONGEST_TEXT)
        text = decoded(data, field=field)
        return text.removesuffix("\n").removesuffix("\r")  # echo ends with it; nobody typed it


def _only_once(ctx: click.Context | None) -> None:
    """Refuse a second text from standard input: it would be empty."""
    if ctx is None:
        return
    if ctx.meta.get(_TAKEN):
        raise click.UsageError("Only one text can come from standard input.", ctx)
    ctx.meta[_TAKEN] = True


class _File(click.ParamType):
    """A file to read or write; ``-`` is standard input or output."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, with ``~`` filled in; what the system cannot call any file is refused."""
        text = str(value)
        try:
            text.encode("utf-8", "surrogateescape")
        except ValueError as error:
            raise InputError("text.unreadable", "file") from error
        if not text or "\0" in text:
            self.fail("That is the name of no file.", param, ctx)
        if text != "-" and Path(text) == STREAM:
            return Path(text).absolute()  # ./- is a file called -
        try:
            return Path(text).expanduser()
        except RuntimeError:  # nobody here is called what follows the ~, so it is a name like any other
            return Path(text)


class _Id(click.ParamType):
    """The number of a record."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; one that no record can have stays within what the shop's file can be asked."""
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal()):
            self.fail(f"“{text[:40]}” is not the number of anything.", param, ctx)
        return min(int(text[:20]), _LARGEST_ID)


class _Millimetres(click.ParamType):
    """How far something is moved."""

    name = "mm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the distance, if a sheet of paper has room for it."""
        try:
            distance = float(str(value).replace(",", "."))
        except ValueError:
            distance = math.nan
        if not abs(distance) <= _FARTHEST:
            self.fail(f"“{str(value)[:40]}” is not between -{_FARTHEST} and {_FARTHEST} mm.", param, ctx)
        return distance


TEXT = _Text()
FILE = _File()
ID = _Id()
MILLIMETRES = _Millimetres()
LIMIT = click.IntRange(min=1, max=1_000_000)


def one_of(kind: type[StrEnum]) -> click.Choice[str]:
    """Return the type of an option that takes one value of ``kind``."""
    return click.Choice([member.value for member in kind], case_sensitive=False)


def chosen(kind: type[StrEnum], value: str | None) -> Any:
    """Return the member of ``kind`` that an option named, if it named one."""
    return None if value is None else kind(value)


def address(text: str) -> str:
    """Return the lines of an address that was typed on one line, parted by semicolons."""
    return "\n".join(line.strip() for line in text.replace(";", "\n").splitlines())
