"""The process ends while somebody types on a case: a second window on the same folder has every word."""

import json
import signal
import subprocess
import sys
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.case import CaseEdit, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.backups.restoring import restore
from delight.services.opening import create_shop, open_services
from delight.ui.cases.forms.action_settling import Settling
from delight.ui.cases.forms.promise_forms import Answering
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import let_run, named, press, press_here, settle, type_text, wait_for
from tests.ui.cases.kept_files import files, kept_with

WORDS = "She rang again, and"


@pytest.fixture
def case(services):
    return factories.case(services, factories.customer(services, "Ann Lee"), what="The cake was late.")


@pytest.fixture
def again(window, services):
    """Return a function that opens the window anew at a case, beside those that nobody closed.

    What ended hears no news and writes nothing more: it would keep its words once more.
    """
    ended = []

    def open_(case_id, wanted=services):
        for page in ended:
            page.tools.bus.blockSignals(True)
            for timer in page.window().findChildren(QTimer):
                timer.stop()
        page = window(wanted).go(Place.CASES)
        ended.append(page)
        settle(page.tools)
        page.open_case(case_id)
        settle(page.tools)
        return page

    return open_


def kept(services):
    return kept_with(services, WORDS)


def nothing_kept(page, services):
    let_run(450)
    settle(page.tools)
    return not files(services)


def field(view, form):
    return {
        "story": view.story.text,
        "facts": view.facts_form.topic,
        "closing": view.closing.cause,
        "reopening": view.reopening.why,
        "action": view.measures.composer.note,
        "settling": view.measures.settling.word,
        "promise": view.promises.composer.what,
        "answering": view.promises.answering.word,
        "check": view.follow_ups.composer.result,
        "idea": view.ideas.what,
    }[form]


def make(services, case_id, form):
    """Have what a form asks about."""
    if form == "settling":
        factories.action(services, case_id, cost_minor=900_00)
    if form == "answering":
        due = services.now() + timedelta(days=1)
        services.recovery.make_promise(PromiseDraft(case_id=case_id, what="Ring her", due_at=due))
    if form in {"reopening", "check"}:
        services.cases.close(case_id, Outcome.WON_BACK)


def open_form(page, form):
    view, services = page.view, page.tools.services
    keys = {"facts": "e", "action": "a", "promise": "p", "closing": "c"}
    if form in keys:
        press(page.list, keys[form])
    elif form == "reopening":
        view.move_to("reopened")
    elif form == "settling":
        view.measures.ask(services.recovery.actions(view.case_id)[0], Settling.NO)
    elif form == "answering":
        view.promises.answering.ask(services.recovery.promises(view.case_id)[0], Answering.BROKEN)
    elif form == "check":
        QTest.mouseClick(named(view, "Answer: " + label(view)), Qt.MouseButton.LeftButton)


def label(view):
    return view.follow_ups.rows()[0].title.text()


def write(page, form):
    open_form(page, form)
    one = field(page.view, form)
    one.setFocus()
    one.selectAll()
    type_text(one, WORDS)
    return one


def words(one):
    return one.toPlainText() if hasattr(one, "toPlainText") else one.text()


