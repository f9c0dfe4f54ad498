"""How it went afterwards: the checks after a recovery, answered in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.cases.recovery import FollowUpKind, FollowUpResult, FollowUpRow
from delight.domain.days.calendar import end_of
from delight.ui.cases.file import CaseFile
from delight.ui.cases.late_form import LateForm
from delight.ui.cases.parts import Do, ItemRow, Section, mark
from delight.ui.cases.words import due_tone, shown, tr
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import date_text, due_words, sentence
from delight.ui.kit.words.labels import label_of


class FollowUpsSection(Section):
    """The follow-ups of a case; hidden while there are none."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("How it went"), parent=parent)
        self._do = do
        self._file: CaseFile | None = None
        self.late_composer = LateForm(lambda: FollowUpComposer(do))
        self.add_form(self.late_composer)
        self.hide()

    @property
    def composer(self) -> FollowUpComposer:
        """How it went."""
        return self.late_composer.get()

    def show_file(self, file: CaseFile) -> None:
        """Show a case's follow-ups."""
        self._file = file
        self.setVisible(bool(file.follow_ups))
        self.show_rows([self._row(check, file) for check in file.follow_ups])
        form = self.late_composer.made
        asked = form.check if form else None
        answered = asked is not None and asked.id not in {check.id for check in file.open_follow_ups}
        if form and answered and not form.is_typed:
            form.close_form()

    def answer(self, follow_up_id: int) -> None:
        """Open the form in which a follow-up is answered."""
        checks = self._file.open_follow_ups if self._file else []
        check = next((c for c in checks if c.id == follow_up_id), None)
        if check is not None:
            self.composer.ask(check)

    def _row(self, check: FollowUpRow, file: CaseFile) -> ItemRow:
        title = label_of(check.kind)
        if check.done_at is not None:
            return ItemRow(mark("done", Tone.DONE), title, " · ".join(_answers(check, file)))
        due = end_of(check.due_on, file.zone)
        tone = due_tone(due, file.now, file.zone)
        pill = Pill(
            sentence(due_words(due, file.now, file.zone)),
            Tone.PLAIN if tone is Tone.ACCENT else tone,
            "clock",
        )
        icon = mark("call" if check.kind is FollowUpKind.CHECK else "return")
        return ItemRow(icon, title, pill=pill, answers=self._buttons(check, title))

    def _buttons(self, check: FollowUpRow, title: str) -> list[QPushButton]:
        """Return the one click that answers the common case, and the form for all else."""
        if check.kind is FollowUpKind.CHECK:
            quick, good = self.tr("All is well"), FollowUpResult(well=True)
        else:
            quick, good = self.tr("They came back"), FollowUpResult(came_back=True)
        first = push_button(quick, lambda: self.note(check, good))
        more = push_button(self.tr("Answer …"), lambda: self.answer(check.id), role="quiet")
        first.setAccessibleName(f"{quick}: {title}")
        more.setAccessibleName(self.tr("Answer: {what}").format(what=title))
        return [first, more]

    def note(self, check: FollowUpRow, result: FollowUpResult) -> None:
        """Note the common answer at once."""
        self._do(
            lambda services: services.recovery.follow_up_done(check.id, result),
            self.tr("Noted how it went."),
            None,
            None,
        )


class FollowUpComposer(Composer):
    """How it went, would they recommend us, did they come back."""

    went_badly = Signal()
    """It is stored that not all is well."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._do = do
        self.check: FollowUpRow | None = None
        self.title = label("", "heading")
        self.result = SentenceField(placeholder=self.tr("In their words"))
        self.pulse = ChipRow(
            [(n, str(n)) for n in range(11)], one_only=True, name=self.tr("Would they recommend us?")
        )
        self.well = ChipRow(
            [(True, self.tr("All is well")), (False, self.tr("Not yet"))],
            one_only=True,
            name=self.tr("Is all well now?"),
        )
        self.came = ChipRow(
            [(True, self.tr("Yes")), (False, self.tr("No"))],
            one_only=True,
            name=self.tr("Did they come back?"),
        )
        result = Field(self.tr("How did it go?"), self.result)
        pulse = Field(
            self.tr("Would they recommend us?"), self.pulse, hint=self.tr("0 not at all, 10 certainly")
        )
        self.well_field = Field(self.tr("Is all well now?"), self.well)
        self.came_field = Field(self.tr("Did they come back?"), self.came)
        self.fill(
            self.title, self.well_field, self.came_field, result, pulse, form=Form(result=result, pulse=pulse)
        )

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self.check.id} if self.check else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.result.text().strip())

    def ask(self, check: FollowUpRow) -> None:
        """Open for a follow-up, once what is being saved is stored; words typed for it are still there."""
        self.when_free(lambda: self._ask(check), about=check.id)

    def _ask(self, check: FollowUpRow) -> None:
        if self.check is None or self.check.id != check.id:
            self.give_way()
            self.clear()
        self.check = check
        self.title.setText(label_of(check.kind))
        returned = check.kind is FollowUpKind.RETURN
        self.came_field.setVisible(returned)
        self.well_field.setVisible(not returned)
        self.begin()

    def first_field(self) -> QWidget:
        if self.check is not None and self.check.kind is FollowUpKind.RETURN:
            return self.came.chip(value=True)
        return self.well.chip(value=True)

    def clear(self) -> None:
        self.check = None
        self.result.clear()
        self.pulse.choose()
        self.came.choose()
        self.well.choose()

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        check = self.check
        if check is None:
            return
        pulse, came, well = self.pulse.value(), self.came.value(), self.well.value()
        result = FollowUpResult(
            result=self.result.text(),
            well=well if isinstance(well, bool) else None,
            pulse=pulse if isinstance(pulse, int) else None,
            came_back=came if isinstance(came, bool) else None,
        )

        def noted(changes: Any) -> None:
            then(changes)
            if result.well is False:
                self.went_badly.emit()

        self._do(
            lambda services: services.recovery.follow_up_done(check.id, result),
            self.tr("Noted how it went."),
            noted,
            fail,
        )


def _answers(check: FollowUpRow, file: CaseFile) -> list[str]:
    facts = []
    if check.well is not None:
        facts.append(tr("All is well") if check.well else tr("Not all is well"))
    if check.came_back is not None:
        facts.append(tr("They came back") if check.came_back else tr("They did not come back"))
    if check.result:
        facts.append(shown(check.result))
    if check.pulse is not None:
        facts.append(tr("recommends us: {pulse} of 10").format(pulse=check.pulse))
    if check.done_at is not None:
        facts.append(date_text(check.done_at.astimezone(file.zone).date(), file.today))
    return facts
