"""First pages of letters, small: drawn on the second worker for the rows that are seen, and kept."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.letter import Missing
from delight.domain.progress import ProgressFn
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import UNASKED
from delight.ui.letters.paper.pictures import draw

_DPI = 24
"""A4 becomes 198 dots wide: sharp in a list, on screens of 300 % too."""
_KEPT = 600
_WANTED = 40
"""More rows than this are never seen at once; who was scrolled past is not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumb:
    """A first page, what its letter lacks, and how it was asked for; ``fits`` until something changed."""

    request: LetterRequest
    round: int
    page: QImage | None = None
    missing: tuple[Missing, ...] = ()
    failed: bool = False


class Thumbs(QObject):
    """Draws one page at a time, what was asked for last first, so that saves and typing never wait."""

    drawn = Signal()

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._kept: dict[Hashable, Thumb] = {}
        self._wanted: dict[Hashable, LetterRequest] = {}
        self._round, self._busy = 0, False

    @property
    def is_busy(self) -> bool:
        """Whether pages are still to be drawn."""
        return self._busy

    def of(self, key: Hashable, request: LetterRequest) -> Thumb | None:
        """Return the page of a letter as it was drawn last; it is drawn soon if it changed since."""
        kept = self._kept.get(key)
        if kept is None or (kept.request, kept.round) != (request, self._round):
            self._want(key, request)
        return kept

    def forget(self) -> None:
        """Something that letters tell may have changed; the old pages are shown until the new ones come."""
        self._round += 1

    def _want(self, key: Hashable, request: LetterRequest) -> None:
        self._wanted.pop(key, None)
        self._wanted[key] = request
        while len(self._wanted) > _WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._next()

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        key, request = self._wanted.popitem()
        at = self._round

        def work(_progress: ProgressFn) -> tuple[LetterPreview, QImage]:
            services = self._tools.services
            preview = services.letters.preview(request)
            return preview, draw(services, preview.pdf, _DPI, 1).images[0]

        def done(answer: tuple[LetterPreview, QImage]) -> None:
            preview, page = answer
            self._keep(key, Thumb(request=request, round=at, page=page, missing=preview.missing))

        def fail(_error: Exception) -> None:
            self._keep(key, Thumb(request=request, round=at, failed=True))

        self._tools.tasks.run_long(work, done, fail, called=UNASKED, owner=self)

    def _keep(self, key: Hashable, thumb: Thumb) -> None:
        self._kept.pop(key, None)
        self._kept[key] = thumb
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        self._busy = False
        self.drawn.emit()
        self._next()
