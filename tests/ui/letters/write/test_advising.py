"""Advice: one thing at a time, never while somebody types, closed for good, promises onto the list."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import CaseDraft
from delight.ui.kit.work.page import LetterWish
from delight.ui.letters.page import LettersPage
from delight.ui.letters.write.keeper import file_in
from tests.qt_helpers import named, press, too_small, type_text, unnamed, wait_for
from tests.ui.letters.helpers import calm


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch):
    monkeypatch.setattr("delight.ui.letters.write.advising.PAUSE_MS", 30)


def write(page, text="", **wish):
    page.write(LetterWish(**wish))
    calm(page)
    if text:
        page.editor.body.setFocus()
        press(page.editor.body, "Ctrl+A")
        type_text(page.editor.body, text)
        rest(page)


def rest(page):
    calm(page)
    wait_for(lambda: not page.writing.advising._pause.isActive())
    calm(page)


@pytest.fixture
def ill(people, services):
    """A complaint about something grave."""
    return services.cases.log(
        CaseDraft(
            what="I got ill after the fish cake and saw a doctor",
            customer_id=people["zoe"],
            topic="the fish cake",
        )
    ).record


def test_a_remark_says_where_it_is_known_from_and_is_closed_by_escape(page, ill):
    write(page, case_id=ill, wording="apology")
    remark = page.desk.remark
    assert remark.isVisible()
    assert "This sounds like an illness" in remark.words.text()
    assert remark.source.text() == "From: our own rule: no template admits liability"
    assert unnamed(page) == []
    assert too_small(page) == []
    before = remark.words.text()
    page.editor.body.setFocus()
    press(page.editor.body, "Escape")
    assert remark.isHidden() or remark.words.text() != before


def test_what_was_closed_stays_closed_for_its_letter_only(page, ill, people):
    write(page, case_id=ill, wording="apology")
    while page.desk.remark.isVisible():
        page.desk.remark.close_button.click()
    write(page, customer_id=people["ivy"])
    assert page.desk.remark.isHidden()
    write(page, case_id=ill, wording="apology")
    assert page.desk.remark.isHidden()


def test_escape_leaves_the_text_once_nothing_is_left_to_close(page, people, qtbot):
    write(page, customer_id=people["ivy"])
    with qtbot.waitSignal(page.editor.left):
        press(page.editor.body, "Escape")


def test_what_is_missing_comes_before_advice(page, ill):
    write(page, case_id=ill, wording="kindly-no")
    assert page.desk.snags.isVisible()
    assert page.desk.remark.isHidden()


def test_what_could_be_plainer_is_underlined_and_said_where_the_keyboard_is(page, people):
    text = "Thank you 😀. We apologise for any inconvenience caused. Mistakes were made."
    write(page, text, customer_id=people["ivy"])
    plainer, body = page.editor.plainer, page.editor.body
    assert plainer.next.text() == "2 things could be plainer"
    found = [selection.cursor.selectedText() for selection in body.extraSelections()]
    assert found == ["We apologise for any inconvenience caused", "Mistakes were made"]
    assert plainer.said.isHidden()
    press(body, "F8")
    assert "is what everybody writes." in plainer.said.text()
    press(body, "F8")
    assert "hides who did it." in plainer.said.text()
    press(body, "F8")
    assert "is what everybody writes." in plainer.said.text()
    press(body, "Home")
    assert plainer.said.isHidden()
    page.editor.restore.click()
    rest(page)
    assert plainer.isHidden()
    assert body.extraSelections() == []


def test_ready_made_text_is_never_found_fault_with(page, people):
    for name in ("zoe", "ivy"):
        write(page, case_id=people["cases"][name])
        assert page.editor.plainer.isHidden()


def test_nothing_is_said_while_somebody_types(page, people, monkeypatch):
    write(page, "Thank you.", customer_id=people["ivy"])
    page.writing.advising._pause.setInterval(5_000)
    type_text(page.editor.body, " Mistakes were made.")
    calm(page)
    assert "Mistakes were made." in page.writing.preview.body
    assert page.editor.plainer.isHidden()


def test_a_promise_goes_onto_the_list_with_its_day(page, people, services, clock):
    case = people["cases"]["zoe"]
    said = []
    page.said.connect(lambda words, _changes: said.append(words))
    write(page, "Thank you for telling us. I will call you on Friday.", case_id=case)
    offer = page.desk.offer
    assert offer.words.text() == "You promise: “call you”. Put it on the list?"
    day = offer.day.day()
    assert day.weekday() == 4
    assert unnamed(page) == []
    assert too_small(page) == []
    press(page.editor.body, "Ctrl+L")
    calm(page)
    (promise,) = services.recovery.promises(case)
    assert promise.what == "call you"
    assert promise.due_at.astimezone().date() == day
    assert said == ["On the promise list: call you."]
    assert offer.isHidden()
    assert page.editor.body.toPlainText().endswith("on Friday.")


def test_a_promise_without_a_day_gets_one_first(page, people, services):
    case = people["cases"]["zoe"]
    write(page, "Thank you for telling us. I will call you.", case_id=case)
    while page.desk.remark.isVisible():
        press(page.editor.body, "Escape")
    offer = page.desk.offer
    assert offer.isVisible()
    assert not offer.yes_button.isEnabled()
    press(page.editor.body, "Ctrl+L")
    calm(page)
    assert services.recovery.promises(case) == []
    offer.day.set_day(date(2026, 12, 24))
    offer.day.changed.emit()
    named(page, "Put it on the list", QPushButton).click()
    calm(page)
    assert [p.due_at.astimezone().date() for p in services.recovery.promises(case)] == [date(2026, 12, 24)]


def test_a_promise_in_a_letter_about_nothing_goes_to_the_case_that_is_open(page, people, services):
    case = services.cases.get(people["cases"]["zoe"])
    write(page, "Thank you. I will call you on Friday.", customer_id=people["zoe"])
    offer = page.desk.offer
    assert offer.words.text() == f"You promise: “call you”. Put it on the list, with {case.reference}?"
    press(page.editor.body, "Ctrl+L")
    calm(page)
    assert [promise.what for promise in services.recovery.promises(case.id)] == ["call you"]
    assert offer.isHidden()


def test_where_there_is_no_case_the_promise_is_made_to_the_customer(page, people, services):
    write(page, "Thank you. I will call you on Friday.", customer_id=people["ivy"])
    offer = page.desk.offer
    assert offer.words.text() == "You promise: “call you”. Put it on the list?"
    day = offer.day.day()
    assert too_small(page) == []
    press(page.editor.body, "Ctrl+L")
    calm(page)
    (promise,) = services.recovery.promises_to(people["ivy"])
    assert (promise.what, promise.case_id, promise.due_at.astimezone().date()) == ("call you", None, day)
    assert offer.isHidden()


def test_a_promise_needs_a_day(page, people):
    write(page, "Thank you. I will call you.", customer_id=people["ivy"])
    while page.desk.remark.isVisible():
        press(page.editor.body, "Escape")
    assert not page.desk.offer.yes_button.isEnabled()


def test_an_offer_that_was_declined_is_not_made_again(page, people):
    write(page, "Thank you for telling us. I will call you on Friday.", case_id=people["cases"]["zoe"])
    page.desk.offer.no_button.setFocus()
    press(page.desk.offer.no_button, "Escape")
    assert page.desk.offer.isHidden()
    assert page.editor.body.hasFocus()
    type_text(page.editor.body, " Bye.")
    rest(page)
    assert page.desk.offer.isHidden()


def test_what_was_closed_stays_closed_when_the_shop_is_opened_again(page, ill, tools, qtbot, place):
    write(page, case_id=ill, wording="apology")
    while page.desk.remark.isVisible():
        press(page.editor.body, "Escape")
    wait_for(lambda: file_in(place).exists() and "closed" in file_in(place).read_text())
    wait_for(lambda: not page.writing.keeper._timer.isActive())
    calm(page)
    page.close()
    later = LettersPage(tools)
    qtbot.addWidget(later)
    later.show()
    calm(later)
    write(later, case_id=ill, wording="apology")
    assert later.desk.remark.isHidden()


def test_closing_a_remark_makes_no_letter_an_edited_one(page, people, services):
    write(page, "Thank you for telling us. I will call you on Friday.", case_id=people["cases"]["zoe"])
    press(page.editor.body, "Escape")
    page.editor.restore.click()
    named(page, "Due", QPushButton).click()
    calm(page)
    looks = [page.due.model.look_of(row) for row in page.due.model.rows()]
    assert [look.title for look in looks if look.pill == "Edited"] == []


def test_how_people_can_say_no_is_put_back_by_one_key_or_click(page, people):
    write(page, "Many happy returns!", customer_id=people["ivy"], wording="seasons-greetings")
    remark, body = page.desk.remark, page.editor.body
    assert "does not say that people can say no" in remark.words.text()
    assert remark.mend_button.isVisible()
    press(body, "Alt+B")
    rest(page)
    text = body.text()
    assert text.startswith("Many happy returns!\n\n")
    assert text.count("no such letters") + text.count("rather not get letters") == 1
    assert "say no" not in remark.words.text() or remark.isHidden()
    press(body, "Ctrl+Z")
    rest(page)
    assert body.text() == "Many happy returns!"
    remark.mend_button.click()
    rest(page)
    assert body.text() == text


def test_other_remarks_have_nothing_to_put_back(page, ill):
    write(page, case_id=ill, wording="apology")
    before = page.editor.body.text()
    assert page.desk.remark.isVisible()
    assert not page.desk.remark.mend_button.isVisible()
    page.editor.body.setFocus()
    press(page.editor.body, "Alt+B")
    assert page.editor.body.text() == before
