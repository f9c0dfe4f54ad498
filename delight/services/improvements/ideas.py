"""Ideas for products and services: out of cases, or the shop's own."""

from __future__ import annotations

from delight.data.entities import Case, Idea
from delight.data.queries import ideas as query
from delight.data.queries.common import found, version
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import UnknownError
from delight.domain.improvements.improvement import (
    IdeaDraft,
    IdeaEdit,
    IdeaRow,
    checked_idea,
    checked_idea_edit,
)
from delight.domain.improvements.states import IdeaState
from delight.services.context import Context
from delight.services.shop import check_seen


class IdeaService:
    """The list of ideas, and what became of each."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(
        self, state: IdeaState | None = None, *, case_id: int | None = None, search: str = ""
    ) -> list[IdeaRow]:
        """Return ideas, the newest first: all, those in a state, of a case, or that hold some words."""
        with self._context.db.read() as session:
            return query.ideas(session, state=state, case_id=case_id, search=search)

    def get(self, idea_id: int) -> IdeaRow:
        """Return one idea (``idea.unknown``)."""
        with self._context.db.read() as session:
            rows = query.ideas(session, idea_id=idea_id)
        if not rows:
            raise UnknownError("idea.unknown", id=idea_id)
        return rows[0]

    def add(self, draft: IdeaDraft) -> Changes:
        """Note an idea.

        Raises:
            InputError: ``idea.what_missing``, ``text.too_long``.
            UnknownError: ``case.unknown``.
        """
        checked = checked_idea(draft)
        with self._context.deed(DeedName.IDEA_NOTED) as deed:
            if checked.case_id is not None:
                found(deed.session, Case, checked.case_id, "case.unknown")
            record = Idea(
                what=checked.what,
                case_id=checked.case_id,
                state=checked.state,
                note=checked.note,
                noted_at=deed.at,
                staff_id=self._context.staff_id,
            )
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit(self, idea_id: int, edit: IdeaEdit, seen: int | None = None) -> Changes:
        """Change an idea, or say what became of it.

        Raises:
            InputError: ``idea.what_missing``, ``text.too_long``.
            UnknownError: ``idea.unknown``.
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
        """
        wanted = checked_idea_edit(edit)
        with self._context.deed(DeedName.IDEA_EDITED) as deed:
            record: Idea = found(deed.session, Idea, idea_id, "idea.unknown")
            check_seen(seen, version(deed.session, record.uid))
            for name in ("what", "state", "note"):
                value = getattr(wanted, name)
                if value is not None:
                    setattr(record, name, value)
            deed.about(record)
        return deed.changes

    def remove(self, idea_id: int) -> Changes:
        """Take an idea off the list (``idea.unknown``)."""
        with self._context.deed(DeedName.IDEA_REMOVED) as deed:
            record: Idea = found(deed.session, Idea, idea_id, "idea.unknown")
            deed.about(record)
            deed.session.delete(record)
        return deed.changes
