"""Our single-colour icons, tinted from the theme."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from delight.paths import resource
from delight.ui.kit.look.theme import tokens, type_sizes

SIZE = 20
"""Usual width and height of an icon beside text, in pixels."""
_NAME, _TINT = "iconName", "iconTint"
_GAP, _USUAL_TEXT = 4, 14


def icon(name: str, tint: str = "ink", size: int = SIZE) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg``.

    Args:
        name: the file's name without its ending.
        tint: a colour of ``Tokens`` by its name, such as ``ink``, ``quiet``, ``on_accent``, ``overdue``.
        size: width and height in pixels; sharp on screens of 100 to 300 %.
    """
    return _icon(name, getattr(tokens(), tint), size, _ratios())


def pixmap(name: str, tint: str = "ink", size: int = SIZE) -> QPixmap:
    """Return an icon as a picture, for labels and for painting in lists."""
    ratio = QGuiApplication.instance().devicePixelRatio() if QGuiApplication.instance() else 1.0  # type: ignore[union-attr]
    return icon(name, tint, size).pixmap(QSize(size, size), ratio)


def put_icon(target: QAction | QAbstractButton, name: str, tint: str = "ink", size: int = SIZE) -> None:
    """Give a button or action an icon that follows when the theme changes."""
    target.setProperty(_NAME, name)
    target.setProperty(_TINT, f"{tint}:{size}")
    _retint(target)


def retint(widgets: Iterable[QWidget]) -> None:
    """Tint the icons given to widgets by ``put_icon`` anew, after the theme or the size of text changed."""
    for widget in widgets:
        _retint(widget)
        for action in widget.actions():
            _retint(action)


def _retint(target: QObject) -> None:
    name = target.property(_NAME)
    if not name:
        return
    tint, usual = str(target.property(_TINT)).split(":")
    size = round(int(usual) * type_sizes().base / _USUAL_TEXT)
    if isinstance(target, QPushButton) and target.text():
        target.setIcon(_with_gap(str(name), getattr(tokens(), tint), _off(tint), size, _gaps(target)))
        target.setIconSize(QSize(size + _GAP, size))
    elif isinstance(target, QAbstractButton):
        target.setIcon(icon(str(name), tint, size))
        target.setIconSize(QSize(size, size))
    elif isinstance(target, QAction):
        target.setIcon(icon(str(name), tint, size))


def _off(tint: str) -> str:
    """Return the colour of a button's icon, given with ``tint``, while the button cannot be pressed."""
    return tokens().quiet if tint == "on_accent" else tokens().border


def _gaps(button: QPushButton) -> tuple[int, int]:
    """Return the room at the left and right of an icon: Qt leaves only four pixels before the words."""
    return (_GAP, 0) if button.layoutDirection() is Qt.LayoutDirection.RightToLeft else (0, _GAP)


@lru_cache(maxsize=256)
def _with_gap(name: str, colour: str, off: str, size: int, gaps: tuple[int, int]) -> QIcon:
    result = QIcon()
    for ratio in _ratios():
        result.addPixmap(_wide(_picture(name, colour, size, ratio), size, ratio, gaps))
        result.addPixmap(_wide(_picture(name, off, size, ratio), size, ratio, gaps), QIcon.Mode.Disabled)
    return result


def _wide(picture: QPixmap, size: int, ratio: int, gaps: tuple[int, int]) -> QPixmap:
    wide = QPixmap((size + sum(gaps)) * ratio, size * ratio)
    wide.fill(Qt.GlobalColor.transparent)
    whole = QRectF(0, 0, size * ratio, size * ratio)
    painter = QPainter(wide)
    painter.drawPixmap(whole.translated(gaps[0] * ratio, 0), picture, whole)
    painter.end()
    wide.setDevicePixelRatio(ratio)
    return wide


def _ratios() -> tuple[int, ...]:
    app = QGuiApplication.instance()
    screens = app.screens() if isinstance(app, QGuiApplication) else []
    return tuple(sorted({1, *(min(3, -int(-s.devicePixelRatio() // 1)) for s in screens)}))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int, ratios: tuple[int, ...]) -> QIcon:
    result = QIcon()
    for ratio in ratios:
        result.addPixmap(_picture(name, colour, size, ratio))
    return result


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, size: int, ratio: int) -> QPixmap:
    svg = _source(name).replace(b"currentColor", colour.encode())
    picture = QPixmap(size * ratio, size * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()
