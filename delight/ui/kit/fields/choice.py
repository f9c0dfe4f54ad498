"""A menu of which one value is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip, QWidget
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.words.labels import label_of


class Choice(QComboBox):
    """One of several values, shown by their words."""

    picked = Signal(object)
    """A person chose a value (not the program)."""

    def __init__(
        self,
        values: Iterable[StrEnum | tuple[Any, str]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_values(values)
        self.activated.connect(lambda _index: self.picked.emit(self.value()))

    def set_values(self, values: Iterable[StrEnum | tuple[Any, str]]) -> None:
        """Offer these: enum members by their labels, or pairs of a value and its words."""
        self.clear()
        for value in values:
            pair = value if isinstance(value, tuple) else (value, label_of(value))
            self.addItem(pair[1], _Held(pair[0]))

    def value(self) -> Any:
        """Return the chosen value, or ``None``."""
        held = self.currentData()
        return held.value if isinstance(held, _Held) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered chooses nothing."""
        at = next((n for n in range(self.count()) if self.itemData(n).value == value), -1)
        self.setCurrentIndex(at)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the page scroll: a wheel that turns over the field is not meant to choose."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the words as Qt does, but end them in an ellipsis where there is no room for all of them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shown(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 8 if rtl else self.width() - 24
        painter.drawPixmap(left, (self.height() - 16) // 2, pixmap("down", "quiet", 16))
        painter.end()

    def _is_cut(self) -> bool:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return not self.toolTip() and self._shown(option) != self.currentText()

    def _shown(self, option: QStyleOptionComboBox) -> str:
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2
        )

    @override
    def event(self, event: QEvent, /) -> bool:
        """A letter typed here looks for a value; it is not the key of some deed on the page."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class _Held:
    """Keeps a Python value whole inside Qt's item data: enums would come back as bare text."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value
