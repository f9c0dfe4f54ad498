"""A column of the board: its stage, how many there are, its cards; folded, it is a strip."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.cases.board import BoardColumn
from delight.domain.cases.stages import Stage
from delight.ui.cases.board.cards import CardList
from delight.ui.cases.board.words import tr
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import RADIUS, base_font, colour, tokens, type_sizes
from delight.ui.kit.words.formats import counted, number_text
from delight.ui.kit.words.labels import label_of, stage_mark

_FOLDED, _LEAST, _ROOMY = 36, 132, 164
_USUAL_BASE = 14


class ColumnView(QFrame):
    """The cards of one stage; while a case is dragged it says whether that may come here."""

    unfolded = Signal()

    def __init__(self, stage: Stage, *, folded: bool = False) -> None:
        super().__init__()
        self.stage = stage
        self._aim = False
        words = label_of(stage)
        tone, icon = stage_mark(stage)
        self._picture = QLabel()
        self._picture.setPixmap(pixmap(icon, tone.value if tone.value != "plain" else "quiet", 16))
        self.title, self.count = OneLine(words, "heading"), label("", "small")
        self.cards = CardList(words)
        self.note = label("", "small", wrap=True)
        self.note.hide()
        self._open = QWidget()
        head = row(None, self._picture, self.title, self.count, space=6, margins=(4, 0, 4, 0))
        head.setStretch(1, 1)
        column(self._open, head, self.note, self.cards, space=8).setStretch(2, 1)
        self._strip = _Strip(words)
        self._strip.clicked.connect(self.unfolded)
        self._veil = _Veil(self)
        column(self, self._open, self._strip, margins=(6, 10, 6, 6))
        self.set_folded(folded=folded)

    @property
    def is_folded(self) -> bool:
        """Whether it is only a strip."""
        return self._open.isHidden()

    def set_folded(self, *, folded: bool) -> None:
        """Fold it to a strip, or open it."""
        self._open.setHidden(folded)
        self._strip.setHidden(not folded)
        if folded:
            self.setFixedWidth(_FOLDED)
        else:
            self.setMinimumWidth(_LEAST * type_sizes().base // _USUAL_BASE)
            self.setMaximumWidth(16_777_215)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Expanding,
        )

    def show_column(self, shown: BoardColumn, now: datetime, zone: tzinfo | None) -> None:
        """Show its cases."""
        self.cards.show_rows(shown.rows, now, zone)
        self.count.setText(number_text(shown.count) if shown.count else "")
        beyond = shown.count - len(shown.rows)
        self.note.setText(counted(beyond, tr("1 more is in the list"), "%n more are in the list", "Board"))
        self.note.setVisible(beyond > 0)
        said = counted(shown.count, tr("1 case"), "%n cases", "Board")
        self.cards.setAccessibleName(f"{label_of(self.stage)}, {said}")

    def offer(self, why_not: str | None) -> None:
        """Say why a dragged case cannot come here, nothing if it can; ``None`` once nothing is dragged."""
        self._veil.say(why_not or "")
        if why_not is None:
            self.aim(on=False)

    def aim(self, *, on: bool) -> None:
        """Show that what is dragged would land here."""
        if on is not self._aim:
            self._aim = on
            self.update()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())
        self._picture.setVisible(self.width() >= _ROOMY * type_sizes().base // _USUAL_BASE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(now.accent) if self._aim else Qt.PenStyle.NoPen)
        painter.setBrush(colour(now.accent_soft if self._aim else now.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class _Strip(QPushButton):
    """The name of a folded column, read from the bottom up."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "quiet")
        self.setAccessibleName(tr("Show {stage}").format(stage=words))
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_FOLDED - 12, 120)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(base_font(strong=True))
        painter.setPen(colour(tokens().quiet))
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(-90)
        at = QRectF(-self.height() / 2, -self.width() / 2, self.height(), self.width())
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class _Veil(QLabel):
    """Lies over a column where a case cannot go, and says why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(12, 12, 12, 12)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, why: str) -> None:
        """Lie here and say why, or be gone."""
        self.setText(why)
        self.setVisible(bool(why))
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colour(tokens().paper)
        ground.setAlphaF(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.end()
        super().paintEvent(event)
