"""The playbooks: a list by what they are for, and the one that is being written in its place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.errors import DelightError
from delight.domain.letters.addressing import Formality
from delight.domain.playbooks.playbook import Playbook, PlaybookGroup, PlaybookRow
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.meanwhile import SharedSave, save_shared
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Page
from delight.ui.settings.playbooks.editor import Opened, PlaybookEditor
from delight.ui.settings.playbooks.keeper import PlaybookKeeper, key_of
from delight.ui.settings.playbooks.line import PlaybookLine
from delight.ui.settings.playbooks.lines import tr

LANGUAGES = ("en", "de", "fr", "es")
"""The languages that playbooks come in."""


class PlaybookShelf(Card):
    """Each playbook with its name and whether it is the shop's own; a press opens it here."""

    typed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(space=10)
        self._page = page
        self.editor: PlaybookEditor | None = None
        self.keeper = PlaybookKeeper(page.tools, self)
        self._buttons: dict[str, QWidget] = {}
        self._marks: dict[str, Pill] = {}
        self._back_at = self._language = ""
        self._rows = column(None, space=0)
        self._list = QWidget()
        about = tr("What to do when something went wrong: change steps and words to how you do it here.")
        self.new_button = push_button(tr("Write one of your own"), self._open_new, role="link", icon="plus")
        column(
            self._list,
            label(about, "quiet", wrap=True),
            self._rows,
            row(None, self.new_button, None),
            space=8,
        )
        self._place = column(None, space=0)
        self.body.addWidget(label(tr("Playbooks"), "heading"))
        self.body.addWidget(self._list)
        self.body.addLayout(self._place)

    @property
    def is_typed(self) -> bool:
        """Whether something here is not saved."""
        return self.editor is not None and self.editor.is_typed

    def refresh(self) -> None:
        """Read the list again; what is being written stays."""
        tools = self._page.tools
        self._page.load(
            lambda: (
                tools.services.playbooks.rows(),
                tools.services.shop.row().language,
                self._unsaved(),
            ),
            lambda read: self._show(*read),
        )

    def _unsaved(self) -> list[Playbook]:
        """Return what was written and not saved, on the worker; a new one may be stored already."""
        return [one for one in self.keeper.read_once() if one.key or not self._is_stored(one)]

    def _is_stored(self, new: Playbook) -> bool:
        playbooks = self._page.tools.services.playbooks
        own = [row_.key for row_ in playbooks.rows(new.language) if row_.own and row_.readable]
        return any(_words(playbooks.get(key, new.language)) == _words(new) for key in own)

    def open(self, key: str, language: str = "") -> None:
        """Open a playbook, in the shop's language or another."""
        tools = self._page.tools

        def read() -> Opened:
            services = tools.services
            shop = services.shop.row()
            tongue = language or shop.language
            row_of = next((r for r in services.playbooks.rows(tongue) if r.key == key), None)
            ready = services.playbooks.ready_made(key, tongue)
            try:
                made = services.playbooks.get(key, tongue)
            except DelightError:
                if ready is None:
                    raise
                made = ready
            return Opened(
                playbook=replace(made, language=tongue),
                seen=made,
                languages=tuple(dict.fromkeys((shop.language, *LANGUAGES))),
                own=bool(row_of and row_of.own),
                ready_made=ready is not None,
                familiar=shop.formality is Formality.FAMILIAR,
            )

        self._page.load(read, self._open)

    def _open_new(self) -> None:
        tools = self._page.tools

        def read() -> Opened:
            shop = tools.services.shop.row()
            other = tools.services.playbooks.get("other")
            made = replace(other, key="", title="", language=shop.language, failure=None)
            return Opened(
                playbook=made,
                seen=made,
                languages=(shop.language,),
                own=False,
                ready_made=False,
                familiar=shop.formality is Formality.FAMILIAR,
            )

        self._page.load(read, self._open)

    def _open(self, opened: Opened) -> None:
        self._leave()
        editor = PlaybookEditor(opened)
        editor.save_wanted.connect(self._save)
        editor.restore_wanted.connect(self._restore)
        editor.language_wanted.connect(lambda language: self.open(opened.playbook.key, language))
        editor.left.connect(self._close)
        editor.typed.connect(self._on_typed)
        editor.discard_wanted.connect(self._discard)
        self.editor = editor
        self._list.hide()
        self._place.addWidget(editor)
        editor.show()
        kept = self.keeper.get(key_of(opened.playbook))
        if kept is not None:
            editor.take_back(kept)
        editor.begin()
        self.typed.emit()

    def _on_typed(self) -> None:
        """Keep what is written; what is as it was before needs no keeping."""
        editor = self.editor
        if editor is not None and editor.is_typed:
            self.keeper.keep(editor.playbook())
        elif editor is not None:
            self.keeper.drop(key_of(editor.opened.playbook))
        self.typed.emit()

    def _discard(self) -> None:
        """Forget what was written."""
        if self.editor is not None:
            self.keeper.drop(key_of(self.editor.opened.playbook))
        self._close()

    def _save(self, playbook: Playbook) -> None:
        editor, playbooks = self.editor, self._page.tools.services.playbooks
        if editor is None:
            return

        def write(draft: Playbook, seen: Playbook) -> Changes:
            if draft.key:
                return playbooks.save(draft, seen)
            return playbooks.save(replace(draft, key=playbooks.new_key(draft.title)))

        way = SharedSave(
            write=write,
            look=lambda: playbooks.get(playbook.key, playbook.language),
            said=tr("“{title}” is saved.").format(title=playbook.title.strip()[:80]),
            done=self._discard,
            refused=editor.refuse,
            clashed=editor.show_both,
        )
        save_shared(self._page, way, playbook, editor.opened.seen)

    def _restore(self, playbook: Playbook) -> None:
        playbooks = self._page.tools.services.playbooks
        said = tr("The ready-made one is back.")
        if self.editor is not None and not self.editor.opened.ready_made:
            said = tr("“{title}” is gone.").format(title=playbook.title[:80])
        self._page.do(
            lambda: playbooks.restore(playbook.key, playbook.language), said, lambda _changes: self._discard()
        )

    def _close(self) -> None:
        key = self.editor.opened.playbook.key if self.editor else ""
        self._leave()
        self._list.show()
        self._show_marks()
        self.typed.emit()
        self._back_at = key
        self._focus_back()

    def _leave(self) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def _show(self, rows: list[PlaybookRow], language: str, kept: list[Playbook]) -> None:
        self.keeper.restore(kept)
        self._language = language
        held = any(button.hasFocus() for button in self._buttons.values())
        empty(self._rows)
        self._buttons, self._marks = {}, {}
        for group in PlaybookGroup:
            of_group = [one for one in rows if one.group is group]
            if of_group:
                heading = label(label_of(group), "label")
                heading.setContentsMargins(ROW_INSET, 10, 0, 2)
                self._rows.addWidget(heading)
            for one in of_group:
                self._rows.addWidget(self._row(one))
        self._show_marks()
        if held:
            self._focus_back()

    def _focus_back(self) -> None:
        """Put the keyboard on the playbook that was open last."""
        button = self._buttons.get(self._back_at, self.new_button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: PlaybookRow) -> QWidget:
        opens = PlaybookLine(one)
        opens.pressed.connect(lambda: self.open(one.key))
        self._buttons[one.key], self._marks[one.key] = opens, opens.unsaved
        return opens

    def _show_marks(self) -> None:
        """Mark what is not saved yet; a new one is told of by the button that goes on with it."""
        for key, mark in self._marks.items():
            mark.setVisible(self.keeper.get((key, self._language)) is not None)
        begun = self.keeper.get(("", self._language)) is not None
        self.new_button.setText(tr("Go on with the one you began") if begun else tr("Write one of your own"))


def _words(one: Playbook) -> tuple[str, ...]:
    """Return the words of a playbook, white space as one space: what was typed beside what is stored."""
    said = (one.title, *(step.say for step in one.steps), *(why.why for why in one.remedies), *one.say)
    return tuple(" ".join(words.split()) for words in said)
