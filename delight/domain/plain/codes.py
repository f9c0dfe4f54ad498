"""What can be wrong with a code that is typed or scanned, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import TYPED

_AGAIN = "Please look at the paper again."

CODES: dict[str, tuple[str, str, str]] = {
    "code.nothing": ("There is no code yet.", TYPED, "Scan the square, or type the letters beside it."),
    "code.too_short": (
        "“{marks}” is too short: a voucher and a stamp card have nine letters.",
        TYPED,
        _AGAIN,
    ),
    "code.too_long": ("“{typed}” is too long: a voucher and a stamp card have nine letters.", TYPED, _AGAIN),
    "code.look_alike": ("“{typed}” has {marks} in it, and no code has 0, 1, I, L or O.", TYPED, _AGAIN),
    "code.strange": (
        "“{typed}” has {marks} in it, which no code has.",
        TYPED,
        "If it was scanned, the keyboard is set to another script: switch it, and scan again.",
    ),
    "code.mistyped": ("“{marks}” is not a code: a letter is wrong, or two are swapped.", TYPED, _AGAIN),
    "code.other_shop": (
        "“{marks}” is a code of another shop.",
        TYPED,
        "It can be used only where it was given out.",
    ),
    "code.is_voucher": ("“{marks}” is a voucher.", TYPED, "Redeem it where vouchers are."),
    "code.is_stamp_card": ("“{marks}” is a stamp card.", TYPED, "Stamp it where stamp cards are."),
    "code.is_slip": (
        "“{marks}” is the code of a reply slip.",
        TYPED,
        "Letters is the place for the answer on it.",
    ),
}
