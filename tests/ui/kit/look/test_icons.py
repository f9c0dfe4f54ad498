"""Icons: one family, one colour, tinted from the theme."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from delight.paths import resource
from delight.ui.kit.look.cards import push_button, set_role
from delight.ui.kit.look.icons import icon, pixmap, put_icon, retint
from delight.ui.kit.look.theme import DARK, LIGHT, Scheme, apply_theme, colour
from delight.ui.kit.words.labels import (
    entry_mark,
    kind_mark,
    labelled,
    stage_mark,
    standing_mark,
    task_icon,
)

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_of_the_family_and_shows_something(name, qapp):
    svg = resource("icons", f"{name}.svg").read_text()
    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="currentColor"' in svg
    assert not re.search(r"#[0-9a-fA-F]{3,6}|<script|href", svg)
    seen = inks(pixmap(name))
    assert seen
    assert all(near(c, LIGHT.ink) for c in seen)


@pytest.mark.parametrize("marks", [stage_mark, standing_mark, entry_mark, kind_mark, task_icon])
def test_every_mark_has_its_icon(marks):
    kind = next(
        k for k in labelled() if k.__name__ == marks.__annotations__[next(iter(marks.__annotations__))]
    )
    for member in kind:
        mark = marks(member)
        assert (mark if isinstance(mark, str) else mark[1]) in NAMES


def test_icon_follows_the_theme(qapp, qtbot):
    button = QPushButton("Gift")
    qtbot.addWidget(button)
    put_icon(button, "gift")
    try:
        apply_theme(qapp, Scheme.DARK)
        retint(qapp.allWidgets())
        assert all(near(c, DARK.ink) for c in inks(button.icon().pixmap(button.iconSize())))
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_icon_is_sharp_and_cached(qapp):
    assert icon("gift") is icon("gift")
    assert icon("gift", size=20).availableSizes()


@pytest.mark.parametrize(("role", "off"), [("", "border"), ("primary", "quiet")])
def test_a_button_that_cannot_be_pressed_has_its_icon_in_the_colour_of_its_words(qapp, qtbot, role, off):
    button = push_button("Print", role=role, icon="print")
    qtbot.addWidget(button)
    try:
        for scheme, tokens in ((Scheme.DARK, DARK), (Scheme.LIGHT, LIGHT)):
            apply_theme(qapp, scheme)
            retint(qapp.allWidgets())
            seen = inks(button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled))
            assert seen
            assert all(near(c, getattr(tokens, off)) for c in seen)
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_a_button_takes_another_role_with_its_icon(qapp, qtbot):
    button = push_button("Print", icon="print")
    qtbot.addWidget(button)
    set_role(button, "primary")
    assert button.property("role") == "primary"
    assert all(near(c, LIGHT.on_accent) for c in inks(button.icon().pixmap(button.iconSize())))


def inks(picture):
    image = picture.toImage()
    seen = set()
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() > 120:
                seen.add(pixel.name())
    return seen


def near(one, other):
    """The same colour but for the rounding of half-transparent edges."""
    a, b = colour(one), colour(other)
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 6
