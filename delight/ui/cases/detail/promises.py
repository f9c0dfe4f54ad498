"""What the customer was told, and by when: kept or broken, never forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from delight.domain.cases.promises import PromisedIn, PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.promise_forms import AnswerComposer, Answering, PromiseComposer
from delight.ui.cases.forms.saving import PartSaver
from delight.ui.cases.late_form import LateForm
from delight.ui.cases.parts import Do, ItemRow, Section, mark, more_button
from delight.ui.cases.words import due_tone, shown, tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed
from delight.ui.kit.words.formats import ago, due_words, sentence
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import by_whom, works_alone
from delight.ui.kit.work.page import Tools

_TONES = {PromiseState.KEPT: (Tone.DONE, "done"), PromiseState.BROKEN: (Tone.OVERDUE, "warning")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDeeds:
    """What a row can be asked to do."""

    keep: Callable[[PromiseRow], object]
    answer: Callable[[PromiseRow, Answering], object]
    change: Callable[[PromiseRow], object]


class PromisesSection(Section):
    """The promises of a case, and a form for one more."""

    def __init__(self, tools: Tools, do: Do, saver: PartSaver, parent: QWidget | None = None) -> None:
        self.add_button = push_button(
            tr("Add"), self.add, role="quiet", icon="plus", tip=tr("Add a promise  (P)")
        )
        self.add_button.setAccessibleName(tr("Add a promise"))
        super().__init__(tr("What we promised"), self.add_button, parent=parent)
        self._do = do
        self._file: CaseFile | None = None
        self.late_composer = LateForm(lambda: PromiseComposer(tools, do, saver), PromiseComposer.show_file)
        self.late_answering = LateForm(lambda: AnswerComposer(tools, do))
        for late in self.forms:
            self.add_form(late)
        self._deeds = PromiseDeeds(
            keep=self.keep,
            answer=lambda promise, how: self.answering.ask(promise, how),
            change=lambda promise: self.composer.change(promise),
        )

    @property
    def composer(self) -> PromiseComposer:
        """One more promise, or one that is corrected."""
        return self.late_composer.get()

    @property
    def answering(self) -> AnswerComposer:
        """How a promise went."""
        return self.late_answering.get()

    @property
    def forms(self) -> tuple[LateForm[PromiseComposer], LateForm[AnswerComposer]]:
        """The places of its forms."""
        return self.late_composer, self.late_answering

    def show_file(self, file: CaseFile) -> None:
        """Show a case's promises."""
        self._file = file
        self.late_composer.show_file(file)
        self.show_rows(
            [PromiseItem(promise, self._deeds, file.now, file.zone) for promise in file.promises],
            self.tr("Nothing yet."),
        )

    def add(self) -> None:
        """Open the form for one more."""
        self.composer.begin()

    def keep(self, promise: PromiseRow) -> None:
        """Say that a promise was kept."""
        keep_promise(self._do, promise)

    def keep_open(self, promise_id: int) -> None:
        """Say that one of the open promises was kept, by its id."""
        for promise in self._file.open_promises if self._file else ():
            if promise.id == promise_id:
                self.keep(promise)


class PromiseItem(ItemRow):
    """One promise: how it stands, who keeps it, and one click that settles it."""

    def __init__(
        self,
        promise: PromiseRow,
        deeds: PromiseDeeds,
        now: datetime,
        zone: tzinfo | None,
        *,
        whose: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.promise, self._deeds = promise, deeds
        facts = [part for part in (whose, *_facts(promise)) if part]
        what = shown(promise.what)
        if promise.state is not PromiseState.OPEN:
            tone, icon = _TONES[promise.state]
            below = " · ".join([*_settled(promise, now, zone), *facts])
            super().__init__(mark(icon, tone), what, below, parent=parent)
            return
        tone = due_tone(promise.due_at, now, zone)
        due = sentence(due_words(promise.due_at, now, zone))
        pill = Pill(due, Tone.PLAIN if tone is Tone.ACCENT else tone, "clock")
        keep = push_button(tr("Kept"), lambda: deeds.keep(promise))
        keep.setAccessibleName(tr("Kept: {what}").format(what=what[:80]))
        right = (keep, self._more(promise, what))
        super().__init__(mark("promise"), what, " · ".join(facts), *right, pill=pill, parent=parent)

    def _more(self, promise: PromiseRow, what: str) -> QWidget:
        deeds = self._deeds
        answers = (
            (Answering.LONGER, tr("It takes longer: tell them …")),
            (Answering.BROKEN, tr("Could not keep it …")),
            (Answering.KEPT, tr("Kept, with a word …")),
        )
        menu = [
            Deed(text=words, do=lambda answer=answer: deeds.answer(promise, answer))
            for answer, words in answers
        ]
        change = tr("Change …") if works_alone() else tr("Change, hand over …")
        menu.append(Deed(text=change, do=lambda: deeds.change(promise)))
        return more_button(what, menu)


def keep_promise(do: Do, promise: PromiseRow) -> None:
    """Say that a promise was kept."""
    do(
        lambda services: services.recovery.settle_promise(promise.id, kept=True),
        tr("Promise kept."),
        None,
        None,
    )


def _settled(promise: PromiseRow, now: datetime, zone: tzinfo | None) -> list[str]:
    words = tr("Not kept, but told in time") if promise.told_in_time else label_of(promise.state)
    when = ago(promise.settled_at, now, zone) if promise.settled_at else ""
    return [part for part in (words, when, shown(promise.note)) if part]


def _facts(promise: PromiseRow) -> list[str]:
    who = by_whom(promise.owner or promise.staff)
    if promise.owner_left and promise.state is PromiseState.OPEN:
        who = tr("{name}, who no longer works here").format(name=promise.owner)
    return [part for part in (who, _made_in(promise)) if part]


def _made_in(promise: PromiseRow) -> str:
    if promise.made_in is PromisedIn.LETTER:
        return tr("in letter {number}").format(number=promise.letter)
    return tr("with an action") if promise.made_in is PromisedIn.ACTION else ""
