"""A progress bar for long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from delight.cli.wishes import wishes
from delight.domain.progress import ProgressFn, silent


def said(line: str) -> None:
    """Say on a terminal, before it begins, what will take long."""
    wanted = wishes()
    if not (wanted.quiet or wanted.as_json) and sys.stderr.isatty():
        click.echo(line, err=True)


@contextmanager
def shown(label: str) -> Iterator[ProgressFn]:
    """Yield what long work tells its progress to: a bar on the terminal, or nobody."""
    wanted = wishes()
    if wanted.quiet or wanted.as_json or not sys.stderr.isatty():
        yield silent
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.update(1000 * done // max(total, 1) - bar.pos)

        yield tell
