"""A letter or card hands over a voucher: its facts, its square, and that the letter remembers it."""

from dataclasses import replace

import pypdfium2
import pytest

from delight.domain.codes import SAMPLE_VOUCHER, spaced
from delight.domain.errors import ConflictError, DelightError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import ShortText, WordingKind
from delight.domain.loyalty.vouchers import VoucherDraft
from tests import factories
from tests.letters.scanning import picture, scanned


def words_of(pdf):
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def person(services):
    return factories.customer(services, name="Zoë Marlow", address="14 Mill Lane\nKeighley")


def voucher(services, **fields):
    if "item" not in fields:
        fields = {"value_minor": 1500, **fields}
    return services.vouchers.get(services.vouchers.issue(VoucherDraft(**fields)).record)


@pytest.mark.parametrize("wording", ["voucher", "voucher-card"])
def test_its_facts_are_filled_in_and_its_square_is_read_back(services, person, wording):
    until = services.context.today().replace(month=12, day=31)
    row = voucher(services, customer_id=person, until=until)
    issued = services.letters.issue(LetterRequest(wording=wording, voucher_id=row.id))
    letter = services.letters.get(issued.record)
    assert (letter.customer_id, letter.voucher_id) == (person, row.id)
    pdf = services.letters.pdf(letter.id)
    assert scanned(picture(pdf, 300)) == [row.code]
    for said in ("£15", spaced(row.code), f"Good until 31 December {until.year}"):
        assert said in words_of(pdf)


def test_the_letter_is_found_by_the_code_on_it(services, person):
    row = voucher(services, customer_id=person)
    issued = services.letters.issue(LetterRequest(wording="voucher-card", voucher_id=row.id))
    assert [one.id for one in services.letters.page(search=spaced(row.code))] == [issued.record]


def test_what_is_left_is_printed_and_not_what_it_was_worth(services, person):
    row = voucher(services, customer_id=person, value_minor=2000)
    services.vouchers.redeem(row.code, 500)
    preview = services.letters.preview(LetterRequest(wording="voucher-card", voucher_id=row.id))
    assert "£15" in words_of(preview.pdf)
    assert "£20" not in words_of(preview.pdf)


def test_an_item_without_a_last_day(services, person):
    row = voucher(services, customer_id=person, item="A loaf of bread")
    preview = services.letters.preview(LetterRequest(wording="voucher", voucher_id=row.id))
    assert "a voucher for a loaf of bread" in preview.body
    assert "A loaf of bread" in words_of(preview.pdf)
    assert "Good until" not in words_of(preview.pdf)


def test_what_was_told_of_another_voucher_does_not_count(services, person):
    row = voucher(services, customer_id=person)
    told = (("worth", "a bicycle"), ("code", "SUMMER"), ("until", "2031-01-01"))
    preview = services.letters.preview(LetterRequest(wording="voucher", voucher_id=row.id, told=told))
    assert not any(words in words_of(preview.pdf) for words in ("bicycle", "SUMMER", "2031"))


def test_a_voucher_that_was_typed_in_has_no_square(services, person):
    told = (("worth", "£10"), ("code", "SUMMER"))
    preview = services.letters.preview(LetterRequest(wording="voucher", customer_id=person, told=told))
    assert "SUMMER" in preview.body
    assert scanned(picture(preview.pdf, 300)) == []


def test_the_letter_of_a_surprise_takes_its_voucher_along_while_it_is_good(services, person):
    gesture = factories.gesture(services, person)
    row = voucher(services, customer_id=person, gesture_id=gesture)
    wish = LetterRequest(wording="small-surprise", gesture_id=gesture)
    issued = services.letters.issue(wish)
    assert services.letters.get(issued.record).voucher_id == row.id
    assert scanned(picture(services.letters.pdf(issued.record), 300)) == [row.code]
    services.vouchers.redeem(row.code)
    assert scanned(picture(services.letters.preview(wish).pdf, 300)) == []


def test_one_of_nobody_goes_to_whom_the_letter_is(services, person):
    row = voucher(services)
    with pytest.raises(UnknownError, match=r"letter\.for_nobody"):
        services.letters.preview(LetterRequest(wording="voucher", voucher_id=row.id))
    issued = services.letters.issue(
        LetterRequest(wording="voucher-card", voucher_id=row.id, customer_id=person)
    )
    assert services.letters.get(issued.record).customer_id == person


def test_a_message_to_copy_has_the_code_in_its_text(services, person):
    row = voucher(services, customer_id=person)
    said = services.letters.short(LetterRequest(wording="voucher", voucher_id=row.id), ShortText.MESSAGE)
    assert spaced(row.code) in said.replace("\u00a0", " ")


@pytest.mark.parametrize("how", ["used", "cancelled"])
def test_one_that_is_over_goes_out_no_more(services, person, how):
    row = voucher(services, customer_id=person)
    if how == "used":
        services.vouchers.redeem(row.code)
    else:
        services.vouchers.cancel(row.code, "printed twice")
    with pytest.raises(ConflictError, match=r"letters\.voucher_over"):
        services.letters.issue(LetterRequest(wording="voucher-card", voucher_id=row.id))
    assert services.letters.page() == []


def test_one_that_is_not_there(services, person):
    with pytest.raises(UnknownError, match=r"voucher\.unknown"):
        services.letters.preview(LetterRequest(wording="voucher", customer_id=person, voucher_id=99))


def test_characters_that_no_face_has_are_named_before_anything_is_printed(services, person):
    row = voucher(services, customer_id=person, item="A \ue000 loaf")
    request = LetterRequest(wording="voucher", voucher_id=row.id, body="Something for you.")
    with pytest.raises(DelightError, match=r"letters\.characters"):
        services.letters.preview(request)


def test_large_print_and_the_slip_stand_beside_it(services, person):
    row = voucher(services, customer_id=person, item="A breakfast for two, with everything that goes with it")
    for wish in (LetterRequest(wording="voucher"), LetterRequest(wording="voucher-card")):
        request = replace(wish, voucher_id=row.id, large=True, reply_slip=True)
        pdf = services.letters.preview(request).pdf
        pages = range(len(pypdfium2.PdfDocument(pdf)))
        assert [code for page in pages for code in scanned(picture(pdf, 300, page))] == [row.code]


@pytest.mark.parametrize("key", ["voucher", "voucher-card"])
def test_a_wording_is_tried_on_with_a_voucher_that_nobody_can_use(services, key):
    preview = services.wordings.sample(services.wordings.draft(key, "en"))
    assert scanned(picture(preview.pdf, 300)) == [SAMPLE_VOUCHER]
    assert preview.missing == ()
    with pytest.raises(InputError, match=r"code\.mistyped"):
        services.vouchers.find(SAMPLE_VOUCHER)


def test_a_wording_is_tried_on_with_the_newest_voucher_of_somebody_that_is_good(services, person):
    kind = WordingKind.VOUCHER
    assert services.wordings.fitting(kind).request.voucher_id is None
    row, used = voucher(services, customer_id=person, item="A loaf"), voucher(services, customer_id=person)
    voucher(services)
    services.vouchers.redeem(used.code)
    tried = services.wordings.fitting(kind)
    assert (tried.request.voucher_id, tried.name, tried.about) == (row.id, "Zoë Marlow", "A loaf")
