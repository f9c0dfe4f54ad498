"""Deeds on the people who work here."""

from __future__ import annotations

from delight.data.entities import Staff
from delight.data.queries import shop as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import UnknownError
from delight.domain.staff import StaffDraft, StaffRow, checked_staff
from delight.domain.text import fold
from delight.services.context import Context


class StaffService:
    """Who works here, and who is at the desk."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, *, active_only: bool = True) -> list[StaffRow]:
        """Return the staff in the order they came."""
        with self._context.db.read() as session:
            return query.staff(session, active_only=active_only)

    def at_desk(self) -> StaffRow | None:
        """Return who signs what is done."""
        return self._context.at_desk

    def sit_down(self, staff_id: int | None) -> None:
        """Put somebody at the desk (``staff.unknown``)."""
        rows = {row.id: row for row in self.list()}
        if staff_id is not None and staff_id not in rows:
            raise UnknownError("staff.unknown", id=staff_id)
        self._context.at_desk = rows.get(staff_id) if staff_id is not None else None

    def by_name(self, name: str) -> StaffRow:
        """Return the member of staff with this name, first names included (``staff.unknown``)."""
        key = fold(name)
        rows = self.list()
        exact = [row for row in rows if fold(row.name) == key]
        fits = exact or [row for row in rows if fold(row.name).split()[:1] == [key]]
        if len(fits) != 1:
            raise UnknownError("staff.unknown", name=name)
        return fits[0]

    def add(self, draft: StaffDraft) -> Changes:
        """Add somebody who starts here (see ``checked_staff``)."""
        checked = checked_staff(draft)
        with self._context.deed(DeedName.STAFF_ADDED) as deed:
            record = _record(checked)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit(self, staff_id: int, draft: StaffDraft) -> Changes:
        """Change somebody's name, role or authority (``staff.unknown``)."""
        checked = checked_staff(draft)
        with self._context.deed(DeedName.STAFF_EDITED) as deed:
            record: Staff = found(deed.session, Staff, staff_id, "staff.unknown")
            record.name, record.role = checked.name, checked.role
            record.authority_minor = checked.authority_minor
            deed.about(record)
        return deed.changes

    def deactivate(self, staff_id: int) -> Changes:
        """Note that somebody has left; what they did stays signed by them (``staff.unknown``)."""
        with self._context.deed(DeedName.STAFF_DEACTIVATED) as deed:
            record: Staff = found(deed.session, Staff, staff_id, "staff.unknown")
            record.active = False
            deed.about(record)
        if self._context.staff_id == staff_id:
            self._context.at_desk = None
        return deed.changes


def _record(draft: StaffDraft) -> Staff:
    return Staff(name=draft.name, role=draft.role, authority_minor=draft.authority_minor)
