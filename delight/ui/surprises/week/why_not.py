"""Why somebody is not among the week's surprises: a name is typed, and it is explained."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerDetail, Gone
from delight.domain.errors import UnknownError
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.values import WhyNot
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.reasons import why_not_surprised
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.words.saying import tr

_NEVER = frozenset({Bar.GONE, Bar.NO_SURPRISES, Bar.PLANNED, Bar.SUGGESTED, Bar.OPEN_COMPLAINT})
"""Where nobody should be surprised by hand either, or is already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Somebody, why they are not suggested, and in which currency that is told."""

    who: CustomerDetail
    why: WhyNot
    currency: str


class WhyNotField(QWidget):
    """Asks for a name and explains; Escape takes the answer away and goes back."""

    surprise_wanted = Signal(int)
    """Surprise this customer all the same."""
    customer_wanted = Signal(int)
    left = Signal()
    """Nothing more is asked: the keyboard goes back to where it came from."""
    explained = Signal()
    """The answer stands there, and may be out of sight."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._asked: int | None = None
        self._comes = False
        self.who = SuggestBox(
            finder(page.tools, known_only=True),
            page.tools.tasks,
            name=tr("Why is somebody not here?"),
            placeholder=tr("Why is … not here? Type a name"),
        )
        self.answer = QFrame()
        self.answer.setProperty("role", "quote")
        self.name, self.words = label("", "heading", wrap=True), label("", wrap=True, selectable=True)
        self.anyway = push_button(tr("Surprise them all the same"), self._surprise, role="link")
        self.open = push_button(tr("Open their page"), self._open, role="link")
        self.close_button = push_button(tr("Close"), self._leave, role="quiet", tip="Esc")
        flow = FlowLayout(space=8)
        for button in (self.anyway, self.open, self.close_button):
            flow.addWidget(button)
        column(self.answer, self.name, self.words, flow, space=4, margins=(14, 10, 14, 10))
        column(self, self.who, self.answer, space=8)
        self.answer.hide()
        self.who.taken.connect(lambda taken: self.explain(taken) if taken is not None else None)
        self.who.edited.connect(lambda _text: self._forget())
        self.who.found_nothing.connect(self._show_nobody)

    def explain(self, customer_id: int) -> None:
        """Say why this customer is not among the week's surprises."""
        self._asked, self._comes = customer_id, True
        self._read(customer_id)

    def _read(self, customer_id: int) -> None:
        tools = self._page.tools

        def explain() -> Explained:
            services = tools.services
            return Explained(
                who=services.customers.get(customer_id),
                why=services.surprises.why_not(customer_id),
                currency=services.shop.row().currency,
            )

        self._loader.load(explain, self._show, self._refuse)

    def ask_again(self) -> None:
        """Explain anew who is asked about: something has changed."""
        if self._asked is not None and self.answer.isVisible():
            self._read(self._asked)

    def clear(self) -> None:
        """Ask about nobody any more."""
        self._forget()
        self.who.set_taken(None, "")

    def _leave(self) -> None:
        self.clear()
        self.left.emit()

    def _forget(self) -> None:
        """An answer that is still on its way is not wanted any more."""
        self._asked = None
        self._loader.drop()
        self.answer.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show(self, told: Explained) -> None:
        gone = told.who.gone
        words = why_not_surprised(told.why, told.currency, self._page.tools.today())
        if told.why.code is Bar.GONE and gone is not Gone.NO:
            words = f"{label_of(gone)}."
        self.who.set_taken(told.who.id, told.who.name)
        self.name.setText(told.who.name)
        self.words.setText(words)
        self.anyway.setVisible(told.why.code not in _NEVER)
        self.name.show()
        self.open.show()
        self.answer.show()
        if self._comes:  # and not where something has changed while it stands there
            self._comes = False
            self.explained.emit()
            announce(self, f"{told.who.name}: {words}")

    def _show_nobody(self) -> None:
        words = tr("Nobody you know is called so. A part of the name will do.")
        self.words.setText(words)
        for part in (self.name, self.anyway, self.open):
            part.hide()
        self.answer.show()
        announce(self, words)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, UnknownError):  # erased meanwhile
            self.clear()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.banner.show_error(error)

    def _surprise(self) -> None:
        if self._asked is not None:
            self.surprise_wanted.emit(self._asked)

    def _open(self) -> None:
        if self._asked is not None:
            self.customer_wanted.emit(self._asked)
