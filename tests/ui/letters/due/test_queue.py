"""The queue: ticked rows with their real pages go out together, and are asked about together."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel
from delight.domain.cases.promises import PromiseDraft
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError, StorageError
from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.letters.out import ways
from delight.ui.letters.page import LettersPage
from tests.qt_helpers import named, press, type_text, wait_for
from tests.ui.letters.helpers import calm, fail_once, sheets_of


def names(page):
    return [row.customer_name for row in page.due.model.rows()]


@pytest.fixture
def four(services, people, clock):
    """Four letters that are complete, beside the one that lacks something."""
    for name in ("Anya Petrova", "Bo Li"):
        customer = services.customers.add(CustomerDraft(name=name)).record
        services.cases.log(
            CaseDraft(
                what="Too cold",
                topic="the cold soup",
                customer_id=customer,
                channel=Channel.EMAIL,
                received_at=clock(),
            )
        )
    return people


@pytest.fixture
def queue(tools, four, qtbot):
    made = LettersPage(tools)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    calm(made)
    return made


@pytest.fixture
def printer(to_file, monkeypatch):
    """A printer whose paper is a PDF."""
    monkeypatch.setattr(ways, "file_of", lambda _printer: "")
    return to_file


@pytest.fixture
def to_file(queue, tmp_path):
    """The file that the print dialog writes instead of printing."""
    file = tmp_path / "printed.pdf"

    def choose(_parent, printer, on_chosen):
        printer.setOutputFormat(printer.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        on_chosen()

    queue.outbox.choose_printer = choose
    return file


def test_all_are_ticked_at_first_and_space_takes_one_out(queue):
    assert queue.batch.count.text() == "5 of 5 chosen"
    assert queue.batch.button.text() == "Print 5"
    queue.due.list.setFocus()
    press(queue.due.list, "Space")
    assert queue.batch.count.text() == "4 of 5 chosen"
    index = queue.due.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    press(queue.due.list, "Space")
    assert queue.batch.button.text() == "Print 5"


def test_a_click_on_the_box_ticks_without_selecting(queue):
    rows = queue.due.list
    at = rows.visualRect(queue.due.model.index(2, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, at.center().y()))
    assert rows.currentIndex().row() == 0
    assert queue.batch.count.text() == "4 of 5 chosen"
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, at.center().y()))
    assert rows.currentIndex().row() == 2
    assert queue.batch.count.text() == "4 of 5 chosen"


def test_none_and_all_are_one_click(queue):
    queue.batch.all_button.click()
    assert queue.batch.button.isEnabled() is False
    queue.batch.all_button.click()
    assert queue.batch.button.text() == "Print 5"


def test_each_row_has_its_real_page_and_says_what_it_lacks(queue):
    rows = queue.due.model.rows()
    for row in rows:
        queue.due.thumb(row)  # as painting does
    calm(queue)
    thumbs = [queue.due.thumb(row) for row in rows]
    assert all(thumb.page.width() > 150 for thumb in thumbs)
    looks = {row.customer_name: queue.due.model.look_of(row) for row in rows}
    assert looks["Łukasz Brontë"].pill == "Incomplete"
    assert "what it was about" in looks["Łukasz Brontë"].subtitle
    assert looks["Zoë van Dam"].subtitle == "Not answered yet"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (4, "Sunday")],
)
def test_a_promised_letter_says_its_day(queue, services, people, days, said):
    due_at = services.context.clock() + timedelta(days=days, hours=1)
    draft = PromiseDraft(case_id=people["cases"]["ivy"], what="write you a letter", due_at=due_at)
    queue.tools.bus.changed.emit(services.recovery.make_promise(draft))
    calm(queue)
    looks = {row.customer_name: queue.due.model.look_of(row) for row in queue.due.model.rows()}
    assert looks["Ivy Brown"].subtitle == f"Promised by {said}"
    assert looks["Zoë van Dam"].subtitle == "Not answered yet"


def test_the_chosen_are_one_print_job_and_asked_about_together(queue, printer, services):
    type_text(queue.editor.body, "Words of mine. ")
    calm(queue)
    queue.batch.button.click()
    calm(queue)
    sheets = sheets_of(printer)
    assert len(sheets) == 4
    assert "Words of mine." in sheets[0]
    assert all(letter.waiting for letter in services.letters.page())
    assert names(queue) == ["Łukasz Brontë"]
    assert named(queue, "Łukasz Brontë: what it was about, in a few words Show", QPushButton)
    question = queue.desk.question
    assert question.words.text() == "4 letters went to the printer. Did all 4 come out?"
    question.yes_button.click()
    calm(queue)
    assert services.letters.waiting() == []
    assert not any(letter.never_sent for letter in services.letters.page())


def test_letters_in_another_language_than_their_reader_s_are_named(queue, printer, services, people):
    for key, name in (("zoe", "Zoë van Dam"), ("ivy", "Ivy Brown")):
        services.customers.edit(people[key], CustomerDraft(name=name, language="pl"))
    queue.refresh()
    calm(queue)
    queue.batch.button.click()
    calm(queue)
    assert queue.batch.note.isVisible()
    assert queue.batch.note.text() == (
        "2 letters are not in their reader’s language, since the wording is not in it yet: "
        "Zoë van Dam (Polish), Ivy Brown (Polish)."
    )
    assert "Dear" in "".join(sheets_of(printer))


def test_letters_that_the_print_dialog_saved_are_not_said_to_be_printed(queue, to_file, services):
    queue.batch.button.click()
    calm(queue)
    assert len(sheets_of(to_file)) == 4
    words = queue.desk.question.words.text()
    assert words == "4 letters are saved in printed.pdf. Once they are printed: did all 4 come out?"


def test_what_was_left_out_is_a_click_away(queue, printer):
    queue.batch.button.click()
    calm(queue)
    named(queue, "Łukasz Brontë: what it was about, in a few words Show", QPushButton).click()
    calm(queue)
    assert queue.due.current().customer_name == "Łukasz Brontë"
    assert queue.desk.snags.isVisible()


def test_what_was_mended_is_not_named_any_more(queue, printer, services, four):
    queue.batch.button.click()
    calm(queue)
    queue.desk.question.yes_button.click()
    calm(queue)
    queue.batch.button.click()
    calm(queue)
    assert queue.batch.lines.isVisible()
    services.cases.edit(four["cases"]["lukasz"], CaseEdit(topic="the long wait"))
    queue.do(lambda: services.cases.edit(four["cases"]["lukasz"], CaseEdit(topic="the long queue")))
    calm(queue)
    assert queue.batch.lines.isHidden()


def test_again_from_the_one_that_jammed(queue, printer, services):
    queue.batch.button.click()
    calm(queue)
    first = [services.letters.pdf(letter.id) for letter in services.letters.waiting()]
    queue.desk.question.again_button.click()
    sheet = wait_for(lambda: queue.findChild(Sheet))
    press(named(sheet, "The first letter that did not come out"), "Down")
    press(named(sheet, "The first letter that did not come out"), "Down")
    named(sheet, "Print again from here …", QPushButton).click()
    calm(queue)
    waiting = services.letters.waiting()
    assert [letter.number for letter in waiting] == ["L-2026-0003", "L-2026-0004"]
    assert sheets_of(printer) == [sheets_of(pdf)[0] for pdf in first[2:]]
    assert queue.desk.question.words.text() == "2 letters went to the printer. Did all 2 come out?"


def test_none_came_out_makes_all_of_them_due_again_with_what_was_typed(queue, printer, services):
    type_text(queue.editor.body, "Words of mine. ")
    calm(queue)
    queue.batch.button.click()
    calm(queue)
    queue.desk.question.never_button.click()
    calm(queue)
    assert all(letter.never_sent for letter in services.letters.page())
    assert len(names(queue)) == 5
    assert queue.desk.question.isHidden()
    row = next(row for row in queue.due.model.rows() if row.customer_name == "Zoë van Dam")
    assert queue.due.request_of(row).body.startswith("Words of mine.")


def test_a_printer_that_refuses_half_way_says_what_is_kept(queue, printer, services, monkeypatch):
    fail_once(monkeypatch, ways, "print_letters", DelightError("print.failed", printer="Old Bess"))
    queue.batch.button.click()
    calm(queue)
    words = queue.desk.question.words.text()
    assert words.startswith("The printer Old Bess did not take the letter.")
    assert "4 letters are written and kept in the archive." in words
    queue.desk.question.again_button.click()
    calm(queue)
    assert len(sheets_of(printer)) == 4
    assert len(services.letters.page()) == 4


def test_a_full_disk_half_way_says_what_is_kept_and_what_is_due(queue, printer, services, monkeypatch):
    right = services.batch._keep
    calls = []

    def keep(requests):
        calls.append(requests)
        if len(calls) > 1:
            raise StorageError("storage.full")
        return right(requests)

    monkeypatch.setattr("delight.services.letters.batch._AT_ONCE", 2)
    monkeypatch.setattr(services.batch, "_keep", keep)
    queue.batch.button.click()
    calm(queue)
    words = queue.desk.question.words.text()
    assert "kept in the archive" in words
    assert "still owed" in words
    assert not printer.exists()


def test_cancel_keeps_what_is_written_and_leaves_the_rest_due(queue, printer, services, monkeypatch):
    monkeypatch.setattr("delight.services.letters.batch._AT_ONCE", 1)
    right = services.batch._keep

    def keep(requests):
        queue.batch._job.stop()
        return right(requests)

    monkeypatch.setattr(services.batch, "_keep", keep)
    queue.batch.button.click()
    calm(queue)
    assert queue.desk.question.words.text() == (
        "Stopped. L-2026-0001 to Zoë van Dam is kept in the archive. 4 are still owed."
    )
    assert len(services.letters.waiting()) == 1
    assert not printer.exists()


def test_one_pdf(queue, save_queue, services, tmp_path):
    save_queue(tmp_path / "all.pdf")
    queue.batch.menu.actions()[1].trigger()
    calm(queue)
    assert len(sheets_of(tmp_path / "all.pdf")) == 4
    assert "4 letters are saved in all.pdf" in queue.desk.question.words.text()
    assert len(services.letters.waiting()) == 4


def test_a_pdf_each(queue, services, tmp_path):
    queue.outbox.choose_folder = lambda _parent, on_chosen: on_chosen(tmp_path)
    queue.batch.menu.actions()[2].trigger()
    calm(queue)
    files = sorted(tmp_path.glob("*.pdf"))
    assert files[0].name == "L-2026-0001 Zoë van Dam.pdf"
    assert [file.read_bytes() for file in files] == [
        services.letters.pdf(letter.id) for letter in services.letters.waiting()
    ]


def test_a_file_that_cannot_be_written_keeps_nothing(queue, save_queue, services, tmp_path):
    save_queue(tmp_path / "not there" / "all.pdf")
    queue.batch.menu.actions()[1].trigger()
    calm(queue)
    assert "could not be written" in queue.batch.problem.text()
    assert services.letters.page() == []
    assert queue.batch.button.isVisible()


def test_letters_from_before_a_crash_are_asked_about_again(tools, four, services, qtbot):
    requests = [due.request for due in services.due.list()]
    services.batch.put_out(requests)
    page = LettersPage(tools)
    qtbot.addWidget(page)
    page.show()
    calm(page)
    assert page.desk.question.words.text().startswith("4 letters were printed or saved earlier")
    page.desk.question.yes_button.click()
    calm(page)
    assert services.letters.waiting() == []
    assert page.desk.question.isHidden()


def test_what_was_answered_elsewhere_is_not_asked_about_any_more(queue, services, tools):
    letter = services.letters.put_out(LetterRequest(wording="thank-you", customer_id=1)).record
    queue.refresh()
    calm(queue)
    assert queue.desk.question.isVisible()
    services.letters.came_out([letter])
    queue.refresh()
    calm(queue)
    assert queue.desk.question.isHidden()


@pytest.fixture
def save_queue(queue):
    def choose(path):
        queue.outbox.choose_file = lambda _parent, _name, on_chosen: on_chosen(path)

    return choose
