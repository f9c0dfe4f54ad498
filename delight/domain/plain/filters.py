"""What is said about saved filters and the times of reminders, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import TYPED

FILTERS: dict[str, tuple[str, str, str]] = {
    "time.unreadable": ("“{text}” is not a time of day.", TYPED, "Write it like 08:30."),
    "filter.name_missing": ("This filter has no name yet.", "", "Give it one, such as “Late deliveries”."),
    "filter.nothing_asked": (
        "This filter asks for nothing, so it would show every case.",
        "",
        "Choose something first, then save it.",
    ),
    "filter.unknown": ("There is no saved filter called “{name}”.", "", "See which there are."),
}
