"""A saved wording that advertises and does not say that people may say no: told, put back by one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from delight.domain.guards.rules import NO_OBJECTION, OBJECTION_UNREAD, Remark
from delight.domain.letters.wordings import Passage, Unobjecting, WordingDraft
from delight.ui.kit.files.many_kept import Key
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.wordings import deeds
from delight.ui.letters.wordings.keeper import key_of
from delight.ui.letters.wordings.passage_edit import PassageEdit
from delight.ui.letters.wordings.sections import tidy
from delight.ui.letters.wordings.sheet import WordingSheet


class Objecting(QObject):
    """Looks at what is saved and keeps the remark below the sheet; one that was closed stays closed."""

    def __init__(self, page: Page, sheet: WordingSheet, save: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._sheet, self._save = page, sheet, save
        self._loader = Loader(page.tools.tasks, self)
        self._saved: WordingDraft | None = None
        self._lacks: Unobjecting | None = None
        self._closed: set[Key] = set()
        sheet.remark.dismissed.connect(self._close)
        sheet.remark.mend_wanted.connect(self._put_back)

    def look(self, saved: WordingDraft | None) -> None:
        """Look at a wording as it is saved; ``None`` where nothing is."""
        self._saved = saved
        self._show(None)
        if saved is None or key_of(saved) in self._closed:
            self._loader.drop()
            return
        wordings = self._page.tools.services.wordings
        self._loader.load(lambda: wordings.unobjecting(saved), self._show, lambda _error: self._show(None))

    def _show(self, lacks: Unobjecting | None) -> None:
        self._lacks = lacks
        if lacks is None:
            self._sheet.remark.hide()
            return
        code = NO_OBJECTION if lacks.sentence else OBJECTION_UNREAD
        self._sheet.remark.show_remark(Remark(code=code, source="objection"), mended_by=lacks.sentence)

    def _put_back(self) -> None:
        """Write it at the end; where nothing else was written since, it is saved at once."""
        lacks, now = self._lacks, self._sheet.draft()
        if lacks is None or now is None or self._saved is None:
            return
        clean = tidy(now) == tidy(self._saved)
        self._show(None)
        sections = self._sheet.sections
        self._append(sections.message, lacks.message)
        self._append(sections.body, lacks.letter)
        if clean:
            self._save()

    def _append(self, edit: PassageEdit, passages: tuple[Passage, ...]) -> None:
        if passages:
            edit.do(lambda cursor: deeds.append(cursor, passages))

    def _close(self) -> None:
        if self._saved is not None:
            self._closed.add(key_of(self._saved))
        self._show(None)
        self._sheet.sections.setFocus()
