"""A new customer who may be here already."""

from __future__ import annotations

import pytest

from delight.ui.customers.strips import Newcomer
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def newcomer(tools, qtbot):
    made = Newcomer(lambda draft: tools.services.duplicates.warn(draft), tools.tasks)
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.start()
    return made


def test_the_same_phone_and_a_slip_in_the_name_are_pointed_out(newcomer, tools, services):
    zoe = factories.customer(services, "Zoë Marlow", phone="01632 960123")
    chosen, saved = [], []
    newcomer.known_chosen.connect(chosen.append)
    newcomer.saved.connect(saved.append)
    type_text(newcomer.name, "Z Marlow")
    type_text(newcomer.phone, "+44 1632 960123")
    wait_for(lambda: newcomer.warning.isVisible())
    assert newcomer.warning.text() == (
        "Zoë Marlow of Sandmouth is here already. "
        "Same phone, name may be a short form: is it the same person?"
    )
    newcomer.phone.setFocus()
    press_here("Alt+Return")
    assert chosen == [zoe]
    assert saved == []


def test_a_family_member_is_nobody_to_ask_about(newcomer, tools, services):
    factories.customer(services, "Zoë Marlow", phone="01632 960123")
    type_text(newcomer.name, "Tom Marlow")
    type_text(newcomer.phone, "01632 960123")
    wait_for(lambda: not newcomer._timer.isActive())
    settle(tools)
    assert not newcomer.warning.isVisible()
    assert not newcomer.open_known.isVisible()
    saved = []
    newcomer.saved.connect(saved.append)
    press(newcomer.name, "Return")
    assert [draft.name for draft in saved][-1] == "Tom Marlow"
