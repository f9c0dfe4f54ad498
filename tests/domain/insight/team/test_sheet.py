"""Which stories stand on the sheet."""

from __future__ import annotations

from datetime import date

from delight.domain.insight.team.sheet import MOST_RECOVERIES, MOST_WORDS, Part, Story, TeamSheet


def story(case, part=Part.RECOVERY, **given):
    return Story(case_id=case, part=part, **{"text": f"Story {case}", **given})


def sheet(*stories):
    return TeamSheet(month=date(2026, 3, 1), language="en", stories=stories)


def test_so_many_of_each_stand_on_it_the_best_first():
    both = [*(story(n) for n in range(8)), *(story(n, Part.WORDS) for n in range(10, 18))]
    shown = [one.case_id for one in sheet(*both).shown]
    assert shown == [*range(MOST_RECOVERIES), *range(10, 10 + MOST_WORDS)]


def test_what_is_left_out_or_empty_makes_room_for_the_next():
    stories = [story(0, on=False), story(1, text=" \n"), *(story(n) for n in range(2, 8))]
    assert [one.case_id for one in sheet(*stories).shown] == [2, 3, 4, 5, 6]


def test_each_kind_by_itself():
    both = sheet(story(1), story(2, Part.WORDS), story(3))
    assert [one.case_id for one in both.of(Part.RECOVERY)] == [1, 3]
    assert [one.case_id for one in both.of(Part.WORDS)] == [2]


def test_what_somebody_has_to_look_at_first_does_not_stand_there_unseen():
    sure = sheet(story(1, doubts=("Quill",)), story(2)).sure()
    assert [one.case_id for one in sure.stories] == [2]
