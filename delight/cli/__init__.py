"""The command ``delight``: everything the window does to data, for scripts, scheduled jobs and support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

OpenWindow = Callable[[Path], int]
"""Opens the app on the shop in a folder and returns the exit code once it is closed."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what ``arguments`` say and return the exit code: 0 done, 1 could not, 2 misused."""
    from delight.cli.main import run as run_command

    return run_command(arguments, open_window)
