"""The one stylesheet, made from the tokens of a theme."""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template
from typing import Any

from delight.ui.kit.look.touch import TARGET

_HOLDS, _LINE = 30, 1.25
"""So many pixels hold a line of text; a line is so much higher than the size of its letters."""
_FINGERS = "QPushButton { min-width: 34px; }"
_TOOL, _ITEM = 20, 7
"""Width of a small button and room above the words of a menu, without the touch layout."""
_HEIGHT = re.compile(r"min-height: (\d\d)px")
"""The height of a line or more: it grows with the text, as a layout squeezes down to it and no further."""
_SHEET = Template("""
QToolTip { background: $ink; color: $paper; border: none; padding: 4px 8px; font-size: ${small}px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: ${small}px; }
QLabel[role="label"] { color: $ink; font-size: ${small}px; font-weight: 600; }
QLabel[role="key"] { color: $quiet; font-size: ${small}px; background: $card; border: 1px solid $hairline;
  border-radius: 4px; padding: 2px 6px; }
QLabel[role="problem"] { color: $overdue; font-size: ${small}px; font-weight: 600; }
QLabel[role="small"][tone="overdue"] { color: $overdue; font-weight: 600; }
QLabel[role="small"][tone="due"] { color: $due; font-weight: 600; }
QLabel[role="small"][tone="surprise"] { color: $surprise; font-weight: 600; }
QFrame[role="note"] { background: $due_soft; border: none; border-radius: 8px; }
QFrame[role="note"] QLabel { color: $ink; }
QFrame[role="card"] { background: $card; border: 1px solid $hairline; border-radius: 8px; }
QFrame[role="sheet"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QFrame[role="side"] { background: $paper; border: none; border-left: 1px solid $hairline; }
QFrame[role="quote"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[role="picked"] { background: $hover; border: none; border-left: 3px solid $accent; border-radius: 0; }
QFrame[role="pick"] { background: transparent; border: 1px solid $border; border-radius: 8px; }
QFrame[role="pick"]:hover { background: $hover; }
QFrame[role="pick"][picked="true"] { background: $accent_soft; border: 1px solid $accent; }
QFrame[role="pick"]:focus { border: 2px solid $accent; }
QFrame[role="line"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="rail"] { background: $rail; border: none; border-right: 1px solid $hairline; }
QFrame[role="top"] { background: $paper; border: none; border-bottom: 1px solid $hairline; }
QFrame[role="notice"] { background: $ink; border: none; border-radius: 8px; }
QFrame[role="notice"] QLabel { color: $paper; }
QFrame[role="banner"][tone="overdue"] { background: $overdue_soft; border: 1px solid $overdue;
  border-radius: 8px; }
QFrame[role="banner"][tone="surprise"] { background: $surprise_soft; border: none; border-radius: 0; }
QFrame[role="banner"][tone="due"] { background: $due_soft; border: 1px solid $due; border-radius: 8px; }
QFrame[role="banner"][tone="done"] { background: $done_soft; border: 1px solid $done; border-radius: 8px; }
QFrame[role="banner"][tone="accent"] { background: $accent_soft; border: 1px solid $accent;
  border-radius: 8px; }

QPushButton { background: $card; color: $ink; border: 1px solid $border; border-radius: 8px; padding: 0 14px;
  min-height: 30px; }
QPushButton, QToolButton { outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $hairline; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QPushButton:disabled { color: $border; border-color: $hairline; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $hairline; color: $quiet; border-color: $hairline; }
QPushButton[role="danger"] { color: $overdue; border-color: $overdue; }
QPushButton[role="danger"]:hover { background: $overdue_soft; }
QPushButton[role="quiet"], QToolButton { background: transparent; color: $ink; border: 1px solid transparent;
  border-radius: 8px; padding: 0 10px; min-height: 30px; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[role="quiet"]:pressed, QToolButton:pressed, QToolButton:checked { background: $hairline; }
QPushButton[role="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 9px;
  min-height: 28px; }
QPushButton[role="link"] { background: transparent; color: $accent; border: 1px solid transparent;
  padding: 0 4px;
  text-align: left; font-weight: 600; }
QPushButton[role="link"][flush="true"]:!focus { padding: 0 6px 0 0; border-left-width: 0; }
QPushButton[role="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton[role="link"][flush="true"]:focus { padding: 0 2px 0 1px; }
QToolButton { padding: 0 5px; min-width: ${tool}px; }
QToolButton:focus { padding: 0 4px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="notice"] { background: transparent; color: $paper; border: 1px solid $paper; }
QPushButton[role="notice"]:hover { background: $quiet; }
QPushButton[role="notice"]:focus { border: 2px solid $paper; }

QPushButton[role="rail"] { background: transparent; color: $ink; border: 2px solid transparent;
  border-radius: 8px;
  padding: 0 10px; min-height: 34px; text-align: left; }
QPushButton[role="side"] { background: transparent; color: $ink; border: 2px solid transparent;
  border-radius: 8px;
  padding: 0 10px; min-height: 28px; text-align: left; }
QPushButton[role="rail"]:hover, QPushButton[role="side"]:hover { background: $hairline; }
QPushButton[role="rail"]:checked, QPushButton[role="side"]:checked { background: $accent_soft;
  color: $accent; font-weight: 600; }
QPushButton[role="rail"]:focus, QPushButton[role="side"]:focus { border-color: $accent; }

DayField { min-height: 34px; }
DayField:focus { min-height: 32px; }

QPushButton[role="pad"] { font-size: ${title}px; min-height: 50px; padding: 0; }
QPushButton[role="pad"]:focus { min-height: 48px; padding: 0; }
QPushButton[big="true"] { min-height: 42px; }
QPushButton[big="true"]:focus { min-height: 40px; }
QPushButton[role="pad"][big="true"] { min-height: 72px; }
QPushButton[role="pad"][big="true"]:focus { min-height: 70px; }
QPushButton[role="chip"] { background: transparent; border: 1px solid $border; border-radius: 16px;
  padding: 0 12px;
  min-height: 30px; }
QPushButton[role="chip"]:hover { background: $hover; }
QPushButton[role="chip"]:checked { background: $accent_soft; color: $accent; border-color: $accent;
  font-weight: 600; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }

QFrame[role="narrowed"] { background: $accent_soft; border: 1px solid $accent; border-radius: 16px; }
QFrame[role="narrowed"] QLabel { color: $accent; font-weight: 600; }

QPushButton[role="tab"] { background: transparent; color: $quiet; border: 1px solid transparent;
  padding: 0 9px; min-height: 30px; }
QPushButton[role="tab"]:hover { background: $hover; color: $ink; }
QPushButton[role="tab"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="tab"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 28px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $card; color: $ink;
  border: 1px solid $border; border-radius: 8px; padding: 1px 9px; min-height: 32px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 3px 7px; min-height: 0; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
  border-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 8px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $overdue; padding: 0 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $quiet; background: $paper; }
QLineEdit[role="search"] { background: $card; border-radius: 18px; min-height: 32px; }
QPlainTextEdit[role="bare"] { background: transparent; border: none; border-radius: 0; padding: 2px 0;
  border-bottom: 2px solid transparent; }
QPlainTextEdit[role="bare"]:hover { border-bottom-color: $hairline; }
QPlainTextEdit[role="bare"]:focus { background: $card; border-bottom-color: $accent; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { width: 0; height: 0; image: none; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $border; padding: 4px; outline: 0; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }

QAbstractItemView { background: $card; border: none; outline: 0; selection-background-color: $accent_soft;
  selection-color: $ink; }
QListView::item { padding: 4px 8px; }
QTableView { gridline-color: transparent; }
QTableView::item { padding: 4px 5px; border-bottom: 1px solid $hairline; }
QTableView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView { background: $card; }
QHeaderView::section { background: $card; color: $quiet; font-size: ${small}px; font-weight: 600;
  border: none;
  border-bottom: 1px solid $hairline; padding: 6px 8px; }
QTableCornerButton::section { background: $card; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $hairline; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $border; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QMenu { background: $card; color: $ink; border: 1px solid $border; border-radius: 8px; padding: 4px; }
QMenu::item { padding: ${item}px 28px ${item}px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $border; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 32px; }
QCalendarWidget QToolButton { min-height: 28px; font-weight: 600; }
QCalendarWidget QAbstractItemView::item { padding: 0; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
""")


def stylesheet(tokens: Any, sizes: Any, target: int = TARGET) -> str:
    """Return the stylesheet of a theme; for fingers all that is pressed is higher.

    Args:
        tokens: the colours, a ``theme.Tokens``.
        sizes: the sizes of text, a ``theme.Type``.
        target: least height and width of what is pressed, in pixels.
    """
    touch = target - TARGET
    room = {"tool": _TOOL + touch, "item": _ITEM + touch // 2}
    sheet = _SHEET.substitute(asdict(tokens) | asdict(sizes) | room) + (_FINGERS if touch else "")
    grown = max(touch, round(sizes.base * _LINE) - _HOLDS)
    return _HEIGHT.sub(lambda found: f"min-height: {int(found[1]) + grown}px", sheet) if grown else sheet
