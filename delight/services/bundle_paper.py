"""The part of the bundle about paper: letters, wordings, pictures, and the way out of the door."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from delight.data.database import Session

if TYPE_CHECKING:
    from delight.data.queries.due import OpenPromise
    from delight.services.context import Context
    from delight.services.letters.batch import BatchService
    from delight.services.letters.due import DueLetterService
    from delight.services.letters.mail import Mail
    from delight.services.letters.many import ManyService
    from delight.services.letters.paperwork import PaperworkService
    from delight.services.letters.printers import Printers
    from delight.services.letters.replies import ReplyService
    from delight.services.letters.service import LetterService
    from delight.services.letters.wordings import WordingService
    from delight.services.pictures import PictureService


class PaperServices:
    """Services that are brought in when they are first asked for."""

    context: Context

    @cached_property
    def wordings(self) -> WordingService:
        """Wordings to choose from and to change."""
        from delight.services.letters.wordings import WordingService

        return WordingService(self.context)

    @cached_property
    def letters(self) -> LetterService:
        """Letters: what they would say, the pages, the archive."""
        from delight.services.letters.service import LetterService

        return LetterService(self.context, self.wordings)

    @cached_property
    def batch(self) -> BatchService:
        """Many letters in one go."""
        from delight.services.letters.batch import BatchService

        return BatchService(self.context, self.due, self.wordings)

    @cached_property
    def many(self) -> ManyService:
        """One letter to many."""
        from delight.services.letters.many import ManyService

        return ManyService(self.context, self.wordings)

    @cached_property
    def paperwork(self) -> PaperworkService:
        """Labels, envelopes, forms and test sheets."""
        from delight.services.letters.paperwork import PaperworkService

        return PaperworkService(self.context)

    @cached_property
    def pictures(self) -> PictureService:
        """The shop's logo and signature."""
        from delight.services.pictures import PictureService

        return PictureService(self.context)

    @cached_property
    def replies(self) -> ReplyService:
        """Answers that come back on the slips of letters."""
        from delight.services.letters.replies import ReplyService

        return ReplyService(self.context)

    @cached_property
    def printers(self) -> Printers:
        """The printers of this machine's print server."""
        from delight.services.letters.printers import Printers

        return Printers()

    @cached_property
    def mail(self) -> Mail:
        """E-mail drafts for the mail program."""
        from delight.services.letters.mail import Mail

        return Mail()

    @cached_property
    def due(self) -> DueLetterService:
        """Letters that are owed."""
        from delight.services.letters.due import DueLetterService

        return DueLetterService(self.context, _is_kept)


def _is_kept(session: Session, promise: OpenPromise) -> bool:
    from delight.services.letters.promised import is_kept

    return is_kept(session, promise)
