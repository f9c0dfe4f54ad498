from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import create_shop
from delight.ui.kit.pin.sheet import PinSheet
from delight.ui.settings.staff_leaving import LeavingSheet
from tests import factories
from tests.qt_helpers import named, press, settle, type_text, wait_for


def click(page, name):
    QTest.mouseClick(named(page, name, QPushButton), Qt.MouseButton.LeftButton)


class TestAlone:
    @pytest.fixture
    def services(self, place, clock):
        made = create_shop(
            place, ShopDraft(name="Solo"), [StaffDraft(name="Ana Lima")], clock=clock, zone=UTC
        )
        yield made
        made.close()

    def test_a_person_alone_sees_their_name_and_one_question(self, people, tools, services):
        words = [w.text() for w in people.findChildren(QLabel) if w.isVisible() and w.text()]
        assert words == [
            "You",
            "Ana Lima",
            "Your name stands under your letters.",
            "Somebody else works here too?",
        ]
        assert named(people, "Their name") is people.newcomer
        type_text(people.newcomer, "Łukasz Nowak")
        press(people.newcomer, "Return")
        settle(tools)
        assert [(p.name, p.role) for p in services.staff.list()] == [
            ("Ana Lima", Role.OWNER),
            ("Łukasz Nowak", Role.FRONT_DESK),
        ]
        assert people.everybody.isVisible()
        assert people.newcomer.text() == ""

    def test_their_name_is_put_right_and_nothing_else_is_asked(self, people, page, tools, services):
        click(page, "Change Ana Lima")
        shown = [
            w for w in (people.editor.role, people.editor.amount, people.editor.pin_button) if w.isVisible()
        ]
        assert shown == []
        people.editor.name.selectAll()
        type_text(people.editor.name, "Ana Lima-Roth")
        press(people.editor.name, "Return")
        settle(tools)
        assert services.staff.list()[0].name == "Ana Lima-Roth"


def test_nobody_without_a_name_is_added(people, tools, services):
    press(people.newcomer, "Return")
    settle(tools)
    assert people.form.fields["name"].problem.text() == "A member of staff needs a name."
    assert len(services.staff.list()) == 2


def test_what_somebody_may_decide_is_changed(people, page, tools, services, said):
    click(page, "Change Tom Okafor")
    editor = people.editor
    type_text(editor.amount, "25")
    press(editor.amount, "Return")
    settle(tools)
    assert services.staff.list()[1].authority_minor == 2500
    assert people.editor is None
    assert said == ["Tom Okafor is saved."]
    assert named(people, "Change Tom Okafor").isVisible()


def test_an_amount_that_is_none_is_told_at_its_field(people, page, tools, services):
    click(page, "Change Tom Okafor")
    type_text(people.editor.amount, "a lot")
    press(people.editor.amount, "Return")
    settle(tools)
    assert people.editor.form.fields["authority"].problem.isVisible()
    assert people.editor.amount.text() == "a lot"
    press(people.editor.amount, "Escape")
    assert people.editor is None


def test_who_is_edited_stays_open_while_others_change(people, page, tools, services):
    click(page, "Change Tom Okafor")
    type_text(people.editor.amount, "2")
    tools.bus.changed.emit(services.staff.add(StaffDraft(name="Ines")))
    settle(tools)
    assert people.editor.amount.text() == "2"
    assert people.editor.isVisible()


def test_somebody_leaves_and_comes_back_by_undo(people, page, tools, services, said):
    click(page, "Change Tom Okafor")
    click(page, "Has left")
    settle(tools)
    click(wait_for(lambda: people.findChild(LeavingSheet)), "Has left")
    settle(tools)
    assert [p.name for p in services.staff.list()] == ["Marta Lind"]
    assert said == ["Tom Okafor no longer works here."]
    tools.bus.changed.emit(services.history.undo())
    settle(tools)
    assert named(people, "Change Tom Okafor").isVisible()


