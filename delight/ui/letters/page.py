"""The Letters page: what is owed, whom to write to, what went out; the sheet itself large beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.guards.writing import Addressee, DueLetter, LetterRequest
from delight.domain.letters.letter import LetterRow
from delight.ui.kit.actions import add_actions
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.work.page import LetterWish, ManyWish, Page, Tools
from delight.ui.letters.archive.kept import KeptLetter
from delight.ui.letters.archive.reading import Reading
from delight.ui.letters.archive.view import ArchiveView
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.desk.room import Room
from delight.ui.letters.due.batch import Batch
from delight.ui.letters.due.queue import DueView, join
from delight.ui.letters.letting_out import LettingOut, definitions, set_ready
from delight.ui.letters.many.desk import ManyDesk
from delight.ui.letters.modes import Mode, ahead_words, mode_chips, nothing_words
from delight.ui.letters.out.asking import Asking
from delight.ui.letters.out.outbox import Outbox
from delight.ui.letters.out.ways import Outcome
from delight.ui.letters.views import View
from delight.ui.letters.wordings.desk import WordingDesk
from delight.ui.letters.write.draft import LetterDraft
from delight.ui.letters.write.editor import LetterEditor
from delight.ui.letters.write.whom import WriteView
from delight.ui.letters.write.writing import Writing


class LettersPage(Page):
    """A letter desk: a list at the left, the sheet in the middle, its text at the right."""

    SHOWS = frozenset(Noun) - {Noun.VISIT, Noun.FOLLOW_UP, Noun.ATTACHMENT}

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        self._built = False
        super().__init__(tools, parent)
        self.acts = add_actions(self, *definitions(self._deeds()))
        self.editor, self.kept, self.desk = LetterEditor(), KeptLetter(), Desk(self.acts)
        self.writing = Writing(self, self.desk, self.editor)
        self.reading = Reading(self, self.desk, self.kept)
        self.outbox = Outbox(self)
        self.asking = Asking(self, self.desk, self.outbox, self.writing)
        self.due = DueView(tools, self.writing.drafts)
        self.batch = Batch(self, self.outbox, self.due.requests)
        self.write_view, self.archive = WriteView(tools), ArchiveView(tools)
        self.wordings = WordingDesk(self)
        self.many = ManyDesk(self, self.desk, self.outbox)
        self.out = LettingOut(self, self.outbox, self.writing, self.reading)
        self.views: dict[Mode, View] = {
            Mode.DUE: self.due,
            Mode.WRITE: self.write_view,
            Mode.MANY: self.many.view,
            Mode.ARCHIVE: self.archive,
        }
        self._sides = {Mode.ARCHIVE: self.kept, Mode.MANY: self.many.side}
        self._wished: LetterRequest | None = None
        self._wording = ""
        self._build()
        self._connect()
        self._built = True
        self._go(Mode.DUE)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(self.writing.keeper.read_once, self.writing.keeper.restore)
        self.load(lambda: self.tools.services.letters.waiting(), self.asking.look)
        for view in self.views.values():
            view.reload()
        self.writing.refresh()
        self.wordings.refresh()
        self.many.refresh()
        if changes is not None and changes.touched:
            self.batch.clear()

    @override
    def focus_first(self) -> None:
        (self.wordings if self.room.has_wordings else self.view).take_keyboard()

    def write(self, wish: LetterWish | ManyWish) -> None:
        """Start to write what another page wishes for; to whom is asked where it is not said."""
        if isinstance(wish, ManyWish):
            self._go(Mode.MANY)
            self.many.tell(wish)
        elif wish.customer_id is wish.case_id is wish.gesture_id is wish.voucher_id is None:
            self._start_writing(wish.wording)
        else:
            self._wish(LetterRequest(**asdict(wish)))

    def open_letter(self, letter_id: int) -> None:
        """Show a letter of the archive."""
        self._go(Mode.ARCHIVE)
        self.archive.list.choose_later(letter_id)
        self.load(lambda: self.tools.services.letters.get(letter_id), self._show_letter)

    def search_for(self, text: str) -> None:
        """Show the letters of the archive that fit some words."""
        self._go(Mode.ARCHIVE)
        self.archive.filter.setText(text)

    @property
    def view(self) -> View:
        """The list that is shown."""
        return self.views[self.mode]

    @property
    def mode(self) -> Mode:
        """What is shown."""
        return Mode(str(self.chips.value() or Mode.DUE))

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._built:
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "print": self._print,
            "save": lambda: self.out.save(),
            "email": lambda: self.out.email(),
            "edit": self._edit,
            "zoom_in": lambda: self.desk.paper.zoom_by(1),
            "zoom_out": lambda: self.desk.paper.zoom_by(-1),
            "fit": lambda: self.desk.paper.fit(),
        }

    def _build(self) -> None:
        self.chips = ChipRow(mode_chips(), one_only=True, tabs=True, name=self.tr("Which letters"))
        self.lists, self.side, self.left = QStackedWidget(), QStackedWidget(), QWidget()
        for view in self.views.values():
            self.lists.addWidget(view)
        self.lists.addWidget(self.wordings.shelf)
        for side in (self.editor, self.kept, self.many.side):
            self.side.addWidget(side)
        title = label(self.tr("Letters"), "title")
        column(self.left, self.lists)
        self.due.put_foot(self.batch)
        self.room = Room(self.content, self.left, title, self.chips, self.desk, self.side, self.wordings)

    def _connect(self) -> None:
        self.chips.changed.connect(lambda: self._go(self.mode))
        self.chips.changed.connect(self.focus_first)
        for mode, view in self.views.items():
            view.chosen.connect(lambda chosen, mode=mode: self._on_chosen(mode, chosen))
            view.opened.connect(lambda _row: self._edit())
        self.write_view.wished.connect(self._wish)
        self.write_view.named.connect(lambda name: self.writing.meet(name, self._wish))
        self.desk.write_requested.connect(lambda: self._start_writing())
        self.desk.paper.sharper_wanted.connect(self._sharpen)
        self.writing.opened.connect(self._arrange)
        self.out.watch(self.acts)
        self.outbox.went.connect(self._go_on)
        self.editor.left.connect(self._leave_text)
        join(self.due, self.batch)
        self.batch.jump_requested.connect(self.due.show_left_out)
        self.writing.live.drawn.connect(lambda _page: self.due.list.viewport().update())
        self.many.view.aside_requested.connect(self._edit)
        self.due.emptied.connect(self.chips.chip(Mode.DUE).setFocus)
        self.asking.withdrawn.connect(self._take_back)
        self.kept.never_sent_requested.connect(lambda: self.asking.never_sent(self.reading.letter))
        self.archive.slip_requested.connect(self.reading.take_slip)
        self.reading.noted.connect(self.open_letter)

    def _go(self, mode: Mode) -> None:
        """Show a list, and on the desk what is selected in it; wordings have a desk of their own."""
        self.chips.choose(mode)
        self.room.show_wordings(shown=mode is Mode.WORDINGS)
        self.lists.setCurrentWidget(self.views.get(mode, self.wordings.shelf))
        self.acts["edit"].setEnabled(mode is not Mode.WORDINGS)
        for part in (self.desk.print, self.desk.save, self.acts["email"]):
            part.setVisible(mode is not Mode.MANY)
        self.desk.put_print_first(first=mode is not Mode.DUE)
        if mode is Mode.WORDINGS:
            self._clear()
            self._arrange()
            return
        self.side.setCurrentWidget(self._sides.get(mode, self.editor))
        self.acts["edit"].setText(ahead_words(mode))
        self.room.side_first = False
        self._arrange()
        self._on_chosen(mode, self.view.current())

    def _clear(self) -> None:
        self.reading.clear()
        self.writing.clear()
        self.many.clear()
        set_ready(self.acts, ready=False)

    def _on_chosen(self, mode: Mode, chosen: Any) -> None:
        if mode is not self.mode:
            return
        if mode is Mode.WRITE:
            self._show_draft(self._wished)
        elif mode is Mode.DUE:
            self._show_draft(chosen.request if isinstance(chosen, DueLetter) else None)
        elif mode is Mode.MANY:
            self._show_one_of_many(chosen)
        else:
            self._show_letter(chosen)

    def _show_one_of_many(self, person: Addressee | None) -> None:
        self.reading.clear()
        self.writing.clear()
        self.many.show(person)
        if person is None:
            self._show_nothing()
        self.acts["print"].setEnabled(person is not None)
        self._arrange()

    def _show_draft(self, request: LetterRequest | None, *, insist: bool = False) -> None:
        self.reading.clear()
        self.many.clear()
        if request is None:
            self.writing.clear()
            self._show_nothing()
        else:
            self.writing.begin(request, insist=insist)
        self._arrange()

    def _show_letter(self, letter: LetterRow | None) -> None:
        self.writing.clear()
        self.many.clear()
        if letter is None:
            self.reading.clear()
            self._show_nothing()
        else:
            self.reading.show(letter)
            set_ready(self.acts, ready=True)
        self._arrange()

    def _show_nothing(self) -> None:
        words = "" if self.mode in {Mode.WRITE, Mode.MANY} else self.tr("Write a letter")
        self.desk.show_nothing(nothing_words(self.mode), words)

    def _start_writing(self, wording: str = "") -> None:
        self._wished, self._wording = None, wording
        self._go(Mode.WRITE)
        self.write_view.take_keyboard()

    def _wish(self, request: LetterRequest) -> None:
        self._wished = request = replace(request, wording=request.wording or self._wording)
        self._wording = ""
        self._go(Mode.WRITE)
        if request.wording:
            self.writing.begin(request, insist=True)

    def _take_back(self, draft: LetterDraft) -> None:
        self._wished = draft.request
        self._go(Mode.WRITE)

    def _go_on(self, outcome: Outcome) -> None:
        """Come back to what is owed; the next letter takes the place of the one that went out."""
        if outcome.requests and self.mode is Mode.WRITE:
            self._go(Mode.DUE)
        if outcome.requests and self.mode in self.views:
            self.view.take_keyboard()

    def _leave_text(self) -> None:
        self.room.side_first = False
        self._arrange()
        self.view.list.setFocus()

    def _sharpen(self, dpi: float) -> None:
        for sheets in (self.reading, self.writing, self.many):
            sheets.sharpen(dpi)

    def _print(self) -> None:
        (self.many.batch.button.click if self.mode is Mode.MANY else self.out.print)()

    def _edit(self) -> None:
        """Go to the text; where there is little room, and from the text, back to the list."""
        if self.room.side_first and not self.room.is_roomy:
            self._leave_text()
            return
        self.room.side_first = True
        self._arrange()
        beside = {Mode.ARCHIVE: self.kept.customer_button.setFocus, Mode.MANY: self.many.side.take_keyboard}
        beside.get(self.mode, self.editor.go_to_text)()

    def _arrange(self) -> None:
        shown = self.writing.draft is not None or self.reading.letter is not None or self.mode is Mode.MANY
        self.room.arrange(shown=shown, ahead=ahead_words(self.mode))
