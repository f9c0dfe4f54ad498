"""Thirty seconds at the counter: the real window by keys alone, each key besides the words counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from delight.domain.cases.case import CaseFilter, Failure, Outcome
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import Stage
from tests import factories
from tests.qt_helpers import type_text
from tests.ui.hands import Hands

MOST_FOR_A_COMPLAINT, MOST_FOR_A_WALK_IN = 40, 10


class CountingHands(Hands):
    """Counts what is typed to find or to choose something, too; only the words of a field are free."""

    def choose(self, text):
        self.keys += len(text)
        super().choose(text)

    def find(self, text):
        """Type something that is not words of the customer's; each character is a key."""
        self.keys += len(text)
        self.type(text)

    def words(self, text):
        """Type what the customer said."""
        type_text(self._at(), text)


@pytest.fixture
def hands(open_window, services):
    window = open_window(services)
    hands = CountingHands(window)
    hands.rest()
    return hands


def the_case(services):
    (row,) = services.cases.page(CaseFilter())
    return services.cases.get(row.id)


def test_a_complaint_of_a_known_customer_with_failure_remedy_and_promise(hands, services):
    person = factories.customer(services, "Małgorzata Παπαδοπούλου")
    hands.press("Ctrl+N")
    hands.words("The birthday cake said Sofa")
    hands.press("Tab")
    hands.choose("malgo")
    hands.tab_to("What would put it right?")
    hands.words("A new cake")
    hands.press("Tab")
    hands.find("tomorrow noon")
    hands.tab_to("What did we promise?")
    hands.words("Bring her a new one")
    hands.press("F3", "w")
    hands.press("Ctrl+Return")
    case = the_case(services)
    assert (case.customer_id, case.failure, case.remedy_wanted) == (
        person, Failure.WRONG_ITEM, "A new cake",
    )  # fmt: skip
    (promise,) = services.recovery.promises(case.id)
    assert (promise.what, promise.due_at) == ("Bring her a new one", datetime(2026, 3, 12, 12, tzinfo=UTC))
    assert hands.sees(f"Saved as {case.reference}")
    assert hands.keys <= MOST_FOR_A_COMPLAINT


def test_where_the_words_tell_the_failure_it_is_even_less(hands, services):
    factories.customer(services, "Małgorzata Παπαδοπούλου")
    hands.press("Ctrl+N")
    hands.words("The cake had the wrong name on it")
    hands.press("Tab")
    hands.choose("malgo")
    hands.tab_to("What would put it right?")
    hands.words("A new cake")
    hands.press("Tab")
    hands.find("Fri")
    hands.press("Ctrl+Return")
    case = the_case(services)
    assert (case.failure, case.remedy_wanted) == (Failure.WRONG_ITEM, "A new cake")
    assert services.recovery.promises(case.id)[0].what == "Get back to them"
    assert hands.keys <= 20


def test_a_walk_ins_wrong_bun_replaced_at_once(hands, services, clock):
    hands.press("Ctrl+N")
    hands.words("She got the wrong bun")
    hands.press("Ctrl+D", "Ctrl+Return")
    assert hands.keys <= MOST_FOR_A_WALK_IN
    case = the_case(services)
    assert (case.stage, case.outcome, case.failure) == (Stage.CLOSED, Outcome.SETTLED, Failure.WRONG_ITEM)
    (action,) = services.recovery.actions(case.id)
    assert (action.kind, action.done_at) == (ActionKind.REPLACEMENT, clock())
    for _day in range(91):
        page = services.today.page()
        assert (page.late, page.due) == ((), ())
        clock.forward(days=1)


def test_with_its_cost_and_how_it_ended_it_is_still_ten(hands, services):
    hands.press("Ctrl+N")
    hands.words("She got the wrong bun")
    hands.press("Ctrl+D", "Tab")
    hands.find("2.40")
    hands.press("Ctrl+Return")
    assert hands.keys <= MOST_FOR_A_WALK_IN
    assert the_case(services).cost_minor == 240


def test_a_kind_word_that_praises_somebody(hands, services):
    hands.press("Ctrl+N", "F2")
    hands.words("Tom was lovely to my mother")
    hands.press("Tab")
    hands.find("T")
    hands.press("Ctrl+Return")
    case = the_case(services)
    assert (case.kind, case.praised) == ("compliment", "Tom Okafor")
    assert hands.sees("Next: tell Tom Okafor.")
    assert not hands.sees("thank them")
    assert hands.keys <= MOST_FOR_A_WALK_IN


def test_undo_brings_the_words_back(hands, services):
    hands.press("Ctrl+N")
    hands.words("She got the wrong bun")
    hands.press("Ctrl+D", "Ctrl+Return", "u")
    assert services.cases.count(CaseFilter()) == 0
    assert hands.sees("She got the wrong bun")
    assert services.now() - timedelta(days=1) < services.now()
