"""Vouchers by the command: issued, shown, taken, cancelled, listed, and what the shop owes."""

from datetime import timedelta

import pypdfium2
import pytest

from delight.domain.codes import CodeKind, new_code, spaced
from tests.letters.scanning import picture, scanned


@pytest.fixture
def ten(delight):
    """A voucher over £10 for Zoë."""
    return delight.done("voucher", "issue", "--customer", "zoë marlow", "--value", "10")


def test_issue(delight):
    made = delight.done(
        "voucher", "issue", "--customer", "1", "--value", "12.50", "--until", "31 december", "--note", "flood"
    )
    assert (made["done"], made["value"], made["left"], made["currency"]) == (
        "voucher.issued",
        "12.50",
        "12.50",
        "GBP",
    )
    assert (made["customer_id"], made["customer_name"], made["state"]) == (1, "Zoë Marlow", "open")
    assert made["until"].endswith("-12-31")
    assert (made["note"], made["item"], made["redemptions"]) == ("flood", "", [])
    said = delight("voucher", "issue", "--item", "a coffee").out
    assert said.startswith("Voucher V")
    assert said.endswith(" worth a coffee: issued.\n")


def test_issue_with_a_case_and_with_a_surprise(delight):
    case = delight.done("case", "add", "--what", "Cold soup", "--customer", "1")
    made = delight.done("voucher", "issue", "--value", "5", "--case", case["reference"])
    assert (made["customer_name"], made["case_id"]) == ("Zoë Marlow", case["id"])
    gesture = delight.done("gesture", "add", "--customer", "1", "--gesture", "a coffee on us")
    made = delight.done("voucher", "issue", "--item", "a coffee", "--gesture", gesture["id"])
    assert (made["customer_id"], made["gesture_id"]) == (1, gesture["id"])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--value", "0"), "voucher.worth_missing"),
        (("--value", "-5"), "amount.negative"),
        (("--value", "five"), "amount.unreadable"),
        (("--value", "5", "--until", "2020-01-01"), "voucher.until_past"),
        (("--value", "5", "--customer", "nobody"), "customer.unknown"),
        (("--value", "5", "--case", "C-2020-0001"), "case.unknown"),
        (("--value", "5", "--gesture", "9"), "gesture.unknown"),
    ],
)
def test_what_cannot_be_issued(delight, options, code):
    assert delight.refused("voucher", "issue", *options)["code"] == code
    assert delight.done("voucher", "list") == []


@pytest.mark.parametrize("options", [(), ("--value", "5", "--item", "tea")], ids=["neither", "both"])
def test_one_of_amount_and_thing_is_asked_for(delight, options):
    assert delight.refused("voucher", "issue", *options, code=2)["code"] == "usage"
    assert delight.done("voucher", "list") == []


def test_redeemed_in_parts_and_once(delight, ten, monkeypatch):
    monkeypatch.setattr("delight.services.loyalty.vouchers.SAME_SCAN", timedelta(hours=1))
    code = f"{ten['code'][:3]} {ten['code'][3:6]} {ten['code'][6:]}".lower()
    taken = delight.done("voucher", "redeem", code, "--amount", "4")
    assert (taken["done"], taken["left"], taken["id"]) == ("voucher.redeemed", "6.00", ten["id"])
    assert taken["redemptions"][0]["amount"] == "4.00"
    assert delight.done("customer", "show", "1")["visits"] == 1
    error = delight.refused("voucher", "redeem", code, "--amount", "4")
    assert error["code"] == "voucher.taken_twice"
    assert error["message"].endswith("If they use as much a second time, add --again.")
    assert delight.done("voucher", "redeem", code, "--amount", "4", "--again")["left"] == "2.00"
    error = delight.refused("voucher", "redeem", code, "--amount", "2.01")
    assert error["message"].startswith("There is only 2.00 GBP left on this voucher.")
    said = delight("voucher", "redeem", code).out
    assert said == (
        f"Voucher {ten['code'][:3]} {ten['code'][3:6]} {ten['code'][6:]} for Zoë Marlow worth 10.00 GBP:"
        " 2.00 GBP taken.\n"
    )
    error = delight.refused("voucher", "redeem", code)
    assert error["code"] == "voucher.used"
    assert error["message"].startswith("This voucher was used already, on 20")
    assert delight.done("customer", "show", "1")["visits"] == 1
    delight.done("undo")
    assert delight.done("voucher", "show", code)["left"] == "2.00"


