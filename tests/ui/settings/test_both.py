"""The same record changed in the window and by somebody else: both people keep their words."""

from __future__ import annotations

import pytest

from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.staff.staff import Role, StaffDraft
from delight.ui.settings.place_line import PlaceLine
from delight.ui.settings.standards.line import OwnRow
from tests.qt_helpers import named, press, settle, type_text


def retype(line, words):
    line.selectAll()
    type_text(line, words)


@pytest.fixture
def standards(page, tools, services):
    services.standards.add(StandardDraft(words="We answer at once."))
    page.open_group(page.standards)
    page.refresh()
    settle(tools)
    press(page.standards.findChild(OwnRow), "Return")
    return page.standards


class TestStandard:
    def test_what_only_one_of_them_changed_is_kept_of_both(self, standards, tools, services):
        (row,) = services.standards.list()
        services.standards.edit(
            row.id, StandardDraft(words=row.words, touch_point=TouchPoint.PHONE, measure=Measure.PROMISES)
        )
        retype(standards.editor.words, "We answer within the hour.")
        press(standards.editor.words, "Return")
        settle(tools)
        (now,) = services.standards.list()
        assert (now.words, now.touch_point, now.measure) == (
            "We answer within the hour.", TouchPoint.PHONE, Measure.PROMISES,
        )  # fmt: skip
        assert standards.editor.isHidden()

    def test_what_both_changed_is_shown_before_one_of_them_stands(self, standards, tools, services):
        (row,) = services.standards.list()
        services.standards.edit(row.id, StandardDraft(words="We ring back by noon."))
        retype(standards.editor.words, "We answer within the hour.")
        press(standards.editor.words, "Return")
        settle(tools)
        assert services.standards.list()[0].words == "We ring back by noon."
        assert standards.editor.words.text() == "We answer within the hour."
        problem = standards.editor.form.fields["words"].problem
        assert problem.isVisible()
        assert "“We ring back by noon.”" in problem.text()
        press(standards.editor.words, "Return")
        settle(tools)
        assert services.standards.list()[0].words == "We answer within the hour."

    def test_days_that_the_new_measure_hides_are_told_at_the_measure(self, standards, tools, services):
        (row,) = services.standards.list()
        services.standards.edit(
            row.id, StandardDraft(words=row.words, measure=Measure.ACKNOWLEDGED, within_days=2)
        )
        press(standards.editor.words, "Escape")
        standards.refresh()
        settle(tools)
        press(standards.findChild(OwnRow), "Return")
        services.standards.edit(
            row.id, StandardDraft(words=row.words, measure=Measure.ACKNOWLEDGED, within_days=5)
        )
        standards.editor.measure.set_value(Measure.PROMISES)
        press(standards.editor.words, "Return")
        settle(tools)
        assert services.standards.list()[0].within_days == 5
        problem = standards.editor.form.fields["measure"].problem
        assert problem.isVisible()
        assert ", 5 days”" in problem.text()
        press(standards.editor.words, "Return")
        settle(tools)
        assert services.standards.list()[0].measure is Measure.PROMISES


@pytest.fixture
def places(page, tools, services):
    services.elsewhere.save(PlaceDraft(name="Miller’s", contact="3 Mill Lane"))
    page.open_group(page.targets)
    settle(tools)
    press(page.places.findChild(PlaceLine), "Return")
    return page.places


class TestPlace:
    def test_what_only_one_of_them_changed_is_kept_of_both(self, places, tools, services):
        (row,) = services.elsewhere.places()
        services.elsewhere.save(PlaceDraft(name="Miller & Son", contact="3 Mill Lane"), row.id)
        retype(places.what_for, "rye bread")
        press(places.what_for, "Return")
        settle(tools)
        (now,) = services.elsewhere.places()
        assert (now.name, now.what_for, now.contact) == ("Miller & Son", "rye bread", "3 Mill Lane")

    def test_what_both_changed_is_shown_before_one_of_them_stands(self, places, tools, services):
        (row,) = services.elsewhere.places()
        services.elsewhere.save(PlaceDraft(name="Miller’s", contact="8 High Street"), row.id)
        retype(places.contact, "01632 960456")
        press(places.contact, "Return")
        settle(tools)
        assert services.elsewhere.places()[0].contact == "8 High Street"
        assert "“8 High Street”" in places.form.fields["contact"].problem.text()
        press(places.contact, "Return")
        settle(tools)
        assert services.elsewhere.places()[0].contact == "01632 960456"
        assert places.fields.isHidden()


@pytest.fixture
def people(page, tools):
    page.open_group(page.staff)
    settle(tools)
    named(page.staff, "Change Tom Okafor").click()
    return page.staff


class TestPerson:
    def test_what_only_one_of_them_changed_is_kept_of_both(self, people, tools, services):
        tom = services.staff.list()[1]
        services.staff.edit(tom.id, StaffDraft(name="Tom Okafor-Lind", authority_minor=None))
        retype(people.editor.amount, "25")
        press(people.editor.amount, "Return")
        settle(tools)
        now = services.staff.list()[1]
        assert (now.name, now.authority_minor) == ("Tom Okafor-Lind", 2500)
        assert people.editor is None

    def test_what_both_changed_is_shown_before_one_of_them_stands(self, people, tools, services):
        tom = services.staff.list()[1]
        services.staff.edit(tom.id, StaffDraft(name=tom.name, authority_minor=4000))
        retype(people.editor.amount, "25")
        press(people.editor.amount, "Return")
        settle(tools)
        assert services.staff.list()[1].authority_minor == 4000
        assert "40" in people.editor.form.fields["authority"].problem.text()
        press(people.editor.amount, "Return")
        settle(tools)
        assert services.staff.list()[1].authority_minor == 2500

    def test_another_role_is_told_too(self, people, tools, services):
        tom = services.staff.list()[1]
        services.staff.edit(tom.id, StaffDraft(name="Tom O.", role=Role.OWNER))
        retype(people.editor.name, "Tomasz")
        press(people.editor.name, "Return")
        settle(tools)
        assert people.editor.role.value() is Role.OWNER
        assert people.editor.name.text() == "Tomasz"
        assert "“Tom O.”" in people.editor.form.fields["name"].problem.text()
        people.editor.save()
        settle(tools)
        now = services.staff.list()[1]
        assert (now.name, now.role) == ("Tomasz", Role.OWNER)

    def test_an_amount_that_the_new_role_hides_is_told_at_the_role(self, page, tools, services):
        tom = services.staff.list()[1]
        services.staff.edit(tom.id, StaffDraft(name=tom.name, authority_minor=2500))
        page.open_group(page.staff)
        page.staff.refresh()
        settle(tools)
        named(page.staff, "Change Tom Okafor").click()
        services.staff.edit(tom.id, StaffDraft(name=tom.name, authority_minor=4000))
        editor = page.staff.editor
        editor.role.set_value(Role.OWNER)
        press(editor.name, "Return")
        settle(tools)
        assert services.staff.list()[1].authority_minor == 4000
        problem = editor.form.fields["role"].problem
        assert problem.isVisible()
        assert "“Front desk, £40”" in problem.text()
        press(editor.name, "Return")
        settle(tools)
        assert services.staff.list()[1].role is Role.OWNER
