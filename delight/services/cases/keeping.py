"""Photos and files as they are written with a case, in whichever deed that is."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from delight.data.entities import Attachment, Case
from delight.data.journal import Writer
from delight.data.queries.attachments import names_and_marks
from delight.domain.cases.attachments import MOST_FILES, MOST_IN_CASE, NewFile, apart
from delight.domain.errors import ConflictError
from delight.services.context import Context


def keep_files(context: Context, deed: Writer, case: Case, files: Sequence[NewFile]) -> list[Attachment]:
    """Keep files with a case within a deed and return those that were new; raises as ``attach``."""
    if not files:
        return []
    case_id = case.id or 0
    names, marks, together = names_and_marks(deed.session, case_id)
    taken, seen, kept = set(names), set(marks), list[Attachment]()
    for file in files:
        mark = sha256(file.data).hexdigest()
        if mark in seen:
            continue
        record = Attachment(
            case_id=case_id,
            name=apart(file.name, taken),
            media_type=file.media_type,
            sha256=mark,
            data=file.data,
            preview=file.preview or None,
            added_at=deed.at,
            staff_id=context.staff_id,
        )
        taken.add(record.name)
        seen.add(mark)
        kept.append(record)
    _check_room(len(marks) + len(kept), together + sum(len(one.data) for one in kept))
    deed.add(*kept)
    return kept


def _check_room(count: int, together: int) -> None:
    if count > MOST_FILES:
        raise ConflictError("attachment.too_many", most=MOST_FILES)
    if together > MOST_IN_CASE:
        raise ConflictError("attachment.too_large_together", most=MOST_IN_CASE // 1_000_000)
