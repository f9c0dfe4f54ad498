"""Short texts to copy: nothing half-filled, nothing private in public."""

import pytest


@pytest.fixture
def reference(delight):
    case = delight.done("case", "add", "--what", "Cold", "--customer", "1", "--topic", "the cold soup")
    return case["reference"]


def text(delight, *words):
    return delight.done("letter", "text", *words)["text"]


def test_a_message_is_ready_to_copy(delight, reference):
    message = text(delight, "--wording", "apology", "--case", reference)
    assert message.startswith("Dear Zoë Marlow,\n\n")
    assert "the cold soup" in message
    assert message.endswith("Maya Hollis, The Copper Kettle")
    assert delight("letter", "text", "--wording", "apology", "--case", reference).out == f"{message}\n"


def test_a_public_reply_names_nobody(delight, reference):
    public = text(delight, "--wording", "apology", "--case", reference, "--public")
    assert "sorry" in public
    for private in ("Zoë", "Marlow", "soup", reference):
        assert private not in public


def test_what_the_writer_tells_is_printed_as_typed(delight, reference):
    told = "We {really} *cannot* do **that** \\ <b>now</b>, {customer.name}."
    words = ("--wording", "kindly-no", "--case", reference, "--tell", f"reason={told}")
    assert told in text(delight, *words)


def test_nothing_half_filled_is_printed(delight, reference):
    error = delight.refused("letter", "text", "--wording", "kindly-no", "--case", reference)
    assert error["code"] == "letters.missing"
    assert "reason (--tell reason=…)" in error["message"]


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--wording", "birthday", "--customer", "1", "--public"), "wording.no_short", 1),
        (("--wording", "apology-card", "--customer", "1"), "wording.no_short", 1),
        (("--wording", "poem", "--customer", "1"), "wording.unknown", 1),
        (("--wording", "apology", "--customer", "77"), "customer.unknown", 1),
        (("--wording", "apology", "--customer", "1", "--language", "tlh"), "wording.other_languages", 1),
        (("--wording", "apology"), "usage", 2),
        (("--wording", "apology", "--customer", "1", "--case", "1"), "usage", 2),
        (("--wording", "apology", "--customer", "1", "--tell", "poem"), "usage", 2),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_sentence(delight, words, code, exit_code):
    assert delight.refused("letter", "text", *words, code=exit_code)["code"] == code


def test_a_language_of_a_region_takes_its_own(delight, reference):
    german = text(delight, "--wording", "apology", "--case", reference, "--language", "de-AT")
    assert german.startswith("Guten Tag")
