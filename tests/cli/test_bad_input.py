"""Words and people as they come, by command: kept to the letter or refused; nothing half-saved."""

import pytest


def logged(delight, *more):
    return delight.done("case", "add", "--what", "The cake had the wrong name on it", *more)


EXACT = [
    "  two spaces\n\n\ta tab, \u05e9\u05dc\u05d5\u05dd \u202eabc\u202c \n",
    "\ufb01 e\u0301 👩\u200d🍳 \u00a0",
    "<b>&amp; %s {name}\u2028x",
]


@pytest.mark.parametrize("words", EXACT, ids=range(len(EXACT)))
def test_free_text_is_kept_to_the_letter(delight, words):
    case = delight.done("case", "add", "--what", words, "--remedy", words, "--customer", "1")
    about = case["reference"]
    assert (case["what"], case["remedy_wanted"]) == (words, words)
    assert delight.done("case", "add", "--what", "-", stdin=words + "\n")["what"] == words
    assert delight.done("action", "add", about, "--kind", "redo", "--note", words)["note"] == words
    promise = delight.done("promise", "add", about, "--what", words, "--by", "tomorrow")
    assert promise["what"] == words
    assert delight.done("promise", "kept", promise["id"], "--note", words)["note"] == words
    assert delight.done("customer", "note", "1", "--text", words)["notes"][0]["text"] == words
    for line in words.replace("\t", " ").replace("\u202e", "").splitlines():
        assert line.rstrip() in delight("case", "show", about).out


def test_words_in_another_encoding_are_refused_not_guessed(delight):
    said = delight.refused("case", "add", "--what", "-", stdin="Der Kuchen war spät".encode("latin-1"))
    assert said["code"] == "text.encoding"
    assert delight.done("case", "list") == []
    wide = "Der Kuchen war spät".encode("utf-8-sig")
    assert delight.done("case", "add", "--what", "-", stdin=wide)["what"] == "Der Kuchen war spät"


def test_words_that_would_be_kept_nowhere_are_refused(delight):
    about = logged(delight)["reference"]
    said = delight.refused("case", "move", about, "resolved", "--why", "She rang", code=2)
    assert "--why" in said["message"]
    assert delight.done("case", "show", about)["stage"] == "new"


def test_a_name_cannot_turn_an_answer_round(delight):
    delight.done("customer", "edit", "1", "--name", "Zoë \u202eecila")
    assert "\u202e" not in delight("case", "add", "--what", "late", "--customer", "1").out


def test_a_case_whose_customer_was_merged_goes_on_with_whom_they_are_now(delight):
    other = str(delight.done("customer", "add", "--name", "Zoe Marlow")["id"])
    about = logged(delight, "--customer", other)["reference"]
    delight.done("customer", "merge", "1", other)
    promised = delight.done("promise", "add", about, "--what", "ring her", "--by", "tomorrow")
    case = delight.done("case", "edit", about, "--mood", "2")
    assert (case["customer_name"], case["mood"], promised["what"]) == ("Zoë Marlow", 2, "ring her")


def test_of_a_case_whose_customer_was_erased_nothing_more_is_written(delight):
    about = logged(delight, "--customer", "1")["reference"]
    delight.done("customer", "erase", "1")
    for words in (
        ["case", "edit", about, "--mood", "2"],
        ["action", "add", about, "--kind", "refund"],
        ["promise", "add", about, "--what", "ring her", "--by", "tomorrow"],
        ["case", "close", about, "--outcome", "settled"],
    ):
        assert delight.refused(*words)["code"] == "case.unknown"
    assert delight.refused("case", "add", "--what", "late", "--customer", "1")["code"] == "customer.unknown"
    assert delight.done("promise", "list") == []
