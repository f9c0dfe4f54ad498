"""Phrases in the letter's language: dates, money, lists, salutations, deeds; Babel is loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from delight.domain.customers.countries import country
from delight.domain.customers.languages import base
from delight.domain.errors import DelightError
from delight.domain.letters.letter import ActionFacts, Recipient
from delight.domain.money import Money, minor_digits
from delight.letters.type.markup import tidy
from delight.letters.words.tongues import TONGUES, Deed, Tongue

_YEAR_AT_END = re.compile(r"[,\s]*(?:'de'\s*)?y+$")
_LONGEST_DEED = 90
_TWO_DAYS = 2
_ENDS = frozenset(".!?…。！？")
_GROUPED = 1_000
_MOST_WORDS_NEW, _MOST_WORDS_KNOWN = 9, 4


@lru_cache(maxsize=256)
def tongue(locale: str) -> Tongue:
    """Return the phrases of a locale's language, as its country has them if it differs, or English ones."""
    language, _, country_code = locale.replace("-", "_").partition("_")
    own = TONGUES.get(f"{language.lower()}_{country_code.upper()}")
    return own or TONGUES.get(language.lower(), TONGUES["en"])


def at_home(language: str, country_code: str) -> str:
    """Return a language with its country where that one has its own way with it: ``pt-PT``."""
    code = base(language)
    return f"{code}-{country_code.upper()}" if f"{code}_{country_code.upper()}" in TONGUES else language


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

    return tongue(locale).dated(format_date(day, "long", locale=locale))


def day_of_year(month_day: str, locale: str) -> str:
    """Return a day without its year, ``03-14``, in words: ``14 March``."""
    from babel.dates import format_skeleton

    month, day = (int(part) for part in month_day.split("-"))
    return format_skeleton("MMMMd", date(2024, month, day), locale=locale)


def language_name(code: str, locale: str) -> str:
    """Return what a language is called in another one; a code that nobody knows stands as it is."""
    from babel import Locale

    names: Any = Locale.parse(locale).languages
    return str(names.get(code.split("-")[0].lower(), code))


def country_name(code: str, locale: str) -> str:
    """Return what a country is called in a language; a code that nobody knows stands as it is."""
    from babel import Locale

    names: Any = Locale.parse(locale).territories
    return str(names.get(code.upper(), code))


def on_day(day: date, today: date, locale: str) -> str:
    """Return a day inside a sentence: ``on Tuesday 3 March``, with the year if it is another than today's."""
    lines, near = tongue(locale), day.year == today.year
    return (lines.on_day if near else lines.on_date).replace("{}", _day(day, near, locale))


def by_day(day: date, today: date, locale: str) -> str:
    """Return a day as the end of a term: ``by Tuesday 3 March``."""
    return tongue(locale).by_day.replace("{}", _day(day, day.year == today.year, locale))


@lru_cache(maxsize=4_096)
def _day(day: date, near: bool, locale: str) -> str:  # noqa: FBT001 -- part of the cache's key
    from babel.dates import format_date, get_date_format

    if not near:
        return long_date(day, locale)
    pattern = _YEAR_AT_END.sub("", get_date_format("full", locale=locale).pattern)
    said = format_date(day, pattern.replace("EEEE, d ", "EEEE d "), locale=locale)
    return tongue(locale).dated(said)


def in_month(day: date, today: date, locale: str) -> str:
    """Return the month of a day inside a sentence: ``in March``, or ``in March 2025`` of another year."""
    from babel.dates import format_date, format_skeleton

    near = day.year == today.year
    month = format_date(day, "LLLL", locale=locale) if near else format_skeleton("yMMMM", day, locale=locale)
    return tongue(locale).in_month.replace("{}", month)


def took(days: int, locale: str) -> str:
    """Return how long something took, in the words and the unit a person would choose: ``two days``."""
    from babel.dates import format_timedelta

    lines = tongue(locale)
    if days < _TWO_DAYS:
        return lines.one_day if days else lines.same_day
    said = format_timedelta(timedelta(days=days), granularity="day", threshold=_TWO_DAYS, locale=locale)
    return re.sub(r"\d+", lambda found: number(int(found[0]), locale), said)


def number(count: int, locale: str) -> str:
    """Return a count as a sentence has it: in words as far as the language's list goes, else in digits."""
    words = tongue(locale).numbers
    return words[count - 1] if 0 < count <= len(words) else str(count)


def ended(sentence: str, stop: str = ".") -> str:
    """Return the shop's own sentence with a full stop, unless it ends with a mark of its own."""
    text = tidy(sentence)
    return text if not text or text.rstrip("\"'’”»)“")[-1:] in _ENDS else f"{text}{stop}"


def money(amount: Money, locale: str) -> str:
    """Return an amount as the language writes it: ``£12.50``, ``12,50 €``; a round one as ``£12``."""
    digits = minor_digits(amount.currency)
    whole, rest = divmod(amount.minor, 10**digits)
    pattern = _pattern(amount.currency, locale)
    small = pattern and 0 <= whole < _GROUPED
    said = pattern.format(whole, rest) if small else _by_babel(amount, locale)
    is_round = pattern and digits and not rest
    return re.sub(rf"(?<=\d)\D0{{{digits}}}(?!.*\d)", "", said) if is_round else said


