"""F1: every key on one sheet, which the keyboard alone can read to its end."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from delight.ui.frame import keys
from tests.qt_helpers import named, press_here


def test_groups_stand_side_by_side_in_two_parts_of_about_the_same_length(qtbot, monkeypatch):
    sizes = {"Everywhere": 6, "Customers": 9, "Here twice": 4}
    many = [(group, f"{group} {n}", f"F{n}") for group, size in sizes.items() for n in range(size)]
    monkeypatch.setattr(keys, "all_keys", lambda _window: many)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = keys.show_keys(window)
    at = {text: named(sheet, text, QLabel).mapTo(sheet, QPoint()) for text in sizes}
    assert at["Everywhere"].x() < at["Customers"].x() == at["Here twice"].x()
    assert at["Everywhere"].y() == at["Customers"].y()
    sheet.close()


def test_the_keyboard_alone_reaches_the_last_of_the_keys(qtbot, monkeypatch):
    many = [("Everywhere", f"Deed {n}", f"Ctrl+{n}") for n in range(60)]
    monkeypatch.setattr(keys, "all_keys", lambda _window: many)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = keys.show_keys(window)
    qtbot.waitUntil(sheet.isActiveWindow)
    bar = sheet.findChildren(QScrollArea)[0].verticalScrollBar()
    before = bar.value()
    press_here("PgDown")
    QApplication.processEvents()
    assert bar.value() > before
    sheet.close()


def test_long_words_of_one_half_never_push_the_keys_of_the_other_out(qtbot, monkeypatch):
    long = "A guest sees the screen: hide other customers, standing and notes"
    many = [("Everywhere", f"{long} {n}", f"Ctrl+{n}") for n in range(6)]
    many += [("Cases", f"No longer only those of the file {n}", f"Ctrl+Shift+{n}") for n in range(6)]
    monkeypatch.setattr(keys, "all_keys", lambda _window: many)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = keys.show_keys(window)
    area = sheet.findChildren(QScrollArea)[0]
    QApplication.processEvents()
    for _group, words, key in many:
        for text in (words, key):
            said = named(sheet, text, QLabel)
            right = said.mapTo(area.viewport(), QPoint(said.width(), 0)).x()
            assert right <= area.viewport().width(), text
    sheet.close()
