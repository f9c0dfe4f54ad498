"""The letter that follows what is written into a wording: one at a time, the newest wins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from delight.domain.plainness import Finding
from delight.domain.wordings import WordingDraft
from delight.domain.writing import LetterPreview, LetterRequest
from delight.ui.kit.page import Tools
from delight.ui.letters.paper.pictures import Sheets, draw

_GATHER_MS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried out: a wording on somebody, ``None`` for somebody invented.

    Attributes:
        turn: which of the ways that fit.
        ways: texts to be looked through for plainer words.
    """

    draft: WordingDraft
    request: LetterRequest | None
    turn: int = 0
    dpi: float = 96.0
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The page, and what could be said better in each of the ways that were looked through."""

    trial: Trial
    preview: LetterPreview
    sheets: Sheets
    findings: tuple[tuple[Finding, ...], ...]


class LiveTrial(QObject):
    """Draws one page at a time on the worker, always of the latest text."""

    drawn = Signal(object)
    """A ``Tried``."""
    failed = Signal(object)

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._wanted: Trial | None = None
        self._waiting = self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether a page is still to be drawn."""
        return self._busy or self._waiting

    def ask(self, trial: Trial) -> None:
        """Draw this soon."""
        self._wanted, self._waiting = trial, True
        if not self._busy and not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Draw nothing more."""
        self._wanted, self._waiting = None, False
        self._timer.stop()

    def _start(self) -> None:
        trial = self._wanted
        if trial is None or self._busy:
            return
        self._busy, self._waiting = True, False
        self._tools.tasks.run(
            lambda: self._try(trial),
            self._on_drawn,
            lambda error: self._on_failed(trial, error),
            owner=self,
        )

    def _try(self, trial: Trial) -> Tried:
        services = self._tools.services
        if trial.request is None:
            preview = services.wordings.sample(trial.draft, trial.turn)
        else:
            wording = services.wordings.try_on(trial.draft, trial.request, trial.turn)
            preview = services.letters.preview(trial.request, wording=wording)
        findings = services.wordings.plain_words(trial.ways, trial.draft.language)
        return Tried(
            trial=trial,
            preview=preview,
            sheets=draw(services, preview.pdf, trial.dpi),
            findings=tuple(findings),
        )

    def _on_drawn(self, tried: Tried) -> None:
        fits = self._is_about(tried.trial)
        self._go_on()
        if fits:
            self.drawn.emit(tried)

    def _on_failed(self, trial: Trial, error: Exception) -> None:
        fits = self._is_about(trial) and not self._waiting
        self._go_on()
        if fits:
            self.failed.emit(error)

    def _go_on(self) -> None:
        self._busy = False
        if self._waiting:
            self._timer.start()

    def _is_about(self, trial: Trial) -> bool:
        wanted = self._wanted
        return wanted is not None and (wanted.draft.key, wanted.draft.language) == (
            trial.draft.key,
            trial.draft.language,
        )
