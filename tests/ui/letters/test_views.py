"""The lists at the left of the letter desk."""

from delight.domain.guards.writing import LetterRequest
from delight.ui.letters.page import LettersPage
from tests.ui.letters.helpers import calm


def names(page):
    return [row.customer_name for row in page.due.model.rows()]


def test_the_last_letter_hands_the_keyboard_on(tools, services, people, qtbot):
    for name in ("lukasz", "ivy"):
        services.letters.issue(LetterRequest(wording="thank-you", case_id=people["cases"][name]))
    page = LettersPage(tools)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    calm(page)
    assert names(page) == ["Zoë van Dam"]
    page.due.list.setFocus()
    services.letters.issue(LetterRequest(wording="thank-you", case_id=people["cases"]["zoe"]))
    page.refresh()
    calm(page)
    assert names(page) == []
    assert page.focusWidget().isVisible()
    assert page.focusWidget() is page.chips.chip("due")
