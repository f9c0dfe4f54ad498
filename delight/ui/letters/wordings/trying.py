"""What follows the text: the letter on somebody, what is said about the words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from delight.domain.errors import DelightError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import WordingDraft
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools
from delight.ui.letters.wordings.live import LiveTrial, Trial, Tried
from delight.ui.letters.wordings.notes import Note, findings_in, note_at, problems_in, underline, ways_in
from delight.ui.letters.wordings.sheet import WordingSheet
from delight.ui.letters.wordings.trial_pane import TrialPane


class Trying(QObject):
    """Keeps the page and the notes below the text up with what is written."""

    def __init__(self, tools: Tools, sheet: WordingSheet, pane: TrialPane, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet, self._pane = sheet, pane
        self.live = LiveTrial(tools, self)
        self.problems: list[Note] = []
        self._notes: list[Note] = []
        self._turn = 0
        self._fitting: LetterRequest | None = None
        self._picked: LetterRequest | None = None
        self._active = False
        sheet.sections.moved.connect(self._on_moved)
        pane.somebody_chosen.connect(self._try_on)
        pane.another_wanted.connect(self._show_another)
        pane.paper.sharper_wanted.connect(lambda _dpi: self.ask())
        self.live.drawn.connect(self._on_drawn)
        self.live.failed.connect(self._on_failed)

    @property
    def has_picked(self) -> bool:
        """Whether somebody chose on whom wordings are tried."""
        return self._picked is not None

    def begin(self, fitting: LetterRequest | None, *, fresh: bool) -> None:
        """Try another wording on whoever fits it, unless somebody was chosen."""
        self._fitting, self._active = fitting, True
        if fresh:
            self._turn, self._notes = 0, []

    def stop(self) -> None:
        """Nothing lies on the sheet."""
        self._active = False
        self.live.drop()

    def follow(self) -> None:
        """Something was written."""
        self.problems = problems_in(self._sheet.sections.all())
        self._underline()
        self.ask()

    def ask(self) -> None:
        """Have the letter drawn; while braces mean nothing yet, the last page stays."""
        draft = self._sheet.draft(seen=True)
        if not self._active or draft is None or not (self._sheet.isVisible() or self._pane.isVisible()):
            return
        if self.problems:
            self._pane.show_problem(self.tr("The page follows as soon as the text can be read again."))
            return
        dpi, ways = self._pane.paper.sharp_dpi, tuple(ways_in(self._sheet.sections.all()))
        self.live.ask(Trial(draft=draft, request=self._request(draft), turn=self._turn, dpi=dpi, ways=ways))

    def go_to_problem(self) -> None:
        """Put the keyboard where the first problem is."""
        note = self.problems[0]
        cursor = note.edit.textCursor()
        cursor.setPosition(note.end)
        note.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        note.edit.setTextCursor(cursor)
        self.say()

    def say(self, otherwise: str = "") -> None:
        """Say what there is to say about the text at the cursor."""
        now = self._sheet.sections.now
        if not otherwise and now.way_at_cursor():
            otherwise = self.tr("Said in several ways, so that nobody gets the same letter twice.")
        self._sheet.show_note(note_at([*self.problems, *self._notes], now), otherwise)

    def _request(self, draft: WordingDraft) -> LetterRequest | None:
        request = self._picked or self._fitting
        return request and replace(request, wording=draft.key, language=draft.language)

    def _underline(self) -> None:
        for edit in self._sheet.sections.all():
            underline(edit, [note for note in (*self.problems, *self._notes) if note.edit is edit])
        self.say()

    def _on_moved(self) -> None:
        self.say()
        if self._sheet.sections.now.way_at_cursor():
            self.ask()

    def _on_drawn(self, tried: Tried) -> None:
        self._pane.show_tried(tried)
        if tuple(ways_in(self._sheet.sections.all())) == tried.trial.ways:
            self._notes = findings_in(self._sheet.sections.all(), tried.findings)
            self._underline()
        paper = self._pane.paper
        if not self.live.is_busy and abs(paper.sheets.dpi - paper.sharp_dpi) > 1:
            self.ask()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DelightError) and error.code == "wording.empty":
            self._pane.show_problem(self.tr("The letter says nothing yet."))
            return
        plain = words_for(error)
        self._pane.show_problem(" ".join(part for part in (plain.what, plain.remedy) if part))

    def _show_another(self) -> None:
        self._turn += 1
        self.ask()

    def _try_on(self, request: LetterRequest, _name: str) -> None:
        self._picked = request
        self.ask()
