"""Wordings on the Letters page: written by key and mouse; the row, the screen and the page follow."""

import time
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.wordings import Passage, WordingFormat, WordingKind
from delight.ui.letters.wordings.keeper import file_in, read
from delight.ui.letters.wordings.new import NewSheet
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed, wait_for


def rest(page):
    settle(page.tools)
    while page.wordings.is_busy:
        wait_for(lambda: not page.wordings.is_busy)
        settle(page.tools)


@pytest.fixture
def desk(page):
    """The desk for wordings with the English apology on it, tried on the newest complaint."""
    page.activateWindow()
    page.chips.chip("wordings").click()
    rest(page)
    page.wordings.shelf.choose(("apology", "en"))
    rest(page)
    page.wordings.sheet.sections.body.setFocus()
    return page.wordings


@pytest.fixture
def body(desk):
    return desk.sheet.sections.body


@pytest.fixture
def said(page):
    words = []
    page.said.connect(lambda text, changes: words.append((text, changes)))
    return words


def shown(desk):
    return desk.trial.paper.accessibleDescription()


def write_at_start(body, text):
    body.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(body, text)


def apology(services):
    return next(row for row in services.wordings.rows("en") if row.key == "apology")


def test_the_letter_follows_what_is_typed_within_a_moment(page, desk, body):
    assert "Ivy Brown" in shown(desk), "the newest complaint, of a real customer"
    write_at_start(body, "Well now. ")
    rest(page)
    assert "Well now." in shown(desk)
    drawn = []
    desk.trying.live.drawn.connect(drawn.append)
    began = time.perf_counter()
    type_text(body, "x")
    wait_for(lambda: drawn)
    assert time.perf_counter() - began < 1, "40 ms on an idle machine"


def test_saved_it_is_the_shops_own_and_undo_takes_it_back(page, desk, body, said, services, people):
    press(body, "Ctrl+End")
    press(body, "Return")
    type_text(body, "Well now.")
    rest(page)
    assert desk.sheet.save.isEnabled()
    press(body, "Ctrl+S")
    rest(page)
    assert apology(services).own
    words, changes = said[-1]
    assert words == "“Apology” is saved. The next letters use it."
    request = LetterRequest(wording="apology", case_id=people["cases"]["ivy"])
    assert "Well now." in services.letters.preview(request).body
    assert not desk.sheet.save.isEnabled()
    assert desk.sheet.restore.isVisible()
    page.tools.bus.changed.emit(services.history.undo(changes.deed))
    rest(page)
    assert not apology(services).own
    assert desk.sheet.draft() == services.wordings.draft("apology", "en")


def test_back_to_the_ready_made_one(page, desk, body, said, services):
    ready_made = services.wordings.draft("apology", "en")
    write_at_start(body, "Well now. ")
    press(body, "Ctrl+S")
    rest(page)
    desk.sheet.restore.click()
    rest(page)
    assert not apology(services).own
    assert desk.sheet.draft() == ready_made
    assert said[-1][0] == "The ready-made one is back."


def test_what_is_not_saved_is_kept_when_somebody_goes_elsewhere(page, desk, body, said, services):
    write_at_start(body, "Well now. ")
    desk.shelf.choose(("thank-you", "en"))
    rest(page)
    assert said[-1] == ("Your changes are kept, but not saved yet.", None)
    assert not apology(services).own
    desk.keeper.flush()
    settle(page.tools)
    (kept,) = read(file_in(services.place))
    assert kept.paragraphs[0][0].ways[0].startswith("Well now.")
    desk.shelf.choose(("apology", "en"))
    rest(page)
    assert body.toPlainText().startswith("Well now.")
    desk.sheet.discard.click()
    rest(page)
    assert desk.sheet.draft() == services.wordings.draft("apology", "en")
    desk.keeper.flush()
    settle(page.tools)
    assert read(file_in(services.place)) == []


def test_typing_and_taking_it_back_leaves_nothing_to_save(page, desk, body):
    write_at_start(body, "x")
    assert desk.sheet.save.isEnabled()
    press(body, "Backspace")
    assert not desk.sheet.save.isEnabled()


