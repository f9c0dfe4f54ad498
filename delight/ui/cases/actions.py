"""What the shop does to put it right: each with cost and day, done by one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from delight.domain.calendar import end_of
from delight.domain.recovery import ActionDraft, ActionKind, ActionRow
from delight.domain.staff import StaffRow
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Composer, Do, ItemRow, Section, mark, pair
from delight.ui.cases.words import action_words, due_tone, tr
from delight.ui.kit.cards import push_button
from delight.ui.kit.check import Check
from delight.ui.kit.choice import Choice
from delight.ui.kit.days import DayField
from delight.ui.kit.formats import due_words, money_text, relative_day, sentence
from delight.ui.kit.forms import AmountField, Field, Form, LineField
from delight.ui.kit.icons import put_icon
from delight.ui.kit.layouts import hug
from delight.ui.kit.page import Tools
from delight.ui.kit.pills import Pill
from delight.ui.kit.theme import Tone


class ActionsSection(Section):
    """The recovery actions of a case, and a form for one more."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        self.add_button = push_button(
            tr("Add"), self.add, role="quiet", icon="plus", tip=tr("Add an action  (A)")
        )
        self.add_button.setAccessibleName(tr("Add an action"))
        super().__init__(tr("What we do about it"), self.add_button, parent=parent)
        self._do = do
        self._file: CaseFile | None = None
        self.composer = ActionComposer(tools, do)
        self.box.addWidget(self.composer)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's actions."""
        self._file = file
        self.composer.show_file(file)
        self.show_rows([self._row(action, file) for action in file.actions], self.tr("Nothing yet."))
        spent = file.case.cost_minor
        self.heading.count.setVisible(bool(spent))
        self.heading.count.setText(
            self.tr("{amount} so far").format(amount=money_text(spent, file.currency)) if spent else ""
        )

    def add(self) -> None:
        """Open the form for one more."""
        self.composer.begin()

    def done_next(self) -> None:
        """Mark the action that has the keyboard as done, or else the first that is open."""
        rows = [r for r in self.rows() if isinstance(r, ActionItem) and r.action.done_at is None]
        focus = QApplication.focusWidget()
        chosen = next((r for r in rows if focus is not None and r.isAncestorOf(focus)), None)
        if rows:
            self.done((chosen or rows[0]).action)

    def done(self, action: ActionRow) -> None:
        """Mark an action as done."""
        words = action_words(action, self._file.currency if self._file else "")
        self._do(
            lambda services: services.recovery.action_done(action.id),
            self.tr("Done: {what}").format(what=words[:80]),
            None,
            None,
        )

    def _row(self, action: ActionRow, file: CaseFile) -> ItemRow:
        return ActionItem(action, file, self.done)


class ActionItem(ItemRow):
    """One action; its circle is the button that marks it as done."""

    def __init__(self, action: ActionRow, file: CaseFile, on_done: Callable[[ActionRow], None]) -> None:
        self.action = action
        title = action_words(action, file.currency)
        below = " · ".join(_facts(action, file, title))
        super().__init__(self._mark(action, title, on_done), title, below, pill=_pill(action, file))

    @staticmethod
    def _mark(action: ActionRow, title: str, on_done: Callable[[ActionRow], None]) -> QWidget:
        if action.done_at is not None:
            return mark("done", Tone.DONE)
        button = QToolButton()
        put_icon(button, "circle", "quiet", 20)
        words = tr("Mark as done: {what}").format(what=title[:120])
        button.setAccessibleName(words)
        button.setToolTip(tr("Mark as done  (D)"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFixedSize(32, 34)
        button.clicked.connect(lambda _checked=False: on_done(action))
        return button


class ActionComposer(Composer):
    """Kind, cost, by when, who, a note; or done already."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add"), parent)
        self._do = do
        self._case_id = 0
        self._currency = ""
        self.kind = Choice(ActionKind)
        self.cost = AmountField("", field="cost")
        self.due = DayField(name=self.tr("By when?"), today=lambda: tools.now().astimezone().date())
        self.owner = Choice([(None, self.tr("Whoever is at the desk"))])
        self.note = LineField(placeholder=self.tr("What exactly"))
        self.now_done = Check(self.tr("It is done already"))
        self.kind_field = Field(self.tr("What do we do?"), self.kind)
        self.cost_field = Field(self.tr("What does it cost?"), self.cost)
        self.due_field = Field(self.tr("By when?"), hug(self.due))
        self.owner_field = Field(self.tr("Who does it?"), self.owner)
        self.note_field = Field(self.tr("Note"), self.note)
        self.now_done.toggled.connect(self.due_field.setDisabled)
        self.fill(
            pair(self.kind_field, self.cost_field),
            self.note_field,
            pair(self.due_field, self.owner_field),
            self.now_done,
            form=Form(cost=self.cost_field, note=self.note_field, kind=self.kind_field),
        )

    def show_file(self, file: CaseFile) -> None:
        """Add to this case."""
        self._case_id = file.case.id
        if file.currency != self._currency:
            self._currency = file.currency
            self.cost.set_currency(file.currency)
        self._offer(file.staff)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.note.text().strip() or self.cost.text().strip())

    def first_field(self) -> QWidget:
        return self.kind

    def clear(self) -> None:
        self.kind.setCurrentIndex(0)
        self.cost.clear()
        self.note.clear()
        self.due.set_day(None)
        self.owner.set_value(None)
        self.now_done.setChecked(False)

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        draft = ActionDraft(
            case_id=self._case_id,
            kind=self.kind.value(),
            note=self.note.text(),
            cost_minor=self.cost.minor(),
            owner_id=self.owner.value(),
            due_on=None if self.now_done.isChecked() else self.due.day(),
            done=self.now_done.isChecked(),
        )
        self._do(lambda services: services.recovery.add_action(draft), self.tr("Action added."), then, fail)

    def _offer(self, staff: Sequence[StaffRow]) -> None:
        chosen = self.owner.value()
        people = [(person.id, person.name) for person in staff]
        self.owner.set_values([(None, self.tr("Whoever is at the desk")), *people])
        self.owner.set_value(chosen if chosen in dict(people) else None)
        self.owner_field.setVisible(len(people) > 1)


def _facts(action: ActionRow, file: CaseFile, title: str) -> list[str]:
    facts = [action.note] if action.note and action.note not in title else []
    if action.owner:
        facts.append(action.owner)
    if action.done_at is not None:
        day = relative_day(action.done_at.astimezone(file.zone).date(), file.today)
        facts.append(tr("done {day}").format(day=day))
    return [fact[:400] for fact in facts]


def _pill(action: ActionRow, file: CaseFile) -> Pill | None:
    if action.done_at is not None or action.due_on is None:
        return None
    due = end_of(action.due_on, file.zone)
    tone = due_tone(due, file.now, file.zone)
    words = due_words(due, file.now, file.zone)
    return Pill(sentence(words), Tone.PLAIN if tone is Tone.ACCENT else tone, "clock")
