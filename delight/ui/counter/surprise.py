"""A surprise was given: who, and which; one that was planned for them comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail, CustomerRow
from delight.domain.duplicates.titles import bare_words
from delight.domain.errors import ConflictError
from delight.domain.gestures import GestureDraft, GestureIdea, GestureKind, GestureRow, GestureState
from delight.domain.surprises.suggestions import SuggestionRow, SuggestionState
from delight.ui.counter.choice import Choice
from delight.ui.counter.sheet import CounterSheet, Done
from delight.ui.counter.who import Who
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.reasons import complaint_first
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

_ACROSS, _MOST = 2, 200
_ICONS = {
    GestureKind.NOTE: "letter",
    GestureKind.GIFT: "gift",
    GestureKind.UPGRADE: "star",
    GestureKind.EXTRA: "plus",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What may be given: what was planned or suggested for this person, and the shop's catalogue."""

    person: CustomerDetail
    planned: Sequence[GestureRow]
    suggested: Sequence[SuggestionRow]
    ideas: Sequence[GestureIdea]


class SurpriseSheet(CounterSheet):
    """Who got it? Then one press says what it was."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "", parent)
        self._ask_title = self.tr("A surprise was given")
        self._loader = Loader(tools.tasks, self)
        self.who = Who(tools, self.tr("Who got it?"))
        self.who.chosen.connect(self._on_chosen)
        self.planned_title = label(self.tr("Thought of for them"), "heading")
        self.planned_box = column(None, space=12)
        self.title_ideas = label(self.tr("What was it?"), "heading")
        self._ideas_box = QGridLayout()
        self._ideas_box.setSpacing(12)
        self.own = LineField(placeholder=self.tr("In your own words"))
        self.keep = push_button(self.tr("Keep it"), self._keep_own, icon="check")
        own = row(None, Field(self.tr("Something else?"), self.own), self.keep, space=12)
        own.setStretch(0, 1)
        own.setAlignment(self.keep, Qt.AlignmentFlag.AlignBottom)
        self.details = QWidget()
        self.warned = label(complaint_first(), "small", wrap=True)
        self.warned.setProperty("tone", Tone.DUE.value)
        parts = (self.warned, self.planned_title, self.planned_box, self.title_ideas, self._ideas_box, own)
        column(self.details, *parts, space=16)
        self.today_title = label(self.tr("Planned for today"), "heading")
        self.today_box = column(None, space=12)
        self.today = QWidget()
        column(self.today, self.today_title, self.today_box, space=12)
        self.lay_out(self.who, self.today, self.details)
        self.buttons: list[Choice] = []
        self.clear()

    @override
    def clear(self) -> None:
        self.person = None
        self.who.clear()
        self.who.show()
        self.details.hide()
        self.today.hide()
        self.own.clear()
        self.banner.hide()
        self.call(self._ask_title)

    @override
    def focus_first(self) -> None:
        if self.person is None:
            self.who.focus_first()
            self._loader.load(self._read_today, self._show_today)
        elif self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        if event.key() in ENTERS and self.own.hasFocus():
            self._keep_own()
        elif step is not None and at is not None:
            to = self.buttons[max(0, min(len(self.buttons) - 1, at + step))]
            to.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _read_today(self) -> Sequence[GestureRow]:
        today = self.tools.today()
        planned = self.tools.services.gestures.page(state=GestureState.PLANNED, limit=_MOST)
        return [one for one in planned if one.planned_on is not None and one.planned_on <= today]

    def _show_today(self, planned: Sequence[GestureRow]) -> None:
        """Offer what is planned for today; whoever waits behind the customer reads no more than initials."""
        empty(self.today_box)
        for one in planned:
            for_whom = self.tr("for {initials}").format(initials=initials(one.customer_name))
            if one.complaint_open:
                for_whom = self.tr("{for_whom} · a complaint is open").format(for_whom=for_whom)
            choice = Choice(one.name, _ICONS[one.kind], partial(self._give_planned, one), about=for_whom)
            self.today_box.addWidget(choice)
        self.today.setVisible(bool(planned) and self.person is None)

    def _on_chosen(self, person: CustomerRow) -> None:
        self.ask(lambda: self._read(person.id), self._show)

    def _read(self, customer_id: int) -> _Known:
        services = self.tools.services
        return _Known(
            person=services.customers.get(customer_id),
            planned=services.gestures.page(customer_id, GestureState.PLANNED),
            suggested=[
                one
                for one in services.surprises.week().rows
                if one.customer_id == customer_id and one.state is SuggestionState.OPEN
            ],
            ideas=services.gestures.ideas(),
        )

    def _show(self, known: _Known) -> None:
        person = known.person
        if not person.surprises_welcome:
            self.banner.show_error(ConflictError("gesture.not_welcome", name=person.name))
            self.who.focus_first()
            return
        self.person = person
        self.call(self.tr("A surprise for {name}").format(name=person.name[:80]))
        self._fill(known)
        self.warned.setVisible(person.open_cases > 0)
        self.who.hide()
        self.today.hide()
        self.details.show()
        self.area.verticalScrollBar().setValue(0)
        self.focus_first()

    def _fill(self, known: _Known) -> None:
        empty(self.planned_box)
        empty(self._ideas_box)
        planned = [
            Choice(one.name, _ICONS[one.kind], partial(self._give_planned, one), strong=True)
            for one in known.planned
        ]
        planned += [
            Choice(one.name, _ICONS[one.kind], partial(self._give_suggested, one), strong=True)
            for one in known.suggested
        ]
        ideas = [Choice(one.name, _ICONS[one.kind], partial(self._give, one)) for one in known.ideas]
        for button in planned:
            self.planned_box.addWidget(button)
        for at, button in enumerate(ideas):
            self._ideas_box.addWidget(button, at // _ACROSS, at % _ACROSS)
        self.planned_title.setVisible(bool(planned))
        self.buttons = [*planned, *ideas]

    def _give_planned(self, gesture: GestureRow) -> None:
        give = self.tools.services.gestures.given
        self.ask(lambda: give(gesture.id), lambda changes: self._on_kept(changes, gesture.customer_id))

    def _give_suggested(self, one: SuggestionRow) -> None:
        accept = self.tools.services.surprises.accept
        self.ask(lambda: accept(one.id, given=True), lambda changes: self._on_kept(changes, one.customer_id))

    def _give(self, idea: GestureIdea) -> None:
        self._log(idea.name, idea)

    def _keep_own(self) -> None:
        if self.own.text().strip():
            self._log(self.own.text(), None)
        else:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _log(self, name: str, idea: GestureIdea | None) -> None:
        person = self.person
        if person is None:
            return
        draft = GestureDraft(customer_id=person.id, name=name)
        if idea is not None:
            draft = replace(draft, kind=idea.kind, cost_minor=idea.cost_minor, key=idea.key)
        log = self.tools.services.gestures.log
        self.ask(lambda: log(draft), lambda changes: self._on_kept(changes, person.id))

    def _on_kept(self, changes: Changes, customer_id: int) -> None:
        self.tell(changes)
        words = self.tr("Noted. That was kind.")
        told = self.tr("Surprise noted.")
        self.done.emit(Done(words=words, told=told, changes=(changes,), customer_id=customer_id))


def initials(name: str) -> str:
    """Return what staff know somebody by and a stranger does not: ``A. B.``."""
    words = bare_words(name) or [name]
    return " ".join(f"{word[:1].upper()}." for word in (words[0], *words[1:][-1:]))


_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: _ACROSS,
    Qt.Key.Key_Up: -_ACROSS,
}
