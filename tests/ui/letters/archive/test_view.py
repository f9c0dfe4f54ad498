"""The archive: found, shown with its state, let out again; slips that come back."""

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.answers import Answer
from delight.ui.letters.archive.slip import SlipSheet
from delight.ui.letters.out import outbox, ways
from tests.qt_helpers import named, press, too_small, type_text, unnamed, wait_for
from tests.ui.letters.helpers import calm, fail_once


def names(page):
    return [row.customer_name for row in page.archive.model.rows()]


def looks(page):
    return [page.archive.model.look_of(row) for row in page.archive.model.rows()]


@pytest.fixture
def slip(services, people):
    """A letter about the cappuccino that went out with a slip."""
    request = LetterRequest(wording="apology", case_id=people["cases"]["zoe"], reply_slip=True)
    return services.letters.get(services.letters.issue(request).record)


@pytest.fixture
def archive(page, slip, people, services):
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=people["ivy"]))
    page.refresh()
    named(page, "Archive", QPushButton).click()
    calm(page)
    return page


@pytest.fixture
def opened(monkeypatch, tmp_path):
    files = []
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    monkeypatch.setattr(outbox, "show_file", files.append)
    return files


def open_slip(page):
    page.archive.slip_button.click()
    return wait_for(lambda: page.findChild(SlipSheet))


def test_letters_are_found_while_typing(archive):
    assert names(archive) == ["Ivy Brown", "Zoë van Dam"]
    type_text(archive.archive.filter, "zoe apol")
    calm(archive)
    assert names(archive) == ["Zoë van Dam"]
    type_text(archive.archive.filter, " x")
    calm(archive)
    assert "No letter fits “zoe apol x”." in archive.archive.nothing.text()
    archive.archive.filter.setText("L-2026-0002")
    calm(archive)
    assert names(archive) == ["Ivy Brown"]


def test_what_waits_and_what_never_went_out_are_marked(archive, services, people):
    services.letters.put_out(LetterRequest(wording="thank-you", customer_id=people["ivy"]))
    services.letters.never_sent(2)
    archive.refresh()
    calm(archive)
    assert [look.pill for look in looks(archive)] == ["Came out?", "Never sent", ""]


def test_everything_has_a_name_and_can_be_hit(archive):
    assert unnamed(archive) == []
    assert too_small(archive) == []
    sheet = open_slip(archive)
    assert unnamed(sheet) == []
    sheet.close()


def test_a_slip_brings_its_answer_to_the_letter(archive, services, slip):
    sheet = open_slip(archive)
    type_text(sheet.code, slip.reply_code[:3].lower() + " " + slip.reply_code[3:])
    calm(archive)
    assert sheet._who.text() == "Zoë van Dam"
    sheet.answers.chip(Answer.NOT_YET).click()
    type_text(sheet.words, "The second one was cold, too.")
    press(sheet, "Ctrl+Return")
    calm(archive)
    (reply,) = services.replies.find(slip.reply_code).replies
    assert (reply.answer, reply.words) == (Answer.NOT_YET, "The second one was cold, too.")
    assert archive.kept.who.text() == "Zoë van Dam"
    assert archive.kept.answers.text().startswith("Not yet")
    assert "The second one was cold, too." in archive.kept.answers.text()


def test_a_mistyped_code_is_said_at_once_and_stays(archive, slip):
    sheet = open_slip(archive)
    wrong = slip.reply_code[:5] + ("A" if slip.reply_code[5] != "A" else "B")
    type_text(sheet.code, wrong)
    assert "a letter is wrong" in sheet._form.fields["code"].problem.text()
    assert sheet.code.text() == wrong
    sheet.code.setText("XXXXX")
    assert sheet._form.fields["code"].problem.text() == ""
    sheet.close()


def test_what_was_ticked_is_asked_for(archive, slip, services):
    sheet = open_slip(archive)
    type_text(sheet.code, slip.reply_code)
    calm(archive)
    press(sheet, "Ctrl+Return")
    assert sheet.answers.accessibleDescription() == "Which of the three did they tick?"
    assert sheet._form.fields["answer"].problem.isVisible()
    assert sheet._form.fields["words"].problem.text() == ""
    assert sheet.answers.chip(Answer.ALL_WELL).hasFocus()
    press(sheet.answers.chip(Answer.ALL_WELL), "Space")
    assert not sheet._form.fields["answer"].problem.isVisible()
    assert services.replies.find(slip.reply_code).replies == ()
    sheet.close()


