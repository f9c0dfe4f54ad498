"""The letter that follows what is written into a wording."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.plainness import Finding
from delight.domain.letters.wordings import WordingDraft
from delight.ui.kit.work.latest import Latest
from delight.ui.kit.work.page import Tools
from delight.ui.letters.paper.pictures import Sheets, draw


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


class LiveTrial(Latest[Trial, Tried]):
    """Draws what is tried out; ``drawn`` tells a ``Tried``."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(tools.tasks, parent)
        self._tools = tools

    def ask(self, trial: Trial) -> None:
        """Draw this soon."""
        self.want(trial)

    @override
    def answer(self, asked: Trial) -> Tried:
        services = self._tools.services
        if asked.request is None:
            preview = services.wordings.sample(asked.draft, asked.turn)
        else:
            wording = services.wordings.try_on(asked.draft, asked.request, asked.turn)
            preview = services.letters.preview(asked.request, wording=wording)
        findings = services.wordings.plain_words(asked.ways, asked.draft.language)
        return Tried(
            trial=asked,
            preview=preview,
            sheets=draw(services, preview.pdf, asked.dpi),
            findings=tuple(findings),
        )

    @override
    def about(self, asked: Trial) -> Hashable:
        return asked.draft.key, asked.draft.language
