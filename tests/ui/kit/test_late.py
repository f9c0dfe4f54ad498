"""A form is made when it is first asked for, at the place that is kept for it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.late import Late
from delight.ui.kit.look.layouts import column
from tests.qt_helpers import press_here, wait_for


class Box(QWidget):
    """A form of one field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField()
        column(self, self.field)


def test_forms_stand_in_their_order_whichever_was_made_first(qtbot):
    outer, anchor, end = QWidget(), LineField(), LineField()
    first, second = Late(Box), Late(Box)
    told = []
    second.then(told.append)
    column(outer, anchor, first.place, second.place, end)
    qtbot.addWidget(outer)
    outer.show()
    outer.activateWindow()
    wait_for(outer.isActiveWindow)
    anchor.setFocus()
    assert (first.made, second.made) == (None, None)
    for late in (second, first):
        assert late.get() is late.get()
        assert late.get().isHidden()
        late.get().show()
    assert told == [second.get()]
    for wanted in (first.get().field, second.get().field, end):
        press_here("Tab")
        assert QApplication.focusWidget() is wanted
