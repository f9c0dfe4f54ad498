"""Deeds on the shop itself."""

from __future__ import annotations

from dataclasses import fields

from delight.data.database import Session
from delight.data.entities import Shop
from delight.data.queries import shop as query
from delight.data.queries.common import version
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, InputError
from delight.domain.shop import ShopDraft, ShopRow, checked_shop
from delight.services import ready_gestures
from delight.services.context import Context
from delight.services.days.clocks import follow_zone


class ShopService:
    """Who the shop is, and how it likes things done."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def row(self) -> ShopRow:
        """Return the shop."""
        with self._context.db.read() as session:
            return query.shop(session)

    def keeps_amounts(self) -> bool:
        """Return whether there are amounts already, so that the currency stays what it is."""
        with self._context.db.read() as session:
            return _keeps_amounts(session)

    def edit(self, draft: ShopDraft, seen: int | None = None) -> Changes:
        """Store what the shop tells about itself.

        Raises:
            InputError: see ``checked_shop``; ``currency.in_use``, since amounts are never converted.
            ConflictError: ``record.changed_elsewhere``.
        """
        checked = checked_shop(draft)
        with self._context.deed(DeedName.SHOP_EDITED) as deed:
            current = query.shop(deed.session)
            record = deed.session.get_one(Shop, current.id)
            check_seen(seen, version(deed.session, record.uid))
            if checked.currency != current.currency:
                if _keeps_amounts(deed.session):
                    raise InputError("currency.in_use", "currency", currency=current.currency)
                ready_gestures.turn_over(deed.session, checked.currency)
            for field in fields(ShopDraft):
                if field.name != "is_demo":
                    setattr(record, field.name, getattr(checked, field.name))
            deed.about(record)
        follow_zone(self._context, self.row())
        return deed.changes


def _keeps_amounts(session: Session) -> bool:
    return query.has_amounts(session) or ready_gestures.keeps_amounts(session)


def check_seen(seen: int | None, now: int) -> None:
    """Refuse a save that was made from an older state than the stored one (``record.changed_elsewhere``)."""
    if seen is not None and seen != now:
        raise ConflictError("record.changed_elsewhere")
