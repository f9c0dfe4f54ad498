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
        named = {VoucherState.OPEN: tr("Out there")}
        states = (VoucherState.OPEN, VoucherState.USED, VoucherState.EXPIRED)
        return [*((one.value, named.get(one) or label_of(one)) for one in states), ("", tr("All"))]
    cards = (CardState.OPEN, CardState.FULL, CardState.REWARDED)
    return [*((one.value, label_of(one)) for one in cards), ("", tr("All"))]


def nothing_words(kind: Kind, *, some: bool, narrowed: bool) -> tuple[str, str]:
    """Return what stands beside the list while nothing of it is chosen, and on the button below, if any.

    Args:
        kind: what is listed.
        some: whether anything is.
        narrowed: whether only what fits some words is.
    """
    if some:
        return tr("Choose one of the list, or scan it."), ""
    if narrowed:
        return tr("Nothing here is called so."), ""
    if kind is Kind.VOUCHERS:
        return tr("A voucher is a small gift with a code. It is taken once."), tr("New voucher")
    return tr("Stamp cards bring people back. Two stamps are on from the start."), tr("New stamp cards")
