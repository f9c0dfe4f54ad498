"""Vouchers and stamp cards in words: rows, sentences, states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from delight.domain.codes import spaced
from delight.domain.days.calendar import local_day
from delight.domain.loyalty.stamp_cards import CardState, StampCardRow
from delight.domain.loyalty.vouchers import Liability, RedemptionRow, VoucherRow, VoucherState
from delight.ui.kit.look.stamps import stamps_words
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import counted, date_text, money_text
from delight.ui.kit.words.labels import label_of

_LONGEST = 60
_VOUCHER_TONES = {VoucherState.OPEN: Tone.ACCENT, VoucherState.EXPIRED: Tone.DUE}
_CARD_TONES = {CardState.OPEN: Tone.ACCENT, CardState.FULL: Tone.SURPRISE, CardState.EXPIRED: Tone.DUE}


def tr(text: str) -> str:
    """Return the words of this tab in the window's language."""
    return QCoreApplication.translate("Loyalty", text)


def voucher_look(voucher: VoucherRow, currency: str) -> RowLook:
    """Return how the list shows a voucher."""
    return RowLook(
        title=worth_words(voucher, currency),
        subtitle=" · ".join(
            part for part in (spaced(voucher.code), voucher.customer_name[:_LONGEST]) if part
        ),
        meta=until_words(voucher.until),
        pill="" if voucher.state is VoucherState.OPEN else label_of(voucher.state),
        tone=_VOUCHER_TONES.get(voucher.state, Tone.PLAIN),
        icon="ticket",
        icon_tone=_VOUCHER_TONES.get(voucher.state, Tone.PLAIN),
        strong=voucher.state is VoucherState.OPEN,
    )


def card_look(card: StampCardRow) -> RowLook:
    """Return how the list shows a stamp card."""
    return RowLook(
        title=card.customer_name[:_LONGEST] or spaced(card.code),
        subtitle=" · ".join(part for part in (stamps_words(card.stamps, card.needed), card.reward) if part),
        meta=until_words(card.until),
        pill="" if card.state is CardState.OPEN else label_of(card.state),
        tone=_CARD_TONES.get(card.state, Tone.PLAIN),
        icon="list",
        icon_tone=_CARD_TONES.get(card.state, Tone.PLAIN),
        strong=card.state in {CardState.OPEN, CardState.FULL},
    )


def worth_words(voucher: VoucherRow, currency: str) -> str:
    """Return what a voucher is worth now, "£15 of £25" where a part was used."""
    if voucher.value_minor is None or voucher.left_minor is None:
        return voucher.item
    value = money_text(voucher.value_minor, currency)
    if voucher.left_minor in {0, voucher.value_minor}:
        return value
    left = money_text(voucher.left_minor, currency)
    return tr("{left} of {value}").format(left=left, value=value)


def until_words(until: date | None) -> str:
    """Return until when something is good; nothing for ever."""
    return tr("until {day}").format(day=date_text(until)) if until is not None else ""


def liability_words(owed: Liability, currency: str) -> str:
    """Return what the shop still owes by its vouchers, as one sentence."""
    if not owed.vouchers:
        return tr("No voucher can be used just now.")
    out = counted(owed.vouchers, tr("1 voucher can be used"), "%n vouchers can be used", "Loyalty")
    parts = []
    if owed.value_minor:
        parts.append(money_text(owed.value_minor, currency))
    if owed.items:
        parts.append(counted(owed.items, tr("1 thing"), "%n things", "Loyalty"))
    return tr("{vouchers}: {worth} to redeem.").format(
        vouchers=out, worth=tr(" and ").join(parts) if parts else ""
    )


def issued_words(voucher: VoucherRow, zone: tzinfo | None) -> str:
    """Return when a voucher was issued, and by whom."""
    day = date_text(local_day(voucher.issued_at, zone))
    if voucher.staff:
        return tr("Issued on {day} by {name}").format(day=day, name=voucher.staff)
    return tr("Issued on {day}").format(day=day)


def taken_words(taken: Sequence[RedemptionRow], currency: str) -> str:
    """Return when it was taken and how much of it, a line each."""
    return "\n".join(_taken(one, currency) for one in taken)


def _taken(one: RedemptionRow, currency: str) -> str:
    day, by = date_text(one.at.date()), f", {one.staff}" if one.staff else ""
    if one.amount_minor is None:
        return tr("Taken on {day}{by}").format(day=day, by=by)
    amount = money_text(one.amount_minor, currency)
    return tr("{amount} taken on {day}{by}").format(amount=amount, day=day, by=by)
