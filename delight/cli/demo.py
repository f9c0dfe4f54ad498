"""``delight demo``: a shop to try everything on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from delight.cli import check_pdf, is_demo, open_shop, ready_demo, shop_exists
from delight.cli.commands import Question
from delight.cli.output import confirm
from delight.cli.progress import said, shown
from delight.cli.screen import has_screen
from delight.cli.targets import replace_option, replaces
from delight.cli.values import FILE
from delight.cli.wishes import wishes
from delight.domain.days.calendar import local_day
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn
from delight.paths import demo_folder

LETTERS = "letters.pdf"


@click.command(cls=Question, example="delight demo\ndelight demo --no-window --out ./try")
@click.option("--no-window", is_flag=True, help="Only write this week's letters.")
@click.option("--out", type=FILE, metavar="DIR", help="The demo shop's folder (default: one of its own).")
@replace_option
def demo(no_window: bool, out: Path | None) -> None:
    """Make the demo shop, write its due letters to a PDF, and open the app on it.

    A demo of today is used again, and so is one in which somebody has tried something.
    """
    place = out or demo_folder()
    check_pdf(place / LETTERS, replace=replaces())
    if not shop_exists(place):
        said("Making the demo shop: a year of it, about ten seconds …")
    with shown("The demo shop") as progress:
        made = make(place, local_day(datetime.now(UTC), None), progress)
    report = _write_letters(place) | {"place": str(place), "made": made}
    opens = has_screen() and not no_window
    confirm(report, _told(report, opens=opens, no_window=no_window))
    if opens:
        click.get_current_context().exit(wishes().open_window(place))


def make(place: Path, today: date, progress: ProgressFn) -> bool:
    """Make the demo shop unless there is one that will do; return whether it was made.

    Raises:
        StorageError: ``storage.exists`` where the shop in ``place`` is somebody's own.
    """
    if shop_exists(place) and not is_demo(place):
        raise StorageError("storage.exists", path=str(place))
    return ready_demo(place, today, progress)


def _write_letters(place: Path) -> dict[str, Any]:
    services = open_shop(place)
    try:
        with shown("Writing the letters") as progress:
            letters = services.batch.write_due(progress)
        path = place / LETTERS
        services.letters.save(letters.pdf, path, replace=replaces())
        return {
            "letters": str(path),
            "written": len(letters.written),
            "incomplete": len(letters.incomplete),
            "pages": letters.pages,
        }
    finally:
        services.close()


def _told(report: dict[str, Any], *, opens: bool, no_window: bool) -> list[str]:
    letters = "letter is" if report["written"] == 1 else "letters are"
    pages = "page" if report["pages"] == 1 else "pages"
    lines = [
        f"The demo shop is in {report['place']}.",
        f"This week’s {report['written']} {letters} in {report['letters']} ({report['pages']} {pages}).",
    ]
    if not opens and not no_window:
        lines.append("There is no screen here to open the app on.")
    return lines
