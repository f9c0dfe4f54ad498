"""One search: whatever is pasted into it, it answers at once."""

from time import monotonic

import pytest

from delight.domain.cases import CaseDraft, CaseFilter
from delight.domain.customers import CustomerDraft
from delight.domain.replies import spaced
from delight.domain.search import HitKind
from delight.domain.writing import LetterRequest
from tests import factories

AWKWARD = [
    "\ud800x",
    "a\x00b",
    "x" * 200_000,
    "x " * 150_000,
    "% _ \\ '",
    "á" + "\u0301" * 500,
    "\u202e",
    '*:^"(',
]


@pytest.mark.parametrize("text", AWKWARD, ids=lambda text: repr(text[:8]))
def test_awkward_texts_are_looked_for_like_any_other(services, text):
    services.cases.log(CaseDraft(what="Cold soup", new_customer="Zoë Marlow"))
    before = monotonic()
    services.search.find(text)
    services.cases.page(CaseFilter(search=text))
    services.cases.count(CaseFilter(search=text))
    services.customers.page(text)
    services.customers.count(text)
    assert monotonic() - before < 1


def test_control_characters_do_not_hide_what_is_there(services):
    services.customers.add(CustomerDraft(name="Zoë Marlow"))
    assert [hit.title for hit in services.search.find("z\x00o\ud800e")] == ["Zoë Marlow"]


def test_a_code_from_a_reply_slip_finds_its_letter(services):
    person = factories.customer(services)
    request = LetterRequest(wording="thank-you", customer_id=person, reply_slip=True)
    issued = services.letters.get(services.letters.issue(request).record)
    typed = spaced(issued.reply_code).lower()
    assert [(hit.kind, hit.record) for hit in services.search.find(typed)] == [(HitKind.LETTER, issued.id)]
