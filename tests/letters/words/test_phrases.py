import re
from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.letters.letter import ActionFacts, Recipient
from delight.domain.money import Money, minor_digits
from delight.letters.words import phrases
from delight.letters.words.names import salutation

DONE = date(2026, 6, 13)
TODAY = date(2026, 6, 17)


def deeds(*actions):
    return phrases.deeds([ActionFacts(done=DONE, **a) for a in actions], "en_GB")


def test_actions_become_one_sentence():
    said = deeds(
        {"kind": "refund", "cost": Money(minor=1250, currency="GBP")},
        {"kind": "redo", "note": "Baked you a new cake."},
        {"kind": "extra", "note": "a jar of jam"},
    )
    assert said == "gave you your £12.50 back, baked you a new cake and added a jar of jam"


@pytest.mark.parametrize(
    ("kind", "note", "said"),
    [
        ("replacement", "", "gave you a replacement"),
        ("replacement", "A new jacket", "gave you a new jacket"),
        ("replacement", "the torn jacket.", "replaced the torn jacket"),
        ("visit", "", "came to see you about it"),
        ("other", "changed the seal on your machine", "changed the seal on your machine"),
        ("other", "", ""),
        ("apology", "Said sorry", ""),
        ("unheard-of", "", ""),
    ],
)
def test_notes_for_customers_are_told(kind, note, said):
    assert deeds({"kind": kind, "note": note}) == said


@pytest.mark.parametrize(
    "note",
    [
        "Rang in the evening to ask how he was.",
        "The ninth loaf goes to Mr Penhaligon himself, to count it in.",
        "Gave in to avoid a scene",
        "Took it to her myself and said we should never have done that.",
        "card reversal 4412",
        "Cup broken. Bad day.",
        "a coffee\nso that he stops shouting",
        "A free coffee so they stop shouting",
        "red herring",
    ],
)
def test_notes_for_colleagues_stay_out_of_the_letter(note):
    assert deeds({"kind": "replacement", "note": note}) == "gave you a replacement"


def test_deeds_with_lists_of_their_own_stay_apart():
    said = deeds(
        {"kind": "other", "note": "brought you six tarts, a piping bag and a cake slice"},
        {"kind": "refund", "cost": Money(minor=500, currency="GBP")},
    )
    assert said == "brought you six tarts, a piping bag and a cake slice, and gave you your £5 back"


def test_equal_deeds_are_told_once():
    assert deeds({"kind": "visit"}, {"kind": "visit"}) == "came to see you about it"


@pytest.mark.parametrize(
    ("locale", "day", "text"),
    [
        ("en_GB", date(2026, 3, 3), "on Tuesday 3 March"),
        ("en_US", date(2026, 3, 3), "on Tuesday, March 3"),
        ("en_GB", date(2025, 12, 31), "on 31 December 2025"),
        ("es_ES", date(2026, 3, 3), "el martes 3 de\u00a0marzo"),
        ("fr_FR", date(2026, 3, 3), "le mardi 3 mars"),
    ],
)
def test_days_stand_in_a_sentence(locale, day, text):
    assert phrases.on_day(day, TODAY, locale) == text


def test_days_as_a_term():
    assert phrases.by_day(date(2026, 6, 19), TODAY, "en_GB") == "by Friday 19 June"


@pytest.mark.parametrize(
    ("amount", "locale", "text"),
    [
        (Money(minor=1250, currency="GBP"), "en_GB", "£12.50"),
        (Money(minor=1250, currency="EUR"), "de_DE", "12,50\u00a0€"),
        (Money(minor=1250, currency="JPY"), "en_GB", "JP¥1,250"),
        (Money(minor=1000, currency="GBP"), "en_GB", "£10"),
        (Money(minor=1000, currency="EUR"), "de_DE", "10\u00a0€"),
        (Money(minor=1000, currency="EUR"), "fr_FR", "10\u00a0€"),
        (Money(minor=1000, currency="EUR"), "es_ES", "10\u00a0€"),
        (Money(minor=100_000_000, currency="GBP"), "en_GB", "£1,000,000"),
        (Money(minor=100_000_000, currency="EUR"), "de_DE", "1.000.000\u00a0€"),
        (Money(minor=1_000_000, currency="KWD"), "en_GB", "KWD1,000"),
        (Money(minor=100_000, currency="CHF"), "de_CH", "CHF\u00a01’000"),
        (Money(minor=0, currency="GBP"), "en_GB", "£0"),
    ],
)
def test_money_is_written_as_the_language_writes_it(amount, locale, text):
    assert phrases.money(amount, locale) == text


