"""The rail: what it says of the shop."""

import pytest

from delight.domain.staff.staff import Desk
from delight.ui.frame.rail import Rail
from delight.ui.frame.state import FrameState


@pytest.fixture
def rail(qtbot):
    made = Rail()
    qtbot.addWidget(made)
    return made


def state(name):
    return FrameState(
        shop=name, is_demo=False, desk=Desk(), overdue=0, today=0, hidden=frozenset(), sees_all=True
    )


def test_a_long_name_of_a_shop_leaves_room_for_the_pages(rail):
    rail.show_state(state("The Honey Bun"))
    assert (rail.shop.text(), rail.shop.toolTip()) == ("The Honey Bun", "")
    name = "Bakery & <b>Sons</b> " + "of the old mill by the river " * 4
    rail.show_state(state(name))
    assert rail.shop.text() == name[:60] + "…"
    assert "&amp; &lt;b&gt;Sons" in rail.shop.toolTip()
