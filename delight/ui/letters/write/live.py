"""The page that follows what is typed: drawn off the GUI thread, never older than what it replaces."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from delight.domain.writing import LetterPreview, LetterRequest
from delight.ui.kit.page import Tools
from delight.ui.letters.paper.pictures import Sheets, draw
from delight.ui.letters.write.draft import about

_GATHER_MS = 10
"""Keys that come within this time are drawn together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage:
    """A letter as it looks now; ``newest`` unless more was typed while it was drawn."""

    preview: LetterPreview
    sheets: Sheets
    newest: bool


class LivePreview(QObject):
    """Draws one page at a time, always the latest text; an answer about another letter is dropped.

    It waits for no pause in typing: while a page is being drawn the next text waits, so the paper keeps up
    with the fastest typist and the worker never has more than one page to draw.
    """

    drawn = Signal(object)
    """A ``LivePage``."""
    failed = Signal(object)

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._wanted: LetterRequest | None = None
        self._dpi = 96.0
        self._waiting = self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether a page is still to be drawn."""
        return self._busy or self._waiting

    def ask(self, request: LetterRequest, dpi: float) -> None:
        """Draw this letter soon, with so many dots to the inch."""
        self._wanted, self._dpi, self._waiting = request, dpi, True
        if not self._busy and not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Draw nothing more; what is under way is forgotten."""
        self._wanted, self._waiting = None, False
        self._timer.stop()

    def _start(self) -> None:
        request, dpi = self._wanted, self._dpi
        if request is None or self._busy:
            return
        self._busy, self._waiting = True, False

        def work() -> tuple[LetterPreview, Sheets]:
            preview = self._tools.services.letters.preview(request)
            return preview, draw(self._tools.services, preview.pdf, dpi)

        self._tools.tasks.run(work, self._on_drawn, lambda error: self._on_failed(request, error), owner=self)

    def _on_drawn(self, answer: tuple[LetterPreview, Sheets]) -> None:
        preview, sheets = answer
        fits = self._is_wanted(preview.request)
        newest = not self._waiting
        self._go_on()
        if fits:
            self.drawn.emit(LivePage(preview=preview, sheets=sheets, newest=newest))

    def _on_failed(self, request: LetterRequest, error: Exception) -> None:
        fits = self._is_wanted(request) and not self._waiting
        self._go_on()
        if fits:
            self.failed.emit(error)

    def _go_on(self) -> None:
        self._busy = False
        if self._waiting:
            self._timer.start()

    def _is_wanted(self, request: LetterRequest) -> bool:
        return self._wanted is not None and about(self._wanted) == about(request)
