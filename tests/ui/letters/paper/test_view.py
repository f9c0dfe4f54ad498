"""The sheet on the desk: fits its place, zooms, stays sharp."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from delight.ui.kit.look.theme import colour, tokens
from delight.ui.letters.paper.pictures import Sheets
from delight.ui.letters.paper.view import PaperView
from tests.qt_helpers import press


def sheets(pages=1, dpi=96.0, wide=794, high=1123):
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return Sheets(images=(image,) * pages, dpi=dpi)


@pytest.fixture
def view(qtbot):
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(500, 800)
    made.show_sheets(sheets())
    made.show()
    return made


def test_the_whole_page_is_shown_in_the_middle(view):
    (rect,) = view.page_rects()
    assert view.viewport().rect().contains(rect.toRect())
    assert abs(rect.center().x() - view.viewport().rect().center().x()) <= 1
    assert view.fits


def test_a_low_place_shows_the_upper_end_readably(view):
    view.resize(700, 300)
    assert view.percent == 62
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0


def test_zooming_asks_for_a_sharper_picture(view, qtbot):
    with qtbot.waitSignal(view.sharper_wanted) as asked:
        press(view, "+")
    assert asked.args[0] == view.sharp_dpi
    assert not view.fits
    larger = view.percent
    press(view, "-")
    assert view.percent < larger
    press(view, "0")
    assert view.fits


def test_zoom_has_its_ends(view):
    for _ in range(20):
        view.zoom_by(1)
    assert view.percent == 400
    for _ in range(40):
        view.zoom_by(-1)
    assert view.percent == 30


def test_pages_lie_below_each_other(view):
    view.show_sheets(sheets(pages=2))
    first, second = view.page_rects()
    assert second.top() > first.bottom()
    assert view.verticalScrollBar().maximum() > 0


def test_a_card_is_shown_at_most_half_larger_than_it_is(view):
    view.resize(1600, 1600)
    view.show_sheets(sheets(wide=397, high=559))
    assert view.percent == 150


def test_nothing_is_shown_without_complaint(qtbot):
    view = PaperView()
    qtbot.addWidget(view)
    view.show()
    view.zoom_by(1)
    view.fit()
    assert view.page_rects() == []


def test_no_bar_stays_where_the_whole_page_fits(view):
    view.resize(330, 900)
    view.zoom_by(8)
    assert view.horizontalScrollBar().maximum() > 0
    view.fit()
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0
    assert not view.horizontalScrollBar().isVisible()
    assert not view.verticalScrollBar().isVisible()


def test_the_ground_goes_on_below_the_scroll_bar(view, qtbot):
    view.resize(700, 300)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    shown = view.grab().toImage()
    at_the_left, below_the_bar = shown.pixelColor(4, 150), shown.pixelColor(shown.width() - 1, 150)
    assert at_the_left == below_the_bar == colour(tokens().rail)
