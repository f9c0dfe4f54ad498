"""A guess of what customers answer is asked for before their answers are shown."""

from __future__ import annotations

import json

from delight.domain.changes import Changes, DeedName
from delight.domain.insight.chapter import Topic
from delight.domain.staff.staff import StaffDraft
from delight.ui.insight.kept_guess import guess_file, keep_guess, read_guess
from delight.ui.insight.page import InsightPage
from tests.qt_helpers import press, press_here, settle, too_small, unnamed
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


def drafts(services):
    return [file.name for file in (services.place / "drafts").rglob("guess-*.json")]


def test_a_guess_that_was_chosen_and_not_noted_is_back_after_the_window_was_killed(
    page, opened, services, tools, qtbot
):
    opened(Topic.OURSELVES).score.focus_row()
    press_here("7")
    settle(tools)
    later = InsightPage(tools)
    qtbot.addWidget(later)
    later.show()
    settle(tools)
    later.open_topic(Topic.OURSELVES)
    part = shown(later).detail.own.parts[Topic.OURSELVES]
    assert part.score.score() == 7
    assert part.done.isEnabled()
    assert services.ourselves.mine() is None
    press(part.done, "Return")
    settle(tools)
    assert services.ourselves.mine().score == 7
    assert drafts(services) == []


def test_nobody_is_shown_what_a_colleague_has_chosen_and_it_is_back_with_them(page, opened, services, tools):
    part, mine = opened(Topic.OURSELVES), services.context.staff_id
    bo = services.staff.add(StaffDraft(name="Bo")).record
    part.score.focus_row()
    press_here("3")
    settle(tools)
    for who, score in ((bo, None), (mine, 3)):
        services.staff.sit_down(who)
        tools.bus.changed.emit(Changes(deed="", name=DeedName.STAFF_EDITED))
        shown(page)
        assert part.score.score() == score
    assert len(drafts(services)) == 1


def test_a_file_that_holds_no_guess_is_none(services):
    file = guess_file(services)
    for score in ("7", 11, -1, True, None, [7]):
        file.parent.mkdir(parents=True, exist_ok=True)
        kept = {"format": 1, "forms": {"guess": {"record": {}, "said": {"score": score}, "before": {}}}}
        file.write_text(json.dumps({**kept, "loose": ""}))
        assert read_guess(services) is None
    keep_guess(services, file, 0)
    assert read_guess(services) == 0
