"""Deeds on the places that the shop recommends."""

from __future__ import annotations

from delight.data.entities import Elsewhere
from delight.data.journal import Writer
from delight.data.queries import elsewhere as query
from delight.data.queries.common import found, version
from delight.domain.cases.elsewhere import PlaceDraft, PlaceRow, checked_place
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import InputError, UnknownError
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.shop import check_seen


class ElsewhereService:
    """Where else people find what the shop does not have."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def places(self, *, with_off: bool = False) -> list[PlaceRow]:
        """Return the places by name; with those that are recommended no more only if asked."""
        with self._context.db.read() as session:
            return query.places(session, with_off=with_off)

    def get(self, place_id: int) -> PlaceRow:
        """Return one place (``elsewhere.unknown``)."""
        row = next((row for row in self.places(with_off=True) if row.id == place_id), None)
        if row is None:
            raise UnknownError("elsewhere.unknown", name=str(place_id))
        return row

    def find(self, text: str) -> int:
        """Return the id of the place with this name or id (``elsewhere.unknown``)."""
        rows = self.places(with_off=True)
        fits = [row.id for row in rows if fold(row.name) == fold(text) or str(row.id) == text.strip()]
        if not fits:
            raise UnknownError("elsewhere.unknown", name=text)
        return fits[0]

    def save(self, draft: PlaceDraft, place_id: int | None = None, seen: int | None = None) -> Changes:
        """Add a place, or change one; a name that was taken off the list comes back with its cases.

        Raises:
            InputError: ``elsewhere.name_missing``, ``elsewhere.name_taken``.
            UnknownError: ``elsewhere.unknown``.
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
        """
        checked = checked_place(draft)
        key = fold(checked.name)
        with self._context.deed(DeedName.ELSEWHERE_SAVED) as deed:
            known = query.id_of(deed.session, key)
            record: Elsewhere = (
                Elsewhere(name_key=key)
                if (place_id or known) is None
                else found(deed.session, Elsewhere, place_id or known or 0, "elsewhere.unknown")
            )
            check_seen(seen, version(deed.session, record.uid) if place_id else 0)
            if known not in {None, record.id} or (place_id is None and known and not record.off):
                raise InputError("elsewhere.name_taken", "name", name=checked.name)
            record.name, record.name_key, record.off = checked.name, key, False
            record.what_for, record.contact = checked.what_for, checked.contact
            deed.add(record)
            deed.about(record)
        return deed.changes

    def remove(self, place_id: int) -> Changes:
        """Recommend a place no more; where cases ended there it is kept, since they name it."""
        with self._context.deed(DeedName.ELSEWHERE_REMOVED) as deed:
            record: Elsewhere = found(deed.session, Elsewhere, place_id, "elsewhere.unknown")
            used = next(row.sent for row in query.places(deed.session, with_off=True) if row.id == place_id)
            if used:
                record.off = True
                deed.about(record)
            else:
                deed.session.delete(record)
        return deed.changes


def place_id(deed: Writer, name: str) -> int | None:
    """Return the id of the place with this name, which is put on the list if it is new; none for no name."""
    if not name.strip():
        return None
    checked = checked_place(PlaceDraft(name=name))
    known = query.id_of(deed.session, fold(checked.name))
    if known is not None:
        return known
    record = Elsewhere(name=checked.name, name_key=fold(checked.name))
    deed.add(record)
    return record.id
