"""Hold a letter: which one, until when, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.errors import InputError, UnknownError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page


class HoldStrip(QWidget):
    """A link that opens three fields; Enter saves, Escape closes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.start = push_button(self.tr("Hold a letter"), self.open, role="link", icon="plus")
        self.number = LineField(placeholder="L-2026-0007")
        self.until = DayField(name=self.tr("Until"), today=lambda: page.tools.now().date())
        self.why = LineField(placeholder=self.tr("Such as: claim of 3 March"))
        self.form = Form(
            letter=Field(self.tr("Number of the letter"), self.number),
            until=Field(self.tr("Until"), self.until),
            why=Field(self.tr("Why"), self.why),
        )
        self.save_button = push_button(self.tr("Hold it"), self.save, role="primary")
        cancel = push_button(self.tr("Cancel"), self.leave, role="quiet")
        self._fields = QWidget()
        first = row(None, self.form.fields["letter"], self.form.fields["until"], space=12)
        foot = row(None, self.save_button, cancel, None)
        column(self._fields, first, self.form.fields["why"], foot, space=8)
        self._fields.hide()
        column(self, row(None, self.start, None), self._fields, space=4)

    def open(self) -> None:
        """Ask for a letter."""
        for field in (self.number, self.why):
            field.clear()
        self.until.set_day(None)
        self.form.clear_problems()
        self._fields.show()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start.hide()

    def leave(self) -> None:
        """Close; the keyboard goes back to where it came from."""
        self.start.show()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields.hide()

    def save(self) -> None:
        """Hold the letter that is named."""
        tools, number, until, why = self._page.tools, self.number.text(), self.until.day(), self.why.text()
        self.form.clear_problems()
        if until is None:
            self.form.fields["until"].show_problem(self.tr("Choose the last day."))
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def work() -> Changes:
            services = tools.services
            return services.privacy.hold(services.letters.find(number), until, why)

        said = self.tr("{number} is held.").format(number=number.strip().upper())
        self._page.do(work, said, lambda _changes: self.leave(), self._refused)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._fields.isVisible():
            self.leave()
        elif event.key() in ENTERS and self._fields.isVisible():
            self.save()
        else:
            super().keyPressEvent(event)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UnknownError):
            self.form.fields["letter"].show_problem(words_for(error).what)
        elif not (isinstance(error, InputError) and self.form.show_error(error)):
            self._page.banner.show_error(error)
