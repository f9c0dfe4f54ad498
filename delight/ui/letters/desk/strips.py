"""Quiet strips above the page: one remark at a time, then a promise in the text that could go on the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.guards.rules import Remark
from delight.domain.letters.offers import Offered
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.remarks import RemarkFrame, remark_words
from delight.ui.kit.work.notices import announce

PROMISE_KEY = "Ctrl+L"
"""Puts the promise on the list."""
MEND_KEY = "Alt+B"
"""Puts back what a letter has to say."""


class Strip(QFrame):
    """A strip that Escape closes."""

    dismissed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class RemarkStrip(RemarkFrame):
    """A remark on the letter, and the button that mends it where one can."""

    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = tip_text(self.tr("Put the sentence at the end of the text"), MEND_KEY)
        self.mend_button = push_button(self.tr("Put it back"), self.mend, tip=tip)
        self.foot.addWidget(self.mend_button)

    def show_remark(self, remark: Remark, *, mended_by: str = "") -> None:
        """Say one remark; ``mended_by`` are the words that would put it right, where there are some."""
        self.mend_button.setVisible(bool(mended_by))
        self.mend_button.setAccessibleDescription(mended_by)
        words = remark_words(remark)
        if mended_by:
            words = f"{words} {self.tr('Put “{sentence}” back?').format(sentence=mended_by)}"
        self.say(words, remark.source)

    def mend(self) -> None:
        """Put right what is said, where one can."""
        if not self.isHidden() and not self.mend_button.isHidden():
            self.mend_wanted.emit()


class OfferStrip(Strip):
    """A promise that stands in the text, with its day and the button that puts it on the list."""

    accepted = Signal(object, object)
    """The ``Offered``, and the day, ``None`` only where there is no case yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today: Callable[[], date] = date.today
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self._offered: Offered | None = None
        self._picture = QLabel()
        self.words = label("", wrap=True)
        self.day = DayField(name=self.tr("By when"), today=lambda: self.today(), may_be_empty=False)
        tip = tip_text(self.tr("Put this promise on the list"), PROMISE_KEY)
        self.yes_button = push_button(self.tr("Put it on the list"), self.accept, tip=tip)
        tip = tip_text(self.tr("Leave it off the list"), "Esc")
        self.no_button = push_button(self.tr("Not now"), self.dismissed.emit, role="quiet", tip=tip)
        says = row(None, self._picture, self.words, space=10)
        says.setStretch(1, 1)
        buttons = row(None, None, self.no_button, self.day, self.yes_button, space=6)
        column(self, says, buttons, space=4, margins=(12, 8, 8, 8))
        self.day.changed.connect(self._show_day)
        self.hide()

    def show_offer(self, offered: Offered, reference: str = "") -> None:
        """Ask whether this promise goes on the list; the day chosen stays while the text is written on.

        Args:
            offered: the promise.
            reference: the case it is kept with; empty for the letter's own, and where there is none.
        """
        known = self._offered
        if known is None or (known.what, known.by) != (offered.what, offered.by):
            self.day.set_day(offered.by)
        self._offered = offered
        self._picture.setPixmap(pixmap("promise", "accent", 18))
        words = _asking(reference).format(what=offered.what, reference=reference)
        if self.words.text() != words or self.isHidden():
            self.words.setText(words)
            self.setAccessibleName(words)
            announce(self, words)
        self._show_day()
        self.show()

    def accept(self) -> None:
        """Put it on the list, if there is a day."""
        if self._offered is not None and not self.isHidden() and self.yes_button.isEnabled():
            self.accepted.emit(self._offered, self.day.day())

    def forget(self) -> None:
        """Ask nothing."""
        self._offered = None
        self.hide()

    def _show_day(self) -> None:
        self.yes_button.setEnabled(self.day.day() is not None)


def _asking(reference: str) -> str:
    """Return what is asked about a promise (see ``OfferStrip.show_offer``)."""
    if reference:
        return _tr("You promise: “{what}”. Put it on the list, with {reference}?")
    return _tr("You promise: “{what}”. Put it on the list?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
