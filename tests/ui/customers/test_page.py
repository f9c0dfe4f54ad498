from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from delight.domain.customers.customer import CustomerDraft, CustomerSort, Gone, VisitDraft
from delight.domain.customers.standing import Standing
from delight.domain.letters.addressing import Formality
from delight.domain.timeline import EntryKind
from delight.services.opening import open_services
from delight.ui.customers import page as page_module
from delight.ui.customers.details.drafts import said_of
from delight.ui.customers.page import CustomersPage
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.rows.table import LOOK_ROLE
from delight.ui.kit.timeline.timeline import TimelineRow
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for
from tests.ui.customers.shown import show


@pytest.fixture
def page(tools, qtbot):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 680)
    return made


def guests(services, count):
    for number in range(count):
        services.customers.add(CustomerDraft(name=f"Guest {number:04d}"))


def somebody_after(services, count):
    """Add so many guests, and somebody who stands below them in the list; return who that is."""
    guests(services, count)
    return factories.customer(services, "Zuleika")


def shown(page, tools):
    show(page, tools)
    return [row.name for row in page.model.rows()]


def find(page, tools, text):
    type_text(page.search, text)
    wait_for(lambda: not page._timer.isActive())
    settle(tools)
    return [row.name for row in page.model.rows()]


def retype(tools, field, text):
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    press(field, "Return")
    settle(tools)


def test_lists_everybody_and_shows_the_first(page, tools, services):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    factories.customer(services, "Zoë Brontë", know="Allergic to nuts")
    factories.customer(services, "Ana Lima", phone="07700 900111")
    assert shown(page, tools) == ["Ana Lima", "Zoë Brontë"]
    assert page.pane.header.name.text() == "Ana Lima"
    assert page.count.text() == "2"
    press_here("Down")
    settle(tools)
    assert page.pane.header.name.text() == "Zoë Brontë"
    assert page.pane.header.know.text() == "Allergic to nuts"
    assert page.pane.header.note.isVisible()


def test_finds_as_one_types_by_name_and_by_digits(page, tools, services):
    factories.customer(services, "Łukasz Nowak", phone="07700 900222")
    factories.customer(services, "Ana Lima", phone="07700 900111")
    shown(page, tools)
    assert find(page, tools, "lukasz") == ["Łukasz Nowak"]
    assert page.pane.header.name.text() == "Łukasz Nowak"
    page.search.clear()
    assert find(page, tools, "900111") == ["Ana Lima"]
    page.search.clear()
    assert find(page, tools, "Bo") == []
    assert page.empty.sentence.text() == "Nobody fits “Bo”."


def test_whoever_fits_best_is_shown_and_not_who_was_shown_before(page, tools, services):
    factories.customer(services, "Ann Reed", address="1 Quay\nMarlingsea")
    factories.customer(services, "Marjorie Sleep", address="2 Quay\nMarlingsea")
    shown(page, tools)
    assert page.pane.header.name.text() == "Ann Reed"
    assert find(page, tools, "mar")[0] == "Marjorie Sleep"
    assert page.pane.header.name.text() == "Marjorie Sleep"
    assert page.list.currentIndex().row() == 0


def test_the_order_says_best_first_while_there_are_words(page, tools, services):
    factories.customer(services, "Ana Lima")
    shown(page, tools)
    page.narrowing.sort.setCurrentIndex(1)
    page.narrowing.sort.activated.emit(1)
    chosen = page.narrowing.sort.currentText()
    find(page, tools, "ana")
    assert page.narrowing.sort.currentText() == "Best first"
    assert not page.narrowing.sort.isEnabled()
    page.search.clear()
    settle(tools)
    assert page.narrowing.sort.currentText() == chosen
    assert page.narrowing.sort.isEnabled()
    assert page.narrowing.which().sort is list(CustomerSort)[1]


def test_no_key_means_two_things_and_every_deed_has_one(page, tools):
    shown(page, tools)
    keys = [(action.shortcut().toString(), action.objectName()) for action in page.actions()]
    assert all(key for key, _name in keys), keys
    assert len({key for key, _name in keys}) == len(keys), keys
    in_menus = {action for menu in (page.more_menu, page.pane.menu) for action in menu.actions()}
    keyless = [
        action.text()
        for action in in_menus
        if action.isVisible() and not action.isSeparator() and action.shortcut().isEmpty()
    ]
    assert keyless == []


