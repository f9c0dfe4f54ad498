"""“You said, we did” to everybody who raised it, in one go: planned, looked at, let out, none twice."""

from datetime import date

import pytest

from delight.domain.cases.case import Outcome
from delight.domain.customers.customer import CustomerDraft
from delight.domain.guards.writing import AsideReason
from delight.ui.kit.work.page import ManyWish
from delight.ui.letters.modes import Mode
from delight.ui.letters.page import LettersPage
from tests import factories
from tests.qt_helpers import wait_for
from tests.ui.letters.helpers import calm


@pytest.fixture
def wish(services):
    """Three raised it, one of whom wants no letters; something was changed."""
    home = "{} Mill Lane\nSandmouth\nSM1 4XY"
    drafts = [
        CustomerDraft(name="Ada Nowak", address=home.format(1)),
        CustomerDraft(name="Bo Li", address=home.format(2), language="de"),
        CustomerDraft(name="Émile Roux", address=home.format(5), letters_welcome=False),
    ]
    cases = []
    for draft in drafts:
        cases.append(factories.case(services, services.customers.add(draft).record))
        services.cases.close(cases[-1], Outcome.SETTLED)
    services.improvements.gather(cases, "Soup pot")
    said = services.improvements.save("Soup pot", "We bought a larger pot.", date(2026, 3, 11)).record
    return ManyWish(improvement_id=said, cause="Soup pot", change="We bought a larger pot.", language="en")


@pytest.fixture
def page(tools, wish, qtbot):
    made = LettersPage(tools)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    calm(made)
    made.write(wish)
    look(made)
    return made


def look(page):
    calm(page)
    wait_for(lambda: not page.many.live.is_busy)
    calm(page)


def test_everyone_who_raised_it_is_planned_and_the_others_named(page):
    plan = page.many.view.plan
    assert page.mode is Mode.MANY
    assert [one.name for one in plan.to] == ["Ada Nowak", "Bo Li"]
    assert [(one.name, one.reason) for one in plan.aside] == [("Émile Roux", AsideReason.NO_LETTERS)]
    assert page.many.view.raised.text() == "Everybody who raised “Soup pot”"
    assert page.many.view.raised.isVisible()


def test_the_page_tells_what_was_changed_and_is_in_one_language(page):
    page.many.view.list.setCurrentIndex(page.many.view.model.index(1, 0))
    look(page)
    told = page.desk.paper.accessibleDescription()
    assert "We bought a larger pot." in told
    assert "cold cappuccino" in told
    assert page.many.side.told.field("change").text() == "We bought a larger pot."


def test_who_was_told_is_set_aside_at_once(page, services):
    services.batch.put_out(page.many.view.requests()[:1])
    page.many.view.reload()
    look(page)
    plan = page.many.view.plan
    assert [one.name for one in plan.to] == ["Bo Li"]
    assert ("Ada Nowak", AsideReason.TOLD_ALREADY) in [(one.name, one.reason) for one in plan.aside]


def test_another_group_can_be_chosen_afterwards(page, services):
    services.groups.tag([services.customers.add(CustomerDraft(name="Zed", address="1 Hill")).record], "Club")
    page.many.refresh()
    look(page)
    page.many.view.choose_group("Club")
    look(page)
    assert page.many.view.request.improvement_id is None
    assert [one.name for one in page.many.view.plan.to] == ["Zed"]
