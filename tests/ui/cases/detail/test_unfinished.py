"""Which words on a case are stored already when it is looked at again: those of the last deeds on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.cases.promises import PromiseDraft
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import settle, type_text, wait_for

WORDS = "Ring her back"


@pytest.fixture
def case(services):
    return factories.case(services, factories.customer(services, "Ann Lee"), what="The cake was late.")


@pytest.fixture
def opened(in_window, tools, case):
    """Return a function that opens Cases anew at the case, beside the pages that nobody closed."""

    def open_():
        page = in_window(CasesPage(tools), (1200, 800))
        settle(tools)
        page.open_case(case)
        settle(tools)
        return page.view

    return open_


def begin(view, services):
    view.add_promise()
    type_text(view.promises.composer.what, WORDS)
    folder = services.place / "drafts" / "cases"
    wait_for(lambda: any(WORDS in one.read_text() for one in folder.glob("*.json")))


def promise(services, case):
    due = services.now() + timedelta(days=1)
    return services.recovery.make_promise(PromiseDraft(case_id=case, what=WORDS, due_at=due)).record


def test_words_that_stood_there_long_ago_are_typed_anew_and_come_back(opened, services, tools, case):
    services.recovery.settle_promise(promise(services, case), kept=False)
    for note in ("A card", "A cake", "A call"):
        factories.action(services, case, note=note)
    begin(opened(), services)
    assert opened().promises.composer.what.text() == WORDS


def test_words_that_were_stored_after_they_were_typed_do_not(opened, services, tools, case):
    begin(opened(), services)
    promise(services, case)
    assert opened().promises.composer.isHidden()
