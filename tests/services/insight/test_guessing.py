"""What those who work here think that customers answer: one guess a day each, the latest counts."""

from datetime import UTC

import pytest

from delight.domain.changes import DeedName, Noun
from delight.domain.errors import ConflictError, DelightError, InputError, UnknownError
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import create_shop


@pytest.fixture
def ben(services):
    return services.staff.list()[1]


def told(services):
    return [(row.name, row.owner, row.score) for row in services.ourselves.all()]


def test_a_second_guess_on_the_same_day_is_the_first_one_changed(services, clock):
    first = services.ourselves.guess(9)
    assert (first.name, first.nouns) == (DeedName.ANSWER_GUESSED, {Noun.GUESS})
    second = services.ourselves.guess(7)
    assert second.record == first.record
    clock.forward(days=1)
    third = services.ourselves.guess(8)
    assert third.record != first.record
    assert services.ourselves.mine().score == 8
    assert len(services.ourselves.all()) == 1


def test_the_same_guess_again_changes_nothing(services, clock):
    services.ourselves.guess(9)
    clock.forward(minutes=1)
    assert services.ourselves.guess(9).deed == ""


def test_the_day_is_the_shops(services, clock):
    before = clock().date()
    services.ourselves.guess(9)
    clock.forward(hours=24 - clock().hour)
    assert clock().date() > before
    services.ourselves.guess(4)
    services.history.undo()
    assert services.ourselves.mine().score == 9


def test_each_has_a_guess_and_the_owner_sees_all(services, ben, clock):
    services.ourselves.guess(9)
    services.staff.sit_down(ben.id)
    services.ourselves.guess(6)
    assert services.ourselves.mine().score == 6
    with pytest.raises(DelightError, match=r"owner\.needed") as refused:
        services.ourselves.all()
    assert refused.value.details["why"] == "guesses"
    services.staff.sit_down(services.staff.list()[0].id)
    names = [row.name for row in services.staff.list()]
    assert told(services) == [(names[0], True, 9), (names[1], False, 6)]


def test_whoever_left_counts_no_more(services, ben):
    services.ourselves.guess(9)
    services.ourselves.guess(2, ben.id)
    services.staff.deactivate(ben.id)
    assert [score for *_, score in told(services)] == [9]
    with pytest.raises(ConflictError, match=r"staff\.left"):
        services.ourselves.guess(3, ben.id)
    services.staff.come_back(ben.id)
    assert [score for *_, score in told(services)] == [9, 2]


def test_an_owner_notes_a_guess_for_somebody_and_nobody_else_does(services, ben):
    owner = services.staff.list()[0].id
    services.ourselves.guess(2, ben.id)
    assert told(services) == [(ben.name, False, 2)]
    services.staff.sit_down(ben.id)
    with pytest.raises(DelightError, match=r"owner\.needed"):
        services.ourselves.guess(2, owner)
    services.ourselves.guess(3, ben.id)
    assert services.ourselves.mine().score == 3


@pytest.mark.parametrize("score", [-1, 11])
def test_a_guess_is_from_nought_to_ten(services, score):
    with pytest.raises(InputError, match=r"guess\.unreadable"):
        services.ourselves.guess(score)
    assert services.ourselves.mine() is None


def test_nobody_at_the_desk_has_to_say_whose_it_is(services, ben):
    services.staff.sit_down(None)
    with pytest.raises(InputError, match=r"guess\.whose"):
        services.ourselves.guess(5)
    assert services.ourselves.mine() is None
    with pytest.raises(UnknownError, match=r"staff\.unknown"):
        services.ourselves.guess(5, 99)
    services.ourselves.guess(5, ben.id)
    services.staff.deactivate(ben.id)
    services.ourselves.guess(8)
    assert services.ourselves.mine().name == services.staff.list()[0].name


def test_who_works_alone_needs_no_name(tmp_path, clock):
    services = create_shop(tmp_path / "shop", ShopDraft(name="The Honey Bun"), clock=clock, zone=UTC)
    try:
        services.ourselves.guess(10)
        services.ourselves.guess(9)
        assert told(services) == [("", True, 9)]
        services.staff.add(StaffDraft(name="Maya", role=Role.OWNER))
        clock.forward(days=1)
        services.ourselves.guess(7)
        assert told(services) == [("Maya", True, 7)]
    finally:
        services.close()


def test_the_front_desk_reads_no_score_in_history(services, ben):
    services.ourselves.guess(9)
    services.ourselves.guess(8)
    services.staff.sit_down(ben.id)
    services.ourselves.guess(6)
    lines = [line for row in services.history.page() for line in row.lines if line.noun is Noun.GUESS]
    assert len(lines) == 3
    assert not any(name == "score" for line in lines for name, _ in (*line.before, *line.after))
    with services.context.db.read() as session:
        assert session.connection().exec_driver_sql("SELECT score FROM guesses").scalars().all() == [
            None,
            None,
        ]


def test_a_guess_is_taken_back_and_told_in_history(services):
    services.ourselves.guess(9)
    changed = services.ourselves.guess(3)
    assert services.history.subjects(services.history.page(1))[changed.deed] == services.staff.list()[0].name
    services.history.undo(changed.deed)
    assert services.ourselves.mine().score == 9
    services.history.undo()
    assert services.ourselves.mine() is None
    assert services.backups.check().sound
