"""Days and moments chosen the way people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from delight.ui.kit.fields.days import DayField, MomentField, calendar_action
from delight.ui.kit.look.theme import Scheme, apply_theme
from tests.qt_helpers import let_run, press, wait_for


@pytest.mark.parametrize("ends", ["Escape", "Return"])
def test_a_day_is_up_again_once_its_menu_that_keys_opened_is_closed(qtbot, ends):
    window = QWidget()
    qtbot.addWidget(window)
    field = DayField(date(2026, 3, 2), name="From", today=lambda: date(2026, 3, 2))
    QVBoxLayout(window).addWidget(field)
    with qtbot.waitExposed(window):
        window.show()
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # where it loses the keyboard it is up anyhow
    press(field, "Return")
    wait_for(field.menu().isVisible)
    field.setDown(True)  # as Qt does on a real screen
    press(field.menu(), ends)
    wait_for(lambda: not field.menu().isVisible())
    let_run(20)
    assert not field.isDown()


def test_the_calendars_arrows_can_be_seen_in_the_dark(qapp, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    apply_theme(qapp, Scheme.DARK)
    try:
        calendar = calendar_action(menu, "From", date(2026, 3, 2), lambda _day: None).defaultWidget()
        for arrow in ("prev", "next"):
            button = calendar.findChild(QToolButton, f"qt_calendar_{arrow}month")
            assert button is not None
            picture = button.icon().pixmap(18, 18).toImage()
            inks = [picture.pixelColor(x, y) for x in range(18) for y in range(18)]
            assert any(ink.alpha() > 200 and ink.lightness() > 120 for ink in inks)
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_the_hour_begins_as_far_from_its_border_as_any_other_text(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field, line = (
        MomentField(name="By when?", now=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC)),
        QLineEdit("18:00"),
    )
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(line)
    field.set_moment(datetime(2026, 3, 2, 18, tzinfo=UTC))
    line.setFixedWidth(field.time.width())
    window.show()
    assert abs(_begins(field.time) - _begins(line)) <= 2


def _begins(field):
    """Return how many pixels lie between the border and the first letter, at half the height."""
    picture = field.grab().toImage()
    ground = picture.pixelColor(picture.width() - 20, picture.height() // 2)
    middle = range(picture.height() // 2 - 4, picture.height() // 2 + 4)
    return next(
        x
        for x in range(2, picture.width())
        if any(picture.pixelColor(QPoint(x, y)) != ground for y in middle)
    )
