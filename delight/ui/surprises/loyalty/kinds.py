"""What is listed, and by which states it is narrowed."""

from __future__ import annotations

from enum import StrEnum

from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.loyalty.vouchers import VoucherState
from delight.ui.kit.words.labels import label_of
from delight.ui.surprises.loyalty.words import tr


class Kind(StrEnum):
    """What is listed."""

    VOUCHERS = "vouchers"
    CARDS = "cards"


def states_of(kind: Kind) -> list[tuple[str, str]]:
    """Return by what a list is narrowed; what can still be used comes first."""
    if kind is Kind.VOUCHERS:
        states = (VoucherState.OPEN, VoucherState.USED, VoucherState.EXPIRED)
        return [*((one.value, label_of(one)) for one in states), ("", tr("All"))]
    cards = (CardState.OPEN, CardState.FULL, CardState.REWARDED)
    return [*((one.value, label_of(one)) for one in cards), ("", tr("All"))]


def nothing_words(kind: Kind, state: str, search: str) -> tuple[str, str]:
    """Return what stands in the list's place while nothing is in it, and on the button below, if any.

    Args:
        kind: what is listed.
        state: by which state it is narrowed; the first one and all are where beginners look.
        search: by which words.
    """
    if search:
        return tr("Nothing here is called so."), ""
    if state not in {states_of(kind)[0][0], ""}:
        return tr("None of them just now."), ""
    if kind is Kind.VOUCHERS:
        return tr("A voucher is a small gift with a code. It is taken once."), tr("New voucher")
    return tr("Stamp cards bring people back. Two stamps are on from the start."), tr("New stamp cards")
