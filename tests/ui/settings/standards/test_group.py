"""Standards in Settings: written, taken ready-made, measured, and printed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import Outcome
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure, TouchPoint
from delight.ui.kit.look.theme import Tone
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.standards.line import OwnRow, met_words
from tests import factories
from tests.letters.samples import read
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, unnamed


@pytest.fixture
def page(qtbot, tools):
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.open_group(made.standards)
    settle(tools)
    return made


def own(page):
    return page.standards.findChildren(OwnRow)


def test_a_standard_is_written_by_keys_alone(page, tools, services):
    group = page.standards
    group.new.setFocus()
    press_here("Return")
    type_text(group.editor.words, "We answer at once.")
    press_here("Return")
    settle(tools)
    (row,) = services.standards.list()
    assert (row.words, row.touch_point, row.measure) == (
        "We answer at once.",
        TouchPoint.COUNTER,
        Measure.NONE,
    )
    assert len(own(page)) == 1
    assert group.editor.isHidden()


def test_a_standard_without_words_is_refused_at_its_field(page, tools, services):
    group = page.standards
    group.new.click()
    group.editor.save()
    settle(tools)
    assert "needs a sentence" in group.editor.form.fields["words"].problem.text()
    assert services.standards.list() == []
    press_here("Escape")
    assert group.editor.isHidden()


def test_what_measures_it_asks_for_its_days(page, tools, services):
    group = page.standards
    group.new.click()
    group.editor.words.setText("A complaint is put right within five days.")
    assert not group.editor.days.isVisible()
    group.editor.measure.set_value(Measure.RESOLVED)
    assert group.editor.days.isVisible()
    group.editor.days.set_value(5)
    group.editor.save()
    settle(tools)
    assert services.standards.list()[0].within_days == 5


def test_a_ready_made_one_is_taken_by_a_click_and_can_be_undone(page, tools, services):
    first = services.standards.suggestions()[0]
    said = QSignalSpy(page.said)
    named(page, f"Take it: {first.words}", QPushButton).click()
    settle(tools)
    assert [row.words for row in services.standards.list()] == [first.words]
    services.history.undo(said.at(0)[1].deed)
    assert services.standards.list() == []


def test_ready_made_ones_are_by_touch_point(page, tools):
    group = page.standards
    group.point.set_value(TouchPoint.PHONE)
    group.point.picked.emit(TouchPoint.PHONE)
    settle(tools)
    assert named(page, "Take it: We say our name, and we ask for theirs.", QPushButton).isVisible()


def test_one_is_changed_and_taken_back(page, tools, services):
    services.standards.add(StandardDraft(words="We answer."))
    page.standards.refresh()
    settle(tools)
    press(own(page)[0], "Return")
    assert own(page)[0].isHidden()  # its fields stand in its place
    assert page.standards.editor.words.hasFocus()
    page.standards.editor.words.setText("We answer the same day.")
    page.standards.editor.save()
    settle(tools)
    assert services.standards.list()[0].words == "We answer the same day."
    assert own(page)[0].isVisible()
    press(own(page)[0], "Delete")
    settle(tools)
    assert services.standards.list() == []
    assert page.standards.nothing.isVisible()


def test_the_fields_stay_where_they_are_while_somebody_else_writes_one(page, tools, services):
    for words in ("We answer.", "We listen."):
        services.standards.add(StandardDraft(words=words))
    page.standards.refresh()
    settle(tools)
    own(page)[0].pressed.emit()
    type_text(page.standards.editor.words, " Always.")
    tools.bus.changed.emit(services.standards.add(StandardDraft(words="We smile.")))
    settle(tools)
    editor = page.standards.editor
    assert editor.isVisible()
    assert editor.words.text().endswith(" Always.")
    shown = [row for row in own(page) if row.isVisible()]
    assert [row.row.words for row in shown] == ["We listen.", "We smile."]
    assert editor.y() < min(row.y() for row in shown)
    press_here("Escape")
    assert [row.isVisible() for row in own(page)] == [True, True, True]


def test_how_often_it_was_met_stands_beside_it(page, tools, services):
    services.standards.add(StandardDraft(words="Put right.", measure=Measure.RESOLVED, within_days=0))
    for _ in range(6):
        services.cases.close(factories.case(services), Outcome.SETTLED)
    page.standards.refresh()
    settle(tools)
    assert own(page)[0].pill.text == "6 of 6"
    assert met_words(services.standards.list()[0].measured) == ("6 of 6", Tone.DONE)


def test_too_few_are_not_counted_as_good_or_bad(page, tools, services):
    services.standards.add(StandardDraft(words="Put right.", measure=Measure.RESOLVED, within_days=0))
    page.standards.refresh()
    settle(tools)
    assert own(page)[0].pill.text == "too few to say"


def test_the_card_and_the_sheet_are_printed(page, tools, services):
    services.standards.add(StandardDraft(words="We call back.", touch_point=TouchPoint.PHONE))
    services.standards.add(StandardDraft(words="We answer.", measure=Measure.ACKNOWLEDGED))
    page.standards.refresh()
    settle(tools)
    wanted = QSignalSpy(page.paper_requested)
    page.standards.counter.click()
    page.standards.back.click()
    counter, back = wanted.at(0)[0], wanted.at(1)[0]
    assert "What you can count on" in read(counter.choices[0].make().pdf)
    told = " ".join(read(back.choices[0].make().pdf).split())
    assert "What we stand for" in told
    assert "too few to say" in told
    phone = next(choice for choice in counter.choices if choice.words == "On the phone")
    assert "We answer." not in read(phone.make().pdf)


def test_everything_has_a_name_and_room(page, tools, services):
    services.standards.add(StandardDraft(words="We answer " * 15))
    page.standards.refresh()
    page.standards.new.click()
    settle(tools)
    assert unnamed(page.standards) == []
    assert too_small(page.standards) == []


def test_a_standard_that_follows_the_targets_goes_on_following_them(page, tools, services):
    services.standards.add(StandardDraft(words="Put right.", measure=Measure.RESOLVED))
    page.refresh()
    settle(tools)
    press(own(page)[0], "Return")
    editor = page.standards.editor
    assert editor.days.text() == "as your targets say"
    type_text(editor.words, " Soon.")
    press_here("Return")
    settle(tools)
    (row,) = services.standards.list()
    assert (row.words, row.within_days) == ("Put right. Soon.", None)
    press(own(page)[0], "Return")
    editor.days.setFocus()
    editor.days.selectAll()
    press(editor.days, "4")
    press(editor.days, "Return")
    settle(tools)
    assert services.standards.list()[0].within_days == 4


def test_what_is_typed_is_marked_at_the_side(page, tools):
    page.standards.new.click()
    type_text(page.standards.editor.words, "We")
    assert page.button(page.standards).text() == "Standards •"
    press_here("Escape")
    assert page.button(page.standards).text() == "Standards"
