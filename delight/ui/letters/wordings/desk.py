"""Where wordings are written: the shelf, the sheet, and the letter that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.letters.wordings import WordingDraft, WordingFormat, WordingKind, WordingRow
from delight.ui.kit.files.many_kept import Key
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.wordings.keeper import WordingKeeper, key_of
from delight.ui.letters.wordings.new import NewSheet, NewWording, first_draft, with_new
from delight.ui.letters.wordings.objecting import Objecting
from delight.ui.letters.wordings.opened import Opened, Unreadable, short
from delight.ui.letters.wordings.sections import tidy
from delight.ui.letters.wordings.sheet import WordingSheet
from delight.ui.letters.wordings.shelf import Shelf, language_name, title_of
from delight.ui.letters.wordings.trial_pane import TrialPane
from delight.ui.letters.wordings.trying import Trying

_ROOMY, _USUAL_TEXT = 690, 14


class WordingDesk(QWidget):
    """Everything but the shelf, which the page puts where its lists are."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._tools = page, page.tools
        self.shelf, self.sheet, self.trial = Shelf(), WordingSheet(), TrialPane(page.tools)
        self.keeper = WordingKeeper(page.tools, self)
        self.trying = Trying(page.tools, self.sheet, self.trial, self)
        self.objecting = Objecting(page, self.sheet, self._save)
        self._loader = Loader(page.tools.tasks, self)
        self._rows: Sequence[WordingRow] = ()
        self._open: Opened | None = None
        self._looking = False
        self._wish: Key | None = None
        self._begun: Key | None = None  # was just made: the keyboard goes into its text
        self._build()
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether a page is still to be drawn."""
        return self.trying.live.is_busy

    def refresh(self) -> None:
        """Read the wordings again; what is not saved yet stays as it is. Out of sight it waits."""
        if not self.isVisible():
            return

        def work() -> tuple[list[WordingRow], str, list[WordingDraft]]:
            services = self._tools.services
            return services.wordings.rows(), services.shop.row().language, self.keeper.read_once()

        self._page.load(work, lambda found: self._show_rows(*found))

    def take_keyboard(self) -> None:
        """Put the keyboard where work starts."""
        self.shelf.take_keyboard()

    def say_what_is_kept(self) -> None:
        """Say that words which are not saved are kept, as when somebody goes elsewhere."""
        if self._open is not None and self.keeper.get(self._open.key):
            self._page.said.emit(self.tr("Your changes are kept, but not saved yet."), None)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.say_what_is_kept()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.nothing = EmptyState("letter", self.tr("Choose a wording. The letter appears beside it."))
        self.both = QWidget()
        row(self.both, self.sheet, self.trial, space=16).setStretch(0, 6)
        self.both.layout().setStretch(1, 5)  # type: ignore[union-attr]
        self.stack = QStackedWidget()
        self.unreadable = Unreadable(self._restore)
        for part in (self.nothing, self.unreadable, self.both):
            self.stack.addWidget(part)
        row(self, self.stack)

    def _connect(self) -> None:
        self.shelf.chosen.connect(self._choose)
        self.shelf.opened.connect(self._go_to_text)
        self.shelf.new_wanted.connect(self._ask_for_new)
        self.sheet.save_wanted.connect(self._save)
        self.sheet.discard_wanted.connect(self._discard)
        self.sheet.restore_wanted.connect(self._restore)
        self.sheet.look_wanted.connect(self._toggle_look)
        self.trial.back_wanted.connect(self._toggle_look)
        self.sheet.renamed.connect(self._on_edited)
        self.sheet.sections.edited.connect(self._on_edited)
        for edit in self.sheet.sections.all():
            edit.cut_short.connect(self._say_cut_short)

    def _show_rows(self, rows: Sequence[WordingRow], language: str, drafts: list[WordingDraft]) -> None:
        self.keeper.restore(drafts)
        self._rows = with_new(rows, self.keeper.all())
        self.shelf.show_rows(self._rows, self._unsaved(), first=language.split("-")[0])
        if self._wish is not None:
            wish, self._wish = self._wish, None
            self.shelf.choose(wish)

    def _choose(self, key: Key | None) -> None:
        """Put a wording on the sheet, as it was left."""
        found = next((one for one in self._rows if (one.key, one.language) == key), None)
        if found is None:
            self._open = None
            self.trying.stop()
            self.stack.setCurrentWidget(self.nothing)
            return
        if self._open is not None and self._open.key != key:
            self.say_what_is_kept()
        if not found.readable and self.keeper.get((found.key, found.language)) is None:
            self._show_unreadable(found)
            return

        def work() -> Opened:
            service = self._tools.services.wordings
            stored = found.readable and (found.own or found.ready_made)
            saved = service.draft(found.key, found.language) if stored else None
            return Opened(row=found, saved=saved, on=service.fitting(found.kind))

        self._loader.load(work, self._show, self._page.banner.show_error)

    def _show_unreadable(self, found: WordingRow) -> None:
        self._loader.drop()
        self._open = Opened(row=found)
        self.trying.stop()
        self.unreadable.show_row(found)
        self.stack.setCurrentWidget(self.unreadable)

    def _show(self, opened: Opened) -> None:
        kept = self.keeper.get(opened.key)
        draft = kept or opened.saved
        if draft is None:
            return
        again = self._open is not None and self._open.key == opened.key
        unchanged = again and self.stack.currentWidget() is self.both
        unchanged = unchanged and tidy(self.sheet.draft() or draft) == tidy(draft)
        self._open = opened
        self.stack.setCurrentWidget(self.both)
        self.sheet.show_row(opened.row)
        if not unchanged:
            self.sheet.show_draft(draft)
        self.trying.begin(opened.on.request if opened.on else None, fresh=not unchanged)
        if not self.trying.has_picked:
            self.trial.show_somebody(opened.on)
        self._show_state()
        self.objecting.look(opened.saved)
        self._arrange()
        self.trying.follow()
        if self._begun == opened.key:
            self._begun = None
            self._go_to_text()

    def _on_edited(self) -> None:
        draft = self.sheet.draft()
        if self._open is None or draft is None:
            return
        if self._open.saved is not None and tidy(draft) == tidy(self._open.saved):
            self.keeper.drop(key_of(draft))
        else:
            self.keeper.keep(draft)
        self._show_state()
        self.trying.follow()

    def _show_state(self) -> None:
        if self._open is None:
            return
        opened, unsaved = self._open, self.keeper.get(self._open.key) is not None
        self.sheet.show_state(opened.row, unsaved=unsaved, stored=opened.saved is not None)
        self.shelf.mark_unsaved(self._unsaved())

    def _save(self) -> None:
        draft = self.sheet.draft()
        if draft is None:
            return
        if self.trying.problems:
            self.trying.go_to_problem()
            return
        clean = tidy(draft)
        if not clean.paragraphs:
            self.trying.say(self.tr("The letter says nothing yet. Write a sentence, then save."))
            self._go_to_text()
            return
        self._page.do(
            lambda: self._tools.services.wordings.save_draft(clean),
            self.tr("“{name}” is saved. The next letters use it.").format(name=short(clean.title)),
            lambda _changes: self._on_saved(clean),
        )

    def _on_saved(self, draft: WordingDraft) -> None:
        """What was saved is no longer kept, unless somebody went on writing meanwhile."""
        kept = self.keeper.get(key_of(draft))
        if kept is not None and tidy(kept) == draft:
            self.keeper.drop(key_of(draft))
        if self._open is not None and self._open.key == key_of(draft):
            self._open = replace(self._open, saved=draft)
            self._show_state()
            self.objecting.look(draft)
        self.refresh()

    def _discard(self) -> None:
        """Go back to what is saved; a wording that never was saved is gone."""
        opened = self._open
        if opened is None:
            return
        self.keeper.drop(opened.key)
        if opened.saved is None:
            self._open = None
            self.refresh()
        else:
            self._show(opened)
        self.shelf.take_keyboard()

    def _restore(self) -> None:
        if self._open is None:
            return
        one = self._open.row
        words = self.tr("The ready-made one is back.") if one.ready_made else self.tr("“{name}” is deleted.")
        self._page.do(
            lambda: self._tools.services.wordings.restore(one.key, one.language),
            words.format(name=short(title_of(one))),
            lambda _changes: self.refresh(),
        )

    def _ask_for_new(self) -> None:
        now = self.shelf.current()
        sheet = NewSheet(
            self,
            self._rows,
            self._begin,
            kind=now.kind if now else WordingKind.THANK_YOU,
            form=self.shelf.formats.value() or WordingFormat.LETTER,  # type: ignore[arg-type]
            language=str(self.shelf.language.value() or "en"),
        )
        sheet.open()

    def _begin(self, new: NewWording) -> None:
        self._page.load(lambda: first_draft(self._tools.services.wordings, new, self._rows), self._show_new)

    def _show_new(self, draft: WordingDraft) -> None:
        self.keeper.keep(draft)
        self._wish = self._begun = key_of(draft)
        self.refresh()
        words = self.tr("A new wording in {language}. Once it is saved, you can choose it for a letter.")
        self._page.said.emit(words.format(language=language_name(draft.language)), None)

    def _go_to_text(self) -> None:
        lost = self.stack.currentWidget() is self.unreadable
        (self.unreadable.button if lost else self.sheet.sections.body).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _say_cut_short(self) -> None:
        self._page.said.emit(self.tr("More than any letter needs: only its beginning was taken."), None)

    def _toggle_look(self) -> None:
        self._looking = not self._looking
        self._arrange()
        at = self.trial.back if self._looking else self.sheet.sections.body
        at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trying.ask()

    def _arrange(self) -> None:
        """Side by side where there is room; else the sheet or the letter."""
        roomy = self.width() >= round(_ROOMY * type_sizes().base / _USUAL_TEXT)
        self.trial.setVisible(roomy or self._looking)
        self.sheet.setVisible(roomy or not self._looking)
        self.sheet.look.setVisible(not roomy)
        self.trial.back.setVisible(not roomy)

    def _unsaved(self) -> frozenset[Key]:
        return frozenset(map(key_of, self.keeper.all()))
