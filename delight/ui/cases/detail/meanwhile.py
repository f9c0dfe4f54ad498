"""What others did to a case while somebody was writing on it: said at once, and every word stays.

It stands above what scrolls: whoever writes in a form far below is to see it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from delight.domain.cases.stages import Stage
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce


class Meanwhile(QFrame):
    """A sentence, and where the case is gone, a way to take the words along."""

    left = Signal()
    """The case is gone, and nothing of what was typed on it is needed any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.DUE.value)
        self.is_gone = False
        self.gone_words = ""
        """What is said of a case that is gone, as whoever asks may know it."""
        self._typed = self._copied = self._kept = ""
        self.words = label("", wrap=True)
        self.copy_button = push_button(tr("Copy what I typed"), self._copy, icon="copy")
        self.leave_button = push_button("", self._leave, role="quiet")
        buttons = row(None, self.copy_button, self.leave_button, None, space=8)
        column(self, self.words, buttons, space=8, margins=(14, 10, 14, 10))
        self.hide()

    def compare(self, before: CaseFile, now: CaseFile) -> None:
        """Say how far somebody else took the case."""
        if now.case.stage is not before.case.stage:
            self._say(" ".join(filter(None, (_went_on(now), self._kept and _kept()))))

    def say_gone(self, typed: str) -> None:
        """Say that the case is not there any more; ``typed`` is what can be taken along."""
        self.is_gone, self._typed = True, typed
        self._say(f"{self.gone_words} {tr('What you typed is still here.')}")

    def take(self, typed: str) -> str:
        """Return the words that nobody copied yet, for wherever one goes from here.

        They are what was ``typed`` on the case, if it is gone, and what was kept from another one before.
        """
        own = typed if self.is_gone and typed != self._copied else ""
        words = _together(self._kept, own)
        had, self._kept = self._kept, ""
        if had and not self.is_gone:
            self.close_form()
        return words

    def keep(self, words: str) -> None:
        """Keep the words of a case that is gone until somebody copies them or lets them go."""
        self._kept = words
        if words:
            self._say(_kept())

    def close_form(self) -> None:
        """Say nothing any more, but for words that are kept."""
        self.is_gone, self._typed = False, ""
        if self._kept:
            self.keep(self._kept)
        else:
            self.words.clear()
            self.hide()

    def _say(self, words: str) -> None:
        is_news = words != self.words.text()
        self.words.setText(words)
        self.setAccessibleName(words)
        offers = self.is_gone or bool(self._kept)
        self.copy_button.setVisible(offers)
        self.leave_button.setText(tr("It is not needed any more") if offers else tr("I have read it"))
        self.show()
        if is_news:
            announce(self, words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(_together(self._kept, self._typed))
        self._copied, self._kept = self._typed, ""
        if not self.is_gone:
            self.close_form()

    def _leave(self) -> None:
        gone, self._kept = self.is_gone, ""
        self.close_form()
        if gone:
            self.left.emit()


def typed_in(forms: Iterable[QWidget]) -> str:
    """Return everything that stands in the fields of some forms, a paragraph for each."""
    fields = (one for form in forms for one in (form, *form.findChildren(QWidget)))
    said = (
        field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        for field in fields
        if isinstance(field, QLineEdit | QPlainTextEdit) and not field.isHidden()
    )
    return "\n\n".join(words for words in said if words.strip())


def _together(*words: str) -> str:
    return "\n\n".join(filter(None, words))


def _kept() -> str:
    return tr("What you typed on the case before is kept here: copy it, or let it go.")


def _went_on(file: CaseFile) -> str:
    case = file.case
    if case.stage is Stage.CLOSED and case.outcome is not None:
        words = tr("Somebody closed this case meanwhile: {how}.").format(how=label_of(case.outcome))
    else:
        words = tr("Somebody took this case on meanwhile: {how}.").format(how=label_of(case.stage))
    return f"{words} {tr('What you typed is still here.')}"
