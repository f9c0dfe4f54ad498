"""Drawing a week in a large shop: piece by piece, while others save; kept only where it still stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.data.queries.suggestions import of_week
from delight.domain.cases.case import CaseDraft
from delight.domain.changes import DeedName
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.gestures import GestureDraft
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState
from delight.services.opening import open_services
from delight.services.surprises import drawing
from tests import factories

MONDAY = date(2026, 3, 9)
NAMES = ("Ada Holm", "Ben Carr", "Cleo Dunn", "Dev Shah", "Elin Berg", "Finn Moss", "Gia Ross", "Hal Voss")


@pytest.fixture
def people(services):
    return [factories.customer(services, name, email="") for name in NAMES]


@pytest.fixture
def large(monkeypatch):
    """What is a large shop begins with three customers, and two are read at a time."""
    monkeypatch.setattr(drawing, "MANY", 2)
    monkeypatch.setattr(drawing, "_PIECE", 2)


@pytest.fixture
def meanwhile(monkeypatch, services, people, place, clock):
    """What another counter does while a week is planned: one function for each time, then nothing."""
    todo, planned, plan = [], [], drawing.plan
    other = open_services(place, clock=clock)

    def slowly(*args):
        answer = plan(*args)
        planned.append(answer)
        if todo:
            todo.pop(0)(other, answer)
        return answer

    monkeypatch.setattr(drawing, "plan", slowly)
    yield todo, planned
    other.close()


def log(other, _answer):
    """Save what has nothing to do with the week; with an open read or deed in the way it would fail."""
    other.cases.log(CaseDraft(what="The rolls were not sliced"))


def switch_off(other, answer):
    """Take the first gesture that was just drawn out of the catalogue."""
    other.catalogue.switch(answer.suggestions[-1].key, off=True)


def open_rows(services):
    return [row for row in services.surprises.week().rows if row.state is SuggestionState.OPEN]


def count(services, name):
    return sum(row.name == name for row in services.history.page())


def test_reading_in_pieces_is_reading_the_whole(services, people, monkeypatch):
    born = [factories.customer(services, f"Ida Rowe {n}", email="", birthday="1980-03-12") for n in range(5)]
    for who in born[::2]:
        services.consents.note(who, ConsentDraft(about=ConsentAbout.BIRTHDAY, given=True))
    key = open_rows(services)[0].key
    for who in (people[4], people[0], people[4], born[1]):
        services.gestures.log(GestureDraft(customer_id=who, name="A note", key=key, cost_minor=100 + who))
    friday = MONDAY + timedelta(days=4)
    services.gestures.log(GestureDraft(customer_id=people[5], name="A note", key=key, planned_on=friday))
    whole = drawing.drawn(services.context, MONDAY)
    for name, many in (("MANY", 2), ("_PIECE", 3), ("_SMALL", 1), ("_SEEN", 1)):
        monkeypatch.setattr(drawing, name, many)
    pieces = drawing.drawn(services.context, MONDAY)
    assert [person.id for person in pieces.sight.state.people] == people + born
    assert [person.id for person in pieces.sight.state.people if person.birthday] == born[::2]
    assert set(pieces.sight.state.given) == {people[0], people[4], people[5], born[1]}
    assert (pieces.plan, pieces.sight.state) == (whole.plan, whole.sight.state)


def test_a_save_of_another_counter_neither_waits_nor_makes_it_draw_again(services, large, meanwhile):
    todo, planned = meanwhile
    todo.append(log)
    assert len(open_rows(services)) == 5
    assert len(planned) == 1
    assert count(services, DeedName.WEEK_DRAWN) == 1


def test_what_was_drawn_in_vain_is_drawn_again_outside_of_the_deed(services, large, meanwhile):
    todo, planned = meanwhile
    todo += [switch_off, log]  # that log could not be saved from within the deed of the draw
    keys = {row.key for row in open_rows(services)}
    assert len(planned) == 2
    assert planned[0].suggestions[-1].key not in keys
    assert len(keys) == 5


def test_when_others_change_it_each_time_it_is_drawn_within_the_deed(services, large, meanwhile):
    todo, planned = meanwhile
    todo += [switch_off] * drawing.ATTEMPTS
    keys = {row.key for row in open_rows(services)}
    off = {answer.suggestions[-1].key for answer in planned[: drawing.ATTEMPTS]}
    assert len(off) == drawing.ATTEMPTS
    assert len(planned) == drawing.ATTEMPTS + 1
    assert not keys & off
    assert count(services, DeedName.WEEK_DRAWN) == 1


def test_a_no_is_said_once_however_often_somebody_else_has_to_be_drawn(services, large, meanwhile):
    first = open_rows(services)[0]
    todo, planned = meanwhile
    planned.clear()
    todo += [switch_off, log]
    services.surprises.skip(first.id, SkipWhy.PERSON)
    assert len(planned) == 2
    rows = open_rows(services)
    assert len(rows) == 5
    assert first.customer_id not in {row.customer_id for row in rows}
    assert planned[0].suggestions[-1].key not in {row.key for row in rows}
    assert count(services, DeedName.SUGGESTION_SKIPPED) == 1


def test_who_was_drawn_and_complains_meanwhile_is_not_kept(services, large, meanwhile, people):
    todo, planned = meanwhile
    todo.append(lambda other, answer: factories.case(other, answer.suggestions[0].customer_id))
    rows = open_rows(services)
    assert len(planned) == 2
    assert planned[0].suggestions[0].customer_id not in {row.customer_id for row in rows}
    with services.context.db.read(whole=True) as session:
        assert len(of_week(session, MONDAY)) == 5


def test_a_no_stays_a_no_where_its_gesture_goes_meanwhile(services, large, meanwhile):
    first = open_rows(services)[0]
    todo, _planned = meanwhile
    todo += [lambda other, _answer: other.catalogue.switch(first.key, off=True), log]
    services.surprises.skip(first.id, SkipWhy.PERSON)
    with services.context.db.read(whole=True) as session:
        states = {row.id: row.state for row in of_week(session, MONDAY)}
    assert states[first.id] is SuggestionState.SKIPPED
