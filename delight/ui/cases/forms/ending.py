"""Why it is opened again, until when it rests: asked in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from delight.domain.cases.stages import REOPENED
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.days import DayField, natural_days
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import hug, label, row
from delight.ui.kit.work.page import Tools

_NOW = "now"


class ReopenComposer(Composer):
    """Why it is opened again."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open it again"), parent)
        self._do = do
        self.case_id = 0
        self.why = SentenceField(placeholder=self.tr("The new cake was late as well"))
        field = Field(self.tr("Why is it opened again?"), self.why)
        self.fill(field, form=Form(why=field))

    def show_file(self, file: CaseFile) -> None:
        """Open this case again."""
        self.case_id = file.case.id

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.why.text().strip())

    def first_field(self) -> QWidget:
        return self.why

    def clear(self) -> None:
        self.why.clear()

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        case_id, why = self.case_id, self.why.text()
        self._do(
            lambda services: services.cases.move(case_id, REOPENED, why), self.tr("Open again."), then, fail
        )


class SnoozeComposer(Composer):
    """Until when a case is kept off Today; its date stays what it was."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Snooze"), parent)
        self._tools, self._do = tools, do
        self.case_id = 0
        self.rests = False
        """Whether it is kept off already, so that it can be back at once."""
        self.days = ChipRow(one_only=True, name=self.tr("Until when?"))
        self._back = self.days.add(_NOW, self.tr("Back on Today now"))
        self.other = DayField(name=self.tr("Another day"), today=self._today, may_be_empty=False)
        self.other.changed.connect(self.days.choose)
        self.days.changed.connect(lambda: self.other.set_day(None))
        self._dates: list[date] = []
        field = Field(self.tr("Keep it off Today until"), self.days)
        note = label(self.tr("The day by which it is due stays as it is."), "small", wrap=True)
        self.fill(field, row(None, hug(self.other), None), note, form=Form(until=field))

    def show_file(self, file: CaseFile) -> None:
        """Snooze this case."""
        until = file.case.snoozed_until
        self.case_id, self.rests = file.case.id, until is not None and until > file.now

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost: one click is not."""
        return False

    def begin(self) -> None:
        known = set(self._dates)
        self._dates = [day for _words, day in natural_days(self._today()) if day > self._today()]
        for words, day in natural_days(self._today()):
            if day > self._today() and day not in known:
                self.days.add(day, words)
        for day in known:
            self.days.chip(day).setVisible(day in self._dates)
        self._back.setVisible(self.rests)
        super().begin()

    def first_field(self) -> QWidget:
        return self.days.chip(self._dates[0])

    def clear(self) -> None:
        self.days.choose()
        self.other.set_day(None)

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        until = self.days.value() or self.other.day()
        if until == _NOW:
            woken = self.case_id
            self._do(lambda services: services.cases.wake(woken), self.tr("Back on Today."), then, fail)
            return
        if not isinstance(until, date):
            raise NotYetError("until", self.tr("Please choose a day."))
        case_id = self.case_id
        self._do(lambda services: services.cases.snooze(case_id, until), self.tr("Snoozed."), then, fail)

    def _today(self) -> date:
        return self._tools.today()
