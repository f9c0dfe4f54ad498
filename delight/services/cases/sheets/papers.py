"""All that is kept on a case, as its sheet is made of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

from delight.domain.cases.attachments import AttachmentRow
from delight.domain.cases.case import CaseDetail
from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.recovery import ActionRow, FollowUpRow
from delight.domain.changes import HistoryRow
from delight.domain.improvements.improvement import IdeaRow
from delight.domain.letters.letter import LetterRow, Sender
from delight.domain.shop import ShopRow
from delight.letters.sheets.data_parts import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePapers:
    """All that is kept on a case, read at one moment."""

    case: CaseDetail
    reached: tuple[str, ...]
    actions: tuple[ActionRow, ...]
    promises: tuple[PromiseRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    letters: tuple[LetterRow, ...]
    files: tuple[AttachmentRow, ...]
    ideas: tuple[IdeaRow, ...]
    history: tuple[HistoryRow, ...]
    staff: dict[int, str]
    shop: ShopRow
    sender: Sender
    now: datetime

    @property
    def photos(self) -> tuple[tuple[AttachmentRow, Photo], ...]:
        """Those files that there is a small picture of."""
        found = ((row, photo_of(row)) for row in self.files)
        return tuple((row, photo) for row, photo in found if photo is not None)


def photo_of(row: AttachmentRow) -> Photo | None:
    """Return the small picture of a file, if it has one that can be read."""
    if not row.preview:
        return None
    try:
        with Image.open(io.BytesIO(row.preview), formats=("PNG", "JPEG")) as image:
            width, height = image.size
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Photo(data=row.preview, width=width, height=height, words=row.name)