def test_a_brace_that_means_nothing_is_said_where_it_is_and_not_saved(page, desk, body, services):
    write_at_start(body, "{foo} ")
    desk.sheet.bar._menu.close()
    rest(page)
    assert desk.sheet.note.text() == "“{foo}” is no field. Type / to choose one."
    press(body, "Ctrl+S")
    rest(page)
    assert not apology(services).own
    assert body.toPlainText().startswith("{foo}"), "what was typed stays"


def test_a_wording_that_says_nothing_is_not_saved(page, desk, body, services):
    body.selectAll()
    press(body, "Delete")
    rest(page)
    press(body, "Ctrl+S")
    rest(page)
    assert "says nothing yet" in desk.sheet.note.text()
    assert not apology(services).own


def test_a_public_reply_tells_nothing_private(page, desk, services):
    public = desk.sheet.sections.public
    public.setFocus()
    public.moveCursor(QTextCursor.MoveOperation.End)
    public.insertFromMimeData(desk.sheet.sections.body.createMimeDataFromSelection())
    desk.sheet.sections.body.selectAll()
    public.insertFromMimeData(desk.sheet.sections.body.createMimeDataFromSelection())
    rest(page)
    assert "would tell something private" in desk.sheet.note.text()


def test_plainer_words_are_said_below(page, desk, body):
    write_at_start(body, "We apologise for any inconvenience. ")
    body.moveCursor(QTextCursor.MoveOperation.Start)
    rest(page)
    assert desk.sheet.note.text().startswith("“We apologise for any inconvenience” is what everybody writes.")
    assert body.extraSelections()


def test_a_field_is_chosen_from_the_menu_that_a_stroke_opens(page, desk, body):
    write_at_start(body, "/")
    menu = desk.sheet.bar._menu
    assert menu.isVisible()
    group = menu.actions()[0].menu()
    group.actions()[0].trigger()
    menu.close()
    assert body.passages()[0][0].ways[0].startswith("{customer.name}")


def test_whoever_types_over_the_menu_goes_on_writing(page, desk, body):
    write_at_start(body, "1 /")
    menu = desk.sheet.bar._menu
    press(menu, "2")
    assert not menu.isVisible()
    assert body.toPlainText().startswith("1 /2")


def test_and_or_opens_no_menu(page, desk, body):
    write_at_start(body, "and/or")
    menu = desk.sheet.bar._menu
    assert menu is None or not menu.isVisible()


def test_when_a_passage_is_said_is_chosen_in_words(page, desk, body):
    body.moveCursor(QTextCursor.MoveOperation.End)
    desk.sheet.bar.acts["when"].trigger()
    menu = desk.sheet.bar._menu
    only_if = next(action.menu() for action in menu.actions() if action.text() == "Only if")
    done = next(action.menu() for action in only_if.actions() if action.text() == "What we did")
    next(action for action in done.actions() if action.text() == "A refund was given").trigger()
    menu.close()
    assert body.passages()[-1][-1].only_if == ("action.refund",)
    assert desk.sheet.bar.when.accessibleName() == "When this is said: Only if a refund was given"


def press_button(button):
    """Click as a person does: the button takes the keyboard."""
    button.setFocus()
    button.click()


def test_a_menu_opens_below_its_button_and_gives_the_keyboard_back_to_the_text(page, desk, body):
    bar = desk.sheet.bar
    press(body, "Ctrl+End")
    press(body, "Return")
    type_text(body, "Your money is on its way back")
    press_button(bar.when)
    menu = bar._menu
    corner = bar.when.mapToGlobal(bar.when.rect().bottomLeft())
    assert (menu.pos() - corner).manhattanLength() < 12
    only_if = next(action.menu() for action in menu.actions() if action.text() == "Only if")
    done = next(action.menu() for action in only_if.actions() if action.text() == "What we did")
    next(action for action in done.actions() if action.text() == "A refund was given").trigger()
    menu.close()
    type_text(QApplication.focusWidget(), ".")
    last = body.passages()[-1][-1]
    assert (last.ways, last.only_if) == (("Your money is on its way back.",), ("action.refund",))


def test_whoever_presses_a_button_goes_on_in_the_text(page, desk, body):
    bar = desk.sheet.bar
    press(body, "Ctrl+End")
    press(body, "Return")
    type_text(body, "We are ")
    press_button(bar.bold)
    type_text(QApplication.focusWidget(), "glad")
    press_button(bar.bold)
    press_button(bar.ways)
    type_text(QApplication.focusWidget(), "Thank you.")
    assert body.passages()[-1][-1].ways == ("We are **glad**", "Thank you.")


