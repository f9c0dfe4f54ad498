"""The colour of the letterhead: a few that print well, or any other by its number or from a chart."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QWidget
from typing_extensions import override

from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.theme import INKS, colour, tokens
from delight.ui.kit.look.touch import target
from delight.ui.settings.scale import scaled

_DOT, _NUMBER = 22, 104


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, value: str, name: str) -> None:
        super().__init__()
        self.value = value
        self.setCheckable(True)
        self.setFixedSize(target(), target())
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(target(), target())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = (target() - _DOT) / 2
        dot = QRectF(edge, edge, _DOT, _DOT)
        painter.setPen(QPen(colour(now.border), 1))
        painter.setBrush(colour(self.value))
        painter.drawEllipse(dot)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(colour(now.accent if self.hasFocus() else now.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(-3.5, -3.5, 3.5, 3.5))
        if self.isChecked():
            painter.setPen(QPen(colour(now.card if now.name.startswith("light") else now.ink), 2))
            at = dot.center()
            painter.drawLine(round(at.x() - 5), round(at.y()), round(at.x() - 1), round(at.y() + 4))
            painter.drawLine(round(at.x() - 1), round(at.y() + 4), round(at.x() + 5), round(at.y() - 4))
        painter.end()


class AccentField(QWidget):
    """Swatches, and the colour as ``#RRGGBB`` beside them."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.swatches = {value: Swatch(value, words) for value, words in zip(INKS, _names(), strict=True)}
        self.own = Swatch(INKS[0], self.tr("Your own colour"))
        self.own.hide()
        self.number = LineField(name=self.tr("{field} as a number").format(field=name), placeholder="#0F6E6E")
        self.number.setFixedWidth(scaled(_NUMBER))
        self.chart = push_button(self.tr("Choose …"), self._open_chart)
        self.chart.setAccessibleName(self.tr("Choose a colour from a chart"))
        for value, swatch in self.swatches.items():
            swatch.clicked.connect(lambda _checked, value=value: self.number.setText(value))
        self.number.textChanged.connect(lambda _text: self._on_number())
        self.own.clicked.connect(lambda _checked: self._on_number())
        swatches = row(None, *self.swatches.values(), self.own, None, space=2)
        column(self, swatches, row(None, self.number, self.chart, None), space=8)
        self.setFocusProxy(self.number)

    def value(self) -> str:
        """Return what the number says, whatever that is."""
        return self.number.text().strip().upper()

    def set_value(self, value: str) -> None:
        """Show a colour."""
        self.number.setText(value)
        self._on_number()

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.number.setFixedWidth(scaled(_NUMBER))
        if event.type() == QEvent.Type.DynamicPropertyChange:  # what was typed is wrong, or right again
            self.number.setProperty("wrong", self.property("wrong"))
            self.number.style().unpolish(self.number)
            self.number.style().polish(self.number)
        return super().event(event)

    def _on_number(self) -> None:
        for value, swatch in self.swatches.items():
            swatch.setChecked(value.casefold() == self.value().casefold())
        is_own = is_colour(self.value()) and not any(s.isChecked() for s in self.swatches.values())
        self.own.setVisible(is_own)
        self.own.setChecked(is_own)
        if is_own:
            self.own.value = self.value()
            self.own.update()
        self.changed.emit()

    def _open_chart(self) -> None:
        now = self.value() if is_colour(self.value()) else INKS[0]
        dialog = QColorDialog(QColor(now), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda chosen: self.number.setText(chosen.name().upper()))
        dialog.open()


def is_colour(text: str) -> bool:
    """Tell whether a text is ``#RRGGBB``."""
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def _names() -> tuple[str, ...]:
    """Return what the colours are called, in the order of ``INKS``."""
    return (
        _tr("Teal"),
        _tr("Ink blue"),
        _tr("Plum"),
        _tr("Brick"),
        _tr("Forest"),
        _tr("Chocolate"),
        _tr("Charcoal"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Accents", text)
