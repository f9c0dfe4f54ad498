"""A complaint about a colleague is kept for the owner alone: one key in Log; who took it in sees no more."""

import pytest
from PySide6.QtWidgets import QLabel

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.work.page import LogWish, Place
from tests.qt_helpers import press, settle, type_text


@pytest.fixture
def window(open_window, services):
    services.staff.sit_down(services.staff.list()[1].id)
    return open_window(services)


def log(window, words):
    window.log(LogWish())
    settle(window.tools)
    form = window.slide.panel.note_page.form
    type_text(form.what, words)
    press(form.what, "Ctrl+Shift+O")
    assert form.more.owner_only.isVisible()
    assert form.more.owner_only.isChecked()
    press(form.what, "Ctrl+Return")
    settle(window.tools)
    return window.slide.panel


def test_the_front_desk_sees_that_it_was_taken_and_nothing_after(window, services):
    panel = log(window, "Marta shouted at me in front of everybody")
    assert panel.next.title.text() == "Taken for the owner"
    assert [b.text() for b in panel.next.buttons if b.isVisible()] == ["Log another"]
    assert not panel.note_page.banner.isVisible()
    panel.closed.emit()
    for place in (Place.TODAY, Place.CASES):
        page = window.go(place)
        settle(window.tools)
        assert "shouted" not in " ".join(label.text() for label in page.findChildren(QLabel))
    assert services.cases.count(CaseFilter()) == 0
    services.staff.sit_down(services.staff.list()[0].id)
    (row,) = services.cases.page(CaseFilter())
    kept = services.cases.get(row.id)
    assert (kept.owner_only, kept.staff) == (True, "Tom Okafor")


def test_the_next_one_is_logged_as_always(window, services):
    panel = log(window, "Marta shouted at me")
    press(panel.next, "N")
    settle(window.tools)
    form = panel.note_page.form
    assert not form.more.owner_only.isChecked()
    type_text(form.what, "The bun was cold")
    press(form.what, "Ctrl+Return")
    settle(window.tools)
    assert panel.next.title.text().startswith("Saved as C-")
    assert len([b for b in panel.next.buttons if b.isVisible()]) >= 3
    assert services.cases.count(CaseFilter()) == 1
