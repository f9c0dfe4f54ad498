"""What is said about filters of cases that are saved, in plain English."""

from __future__ import annotations

FILTERS: dict[str, tuple[str, str, str]] = {
    "filter.name_missing": ("This filter has no name yet.", "", "Give it one, such as “Late deliveries”."),
    "filter.nothing_asked": (
        "This filter asks for nothing, so it would show every case.",
        "",
        "Choose something first, then save it.",
    ),
    "filter.unknown": ("There is no saved filter called “{name}”.", "", "See which there are."),
}
