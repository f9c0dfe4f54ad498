"""The places that the shop recommends, as the owner keeps them."""

from delight.domain.cases.case import Outcome
from delight.domain.cases.elsewhere import PlaceDraft
from delight.ui.settings.place_line import PlaceLine
from tests import factories
from tests.qt_helpers import press, press_here, settle, too_small, type_text, unnamed


def test_a_place_is_added_changed_and_taken_off(page, tools, services, said):
    page.open_group(page.targets)
    settle(tools)
    card = page.places
    assert not card.name.isVisible()
    card.add_button.setFocus()
    press_here("Return")
    assert card.name.hasFocus()
    type_text(card.name, "Miller’s")
    type_text(card.contact, "3 Mill Lane")
    press(card.contact, "Return")
    settle(tools)
    (place,) = services.elsewhere.places()
    assert (place.name, place.contact, place.sent) == ("Miller’s", "3 Mill Lane", 0)
    assert not card.name.isVisible()
    line = card.findChild(PlaceLine)
    press(line, "Return")
    assert line.isHidden()
    assert card.name.text() == "Miller’s"
    type_text(card.what_for, "rye bread")
    card.save()
    settle(tools)
    assert services.elsewhere.places()[0].what_for == "rye bread"
    assert card.name.text() == ""
    press(card.findChild(PlaceLine), "Delete")
    settle(tools)
    assert services.elsewhere.places() == []
    assert said[-1] == "Miller’s is off the list."


def test_the_same_place_twice_is_said_at_its_field(page, tools, services):
    services.elsewhere.save(PlaceDraft(name="Miller’s"))
    page.open_group(page.targets)
    settle(tools)
    card = page.places
    card.add_button.click()
    card.save()
    settle(tools)
    assert card.form.fields["name"].problem.text().startswith("A place needs a name.")
    type_text(card.name, "MILLER’S")
    card.save()
    settle(tools)
    assert "is on the list already" in card.form.fields["name"].problem.text()
    assert card.name.text() == "MILLER’S"
    press(card.name, "Escape")
    assert not card.name.isVisible()
    assert card.add_button.hasFocus()


def test_a_place_that_cases_name_stays_known(services):
    case = factories.case(services, factories.customer(services))
    services.cases.close(case, Outcome.SENT_ELSEWHERE, sent_to="Miller’s", lacked="rye bread")
    (place,) = services.elsewhere.places()
    assert place.sent == 1
    services.elsewhere.remove(place.id)
    assert services.elsewhere.places() == []
    assert services.cases.get(case).elsewhere == "Miller’s"
    services.elsewhere.save(PlaceDraft(name="Miller’s", contact="3 Mill Lane"))
    assert services.elsewhere.places()[0].id == place.id
    assert services.cases.get(case).elsewhere == "Miller’s (3 Mill Lane)"


def test_a_place_that_is_changed_is_seen_whole_with_its_buttons(page, tools, services, qtbot):
    services.elsewhere.save(PlaceDraft(name="Miller’s", what_for="bread without gluten, " * 5))
    page.resize(800, 420)
    page.open_group(page.targets)
    settle(tools)
    card = page.places
    press(card.findChild(PlaceLine), "Return")
    qtbot.waitUntil(lambda: card.save_button.visibleRegion().boundingRect() == card.save_button.rect())
    assert card.what_for.cursorPosition() == 0, "it shows how it begins"


def test_targets_and_names(page, tools, services):
    services.elsewhere.save(PlaceDraft(name="A very long name of a place " * 4))
    page.open_group(page.targets)
    settle(tools)
    assert too_small(page) == []
    assert unnamed(page) == []