def test_ways_out_are_reached_by_one_key(page, tools, services):
    factories.customer(services, "Ana Lima")
    heard = []
    page.import_requested.connect(lambda path: heard.append(("bring", path)))
    page.settings_requested.connect(lambda what: heard.append(what.removeprefix("open_")))
    shown(page, tools)
    press_here("I")
    press_here("X")
    assert heard == [("bring", None), "export"]
    press_here("Ctrl+F")
    assert page.search.hasFocus()


def test_who_moved_or_died_is_marked_in_the_list(page, tools, services):
    factories.customer(services, "Ana Lima", address="1 Quay\nMarlingsea", gone=Gone.MOVED)
    factories.customer(services, "Bo Reed", gone=Gone.DIED)
    shown(page, tools)
    looks = [page.model.index(n, 0).data(LOOK_ROLE) for n in range(2)]
    assert [look.subtitle for look in looks] == ["Moved away", "Died"]
    assert not any(look.pill or look.strong for look in looks)


def test_a_birthday_that_cannot_be_read_does_not_pull_the_keyboard_back(page, tools, services):
    factories.customer(services, "Ana Lima", address="")
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.birthday.setFocus()
    type_text(fields.birthday, "31 Feb")
    press_here("Tab")
    settle(tools)
    type_text(QApplication.focusWidget(), "1 Quay Street")
    press_here("Tab")
    settle(tools)
    assert fields.birthday.text() == "31 Feb"
    assert "31 Feb" in fields.form.fields["birthday"].problem.text()
    assert fields.address.toPlainText() == "1 Quay Street"


def test_what_was_right_is_saved_beside_what_was_wrong(page, tools, services):
    who = factories.customer(services, "Ana Lima", address="")
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.birthday.setFocus()
    type_text(fields.birthday, "31 Feb")
    press_here("Tab")
    settle(tools)
    type_text(QApplication.focusWidget(), "1 Quay Street")
    press_here("Tab")
    settle(tools)
    retype(tools, fields.birthday, "14 March")
    stored = services.customers.get(who)
    assert (stored.birthday, stored.address) == ("03-14", "1 Quay Street")
    assert not fields.form.fields["birthday"].problem.text()


def test_escape_closes_the_details_and_saves_what_was_typed(page, tools, services):
    who = factories.customer(services, "Ana Lima")
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.phone.setFocus()
    type_text(fields.phone, "07700 900111")
    press_here("Escape")
    settle(tools)
    assert not fields.isVisible()
    assert services.customers.get(who).phone == "07700 900111"
    assert QApplication.focusWidget() is page.list


def test_how_they_get_letters_is_all_chosen_by_keys(page, tools, services):
    who = factories.customer(services, "Ute Meier", language="de")
    shown(page, tools)
    press_here("E")
    settle(tools)

    def tab_to(widget):
        for _ in range(40):
            if QApplication.focusWidget() is widget:
                return
            press_here("Tab")
        raise AssertionError("Tab never comes there")

    fields = page.pane.fields
    wait_for(fields.formality.isVisible)
    tab_to(fields.formality)
    press_here("Down")
    press_here("Down")
    tab_to(fields.checks["large_print"])
    press_here("Space")
    tab_to(fields.gone)
    press_here("Down")
    settle(tools)
    stored = services.customers.get(who)
    assert (stored.formality, stored.large_print, stored.gone) == (Formality.FAMILIAR, True, Gone.MOVED)


def test_a_list_of_thousands_comes_bit_by_bit(page, tools, services):
    guests(services, 130)
    assert len(shown(page, tools)) == 100
    page.list.scrollToBottom()
    page.model.fetchMore()
    settle(tools)
    assert page.model.rowCount() == 130


def test_a_new_customer_needs_only_a_name(page, tools, services):
    assert shown(page, tools) == []
    assert page.empty.isVisible()
    press_here("A")
    type_text(page.newcomer.name, "Noor Haddad")
    press(page.newcomer.name, "Return")
    settle(tools)
    assert [row.name for row in services.customers.page()] == ["Noor Haddad"]
    assert page.pane.header.name.text() == "Noor Haddad"
    assert not page.newcomer.isVisible()


