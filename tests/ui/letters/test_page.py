"""The letter desk, driven as a person does: rows, pages and the screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from delight.domain.cases.case import CaseDraft
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import GestureDraft, GestureKind
from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.modes import Mode
from tests.qt_helpers import named, press, press_here, too_small, type_text, unnamed, wait_for
from tests.ui.letters.helpers import calm, text_of


def names(view):
    return [row.customer_name for row in view.model.rows()]


def choose(page, name):
    at = names(page.view).index(name)
    page.view.list.setCurrentIndex(page.view.model.index(at, 0))
    calm(page)


def test_what_is_owed_is_listed_with_the_first_one_on_the_desk(page):
    assert names(page.due) == ["Zoë van Dam", "Łukasz Brontë", "Ivy Brown"]
    assert page.due.heading.count.text() == "3"
    assert page.editor.who.text() == "Zoë van Dam"
    assert "the cold cappuccino" in page.editor.body.toPlainText()
    assert page.desk.paper.sheets.images[0].width() > 100
    assert page.desk.status.text() == "1 page · A4"
    assert page.acts["print"].isEnabled()


def test_whoever_wants_no_e_mail_is_offered_none_now_nor_out_of_the_archive(page, services, people):
    assert page.acts["email"].isEnabled()
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=people["zoe"])).record
    services.consents.note(people["zoe"], ConsentDraft(about=ConsentAbout.EMAIL, given=False))
    page.write(LetterWish(customer_id=people["zoe"], wording="thank-you"))
    calm(page)
    assert page.acts["print"].isEnabled()
    assert not page.acts["email"].isEnabled()
    assert page.acts["email"].text() == "E-mail (they want none)"
    page.write(LetterWish(customer_id=people["ivy"], wording="thank-you"))
    calm(page)
    assert (page.acts["email"].isEnabled(), page.acts["email"].text()) == (True, "E-mail")
    page.open_letter(letter)
    calm(page)
    assert page.acts["print"].isEnabled()
    assert not page.acts["email"].isEnabled()


def test_everything_has_a_name_and_can_be_hit(page):
    assert unnamed(page) == []
    assert too_small(page) == []


def test_the_page_follows_the_text(page):
    before = page.writing.preview.pdf
    page.editor.body.setFocus()
    press(page.editor.body, "Ctrl+A")
    type_text(page.editor.body, "Dear me, how sorry we are.\nZoë, truly.")
    calm(page)
    assert page.writing.preview.pdf != before
    assert page.writing.preview.body == "Dear me, how sorry we are.\nZoë, truly."
    assert page.editor.restore.isVisible()
    page.editor.restore.click()
    calm(page)
    assert page.writing.preview.pdf == before
    assert "the cold cappuccino" in page.editor.body.toPlainText()


def test_what_was_typed_is_there_again_after_looking_at_other_letters(page):
    type_text(page.editor.body, "Words of mine. ")
    choose(page, "Ivy Brown")
    assert "Words of mine" not in page.editor.body.toPlainText()
    page.open_letter(99)
    page.hide()
    page.show()
    calm(page)
    named(page, "Due", QPushButton).click()
    choose(page, "Zoë van Dam")
    assert page.editor.body.toPlainText().startswith("Words of mine. ")
    assert "Words of mine" in page.writing.preview.body


def test_what_it_was_about_is_filled_in_on_the_desk(page, people, services):
    choose(page, "Łukasz Brontë")
    assert page.desk.snags.isVisible()
    assert not page.acts["print"].isEnabled()
    field = named(page, "Still missing: what it was about, in a few words.", SentenceField)
    field.setFocus()
    press_here("Return")
    calm(page)
    assert field.isVisible()
    type_text(field, "the long wait")
    press_here("Return")
    calm(page)
    assert services.cases.get(people["cases"]["lukasz"]).topic == "the long wait"
    assert page.desk.snags.isHidden()
    assert page.acts["print"].isEnabled()
    assert page.editor.body.hasFocus()
    assert "the long wait" in page.editor.body.toPlainText()


def test_what_is_filled_in_goes_to_the_case_on_the_desk(page, people, services):
    other = services.cases.log(CaseDraft(what="A long queue", customer_id=people["zoe"])).record
    page.write(LetterWish(case_id=people["cases"]["lukasz"]))
    calm(page)
    words = "Still missing: what it was about, in a few words."
    type_text(named(page, words, SentenceField), "half a thought")
    page.write(LetterWish(case_id=other))
    calm(page)
    field = named(page, words, SentenceField)
    assert field.text() == ""
    type_text(field, "the long queue")
    press(field, "Return")
    calm(page)
    assert services.cases.get(other).topic == "the long queue"
    assert services.cases.get(people["cases"]["lukasz"]).topic == ""


def test_words_too_long_for_a_letter_stay_on_the_desk(page, people, services):
    choose(page, "Łukasz Brontë")
    field = named(page, "Still missing: what it was about, in a few words.", SentenceField)
    field.setText("x" * 201)
    press(field, "Return")
    calm(page)
    assert page.banner.isVisible()
    assert field.text() == "x" * 201
    assert services.cases.get(people["cases"]["lukasz"]).topic == ""


def test_post_needs_an_address(page, people, services, qtbot):
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam"))
    page.editor.more_button.click()
    page.editor.more.envelope.set_value("uk-dl")
    page.editor.more.envelope.picked.emit("uk-dl")
    calm(page)
    jump = named(page, "Still missing: their postal address. Open the customer", QPushButton)
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        jump.click()
    assert asked.args == [people["zoe"]]


def test_a_customer_who_wants_no_letters_gets_none(page, people, services):
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam", letters_welcome=False))
    page.write(LetterWish(customer_id=people["zoe"]))
    calm(page)
    assert "Zoë van Dam asked for no letters." in page.desk.snags.accessibleName()
    assert not page.acts["save"].isEnabled()


def test_printing_issues_first_and_prints_what_is_kept(page, paper, services):
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    type_text(page.editor.body, "A word before. ")
    calm(page)
    press(page, "Ctrl+P")
    calm(page)
    (letter,) = services.letters.page()
    assert letter.customer_name == "Zoë van Dam"
    assert paper.read_bytes() == services.letters.pdf(letter.id)
    assert page.desk.question.isVisible()
    assert "L-2026-0001 to Zoë van Dam" in page.desk.question.words.text()
    assert letter.waiting
    assert names(page.due) == ["Łukasz Brontë", "Ivy Brown"]
    assert page.due.current().customer_name == "Łukasz Brontë"
    page.desk.question.yes_button.click()
    assert page.desk.question.isHidden()
    calm(page)
    assert not services.letters.get(letter.id).waiting
    assert said == ["L-2026-0001 is in the archive."]


def test_a_letter_that_never_came_out_is_due_again_with_its_words(page, paper, services):
    type_text(page.editor.body, "A word before. ")
    press(page, "Ctrl+P")
    calm(page)
    page.desk.question.never_button.click()
    calm(page)
    assert services.letters.page()[0].never_sent
    assert page.desk.question.isHidden()
    assert page.editor.who.text() == "Zoë van Dam"
    assert page.editor.body.toPlainText().startswith("A word before. ")
    assert "Zoë van Dam" in names(page.due)


def test_a_cancelled_dialog_issues_nothing(page, services):
    page.outbox.choose_printer = lambda *_: None
    press(page, "Ctrl+P")
    calm(page)
    assert services.letters.page() == []


def test_saving_writes_the_very_bytes_that_are_kept(page, save_to, services, tmp_path):
    save_to(tmp_path / "zoe.pdf")
    press(page, "Ctrl+S")
    calm(page)
    (letter,) = services.letters.page()
    assert (tmp_path / "zoe.pdf").read_bytes() == services.letters.pdf(letter.id)
    assert "the cold cappuccino" in text_of(tmp_path / "zoe.pdf")
    assert save_to.offered == "We have heard you Zoë van Dam.pdf"


def test_a_path_that_cannot_be_written_issues_nothing_and_loses_nothing(page, save_to, services, tmp_path):
    save_to(tmp_path / "not there" / "zoe.pdf")
    type_text(page.editor.body, "Mine. ")
    press(page, "Ctrl+S")
    calm(page)
    assert services.letters.page() == []
    assert page.banner.isVisible()
    assert "could not be written" in page.banner.what.text()
    assert page.editor.body.toPlainText().startswith("Mine. ")


def test_the_system_dialog_for_files_opens_without_blocking(page, qtbot):
    page.acts["save"].trigger()
    dialog = wait_for(lambda: page.findChild(QFileDialog))
    assert dialog.isVisible()
    dialog.reject()
    calm(page)


def test_a_wish_opens_it_prefilled(page, people, services):
    gesture = services.gestures.log(
        GestureDraft(
            customer_id=people["ivy"], name="A jar of plum jam", kind=GestureKind.GIFT, note="For you."
        )
    ).record
    page.write(LetterWish(gesture_id=gesture))
    calm(page)
    assert page.chips.value() == "write"
    assert page.editor.wording.value() == "small-surprise-card"
    assert "plum jam" in page.editor.body.toPlainText()
    assert page.desk.status.text() == "1 page · A6"
    page.write(LetterWish(customer_id=people["ivy"], wording="thank-you"))
    calm(page)
    assert page.editor.wording.value() == "thank-you"


def test_somebody_is_found_by_typing(page, people):
    named(page, "Write", QPushButton).click()
    page.focus_first()
    type_text(page.write_view.box, "ivy")
    wait_for(lambda: page.write_view.box.popup.isVisible())
    press(page.write_view.box, "Return")
    calm(page)
    assert page.editor.who.text() == "Ivy Brown"
    assert page.writing.draft.request.customer_id == people["ivy"]


def test_somebody_new_becomes_a_customer_by_being_written_to(page, services):
    page.write(LetterWish(wording="thank-you"))
    type_text(page.write_view.box, "Παύλος Ng")
    wait_for(lambda: page.write_view.box.popup.isVisible())
    press(page.write_view.box, "Return")
    calm(page)
    (found,) = services.search.find("Παύλος Ng")
    assert page.writing.draft.request == LetterRequest(wording="thank-you", customer_id=found.record)
    assert page.editor.who.text() == "Παύλος Ng"


def test_an_anonymous_case_can_have_no_letter(page, services):
    case = services.cases.log(CaseDraft(what="Somebody was unhappy")).record
    page.write(LetterWish(case_id=case))
    calm(page)
    assert "anonymous" in page.desk.nothing.sentence.text()


def test_a_line_of_ones_own_and_another_paper(page):
    type_text(page.editor.personal, "See you on Friday, Zoë!")
    calm(page)
    assert page.writing.draft.asked.personal == "See you on Friday, Zoë!"
    page.editor.more_button.click()
    page.editor.more.paper.set_value("Letter")
    page.editor.more.paper.picked.emit("Letter")
    calm(page)
    assert page.desk.status.text() == "1 page · Letter"


def test_an_issued_letter_is_shown_and_printed_again(page, people, paper, services):
    letter = services.letters.issue(LetterRequest(wording="apology", case_id=people["cases"]["zoe"])).record
    page.open_letter(letter)
    calm(page)
    assert page.chips.value() == "archive"
    assert page.kept.who.text() == "Zoë van Dam"
    assert page.desk.paper.sheets.images
    press(page, "Ctrl+P")
    calm(page)
    assert paper.stat().st_size > 10_000
    assert len(services.letters.page()) == 1
    page.desk.question.yes_button.click()
    page.kept.never_button.click()
    calm(page)
    assert services.letters.page()[0].never_sent


@pytest.mark.parametrize("key", ["Ctrl++", "Ctrl+-"])
def test_the_page_is_zoomed_by_key(page, key):
    before = page.desk.paper.percent
    press(page, key)
    calm(page)
    assert (page.desk.paper.percent > before) == (key == "Ctrl++")
    assert abs(page.desk.paper.sheets.dpi - page.desk.paper.sharp_dpi) < 1
    press(page, "Ctrl+0")
    assert page.desk.paper.fits
    assert abs(page.desk.paper.percent - before) <= 1


def test_list_and_text_share_one_place_where_there_is_little_room(page):
    page.resize(830, 570)
    assert page.left.isVisible()
    assert page.side.isHidden()
    press(page, "Ctrl+E")
    assert page.side.isVisible()
    assert page.left.isHidden()
    press(page, "Ctrl+E")
    assert page.left.isVisible()


def test_nothing_owed_says_so_kindly(tools, qtbot, services):
    from delight.ui.letters.page import LettersPage

    page = LettersPage(tools)
    qtbot.addWidget(page)
    page.show()
    calm(page)
    assert page.desk.nothing.sentence.text().startswith("Every letter that was owed is written.")
    named(page, "Write a letter", QPushButton).click()
    calm(page)
    assert page.chips.value() == "write"
    assert services.letters.page() == []


def test_an_address_too_long_for_the_window_still_shows_the_page(page, people, services, qtbot):
    address = "\n".join(f"Line {number}" for number in range(9))
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam", address=address))
    page.editor.more_button.click()
    page.editor.more.envelope.set_value("uk-dl")
    page.editor.more.envelope.picked.emit("uk-dl")
    calm(page)
    assert "window" in page.desk.snags.accessibleName()
    assert not page.acts["print"].isEnabled()
    assert "the cold cappuccino" in page.editor.body.toPlainText()
    page.editor.more.envelope.picked.emit("none")
    calm(page)
    assert page.desk.snags.isHidden()
    assert page.acts["print"].isEnabled()


@pytest.mark.parametrize("width", [816, 992, 1400])
def test_what_there_is_to_see_stands_in_one_line(page, width):
    page.resize(width, 560)
    calm(page)
    chips = [page.chips.chip(mode) for mode in Mode]
    assert len({chip.y() for chip in chips}) == 1
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert page.desk.head.isVisible()
    assert page.left.mapTo(page, QPoint()).y() - page.chips.mapTo(page, QPoint()).y() < 60


def test_one_thing_is_the_first_to_do(page, people, paper, services):
    def first():
        buttons = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text()]
        return [b.text() for b in buttons if b.property("role") == "primary"]

    assert first() == ["Print 3"]
    assert page.desk.print.text() == "Print this"
    page.write(LetterWish(customer_id=people["zoe"]))
    calm(page)
    assert first() == ["Print"]
    page.chips.chip(Mode.DUE).click()
    calm(page)
    page.desk.print.click()
    calm(page)
    assert len(services.letters.waiting()) == 1
    assert paper.exists()


def test_wordings_have_no_letter_above_them(page):
    page.chips.chip(Mode.WORDINGS).click()
    calm(page)
    assert not page.desk.head.isVisible()
    assert page.wordings.isVisible()
    page.chips.chip(Mode.DUE).click()
    calm(page)
    assert page.desk.head.isVisible()


def test_a_click_on_what_there_is_to_see_puts_the_keyboard_there(page):
    places = {
        Mode.WRITE: page.write_view.box,
        Mode.MANY: page.many.view.search,
        Mode.DUE: page.due.list,
    }
    for mode, place in places.items():
        QTest.mouseClick(page.chips.chip(mode), Qt.MouseButton.LeftButton)
        calm(page)
        assert place.hasFocus()
