"""Deeds on the people who work here, and who of them is at the desk."""

from __future__ import annotations

from collections.abc import Sequence

from delight.data.database import Session
from delight.data.entities import Pin, Staff
from delight.data.journal import Writer
from delight.data.queries import shop as query
from delight.data.queries import staff as staff_query
from delight.data.queries.common import found, version
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, DelightError, InputError, UnknownError
from delight.domain.staff.staff import Belongings, Desk, Role, StaffDraft, StaffRow, checked_staff, only_owner
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.shop import check_seen


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

    def desk(self) -> Desk:
        """Return who is at the desk, as the window shows it; from now on it asks who that is.

        Who is at the desk may have been changed elsewhere meanwhile: they are what they are now, and whoever
        has left is not there any more.
        """
        with self._context.db.read() as session:
            staff = tuple(query.staff(session, active_only=True))
            with_pin = staff_query.pin_holders(session)
        context, by_uid = self._context, {row.uid: row for row in staff}
        context.at_desk = by_uid.get(context.staff_uid)
        if context.at_desk is None and len(staff) == 1:
            context.at_desk = staff[0]
        context.asks_who = _has_owner(staff) and len(staff) > 1
        return Desk(staff=staff, at_desk=context.at_desk, with_pin=with_pin)

    def sit_down(self, staff_id: int | None) -> None:
        """Put somebody at the desk; whether they have a PIN was asked before (``staff.unknown``)."""
        rows = {row.id: row for row in self.list()}
        if staff_id is not None and staff_id not in rows:
            raise UnknownError("staff.unknown", id=staff_id)
        self._context.at_desk = rows.get(staff_id) if staff_id is not None else None

    def sit_down_again(self, uid: str) -> None:
        """Put somebody at the desk who sat there before this start, unless they have a PIN or have left."""
        with self._context.db.read() as session:
            rows = {row.uid: row for row in query.staff(session, active_only=True)}
            if uid in rows and uid not in staff_query.pin_holders(session):
                self._context.at_desk = rows[uid]

    def get(self, staff_id: int) -> StaffRow:
        """Return somebody who works or worked here (``staff.unknown``)."""
        row = next((row for row in self.list(active_only=False) if row.id == staff_id), None)
        if row is None:
            raise UnknownError("staff.unknown", id=staff_id)
        return row

    def by_name(self, name: str, *, active_only: bool = True) -> StaffRow:
        """Return the member of staff with this name, first names included.

        Raises:
            UnknownError: ``staff.unknown``, ``staff.left``, ``staff.ambiguous``.
        """
        called = _called(self.list(active_only=False), name)
        fits = [row for row in called if row.active] if active_only else called
        exact = [row for row in fits if fold(row.name) == fold(name)]
        if len(exact or fits) == 1:
            return (exact or fits)[0]
        if fits:
            raise UnknownError("staff.ambiguous", name=name, names=", ".join(row.name for row in fits))
        if called:
            raise UnknownError("staff.left", name=called[0].name)
        raise UnknownError("staff.unknown", name=name)

    def add(self, draft: StaffDraft) -> Changes:
        """Add somebody who starts here; the first one owns the shop, whatever ``draft`` says.

        Raises:
            InputError: see ``checked_staff``; ``staff.name_taken``.
            DelightError: ``owner.needed``.
        """
        checked = checked_staff(draft)
        with self._context.deed(DeedName.STAFF_ADDED) as deed:
            here = query.staff(deed.session, active_only=True)
            _check_name(here, checked.name)
            record = _record(checked)
            if not _has_owner(here):
                record.role = Role.OWNER
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit(self, staff_id: int, draft: StaffDraft, seen: int | None = None) -> Changes:
        """Change somebody's name, role or authority.

        Raises:
            UnknownError: ``staff.unknown``.
            InputError: see ``checked_staff``; ``staff.name_taken``.
            ConflictError: ``staff.last_owner``; ``record.changed_elsewhere``, where it is not as it was
                ``seen``.
            DelightError: ``owner.needed``.
        """
        checked = checked_staff(draft)
        with self._context.deed(DeedName.STAFF_EDITED) as deed:
            record: Staff = found(deed.session, Staff, staff_id, "staff.unknown")
            check_seen(seen, version(deed.session, record.uid))
            others = [row for row in query.staff(deed.session, active_only=True) if row.id != staff_id]
            _check_name(others, checked.name)
            if checked.role is not Role.OWNER:
                _check_owner_stays(deed.session, record)
            record.name, record.role = checked.name, checked.role
            record.authority_minor = checked.authority_minor
            deed.about(record)
        self._refresh()
        return deed.changes

    def belongings(self, staff_id: int) -> Belongings:
        """Return what somebody who leaves would leave behind."""
        with self._context.db.read() as session:
            return staff_query.belongings(session, staff_id)

    def deactivate(self, staff_id: int, hand_to: int | None = None) -> Changes:
        """Note that somebody has left; what they did stays signed by them, and their PIN is gone.

        Args:
            staff_id: who.
            hand_to: who takes over what is theirs and not done yet; without it, it stays theirs.

        Raises:
            UnknownError: ``staff.unknown``.
            ConflictError: ``staff.last_owner``.
            DelightError: ``owner.needed``, ``staff.same_person``.
        """
        with self._context.deed(DeedName.STAFF_DEACTIVATED) as deed:
            record: Staff = found(deed.session, Staff, staff_id, "staff.unknown")
            _check_owner_stays(deed.session, record)
            record.active = False
            if hand_to is not None:
                _hand_over(deed, staff_id, hand_to)
            pin = deed.session.get(Pin, record.uid)
            if pin is not None:
                deed.session.delete(pin)
            deed.about(record)
        self._refresh()
        return deed.changes

    def come_back(self, staff_id: int) -> Changes:
        """Note that somebody who had left works here again.

        Raises:
            UnknownError: ``staff.unknown``.
            InputError: ``staff.name_taken`` where somebody else is called so meanwhile.
            ConflictError: ``staff.works_here``.
            DelightError: ``owner.needed``.
        """
        with self._context.deed(DeedName.STAFF_RETURNED) as deed:
            record: Staff = found(deed.session, Staff, staff_id, "staff.unknown")
            if record.active:
                raise ConflictError("staff.works_here", name=record.name)
            _check_name(query.staff(deed.session, active_only=True), record.name)
            record.active = True
            deed.about(record)
        return deed.changes

    def _refresh(self) -> None:
        """See whoever is at the desk as they are now; who has left is not there any more."""
        rows = {row.uid: row for row in self.list()}
        self._context.at_desk = rows.get(self._context.staff_uid)


