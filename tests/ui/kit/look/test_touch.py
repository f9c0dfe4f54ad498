"""The touch layout: what is pressed is 44 pixels high and wide, in any size of text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton, QWidget

from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.look.touch import is_touch, target
from tests.qt_helpers import too_small


@pytest.fixture(params=[1.0, 1.3, 2.0])
def touched(qapp, request):
    apply_theme(qapp, Scheme.LIGHT, text_scale=request.param, touch=True)
    yield
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def panel(qtbot):
    made = QWidget()
    tool = QToolButton()
    buttons = [push_button("Save", role=role) for role in ("", "primary", "quiet", "danger", "link", "tab")]
    column(made, *buttons, tool, Check("Tick"), ChipRow([("a", "A"), ("b", "B")], name="Which?"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_smaller_than_a_finger_needs(touched, panel, qapp):
    qapp.processEvents()
    assert is_touch()
    assert target() == 44
    assert too_small(panel, 44) == []


def test_what_has_the_keyboard_stays_as_large(touched, panel, qapp):
    for kind in (QPushButton, QToolButton, QCheckBox):
        for button in panel.findChildren(kind):
            button.setFocus()
            qapp.processEvents()
            assert [(b.text(), b.size()) for b in too_small(panel, 44)] == []


def test_for_a_mouse_all_is_as_before(panel, qapp):
    assert not is_touch()
    assert target() == 32
    assert too_small(panel, 44) != []
