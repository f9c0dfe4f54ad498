"""A progress bar for long work, on a terminal only, and Ctrl+C heard where the work may be left."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

import click

from delight.cli.bars import bar
from delight.cli.wishes import wishes
from delight.domain.errors import StoppedError
from delight.domain.progress import ProgressFn

_ASKS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Ctrl+C, the system's end of a job, and the terminal that was closed."""


def said(line: str) -> None:
    """Say on a terminal, before it begins, what will take long."""
    if wishes().hears:
        click.echo(line, err=True)


@contextmanager
def gently() -> Iterator[ProgressFn]:
    """Yield what long work tells its progress to; it raises ``StoppedError`` once somebody asked to stop.

    Letters that are half-way out are not torn out of anybody's hands; whoever asks twice ends it at once.
    """
    asked: list[int] = []

    def hear(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        _restore(before)

    def look(_done: int, _total: int) -> None:
        if asked:
            raise StoppedError

    found = {number: signal.getsignal(number) for number in _ASKS}
    before = {number: handler for number, handler in found.items() if handler not in {None, signal.SIG_IGN}}
    for number in before:  # not those that nohup and its like keep away
        signal.signal(number, hear)
    try:
        yield look
    finally:
        _restore(before)


@contextmanager
def shown(label: str) -> Iterator[ProgressFn]:
    """Yield what long work tells its progress to: a bar on the terminal, or nobody; see ``gently``."""
    wanted = wishes()
    with gently() as look:
        if not wanted.hears:
            yield look
            return
        with bar(label) as move:

            def tell(done: int, total: int) -> None:
                look(done, total)
                move(done, total)

            yield tell


def _restore(handlers: Mapping[int, Any]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
