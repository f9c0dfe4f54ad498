"""Filters of cases that are saved with a name."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import SavedFilter
from delight.data.queries import cases as query
from delight.data.queries import saved_filters
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.filters import SavedFilterRow, check_asks, checked_name, packed, unpacked
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import UnknownError
from delight.domain.text import fold
from delight.services.context import Context


class CaseFilterService:
    """What the shop looks for again and again."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def saved(self) -> list[SavedFilterRow]:
        """Return every saved filter by name, with how many cases it shows now."""
        now, zone = self._context.clock(), self._context.zone
        with self._context.db.read() as session:
            rows = [(row.name, unpacked(row.rule)) for row in saved_filters.saved(session)]
            found = [
                SavedFilterRow(
                    name=name, which=which, count=query.case_count(session, which, now=now, zone=zone)
                )
                for name, which in rows
            ]
        return sorted(found, key=lambda row: fold(row.name))

    def names(self) -> list[str]:
        """Return the names of every saved filter in order; none is counted, which takes its time."""
        with self._context.db.read() as session:
            return sorted((row.name for row in saved_filters.saved(session)), key=fold)

    def get(self, name: str) -> CaseFilter:
        """Return the filter of a name (``filter.unknown``)."""
        with self._context.db.read() as session:
            return unpacked(_named(session, name).rule)

    def save(self, name: str, which: CaseFilter) -> Changes:
        """Save a filter; one of that name is changed.

        Raises:
            InputError: ``filter.name_missing``, ``filter.nothing_asked``, ``text.too_long``.
        """
        name, kept = checked_name(name), check_asks(which)
        with self._context.deed(DeedName.FILTER_SAVED) as deed:
            known = saved_filters.named(deed.session, name)
            record = known or SavedFilter(name=name, name_key=fold(name), rule="")
            record.name, record.rule = name, packed(kept)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def remove(self, name: str) -> Changes:
        """Forget a saved filter; no case is changed (``filter.unknown``)."""
        with self._context.deed(DeedName.FILTER_REMOVED) as deed:
            deed.session.delete(_named(deed.session, name))
        return deed.changes


def _named(session: Session, name: str) -> SavedFilter:
    found = saved_filters.named(session, name)
    if found is None:
        raise UnknownError("filter.unknown", name=name)
    return found
