"""An older copy is brought back, and ids are given anew: half-typed words stay with whom they were about."""

from __future__ import annotations

import json

import pytest

from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.ui.kit.work.page import LetterWish, LogWish, Place
from delight.ui.letters.write.keeper import file_in
from delight.ui.log.drafts import DraftBox
from tests import factories
from tests.qt_helpers import named, press, settle, type_text, wait_for
from tests.ui.letters.helpers import calm

WORDS = "Zed, the oven is mended and"


@pytest.fixture
def copy(services):
    """A copy of the shop as it was before Zed came."""
    return services.backups.backup().path


@pytest.fixture
def zed(services, copy):
    return factories.customer(services, "Zed Quill")


def letter_to(window, **about):
    page = open_letters(window)
    page.write(LetterWish(wording="thank-you", **about))
    calm(page)
    return page


def write_to(window, services, **about):
    page = letter_to(window, **about)
    type_text(page.editor.body, WORDS)
    calm(page)
    wait_for(lambda: file_in(services.place).exists() and WORDS in file_in(services.place).read_text())


class TestALetterToSomebodyWhoIsNotInTheCopy:
    @pytest.fixture(params=["customer", "case"])
    def begun(self, request, window, services, zed, copy, bring):
        """A letter to Zed, or on Zed's case, and then Ann, whose ids are those that Zed's were."""
        case = factories.case(services, zed) if request.param == "case" else None
        write_to(window(), services, customer_id=zed, case_id=case)
        found, kept = bring(copy)
        ann = factories.customer(found, "Ann Lee")
        its = factories.case(found, ann) if case else None
        assert (ann, its) == (zed, case)
        return window(found), kept, {"customer_id": ann, "case_id": its}

    def test_is_not_offered_for_somebody_else(self, begun):
        opened, _kept, about = begun
        page = letter_to(opened, **about)
        assert WORDS not in page.editor.body.toPlainText()
        assert page.writing.topic.customer_name == "Ann Lee"

    def test_keeps_its_words_and_says_for_whom_they_were(self, begun, qapp):
        opened, _kept, about = begun
        lost = letter_to(opened, **about).desk.lost
        assert lost.isVisible()
        assert "Zed Quill" in lost.why.text()
        assert WORDS in lost.words.toPlainText()
        press(named(lost, "Copy what I typed"), "Space")
        assert WORDS in qapp.clipboard().text()

    def test_goes_when_it_is_not_needed_any_more(self, begun):
        opened, _kept, about = begun
        page = letter_to(opened, **about)
        press(named(page.desk.lost, "It is not needed any more"), "Space")
        assert not page.desk.lost.isVisible()
        wait_for(lambda: not file_in(opened.tools.services.place).exists())

    def test_is_a_letter_again_where_the_newer_copy_comes_back(self, begun, window, bring):
        opened, kept, about = begun
        page = letter_to(opened, **about)
        type_text(page.editor.body, "Dear Ann, ")
        calm(page)
        wait_for(lambda: "Dear Ann" in file_in(opened.tools.services.place).read_text())
        newer, _kept = bring(kept)
        page = letter_to(window(newer), **about)
        assert page.writing.topic.customer_name == "Zed Quill"
        assert WORDS in page.editor.body.toPlainText()
        assert "Ann Lee" in page.desk.lost.why.text()


def test_the_words_of_a_letter_on_a_case_of_the_owners_are_not_for_the_front_desk(
    window, services, zed, copy, bring
):
    case = services.cases.log(CaseDraft(what="It is Tom", customer_id=zed, owner_only=True)).record
    write_to(window(), services, customer_id=zed, case_id=case)
    found, _kept = bring(copy)
    owner, tom = found.staff.list()
    found.staff.sit_down(tom.id)
    assert not open_letters(window(found)).desk.lost.isVisible()
    found.staff.sit_down(owner.id)
    assert open_letters(window(found)).desk.lost.isVisible()


def open_letters(window):
    page = window.go(Place.LETTERS)
    calm(page)
    return page


def test_a_letter_to_somebody_in_the_copy_goes_on(window, services, bring):
    ivy = factories.customer(services, "Ivy Brown")
    copy = services.backups.backup().path
    write_to(window(), services, customer_id=ivy)
    found, _kept = bring(copy)
    page = letter_to(window(found), customer_id=ivy)
    assert WORDS in page.editor.body.toPlainText()
    assert not page.desk.lost.isVisible()


