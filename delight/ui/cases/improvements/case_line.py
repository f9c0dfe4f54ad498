"""A case behind a figure, as a line that opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.days.calendar import local_day
from delight.domain.improvements.causes import CauseCase
from delight.ui.cases.improvements.words import tr
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.labels import label_of


class CaseLine(QuietRow):
    """Enter, Space or a click opens the case; what else can be done with it is in its menu."""

    def __init__(
        self,
        case: CauseCase,
        today: date,
        zone: tzinfo | None,
        on_open: Callable[[], object],
        on_take_out: Callable[[], object] | None = None,
    ) -> None:
        self.case = case
        who = case.customer_name or tr("no name given")
        below = " · ".join((case.reference, who, label_of(case.stage)))
        words = column(None, label(case.what, wrap=True), label(below, "small", wrap=True), space=2)
        day = label(date_text(local_day(case.received_at, zone), today), "small")
        content = QWidget()
        line = row(content, words, day, space=12, margins=(0, 6, 0, 6))
        line.setStretch(0, 1)
        line.setAlignment(day, Qt.AlignmentFlag.AlignTop)
        deeds = [Deed(text=tr("Open"), do=on_open)]
        if on_take_out is not None:
            deeds.append(Deed(text=tr("It has another cause"), do=on_take_out, key=Qt.Key.Key_Delete))
        super().__init__(
            content, deeds, spoken=", ".join((case.what, below, day.text())), name=case.reference
        )
