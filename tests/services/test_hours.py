"""Opening hours, holidays and the shop's own clock, through the deeds that use them."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from delight.domain.cases.case import CaseEdit, Channel
from delight.domain.cases.stages import REOPENED, Stage
from delight.domain.changes import DeedName
from delight.domain.days.schedule import AS_USUAL, SpecialDraft
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.shop import ShopDraft
from delight.services.days.public_holidays import holidays_of, regions_of
from delight.services.opening import open_services
from tests import factories

WEEK = "mo-fr 08:00-18:00; sa 08:00-13:00"


def set_shop(services, **values):
    row = services.shop.row()
    draft = ShopDraft(**{f.name: getattr(row, f.name) for f in fields(ShopDraft)})
    return services.shop.edit(replace(draft, **values), row.version)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def opened(services):
    """The bakery, once it has said when it is open; its clock stands at Wednesday half past nine."""
    set_shop(services, hours=WEEK, region="ENG")
    return services


def test_until_it_has_said_its_hours_a_shop_counts_days_of_the_calendar(services):
    case = services.cases.get(factories.case(services, channel=Channel.EMAIL))
    assert case.acknowledge_by == moment("2026-03-11 23:59:59")
    assert case.resolve_by == moment("2026-03-14 23:59:59")


def test_then_it_counts_in_them(opened):
    case = opened.cases.get(factories.case(opened, channel=Channel.EMAIL))
    assert case.acknowledge_by == moment("2026-03-11 18:00")
    assert case.resolve_by == moment("2026-03-14 13:00")


def test_holidays_of_the_region_are_no_business_days(opened, clock):
    clock.now = moment("2026-04-02 09:00")  # the Thursday before Easter
    easter = opened.cases.get(factories.case(opened)).resolve_by
    assert easter == moment("2026-04-08 17:00")  # Saturday, Tuesday, Wednesday; summer time
    set_shop(opened, region="SCT")  # where Easter Monday is as any other
    assert opened.cases.get(factories.case(opened)).resolve_by == moment("2026-04-07 17:00")
    set_shop(opened, keeps_holidays=False)
    assert opened.cases.get(factories.case(opened)).resolve_by == moment("2026-04-06 17:00")


@pytest.fixture
def clock(clock):
    """Tell what the wall tells: the bakery is on British time."""
    return clock


@pytest.fixture(autouse=True)
def _british_time(services):
    set_shop(services, zone="Europe/London")


def test_a_break_closes_the_shop_until_it_is_taken_back(opened):
    opened.hours.save_special(SpecialDraft(first=date(2026, 3, 12), last=date(2026, 3, 15), name="Painters"))
    assert opened.cases.get(factories.case(opened)).resolve_by == moment("2026-03-18 18:00")
    row = opened.hours.special()[0]
    assert (row.name, row.days, row.hours) == ("Painters", 4, "")
    removed = opened.hours.remove_special(row.id)
    assert opened.cases.get(factories.case(opened)).resolve_by == moment("2026-03-14 13:00")
    opened.history.undo(removed.deed)
    undone = opened.hours.special()[0]
    assert (undone.uid, undone.last) == (row.uid, date(2026, 3, 15))


def test_special_days_are_changed_by_one_person_at_a_time(opened):
    opened.hours.save_special(SpecialDraft(first=date(2026, 8, 3), last=date(2026, 8, 16)))
    row = opened.hours.special()[0]
    later = SpecialDraft(first=date(2026, 8, 3), last=date(2026, 8, 23), name="Summer break")
    opened.hours.save_special(later, row.id, row.version)
    with pytest.raises(ConflictError):
        opened.hours.save_special(SpecialDraft(first=date(2026, 8, 3)), row.id, row.version)
    assert [(r.name, r.last) for r in opened.hours.special()] == [("Summer break", date(2026, 8, 23))]
    with pytest.raises(UnknownError):
        opened.hours.save_special(later, 99)
    with pytest.raises(UnknownError):
        opened.hours.remove_special(99)


def test_what_is_over_is_no_longer_listed(opened, clock):
    opened.hours.save_special(SpecialDraft(first=date(2026, 3, 10)))
    opened.hours.save_special(SpecialDraft(first=date(2026, 3, 10), last=date(2026, 3, 11)))
    assert [row.days for row in opened.hours.special()] == [2]
    assert [row.days for row in opened.hours.special(over=True)] == [1, 2]


def test_the_next_holidays_are_told_and_one_can_be_a_day_like_any_other(opened, clock):
    first = opened.hours.holidays(most=3)
    assert [(row.day, row.name, row.kept) for row in first] == [
        (date(2026, 4, 3), "Good Friday", True),
        (date(2026, 4, 6), "Easter Monday", True),
        (date(2026, 5, 4), "May Day", True),
    ]
    opened.hours.open_on(first[0])
    told = opened.hours.holidays(most=1)[0].special
    assert told is not None
    assert told.hours == AS_USUAL
    clock.now = moment("2026-04-02 09:00")
    assert opened.cases.get(factories.case(opened)).resolve_by == moment("2026-04-07 17:00")


def test_deadlines_of_open_cases_stay_as_they_were_told(opened):
    case = factories.case(opened)
    set_shop(opened, hours="we 10:00-12:00", resolve_days=9)
    assert opened.cases.get(case).resolve_by == moment("2026-03-14 13:00")


def test_how_it_came_in_decides_whether_it_is_still_to_acknowledge(opened):
    case = factories.case(opened, channel=Channel.EMAIL)
    opened.cases.edit(case, CaseEdit(channel=Channel.PHONE))
    spoken = opened.cases.get(case)
    assert (spoken.acknowledge_by, spoken.acknowledged_at) == (None, spoken.received_at)
    opened.cases.edit(case, CaseEdit(channel=Channel.REVIEW))
    written = opened.cases.get(case)
    assert (written.acknowledge_by, written.acknowledged_at) == (moment("2026-03-11 18:00"), None)
    opened.cases.move(case, Stage.ACKNOWLEDGED)
    before = opened.cases.get(case)
    opened.cases.edit(case, CaseEdit(channel=Channel.IN_PERSON))
    after = opened.cases.get(case)
    assert after.acknowledged_at == before.acknowledged_at
    assert after.acknowledge_by == before.acknowledge_by


def test_a_reopened_case_has_as_long_as_a_new_one(opened, clock):
    case = factories.case(opened)
    opened.cases.move(case, Stage.RESOLVED)
    clock.now = moment("2026-03-20 17:00")  # a Friday, nine days later
    opened.cases.move(case, REOPENED, "It broke again")
    assert opened.cases.get(case).resolve_by == moment("2026-03-24 18:00")


def test_a_snoozed_case_wakes_when_the_shop_opens_and_keeps_its_date(opened, clock):
    case = factories.case(opened)
    due = opened.cases.get(case).resolve_by
    opened.cases.snooze(case, date(2026, 3, 16))
    assert opened.cases.get(case).snoozed_until == moment("2026-03-16 08:00")
    assert opened.cases.get(case).resolve_by == due
    woken = opened.cases.wake(case)
    assert woken.name is DeedName.CASE_WOKEN
    assert opened.cases.get(case).snoozed_until is None
    opened.history.undo(woken.deed)
    assert opened.cases.get(case).snoozed_until == moment("2026-03-16 08:00")
    for day in (date(2026, 3, 10), date(2026, 3, 11)):  # yesterday, and today after opening
        with pytest.raises(InputError) as raised:
            opened.cases.snooze(case, day)
        assert raised.value.code == "date.past"


class TestZone:
    def test_the_shops_clock_is_its_own(self, opened, place, clock):
        set_shop(opened, zone="America/New_York")
        assert opened.zone == ZoneInfo("America/New_York")
        case = opened.cases.get(factories.case(opened))  # half past five in the morning there
        assert case.resolve_by == moment("2026-03-14 17:00")
        other = open_services(place, clock=clock, zone=UTC)
        try:
            assert other.zone == ZoneInfo("America/New_York")
        finally:
            other.close()

    def test_undo_and_others_change_it_too(self, services, place, clock):
        other = open_services(place, clock=clock, zone=UTC)
        try:
            other.news.poll()
            changes = set_shop(services, zone="Asia/Tokyo")
            other.news.poll()
            assert other.zone == ZoneInfo("Asia/Tokyo")
            services.history.undo(changes.deed)
            assert services.zone == ZoneInfo("Europe/London")
        finally:
            other.close()

    def test_without_one_it_is_this_machines(self, services):
        set_shop(services, zone="")
        assert services.zone is UTC  # which the tests say is the machine's

    @pytest.mark.parametrize(
        "name", ["Mars/Olympus", "../../etc/passwd", "Europe", "/etc/localtime", "Europe/Berlin\0"]
    )
    def test_what_is_no_zone_is_refused(self, services, name):
        with pytest.raises(InputError) as raised:
            set_shop(services, zone=name)
        assert raised.value.code == "zone.unknown"
        assert services.zone == ZoneInfo("Europe/London")


def test_holidays_are_named_in_the_shops_language_where_the_list_knows_it():
    assert holidays_of("DE", "BY", "de", 2026)[date(2026, 1, 6)] == "Heilige Drei Könige"
    assert holidays_of("DE", "BY", "en", 2026)[date(2026, 1, 6)] == "Epiphany"
    assert date(2026, 1, 6) not in holidays_of("DE", "", "de", 2026)
    assert holidays_of("DE", "nowhere", "sw", 2026)[date(2026, 5, 1)] == "Erster Mai"
    assert not holidays_of("XX", "", "en", 2026)
    assert [region.name for region in regions_of("GB")] == [
        "England",
        "Northern Ireland",
        "Scotland",
        "Wales",
    ]
    assert regions_of("XX") == ()
