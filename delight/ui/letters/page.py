"""The Letters page: what is owed, whom to write to, what went out; the sheet itself large beside it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.letters import LetterRow
from delight.domain.writing import DueLetter, LeftOut, LetterRequest
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.chips import ChipRow
from delight.ui.kit.layouts import column, label
from delight.ui.kit.page import LetterWish, Page, Tools
from delight.ui.letters.archive import ArchiveView
from delight.ui.letters.asking import Asking
from delight.ui.letters.batch import Batch
from delight.ui.letters.desk import Desk
from delight.ui.letters.draft import LetterDraft
from delight.ui.letters.editor import LetterEditor
from delight.ui.letters.kept import KeptLetter
from delight.ui.letters.outbox import Outbox
from delight.ui.letters.queue import DueView, join
from delight.ui.letters.reading import Reading
from delight.ui.letters.room import Room
from delight.ui.letters.slip import SlipSheet
from delight.ui.letters.views import View, WriteView
from delight.ui.letters.ways import Outcome, file_name
from delight.ui.letters.wordings.desk import WordingDesk
from delight.ui.letters.writing import Writing

_DUE, _WRITE, _ARCHIVE, _WORDINGS = "due", "write", "archive", "wordings"


class LettersPage(Page):
    """A letter desk: a list at the left, the sheet in the middle, its text at the right."""

    SHOWS = frozenset(Noun) - {Noun.VISIT, Noun.FOLLOW_UP, Noun.ATTACHMENT}

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        self._built = False
        super().__init__(tools, parent)
        self.acts = add_actions(self, *self._definitions())
        self.editor, self.kept, self.desk = LetterEditor(), KeptLetter(), Desk(self.acts)
        self.writing = Writing(self, self.desk, self.editor)
        self.reading = Reading(self, self.desk, self.kept)
        self.outbox = Outbox(self)
        self.asking = Asking(self, self.desk, self.outbox, self.writing)
        self.due = DueView(tools, self.writing.drafts)
        self.batch = Batch(self, self.outbox, self.due.requests)
        self.write_view, self.archive = WriteView(tools), ArchiveView(tools)
        self.wordings = WordingDesk(self)
        self.views: dict[str, View] = {_DUE: self.due, _WRITE: self.write_view, _ARCHIVE: self.archive}
        self._wished: LetterRequest | None = None
        self._wording = ""
        self._build()
        self._connect()
        self._built = True
        self._go(_DUE)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(self.writing.keeper.read_once, self.writing.drafts.restore)
        self.load(lambda: self.tools.services.letters.waiting(), self.asking.look)
        for view in self.views.values():
            view.reload()
        self.writing.refresh()
        self.wordings.refresh()

    @override
    def focus_first(self) -> None:
        (self.wordings if self.room.has_wordings else self.view).take_keyboard()

    def write(self, wish: LetterWish) -> None:
        """Start to write what another page wishes for; to whom is asked where it is not said."""
        if wish.customer_id is wish.case_id is wish.gesture_id is None:
            self._start_writing(wish.wording)
            return
        self._wish(LetterRequest(**asdict(wish)))

    def open_letter(self, letter_id: int) -> None:
        """Show a letter of the archive."""
        self._go(_ARCHIVE)
        self.archive.list.choose_later(letter_id)
        self.load(lambda: self.tools.services.letters.get(letter_id), self._show_letter)

    @property
    def view(self) -> View:
        """The list that is shown."""
        return self.views[str(self.chips.value())]

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._built:
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _definitions(self) -> list[ActionDef]:
        group = self.tr("Letters")
        wanted = (
            ("print", self.tr("Print"), self._print, "Ctrl+P", "print"),
            ("save", self.tr("Save PDF"), self._save, "Ctrl+S", "pdf"),
            ("email", self.tr("E-mail"), self._email, "Ctrl+Shift+M", "mail"),
            ("edit", self.tr("Edit text"), self._edit, "Ctrl+E", "edit"),
            ("zoom_in", self.tr("Larger"), lambda: self.desk.paper.zoom_by(1), "Ctrl++", "zoom-in"),
            ("zoom_out", self.tr("Smaller"), lambda: self.desk.paper.zoom_by(-1), "Ctrl+-", "zoom-out"),
            ("fit", self.tr("Whole page"), lambda: self.desk.paper.fit(), "Ctrl+0", ""),
        )
        return [
            ActionDef(name=name, text=text, do=do, key=key, icon=icon, group=group)
            for name, text, do, key, icon in wanted
        ]

    def _build(self) -> None:
        words = (self.tr("Due"), self.tr("Write"), self.tr("Archive"), self.tr("Wordings"))
        choices = zip((_DUE, _WRITE, _ARCHIVE, _WORDINGS), words, strict=True)
        self.chips = ChipRow(choices, one_only=True, name=self.tr("Which letters"))
        self.lists, self.side, self.left = QStackedWidget(), QStackedWidget(), QWidget()
        for view in self.views.values():
            self.lists.addWidget(view)
        self.lists.addWidget(self.wordings.shelf)
        self.side.addWidget(self.editor)
        self.side.addWidget(self.kept)
        box = column(self.left, label(self.tr("Letters"), "title"), self.chips, self.lists, space=10)
        box.setStretch(2, 1)
        self.due.put_foot(self.batch)
        self.room = Room(self.content, self.left, self.desk, self.side, self.wordings)

    def _connect(self) -> None:
        self.chips.changed.connect(lambda: self._go(str(self.chips.value() or _DUE)))
        for name, view in self.views.items():
            view.chosen.connect(lambda chosen, name=name: self._on_chosen(name, chosen))
            view.opened.connect(lambda _row: self._edit())
        self.write_view.wished.connect(self._wish)
        self.write_view.named.connect(lambda name: self.writing.meet(name, self._wish))
        self.desk.write_requested.connect(lambda: self._start_writing())
        self.desk.paper.sharper_wanted.connect(self._sharpen)
        self.writing.opened.connect(self._arrange)
        self.writing.ready_changed.connect(lambda ready: self._set_ready(ready=ready))
        self.outbox.went.connect(self._go_on)
        self.editor.left.connect(self._leave_text)
        join(self.due, self.batch)
        self.batch.jump_requested.connect(self._show_left_out)
        self.writing.live.drawn.connect(lambda _page: self.due.list.viewport().update())
        self.due.emptied.connect(self.chips.chip(_DUE).setFocus)
        self.outbox.failed.connect(self.banner.show_error)
        self.asking.withdrawn.connect(self._take_back)
        self.kept.never_sent_requested.connect(self._never_sent)
        self.archive.slip_requested.connect(lambda: SlipSheet(self, self.open_letter).open())

    def _go(self, name: str) -> None:
        """Show a list, and on the desk what is selected in it; wordings have a desk of their own."""
        self.chips.choose(name)
        self.room.show_wordings(shown=name == _WORDINGS)
        self.lists.setCurrentWidget(self.views.get(name, self.wordings.shelf))
        self.acts["edit"].setEnabled(name != _WORDINGS)
        if name == _WORDINGS:
            self.reading.clear()
            self.writing.clear()
            self._set_ready(ready=False)
            self._arrange()
            return
        self.side.setCurrentWidget(self.kept if name == _ARCHIVE else self.editor)
        self.acts["edit"].setText(self.tr("Details") if name == _ARCHIVE else self.tr("Edit text"))
        self.room.side_first = False
        self._arrange()
        self._on_chosen(name, self.view.current())

    def _on_chosen(self, name: str, chosen: Any) -> None:
        if name != self.chips.value():
            return
        if name == _WRITE:
            self._show_draft(self._wished)
        elif name == _DUE:
            self._show_draft(chosen.request if isinstance(chosen, DueLetter) else None)
        else:
            self._show_letter(chosen)

    def _show_draft(self, request: LetterRequest | None, *, insist: bool = False) -> None:
        self.reading.clear()
        if request is None:
            self.writing.clear()
            self._show_nothing()
        else:
            self.writing.begin(request, insist=insist)
        self._arrange()

    def _show_letter(self, letter: LetterRow | None) -> None:
        self.writing.clear()
        if letter is None:
            self.reading.clear()
            self._show_nothing()
        else:
            self.reading.show(letter)
            self._set_ready(ready=True)
        self._arrange()

    def _show_nothing(self) -> None:
        sentences = {
            _DUE: self.tr("Every letter that was owed is written. Write to somebody who expects nothing?"),
            _WRITE: self.tr("Choose whom it is for. The page appears here and follows what you write."),
            _ARCHIVE: self.tr("Each letter that goes out is kept here exactly as it was printed."),
        }
        name = str(self.chips.value())
        self.desk.show_nothing(sentences[name], "" if name == _WRITE else self.tr("Write a letter"))

    def _start_writing(self, wording: str = "") -> None:
        self._wished, self._wording = None, wording
        self._go(_WRITE)
        self.write_view.take_keyboard()

    def _wish(self, request: LetterRequest) -> None:
        self._wished = request = replace(request, wording=request.wording or self._wording)
        self._wording = ""
        self._go(_WRITE)
        if request.wording:
            self.writing.begin(request, insist=True)

    def _take_back(self, draft: LetterDraft) -> None:
        self._wished = draft.request
        self._go(_WRITE)

    def _go_on(self, outcome: Outcome) -> None:
        """Come back to what is owed; the next letter takes the place of the one that went out."""
        if outcome.requests and self.chips.value() == _WRITE:
            self._go(_DUE)
        if outcome.requests:
            self.view.take_keyboard()

    def _show_left_out(self, item: LeftOut) -> None:
        if self.due.show_left_out(item):
            self.due.take_keyboard()

    def _leave_text(self) -> None:
        self.room.side_first = False
        self._arrange()
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_ready(self, *, ready: bool) -> None:
        for name in ("print", "save", "email"):
            self.acts[name].setEnabled(ready)

    def _sharpen(self, dpi: float) -> None:
        self.reading.sharpen(dpi)
        self.writing.sharpen(dpi)

    def _print(self) -> None:
        draft, letter = self.writing.draft, self.reading.letter
        if letter is not None:
            self.outbox.print_again([letter])
        elif draft is not None:
            self.outbox.print_new([draft.asked], self.writing.sheet(), self.writing.file_name())

    def _save(self) -> None:
        draft, letter = self.writing.draft, self.reading.letter
        if letter is not None:
            self.outbox.save_again(letter, file_name(letter))
        elif draft is not None:
            self.outbox.save_new([draft.asked], self.writing.file_name(), sure=True)

    def _email(self) -> None:
        draft, letter, topic = self.writing.draft, self.reading.letter, self.writing.topic
        if letter is not None:
            self.outbox.email_again(letter)
        elif draft is not None and topic is not None:
            self.outbox.email_new(draft.asked, topic.customer_id)

    def _never_sent(self) -> None:
        if self.reading.letter is not None:
            self.asking.never_sent(self.reading.letter)

    def _edit(self) -> None:
        """Go to the text; where there is little room, and from the text, back to the list."""
        if self.room.side_first and not self.room.is_roomy:
            self._leave_text()
            return
        self.room.side_first = True
        self._arrange()
        if self.side.currentWidget() is self.editor:
            self.editor.go_to_text()
        else:
            self.kept.customer_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        shown = self.writing.draft is not None or self.reading.letter is not None
        self.room.arrange(shown=shown, details=self.chips.value() == _ARCHIVE)
