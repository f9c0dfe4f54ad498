"""A letter that hands over a voucher: to whom, in which wording, and that nothing of it is asked for."""

import pytest

from delight.domain.cases.stages import CaseKind
from delight.domain.codes import spaced
from delight.domain.errors import UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.write.topic import topic_of
from tests import factories
from tests.letters.scanning import picture, scanned
from tests.ui.letters.helpers import calm


@pytest.fixture
def voucher(services, people):
    draft = VoucherDraft(customer_id=people["zoe"], value_minor=1500)
    return services.vouchers.get(services.vouchers.issue(draft).record)


def test_it_goes_to_whose_it_is_on_a_card(services, people, voucher):
    topic = topic_of(services, LetterRequest(wording="", voucher_id=voucher.id))
    assert (topic.customer_id, topic.request.wording) == (people["zoe"], "voucher-card")
    assert topic.subject == spaced(voucher.code)
    bread = VoucherDraft(customer_id=people["zoe"], item="a loaf of bread")
    record = services.vouchers.issue(bread).record
    assert topic_of(services, LetterRequest(wording="", voucher_id=record)).subject == "a loaf of bread"


def test_one_of_nobody_needs_somebody(services, people):
    record = services.vouchers.issue(VoucherDraft(value_minor=500)).record
    with pytest.raises(UnknownError, match=r"letter\.for_nobody"):
        topic_of(services, LetterRequest(wording="", voucher_id=record))
    wish = LetterRequest(wording="", voucher_id=record, customer_id=people["zoe"])
    assert topic_of(services, wish).customer_id == people["zoe"]


def test_nothing_of_it_is_asked_for_and_it_is_on_the_page(page, voucher):
    page.write(LetterWish(voucher_id=voucher.id))
    calm(page)
    assert page.editor.told.isHidden()
    assert page.writing.preview.missing == ()
    assert scanned(picture(page.writing.preview.pdf, 300)) == [voucher.code]


def test_two_vouchers_of_one_customer_are_two_letters(page, services, people, voucher):
    second = services.vouchers.issue(VoucherDraft(customer_id=people["zoe"], value_minor=700)).record
    page.write(LetterWish(voucher_id=voucher.id))
    calm(page)
    page.editor.more.picked.emit({"paper": "A5"})
    calm(page)
    page.write(LetterWish(voucher_id=second))
    calm(page)
    assert page.writing.draft.request.paper == ""
    page.write(LetterWish(voucher_id=voucher.id))
    calm(page)
    assert (page.writing.draft.request.voucher_id, page.writing.draft.request.paper) == (voucher.id, "A5")


@pytest.mark.parametrize(("resolved", "wording"), [(False, "apology"), (True, "what-we-did")])
def test_one_that_puts_a_case_right_says_so(services, people, resolved, wording):
    case = factories.case(services, people["zoe"])
    if resolved:
        for move in ("acknowledged", "in-progress", "resolved"):
            services.cases.move(case, move)
    code = services.vouchers.issue(VoucherDraft(case_id=case, value_minor=1500)).record
    topic = topic_of(services, LetterRequest(wording="", case_id=case, voucher_id=code))
    assert topic.request.wording == wording
    assert topic.reference == services.cases.get(case).reference


def test_one_for_a_kind_word_thanks_for_it(services, people):
    case = factories.case(services, people["zoe"], kind=CaseKind.COMPLIMENT)
    code = services.vouchers.issue(VoucherDraft(case_id=case, value_minor=1500)).record
    topic = topic_of(services, LetterRequest(wording="", case_id=case, voucher_id=code))
    assert topic.request.wording == "reply-to-compliment"