def test_without_a_name_it_says_so_and_keeps_what_was_typed(page, tools, services):
    shown(page, tools)
    press_here("A")
    type_text(page.newcomer.phone, "07700 900333")
    press(page.newcomer.phone, "Return")
    settle(tools)
    assert page.newcomer.form.fields["name"].problem.text() == "A customer needs a name."
    assert page.newcomer.phone.text() == "07700 900333"
    press(page.newcomer.name, "Escape")
    assert not page.newcomer.isVisible()


def test_somebody_of_that_name_is_pointed_out_and_can_be_opened(page, tools, services):
    known = factories.customer(services, "Zoë Brontë")
    factories.customer(services, "Ana Lima")
    shown(page, tools)
    press_here("A")
    type_text(page.newcomer.name, "zoe bronte")
    wait_for(lambda: page.newcomer.warning.isVisible())
    assert "Zoë Brontë" in page.newcomer.warning.text()
    QTest.mouseClick(page.newcomer.open_known, Qt.MouseButton.LeftButton)
    settle(tools)
    assert page.pane.customer.id == known


def test_fields_save_themselves_and_undo_takes_it_back(page, tools, services):
    who = factories.customer(services)
    heard = []
    page.said.connect(lambda words, changes: heard.append(words))
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    retype(tools, fields.phone, "01632 960987")
    retype(tools, fields.birthday, "14 March")
    stored = services.customers.get(who)
    assert (stored.phone, stored.birthday) == ("01632 960987", "03-14")
    assert "01632 960987" in [row.accessibleName() for row in page.pane.overview.ways.rows]
    assert fields.birthday.text() == "14 March"
    assert heard == ["Saved: Phone.", "Saved: Birthday."]
    page.do(services.history.undo)
    settle(tools)
    fields.name.setFocus()
    assert services.customers.get(who).birthday == ""


