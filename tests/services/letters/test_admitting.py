"""No ready-made letter admits liability about a grave matter: it goes out in somebody's own words, or not."""

import pytest

from delight.domain.cases.case import CaseEdit
from delight.domain.cases.grave import Grave
from delight.domain.errors import ConflictError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import ShortText
from tests import factories


@pytest.fixture
def case(services):
    case = factories.case(services, factories.customer(services))
    services.cases.edit(case, CaseEdit(grave=Grave.INJURY))
    return case


@pytest.mark.parametrize("wording", ["apology", "what-we-did", "takes-longer"])
def test_a_ready_made_letter_that_admits_is_refused(services, case, wording):
    with pytest.raises(ConflictError, match=r"letters\.admits"):
        services.letters.issue(LetterRequest(wording=wording, case_id=case))
    assert services.letters.page() == []


def test_in_own_words_it_goes_out(services, case):
    request = LetterRequest(wording="apology", case_id=case, body="I would like to hear how you are.")
    services.letters.issue(request)
    assert len(services.letters.page()) == 1


def test_a_letter_that_admits_nothing_goes_out(services, case):
    services.letters.issue(LetterRequest(wording="acknowledgement", case_id=case))
    assert len(services.letters.page()) == 1


def test_in_a_batch_it_is_left_out_and_named(services, case):
    put = services.batch.put_out([LetterRequest(wording="apology", case_id=case)])
    assert put.rows == ()
    assert [one.error.code for one in put.left_out] == ["letters.admits"]


def test_nor_is_it_copied_as_a_short_text(services, case):
    with pytest.raises(ConflictError, match=r"letters\.admits"):
        services.letters.short(LetterRequest(wording="apology", case_id=case), ShortText.PUBLIC)


def test_what_is_not_grave_goes_out_as_ever(services, case):
    services.cases.edit(case, CaseEdit(emptied=frozenset({"grave"})))
    services.letters.issue(LetterRequest(wording="apology", case_id=case))
    assert len(services.letters.page()) == 1
