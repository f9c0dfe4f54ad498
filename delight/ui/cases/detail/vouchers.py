"""Which actions of a case come down to a voucher, and what that one is worth."""

from __future__ import annotations

from delight.domain.cases.recovery import ActionKind, ActionRow
from delight.domain.loyalty.vouchers import VoucherState
from delight.domain.text import first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import action_words, tr
from delight.ui.kit.voucher_wish import VoucherWish

_KINDS = frozenset({ActionKind.CREDIT, ActionKind.DISCOUNT, ActionKind.EXTRA})
_LONGEST_ITEM = 200
"""Letters of a thing, as ``checked_voucher`` has it."""


def takes_voucher(action: ActionRow) -> bool:
    """Whether an action can be given as a voucher: agreed, and something for the next time."""
    return (
        action.kind in _KINDS and not action.awaits_owner and (action.is_open or action.done_at is not None)
    )


def lacks_voucher(action: ActionRow, file: CaseFile) -> bool:
    """Whether an action that is still to be done has no voucher yet; one for the case is enough."""
    has_one = any(voucher.state is not VoucherState.CANCELLED for voucher in file.vouchers)
    return takes_voucher(action) and action.is_open and not has_one


def voucher_wish(action: ActionRow, file: CaseFile) -> VoucherWish:
    """Return the voucher for an action: credit is worth its money, anything else is the thing noted."""
    is_money = action.kind is ActionKind.CREDIT and bool(action.cost_minor)
    return VoucherWish(
        customer_id=file.case.customer_id,
        customer_name=file.customer.name if file.customer else "",
        case_id=file.case.id,
        value_minor=action.cost_minor if is_money else None,
        item="" if is_money else first_words(action.note, _LONGEST_ITEM),
        about=tr("For {reference}: {what}").format(
            reference=file.case.reference, what=action_words(action, file.currency)
        ),
    )
