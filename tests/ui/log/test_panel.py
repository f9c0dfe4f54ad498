"""The Log panel as a person uses it: keys in, the stored row and the screen out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from delight.domain.cases.case import CaseDraft, CaseFilter, Outcome
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import StorageError
from delight.domain.gestures import GestureDraft
from delight.ui.kit.work.page import LogWish
from delight.ui.log.drafts import DraftBox
from delight.ui.log.note import Note
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed, wait_for


def kept(services):
    return [(one.note.what, one.parked) for one in DraftBox(services.place).all()]


def cases(services):
    return services.cases.page(CaseFilter())


def words_in(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def save(panel, tools):
    press(panel.note_page.form.what, "Ctrl+Return")
    settle(tools)


def test_words_alone_are_enough(panel, form, tools, services):
    type_text(form.what, "Der Kaffee war kalt – “zum zweiten Mal”")
    save(panel, tools)
    (row,) = cases(services)
    assert row.what == "Der Kaffee war kalt – “zum zweiten Mal”"
    assert row.customer_id is None
    assert panel.next.title.text() == f"Saved as {row.reference}"
    assert "put it right" in panel.next.next.text()


@pytest.mark.parametrize("typed", ["", " \n", "\u200b\ufeff", "\u2060 \u00ad\ufe0f"])
def test_nothing_typed_says_so_at_the_field_and_stores_nothing(panel, form, tools, services, typed):
    form.what.setPlainText(typed)
    save(panel, tools)
    assert form.form.fields["what"].problem.text() == "Please say what happened."
    assert cases(services) == []


def test_the_keys_work_where_the_kind_was_chosen(panel, form, tools, services):
    type_text(form.what, "Lovely rolls")
    chip = form.more.kind.chip("compliment")
    chip.setFocus()
    chip.click()
    press(chip, "Ctrl+Return")
    settle(tools)
    assert cases(services)[0].kind is CaseKind.COMPLIMENT


def test_closing_more_gives_the_keyboard_back_to_the_words(panel, form, tools):
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+M")
    assert form.more.isAncestorOf(QApplication.focusWidget())
    press(QApplication.focusWidget(), "Ctrl+M")
    assert form.what.hasFocus()


def test_ctrl_enter_saves_from_any_field(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    form.toggle_more()
    type_text(form.more.topic, "the cold soup")
    press(form.more.failure, "Ctrl+Return")
    settle(tools)
    assert services.cases.get(cases(services)[0].id).topic == "the cold soup"


def test_a_known_customer_is_found_by_name_and_shown(panel, form, tools, services):
    person = factories.customer(services, know="Prefers no calls", expects="A table by the window")
    services.gestures.log(GestureDraft(customer_id=person, name="a jar of plum jam"))
    factories.case(services, person)
    type_text(form.what, "The bread was hard")
    form.who.setFocus()
    type_text(form.who, "bron")
    wait_for(lambda: settle(tools) or form.who.popup.isVisible())
    press(form.who, "Return")
    settle(tools)
    card = form.card
    assert card.isVisible()
    assert card.know.words.text() == "Prefers no calls\nExpects: A table by the window"
    assert "plum jam" in card.facts.text()
    assert card.opened.title.text() == "1 open case"
    assert "“The cappuccino was cold”" in words_in(card.opened)
    assert "90 days (just now: “The cappuccino was cold”)" in card.warning.words.text()
    assert "second let-down undoes any recovery" in card.warning.words.text()
    save(panel, tools)
    assert cases(services)[0].customer_id == person


def test_praise_warns_of_no_second_let_down(panel, form, tools, services):
    factories.case(services, person := factories.customer(services))
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë", kind="compliment"))
    settle(tools)
    assert form.card.isVisible()
    assert not form.card.warning.isVisible()


@pytest.mark.parametrize("outcome", [Outcome.NOT_UPHELD, Outcome.WITHDRAWN, Outcome.SENT_ELSEWHERE])
def test_what_was_nothing_of_ours_is_no_let_down(panel, form, tools, services, clock, outcome):
    person = factories.customer(services)
    factories.case(services, person, what="A cold pie")
    clock.forward(days=80)
    services.cases.close(factories.case(services, person, what="No vegan cake here"), outcome)
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë"))
    settle(tools)
    assert "“A cold pie”" in form.card.warning.words.text()
    clock.forward(days=11)
    assert services.customers.get(person).let_downs == ()
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë"))
    settle(tools)
    assert not form.card.warning.isVisible()


def test_a_promise_from_elsewhere_is_filled_in(panel, form, tools, services, clock):
    person = factories.customer(services)
    due = clock() + timedelta(days=3)
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë", promise="call her", promise_by=due))
    settle(tools)
    assert form.promise.text() == "call her"
    type_text(form.what, "Asked about rye")
    save(panel, tools)
    (promise,) = services.recovery.promises()
    assert (promise.what, promise.customer_id) == ("call her", person)
    assert promise.due_at == due


def test_a_new_name_becomes_a_customer(panel, form, tools, services):
    type_text(form.what, "Stale rolls")
    type_text(form.who, "Łukasz Brzęczyszczykiewicz")
    save(panel, tools)
    (row,) = cases(services)
    assert row.customer_name == "Łukasz Brzęczyszczykiewicz"


def test_somebody_of_that_name_is_asked_about(panel, form, tools, services):
    person = factories.customer(services, phone="01632 960111")
    type_text(form.what, "Stale rolls")
    type_text(form.who, "zoe bronte")
    save(panel, tools)
    assert cases(services) == []
    answers = [b.text() for b in panel.note_page.question.findChildren(QPushButton)]
    assert answers[0].startswith("Yes: 01632 960111")
    assert answers[-1] == "Somebody new"
    press(panel.note_page.question.findChildren(QPushButton)[0], "Return")
    settle(tools)
    assert cases(services)[0].customer_id == person


def test_whoever_was_merged_meanwhile_is_logged_as_who_they_are_now(panel, form, tools, services):
    keep, other = factories.customer(services, "Zoë Brontë"), factories.customer(services, "Zoe Bronte")
    panel.start(LogWish(customer_id=other, customer_name="Zoe Bronte"))
    settle(tools)
    type_text(form.what, "Stale rolls")
    services.duplicates.merge(keep, other)
    save(panel, tools)
    assert [case.customer_id for case in cases(services)] == [keep]


def test_somebody_new_may_have_the_same_name(panel, form, tools, services):
    person = factories.customer(services)
    type_text(form.what, "Stale rolls")
    type_text(form.who, "Zoë Brontë")
    save(panel, tools)
    named(panel, "Somebody new", QPushButton).click()
    settle(tools)
    assert cases(services)[0].customer_id not in {None, person}


def test_a_name_written_a_little_differently_is_asked_about_too(panel, form, tools, services):
    zoe = factories.customer(services, "Zoë Marlow")
    type_text(form.what, "The scones were cold")
    type_text(form.who, "Zoe Marlowe")
    settle(tools)
    save(panel, tools)
    question = panel.note_page.question
    assert question.words.text() == "Zoë Marlow is a customer already. Is Zoe Marlowe the same person?"
    assert cases(services) == []
    press(named(panel, "Yes: Zoë Marlow", QPushButton), "Return")
    settle(tools)
    assert [case.customer_id for case in cases(services)] == [zoe]


def test_an_idea_in_it_is_noted_with_the_case_and_taken_back_with_it(panel, form, tools, services):
    type_text(form.what, "Asked for oat milk, again")
    form.toggle_more()
    type_text(form.more.idea, "Oat milk")
    save(panel, tools)
    (idea,) = services.ideas.list()
    assert (idea.what, idea.case_id) == ("Oat milk", cases(services)[0].id)
    press(panel.next, "u")
    settle(tools)
    assert services.ideas.list() == []
    assert form.note().idea == "Oat milk"


def test_anonymous_forgets_the_name(panel, form, tools, services):
    type_text(form.what, "The queue was long")
    type_text(form.who, "Zoë")
    form.anonymous.click()
    save(panel, tools)
    assert cases(services)[0].customer_id is None
    assert services.customers.count() == 0


def test_a_promise_is_stored_with_its_day(panel, form, tools, services, clock):
    type_text(form.what, "Cold soup")
    form.promise_by.set_moment(clock() + timedelta(days=1))
    form.promise_by.changed.emit()
    save(panel, tools)
    (promise,) = services.recovery.promises()
    assert (promise.what, promise.due_at) == ("Get back to them", clock() + timedelta(days=1))
    assert promise.state is PromiseState.OPEN


def test_a_promise_without_a_day_is_asked_for(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    form.promise.show()
    type_text(form.promise, "Ring her")
    save(panel, tools)
    assert form.form.fields["promise_by"].problem.text() == "A promise needs a day."
    assert form.what.toPlainText() == "Cold soup"
    assert cases(services) == []


@pytest.mark.parametrize("amount", ["-12", "1,2,3", "99999999999999"])
def test_an_absurd_amount_opens_more_and_stays(panel, form, tools, services, amount):
    type_text(form.what, "Overcharged")
    form.more.at_stake.setText(amount)
    save(panel, tools)
    assert form.more.at_stake.isVisible()
    assert form.form.fields["at_stake"].problem.text()
    assert form.more.at_stake.text() == amount
    assert cases(services) == []


def test_a_day_to_come_cannot_be_when_it_happened(panel, form, tools, services, clock):
    type_text(form.what, "Cold soup")
    form.more.happened.set_moment(clock() + timedelta(days=2))
    save(panel, tools)
    assert "future" in form.form.fields["happened_at"].problem.text()


@pytest.mark.parametrize(
    "text", ["<b>bold</b> & {{customer.name}}", "\u202eright to left\u202c", "=cmd()", "a\x00b\x07c"]
)
def test_odd_text_is_kept_as_plain_text(panel, form, tools, services, text):
    form.what.setPlainText(text)
    save(panel, tools)
    stored = services.cases.get(cases(services)[0].id).what
    assert stored == text.replace("\x00", "").replace("\x07", "")


def test_too_long_a_text_is_refused_and_stays(panel, form, tools, services):
    form.what.setPlainText("x" * 200_001)
    save(panel, tools)
    assert "200000" in form.form.fields["what"].problem.text()
    assert len(form.what.toPlainText()) == 200_001
    form.what.setPlainText("x" * 200_000)
    save(panel, tools)
    assert len(services.cases.get(cases(services)[0].id).what) == 200_000


def test_twins_are_asked_about(panel, form, tools, services, clock):
    type_text(form.what, "Cold soup")
    save(panel, tools)
    press(panel.next, "n")
    clock.forward(seconds=20)
    type_text(form.what, "Cold soup")
    save(panel, tools)
    assert "C-2026-0001" in panel.note_page.question.words.text()
    assert len(cases(services)) == 1
    named(panel, "Log it again", QPushButton).click()
    settle(tools)
    assert len(cases(services)) == 2


def test_leaving_it_at_one_can_be_taken_back(panel, form, tools, services):
    services.cases.log(CaseDraft(what="Cold soup"))
    type_text(form.what, "Cold soup")
    save(panel, tools)
    named(panel, "Leave it at one", QPushButton).click()
    assert form.what.toPlainText() == ""
    named(panel, "Bring it back", QPushButton).click()
    assert form.what.toPlainText() == "Cold soup"


def test_a_fault_keeps_every_word_and_a_second_save_keeps_one_case(panel, form, tools, services, monkeypatch):
    """The disk failed after the commit: nobody knows, and Ctrl+Enter is pressed again."""
    real = services.cases.log

    def log_then_fail(draft):
        real(draft)
        raise StorageError("storage.disk_error", path="x")

    monkeypatch.setattr(services.cases, "log", log_then_fail)
    type_text(form.what, "Cold soup")
    save(panel, tools)
    assert panel.note_page.banner.isVisible()
    assert form.what.toPlainText() == "Cold soup"
    assert form.isEnabled()
    monkeypatch.setattr(services.cases, "log", real)
    save(panel, tools)
    assert len(cases(services)) == 1
    assert panel.next.isVisible()


def test_what_is_typed_is_on_disk_soon_and_gone_once_saved(panel, form, tools, services):
    type_text(form.what, "Half a sent")
    wait_for(lambda: kept(services) == [("Half a sent", False)], 1000)
    save(panel, tools)
    wait_for(lambda: kept(services) == [])


def test_a_note_is_back_after_a_crash(open_panel, tools, services):
    DraftBox(services.place).keep(Note(what="Unfin", who="Zoë", more=True, place="Table 4"))
    panel = open_panel(tools)
    form = panel.note_page.form
    assert form.what.toPlainText() == "Unfin"
    assert form.who.text() == "Zoë"
    assert form.more.place.text() == "Table 4"
    assert panel.note_page.line.words.text() == "Your unfinished note is back."
    named(panel, "Discard", QPushButton).click()
    assert form.what.toPlainText() == ""
    wait_for(lambda: kept(services) == [])


def test_escape_closes_and_keeps_the_note(panel, form, tools, services):
    type_text(form.what, "Half")
    closed = QSignalSpy(panel.closed)
    press(form.what, "Escape")
    assert closed.count() == 1
    panel.hide()
    wait_for(lambda: kept(services) == [("Half", False)])
    panel.show()
    panel.start(LogWish())
    assert form.what.toPlainText() == "Half"
    assert panel.note_page.line.isVisible()


def test_escape_in_the_suggestions_closes_only_them(panel, form, tools, services):
    factories.customer(services)
    form.who.setFocus()
    type_text(form.who, "Zo")
    wait_for(lambda: settle(tools) or form.who.popup.isVisible())
    closed = QSignalSpy(panel.closed)
    press(form.who, "Escape")
    assert closed.count() == 0
    assert not form.who.popup.isVisible()


def test_any_number_of_notes_can_be_parked(panel, form, tools, services, open_panel):
    for words in ("First", "Second"):
        type_text(form.what, words)
        press(form.what, "Ctrl+P")
    type_text(form.what, "Third")
    chips = panel.note_page.parked.chips()
    assert [chip.text() for chip in chips] == ["First", "Second"]
    chips[0].click()
    assert form.what.toPlainText() == "First"
    assert [chip.text() for chip in panel.note_page.parked.chips()] == ["Second", "Third"]
    panel.finish()
    assert sorted(kept(services)) == [("First", False), ("Second", True), ("Third", True)]
    panel.close()
    again = open_panel(tools)
    assert again.note_page.form.what.toPlainText() == "First"
    assert len(again.note_page.parked) == 2


def test_many_parked_notes_leave_room_for_the_one_at_hand(panel, form, tools):
    for n in range(7):
        type_text(form.what, f"Note {n}")
        press(form.what, "Ctrl+P")
    assert [chip.text() for chip in panel.note_page.parked.chips()] == [f"Note {n}" for n in range(3)]
    settle(tools)
    named(panel, "4 more", QPushButton).click()
    menu = wait_for(QApplication.activePopupWidget)
    assert [action.text() for action in menu.actions()] == [f"Note {n}" for n in range(3, 7)]
    menu.actions()[2].trigger()
    menu.close()
    assert form.what.toPlainText() == "Note 5"


def test_a_wish_about_somebody_parks_what_was_being_typed(panel, form, tools, services):
    person = factories.customer(services)
    type_text(form.what, "Half")
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë", kind="compliment"))
    settle(tools)
    assert form.note().customer_id == person
    assert form.note().kind == CaseKind.COMPLIMENT
    assert len(panel.note_page.parked) == 1


def test_typing_works_before_the_shop_is_open_and_saving_waits(open_panel, closed_tools, services):
    panel = open_panel(closed_tools)
    form = panel.note_page.form
    type_text(form.what, "Before anything was open")
    wait_for(lambda: kept(services) == [("Before anything was open", False)], 1000)
    closed_tools.tasks.run(lambda: closed_tools.adopt(services))
    press(form.what, "Ctrl+Return")
    assert panel.note_page.foot.state.text() == "Saving …"
    assert not panel.next.isVisible()
    settle(closed_tools)
    assert [row.what for row in cases(services)] == ["Before anything was open"]
    assert panel.next.isVisible()


def test_a_shop_that_is_not_open_says_so_and_keeps_the_words(open_panel, closed_tools):
    panel = open_panel(closed_tools)
    type_text(panel.note_page.form.what, "Too early")
    save(panel, closed_tools)
    assert panel.note_page.banner.isVisible()
    assert panel.note_page.form.what.toPlainText() == "Too early"


def test_a_folder_that_takes_no_notes_is_told_quietly(panel, form, tools, services, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("delight.ui.log.drafts.os.fsync", full)
    type_text(form.what, "Half")
    wait_for(lambda: panel.note_page.line.isVisible())
    assert "only on the screen" in panel.note_page.line.words.text()


def test_undo_takes_the_case_back_and_brings_the_words(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    type_text(form.who, "Somebody New")
    save(panel, tools)
    press(panel.next, "u")
    settle(tools)
    assert cases(services) == []
    assert services.customers.count() == 0
    assert form.isVisible()
    assert (form.what.toPlainText(), form.who.text()) == ("Cold soup", "Somebody New")
    save(panel, tools)
    assert len(cases(services)) == 1


def test_after_saving_the_ways_on_are_reached_by_keys(panel, form, tools, services):
    person = factories.customer(services)
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë"))
    type_text(form.what, "Cold soup")
    save(panel, tools)
    case_id = cases(services)[0].id
    opened, letter = QSignalSpy(panel.open_case_requested), QSignalSpy(panel.write_letter_requested)
    press(panel.next.buttons[0], "Return")
    assert opened.at(0) == [case_id]
    press(panel.next, "l")
    assert (letter.at(0)[0].case_id, letter.at(0)[0].customer_id) == (case_id, person)


def log_for(panel, tools, person, **wish):
    panel.start(LogWish(customer_id=person, customer_name="Zoë Brontë", **wish))
    type_text(panel.note_page.form.what, "Cold soup")
    save(panel, tools)


def test_what_it_was_about_is_asked_for_after_saving(panel, tools, services):
    log_for(panel, tools, factories.customer(services))
    offer, told = panel.next.topic, QSignalSpy(tools.bus.changed)
    assert panel.next.buttons[0].hasFocus()
    press_here("Up")
    assert offer.line.hasFocus()
    assert offer.label.text() == "In a few words, for the letter: we are sorry about …"
    type_text(offer.line, "the cold soup on Sunday")
    press_here("Return")
    settle(tools)
    assert services.cases.get(cases(services)[0].id).topic == "the cold soup on Sunday"
    assert offer.hint.text() == "Noted for the letter."
    assert panel.next.buttons[0].hasFocus()
    assert told.count() == 1


def test_leaving_the_words_for_the_letter_keeps_them_too(panel, tools, services):
    log_for(panel, tools, factories.customer(services), kind="compliment")
    assert panel.next.topic.label.text() == "In a few words, for the letter: thank you for …"
    press_here("Up")
    type_text(panel.next.topic.line, "the olive loaf")
    press_here("Down")
    press_here("l")
    settle(tools)
    assert services.cases.get(cases(services)[0].id).topic == "the olive loaf"


def test_words_too_long_for_a_letter_are_refused_beside_them(panel, tools, services):
    log_for(panel, tools, factories.customer(services))
    offer = panel.next.topic
    offer.line.setText("x" * 201)
    press(offer.line, "Return")
    settle(tools)
    assert offer.problem.isVisible()
    assert offer.line.text() == "x" * 201
    assert offer.line.hasFocus()
    assert services.cases.get(cases(services)[0].id).topic == ""


def test_undo_takes_the_words_for_the_letter_back_as_well(panel, form, tools, services):
    log_for(panel, tools, factories.customer(services))
    type_text(panel.next.topic.line, "the cold soup")
    press(panel.next.topic.line, "Return")
    press(panel.next, "u")
    settle(tools)
    assert cases(services) == []
    assert (form.what.toPlainText(), form.more.topic.text()) == ("Cold soup", "the cold soup")
    assert panel.note_page.banner.isHidden()


@pytest.mark.parametrize("known", ["topic", "suggestion", "nobody"])
def test_words_for_a_letter_are_not_asked_for_in_vain(panel, form, tools, services, known):
    person = None if known == "nobody" else factories.customer(services)
    form.more.topic.setText("the cold soup" if known == "topic" else "")
    kind = "suggestion" if known == "suggestion" else "complaint"
    if person:
        form.who.set_taken(person, "Zoë Brontë")
    form.more.set_kind(kind)
    type_text(form.what, "Cold soup")
    save(panel, tools)
    assert panel.next.isVisible()
    assert panel.next.topic.isHidden()


def test_a_letter_is_not_offered_for_nobody(panel, form, tools):
    type_text(form.what, "The queue was long")
    save(panel, tools)
    texts = [b.text() for b in panel.next.findChildren(QPushButton) if b.isVisible()]
    assert texts == ["Open the case", "Log another", "Undo"]


def test_whoever_is_at_the_desk_takes_care_of_it(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    save(panel, tools)
    assert services.cases.get(cases(services)[0].id).owner == "Marta Lind"


def test_everything_has_a_name_and_can_be_hit(panel, form):
    form.toggle_more()
    assert unnamed(panel) == []
    assert too_small(panel) == []


def test_somebody_known_by_id_alone_is_named(panel, form, tools, services):
    zoe = factories.customer(services)
    panel.start(LogWish(customer_id=zoe))
    settle(tools)
    assert form.who.text() == "Zoë Brontë"
    assert form.note().customer_id == zoe
    type_text(form.what, "Cold soup")
    save(panel, tools)
    (row,) = cases(services)
    assert row.customer_id == zoe