FORMS = [
    "story", "facts", "closing", "reopening", "action", "settling", "promise", "answering", "check", "idea",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_words_typed_on_a_case_are_back_after_a_crash(again, services, case, form):
    make(services, case, form)
    write(again(case), form)
    assert kept(services)["case_id"] == case
    page = again(case)
    one = field(page.view, form)
    assert one.isVisible()
    assert words(one) == WORDS
    assert page.view.back.came_back.isVisible()
    assert page.view.back.loose.isHidden()
    press(one, "Escape") if form != "idea" else one.setPlainText("")
    assert nothing_kept(page, services)
    assert page.view.back.isHidden()


def test_what_was_chosen_beside_the_words_is_back_too(again, services, case):
    page = again(case)
    write(page, "closing")
    page.view.closing.outcome.chip(Outcome.SENT_ELSEWHERE).click()
    type_text(page.view.closing.place, "Miller’s")
    wait_for(lambda: kept(services)["forms"]["closing"]["said"].get("place") == "Miller’s")
    closing = again(case).view.closing
    assert (closing.outcome.value(), closing.place.text()) == (Outcome.SENT_ELSEWHERE, "Miller’s")
    assert closing.place.isVisible()
    press(closing.cause, "Ctrl+Return")
    settle(page.tools)
    wait_for(lambda: services.cases.get(case).outcome is Outcome.SENT_ELSEWHERE)
    assert services.cases.get(case).cause == WORDS


@pytest.mark.parametrize("form", ["story", "action", "idea"])
def test_what_is_saved_is_no_longer_kept(again, services, case, form):
    page = again(case)
    one = write(page, form)
    kept(services)
    press(one, "Return" if form == "idea" else "Ctrl+Return")
    settle(page.tools)
    assert nothing_kept(page, services)
    assert again(case).view.back.isHidden()


def test_an_action_being_changed_is_changed_again_and_stored_over_the_old_words(again, services, case):
    action = factories.action(services, case, note="A new cake")
    page = again(case)
    page.view.measures.change(services.recovery.action(action))
    write_over(page.view.measures.composer.note)
    kept(services)
    page = again(case)
    assert page.view.measures.composer.base.id == action
    QTest.mouseClick(page.view.measures.composer.note.viewport(), Qt.MouseButton.LeftButton)
    press_here("Ctrl+Return")
    settle(page.tools)
    (stored,) = services.recovery.actions(case)
    assert (stored.note, stored.id) == (WORDS, action)


def write_over(one):
    one.setFocus()
    one.selectAll()
    type_text(one, WORDS)


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(again, services, case):
    write(again(case), "story")
    kept(services)
    services.cases.edit(case, CaseEdit(what="The cake never came."), services.cases.get(case).version)
    page = again(case)
    back = page.view.back
    assert words(page.view.story.text) == "The cake never came."
    assert (back.loose.isVisible(), words(back.words)) == (True, WORDS)
    page = again(case)  # until they are let go, another crash keeps them
    back = page.view.back
    assert WORDS in words(back.words)
    QTest.mouseClick(back.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == WORDS
    QTest.mouseClick(back.leave_button, Qt.MouseButton.LeftButton)
    assert back.isHidden()
    assert nothing_kept(page, services)


@pytest.mark.parametrize("form", ["closing", "settling", "answering", "check"])
def test_words_that_fit_no_form_any_more_can_be_copied(again, services, case, form):
    make(services, case, form)
    write(again(case), form)
    kept(services)
    if form == "settling":
        services.recovery.remove_action(services.recovery.actions(case)[0].id)
    elif form == "answering":
        services.recovery.settle_promise(services.recovery.promises(case)[0].id, kept=True)
    elif form == "check":
        services.recovery.follow_up_done(services.recovery.follow_ups(case)[0].id, FollowUpResult(well=True))
    else:
        services.cases.close(case, Outcome.WON_BACK)
    page = again(case)
    assert words(page.view.back.words) == WORDS
    assert field(page.view, form).isHidden() or not field(page.view, form).isVisible()
    assert page.view.back.came_back.isHidden()
    assert kept(services)["loose"] in {"", WORDS}


def test_going_to_another_case_and_back_keeps_both(again, services, case):
    other = factories.case(services, what="The soup was cold.")
    page = again(case)
    write(page, "story")
    page.open_case(other)
    settle(page.tools)
    write(page, "promise")
    page.open_case(case)
    settle(page.tools)
    assert words(page.view.story.text) == WORDS
    wait_for(lambda: len(files(services)) == 2)
    page = again(case)
    assert words(page.view.story.text) == WORDS
    page.open_case(other)
    settle(page.tools)
    assert words(page.view.promises.composer.what) == WORDS


def test_words_taken_back_just_before_going_to_another_case_do_not_come_back(again, services, case):
    other = factories.case(services, what="The soup was cold.")
    page = again(other)
    write(page, "story")
    page.open_case(case)
    settle(page.tools)
    one = write(page, "story")
    wait_for(lambda: len(files(services)) == 2)
    press(one, "Escape")
    page.open_case(other)
    settle(page.tools)
    assert words(page.view.story.text) == WORDS
    wait_for(lambda: len(files(services)) == 1)
    assert words(again(case).view.story.text) == "The cake was late."


def test_the_keyboard_stays_where_it_was(again, services, case):
    write(again(case), "promise")
    kept(services)
    other = factories.case(services, what="The soup was cold.")
    page = again(other)
    page.list.setFocus()
    press(page.list, "Down")
    press(page.list, "Up")
    settle(page.tools)
    page.list.choose(case)
    settle(page.tools)
    assert page.view.promises.composer.isVisible()
    assert page.list.hasFocus()


def test_the_front_desk_is_never_shown_the_owners_words(again, services, case):
    services.staff.sit_down(2)
    page = again(case)
    write(page, "story")
    kept(services)
    services.staff.sit_down(1)
    assert words(again(case).view.story.text) == "The cake was late."
    services.staff.sit_down(2)
    assert words(again(case).view.story.text) == WORDS


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", json.dumps({"format": 2, "forms": {}, "loose": ""}), "9" * 8_000_001, '{"format": 1}'],
)
def test_a_file_that_cannot_be_read_stops_nothing_and_is_not_written_over(again, services, case, broken):
    write(again(case), "story")
    kept(services)
    (file,) = files(services)
    file.write_text(broken)
    page = again(case)
    assert words(page.view.story.text) == "The cake was late."
    assert nothing_kept(page, services) is False
    assert file.read_text() == broken
    write(page, "story")
    wait_for(lambda: len(files(services)) == 2)
    assert sorted(one.read_text() == broken for one in files(services)) == [False, True]
    assert words(again(case).view.story.text) == WORDS


def test_a_form_of_a_newer_program_and_values_of_no_sense_leave_the_rest_as_it_is(again, services, case):
    write(again(case), "promise")
    kept(services)
    (file,) = files(services)
    value = json.loads(file.read_text())
    value["forms"]["promise"]["said"] |= {"due": "yesterday", "owner": {}, "nonsense": 5}
    value["forms"]["song"] = {"record": {}, "said": {"text": "Oh, cake"}, "before": {}}
    file.write_text(json.dumps(value))
    page = again(case)
    assert words(page.view.promises.composer.what) == WORDS
    assert words(page.view.back.words) == "Oh, cake"


def test_erasing_the_customer_erases_the_words_and_no_more_of_them_are_kept(again, services, case):
    page = again(case)
    one = write(page, "story")
    kept(services)
    who = services.cases.get(case).customer_id
    assert services.privacy.plan([who]).drafts == 1
    services.privacy.erase([who])
    assert not files(services)
    page.refresh()
    settle(page.tools)
    type_text(one, " more")
    assert nothing_kept(page, services)


_TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from delight import paths
from delight.services.opening import open_services
from delight.ui.kit.work.page import Place, Tools
from delight.ui.main_window import MainWindow

place = Path(sys.argv[1])
paths.machine_file = lambda: place.parent / "machine.json"
from tests.qt_helpers import let_run

app = QApplication([])
window = MainWindow(Tools(), place, open_services)
window.show()
while not window.places.current:
    let_run(10)
window.tools.services.staff.sit_down(1)
page = window.go(Place.CASES)
page.open_case(1)
while page.view.case_id != 1:
    let_run(10)
page.view.story.text.selectAll()
QTest.keyClicks(page.view.story.text, "She rang again, and")
for _turn in range(500):
    let_run(10)
    if any("again, and" in file.read_text() for file in (place / "drafts" / "cases").glob("*.json")):
        break
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_process_loses_no_word(again, services, case):
    died = subprocess.run([sys.executable, "-c", _TYPE_AND_DIE, str(services.place)], timeout=60, check=False)
    assert died.returncode == -signal.SIGKILL
    services.staff.sit_down(1)
    assert case == 1
    assert words(again(case).view.story.text) == WORDS


def test_words_on_one_action_are_back_after_another_was_changed(again, services, case):
    one, other = (
        services.recovery.action(factories.action(services, case, note=note)) for note in ("A cake", "A card")
    )
    page = again(case)
    measures = page.view.measures
    measures.change(one)
    write_over(measures.composer.note)
    measures.change(other)
    assert words(measures.composer.note) == "A card"
    assert kept(services)["aside"][0]["record"]["id"] == one.id
    page = again(case)
    page.view.measures.change(one)
    assert words(page.view.measures.composer.note) == WORDS
    press(page.view.measures.composer.note, "Escape")
    page.view.add_action()
    assert words(page.view.measures.composer.note) == ""
    press(page.view.measures.composer.note, "Escape")
    assert nothing_kept(page, services)


@pytest.mark.parametrize("form", ["closing", "action", "promise", "check", "idea"])
def test_what_was_saved_as_the_power_went_is_not_offered_again(again, services, case, form):
    make(services, case, form)
    page = again(case)
    one = write(page, form)
    if form == "closing":
        page.view.closing.outcome.chip(Outcome.WON_BACK).click()
    if form == "promise":
        page.view.promises.composer.due.set_moment(services.now() + timedelta(days=1))
    if form == "check":
        for answer in (page.view.follow_ups.composer.well, page.view.follow_ups.composer.came):
            answer.choose(True)
    kept(services)
    (file,) = files(services)
    left = file.read_bytes()
    press(one, "Return" if form == "idea" else "Ctrl+Return")
    settle(page.tools)
    wait_for(lambda: not files(services))
    file.write_bytes(left)
    page = again(case)
    assert page.view.back.isHidden()
    assert not field(page.view, form).isVisible() or form == "idea"
    assert words(field(page.view, form)) == ""


def test_whoever_was_alone_has_their_words_once_others_work_here(again, tmp_path, clock):
    nobody = create_shop(tmp_path / "alone", ShopDraft(name="The Honey Bun"), [], clock=clock, zone=UTC)
    case = factories.case(nobody, factories.customer(nobody, "Ann Lee"))
    write(again(case, nobody), "story")
    kept(nobody)
    owner = nobody.staff.add(StaffDraft(name="Marta Lind", role=Role.OWNER)).record
    front = nobody.staff.add(StaffDraft(name="Tom Okafor", role=Role.FRONT_DESK)).record
    nobody.staff.sit_down(front)
    assert words(again(case, nobody).view.story.text) != WORDS
    nobody.staff.sit_down(owner)
    assert words(again(case, nobody).view.story.text) == WORDS
    (file,) = files(nobody)
    assert file.name == f"case-{nobody.cases.get(case).uid}-{nobody.context.staff_uid}.json"


class TestACopyIsBroughtBack:
    """A copy holds what is saved; what is half typed lies in the shop's folder, and stays there."""

    @pytest.fixture
    def brought_back(self, clock, services):
        def bring(copy):
            services.close()
            restore(copy, services.place, clock=clock)
            found = open_services(services.place, clock=clock, zone=UTC)
            found.staff.sit_down(found.staff.list()[0].id)
            return found

        return bring

    def test_the_words_on_a_case_are_still_there(self, again, services, case, brought_back):
        copy = services.backups.backup().path
        write(again(case), "story")
        kept(services)
        found = brought_back(copy)
        assert words(again(case, found).view.story.text) == WORDS

    def test_words_on_a_case_that_is_gone_then_are_not_on_the_next_of_its_number(
        self, again, services, brought_back
    ):
        copy = services.backups.backup().path
        case = factories.case(services, factories.customer(services, "Zed"))
        write(again(case), "action")
        kept(services)
        found = brought_back(copy)
        other = factories.case(found, factories.customer(found, "Ann Lee"))
        assert other == case
        page = again(other, found)
        assert page.view.measures.composer.isHidden()
        assert page.view.back.isHidden()
