"""What is told and done about a person's data: the sheet they may ask for, and what erasing means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from delight.domain.customers.mentions import Mention
from delight.domain.errors import InputError
from delight.domain.text import clean_line

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLetter:
    """A letter that a legal hold keeps until a day, and why; ``customer_name`` is empty once erased."""

    id: int
    number: str
    title: str
    customer_name: str
    until: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Copies of the data outside the shop's file.

    Attributes:
        kept_beside: older files beside the shop's, from upgrades: they are removed.
        backups: backups on this machine that still hold the person; they go as newer ones take their place.
        exported: nothing can be done about what was printed, exported or carried away.
    """

    kept_beside: int = 0
    backups: int = 0
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePlan:
    """What erasing would do, read before anybody agrees to it.

    Attributes:
        names: who.
        counts: how many records of each kind go, by table.
        figures: how many stay as figures without a person.
        open_complaints: are closed without an outcome.
        open_promises: are not kept any more: nobody is left to keep them to.
        still_good: vouchers and stamp cards that whoever holds them can go on using.
        held: letters that stay, because a legal hold keeps them.
        mentions: where others' entries name them.
        drafts: letters and notes that are being written to or about them: they are dropped.
        copies: what lies outside of the shop's file.
    """

    names: tuple[str, ...]
    counts: dict[str, int]
    figures: int
    open_complaints: int
    open_promises: int
    held: tuple[HeldLetter, ...]
    mentions: tuple[Mention, ...]
    still_good: int = 0
    drafts: int = 0
    copies: Copies = field(default_factory=Copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedReport:
    """What was erased.

    Attributes:
        people: how many.
        records: how many records went.
        blacked_out: how many of others' entries were blacked out.
        held: letters that stay for now.
        left: what could not be done, as codes: ``file-not-tidied``, ``kept-file``, ``draft``.
    """

    deed: str
    people: int
    records: int
    blacked_out: int
    held: tuple[HeldLetter, ...]
    left: tuple[str, ...] = ()


def checked_hold(until: date | None, why: str, today: date) -> tuple[date | None, str]:
    """Return a legal hold cleaned; no day lifts it.

    Raises:
        InputError: ``hold.past`` for a day that is over, ``hold.why_missing``, ``text.too_long``.
    """
    reason = clean_line(why, field="why", longest=LONGEST_REASON)
    if until is None:
        return None, ""
    if until < today:
        raise InputError("hold.past", "until")
    if not reason:
        raise InputError("hold.why_missing", "why")
    return until, reason
