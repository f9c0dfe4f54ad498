"""A timeline of any length: what is seen is made, the rest is not; the arrows go everywhere."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from delight.ui.kit.look.layouts import column, label, scrolled
from delight.ui.kit.menus import Deed
from delight.ui.kit.timeline.long_timeline import LongTimeline
from delight.ui.kit.timeline.timeline import Mark, Moment, TimelineRow
from tests.qt_helpers import press, wait_for

NOTHING = "Nothing has happened yet."


class Story(QWidget):
    """A heading and a long timeline below it, in an area that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.timeline = LongTimeline(NOTHING, name="What happened")
        column(self, label("Somebody", "title"), self.timeline, None)


@pytest.fixture
def area(qtbot):
    made = scrolled(Story())
    made.resize(500, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def timeline(area: QScrollArea) -> LongTimeline:
    story = area.widget()
    assert isinstance(story, Story)
    return story.timeline


def show(area: QScrollArea, items: list, *, ends: bool = True) -> None:
    """Show these, and wait until the area has taken them in."""
    timeline(area).show_items(items, ends=ends)
    wait_for(lambda: not items or made(area))
    wait_for(lambda: area.widget().height() >= timeline(area).height())
    wait_for(lambda: not timeline(area)._soon.isActive())


def moments(number: int, opened: list[int] | None = None) -> list[Moment]:
    def opener(n):
        return (lambda: opened.append(n)) if opened is not None else None

    return [
        Moment(title=f"Thing {n}", text="word " * (n % 40), when="1 Mar", opens=opener(n), key=n)
        for n in range(number)
    ]


def made(area: QScrollArea) -> list[str]:
    rows = [row for row in timeline(area).findChildren(TimelineRow) if row.isVisible()]
    return [row.moment.title for row in sorted(rows, key=lambda row: row.y())]


def test_nothing_is_said_to_be_nothing(area):
    show(area, [], ends=True)
    assert timeline(area).nothing.isVisible()
    show(area, moments(1), ends=True)
    assert not timeline(area).nothing.isVisible()


def test_of_thousands_only_those_near_are_made(area):
    show(area, moments(5_000), ends=True)
    assert made(area)[0] == "Thing 0"
    assert len(made(area)) < 60
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    wait_for(lambda: "Thing 4999" in made(area))
    QApplication.processEvents()
    assert "Thing 0" not in made(area)
    assert len(made(area)) < 60


def test_what_is_here_already_is_kept_and_only_moved(area):
    before = moments(300)
    show(area, before, ends=True)
    rows = {row.moment.key: row for row in timeline(area).findChildren(TimelineRow)}
    show(area, [Moment(title="Something new", when="Today", key="new"), *moments(300)], ends=True)
    again = {row.moment.key: row for row in timeline(area).findChildren(TimelineRow) if row.isVisible()}
    assert again["new"].y() == 0
    assert all(again[key] is rows[key] for key in range(1, 8))
    assert again[1].y() > rows_above(again[1])
    changed = [Moment(title="Something new", when="Today", key="new"), *moments(300)]
    changed[2] = Moment(title="Thing 1, changed", when="1 Mar", key=1)
    show(area, changed, ends=True)
    assert made(area)[:4] == ["Something new", "Thing 0", "Thing 1, changed", "Thing 2"]


def rows_above(row) -> int:
    """Return where the row above ends, less one."""
    return (
        max(
            other.geometry().bottom()
            for other in row.parent().findChildren(TimelineRow)
            if other.y() < row.y()
        )
        - 1
    )


def test_long_work_is_done_a_little_at_a_time(area):
    """Five thousand entries are taken in, and measured anew, without holding the window up."""
    items = moments(5_000)
    turns = 0
    timeline(area).show_items(items, ends=True)
    area.resize(320, 600)
    while timeline(area)._rough:
        QApplication.processEvents()
        turns += 1
        assert turns < 10_000
    assert turns > 10, "all of it was measured in one go"


def test_rows_stand_below_each_other_without_gaps(area):
    show(area, [Mark(text="March"), *moments(12)], ends=True)
    wait_for(lambda: len(made(area)) > 5)
    rows = sorted(timeline(area).findChildren(TimelineRow), key=lambda row: row.y())
    assert all(upper.geometry().bottom() + 1 == lower.y() for upper, lower in pairwise(rows))
    for row in rows:
        assert (
            row.sizeHint().height() <= row.height() + 2 or row.heightForWidth(row.width()) <= row.height() + 2
        )


def test_more_is_asked_for_once_before_the_end_comes(area):
    asked = []
    timeline(area).wanted.connect(lambda: asked.append(1))
    show(area, moments(100), ends=False)
    QApplication.processEvents()
    assert asked == []
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() - 5)
    wait_for(lambda: asked)
    assert asked == [1]
    timeline(area).show_items([*timeline(area).items(), *moments(100)], ends=True)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert asked == [1]
    assert len(timeline(area).items()) == 200


def test_the_arrows_pass_headings_and_enter_opens(area):
    opened = []
    first, second, third = moments(3, opened)
    show(area, [Mark(text="March"), first, Mark(text="May"), second, third], ends=True)
    timeline(area).setFocus()
    for key in ("Return", "Down", "Return", "End", "Return", "Up", "Space", "Home", "Up", "Return"):
        press(timeline(area), key)
    assert opened == [0, 1, 2, 1, 0]


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_the_key_for_menus_opens_that_of_the_entry_that_has_the_keyboard(area, key):
    done = []
    deeds = [(Deed(text="Change …", do=partial(done.append, n)),) for n in range(2)]
    show(area, [replace(one, deeds=deeds[n]) for n, one in enumerate(moments(2))], ends=True)
    timeline(area).setFocus()
    press(timeline(area), "Down")
    press(timeline(area), key)
    press(QApplication.activePopupWidget(), "Return")
    assert done == [1]


def test_the_arrows_scroll_along(area):
    show(area, moments(500), ends=True)
    timeline(area).setFocus()
    for _ in range(40):
        press(timeline(area), "Down")
    current = timeline(area).row_of(40)
    assert current is not None
    seen = area.viewport().rect()
    assert seen.contains(current.mapTo(area.viewport(), current.rect().center()))
    press(timeline(area), "End")
    assert "Thing 499" in made(area)


def test_a_narrow_one_is_higher(area):
    show(area, moments(60), ends=True)
    before = timeline(area).height()
    area.resize(320, 600)
    wait_for(lambda: timeline(area).height() > before)
