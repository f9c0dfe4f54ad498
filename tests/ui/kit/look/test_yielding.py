"""Words keep enough room to be read; what stands beside them yields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label
from delight.ui.kit.look.yielding import YieldingRow

LONG = "Give the money back at once, in full and never as a voucher"


@pytest.fixture
def make(qtbot):
    places = []

    def made(words=LONG, width=600, *, ahead=False, rtl=False):
        place = QWidget()
        qtbot.addWidget(place)
        places.append(place)  # Qt keeps no widget that has no parent
        if rtl:
            place.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        said, button = label(words, wrap=True), push_button("Put it on the list")
        YieldingRow(place, said, button, space=12, ahead=ahead)
        place.resize(width, place.heightForWidth(width))
        place.show()
        return said, button

    return made


def test_beside_where_there_is_room(make):
    said, button = make()
    assert said.geometry().right() < button.x()
    assert button.geometry().right() == 599
    assert button.geometry().center().y() == pytest.approx(said.geometry().center().y(), abs=1)


def test_below_where_the_words_would_be_squeezed(make):
    said, button = make(width=220)
    assert said.geometry().bottom() < button.y()
    assert said.width() == 220
    assert button.width() == button.sizeHint().width()
    assert said.height() >= said.heightForWidth(220)


def test_short_words_keep_what_belongs_to_them_beside_them(make):
    said, button = make("Late", width=220)
    assert said.geometry().right() < button.x()


def test_what_is_ahead_stands_before_the_words_or_above_them(make):
    said, button = make(ahead=True)
    assert button.x() == 0
    assert button.geometry().right() < said.x()
    said, button = make(width=220, ahead=True)
    assert button.geometry().bottom() < said.y()


def test_the_words_have_all_the_room_while_the_rest_is_hidden(make):
    said, button = make()
    button.hide()
    place = said.parentWidget()
    place.layout().activate()
    assert said.width() == 600


@pytest.mark.parametrize("width", [600, 220])
def test_from_right_to_left_the_words_begin_at_the_right(make, width):
    said, button = make(width=width, rtl=True)
    assert said.geometry().right() == width - 1
    assert button.x() == 0 if width == 600 else button.geometry().right() == width - 1
