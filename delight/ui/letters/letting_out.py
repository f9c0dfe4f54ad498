"""What the keys and buttons of the letter desk do, and how the letter that lies there goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction

from delight.domain.errors import InputError
from delight.ui.kit.actions import ActionDef
from delight.ui.kit.work.page import Page
from delight.ui.letters.archive.reading import Reading
from delight.ui.letters.out.outbox import Outbox
from delight.ui.letters.out.ways import file_name
from delight.ui.letters.write.writing import Writing

_OUT = ("print", "save", "email")
"""Actions that let the letter out."""
_ACTIONS: tuple[tuple[str, Any, str, str], ...] = (
    ("print", QT_TRANSLATE_NOOP("Letters", "Print"), "Ctrl+P", "print"),
    ("save", QT_TRANSLATE_NOOP("Letters", "Save PDF"), "Ctrl+S", "pdf"),
    ("email", QT_TRANSLATE_NOOP("Letters", "E-mail"), "Ctrl+Shift+M", "mail"),
    ("edit", QT_TRANSLATE_NOOP("Letters", "Edit text"), "Ctrl+E", "edit"),
    ("zoom_in", QT_TRANSLATE_NOOP("Letters", "Larger"), "Ctrl++", "zoom-in"),
    ("zoom_out", QT_TRANSLATE_NOOP("Letters", "Smaller"), "Ctrl+-", "zoom-out"),
    ("fit", QT_TRANSLATE_NOOP("Letters", "Whole page"), "Ctrl+0", ""),
)


def definitions(deeds: Mapping[str, Callable[[], object]]) -> list[ActionDef]:
    """Return the actions of the desk; ``deeds`` says by name what each does."""
    return [
        ActionDef(name=name, text=_tr(text), do=deeds[name], key=key, icon=icon, group=_tr("Letters"))
        for name, text, key, icon in _ACTIONS
    ]


def set_ready(actions: Mapping[str, QAction], *, ready: bool, no_email: bool = False) -> None:
    """Let the letter on the desk go out, or not; ``no_email`` where its reader wants none."""
    for name in _OUT:
        actions[name].setEnabled(ready)
    actions["email"].setText(_tr("E-mail (they want none)") if no_email else _tr("E-mail"))
    if no_email:
        actions["email"].setEnabled(False)


class LettingOut:
    """Lets the letter on the desk out: a new one that is being written, or one of the archive again."""

    def __init__(self, page: Page, outbox: Outbox, writing: Writing, reading: Reading) -> None:
        self._page, self._outbox, self._writing, self._reading = page, outbox, writing, reading
        outbox.failed.connect(self._fail)

    def watch(self, actions: Mapping[str, QAction]) -> None:
        """Let these do only what can be done with the letter on the desk, and what its reader wants."""

        def follow(*, ready: bool) -> None:
            topic = self._writing.topic
            set_ready(actions, ready=ready, no_email=topic is not None and topic.no_email)

        self._writing.ready_changed.connect(lambda ready: follow(ready=ready))
        self._reading.no_email.connect(lambda: set_ready(actions, ready=True, no_email=True))

    def print(self) -> None:
        """Ask for a printer, and print."""
        draft, letter = self._writing.draft, self._reading.letter
        if letter is not None:
            self._outbox.print_again([letter])
        elif draft is not None:
            self._outbox.print_new([draft.asked], self._writing.sheet(), self._writing.file_name())

    def save(self) -> None:
        """Ask for a file, and save the PDF."""
        draft, letter = self._writing.draft, self._reading.letter
        if letter is not None:
            self._outbox.save_again(letter, file_name(letter))
        elif draft is not None:
            self._outbox.save_new([draft.asked], self._writing.file_name(), sure=True)

    def email(self) -> None:
        """Hand it to the mail program."""
        draft, letter, topic = self._writing.draft, self._reading.letter, self._writing.topic
        if letter is not None:
            self._outbox.email_again(letter)
        elif draft is not None and topic is not None:
            self._outbox.email_new(draft.asked, topic.customer_id)

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; where it is the customer who lacks something, lead to them."""
        who = error.details.get("customer_id") if isinstance(error, InputError) else None
        if isinstance(who, int):
            words = _tr("Open their page")
            self._page.banner.show_error(error, words, lambda: self._page.open_customer_requested.emit(who))
        else:
            self._page.banner.show_error(error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