def test_another_way_is_shown_as_it_is_written(page, desk, body):
    body.moveCursor(QTextCursor.MoveOperation.End)
    desk.sheet.bar.acts["way"].trigger()
    type_text(body, "Come and see us soon.")
    rest(page)
    assert "Come and see us soon." in shown(desk)
    assert "nobody gets the same letter twice" in desk.sheet.note.text()


def test_showing_another_way_turns_the_sentences(page, desk):
    first = shown(desk)
    desk.trial.another.click()
    rest(page)
    assert shown(desk) != first


def test_bold_by_key(page, desk, body):
    press(body, "Ctrl+End")
    press(body, "Return")
    press(body, "Ctrl+B")
    type_text(body, "Truly")
    press(body, "Ctrl+B")
    type_text(body, " so.")
    assert body.passages()[-1][0].ways == ("**Truly** so.",)


def test_two_ways_of_address_are_changed_in_a_bubble(page, desk, body):
    press(body, "Ctrl+End")
    press(body, "Return")
    desk.sheet.bar.acts["choice"].trigger()
    bubble = desk.sheet.bar._bubble
    type_text(bubble.formal, "Sie")
    type_text(bubble.familiar, "du")
    press(bubble.familiar, "Return")
    assert body.passages()[-1][0].ways == ("{Sie|du}",)
    desk.sheet.bar.acts["choice"].trigger()
    bubble = desk.sheet.bar._bubble
    assert (bubble.formal.text(), bubble.familiar.text()) == ("Sie", "du")
    press(bubble.formal, "Escape")
    assert body.passages()[-1][0].ways == ("{Sie|du}",)


def ask_for_new(page, desk, *, language, start, title=""):
    desk.shelf.new.click()
    sheet = desk.findChild(NewSheet)
    sheet.kind.set_value(WordingKind.THANK_YOU)
    sheet.kind.picked.emit(WordingKind.THANK_YOU)
    sheet.language.set_value(language)
    sheet.language.picked.emit(language)
    sheet.start.set_value(start)
    sheet.name.setText(title)
    press(sheet.name, "Ctrl+Return")
    rest(page)


def test_a_shop_writes_in_a_language_that_has_no_wordings(page, desk, said, services, people):
    ask_for_new(page, desk, language="pl", start="")
    assert desk.shelf.current().language == "pl"
    body = desk.sheet.sections.body
    body.setFocus()
    type_text(body, "Dziękujemy za wizytę.")
    rest(page)
    assert "Dziękujemy za wizytę." in shown(desk)
    press(body, "Ctrl+S")
    rest(page)
    request = LetterRequest(wording="thank-you", customer_id=people["zoe"], language="pl")
    preview = services.letters.preview(request)
    assert (preview.body, preview.language) == ("Dziękujemy za wizytę.", "pl")
    assert preview.pdf.startswith(b"%PDF")


def test_the_keyboard_goes_into_a_new_wording(page, desk, said):
    ask_for_new(page, desk, language="en", start="en", title="From the baker")
    assert QApplication.focusWidget() is desk.sheet.sections.body
    assert said[-1][0] == "A new wording in English. Once it is saved, you can choose it for a letter."


def test_a_wording_of_ones_own_begins_with_a_ready_made_one_and_can_be_deleted(page, desk, said, services):
    ask_for_new(page, desk, language="en", start="en", title="From the baker")
    assert desk.shelf.current().title == "From the baker"
    press(desk.sheet.name, "Ctrl+S")
    rest(page)
    draft = services.wordings.draft("from-the-baker", "en")
    assert draft.paragraphs == services.wordings.draft("thank-you", "en").paragraphs
    assert (draft.kind, draft.format) == (WordingKind.THANK_YOU, WordingFormat.LETTER)
    assert desk.sheet.restore.text() == "Delete this wording"
    desk.sheet.restore.click()
    rest(page)
    assert all(row.key != "from-the-baker" for row in services.wordings.rows())
    assert said[-1][0] == "“From the baker” is deleted."


