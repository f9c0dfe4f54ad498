"""Vouchers: a short code that is worth an amount or a thing, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from delight.domain.changes import Changes, Noun
from delight.domain.errors import ConflictError, InputError
from delight.domain.money import Money
from delight.domain.text import clean, clean_line

MOST_VOUCHERS = 200
"""Vouchers issued in one go: 67 sheets of three."""


class VoucherState(StrEnum):
    """Where a voucher stands; an amount that is used in part stays open."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherDraft:
    """A voucher to issue: ``value_minor`` in the shop's currency, or an ``item``, never both.

    Attributes:
        until: the last day on which it is taken; ``None`` without end.
        gesture_id, case_id: what it goes with.
        uid: of the first one, made where it is typed, so that the same draft saved twice is issued once; may
            be empty.
    """

    customer_id: int | None = None
    value_minor: int | None = None
    item: str = ""
    until: date | None = None
    note: str = ""
    gesture_id: int | None = None
    case_id: int | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedemptionRow:
    """One time that a voucher was taken; ``amount_minor`` is ``None`` for an item."""

    id: int
    uid: str
    at: datetime
    amount_minor: int | None
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRow:
    """A voucher as stored, with what is left of it.

    Attributes:
        left_minor: what is left of its value; ``None`` for an item. Of a cancelled one it is what was lost.
        case_id: ``None`` too where whoever asks may not see the case.
        cancelled_by: who cancelled it; told of one voucher, not in lists.
        redemptions: when it was taken, the first first.
    """

    id: int
    uid: str
    code: str
    customer_id: int | None
    customer_name: str
    value_minor: int | None
    item: str
    left_minor: int | None
    until: date | None
    note: str
    issued_at: datetime
    staff: str
    cancelled_at: datetime | None
    cancel_why: str
    gesture_id: int | None
    case_id: int | None
    state: VoucherState
    cancelled_by: str = ""
    redemptions: tuple[RedemptionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Liability:
    """What the shop still owes: how many vouchers can be redeemed, their money, and how many items."""

    vouchers: int
    value_minor: int
    items: int


def checked_voucher(draft: VoucherDraft, today: date) -> VoucherDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``voucher.worth_missing`` (neither amount nor item, or nothing), ``voucher.worth_twice``,
            ``amount.negative``, ``voucher.until_past``, ``text.too_long``.
    """
    item = clean_line(draft.item, field="item", longest=200)
    if draft.value_minor is not None and draft.value_minor < 0:
        raise InputError("amount.negative", "value")
    if draft.value_minor is not None and item:
        raise InputError("voucher.worth_twice", "value")
    if not draft.value_minor and not item:
        raise InputError("voucher.worth_missing", "value")
    if draft.until is not None and draft.until < today:
        raise InputError("voucher.until_past", "until")
    return replace(draft, item=item, note=clean(draft.note, field="note"))


def checked_stack(count: int) -> int:
    """Return how many vouchers are meant (``voucher.count``)."""
    if not 1 <= count <= MOST_VOUCHERS:
        raise InputError("voucher.count", "count", most=MOST_VOUCHERS)
    return count


def issued_in(changes: Changes) -> tuple[int, ...]:
    """Return the ids of the vouchers that a deed issued, the first first."""
    return tuple(sorted(record for noun, record in changes.touched if noun is Noun.VOUCHER))


def check_open(voucher: VoucherRow, *, anyway: bool = False) -> None:
    """Refuse a voucher that is not to be taken any more.

    Args:
        voucher: as it stands now, its moments on the shop's clock.
        anyway: take one that is over all the same, as a kind shop does.

    Raises:
        ConflictError: ``voucher.used`` with ``at`` and ``by``, ``voucher.cancelled`` with those and the
            ``reason``, ``voucher.expired`` with the last day ``until``.
    """
    if voucher.state is VoucherState.USED:
        last = voucher.redemptions[-1]
        raise ConflictError("voucher.used", at=last.at, by=last.staff)
    if voucher.state is VoucherState.CANCELLED:
        raise ConflictError(
            "voucher.cancelled",
            at=voucher.cancelled_at,
            by=voucher.cancelled_by,
            reason=voucher.cancel_why,
        )
    if voucher.state is VoucherState.EXPIRED and not anyway:
        raise ConflictError("voucher.expired", until=voucher.until)


def amount_taken(voucher: VoucherRow, amount_minor: int | None, currency: str) -> int | None:
    """Return how much of an open voucher is taken: an item, or all that is left, where nothing is said.

    Raises:
        InputError: ``voucher.item_whole`` for an amount of an item, ``amount.negative``,
            ``voucher.amount_missing`` for nothing at all, ``voucher.more_than_left`` with the ``rest``.
    """
    if voucher.left_minor is None:
        if amount_minor is not None:
            raise InputError("voucher.item_whole", "amount", item=voucher.item)
        return None
    amount = voucher.left_minor if amount_minor is None else amount_minor
    if amount < 0:
        raise InputError("amount.negative", "amount")
    if amount == 0:
        raise InputError("voucher.amount_missing", "amount")
    if amount > voucher.left_minor:
        rest = Money(minor=voucher.left_minor, currency=currency)
        raise InputError("voucher.more_than_left", "amount", rest=rest)
    return amount
