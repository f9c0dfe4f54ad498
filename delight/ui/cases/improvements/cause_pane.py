"""One cause: how often, since when, what was changed, whether it helped, who was told, and its cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from delight.domain.causes import CauseDetail, CauseRow, Told
from delight.ui.cases.improvements.case_line import CaseLine
from delight.ui.cases.improvements.forms import ChangeComposer
from delight.ui.cases.improvements.words import (
    TRENDS,
    cases_words,
    change_words,
    foldable,
    helped_words,
    people_words,
    since_words,
    told_words,
    tr,
    trend_words,
)
from delight.ui.cases.parts import Do, ItemRow, Section, mark
from delight.ui.kit.cards import push_button
from delight.ui.kit.formats import counted
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, label, row, scrolled
from delight.ui.kit.menus import pop_below
from delight.ui.kit.page import Tools
from delight.ui.kit.pills import Pill

_SHOWN_CASES, _SHOWN_TOLD = 60, 60


class CausePane(QWidget):
    """Everything about one cause; what is being typed stays when it is read again."""

    letters_wanted = Signal(object)
    """Tell everyone who raised this ``CauseRow``."""

    def __init__(self, tools: Tools, do: Do, open_case: Callable[[int], object]) -> None:
        super().__init__()
        self._do, self._open, self._tools = do, open_case, tools
        self.detail: CauseDetail | None = None
        self.title = label("", "title", wrap=True)
        self.facts = label("", "", wrap=True)
        self.since = label("", "quiet", wrap=True)
        self.trend = Pill("")
        self.trend_line = label("", "quiet", wrap=True)
        self.change = label("", "", wrap=True)
        self.helped = label("", "quiet", wrap=True)
        self.composer = ChangeComposer(tools, do)
        self.say = push_button(tr("Say what you changed"), self.composer.begin, role="primary", icon="edit")
        self.edit = push_button(tr("Change"), self.composer.begin, role="quiet", icon="edit")
        self.tell = push_button("", self._tell, role="primary", icon="letter")
        self.tell_note = label("", "small", wrap=True)
        self.more = push_button(tr("Put together with …"), self._pop_merge, role="quiet", icon="link")
        self.told, self.cases = Section(tr("You said, we did")), Section(tr("Cases"))
        self._causes: tuple[CauseRow, ...] = ()
        self._build()
        self.composer.closed.connect(self._show_change)

    def show_detail(self, detail: CauseDetail, today: date) -> None:
        """Show a cause."""
        other = self.detail is None or self.detail.row.key != detail.row.key
        self.detail, self._today = detail, today
        row_ = detail.row
        self.title.setText(foldable(row_.words))
        self.facts.setText(
            tr("{cases}, from {people}.").format(cases=cases_words(row_.cases), people=people_words(row_))
        )
        self.facts.setVisible(row_.cases > 0)
        self.since.setText(since_words(row_, today))
        self.trend_line.setText(trend_words(row_))
        icon, tone = TRENDS.get(row_.trend, ("", None))
        self.trend.setVisible(tone is not None)
        if tone is not None:
            self.trend.set(label_of(row_.trend), tone, icon)
        self.trend_line.setVisible(row_.cases > 0)
        if other or not self.composer.is_typed:
            self.composer.show_cause(row_)
            self.composer.hide()
        self._show_change()
        self.told.show_rows([self._told_row(one) for one in detail.told[:_SHOWN_TOLD]])
        self.told.setVisible(bool(detail.told))
        self.cases.heading.set_count(len(detail.cases))
        self.cases.show_rows(
            [CaseLine(one, lambda case=one: self._open(case.id)) for one in detail.cases[:_SHOWN_CASES]],
            tr("No case has this cause any more."),
        )

    def show_causes(self, causes: tuple[CauseRow, ...]) -> None:
        """Offer these to be put together with."""
        self._causes = causes
        self.more.setVisible(len(causes) > 1)

    def focus_first(self) -> None:
        """Put the keyboard on what is to do next."""
        for button in (self.tell, self.say, self.edit):
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _build(self) -> None:
        body = QWidget()
        head = row(None, self.title, self.more, space=8)
        head.setStretch(0, 1)
        head.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        trend = row(None, self.trend, self.trend_line, space=8)
        trend.setStretch(1, 1)
        changed = row(None, self.change, self.edit, space=8)
        changed.setStretch(0, 1)
        changed.setAlignment(self.edit, Qt.AlignmentFlag.AlignTop)
        self._changed = QFrame()
        self._changed.setProperty("role", "sheet")
        tell = row(None, self.tell, self.tell_note, space=10)
        tell.setStretch(1, 1)
        column(self._changed, changed, self.helped, tell, space=8, margins=(16, 12, 16, 12))
        say = row(None, self.say, None)
        column(
            body, head, self.facts, self.since, trend, 8, say, self._changed, self.composer, 8, self.told, 8,
            self.cases, None, space=6, margins=(20, 18, 20, 20),
        )  # fmt: skip
        self.area = scrolled(body)
        column(self, self.area)

    def _show_change(self) -> None:
        if self.detail is None:
            return
        row_, typing = self.detail.row, not self.composer.isHidden()
        said = row_.improvement
        self.say.setVisible(said is None and not typing)
        self._changed.setVisible(said is not None and not typing)
        if said is None:
            return
        self.change.setText(foldable(change_words(said, self._today)))
        helped = helped_words(self.detail.helped)
        self.helped.setText(helped)
        self.helped.setVisible(bool(helped))
        left = row_.people - row_.told
        can = said.changed_on is not None and left > 0
        self.tell.setText(
            counted(left, tr("Tell the 1 who raised it"), "Tell the %n who raised it", "Improvements")
        )
        self.tell.setVisible(can)
        self.tell_note.setText(self._tell_words(left))
        self.tell_note.setVisible(bool(self.tell_note.text()))

    def _tell_words(self, left: int) -> str:
        row_ = self.detail.row if self.detail else None
        if row_ is None or row_.improvement is None:
            return ""
        if row_.improvement.changed_on is None:
            return tr("Once it is done, everyone who raised it can be told in one go.")
        if left <= 0:
            return tr("Everyone who can be told was told.") if row_.people else ""
        return tr("One letter each, in one go. Whoever wants none, or has a complaint open, is set aside.")

    def _tell(self) -> None:
        if self.detail is not None:
            self.letters_wanted.emit(self.detail.row)

    def _pop_merge(self) -> None:
        if self.detail is None:
            return
        mine = self.detail.row
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other in self._causes:
            if other.key != mine.key:
                menu.addAction(other.words[:80], lambda target=other: self.merge(mine, target))
        pop_below(menu, self.more)

    def merge(self, gone: CauseRow, kept: CauseRow) -> None:
        """Put one cause's cases under another."""
        said = tr("“{gone}” is “{kept}” now.").format(gone=gone.words, kept=kept.words)
        self._do(lambda services: services.improvements.merge(gone.key, kept.key), said, None, None)

    def _told_row(self, one: Told) -> ItemRow:
        return ItemRow(mark("clock" if one.waiting else "check"), one.name, told_words(one, self._today))
