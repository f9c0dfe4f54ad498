"""What fits is offered first, and nothing is lost."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from delight.domain.cases.stages import CaseKind
from delight.domain.letters.wordings import WordingFormat, WordingKind, WordingRow
from delight.ui.letters.write.purposes import (
    Purpose,
    format_of,
    kinds_of,
    other_format,
    purpose_of,
    sections,
)


@pytest.fixture
def kinds(services):
    return kinds_of(services.letters.wordings())


@pytest.mark.parametrize("purpose", Purpose)
def test_every_wording_is_offered_once(kinds, purpose):
    found = [kind.name for section in sections(kinds, purpose) for kind in section.kinds]
    assert sorted(found) == sorted(WordingKind)


def test_answers_to_a_complaint_come_last_where_there_is_none(kinds):
    headings = [section.heading for section in sections(kinds, Purpose.NOTHING)]
    assert headings == ["Fits here", "Thanks", "Surprises and occasions", "Answers to a complaint"]
    first = sections(kinds, Purpose.COMPLAINT)
    assert first[0].kinds[0].kind is WordingKind.ACKNOWLEDGEMENT
    assert first[1].heading == "Answers to a complaint"


def test_typing_narrows_it_whatever_the_accents(kinds):
    (section,) = sections(kinds, Purpose.NOTHING, "fríend")
    assert [kind.title for kind in section.kinds] == ["Thank you for sending a friend"]
    assert sections(kinds, Purpose.NOTHING, "xyz") == []


def test_letter_and_card_are_one_wording(kinds):
    assert other_format(kinds, "apology", WordingFormat.CARD) == "apology-card"
    assert other_format(kinds, "apology-card", WordingFormat.LETTER) == "apology"
    assert format_of(kinds, "apology-card") is WordingFormat.CARD
    assert other_format(kinds, "nobody-knows", WordingFormat.CARD) == ""


def test_a_wording_of_the_shops_own_goes_by_its_title():
    row = WordingRow(
        key="our-sorry",
        kind=WordingKind.APOLOGY,
        language="en",
        format=WordingFormat.LETTER,
        title="Our sorry",
        own=True,
        ready_made=False,
    )
    (kind,) = kinds_of([row])
    assert kind.title == "Our sorry"
    assert other_format([kind], "our-sorry", WordingFormat.CARD) == ""


@pytest.mark.parametrize(
    ("kind", "resolved", "purpose"),
    [
        (CaseKind.COMPLAINT, None, Purpose.COMPLAINT),
        (CaseKind.COMPLAINT, datetime.now(UTC), Purpose.MADE_RIGHT),
        (CaseKind.COMPLIMENT, None, Purpose.COMPLIMENT),
        (CaseKind.SUGGESTION, None, Purpose.SUGGESTION),
    ],
)
def test_a_case_says_what_fits(kind, resolved, purpose):
    assert purpose_of(SimpleNamespace(kind=kind, resolved_at=resolved), gesture=False) is purpose


def test_a_surprise_and_nothing_at_all_say_what_fits():
    assert purpose_of(None, gesture=True) is Purpose.SURPRISE
    assert purpose_of(None, gesture=False) is Purpose.NOTHING
