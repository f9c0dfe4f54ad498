"""What happens when somebody does a row of the first page: by its button, a key, or its menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from delight.domain.cases.stages import REOPENED
from delight.domain.changes import Changes
from delight.domain.days.calendar import at_local, local
from delight.domain.surprises.suggestions import SkipWhy
from delight.domain.today import TaskKind, TodayRow
from delight.ui.kit.menus import pop_below
from delight.ui.kit.words.formats import coming_day
from delight.ui.kit.work.page import LetterWish, Place
from delight.ui.today import deeds
from delight.ui.today.answers import AskAnswer, CallAnswer, ChooseAnswer, DayAnswer
from delight.ui.today.deeds import Way
from delight.ui.today.menus import more_menu, snooze_menu
from delight.ui.today.rows import TaskRow
from delight.ui.today.words import wording_for

if TYPE_CHECKING:
    from delight.ui.today.page import TodayPage


class Doing:
    """Does what a row asks for."""

    def __init__(self, page: TodayPage) -> None:
        self._page = page

    def act(self, chosen: TaskRow) -> None:
        """Press the one button: do it, or open what has to be answered first."""
        ways: dict[Way, Callable[[TaskRow], object]] = {
            Way.DO: self.finish,
            Way.WRITE: self.write,
            Way.CALL: self._call,
            Way.ASK: self._ask,
            Way.CHOOSE: self._choose,
            Way.LETTERS: self.write,
        }
        self._page.select(chosen)
        ways[deeds.offer_of(chosen.task).way](chosen)

    def done_by_key(self, chosen: TaskRow) -> None:
        """Note that it is done; what has to be answered is asked."""
        if chosen.task.kind is TaskKind.CHECK:
            self._ask(chosen)
        elif chosen.task.kind is TaskKind.PRINT:
            self.write(chosen)
        else:
            self.finish(chosen)

    def finish(self, chosen: TaskRow) -> None:
        """Do it."""
        self._deed(chosen, lambda: deeds.do(self._page.tools.services, chosen.task))

    def decline(self, chosen: TaskRow) -> None:
        """Answer no: the promise could not be kept, they did not come back, the owner does not agree."""
        said = deeds.said_declined(chosen.task)
        self._deed(chosen, lambda: deeds.decline(self._page.tools.services, chosen.task), said)

    def decline_by_key(self, chosen: TaskRow) -> None:
        """Answer no, where that is an answer."""
        if chosen.task.kind in deeds.DECLINABLE:
            self.decline(chosen)

    def snooze(self, chosen: TaskRow) -> None:
        """Ask until when a case may rest; a promise rests never: its customer is told of a new day."""
        today = self._page.day_shown
        if today is None:
            return
        if chosen.task.kind is TaskKind.PROMISE:
            words = _tr("Tell them, and promise a new day")
            menu = self._days(chosen, today, words, lambda day: self._postpone(chosen, today, day))
        elif chosen.task.kind in deeds.SNOOZABLE and chosen.task.case_id is not None:
            words = _tr("Until when is it to rest?")
            menu = self._days(chosen, today, words, lambda day: self._snooze_until(chosen, today, day))
        else:
            return
        self._page.tools.burst.opened(menu)
        pop_below(menu, chosen.more)

    def more(self, chosen: TaskRow) -> None:
        """Open the menu of everything that can be done with a row."""
        self._page.select(chosen)
        task = chosen.task
        menu = more_menu(
            self._page,
            task,
            done=lambda: self.done_by_key(chosen),
            declined=lambda: self.decline(chosen),
            snooze=lambda: self.snooze(chosen),
            write=lambda: self.write(chosen),
            open_case=lambda: self.open(chosen),
            open_customer=lambda: self._page.open_customer_requested.emit(task.customer_id),
            besides=self._besides(chosen) if task.kind is TaskKind.SUGGESTION else (),
        )
        pop_below(menu, chosen.more)

    def open(self, chosen: TaskRow) -> None:
        """Show the case it belongs to, else the customer, else the letters."""
        task = chosen.task
        if task.case_id is not None:
            self._page.open_case_requested.emit(task.case_id)
        elif task.customer_id is not None:
            self._page.open_customer_requested.emit(task.customer_id)
        else:
            self._page.page_requested.emit(Place.LETTERS.value)

    def write(self, chosen: TaskRow) -> None:
        """Start the letter that fits; those that are owed are shown."""
        task = chosen.task
        if task.kind is TaskKind.SUGGESTION:  # nothing is agreed yet that could be written
            return
        if task.kind is TaskKind.PRINT:
            self._page.page_requested.emit(Place.LETTERS.value)
            return
        gesture = task.record if task.kind is TaskKind.GESTURE else None
        wish = LetterWish(
            customer_id=task.customer_id, case_id=task.case_id, gesture_id=gesture, wording=wording_for(task)
        )
        self._page.write_letter_requested.emit(wish)

    def _besides(self, chosen: TaskRow) -> list[tuple[str, Callable[[], object]]]:
        """Return what else can be said to a suggestion."""
        task, surprises = chosen.task, self._page.tools.services.surprises
        who = task.customer_name
        given = _tr("{who} was surprised.").format(who=who)
        other = _tr("Something else is suggested for {who}.").format(who=who)
        skipped = _tr("Skipped; somebody else may come in their place.")
        ways: tuple[tuple[str, str, Callable[[], Changes]], ...] = (
            (_tr("Given already"), given, lambda: surprises.accept(task.record, given=True)),
            (_tr("Something else for them"), other, lambda: surprises.swap(task.record)),
            (_tr("Not this gesture for them"), skipped, lambda: surprises.skip(task.record, SkipWhy.GESTURE)),
            (
                _tr("Not this person for half a year"),
                skipped,
                lambda: surprises.skip(task.record, SkipWhy.PERSON),
            ),
        )
        return [(words, partial(self._deed, chosen, work, said)) for words, said, work in ways]

    def _call(self, chosen: TaskRow) -> None:
        task = chosen.task
        words = _tr("We have spoken") if task.kind is TaskKind.ACKNOWLEDGE else _tr("Done")
        chosen.open_answer(CallAnswer(task.phone, words, lambda: self.finish(chosen)))

    def _choose(self, chosen: TaskRow) -> None:
        yes = (_tr("Yes, it is right now"), lambda: self.finish(chosen))
        look = (_tr("Open the case"), lambda: self.open(chosen))
        chosen.open_answer(ChooseAnswer(_tr("Has everything been put right?"), yes, look))

    def _ask(self, chosen: TaskRow) -> None:
        task, services = chosen.task, self._page.tools.services
        badly = _tr("Still not happy")
        wells = {_tr("Happy again"): True, badly: False, _tr("Could not be reached"): None}

        def answer(choice: str, said: str) -> None:
            then = partial(self._open_again, chosen.task, said) if asks.opens_again else None
            self._deed(
                chosen, lambda: deeds.answer(services, chosen.task, said, well=wells.get(choice)), then=then
            )

        again = (badly, _tr("Open {case} again, so that it is put right").format(case=task.reference))
        asks = AskAnswer(_tr("How did it go?"), tuple(wells), answer, task.phone, again=again)
        chosen.open_answer(asks)

    def _open_again(self, task: TodayRow, why: str, _changes: Changes) -> None:
        """Whoever is still not happy is not left alone with it."""
        cases, case = self._page.tools.services.cases, task.case_id or 0
        said = _tr("{case} is open again.").format(case=task.reference)
        self._page.do(lambda: cases.move(case, REOPENED, why), said)

    def _snooze_until(self, chosen: TaskRow, today: date, day: date) -> None:
        case = chosen.task.case_id or 0
        said = _tr("{case} is snoozed until {day}.")
        said = said.format(case=chosen.task.reference, day=coming_day(day, today))
        self._deed(chosen, lambda: self._page.tools.services.cases.snooze(case, day), said)

    def _postpone(self, chosen: TaskRow, today: date, day: date) -> None:
        zone, task = self._page.tools.zone, chosen.task
        due = at_local(day, local(task.due_at, zone).time(), zone)
        words = _tr("The new promise is for {day}. Tell {who} today.")
        said = words.format(day=coming_day(day, today), who=task.customer_name or _tr("them"))
        recovery = self._page.tools.services.recovery
        self._deed(chosen, lambda: recovery.postpone_promise(task.record, due), said)

    def _days(self, chosen: TaskRow, today: date, words: str, on_day: Callable[[date], object]) -> QMenu:
        return snooze_menu(
            self._page, words, today, on_day, lambda: chosen.open_answer(DayAnswer(words, today, on_day))
        )

    def _deed(
        self,
        chosen: TaskRow,
        work: Callable[[], Changes],
        said: str = "",
        then: Callable[[Changes], None] | None = None,
    ) -> None:
        """Take the row away at once and do it; a failure brings the row back."""
        rows = self._page.rows()
        at = rows.index(chosen)
        neighbours = rows[at + 1 :] + rows[:at][::-1]
        chosen.hide()
        if neighbours:
            neighbours[0].setFocus(Qt.FocusReason.OtherFocusReason)

        def fail(error: Exception) -> None:
            chosen.show()
            self._page.banner.show_error(error)

        self._page.do(work, said or deeds.said_done(chosen.task), then, fail)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
