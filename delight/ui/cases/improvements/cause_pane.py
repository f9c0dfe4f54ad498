"""One cause: how often, since when, what was changed, whether it helped, who was told, and its cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from delight.domain.improvements.causes import CauseCase, CauseDetail, CauseRow, Told
from delight.ui.cases.improvements.case_line import CaseLine
from delight.ui.cases.improvements.forms import ChangeComposer, NameComposer
from delight.ui.cases.improvements.months import MonthBars
from delight.ui.cases.improvements.words import (
    TRENDS,
    cases_words,
    change_words,
    helped_words,
    people_words,
    since_words,
    told_words,
    tr,
    trend_words,
)
from delight.ui.cases.parts import Do, ItemRow, Section, mark
from delight.ui.kit.files.unfinished_file import of_cause
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row, scrolled, show_opened
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.menus import Deed, menu_of, pop_below
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.unfinished import Unfinished, Watched
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools

_SHOWN = 60


class CausePane(QWidget):
    """Everything about one cause; what is being typed stays when it is read again."""

    letters_wanted = Signal(object)
    """Tell everyone who raised this ``CauseRow``."""

    def __init__(self, tools: Tools, do: Do, open_case: Callable[[int], object]) -> None:
        super().__init__()
        self._do, self._open, self._tools = do, open_case, tools
        self.detail: CauseDetail | None = None
        self._causes: tuple[CauseRow, ...] = ()
        self._goes_on = False
        self.title = label("", "title", wrap=True)
        self.facts, self.since = label("", wrap=True), label("", "quiet", wrap=True)
        self.months = MonthBars()
        self.trend, self.trend_line = Pill(""), label("", "quiet", wrap=True)
        self.change, self.helped = label("", wrap=True), label("", "quiet", wrap=True)
        self.composer, self.naming = ChangeComposer(tools, do), NameComposer(do)
        self.say = push_button(tr("Say what you changed"), self._begin_change, role="primary", icon="edit")
        self.edit = push_button(tr("Change"), self._begin_change, role="quiet", icon="edit")
        self.done = push_button(tr("It is done now"), self._done, role="primary", icon="check")
        self.tell = push_button("", self._tell, role="primary", icon="letter")
        self.tell_note = label("", "small", wrap=True)
        self.more = push_button("", self.open_menu, role="quiet")
        put_icon(self.more, "more", "quiet")
        self.more.setAccessibleName(tr("More about this cause"))
        self.more.setToolTip(tr("More"))
        self.told, self.cases = Section(tr("You said, we did")), Section(tr("Cases"))
        self.not_shown = label("", "small", wrap=True)
        self._keep()
        self._build()
        self.unfinished.came_back.connect(partial(show_opened, self.area))
        for form in (self.composer, self.naming):
            form.closed.connect(self._on_closed)
        self.composer.kept.connect(self._on_kept)

    def show_detail(self, detail: CauseDetail, kept: Mapping[str, Any] | None = None) -> None:
        """Show a cause, and what was ``kept`` of unsaved words: nothing of whom was erased."""
        other = self.detail is None or self.detail.row.key != detail.row.key
        if other:
            self.unfinished.leave()
            self.back.close_form()
        self.detail, self._today = detail, self._tools.today()
        self._show_figures(detail)
        if other or not self.composer.is_typed:
            self.composer.show_cause(detail.row)
            self.composer.hide()
        if other or not self.naming.is_typed:
            self.naming.show_cause(detail.row, self._causes)
            self.naming.hide()
        self._show_change()
        self.told.heading.set_count(len(detail.told))
        self.told.show_rows([self._told_row(one) for one in detail.told[:_SHOWN]])
        self.told.setVisible(bool(detail.told))
        self.cases.heading.set_count(len(detail.cases))
        self.cases.show_rows(
            [self._case_line(one) for one in detail.cases[:_SHOWN]],
            tr("No case has this cause any more."),
        )
        self.not_shown.setText(tr("The newest {count} are shown.").format(count=_SHOWN))
        self.not_shown.setVisible(len(detail.cases) > _SHOWN)
        if self._goes_on:
            self._goes_on = False
            self.focus_first()
        if other:
            self.area.verticalScrollBar().setValue(0)
        words = dict(kept or {})
        self.unfinished.follow_erasing(words)
        self.unfinished.show_kept(of_cause(detail.row.key), {}, words)
        self.unfinished.touch()

    def show_causes(self, causes: Sequence[CauseRow]) -> None:
        """Offer these to be put together with."""
        self._causes = tuple(causes)
        self.naming.show_others(self._causes)

    def focus_first(self) -> None:
        """Put the keyboard on what is to do next."""
        for button in (self.tell, self.done, self.say, self.edit):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def open_menu(self) -> None:
        """Open the menu of what else can be done with a cause."""
        pop_below(menu_of(self, self.deeds()), self.more)

    def deeds(self) -> list[Deed]:
        """Return what else can be done with the cause that is shown."""
        said = self.detail.row.improvement if self.detail else None
        deeds = [
            Deed(text=tr("Call it something else, or put it together with another …"), do=self._begin_naming)
        ]
        if said is not None:
            deeds.append(Deed(text=tr("Take back what you changed"), do=self._take_back))
        return deeds

    def merge(self, gone: CauseRow, kept: CauseRow) -> None:
        """Put one cause's cases under another."""
        said = tr("“{gone}” is “{kept}” now.").format(gone=gone.words, kept=kept.words)
        self._do(lambda services: services.improvements.merge(gone.key, kept.key), said, None, None)

    def _keep(self) -> None:
        self.back = BackBar(inset=20)
        watched = {
            "change": Watched(form=self.composer, open=lambda _record: self._begin_change()),
            "naming": Watched(form=self.naming, open=lambda _record: self._begin_naming()),
        }
        self.unfinished = Unfinished(self._tools, watched, self.back, self)

    def _build(self) -> None:
        body = QWidget()
        head = row(None, self.title, self.more, space=8)
        head.setStretch(0, 1)
        head.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        trend = row(None, self.trend, self.trend_line, space=8)
        trend.setStretch(1, 1)
        trend.setAlignment(self.trend, Qt.AlignmentFlag.AlignTop)
        column(
            body, head, self.naming, self.facts, self.since, 8, self.months, 2, trend, 10,
            row(None, self.say, None), self._change_card(), self.composer, 10, self.told, 10, self.cases,
            self.not_shown, None, space=6, margins=(20, 18, 20, 20),
        )  # fmt: skip
        self.area = scrolled(body)
        column(self, self.back, self.area)

    def _change_card(self) -> QFrame:
        changed = row(None, self.change, self.edit, space=8)
        changed.setStretch(0, 1)
        changed.setAlignment(self.edit, Qt.AlignmentFlag.AlignTop)
        tell = row(None, self.done, self.tell, self.tell_note, space=12)
        tell.setStretch(2, 1)
        self._changed = QFrame()
        self._changed.setProperty("role", "quote")
        column(self._changed, changed, self.helped, tell, space=8, margins=(16, 12, 12, 14))
        return self._changed

    def _show_figures(self, detail: CauseDetail) -> None:
        row_, said = detail.row, detail.row.improvement
        self.title.setText(row_.words)
        self.facts.setText(
            tr("{cases}, from {people}.").format(cases=cases_words(row_.cases), people=people_words(row_))
        )
        self.since.setText(since_words(row_, self._today))
        self.months.show_months(detail.months, said.changed_on if said else None)
        icon, tone = TRENDS.get(row_.trend, ("", None))
        self.trend.setVisible(tone is not None)
        if tone is not None:
            self.trend.set(label_of(row_.trend), tone, icon)
        self.trend_line.setText(trend_words(row_))
        for part in (self.facts, self.months, self.trend_line):
            part.setVisible(row_.cases > 0)

    def _show_change(self) -> None:
        if self.detail is None:
            return
        row_, typing = self.detail.row, not self.composer.isHidden()
        said = row_.improvement
        self.say.setVisible(said is None and not typing)
        self._changed.setVisible(said is not None and not typing)
        if said is None:
            return
        self.change.setText(change_words(said, self._today))
        helped = helped_words(self.detail.helped)
        self.helped.setText(helped)
        self.helped.setVisible(bool(helped))
        left = row_.to_tell
        self.tell.setText(
            counted(left, tr("Tell the 1 who raised it"), "Tell the %n who raised it", "Improvements")
        )
        self.tell.setVisible(left > 0)
        self.done.setVisible(said.changed_on is None)
        self.tell_note.setText(self._tell_words(row_))
        self.tell_note.setVisible(bool(self.tell_note.text()))

    def _tell_words(self, row_: CauseRow) -> str:
        if row_.improvement is None or row_.improvement.changed_on is None:
            return tr("Once it is done, everyone who raised it can be told in one go.")
        if row_.to_tell > 0:
            return tr("One letter each, in one go. Whoever has a complaint open is set aside.")
        if row_.told:
            return tr("Everyone who can be told was told.")
        return tr("Nobody of them can be written to.") if row_.people else ""

    def _begin_change(self) -> None:
        if not self.naming.is_typed:
            self.naming.hide()
        self.composer.begin()
        self._show_change()

    def _done(self) -> None:
        """Open the form with today as the day of the change: its words may want another tense."""
        self._begin_change()
        self.composer.since.set_day(self._today)

    def _on_closed(self) -> None:
        """Show again what the form stood in place of, and give it the keyboard."""
        self._show_change()
        self.focus_first()

    def _on_kept(self) -> None:
        """Give the keyboard to what comes next as soon as it is read."""
        self._goes_on = True

    def _begin_naming(self) -> None:
        if self.detail is not None:
            if not self.composer.is_typed:
                self.composer.hide()
                self._show_change()
            self.naming.show_cause(self.detail.row, self._causes)
            self.naming.begin()

    def _tell(self) -> None:
        if self.detail is not None:
            self.letters_wanted.emit(self.detail.row)

    def _take_back(self) -> None:
        if self.detail is not None:
            key = self.detail.row.key
            said = tr("What you changed is taken back; the cases keep their cause.")
            self._do(lambda services: services.improvements.remove(key), said, None, None)

    def _take_out(self, case: CauseCase) -> None:
        said = tr("{reference} waits for another cause.").format(reference=case.reference)
        self._do(lambda services: services.improvements.gather([case.id], ""), said, None, None)

    def _case_line(self, case: CauseCase) -> CaseLine:
        return CaseLine(
            case, self._today, self._tools.zone, lambda: self._open(case.id), lambda: self._take_out(case)
        )

    def _told_row(self, one: Told) -> ItemRow:
        waits = mark("clock" if one.waiting else "check")
        return ItemRow(waits, one.name, told_words(one, self._today, self._tools.zone))
