"""What the frame shows of the shop: its name, who is at the desk, how much is waiting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from delight.domain.shop import INSIGHT_FROM, SURPRISES_FROM
from delight.ui.kit import machine
from delight.ui.kit.work.page import Place, Tools

if TYPE_CHECKING:
    from delight.domain.staff.staff import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameState:
    """Read at once on the worker, after the shop opened and after every deed.

    ``hidden`` are the pages that are not useful yet; ``sees_all``: whoever is at the desk sees the owner's
    matters.
    """

    shop: str
    is_demo: bool
    desk: Desk
    overdue: int
    today: int
    hidden: frozenset[Place]
    sees_all: bool


def read_state(tools: Tools, file: Path | None = None) -> FrameState:
    """Read the state; called on the worker."""
    services = tools.services
    desk = services.staff.desk()  # first: what is read after it, whoever sits there may see
    shop, page = services.shop.row(), services.today.page()
    there = {
        Place.SURPRISES: page.customers >= SURPRISES_FROM,
        Place.INSIGHT: page.cases >= INSIGHT_FROM or machine.load(file).insight,
    }
    return FrameState(
        shop=shop.name,
        is_demo=shop.is_demo,
        desk=desk,
        overdue=len(page.late),
        today=len(page.due),
        hidden=frozenset(place for place, is_there in there.items() if not is_there),
        sees_all=tools.services.context.sees_all,
    )
