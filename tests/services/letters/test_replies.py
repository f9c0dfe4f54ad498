"""A code typed from a reply slip brings the answer to its letter and its case."""

import pytest

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.recovery import ActionKind
from delight.domain.codes import spaced
from delight.domain.errors import InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft, new_code
from tests import factories


@pytest.fixture
def letter(services):
    case = factories.case(services, factories.customer(services))
    services.cases.move(case, "resolved")
    issued = services.letters.issue(LetterRequest(wording="apology", case_id=case, reply_slip=True))
    return services.letters.get(issued.record)


def test_a_code_leads_to_its_letter_however_it_is_typed(services, letter):
    code = letter.reply_code
    for typed in (code, code.lower(), spaced(code), f" {code[:3]}-{code[3:]} "):
        assert services.replies.find(typed).letter.id == letter.id


def test_an_answer_settles_the_check_of_its_case(services, letter):
    services.replies.log(ReplyDraft(code=letter.reply_code, answer=Answer.ALL_WELL, words="Lovely, thanks"))
    (reply,) = services.replies.find(letter.reply_code).replies
    assert (reply.answer, reply.words) == (Answer.ALL_WELL, "Lovely, thanks")
    checks = [f for f in services.recovery.follow_ups(letter.case_id) if f.kind == "check"]
    assert [check.result for check in checks] == ["All is well now. Lovely, thanks"]
    assert services.recovery.actions(letter.case_id) == []


def test_not_yet_asks_for_a_call_today(services, letter):
    services.replies.log(ReplyDraft(code=letter.reply_code, answer=Answer.NOT_YET, words="Still waiting"))
    (action,) = services.recovery.actions(letter.case_id)
    assert (action.kind, action.note, action.done_at) == (ActionKind.CALL_BACK, "Still waiting", None)
    assert action.due_on == services.context.today()


def test_not_yet_on_a_letter_about_nothing_is_a_case_of_its_own(services):
    person = factories.customer(services)
    wish = LetterRequest(wording="thank-you", customer_id=person, reply_slip=True)
    code = services.letters.get(services.letters.issue(wish).record).reply_code
    services.replies.log(ReplyDraft(code=code, answer=Answer.NOT_YET, words="The clock stopped again"))
    (case,) = services.cases.page(CaseFilter())
    assert (case.customer_id, case.what, case.stage) == (person, "The clock stopped again", "new")


def test_an_answer_can_be_undone(services, letter):
    done = services.replies.log(ReplyDraft(code=letter.reply_code, answer=Answer.NOT_YET))
    services.history.undo(done.deed)
    assert services.replies.find(letter.reply_code).replies == ()
    assert services.recovery.actions(letter.case_id) == []


def test_codes_that_lead_nowhere_are_told_apart(services, letter):
    other = new_code()
    while other == letter.reply_code:
        other = new_code()
    with pytest.raises(UnknownError, match=r"reply\.unknown"):
        services.replies.find(other)
    wrong = ("3" if letter.reply_code[0] == "2" else "2") + letter.reply_code[1:]
    with pytest.raises(InputError, match=r"reply\.mistyped"):
        services.replies.find(wrong)
