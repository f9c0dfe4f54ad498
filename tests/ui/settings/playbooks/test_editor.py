"""Playbooks in Settings: changed by keys and by mouse, kept, put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases.case import Failure
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.playbooks.playbook import Known
from delight.ui.kit.rows.playbook_rows import StepLine
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.page import SettingsPage
from delight.ui.settings.playbooks.keeper import file_in
from delight.ui.settings.playbooks.line import PlaybookLine
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed, wait_for


@pytest.fixture
def page(tools, qtbot):
    made = SettingsPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(tools)
    made.open_group(made.playbooks)
    settle(tools)
    return made


@pytest.fixture
def shelf(page):
    return page.playbooks.shelf


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


def open_playbook(shelf, title):
    QTest.mouseClick(named(shelf, f"Change the playbook {title}", PlaybookLine), Qt.MouseButton.LeftButton)


@pytest.fixture
def editor(shelf, tools):
    open_playbook(shelf, "Late")
    settle(tools)
    return shelf.editor


def words(editor):
    return [line.words.toPlainText() for line in editor.steps.lines()]


def shown(editor):
    return [line.step.say for line in editor.preview.findChildren(StepLine) if not line.isHidden()]


def test_a_long_step_is_read_to_its_end_and_is_one_sentence_however_it_was_pasted(editor, tools):
    step = editor.steps.lines()[0].words
    before = step.height()
    step.selectAll()
    step.insertPlainText("Say sorry once,\nand not twice, " + "without asking who it was " * 6)
    settle(tools)
    assert step.height() > before
    assert step.verticalScrollBar().maximum() == step.horizontalScrollBar().maximum() == 0, "all is in sight"
    assert editor.steps.lines()[0].value().say.startswith("Say sorry once, and not twice, without")


def test_all_playbooks_are_listed_by_what_they_are_for(shelf):
    assert not shelf._list.isHidden()
    assert len(shelf._buttons) == 21
    assert unnamed(shelf) == too_small(shelf) == []


def test_a_step_is_changed_added_moved_and_taken_away_by_keys(shelf, editor, tools, services):
    before = words(editor)
    assert editor.steps.lines()[0].words.hasFocus()
    press(editor.steps.lines()[0].words, "End")
    type_text(editor.steps.lines()[0].words, ", please")
    press(editor.steps.lines()[0].words, "Return")
    added = editor.steps.lines()[1]
    assert added.words.hasFocus()
    type_text(added.words, "Offer them a chair")
    press(added.words, "Alt+Up")
    assert words(editor)[:2] == ["Offer them a chair", f"{before[0]}, please"]
    assert added.words.hasFocus()
    wait_for(lambda: shown(editor)[:1] == ["Offer them a chair"])
    last = editor.steps.lines()[-1]
    last.words.clear()
    press(last.words, "Backspace")
    assert len(words(editor)) == len(before)
    assert shelf.is_typed
    press(added.words, "Ctrl+Return")
    settle(tools)
    assert shelf.editor is None
    kept = services.playbooks.get("late")
    assert [step.say for step in kept.steps] == ["Offer them a chair", f"{before[0]}, please", *before[1:-1]]
    assert kept.steps[1].key == "listen"
    assert kept.steps[2].known is Known.APOLOGISED
    assert next(row for row in services.playbooks.rows() if row.key == "late").own


def test_lines_are_moved_and_taken_away_by_mouse(editor):
    before = words(editor)
    QTest.mouseClick(editor.steps.lines()[0].down, Qt.MouseButton.LeftButton)
    assert words(editor)[:2] == [before[1], before[0]]
    assert not editor.steps.lines()[0].up.isEnabled()
    QTest.mouseClick(editor.steps.lines()[0].away, Qt.MouseButton.LeftButton)
    assert words(editor) == [before[0], *before[2:]]
    QTest.mouseClick(editor.steps.add_button, Qt.MouseButton.LeftButton)
    assert words(editor)[-1] == ""


def test_remedies_and_words(editor, tools, services):
    remedy = editor.remedies.lines()[0]
    remedy.kind.set_value(ActionKind.REPLACEMENT)
    remedy.why.setPlainText("Because we say so.")
    editor.say.setPlainText("Oh dear.\n\nI’ll see to it.")
    click(editor, "Save")
    settle(tools)
    kept = services.playbooks.get("late")
    assert (kept.remedies[0].kind, kept.remedies[0].why) == (ActionKind.REPLACEMENT, "Because we say so.")
    assert kept.say == ("Oh dear.", "I’ll see to it.")


def test_the_ready_made_one_comes_back(shelf, editor, tools, services):
    assert editor.restore_button.isHidden()
    editor.title.setText("Far too late")
    click(editor, "Save")
    settle(tools)
    open_playbook(shelf, "Far too late")
    settle(tools)
    click(shelf.editor, "Put the ready-made one back")
    settle(tools)
    assert services.playbooks.get("late").title == "Late"
    assert "Change the playbook Late" in {button.accessibleName() for button in shelf._buttons.values()}


def test_escape_leaves_everything_as_it_was(shelf, editor, services):
    editor.title.setText("Nonsense")
    press(editor.title, "Escape")
    assert shelf.editor is None
    assert services.playbooks.get("late").title == "Late"


def test_what_was_not_saved_is_back_after_a_crash(page, shelf, editor, tools, services, qtbot):
    editor.title.setText("Far too late")
    editor.steps.lines()[0].words.setPlainText("Sit down with them")
    editor.remedies.lines()[0].why.setPlainText("Because.")
    editor.say.setPlainText("Oh dear.")
    wait_for(lambda: file_in(services.place).exists())
    settle(tools)
    again = SettingsPage(tools)
    qtbot.addWidget(again)
    again.show()
    again.open_group(again.playbooks)
    settle(tools)
    line = named(again.playbooks.shelf, "Change the playbook Late", PlaybookLine)
    assert line.unsaved.isVisible()
    press(line, "Return")
    settle(tools)
    back = again.playbooks.shelf.editor
    assert (back.title.text(), words(back)[0]) == ("Far too late", "Sit down with them")
    assert (back.remedies.lines()[0].why.toPlainText(), back.say.toPlainText()) == ("Because.", "Oh dear.")
    assert back.came_back.isVisible()
    click(back, "Cancel")
    settle(tools)
    assert line.unsaved.isHidden()
    wait_for(lambda: not file_in(services.place).exists())


def test_escape_keeps_what_was_written_until_it_is_saved(shelf, editor, tools, services):
    editor.title.setText("Far too late")
    press(editor.title, "Escape")
    open_playbook(shelf, "Late")
    settle(tools)
    assert shelf.editor.title.text() == "Far too late"
    click(shelf.editor, "Save")
    settle(tools)
    assert services.playbooks.get("late").title == "Far too late"
    open_playbook(shelf, "Far too late")
    settle(tools)
    assert not shelf.editor.is_typed


def test_a_new_one_that_was_saved_as_the_power_went_is_not_offered_again(shelf, page, tools, services, qtbot):
    click(shelf, "Write one of your own")
    settle(tools)
    type_text(shelf.editor.title, "Wedding cakes ")
    file = wait_for(lambda: (found := file_in(services.place)).exists() and found)
    left = file.read_bytes()
    click(shelf.editor, "Save")
    settle(tools)
    wait_for(lambda: not file.exists())
    file.write_bytes(left)
    again = SettingsPage(tools)
    qtbot.addWidget(again)
    again.refresh()
    settle(tools)
    assert again.playbooks.shelf.new_button.text() == "Write one of your own"


def test_one_that_was_begun_goes_on(shelf, tools):
    click(shelf, "Write one of your own")
    settle(tools)
    type_text(shelf.editor.title, "Wedding")
    press(shelf.editor.title, "Escape")
    click(shelf, "Go on with the one you began")
    settle(tools)
    assert shelf.editor.title.text() == "Wedding"


def test_playbooks_are_called_as_their_failures_and_grave_matters_are(services):
    titles = {row.key: row.title for row in services.playbooks.rows("en")}
    assert {str(one): titles[one] for one in Failure} == {str(one): label_of(one) for one in Failure}
    assert [titles[f"grave-{one}"] for one in Grave] == [label_of(one) for one in Grave]


def test_another_language_keeps_both_ways_to_address_people(shelf, editor, tools, services):
    editor.language.set_value("de")
    settle(tools)
    german = shelf.editor
    assert german.title.text() == "Zu spät"
    assert "{" not in german.say.toPlainText()
    german.steps.lines()[0].words.setPlainText("Zuhören")
    click(german, "Save")
    settle(tools)
    kept = services.playbooks.get("late", "de")
    assert kept.steps[0].say == "Zuhören"
    assert kept.say == services.playbooks.ready_made("late", "de").say
    assert "{Sie|du}" in " ".join(kept.say)


def test_a_playbook_without_a_name_is_refused_and_every_word_stays(shelf, tools, services):
    click(shelf, "Write one of your own")
    settle(tools)
    editor = shelf.editor
    assert editor.title.hasFocus()
    click(editor, "Save")
    settle(tools)
    assert editor.problem.text() == "The playbook has no name yet. A word or two are enough."
    assert words(editor)[0].startswith("Let them finish")
    type_text(editor.title, "Wedding cakes")
    press(editor.title, "Ctrl+Return")
    settle(tools)
    assert services.playbooks.get("wedding-cakes").title == "Wedding cakes"
    open_playbook(shelf, "Wedding cakes")
    settle(tools)
    click(shelf.editor, "Remove this playbook")
    settle(tools)
    assert "wedding-cakes" not in {row.key for row in services.playbooks.rows()}


def test_remarks_are_listed_and_switched(page, tools, services):
    for _ in range(8):
        services.guards.dismiss("exchange")
    page.refresh()
    settle(tools)
    first = page.playbooks.remarks.rows()[0]
    assert first.row.code == "exchange"
    assert first.off_button.isVisible()
    assert "closed 8 times, last on" in first.about.text()
    QTest.mouseClick(first.off_button, Qt.MouseButton.LeftButton)
    settle(tools)
    assert services.shop.row().guards_off == "exchange"
    page.refresh()
    settle(tools)
    row = next(row for row in page.playbooks.remarks.rows() if row.row.code == "exchange")
    assert not row.check.isChecked()
    row.check.click()
    settle(tools)
    assert services.shop.row().guards_off == ""
    stays = next(row for row in page.playbooks.remarks.rows() if row.row.code == "no-objection")
    assert stays.check.isHidden()


def test_what_two_people_change_in_a_playbook_is_kept_of_both(editor, shelf, tools, services):
    theirs = services.playbooks.get("late")
    services.playbooks.save(replace(theirs, title="Behind time", say=("We are late.",)))
    editor.steps.lines()[0].words.setPlainText("Ring them first")
    editor.save()
    settle(tools)
    now = services.playbooks.get("late")
    assert (now.title, now.say, now.steps[0].say) == ("Behind time", ("We are late.",), "Ring them first")
    assert shelf.editor is None


def test_what_both_changed_in_a_playbook_is_shown_before_one_of_them_stands(editor, shelf, tools, services):
    theirs = services.playbooks.get("late")
    services.playbooks.save(replace(theirs, title="Behind time"))
    editor.title.setText("Too late")
    editor.save()
    settle(tools)
    assert services.playbooks.get("late").title == "Behind time"
    assert "“Behind time”" in editor.problem.text()
    assert editor.title.text() == "Too late"
    editor.save()
    settle(tools)
    assert services.playbooks.get("late").title == "Too late"
    assert services.playbooks.get("late").say == theirs.say, "both ways to address people are kept"