def log_about(window, services, customer):
    window.log(LogWish(customer_id=customer, customer_name=services.customers.get(customer).name))
    settle(window.tools)
    panel = window.slide.panel
    type_text(panel.note_page.form.what, WORDS)
    settle(window.tools)
    wait_for(lambda: any(WORDS in one.note.what for one in DraftBox(services.place).all()))
    return panel


class TestANoteAboutSomebodyWhoIsNotInTheCopy:
    def test_is_about_the_name_and_not_about_somebody_else(self, window, services, zed, copy, bring):
        log_about(window(), services, zed)
        found, _kept = bring(copy)
        ann = factories.customer(found, "Ann Lee")
        assert ann == zed
        opened = window(found)
        opened.log(LogWish())
        settle(opened.tools)
        form = opened.slide.panel.note_page.form
        assert WORDS in form.what.toPlainText()
        assert (form.who.value(), form.who.text()) == (None, "Zed Quill")
        press(form.what, "Ctrl+Return")
        settle(opened.tools)
        (case,) = found.cases.page(CaseFilter())
        assert found.customers.get(case.customer_id).name == "Zed Quill"

    def test_that_was_begun_in_the_same_window(self, window, services, zed, copy, bring):
        opened = window()
        log_about(opened, services, zed)
        settings = opened.go(Place.SETTINGS)
        settle(opened.tools)
        found, _kept = bring(copy)
        ann = factories.customer(found, "Ann Lee")
        settings.restored.emit(found)
        wait_for(lambda: opened.places.current)
        opened.log(LogWish())
        settle(opened.tools)
        form = opened.slide.panel.note_page.form
        assert ann == zed
        assert WORDS in form.what.toPlainText()
        assert (form.who.value(), form.who.text()) == (None, "Zed Quill")

    def test_is_about_them_again_where_the_newer_copy_comes_back(self, window, services, zed, copy, bring):
        log_about(window(), services, zed)
        found, kept = bring(copy)
        factories.customer(found, "Ann Lee")
        between = window(found)
        between.log(LogWish())
        type_text(between.slide.panel.note_page.form.remedy, "A new one")
        settle(between.tools)
        wait_for(lambda: DraftBox(services.place).all()[0].note.remedy)
        newer, _kept = bring(kept)
        opened = window(newer)
        opened.log(LogWish())
        settle(opened.tools)
        assert opened.slide.panel.note_page.form.who.value() == zed

    def test_one_that_waits_is_parked_under_the_name(self, window, services, zed, copy, bring):
        opened = window()
        panel = log_about(opened, services, zed)
        press(panel.note_page.form.what, "Ctrl+P")
        settle(opened.tools)
        wait_for(lambda: DraftBox(services.place).all()[0].parked)
        found, _kept = bring(copy)
        factories.customer(found, "Ann Lee")
        later = window(found)
        later.log(LogWish())
        settle(later.tools)
        (chip,) = later.slide.panel.note_page.parked.chips()
        press(chip, "Space")
        settle(later.tools)
        form = later.slide.panel.note_page.form
        assert (form.who.value(), form.who.text()) == (None, "Zed Quill")


def promised_of(page):
    page.views.show_view("promises")
    settle(page.tools)
    return page.views.currentWidget()


def test_a_promise_half_typed_on_the_list_is_not_for_somebody_else(window, services, zed, copy, bring):
    opened = window()
    page = opened.go(Place.CASES)
    settle(opened.tools)
    promised = promised_of(page)
    composer = promised.composer
    promised.add()
    composer.whom.set_taken(zed, "Zed Quill")
    type_text(composer.what, WORDS)
    cases = services.place / "drafts" / "cases"
    wait_for(lambda: any(WORDS in one.read_text() for one in cases.glob("*.json")))
    found, _kept = bring(copy)
    factories.customer(found, "Ann Lee")
    (file,) = cases.glob("*.json")
    assert json.loads(file.read_text())["forms"]["promise"]["said"]["whom"]["customer_id"] == zed
    later = window(found)
    page = later.go(Place.CASES)
    whom = promised_of(page).composer.whom
    assert (whom.value(), whom.text()) == (None, "Zed Quill")
