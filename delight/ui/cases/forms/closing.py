"""How it ended: one question, and what goes with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import Outcome
from delight.domain.cases.elsewhere import LACKING_ENDS, PlaceRow
from delight.domain.cases.recovery import PromiseState
from delight.domain.text import first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do
from delight.ui.cases.words import shown, tr
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.faces import FaceRow
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools

_MOST_PLACES = 12


class ClosingComposer(Composer):
    """One question, "How did it end?"; mood and cause if they are known, and what only one answer asks."""

    ended = Signal(object)
    """How it ended, once that is stored."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Close the case"), parent)
        self._tools, self._do = tools, do
        self._file: CaseFile | None = None
        self._places: tuple[PlaceRow, ...] = ()
        self.outcome = ChipRow(
            [(o, label_of(o)) for o in Outcome], one_only=True, name=self.tr("How did it end?")
        )
        self.mood = FaceRow(self.tr("How do they feel now?"))
        self.cause = SuggestBox(
            self._causes,
            tools.tasks,
            name=self.tr("What was the cause?"),
            placeholder=self.tr("Orders on paper slips"),
        )
        self.place = LineField(placeholder=self.tr("Miller’s Bakery in Mill Lane"))
        self.lacked = LineField(placeholder=self.tr("gluten-free cakes"))
        self.lasting = ChipRow(
            [
                (PromiseState.OPEN, self.tr("Stays on the list")),
                (PromiseState.KEPT, self.tr("Kept")),
                (PromiseState.BROKEN, self.tr("Not kept")),
            ],
            one_only=True,
            name=self.tr("What about the promise?"),
        )
        self._lay_out()
        self.outcome.changed.connect(self._follow)
        self._follow()

    def show_file(self, file: CaseFile) -> None:
        """Close this case."""
        self._file = file
        self.outcome.chip(Outcome.PARTED_WAYS).setVisible(file.sees_all)
        if tuple(file.places) != self._places:
            self._offer_places(file.places)
        count = len(file.open_promises)
        first = shown(file.open_promises[0].what, 160) if count else ""
        more = tr("{count} promises are still open, the first: “{what}”")
        one = tr("A promise is still open: “{what}”")
        self.open_words.setText((one if count == 1 else more).format(count=count, what=first))
        self.open_box.setVisible(bool(count))

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        lines = (self.cause, self.place, self.lacked)
        return not self.isHidden() and any(line.text().strip() for line in lines)

    def begin(self) -> None:
        """Open; what is known of the cause stands there."""
        if self._file is not None and not self.cause.text():
            self.cause.setText(self._file.case.cause)
        super().begin()

    def first_field(self) -> QWidget:
        return self.outcome.chip(Outcome.WON_BACK)

    def clear(self) -> None:
        self.outcome.choose()
        self.mood.set_mood(None)
        for line in (self.cause, self.place, self.lacked):
            line.clear()
        self.places.choose()
        self.lasting.choose(PromiseState.OPEN)
        self._follow()

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        outcome, file = self.outcome.value(), self._file
        if not isinstance(outcome, Outcome):
            raise NotYetError("outcome", self.tr("Please choose one."))
        if file is None:
            return
        mood, cause, lacked = self.mood.mood(), self.cause.text(), self.lacked.text()
        chosen, typed = self.places.value(), self.place.text().strip()
        sent_to = typed or (str(chosen) if chosen else "")
        lasting = self.lasting.value() if file.open_promises else None

        def closed(changes: Any) -> None:
            then(changes)
            self.ended.emit(outcome)

        self._do(
            lambda services: services.cases.close(
                file.case.id,
                outcome,
                mood,
                cause,
                sent_to=sent_to,
                lacked=lacked,
                promises=PromiseState(lasting) if lasting else PromiseState.OPEN,
            ),
            self.tr("{reference} is closed.").format(reference=file.case.reference),
            closed,
            fail,
        )

    def _lay_out(self) -> None:
        ended = Field(self.tr("How did it end?"), self.outcome)
        cause = Field(self.tr("What was the cause?"), self.cause, hint=self.tr("Only if it is known"))
        mood = Field(self.tr("How do they feel now?"), self.mood)
        self.places = ChipRow(one_only=True, name=self.tr("Places we recommend"))
        where = QWidget()
        column(where, self.places, self.place, space=8)
        where.setFocusProxy(self.place)
        self.place_field = Field(
            self.tr("Where did you send them?"),
            where,
            hint=self.tr("Another place that you type is kept for next time"),
        )
        self.lacked_field = Field(self.tr("What did they ask for that we do not have?"), self.lacked)
        self.open_words = label("", "small", wrap=True)
        self.open_box = QWidget()
        column(self.open_box, self.open_words, self.lasting, space=6)
        self.lasting.choose(PromiseState.OPEN)
        self.fill(
            ended,
            self.place_field,
            self.lacked_field,
            mood,
            cause,
            self.open_box,
            form=Form(
                outcome=ended,
                mood_after=mood,
                cause=cause,
                name=self.place_field,
                lacked=self.lacked_field,
            ),
        )

    def _follow(self) -> None:
        """Ask what goes with the answer, and nothing else."""
        outcome = self.outcome.value()
        elsewhere = outcome is Outcome.SENT_ELSEWHERE
        self.place_field.setVisible(elsewhere)
        self.places.setVisible(bool(self._places))
        self.lacked_field.setVisible(outcome in LACKING_ENDS)

    def _offer_places(self, places: Sequence[PlaceRow]) -> None:
        known = {place.name for place in self._places}
        self._places = tuple(places)
        for place in self._places[:_MOST_PLACES]:
            if place.name not in known:
                chip = self.places.add(
                    place.name, first_words(place.name, 60).replace("&", "&&"), tip=place.what_for
                )
                chip.setAccessibleName(place.name)
        for name in known | {place.name for place in self._places[:_MOST_PLACES]}:
            self.places.chip(name).setVisible(name in {place.name for place in self._places})
        self._follow()

    def _causes(self, words: str) -> list[Suggestion]:
        rows = self._tools.services.improvements.suggestions(words)
        return [
            Suggestion(
                value=row.words,
                look=RowLook(title=row.words, meta=str(row.cases), strong=False),
                fills=row.words,
                key=row.key,
            )
            for row in rows
        ]
