from dataclasses import replace
from datetime import date

import pytest

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import CaseFacts, GestureFacts, LetterFacts
from delight.letters.words.fields import CONDITIONS, FIELDS, PUBLIC_CONDITIONS, PUBLIC_FIELDS, conditions
from delight.letters.words.tongues import TONGUES
from tests.letters.samples import CASE, FULL


def value(name: str, facts: LetterFacts = FULL) -> str:
    return FIELDS[name][0](facts)


def person(**more: object) -> LetterFacts:
    return replace(FULL, recipient=replace(FULL.recipient, **more))


def case(**more: object) -> LetterFacts:
    return replace(FULL, case=replace(CASE, **more))


def told(name: str, words: str) -> LetterFacts:
    return replace(FULL, told=((name, words),))


@pytest.mark.parametrize("language", TONGUES)
def test_every_field_that_can_be_unknown_has_words_for_its_gap(language):
    assert set(TONGUES[language].gaps) >= set(FIELDS) - {"today"}


def test_what_is_public_is_a_part_of_all():
    assert set(FIELDS) > PUBLIC_FIELDS
    assert CONDITIONS > PUBLIC_CONDITIONS


@pytest.mark.parametrize(
    ("resolved", "took"),
    [
        (date(2026, 6, 13), "less than a day"),
        (date(2026, 6, 14), "one day"),
        (date(2026, 6, 15), "two days"),
        (date(2026, 6, 25), "twelve days"),
        (date(2026, 7, 4), "three weeks"),
        (date(2026, 6, 12), ""),
        (None, ""),
    ],
)
def test_how_long_it_took(resolved, took):
    assert value("case.took", case(resolved=resolved)) == took


def test_it_took_unknown_time_if_the_day_is_not_known():
    assert value("case.took", case(received=None)) == ""
    assert value("case.took", replace(FULL, case=None)) == ""


@pytest.mark.parametrize(
    ("since", "years", "first"),
    [
        (date(2021, 6, 17), "five", False),
        (date(2021, 7, 1), "five", False),
        (date(2021, 7, 2), "four", False),
        (date(2025, 6, 20), "one", True),
        (date(2026, 1, 1), "", False),
        (date(2004, 2, 29), "22", False),
        (None, "", False),
    ],
)
def test_years_as_a_customer_count_from_shortly_before_the_day(since, years, first):
    facts = person(since=since)
    assert value("customer.years", facts) == years
    assert ("first-year" in conditions(facts)) == first


def test_when_somebody_was_last_seen():
    assert value("customer.last_seen", person(last_seen=date(2026, 3, 3))) == "in March"
    assert value("customer.last_seen", person(last_seen=date(2025, 3, 3))) == "in March 2025"
    assert value("customer.last_seen", person(last_seen=date(2026, 6, 18))) == ""


def test_the_year_a_greeting_looks_forward_to():
    assert value("year.next") == "2027"
    assert value("year.next", replace(FULL, today=date(2027, 1, 4))) == "2027"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("We have no oven", "We have no oven."),
        ("We have none!", "We have none!"),
        ("They said “no.”", "They said “no.”"),
        ("They said “no”", "They said “no”."),
        ("  ", ""),
    ],
)
def test_the_shops_own_sentences_end_with_a_mark(words, said):
    assert value("reason", told("reason", words)) == said
    assert value("change", told("change", words)) == said


def test_what_only_the_writer_can_tell():
    assert value("elsewhere", told("elsewhere", "Miller’s in Mill Lane.")) == "Miller’s in Mill Lane"
    assert value("brought", told("brought", "Anna")) == "Anna"
    assert value("voucher.worth", told("worth", "£10")) == "£10"
    assert value("voucher.code", told("code", " K7M 2PX ")) == "K7M 2PX"
    assert value("voucher.until", told("until", "2026-12-31")) == "31 December 2026"
    assert value("voucher.until", told("until", "Whitsun")) == "Whitsun"


def test_who_is_praised_is_not_the_writer():
    assert value("case.praised", case(praised="Ben")) == "Ben"
    assert value("case.praised", case(praised="Maya")) == ""
    assert value("case.praised", case(praised="Mayadevi")) == "Mayadevi"


def test_a_helper_is_not_the_writer():
    assert "helper" in conditions(FULL)
    assert "helper" not in conditions(case(handled_by="Maya"))
    assert "helper" not in conditions(case(handled_by=""))


def test_conditions_of_the_person_and_the_gesture():
    assert "familiar" in conditions(person(formality=Formality.FAMILIAR))
    assert "familiar" not in conditions(person(formality=Formality.USUAL))
    assert "couple" in conditions(person(address_as=AddressAs.COUPLE))
    assert "note" in conditions(replace(FULL, gesture=GestureFacts(kind="note")))
    assert not {"note", "couple", "familiar"} & conditions(FULL)


def test_a_case_of_one_day():
    assert "same-day" in conditions(case(resolved=CASE.received))
    assert "same-day" not in conditions(FULL)
    assert "same-day" not in conditions(replace(FULL, case=CaseFacts()))
