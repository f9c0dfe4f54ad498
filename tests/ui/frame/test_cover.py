"""The guest sees the screen (A8): one key hides other customers, standing and notes, on every page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionViewItem, QWidget

from delight.domain.customers.customer import CustomerDraft
from delight.ui.kit.guest import guest_may_see, guest_sees
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.theme import Tone, tokens
from delight.ui.kit.rows.rows import RowDelegate, RowList, row_model
from delight.ui.kit.work.page import LogWish, Place
from tests import factories
from tests.qt_helpers import let_run, press, settle, type_text, wait_for


@pytest.fixture
def people(services):
    """Zoë, of whom something is known, and six others."""
    zoe = factories.customer(services, know="Never seat her at the window")
    factories.case(services, zoe, what="The cappuccino was cold")
    others = [factories.customer(services, f"Other {number}", email="") for number in range(6)]
    for other in others:
        factories.case(services, other, what=f"Something about {other}")
    return zoe


@pytest.fixture
def window(open_window, people, services):
    made = open_window(services)
    yield made
    made.tools.guest.set(on=False)


def covered(window, widget):
    """Tell whether the middle of a widget is under the cover."""
    cover, middle = window.plate.cover, widget.rect().center()
    at = widget.mapTo(window.places, middle)
    return cover.isVisible() and (cover.mask().isEmpty() or cover.mask().contains(at))


def settle_paint():
    let_run(200)


def test_one_key_and_a_button(window):
    press(window, "Ctrl+H")
    assert guest_sees()
    assert window.top.guest.isChecked()
    QTest.mouseClick(window.top.guest, Qt.MouseButton.LeftButton)
    assert not guest_sees()
    assert not window.plate.cover.isVisible()


@pytest.mark.parametrize("where", [Place.TODAY, Place.LETTERS, Place.SURPRISES, Place.SETTINGS])
def test_a_page_that_knows_nothing_of_it_is_covered(window, where):
    window.go(where)
    settle(window.tools)
    press(window, "Ctrl+H")
    settle_paint()
    for part in (window.places, *window.go(where).findChildren(QLabel)):
        assert covered(window, part) or not part.isVisible() or is_in_a_list(part)


def is_in_a_list(widget):
    return any(isinstance(one, RowList) for one in parents(widget))


def parents(widget):
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def test_a_page_that_comes_while_it_is_on_is_covered_at_once(window):
    press(window, "Ctrl+H")
    window.go(Place.CUSTOMERS)
    assert covered(window, window.places)
    assert window.plate.cover.mask().isEmpty(), "all of it, until it was looked at"


def test_rows_of_others_tell_nothing(window, people):
    page = window.go(Place.CUSTOMERS)
    settle(window.tools)
    page.open_customer(people)
    settle(window.tools)
    rows, model = page.list, page.list.model()
    assert model.row(rows.currentIndex()).name == "Zoë Brontë"
    other = next(model.index(n, 0) for n in range(model.rowCount()) if n != rows.currentIndex().row())
    plain = picture_of_row(rows, other)
    press(window, "Ctrl+H")
    settle_paint()
    assert not covered(window, rows)
    resting = picture_of_row(rows, other)
    assert resting != plain
    row, who = other.row(), model.row(other)
    services = window.tools.services
    with_name = CustomerDraft(name=f"{who.name} Than Before", email="else@example.org")
    window.tools.bus.changed.emit(services.customers.edit(who.id, with_name))
    settle(window.tools)
    at = next(n for n in range(model.rowCount()) if model.row(n).id == who.id)
    assert at == row, "still at its place: only the name is another"
    assert picture_of_row(rows, model.index(at, 0)) == resting, "the bars do not depend on the name"
    assert rows.itemDelegate().helpEvent(None, rows, veiled_option(rows), model.index(row, 0))


def veiled_option(rows):
    option = QStyleOptionViewItem()
    rows.initViewItemOption(option)
    option.state &= ~QStyle.StateFlag.State_Selected
    return option


def picture_of_row(rows, index):
    settle_paint()
    return rows.viewport().grab(rows.visualRect(index)).toImage()


def test_who_is_served_stays_readable_without_what_is_known_of_them(window, people):
    page = window.go(Place.CUSTOMERS)
    page.open_customer(people)
    settle(window.tools)
    header = next(w for w in page.findChildren(QWidget) if type(w).__name__ == "Header")
    press(window, "Ctrl+H")
    settle_paint()
    assert not covered(window, header.name)
    assert header.name.text() == "Zoë Brontë"
    assert header.note.isVisible()
    assert covered(window, header.note)
    assert covered(window, header.standing)


def test_their_own_words_stay_readable(window, people):
    page = window.go(Place.CASES)
    settle(window.tools)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    settle(window.tools)
    story = next(w for w in page.findChildren(QWidget) if type(w).__name__ == "StoryBox" and w.isVisible())
    press(window, "Ctrl+H")
    settle_paint()
    assert not covered(window, story)
    assert not covered(window, page.list)


def test_the_page_rests_in_its_own_shape(window):
    page = window.go(Place.CASES)
    settle(window.tools)
    press(window, "Ctrl+H")
    settle_paint()
    sheets = [w for w in page.findChildren(Card) if w.isVisible()]
    assert sheets
    picture = window.plate.cover.grab().toImage()
    for sheet in sheets:
        corner = sheet.mapTo(window.places, sheet.rect().bottomLeft()) - QPoint(-40, 6)
        assert picture.pixelColor(corner).name().upper() == tokens().card.upper()
    assert window.top.note.isVisible()
    assert not window.plate.cover.mask().isEmpty()
    window.resize(700, 640)
    assert not window.top.note.isVisible(), "the search needs the room"


def test_how_much_is_waiting_is_no_matter_of_a_guests(window):
    button = window.rail.button(Place.TODAY)
    button.set_count(12, Tone.OVERDUE, "12 things to do")
    plain = button.grab().toImage()
    press(window, "Ctrl+H")
    assert button.grab().toImage() != plain
    press(window, "Ctrl+H")
    assert button.grab().toImage() == plain


@pytest.mark.parametrize("where", [Place.CASES, Place.CUSTOMERS])
def test_a_page_that_comes_chooses_nobody_for_the_guest_to_read_about(window, where):
    press(window, "Ctrl+H")
    page = window.go(where)
    settle(window.tools)
    assert page.list.model().rowCount() > 1
    assert page.list.current() is None
    press(page.list, "Down")
    settle(window.tools)
    assert page.list.current() is not None


def test_a_case_shows_a_guest_whose_it_is_but_not_how_it_stands(window):
    page = window.go(Place.CASES)
    settle(window.tools)
    rows = page.list
    here, other = rows.currentIndex(), rows.model().index(1, 0)
    plain = picture_of_row(rows, here)
    press(window, "Ctrl+H")
    settle_paint()
    assert picture_of_row(rows, here) != plain
    assert not covered(window, page.view.header.name)
    assert covered(window, page.view.header.about)
    assert rows.itemDelegate().helpEvent(None, rows, veiled_option(rows), other)


def test_the_card_beside_the_log_tells_nothing_of_them(window, people):
    window.log(LogWish(customer_id=people, customer_name="Zoë Brontë"))
    settle(window.tools)
    card = next(w for w in window.slide.findChildren(QWidget) if type(w).__name__ == "CustomerCard")
    wait_for(card.isVisible)
    assert card.know.isVisible()
    window.tools.guest.set(on=True)
    settle_paint()
    for hidden in (card.know, card.standing, card.facts):
        patch = next(child for child in hidden.children() if type(child).__name__ == "Patch")
        assert patch.isVisible() == hidden.isVisible()
        assert patch.geometry() == hidden.rect()
    assert card.childAt(card.name.geometry().center()) is card.name


def test_what_is_found_shows_the_chosen_one_alone(window):
    press(window, "Ctrl+K")
    type_text(window.top.search, "other")
    settle(window.tools)
    rows = wait_for(lambda: window.top.search.popup.isVisible() and window.top.search.popup.list)
    second = rows.model().index(2, 0)
    plain = picture_of_row(rows, second)
    window.tools.guest.set(on=True)
    assert picture_of_row(rows, second) != plain
    window.tools.guest.set(on=False)
    assert picture_of_row(rows, second) == plain


def test_somebody_who_paints_rows_in_another_way_has_to_say_that_it_is_minded(qtbot, qapp):
    class Other(RowDelegate):
        pass

    rows = RowList(row_model(lambda _ask: [], lambda _row: None), name="rows")
    qtbot.addWidget(rows)
    assert guest_may_see(rows)
    rows.setItemDelegate(Other(rows))
    assert not guest_may_see(rows)
