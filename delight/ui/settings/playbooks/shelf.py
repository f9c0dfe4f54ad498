"""The playbooks: a list by what they are for, and the one that is being written in its place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.errors import DelightError
from delight.domain.letters import Formality
from delight.domain.playbooks import Playbook, PlaybookGroup, PlaybookRow
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, empty, label, row
from delight.ui.kit.oneline import OneLine
from delight.ui.kit.page import Page
from delight.ui.kit.pills import Pill
from delight.ui.kit.theme import Tone
from delight.ui.settings.playbooks.editor import Opened, PlaybookEditor
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
        self._buttons: dict[str, QWidget] = {}
        self._back_at = ""
        self._rows = column(None, space=2)
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
        services = self._page.tools
        self._page.load(lambda: services.services.playbooks.rows(), self._show)

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
        editor.typed.connect(self.typed)
        self.editor = editor
        self._list.hide()
        self._place.addWidget(editor)
        editor.show()
        editor.begin()
        self.typed.emit()

    def _save(self, playbook: Playbook) -> None:
        editor, playbooks = self.editor, self._page.tools.services.playbooks

        def work() -> Changes:
            key = playbook.key or playbooks.new_key(playbook.title)
            return playbooks.save(replace(playbook, key=key))

        if editor is not None:
            said = tr("“{title}” is saved.").format(title=playbook.title.strip()[:80])
            self._page.do(work, said, lambda _changes: self._close(), editor.refuse)

    def _restore(self, playbook: Playbook) -> None:
        playbooks = self._page.tools.services.playbooks
        said = tr("The ready-made one is back.")
        if self.editor is not None and not self.editor.opened.ready_made:
            said = tr("“{title}” is gone.").format(title=playbook.title[:80])
        self._page.do(
            lambda: playbooks.restore(playbook.key, playbook.language), said, lambda _changes: self._close()
        )

    def _close(self) -> None:
        key = self.editor.opened.playbook.key if self.editor else ""
        self._leave()
        self._list.show()
        self.typed.emit()
        self._back_at = key
        self._focus_back()

    def _leave(self) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def _show(self, rows: list[PlaybookRow]) -> None:
        held = any(button.hasFocus() for button in self._buttons.values())
        empty(self._rows)
        self._buttons = {}
        for group in PlaybookGroup:
            of_group = [one for one in rows if one.group is group]
            if of_group:
                heading = label(label_of(group), "label")
                heading.setContentsMargins(0, 10, 0, 2)
                self._rows.addWidget(heading)
            for one in of_group:
                self._rows.addWidget(self._row(one))

        if held:
            self._focus_back()

    def _focus_back(self) -> None:
        """Put the keyboard on the playbook that was open last."""
        button = self._buttons.get(self._back_at, self.new_button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: PlaybookRow) -> QWidget:
        holder = QWidget()
        change = push_button(tr("Change"), lambda: self.open(one.key), role="quiet")
        change.setAccessibleName(tr("Change the playbook {title}").format(title=one.title))
        mark = Pill(tr("Your own"), Tone.ACCENT) if one.readable else Pill(tr("Cannot be read"), Tone.OVERDUE)
        line = row(holder, OneLine(one.title), mark, change, space=8)
        line.setStretch(0, 1)
        mark.setVisible(one.own)
        self._buttons[one.key] = change
        return holder
