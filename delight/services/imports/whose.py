"""Whose a case or a visit is: somebody here, somebody of an earlier row, or somebody new."""

from __future__ import annotations

from delight.data.queries import shop as shop_query
from delight.data.queries.common import Read
from delight.domain.customers.customer import CustomerDraft, checked_customer
from delight.domain.errors import InputError
from delight.domain.imports.importing import Rejected
from delight.domain.incoming import Person, Who
from delight.services.imports.known import Known, Someone, someone
from delight.services.imports.learning import begin
from delight.services.imports.record import CustomerRecord, new_uids
from delight.services.imports.work import People

_NAMED = 5


class Owners:
    """Finds customers for rows about something else, and makes those whom nobody knows yet."""

    def __init__(self, read: Read) -> None:
        with read() as session:
            self._people = People(shop_query.shop(session).country)
        self._known = Known(read)
        self._found: dict[Who, Someone | Rejected | None] = {}
        self._made: dict[int, Person] = {}

    def find(self, who: Who, row: int, *, make: bool) -> Someone | Rejected | None:
        """Return whose a row is; ``None`` for nobody (anonymous), a refusal where it is in doubt.

        Args:
            who: what the row says.
            row: its number.
            make: make somebody new of a row that names nobody we know, even without a name.
        """
        if who not in self._found:
            self._found[who] = self._looked_up(who, row, make=make)
        found = self._found[who]
        return (
            Rejected(row=row, code=found.code, details=found.details)
            if isinstance(found, Rejected)
            else found
        )

    def record(self, who: Who, row: int) -> CustomerRecord | None:
        """Return the customer of a row that was found, ready to be written."""
        found = self.find(who, row, make=True)
        if not isinstance(found, Someone):
            return None
        record = self._people.of(found)
        if not record.values:
            if found.id:
                record.values = {"id": found.id, "uid": found.uid}
                record.before = record.values
            else:
                begin(record, self._made[id(found)], new_uids(1)[0])
        return record

    def people(self) -> list[CustomerRecord]:
        """Return everybody whom a row belongs to."""
        return self._people.all()

    @staticmethod
    def key(found: Someone | None) -> object:
        """Return what tells customers apart: the id here, else the first row of the file."""
        if found is None:
            return None
        return found.id or ("row", id(found))

    def _looked_up(self, who: Who, row: int, *, make: bool) -> Someone | Rejected | None:
        if who.is_nobody:
            return None
        found = self._known.find_who(who)
        if len(found) == 1:
            return found[0]
        if found:
            names = [(one.id or f"row {one.row}", one.name) for one in found[:_NAMED]]
            details = {"name": who.told, "candidates": names}
            return Rejected(row=row, code="customer.ambiguous", details=details)
        if not who.name and not make:
            return Rejected(row=row, code="visit.nobody", details={"who": who.told})
        return self._new(who, row)

    def _new(self, who: Who, row: int) -> Someone | Rejected:
        try:
            draft = checked_customer(CustomerDraft(name=who.told, email=who.email, phone=who.phone))
        except InputError as error:
            return Rejected(row=row, code=error.code, details=error.details)
        person = Person(row=row, draft=draft)
        made = someone(person)
        self._known.add(made)
        self._made[id(made)] = person
        return made
