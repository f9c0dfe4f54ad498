"""F1: every key on one sheet."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtWidgets import QGridLayout, QWidget

from delight.ui.kit.actions import all_keys
from delight.ui.kit.dialogs import Sheet
from delight.ui.kit.layouts import hug, label, scrolled


def show_keys(window: QWidget) -> Sheet:
    """Open the sheet with the keys that work now, by group."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for group, words, key in all_keys(window):
        groups[group].setdefault(key, words)
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    for group, keys in groups.items():
        _add_group(grid, group, keys)
    grid.setRowStretch(grid.rowCount(), 1)
    area = scrolled(body)
    area.setMinimumHeight(min(480, body.sizeHint().height() + 8))
    sheet = Sheet(window.tr("Keys"), window, area)
    sheet.add_button(window.tr("Close"), role="primary")
    sheet.open()
    return sheet


def _add_group(grid: QGridLayout, group: str, keys: dict[str, str]) -> None:
    at = grid.rowCount()
    if at > 1:
        grid.setRowMinimumHeight(at, 12)
        at += 1
    grid.addWidget(label(group, "heading"), at, 0, 1, 2)
    for n, (key, words) in enumerate(keys.items(), at + 1):
        grid.addWidget(label(words), n, 0)
        grid.addWidget(hug(label(key, "key")), n, 1)
