"""Keeps what is typed on disk while it is typed, without holding up the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from delight.ui.kit.work.tasks import Tasks
from delight.ui.log.draft_files import DraftFiles
from delight.ui.log.drafts import DraftBox, KeptNote, Mark
from delight.ui.log.note import Note

WAIT_MS = 250
"""A crash costs at most the keys of this long."""
_GOODBYE_MS = 3000


class DraftKeeper(QObject):
    """Writes the note at hand soon after each change, on a worker of its own, in order."""

    failed = Signal(object)
    """A note could not be written; it is then only on the screen."""
    kept = Signal()

    def __init__(self, read: Callable[[], Note], mark: Mark, parent: QObject) -> None:
        """Keep what ``read`` returns, stored as ``mark`` says, which is asked on the worker."""
        super().__init__(parent)
        self._read, self._mark = read, mark
        self._box: DraftBox | None = None
        self._tasks = Tasks(self)
        self._writing = self._again = False
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.flush)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.finish)

    def open(self, place: Path) -> list[KeptNote]:
        """Keep notes in the shop's folder from now on, and return those that are there."""
        self._box = DraftBox(place)
        kept = self._box.all()
        alone = DraftFiles(place).orphans([one.note.uid for one in kept])
        return [*kept, *(KeptNote(note=Note(uid=uid, files=1), parked=False, at=0.0) for uid in alone)]

    def touch(self) -> None:
        """Something was typed: write it within ``WAIT_MS``, however fast somebody types."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write the note at hand now; a blank one is not kept.

        While a slow disk is still at the last one, only the newest words wait, not every state between.
        """
        self._timer.stop()
        if self._writing:
            self._again = True
            return
        note = self._read()
        if note.is_blank:
            self.drop(note.uid)
        else:
            self._writing = True
            self.keep(note)

    def keep(self, note: Note, *, parked: bool = False) -> None:
        """Write a note after everything written before it."""
        box = self._box
        if box is None:
            self._writing = False
            return
        self._tasks.run(
            lambda: box.keep(note, parked=parked, mark=self._mark),
            lambda _none: self._on_kept(),
            self._on_failed,
            owner=self,
        )

    def drop(self, uid: str) -> None:
        """Forget a note after everything written before."""
        box = self._box
        if box is not None:
            self._tasks.run(lambda: box.drop(uid), owner=self)

    def finish(self) -> None:
        """Write what is still to be written, and wait for it."""
        waiting = self._timer.isActive() or self._again
        self._timer.stop()
        self._tasks.wait(_GOODBYE_MS)
        self._writing = self._again = False
        if waiting:
            self.flush()
            self._tasks.wait(_GOODBYE_MS)

    def _on_kept(self) -> None:
        self._go_on()
        self.kept.emit()

    def _on_failed(self, error: Exception) -> None:
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._writing = False
        if self._again:
            self._again = False
            self.touch()
