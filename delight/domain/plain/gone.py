"""Sentences for who and what was there when somebody looked, and is not any more, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import TYPED

GONE: dict[str, tuple[str, str, str]] = {
    "desk.left": (
        "{name} is at the desk, and no longer works here.", TYPED, "Say who is at the desk now, then do it again.",
    ),
    "case.unknown gone": (
        "This case is not here any more: it was taken back or erased meanwhile.", TYPED,
        "Copy what you still need.",
    ),
    "action.unknown gone": (
        "This action is not here any more: somebody took it off meanwhile.", TYPED, "Copy what you still need.",
    ),
    "promise.unknown gone": (
        "This promise is not here any more: it was taken back or erased meanwhile.", TYPED,
        "Copy what you still need.",
    ),
    "follow-up.unknown gone": (
        "This follow-up is not asked for any more: the case went on, or was taken back or erased.", TYPED,
        "Copy what you still need.",
    ),
    "customer.unknown gone": (
        "This customer is not here any more: they were taken back or erased meanwhile.", TYPED,
        "Choose somebody else, or add them again.",
    ),
}  # fmt: skip
