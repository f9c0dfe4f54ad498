"""``delight letter due``: every letter that is owed, in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from delight.cli.commands import Deed
from delight.cli.kept import Asked, check_place, place_option, tell, write_all
from delight.cli.progress import shown
from delight.cli.wishes import opened
from delight.domain.guards.writing import DueLetter


@click.command(
    cls=Deed, example="delight letter due --out week.pdf\ndelight letter due --out ./letters --issue"
)
@place_option
@click.option("--issue", is_flag=True, help="Keep each in the archive for good.")
def due(out: Path, issue: bool) -> None:
    """Write every letter that is due; what lacks something is left out and named."""
    with opened() as services, shown("Writing") as progress:
        asked = [Asked(request=d.request, name=d.customer_name, about=_about(d)) for d in services.due.list()]
        check_place(services, out)
        if not asked:
            tell(out, {"out": str(out), "written": [], "incomplete": []}, (), ["No letter is due."])
            return
        waiting = [row.number for row in services.letters.waiting()]
        report = write_all(services, asked, out, progress, issue=issue)
    report["waiting"] = waiting
    tell(out, report, _written(report), _beside(report))


def _about(letter: DueLetter) -> dict[str, str | None]:
    return {
        "wording": letter.request.wording,
        "customer": letter.customer_name,
        "about": letter.subject,
        "why": letter.why,
        "by": letter.by.isoformat() if letter.by else None,
    }


def _written(report: dict[str, Any]) -> list[str]:
    count = len(report["written"])
    return [f"{count} letter{'s' if count != 1 else ''} written to {report['out']}."]


def _beside(report: dict[str, Any]) -> list[str]:
    left = [
        f"Left out: {item['wording']} to {item['customer']}: {item['missing'].rstrip('.')}."
        for item in report["incomplete"]
    ]
    return left + _waiting(len(report["waiting"]))


def _waiting(count: int) -> list[str]:
    """Tell of letters that an earlier run wrote and nobody has said of whether they came out."""
    if not count:
        return []
    letters = "1 letter waits" if count == 1 else f"{count} letters wait"
    return [f"{letters} from before: see `delight letter list --waiting`."]
