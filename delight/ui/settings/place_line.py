"""One of the places that the shop recommends, in their list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from delight.domain.cases.elsewhere import PlaceRow
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import counted
from delight.ui.settings.aside import unsaved_mark

NAMED = 80
"""So many letters of a name are told."""


class PlaceLine(QuietRow):
    """One place: pressed it is changed, its menu takes it off the list."""

    def __init__(
        self,
        place: PlaceRow,
        on_change: Callable[[PlaceRow], object],
        on_remove: Callable[[PlaceRow], object],
    ) -> None:
        self.place = place
        sent = counted(place.sent, _tr("1 customer sent there"), "%n customers sent there", "Settings")
        facts = " · ".join(
            part for part in (place.what_for, place.contact, sent if place.sent else "") if part
        )
        below = label(facts, "small", wrap=True)
        self.unsaved = unsaved_mark(shown=False)
        content = QWidget()
        words = column(None, label(place.name, wrap=True), below, space=1, margins=(0, 6, 0, 6))
        row(content, words, self.unsaved, space=8).setStretch(0, 1)
        below.setVisible(bool(facts))  # not before it has a parent, or it were a window for a moment
        deeds = [
            Deed(text=_tr("Change"), do=lambda: on_change(place), key=Qt.Key.Key_F2),
            Deed(text=_tr("Take it off the list"), do=lambda: on_remove(place), key=Qt.Key.Key_Delete),
        ]
        super().__init__(content, deeds, spoken=", ".join((place.name, facts)), name=place.name[:NAMED])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Places", text)
