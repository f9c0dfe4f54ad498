"""One answer: how much, in which words, who, when and where, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from delight.domain.cases.case import CaseKind
from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.pulse import PulseRow
from delight.domain.customers.recommending import Opinion, opinion_of
from delight.domain.days.calendar import local_day
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import FlowLayout, column, label
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.told_answer import score_words
from delight.ui.kit.words.way_words import phone_words
from delight.ui.kit.work.page import LetterWish, LogWish, Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.answers.words import TONES, about_words, logged_words, name_words, opinion_words, tr

_ROLES = {"answer-log": "primary", "answer-who": "link", "answer-case": "link"}


class AnswerPane(Card):
    """What is selected among the answers."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=10, margin=20)
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self.answer: PulseRow | None = None
        self.score, self.opinion = label("", "title"), Pill("")
        self.name = label("", "heading", wrap=True)
        self.phone = label("", "quiet", wrap=True, selectable=True)
        self.about = label("", "quiet", wrap=True)
        self.quote = QFrame()
        self.quote.setProperty("role", "quote")
        self.words = label("", wrap=True)
        column(self.quote, self.words, margins=(14, 10, 14, 10))
        self.acts = add_actions(page, *self._definitions())
        self.log, self.write, self.whose, self.case = (
            action_button(act, role=_ROLES.get(name, "")) for name, act in self.acts.items()
        )
        self.buttons = (self.log, self.write, self.whose, self.case)
        self._lay_out()
        self._show_ways()

    def show_answer(self, answer: PulseRow | None) -> None:
        """Show an answer, or none."""
        self.answer = answer
        self._show_ways()
        if answer is None:
            self._loader.drop()
            return
        tools, opinion = self._page.tools, opinion_of(answer.score)
        today = local_day(tools.now(), tools.zone)
        self.score.setText(score_words(answer.score))
        self.opinion.set(opinion_words(opinion), TONES[opinion])
        self.name.setText(name_words(answer))
        self.about.setText(about_words(answer, today, tools.zone))
        self.words.setText(answer.words)
        self.quote.setVisible(bool(answer.words))
        self._say_phone("")
        if answer.customer_id is not None:
            self._ask_phone(answer.customer_id)

    def button(self) -> QPushButton | None:
        """Return the first thing that can be done."""
        return next((button for button in self.buttons if not button.isHidden()), None)

    def _definitions(self) -> list[ActionDef]:
        group = tr("Would they recommend us?")
        return [
            ActionDef(
                name="answer-log", text=tr("Log"), tip=tr("Log it as a complaint"), do=self._log, key="G",
                icon="log", group=group,
            ),
            ActionDef(
                name="answer-write", text=tr("Write"), tip=tr("Write them a letter"), do=self._write, key="L",
                icon="letter", group=group,
            ),
            ActionDef(
                name="answer-who", text=tr("Their page"), tip=tr("Open the customer’s page"),
                do=self._open_customer, key="O", icon="person", group=group,
            ),
            ActionDef(
                name="answer-case", text=tr("Open its case"), do=self._open_case, key="C", icon="cases",
                group=group,
            ),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        head, ways = QWidget(), QWidget()
        for box, parts, space in ((head, (self.score, self.opinion), 12), (ways, self.buttons, 8)):
            flow = FlowLayout(box, space=space)
            for part in parts:
                flow.addWidget(part)
        self.body.addWidget(head)
        for part in (self.name, self.phone, self.about, self.quote):
            self.body.addWidget(part)
        self.body.addWidget(ways)

    def _show_ways(self) -> None:
        answer = self.answer
        low = answer is not None and opinion_of(answer.score) is Opinion.WOULD_NOT
        known = answer is not None and answer.customer_id is not None
        asked = answer is not None and answer.case_id is not None
        for button, act, can in zip(
            self.buttons, self.acts.values(), (low, known, known, asked), strict=True
        ):
            button.setVisible(can)
            act.setEnabled(can)

    def _ask_phone(self, customer_id: int) -> None:
        get = self._page.tools.services.customers.get
        self._loader.load(lambda: get(customer_id), self._show_phone, lambda _error: self._say_phone(""))

    def _show_phone(self, who: CustomerDetail) -> None:
        if who.phone and not who.gone:
            self._say_phone(phone_words(who.phone, no_calls=who.no_calls))

    def _say_phone(self, words: str) -> None:
        self.phone.setText(words)
        self.phone.setVisible(bool(words))

    def _log(self) -> None:
        answer = self.answer
        if answer is not None:
            wish = LogWish(
                customer_id=answer.customer_id,
                customer_name=answer.customer_name,
                kind=CaseKind.COMPLAINT.value,
                what=logged_words(answer),
            )
            self._page.log_requested.emit(wish)

    def _write(self) -> None:
        answer = self.answer
        if answer is not None:
            wish = LetterWish(customer_id=answer.customer_id, case_id=answer.case_id)
            self._page.write_letter_requested.emit(wish)

    def _open_case(self) -> None:
        if self.answer is not None and self.answer.case_id is not None:
            self._page.open_case_requested.emit(self.answer.case_id)

    def _open_customer(self) -> None:
        if self.answer is not None and self.answer.customer_id is not None:
            self._page.open_customer_requested.emit(self.answer.customer_id)
