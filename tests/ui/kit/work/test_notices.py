"""The bar with Undo, banners, dialogs, actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from delight.domain.errors import StorageError
from delight.ui.kit.actions import (
    ActionDef,
    action_button,
    add_actions,
    all_keys,
    icon_button,
    set_letter_keys,
)
from delight.ui.kit.look.layouts import scrolled
from delight.ui.kit.words.messages import report_of, words_for
from delight.ui.kit.work.dialogs import Sheet, confirm
from delight.ui.kit.work.notices import ErrorBanner, NoticeBar, keep_below
from delight.ui.kit.work.tasks import Task
from tests.qt_helpers import let_run, press, wait_for


@pytest.fixture
def room(qtbot):
    window = QWidget()
    window.resize(700, 400)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_bar_has_room_for_its_first_words(room):
    bar = NoticeBar(room)
    keep_below(bar, room)
    bar.say("Zoë Brontë is a customer now.", lambda: None)
    wait_for(bar.isVisible)
    for part in (bar.words, bar.undo):
        assert part.width() >= part.sizeHint().width()


def test_bar_goes_away_by_itself_but_not_while_it_has_the_focus(room, monkeypatch):
    bar = NoticeBar(room)
    keep_below(bar, room)
    bar._timer.setInterval(30)
    bar.say("Saved.", lambda: None)
    bar.undo.setFocus()
    let_run(90)
    assert bar.isVisible()
    room.setFocus()
    wait_for(lambda: not bar.isVisible())


def test_bar_goes_though_it_came_up_below_a_mouse_that_lies_still(room, monkeypatch):
    bar = NoticeBar(room)
    keep_below(bar, room)
    bar._timer.setInterval(30)
    monkeypatch.setattr(bar, "underMouse", lambda: True)
    bar.say("L-2026-0062 is saved.")
    wait_for(lambda: not bar.isVisible())
    bar.say("L-2026-0063 is saved.")
    QCursor.setPos(bar.mapToGlobal(bar.rect().center()) + QPoint(3, 0))
    let_run(90)
    assert bar.isVisible()
    monkeypatch.setattr(bar, "underMouse", lambda: False)
    wait_for(lambda: not bar.isVisible())


def test_bar_offers_undo_only_when_there_is_something_to_undo(room):
    bar = NoticeBar(room)
    keep_below(bar, room)
    undone = []
    bar.say("Saved.", lambda: undone.append(True))
    assert bar.geometry().bottom() <= room.height()
    press(bar.undo, "Space")
    assert undone == [True]
    assert not bar.isVisible()
    bar.say("Hello.")
    assert not bar.undo.isVisible()


def test_what_stands_above_makes_room_while_the_bar_is_shown(room):
    foot = QPushButton("Save PDF")
    room.layout().addStretch()
    room.layout().addWidget(foot)
    bar = NoticeBar(room)
    keep_below(bar, room, room.layout())
    wait_for(lambda: foot.geometry().bottom() > room.height() - 40)
    room.layout().setContentsMargins(0, 0, 0, 0)
    bar.say("Saved.", lambda: None)
    wait_for(lambda: foot.geometry().bottom() < bar.geometry().top())
    bar.dismiss()
    wait_for(lambda: foot.geometry().bottom() == room.height() - 1)


@pytest.mark.parametrize("looked_elsewhere", [False, True])
def test_who_scrolled_elsewhere_stays_there_when_the_bar_comes_and_goes(room, looked_elsewhere):
    page, at = QWidget(), QPushButton("At work")
    lines = QVBoxLayout(page)
    lines.addSpacing(330 if not looked_elsewhere else 10)
    lines.addWidget(at)
    lines.addSpacing(900)
    area = scrolled(page)
    room.layout().setContentsMargins(0, 0, 0, 0)
    room.layout().addWidget(area)
    bar = NoticeBar(room)
    keep_below(bar, room, room.layout())
    wait_for(lambda: area.verticalScrollBar().maximum() > 500)
    at.setFocus()
    if looked_elsewhere:
        area.verticalScrollBar().setValue(500)
    before = area.verticalScrollBar().value()
    bar.say("Saved.", lambda: None)
    wait_for(lambda: area.height() < room.height() - 20)
    let_run(20)
    assert (area.verticalScrollBar().value() == before) is looked_elsewhere
    shown = area.verticalScrollBar().value()
    bar.dismiss()
    wait_for(lambda: area.height() == room.height())
    let_run(20)
    assert area.verticalScrollBar().value() == shown


def test_banner_says_what_happened_what_holds_and_helps(room):
    banner = ErrorBanner(room)
    room.layout().addWidget(banner)
    tried = []
    banner.show_error(StorageError("storage.busy"), "Try again", lambda: tried.append(True))
    assert "Another program" in banner.what.text()
    assert "still here" in banner.holds.text()
    banner.copy.click()
    assert "storage.busy" in QGuiApplication.clipboard().text()
    banner.help.click()
    assert tried == [True]
    assert not banner.isVisible()


def test_report_names_files_and_lines_but_nobody():
    secret = "Zoë Brontë"
    try:
        raise ValueError(secret)
    except ValueError as error:
        report = report_of(error)
        words = words_for(error)
    assert "test_notices.py:" in report
    assert "ValueError" in report
    assert secret not in report
    assert secret not in str(words)


def test_dialog_is_deleted_once_closed(room):
    done = []
    sheet = confirm(
        room, "Delete this draft?", "It is gone for good then.", "Delete", lambda: done.append(1), danger=True
    )
    assert sheet.isVisible()
    press(sheet, "Ctrl+Return")
    assert done == [1]
    wait_for(lambda: not room.findChildren(Sheet))


def test_dialog_closes_with_escape(room):
    done = []
    sheet = confirm(room, "Sure?", "Well.", "Do it", lambda: done.append(1))
    press(sheet, "Escape")
    wait_for(lambda: not room.findChildren(Sheet))
    assert done == []


def test_actions_have_keys_tips_and_buttons(room):
    done = []
    actions = add_actions(
        room,
        ActionDef(
            name="print",
            text="Print",
            do=lambda: done.append("print"),
            key="Ctrl+P",
            icon="print",
            group="Letters",
        ),
        ActionDef(name="call", text="Call", do=lambda: done.append("call"), key="c"),
    )
    button, small = action_button(actions["print"], role="primary"), icon_button(actions["call"])
    for widget in (button, small, QLabel("x")):
        room.layout().addWidget(widget)
    room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    room.setFocus()
    press(room, "Ctrl+P")
    press(room, "c")
    button.click()
    assert done == ["print", "call", "print"]
    assert button.toolTip() == "Print  (Ctrl+P)"
    assert list(all_keys(room)) == [("Letters", "Print", "Ctrl+P"), ("On this page", "Call", "C")]
    actions["print"].setEnabled(False)
    assert not button.isEnabled()
    set_letter_keys(room, on=False)
    press(room, "c")
    assert done[-1] == "print"
    set_letter_keys(room, on=True)
    press(room, "c")
    assert done[-1] == "call"


def test_the_bar_follows_long_work_and_comes_back_after_other_words(room, monkeypatch):
    monkeypatch.setattr("delight.ui.kit.work.notices.SHOWN_MS", 30)
    bar, owner = NoticeBar(room), QWidget(room)
    task = Task(owner)
    bar.follow(task, "Undoing …")
    task.report(3, 10)
    assert (bar.words.text(), bar.undo.text()) == ("Undoing … 30 %", "Cancel")
    bar.say("Saved.", lambda: None)
    task.report(4, 10)
    assert (bar.words.text(), bar.undo.text()) == ("Saved.", "Undo")
    wait_for(lambda: bar.words.text() == "Undoing …")
    task.report(10, 10)
    assert (bar.words.text(), bar.undo.isEnabled()) == ("Undoing … Almost done …", False)
    task.finished.emit()
    assert not bar.isVisible()


def test_cancel_on_the_bar_asks_the_work_to_stop(room):
    bar, owner = NoticeBar(room), QWidget(room)
    task = Task(owner)
    bar.follow(task, "Undoing …")
    bar.undo.click()
    assert task.is_stopping
    assert not bar.isVisible()