@lru_cache(maxsize=64)
def _pattern(currency: str, locale: str) -> str:
    """Return how an amount that needs no grouping is written: ``£{}.{:02}``; "" where Babel rounds it."""
    digits, pattern = minor_digits(currency), _by_babel(Money(minor=0, currency=currency), locale)
    pattern = pattern.replace("0", "{}", 1)
    if pattern.count("0") != digits:
        return ""
    return pattern.replace("0" * digits, f"{{:0{digits}}}") if digits else pattern


@lru_cache(maxsize=256)
def _by_babel(amount: Money, locale: str) -> str:
    from babel.numbers import format_currency

    value = Decimal(amount.minor).scaleb(-minor_digits(amount.currency))
    return format_currency(value, amount.currency, locale=locale)


def join(parts: Sequence[str], locale: str) -> str:
    """Return a list as a sentence has it: ``one, two and three``."""
    from babel.lists import format_list

    return tongue(locale).joined(format_list(list(parts), locale=locale)) if parts else ""


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
    """Return what was done as it follows "we": ``gave you your £12.50 back and baked you a new cake``.

    An apology is not counted among the deeds: the letter says it. Empty if nothing can be said. Deeds
    with commas or lists of their own are kept apart by a comma before the last.
    """
    said = dict.fromkeys(phrase for a in actions if (phrase := _deed(a, locale)))
    *rest, last = said or [""]
    lines = tongue(locale)
    if any(", " in deed or lines.list_word in deed for deed in rest):
        return lines.joined(lines.long_list.format(", ".join(rest), last))
    return join([*rest, last], locale)


def thing(name: str, locale: str) -> str:
    """Return the name of a thing as it stands inside a sentence: ``A jar of jam`` loses its capital."""
    text = tidy(name).removesuffix(".")
    lines, first = tongue(locale), (_words(text) or [""])[0]
    small = text.startswith(first) and first.lower() in lines.indefinite | lines.definite
    return first.lower() + text[len(first) :] if small else text


def topic(text: str, locale: str) -> str:
    """Return what a case was about as it stands in a sentence of its language."""
    return tongue(locale).topic(tidy(text))


def promise(text: str, locale: str) -> str:
    """Return a promise as it follows "we will": ``Send a new jacket.`` as ``send a new jacket``."""
    lines = tongue(locale)
    said = lines.will.sub("", tidy(text).removesuffix("."), count=1)
    if phrase := lines.promised(said) if lines.promised else _promised(said, lines):
        return phrase
    first = said.partition(" ")[0].lower().strip(",;:")
    if first in lines.indefinite | lines.definite and (named := lines.as_object(thing(said, locale))):
        return lines.see_to.replace("{}", named)
    return said and lines.keep_word.replace("{}", said)


def _deed(action: ActionFacts, locale: str) -> str:
    lines = tongue(locale)
    deed = lines.deeds.get(action.kind, lines.deeds["other"])
    if action.cost and action.cost.minor > 0 and deed.amount:
        return deed.amount.replace("{}", money(action.cost, locale))
    note = tidy(action.note).removesuffix(".")
    words = _words(note.lower())
    if not words or "\n" in action.note.strip() or re.search(r"[.!?;:]( |$)", note):
        return deed.plain
    if len(note) <= _LONGEST_DEED and (told := lines.told(note) if lines.told else _told(note, words, lines)):
        return told
    return _with_thing(deed, words, lines.as_object(thing(note, locale)), lines)


def _words(text: str) -> list[str]:
    """Return the words of a note; a French article without its vowel ("l’assiette") is one of its own."""
    return re.findall(r"\b[ld]['’]|[\w'’-]+", text, re.IGNORECASE)


def _promised(said: str, lines: Tongue) -> str:
    """Return what is promised, in a language whose verb comes first; else nothing."""
    first, space, rest = said.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower().strip(",;:") in lines.promising else ""


def _told(note: str, words: list[str], lines: Tongue) -> str:
    """Return a note that tells a deed, in a language whose verb comes first; else nothing."""
    first, second = [*words, ""][:2]
    is_verb = first in lines.verbs or lines.past.fullmatch(first) is not None
    if is_verb and second in lines.after_verbs and not lines.you.isdisjoint(words):
        return note[0].lower() + note[1:]
    return ""


def _with_thing(deed: Deed, words: list[str], named: str, lines: Tongue) -> str:
    """Return the deed with the thing its note names, unless the note reads like one for colleagues."""
    if not named or "," in named or not lines.telltale.isdisjoint(words):
        return deed.plain
    if deed.new and words[0] in lines.indefinite and len(words) <= _MOST_WORDS_NEW:
        return deed.new.replace("{}", named)
    if deed.known and words[0] in lines.definite and len(words) <= _MOST_WORDS_KNOWN:
        return deed.known.replace("{}", named)
    return deed.plain
