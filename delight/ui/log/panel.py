"""The Log panel: the note at hand, and what comes after it was saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail, CaseEdit
from delight.domain.changes import Changes
from delight.ui.kit.actions import ActionDef, add_actions, icon_button
from delight.ui.kit.files.brought import MailLink
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.work.page import LetterWish, LogWish, Tools
from delight.ui.log.beside import Beside
from delight.ui.log.folded import Folded
from delight.ui.log.incoming import IncomingNotes
from delight.ui.log.next import NextSteps
from delight.ui.log.note import Note, fresh
from delight.ui.log.note_page import NotePage
from delight.ui.log.saving import Logged, take_back

LEAST_WIDTH, _WIDTH = 480, 520
_CHARACTERS = 56
"""… or so many characters, where text is large."""


class LogPanel(QWidget):
    """Typing works at once, nothing typed is lost, one deed saves it; Escape closes and keeps the note."""

    closed = Signal()
    """The window hides the panel; the note is kept."""
    said = Signal(str, object)
    open_case_requested = Signal(int)
    open_customer_requested = Signal(int)
    write_letter_requested = Signal(object)
    logged_here = Signal(object)
    """At the counter a note was saved: what was ``Logged``."""
    brought_back = Signal(str)
    """At the counter it was taken back: its words stand here again, a note of this kind."""

    def __init__(self, tools: Tools, place: Path | None = None, page: NotePage | None = None) -> None:
        """Make the panel.

        Args:
            tools: the services may come later.
            place: the shop's folder, known before the shop is open; without it notes are kept on disk only
                from then on.
            page: the note at hand, where it was made before.
        """
        super().__init__()
        self.tools = tools
        self._logged: Logged | None = None
        self._later: list[Changes] = []
        self._at_counter = False
        self._waiting: dict[str, str] = {}
        """Uids of notes that wait at the counter while one of another kind is written."""
        self._note = Note()
        self.note_page = page or NotePage(tools)
        self.incoming = IncomingNotes(tools, self.note_page)
        self.next = NextSteps()
        self.deeds = add_actions(
            self,
            ActionDef(name="log-close", text=self.tr("Close"), do=self.closed.emit, icon="close",
                      tip=self.tr("Close; the note is kept  (Esc)"), group=self.tr("Log")),
        )  # fmt: skip
        self._lay_out()
        self._connect()
        if place is not None:
            self.note_page.use_place(place)

    def start(self, wish: LogWish) -> None:
        """Open for a wish, such as a complaint of a certain customer."""
        self.pages.setCurrentWidget(self.note_page)
        self.note_page.start(wish)

    def stand_at_counter(self, *, on: bool) -> None:
        """Be alone on the screen, without what leads to the pages; what was being written waits, parked.

        What was begun at the counter before, perhaps before a restart, goes on there.
        """
        self._at_counter = on
        self._waiting.clear()
        if on:
            self.note_page.park()
            self._waiting.update(
                {n.kind: n.uid for n in self.note_page.parked.notes() if n.at_counter and not n.owner_only}
            )
        self.note_page.at_counter = on
        for part in (self._title, self._close):
            part.setVisible(not on)
        page = self.note_page
        page.deeds["log-park"].setEnabled(not on)  # nobody would find it again
        page.foot.park.setVisible(not on)
        page.parked.put_away(on=on)
        page.form.card.lead(on=not on)

    def fold(self) -> bool:
        """Take what is closed out of the window, before the panel moves; tell whether anything was taken."""
        taken = [one.fold() for one in self.findChildren(Folded)]
        return any(taken)

    def begin(self, kind: str) -> None:
        """Begin a note of a kind at the counter, or go on with the one that was begun."""
        note = self.note_page.form.note()
        if not note.is_blank and note.kind != kind:
            self._waiting[note.kind] = note.uid
            self.note_page.park()
        if self.note_page.form.note().is_blank and kind in self._waiting:
            self.note_page.take_parked(self._waiting.pop(kind))
        self.start(LogWish(kind=kind))

    @property
    def unfinished(self) -> frozenset[str]:
        """The kinds of which a note was begun at the counter and is not saved."""
        note = self.note_page.form.note()
        return frozenset(self._waiting) | (frozenset() if note.is_blank else {note.kind})

    def take_back(self) -> None:
        """Undo what was logged last; its words come back."""
        self._undo()

    def use_room(self, width: int) -> None:
        """Say how wide the panel may be: in a wide one the customer stands beside the note."""
        large = self.fontMetrics().averageCharWidth() * _CHARACTERS
        self.beside.use_room(wide=width >= self.beside.width() + max(_WIDTH, large))
        least = max(_WIDTH if self.beside.isVisibleTo(self) else LEAST_WIDTH, large)
        self.main.setMinimumWidth(min(least, width))

    def bring_mail(self, source: Path | bytes | MailLink) -> None:
        """Show an e-mail as a note."""
        self.pages.setCurrentWidget(self.note_page)
        self.incoming.bring_mail(source)

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        self._log_another() if self.pages.currentWidget() is self.note_page else self.next.focus_first()

    def finish(self) -> None:
        """Write what is still to be written, as when the window closes."""
        self.note_page.finish()

    def _lay_out(self) -> None:
        kind, holder = self.note_page.form.more.kind, QWidget()
        column(holder, kind)
        self._title, self._close = label(self.tr("Log"), "title"), icon_button(self.deeds["log-close"])
        head = row(None, self._title, 8, holder, self._close)
        head.setStretch(2, 1)
        self.next_page = QWidget()
        column(self.next_page, self.next, margins=(24, 8, 24, 24))
        self.pages = LateStack()
        top = column(None, head, margins=(24, 16, 16, 8))
        self.main = QWidget(self)
        column(self.main, top, self.pages, space=0).setStretch(1, 1)
        for page in (self.note_page, self.next_page):
            self.pages.addWidget(page)  # not before: what is in them would be styled anew
        self.beside = Beside(self.note_page.form, self)  # after the note, so that Tab comes to it last
        row(self, self.beside, self.main, space=0).setStretch(1, 1)
        for part in (holder, self.beside):
            part.addActions(self.note_page.actions())  # the keys of the note work there as well
        self.pages.currentChanged.connect(lambda at: kind.setVisible(at == 0))
        self.main.setMinimumWidth(LEAST_WIDTH)

    def _connect(self) -> None:
        self.note_page.logged.connect(self._on_logged)
        self.note_page.hands_changed.connect(self._on_opened)
        self.note_page.form.card.open_customer_requested.connect(self._open_customer)
        self.note_page.form.card.open_case_requested.connect(self._go_to_case)
        self.next.case_wanted.connect(self._open_case)
        self.incoming.open_wanted.connect(self._open_reference)
        self.next.letter_wanted.connect(self._write_letter)
        self.next.another_wanted.connect(self._log_another)
        self.next.undo_wanted.connect(self._undo)
        self.next.topic.told.connect(self._keep_topic)
        self.tools.opened.connect(self._on_opened)

    def _on_logged(self, logged: Logged, note: Note) -> None:
        self._note, self._later = note, []
        self._logged = logged if logged.case is not None else None
        if logged.case is not None:
            self.next.show_case(logged.case, self.tools.now(), self.tools.zone, logged.step, logged.promise)
        else:
            self.next.show_taken()
        if self._at_counter:
            self.tools.bus.changed.emit(logged.changes)
            self.logged_here.emit(logged)
            return
        self.pages.setCurrentWidget(self.next_page)
        self.beside.follow()
        self.next.focus_first()
        self.tools.bus.changed.emit(logged.changes)

    @property
    def _case(self) -> CaseDetail | None:
        return self._logged.case if self._logged else None

    def _on_opened(self) -> None:
        """Perhaps another shop, or somebody else at the desk: what was logged last is not theirs."""
        self._logged = None
        self.pages.setCurrentWidget(self.note_page)

    def _log_another(self) -> None:
        self.pages.setCurrentWidget(self.note_page)
        self.note_page.focus_first()

    def _open_customer(self, customer_id: int) -> None:
        self.closed.emit()
        self.open_customer_requested.emit(customer_id)

    def _open_case(self) -> None:
        if self._case is not None:
            self._go_to_case(self._case.id)

    def _go_to_case(self, case_id: int) -> None:
        self.closed.emit()
        self.open_case_requested.emit(case_id)

    def _open_reference(self, reference: str) -> None:
        """Go to the case that an e-mail was logged as before."""
        find = self.tools.services.cases.find
        self.tools.tasks.run(
            lambda: find(reference), self._go_to_case, self.note_page.banner.show_error, owner=self
        )

    def _write_letter(self) -> None:
        case = self._case
        if case is not None:
            self.closed.emit()
            self.write_letter_requested.emit(LetterWish(customer_id=case.customer_id, case_id=case.id))

    def _keep_topic(self, words: str) -> None:
        """Store what it was about; the worker's order lets a letter asked for next know it already."""
        case, later = self._case, self._later
        if case is None:
            return

        def keep() -> Changes:
            changes = self.tools.services.cases.edit(case.id, CaseEdit(topic=words))
            later.extend([changes] if changes.can_undo else [])
            return changes

        self.tools.tasks.run(keep, self._on_topic_kept, self.next.topic.refuse, owner=self)

    def _on_topic_kept(self, changes: Changes) -> None:
        self.next.topic.kept()
        self.tools.bus.changed.emit(changes)

    def _undo(self) -> None:
        logged, later = self._logged, self._later
        if logged is not None:
            self.tools.tasks.run(
                lambda: take_back(self.tools.services, logged.changes, later),
                self._on_undone,
                self._on_not_undone,
                owner=self,
            )

    def _on_undone(self, changes: Changes) -> None:
        """The case is gone, its words are back in the panel."""
        self._logged = None
        self.pages.setCurrentWidget(self.note_page)
        topic = self.next.topic.words() or self._note.topic
        again = fresh(replace(self._note, topic=topic))
        self.note_page.attaching.files.inherit(self._note.uid, again.uid)
        self.note_page.go_on_with(again)
        self.tools.bus.changed.emit(changes)
        if self._at_counter:
            self.brought_back.emit(again.kind)

    def _on_not_undone(self, error: Exception) -> None:
        self.pages.setCurrentWidget(self.note_page)
        self.note_page.banner.show_error(error)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.note_page.form.guard.dismiss():
                self.closed.emit()
        else:
            super().keyPressEvent(event)
