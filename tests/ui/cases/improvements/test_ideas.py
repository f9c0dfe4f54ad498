"""The process ends while somebody writes an idea down: every word is there again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit
from delight.ui.cases.improvements.idea_line import IdeaLine
from delight.ui.cases.improvements.view import ImprovementsView
from tests import factories
from tests.qt_helpers import let_run, press, settle, type_text, wait_for
from tests.ui.cases.kept_files import files

WORDS = "Oat milk for"


@pytest.fixture
def again(in_window, tools):
    """Return a function that opens the ideas anew, beside those that nobody closed."""

    def open_():
        view = in_window(ImprovementsView(tools), (980, 640))
        view.show_tab("ideas")
        settle(tools)
        return view.ideas

    return open_


def kept(services):
    wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))


def write(field):
    field.setFocus()
    field.selectAll()
    type_text(field, WORDS)


def test_a_new_idea_is_back_after_a_crash_and_gone_with_cancel(again, services, tools):
    pane = again()
    pane.nothing.button.click()
    write(pane.composer.what)
    kept(services)
    pane = again()
    assert pane.composer.what.isVisible()
    assert pane.composer.what.text() == WORDS
    assert pane.back.came_back.isVisible()
    press(pane.composer.what, "Escape")
    let_run(450)
    settle(tools)
    assert not files(services)


def test_an_idea_that_is_changed_is_the_same_again_and_erased_with_its_customer(again, services):
    person = factories.customer(services)
    case = factories.case(services, person)
    idea = services.ideas.add(IdeaDraft(what="Milk", case_id=case)).record
    pane = again()
    pane._change(pane.rows[0])
    write(pane.composer.note)
    kept(services)
    pane = again()
    assert pane.composer.note.isVisible()
    assert (pane.composer.note.text(), pane.composer.what.text()) == (WORDS, "Milk")
    assert pane.composer.record["id"] == idea
    services.privacy.erase([person])
    assert not files(services)


def test_erasing_its_customer_takes_what_is_typed_on_an_idea_out_of_the_form(again, services, tools):
    person = factories.customer(services, "Zoë van Dam")
    case = factories.case(services, person)
    theirs = services.ideas.add(IdeaDraft(what="Milk", case_id=case)).record
    services.ideas.add(IdeaDraft(what="Tea"))
    pane = again()
    begin(pane, tools, "Tea")
    type_text(pane.composer.note, "Green")
    begin(pane, tools, "Milk")
    write(pane.composer.note)
    kept(services)
    tools.bus.changed.emit(services.privacy.erase([person])[0])
    settle(tools)
    assert (pane.composer.isHidden(), pane.composer.note.text()) == (True, "")
    assert not pane.unfinished.waits("idea", {"id": theirs})
    begin(pane, tools, "Tea")
    assert pane.composer.note.text() == "Green", "it is about nobody who was erased"
    type_text(pane.composer.note, " or black")
    wait_for(lambda: any("or black" in one.read_text() for one in files(services)))
    assert WORDS not in "".join(one.read_text() for one in files(services))


def test_of_an_idea_that_is_gone_the_words_can_be_copied(again, services):
    idea = services.ideas.add(IdeaDraft(what="Milk")).record
    pane = again()
    pane._change(pane.rows[0])
    write(pane.composer.note)
    kept(services)
    services.ideas.remove(idea)
    pane = again()
    assert pane.composer.isHidden()
    assert pane.back.words.toPlainText() == WORDS
    assert pane.back.words.isVisible()


def begin(pane, tools, what):
    """Open an idea by a click on its row."""
    settle(tools)
    let_run(20)
    (line,) = [one for one in pane.list.findChildren(IdeaLine) if one.idea.what == what]
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    return line


@pytest.fixture
def two(services):
    return [services.ideas.add(IdeaDraft(what=what)).record for what in ("Milk", "Tea")]


def test_words_on_one_idea_are_back_after_another_was_changed(again, services, tools, two):
    pane = again()
    begin(pane, tools, "Milk")
    type_text(pane.composer.note, WORDS)
    begin(pane, tools, "Tea")
    assert (pane.composer.what.text(), pane.composer.note.text()) == ("Tea", "")
    type_text(pane.composer.note, "Green, too")
    QTest.mouseClick(pane.add, Qt.MouseButton.LeftButton)
    type_text(pane.composer.what, "A bench")
    begin(pane, tools, "Milk")
    assert pane.composer.note.text() == WORDS
    assert pane.back.isHidden(), "nothing of it was ever out of sight"
    press(pane.composer.note, "Return")
    settle(tools)
    assert services.ideas.get(two[0]).note == WORDS
    begin(pane, tools, "Tea")
    assert pane.composer.note.text() == "Green, too"
    press(pane.composer.note, "Escape")
    QTest.mouseClick(pane.add, Qt.MouseButton.LeftButton)
    assert pane.composer.what.text() == "A bench"
    press(pane.composer.what, "Escape")
    let_run(450)
    settle(tools)
    assert not files(services)


def test_the_words_of_both_are_back_after_a_crash(again, services, tools, two):
    pane = again()
    begin(pane, tools, "Milk")
    type_text(pane.composer.note, WORDS)
    begin(pane, tools, "Tea")
    type_text(pane.composer.note, "Green, too")
    settle(tools)
    wait_for(lambda: any("Green" in one.read_text() for one in files(services)))
    pane = again()
    assert pane.composer.note.text() == "Green, too"
    marked = [one.idea.what for one in pane.list.findChildren(IdeaLine) if one.unsaved.isVisible()]
    assert marked == ["Milk"]
    begin(pane, tools, "Milk")
    assert pane.composer.note.text() == WORDS


def test_what_somebody_else_wrote_meanwhile_leaves_the_words_aside_to_be_copied(again, services, tools, two):
    pane = again()
    begin(pane, tools, "Milk")
    type_text(pane.composer.note, WORDS)
    begin(pane, tools, "Tea")
    services.ideas.edit(two[0], IdeaEdit(note="Soy"), services.ideas.get(two[0]).version)
    pane.refresh()
    begin(pane, tools, "Milk")
    assert pane.composer.note.text() == "Soy"
    assert pane.back.words.toPlainText() == WORDS


class TestAConflict:
    """Somebody else changed an idea, and another is clicked before this is known."""

    def save(self, pane, tools, services, two, theirs):
        begin(pane, tools, "Milk")
        type_text(pane.composer.note, WORDS)
        services.ideas.edit(two[0], theirs, services.ideas.get(two[0]).version)
        (tea,) = [one for one in pane.list.findChildren(IdeaLine) if one.idea.what == "Tea"]
        press(pane.composer.note, "Return")
        QTest.mouseClick(tea, Qt.MouseButton.LeftButton)
        settle(tools)

    def test_both_wrote_the_same_field(self, again, services, tools, two):
        pane = again()
        self.save(pane, tools, services, two, IdeaEdit(note="Soy"))
        assert (pane.composer.what.text(), pane.composer.note.text()) == ("Milk", WORDS)
        assert "“Soy”" in pane.composer.form.fields["note"].problem.text()
        press(pane.composer.note, "Return")
        settle(tools)
        assert [(one.what, one.note) for one in map(services.ideas.get, two)] == [
            ("Milk", WORDS),
            ("Tea", ""),
        ]

    def test_they_wrote_something_else(self, again, services, tools, two):
        pane = again()
        self.save(pane, tools, services, two, IdeaEdit(what="Oat milk"))
        assert [(one.what, one.note) for one in map(services.ideas.get, two)] == [
            ("Oat milk", WORDS), ("Tea", "")
        ]  # fmt: skip
        assert (pane.composer.what.text(), pane.composer.note.text()) == ("Tea", ""), "the next one's turn"
        type_text(pane.composer.note, "Green, too")
        press(pane.composer.note, "Return")
        settle(tools)
        assert services.ideas.get(two[1]).note == "Green, too"


def test_an_idea_that_was_saved_as_the_power_went_is_not_offered_again(again, services, tools):
    pane = again()
    pane.nothing.button.click()
    write(pane.composer.what)
    kept(services)
    (file,) = files(services)
    left = file.read_bytes()
    press(pane.composer.what, "Return")
    settle(tools)
    wait_for(lambda: not files(services))
    file.write_bytes(left)
    pane = again()
    assert pane.composer.isHidden()
    assert pane.back.isHidden()
    wait_for(lambda: not files(services))