def test_an_item(delight):
    code = delight.done("voucher", "issue", "--item", "a coffee")["code"]
    assert delight.refused("voucher", "redeem", code, "--amount", "3")["code"] == "voucher.item_whole"
    assert delight("voucher", "redeem", code).out.endswith(" worth a coffee: a coffee taken.\n")
    assert delight.refused("voucher", "redeem", code)["code"] == "voucher.used"


def test_over_and_taken_anyway(delight, ten):
    services = delight.services()
    try:
        with services.context.db.raw() as connection:
            connection.execute("UPDATE vouchers SET until = '2026-01-31'")
    finally:
        services.close()
    error = delight.refused("voucher", "redeem", ten["code"])
    assert error == {
        "code": "voucher.expired",
        "message": "This voucher was good until 2026-01-31. Add --anyway to take it all the same.",
    }
    assert delight.done("voucher", "liability") == {
        "vouchers": 0,
        "value": "0.00",
        "currency": "GBP",
        "items": 0,
    }
    assert delight.done("voucher", "redeem", ten["code"], "--anyway")["state"] == "used"


def test_cancelled(delight, ten):
    done = delight.done("voucher", "cancel", ten["code"], "--why", "lost")
    assert (done["done"], done["state"], done["cancel_why"]) == ("voucher.cancelled", "cancelled", "lost")
    error = delight.refused("voucher", "redeem", ten["code"])
    assert error["code"] == "voucher.cancelled"
    assert "“lost”" in error["message"]
    assert delight.refused("voucher", "cancel", ten["code"])["code"] == "voucher.cancelled"


def test_codes_that_are_none(delight, ten):
    services, code = delight.services(), ten["code"]
    uid = services.shop.row().uid
    services.close()
    for typed, problem in (
        (code[:-1] + ("2" if code[-1] != "2" else "3"), "code.mistyped"),
        (code[:-1], "code.too_short"),
        (code + "XX", "code.too_long"),
        ("V0" + code[2:], "code.look_alike"),
        ("", "code.nothing"),
        (new_code(CodeKind.STAMP_CARD, uid), "code.is_stamp_card"),
        (new_code(CodeKind.VOUCHER, "next door"), "code.other_shop"),
        (new_code(CodeKind.VOUCHER, uid), "voucher.unknown"),
    ):
        for verb in ("show", "redeem", "cancel"):
            assert delight.refused("voucher", verb, typed)["code"] == problem


def test_shown_and_listed(delight, ten):
    delight.done("voucher", "redeem", ten["code"], "--amount", "2.50")
    shown = delight("voucher", "show", ten["code"]).out
    for words in ("10.00 GBP", "7.50 GBP", "Zoë Marlow", "2.50 GBP", "open"):
        assert words in shown
    item = delight.done("voucher", "issue", "--item", "a coffee")
    delight.done("voucher", "redeem", item["code"])
    rows = delight.done("voucher", "list")
    assert [(row["code"], row["state"]) for row in rows] == [(item["code"], "used"), (ten["code"], "open")]
    assert [row["id"] for row in delight.done("voucher", "list", "--customer", "1")] == [ten["id"]]
    assert [row["id"] for row in delight.done("voucher", "list", "--state", "used")] == [item["id"]]
    assert [row["id"] for row in delight.done("voucher", "list", "--search", "zoe")] == [ten["id"]]
    assert delight("voucher", "list", "--search", "nobody").out == "None fits.\n"
    table = delight("voucher", "list").out.splitlines()
    assert table[0].split() == ["Code", "State", "Worth", "Left", "Until", "Customer", "Issued"]
    assert "7.50 GBP" in table[2]
    owed = delight.done("voucher", "liability")
    assert owed == {"vouchers": 1, "value": "7.50", "currency": "GBP", "items": 0}
    assert delight("voucher", "liability").out == "can be used  1\nin money     7.50 GBP\nfor things   0\n"


