"""The public holidays of a country and its regions, as plain days; the list comes with the app."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from delight.domain.days.schedule import Region


@lru_cache(maxsize=128)
def holidays_of(country: str, region: str, language: str, year: int) -> Mapping[date, str]:
    """Return the holidays of a year with their names, in ``language`` where the list knows them in it.

    A country or region that the list does not know has none, or those of the whole country.
    """
    calendar = _calendar(country, region, language, year)
    return MappingProxyType(dict(sorted(calendar.items())) if calendar is not None else {})


@lru_cache(maxsize=32)
def regions_of(country: str) -> tuple[Region, ...]:
    """Return the parts of a country with holidays of their own, by name."""
    calendar = _calendar(country, "", "", 2026)
    if calendar is None:
        return ()
    names: dict[str, str] = {}
    for name, code in calendar.subdivisions_aliases.items():
        names.setdefault(code, name)
    found = [Region(code=code, name=names.get(code) or code) for code in calendar.subdivisions]
    return tuple(sorted(found, key=lambda region: region.name))


def _calendar(country: str, region: str, language: str, year: int) -> Any:
    """Return the list's own calendar; it takes a fifth of a second to come, so only who asks waits."""
    import holidays

    _read_one_country_alone(holidays)
    try:
        plain = holidays.country_holidays(country)
    except NotImplementedError:
        return None
    base = language.split("-")[0]
    fits = [one for one in plain.supported_languages if one.split("_")[0] == base]
    spoken = fits[0] if fits else plain.default_language  # else it would be the language of this machine
    known = region if region in plain.subdivisions else None
    return holidays.country_holidays(country, subdiv=known, years=year, language=spoken)


def _read_one_country_alone(holidays: ModuleType) -> None:
    """Let one country be imported without the 250 others: all of them take another third of a second.

    The package's own ``countries/__init__`` imports each; an empty one in its place finds them one by one.
    """
    name = f"{holidays.__name__}.countries"
    if name not in sys.modules:
        package = ModuleType(name)
        package.__path__ = [str(Path(holidays.__path__[0]) / "countries")]
        sys.modules[name] = package
