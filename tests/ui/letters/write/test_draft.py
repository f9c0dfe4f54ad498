"""What somebody typed stays, whatever else is chosen."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.guards.writing import LetterRequest
from delight.ui.letters.write.draft import Drafts, LetterDraft, about, first_wording, reworded


def draft(**choices):
    return LetterDraft(request=LetterRequest(**{"wording": "apology", "case_id": 7, **choices}))


def test_trying_another_wording_keeps_the_text_of_the_first():
    written = draft().with_body("Sorry.").choosing(wording="thank-you")
    assert written.asked.body is None
    assert written.choosing(wording="apology").asked.body == "Sorry."


def test_the_text_of_the_wording_can_be_had_back():
    assert draft().with_body("Sorry.").with_body(None).asked.body is None


def test_a_line_of_ones_own_reaches_a_text_that_was_written_over():
    written = draft().with_body("Sorry.\n\nBye.")
    for line in ("S", "Se", "See you."):
        written = written.with_personal(line)
    assert written.asked.body == "Sorry.\n\nBye.\n\nSee you."
    assert written.with_personal("").asked.body == "Sorry.\n\nBye."


@given(st.lists(st.text("abc .", min_size=1).filter(str.strip), min_size=1), st.text("xyz ", min_size=1))
def test_a_line_put_in_and_taken_out_leaves_the_text(paragraphs, line):
    body = "\n\n".join(paragraphs)
    assert reworded(reworded(body, "", line), line, "").split("\n\n") == body.split("\n\n")


def test_a_case_says_by_itself_to_whom():
    assert about(LetterRequest(wording="x", customer_id=3, case_id=7)) == about(
        LetterRequest(wording="", case_id=7)
    )
    assert about(LetterRequest(wording="x", customer_id=3)) != about(
        LetterRequest(wording="x", customer_id=4)
    )


def test_drafts_give_back_what_was_kept_until_it_is_taken():
    drafts = Drafts()
    kept = draft().with_body("Sorry.")
    drafts.keep(kept)
    assert drafts.open(LetterRequest(wording="acknowledgement", case_id=7)) == kept
    assert (
        drafts.open(LetterRequest(wording="thank-you", case_id=7), insist=True).request.wording == "thank-you"
    )
    assert drafts.take(kept.about) == kept
    assert not drafts.has(kept.about)
    assert drafts.take(kept.about) is None


def test_what_makes_a_letter_due_is_what_makes_it_due_now():
    drafts = Drafts()
    drafts.keep(draft().with_body("Sorry."))
    due = LetterRequest(wording="what-we-did", case_id=7, owed=True, promise_id=3)
    asked = drafts.open(due).asked
    assert (asked.wording, asked.body) == ("apology", "Sorry.")
    assert (asked.owed, asked.promise_id) == (True, 3)
    drafts.keep(drafts.open(due))
    assert not drafts.open(LetterRequest(wording="", case_id=7)).request.owed


@pytest.mark.parametrize(
    ("kind", "stage", "resolved", "wording"),
    [
        (CaseKind.COMPLAINT, Stage.NEW, False, "acknowledgement"),
        (CaseKind.COMPLAINT, Stage.IN_PROGRESS, False, "apology"),
        (CaseKind.COMPLAINT, Stage.RESOLVED, True, "what-we-did"),
        (CaseKind.COMPLIMENT, Stage.NEW, False, "reply-to-compliment"),
        (CaseKind.SUGGESTION, Stage.NEW, False, "thank-you-for-telling"),
    ],
)
def test_the_first_wording_fits_the_case(kind, stage, resolved, wording):
    case = SimpleNamespace(kind=kind, stage=stage, resolved_at=datetime.now(UTC) if resolved else None)
    assert first_wording(case, gesture=False) == wording


def test_the_first_wording_without_a_case():
    assert first_wording(None, gesture=True) == "small-surprise-card"
    assert first_wording(None, gesture=False) == "thank-you"
