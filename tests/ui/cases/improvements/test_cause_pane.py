"""The process ends while somebody says what was changed about a cause: every word is there again."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from delight.ui.cases.improvements.view import ImprovementsView
from tests import factories
from tests.qt_helpers import let_run, named, press, settle, type_text, wait_for
from tests.ui.cases.kept_files import files

WORDS = "We now bake twice"


@pytest.fixture
def cases(services):
    """Two cases, each with a cause of its own."""
    for cause in ("Soup pot", "Oven"):
        case = factories.case(services, factories.customer(services, f"Ann {cause}"))
        services.improvements.gather([case], cause)


@pytest.fixture
def again(in_window, tools, cases):
    """Return a function that opens the view anew at a cause, beside those that nobody closed."""

    def open_(cause="soup pot"):
        view = in_window(ImprovementsView(tools), (980, 640))
        view.refresh()
        settle(tools)
        choose(view, cause)
        return view.causes

    return open_


def choose(view, cause):
    panes = getattr(view, "causes", view)
    at = [row.key for row in panes.model.rows()].index(cause)
    panes.list.setCurrentIndex(panes.model.index(at, 0))
    settle(panes._page.tools)
    if cause:
        wait_for(lambda: panes.pane.detail and panes.pane.detail.row.key == cause)


def write(panes):
    named(panes, "Say what you changed", QPushButton).click()
    type_text(panes.pane.composer.what, WORDS)


def test_what_was_changed_is_back_after_a_crash_and_gone_with_cancel(again, services, tools):
    write(again())
    wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
    panes = again()
    assert panes.pane.composer.what.isVisible()
    assert panes.pane.composer.what.text() == WORDS
    assert panes.pane.back.came_back.isVisible()
    press(panes.pane.composer.what, "Escape")
    let_run(450)
    settle(tools)
    assert not files(services)
    assert panes.pane.back.isHidden()


def test_it_waits_while_another_cause_is_looked_at(again, services):
    panes = again()
    write(panes)
    choose(panes, "oven")
    assert panes.pane.composer.isHidden()
    assert panes.pane.back.isHidden()
    choose(panes, "soup pot")
    assert panes.pane.composer.isVisible()
    assert panes.pane.composer.what.text() == WORDS
    choose(panes, "oven")
    assert again("oven").pane.composer.isHidden()
    assert again().pane.composer.what.text() == WORDS


def test_words_that_name_somebody_go_when_they_are_erased(again, services, tools):
    zoe = factories.customer(services, "Zoë van Dam")
    panes = again()
    named(panes, "Say what you changed", QPushButton).click()
    type_text(panes.pane.composer.what, "Zoë van Dam lent us a pot.")
    wait_for(lambda: files(services))
    tools.bus.changed.emit(services.privacy.erase([zoe])[0])
    settle(tools)
    assert (panes.pane.composer.isHidden(), panes.pane.composer.what.text()) == (True, "")
    let_run(450)
    settle(tools)
    assert not files(services)


def test_what_names_nobody_stays_when_somebody_is_erased(again, services, tools):
    zoe = factories.customer(services, "Zoë van Dam")
    panes = again()
    write(panes)
    wait_for(lambda: files(services))
    tools.bus.changed.emit(services.privacy.erase([zoe])[0])
    settle(tools)
    assert (panes.pane.composer.isVisible(), panes.pane.composer.what.text()) == (True, WORDS)


def test_another_name_is_back_too(again, services):
    panes = again()
    panes.pane._begin_naming()
    panes.pane.naming.words.selectAll()
    type_text(panes.pane.naming.words, "Kettle")
    wait_for(lambda: any('"Kettle"' in one.read_text() for one in files(services)))
    naming = again().pane.naming
    assert (naming.isVisible(), naming.words.text()) == (True, "Kettle")


def test_what_is_stored_is_no_longer_kept(again, services, tools):
    panes = again()
    write(panes)
    press(panes.pane.composer.what, "Return")
    settle(tools)
    let_run(450)
    settle(tools)
    assert not files(services)
    assert again().pane.detail.row.improvement.what == WORDS


def test_what_somebody_else_said_meanwhile_stays(again, services):
    write(again())
    wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
    services.improvements.save("Soup pot", "A larger pot.", None, 0)
    panes = again()
    assert panes.pane.composer.isHidden()
    assert panes.pane.back.words.toPlainText() == WORDS
    assert panes.pane.back.words.isVisible()


def test_a_form_that_was_put_away_takes_words_on_what_stands_there_now(again, services, tools):
    panes = again()
    named(panes, "Say what you changed", QPushButton).click()
    panes.pane._begin_naming()
    press(panes.pane.naming.words, "Escape")
    services.improvements.save("Soup pot", "A larger pot.", None, 0)
    panes.refresh()
    settle(tools)
    panes.pane.edit.click()
    panes.pane.composer.what.setFocus()
    press(panes.pane.composer.what, "End")
    type_text(panes.pane.composer.what, " " + WORDS)
    wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
    panes = again()
    assert panes.pane.composer.isVisible()
    assert panes.pane.composer.what.text() == f"A larger pot. {WORDS}"
    assert panes.pane.back.loose.isHidden()


class TestGathering:
    """A cause that is typed for cases which have none yet."""

    @pytest.fixture
    def gathering(self, again, services):
        def open_():
            panes = again("")
            assert panes.gathering.isVisible()
            return panes.gathering

        factories.case(services, factories.customer(services, "Ben"), topic="the cold soup")
        return open_

    def test_it_is_back_after_a_crash_and_gone_once_it_is_taken_out(self, gathering, services, tools):
        first = gathering()
        type_text(first.search, "soup")
        type_text(first.cause, WORDS)
        wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
        again = gathering()
        assert (again.cause.text(), again.search.text()) == (WORDS, "")
        assert again.back.came_back.isVisible()
        again.cause.selectAll()
        press(again.cause, "Backspace")
        wait_for(lambda: not files(services))
        assert again.back.isHidden()

    def test_naming_somebody_it_goes_when_they_are_erased(self, gathering, services, tools):
        zoe = factories.customer(services, "Zoë van Dam")
        one = gathering()
        type_text(one.cause, "Zoë van Dam's pot")
        wait_for(lambda: files(services))
        tools.bus.changed.emit(services.privacy.erase([zoe])[0])
        settle(tools)
        assert one.cause.text() == ""
        let_run(450)
        settle(tools)
        assert not files(services)

    def test_it_is_there_though_a_cause_is_looked_at_first(self, gathering, again, services):
        type_text(gathering().cause, WORDS)
        wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
        panes = again("oven")
        choose_none(panes)
        assert panes.gathering.cause.text() == WORDS

    def test_what_was_gathered_as_the_power_went_is_not_offered_again(self, gathering, services, tools):
        first = gathering()
        type_text(first.cause, WORDS)
        wait_for(lambda: any(WORDS in one.read_text() for one in files(services)))
        (file,) = files(services)
        left = file.read_bytes()
        first.give([services.improvements.uncaused(1)[0].id], WORDS)
        settle(tools)
        wait_for(lambda: not files(services))
        file.write_bytes(left)
        factories.case(services, factories.customer(services, "Cyd"))
        assert gathering().cause.text() == ""


def choose_none(panes):
    panes.list.setCurrentIndex(panes.model.index(0, 0))
    settle(panes._page.tools)


def test_the_front_desk_hears_whom_to_ask_where_a_name_is_the_owners(again, services, tools):
    """The words stay, and nothing tells of the case behind them."""
    marta, tom = services.staff.list()
    services.staff.sit_down(marta.id)
    hidden = factories.case(services, owner_only=True)
    services.improvements.gather([hidden], "Tom drinks")
    services.improvements.save("Tom drinks", "A talk")
    services.staff.sit_down(tom.id)
    panes = again()
    panes.pane._begin_naming()
    panes.pane.naming.words.selectAll()
    type_text(panes.pane.naming.words, "tom drinks")
    press(panes.pane.naming.words, "Return")
    settle(tools)
    said = [one.text() for one in panes.pane.findChildren(QLabel) if one.isVisible()]
    assert any("Only an owner can note something about “tom drinks”." in one for one in said), said
    assert any("Ask an owner to note it, or call the cause something else." in one for one in said), said
    assert panes.pane.naming.words.text() == "tom drinks"
