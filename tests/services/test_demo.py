"""The demo shop: a year that ends today, the same for the same seed and day."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseFilter, Outcome
from delight.domain.cases.recovery import Approval
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.standing import Standing
from delight.domain.errors import StoppedError, StorageError
from delight.domain.improvements.states import IdeaState
from delight.domain.letters.answers import Answer
from delight.domain.text import fold
from delight.domain.today import TaskKind
from delight.services.demo import make_demo, ready_demo, start_over, untouched_day
from delight.services.demo_shop.ingredients import load
from delight.services.opening import create_shop, open_services
from tests.demo_days import NOW, TODAY


def every_case(services):
    return services.cases.page(CaseFilter(), limit=1_000)


def details(services):
    return [services.cases.get(row.id) for row in every_case(services)]


def contents(services) -> list[object]:
    """Everything a person can see, without what is drawn anew for each file: uids and chains."""
    return [
        [
            (row.name, row.email, row.phone, row.town, row.standing)
            for row in services.customers.page(limit=900)
        ],
        [
            (row.reference, row.customer_name, row.what, row.stage, row.received_at)
            for row in every_case(services)
        ],
        [
            (row.name, row.customer_name, row.given_at, row.reaction)
            for row in services.gestures.page(limit=900)
        ],
        [
            (row.number, row.customer_name, row.wording, row.issued_at)
            for row in services.letters.page(limit=900)
        ],
        [(row.customer_name, row.due_on, row.done_at, row.result) for row in services.recovery.follow_ups()],
        [(row.name, row.at, row.staff) for row in services.history.page(limit=5_000)],
    ]


def test_it_is_a_demo_of_about_the_size_that_was_asked_for(demo):
    assert demo.shop.row().is_demo
    assert 290 <= demo.customers.count() <= 330
    assert 115 <= demo.cases.count(CaseFilter()) <= 135
    assert 55 <= len(demo.letters.page(limit=500)) <= 85
    assert 90 <= len(demo.gestures.page(limit=500)) <= 150


def test_the_shop_knows_what_it_wants_of_its_service(demo):
    assert demo.shop.row().hours
    assert len(demo.hours.special()) == 1
    assert [row.measured is not None for row in demo.standards.list()].count(True) == 4
    told = {cause.words: cause for cause in demo.improvements.causes()}
    assert told["Order slip not read back"].improvement.changed_on
    assert {idea.state for idea in demo.ideas.list()} == {
        IdeaState.OPEN,
        IdeaState.PLANNED,
        IdeaState.DECLINED,
    }
    assert sum(idea.case_id is not None for idea in demo.ideas.list()) == 2
    assert len(demo.elsewhere.places()) == 2
    assert {row.words for row in demo.improvements.lacks()} >= {"cakes without nuts"}
    assert {word.what for word in demo.tally.words()} >= {"Queue out of the door", "Card reader down"}


def test_what_is_above_somebody_s_authority_was_agreed_to_or_waits(demo):
    (waiting,) = demo.recovery.awaiting_owner()
    assert (waiting.approval, waiting.cost_minor) == (Approval.WAITING, 3360)
    approvals = Counter(row.approval for case in every_case(demo) for row in demo.recovery.actions(case.id))
    assert approvals[Approval.APPROVED] >= 5


def test_every_stage_is_there(demo):
    stages = {(row.kind, row.stage) for row in every_case(demo)}

    complaint = {
        Stage.NEW,
        Stage.ACKNOWLEDGED,
        Stage.IN_PROGRESS,
        Stage.RESOLVED,
        Stage.FOLLOWED_UP,
        Stage.CLOSED,
    }
    assert {(CaseKind.COMPLAINT, stage) for stage in complaint} <= stages
    for kind in (CaseKind.COMPLIMENT, CaseKind.SUGGESTION):
        assert {(kind, stage) for stage in (Stage.NEW, Stage.THANKED, Stage.DONE)} <= stages


def test_today_has_something_of_everything(demo):
    page = demo.today.page()

    assert [row.kind for row in page.overdue] == [
        TaskKind.RESOLVE, TaskKind.CHECK, TaskKind.GRAVE, TaskKind.PROMISE,
    ]  # fmt: skip
    kinds = Counter(row.kind for row in page.today)
    wanted = {TaskKind.ACKNOWLEDGE, TaskKind.PROMISE, TaskKind.ACT, TaskKind.CHECK, TaskKind.APPROVE}
    assert wanted <= set(kinds)
    assert 5 <= kinds.total() <= 6
    assert page.planned[0].customer_name == "Maud Ellery"
    assert len(page.planned) == 4


def test_letters_are_due_and_can_all_be_written(demo):
    written = demo.batch.write_due()

    assert {letter.why for letter in written.written} == {
        "unacknowledged",
        "made-right",
        "praised",
        "suggested",
        "surprise",
    }
    assert written.incomplete == ()


def test_the_writing_desk_has_groups_a_wording_of_its_own_and_a_slip_that_came_back(demo):
    assert [(tag.name, tag.count) for tag in demo.groups.tags()] == [("Lunch club", 6), ("Rye on Fridays", 3)]
    assert [row.title for row in demo.wordings.rows() if row.own] == ["Back in the oven"]
    (sent,) = [row for row in demo.letters.page(limit=500) if row.reply_code]
    (reply,) = demo.replies.find(sent.reply_code).replies
    assert (sent.customer_name, reply.answer) == ("Oonagh Kerrigan", Answer.NEARLY)


def test_most_complaints_were_put_right_in_time(demo):
    done = [c for c in details(demo) if c.kind is CaseKind.COMPLAINT and c.resolved_at and c.resolve_by]
    late = [c for c in done if c.resolved_at > c.resolve_by]

    assert 0.78 <= 1 - len(late) / len(done) <= 0.92
    assert {c.outcome for c in details(demo)} >= {*Outcome}


def test_two_customers_were_let_down_twice_within_ninety_days(demo):
    twice = [row for row in demo.customers.page(limit=900) if row.reason == "second-complaint"]

    assert {row.name for row in twice} == {"Friedrich Brandt", "Sea Holly Guest House"}


def test_customers_stand_in_every_way(demo):
    assert {row.standing for row in demo.customers.page(limit=900)} == {*Standing}


def test_the_list_and_the_page_agree_how_things_stand(demo):
    for row in demo.customers.page(limit=900):
        detail = demo.customers.get(row.id)
        assert (row.name, row.standing, row.reason) == (detail.name, detail.standing, detail.reason)


def test_nothing_lies_in_the_future_but_what_is_due(demo):
    moments = [row.at for row in demo.history.page(limit=5_000)]
    moments += [row.given_at for row in demo.gestures.page(limit=500) if row.given_at]
    moments += [row.issued_at for row in demo.letters.page(limit=500)]
    moments += [case.received_at for case in details(demo)]

    assert max(moments) <= datetime.combine(TODAY, time(0, 1), UTC)
    assert min(moments).date() == TODAY - timedelta(days=400)


def test_nobody_is_there_twice_but_on_purpose(demo):
    doubles = {row["name"] for row in load().bonds["twice"]}
    rows = [row for row in demo.customers.page(limit=900) if row.name not in doubles]

    assert len(demo.customers.page(limit=900)) - len(rows) == len(doubles) == 2

    for column in (
        [fold(row.name) for row in rows],
        [row.email for row in rows],
        [row.phone for row in rows],
    ):
        assert [value for value, count in Counter(column).items() if value and count > 1] == []


def test_regulars_are_known_well(demo):
    ottilie = demo.customers.find("Ottilie Marchbanks")
    links = {(link.kind.value, link.forward, link.name) for link in demo.links.of(ottilie)}

    assert {("works-at", True, "The Lantern Bookshop"), ("brought", True, "Phoebe Lanyon")} <= links
    assert [reach.label for reach in demo.reaches.of(ottilie)] == ["bookshop"]
    assert "rhubarb" in demo.customers.get(ottilie).likes
    assert demo.customers.get(demo.customers.find("Bethan Prys-Jones")).health.startswith("Allergic")
    assert [link.name for link in demo.links.of(demo.customers.find("Joan Bassett"))] == ["Derek Bassett"]
    assert len(demo.notes.of(demo.customers.find("Dorothy Pargeter"))) == 2


def test_contacts_cannot_belong_to_anybody(demo):
    for row in demo.customers.page(limit=900):
        assert row.email.rpartition("@")[2] in {"", "example.org", "example.com", "example.net"}
        assert row.phone[:9] in {"", "07700 900", "01632 960"}


def test_names_come_from_everywhere(demo):
    names = " ".join(row.name for row in demo.customers.page(limit=900))

    assert all(letter in names for letter in "łøñçßğĐΓИÞű")
    assert sum(demo.customers.get(row.id).organisation for row in demo.customers.page(limit=900)) >= 8


def test_amounts_are_never_negative(demo):
    costs = [row.cost_minor for case in every_case(demo) for row in demo.recovery.actions(case.id)]
    costs += [row.cost_minor for row in demo.gestures.page(limit=500)]
    costs += [case.at_stake_minor for case in details(demo)]

    assert min(cost for cost in costs if cost is not None) >= 0


def test_promises_were_mostly_kept(demo):
    states = Counter(row.state.value for row in demo.recovery.promises())

    assert states["kept"] > 10
    assert states["broken"] >= 1
    assert states["open"] == 3


def test_no_two_cases_tell_the_same_story():
    stories = [*load().past, *load().present]

    assert len({story.what for story in stories}) == len(stories)
    assert sum(story.kind is CaseKind.COMPLAINT for story in stories) >= 70


def test_its_file_is_sound(demo):
    assert demo.backups.check().problems == ()


def test_a_build_that_is_stopped_leaves_nothing(tmp_path):
    def stop(done: int, _total: int) -> None:
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        make_demo(tmp_path / "shop", TODAY, stop, zone=UTC)

    assert list(tmp_path.iterdir()) == []


def test_a_shop_of_ones_own_is_left_alone(services, place):
    for make in (make_demo, start_over):
        with pytest.raises(StorageError) as caught:
            make(place, TODAY, zone=UTC)
        assert caught.value.code == "storage.exists"
    assert services.shop.row().name == "The Honey Bun"


def test_starting_over_makes_the_same_shop_of_the_same_seed_and_day(demo, tmp_path):
    place = tmp_path / "shop"
    tried = create_shop(place, load().shop_draft(), load().staff_drafts(), clock=lambda: NOW, zone=UTC)
    tried.cases.log(CaseDraft(what="Tried the button"))
    tried.close()
    assert untouched_day(place, zone=UTC) is None

    start_over(place, TODAY, zone=UTC)

    assert [item.name for item in tmp_path.iterdir()] == ["shop"]
    assert untouched_day(place, zone=UTC) == TODAY
    anew = open_services(place, clock=lambda: NOW, zone=UTC)
    try:
        assert contents(anew) == contents(demo)
    finally:
        anew.close()


@pytest.mark.timeout(600)  # three shops of a year each
def test_a_demo_of_yesterday_is_made_anew_unless_somebody_tried_something(tmp_path):
    place = tmp_path / "demo"
    day = date(2026, 3, 10)
    assert ready_demo(place, day, zone=UTC) is True
    assert ready_demo(place, day, zone=UTC) is False
    assert ready_demo(place, day + timedelta(days=1), zone=UTC) is True
    assert untouched_day(place, zone=UTC) == day + timedelta(days=1)
    touched = open_services(place, zone=UTC, clock=lambda: datetime(2026, 3, 11, 12, tzinfo=UTC))
    touched.customers.add(CustomerDraft(name="Ann"))
    touched.close()
    assert ready_demo(place, day + timedelta(days=9), zone=UTC) is False
