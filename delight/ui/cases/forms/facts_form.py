"""Changing what is known about a case, where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import CaseDetail, CaseEdit, Channel, Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import tr
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import MomentField
from delight.ui.kit.fields.faces import FaceRow, OneOf
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.people import finder
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools

Save = Callable[[CaseEdit, CaseDetail, Callable[[Any], None], Callable[[Exception], None]], object]
"""Stores an edit made from a case as it was read; then or fail is called."""


class FactsForm(Composer):
    """Everything about a case but its story; only what was changed is stored."""

    def __init__(self, tools: Tools, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._save = save
        self._file: CaseFile | None = None
        self._make(tools)
        self._lay_out()

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden()

    def open_for(self, file: CaseFile, *, at: str = "") -> None:
        """Show a case's facts in the fields; ``at`` names the field to begin with."""
        self._file = file
        self._fill(file)
        self.begin()
        if at in self.form.fields:
            self.form.fields[at].widget.setFocus()

    def first_field(self) -> QWidget:
        return self.who if not self.who_field.isHidden() else self.topic

    def clear(self) -> None:
        self._file = None

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        if self._file is None:
            return
        edit = self._edit(self._file.case)
        if edit == CaseEdit():
            then(None)
            return
        self._save(edit, self._file.case, then, fail)

    def _make(self, tools: Tools) -> None:
        self.who = SuggestBox(
            finder(tools, known_only=True),
            tools.tasks,
            name=self.tr("Who was it?"),
            placeholder=self.tr("Name, phone or e-mail"),
        )
        self.topic = LineField(placeholder=self.tr("the birthday cake with the wrong name"))
        self.remedy = TextArea(least=1, most=4)
        self.failure = Choice(Failure)
        self.channel = Choice(Channel)
        self.severity = OneOf([(s, label_of(s)) for s in Severity], name=self.tr("How bad is it?"))
        self.grave = Choice()
        self.mood = FaceRow(self.tr("How did they feel?"))
        self.place = LineField()
        self.at_stake = AmountField("", field="at_stake")
        self.happened = MomentField(
            name=self.tr("When did it happen?"), now=tools.now, past=True, zone=lambda: tools.zone
        )
        self.owner = Choice()
        self.owner_only = Check(self.tr("For the owner alone: nobody else sees it"))

    def _lay_out(self) -> None:
        field = Field
        self.who_field = field(self.tr("Who was it?"), self.who)
        self.topic_field = field(
            self.tr("In a few words, for the letter"),
            self.topic,
            hint=self.tr("As in “We are sorry about …”"),
        )
        self.remedy_field = field(self.tr("What would put it right?"), self.remedy)
        self.failure_field = field(self.tr("What went wrong?"), self.failure)
        channel = field(self.tr("How did it reach us?"), self.channel)
        self.severity_field = field(self.tr("How bad is it?"), self.severity)
        self.grave_field = field(self.tr("A grave matter?"), self.grave)
        mood = field(self.tr("How did they feel?"), self.mood)
        place = field(self.tr("Where?"), self.place)
        self.stake_field = field(self.tr("What is at stake?"), self.at_stake)
        happened = field(self.tr("When did it happen?"), self.happened)
        self.owner_field = field(self.tr("Who takes care of it?"), self.owner)
        self.fill(
            self.who_field,
            self.topic_field,
            self.remedy_field,
            Pair(self.failure_field, channel),
            self.severity_field,
            mood,
            Pair(self.grave_field, self.stake_field),
            place,
            Pair(happened, self.owner_field),
            self.owner_only,
            form=Form(
                customer=self.who_field,
                topic=self.topic_field,
                remedy_wanted=self.remedy_field,
                mood=mood,
                place=place,
                at_stake=self.stake_field,
                happened_at=happened,
            ),
        )

    def _fill(self, file: CaseFile) -> None:
        case = file.case
        self.who.set_taken(None, "")
        self.who_field.setVisible(case.customer_id is None)
        self.topic.setText(case.topic)
        self.remedy.setPlainText(case.remedy_wanted)
        self.failure.set_values([(None, self.tr("Not said")), *Failure])
        self.failure.set_value(case.failure)
        self.channel.set_value(case.channel)
        self.severity.take(case.severity)
        self.grave.set_values([(None, self.tr("No")), *Grave])
        self.grave.set_value(case.grave)
        self.mood.set_mood(case.mood)
        self.place.setText(case.place)
        self.at_stake.set_currency(file.currency)
        self.at_stake.set_minor(case.at_stake_minor)
        self.happened.set_moment(case.happened_at)
        people = [(person.id, person.name) for person in file.staff]
        gone = [] if case.owner_id in {None, *dict(people)} else [(case.owner_id, case.owner)]
        self.owner.set_values([(None, self.tr("Nobody yet")), *people, *gone])
        self.owner.set_value(case.owner_id)
        self.owner_field.setVisible(len(people) > 1)
        self.owner_only.setChecked(case.owner_only)
        self.owner_only.setVisible(len(people) > 1)
        complaint = case.kind is CaseKind.COMPLAINT
        of_complaints = (self.failure_field, self.severity_field, self.remedy_field, self.stake_field)
        for field in (*of_complaints, self.grave_field):
            field.setVisible(complaint)
        about = self.tr("As in “We are sorry about …”") if complaint else self.tr("As in “Thank you for …”")
        self.topic_field.hint.setText(about)

    def _edit(self, case: CaseDetail) -> CaseEdit:
        """Return only what differs; a day is only changed if it was chosen anew."""
        if self.who.text().strip() and self.who.value() is None:
            raise NotYetError(
                "customer", self.tr("Choose somebody from the list, or add them under Customers first.")
            )
        happened, before = self.happened.moment(), case.happened_at
        same_minute = happened and before and abs((happened - before).total_seconds()) < 60
        return CaseEdit(
            customer_id=self.who.value(),
            topic=_changed(self.topic.text(), case.topic),
            remedy_wanted=_changed(self.remedy.toPlainText(), case.remedy_wanted),
            failure=_changed(self.failure.value(), case.failure),
            channel=_changed(self.channel.value(), case.channel),
            severity=_changed(self.severity.value(), case.severity),
            grave=_changed(self.grave.value(), case.grave),
            mood=_changed(self.mood.mood(), case.mood),
            place=_changed(self.place.text(), case.place),
            at_stake_minor=_changed(self.at_stake.minor(), case.at_stake_minor),
            happened_at=None if same_minute else _changed(happened, before),
            owner_id=_changed(self.owner.value(), case.owner_id),
            owner_only=_changed(self.owner_only.isChecked(), case.owner_only),
            emptied=self._emptied(case),
        )

    def _emptied(self, case: CaseDetail) -> frozenset[str]:
        """Return the names of fields that said something and say nothing now."""
        now = {
            "failure": self.failure.value(),
            "at_stake_minor": self.at_stake.minor(),
            "grave": self.grave.value(),
            "mood": self.mood.mood(),
            "owner_id": self.owner.value(),
            "happened_at": self.happened.moment(),
        }
        return frozenset(n for n, value in now.items() if value is None and getattr(case, n) is not None)


def _changed(now: Any, before: Any) -> Any:
    return None if now == before else now
