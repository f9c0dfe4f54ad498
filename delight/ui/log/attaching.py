"""How photos and files come to the note at hand: dropped on the panel, pasted, or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.files.brought import Catcher, MailLink, is_mail, mail_in, sources_in
from delight.ui.kit.files.files import Purpose, ask_for_files
from delight.ui.kit.work.page import Tools
from delight.ui.log.files import FileStrip
from delight.ui.log.form import NoteForm


class Attaching(QObject):
    """The strip of files below the words, the key that adds one, and what is dropped on the note."""

    mail_brought = Signal(object)
    """An e-mail was dropped or pasted: its ``Path``, its bytes, or a ``MailLink``."""

    def __init__(self, tools: Tools, form: NoteForm, page: QWidget) -> None:
        super().__init__(page)
        self._form = form
        self.files = FileStrip(tools)
        self.files.changed.connect(self._count)
        form.shown.connect(self.files.show_note)
        box = form.layout()
        if isinstance(box, QBoxLayout):
            box.insertWidget(1, self.files)
        self.action = add_actions(
            page,
            ActionDef(
                name="log-attach", text=self.tr("Photo, file or e-mail …"), do=self.choose, key="Ctrl+O",
                icon="paperclip", tip=self.tr("Add photos, files or an e-mail; or drop or paste them here"),
                group=self.tr("Log"),
            ),
        )["log-attach"]  # fmt: skip
        self.files.show_note(form.note().uid)
        self.catcher = Catcher(page, _takes, self._take)

    def choose(self) -> None:
        """Ask for files; an e-mail alone is a note of its own."""
        filters = [
            self.tr("All files (*)"),
            self.tr("Photos (*.jpg *.jpeg *.png *.webp)"),
            self.tr("E-mails (*.eml)"),
        ]
        title = self.tr("Add photos, files or an e-mail")
        ask_for_files(self.files, title, Purpose.KEPT, self._chosen, filters=filters)

    def _chosen(self, paths: list[Path]) -> None:
        if len(paths) == 1 and is_mail(paths[0]):
            self.mail_brought.emit(paths[0])
        else:
            self.files.bring(paths)

    def _take(self, data: QMimeData) -> None:
        mail = mail_in(data)
        if mail is None:
            self.files.bring(sources_in(data))
        else:
            self.mail_brought.emit(mail)

    def _count(self) -> None:
        self._form.keep(files=self.files.count)
        self._form.edited.emit()


def _takes(data: QMimeData) -> bool:
    mail = mail_in(data)
    is_words = isinstance(mail, MailLink) and data.hasText()
    return bool(sources_in(data)) or (mail is not None and not is_words)
