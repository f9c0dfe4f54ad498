"""A case and its playbook: nobody ticks twice, everything can be taken back."""

from dataclasses import replace

import pytest

from delight.domain.cases.case import CaseEdit, Channel, Failure, Outcome, Severity
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import ConflictError, DelightError, UnknownError
from delight.domain.letters.addressing import Formality
from delight.domain.playbooks.playbook import Known, Step, StepState
from delight.domain.shop import ShopDraft
from tests import factories


@pytest.fixture
def case(services):
    return factories.case(
        services, factories.customer(services), failure=Failure.WRONG_ITEM, at_stake_minor=1250
    )


def states(services, case_id):
    return {step.key: step.state for step in services.playbooks.for_case(case_id).steps}


def test_the_playbook_follows_the_kind_of_failure(services, case):
    made = services.playbooks.for_case(case)
    assert (made.key, made.chosen, made.next.key) == ("wrong-item", False, "listen")
    services.cases.edit(case, CaseEdit(failure=Failure.BILLING))
    assert services.playbooks.for_case(case).key == "billing"
    services.cases.edit(case, CaseEdit(emptied=frozenset({"failure"})))
    assert services.playbooks.for_case(case).key == "other"


def test_a_step_is_ticked_and_taken_back(services, case):
    changes = services.playbooks.tick(case, "listen")
    assert changes.name is DeedName.STEP_TICKED
    step = services.playbooks.for_case(case).steps[0]
    assert (step.state, step.by) == (StepState.TICKED, "Marta Lind")
    assert services.playbooks.next_for(case).key == "sorry"
    services.history.undo(changes.deed)
    assert states(services, case)["listen"] is StepState.NEXT
    services.playbooks.tick(case, "1")
    services.playbooks.untick(case, "listen")
    assert states(services, case)["listen"] is StepState.NEXT


def test_who_ticked_is_told(services, case):
    services.staff.sit_down(services.staff.list()[1].id)
    services.playbooks.tick(case, "listen")
    assert services.playbooks.for_case(case).steps[0].by == "Tom Okafor"


def test_saying_sorry_is_noted_once_and_counts_as_an_action(services, case):
    services.playbooks.tick(case, "sorry")
    assert [row.kind for row in services.recovery.actions(case)] == [ActionKind.APOLOGY]
    assert states(services, case)["sorry"] is StepState.KNOWN
    with pytest.raises(ConflictError, match=r"step\.done_already"):
        services.playbooks.tick(case, "sorry")
    with pytest.raises(ConflictError, match=r"step\.known"):
        services.playbooks.untick(case, "sorry")


def test_what_was_done_ticks_itself(services, case):
    action = factories.action(services, case, ActionKind.REPLACEMENT)
    services.recovery.action_done(action)
    done = states(services, case)
    assert done["exchange"] is StepState.KNOWN
    assert done["listen"] is done["sorry"] is StepState.PASSED
    assert done["keep"] is StepState.NEXT


def test_nothing_is_asked_for_that_cannot_be_done(services):
    nobody = factories.case(services, failure=Failure.QUALITY)
    small = factories.case(
        services, factories.customer(services), failure=Failure.QUALITY, severity=Severity.LOW
    )
    assert "check" not in states(services, nobody)
    assert "check" not in states(services, small)


def test_once_it_is_put_right_only_what_comes_after_is_left(services, case):
    services.cases.move(case, Stage.RESOLVED)
    assert services.playbooks.next_for(case).key == "check"
    services.cases.close(case, Outcome.WON_BACK, cause="Two bags alike")
    assert states(services, case)["cause"] is StepState.KNOWN


def test_getting_in_touch_moves_the_case_on(services):
    case = factories.case(services, failure=Failure.LATE, channel=Channel.EMAIL)
    made = services.playbooks.get("late")
    touch = Step(key="touch", say="Ring them", known=Known.IN_TOUCH)
    services.playbooks.save(replace(made, steps=(touch, *made.steps)))
    services.playbooks.tick(case, "touch")
    assert services.cases.get(case).stage is Stage.ACKNOWLEDGED
    assert states(services, case)["touch"] is StepState.KNOWN


@pytest.mark.parametrize("key", ["last", "learn", "latte", "heard"])
def test_another_way_to_go_about_it_keeps_remedies_and_words(services, case, key):
    changes = services.playbooks.choose(case, key)
    made = services.playbooks.for_case(case)
    assert (made.key, made.chosen, made.fits) == (key, True, "wrong-item")
    assert made.remedies == services.playbooks.for_case(case).remedies != ()
    assert made.say == services.playbooks.get("wrong-item").say
    services.history.undo(changes.deed)
    assert services.playbooks.for_case(case).key == "wrong-item"


