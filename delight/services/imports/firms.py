"""Who works where: people whose row names a company that comes with the same file, or is here already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from delight.domain.imports.importing import Remark
from delight.domain.incoming import Person
from delight.domain.text import fold
from delight.services.imports.known import Known, Someone, name_key
from delight.services.imports.learning import Learnt
from delight.services.imports.record import CustomerRecord

_FIELD = "works_at"


@dataclass(slots=True)
class Firms:
    """The companies that rows name: nobody is said to work at one of two of the same name."""

    known: Known
    _by_name: dict[str, list[Someone]] = field(default_factory=dict)

    def look_up(self, rows: Iterable[object]) -> None:
        """Find the companies of some rows, once everybody of the file is known."""
        named = {row.company for row in rows if isinstance(row, Person) and row.company}
        self._by_name = self.known.organisations({name_key(fold(name)) for name in named})

    def link(self, record: CustomerRecord, row: Person, learnt: Learnt) -> Learnt:
        """Let somebody work at the company that a row names; return what the row changed with that."""
        found = self._by_name.get(name_key(fold(row.company)), ()) if row.company else ()
        if len(found) > 1:
            return replace(learnt, remarks=(*learnt.remarks, Remark(code="row.firms_alike", row=row.row)))
        if not found or record.values["organisation"] or not record.employ(found[0]):
            return learnt
        return replace(learnt, adds=(*learnt.adds, _FIELD))
