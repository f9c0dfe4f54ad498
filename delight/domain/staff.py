"""Who works here."""

from __future__ import annotations

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
    """A member of staff as stored; people who left are kept, not active."""

    id: int
    uid: str
    name: str
    role: Role
    authority_minor: int | None
    active: bool


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
