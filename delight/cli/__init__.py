"""The command ``delight``: everything the window does to data, for scripts, scheduled jobs and support.

The services take most of a second to import: help, the version and misuse must not wait for them, so they
come in through here, with the first command that needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from delight.domain.progress import ProgressFn, silent

if TYPE_CHECKING:
    from delight.domain.backups import BackupRow, RepairReport, RestoreReport, Safety
    from delight.domain.shop import ShopDraft
    from delight.services.bundle import Services

OpenWindow = Callable[[Path], int]
"""Opens the app on the shop in a folder and returns the exit code once it is closed."""


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what ``arguments`` say and return the exit code: 0 done, 1 could not, 2 misused."""
    from delight.cli.main import run as run_command

    return run_command(arguments, open_window)


def open_shop(place: Path, progress: ProgressFn = silent) -> Services:
    """Open the shop in ``place`` (see ``services.opening.open_services``)."""
    from delight.services.opening import open_services

    return open_services(place, progress=progress)


def create_shop(place: Path, draft: ShopDraft) -> Services:
    """Make a new shop in ``place`` (see ``services.opening.create_shop``)."""
    from delight.services.opening import create_shop

    return create_shop(place, draft)


def shop_exists(place: Path) -> bool:
    """Return whether there is a shop in ``place``."""
    from delight.services.opening import shop_exists

    return shop_exists(place)


def restore(backup: Path, place: Path) -> RestoreReport:
    """Put a backup in the place of the shop in ``place`` (see ``services.backups.restoring.restore``)."""
    from delight.services.backups.restoring import restore

    return restore(backup, place)


def look_into(backup: Path) -> BackupRow:
    """Return what a backup says of itself (see ``services.backups.restoring.look_into``)."""
    from delight.services.backups.restoring import look_into

    return look_into(backup)


def safety_at(place: Path) -> Safety:
    """Return the copies of a shop that cannot be opened (see ``services.backups.restoring.safety_at``)."""
    from delight.services.backups.restoring import safety_at

    return safety_at(place)


def repair(place: Path) -> RepairReport:
    """Repair the file of the shop in ``place`` (see ``services.backups.repairing.repair``)."""
    from delight.services.backups.repairing import repair

    return repair(place)


def check_pdf(path: Path, *, replace: bool) -> None:
    """Make sure that a PDF may be written to ``path`` (see ``services.ours.check_free``)."""
    from delight.services.ours import Made, check_free

    check_free(path, Made.PDF, replace=replace)


def ready_demo(place: Path, today: date, progress: ProgressFn) -> bool:
    """See to it that there is a demo shop in ``place`` (see ``services.demo.ready_demo``)."""
    from delight.services.demo import ready_demo

    return ready_demo(place, today, progress)


def is_demo(place: Path) -> bool:
    """Return whether the shop in ``place`` is a demo (see ``services.demo.is_demo``)."""
    from delight.services.demo import is_demo

    return is_demo(place)
