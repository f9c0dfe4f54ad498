"""The top of the window: one search over everything, and Log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.search import HitKind, SearchHit
from delight.ui.kit.actions import action_button
from delight.ui.kit.icons import pixmap
from delight.ui.kit.layouts import row
from delight.ui.kit.page import Tools
from delight.ui.kit.rows import RowLook
from delight.ui.kit.suggest import SuggestBox, Suggestion
from delight.ui.kit.theme import Tone, colour, small_font, tokens

_ICON = 18
_ICONS = {HitKind.CASE: ("cases", Tone.PLAIN), HitKind.LETTER: ("letter", Tone.ACCENT)}


class SearchField(SuggestBox):
    """Finds customers, cases and letters while someone types; ``left`` when Escape is pressed."""

    left = Signal()

    def __init__(self, find: Callable[[str], Sequence[Suggestion]], tools: Tools) -> None:
        name = QCoreApplication.translate("SearchField", "Search everything")
        super().__init__(find, tools.tasks, name=name)
        self.setPlaceholderText(self.tr("Search customers, cases, letters"))
        self.setToolTip(self.tr("Search everything  (Ctrl+K)"))
        self.setProperty("role", "search")
        self.setMaximumWidth(520)
        self.setTextMargins(28, 0, 8, 0)
        self.taken.connect(lambda _hit: self.clear())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.popup.isVisible():
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        painter.drawPixmap(self.width() - 14 - _ICON if rtl else 14, top, pixmap("search", "quiet", _ICON))
        if not self.text() and not self.hasFocus():
            self._paint_key(painter)
        painter.end()

    def _paint_key(self, painter: QPainter) -> None:
        """Show the key at the end, if the words before it leave room."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        wide = QFontMetrics(small_font()).horizontalAdvance(_key())
        if words + wide + 72 < self.width():
            painter.setPen(colour(tokens().quiet))
            painter.setFont(small_font())
            inner = self.rect().adjusted(16, 0, -16, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, _key())


class TopBar(QFrame):
    """Search in the middle, the one primary button at the right."""

    hit_chosen = Signal(object)
    """A ``SearchHit``."""

    def __init__(self, tools: Tools, log: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.search = SearchField(lambda text: _found(tools, text), tools)
        self.search.taken.connect(self.hit_chosen)
        self.log = action_button(log, role="primary")
        bar = row(self, self.search, None, self.log, space=16, margins=(24, 10, 24, 10))
        bar.setStretch(0, 3)
        bar.setStretch(1, 1)


def _key() -> str:
    return QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)


def _found(tools: Tools, text: str) -> list[Suggestion]:
    return [_suggestion(hit) for hit in tools.services.search.find(text)]


def _kind_words(kind: HitKind) -> str:
    words = {
        HitKind.CUSTOMER: QCoreApplication.translate("SearchField", "Customer"),
        HitKind.CASE: QCoreApplication.translate("SearchField", "Case"),
        HitKind.LETTER: QCoreApplication.translate("SearchField", "Letter"),
    }
    return words[kind]


def _suggestion(hit: SearchHit) -> Suggestion:
    kind = _kind_words(hit.kind)
    if hit.kind is HitKind.CUSTOMER:
        look = RowLook(title=hit.title, subtitle=hit.detail, avatar=hit.title, meta=kind)
    else:
        icon, tone = _ICONS[hit.kind]
        look = RowLook(title=hit.title, subtitle=hit.detail, icon=icon, icon_tone=tone, meta=kind)
    return Suggestion(value=hit, look=look, key=(hit.kind.value, hit.record))
