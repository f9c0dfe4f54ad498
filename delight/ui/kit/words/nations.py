"""Countries and languages to choose from, by their names."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from delight.domain.customers.countries import country_codes

_LANGUAGES = (
    "ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nl no pl"
    " pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh"
).split()


def country_choices(first: str = "") -> list[tuple[str, str]]:
    """Return every country as (code, name) by name; ``first`` names the empty choice, if there is one."""
    named = sorted(((code, country_name(code)) for code in country_codes()), key=lambda pair: pair[1])
    return [("", first), *named] if first else named


def language_choices(first: str = "") -> list[tuple[str, str]]:
    """Return common languages as (code, name) by name; ``first`` names the empty choice."""
    named = sorted(((code, language_name(code)) for code in _LANGUAGES), key=lambda pair: pair[1])
    return [("", first), *named] if first else named


def country_name(code: str) -> str:
    """Return what a country is called, or its code."""
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyCountry:
        return code
    return QLocale.territoryToString(territory)


def language_name(code: str) -> str:
    """Return what a language is called, or its code."""
    language = QLocale.codeToLanguage(code.split("-", maxsplit=1)[0])
    return code if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)
