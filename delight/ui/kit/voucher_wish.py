"""A voucher that a page asks the window for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherWish:
    """The voucher that a page asks for; everything may be empty.

    ``about`` is what it goes with, in words: the case or the surprise.
    """

    customer_id: int | None = None
    customer_name: str = ""
    case_id: int | None = None
    gesture_id: int | None = None
    value_minor: int | None = None
    item: str = ""
    about: str = ""
