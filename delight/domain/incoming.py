"""What a row of another program's file says, read and checked, before anybody looks who is here already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.consents import ConsentDraft
from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.reaches import Reach
from delight.domain.imports.importing import Remark
from delight.domain.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A row about a customer; its draft is checked.

    Attributes:
        row: its number in the file.
        reaches: e-mails, phones and addresses beyond the first of each, none twice.
        consents: what they allowed or refused; the draft's ``letters_welcome`` agrees with them.
        company: where a person works, as the row calls it.
    """

    row: int
    draft: CustomerDraft
    reaches: tuple[Reach, ...] = ()
    tags: tuple[str, ...] = ()
    consents: tuple[ConsentDraft, ...] = ()
    company: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """How a row about something else says whose it is; all empty is nobody (anonymous).

    Attributes:
        reference: the number that the other program, or Delight's own export, knows the customer by.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    reference: str = ""

    @property
    def called(self) -> str:
        """The name; the number, where the row knows them by nothing else."""
        return self.name or ("" if self.email or self.phone else self.reference)

    @property
    def told(self) -> str:
        """What the row knows them by first: the name, the e-mail, the phone, else the number."""
        return self.name or self.email or self.phone or self.reference

    @property
    def is_nobody(self) -> bool:
        """Whether the row names nobody."""
        return not self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """A row about a case; ``None`` is what the file does not say. Moments are aware, amounts minor units.

    Attributes:
        stage: where the file tells how far it came; else it follows from the dates.
        their_reference: the number that the other program knows it by.
        staff: name of whoever dealt with it.
        cost_minor: what putting it right cost.
        remedy_given: what was done, in the words of the file.
        owner_only: for the owner alone, as Delight's own export says.
    """

    row: int
    who: Who
    what: str
    kind: CaseKind = CaseKind.COMPLAINT
    stage: Stage | None = None
    outcome: Outcome | None = None
    topic: str = ""
    failure: Failure | None = None
    severity: Severity = Severity.MEDIUM
    channel: Channel = Channel.IN_PERSON
    remedy_wanted: str = ""
    remedy_given: str = ""
    at_stake_minor: int | None = None
    cost_minor: int | None = None
    received_at: datetime | None = None
    happened_at: datetime | None = None
    acknowledged_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    place: str = ""
    mood: int | None = None
    mood_after: int | None = None
    grave: Grave | None = None
    owner_only: bool = False
    cause: str = ""
    staff: str = ""
    their_reference: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVisit:
    """A row about a visit or a sale; ``reference`` is the number of its order or receipt."""

    row: int
    who: Who
    day: date
    amount_minor: int | None = None
    reference: str = ""
    remarks: tuple[Remark, ...] = ()


def apart_already(name_key: str, draft: CustomerDraft) -> tuple[str, ...]:
    """Return the parts of a name that somebody's full name says already: Ida and Rowe of Ida Rowe.

    Only of two words in that order; where there are more, which belong together is news.
    """
    parts = fold(draft.given), fold(draft.family)
    says = all(parts) and name_key == " ".join(parts) and len(name_key.split()) == len(parts)
    return ("given", "family") if says else ()
