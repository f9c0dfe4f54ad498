"""The note at hand: its fields, kept on disk, parked, saved in one deed; and what is asked before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.duplicates.pairs import Warned
from delight.domain.errors import InputError
from delight.ui.kit.guest import keep_from_guest
from delight.ui.kit.look.layouts import column, scrolled
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import LogWish, Tools
from delight.ui.log.asking import about_name, about_owner, about_twin
from delight.ui.log.attaching import Attaching
from delight.ui.log.drafts import KeptNote
from delight.ui.log.foot import NoteFoot, foot_deeds
from delight.ui.log.form import NoteForm
from delight.ui.log.in_sight import in_sight
from delight.ui.log.keeper import DraftKeeper
from delight.ui.log.note import Note
from delight.ui.log.parked import ParkedRow
from delight.ui.log.question import Question
from delight.ui.log.remark import DraftLine
from delight.ui.log.resolving import Resolving
from delight.ui.log.saving import Logged, NameKnown, Settled, ShopFacts, TwinFound, is_person, save
from delight.ui.log.shop_watch import ShopWatch


class NotePage(QWidget):
    """One column in the order of speech; Ctrl+Enter saves it, Ctrl+P parks it."""

    logged = Signal(object, object)
    """What was stored (``Logged``), and the ``Note`` it was."""
    hands_changed = Signal()
    """Somebody else is at the desk now."""

    def __init__(self, tools: Tools, form: NoteForm | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools, self.form = tools, form or NoteForm(tools)
        self._saving = self.at_counter = False
        self._settled = Settled()
        self._focus: QWidget | None = None
        self._place: Path | None = None
        self.facts: ShopFacts | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.watch.ask()

    def start(self, wish: LogWish) -> None:
        """Begin as wished; an unfinished note goes on, or is parked if the wish is about something else."""
        wanted = wish.customer_id is not None or wish.customer_name or wish.what
        if wanted:
            self.park()
        if self.form.note().is_blank:
            note = Note(
                what=wish.what,
                who=wish.customer_name,
                customer_id=wish.customer_id,
                promise=wish.promise,
                promise_by=wish.promise_by.isoformat() if wish.promise_by else "",
            )
            kind = wish.kind or note.kind
            self.form.start_blank(replace(note, kind=kind, at_counter=self.at_counter))
            self.line.quiet()
        else:
            self.form.keep(at_counter=self.at_counter)
            self.form.whom.meet()  # a while may have passed
            if self.line.isHidden():
                self.line.came_back()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard where the note goes on."""
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Log the note; while the shop is still being opened the deed waits for it."""
        if self._saving or self.attaching.files.when_ready(self.save):
            return
        self.form.settle()
        note = self.form.note()
        self.banner.hide()
        self.question.hide()
        self.form.clear_problems()
        if not note.what.strip():
            self.form.show_error(InputError("case.what_missing", "what"))
            return
        self._set_saving(saving=True)
        self.keeper.flush()
        words, settled = self.form.promise_words(), self._settled
        self.tools.tasks.run(
            lambda: save(self.tools.services, note, words, settled),
            self._on_saved,
            self._on_failed,
            owner=self,
        )

    def go_on_with(self, note: Note) -> None:
        """Show a note and keep it from now on; what stands here is parked."""
        self.park()
        self.form.show_note(replace(note, at_counter=self.at_counter))
        self.line.quiet()
        self.keeper.touch()
        self.focus_first()

    def _make(self) -> None:
        self.parked = ParkedRow()
        self.resolving = Resolving(self.tools, self.form, self.parked, self)
        self.keeper = DraftKeeper(self.form.note, self.resolving.mark, self)
        self.watch = ShopWatch(self.tools, self)
        self.attaching = Attaching(self.tools, self.form, self)
        keep_from_guest(self.tools.guest, self.parked)
        self.line = DraftLine()
        self.question = Question()
        self.banner = ErrorBanner()
        self.deeds = foot_deeds(self, self.save, self.form.toggle_sorted, self.park)
        self.form.add_keys(self)

    def _lay_out(self) -> None:
        body = QWidget()
        self.area = in_sight(scrolled(body))
        box = column(self, self.area, space=0)  # first, so that the form gets its place and its style once
        column(body, self.line, self.parked, self.form, space=12, margins=(24, 4, 24, 24)).setStretch(2, 1)
        deeds = (self.deeds[name] for name in ("log-park", "log-sorted", "log-save"))
        self.foot = NoteFoot(self.attaching.action, *deeds)
        self.form.sorted.fits.connect(self.foot.sorted.setVisible)
        self.form.sorted.opened.connect(lambda opened: self.foot.show_sorted(opened=opened))
        asked = column(None, self.form.sorted.folded, self.banner, self.question, margins=(24, 0, 24, 0))
        below = column(None, self.foot, margins=(24, 12, 24, 16))
        box.addLayout(asked)
        box.addLayout(below)
        box.setStretch(0, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.parked.wanted.connect(self.take_parked)
        self.line.discard_wanted.connect(self._discard)
        self.line.bring_back_wanted.connect(self.go_on_with)
        self.keeper.failed.connect(self.line.not_kept)
        self.keeper.kept.connect(self.line.kept_again)
        self.watch.known.connect(self._know_shop)

    def _know_shop(self, place: Path, facts: ShopFacts) -> None:
        self.use_place(place)
        before, self.facts = self.facts, facts
        self.form.show_shop(facts)
        self.resolving.look()
        self.parked.use(partial(Note.is_seen_by, desk=facts.desk, sees_all=facts.sees_all))
        if before is not None and before.desk != facts.desk:
            self._change_hands(facts)

    def _change_hands(self, facts: ShopFacts) -> None:
        """Somebody else sits down: what is not for their eyes is put aside until its own come back."""
        if not self.form.note().is_seen_by(facts.desk, sees_all=facts.sees_all):
            self.park()
        self.form.whom.meet()
        self.hands_changed.emit()

    def _on_saved(self, outcome: Logged | TwinFound | NameKnown) -> None:
        self._set_saving(saving=False)
        if isinstance(outcome, TwinFound):
            self.question.ask(
                *about_twin(outcome.reference, self._leave_twin, partial(self._settle, twin=True))
            )
        elif isinstance(outcome, NameKnown):
            name = self.form.note().who.strip()[:80]
            new = partial(self._settle, new_person=True)
            self.question.ask(*about_name(name, outcome.people, self._is_person, new))
        else:
            note = self.form.note()
            self._begin_anew()
            self._forget(note)
            self.logged.emit(outcome, note)

    def use_place(self, place: Path) -> None:
        """Keep notes in this shop's folder, and show those that are there."""
        if place == self._place:
            return
        if self._place is not None:
            self.keeper.finish()
            self.form.start_blank()
        self._place = place
        self.parked.clear()
        self.attaching.files.use_place(place)
        self._show_kept(self.keeper.open(place))
        self.keeper.touch()

    def park(self) -> None:
        """Put the note aside and begin another."""
        note = self.form.note()
        if self._saving or note.is_blank:
            return
        self.keeper.keep(note, parked=True)
        self.parked.add(note)
        self._begin_anew()

    def finish(self) -> None:
        """Write what is still to be written, as when the window closes."""
        self.keeper.finish()

    def _show_kept(self, kept: Sequence[KeptNote]) -> None:
        """Show the notes found on disk: the last one typed goes on, all others are parked.

        What is for the owner alone waits there, too, until it is known who is at the desk.
        """
        typed_here = not self.form.note().is_blank
        for one in kept:
            if one.parked or typed_here or one.note.owner_only:
                self.parked.add(one.note)
            else:
                self.form.show_note(one.note)
                self.line.came_back()
                typed_here = True

    def _on_edited(self) -> None:
        self._settled = Settled()
        self.line.typed()
        self.keeper.touch()

    def _set_saving(self, *, saving: bool) -> None:
        """Hold the fields still while they are saved, and give the keyboard back afterwards."""
        focus = self.focusWidget()
        self._saving = saving
        for part in (self.form, self.form.sorted):
            part.setEnabled(not saving)
        self.deeds["log-save"].setEnabled(not saving)
        self.foot.show_saving(saving=saving)
        if saving:
            self._focus = focus
        elif self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self._set_saving(saving=False)
        staff = self.facts.staff if self.facts else ()
        asked = about_owner(error, staff, lambda: self.form.show_error(error), self._phoned)
        if asked:
            self.question.ask(*asked)
        elif not self.form.show_error(error):
            self.banner.show_error(error, self.tr("Try again"), self.save)

    def _phoned(self, owner_id: int) -> None:
        self.form.keep(phoned_id=owner_id)
        self.save()

    def _is_person(self, person: Warned) -> None:
        settled = self._settled
        self.form.show_note(is_person(self.form.note(), person))
        self._settled = settled
        self.save()

    def _settle(self, *, twin: bool = False, new_person: bool = False) -> None:
        self._settled = Settled(
            twin=twin or self._settled.twin, new_person=new_person or self._settled.new_person
        )
        self.save()

    def _leave_twin(self) -> None:
        """It was logged already: the second note goes, and can be brought back."""
        self._discard()

    def _begin_anew(self) -> None:
        self.form.start_blank()
        self.line.quiet()
        self.banner.hide()
        self.question.hide()
        self.area.verticalScrollBar().setValue(0)
        if self.isVisible():  # else the keyboard is in use elsewhere
            self.focus_first()

    def _discard(self) -> None:
        note = self.form.note()
        self._begin_anew()
        self._forget(note)
        self.line.discarded(note)

    def _forget(self, note: Note) -> None:
        self.keeper.drop(note.uid)
        self.attaching.files.forget(note.uid)

    def take_parked(self, uid: str) -> None:
        """Go on with a note that was parked; what stands here is parked."""
        self.park()
        note = self.parked.take(uid)
        if note is not None:
            self.go_on_with(note)

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.keeper.flush()
