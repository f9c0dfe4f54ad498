"""Deeds on vouchers: issued, taken once, cancelled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from delight.data.database import Session
from delight.data.entities import Case, Customer, Gesture, Redemption, Voucher
from delight.data.entities.base import new_uid
from delight.data.journal import Writer
from delight.data.queries import shop as shop_query
from delight.data.queries import vouchers as query
from delight.data.queries.common import found, missing
from delight.data.queries.identities import stored
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.codes import CodeKind, expect, new_code, spaced
from delight.domain.customers.customer import Gone
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.loyalty.stamp_cards import SAME_SCAN, is_same_scan
from delight.domain.loyalty.vouchers import (
    Liability,
    VoucherDraft,
    VoucherRow,
    VoucherState,
    amount_taken,
    check_open,
    checked_stack,
    checked_voucher,
)
from delight.domain.money import Money
from delight.domain.text import clean_line
from delight.services.context import Context
from delight.services.customers.visits import note_days
from delight.services.loyalty.voucher_work import told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What this counter took last: by which redemption of the voucher, and what was asked for."""

    redemption_id: int
    amount_minor: int | None


class VoucherService:
    """Vouchers of one shop; what is taken is taken once, however many counters try."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: _Taken | None = None

    def issue(self, draft: VoucherDraft) -> Changes:
        """Give out a voucher; its code is made here. One with somebody's case or surprise is theirs.

        Raises:
            InputError: see ``checked_voucher``.
            UnknownError: ``customer.unknown``, ``case.unknown``, ``gesture.unknown``.
            ConflictError: ``voucher.died`` where the customer has died.
        """
        return self.issue_many(1, draft)

    def issue_many(self, count: int, draft: VoucherDraft) -> Changes:
        """Give out several that are alike in one go, such as a stack to print (``issued_in``).

        The same draft saved twice (after a fault whose outcome nobody knew) is issued once.

        Raises:
            InputError: ``voucher.count`` above ``MOST_VOUCHERS``; as ``issue`` does.
            UnknownError, ConflictError: as ``issue`` does.
        """
        checked = checked_voucher(draft, self._context.today())
        checked_stack(count)
        with self._context.deed(DeedName.VOUCHER_ISSUED) as deed:
            known = stored(deed.session, Voucher, Noun.VOUCHER, checked.uid)
            deed.about(known or self._issue(deed, checked, count))
        return deed.changes

    def stack(self, voucher_id: int) -> list[int]:
        """Return the ids of the nameless ones issued in one go with a voucher that are good still."""
        with self._context.db.read() as session:
            return query.issued_with(session, voucher_id, self._context.today())

    def get(self, voucher_id: int) -> VoucherRow:
        """Return one voucher (``voucher.unknown``)."""
        with self._context.db.read() as session:
            row = query.voucher(session, voucher_id, self._context.today())
            if row is None:
                raise missing(session, Voucher, voucher_id, "voucher.unknown")
            return told(self._context, session, row)

    def find(self, code_text: str) -> VoucherRow:
        """Return the voucher whose code was typed or scanned.

        Raises:
            InputError: ``code.…``, see ``domain.codes.expect``.
            UnknownError: ``voucher.unknown``.
        """
        with self._context.db.read() as session:
            return self._of_code(session, code_text)

    def page(
        self,
        customer_id: int | None = None,
        state: VoucherState | None = None,
        search: str = "",
        offset: int = 0,
        limit: int = 100,
        *,
        case_id: int | None = None,
    ) -> list[VoucherRow]:
        """Return vouchers, the newest first; ``search`` is part of a code, a name or an item."""
        with self._context.db.read() as session:
            return query.vouchers(
                session,
                today=self._context.today(),
                customer_id=customer_id,
                case_id=case_id,
                state=state,
                search=search,
                offset=offset,
                limit=limit,
            )

    def redeem(
        self, code_text: str, amount_minor: int | None = None, *, anyway: bool = False, again: bool = False
    ) -> Changes:
        """Take a voucher: its item, an amount of its value, or all that is left of that.

        Whoever has it is here, so it counts as a visit. Where this counter took all of it a moment ago, a
        scanner sent Enter twice: nothing is changed, and the changes returned have no ``deed``.

        Args:
            code_text: as it was typed or scanned.
            amount_minor: how much of a value; ``None`` is all that is left.
            anyway: take one that is over all the same.
            again: mean the same amount a second time within a moment.

        Raises:
            InputError: ``code.…``; ``voucher.item_whole``, ``voucher.amount_missing``, ``amount.negative``,
                ``voucher.more_than_left``.
            UnknownError: ``voucher.unknown``.
            ConflictError: ``voucher.used``, ``voucher.cancelled``, ``voucher.expired``;
                ``voucher.taken_twice`` where the same ``amount`` was taken a moment ago.
        """
        with self._context.deed(DeedName.VOUCHER_REDEEMED) as deed:
            voucher = self._of_code(deed.session, code_text)
            deed.about(deed.session.get_one(Voucher, voucher.id))
            if self._has_just_taken(voucher, amount_minor, deed.at):
                taken = self._last
            else:
                taken = self._take(deed, voucher, amount_minor, anyway=anyway, again=again)
        self._last = taken
        return deed.changes

    def cancel(self, code_text: str, why: str = "") -> Changes:
        """Put a voucher, or what is left of it, out of use.

        Raises:
            InputError: ``code.…``, ``text.too_long``.
            UnknownError: ``voucher.unknown``.
            ConflictError: ``voucher.used``, ``voucher.cancelled``.
        """
        said = clean_line(why, field="why")
        with self._context.deed(DeedName.VOUCHER_CANCELLED) as deed:
            voucher = self._of_code(deed.session, code_text)
            check_open(voucher, anyway=True)
            record = deed.session.get_one(Voucher, voucher.id)
            record.cancelled_at, record.cancel_why = deed.at, said
            deed.about(record)
        return deed.changes

    def liability(self) -> Liability:
        """Return what the shop still owes by its vouchers; those that are over do not count."""
        with self._context.db.read() as session:
            return query.liability(session, self._context.today())

    def _of_code(self, session: Session, code_text: str) -> VoucherRow:
        code = expect(code_text, shop_query.shop(session).uid, CodeKind.VOUCHER)
        row = query.voucher_of_code(session, code, self._context.today())
        if row is None:
            raise UnknownError("voucher.unknown", marks=spaced(code))
        return told(self._context, session, row)

    def _has_just_taken(self, voucher: VoucherRow, amount_minor: int | None, now: datetime) -> bool:
        """Whether this counter took all of it just now, and is asked for the same once more."""
        if voucher.state is not VoucherState.USED or self._last is None:
            return False
        last = voucher.redemptions[-1]
        same = amount_minor in {None, self._last.amount_minor}
        return same and last.id == self._last.redemption_id and is_same_scan(last.at, now)

    def _issue(self, deed: Writer, checked: VoucherDraft, count: int) -> Voucher:
        """Issue so many; return the first, which alone has the uid that they were typed under."""
        draft = replace(checked, customer_id=_whose(deed, checked))
        first = self._add(deed, draft)
        for _ in range(count - 1):
            self._add(deed, replace(draft, uid=""))
        return first

    def _add(self, deed: Writer, draft: VoucherDraft) -> Voucher:
        record = Voucher(
            uid=draft.uid or new_uid(),
            code=_fresh_code(deed.session),
            customer_id=draft.customer_id,
            gesture_id=draft.gesture_id,
            case_id=draft.case_id,
            value_minor=None if draft.item else draft.value_minor,
            item=draft.item,
            until=draft.until,
            note=draft.note,
            issued_at=deed.at,
            staff_id=self._context.staff_id,
        )
        deed.add(record)
        return record

    def _take(
        self, deed: Writer, voucher: VoucherRow, asked_minor: int | None, *, anyway: bool, again: bool
    ) -> _Taken:
        check_open(voucher, anyway=anyway)
        currency = shop_query.shop(deed.session).currency
        taken = Redemption(
            voucher_id=voucher.id,
            at=deed.at,
            amount_minor=voucher.left_minor if asked_minor is None else asked_minor,
            staff_id=self._context.staff_id,
        )
        if not again:
            _check_meant(deed.session, taken, currency)
        taken.amount_minor = amount_taken(voucher, asked_minor, currency)
        deed.add(taken)
        if voucher.customer_id is not None:
            note_days(self._context, deed, voucher.customer_id)
        return _Taken(redemption_id=taken.id or 0, amount_minor=asked_minor)


def _fresh_code(session: Session) -> str:
    """Return a code that no voucher has; nobody else can take it before the deed is done."""
    uid = shop_query.shop(session).uid
    while query.id_of(session, code := new_code(CodeKind.VOUCHER, uid)) is not None:
        pass
    return code


def _whose(deed: Writer, draft: VoucherDraft) -> int | None:
    """Return whose voucher it will be, once all it names is there."""
    customer_id = draft.customer_id
    if draft.case_id is not None:
        case: Case = found(deed.session, Case, draft.case_id, "case.unknown")
        customer_id = customer_id or case.customer_id
    if draft.gesture_id is not None:
        gesture: Gesture = found(deed.session, Gesture, draft.gesture_id, "gesture.unknown")
        customer_id = customer_id or gesture.customer_id
    if customer_id is not None:
        customer: Customer = found(deed.session, Customer, customer_id, "customer.unknown")
        if customer.gone is Gone.DIED:
            raise ConflictError("voucher.died", name=customer.name)
    return customer_id


def _check_meant(session: Session, taken: Redemption, currency: str) -> None:
    """Refuse the same amount by the same person a moment later, unless they say that they mean it."""
    amount = taken.amount_minor
    if amount is not None and query.is_taken_near(session, taken, SAME_SCAN):
        raise ConflictError("voucher.taken_twice", amount=Money(minor=amount, currency=currency))
