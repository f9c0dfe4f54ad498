"""What is kept on a customer, edited in place: every field saves itself when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.letters.addressing import AddressAs, Formality
from delight.ui.customers.details.drafts import words_of
from delight.ui.customers.details.health_ask import HealthAsk
from delight.ui.customers.details.naming import Naming
from delight.ui.customers.details.pairs import Pairs
from delight.ui.customers.details.values import put, read
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import Field, Form, LineField, TextArea
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import FlowLayout, label
from delight.ui.kit.words.nations import country_choices, language_choices
from delight.ui.kit.work.page import Tools

_CHECKS = ("letters_welcome", "surprises_welcome", "large_print", "organisation")
_ABOUT = (
    "name", "phone", "email", "birthday", "address", "know", "expects", "likes", "country", "since",
)  # fmt: skip


class CustomerFields(Card):
    """The fields; ``edited`` is emitted with the whole draft once something in it has changed."""

    edited = Signal(object)
    left = Signal()
    """Escape was pressed."""
    health_allowed = Signal()
    """They agreed that health notes are kept, and that has been noted."""

    def __init__(self, today: Callable[[], date], tools: Tools) -> None:
        super().__init__(space=12)
        self._filling = False
        self._stored: CustomerDraft | None = None
        self._about_widgets(today)
        self._letter_widgets()
        self.checks = {name: Check(words_of(name)) for name in _CHECKS}
        self.gone = _narrow(Choice(Gone))
        self.form = Form(**{name: Field(words_of(name), widget) for name, widget in self._widgets().items()})
        self.naming = Naming(self.form.fields, tools, self._typed)
        self.body.addWidget(Pairs([self.form.fields[name] for name in _ABOUT]))
        self.health_ask = HealthAsk(tools)
        self.health_ask.agreed.connect(self._write_health)
        self.body.addWidget(self.form.fields["health"])
        self.body.addWidget(self.health_ask)
        self.body.addWidget(label(self.tr("In letters"), "heading"))
        self.body.addWidget(self.naming)
        self.body.addWidget(self._checks_row())
        self.body.addWidget(Pairs([self.form.fields["gone"]]))
        self.body.addWidget(
            label(self.tr("Saved as soon as you leave a field. Esc closes."), "small", wrap=True)
        )
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
        self.naming.follow()

    def show_new(self, stored: CustomerDraft) -> None:
        """Show another customer."""
        self._stored = None
        self.form.clear_problems()
        self.naming.start(stored)
        self.show_draft(stored)

    def show_typed(self, typed: CustomerDraft) -> None:
        """Show what was typed and is not stored."""
        with self._fill():
            for name in self._widgets():
                self._put(name, typed)

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a field, opening what it stands behind."""
        if not self.form.fields[name].isVisibleTo(self):
            self.naming.open_parts()
        self._widgets()[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def allow_health(self, customer_id: int, *, allowed: bool) -> None:
        """Offer the field for health notes, or ask first whether the customer agreed."""
        self.form.fields["health"].setVisible(allowed)
        self.health_ask.ask_for(customer_id, allowed=allowed)

    def _write_health(self) -> None:
        self.form.fields["health"].show()
        self.go_to("health")  # before the button goes: else the next field gets what is typed now
        self.health_ask.hide()
        self.health_allowed.emit()

    def draft(self) -> CustomerDraft | None:
        """Return what the fields say, or ``None`` before anybody was shown."""
        if self._stored is None:
            return None
        checks = {name: check.isChecked() for name, check in self.checks.items()}
        return replace(self._stored, **self._texts(), **checks)

    def commit(self) -> None:
        """Save what was typed, if anything was."""
        draft = self.draft()
        if draft is None or self._filling:
            return
        if draft == self._stored:
            self.form.clear_problems()
            return
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

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _about_widgets(self, today: Callable[[], date]) -> None:
        """Make the fields in the order in which Tab goes through them."""
        self.name, self.phone, self.email = LineField(), LineField(), LineField()
        self.birthday = LineField(placeholder=self.tr("Such as: 14 March"))
        self.address = TextArea(placeholder=self.tr("As on an envelope, without the name"), least=3, most=6)
        self.know = TextArea(
            placeholder=self.tr("Whatever anybody at the counter should know"), least=3, most=8
        )
        self.expects = TextArea(
            placeholder=self.tr("On time by the minute, a word if it is late"), least=2, most=8
        )
        self.likes = TextArea(
            placeholder=self.tr("Rye without seeds, the table by the window"), least=2, most=8
        )
        self.health = TextArea(placeholder=self.tr("Allergic to nuts"), least=1, most=6)
        self.country = _narrow(Choice(country_choices(self.tr("Same as the shop"))))
        self.since = DayField(name=words_of("since"), today=today, past=True)

    def _letter_widgets(self) -> None:
        self.language = _narrow(Choice(language_choices(self.tr("Same as the shop"))))
        self.address_as = _narrow(Choice(AddressAs))
        self.formality = _narrow(Choice(Formality))
        self.title = LineField(placeholder=self.tr("Such as: Dr."))
        self.salutation = LineField()
        self.given, self.family = LineField(), LineField()
        self.address_name = LineField()
        self.reading = LineField(placeholder=self.tr("How the name is said"))

    def _widgets(self) -> dict[str, QWidget]:
        names = (
            *_ABOUT, "health", "language", "address_as", "formality", "title", "salutation", "given",
            "family", "address_name", "reading", "gone",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}

    def _checks_row(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, space=16)
        for check in self.checks.values():
            flow.addWidget(check)
        return box

    def _listen(self) -> None:
        for widget in self._widgets().values():
            if isinstance(widget, LineField):
                widget.editingFinished.connect(self.commit)
                widget.textEdited.connect(lambda _text: self.naming.follow())
            elif isinstance(widget, TextArea):
                widget.installEventFilter(self)
            elif isinstance(widget, Choice):
                widget.picked.connect(lambda _value: self._on_picked())
        self.since.changed.connect(self.commit)
        for check in self.checks.values():
            check.clicked.connect(lambda _checked: self._on_picked())

    def _on_picked(self) -> None:
        self.naming.follow()
        self.commit()

    def _typed(self) -> CustomerDraft | None:
        return None if self._filling else self.draft()

    def _texts(self) -> dict[str, Any]:
        return {name: read(name, widget) for name, widget in self._widgets().items()}

    def _put(self, name: str, stored: CustomerDraft) -> None:
        put(name, self._widgets()[name], getattr(stored, name))

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


def _narrow(choice: Choice) -> Choice:
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(12)
    return choice
