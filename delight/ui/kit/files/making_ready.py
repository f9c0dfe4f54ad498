"""Makes photos and files ready on the second worker, and says what could not be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from delight.domain.cases.attachments import MOST_FILES, NewFile
from delight.domain.errors import DelightError, StorageError
from delight.domain.progress import ProgressFn
from delight.ui.kit.files.brought import Source, png_of
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import UNASKED

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Made:
    """What came of some sources: what was kept of each, and what was wrong with the others.

    Attributes:
        shrunk: some photos were drawn anew.
        as_is: names of pictures that were not, with whatever their camera wrote into them.
    """

    kept: Sequence[Any]
    problems: Sequence[Exception]
    shrunk: bool = False
    as_is: Sequence[str] = ()


class MakingReady(QObject):
    """One bunch after the other; ``busy`` changes while it is at it."""

    busy_changed = Signal(int)
    """How many are waited for; 0 once all are done."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._waiting = tools, 0

    @property
    def is_busy(self) -> bool:
        """Whether some are still being made ready."""
        return self._waiting > 0

    def make(
        self, sources: Sequence[Source], keep: Callable[[NewFile], Any], then: Callable[[Made], None]
    ) -> None:
        """Make sources ready, hand each to ``keep`` on the worker, and all that came of it to ``then``.

        Args:
            sources: files and pictures.
            keep: called on the worker; what it returns comes back. An ``OSError`` of it counts as
                a problem of that file.
            then: called on the GUI thread.
        """
        some = list(sources[:MOST_FILES])
        self._count(len(some))

        def done(made: Made) -> None:
            self._count(-len(some))
            then(made)

        def failed(error: Exception) -> None:
            done(Made([], [error]))

        self._tools.tasks.run_long(
            lambda progress: _make(self._tools, some, keep, progress),
            done,
            failed,
            called=UNASKED,
            owner=self,
        )

    def _count(self, more: int) -> None:
        self._waiting += more
        self.busy_changed.emit(self._waiting)


def busy_words(count: int) -> str:
    """Return what is said while some are made ready."""
    return counted(count, _tr("Getting it ready …"), "Getting %n files ready …", "Files")


def problem_words(problems: Sequence[Exception]) -> str:
    """Return what could not be taken, a line each, of many the first ones."""
    lines = [f"{plain.what} {plain.remedy}".strip() for plain in map(words_for, problems[:_SHOWN])]
    left = len(problems) - _SHOWN
    if left > 0:
        lines.append(counted(left, _tr("… and one more."), "… and %n more.", "Files"))
    return "\n".join(lines)


def kept_words(made: Made) -> str:
    """Return what is said of photos that were drawn anew, and of those that were not."""
    small = _tr("Photos are kept small, and without where and with what they were taken.")
    whole = _tr(
        "“{name}” is kept as it came, with what the camera wrote into it, perhaps where it was taken. "
        "It cannot be shown here."
    )
    told = [small] if made.shrunk else []
    if made.as_is:
        said = counted(
            len(made.as_is),
            whole,
            "Kept as they came, with what the camera wrote into them, and not to be shown here: "
            "%n pictures such as “{name}”.",
            "Files",
        )
        told.append(said.format(name=made.as_is[0]))
    return "\n".join(told)


def pasted_name() -> str:
    """Return what a picture out of the clipboard is called."""
    return _tr("Picture.png")


def _make(
    tools: Tools, sources: Sequence[Source], keep: Callable[[NewFile], Any], progress: ProgressFn
) -> Made:
    kept, problems, shrunk, as_is = list[Any](), list[Exception](), False, list[str]()
    for number, source in enumerate(sources):
        progress(number, len(sources))
        try:
            ready = _ready(tools, source)
            kept.append(_kept(ready, keep))
        except DelightError as error:
            problems.append(error)
        else:
            shrunk = shrunk or ready.is_shrunk
            as_is += [ready.name] if ready.is_picture and not ready.is_shrunk else []
    progress(len(sources), len(sources))
    return Made(kept, problems, shrunk, as_is)


def _kept(ready: NewFile, keep: Callable[[NewFile], Any]) -> Any:
    try:
        return keep(ready)
    except OSError as error:
        raise StorageError("attachment.not_kept", name=ready.name) from error


def _ready(tools: Tools, source: Source) -> NewFile:
    attachments = tools.services.attachments
    if isinstance(source, QImage):
        return attachments.ready(png_of(source), pasted_name())
    return attachments.ready(source)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
