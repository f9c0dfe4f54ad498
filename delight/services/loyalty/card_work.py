"""What deeds on stamp cards share, within a deed: which card is meant, may it be stamped, a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from delight.data.entities import Customer
from delight.data.entities.base import new_uid
from delight.data.entities.surprises import StampCard
from delight.data.journal import Writer
from delight.data.queries import shop as shop_query
from delight.data.queries import stamp_cards as query
from delight.domain.codes import CodeKind, new_code
from delight.domain.customers.customer import Gone
from delight.domain.days.calendar import local_day
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.loyalty.stamp_cards import (
    CardState,
    StampCardDraft,
    StampCardRow,
    checked_card,
    is_same_scan,
)
from delight.domain.shop import ShopRow
from delight.services.context import Context


def scheme(shop: ShopRow) -> StampCardDraft:
    """Return the card that a shop hands out, as Settings have it."""
    return StampCardDraft(
        needed=shop.stamps_needed, head_start=shop.stamps_head_start, reward=shop.stamps_reward
    )


def row_in(context: Context, deed: Writer, card_id: int) -> StampCardRow:
    """Return a card as it stands within a deed (``card.unknown``)."""
    deed.session.flush()
    row = query.card(deed.session, card_id, context.today())
    if row is None:
        raise UnknownError("card.unknown", id=card_id)
    return row


def check_usable(row: StampCardRow, zone: tzinfo | None) -> None:
    """Refuse a card that is out of use: its reward was given, it was cancelled, its last day is over.

    Raises:
        ConflictError: ``card.rewarded``, ``card.cancelled``, ``card.expired``.
    """
    if row.rewarded_at is not None:
        raise ConflictError("card.rewarded", day=local_day(row.rewarded_at, zone), reward=row.reward)
    if row.cancelled_at is not None:
        raise ConflictError("card.cancelled", day=local_day(row.cancelled_at, zone))
    if row.state is CardState.EXPIRED:
        raise ConflictError("card.expired", until=row.until)


def check_lives(customer: Customer) -> None:
    """Refuse a new card to somebody who has died (``card.died``); one that they had, others may bring."""
    if customer.gone is Gone.DIED:
        raise ConflictError("card.died", name=customer.name)


def open_card(context: Context, deed: Writer, draft: StampCardDraft, shop_uid: str) -> StampCard:
    """Store a checked card under a code that no other has."""
    code = new_code(CodeKind.STAMP_CARD, shop_uid)
    while query.id_of(deed.session, code) is not None:
        code = new_code(CodeKind.STAMP_CARD, shop_uid)
    record = StampCard(
        uid=draft.uid or new_uid(),
        code=code,
        customer_id=draft.customer_id,
        needed=draft.needed,
        head_start=draft.head_start,
        reward=draft.reward,
        until=draft.until,
        opened_at=deed.at,
        staff_id=context.staff_id,
    )
    deed.add(record)
    return record


def open_next(
    context: Context, deed: Writer, customer_id: int | None, *, like: StampCardRow | None = None
) -> StampCardRow:
    """Open the next card of somebody by the shop's scheme; where that has no reward, ``like`` the last one.

    Raises:
        InputError: ``card.reward_missing``.
    """
    shop = shop_query.shop(deed.session)
    draft = scheme(shop)
    if like is not None and not draft.reward:
        draft = StampCardDraft(needed=like.needed, head_start=like.head_start, reward=like.reward)
    checked = checked_card(replace(draft, customer_id=customer_id), context.today())
    return row_in(context, deed, open_card(context, deed, checked, shop.uid).id or 0)


def card_of(context: Context, deed: Writer, customer: Customer) -> StampCardRow | None:
    """Return the card of a customer that a stamp is meant for, if they have one.

    The one that was stamped a moment ago; else the fullest open one; else a full one.

    Raises:
        ConflictError: ``card.several`` where open ones earn different things.
    """
    deed.session.flush()
    rows = query.cards(deed.session, context.today(), customer_id=customer.id)
    usable = [row for row in rows if row.state in {CardState.OPEN, CardState.FULL}]
    if same := next((row for row in usable if is_same_scan(row.last_at, deed.at)), None):
        return same
    still = [row for row in usable if row.state is CardState.OPEN]
    if len({row.reward for row in still}) > 1:
        raise ConflictError("card.several", name=customer.name, codes=[row.code for row in still])
    if still:
        return max(still, key=lambda row: (row.stamps - row.needed, -row.id))
    return next(iter(usable), None)