@pytest.mark.parametrize("name", ["Helper 05", "Helper 11"])
def test_the_fields_are_in_sight_with_their_buttons_however_far_down(people, page, tools, services, name):
    for n in range(12):
        services.staff.add(StaffDraft(name=f"Helper {n:02}"))
    people.refresh()
    settle(tools)
    page.resize(980, 560)
    page.staff.area.ensureWidgetVisible(named(people, f"Change {name}", QPushButton))
    click(page, f"Change {name}")
    settle(tools)
    seen, parts = page.staff.area.viewport(), (people.editor.name, people.editor.save_button)
    wait_for(lambda: all(seen.rect().contains(one.mapTo(seen, one.rect().center())) for one in parts))


def test_whoever_leaves_hands_on_what_is_not_done(people, page, tools, services):
    marta, tom = services.staff.list()
    case = factories.case(services, factories.customer(services), owner_id=tom.id)
    factories.action(services, case, owner_id=tom.id)
    click(page, "Change Tom Okafor")
    click(page, "Has left")
    settle(tools)
    sheet = wait_for(lambda: people.findChild(LeavingSheet))
    words = [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]
    assert "1 open complaint and 1 thing to do are Tom Okafor’s and not done yet." in words
    assert sheet.heir.value() == marta.id
    click(sheet, "Has left")
    settle(tools)
    assert [action.owner for action in services.recovery.actions(case)] == ["Marta Lind"]
    assert services.cases.get(case).owner == "Marta Lind"
    assert page.focusWidget() is people.newcomer, "their row is gone"


def test_the_only_owner_cannot_just_leave(people, page):
    click(page, "Change Marta Lind")
    assert not [
        b for b in people.editor.findChildren(QPushButton) if b.text() == "Has left" and b.isVisible()
    ]


def test_somebody_wants_the_desk(people, page, services, qtbot):
    with qtbot.waitSignal(page.desk_wanted) as asked:
        click(page, "Tom Okafor takes the desk")
    assert asked.args == [services.staff.list()[1].id]
    assert services.staff.at_desk().name == "Marta Lind", "the window asks for a PIN first"


def test_what_was_typed_beside_a_new_pin_is_still_there_after_it(people, page, tools, services):
    tom = services.staff.by_name("Tom")
    services.staff.edit(tom.id, StaffDraft(name=tom.name))
    page.refresh()
    settle(tools)
    click(page, f"Change {tom.name}")
    type_text(people.editor.amount, "25")
    people.editor.pin_button.click()
    sheet = page.findChildren(PinSheet)[0]
    for name in ("PIN", "The same again"):
        type_text(named(sheet, name, QLineEdit), "2580")
    click(sheet, "Set the PIN")
    settle(tools)
    wait_for(lambda: tom.uid in services.staff.desk().with_pin)
    settle(tools)
    assert people.editor.amount.text() == "25"
    assert people.editor.pin_button.text() == "Another PIN …"
    press(people.editor.amount, "Return")
    settle(tools)
    assert services.staff.by_name("Tom").authority_minor == 2500


@pytest.mark.parametrize("typed", ["", "25"])
def test_the_keyboard_is_where_it_was_once_a_pin_is_set_and_taken_away(people, page, tools, services, typed):
    page.activateWindow()
    click(page, "Change Tom Okafor")
    type_text(people.editor.amount, typed)
    for before, pin, after in (
        ("Set a PIN …", "2580", "Another PIN …"),
        ("Another PIN …", "", "Set a PIN …"),
    ):
        button = people.editor.pin_button
        assert button.text() == before
        button.setFocus()
        press(button, "Space")
        sheet = wait_for(lambda: page.findChildren(PinSheet))[0]
        for field in ("PIN", "The same again") if pin else ():
            type_text(named(sheet, field, QLineEdit), pin)
        click(sheet, "Set the PIN" if pin else "Take the PIN away")
        settle(tools)
        assert people.editor.pin_button.text() == after
        assert page.window().focusWidget() is people.editor.pin_button
    assert people.editor.amount.text() == typed