def test_address_and_wishes_are_saved_when_left(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.address.setFocus()
    fields.address.selectAll()
    type_text(fields.address, "1 Sea Road\nHove")
    fields.name.setFocus()
    settle(tools)
    QTest.mouseClick(
        fields.checks["letters_welcome"],
        Qt.MouseButton.LeftButton,
        pos=fields.checks["letters_welcome"].rect().center(),
    )
    settle(tools)
    stored = services.customers.get(who)
    assert stored.address == "1 Sea Road\nHove"
    assert stored.letters_welcome is False


def test_a_wrong_e_mail_is_told_at_its_field_and_stays(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    retype(tools, fields.email, "not an address")
    assert "not an e-mail address" in fields.form.fields["email"].problem.text()
    assert fields.email.text() == "not an address"
    assert services.customers.get(who).email == "zoe@example.org"
    retype(tools, fields.email, "zoe@example.com")
    assert services.customers.get(who).email == "zoe@example.com"
    assert fields.form.fields["email"].problem.text() == ""


def test_somebody_elses_change_is_shown_beside_mine(page, tools, services, place, clock):
    who = factories.customer(services, phone="1111")
    shown(page, tools)
    press_here("E")
    elsewhere = open_services(place, clock=clock)
    elsewhere.customers.edit(who, CustomerDraft(name="Zoë Brontë", phone="2222", email="new@example.org"))
    elsewhere.close()
    fields = page.pane.fields
    retype(tools, fields.phone, "3333")
    assert page.pane.conflict.isVisible()
    assert named(page.pane.conflict, "2222")
    assert named(page.pane.conflict, "3333")
    assert services.customers.get(who).phone == "2222"
    QTest.mouseClick(named(page, "Save mine", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    stored = services.customers.get(who)
    assert (stored.phone, stored.email) == ("3333", "new@example.org")
    assert not page.pane.conflict.isVisible()


def test_theirs_can_be_kept(page, tools, services, place, clock):
    who = factories.customer(services, phone="1111")
    shown(page, tools)
    press_here("E")
    elsewhere = open_services(place, clock=clock)
    elsewhere.customers.edit(who, CustomerDraft(name="Zoë Brontë", phone="2222"))
    elsewhere.close()
    retype(tools, page.pane.fields.phone, "3333")
    QTest.mouseClick(named(page, "Keep theirs", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.customers.get(who).phone == "2222"
    assert page.pane.fields.phone.text() == "2222"


def test_what_was_refused_on_leaving_can_be_gone_back_to(page, tools, services):
    first = factories.customer(services, "Ana Lima")
    factories.customer(services, "Ben Ito")
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.email.setFocus()
    fields.email.selectAll()
    type_text(fields.email, "nonsense")
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1, 0))
    settle(tools)
    if page.pane.customer.id != first:
        QTest.mouseClick(named(page, "Go back", QPushButton), Qt.MouseButton.LeftButton)
        settle(tools)
    assert page.pane.customer.id == first
    assert page.pane.fields.email.text() == "nonsense"


def test_a_visit_by_one_key_and_undo_takes_it_back(page, tools, services):
    who = factories.customer(services)
    heard = []
    page.said.connect(lambda words, changes: heard.append((words, changes.deed)))
    shown(page, tools)
    press_here("V")
    settle(tools)
    assert services.customers.get(who).visits == 1
    assert page.pane.customer.visits == 1
    ((words, deed),) = heard
    assert words == "Zoë Brontë came today."
    page.do(lambda: services.history.undo(deed))
    settle(tools)
    assert services.customers.get(who).visits == 0


def test_the_visit_is_that_of_whoever_is_marked_however_fast_the_keys_come(page, tools, services):
    factories.customer(services, "Ana Lima")
    ben = factories.customer(services, "Ben Ito")
    shown(page, tools)
    press_here("Down")
    press_here("V")
    settle(tools)
    assert services.customers.get(ben).visits == 1


def test_a_second_time_today_is_asked_about(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("V")
    settle(tools)
    press_here("V")
    settle(tools)
    assert services.customers.get(who).visits == 1
    assert page.pane.visits.strip.isVisible()


def test_a_visit_with_its_amount(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("Shift+V")
    strip = page.pane.visits.strip
    type_text(strip.amount, "4.50")
    press(strip.amount, "Return")
    settle(tools)
    stored = services.customers.get(who)
    assert (stored.visits, stored.value_minor) == (1, 450)
    assert "1 visit, £4.50 in all" in page.pane.header.facts.text()
    assert not strip.isVisible()
    (told,) = wait_for(lambda: page.findChildren(TimelineRow))
    assert told.moment.title == "Visit · £4.50"


def test_an_amount_that_cannot_be_read_is_told_at_once(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("Shift+V")
    strip = page.pane.visits.strip
    type_text(strip.amount, "many")
    press(strip.amount, "Return")
    settle(tools)
    assert "not an amount" in strip.form.fields["amount"].problem.text()
    assert services.customers.get(who).visits == 0


def test_the_timeline_filters_and_opens(page, tools, services, clock):
    who = factories.customer(services)
    case = factories.case(services, who)
    factories.gesture(services, who)
    services.customers.add_visit(VisitDraft(customer_id=who, day=clock().date()))
    opened = []
    page.open_case_requested.connect(opened.append)
    shown(page, tools)
    history = page.pane.history
    wait_for(lambda: len(page.findChildren(TimelineRow)) == 3)
    QTest.mouseClick(named(history.filters, "Case", QPushButton), Qt.MouseButton.LeftButton)
    settle(tools)
    wait_for(lambda: len(page.findChildren(TimelineRow)) == 1)
    (row,) = page.findChildren(TimelineRow)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    history.timeline.setFocus()
    press(history.timeline, "Return")
    assert opened == [case, case]


def test_the_reason_leads_to_what_it_rests_on(page, tools, services):
    who = factories.customer(services)
    factories.case(services, who)
    factories.gesture(services, who)
    shown(page, tools)
    standing = page.pane.header.standing
    assert "A complaint is open since" in standing.why.text()
    standing.setFocus()
    press(standing, "Return")
    settle(tools)
    assert page.pane.history.filters.value() is EntryKind.CASE
    assert QApplication.focusWidget() is page.pane.history.timeline
    wait_for(lambda: len(page.findChildren(TimelineRow)) == 1)


def test_the_buttons_wish_for_log_letter_and_surprise(page, tools, services):
    who = factories.customer(services, "Ana Lima")
    wishes = []
    page.log_requested.connect(lambda wish: wishes.append((wish.customer_id, wish.customer_name)))
    page.write_letter_requested.connect(lambda wish: wishes.append(wish.customer_id))
    page.surprise_requested.connect(wishes.append)
    shown(page, tools)
    for key in ("G", "L", "S"):
        press_here(key)
    assert wishes == [(who, "Ana Lima"), who, who]


def test_a_voucher_is_asked_for_by_a_letter(page, tools, services):
    who = factories.customer(services, "Ana Lima")
    wishes = []
    page.voucher_requested.connect(wishes.append)
    shown(page, tools)
    press_here("U")
    assert [(wish.customer_id, wish.customer_name, wish.case_id) for wish in wishes] == [
        (who, "Ana Lima", None)
    ]


@pytest.mark.parametrize(
    "name", ["<b>Bobby</b> & Sons", "{{customer.name}}", "=cmd()", "עדי \u200eLevi", "O" * 2000, "田中 花子"]
)
def test_awkward_names_are_shown_as_they_are(page, tools, services, name):
    factories.customer(services, name, know=f"{name} likes rye")
    (stored,) = shown(page, tools)
    assert page.pane.header.name.text() == stored
    assert page.pane.header.know.text() == f"{name} likes rye"
    press_here("E")
    assert page.pane.fields.name.text() == stored
    page.pane.fields.commit()
    settle(tools)
    assert services.customers.page()[0].name == stored


def test_a_text_that_is_far_too_long_is_refused_and_stays(page, tools, services):
    who = factories.customer(services)
    shown(page, tools)
    press_here("E")
    fields = page.pane.fields
    fields.know.setFocus()
    fields.know.setPlainText("rye " * 50_000)
    fields.name.setFocus()
    settle(tools)
    assert "longer than" in fields.form.fields["know"].problem.text()
    assert len(fields.know.toPlainText()) == 200_000
    assert services.customers.get(who).know == ""


def test_a_customer_far_down_the_list_can_be_opened(page, tools, services):
    far = somebody_after(services, 110)
    shown(page, tools)
    page.open_customer(far)
    settle(tools)
    assert page.pane.customer.id == far
    factories.case(services, far)
    page.refresh()
    settle(tools)
    assert page.pane.customer.id == far


def test_the_list_goes_to_whoever_is_opened_from_elsewhere(page, tools, services):
    far = somebody_after(services, 330)
    shown(page, tools)
    page.open_customer(far)
    for _ in range(6):
        settle(tools)
    assert page.list.current().name == "Zuleika"
    assert page.list.visualRect(page.list.currentIndex()).intersects(page.list.viewport().rect())
    assert not page.elsewhere.isVisible()
    services.notes.add(far, "Likes rye")
    page.refresh()
    for _ in range(6):
        settle(tools)
    assert (page.list.current().name, page.pane.customer.name) == ("Zuleika", "Zuleika")


def test_of_somebody_too_far_down_the_page_says_so(page, tools, services, monkeypatch):
    monkeypatch.setattr(page_module, "_FAR", 150)
    far = somebody_after(services, 330)
    shown(page, tools)
    page.open_customer(far)
    for _ in range(6):
        settle(tools)
    assert page.list.current() is None
    assert page.elsewhere.isVisible()
    assert page.elsewhere.text() == "Zuleika stands further down."
    page.search.setText("Guest 0001")
    wait_for(lambda: page.model.rowCount() == 1)
    settle(tools)
    assert (page.list.current().name, page.elsewhere.isVisible()) == ("Guest 0001", False)
    assert page.pane.customer.name == "Guest 0001"


def test_whoever_is_gone_is_not_waited_for(page, tools, services):
    guests(services, 130)
    shown(page, tools)
    services.privacy.erase([page.list.current().id])
    page.refresh()
    for _ in range(4):
        settle(tools)
    assert page.list.current().name == "Guest 0001"


def test_a_customer_far_down_stays_open_when_the_keyboard_comes(page, tools, services):
    for n in range(150):
        factories.customer(services, name=f"Customer {n:03}")
    last = factories.customer(services, name="Zoë")
    page.open_customer(last)
    shown(page, tools)
    assert page.pane.header.name.text() == "Zoë"
    assert not page.list.hasFocus() or page.list.current().name == "Zoë"


def test_every_control_has_a_name_and_is_large_enough(page, tools, services):
    factories.case(services, factories.customer(services))
    shown(page, tools)
    press_here("E")
    page.pane.start_visit()
    page.newcomer.start("Zoë")
    settle(tools)
    assert unnamed(page) == []
    assert too_small(page) == []
    assert QApplication.activePopupWidget() is None


def test_the_bar_says_in_plain_words_that_somebody_can_be_written_to_again():
    draft = CustomerDraft(name="Ana Lima")
    assert said_of(["gone"], draft) == "Noted. Ana Lima can be written to again."
    assert said_of(["phone"], draft) == "Saved: Phone."


def test_the_list_shows_who_stands_how_and_everybody_again(page, tools, services):
    ana = factories.customer(services, "Ana Lima")
    factories.customer(services, "Ben Ito", since=date(2020, 1, 1))
    factories.case(services, ana)
    shown(page, tools)
    chips = page.narrowing.standings
    QTest.mouseClick(chips.chip(Standing.AT_RISK), Qt.MouseButton.LeftButton)
    settle(tools)
    assert [row.name for row in page.model.rows()] == ["Ana Lima"]
    assert page.count.text() == "1"
    QTest.mouseClick(chips.chip(Standing.AT_RISK), Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips.chip(Standing.PROMOTER), Qt.MouseButton.LeftButton)
    settle(tools)
    assert page.empty.sentence.text() == "That is nobody just now."
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    settle(tools)
    assert len(page.model.rows()) == 2


def test_the_list_is_sorted_by_who_was_here_last(page, tools, services, clock):
    for name, days in (("Ana Lima", 20), ("Ben Ito", 2), ("Cem Kaya", 9)):
        who = factories.customer(services, name)
        day = clock().date() - timedelta(days=days)
        services.customers.add_visit(VisitDraft(customer_id=who, day=day))
    shown(page, tools)
    page.narrowing.sort.set_value(CustomerSort.LAST_HERE)
    page.narrowing.sort.picked.emit(CustomerSort.LAST_HERE)
    settle(tools)
    assert [row.name for row in page.model.rows()] == ["Ben Ito", "Cem Kaya", "Ana Lima"]
    assert page.model.index(0, 0).data(LOOK_ROLE).meta.startswith("9 Mar")


def test_the_buttons_stand_in_one_line_in_a_narrow_window(page, tools, services):
    factories.customer(services)
    page.resize(816, 584)
    shown(page, tools)
    buttons = page.pane._buttons
    assert len({button.y() for button in buttons}) == 1
    page.resize(1000, 700)
    wait_for(lambda: buttons[0].iconSize().width() > 0)
    assert len({button.y() for button in buttons}) == 1


@pytest.fixture
def large(qapp):
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    yield
    apply_theme(qapp, Scheme.LIGHT)


@pytest.mark.parametrize("key", ["E", "N", "Shift+V", "R", "B", "A", "T"])
def test_with_text_of_twice_the_size_nothing_is_wider_than_its_place(page, tools, services, large, key):
    for name in ("Astrid Sørensen", "Astrid Soerensen"):
        factories.customer(services, name, email="astrid.soerensen@example.org", phone="01632 960172")
    page.resize(956, 500)
    shown(page, tools)
    press_here(key)
    settle(tools)
    for area in page.findChildren(QScrollArea):
        if area.isVisible() and area.widget() is not None:
            assert area.widget().width() <= area.viewport().width(), area.widget()


def test_one_form_is_open_at_a_time_and_a_note_that_was_begun_is_kept(page, tools, services):
    factories.customer(services, "Ana Lima")
    shown(page, tools)
    press_here("N")
    type_text(QApplication.focusWidget(), "Half a")
    page.actions_by_name["visit-more"].trigger()
    settle(tools)
    assert page.pane.visits.strip.isVisible()
    assert not page.pane.notes.strip.isVisible()
    page.actions_by_name["note"].trigger()
    assert not page.pane.visits.strip.isVisible()
    assert page.pane.notes.strip.text.toPlainText() == "Half a"
