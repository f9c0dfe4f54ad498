"""Somebody was told whether a customer would recommend the shop: the answer is noted, and not shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import ERASING_DEEDS, Changes
from delight.domain.customers.pulse import HIGHEST, PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.errors import UnknownError
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.forms import Field, Form, TextArea
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.layouts import label
from delight.ui.kit.unfinished.fields import Said, said_in
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.page import Page

_NAME = 60


def score_words(score: int) -> str:
    """Return an answer as people say it: ``7 of 10``."""
    return _tr("{score} of {highest}").format(score=number_text(score), highest=number_text(HIGHEST))


class ScoreRow(ChipRow):
    """0 to 10; digits choose as well, 1 and 0 one after the other are 10."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(one_only=True, name=name, parent=parent)
        for score in range(HIGHEST + 1):
            self.add(score, number_text(score), tip=score_words(score))
        self._typed = ""

    def score(self) -> int | None:
        """Return what is chosen, if anything is."""
        value = self.value()
        return value if isinstance(value, int) else None

    def focus_row(self) -> None:
        """Bring the keyboard to what is chosen, or to the first of them."""
        self._typed = ""
        self.chip(self.score() or 0).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        digit = event.text()
        if not (digit.isascii() and digit.isdecimal()):
            super().keyPressEvent(event)
            return
        stayed = self.chip(1).hasFocus()  # and has not gone elsewhere by arrows meanwhile
        self._typed = "10" if stayed and self._typed + digit == "10" else digit
        self.choose(int(self._typed))
        self.chip(int(self._typed)).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class ToldAnswer(Composer):
    """Who, how much, and in which words; about a customer who is shown already only the last two."""

    def __init__(self, page: Page) -> None:
        super().__init__(_tr("Note the answer"))
        self._page = page
        self._customer_id: int | None = None
        self.uid = uuid4().hex
        """Of the answer that is noted here: saved again after a fault, it is noted once."""
        self.filled: Said = {}
        """What stood in the fields before anybody typed."""
        self.title = label("", "heading", wrap=True)
        self.who = SuggestBox(
            finder(page.tools, known_only=True),
            page.tools.tasks,
            name=_tr("Who said so?"),
            placeholder=_tr("Somebody without a name"),
        )
        self.score = ScoreRow(_tr("0 not at all, 10 very much"))
        self.words = TextArea(least=2, most=5)
        fields = {
            "customer": Field(_tr("Who said so?"), self.who),
            "score": Field(_tr("0 not at all, 10 very much"), self.score),
            "words": Field(_tr("In their own words"), self.words),
        }
        self.fill(self.title, *fields.values(), form=Form(**fields))
        self.filled = said_in(self)
        page.tools.bus.changed.connect(self._on_changed)

    @property
    @override
    def record(self) -> dict[str, Any]:
        return {
            "uid": self.uid,
            "customer_id": self._customer_id,
            "day": self._page.tools.today().isoformat(),
        }

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and said_in(self) != self.filled

    def ask(self) -> None:
        """Ask for an answer of anybody; one that is being noted goes on."""
        if self.isHidden():
            self._ask(None, _tr("Would they recommend us?"))
        else:
            self.begin()

    def ask_about(self, customer_id: int, name: str) -> None:
        """Ask for the answer of a customer; opened a second time it closes."""
        if self.isVisible():
            self.cancel()
        else:
            self._ask(customer_id, _tr("Would {name} recommend us?").format(name=name[:_NAME]))

    @override
    def first_field(self) -> QWidget:
        return self.score.chip(0) if self._customer_id else self.who

    @override
    def clear(self) -> None:
        self._customer_id = None
        self.title.setText("")
        self.who.set_taken(None, "")
        self.score.choose()
        self.words.clear()
        self.uid, self.filled = uuid4().hex, said_in(self)

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        draft, answer = self._draft(), self._page.tools.services.pulses.answer
        self._page.do(lambda: answer(draft), _tr("Answer noted."), then, fail)

    def _ask(self, customer_id: int | None, title: str) -> None:
        self.clear()
        self._customer_id = customer_id
        self.form.fields["customer"].setVisible(customer_id is None)
        self.title.setText(title)
        self.begin()

    def _on_changed(self, changes: Changes) -> None:
        """Let go of what is typed about somebody who was erased, also where the form is put away."""
        customer_id = self._customer_id
        if customer_id is None or changes.name not in ERASING_DEEDS:
            return

        def let_go(error: Exception) -> None:
            gone = isinstance(error, UnknownError) and error.code == "customer.unknown"
            if gone and self._customer_id == customer_id:
                self.close_form()

        customers = self._page.tools.services.customers
        self._page.load(lambda: customers.get(customer_id), lambda _detail: None, let_go)

    def _draft(self) -> PulseDraft:
        if self.who.text().strip() and self.who.value() is None:
            raise NotYetError("customer", _tr("Choose somebody the shop knows, or leave it empty."))
        score = self.score.score()
        if score is None:
            self.score.focus_row()
            raise NotYetError("score", _tr("Choose a number from 0 to 10."))
        return PulseDraft(
            score=score,
            customer_id=self._customer_id or self.who.value(),
            words=self.words.toPlainText(),
            place=PulsePlace.TOLD,
            uid=self.uid,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ToldAnswer", text)
