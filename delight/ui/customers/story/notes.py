"""Notes on a customer: written, changed, removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.notes import NoteRow
from delight.domain.timeline import TimelineEntry
from delight.ui.customers.story.note_strip import NoteStrip
from delight.ui.kit.late import Late
from delight.ui.kit.work.page import Page


class Notes(QObject):
    """Does what the strip of a note asks for, through ``page``."""

    def __init__(self, page: Page, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._today, self._who = page, today, 0
        self.late = Late(self._make)

    @property
    def strip(self) -> NoteStrip:
        """The form, made when it is first asked for."""
        return self.late.get()

    def start(self, who: CustomerDetail) -> None:
        """Begin a note on a customer."""
        self._who = who.id
        self.strip.start(who.id)

    def edit(self, who: CustomerDetail, entry: TimelineEntry) -> None:
        """Open the note of an entry, with all of its words."""
        self._who = who.id
        tools = self._page.tools

        def show(notes: list[NoteRow]) -> None:
            whole = next((note for note in notes if note.id == entry.record), None)
            if whole is not None:
                self.strip.edit(who.id, entry, whole.text, self._today())

        self._page.load(lambda: tools.services.notes.of(who.id), show)

    def _make(self) -> NoteStrip:
        strip = NoteStrip()
        strip.saved.connect(self._save)
        strip.removed.connect(self.remove)
        return strip

    def _save(self, text: str, note_id: int) -> None:
        who, tools = self._who, self._page.tools

        def work() -> Changes:
            notes = tools.services.notes
            return notes.edit(note_id, text) if note_id else notes.add(who, text)

        said = self.tr("Note changed.") if note_id else self.tr("Note added.")
        self._page.do(work, said, lambda _changes: self.strip.done(), self._refused)

    def remove(self, note_id: int) -> None:
        """Remove a note."""
        tools = self._page.tools
        self._page.do(
            lambda: tools.services.notes.remove(note_id),
            self.tr("Note removed."),
            lambda _changes: self.strip.done(),
        )

    def _refused(self, error: Exception) -> None:
        if not self.strip.form.show_error(error):
            self._page.banner.show_error(error)
