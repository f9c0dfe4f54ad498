"""Vouchers issued in a stack, and printed on paper of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pypdfium2
import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError
from delight.domain.letters.paper import PaperSize
from delight.domain.loyalty.vouchers import MOST_VOUCHERS, VoucherDraft, VoucherState, issued_in
from delight.domain.plain.sentences import explain
from tests import factories
from tests.letters.scanning import picture, scanned

TEN = VoucherDraft(value_minor=1000, until=date(2027, 12, 31), note="for the raffle")


def stack(services, count=10, draft=TEN):
    return list(issued_in(services.vouchers.issue_many(count, draft)))


def refused(act, *arguments):
    with pytest.raises(DelightError) as caught:
        act(*arguments)
    assert explain(caught.value).what
    return caught.value.code


def words_of(made):
    pages = pypdfium2.PdfDocument(made.pdf)
    return [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in pages]


def test_a_stack_is_alike_but_for_its_codes(services):
    rows = [services.vouchers.get(one) for one in stack(services)]
    assert len({row.code for row in rows}) == 10
    assert {(r.value_minor, r.until, r.note, r.customer_id) for r in rows} == {
        (1000, date(2027, 12, 31), "for the raffle", None)
    }
    assert services.vouchers.liability().value_minor == 10_000


def test_a_stack_goes_back_in_one_go_and_not_once_one_was_used(services):
    changes = services.vouchers.issue_many(3, TEN)
    services.history.undo(changes.deed)
    assert services.vouchers.page() == []
    again = services.vouchers.issue_many(3, TEN)
    services.vouchers.redeem(services.vouchers.get(issued_in(again)[1]).code, 300)
    assert refused(services.history.undo, again.deed) == "undo.voucher_used"
    assert len(services.vouchers.page()) == 3


@pytest.mark.parametrize("count", [0, -1, MOST_VOUCHERS + 1])
def test_how_many_is_between_one_and_the_most(services, count):
    assert refused(services.vouchers.issue_many, count, TEN) == "voucher.count"
    assert services.vouchers.page() == []


def test_the_rest_of_a_stack_is_found_again(services, clock):
    ids = stack(services, 4)
    other = stack(services, 2, VoucherDraft(item="a coffee"))
    services.vouchers.cancel(services.vouchers.get(ids[2]).code)
    left = [ids[0], ids[1], ids[3]]
    assert [services.vouchers.stack(one) for one in left] == [left] * 3
    assert services.vouchers.stack(other[0]) == other
    clock.now += timedelta(minutes=1)
    later = stack(services, 1)
    assert services.vouchers.stack(later[0]) == later
    zoe = factories.customer(services)
    named = services.vouchers.issue(VoucherDraft(customer_id=zoe, value_minor=500)).record
    assert services.vouchers.stack(named) == []


def test_ten_come_out_on_four_sheets_each_with_its_own_code(services):
    ids = stack(services)
    made = services.voucher_paper.render(ids)
    assert made.pages == 4
    codes = {services.vouchers.get(one).code for one in ids}
    read = [code for page in range(4) for code in scanned(picture(made.pdf, 200, page))]
    assert sorted(read) == sorted(codes)
    assert [page.count("£10") for page in words_of(made)] == [3, 3, 3, 1]


def test_a_named_one_speaks_its_customers_language_and_says_what_is_left(services):
    anna = services.customers.add(CustomerDraft(name="Anna Vogel", language="de")).record
    row = services.vouchers.get(
        services.vouchers.issue(VoucherDraft(customer_id=anna, value_minor=2500)).record
    )
    services.vouchers.redeem(row.code, 1000)
    (words,) = words_of(services.voucher_paper.render([row.id, row.id], None))
    for said in ("GUTSCHEIN", "Für", "Anna Vogel", "15 £"):
        assert said in words


def test_paper_as_wide_as_the_shop_has_it(services):
    ids = stack(services, 1)
    sizes = [
        pypdfium2.PdfDocument(services.voucher_paper.render(ids, paper).pdf)[0].get_size()
        for paper in (PaperSize.A4, PaperSize.LETTER, None)
    ]
    assert [(round(w), round(h)) for w, h in sizes] == [(595, 842), (612, 792), (595, 281)]


def test_none_that_nobody_would_take_is_printed(services, clock):
    used, cancelled, over = stack(services, 3, VoucherDraft(item="a coffee", until=clock.now.date()))
    services.vouchers.redeem(services.vouchers.get(used).code)
    services.vouchers.cancel(services.vouchers.get(cancelled).code, "lost")
    paper = services.voucher_paper.render
    assert refused(paper, [over, used]) == "voucher.used"
    assert refused(paper, [over, cancelled]) == "voucher.cancelled"
    clock.now += timedelta(days=2)
    assert services.vouchers.get(over).state is VoucherState.EXPIRED
    assert refused(paper, [over]) == "voucher.expired"
    assert refused(paper, [999]) == "voucher.unknown"
    assert refused(paper, []) == "voucher.none"
