"""One letter to many: chosen, planned, looked at one by one, let out, and the labels for it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from delight.domain.customers.customer import CustomerDraft
from delight.domain.letters.paper import LabelSheet
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.letters.modes import Mode
from delight.ui.letters.page import LettersPage
from tests.qt_helpers import named, press, press_here, spoken_name, too_small, type_text, unnamed, wait_for
from tests.ui.letters.helpers import calm, sheets_of


def names(many):
    return [person.name for person in many.view.plan.to]


@pytest.fixture
def club(services):
    """Six people of a book club: two of one household, one without an address, one who wants no letters."""
    home = "{} Mill Lane\nSandmouth\nSM1 4XY"
    drafts = [
        CustomerDraft(name="Ada Nowak", address=home.format(1)),
        CustomerDraft(name="Bo Li", address=home.format(2)),
        CustomerDraft(name="Cem Li", address=home.format(2)),
        CustomerDraft(name="Dora Vance"),
        CustomerDraft(name="Émile Roux", address=home.format(5), letters_welcome=False),
        CustomerDraft(name="Фёдор Ким", address=home.format(6)),
    ]
    ids = [services.customers.add(draft).record for draft in drafts]
    services.groups.tag(ids, "Book club")
    return dict(zip(("ada", "bo", "cem", "dora", "emile", "fedor"), ids, strict=True))


@pytest.fixture
def page(tools, club, qtbot):
    made = LettersPage(tools)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    calm(made)
    named(made, "Many", QPushButton).click()
    calm(made)
    return made


@pytest.fixture
def many(page):
    page.many.view.choose_group("Book club")
    look(page)
    return page.many


def look(page):
    calm(page)
    wait_for(lambda: not page.many.live.is_busy)
    calm(page)


def test_two_who_may_be_one_are_named_and_led_to(page, services, club):
    ids = [
        services.customers.add(CustomerDraft(name=name, address=f"{street}\n12345 Musterstadt")).record
        for name, street in (("Björn Jäger", "Am Markt 4"), ("Bjoern Jäger", "Am Markt 4 "))
    ]
    services.customers.edit(
        ids[1], CustomerDraft(name="Bjoern Jäger", address="Am Markt 4\n12345 Muster-Stadt")
    )
    services.groups.tag([*ids, club["ada"]], "Two of them")
    asked = []
    page.twice_requested.connect(asked.append)
    many = page.many
    many.refresh()
    look(page)
    many.view.choose_group("Two of them")
    look(page)
    wait_for(many.view.twice.isVisible)
    assert (
        many.view.twice.words.text()
        == "Björn Jäger and Bjoern Jäger may be one person, who would get two letters."
    )
    named(page, "Look at them", QPushButton).click()
    assert asked == [frozenset(ids)]
    services.duplicates.tell_apart(*ids)
    many.view.twice.ask_again()
    many.view.reload()
    look(page)
    wait_for(lambda: not many.view.twice.isVisible())


def test_a_group_gets_it_and_who_does_not_is_named(page, many):
    assert names(many) == ["Ada Nowak", "Bo Li", "Фёдор Ким"]
    assert many.view.count.text() == "3 get it"
    assert many.view.aside_button.text() == "· 3 set aside"
    assert named(page, "Cem Li: Shares the letter to Bo Li", QPushButton)
    assert named(page, "Dora Vance: No postal address", QPushButton)
    assert named(page, "Émile Roux: Wants no letters", QPushButton)
    assert many.batch.button.text() == "Print 3"
    assert page.desk.subtitle.text() == "To Ada Nowak · Sandmouth"


def test_a_name_set_aside_leads_to_the_customer(page, many, club, qtbot):
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        named(page, "Dora Vance: No postal address", QPushButton).click()
    assert asked.args == [club["dora"]]


def test_handed_over_needs_no_address_and_each_gets_their_own(page, many):
    named(page, "Handed over", QPushButton).click()
    look(page)
    assert names(many) == ["Ada Nowak", "Bo Li", "Cem Li", "Dora Vance", "Фёдор Ким"]


def test_everything_has_a_name_and_can_be_hit(page, many):
    assert unnamed(page) == []
    assert too_small(page) == []


def test_a_line_for_one_of_them_is_in_the_row_and_on_the_page(page, many):
    field = named(page, "A line for Ada Nowak", SentenceField)
    field.setFocus()
    type_text(field, "The rye is back.")
    look(page)
    assert many.view.model.look_of(many.view.model.row(0)).subtitle == "“The rye is back.”"
    assert "The rye is back." in page.desk.paper.accessibleDescription()
    press(field, "Return")
    look(page)
    assert many.person.name == "Bo Li"
    assert many.side.line.text() == ""
    assert "The rye is back." not in page.desk.paper.accessibleDescription()


def test_they_go_out_in_their_order_with_their_lines(page, many, paper, services):
    type_text(many.side.line, "The rye is back.")
    look(page)
    many.view.list.setCurrentIndex(many.view.model.index(1, 0))
    press(many.view.list, "Space")
    many.batch.button.click()  # the tick counts at once, though nothing is planned anew yet
    look(page)
    sheets = sheets_of(paper)
    assert len(sheets) == 2
    assert "Ada Nowak" in sheets[0]
    assert "The rye is back." in sheets[0]
    assert "Фёдор Ким" in sheets[1]
    assert "The rye is back." not in sheets[1]
    assert [row.customer_name for row in services.letters.waiting()] == ["Ada Nowak", "Фёдор Ким"]
    assert page.desk.question.words.text() == "2 letters went to the printer. Did all 2 come out?"
    assert page.mode is Mode.MANY


def test_who_loses_the_tick_leaves_the_letter_of_the_household_to_the_other(page, many):
    many.view.list.choose(many.view.plan.to[1].customer_id)
    press(many.view.list, "Space")
    look(page)
    assert names(many) == ["Ada Nowak", "Cem Li", "Фёдор Ким"]
    assert [row.name for row in many.view.model.rows()] == ["Ada Nowak", "Bo Li", "Cem Li", "Фёдор Ким"]
    assert many.view.count.text() == "3 get it"
    assert many.batch.button.text() == "Print 3"
    assert many.view.list.current().name == "Bo Li"
    press(many.view.list, "Space")
    look(page)
    assert names(many) == ["Ada Nowak", "Bo Li", "Фёдор Ким"]


def test_none_of_them_and_all_again(page, many):
    many.batch.all_button.click()
    look(page)
    assert names(many) == []
    assert many.batch.isVisible()
    many.batch.all_button.click()
    look(page)
    assert len(names(many)) == 3


def test_what_all_of_them_lack_is_written_once(page, many, services, paper):
    many.side.wording.picked.emit("voucher")
    look(page)
    assert "what the voucher is worth" in page.desk.snags.accessibleName()
    many.side.told.field("worth").setFocus()
    type_text(many.side.told.field("worth"), "a breakfast for two")
    type_text(many.side.told.field("code"), "PLUM-27")
    look(page)
    assert page.desk.snags.isHidden()
    many.batch.button.click()
    look(page)
    assert all("a breakfast for two" in " ".join(sheet.split()) for sheet in sheets_of(paper))


def test_by_search(page):
    named(page, "Search", QPushButton).click()
    type_text(page.many.view.search, "li")
    wait_for(lambda: names(page.many) == ["Bo Li"])
    assert [one.name for one in page.many.view.plan.aside] == ["Cem Li"]


def test_by_hand_and_then_as_a_group(page, services, club):
    named(page, "By hand", QPushButton).click()
    page.many.view.hand_button.click()
    look(page)
    hand = page.many.view.by_hand
    type_text(hand.search, "nowak")
    calm(page)
    press(hand.search, "Return")
    hand.list.setCurrentIndex(hand.model.index(0, 0))
    press(hand.list, "Space")
    hand.search.setText("ким")
    calm(page)
    row = hand.list.visualRect(hand.model.index(0, 0))
    QTest.mouseClick(hand.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert hand.count.text() == "2 chosen"
    hand.button.click()
    look(page)
    assert names(page.many) == ["Ada Nowak", "Фёдор Ким"]
    type_text(page.many.side.group, "Rye lovers")
    press(page.many.side.group, "Return")
    look(page)
    assert sorted(services.groups.tagged("Rye lovers")) == sorted([club["ada"], club["fedor"]])
    assert "Rye lovers · 2" in [page.many.view.group.itemText(n) for n in range(page.many.view.group.count())]


def test_labels_begin_where_the_sheet_is_pointed_at(page, many):
    sheet = many.show_labels()
    calm(page)
    assert sheet.sheet is LabelSheet.AVERY_L7160
    assert "Ada Nowak" in sheets_of(sheet.pdf)[0]
    first = sheet.pdf
    QTest.mouseClick(sheet.grid, Qt.MouseButton.LeftButton, pos=sheet.grid._label(5).center().toPoint())
    calm(page)
    assert sheet.grid.start == 5
    assert sheet.grid.accessibleName() == "Starts at label 5 of 21"
    assert sheet.begins.text() == "Starts at label 5 of 21"
    assert sheet.begins.isVisible()
    assert sheet.pdf != first
    press(sheet.grid, "Down")
    calm(page)
    assert sheet.grid.start == 8
    at = sheet.pdf
    sheet.more.click()
    sheet.right.setValue(1.5)
    calm(page)
    assert sheet.pdf != at
    assert unnamed(sheet) == []
    sheet.close()


def test_a_letter_in_another_language_than_its_reader_s_says_so(page, many, services, club):
    services.customers.edit(
        club["ada"], CustomerDraft(name="Ada Nowak", address="1 Mill Lane", language="pl")
    )
    page.refresh()
    many.view.ask(many.view.request)
    look(page)
    said = "Ada Nowak’s letter is in English: there is no such wording in Polish yet."
    assert many.side.wording.note.isVisible()
    assert many.side.wording.note.text() == said
    many.view.list.setFocus()
    press_here("Down")
    look(page)
    assert not many.side.wording.note.isVisible()


def hand_over(page, many):
    """Nobody needs an address, and everybody of a household gets a letter."""
    named(page, "Handed over").setFocus()
    press_here("Space")
    look(page)


def test_who_gets_no_label_is_named_with_the_reason(page, many):
    hand_over(page, many)
    sheet = many.show_labels()
    look(page)
    assert sheet.aside.isVisible()
    assert sheet.aside.accessibleName() == "1 set aside"
    assert sheet.aside.names.text() == "No postal address: Dora Vance"
    assert not sheet.aside.rest.isVisible()
    assert "Ada Nowak" in sheets_of(sheet.pdf)[0]
    assert not unnamed(sheet)
    sheet.close()


def test_many_who_get_no_envelope_are_named_where_somebody_asks(page, many, services):
    for number in range(1, 8):
        person = services.customers.add(CustomerDraft(name=f"Guest {number}")).record
        services.groups.tag([person], "Book club")
    look(page)
    hand_over(page, many)
    sheet = many.show_envelopes()
    look(page)
    assert sheet.aside.accessibleName() == "8 set aside"
    assert sheet.aside.names.text() == "No postal address: Dora Vance, Guest 1, Guest 2, 5 more"
    sheet.aside.rest.setFocus()
    press_here("Space")
    assert sheet.aside.names.text().endswith("Guest 6, Guest 7")
    assert not sheet.aside.rest.isVisible()
    sheet.close()


def test_envelopes_in_the_same_order(page, many):
    sheet = many.show_envelopes()
    calm(page)
    pages = sheets_of(sheet.pdf)
    assert ["Ada Nowak" in pages[0], "Bo Li" in pages[1], "Фёдор Ким" in pages[2]] == [True, True, True]
    sheet.close()


def test_nobody_chosen_says_what_to_do(page):
    assert "choose a group" in page.many.view.nothing.text()
    assert "Choose who gets it." in page.desk.nothing.sentence.text()
    assert page.many.batch.isHidden()


def test_how_they_are_chosen_has_the_keyboard_at_once(page):
    page.chips.chip(Mode.MANY).click()
    calm(page)
    view = page.many.view
    QTest.mouseClick(view.how.chip("search"), Qt.MouseButton.LeftButton)
    assert view.search.hasFocus()
    QTest.mouseClick(view.how.chip("hand"), Qt.MouseButton.LeftButton)
    assert view.hand_button.hasFocus()


def test_tab_goes_through_who_is_set_aside_before_it_leaves_the_page(page, many):
    line = many.side.group_button
    line.setFocus()
    press(line, "Tab")
    names = []
    while many.side.isAncestorOf(QApplication.focusWidget()) and len(names) < 20:
        names.append(spoken_name(QApplication.focusWidget()))
        press_here("Tab")
    assert len(names) == len(many.view.plan.aside)
    assert names[0].startswith(many.view.plan.aside[0].name)


GREETING = 'title = "Winter"\nkind = "seasons-greetings"\n\n[[paragraph]]\nsay = ["A quiet week to you."]\n'


@pytest.mark.usefixtures("paper")
def test_many_letters_without_the_right_to_object_say_so_beside_the_page(page, many, services):
    services.wordings.save("seasons-greetings", GREETING)
    page.refresh()
    many.side.wording.picked.emit("seasons-greetings")
    look(page)
    assert many.side.wording.note.isVisible()
    said = "This letter advertises, and does not say that people can say no to more of them."
    assert many.side.wording.note.text() == said
    many.batch.button.click()
    calm(page)
    count = len(services.letters.page())
    assert count > 1
    assert many.batch.note.text() == (
        f"{count} letters advertise, and do not say that people can say no to more of them."
    )
