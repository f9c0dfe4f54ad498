"""Answers: one JSON document, or short text in columns."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli import streams
from delight.cli.columns import padded, safe, screen_width, width_of, wrapped
from delight.cli.wishes import wishes
from delight.domain.changes import Changes
from delight.domain.days.calendar import local
from delight.domain.days.dates import local_text
from delight.domain.money import plain_amount
from delight.domain.text import beginning

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WIDEST, _NARROWEST = 60, 20
_LONGEST_MESSAGE = 360


class Speaker:
    """Turns values into words and JSON as one shop writes them, or this machine where none can be read."""

    def __init__(self, services: Services | None) -> None:
        self.currency = services.shop.row().currency if services else ""
        self.zone: tzinfo | None = services.zone if services else None

    def plain(self, value: Any) -> Any:
        """Return a value as JSON has it: amounts as strings with their currency, moments with an offset."""
        if is_dataclass(value) and not isinstance(value, type):
            return self.record({f.name: getattr(value, f.name) for f in fields(value)})
        if isinstance(value, tuple) and (names := getattr(value, "_fields", None)):
            return self.record(dict(zip(names, value, strict=True)))
        if isinstance(value, Mapping):
            return {str(key): self.plain(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.plain(item) for item in value]
        return self._scalar(value)

    def record(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return named values as JSON has them; amounts without the word ``minor``."""
        told: dict[str, Any] = {}
        for name, value in values.items():
            if isinstance(value, bytes):
                continue
            if name == "minor" or name.endswith("_minor"):
                key = "amount" if name == "minor" else name.removesuffix("_minor")
                told[key] = None if value is None else plain_amount(value, self.currency)
                told["currency"] = self.currency
            else:
                told[name] = self.plain(value)
        return told

    def amount(self, minor: int | None) -> str:
        """Return an amount with its currency for people, or nothing."""
        return "" if minor is None else f"{plain_amount(minor, self.currency)} {self.currency}"

    def when(self, moment: date | datetime | None) -> str:
        """Return a day or a moment for people, on the shop's clock, as it can be typed again."""
        if moment is None:
            return ""
        return local_text(moment, self.zone) if isinstance(moment, datetime) else moment.isoformat()

    def _scalar(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return local(value, self.zone).isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Enum):
            return value.value
        return str(value) if isinstance(value, Path) else value


def answer(document: Any, text: str | Iterable[str]) -> None:
    """Say what was asked for: ``document`` with ``--json``, else the lines of ``text``."""
    if wishes().as_json:
        write_json(document)
    else:
        for line in [text] if isinstance(text, str) else text:
            click.echo(line)


def confirm(document: Any, text: str | Iterable[str]) -> None:
    """Say that a deed is done; ``--quiet`` keeps it silent, and whoever cannot hear it undoes nothing."""
    if wishes().quiet and not wishes().as_json:
        return
    lines = [text] if isinstance(text, str) else text
    try:
        answer(document, [safe(part) for line in lines for part in line.split("\n")])
    except BrokenPipeError:
        streams.let_go()
    except OSError as error:
        streams.let_go()
        streams.complain(f"It is done, but the answer could not be written: {error.strerror}.")


def done(changes: Changes, **more: Any) -> dict[str, Any]:
    """Return the JSON of a deed: its uid, what was done, and what came of it."""
    return {"deed": changes.deed, "done": changes.name.value, **more}


def write_json(document: Any) -> None:
    """Write one JSON document, in ASCII where the other end may not take more."""
    wide = (getattr(sys.stdout, "encoding", "") or "").replace("-", "").lower() == "utf8"
    click.echo(json.dumps(document, ensure_ascii=not wide, indent=1))


def table(rows: Sequence[Sequence[str]], head: Sequence[str], empty: str) -> list[str]:
    """Return rows as aligned lines under their headings, or the sentence ``empty``."""
    if not rows:
        return [empty]
    lines = [[one_line(cell) for cell in row] for row in [head, *rows]]
    widths = [max(map(width_of, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines]  # fmt: skip


def pairs(values: Mapping[str, str]) -> list[str]:
    """Return what is filled of ``values`` as lines "name  value", with further lines set under the value."""
    filled = {name: value for name, value in values.items() if value}
    width = max((width_of(name) for name in filled), default=0) + 2
    room = screen_width()
    beside = None if room is None else max(room - width, _NARROWEST)
    return [
        f"{padded(name if not number else '', width)}{line}".rstrip()
        for name, value in filled.items()
        for number, line in enumerate(
            line for part in value.splitlines() for line in wrapped(safe(part), beside)
        )
    ]


def shortened(text: str) -> str:
    """Return a message on one line, without the middle of whatever endless thing it quotes."""
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST_MESSAGE else f"{bare[:200]} … {bare[-100:]}"


def one_line(text: str) -> str:
    """Return the first words of ``text`` on one line."""
    return beginning(safe(" ".join(text.split())), _WIDEST)
