"""Who works here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from delight.domain.errors import InputError
from delight.domain.text import clean_line


class Role(StrEnum):
    """What a member of staff may see and do."""

    OWNER = "owner"
    FRONT_DESK = "front-desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDraft:
    """A member of staff; ``authority_minor`` is what they may spend on a recovery without asking."""

    name: str
    role: Role = Role.FRONT_DESK
    authority_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A member of staff as stored; people who left are kept, not active.

    ``version`` is the last line in the journal about them.
    """

    id: int
    uid: str
    name: str
    role: Role
    authority_minor: int | None
    active: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """How much of somebody's is not done yet: open complaints, actions, promises."""

    cases: int = 0
    actions: int = 0
    promises: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything to hand over."""
        return bool(self.cases or self.actions or self.promises)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who might be at the desk, who is, and which of them have a PIN (their uids)."""

    staff: tuple[StaffRow, ...] = ()
    at_desk: StaffRow | None = None
    with_pin: frozenset[str] = frozenset()

    @property
    def is_shared(self) -> bool:
        """Whether several people work here; one person alone sees nothing of all this."""
        return len(self.staff) > 1


def only_owner(staff: Iterable[StaffRow], person: StaffRow | None) -> bool:
    """Tell whether a person is the one owner who is left among ``staff``."""
    owners = [one.id for one in staff if one.active and one.role is Role.OWNER]
    return person is not None and owners == [person.id]


def checked_staff(draft: StaffDraft) -> StaffDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``staff.name_missing``, ``amount.negative``.
    """
    name = clean_line(draft.name, field="name", longest=120)
    if not name:
        raise InputError("staff.name_missing", "name")
    if draft.authority_minor is not None and draft.authority_minor < 0:
        raise InputError("amount.negative", "authority")
    return replace(draft, name=name)
