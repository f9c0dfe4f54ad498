"""``delight demo``: a shop to try everything on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from delight.cli.commands import Question
from delight.cli.output import confirm
from delight.cli.progress import shown
from delight.cli.screen import has_screen
from delight.cli.values import FILE
from delight.cli.wishes import wishes
from delight.domain.calendar import local_day
from delight.paths import demo_folder
from delight.services.bundle import open_services, shop_exists, system_clock
from delight.services.demo import make_demo, start_over, untouched_day

LETTERS = "letters.pdf"


@click.command(cls=Question, example="delight demo\ndelight demo --no-window --out ./try")
@click.option("--no-window", is_flag=True, help="Only write this week's letters.")
@click.option("--out", type=FILE, metavar="DIR", help="The demo shop's folder (default: one of its own).")
def demo(no_window: bool, out: Path | None) -> None:
    """Make the demo shop, write its due letters to a PDF, and open the app on it.

    A demo of today is used again, and so is one in which somebody has tried something.
    """
    place = out or demo_folder()
    made = _make(place, local_day(system_clock(), None))
    report = _write_letters(place) | {"place": str(place), "made": made}
    opens = has_screen() and not no_window
    confirm(report, _told(report, opens=opens, no_window=no_window))
    if opens:
        click.get_current_context().exit(wishes().open_window(place))


def _make(place: Path, today: date) -> bool:
    """Make the demo shop unless there is one that will do; return whether it was made."""
    if shop_exists(place) and untouched_day(place) in {None, today}:
        return False
    with shown("Making the demo shop") as progress:
        (start_over if shop_exists(place) else make_demo)(place, today, progress)
    return True


def _write_letters(place: Path) -> dict[str, Any]:
    services = open_services(place)
    try:
        with shown("Writing the letters") as progress:
            letters = services.due.write(progress)
        path = place / LETTERS
        services.letters.save(letters.pdf, path)
        return {
            "letters": str(path),
            "written": len(letters.written),
            "incomplete": len(letters.incomplete),
            "pages": letters.pages,
        }
    finally:
        services.close()


def _told(report: dict[str, Any], *, opens: bool, no_window: bool) -> list[str]:
    lines = [
        f"The demo shop is in {report['place']}.",
        f"This week’s {report['written']} letters are in {report['letters']} ({report['pages']} pages).",
    ]
    if not opens and not no_window:
        lines.append("There is no screen here to open the app on.")
    return lines