def test_no_vouchers(delight):
    assert delight("voucher", "list").out == "No vouchers yet.\n"


def test_what_was_used_is_not_unissued(delight, ten):
    delight.done("voucher", "redeem", ten["code"], "--amount", "1")
    error = delight.refused("undo", ten["deed"])
    assert error["code"] == "undo.voucher_used"
    assert error["message"].endswith("You can `delight voucher cancel` it.")


def test_history_says_what_it_was_worth_and_how_much_was_used(delight):
    case = delight.done("case", "add", "--what", "Cold soup", "--customer", "1")["reference"]
    code = delight.done("voucher", "issue", "--value", "10", "--case", case)["code"]
    delight.done("voucher", "redeem", code, "--amount", "4")
    delight.done("voucher", "cancel", code, "--why", "lost")
    past = [line.strip() for line in delight("history", "1").out.splitlines()]
    named = f"{code[:3]} {code[3:6]} {code[6:]}, Zoë Marlow"
    assert any(f"voucher redeemed, {named}" in line for line in past)
    for words in ("voucher: 10.00 GBP", "used: 4.00 GBP", "why: lost"):
        assert words in past
    assert any("voucher issued" in line for line in delight("history", case).out.splitlines())


def test_a_stack_is_issued_printed_and_read_back(delight, tmp_path):
    made = delight.done("voucher", "issue", "--value", "10", "--count", "10", "--until", "31 december")
    codes = sorted(one["code"] for one in made["vouchers"])
    assert len(set(codes)) == 10
    assert {one["value"] for one in made["vouchers"]} == {"10.00"}
    mine = delight.done("voucher", "issue", "--value", "7", "--customer", "1")["code"]
    out = tmp_path / "vouchers.pdf"
    printed = delight.done("voucher", "print", "--unnamed", "--out", out)
    assert (printed["vouchers"], printed["pages"], printed["out"]) == (10, 4, str(out))
    pdf = out.read_bytes()
    assert sorted(code for page in range(4) for code in scanned(picture(pdf, 200, page))) == codes
    with pypdfium2.PdfDocument(out) as document:
        words = document[0].get_textpage().get_text_range()
    assert words.count("£10") == 3
    assert "Zoë" not in words
    said = delight("voucher", "print", mine, mine, "--out", tmp_path / "said.pdf").out
    assert said.endswith("said.pdf: 1 on 1 page.\n")
    alone = delight.done("voucher", "print", mine, "--paper", "DL", "--out", tmp_path / "dl.pdf")
    assert (alone["vouchers"], alone["pages"]) == (1, 1)
    assert scanned(picture((tmp_path / "dl.pdf").read_bytes(), 200)) == [mine]


def test_a_stack_lists_its_codes_in_words(delight):
    lines = delight("voucher", "issue", "--item", "a coffee", "--count", "2").out.splitlines()
    rows = delight.done("voucher", "list")
    assert lines[0] == "2 vouchers worth a coffee each: issued."
    assert sorted(lines[1:]) == sorted(spaced(row["code"]) for row in rows)


def test_what_cannot_be_printed(delight, ten, tmp_path):
    out = tmp_path / "no.pdf"
    assert delight.refused("voucher", "print", "--out", out, code=2)["code"] == "usage"
    assert (
        delight.refused("voucher", "print", ten["code"], "--unnamed", "--out", out, code=2)["code"] == "usage"
    )
    assert delight.refused("voucher", "print", "--unnamed", "--out", out)["code"] == "voucher.none"
    delight.done("voucher", "cancel", ten["code"])
    assert delight.refused("voucher", "print", ten["code"], "--out", out)["code"] == "voucher.cancelled"
    assert delight.refused("voucher", "issue", "--value", "1", "--count", "0")["code"] == "voucher.count"
    assert not out.exists()
