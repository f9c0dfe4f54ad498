"""What is kept on a customer, edited in place: every field saves itself when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget
from typing_extensions import override

from delight.domain.customers import CustomerDraft
from delight.ui.customers.birthday import read_birthday, show_birthday
from delight.ui.customers.drafts import words_of
from delight.ui.kit.cards import Card
from delight.ui.kit.check import Check
from delight.ui.kit.days import DayField
from delight.ui.kit.forms import Choice, Field, Form, LineField, TextArea
from delight.ui.kit.layouts import FlowLayout, label
from delight.ui.kit.nations import country_choices, language_choices, language_name

_CHECKS = ("letters_welcome", "surprises_welcome", "organisation")


class CustomerFields(Card):
    """The fields; ``edited`` is emitted with the whole draft once something in it has changed."""

    edited = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(space=12)
        self._filling = False
        self._stored: CustomerDraft | None = None
        self._make_widgets(today)
        self.form = Form(**{name: self._field(name, widget) for name, widget in self._widgets().items()})
        self.body.addLayout(self._grid())
        self.body.addWidget(self._checks_row())
        self.body.addWidget(label(self.tr("Saved as soon as you leave a field."), "small"))
        self._listen()

    def show_draft(self, stored: CustomerDraft) -> None:
        """Show what is stored; fields that are being typed in, or are wrong, keep what is typed."""
        before, self._stored = self._stored, stored
        with self._fill():
            for name in self._widgets():
                if before is None or not self._is_busy(name, before):
                    self._put(name, stored)
                    self.form.fields[name].show_problem("")
            for name, check in self.checks.items():
                check.setChecked(bool(getattr(stored, name)))

    def show_new(self, stored: CustomerDraft) -> None:
        """Show another customer."""
        self._stored = None
        self.form.clear_problems()
        self.show_draft(stored)

    def show_typed(self, typed: CustomerDraft) -> None:
        """Show what was typed and is not stored."""
        with self._fill():
            for name in self._widgets():
                self._put(name, typed)

    def draft(self) -> CustomerDraft | None:
        """Return what the fields say, or ``None`` before anybody was shown."""
        if self._stored is None:
            return None
        checks = {name: check.isChecked() for name, check in self.checks.items()}
        return replace(self._stored, **self._texts(), **checks)

    def commit(self) -> None:
        """Save what was typed, if anything was."""
        draft = self.draft()
        if draft is not None and not self._filling and draft != self._stored:
            self._stored = draft
            self.edited.emit(draft)

    def rethink(self, stored: CustomerDraft) -> None:
        """Know again what is stored, after a save was refused; what is typed stays."""
        self._stored = stored

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return False

    def _make_widgets(self, today: Callable[[], date]) -> None:
        self.name, self.salutation = LineField(), LineField(placeholder=self.tr("Such as: Dear Aunt Zoë"))
        self.phone, self.email = LineField(), LineField()
        self.address = TextArea(placeholder=self.tr("As on an envelope, without the name"), least=3, most=6)
        self.know = TextArea(
            placeholder=self.tr("Allergies, what they like, how to reach them"), least=3, most=8
        )
        self.country = Choice(country_choices(self.tr("Same as the shop")))
        self.language = Choice(language_choices(self.tr("Same as the shop")))
        for choice in (self.country, self.language):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(12)
        self.birthday = LineField(placeholder=self.tr("Such as: 14 March"))
        self.since = DayField(name=words_of("since"), today=today, past=True)
        self.checks = {name: Check(words_of(name)) for name in _CHECKS}

    def _widgets(self) -> dict[str, QWidget]:
        return {
            "name": self.name, "salutation": self.salutation, "phone": self.phone, "email": self.email,
            "address": self.address, "know": self.know, "country": self.country, "language": self.language,
            "birthday": self.birthday, "since": self.since,
        }  # fmt: skip

    def _field(self, name: str, widget: QWidget) -> Field:
        return Field(words_of(name), widget)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for number, field in enumerate(self.form.fields.values()):
            grid.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _checks_row(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, space=16)
        for check in self.checks.values():
            flow.addWidget(check)
        return box

    def _listen(self) -> None:
        for line in (self.name, self.salutation, self.phone, self.email, self.birthday):
            line.editingFinished.connect(self.commit)
        for area in (self.address, self.know):
            area.installEventFilter(self)
        self.country.picked.connect(lambda _value: self.commit())
        self.language.picked.connect(lambda _value: self.commit())
        self.since.changed.connect(self.commit)
        for check in self.checks.values():
            check.clicked.connect(lambda _checked: self.commit())

    def _texts(self) -> dict[str, Any]:
        return {
            "name": self.name.text(),
            "salutation": self.salutation.text(),
            "phone": self.phone.text(),
            "email": self.email.text(),
            "address": self.address.toPlainText(),
            "know": self.know.toPlainText(),
            "country": self.country.value() or "",
            "language": self.language.value() or "",
            "birthday": read_birthday(self.birthday.text()),
            "since": self.since.day(),
        }

    def _put(self, name: str, stored: CustomerDraft) -> None:
        widget, value = self._widgets()[name], getattr(stored, name)
        if isinstance(widget, LineField):
            widget.setText(show_birthday(value) if name == "birthday" else value)
        elif isinstance(widget, TextArea):
            widget.setPlainText(value)
        elif isinstance(widget, Choice):
            _choose(widget, value)
        elif isinstance(widget, DayField):
            widget.set_day(value)

    def _is_busy(self, name: str, before: CustomerDraft) -> bool:
        widget = self._widgets()[name]
        wrong = self.form.fields[name].problem.text() != ""
        return wrong or (widget.hasFocus() and self._texts()[name] != getattr(before, name))

    @contextmanager
    def _fill(self) -> Iterator[None]:
        self._filling = True
        try:
            yield
        finally:
            self._filling = False


def _choose(choice: Choice, value: str) -> None:
    """Choose a value, one that is not on offer as well: leaving the field must not lose it."""
    choice.set_value(value)
    if choice.currentIndex() < 0:
        offered = [(choice.itemData(n).value, choice.itemText(n)) for n in range(choice.count())]
        choice.set_values([*offered, (value, language_name(value))])
        choice.set_value(value)