def test_the_answer_is_noted_from_the_letter_that_a_code_led_to(archive, slip, services):
    archive.open_letter(slip.id)
    calm(archive)
    button = named(archive, "Note their answer", QPushButton)
    button.setFocus()
    press(button, "Space")
    sheet = wait_for(lambda: archive.findChild(SlipSheet))
    assert sheet.code.text() == f"{slip.reply_code[:3]} {slip.reply_code[3:]}"
    calm(archive)
    assert sheet._who.text() == "Zoë van Dam"
    chip = sheet.answers.chip(Answer.ALL_WELL)
    assert chip.hasFocus()
    press(chip, "Return")
    assert chip.isChecked()
    press(chip, "Ctrl+Return")
    calm(archive)
    (reply,) = services.replies.find(slip.reply_code).replies
    assert reply.answer is Answer.ALL_WELL
    assert archive.kept.answers.text().startswith("All is well")


def test_a_letter_without_a_slip_asks_for_no_answer(archive):
    assert archive.kept.who.text() == "Ivy Brown"
    assert not archive.kept.answer_button.isVisible()


def test_a_letter_goes_by_e_mail_and_is_asked_about(page, people, services, opened):
    draft = CustomerDraft(name="Zoë van Dam", email="zoe@van-dam.example", address="4 High Street\nSandmouth")
    services.customers.edit(people["zoe"], draft)
    page.acts["email"].trigger()
    calm(page)
    assert opened[0].suffix == ".eml"
    (letter,) = services.letters.waiting()
    words = page.desk.question.words.text()
    assert words == (
        "L-2026-0001 to Zoë van Dam is a draft in your mail program. Did you send it?"
        " Nobody has noted yet that they may be e-mailed."
    )
    page.desk.question.again_button.click()
    calm(page)
    assert len(opened) == 2
    page.desk.question.yes_button.click()
    calm(page)
    assert not services.letters.get(letter.id).waiting


def test_whatever_happens_on_the_way_out_is_asked_about(page, services, paper, monkeypatch):
    fail_once(monkeypatch, ways, "print_pdf", ZeroDivisionError())
    page.acts["print"].trigger()
    calm(page)
    assert "L-2026-0001 to Zoë van Dam is kept in the archive." in page.desk.question.words.text()
    page.desk.question.never_button.click()
    calm(page)
    assert services.letters.waiting() == []


def test_without_an_address_no_letter_is_written_and_their_page_is_a_click_away(
    page, people, services, opened, qtbot
):
    page.acts["email"].trigger()
    calm(page)
    assert services.letters.page() == []
    assert page.banner.what.text() == "There is no e-mail address for this customer."
    assert opened == []
    with qtbot.waitSignal(page.open_customer_requested) as asked:
        button = named(page.banner, "Open their page", QPushButton)
        button.setFocus()
        press(button, "Space")
    assert asked.args == [people["zoe"]]


def test_where_there_is_no_mail_program_the_pages_are_at_hand(page, people, services, opened, monkeypatch):
    draft = CustomerDraft(name="Zoë van Dam", email="zoe@van-dam.example", address="4 High Street\nSandmouth")
    services.customers.edit(people["zoe"], draft)
    fail_once(monkeypatch, outbox, "show_file", DelightError("file.no_program", name="Letter.eml"))
    page.acts["email"].trigger()
    calm(page)
    asked = page.desk.question
    assert asked.words.text() == (
        "No mail program came up. L-2026-0001 to Zoë van Dam is kept in the archive, "
        "and its pages can be sent from elsewhere."
    )
    buttons = [b.text() for b in asked.findChildren(QPushButton) if b.isVisible()]
    assert buttons == ["I did not send it", "Open in the PDF viewer", "Try again", "I sent it"]
    assert all(b.width() >= b.sizeHint().width() for b in asked.findChildren(QPushButton) if b.isVisible())
    asked.yes_button.click()
    calm(page)
    assert services.letters.waiting() == []


def test_a_kept_letter_goes_by_e_mail_again_without_a_question(archive, people, services, opened):
    services.customers.edit(people["ivy"], CustomerDraft(name="Ivy Brown", email="ivy@brown.example"))
    archive.archive.list.choose(2)
    calm(archive)
    archive.acts["email"].trigger()
    calm(archive)
    assert len(opened) == 1
    assert archive.desk.question.isHidden()


def test_a_row_says_on_which_day_it_went_out(archive, clock):
    assert {look.meta for look in looks(archive) if not look.pill} == {"today"}
    went = clock().astimezone()
    clock.forward(days=5)
    archive.archive.reload()
    calm(archive)
    assert {look.meta for look in looks(archive) if not look.pill} == {f"{went.day} {went:%b}"}
