"""What an import is going to do: what becomes of each row, and what is written for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from delight.data.entities import Customer
from delight.data.parts import parts
from delight.data.queries import incoming as query
from delight.data.queries.common import Read
from delight.data.queries.consents import answers_of
from delight.data.queries.links import employers
from delight.domain.imports.importing import Fate, KeptRow, Rejected, RowPlan
from delight.domain.imports.totals import Totals, totals
from delight.services.imports.known import Someone
from delight.services.imports.reading import AT_ONCE
from delight.services.imports.record import CustomerRecord, hold, hold_more

COUNTED = frozenset({Fate.NEW, Fate.HERE})
"""What becomes of rows that count once in what a file adds up to."""
PREVIEWED = 60
"""Rows that the page shows as they will be kept."""


@dataclass(slots=True, kw_only=True)
class Work:
    """What becomes of every row, in the order of the file, and what is written for it.

    Attributes:
        people: customers who are new or learnt something; others do no harm.
        cases: rows of cases with the customer they belong to, ``None`` for an anonymous one.
        actions: what was done about a case, by its place in ``cases``.
        visits: rows of visits with their customer.
        preview: the first rows as they are kept.
        amounts: of the sales that are new or here already, in minor units.
        spans: when the complaints that are new or here already began and ended.
        assumed: how many new cases count as closed because the file does not say how they stand.
        still_open: how many new complaints are not over.
    """

    rows: list[RowPlan] = field(default_factory=list)
    people: list[CustomerRecord] = field(default_factory=list)
    cases: list[tuple[dict[str, Any], CustomerRecord | None]] = field(default_factory=list)
    actions: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    visits: list[tuple[dict[str, Any], CustomerRecord]] = field(default_factory=list)
    preview: list[KeptRow] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    spans: list[tuple[datetime | None, datetime | None]] = field(default_factory=list)
    assumed: int = 0
    still_open: int = 0

    @property
    def totals(self) -> Totals:
        """What the rows add up to."""
        linked = sum(len(one.employers) for one in self.people)
        return totals(
            self.amounts, self.spans, assumed=self.assumed, still_open=self.still_open, linked=linked
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not (self.cases or self.visits or any(map(is_changed, self.people)))


class People:
    """The customers that rows were found to belong to, each once."""

    def __init__(self, home: str) -> None:
        self._by_someone: dict[int, CustomerRecord] = {}
        self._home = home

    def of(self, one: Someone) -> CustomerRecord:
        """Return the record of somebody."""
        record = self._by_someone.get(id(one))
        if record is None:
            record = self._by_someone[id(one)] = CustomerRecord(someone=one, home=self._home)
        return record

    def all(self) -> list[CustomerRecord]:
        """Return everybody, in the order in which they came up."""
        return list(self._by_someone.values())

    def load(self, read: Read) -> None:
        """Read what the shop keeps of those who are here already; who is gone meanwhile is new again."""
        here = {record.someone.id: record for record in self.all() if record.someone.id}
        for some in parts(list(here), AT_ONCE):
            with read() as session:
                for record_id, values in query.stored_by_id(session, Customer, some).items():
                    hold(here[record_id], values)
                for entity, row in query.belongings(session, some):
                    hold_more(here[row["customer_id"]], entity, row)
                for record_id, answers in answers_of(session, some).items():
                    here[record_id].answers = answers
                for record_id, firm in employers(session, some):
                    here[record_id].works_at.add(firm)
        for record in here.values():
            if record.is_new:
                record.someone.id = 0


def is_changed(record: CustomerRecord) -> bool:
    """Return whether anything of a customer is written, as all of a new one is."""
    return bool(record.added or record.employers) or record.values != record.before


def cannot(rejected: Rejected, title: str = "") -> RowPlan:
    """Return what becomes of a row that cannot be taken."""
    return RowPlan(
        row=rejected.row,
        fate=Fate.CANNOT,
        title=title or rejected.told,
        code=rejected.code,
        column=rejected.column,
        details=rejected.details,
    )


def kept_row(row: int, title: str, values: Iterable[tuple[str, object]]) -> KeptRow:
    """Return a row as it is kept, without what is empty."""
    return KeptRow(row=row, title=title, values=tuple((name, str(v)) for name, v in values if v))
