"""Every promise in one list: due and overdue first, then those that were kept or broken, with a word why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.cases.promises import PromiseFilter, PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.domain.changes import Changes, Noun
from delight.ui.cases.detail.afterwards import Afterwards
from delight.ui.cases.detail.promises import keep_promise
from delight.ui.cases.forms.conflict import Clash, ConflictView
from delight.ui.cases.forms.promise_forms import AnswerComposer, Answering, PromiseComposer
from delight.ui.cases.forms.saving import PartSaver, Settle
from delight.ui.cases.listing.listing import CaseDelegate
from delight.ui.cases.parts import doing
from delight.ui.cases.promised.keeping import KeptPromises, PromiseKeeping, read_kept_promises
from delight.ui.cases.promised.look import promise_look
from delight.ui.cases.promised.pane import PromisedHouse, PromisePane
from delight.ui.cases.words import tr
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.cards import Card, EmptyState, push_button
from delight.ui.kit.look.layouts import column, row, scrolled
from delight.ui.kit.rows.beside import Beside
from delight.ui.kit.rows.rows import RowList, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.signing import works_alone
from delight.ui.kit.work.page import LetterWish, Page, Tools

_LEAST_LIST, _MOST_LIST = 300, 460


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    counts: dict[PromiseState, int]
    house: PromisedHouse
    kept: KeptPromises


class PromisedView(Page):
    """The promise list, and beside it the one that is looked at."""

    SHOWS = frozenset({Noun.PROMISE, Noun.CASE, Noun.CUSTOMER, Noun.STAFF, Noun.LETTER, Noun.SHOP})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._house = PromisedHouse(now=tools.now(), zone=None, currency="", staff=())
        self._wanted, self._put_off = PromiseState.OPEN, LetterWish()
        self._make()
        self._lay_out()
        self._connect()
        self._show(None)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(self._read, self._show_told)
        self.model.reload()

    @override
    def focus_first(self) -> None:
        if self.left.currentWidget() is self.nothing:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open the form for a promise to somebody without a case."""
        self._turn_right(self.one)
        self.composer.begin()
        self._reveal(self.composer)

    def keep(self) -> None:
        """The promise that is looked at was kept."""
        if self.pane.promise is not None:
            keep_promise(doing(self), self.pane.promise)

    def answer(self, answer: Answering) -> None:
        """Ask about the promise that is looked at."""
        if self.pane.promise is not None:
            self.answering.ask(self.pane.promise, answer)
            self._reveal(self.answering)

    def change(self) -> None:
        """Correct the promise that is looked at."""
        if self.pane.promise is not None:
            self.composer.change(self.pane.promise)
            self._reveal(self.composer)

    def _show_form(self, form: QWidget) -> None:
        self._turn_right(self.one)
        self._reveal(form)

    def _reveal(self, form: QWidget) -> None:
        """Scroll to a form just opened, once it has its place."""
        QTimer.singleShot(0, self, lambda: self.one.ensureWidgetVisible(form, 0, 24))

    def _make(self) -> None:
        group = tr("Promises")
        definitions = [
            ("kept", tr("Kept"), "K", "check", self.keep),
            ("longer", tr("It takes longer"), "L", "clock", lambda: self.answer(Answering.LONGER)),
            ("broken", tr("Could not keep it"), "B", "warning", lambda: self.answer(Answering.BROKEN)),
            ("correct", tr("Change") if works_alone() else tr("Change, hand over"), "E", "edit", self.change),
        ]
        self.keys = add_actions(
            self,
            *(
                ActionDef(name=name, text=text, key=key, icon=icon, do=do, group=group)
                for name, text, key, icon, do in definitions
            ),
        )
        self.states = ChipRow(one_only=True, tabs=True, name=tr("Which promises"))
        for state, words in _STATES:
            self.states.add(state, tr(words))
        self.states.choose(PromiseState.OPEN)
        self.add_button = push_button(tr("A promise"), self.add, icon="plus", role="quiet")
        self.model = row_model(self._fetch, self._look, tasks=self.tools.tasks, parent=self)
        self.list = RowList(self.model, name=tr("Promises"))
        self.list.setItemDelegate(CaseDelegate(self.list))
        self.nothing = EmptyState("promise", "", tr("Note a promise"), self.add)
        self.unchosen = EmptyState("promise", tr("Choose a promise, and all about it stands here."))
        self.pane = PromisePane(list(self.keys.values()))
        self.conflict, self.afterwards = ConflictView(), Afterwards()
        whom = SuggestBox(
            finder(self.tools, known_only=True),
            self.tools.tasks,
            name=tr("To whom?"),
            placeholder=tr("Name, phone or e-mail"),
        )
        saver = PartSaver(self.tools, self, doing(self), self._ask)
        self.composer = PromiseComposer(self.tools, doing(self), saver, whom=whom)
        self.answering = AnswerComposer(self.tools, doing(self))
        self._forms = (self.composer, self.answering)
        self.keeping = PromiseKeeping(self.tools, *self._forms, self._show_form, self)

    def _lay_out(self) -> None:
        body = QWidget()
        column(
            body, self.keeping.back, self.afterwards, self.conflict, self.pane, *self._forms, None,
            space=14, margins=(20, 18, 20, 20),
        )  # fmt: skip
        self.one = scrolled(body)
        self.left, self.right = QStackedWidget(), QStackedWidget()
        for stack, widgets in (
            (self.left, (Card(self.list, margin=4), self.nothing)),
            (self.right, (self.unchosen, self.one)),
        ):
            for widget in widgets:
                stack.addWidget(widget)
        self.beside = Beside(self.left, self.right, least=_LEAST_LIST, most=_MOST_LIST)
        head = row(None, self.states, None, self.add_button)
        column(self.content, head, self.beside, space=12).setStretch(1, 1)

    def _connect(self) -> None:
        self.states.changed.connect(self._on_state)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.banner.show_error)
        self.answering.put_off.connect(self._offer_letter)
        self.afterwards.letter_wanted.connect(self._write)
        self.pane.open_customer_requested.connect(self.open_customer_requested)
        self.pane.open_case_requested.connect(self.open_case_requested)
        self.pane.open_letter_requested.connect(self.open_letter_requested)
        for form in (*self._forms, self.keeping.back):
            form.closed.connect(self._after_form)

    def _state(self) -> PromiseState:
        state = self.states.value()
        return state if isinstance(state, PromiseState) else PromiseState.OPEN

    def _fetch(self, ask: Ask) -> Sequence[PromiseRow]:
        rows = self.tools.services.recovery.promise_list(PromiseFilter(state=self._wanted))
        return rows[ask.offset : ask.offset + ask.limit]

    def _look(self, promise: PromiseRow) -> Any:
        return promise_look(promise, self.tools.now(), self._house.zone)

    def _read(self) -> _Told:
        services = self.tools.services
        return _Told(
            counts=services.recovery.promise_counts(),
            house=PromisedHouse(
                now=services.now(),
                zone=services.zone,
                currency=services.shop.row().currency,
                staff=services.staff.list(),
            ),
            kept=read_kept_promises(services),
        )

    def _show_told(self, told: _Told) -> None:
        self._house = told.house
        self.composer.show_staff(told.house.staff)
        for state, words in _STATES:
            count = told.counts.get(state, 0)
            self.states.chip(state).setText(f"{tr(words)}  {count}" if count else tr(words))
        self.keeping.show(told.kept)
        self._show(self.list.current())

    def _on_state(self) -> None:
        self.states.choose(self._state())
        self._wanted = self._state()
        self.model.reload()

    def _on_loaded(self, count: int) -> None:
        self.left.setCurrentIndex(0 if count else 1)
        if not count:
            self.nothing.say(tr(_NOTHING[self._wanted]))
            self.nothing.button.setVisible(self._wanted is PromiseState.OPEN)
            self._show(None)
        elif self.list.current() is None:
            self.list.choose_first()

    def _show(self, promise: PromiseRow | None) -> None:
        is_open = promise is not None and promise.state is PromiseState.OPEN
        for key in self.keys.values():
            key.setEnabled(is_open)
        if promise is None:
            self.pane.promise = None
            self.pane.hide()
            empty = all(part.isHidden() for part in (*self._forms, self.keeping.back))
            self._turn_right(self.unchosen if empty else self.one)
            return
        typed = any(form.is_typed for form in self._forms)
        if self.pane.promise is not None and self.pane.promise.id != promise.id and not typed:
            self._close_forms()
        self.pane.show_promise(promise, self._house)
        self.pane.show()
        self._turn_right(self.one)

    def _turn_right(self, part: QWidget) -> None:
        """Show something beside the list; beside a list of nothing there is nothing to choose."""
        self.right.setCurrentWidget(part)
        self.beside.leave_alone(alone=part is self.unchosen and self.left.currentWidget() is self.nothing)

    def _close_forms(self) -> None:
        for form in self._forms:
            if not form.isHidden():
                form.cancel()  # not what is being saved: why that fails has to be read

    def _after_form(self) -> None:
        if self.pane.promise is None:
            self._show(None)
        self.focus_first()

    def _open(self, promise: PromiseRow) -> None:
        if promise.case_id is not None:
            self.open_case_requested.emit(promise.case_id)
        elif promise.customer_id is not None:
            self.open_customer_requested.emit(promise.customer_id)

    def _offer_letter(self, promise: PromiseRow) -> None:
        self._put_off = LetterWish(customer_id=promise.customer_id, case_id=promise.case_id)
        self.afterwards.put_off(promise)

    def _write(self, wording: str) -> None:
        self.write_letter_requested.emit(replace(self._put_off, wording=wording))

    def _ask(self, found: Sequence[Clash], _theirs: object, settle: Settle) -> None:
        self.conflict.ask(found, self._house, settle)


_STATES: tuple[tuple[PromiseState, Any], ...] = (
    (PromiseState.OPEN, QT_TRANSLATE_NOOP("Cases", "Open")),
    (PromiseState.KEPT, QT_TRANSLATE_NOOP("Cases", "Kept")),
    (PromiseState.BROKEN, QT_TRANSLATE_NOOP("Cases", "Not kept")),
)
_NOTHING: dict[PromiseState, Any] = {
    PromiseState.OPEN: QT_TRANSLATE_NOOP("Cases", "Nothing is promised and not done yet."),
    PromiseState.KEPT: QT_TRANSLATE_NOOP("Cases", "No promise was kept yet."),
    PromiseState.BROKEN: QT_TRANSLATE_NOOP("Cases", "No promise was broken. Well done."),
}
