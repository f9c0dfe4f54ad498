"""A letter to many: everybody chosen is either written to or set aside with a reason."""

import pytest

from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import InputError
from delight.domain.guards.writing import AsideReason, LetterRequest, ManyRequest
from tests import factories

LETTER = LetterRequest(wording="seasons-greetings")


@pytest.fixture
def people(services):
    home = {"address": "1 Hill\nHarbour"}
    found = {
        "Ann": factories.customer(services, name="Ann", **home),
        "Ben": factories.customer(services, name="Ben", address="1  hill\nHARBOUR"),
        "Cyd": factories.customer(services, name="Cyd", address=""),
        "Dan": factories.customer(services, name="Dan", letters_welcome=False),
        "Eve": factories.customer(services, name="Eve", gone="moved"),
        "Fay": factories.customer(services, name="Fay", gone="died"),
        "Gus": factories.customer(services, name="Gus"),
        "Zoë": factories.customer(services, name="Zoë"),
    }
    factories.case(services, found["Gus"])
    return found


def names(plan):
    return [addressee.name for addressee in plan.to]


def test_everybody_is_written_to_or_set_aside_with_the_reason(services, people):
    plan = services.many.plan(ManyRequest(letter=LETTER, customer_ids=tuple(people.values())))
    assert names(plan) == ["Ann", "Zoë"]
    assert {(a.name, a.reason, a.with_name) for a in plan.aside} == {
        ("Ben", AsideReason.HOUSEHOLD, "Ann"),
        ("Cyd", AsideReason.NO_ADDRESS, ""),
        ("Dan", AsideReason.NO_LETTERS, ""),
        ("Eve", AsideReason.MOVED, ""),
        ("Fay", AsideReason.DIED, ""),
        ("Gus", AsideReason.OPEN_COMPLAINT, ""),
    }


def test_by_hand_at_the_counter_no_address_is_needed(services, people):
    wish = ManyRequest(letter=LETTER, customer_ids=tuple(people.values()), by_post=False)
    assert names(services.many.plan(wish)) == ["Ann", "Ben", "Cyd", "Zoë"]


def test_a_group_a_search_and_hands_are_gathered_each_person_once(services, people):
    services.groups.tag([people["Ann"], people["Zoë"]], "Book club")
    wish = ManyRequest(letter=LETTER, tag="book CLUB", search="zo", customer_ids=(people["Ann"],))
    assert names(services.many.plan(wish)) == ["Ann", "Zoë"]


def test_who_was_taken_out_by_hand_stays_out(services, people):
    wish = ManyRequest(
        letter=LETTER,
        customer_ids=(people["Ann"], people["Zoë"]),
        left_out=frozenset({people["Zoë"]}),
    )
    plan = services.many.plan(wish)
    assert names(plan) == ["Ann"]
    assert [(a.name, a.reason) for a in plan.aside] == [("Zoë", AsideReason.LEFT_OUT)]


def test_each_carries_a_line_of_their_own(services, people):
    wish = ManyRequest(
        letter=LetterRequest(wording="seasons-greetings", personal="See you at the fair."),
        customer_ids=(people["Ann"], people["Zoë"]),
        personal=((people["Zoë"], "Thank you for the plums."),),
    )
    lines = {a.name: a.request.personal for a in services.many.plan(wish).to}
    assert lines == {"Ann": "See you at the fair.", "Zoë": "Thank you for the plums."}


def test_tags_come_and_go_and_can_be_undone(services, people):
    services.groups.tag([people["Ann"], people["Ben"]], " Book   club ")
    services.groups.tag([people["Ann"]], "book club")
    assert [(t.name, t.count) for t in services.groups.tags()] == [("Book club", 2)]
    assert services.customers.get(people["Ann"]).tags == ("Book club",)
    gone = services.groups.untag([people["Ann"]], "BOOK CLUB")
    assert services.groups.tagged("book club") == [people["Ben"]]
    services.history.undo(gone.deed)
    assert services.groups.tagged("book club") == [people["Ann"], people["Ben"]]


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u202e \u2066", "\x00"])
def test_a_tag_that_nobody_can_see_is_none(services, people, name):
    with pytest.raises(InputError, match=r"tag\.name_missing"):
        services.groups.tag([people["Ann"]], name)


def test_a_tag_may_be_a_picture(services, people):
    done = services.groups.tag([people["Ann"]], "👩‍👩‍👧 💐")
    assert services.groups.tagged("👩‍👩‍👧 💐") == [people["Ann"]]
    services.history.undo(done.deed)
    assert services.groups.tags() == []


def test_a_household_that_is_linked_gets_one_letter_though_the_addresses_differ(services):
    ana = factories.customer(services, "Ana", address="1 Quay\nMarlingsea")
    bo = factories.customer(services, "Bo", address="1 Quay Street\nMarlingsea")
    cem = factories.customer(services, "Cem", address="7 Hill\nMarlingsea")
    services.links.add(LinkDraft(kind=LinkKind.HOUSEHOLD, customer_id=bo, other_id=ana))
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=bo, other_id=cem))
    plan = services.many.plan(ManyRequest(letter=LETTER, customer_ids=(ana, bo, cem)))
    assert [one.name for one in plan.to] == ["Ana", "Cem"]
    assert [(one.name, one.reason, one.with_name) for one in plan.aside] == [
        ("Bo", AsideReason.HOUSEHOLD, "Ana")
    ]
