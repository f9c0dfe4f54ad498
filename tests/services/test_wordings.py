"""The shop's own wordings take the place of the ready-made ones, and these can be restored."""

import pytest

from delight.domain.errors import DelightError, UnknownError
from delight.domain.writing import LetterRequest
from tests import factories

OWN = 'title = "Sorry"\nkind = "apology"\n\n[[paragraph]]\nsay = ["We are sorry about {case.topic}."]\n'


def row(services, key):
    return next(r for r in services.wordings.rows("en") if r.key == key)


def test_an_own_wording_is_used_and_the_ready_made_one_comes_back(services):
    case = factories.case(services, factories.customer(services))
    ready_made = services.wordings.source("apology", "en")
    services.wordings.save("apology", OWN)
    assert (row(services, "apology").own, row(services, "apology").ready_made) == (True, True)
    wish = LetterRequest(wording="apology", case_id=case)
    assert services.letters.preview(wish).body == "We are sorry about the cold cappuccino."
    restored = services.wordings.restore("apology", "en")
    assert services.wordings.source("apology", "en") == ready_made
    assert not row(services, "apology").own
    services.history.undo(restored.deed)
    assert services.letters.preview(wish).body == "We are sorry about the cold cappuccino."


def test_a_wording_that_only_the_shop_has_is_listed_and_goes(services):
    services.wordings.save("from-the-baker", OWN)
    assert (row(services, "from-the-baker").own, row(services, "from-the-baker").ready_made) == (True, False)
    services.wordings.restore("from-the-baker", "en")
    with pytest.raises(UnknownError, match=r"wording\.unknown"):
        services.wordings.source("from-the-baker", "en")


def test_a_wording_that_cannot_be_read_is_refused_and_the_old_one_stays(services):
    services.wordings.save("apology", OWN)
    with pytest.raises(DelightError, match=r"wording\.unknown_field"):
        services.wordings.save("apology", OWN.replace("case.topic", "case.secret"))
    assert services.wordings.source("apology", "en") == OWN
