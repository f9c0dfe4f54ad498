"""Time zones by the names that everybody uses, such as ``Europe/Berlin`` (IANA)."""

from __future__ import annotations

from datetime import tzinfo
from functools import cache

from delight.domain.errors import InputError


def zone_named(name: str) -> tzinfo | None:
    """Return a time zone; ``None``, the clock of this machine, for no name.

    Raises:
        InputError: ``zone.unknown``.
    """
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # a name may be a folder, or lead out of the list
        raise InputError("zone.unknown", "zone", zone=name) from error


@cache
def zone_names() -> tuple[str, ...]:
    """Return the zones that are named after a place, in alphabetical order; all are looked at once."""
    from zoneinfo import available_timezones

    places = (name for name in available_timezones() if "/" in name)
    return tuple(
        sorted(name for name in places if not name.startswith(("Etc/", "SystemV/", "posix", "right")))
    )
