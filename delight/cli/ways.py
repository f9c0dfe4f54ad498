"""Options of ``customer add`` and ``edit`` for further e-mails, phones and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

from delight.cli.values import TEXT, address
from delight.domain.customers.reaches import Reach, ReachKind

_LABELLED = re.compile(r"\s*(?P<label>[^\d@:;+]{1,60}):\s+(?P<value>.+)", re.DOTALL)
_OPTIONS = {
    "also_phone": (
        ReachKind.PHONE,
        "A further phone number, such as “Mobile: 07700 900 123”; may be repeated.",
    ),
    "also_email": (ReachKind.EMAIL, "A further e-mail address, likewise."),
    "also_address": (ReachKind.ADDRESS, "A further address, its lines parted by semicolons, likewise."),
}


def further_ways(command: Any) -> Any:
    """Give a command the options for further ways to reach somebody."""
    for name, (_kind, words) in reversed(_OPTIONS.items()):
        flag = "--" + name.replace("_", "-")
        command = click.option(flag, name, type=TEXT, multiple=True, metavar="TEXT", help=words)(command)
    return command


def taken_ways(given: dict[str, Any]) -> tuple[Reach, ...]:
    """Take what those options were given out of ``given``."""
    return tuple(
        _reach(kind, text) for name, (kind, _words) in _OPTIONS.items() for text in given.pop(name, ())
    )


def read_way(kind: ReachKind, text: str, label: str = "") -> Reach:
    """Return a way as it was typed on one line."""
    value = address(text) if kind is ReachKind.ADDRESS else text
    return Reach(kind=kind, value=value, label=label)


def _reach(kind: ReachKind, text: str) -> Reach:
    """Read “Label: value”, or a value alone."""
    parts: Mapping[str, str] = match.groupdict() if (match := _LABELLED.fullmatch(text)) else {}
    return read_way(kind, parts.get("value", text), parts.get("label", "").strip())
