"""A guess of what customers answer is asked for before their answers are shown."""

from __future__ import annotations

from delight.domain.changes import Changes, DeedName
from delight.domain.insight.chapter import Topic
from delight.domain.staff.staff import StaffDraft
from tests.qt_helpers import press, press_here, too_small, unnamed
from tests.ui.insight.waiting import shown


def test_the_answers_are_shown_once_somebody_has_guessed(page, opened, services, tools):
    assert page.overview.cards[Topic.OURSELVES].sentence.text() == "What about ourselves?"
    part = opened(Topic.OURSELVES)
    assert not page.detail.first.isVisible()
    assert not page.detail.drawn.isVisible()
    assert not part.done.isEnabled()
    assert not unnamed(part)
    assert not too_small(part)
    part.score.focus_row()
    press_here("1")
    press_here("0")
    press(part.done, "Return")
    shown(page)
    assert services.ourselves.mine().score == 10
    assert page.detail.first.isVisible()
    assert page.detail.drawn.isVisible()
    assert part.last.text().startswith("You guessed 10")
    press_here("Escape")
    assert page.overview.cards[Topic.OURSELVES].sentence.text().startswith("You think they would")


def test_who_would_rather_not_guess_can_look_all_the_same(page, opened):
    part = opened(Topic.OURSELVES)
    press(part.skip, "Return")
    assert page.detail.first.isVisible()
    assert page.detail.back.hasFocus()


def test_whoever_sits_down_next_is_asked_as_well(page, opened, services, tools):
    press(opened(Topic.OURSELVES).skip, "Return")
    assert page.detail.first.isVisible()
    services.staff.sit_down(services.staff.add(StaffDraft(name="Bo")).record)
    tools.bus.changed.emit(Changes(deed="", name=DeedName.STAFF_EDITED))
    shown(page)
    assert not page.detail.first.isVisible()
