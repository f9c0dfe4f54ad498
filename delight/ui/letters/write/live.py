"""The page that follows what is typed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from typing_extensions import override

from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.ui.kit.work.latest import Latest
from delight.ui.kit.work.page import Tools
from delight.ui.letters.paper.pictures import Sheets, draw
from delight.ui.letters.write.draft import about


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage:
    """A letter as it looks now; ``newest`` unless more was typed while it was drawn."""

    preview: LetterPreview
    sheets: Sheets
    newest: bool


_Asked = tuple[LetterRequest, float]
_Drawn = tuple[LetterPreview, Sheets]


class LivePreview(Latest[_Asked, _Drawn]):
    """Draws the letter that is being written; ``drawn`` tells a ``LivePage``."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(tools.tasks, parent)
        self._tools = tools

    def ask(self, request: LetterRequest, dpi: float) -> None:
        """Draw this letter soon, with so many dots to the inch."""
        self.want((request, dpi))

    @override
    def answer(self, asked: _Asked) -> _Drawn:
        request, dpi = asked
        preview = self._tools.services.letters.preview(request)
        return preview, draw(self._tools.services, preview.pdf, dpi)

    @override
    def about(self, asked: _Asked) -> Hashable:
        return about(asked[0])

    @override
    def shown(self, answer: _Drawn, *, newest: bool) -> LivePage:
        return LivePage(preview=answer[0], sheets=answer[1], newest=newest)