@given(
    minor=st.integers(min_value=-(10**6), max_value=10**7),
    currency=st.sampled_from("GBP EUR CHF JPY KWD IQD AFN PLN".split()),
    locale=st.sampled_from("en_GB en_US en_IN de_DE de_CH fr_FR fr_CH es_ES pt_PT pl_PL ar_EG".split()),
)
def test_money_stands_as_babel_writes_it(minor, currency, locale):
    """The short way, for amounts without grouping, gives what Babel gives; it rounds dinars of Iraq."""
    digits = minor_digits(currency)
    whole = format_currency(Decimal(minor).scaleb(-digits), currency, locale=locale)
    said = phrases.money(Money(minor=minor, currency=currency), locale)
    if minor % 10**digits or said == whole:
        assert said == whole
    else:
        assert re.sub(r"\D", "", said) + "0" * digits == re.sub(r"\D", "", whole), "no zeros"
        assert len(whole) - len(said) == digits + 1


@pytest.mark.parametrize(
    ("language", "country", "name"),
    [
        ("en", "GB", "en_GB"),
        ("en", "US", "en_US"),
        ("en", "JP", "en_GB"),
        ("de", "CH", "de_CH"),
        ("xx", "!!", "en_GB"),
    ],
)
def test_the_locale_follows_language_and_country(language, country, name):
    assert phrases.locale_name(language, country) == name


@pytest.mark.parametrize(
    ("recipient", "line"),
    [
        (Recipient(name="Zoë Brontë"), "Dear Zoë Brontë,"),
        (Recipient(name="Mill Choir", organisation=True), "Hello everyone at Mill Choir,"),
        (Recipient(name="Zoë", salutation="Hi Zo,"), "Hi Zo,"),
        (Recipient(name=""), "Hello,"),
        (Recipient(name="Ida {} Koch", language="de"), "Guten Tag Ida {} Koch,"),
        (Recipient(name="Anaïs Roy", language="fr-CA"), "Bonjour Anaïs Roy,"),
        (Recipient(name="Inés Ruiz", language="es"), "Hola, Inés Ruiz:"),
        (Recipient(name="Bo", language="tlh"), "Dear Bo,"),
    ],
)
def test_salutations_guess_nothing(recipient, line):
    assert salutation(recipient) == line


@pytest.mark.parametrize(
    ("code", "home", "line"),
    [
        ("GB", "GB", ""),
        ("", "GB", ""),
        ("de", "GB", "GERMANY"),
        ("GB", "DE", "VEREINIGTES KÖNIGREICH"),
        ("ZZ", "??", "UNKNOWN REGION"),
    ],
)
def test_the_country_stands_on_letters_abroad_only(code, home, line):
    assert phrases.country_line(Recipient(name="Z", country=code), home) == line


def test_things_lose_their_capital_and_names_keep_it():
    assert phrases.thing("A jar of jam.", "en_GB") == "a jar of jam"
    assert phrases.thing("Danish pastry", "en_GB") == "Danish pastry"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Send a new jacket.", "send a new jacket"),
        ("We’ll ring back before noon", "ring back before noon"),
        ("to have a rye at the door", "have a rye at the door"),
        ("A full refund", "see to a full refund"),
        ("Free coffee for life", "keep our word – “Free coffee for life” –"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_promise_follows_we_will(text, said):
    assert phrases.promise(text, "en_GB") == said
