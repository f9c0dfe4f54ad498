"""One case, from what happened to how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from delight.domain.cases.case import CaseDetail, CaseEdit
from delight.domain.cases.stages import ENDED_STAGES, REOPENED, CaseKind
from delight.domain.playbooks.playbook import SuggestedRemedy
from delight.ui.cases.detail.actions import ActionsSection
from delight.ui.cases.detail.afterwards import Afterwards
from delight.ui.cases.detail.facts import FactsView
from delight.ui.cases.detail.follow_ups import FollowUpsSection
from delight.ui.cases.detail.forms import CaseForms
from delight.ui.cases.detail.header import CaseHeader, NextStrip
from delight.ui.cases.detail.meanwhile import Meanwhile, typed_in
from delight.ui.cases.detail.moving import offer_moves
from delight.ui.cases.detail.papers import papers
from delight.ui.cases.detail.playbook import PlaybookBox
from delight.ui.cases.detail.promises import PromisesSection
from delight.ui.cases.detail.stepping import take_step
from delight.ui.cases.detail.story import StoryBox
from delight.ui.cases.detail.unfinished import UnfinishedOnCase
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.closing import ClosingComposer
from delight.ui.cases.forms.conflict import Clash, ConflictView
from delight.ui.cases.forms.ending import ReopenComposer, SnoozeComposer
from delight.ui.cases.forms.facts_form import FactsForm
from delight.ui.cases.forms.saving import CaseSaver, PartSaver, Read, Settle
from delight.ui.cases.next_step import NextStep, Step, next_step
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr
from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.look.layouts import FlowLayout, column, line, scrolled, show_opened
from delight.ui.kit.paper_wish import form_wish
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.work.page import LetterWish, Tools


class CaseView(QWidget):
    """Everything about one case; keeps what is being typed while other cases are looked at."""

    open_customer_requested = Signal(int)
    open_letter_requested = Signal(int)
    voucher_requested = Signal(object)
    letter_wanted = Signal(object)
    paper_wanted = Signal(object)

    def __init__(self, tools: Tools, do: Do, read: Read) -> None:
        """Begin an empty view; ``in_pieces`` makes the whole."""
        super().__init__()
        self.tools, self._do, self._read = tools, do, read
        self.file: CaseFile | None = None
        self._step = NextStep(step=Step.NOTHING)

    @classmethod
    def in_pieces(
        cls, tools: Tools, do: Do, read: Read, keys: dict[str, QAction]
    ) -> Iterator[CaseView | None]:
        """Make the view in two pieces: yield ``None`` after the first, then the view.

        ``keys`` are the page's: ``move``, ``letter``, ``snooze``, ``close``, ``edit``.
        """
        view = cls(tools, do, read)
        view._make_head(keys)
        view._make_sections()
        yield None
        view._make_papers()
        view._lay_out()
        view._connect()
        yield view

    @property
    def case_id(self) -> int:
        """Id of the case shown, 0 before the first."""
        return self.file.case.id if self.file else 0

    @property
    def is_typed(self) -> bool:
        """Whether something typed here is not stored yet."""
        return any(part.is_typed for part in (self.story, *self.composers)) or not self.conflict.isHidden()

    @property
    def closing(self) -> ClosingComposer:
        """How it ended."""
        return self.forms.closing.get()

    @property
    def reopening(self) -> ReopenComposer:
        """Why it is opened again."""
        return self.forms.reopening.get()

    @property
    def snoozing(self) -> SnoozeComposer:
        """Until when it rests."""
        return self.forms.snoozing.get()

    @property
    def facts_form(self) -> FactsForm:
        """What is known about it, to be changed."""
        return self.forms.facts.get()

    @property
    def composers(self) -> list[Any]:
        """All that is typed in but the story: the forms that were asked for, and what is always there."""
        return [*self.forms.made, self.ideas, self.back]

    def show_file(self, file: CaseFile, *, elsewhere: bool = False) -> None:
        """Show a case, or what changed on it, here or ``elsewhere``; what is being typed stays."""
        if self.case_id != file.case.id:
            self._leave()
        elif self.meanwhile.is_gone:
            self.meanwhile.close_form()  # it is back, as when taking it back was taken back
        elif self.file is not None and elsewhere and self.is_typed:
            self.meanwhile.compare(self.file, file)
        self.file = file
        self._step = next_step(file)
        self.header.show_file(file)
        self.strip.show_step(self._step, file)
        self.story.show_case(file.case)
        self.facts.show_file(file)
        sections = (self.playbook, self.measures, self.promises, self.follow_ups, *self.papers)
        for part in (self.forms, self.afterwards, *sections):
            part.show_file(file)
        complaint = file.case.kind is CaseKind.COMPLAINT
        self.measures.setVisible(complaint or bool(file.actions))
        self.promises.setVisible(complaint or bool(file.promises))
        self.unfinished.show_file(file)

    def say_gone(self) -> None:
        """Say that the case is not there any more; every word that was typed on it stays."""
        self.unfinished.kept.pause()
        self.meanwhile.say_gone(typed_in(part for part in (self.story, *self.composers) if part.is_typed))

    def focus_first(self) -> None:
        """Put the keyboard on what is due now."""
        button = self.strip.button if not self.strip.button.isHidden() else self.toolbar[0]
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def add_action(self) -> None:
        """Open the form for one more action."""
        self.measures.show()
        self.measures.add()

    def _take_remedy(self, remedy: SuggestedRemedy) -> None:
        self.add_action()
        self.measures.composer.fill_in(remedy)

    def add_promise(self) -> None:
        """Open the form for one more promise."""
        self.promises.show()
        self.promises.add()

    def done(self) -> None:
        """Mark the action at hand as done."""
        self.measures.done_next()

    def edit(self, at: str = "") -> None:
        """Change what is known about it."""
        if self.file is not None:
            self.facts.hide()
            self.facts_form.open_for(self.file, at=at)

    def write_letter(self, wording: str = "") -> None:
        """Ask for a letter about this case, or for who it was."""
        if self.file is None:
            return
        case = self.file.case
        if case.customer_id is None:
            self.edit("customer")
            return
        self.letter_wanted.emit(LetterWish(customer_id=case.customer_id, case_id=case.id, wording=wording))

    def print_form(self) -> None:
        """Ask for a form that tells what is known of this case."""
        if self.file is not None:
            self.paper_wanted.emit(form_wish(self.tools, self.file.case.customer_id, self.file.case.id))

    def move_on(self) -> None:
        """Offer the legal moves from here."""
        if self.file is not None:
            offer_moves(self.tools, self.file.case, self.toolbar[0], self.move_to)

    def move_to(self, move: str) -> None:
        """Take the case to another stage, or ask why it is opened again."""
        if move == REOPENED:
            self.forms.open_only(self.forms.reopening)
            return
        case_id = self.case_id
        self._do(lambda services: services.cases.move(case_id, move), tr("Moved on."), None, None)

    def close_case(self) -> None:
        """Ask how it ended; a kind word is simply done."""
        if self.file is None or self.file.case.stage in ENDED_STAGES:
            return
        if self.file.case.kind is CaseKind.COMPLAINT:
            self.forms.open_only(self.forms.closing)
        else:
            self.move_to("done")

    def open_customer(self) -> None:
        """Go to the customer's page."""
        self.header.open_customer()

    def snooze(self) -> None:
        """Ask until when it rests."""
        self.forms.open_only(self.forms.snoozing)

    def take_step(self) -> None:
        """Do what is due now, or open the form it needs."""
        take_step(self, self._step)

    def _make_head(self, keys: dict[str, QAction]) -> None:
        self.header, self.strip = CaseHeader(), NextStrip()
        self.toolbar: list[QAbstractButton] = [
            action_button(keys[name], role="quiet") for name in ("move", "letter", "snooze", "close")
        ]
        self.toolbar.append(icon_button(keys["edit"]))
        self.story, self.facts, self.conflict = StoryBox(), FactsView(), ConflictView()
        self.saver = CaseSaver(self._do, self._read, self._ask)

    def _make_sections(self) -> None:
        parts = PartSaver(self.tools, self, self._do, self._ask)
        self.measures = ActionsSection(self.tools, self._do, parts)
        self.promises = PromisesSection(self.tools, self._do, parts)
        self.afterwards, self.meanwhile, self.back = Afterwards(), Meanwhile(), BackBar(inset=16)
        self.playbook = PlaybookBox(self.tools, self._do)
        self.follow_ups = FollowUpsSection(self._do)

    def _make_papers(self) -> None:
        self.papers = papers(self.tools, self._do, self)
        self.photos, self.letters, self.ideas, self.history = self.papers
        self.forms = CaseForms(self, self._do)
        self.unfinished = UnfinishedOnCase(self)

    def _lay_out(self) -> None:
        body = QWidget()
        bar = FlowLayout(space=0)
        for button in self.toolbar:
            bar.addWidget(button)
        column(
            body, self.header, self.afterwards, self.strip, bar, *(late.place for late in self.forms.at_head),
            line(), self.conflict, self.story, self.facts, self.forms.facts.place, line(), self.playbook,
            self.measures, self.promises, self.follow_ups, *self.papers, None,
            space=14, margins=(16, 18, 16, 20),
        )  # fmt: skip
        self.area = scrolled(body)
        column(self, self.meanwhile, self.back, self.area)

    def _connect(self) -> None:
        self.header.open_customer_requested.connect(self.open_customer_requested)
        self.strip.wanted.connect(self.take_step)
        self.story.save_wanted.connect(self._save_story)
        self.unfinished.kept.came_back.connect(self._reveal)
        self.afterwards.letter_wanted.connect(self.write_letter)
        self.afterwards.reopen_wanted.connect(lambda: self.move_to(REOPENED))
        self.afterwards.opened.connect(partial(self.area.verticalScrollBar().setValue, 0))
        self.forms.connect(self._reveal, self._after_form)
        self.measures.voucher_wanted.connect(self.voucher_requested)
        self.playbook.lead(self.add_promise, self.add_action, self.write_letter, self.take_step)
        self.playbook.remedy_wanted.connect(self._take_remedy)
        for always in (self.ideas, self.back):
            always.closed.connect(self._after_form)

    def _leave(self) -> None:
        self.unfinished.kept.leave()
        for form in (*self.composers, self.afterwards, self.meanwhile):
            if not form.isHidden():
                form.close_form()
        self.area.verticalScrollBar().setValue(0)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to a form just opened, once it has its place."""
        QTimer.singleShot(0, self, lambda: show_opened(self.area, widget))

    def _after_form(self) -> None:
        """A form was closed: the keyboard goes back to what is due, not into nowhere."""
        if self.isVisible() and self.window().isActiveWindow():
            self.focus_first()

    def _save_story(self, what: str) -> None:
        base = self.story.base
        if base is not None:
            self.saver.save(CaseEdit(what=what), base, lambda _done: self.story.saved(), self.story.failed)

    def _ask(self, found: Sequence[Clash], theirs: object, settle: Settle) -> None:
        def answered(kept: frozenset[str]) -> None:
            if "what" in kept and isinstance(theirs, CaseDetail):
                self.story.show_stored(theirs)
            settle(kept)

        if self.file is not None:
            self.conflict.ask(found, self.file, answered)
            self._reveal(self.conflict)
