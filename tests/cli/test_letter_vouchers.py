"""A voucher is handed over on a letter or card, by the command."""

import pypdfium2
import pytest

from delight.domain.codes import spaced
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.services.opening import open_services
from tests.letters.scanning import picture, scanned


@pytest.fixture
def issue(delight):
    """Give out a voucher and return its code."""

    def issued(**fields):
        services = open_services(delight.place)
        try:
            record = services.vouchers.issue(VoucherDraft(value_minor=1500, **fields)).record
            return services.vouchers.get(record).code
        finally:
            services.close()

    return issued


def write(out, *more):
    return ("letter", "write", "--wording", "voucher-card", "--out", out, *more)


def test_a_card_goes_to_whose_voucher_it_is(delight, issue, tmp_path):
    code = issue(customer_id=1)
    out = tmp_path / "card.pdf"
    kept = delight.done(*write(out, "--voucher", spaced(code).lower(), "--issue"))
    assert scanned(picture(out.read_bytes(), 300)) == [code]
    assert delight.done("letter", "list", "--customer", "1")[0]["number"] == kept["number"]
    assert delight.done("letter", "list")[0]["voucher_id"] == 1


def test_one_of_nobody_needs_somebody(delight, issue, tmp_path):
    code, out = issue(), tmp_path / "card.pdf"
    assert delight.refused(*write(out, "--voucher", code))["code"] == "letter.for_nobody"
    assert not out.exists()
    delight.done(*write(out, "--voucher", code, "--customer", "1"))
    assert scanned(picture(out.read_bytes(), 300)) == [code]


def test_a_message_says_the_code(delight, issue):
    code = issue(customer_id=1)
    said = delight.done("letter", "text", "--wording", "voucher", "--voucher", code)["text"]
    assert spaced(code) in said.replace("\u00a0", " ")


def test_a_code_that_is_wrong_writes_nothing(delight, issue, tmp_path):
    code, out = issue(customer_id=1), tmp_path / "card.pdf"
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert delight.refused(*write(out, "--voucher", wrong))["code"] == "code.mistyped"
    assert delight.refused(*write(out), code=2)["code"] == "usage"
    assert not out.exists()


def test_what_puts_a_case_right_goes_out_with_what_was_done(delight, tmp_path):
    added = ("case", "add", "--what", "The soup was cold", "--customer", "1")
    case = delight.done(*added)["reference"]
    delight.done("case", "edit", case, "--topic", "the cold soup")
    delight.done("action", "add", case, "--kind", "credit", "--cost", "15", "--done")
    code = delight.done("voucher", "issue", "--value", "15", "--case", case)["code"]
    for wording in ("apology", "what-we-did", "what-we-did-card"):
        out = tmp_path / f"{wording}.pdf"
        delight.done(
            "letter",
            "write",
            "--wording",
            wording,
            "--case",
            case,
            "--voucher",
            code,
            "--out",
            out,
            "--issue",
        )
        assert scanned(picture(out.read_bytes(), 300)) == [code]
        with pypdfium2.PdfDocument(out) as pdf:
            assert len(pdf) == 1
            words = " ".join(pdf[0].get_textpage().get_text_range().split())
        assert "the cold soup" in words
        assert "£15" in words
    kept = delight.done("letter", "list", "--customer", "1")
    assert {(one["case_id"], one["voucher_id"]) for one in kept} == {(1, 1)}
