"""Phrases in the letter's language: dates, money, lists, salutations, deeds; Babel is loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from delight.domain.countries import country
from delight.domain.errors import DelightError
from delight.domain.letters import ActionFacts, Recipient
from delight.domain.money import Money, minor_digits
from delight.letters.markup import tidy
from delight.letters.tongues import TONGUES, Tongue

_LONGEST_NOTE = 90


def tongue(locale: str) -> Tongue:
    """Return the phrases of a locale's language, or English ones."""
    return TONGUES.get(re.split("[-_]", locale)[0].lower(), TONGUES["en"])


@lru_cache(maxsize=64)
def locale_name(language: str, country_code: str) -> str:
    """Return the locale for a language as it is used in a country, such as ``en_GB``.

    English is British wherever a country's own English is not known.
    """
    from babel import Locale, UnknownLocaleError

    base = re.split("[-_]", language)[0].lower()
    for name in (f"{base}_{country_code.upper()}", "en_GB" if base == "en" else base):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en_GB"


@lru_cache(maxsize=4_096)
def long_date(day: date, locale: str) -> str:
    """Return a date as it stands on a letter: ``14 June 2026``."""
    from babel.dates import format_date

    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=4_096)
def on_day(day: date, today: date, locale: str) -> str:
    """Return a day inside a sentence: ``on Tuesday 3 March``, with the year if it is another than today's."""
    from babel.dates import format_date, format_skeleton

    if day.year == today.year:
        text = format_skeleton("MMMMEEEEd", day, locale=locale)
        return tongue(locale).on_day.format(text.replace(",", "") if locale == "en_GB" else text)
    return tongue(locale).on_date.format(format_date(day, "long", locale=locale))


@lru_cache(maxsize=4_096)
def money(amount: Money, locale: str) -> str:
    """Return an amount as the language writes it: ``£12.50``, ``12,50 €``."""
    from babel.numbers import format_currency

    value = Decimal(amount.minor).scaleb(-minor_digits(amount.currency))
    return format_currency(value, amount.currency, locale=locale)


def join(parts: Sequence[str], locale: str) -> str:
    """Return a list as a sentence has it: ``one, two and three``."""
    from babel.lists import format_list

    return format_list(list(parts), locale=locale) if parts else ""


def salutation(recipient: Recipient) -> str:
    """Return the first line of a letter; nothing is guessed about title or gender, and an own line wins."""
    own, name, lines = tidy(recipient.salutation), tidy(recipient.name), tongue(recipient.language)
    if own:
        return own
    if not name:
        return lines.hello
    return (lines.hello_all if recipient.organisation else lines.dear).replace("{}", name)


def country_line(recipient: Recipient, shop_country: str) -> str:
    """Return the last line of an address abroad: the country, in capitals; nothing for domestic post.

    It stands in the language of the shop's country, as the Universal Postal Union asks for.
    """
    code, home = recipient.country.strip().upper(), shop_country.strip().upper()
    return _country_name(code, home) if code and code != home else ""


@lru_cache(maxsize=512)
def _country_name(code: str, home: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        names: Any = Locale.parse(country(home).language).territories
    except (DelightError, UnknownLocaleError, ValueError):
        names = Locale.parse("en").territories
    return str(names.get(code, code)).upper()


def deeds(actions: Sequence[ActionFacts], locale: str) -> str:
    """Return what was done as it follows "we": ``refunded your £12.50 and baked you a new cake``.

    An apology is not counted among the deeds: the letter says it. Empty if nothing can be said.
    """
    said = [phrase for a in actions if (phrase := _deed(a, locale))]
    return join(list(dict.fromkeys(said)), locale)


def _deed(action: ActionFacts, locale: str) -> str:
    lines = tongue(locale)
    deed = lines.deeds.get(action.kind, lines.deeds["other"])
    note = _usable_note(action.note)
    first, second = [*note.lower().split(" "), "", ""][:2]
    if action.cost and action.cost.minor > 0 and deed.amount:
        return deed.amount.replace("{}", money(action.cost, locale))
    if (first in lines.verbs or lines.past.fullmatch(first)) and second in lines.after_verbs:
        return note
    if first in lines.indefinite or first.isdigit():
        return deed.new.replace("{}", note) if deed.new else deed.plain
    if first in lines.definite:
        return deed.known.replace("{}", note) if deed.known else deed.plain
    return deed.plain


def _usable_note(note: str) -> str:
    """Return a note that can stand in a sentence: one short line; a first capital and a full stop go."""
    text = tidy(note).removesuffix(".").strip()
    if "\n" in note.strip() or len(text) > _LONGEST_NOTE or re.search(r"[.!?;:] ", text):
        return ""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.istitle() and rest else text
