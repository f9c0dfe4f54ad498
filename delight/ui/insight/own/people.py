"""Whether figures are told by person: off until an owner wants it."""

from __future__ import annotations

from typing_extensions import override

from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.fields.check import Check
from delight.ui.kit.work.page import Page


class PeoplePart(OwnPart):
    """One box to tick."""

    for_staff = True

    def __init__(self, page: Page) -> None:
        about = tr(
            "Owners alone see it, and only of who has enough cases. Whoever takes on what is hardest looks"
            " worst: talk before you judge."
        )
        super().__init__(page, tr("By person"), about)
        self.compares = Check(tr("Compare people, too"))
        self.compares.clicked.connect(self._save)
        self.body.addWidget(self.compares)

    @override
    def show_own(self, own: Own) -> None:
        self.compares.setChecked(own.shop.compares_staff)

    def _save(self, on: bool) -> None:  # noqa: FBT001 - as Qt calls it
        self._set(lambda _row: {"compares_staff": on}, lambda: self.compares.setChecked(not on))
