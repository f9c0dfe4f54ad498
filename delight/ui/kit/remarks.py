"""Remarks of evidence guards, wherever a decision is made: one at a time, closed with one key, counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.errors import DelightError
from delight.domain.guards.rules import Remark
from delight.domain.guards.words import MATTERS, SENTENCES, SOURCES
from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.services.bundle import Services

Ask = Callable[["Services"], Remark | None]
"""Asks a guard, on the worker."""
PAUSE_MS = 250
"""A remark waits until nobody has typed for so long."""


def remark_words(remark: Remark) -> str:
    """Return a remark as a sentence: a third apology makes it worse."""
    values = {name: _matter(value) if name == "matter" else value for name, value in remark.values}
    return guard_text(SENTENCES[remark.code]).format(**values)


def source_words(source: str) -> str:
    """Return where a remark is known from: ``From: grocery loyalty-card study``."""
    return tr("From: {source}").format(source=guard_text(SOURCES[source]))


def guard_text(text: str) -> str:
    """Return the words of a guard in the window's language."""
    return QCoreApplication.translate("Guards", text)


def count_closed(tools: Tools, code: str, case_id: int | None) -> None:
    """Note quietly that somebody closed a remark; where that cannot be noted it is closed all the same."""
    tools.tasks.run(lambda: _dismiss(tools, code, case_id), tools.bus.changed.emit, lambda _error: None)


def _dismiss(tools: Tools, code: str, case_id: int | None) -> Changes:
    """Count a closed remark; of a case that is gone by now, without it."""
    try:
        return tools.services.guards.dismiss(code, case_id)
    except DelightError as error:
        if error.code != "case.unknown":
            raise
        return tools.services.guards.dismiss(code)


class RemarkFrame(QFrame):
    """One remark, where it is known from, and the button that closes it; Escape does, too."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._picture = QLabel()
        self.words, self.source = label("", wrap=True), label("", "small", wrap=True)
        self.close_button = push_button(
            tr("Got it"), self.dismissed.emit, role="quiet", tip=tip_text(tr("Close this remark"), "Esc")
        )
        self.foot = row(None, self.source, self.close_button, space=8)
        self.foot.setStretch(0, 1)
        line = row(self, self._picture, column(None, self.words, self.foot, space=0), space=10)
        line.setContentsMargins(12, 8, 8, 4)
        line.setStretch(1, 1)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str, source: str) -> None:
        """Say one remark."""
        if self.words.text() == words and not self.isHidden():
            return
        self._picture.setPixmap(pixmap("idea", "due", 18))
        self.words.setText(words)
        self.source.setText(source_words(source))
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class GuardBox(RemarkFrame):
    """Asks the guards about the decision at hand a moment after it changed; a closed remark is counted.

    A form that holds it calls ``ask`` when something changes and ``forget`` when it closes, and lets Escape
    close the remark first: ``if self.guard.dismiss(): return``.
    """

    told = Signal(str)
    """A remark is said: its code."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._question: Ask | None = None
        self._case_id: int | None = None
        self.closed: frozenset[str] = frozenset()
        """What was closed since the form was opened."""
        self.remark: Remark | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_now)
        tools.destroyed.connect(self._pause.stop)  # a box that has no place yet may outlive its window
        self.dismissed.connect(self.dismiss)

    def ask(self, question: Ask, case_id: int | None = None) -> None:
        """Ask about the decision as it stands now; ``case_id`` is the case that it is about."""
        self._question, self._case_id = question, case_id
        self._pause.start()

    def forget(self) -> None:
        """Say nothing: the decision is made, or put off."""
        self._pause.stop()
        self._loader.drop()
        self._question = None
        self.closed = frozenset()
        self._show(None)

    def dismiss(self) -> bool:
        """Close what is said and see what comes next; ``False`` where nothing is said."""
        if self.remark is None:
            return False
        self.closed |= {self.remark.code}
        count_closed(self._tools, self.remark.code, self._case_id)
        if self.close_button.hasFocus():
            self.focusPreviousChild()
        self._show(None)
        self._pause.start()
        return True

    def _ask_now(self) -> None:
        question = self._question
        if question is not None and self._tools.is_open:
            self._loader.load(lambda: question(self._tools.services), self._show, _say_nothing)

    def _show(self, remark: Remark | None) -> None:
        closed = remark is not None and remark.code in self.closed
        self.remark = None if closed else remark
        self.setVisible(self.remark is not None)
        if self.remark is not None:
            self.say(remark_words(self.remark), self.remark.source)
            self.told.emit(self.remark.code)


def tr(text: str) -> str:
    """Return words of a remark's frame in the window's language."""
    return QCoreApplication.translate("Remarks", text)


def _matter(matter: str) -> str:
    return guard_text(MATTERS.get(matter, matter))


def _say_nothing(_error: Any) -> None:
    """A remark that cannot be worked out is not made: it is advice, no more."""
