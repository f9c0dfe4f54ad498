"""A letter that is issued but does not come out."""

import threading

from delight.domain.errors import DelightError, StorageError
from delight.domain.guards.writing import LetterRequest
from delight.ui.letters.out import ways
from delight.ui.letters.out.ways import How, Way
from tests.qt_helpers import press, type_text
from tests.ui.letters.helpers import calm, fail_once


def test_a_printer_that_fails_leaves_the_letter_kept_and_asks_what_to_do(page, paper, services, monkeypatch):
    fail_once(monkeypatch, ways, "print_pdf", DelightError("print.failed", printer="Old Bess"))
    press(page, "Ctrl+P")
    calm(page)
    (letter,) = services.letters.page()
    question = page.desk.question
    assert "Old Bess did not take the letter." in question.words.text()
    assert letter.number in question.words.text()
    assert question.yes_button.isHidden()
    question.again_button.click()
    calm(page)
    assert paper.stat().st_size > 10_000
    assert len(services.letters.page()) == 1
    assert question.yes_button.isVisible()


def test_a_disk_that_fills_up_after_the_letter_was_issued(page, save_to, services, monkeypatch, tmp_path):
    save_to(tmp_path / "zoe.pdf")
    error = StorageError("file.cannot_write", path="zoe.pdf")
    fail_once(monkeypatch, type(services.letters), "save", error)
    press(page, "Ctrl+S")
    calm(page)
    assert "could not be written" in page.desk.question.words.text()
    page.desk.question.never_button.click()
    calm(page)
    assert services.letters.page()[0].never_sent
    assert page.editor.who.text() == "Zoë van Dam"


def test_several_letters_are_asked_about_one_after_the_other(page, paper, services):
    press(page, "Ctrl+P")
    calm(page)
    choose_last(page)
    press(page, "Ctrl+P")
    calm(page)
    question = page.desk.question
    assert "L-2026-0002" in question.words.text()
    question.yes_button.click()
    assert "L-2026-0001" in question.words.text()
    question.yes_button.click()
    assert question.isHidden()


def choose_last(page):
    model = page.due.model
    page.due.list.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    calm(page)


def test_an_issue_that_is_refused_keeps_the_text(page, people, services, save_to, tmp_path):
    from delight.domain.customers.customer import CustomerDraft

    save_to(tmp_path / "zoe.pdf")
    type_text(page.editor.body, "Mine. ")
    calm(page)
    services.customers.edit(people["zoe"], CustomerDraft(name="Zoë van Dam", letters_welcome=False))
    press(page, "Ctrl+S")
    calm(page)
    assert services.letters.page() == []
    assert not (tmp_path / "zoe.pdf").exists()
    assert page.banner.what.text() == "Zoë van Dam asked for no letters."
    assert page.editor.body.toPlainText().startswith("Mine. ")


def test_a_letter_that_is_damaged_is_said_to_be(page, people, services, monkeypatch):
    letter = services.letters.issue(LetterRequest(wording="apology", case_id=people["cases"]["zoe"])).record
    fail_once(monkeypatch, type(services.letters), "pdf", StorageError("letter.damaged", id=letter))
    page.open_letter(letter)
    calm(page)
    assert "damaged" in page.desk.nothing.sentence.text()


def test_a_letter_that_the_print_dialog_saved_is_not_said_to_be_printed(page, paper, services, monkeypatch):
    monkeypatch.setattr(ways, "file_of", lambda _printer: "printed.pdf")
    press(page, "Ctrl+P")
    calm(page)
    (letter,) = services.letters.page()
    question = page.desk.question
    assert question.words.text() == (
        f"{letter.number} to Zoë van Dam is saved as printed.pdf, not printed. Did it go out?"
    )
    buttons = (question.yes_button, question.again_button, question.never_button)
    assert [button.text() for button in buttons] == ["It went out", "Print it …", "It never went out"]
    question.yes_button.click()
    calm(page)
    assert not services.letters.get(letter.id).waiting


def test_what_another_till_marked_as_never_sent_is_named_and_the_others_are_asked_about(page, services):
    put = services.batch.put_out([letter.request for letter in services.due.list()])
    first, second = put.rows
    question = page.desk.question
    page.asking.look(services.letters.waiting())
    services.letters.never_sent(second.id)
    question.yes_button.click()
    calm(page)
    assert second.number in page.banner.what.text()
    assert [row.number for row in services.letters.waiting()] == [first.number]
    assert question.isVisible()
    assert second.number not in question.words.text()
    question.yes_button.click()
    calm(page)
    assert services.letters.waiting() == []
    assert question.isHidden()


def test_letters_on_their_way_out_are_asked_about_when_the_window_closes(page, services):
    requests = [due.request for due in services.due.list()][:2]
    begun, go_on = threading.Event(), threading.Event()

    def carry(_services, _letters, leaving):
        begun.set()
        go_on.wait(5)
        leaving(1, 2)
        return ()

    page.outbox._send(requests, Way(how=How.PRINTED, carry=carry), None)
    assert begun.wait(5)
    task = page.tools.tasks.at_work()
    assert task.called == f"Letting {len(requests)} letters out"
    task.ask_to_stop()
    go_on.set()
    calm(page)
    assert [letter.customer_name for letter in services.letters.waiting()] == ["Zoë van Dam"]
    assert page.desk.question.words.text().startswith("Stopped.")
