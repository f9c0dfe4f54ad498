"""Customers as somebody who writes to many has to know them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.data.queries.seek import found_ids
from delight.data.queries.tags import tagged
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.changes import Noun
from delight.domain.customers.customer import Gone

_C, _K = table(Customer), table(Case)
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whether and where somebody may be written to."""

    id: int
    name: str
    address: str
    country: str
    letters_welcome: bool
    surprises_welcome: bool
    gone: Gone
    open_cases: int


def people(session: Session, customer_ids: Sequence[int], *, tag: str, search: str) -> list[Person]:
    """Return everybody who was chosen by hand, carries the tag or is found, each once, by name."""
    chosen = dict.fromkeys(customer_ids)
    if tag.strip():
        chosen |= dict.fromkeys(tagged(session, tag))
    chosen |= dict.fromkeys(found_ids(session, Noun.CUSTOMER, search))
    found: list[tuple[str, Person]] = []
    for part in parts(list(chosen), _AT_ONCE):
        found += _some(session, _C.c.id.in_(part))
    keyed = {person.id: (key, person) for key, person in found}
    return [person for _, person in sorted(keyed.values(), key=lambda one: (one[0], one[1].id))]


def _some(session: Session, where: sa.ColumnElement[bool]) -> list[tuple[str, Person]]:
    open_cases = (
        sa.select(sa.func.count())
        .where(_K.c.customer_id == _C.c.id, _K.c.kind == CaseKind.COMPLAINT)
        .where(_K.c.stage.in_([stage.value for stage in OPEN_STAGES]))
        .scalar_subquery()
    )
    columns = _C.c["id", "name", "name_key", "address", "country", "gone"]
    welcome = _C.c["letters_welcome", "surprises_welcome"]
    rows = session.execute(sa.select(*columns, *welcome, open_cases.label("open_cases")).where(where))
    return [
        (row.name_key, Person(**{k: v for k, v in row._mapping.items() if k != "name_key"}))  # noqa: SLF001
        for row in rows
    ]
