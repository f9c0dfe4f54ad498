"""Deeds on stamp cards: hand them out, stamp them, give what a full one earns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from delight.data.entities import Customer
from delight.data.entities.surprises import Stamp, StampCard
from delight.data.journal import Writer
from delight.data.queries import shop as shop_query
from delight.data.queries import stamp_cards as query
from delight.data.queries.common import found
from delight.data.queries.identities import stored
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.codes import CodeKind, expect
from delight.domain.days.calendar import local_day
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.letters.paper import PaperSize, Rendered
from delight.domain.loyalty.stamp_cards import (
    MOST_CARDS,
    CardState,
    StampCardDraft,
    StampCardRow,
    checked_card,
    checked_count,
    is_same_scan,
)
from delight.services.context import Context
from delight.services.customers.visits import note_days
from delight.services.loyalty.card_work import (
    card_of,
    check_lives,
    check_usable,
    open_card,
    open_next,
    row_in,
    scheme,
)

if TYPE_CHECKING:
    from delight.services.loyalty.card_paper import CardPaperService


class StampCardService:
    """Cards that fill up stamp by stamp; a stamp of somebody known counts as a visit."""

    def __init__(self, context: Context, printing: Callable[[], CardPaperService]) -> None:
        self._context = context
        self._printing = printing

    def scheme(self) -> StampCardDraft:
        """Return the card that the shop hands out, as Settings have it; its reward may be empty still."""
        with self._context.db.read() as session:
            return scheme(shop_query.shop(session))

    def get(self, card_id: int) -> StampCardRow:
        """Return one card (``card.unknown``)."""
        with self._context.db.read() as session:
            row = query.card(session, card_id, self._context.today())
        if row is None:
            raise UnknownError("card.unknown", id=card_id)
        return row

    def find(self, code: str) -> StampCardRow:
        """Return the card whose code was typed or scanned.

        Raises:
            InputError: ``code.*``, see ``domain.codes.expect``.
            UnknownError: ``card.unknown``.
        """
        with self._context.db.read() as session:
            uid = shop_query.shop(session).uid
            card_id = query.id_of(session, expect(code, uid, CodeKind.STAMP_CARD))
        return self.get(card_id or 0)

    def page(
        self,
        customer_id: int | None = None,
        state: CardState | None = None,
        search: str = "",
        offset: int = 0,
        limit: int = 100,
    ) -> list[StampCardRow]:
        """Return cards, the one that was opened last first; ``search`` is of codes and names."""
        with self._context.db.read() as session:
            return query.cards(
                session,
                self._context.today(),
                customer_id=customer_id,
                state=state,
                search=search,
                offset=offset,
                limit=limit,
            )

    def count(self, customer_id: int | None = None, state: CardState | None = None, search: str = "") -> int:
        """Return how many cards ``page`` has in all."""
        with self._context.db.read() as session:
            return query.count(
                session, self._context.today(), customer_id=customer_id, state=state, search=search
            )

    def paper(self, card_ids: Sequence[int], paper: PaperSize | None = PaperSize.A4) -> Rendered:
        """Return cards to print, with the stamps that are on them: ten on A4 or Letter, to cut apart.

        Args:
            card_ids: which, in their order.
            paper: any but Letter counts as A4; ``None`` makes a page of each card's own size, for card stock.

        Raises:
            UnknownError: ``card.unknown``.
            ConflictError: ``card.rewarded``, ``card.cancelled``, ``card.expired``.
            DelightError: ``card.none_to_print``, ``letters.characters``.
        """
        return self._printing().render(card_ids, paper)

    def open(self, draft: StampCardDraft | None = None) -> Changes:
        """Hand out a card, by the shop's scheme unless another ``draft`` is given.

        Raises:
            InputError: see ``checked_card``; ``card.reward_missing`` where the scheme says no reward yet.
            UnknownError: ``customer.unknown``.
            ConflictError: ``card.died`` where the customer has died.
        """
        return self.open_many(1, draft)

    def open_for(self, customer_id: int) -> Changes:
        """Hand out a card by the shop's scheme to somebody known; raises as ``open`` does."""
        return self.open(replace(self.scheme(), customer_id=customer_id))

    def open_many(self, count: int, draft: StampCardDraft | None = None) -> Changes:
        """Open several cards in one go, such as a stack of blank ones to print (``opened_in``).

        The same draft saved twice (after a fault whose outcome nobody knew) is handed out once.

        Raises:
            InputError: ``stamps.count`` above ``MOST_CARDS``; as ``open`` does.
            UnknownError: ``customer.unknown``.
            ConflictError: ``card.died``.
        """
        checked_count(count, MOST_CARDS)
        with self._context.deed(DeedName.STAMP_CARD_OPENED) as deed:
            shop = shop_query.shop(deed.session)
            checked = checked_card(draft or scheme(shop), self._context.today())
            known = stored(deed.session, StampCard, Noun.STAMP_CARD, checked.uid)
            deed.about(known or self._open(deed, checked, count, shop.uid))
        return deed.changes

    def stamp(self, code: str, count: int = 1, *, again: bool = False) -> Changes:
        """Stamp the card whose code was typed or scanned.

        The same card within ``SAME_SCAN`` is one scan whose Enter came twice: nothing changes, and the deed
        of the answer is empty, unless it is wanted ``again``.

        Raises:
            InputError: ``stamps.count``; ``code.*``.
            UnknownError: ``card.unknown``.
            ConflictError: ``card.full``, ``card.expired``, ``card.rewarded``, ``card.cancelled``.
        """
        return self.stamp_card(self.find(code).id, count, again=again)

    def stamp_card(self, card_id: int, count: int = 1, *, again: bool = False) -> Changes:
        """Stamp a card by its number; as ``stamp`` does."""
        checked_count(count)
        with self._context.deed(DeedName.STAMPED) as deed:
            row = row_in(self._context, deed, card_id)
            self._stamp(deed, row, count, again=again)
        return deed.changes

    def stamp_customer(
        self, customer_id: int, count: int = 1, *, again: bool = False, opens: bool = True
    ) -> Changes:
        """Stamp the card of somebody known; without one a new card is opened in the same deed.

        Of several that earn the same, the fullest is stamped.

        Raises:
            InputError: ``stamps.count``; ``card.reward_missing`` where a card has to be opened.
            UnknownError: ``customer.unknown``.
            ConflictError: ``card.none`` where there is none and none is to be opened (``opens``);
                ``card.full`` where there is only a full one; ``card.several`` that earn different things;
                ``card.died`` where one would be opened for somebody who has died.
        """
        checked_count(count)
        with self._context.deed(DeedName.STAMPED) as deed:
            customer: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
            row = card_of(self._context, deed, customer)
            if row is None:
                if not opens:
                    raise ConflictError("card.none", name=customer.name)
                check_lives(customer)
                row = open_next(self._context, deed, customer_id)
            self._stamp(deed, row, count, again=again)
        return deed.changes

    def reward(self, card_id: int, *, next_card: bool = False) -> Changes:
        """Give what a full card earns; ``next_card`` opens the next one, by the shop's scheme of today.

        Stamps that were over go on the next card, which is opened for them in any case. The answer is about
        the full card; the next one is in ``opened_in``.

        Raises:
            UnknownError: ``card.unknown``.
            ConflictError: ``card.not_full`` with how many are ``missing``; ``card.rewarded``,
                ``card.cancelled``, ``card.expired``.
        """
        with self._context.deed(DeedName.STAMP_CARD_REWARDED) as deed:
            row = row_in(self._context, deed, card_id)
            check_usable(row, self._context.zone)
            if row.state is not CardState.FULL:
                raise ConflictError("card.not_full", missing=row.needed - row.stamps)
            record = deed.session.get_one(StampCard, card_id)
            record.rewarded_at = deed.at
            if row.customer_id is not None:
                note_days(self._context, deed, row.customer_id)
            if next_card or row.over:
                after = open_next(self._context, deed, row.customer_id, like=row)
                if row.over:
                    deed.add(
                        Stamp(card_id=after.id, count=row.over, at=deed.at, staff_id=self._context.staff_id)
                    )
            deed.about(record)
        return deed.changes

    def cancel(self, card_id: int) -> Changes:
        """Take a card out of use, such as one that was lost.

        Raises:
            UnknownError: ``card.unknown``.
            ConflictError: ``card.rewarded``, ``card.cancelled``.
        """
        with self._context.deed(DeedName.STAMP_CARD_CANCELLED) as deed:
            row = row_in(self._context, deed, card_id)
            if row.state in {CardState.REWARDED, CardState.CANCELLED}:
                check_usable(row, self._context.zone)
            record = deed.session.get_one(StampCard, card_id)
            record.cancelled_at = deed.at
            deed.about(record)
        return deed.changes

    def attach(self, card_id: int, customer_id: int) -> Changes:
        """Note whose card it is, once they tell their name: the days it was stamped on become visits.

        Raises:
            UnknownError: ``card.unknown``, ``customer.unknown``.
            ConflictError: ``card.of_somebody`` with the ``name`` it has; ``card.cancelled``.
        """
        with self._context.deed(DeedName.STAMP_CARD_ATTACHED) as deed:
            row = row_in(self._context, deed, card_id)
            found(deed.session, Customer, customer_id, "customer.unknown")
            if row.state is CardState.CANCELLED:
                check_usable(row, self._context.zone)
            if row.customer_id not in {None, customer_id}:
                raise ConflictError("card.of_somebody", name=row.customer_name)
            record = deed.session.get_one(StampCard, card_id)
            record.customer_id = customer_id
            deed.session.flush()
            zone = self._context.zone
            days = {local_day(at, zone) for at in query.stamped_at(deed.session, card_id)}
            if days:
                note_days(self._context, deed, customer_id, days)
            deed.about(record)
        return deed.changes

    def _open(self, deed: Writer, checked: StampCardDraft, count: int, shop_uid: str) -> StampCard:
        """Open so many; return the first, which alone has the uid that they were typed under."""
        if checked.customer_id is not None:
            check_lives(found(deed.session, Customer, checked.customer_id, "customer.unknown"))
        first = open_card(self._context, deed, checked, shop_uid)
        for _ in range(count - 1):
            open_card(self._context, deed, replace(checked, uid=""), shop_uid)
        return first

    def _stamp(self, deed: Writer, row: StampCardRow, count: int, *, again: bool) -> None:
        record = deed.session.get_one(StampCard, row.id)
        deed.about(record)
        check_usable(row, self._context.zone)
        if not again and is_same_scan(row.last_at, deed.at):
            return
        if row.state is CardState.FULL:
            raise ConflictError("card.full", reward=row.reward, id=row.id)
        deed.add(Stamp(card_id=row.id, count=count, at=deed.at, staff_id=self._context.staff_id))
        if row.customer_id is not None:
            note_days(self._context, deed, row.customer_id)
