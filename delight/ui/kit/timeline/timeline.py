"""What happened, one thing below the other, along a line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.theme import RADIUS, Tone, base_font, colour, tokens
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.pressable import Pressable

LEFT, TOP, RIGHT, BOTTOM = 44, 8, 12, 10
"""The room around the words of an entry."""
_DOT = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry: its mark, a title, words below, and when at the right.

    ``opens`` says what Enter or a click does, ``deeds`` what its menu offers, ``key`` tells it from others.
    """

    title: str
    text: str = ""
    when: str = ""
    icon: str = "circle"
    tone: Tone = Tone.PLAIN
    opens: Callable[[], object] | None = None
    deeds: tuple[Deed, ...] = ()
    key: Hashable = None

    def sign(self) -> Hashable:
        """Return what two entries have in common that look alike and are about the same."""
        offers = tuple(deed.text for deed in self.deeds)
        return self.title, self.text, self.when, self.icon, self.tone, self.opens is None, offers, self.key

    def spoken(self) -> str:
        """Return the entry as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.text, self.when) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quiet heading between the entries, such as a month."""

    text: str

    def sign(self) -> Hashable:
        """Return what two headings have in common that look alike."""
        return self.text


Item = Moment | Mark


class TimelineRow(Pressable):
    """One entry of a timeline; Enter or a click opens what it is about."""

    def __init__(self, moment: Moment, *, first: bool = False, last: bool = False) -> None:
        super().__init__()
        self.moment = moment
        self._first, self._last, self._current = first, last, False
        title = label(moment.title, "heading", wrap=True)
        head = row(None, title, label(moment.when, "small"))
        head.setStretch(0, 1)
        body = column(self, head, space=2, margins=(LEFT, TOP, RIGHT, BOTTOM))
        if moment.text:
            body.addWidget(label(moment.text, "quiet", wrap=True))
        self.setAccessibleName(moment.spoken())
        if moment.opens is not None:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.pressed.connect(self._open)

    def set_current(self, *, current: bool) -> None:
        """Look as if it had the keyboard, where the list around it has it."""
        if current != self._current:
            self._current = current
            self.update()

    def _open(self) -> None:
        if self.moment.opens is not None:
            self.moment.opens()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = tokens()
        x = self._across(_DOT / 2 + 4)
        marked = self._current or self.hasFocus()
        if marked or (self.moment.opens is not None and self.underMouse()):
            painter.setPen(colour(now.accent) if marked else Qt.PenStyle.NoPen)
            painter.setBrush(colour(now.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        top = TOP + (QFontMetrics(base_font(strong=True)).height() - _DOT) // 2  # beside the first line
        painter.setPen(colour(now.hairline))
        if not self._first and top > 0:
            painter.drawLine(round(x), 0, round(x), top)
        if not self._last:
            painter.drawLine(round(x), top + _DOT, round(x), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        ink, ground = self.moment.tone, now.of(self.moment.tone)[1]
        painter.setBrush(colour(ground))
        painter.drawEllipse(QRectF(x - _DOT / 2, top, _DOT, _DOT))
        tint = "quiet" if ink is Tone.PLAIN else ink.value
        painter.drawPixmap(round(x - 8), top + (_DOT - 16) // 2, pixmap(self.moment.icon, tint, 16))
        painter.end()

    def _across(self, x: float) -> float:
        return self.width() - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x


class Timeline(QWidget):
    """Entries along a line, the newest first; says ``nothing`` when there are none."""

    def __init__(self, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these and nothing else."""
        empty(self._box)
        last = len(moments) - 1
        for n, moment in enumerate(moments):
            self._box.addWidget(TimelineRow(moment, first=n == 0, last=n == last))
        if not moments and self._nothing:
            self._box.addWidget(label(self._nothing, "quiet", wrap=True))
