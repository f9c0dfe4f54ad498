"""A page at rest: shapes where its parts are, from which nobody guesses the words."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.ui.frame.bones import Bone, Shape, bone_of
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import label, scrolled
from delight.ui.kit.look.pills import Avatar, Pill


@pytest.fixture
def over(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    made.resize(400, 300)
    qtbot.addWidget(made)
    return made


def bone(over, widget) -> Bone | None:
    over.layout().addWidget(widget)
    over.show()
    widget.show()
    over.layout().activate()
    return bone_of(widget, over)


@pytest.mark.parametrize(
    ("made", "shape"),
    [
        (lambda: Card(), Shape.SHEET),
        (lambda: label("Zoë Brontë"), Shape.WORDS),
        (lambda: Pill("At risk"), Shape.WORDS),
        (lambda: Avatar("Zoë Brontë"), Shape.FACE),
        (lambda: push_button("Kept"), Shape.PRESS),
        (lambda: push_button("C-2026-0001", role="link"), Shape.WORDS),
    ],
)
def test_every_part_has_its_shape(over, made, shape):
    found = bone(over, made())
    assert found is not None
    assert found.shape is shape


def test_what_only_holds_others_or_says_nothing_has_none(over):
    assert bone(over, QWidget()) is None
    assert bone(over, label("")) is None


def test_nobody_guesses_a_standing_by_how_long_its_word_is(over):
    bad, good = bone(over, Pill("At risk")), bone(over, Pill("Recommends us"))
    assert bad.at.width() == good.at.width()


def test_words_take_as_many_lines_as_they_have(over):
    over.resize(160, 300)
    assert bone(over, label("so many words that they need some lines", wrap=True)).lines > 1
    assert bone(over, label("few")).lines == 1


def test_what_is_scrolled_away_is_not_there(over):
    inner = QWidget()
    box = QVBoxLayout(inner)
    labels = [label(f"line {number}") for number in range(60)]
    for one in labels:
        box.addWidget(one)
    area = scrolled(inner)
    over.layout().addWidget(area)
    over.show()
    over.layout().activate()
    assert bone_of(labels[0], over) is not None
    assert bone_of(labels[-1], over) is None


def test_chips_rest_as_chips(over):
    chips = ChipRow([("open", "Open")])
    over.layout().addWidget(chips)
    over.show()
    over.layout().activate()
    assert bone_of(chips.chip("open"), over).shape is Shape.PRESS
