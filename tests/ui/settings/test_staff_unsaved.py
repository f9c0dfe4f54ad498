"""What was typed about the people here is back after the window was closed."""

from __future__ import annotations

import json

import pytest

from delight.domain.staff.staff import Role, StaffDraft
from delight.ui.settings.staff_unsaved import read_staff, staff_file
from tests.qt_helpers import let_run, named, press, settle, type_text, wait_for


def change(people, name):
    named(people, f"Change {name}").click()
    return people.editor


def test_what_was_typed_about_somebody_is_there_again(people, page, services, opened_again):
    editor = change(people, "Tom Okafor")
    type_text(editor.amount, "2x")
    type_text(people.newcomer, "Ines")
    assert page.button(people).text() == "People •"
    again = opened_again()
    assert again.staff.newcomer.text() == "Ines"
    assert again.staff.editor.person.name == "Tom Okafor"
    assert again.staff.editor.amount.text() == "2x"
    assert again.staff.editor.role.value() is Role.FRONT_DESK
    assert again.button(again.staff).text() == "People •"
    assert [p.name for p in services.staff.list()] == ["Marta Lind", "Tom Okafor"]


def test_what_was_saved_or_taken_back_leaves_no_file(people, page, tools, services):
    editor = change(people, "Tom Okafor")
    type_text(editor.amount, "25")
    let_run(450)
    settle(tools)
    assert read_staff(staff_file(services.place))["amount"] == "25"
    press(editor.amount, "Escape")
    let_run(450)
    settle(tools)
    assert not staff_file(services.place).exists()
    assert page.button(people).text() == "People"


def test_what_somebody_else_changed_meanwhile_is_not_typed_over(people, tools, services, opened_again):
    editor = change(people, "Tom Okafor")
    type_text(editor.amount, "25")
    let_run(450)
    settle(tools)
    services.staff.edit(editor.person.id, StaffDraft(name="Tom Okafor-Lind"))
    again = opened_again().staff.editor
    assert (again.name.text(), again.amount.text()) == ("Tom Okafor-Lind", "25")


def test_somebody_who_has_left_meanwhile_is_not_opened(people, tools, services, opened_again):
    editor = change(people, "Tom Okafor")
    type_text(editor.amount, "25")
    let_run(450)
    settle(tools)
    services.staff.deactivate(editor.person.id)
    again = opened_again()
    assert again.staff.editor is None


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"uid": 1}', '{"role": "king"}', '{"newcomer": 5}'])
def test_a_file_that_makes_no_sense_says_nothing(tmp_path, stored):
    (tmp_path / "people.json").write_text(stored)
    assert read_staff(tmp_path / "people.json") == {}


def test_what_makes_sense_is_read(tmp_path):
    kept = {
        "newcomer": "Ines",
        "uid": "a",
        "before": {"amount": None},
        "name": "Tom",
        "role": "owner",
        "amount": "25",
    }
    (tmp_path / "people.json").write_text(json.dumps(kept))
    assert read_staff(tmp_path / "people.json") == kept


def test_what_was_saved_as_the_power_went_is_not_offered_again(people, tools, services, opened_again):
    editor = change(people, "Tom Okafor")
    type_text(editor.amount, "25")
    type_text(people.newcomer, "Ines")
    let_run(450)
    settle(tools)
    kept = staff_file(services.place).read_bytes()
    press(people.newcomer, "Return")
    settle(tools)
    press(people.editor.amount, "Return")
    settle(tools)
    wait_for(lambda: not staff_file(services.place).exists())
    assert [p.authority_minor for p in services.staff.list()] == [None, 25_00, None]
    staff_file(services.place).write_bytes(kept)
    again = opened_again().staff
    assert again.newcomer.text() == ""
    assert again.editor is None
