"""A standard or a place that was being written is back after the window was closed or the power went."""

from __future__ import annotations

import pytest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure, TouchPoint
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.places_unsaved import place_file, read_place
from delight.ui.settings.standards.unsaved import read_standard, standard_file
from tests.qt_helpers import let_run, press, press_here, settle, type_text, wait_for


def settled(tools):
    let_run(450)
    settle(tools)


def killed_while_saving(tools, file, save):
    """Save, and have the file of before that again: the power went before it could be removed."""
    settled(tools)
    kept = file.read_bytes()
    save()
    settle(tools)
    wait_for(lambda: not file.exists())
    file.write_bytes(kept)


class TestStandards:
    @pytest.fixture
    def standards(self, page, tools, services):
        services.standards.add(StandardDraft(words="We answer."))
        page.open_group(page.standards)
        page.standards.refresh()
        settle(tools)
        return page.standards

    def test_a_new_one(self, standards, tools, services, opened_again):
        standards.new.click()
        type_text(standards.editor.words, "We ring back.")
        standards.editor.point.set_value(TouchPoint.PHONE)
        standards.editor.measure.set_value(Measure.ACKNOWLEDGED)
        standards.editor.days.setValue(2)
        page = opened_again("standards")
        editor = page.standards.editor
        assert editor.isVisible()
        assert page.button(page.standards).text() == "Standards •"
        editor.save()
        settle(tools)
        kept = services.standards.list()[-1]
        assert (kept.words, kept.touch_point, kept.measure) == (
            "We ring back.", TouchPoint.PHONE, Measure.ACKNOWLEDGED
        )  # fmt: skip
        assert kept.within_days == 2
        settled(tools)
        assert not standard_file(services.place).exists()

    def test_one_that_is_changed(self, standards, tools, services, opened_again):
        one = standards.rows[0].id
        press(standards._own[one], "Return")
        type_text(standards.editor.words, " Always.")
        services.standards.edit(one, StandardDraft(words="We answer.", touch_point=TouchPoint.PHONE))
        again = opened_again("standards").standards
        assert again.editor.words.text().endswith(" Always.")
        assert again.editor.point.value() is TouchPoint.PHONE, "what somebody else changed stands"
        assert again._own[one].isHidden()

    def test_one_that_is_gone_meanwhile_is_written_anew(self, standards, tools, services, opened_again):
        one = standards.rows[0].id
        press(standards._own[one], "Return")
        type_text(standards.editor.words, " Always.")
        services.standards.remove(one)
        editor = opened_again("standards").standards.editor
        assert editor.row is None
        assert editor.words.text().endswith(" Always.")

    def test_it_is_back_though_the_list_was_asked_for_twice(self, standards, tools, qtbot):
        standards.new.click()
        type_text(standards.editor.words, "We ring back.")
        settled(tools)
        page = SettingsPage(tools)
        qtbot.addWidget(page)
        page.standards.refresh()
        tools.tasks.wait()
        page.standards.refresh()
        settle(tools)
        assert page.standards.editor.words.text() == "We ring back."

    @pytest.mark.parametrize("new", [True, False])
    def test_one_that_was_saved_as_the_power_went_is_not_offered_again(
        self, standards, tools, services, opened_again, new
    ):
        standards.new.click() if new else press(standards._own[standards.rows[0].id], "Return")
        type_text(standards.editor.words, "We ring back. ")
        killed_while_saving(tools, standard_file(services.place), standards.editor.save)
        assert not opened_again("standards").standards.editor.isVisible()

    def test_escape_leaves_no_file(self, standards, tools, services):
        standards.new.click()
        type_text(standards.editor.words, "We ring back.")
        settled(tools)
        assert read_standard(standard_file(services.place))["words"] == "We ring back."
        press_here("Escape")
        settled(tools)
        assert not standard_file(services.place).exists()


class TestPlaces:
    @pytest.fixture
    def card(self, page, tools, services):
        services.elsewhere.save(PlaceDraft(name="Miller’s", what_for="rye bread"))
        page.open_group(page.targets)
        settle(tools)
        return page.places

    def test_it_is_back_though_the_list_was_asked_for_twice(self, card, tools, qtbot):
        card.add_button.click()
        type_text(card.name, "Zoë’s")
        settled(tools)
        page = SettingsPage(tools)
        qtbot.addWidget(page)
        page.places.reload()
        tools.tasks.wait()
        page.places.reload()
        settle(tools)
        assert page.places.name.text() == "Zoë’s"

    def test_a_new_one(self, card, tools, services, opened_again):
        card.add_button.click()
        type_text(card.name, "Zoë’s")
        type_text(card.contact, "3 Mill Lane")
        again = opened_again("targets").places
        assert again.name.isVisible()
        again.save()
        settle(tools)
        place = services.elsewhere.places()[1]
        assert (place.name, place.contact) == ("Zoë’s", "3 Mill Lane")
        settled(tools)
        assert not place_file(services.place).exists()

    def test_one_that_is_changed(self, card, tools, services, opened_again):
        (place,) = services.elsewhere.places()
        press(card._lines[place.id], "Return")
        type_text(card.contact, "3 Mill Lane")
        services.elsewhere.save(PlaceDraft(name="Miller’s", what_for="buns"), place.id)
        again = opened_again("targets").places
        assert (again.name.text(), again.what_for.text(), again.contact.text()) == (
            "Miller’s", "buns", "3 Mill Lane"
        )  # fmt: skip
        again.save()
        settle(tools)
        assert services.elsewhere.get(place.id).contact == "3 Mill Lane"

    @pytest.mark.parametrize("new", [True, False])
    def test_one_that_was_saved_as_the_power_went_is_not_offered_again(
        self, card, tools, services, opened_again, new
    ):
        card.add_button.click() if new else press(next(iter(card._lines.values())), "Return")
        type_text(card.name, " Zoë’s ")
        killed_while_saving(tools, place_file(services.place), card.save)
        assert not opened_again("targets").places.name.isVisible()

    def test_escape_leaves_no_file(self, card, tools, services):
        card.add_button.click()
        type_text(card.name, "Zoë’s")
        settled(tools)
        assert read_place(place_file(services.place)) == {"uid": "", "name": "Zoë’s"}
        press_here("Escape")
        settled(tools)
        assert not place_file(services.place).exists()


@pytest.mark.parametrize(
    "stored", ["", "[]", "{", '{"uid": 1}', '{"words": "We answer."}', '{"uid": true}', '{"uid": null}']
)
@pytest.mark.parametrize("read", [read_standard, read_place])
def test_a_file_that_makes_no_sense_says_nothing(tmp_path, stored, read):
    (tmp_path / "kept.json").write_text(stored)
    assert read(tmp_path / "kept.json") == {}


def test_of_a_damaged_file_what_makes_sense_is_read(tmp_path):
    (tmp_path / "kept.json").write_text(
        '{"uid": "a", "before": 3, "words": "We answer.", "touch_point": "moon", "measure": [],'
        ' "within_days": -1, "name": 7}'
    )
    assert read_standard(tmp_path / "kept.json") == {"uid": "a", "words": "We answer."}
    assert read_place(tmp_path / "kept.json") == {"uid": "a"}