def test_a_refund_is_filled_in_with_what_is_at_stake(services, case):
    costs = {r.kind: r.cost_minor for r in services.playbooks.for_case(case).remedies}
    assert costs == {ActionKind.REPLACEMENT: None, ActionKind.REFUND: 1250, ActionKind.APOLOGY: None}


def test_kind_words_have_no_playbook(services):
    case = factories.case(services, kind=CaseKind.COMPLIMENT, failure=None)
    assert services.playbooks.for_case(case) is None
    assert services.playbooks.next_for(case) is None
    with pytest.raises(ConflictError, match=r"playbook\.not_for_this"):
        services.playbooks.choose(case, "late")


def test_what_is_not_there_is_named(services, case):
    with pytest.raises(UnknownError, match=r"step\.unknown"):
        services.playbooks.tick(case, "dance")
    with pytest.raises(UnknownError, match=r"playbook\.unknown"):
        services.playbooks.choose(case, "dance")
    with pytest.raises(UnknownError, match=r"case\.unknown"):
        services.playbooks.for_case(999)


def test_the_shops_own_takes_the_place_and_the_ready_made_comes_back(services, case):
    made = services.playbooks.get("wrong-item")
    changes = services.playbooks.save(
        replace(made, title="Mixed up", steps=(Step(key="hug", say="Hug them"),))
    )
    assert [step.say for step in services.playbooks.for_case(case).steps] == ["Hug them"]
    row = next(row for row in services.playbooks.rows() if row.key == "wrong-item")
    assert (row.title, row.own, row.ready_made) == ("Mixed up", True, True)
    services.history.undo(changes.deed)
    assert services.playbooks.get("wrong-item") == made
    services.playbooks.save(replace(made, title="Mixed up"))
    services.playbooks.restore("wrong-item", "en")
    assert services.playbooks.get("wrong-item") == made


def test_a_playbook_that_only_the_shop_has(services, case):
    key = services.playbooks.new_key("Wedding cakes!")
    made = replace(services.playbooks.get("late"), key=key, title="Wedding cakes", failure=None)
    services.playbooks.save(made)
    assert key == "wedding-cakes"
    assert services.playbooks.new_key("Wedding cakes") == "wedding-cakes-2"
    services.playbooks.choose(case, key)
    assert services.playbooks.for_case(case).title == "Wedding cakes"
    services.playbooks.restore(key, "en")
    assert services.playbooks.for_case(case).key == "wrong-item"


def test_an_own_one_that_cannot_be_read_is_told_and_can_be_put_back(services, case):
    services.playbooks.save(services.playbooks.get("wrong-item"))
    with services.context.db.raw() as connection:
        connection.execute("UPDATE playbooks SET source = 'new = 1'")
    with pytest.raises(DelightError, match=r"playbook\.unreadable"):
        services.playbooks.get("wrong-item")
    assert services.playbooks.for_case(case).next.key == "listen"
    row = next(row for row in services.playbooks.rows() if row.key == "wrong-item")
    assert (row.own, row.readable) == (True, False)
    services.playbooks.restore("wrong-item", "en")
    assert services.playbooks.for_case(case).next.key == "listen"


@pytest.mark.parametrize(
    ("shop", "customer", "expected"),
    [
        (Formality.USUAL, Formality.USUAL, "Sie"),
        (Formality.FAMILIAR, Formality.USUAL, "du"),
        (Formality.FAMILIAR, Formality.FORMAL, "Sie"),
        (Formality.FORMAL, Formality.FAMILIAR, "du"),
    ],
)
def test_words_are_said_as_the_shop_addresses_people(services, shop, customer, expected):
    row = services.shop.row()
    services.shop.edit(replace(draft_of(row), language="de", formality=shop))
    who = services.customers.add(CustomerDraft(name="Eva Sand", formality=customer)).record
    case = factories.case(services, who, failure=Failure.WRONG_ITEM)
    said = " ".join(services.playbooks.for_case(case).say)
    assert (" Sie " in said) == (expected == "Sie")
    assert "{" not in said


def draft_of(row):
    return ShopDraft(**{name: getattr(row, name) for name in ShopDraft.__dataclass_fields__})
