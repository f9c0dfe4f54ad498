"""What is let go anywhere over the window: an e-mail becomes a note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from delight.ui.frame.wiring import ask
from delight.ui.kit.files.brought import Catcher, mail_in


def catch_mails(
    window: QWidget,
    log: Callable[[], object],
    panel: Callable[[], QWidget | None],
    is_open: Callable[[], bool],
) -> Catcher:
    """Let an e-mail that is dropped on the window open the Log panel.

    Args:
        window: where it may be dropped.
        log: opens the panel.
        panel: returns it.
        is_open: whether there is a shop to log in.
    """

    def takes(data: QMimeData) -> bool:
        return is_open() and mail_in(data) is not None

    def take(data: QMimeData) -> None:
        mail = mail_in(data)
        log()
        ask(panel(), "bring_mail", mail)

    return Catcher(window, takes, take, fields=False)
