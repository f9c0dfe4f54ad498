"""What somebody drops or pastes: photos, files, an e-mail; read off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

MOST_AT_ONCE = 40
_MAIL, _MAILS = "message/rfc822", frozenset({".eml", ".emlx", ".msg"})
_LINKS = ("x-moz-message", "filegroupdescriptor", "x-moz-file-promise", "renprivatemessages")
"""What mail programs hand over where they keep the e-mail itself to themselves."""
Source = Path | QImage
"""A file of this computer, or a picture without one."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """A mail program handed over only where it keeps an e-mail."""


def sources_in(data: QMimeData) -> list[Source]:
    """Return the files that are dropped or pasted, or else the picture."""
    files: list[Source] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return files[: MOST_AT_ONCE + 1]
    image = data.imageData() if data.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def mail_in(data: QMimeData) -> Path | bytes | MailLink | None:
    """Return the e-mail that is dropped or pasted, if it is one and nothing else."""
    files = [path for path in sources_in(data) if isinstance(path, Path)]
    if files:
        return files[0] if len(files) == 1 and is_mail(files[0]) else None
    if data.hasFormat(_MAIL):
        return bytes(data.data(_MAIL).data())
    told = " ".join(data.formats()).lower()
    return MailLink() if any(link in told for link in _LINKS) else None


def is_mail(path: Path) -> bool:
    """Return whether a file is an e-mail, by its name."""
    return path.suffix.lower() in _MAILS


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - its stub wants bytes
    return bytes(held.data())


class Catcher(QObject):
    """Takes what is dropped on a widget or pasted into it, before the fields in it make text of it.

    ``takes`` tells whether something is wanted, ``take`` receives it; ``hover`` is told when it hangs above.
    Without ``fields`` those in the widget make text of it as ever, and what is pasted stays theirs.
    """

    def __init__(
        self,
        widget: QWidget,
        takes: Callable[[QMimeData], bool],
        take: Callable[[QMimeData], object],
        hover: Callable[[bool], object] = lambda _over: None,
        *,
        fields: bool = True,
    ) -> None:
        super().__init__(widget)
        self._fields = fields
        self._widget, self._takes, self._take, self._hover = widget, takes, take, hover
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def watch_fields(self) -> None:
        """Watch the fields that are in the widget by now; done whenever it is shown."""
        for field in _fields(self._widget):
            field.removeEventFilter(self)
            field.installEventFilter(self)

    def paste(self) -> bool:
        """Take what is in the clipboard, if it is wanted."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not self._takes(data):
            return False
        self._take(data)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._fields and self._on_key(event)
        if kind is QEvent.Type.Show and watched is self._widget and self._fields:
            self.watch_fields()
        if kind is QEvent.Type.DragLeave and watched is self._widget:
            self._hover(False)  # noqa: FBT003 - a state
        if not isinstance(event, QDropEvent) or not self._takes(event.mimeData()):
            return False
        if watched is not self._widget:  # goes on to the widget around the field
            event.ignore()
            return True
        if kind is QEvent.Type.Drop:
            self._hover(False)  # noqa: FBT003 - a state
            _agree(event)
            self._take(event.mimeData())
        elif isinstance(event, QDragMoveEvent):
            self._hover(True)  # noqa: FBT003 - a state
            _agree(event)
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not event.matches(QKeySequence.StandardKey.Paste):
            return False
        return self.paste()


def _agree(event: QDropEvent) -> None:
    """Accept as a copy: what is dropped stays where it is, too."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _fields(widget: QWidget) -> Iterator[QWidget]:
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for field in widget.findChildren(kind):
            yield field
            if not isinstance(field, QLineEdit):
                yield field.viewport()
