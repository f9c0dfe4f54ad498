"""Who works here: the owner's deeds, leaving and coming back, and who is at the desk."""

from datetime import UTC, timedelta

import pytest

from delight.domain.changes import DeedName
from delight.domain.errors import ConflictError, DelightError
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.domain.staff.rights import OWNERS_DEEDS
from delight.domain.staff.staff import Belongings, Role, StaffDraft
from delight.services.opening import create_shop, open_services
from tests import factories


@pytest.fixture
def marta(services):
    return services.staff.list()[0]


@pytest.fixture
def tom(services):
    return services.staff.list()[1]


def code_of(work):
    with pytest.raises(DelightError) as raised:
        work()
    return raised.value.code


def test_the_front_desk_does_none_of_the_owners_deeds(services, tom):
    services.staff.sit_down(tom.id)
    for name in OWNERS_DEEDS:
        assert code_of(lambda name=name: services.context.deed(name)) == "owner.needed"
    assert code_of(lambda: services.staff.add(StaffDraft(name="Ines"))) == "owner.needed"
    with services.context.deed(DeedName.NOTE_ADDED):
        pass


def test_the_front_desk_takes_none_of_them_back(services, tom):
    added = services.staff.add(StaffDraft(name="Ines"))
    services.staff.sit_down(tom.id)
    assert code_of(lambda: services.history.undo(added.deed)) == "owner.needed"
    assert code_of(services.history.undo) == "undo.nothing", "without a name it is one's own"
    assert len(services.staff.list()) == 3


def test_the_first_owns_the_shop(place, clock):
    made = create_shop(place, ShopDraft(name="Solo"), clock=clock, zone=UTC)
    made.staff.add(StaffDraft(name="Ana", role=Role.FRONT_DESK))
    made.staff.add(StaffDraft(name="Ben"))
    assert [row.role for row in made.staff.list()] == [Role.OWNER, Role.FRONT_DESK]
    made.close()


def test_the_last_owner_stays_one(services, marta, tom):
    assert code_of(lambda: services.staff.edit(marta.id, StaffDraft(name="Marta"))) == "staff.last_owner"
    assert code_of(lambda: services.staff.deactivate(marta.id)) == "staff.last_owner"
    services.staff.edit(tom.id, StaffDraft(name="Tom Okafor", role=Role.OWNER))
    services.staff.deactivate(marta.id)
    assert services.staff.at_desk() is None
    services.staff.sit_down(tom.id)
    assert code_of(lambda: services.staff.edit(tom.id, StaffDraft(name="Tom"))) == "staff.last_owner"


def test_who_leaves_hands_over_what_is_not_done(services, marta, tom, clock):
    zoe = factories.customer(services)
    case_id = factories.case(services, zoe, owner_id=tom.id)
    done = factories.case(services, zoe, what="Something else", owner_id=tom.id)
    services.cases.move(done, "resolved")
    factories.action(services, case_id, owner_id=tom.id)
    factories.action(services, case_id, owner_id=tom.id, done=True)
    assert services.staff.belongings(tom.id) == Belongings(cases=1, actions=1)
    changes = services.staff.deactivate(tom.id, hand_to=marta.id)
    assert services.staff.belongings(tom.id) == Belongings()
    assert services.cases.get(case_id).owner == "Marta Lind"
    assert services.cases.get(done).owner == "Tom Okafor"
    assert [a.owner for a in services.recovery.actions(case_id)] == ["Marta Lind", "Tom Okafor"]
    services.history.undo(changes.deed)
    assert services.staff.belongings(tom.id) == Belongings(cases=1, actions=1)


def test_nobody_hands_over_to_themselves_or_to_who_has_left(services, marta, tom):
    ines = services.staff.add(StaffDraft(name="Ines")).record
    services.staff.deactivate(ines)
    assert code_of(lambda: services.staff.deactivate(tom.id, hand_to=tom.id)) == "staff.same_person"
    assert code_of(lambda: services.staff.deactivate(tom.id, hand_to=ines)) == "staff.unknown"
    assert services.staff.list()[1].active


def test_who_left_sits_down_no_more_and_comes_back(services, tom):
    services.staff.deactivate(tom.id)
    assert code_of(lambda: services.staff.sit_down(tom.id)) == "staff.unknown"
    services.staff.come_back(tom.id)
    services.staff.sit_down(tom.id)
    services.staff.sit_down(services.staff.list()[0].id)
    assert code_of(lambda: services.staff.come_back(tom.id)) == "staff.works_here"
    assert services.history.page(1)[0].name is DeedName.STAFF_RETURNED


def test_two_of_one_name_are_told_apart(services, tom):
    assert code_of(lambda: services.staff.add(StaffDraft(name="tom  okafor"))) == "staff.name_taken"
    services.staff.deactivate(tom.id)
    services.staff.add(StaffDraft(name="Tom Okafor"))
    assert code_of(lambda: services.staff.come_back(tom.id)) == "staff.name_taken"


def test_history_names_who_did_it(services, tom):
    services.staff.sit_down(tom.id)
    factories.case(services)
    assert services.history.page(1)[0].staff == "Tom Okafor"


class TestTheDesk:
    def test_the_window_asks_who_it_is_and_shows_little_until_then(self, services, marta):
        services.staff.sit_down(None)
        assert services.context.sees_all, "the command asks nobody"
        desk = services.staff.desk()
        assert desk.is_shared
        assert desk.at_desk is None
        assert not services.context.sees_all
        services.staff.sit_down(marta.id)
        assert services.context.sees_all

    def test_somebody_alone_is_not_asked(self, services, tom):
        services.staff.deactivate(tom.id)
        services.staff.sit_down(None)
        assert services.staff.desk().at_desk.name == "Marta Lind"
        assert services.context.sees_all

    def test_what_was_changed_elsewhere_counts_here(self, services, marta, tom, place, clock):
        services.staff.sit_down(tom.id)
        other = open_services(place, clock=clock, zone=UTC)
        other.staff.edit(tom.id, StaffDraft(name="Tom", role=Role.OWNER))
        services.staff.desk()
        assert services.context.sees_all
        other.staff.edit(tom.id, StaffDraft(name="Tom"))
        services.staff.desk()
        assert not services.context.sees_all
        other.staff.deactivate(tom.id)
        assert services.staff.desk().at_desk.name == "Marta Lind"
        other.close()

    def test_who_sat_there_sits_there_again_unless_they_have_a_pin(self, services, marta, tom):
        services.staff.sit_down(None)
        services.staff.sit_down_again(tom.uid)
        assert services.staff.at_desk() == tom
        services.staff.sit_down(None)
        services.pins.put(marta.id, "4711")
        services.staff.sit_down_again(marta.uid)
        services.staff.sit_down_again("nobody")
        assert services.staff.at_desk() is None
        assert services.pins.state(marta.id).wait == timedelta()


def test_nothing_is_signed_by_somebody_who_left_meanwhile(services, tom, place, clock):
    case = factories.case(services)
    services.staff.sit_down(tom.id)
    other = open_services(place, clock=clock)
    other.staff.deactivate(tom.id)
    with pytest.raises(ConflictError) as refused:
        factories.action(services, case)
    assert str(explain(refused.value)).startswith("Tom Okafor is at the desk, and no longer works here.")
    assert services.recovery.actions(case) == []
    other.staff.come_back(tom.id)
    other.close()
    factories.action(services, case)
