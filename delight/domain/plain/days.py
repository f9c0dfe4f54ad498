"""Problems with opening hours, special days and the shop's clock, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

DAYS: dict[str, tuple[str, str, str]] = {
    "hours.unreadable": (
        "“{part}” are no opening hours.",
        TYPED,
        "Write them like “mo-fr 08:00-18:00; sa 08:00-13:00”.",
    ),
    "hours.overlap": ("Two of these times overlap.", TYPED, "Let one end before the next begins."),
    "hours.never_open": (
        "So the shop would never be open.",
        TYPED,
        "Leave the hours empty, or open on one day.",
    ),
    "special.day_missing": ("On which day does it begin?", TYPED, "Choose a day."),
    "special.order": ("The last day comes before the first.", TYPED, "Please swap them."),
    "special.too_long": ("That is longer than three years.", TYPED, "Please check the year of the last day."),
    "special.unknown": ("There are no special days “{id}”.", NOTHING, "See the list of special days."),
    "region.unknown": ("“{region}” is no region of the country.", TYPED, "Known are: {known}."),
    "zone.unknown": ("“{zone}” is not a time zone.", TYPED, "Write it like Europe/London."),
}