def test_cards_and_letters_of_a_language_are_switched(page, desk):
    desk.shelf.formats.set_value(WordingFormat.CARD)
    desk.shelf.formats.picked.emit(WordingFormat.CARD)
    rest(page)
    assert desk.shelf.current().key == "apology-card"
    desk.shelf.language.set_value("de")
    desk.shelf.language.picked.emit("de")
    rest(page)
    assert desk.shelf.current().language == "de"


def test_everything_has_a_name_and_can_be_hit(page, desk):
    assert unnamed(desk) == []
    assert too_small(desk) == []
    assert named(desk, "Try it on")


def test_where_there_is_little_room_sheet_and_letter_take_turns(page, desk):
    page.resize(820, 600)
    rest(page)
    assert not desk.trial.isVisible()
    desk.sheet.look.click()
    rest(page)
    assert desk.trial.isVisible()
    assert not desk.sheet.isVisible()
    assert desk.trial.back.hasFocus()
    desk.trial.back.click()
    assert desk.sheet.sections.body.hasFocus()


@pytest.fixture
def birthday(page, desk, services):
    """The English birthday letter as the shop wrote it: it no longer says that people can say no."""
    draft = services.wordings.draft("birthday", "en")
    services.wordings.save_draft(replace(draft, paragraphs=draft.paragraphs[:-1], message=draft.message[:-1]))
    desk.refresh()
    rest(page)
    desk.shelf.choose(("birthday", "en"))
    rest(page)
    return draft


def says_no_more(desk):
    return desk.sheet.remark.isVisible()


def test_a_wording_that_advertises_and_was_saved_without_the_right_to_object_is_told(
    page, desk, body, services
):
    desk.shelf.choose(("birthday", "en"))
    rest(page)
    assert not says_no_more(desk)
    body.setFocus()
    press(body, "Ctrl+A")
    type_text(body, "Many happy returns!")
    assert not says_no_more(desk), "nothing is said while somebody writes"
    press(body, "Ctrl+S")
    rest(page)
    assert says_no_more(desk)
    words = desk.sheet.remark.words.text()
    assert words.startswith(
        "This letter advertises, and does not say that people can say no to more of them."
    )
    assert "Put “If you would rather not get letters like this one," in words


def test_one_click_puts_it_back_and_saves_it(page, desk, said, services, birthday):
    assert says_no_more(desk)
    desk.sheet.remark.mend_button.click()
    rest(page)
    assert services.wordings.draft("birthday", "en") == birthday
    assert not says_no_more(desk)
    words, changes = said[-1]
    assert words == "“Birthday” is saved. The next letters use it."
    page.tools.bus.changed.emit(services.history.undo(changes.deed))
    rest(page)
    assert says_no_more(desk)


def test_one_key_puts_it_back_beside_what_is_being_written(page, desk, body, services, birthday):
    write_at_start(body, "Well now. ")
    press(body, "Alt+B")
    rest(page)
    assert services.wordings.draft("birthday", "en").paragraphs == birthday.paragraphs[:-1], (
        "nobody saved yet"
    )
    assert desk.sheet.draft().paragraphs[-1] == birthday.paragraphs[-1]
    assert desk.sheet.draft().message == birthday.message
    press(body, "Ctrl+Z")
    assert desk.sheet.draft().paragraphs[-1] != birthday.paragraphs[-1]
    press(body, "Ctrl+Shift+Z")
    press(body, "Ctrl+S")
    rest(page)
    assert services.wordings.draft("birthday", "en").paragraphs[-1] == birthday.paragraphs[-1]
    assert not says_no_more(desk)


def test_a_remark_that_was_closed_stays_closed(page, desk, body, birthday):
    press(desk.sheet.remark.close_button, "Escape")
    assert not says_no_more(desk)
    assert body.hasFocus()
    for key in ("apology", "birthday"):
        desk.shelf.choose((key, "en"))
        rest(page)
    assert not says_no_more(desk)


def test_in_a_language_that_delight_does_not_write_it_is_only_asked(page, desk, services):
    draft = replace(services.wordings.draft("birthday", "en"), language="nb", title="Bursdag")
    services.wordings.save_draft(replace(draft, paragraphs=((Passage(ways=("Gratulerer!",)),),), message=()))
    desk.refresh()
    rest(page)
    desk.shelf.choose(("birthday", "nb"))
    rest(page)
    assert "Delight cannot read that in this language." in desk.sheet.remark.words.text()
    assert not desk.sheet.remark.mend_button.isVisible()
