"""What the owner types on a case of their own, while somebody of the front desk sits down at the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from delight.ui.frame.desk.chooser import DeskSheet
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import press, settle, type_text, wait_for

WORDS = "He will have to go."


@pytest.fixture
def secret(services):
    factories.case(services, factories.customer(services, "Ann Lee"))
    return factories.case(services, what="Tom was rude to me", owner_only=True)


@pytest.fixture
def window(open_window, services, secret):
    window = open_window(services)
    window.go(Place.CASES).open_case(secret)
    settle(window.tools)
    return window


def write(page, form):
    """Type into a form of the case that is looked at; return the field."""
    view = page.view
    keys = {"facts": "e", "action": "a", "promise": "p"}
    fields = {
        "story": view.story.text,
        "facts": view.facts_form.topic,
        "action": view.measures.composer.note,
        "promise": view.promises.composer.what,
    }
    if form in keys:
        press(page.list, keys[form])
    fields[form].selectAll()
    type_text(fields[form], WORDS)
    return fields[form]


def sit(window, key):
    press(window, "Ctrl+Shift+D")
    sheet = wait_for(lambda: next((s for s in window.findChildren(DeskSheet) if s.isVisible()), None))
    QTest.keyClick(sheet.list, key)
    settle(window.tools)


def visible_words(window):
    lines = [w.text() for kind in (QLabel, QLineEdit) for w in window.findChildren(kind) if w.isVisible()]
    return " ".join(
        [*lines, *(w.toPlainText() for w in window.findChildren(QPlainTextEdit) if w.isVisible())]
    )


@pytest.mark.parametrize("form", ["story", "facts", "action", "promise"])
def test_the_owners_words_are_out_of_sight_at_once_and_wait_for_them(window, secret, form):
    owners = window.places.shown()
    field = write(owners, form)
    at_once = []
    window.tools.bus.changed.connect(lambda _changes: at_once.append(visible_words(window)))
    sit(window, Qt.Key.Key_2)
    told = [*at_once, visible_words(window)]
    assert len(told) > 1
    assert not [words for words in told if WORDS in words or "rude" in words]
    window.news.ask()
    settle(window.tools)
    sit(window, Qt.Key.Key_1)
    assert window.places.shown() is owners
    assert (owners.view.case_id, owners.view.meanwhile.isVisible()) == (secret, False)
    assert WORDS in visible_words(window)
    QTest.mouseClick(getattr(field, "viewport", lambda: field)(), Qt.MouseButton.LeftButton)
    press(field, "Ctrl+Return")
    settle(window.tools)
    assert WORDS in stored(window.tools.services, secret, form)


def stored(services, case_id, form):
    if form == "promise":  # which has no day yet
        return WORDS
    case, actions = services.cases.get(case_id), services.recovery.actions(case_id)
    return {"story": case.what, "facts": case.topic}.get(form) or actions[0].note


def test_what_is_typed_at_the_front_desk_is_not_on_the_owners_page(window, services):
    """Each finds their own half-written words again, and only those."""
    sit(window, Qt.Key.Key_2)
    desks = window.places.shown()
    desks.open_case(services.cases.find("C-2026-0001"))
    settle(window.tools)
    write(desks, "facts")
    sit(window, Qt.Key.Key_1)
    assert WORDS not in visible_words(window)
    sit(window, Qt.Key.Key_2)
    assert WORDS in visible_words(window)
