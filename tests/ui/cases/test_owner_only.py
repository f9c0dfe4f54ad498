"""A case becomes the owner's alone where it stands, and is nowhere any more for the front desk."""

import pytest

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle


@pytest.fixture
def case_id(services):
    factories.case(services, factories.customer(services), what="The bun was cold")
    return factories.case(services, what="Marta shouted at me")


@pytest.fixture
def page(open_window, services, case_id):
    window = open_window(services)
    page = window.go(Place.CASES)
    page.open_case(case_id)
    settle(window.tools)
    return page


def keep_for_owner(page):
    press(page.list, "E")
    form = page.view.facts_form
    assert form.owner_only.isVisible()
    form.owner_only.setChecked(True)
    press(form.topic, "Ctrl+Return")
    settle(page.tools)


def test_the_owner_goes_on_with_it(page, services, case_id):
    keep_for_owner(page)
    assert services.cases.get(case_id).owner_only
    assert "for the owner alone" in page.view.header.about.text()
    press(page.list, "E")
    page.view.facts_form.owner_only.setChecked(False)
    press(page.view.facts_form.topic, "Ctrl+Return")
    settle(page.tools)
    assert not services.cases.get(case_id).owner_only


def test_it_is_gone_for_the_front_desk_without_a_fuss(page, services, case_id):
    services.staff.sit_down(services.staff.list()[1].id)
    keep_for_owner(page)
    assert services.cases.count(CaseFilter()) == 1
    assert page.model.rowCount() == 1
    assert not page.banner.isVisible()
    shown = page.view.file.case.what if page.view.isVisible() and page.view.file else ""
    assert "shouted" not in shown