def _called(staff: Sequence[StaffRow], name: str) -> list[StaffRow]:
    """Return who is called so, by their whole name or their first."""
    key = fold(name)
    return [row for row in staff if key and key in {fold(row.name), *fold(row.name).split()[:1]}]


def _record(draft: StaffDraft) -> Staff:
    return Staff(name=draft.name, role=draft.role, authority_minor=draft.authority_minor)


def _has_owner(staff: Sequence[StaffRow]) -> bool:
    return any(row.role is Role.OWNER for row in staff)


def _check_name(staff: Sequence[StaffRow], name: str) -> None:
    if fold(name) in {fold(row.name) for row in staff}:
        raise InputError("staff.name_taken", "name", name=name)


def _check_owner_stays(session: Session, record: Staff) -> None:
    here = query.staff(session, active_only=True)
    if only_owner(here, next((row for row in here if row.id == record.id), None)):
        raise ConflictError("staff.last_owner", name=record.name)


def _hand_over(deed: Writer, staff_id: int, hand_to: int) -> None:
    heir: Staff = found(deed.session, Staff, hand_to, "staff.unknown")
    if heir.id == staff_id:
        raise DelightError("staff.same_person")
    if not heir.active:
        raise UnknownError("staff.unknown", name=heir.name)
    for record in staff_query.owned(deed.session, staff_id):
        record.owner_id = heir.id  # type: ignore[attr-defined] - cases, actions and promises have one
