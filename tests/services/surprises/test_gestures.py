"""Small surprises: the catalogue in the shop's language, what is planned, changed and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from delight.data.entities import Suggestion, Voucher
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import DeedName
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.gestures import GestureDraft, GestureSource, Occasion
from delight.domain.guards.writing import LetterRequest
from delight.domain.shop import ShopDraft
from delight.domain.surprises.suggestions import SuggestionState
from tests import factories


@pytest.mark.parametrize("language", ["de", "fr", "es", "de-AT", "nl"])
def test_ideas_are_in_the_shops_language_or_english(services, language):
    english = {idea.key: idea for idea in services.gestures.ideas()}
    services.shop.edit(ShopDraft(name="The Honey Bun", language=language))
    ideas = {idea.key: idea for idea in services.gestures.ideas()}
    assert set(ideas) == set(english)
    same = [key for key, idea in ideas.items() if idea.name == english[key].name]
    assert len(same) == (len(english) if language == "nl" else 0)
    costs = {key: replace(idea, name="", hint="") for key, idea in ideas.items()}
    assert costs == {key: replace(idea, name="", hint="") for key, idea in english.items()}


FRIDAY = date(2026, 3, 13)


def planned(services, **fields):
    who = factories.customer(services)
    return who, factories.gesture(services, who, planned_on=FRIDAY, cost_minor=320, **fields)


def test_a_surprise_keeps_where_it_came_from(services):
    _who, gesture = planned(services, key="flower", occasion=Occasion.YEARS, source=GestureSource.PLANNER)
    row = services.gestures.get(gesture)
    assert (row.key, row.occasion, row.source) == ("flower", Occasion.YEARS, GestureSource.PLANNER)


def test_a_planned_one_is_changed_and_keeps_why_it_is(services):
    who, gesture = planned(services, key="flower", occasion=Occasion.YEARS)
    draft = GestureDraft(
        customer_id=who, name="Three tulips", planned_on=FRIDAY + timedelta(days=3), note="Red ones", key=""
    )
    changes = services.gestures.edit(gesture, draft)
    row = services.gestures.get(gesture)
    assert changes.name is DeedName.GESTURE_EDITED
    assert (row.name, row.cost_minor, row.planned_on, row.note, row.key, row.occasion) == (
        "Three tulips",
        None,
        FRIDAY + timedelta(days=3),
        "Red ones",
        "",
        Occasion.YEARS,
    )
    services.history.undo(changes.deed)
    assert services.gestures.get(gesture).name == "a jar of plum jam"


def test_what_was_given_is_mended_but_not_planned_anew(services):
    who, gesture = planned(services)
    services.gestures.given(gesture)
    services.gestures.edit(gesture, GestureDraft(customer_id=who, name="Quince jam", cost_minor=100))
    row = services.gestures.get(gesture)
    assert (row.name, row.cost_minor, row.planned_on) == ("Quince jam", 100, FRIDAY)
    later = GestureDraft(customer_id=who, name="Jam", planned_on=FRIDAY + timedelta(days=1))
    with pytest.raises(ConflictError) as refused:
        services.gestures.edit(gesture, later)
    assert refused.value.code == "gesture.given_already"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (GestureDraft(customer_id=1, name="Jam"), "gesture.day_missing"),
        (GestureDraft(customer_id=1, name="Jam", planned_on=date(2026, 3, 1)), "date.past"),
        (GestureDraft(customer_id=1, name="Jam", planned_on=date(9999, 12, 31)), "date.too_late"),
        (GestureDraft(customer_id=1, name="", planned_on=FRIDAY), "gesture.name_missing"),
        (GestureDraft(customer_id=1, name="Jam", cost_minor=-1, planned_on=FRIDAY), "amount.negative"),
    ],
)
def test_a_change_that_cannot_be(services, draft, code):
    _who, gesture = planned(services)
    before = services.gestures.get(gesture)
    with pytest.raises(InputError) as refused:
        services.gestures.edit(gesture, draft)
    assert refused.value.code == code
    assert services.gestures.get(gesture) == before


def test_nothing_is_planned_for_a_day_that_is_over_and_what_is_late_stays_late(services, clock):
    who, gesture = planned(services)
    clock.forward(days=30)
    with pytest.raises(InputError, match=r"date\.past"):
        factories.gesture(services, who, planned_on=FRIDAY)
    assert len(services.gestures.page()) == 1
    services.gestures.edit(gesture, GestureDraft(customer_id=who, name="Quince jam", planned_on=FRIDAY))
    assert services.gestures.get(gesture).name == "Quince jam"


def test_one_that_will_not_happen_lets_go_of_what_went_with_it(services):
    who, gesture = planned(services)
    with services.context.deed(DeedName.WEEK_DRAWN) as deed:
        suggestion = Suggestion(
            week=date(2026, 3, 9), customer_id=who, key="flower", why="never-yet", drawn_at=deed.at,
            state=SuggestionState.ACCEPTED, gesture_id=gesture, decided_at=deed.at,
        )  # fmt: skip
        voucher = Voucher(code="VABCDEFGH", gesture_id=gesture, item="A cake", issued_at=deed.at)
        deed.add(suggestion, voucher)
    with services.context.db.read() as session:
        before = [session.get(kind, 1).model_dump() for kind in (Suggestion, Voucher)]
    changes = services.gestures.remove(gesture)
    assert changes.name is DeedName.GESTURE_REMOVED
    with pytest.raises(UnknownError):
        services.gestures.get(gesture)
    with services.context.db.read() as session:
        skipped, kept = session.get(Suggestion, 1), session.get(Voucher, 1)
        assert (skipped.state, skipped.gesture_id) == (SuggestionState.SKIPPED, None)
        assert (kept.gesture_id, kept.cancelled_at) == (None, None)
    services.history.undo(changes.deed)
    with services.context.db.read() as session:
        assert [session.get(kind, 1).model_dump() for kind in (Suggestion, Voucher)] == before


def test_a_note_that_went_out_stays_when_its_surprise_is_taken_back(services):
    who, gesture = planned(services)
    request = LetterRequest(wording="small-surprise", gesture_id=gesture)
    letter = services.letters.issue(request).record
    changes = services.gestures.remove(gesture)
    assert services.letters.page(customer_id=who)[0].id == letter
    services.history.undo(changes.deed)
    assert services.gestures.get(gesture).customer_id == who


def test_what_is_not_there_is_neither_changed_nor_removed(services):
    for act in (
        lambda: services.gestures.remove(9),
        lambda: services.gestures.edit(9, GestureDraft(customer_id=1, name="Jam")),
    ):
        with pytest.raises(UnknownError) as refused:
            act()
        assert refused.value.code == "gesture.unknown"


def test_the_same_draft_saved_twice_is_stored_once(services):
    draft = GestureDraft(customer_id=factories.customer(services), name="a jar of plum jam", uid="5" * 32)
    first, second = services.gestures.log(draft), services.gestures.log(draft)
    assert first.record == second.record
    assert [row.uid for row in services.gestures.page()] == [draft.uid]
    services.gestures.log(replace(draft, uid=""))
    assert len(services.gestures.page()) == 2


def test_a_complaint_that_came_in_since_is_told_of_what_is_planned(services):
    who, gesture = planned(services)
    given = factories.gesture(services, who)
    assert not services.gestures.get(gesture).complaint_open
    case = factories.case(services, who)
    rows = {row.id: row.complaint_open for row in services.gestures.page()}
    assert rows == {gesture: True, given: False}
    (task,) = services.today.page().planned
    assert (task.record, task.complaint_open) == (gesture, True)
    services.cases.move(case, Stage.RESOLVED)
    assert not services.gestures.get(gesture).complaint_open
    assert not services.today.page().planned[0].complaint_open


def test_a_compliment_holds_nothing_up(services):
    who, gesture = planned(services)
    factories.case(services, who, kind=CaseKind.COMPLIMENT, what="The best bread in town")
    assert not services.gestures.get(gesture).complaint_open


def test_the_front_desk_is_not_told_of_a_complaint_that_is_the_owners_alone(services):
    who, gesture = planned(services)
    factories.case(services, who, owner_only=True)
    assert services.gestures.get(gesture).complaint_open
    services.staff.sit_down(services.staff.by_name("tom").id)
    assert not services.gestures.get(gesture).complaint_open
    assert not services.gestures.page(who)[0].complaint_open
    assert not services.today.page().planned[0].complaint_open
    factories.case(services, who)
    assert services.gestures.get(gesture).complaint_open
    assert services.today.page().planned[0].complaint_open
