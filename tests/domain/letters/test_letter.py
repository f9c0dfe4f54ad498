from delight.domain.cases.case import Failure
from delight.domain.cases.recovery import ActionKind
from delight.domain.customers.countries import country, country_codes
from delight.domain.letters.letter import letter_number
from delight.domain.letters.paper import Envelope, PaperSize
from delight.letters.words.fields import CONDITIONS
from delight.letters.words.tongues import TONGUES


def test_letters_are_numbered_by_year():
    assert letter_number(2026, 1) == "L-2026-0001"
    assert letter_number(2026, 12_345) == "L-2026-12345"


def test_every_country_has_paper_and_window():
    for code in country_codes():
        assert PaperSize(country(code).paper)
        assert Envelope(country(code).envelope)


def test_every_failure_and_action_can_be_told():
    assert {f"failure.{failure}" for failure in Failure} <= CONDITIONS
    for tongue in TONGUES.values():
        assert set(tongue.deeds) == set(ActionKind)
