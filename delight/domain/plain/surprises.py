"""What can go wrong with surprises and the catalogue of gestures, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

_PAGE = "Their page is the place to change that"

SURPRISES: dict[str, tuple[str, str, str]] = {
    "gesture.name_missing": (
        "Please say what the surprise is.",
        TYPED,
        "A jar of jam, a note, a free coffee …",
    ),
    "gesture.unknown": ("There is no such surprise.", NOTHING, ""),
    "gesture.given_already": ("This surprise was given already.", NOTHING, ""),
    "gesture.day_missing": (
        "A planned surprise needs a day.",
        TYPED,
        "Any day will do; it can be moved again.",
    ),
    "gesture.gone": ("{name} has moved away or died.", TYPED, f"{_PAGE}, if it is not so."),
    "gesture.not_welcome": ("{name} asked for no surprises.", TYPED, f"{_PAGE}."),
    "gesture.interval": (
        "How often at most must lie between 0 and {longest} days.",
        TYPED,
        "0 is as often as you like, 180 is twice a year.",
    ),
    "surprises.unreadable": ("A week has 0 to {most} surprises, and a rest 0 to 3650 days.", TYPED, ""),
    "gesture.not_in_catalogue": (
        "There is no “{key}” in the catalogue.",
        NOTHING,
        "Look at the list: each gesture stands there with its short name.",
    ),
}
