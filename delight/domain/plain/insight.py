"""What can be wrong with the days that figures are asked for, in plain English."""

from __future__ import annotations

INSIGHT: dict[str, tuple[str, str, str]] = {
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
