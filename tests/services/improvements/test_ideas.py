"""Ideas: noted on a case or by themselves, found, settled and thanked for."""

import pytest

from delight.domain.cases.stages import CaseKind
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit
from delight.domain.improvements.states import IdeaState
from tests import factories


@pytest.fixture
def ann(services):
    return factories.customer(services, "Ann")


@pytest.fixture
def suggestion(services, ann):
    return factories.case(services, ann, kind=CaseKind.SUGGESTION, failure=None)


def test_an_idea_is_noted_with_the_case_it_came_with(services, ann, suggestion):
    services.ideas.add(IdeaDraft(what="Oat milk", case_id=suggestion))
    (row,) = services.ideas.list()
    assert (row.what, row.customer_id, row.customer_name, row.state) == (
        "Oat milk",
        ann,
        "Ann",
        IdeaState.OPEN,
    )
    assert (row.reference, row.staff, row.may_thank) == ("C-2026-0001", "Marta Lind", True)


def test_an_idea_of_the_shop_alone_thanks_nobody(services):
    services.ideas.add(IdeaDraft(what="A bench outside"))
    (row,) = services.ideas.list()
    assert row.customer_id is None
    assert not row.may_thank


@pytest.mark.parametrize("what", ["", "  \n"])
def test_an_idea_needs_words(services, what):
    with pytest.raises(InputError) as error:
        services.ideas.add(IdeaDraft(what=what))
    assert error.value.code == "idea.what_missing"
    assert services.ideas.list() == []


def test_what_became_of_it_is_said_and_found(services, suggestion):
    idea = services.ideas.add(IdeaDraft(what="Oat milk", case_id=suggestion)).record
    services.ideas.add(IdeaDraft(what="A bench"))
    changes = services.ideas.edit(idea, IdeaEdit(state=IdeaState.PLANNED, note="From May on"))
    assert [row.what for row in services.ideas.list(IdeaState.PLANNED)] == ["Oat milk"]
    assert [row.what for row in services.ideas.list(search="MAY")] == ["Oat milk"]
    assert [row.what for row in services.ideas.list(case_id=suggestion)] == ["Oat milk"]
    assert len(services.ideas.list()) == 2
    services.history.undo(changes.deed)
    assert services.ideas.get(idea).state is IdeaState.OPEN


def test_two_who_change_it_at_once_both_keep_their_words(services):
    idea = services.ideas.add(IdeaDraft(what="Oat milk")).record
    seen = services.ideas.get(idea).version
    services.ideas.edit(idea, IdeaEdit(note="Too dear"))
    with pytest.raises(ConflictError):
        services.ideas.edit(idea, IdeaEdit(note="In May"), seen=seen)
    assert services.ideas.get(idea).note == "Too dear"


def test_who_had_it_is_thanked_once_a_letter_says_so(services, suggestion):
    idea = services.ideas.add(IdeaDraft(what="Oat milk", case_id=suggestion)).record
    letter = services.letters.issue(LetterRequest(wording="thank-you-for-telling", case_id=suggestion)).record
    assert services.ideas.get(idea).thanked
    services.letters.never_sent(letter)
    assert services.ideas.get(idea).may_thank


def test_an_idea_can_be_taken_off_and_put_back(services):
    idea = services.ideas.add(IdeaDraft(what="Oat milk")).record
    changes = services.ideas.remove(idea)
    with pytest.raises(UnknownError):
        services.ideas.get(idea)
    services.history.undo(changes.deed)
    assert services.ideas.list()[0].what == "Oat milk"
