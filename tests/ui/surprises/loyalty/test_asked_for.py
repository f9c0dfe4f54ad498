"""A voucher in the real window: asked for from a case and from a customer's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.gestures import GestureDraft, GestureKind
from delight.domain.guards.writing import LetterRequest
from delight.ui.kit.work.page import Place
from delight.ui.surprises.week.gesture_card import GestureCard
from tests import factories
from tests.letters.scanning import picture, scanned
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam")


def form_of(window):
    page = window.places.shown()
    assert window.places.current is Place.SURPRISES
    return wait_for(lambda: page.loyalty.forms.issue if page.loyalty.forms.issue.isVisible() else None)


def test_from_a_case_the_credit_becomes_a_code(window, services, zoe):
    case = factories.case(services, zoe)
    services.recovery.add_action(ActionDraft(case_id=case, kind=ActionKind.CREDIT, cost_minor=1500))
    opened = window()
    opened.open_case(case)
    settle(opened.tools)
    view = opened.places.shown().view
    button = wait_for(
        lambda: next(
            (b for b in view.findChildren(QPushButton) if b.text() == "Issue a voucher for it"), None
        )
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(opened.tools)
    form = form_of(opened)
    assert services.cases.get(case).reference in form.about.text()
    assert wait_for(lambda: QApplication.focusWidget() is form.amount)
    press(form.amount, "Return")
    settle(opened.tools)
    (row,) = services.vouchers.page()
    assert (row.customer_id, row.case_id, row.value_minor) == (zoe, case, 1500)
    assert opened.places.shown().loyalty.voucher.worth.text() == "£15"


def test_from_a_customers_page_it_is_theirs(window, services, zoe):
    opened = window()
    opened.open_customer(zoe)
    settle(opened.tools)
    page = opened.places.shown()
    wait_for(lambda: page.pane.customer is not None)
    page.list.setFocus()
    press_here("U")
    settle(opened.tools)
    form = form_of(opened)
    assert form.who.text() == "Zoë van Dam"
    assert wait_for(lambda: QApplication.focusWidget() is form.amount)
    type_text(form.item, "A coffee")
    press(form.item, "Return")
    settle(opened.tools)
    assert [(r.customer_id, r.item) for r in services.vouchers.page()] == [(zoe, "A coffee")]


def test_a_surprise_that_is_a_voucher_gets_its_code_on_the_note(window, services, zoe):
    draft = GestureDraft(customer_id=zoe, kind=GestureKind.EXTRA, name="A coffee on us")
    gesture = services.gestures.log(draft).record
    opened = window()
    page = opened.go(Place.SURPRISES)
    settle(opened.tools)
    card = wait_for(lambda: next((c for c in page.week.cards() if isinstance(c, GestureCard)), None))
    card.more.click()
    menu = wait_for(lambda: next((m for m in opened.findChildren(QMenu) if m.isVisible()), None))
    next(act for act in menu.actions() if act.text() == "A voucher for it …").trigger()
    menu.close()
    settle(opened.tools)
    form = form_of(opened)
    assert (form.who.text(), form.item.text()) == ("Zoë van Dam", "A coffee on us")
    press(form.item, "Return")
    settle(opened.tools)
    (row,) = services.vouchers.page()
    assert (row.customer_id, row.gesture_id, row.item) == (zoe, gesture, "A coffee on us")
    note = services.letters.preview(LetterRequest(wording="small-surprise-card", gesture_id=gesture))
    assert scanned(picture(note.pdf, 300)) == [row.code]
