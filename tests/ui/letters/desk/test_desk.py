"""What lies on the desk has the room that it needs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.desk.snags import Snag
from tests.fitting import unfit

IN_SMALLEST_WINDOW = (488, 479)
ACTIONS = {
    "fit": "Fit",
    "zoom_in": "In",
    "zoom_out": "Out",
    "edit": "Edit text",
    "save": "Save as PDF",
    "print": "Print",
}


@pytest.fixture
def desk(qtbot, qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    made = Desk({name: QAction(words) for name, words in ACTIONS.items()})
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(*IN_SMALLEST_WINDOW)
    for part in (made.head, made):
        part.setParent(around)
    made.resize(*IN_SMALLEST_WINDOW)
    around.show()
    yield made
    apply_theme(qapp, Scheme.LIGHT)


def test_what_a_letter_lacks_is_read_whole_above_its_page_in_large_text(desk, qtbot):
    desk.show_nothing(
        "Every letter that was owed is written. Write to somebody who expects nothing?", "Write"
    )
    qtbot.waitUntil(desk.nothing.isVisible)
    desk.show_paper()
    desk.edit.show()
    desk.status.set_line("1 page · A4")
    about = Snag(
        words="Still missing: what it was about, in a few words.",
        tell=lambda _told: None,
        example="the birthday cake with the wrong name",
    )
    desk.snags.show_snags(
        [about, Snag(words="Still missing: who signs.", button="Open Settings", mend=lambda: None)]
    )
    assert unfit(desk.snags) == []
    assert desk.size().toTuple() == IN_SMALLEST_WINDOW
    assert desk.snags.height() >= desk.snags.heightForWidth(desk.snags.width())
    assert desk.paper.height() >= 96
