"""The photos and files of the note at hand: dropped, pasted or chosen, seen small, kept with the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.attachments import NewFile
from delight.ui.kit.files.brought import Source
from delight.ui.kit.files.large_view import LargeView
from delight.ui.kit.files.making_ready import Made, MakingReady, busy_words, kept_words, problem_words
from delight.ui.kit.files.thumbs import SMALL, ThumbGrid
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.work.page import Tools
from delight.ui.log.draft_files import DraftFile, DraftFiles


class FileStrip(QWidget):
    """A strip of small pictures that is not there while there are none."""

    changed = Signal()
    """Another file lies there, or one less."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._box: DraftFiles | None = None
        self._uid = ""
        self._files: list[DraftFile] = []
        self._off: list[str] = []
        self._then: Callable[[], object] | None = None
        self._making = MakingReady(tools, self)
        self.grid = ThumbGrid(self.tr("Photos and files"), side=SMALL)
        self.said = label("", "small", wrap=True)
        self.back = push_button(self.tr("Bring it back"), self._bring_back, role="link")
        self.problem = label("", "problem", wrap=True)
        line = row(None, self.said, self.back)
        line.setStretch(0, 1)
        column(self, self.grid, line, self.problem, space=4)
        self.grid.looked_at.connect(self._look)
        self.grid.take_off_wanted.connect(self._take_off)
        self._making.busy_changed.connect(self._say_busy)
        self._say("")

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._files)

    @property
    def files(self) -> Sequence[DraftFile]:
        """What is shown."""
        return tuple(self._files)

    def use_place(self, place: Path) -> None:
        """Keep files in this shop's folder."""
        self._box = DraftFiles(place)
        self._load()

    def show_note(self, uid: str) -> None:
        """Show what a note has."""
        if uid != self._uid:
            self._uid, self._files, self._off = uid, [], []
            self.grid.show_kept([])
            self._say("")
        self._load()

    def bring(self, sources: Sequence[Source]) -> None:
        """Make files ready and keep them with the note."""
        box, uid = self._box, self._uid
        if box is not None and sources:
            self._say("")
            self._making.make(
                sources, lambda ready: box.keep(uid, ready), lambda made: self._on_made(uid, made)
            )

    def keep_ready(self, files: Sequence[NewFile]) -> None:
        """Keep files that were made ready already, as those of an e-mail."""
        box, uid = self._box, self._uid
        if box is not None and files:
            self._tools.tasks.run(
                lambda: [box.keep(uid, file) for file in files],
                lambda kept: self._on_made(uid, Made(kept, [])),
                lambda error: self._on_made(uid, Made([], [error])),
                owner=self,
            )

    def forget(self, uid: str) -> None:
        """Let the files of a note go, which was logged or thrown away; ``show_note`` finds them once more."""
        box = self._box
        if box is not None:
            self._run(lambda: box.drop(uid))

    def inherit(self, old: str, new: str) -> None:
        """Give a note the files of one that was forgotten just now."""
        box = self._box
        if box is not None:
            self._run(lambda: box.bring_back(old, new))

    def when_ready(self, then: Callable[[], object]) -> bool:
        """Return ``False`` if all are ready; else call ``then`` once they are."""
        if not self._making.is_busy:
            return False
        self._then = then
        return True

    def _load(self) -> None:
        box, uid = self._box, self._uid
        if box is not None and uid:
            self._tools.tasks.run(
                lambda: box.found(uid),
                lambda files: self._on_loaded(uid, files),
                lambda _error: None,
                owner=self,
            )

    def _on_loaded(self, uid: str, files: list[DraftFile]) -> None:
        if uid == self._uid and files != self._files:
            self._files = files
            self.grid.show_kept(files)
            self.changed.emit()

    def _on_made(self, uid: str, made: Made) -> None:
        if uid != self._uid:
            return
        if made.kept:
            self._files = [*self._files, *made.kept]
            self.grid.show_kept(self._files)
            self.changed.emit()
        if not self._making.is_busy:
            self._say(kept_words(made), problem_words(made.problems))
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None and not self.problem.text():
            then()

    def _look(self, place: int) -> None:
        box, uid, files = self._box, self._uid, list(self._files)
        if box is not None:
            view = LargeView(
                files, lambda at: box.data(uid, files[at].key), self._tools.tasks, self, lends=False
            )
            view.take_off_wanted.connect(self._take_off)
            view.finished.connect(lambda _result: self.grid.focus_at(view.place))
            view.look(place)

    def _take_off(self, place: int) -> None:
        box, uid, gone = self._box, self._uid, self._files.pop(place)
        if box is not None:
            self._run(lambda: box.take_off(uid, gone.key))
        self._off.append(gone.key)
        self.grid.show_kept(self._files)
        self._say(self.tr("{name} is off.").format(name=gone.name))
        self.back.show()
        if not self._files:
            self.back.setFocus()
        self.changed.emit()

    def _bring_back(self) -> None:
        box, uid = self._box, self._uid
        if box is not None and self._off:
            key = self._off.pop()
            self._run(lambda: box.put_back(uid, key))
            self._load()
        self._say("")
        self.grid.focus_at(0)

    def _run(self, work: Callable[[], Any]) -> None:
        self._tools.tasks.run(work, owner=self)

    def _say_busy(self, count: int) -> None:
        if count:
            self._say(busy_words(count))

    def _say(self, words: str, problem: str = "") -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.back.hide()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setVisible(bool(words or problem or self._files))
