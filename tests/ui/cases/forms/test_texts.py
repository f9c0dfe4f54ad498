"""Free text is stored and shown as typed: long, in any script, with marks that cannot be seen."""

from datetime import timedelta

import pytest

from delight.domain.cases.promises import PromiseDraft
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import press, settle, type_text

ODD = [
    "<b>ein Bäcker</b> & Söhne \u201ex\u201c %s {what} \\n =cmd()",
    "30\u00a0€ zurück, um 8\u202fUhr",
    "two  spaces\tand a tab",
    "  spaces before, and after \t ",
    "שלום \u202eabc\u202c \u200fمرحبا\u200e",
    "👩\u200d🍳 \U0001f468\u200d\U0001f469\u200d\U0001f467 zero\u200bwidth no\u2060break",
    "日本語のケーキ、ありがとう",
    "words " * 1_700,
    "x" * 10_000,
]


@pytest.fixture
def page(qtbot, tools, services):
    page = CasesPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 720)
    page.show()
    settle(tools)
    return page


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_what_is_typed_is_stored_shown_and_left_alone(page, services, tools, clock, typed):
    words = typed
    case = factories.case(services, remedy_wanted=words, what=words)
    action = factories.action(services, case, note=words)
    promise = services.recovery.make_promise(
        PromiseDraft(case_id=case, what=words, due_at=clock() + timedelta(days=1))
    ).record
    page.open_case(case)
    settle(tools)
    view = page.view
    assert view.story.text.toPlainText() == words
    shown = view.promises.rows()[0].title.text()
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))
    before = len(services.history.page())
    for open_form, form in (
        (view.edit, view.facts_form),
        (lambda: view.measures.change(services.recovery.action(action)), view.measures.composer),
        (lambda: view.promises.composer.change(services.recovery.promise(promise)), view.promises.composer),
    ):
        open_form()
        settle(tools)
        form.submit()  # nothing was changed
        settle(tools)
        assert not form.isVisible()
    assert len(services.history.page()) == before
    assert not view.story.is_typed


@pytest.mark.parametrize("typed", ODD[:7], ids=range(7))
def test_what_is_typed_by_hand_is_stored_to_the_letter(page, services, tools, typed):
    case = factories.case(services)
    page.open_case(case)
    settle(tools)
    press(page.list, "a")
    form = page.view.measures.composer
    type_text(form.note, typed)
    press(form.note, "Return")
    settle(tools)
    assert [row.note for row in services.recovery.actions(case)] == [typed]
    press(page.list, "p")
    promise = page.view.promises.composer
    promise.due.set_moment(tools.now() + timedelta(days=1))
    type_text(promise.what, typed)
    press(promise.what, "Return")
    settle(tools)
    assert [row.what for row in services.recovery.promises(case)] == [typed]


def test_a_sentence_grows_with_what_is_typed(page, services, tools):
    page.open_case(factories.case(services))
    settle(tools)
    press(page.list, "a")
    note = page.view.measures.composer.note
    low = note.height()
    type_text(note, "a new cake with the right name on it, " * 6)
    assert note.height() > low
