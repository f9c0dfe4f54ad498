"""Deeds on the photos and files of a case: keep, take off, hand out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from delight.data.entities import Attachment, Case
from delight.data.queries import attachments as query
from delight.data.queries.common import found
from delight.data.queries.others import file_bytes
from delight.domain.cases.attachments import AttachmentRow, NewFile, opens
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.errors import ConflictError, UnknownError
from delight.services.cases.brought import ready_bytes, ready_file
from delight.services.cases.keeping import keep_files
from delight.services.context import Context
from delight.services.lending import lend
from delight.services.ours import Made, save_made


class AttachmentService:
    """Photos and files, kept in the shop's own file; each is made ready first (``brought``)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, case_id: int) -> list[AttachmentRow]:
        """Return what is kept with a case, without the bytes, in the order in which it was added."""
        with self._context.db.read() as session:
            return query.attachments(session, case_id)

    def get(self, attachment_id: int) -> AttachmentRow:
        """Return one photo or file without its bytes (``attachment.unknown``)."""
        with self._context.db.read() as session:
            row = query.attachment(session, attachment_id, sees_all=self._context.sees_all)
        if row is None:
            raise UnknownError("attachment.unknown", id=attachment_id)
        return row

    def data(self, attachment_id: int) -> bytes:
        """Return the bytes as they are kept (``attachment.unknown``)."""
        self.get(attachment_id)
        with self._context.db.read() as session:
            return file_bytes(session, Noun.ATTACHMENT, attachment_id)

    def ready(self, source: Path | bytes, name: str = "") -> NewFile:
        """Return a file of this computer, or bytes that came as ``name``, made ready; nothing is stored.

        Raises:
            DelightError: see ``brought.ready_file``.
        """
        return ready_file(source) if isinstance(source, Path) else ready_bytes(name, source)

    def attach(self, case_id: int, files: Sequence[NewFile]) -> Changes:
        """Keep photos and files with a case, all or none; what is kept with it already is not kept twice.

        Raises:
            UnknownError: ``case.unknown``.
            ConflictError: ``attachment.here_already`` where nothing is new, ``attachment.too_many``,
                ``attachment.too_large_together``.
        """
        with self._context.deed(DeedName.FILE_ATTACHED) as deed:
            case: Case = found(deed.session, Case, case_id, "case.unknown")
            kept = keep_files(self._context, deed, case, files)
            if not kept:
                raise ConflictError("attachment.here_already", name=files[0].name if files else "")
            deed.about(kept[-1])
        return deed.changes

    def remove(self, attachment_id: int) -> Changes:
        """Take a photo or file off its case; Undo brings it back (``attachment.unknown``)."""
        self.get(attachment_id)
        with self._context.deed(DeedName.FILE_REMOVED) as deed:
            record: Attachment = found(deed.session, Attachment, attachment_id, "attachment.unknown")
            deed.session.delete(record)
            deed.about(deed.session.get_one(Case, record.case_id))
        return deed.changes

    def lend(self, attachment_id: int) -> Path:
        """Return a copy for the program that the system has for it; it is taken away again.

        Raises:
            UnknownError: ``attachment.unknown``.
            ConflictError: ``attachment.not_opened`` for what can do more than be looked at.
            StorageError: ``file.cannot_write``.
        """
        row = self.get(attachment_id)
        if not opens(row.name):
            raise ConflictError("attachment.not_opened", name=row.name)
        return lend(self.data(attachment_id), row.name)

    def save(self, attachment_id: int, path: Path, *, replace: bool = False) -> None:
        """Save a copy.

        Args:
            attachment_id: of what.
            path: where to.
            replace: somebody agreed that what stands there goes.

        Raises:
            UnknownError: ``attachment.unknown``.
            StorageError: ``file.not_ours``, ``file.is_shop``, ``file.cannot_write``.
        """
        save_made(path, self.data(attachment_id), Made.COPY, replace=replace)
