"""The search at the top: everything the shop knows, as somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from typing_extensions import override

from delight.domain.marks import has_scanned_letters
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.keys import ENTERS, is_ctrl_enter, is_plain
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.theme import colour, small_font, tokens
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.ui.frame.found import FoundPopup

_ICON = 18
_COUNT_AFTER_MS = 250
"""Nobody reads how many there are while they still type."""


class SearchField(SuggestBox):
    """Finds everything while someone types; ``left`` when Escape is pressed."""

    left = Signal()
    came = Signal(int, str)
    """A customer is here today: id and name."""
    most_rows = 14

    def __init__(self, tools: Tools) -> None:
        name = QCoreApplication.translate("SearchField", "Search everything")
        super().__init__(self._look_up, tools.tasks, name=name)
        self._tools, self._counts = tools, Loader(tools.tasks, self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self.setPlaceholderText(self.tr("Search customers, cases, letters"))
        self.setToolTip(self.tr("Search everything  (Ctrl+K)"))
        self.setProperty("role", "search")
        self.setMaximumWidth(520)
        self.setTextMargins(28, 0, 8, 0)
        self.taken.connect(lambda _hit: self.clear())
        self._fits, self._scanned = "", ""  # what is shown fits these words; behind these the scan ended
        self.textChanged.connect(lambda _text: self._forget())

    @cached_property
    @override
    def popup(self) -> FoundPopup:
        from delight.ui.frame.found import FoundPopup

        return FoundPopup(self)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_open:
            self.clear()
            self.left.emit()
            return
        if self._is_visit(event):
            hit = self.popup.customer
            if hit is not None:
                self.clear()
                self.close_popup()
                self.came.emit(hit.record, hit.title)
                return
        if event.key() in ENTERS and is_plain(event) and self._fits != self.text() and self._end_scan():
            return  # what is shown fits a part of the code
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next_: bool, /) -> bool:
        return (next_ and self._end_scan()) or super().focusNextPrevChild(next_)

    def _end_scan(self) -> bool:
        """Open what a code stands on behind which a scanner sent Enter or Tab, as soon as it is found.

        Return whether it was one; the next Tab goes on as ever.
        """
        text = self.text()
        if text == self._scanned or not has_scanned_letters(text):
            return False
        self._scanned = text
        self._take_scanned()
        return True

    def _forget(self) -> None:
        self._fits = self._scanned = ""

    def _take_scanned(self) -> None:
        text = self.text()
        if self._scanned == self._fits == text and self.popup.only_code:
            self.take(self.popup.found[0])

    def _is_visit(self, event: QKeyEvent) -> bool:
        """Return whether a key says that somebody came: Ctrl+Enter, or V among the results."""
        if not self.is_open:
            return False
        among = not event.modifiers() and self.popup.is_entered
        return is_ctrl_enter(event) or (among and event.key() == Qt.Key.Key_V)

    @override
    def show_found(self, found: Sequence[Suggestion]) -> None:
        super().show_found(found)
        self._fits = self.text()
        self._take_scanned()
        if self.popup.uncounted:
            self._counting.start()

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

    def _look_up(self, text: str) -> list[Suggestion]:
        from delight.ui.frame.found import suggestions

        return suggestions(text, self._tools.services.search.look(text))

    def _count(self) -> None:
        """Say how many there are, where not all are shown."""
        wanted = self.popup.uncounted
        if wanted and self.is_open:
            search = self._tools.services.search
            self._counts.load(
                lambda: {one: search.count(one.text, one.kind) for one in wanted}, self.popup.say_counts
            )


def _key() -> str:
    return QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
