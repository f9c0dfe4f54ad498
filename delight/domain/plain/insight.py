"""What can be wrong with what figures are asked for, or with what a shop says for them, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

INSIGHT: dict[str, tuple[str, str, str]] = {
    "guess.unreadable": ("A guess is a whole number from 0 to 10.", TYPED, "0 is never, 10 is gladly."),
    "guess.whose": (
        "Several people work here, and nobody has said whose guess this is.",
        NOTHING,
        "Say who is at the desk, or whose it is.",
    ),
    "rates.unreadable": (
        "“{part}” cannot be read: a kind of failure, once each, and from how many to how many of a hundred complain of it.",
        TYPED,
        "Write it as “late 5-30; billing 50-75”. The kinds are: {kinds}.",
    ),
    "period.backwards": (
        "These days begin on {first} and end before it, on {last}.",
        "",
        "Swap the two.",
    ),
    "period.future": (
        "None of these days has come yet: they begin on {first}.",
        "",
        "Choose days up to today.",
    ),
}
