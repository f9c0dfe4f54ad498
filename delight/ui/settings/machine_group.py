"""What belongs to this computer and not to the shop: light or dark, the size of text, one-letter keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from typing_extensions import override

from delight.ui.kit import machine
from delight.ui.kit.actions import set_letter_keys
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.theme import DARK, LIGHT, RADIUS, Scheme, Tokens, base_font, colour, tokens
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group
from delight.ui.settings.printer_card import PrinterCard

_SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)
_WIDE, _HIGH, _RAIL = 132, 84, 34


class ThemeTile(QAbstractButton):
    """A small window in the colours it stands for."""

    def __init__(self, scheme: Scheme, words: str) -> None:
        super().__init__()
        self.scheme = scheme
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 16
        return QSize(max(_WIDE + 8, words), _HIGH + 16 + self.fontMetrics().height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = QRectF((self.width() - _WIDE) / 2, 4, _WIDE, _HIGH)
        shape = QPainterPath()
        shape.addRoundedRect(picture, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(shape)
        _paint_window(painter, picture, DARK if self.scheme is Scheme.DARK else LIGHT)
        if self.scheme is Scheme.SYSTEM:
            half = picture.adjusted(_WIDE / 2, 0, 0, 0)
            painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
            _paint_window(painter, picture, DARK)
        painter.restore()
        marked = self.isChecked() or self.hasFocus()
        edge = now.accent if marked else now.border
        painter.setPen(QPen(colour(edge), 3 if self.isChecked() else 2 if marked else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(picture, RADIUS, RADIUS)
        painter.setPen(colour(now.accent if self.isChecked() else now.ink))
        painter.setFont(base_font(strong=self.isChecked()))
        words = QRectF(0, _HIGH + 12, self.width(), self.height() - _HIGH - 12)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        painter.end()


class MachineGroup(Group):
    """Everything here takes effect at once; there is nothing to save."""

    for_everybody = True

    def __init__(self, page: Page, on_theme: Callable[[], object], on_rail: Callable[[], object]) -> None:
        super().__init__()
        self._on_theme, self._on_rail = on_theme, on_rail
        now = machine.load()
        self.add(
            self._theme_card(now.theme),
            self._text_card(now.text_scale),
            self._touch_card(),
            self._keys_card(),
            self._insight_card(),
        )
        self.letters.setChecked(now.letter_keys)
        self.touch.setChecked(now.touch)
        self.insight.setChecked(now.insight)
        self.printers = PrinterCard(page)
        self.add(self.printers)

    @override
    def refresh(self) -> None:
        self.printers.refresh()

    def _theme_card(self, theme: str) -> Card:
        words = {
            Scheme.SYSTEM: self.tr("As the system"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        self._group = QButtonGroup(self)
        self.tiles = {scheme: ThemeTile(scheme, text) for scheme, text in words.items()}
        for scheme, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.setChecked(scheme == theme)
            tile.toggled.connect(lambda on, scheme=scheme: self._wear(scheme, on=on))
        about = label(self.tr("For this computer only."), "quiet")
        return Card(
            label(self.tr("Light or dark"), "heading"), about, row(None, *self.tiles.values(), None, space=12)
        )

    def _text_card(self, scale: float) -> Card:
        title = self.tr("Size of text")
        self.scale = OneOf([(value, f"{value:.0%}") for value in _SCALES], name=title)
        self.scale.take(min(_SCALES, key=lambda value: abs(value - scale)))
        self.scale.changed.connect(self._resize_text)
        return Card(label(title, "heading"), self.scale)

    def _touch_card(self) -> Card:
        self.touch = Check(self.tr("Larger buttons, for fingers"))
        self.touch.clicked.connect(self._switch_touch)
        about = self.tr("For a tablet or a till with a touch screen. Counter mode (F11) always has them.")
        return Card(label(self.tr("Touch"), "heading"), self.touch, label(about, "quiet", wrap=True))

    def _keys_card(self) -> Card:
        self.letters = Check(self.tr("Single letters are keys"))
        self.letters.clicked.connect(self._switch_letters)
        about = self.tr(
            "D for done, S for snooze and so on; F1 shows them all."
            " Switch this off where a screen reader needs the letters."
        )
        return Card(label(self.tr("Keyboard"), "heading"), self.letters, label(about, "quiet", wrap=True))

    def _insight_card(self) -> Card:
        self.insight = Check(self.tr("Show Insight already"))
        self.insight.clicked.connect(self._switch_insight)
        about = self.tr("It comes by itself with the tenth case; of fewer it has little to tell.")
        return Card(label(self.tr("Insight"), "heading"), self.insight, label(about, "quiet", wrap=True))

    def _wear(self, scheme: Scheme, *, on: bool) -> None:
        if on:
            machine.change(theme=scheme.value)
            self._on_theme()

    def _resize_text(self) -> None:
        value = self.scale.value()
        if isinstance(value, float) and value != machine.load().text_scale:
            machine.change(text_scale=value)
            self._on_theme()

    def _switch_touch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        machine.change(touch=on)
        self._on_theme()

    def _switch_letters(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        machine.change(letter_keys=on)
        set_letter_keys(self.window(), on=on)

    def _switch_insight(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        machine.change(insight=on)
        self._on_rail()


def _paint_window(painter: QPainter, at: QRectF, worn: Tokens) -> None:
    """Paint a window in miniature: rail, a heading, two cards and a button."""
    painter.setPen(Qt.PenStyle.NoPen)
    for area, ink in (
        (at, worn.paper),
        (QRectF(at.left(), at.top(), _RAIL, at.height()), worn.rail),
        (QRectF(at.left() + 7, at.top() + 12, 20, 5), worn.quiet),
        (QRectF(at.left() + 7, at.top() + 24, 20, 5), worn.hairline),
        (QRectF(at.left() + 7, at.top() + 34, 20, 5), worn.hairline),
        (QRectF(at.left() + _RAIL + 10, at.top() + 11, 40, 6), worn.ink),
        (QRectF(at.right() - 24, at.top() + 9, 16, 9), worn.accent),
    ):
        _fill(painter, area, ink)
    for top in (26, 51):
        card = QRectF(at.left() + _RAIL + 10, at.top() + top, _WIDE - _RAIL - 18, 21)
        _fill(painter, card, worn.hairline)
        _fill(painter, card.adjusted(1, 1, -1, -1), worn.card)
        _fill(painter, QRectF(card.left() + 7, card.top() + 8, 42, 4), worn.quiet)


def _fill(painter: QPainter, area: QRectF, ink: str) -> None:
    painter.setBrush(QColor(ink))
    round_by = 0 if area.height() > 60 else 2
    painter.drawRoundedRect(area, round_by, round_by)
