"""The customer’s own turn: would they recommend the shop? Staff see no answer; nothing else is in reach."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.customers.pulse import HIGHEST, PulseDraft
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.notices import ErrorBanner, announce
from delight.ui.kit.work.page import Tools

THANKS_MS = 6_000
_LETTERS, _GAP = 46, 8


class PulseView(QWidget):
    """Eleven buttons, one open question, "Thank you"; then the five fields again, by itself or by a tap."""

    over = Signal()

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._customer_id: int | None = None
        self._score: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ask = label("", "title", wrap=True)
        self.keys = [self._key(score) for score in range(HIGHEST + 1)]
        self.why = label("", "title", wrap=True)
        self.words = TextArea(name=self.tr("In your own words"), least=4, most=6)
        self.send = push_button(self.tr("Send"), self.finish, role="primary", icon="check")
        self.skip = push_button(self.tr("Rather not say"), self._skip, role="quiet")
        self.again = push_button(self.tr("Another number"), self._ask_again, role="quiet", icon="back")
        self.thanks = label(self.tr("Thank you!"), "title")
        self.not_now = push_button(self.tr("Not now"), self.over.emit, role="quiet")
        self.pages = QStackedWidget()
        for page in (self._asking(), self._wondering(), self._thanking()):
            self.pages.addWidget(page)
        self.banner = ErrorBanner()
        column(self, self.banner, self.pages, margins=(32, 32, 32, 24)).setStretch(1, 1)
        self._timer = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._timer.timeout.connect(self.over)

    def start(self, shop: str, customer_id: int | None) -> None:
        """Begin anew for whoever stands there now."""
        self._customer_id, self._score = customer_id, None
        self.words.clear()
        self.banner.hide()
        self.ask.setText(self.tr("Would you recommend {shop} to a friend?").format(shop=shop[:80]))
        self.setAccessibleName(self.ask.text())
        self.pages.setCurrentIndex(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.ask.text())

    def finish(self) -> None:
        """Keep the answer and say thank you at once; what fails comes back with its words."""
        score, customer_id, words = self._score, self._customer_id, self.words.toPlainText()
        if score is None:
            return
        self._score = None
        draft = PulseDraft(score=score, customer_id=customer_id, words=words)
        self.banner.hide()
        answer = self._tools.services.pulses.answer
        self._tools.tasks.run(lambda: answer(draft), self._on_kept, lambda error: self._on_lost(draft, error))
        self.words.clear()
        self.pages.setCurrentIndex(2)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()
        announce(self, self.thanks.text())

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        """A number that was given counts, even if they walk away before the second question."""
        super().hideEvent(event)
        self.finish()
        self._timer.stop()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if self.pages.currentIndex() == 2:
            self.over.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        at, text = self.pages.currentIndex(), event.text()
        if is_ctrl_enter(event) and at == 1:
            self.finish()
        elif at == 2 and text:
            self.over.emit()
        elif at == 0 and text.isdecimal() and text.isascii():
            self._answer(int(text))
        elif event.key() == Qt.Key.Key_Escape:
            self.over.emit()
        else:
            super().keyPressEvent(event)

    def _asking(self) -> QWidget:
        page, ends = QWidget(), QWidget()
        self.ask.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        for at, key in enumerate(self.keys):
            self._grid.addWidget(key, 0, at)
        row(ends, label(self.tr("Not at all"), "quiet"), None, label(self.tr("Very much"), "quiet"))
        middle = column(None, self.ask, 24, self._grid, ends, space=8)
        column(page, None, middle, None, row(None, None, self.not_now, None))
        return page

    def _wondering(self) -> QWidget:
        page = QWidget()
        self.why.setText(self.tr("What is the main reason?"))
        foot = row(None, self.again, None, self.skip, self.send, space=12)
        inner = QWidget()
        inner.setMaximumWidth(_LETTERS * type_sizes().base)
        column(inner, self.why, self.words, foot, space=16)
        middle = row(None, None, inner, None)
        middle.setStretch(1, 100)
        column(page, None, middle, None, None)
        return page

    def _thanking(self) -> QWidget:
        page = QWidget()
        self.thanks.setAlignment(Qt.AlignmentFlag.AlignCenter)
        small = label(self.tr("Please hand the screen back."), "quiet")
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(page, None, self.thanks, small, None, space=12)
        return page

    def _key(self, score: int) -> QPushButton:
        key = push_button(number_text(score), lambda: self._answer(score))
        key.setProperty("role", "pad")
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setMinimumWidth(44)
        key.setProperty("big", True)  # noqa: FBT003 - Qt's signature
        key.setAccessibleName(self.tr("{score} of {highest}").format(score=score, highest=HIGHEST))
        return key

    def _answer(self, score: int) -> None:
        self._score = score
        self.pages.setCurrentIndex(1)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.why.text())

    def _ask_again(self) -> None:
        self._score = None
        self.pages.setCurrentIndex(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        self.words.clear()
        self.finish()

    def _on_lost(self, draft: PulseDraft, error: Exception) -> None:
        """Ask once more where they are still there: nothing they wrote is gone."""
        if not self.isVisible():
            self._tools.tasks.failed.emit(error)
            return
        self._timer.stop()
        self._score = draft.score
        self.words.setPlainText(draft.words)
        self.pages.setCurrentIndex(1)
        self.banner.show_error(error)

    def _on_kept(self, changes: Changes) -> None:
        self._tools.bus.changed.emit(changes)
