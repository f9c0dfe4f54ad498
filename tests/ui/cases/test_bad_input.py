"""What must not be saved is refused where it is typed, in the real window; what was typed stays."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget

from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import open_services
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle, type_text

WORDS = "And the cup was chipped."
GONE = QDate(2020, 1, 1)


@pytest.fixture
def elsewhere(place, clock):
    """The same shop, open in the command."""
    opened = open_services(place, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def zoe(services):
    return factories.customer(services)


@pytest.fixture
def case_id(services, zoe):
    return factories.case(services, zoe)


@pytest.fixture
def at_case(open_window, services, case_id):
    """The window with the case open."""
    window = open_window(services)
    page = window.go(Place.CASES)
    page.open_case(case_id)
    settle(window.tools)
    return window, page


def nothing_new(services, case_id, deeds):
    """Return whether nothing was written since."""
    return len(services.cases.history(case_id)) == deeds


@pytest.mark.parametrize(
    ("typed", "said"), [("-3", "less than nothing"), ("1e3", "not an amount"), ("9" * 30, "")]
)
def test_a_cost_that_cannot_be_is_said_at_its_field(at_case, services, case_id, typed, said):
    window, page = at_case
    deeds = len(services.cases.history(case_id))
    press(page.list, "a")
    form = page.view.measures.composer
    type_text(form.note, WORDS)
    type_text(form.cost, typed)
    press(form.cost, "Ctrl+Return")
    settle(window.tools)
    told = form.form.fields["cost"].problem.text()
    assert told
    assert said in told
    assert (form.isVisible(), form.note.text(), form.cost.text()) == (True, WORDS, typed)
    assert nothing_new(services, case_id, deeds)


def pick(field, day):
    """Click on a day in the field's calendar."""
    field.menu().aboutToShow.emit()
    field.menu().findChild(QCalendarWidget).clicked.emit(day)


def test_a_promise_for_a_day_that_is_over_is_said_at_its_field(at_case, services, case_id):
    window, page = at_case
    press(page.list, "p")
    form = page.view.promises.composer
    type_text(form.what, WORDS)
    pick(form.due.day, GONE)
    press(form.what, "Ctrl+Return")
    settle(window.tools)
    assert form.form.fields["promise_by"].problem.text().startswith("That day is already over.")
    assert (form.isVisible(), form.what.text(), form.due.day.day()) == (True, WORDS, GONE.toPython())
    assert services.recovery.promises(case_id) == []


def test_a_case_is_not_put_off_until_a_day_that_is_over(at_case, services, case_id):
    window, page = at_case
    press(page.list, "s")
    form = page.view.snoozing
    pick(form.other, GONE)
    press(form.other, "Ctrl+Return")
    settle(window.tools)
    assert form.form.fields["until"].problem.text().startswith("That day is already over.")
    assert form.isVisible()
    assert services.cases.get(case_id).snoozed_until is None


def test_nothing_closes_without_an_outcome(at_case, services, case_id):
    services.cases.move(case_id, "resolved")
    window, page = at_case
    window.news.ask()
    settle(window.tools)
    press(page.list, "c")
    form = page.view.closing
    type_text(form.cause, WORDS)
    press(form.cause, "Ctrl+Return")
    settle(window.tools)
    assert form.form.fields["outcome"].problem.text() == "Please choose one."
    assert form.cause.text() == WORDS
    assert services.cases.get(case_id).closed_at is None


@pytest.fixture
def tom_at_the_desk(services):
    """Tom, at the front desk, writing."""
    marta, tom = services.staff.list()
    services.staff.edit(marta.id, StaffDraft(name=marta.name, role=Role.OWNER))
    services.staff.sit_down(tom.id)
    return tom


def test_whoever_has_left_meanwhile_writes_nothing_and_loses_no_word(
    tom_at_the_desk, at_case, services, elsewhere, case_id
):
    window, page = at_case
    deeds = len(services.cases.history(case_id))
    press(page.list, "a")
    form = page.view.measures.composer
    type_text(form.note, WORDS)
    elsewhere.staff.deactivate(tom_at_the_desk.id)
    press(form.note, "Ctrl+Return")
    settle(window.tools)
    assert "no longer works here" in form.problem.text()
    assert (form.isVisible(), form.note.text()) == (True, WORDS)
    assert nothing_new(services, case_id, deeds)


def test_a_case_whose_customer_is_merged_meanwhile_is_written_on(at_case, services, elsewhere, case_id, zoe):
    other = factories.customer(services, "Zoe Marlow")
    window, page = at_case
    type_text(page.view.story.text, WORDS)
    press(page.list, "a")
    note = page.view.measures.composer.note
    type_text(note, WORDS)
    elsewhere.duplicates.merge(other, zoe)
    window.news.ask()
    settle(window.tools)
    assert note.text() == WORDS
    press(note, "Ctrl+Return")
    settle(window.tools)
    case = services.cases.get(case_id)
    assert (case.customer_id, case.customer_name) == (other, "Zoe Marlow")
    assert [row.note for row in services.recovery.actions(case_id)] == [WORDS]
    assert WORDS in page.view.story.text.toPlainText()
