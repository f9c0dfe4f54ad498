"""Who is it? One at a time is shown of those whom the words may mean: others in the queue look on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerRow
from delight.domain.marks import has_scanned_letters
from delight.domain.text import fold
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.scanned import ScannedLine
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

_LEAST, _MOST, _DIGITS = 3, 20, 3
"""From so many letters on somebody is looked for; of so many at most; so much is told of a number."""


class Who(QWidget):
    """A line; below it one customer, to be said yes to. Enter says yes, Down shows the next one."""

    chosen = Signal(object)
    """The ``CustomerRow`` it is."""
    scanned = Signal(str)
    """It was no name but the code of a voucher or a stamp card."""

    def __init__(self, tools: Tools, question: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._found: Sequence[CustomerRow] = ()
        self._at, self._takes_first = 0, False
        self.line = ScannedLine(placeholder=self.tr("Name, phone or e-mail"))
        self.line.scanned.connect(self._on_enter)
        self.line.textEdited.connect(self._on_typed)
        field = Field(question or self.tr("Who is it?"), self.line)
        self.avatar, self.name = Avatar("", 56), label("", "title", wrap=True)
        self.about = label("", "quiet", wrap=True)
        self.yes = push_button(self.tr("That’s them"), self._take, role="primary", icon="check")
        self.next = push_button(self.tr("Somebody else"), lambda: self._step(1), role="quiet", icon="forward")
        self._card = self._lay_card()
        self.nobody = label("", "quiet", wrap=True)
        column(self, field, self._card, self.nobody, space=16)
        self.clear()

    def clear(self) -> None:
        """Forget whom it was about."""
        self._loader.drop()
        self.line.clear()
        self._found, self._takes_first = (), False
        self._card.hide()
        self.nobody.hide()

    def focus_first(self) -> None:
        """Put the keyboard into the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    @property
    def shown(self) -> CustomerRow | None:
        """Who is shown just now."""
        return self._found[self._at] if self._found else None

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self._found:
            self._step(step)
        elif event.key() in ENTERS and self.line.hasFocus():
            self._on_enter()
        else:
            super().keyPressEvent(event)

    def _lay_card(self) -> Card:
        words = column(None, self.name, self.about, space=2)
        head = row(None, self.avatar, words, space=16)
        head.setStretch(1, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, space=12)
        for button in (self.yes, self.next):
            flow.addWidget(button)
        return Card(head, buttons, space=16, margin=20)

    def _on_typed(self, _text: str) -> None:
        self._found, self._takes_first = (), False
        self._card.hide()
        self.nobody.hide()
        self._look(at_once=False)

    def _on_enter(self) -> None:
        if has_scanned_letters(self.line.text()):
            self._loader.drop()
            self.scanned.emit(self.line.text())
        elif self._found:
            self._take()
        else:
            self._takes_first = True
            self._look(at_once=True)

    def _look(self, *, at_once: bool) -> None:
        text = self.line.text().strip()
        if len(text) < (1 if at_once else _LEAST):
            self._loader.drop()
            return
        find = self._tools.services.customers.suggest
        self._loader.load(lambda: find(text, limit=_MOST), self._show)

    def _show(self, found: Sequence[CustomerRow]) -> None:
        self._found, self._at = found, 0
        exact = len(found) == 1 and fold(found[0].name) == fold(self.line.text())
        if exact and self._takes_first:
            self._take()
        elif found:
            self._show_one()
        else:
            self._say_nobody()

    def _say_nobody(self) -> None:
        words = self.tr("Nobody of that name or number is known here. Is it spelled so?")
        self.nobody.setText(words)
        self.nobody.show()
        announce(self, words)

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._found)
        self._show_one()

    def _show_one(self) -> None:
        person, several = self._found[self._at], len(self._found) > 1
        self.avatar.set_name(person.name)
        self.name.setText(person.name[:120])
        self.about.setText(self._told(person) if several else "")
        self.about.setVisible(several)
        self.next.setVisible(several)
        self._card.show()
        self._card.setAccessibleName(person.name)
        announce(self, f"{person.name} {self.about.text()}".strip())

    def _told(self, person: CustomerRow) -> str:
        """Tell somebody from others of the same name, and no stranger their number."""
        digits = "".join(c for c in person.phone if c.isdigit())
        place = self.tr("{at} of {all}").format(
            at=number_text(self._at + 1), all=number_text(len(self._found))
        )
        phone = self.tr("phone ends in {digits}").format(digits=digits[-_DIGITS:]) if digits else ""
        return " · ".join(part for part in (place, phone or person.town[:40]) if part)

    def _take(self) -> None:
        person = self.shown
        if person is not None:
            self._card.hide()
            self.chosen.emit(person)
