"""What can go wrong with a voucher, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

VOUCHERS: dict[str, tuple[str, str, str]] = {
    "voucher.worth_missing": (
        "Please say what the voucher is worth.",
        TYPED,
        "An amount, or a thing such as a coffee and a slice of cake.",
    ),
    "voucher.worth_twice": (
        "A voucher is worth an amount or a thing, not both.",
        TYPED,
        "Leave one of them out, or issue two.",
    ),
    "voucher.until_past": (
        "That day is already over, so nobody could use the voucher.",
        TYPED,
        "Choose today, a day to come, or no day at all.",
    ),
    "voucher.died": (
        "{name} has died.",
        TYPED,
        "Issue it to somebody else, or to nobody by name.",
    ),
    "voucher.count": ("It must be between 1 and {most} at a time.", TYPED, ""),
    "voucher.none": ("There is no voucher to print.", "", "Issue one first."),
    "voucher.unknown": (
        "This shop has no such voucher.",
        NOTHING,
        "If its letters are right, it was undone, or is newer than the backup that was restored: issue a new one.",
    ),
    "voucher.used": (
        "This voucher was used already, on {at}{by_whom}.",
        NOTHING,
        "If that was a slip, take it back with Undo or in the history.",
    ),
    "voucher.cancelled": (
        "This voucher was cancelled on {at}{by_whom}{because}.",
        NOTHING,
        "If they should have one all the same, issue a new one.",
    ),
    "voucher.expired": (
        "This voucher was good until {until}.",
        NOTHING,
        "You can take it all the same, if you like.",
    ),
    "voucher.item_whole": (
        "This voucher is for a thing, not for an amount: {item}.",
        TYPED,
        "Leave the amount out.",
    ),
    "voucher.amount_missing": (
        "Please say how much of it they use.",
        TYPED,
        "",
    ),
    "voucher.more_than_left": (
        "There is only {rest} left on this voucher.",
        TYPED,
        "Take that, and the rest in money.",
    ),
    "voucher.taken_twice": (
        "{amount} of this voucher was taken only a moment ago.",
        "Nothing more was taken.",
        "If they use as much a second time, say so.",
    ),
    "letters.voucher_over": (
        "That voucher is used up, cancelled or over.",
        NOTHING,
        "Give a new one, or write without it.",
    ),
    "undo.voucher_cancelled": (
        "Voucher {voucher} was cancelled since, so what was taken of it stays undone.",
        NOTHING,
        "Take the cancelling back first, if it was a mistake.",
    ),
    "undo.voucher_used": (
        "This voucher was used, printed or sent since, so that it was issued stays as it is.",
        NOTHING,
        "You can cancel it.",
    ),
}
