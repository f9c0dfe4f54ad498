"""Sorted already: one key beside Save; the remedy that fits stands there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from delight.domain.cases.case import CaseFilter, Outcome
from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.cases.recovery import ActionKind, Approval
from delight.domain.cases.stages import Stage
from delight.domain.staff.staff import Role, StaffDraft
from delight.ui.log.drafts import DraftBox
from tests.qt_helpers import named, press, settle, type_text, wait_for


def save(panel, tools):
    press(panel.note_page.form.what, "Ctrl+Return")
    settle(tools)


def stored(services):
    case = services.cases.get(services.cases.page(CaseFilter())[0].id)
    return case, services.recovery.actions(case.id)


def test_two_keys_store_the_remedy_that_fits_and_the_end(panel, form, tools, services):
    type_text(form.what, "She got somebody else's order")
    press(form.what, "Ctrl+D")
    assert form.sorted.isVisible()
    assert form.sorted.remedy.hasFocus()
    assert panel.note_page.foot.save.text() == "Save as sorted"
    save(panel, tools)
    case, (action,) = stored(services)
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.SETTLED)
    assert (action.kind, action.done_at is None) == (ActionKind.REPLACEMENT, False)
    assert panel.next.title.text() == f"Sorted, and saved as {case.reference}"
    assert panel.next.next.text() == "Nothing is left to do about it."
    assert panel.next.buttons[0].text() == "Log another"
    assert panel.next.buttons[0].hasFocus()


def test_what_was_done_its_cost_and_how_it_ended_can_be_said(panel, form, tools, services):
    type_text(form.what, "The waiter was rude")
    press(form.what, "Ctrl+D")
    type_text(form.sorted.remedy, "Disc")
    form.sorted.remedy.picked.emit(form.sorted.remedy.value())
    form.sorted.cost.setText("3.50")
    form.sorted.outcome.chip(Outcome.WON_BACK.value).click()
    form.sorted.mood.chip(5).click()
    save(panel, tools)
    case, (action,) = stored(services)
    assert (case.outcome, case.mood_after, case.cost_minor) == (Outcome.WON_BACK, 5, 350)
    assert action.kind is ActionKind.DISCOUNT


def test_sent_elsewhere_asks_where_and_suggests_the_places_known(panel, form, tools, services):
    services.elsewhere.save(PlaceDraft(name="Miller's Bakery"))
    type_text(form.what, "No cake without gluten")
    press(form.what, "Ctrl+D")
    assert not form.sorted.sent.isVisible()
    form.sorted.outcome.chip(Outcome.SENT_ELSEWHERE.value).click()
    form.sorted.sent.place.setFocus()
    type_text(form.sorted.sent.place, "mil")
    wait_for(lambda: settle(tools) or form.sorted.sent.place.is_open)
    press(form.sorted.sent.place, "Return")
    type_text(form.sorted.sent.lacked, "gluten-free cakes")
    save(panel, tools)
    case, _actions = stored(services)
    assert (case.outcome, case.lacked) == (Outcome.SENT_ELSEWHERE, "gluten-free cakes")
    assert services.elsewhere.places()[0].sent == 1


def test_the_same_key_takes_it_back(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+D")
    press(form.sorted.remedy, "Ctrl+D")
    assert not form.sorted.isVisible()
    assert panel.note_page.foot.save.text() == "Save"
    save(panel, tools)
    assert stored(services)[0].stage is Stage.NEW


def test_nothing_may_have_had_to_be_done(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+D")
    form.sorted.remedy.set_value("")
    form.sorted.remedy.picked.emit("")
    save(panel, tools)
    assert stored(services)[1] == []


def test_a_negative_cost_is_said_where_it_was_typed(panel, form, tools, services):
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+D")
    form.sorted.cost.setText("-3")
    save(panel, tools)
    assert form.sorted.fields["cost"].problem.text()
    assert form.sorted.cost.text() == "-3"
    assert services.cases.count(CaseFilter()) == 0


def test_above_authority_an_owner_agreed_by_phone(open_panel, tools, services):
    marta, tom = services.staff.list()
    services.staff.edit(marta.id, StaffDraft(name=marta.name, role=Role.OWNER))
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=Role.FRONT_DESK, authority_minor=2500))
    services.staff.sit_down(tom.id)
    panel = open_panel(tools)
    form = panel.note_page.form
    assert form.form.fields["remedy_wanted"].hint.text() == "You may decide up to £25 without asking."
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+D")
    form.sorted.cost.setText("40")
    save(panel, tools)
    assert services.cases.count(CaseFilter()) == 0
    asked = "That is more than may be decided alone: up to £25 on a case."
    assert asked in [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
    press(named(panel, "Marta Lind agreed by phone"), "Return")
    settle(tools)
    _case, (action,) = stored(services)
    assert (action.cost_minor, action.approval) == (4000, Approval.BY_PHONE)


def test_whoever_works_alone_hears_nothing_of_it(open_panel, tools, services):
    services.staff.deactivate(services.staff.list()[1].id)
    form = open_panel(tools).note_page.form
    assert form.form.fields["remedy_wanted"].hint.text() == ""


def test_it_is_open_again_after_a_crash(open_panel, tools, services):
    panel = open_panel(tools)
    form = panel.note_page.form
    type_text(form.what, "Cold soup")
    press(form.what, "Ctrl+D")
    form.sorted.cost.setText("3.50")
    panel.finish()
    wait_for(lambda: [one.note.cost for one in DraftBox(services.place).all()] == ["3.50"])
    panel.close()
    again = open_panel(tools).note_page
    assert again.form.sorted.isVisible()
    assert again.form.sorted.cost.text() == "3.50"
    assert again.foot.save.text() == "Save as sorted"


def test_praise_is_never_sorted(panel, form, tools, services):
    type_text(form.what, "Lovely bread")
    press(form.what, "Ctrl+D")
    press(form.what, "F2")
    assert not form.sorted.isVisible()
    save(panel, tools)
    assert stored(services)[0].stage is Stage.NEW
