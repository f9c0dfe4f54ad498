"""A list and a customer's own page say the same of somebody's standing, however they came in."""

from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft
from delight.domain.cases.stages import CaseKind
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.standing import Standing
from delight.domain.imports.importing import ImportNoun
from delight.domain.incoming import PastVisit, Who
from tests.factories import customer
from tests.services.imports.bringing import bring, person


def said(services, name):
    """Return standing and reason as the list has them, which are the same on the page."""
    row = next(row for row in services.customers.page() if row.name == name)
    detail = services.customers.get(row.id)
    assert (row.standing, row.reason) == (detail.standing, detail.reason)
    assert row.id in {one.id for one in services.customers.page(standings=(row.standing,))}
    assert services.customers.count(standings=(row.standing,)) >= 1
    return row.standing, row.reason


def test_who_came_in_with_a_list_is_not_new_and_who_was_typed_in_is(services, clock):
    bring(
        services, [person("Ida"), person("Bo", since=date(2026, 3, 1)), person("Cy", since=date(2016, 3, 1))]
    )
    customer(services, "Dee")
    assert said(services, "Ida") == (Standing.UNKNOWN, "listed")
    assert said(services, "Bo") == (Standing.NEW, "new")
    assert said(services, "Cy") == (Standing.UNKNOWN, "too-little-known")
    assert said(services, "Dee") == (Standing.NEW, "new")
    clock.forward(days=400)
    assert said(services, "Ida") == (Standing.UNKNOWN, "listed")
    assert said(services, "Dee") == (Standing.UNKNOWN, "too-little-known")


@pytest.mark.parametrize("ago", [0, 3, 40])
def test_a_visit_or_a_case_tells_more_of_them(services, ago):
    bring(services, [person("Ida")])
    ida = services.customers.find("Ida")
    day = services.context.today() - timedelta(days=ago)
    services.customers.add_visit(VisitDraft(customer_id=ida, day=day))
    expected = (Standing.NEW, "new") if ago else (Standing.UNKNOWN, "too-little-known")
    assert said(services, "Ida") == expected


def test_what_they_say_later_does_not_make_them_new(services, clock):
    bring(services, [person("Ida")])
    clock.forward(days=2)
    ida = services.customers.find("Ida")
    services.cases.log(CaseDraft(what="Open on Sundays?", kind=CaseKind.SUGGESTION, customer_id=ida))
    assert said(services, "Ida") == (Standing.UNKNOWN, "too-little-known")


def test_a_list_taken_back_and_in_again_says_the_same(services, clock):
    _work, deed = bring(services, [person("Ida")])
    back = services.history.undo(deed)
    clock.forward(days=1)
    services.history.undo(back.deed)
    assert said(services, "Ida") == (Standing.UNKNOWN, "listed")


def test_who_is_known_by_hand_longer_than_by_a_list_stays_so(services, clock):
    dee = customer(services, "Dee Marlow")
    clock.forward(days=10)
    bring(services, [person("Ida Brook")])
    services.duplicates.merge(services.customers.find("Ida Brook"), dee)
    assert said(services, "Ida Brook") == (Standing.NEW, "new")


def test_who_came_with_a_list_of_visits_is_as_old_as_the_first_of_them(services):
    today = services.context.today()
    visits = [
        PastVisit(row=1, who=Who(name="Old Hand"), day=today - timedelta(days=900)),
        PastVisit(row=2, who=Who(name="Newcomer"), day=today - timedelta(days=9)),
    ]
    bring(services, visits, ImportNoun.VISITS)
    assert said(services, "Old Hand") == (Standing.UNKNOWN, "too-little-known")
    assert said(services, "Newcomer") == (Standing.NEW, "new")
    assert services.customers.get(services.customers.find("Newcomer")).why.count == 9


def names(services, **asked):
    return [row.name for row in services.customers.page(**asked)]


@pytest.fixture
def read(services):
    """Names in kanji with readings in either kana, one in hiragana alone, and two in Latin letters."""
    for name, reading in (
        ("山田 花子", "やまだ はなこ"),
        ("佐藤 健", "サトウ ケン"),
        ("Zoë Marlow", ""),
        ("阿部 真理", "あべ まり"),
        ("かとう", ""),
        ("Ana Lima", ""),
    ):
        services.customers.add(CustomerDraft(name=name, reading=reading))
    return ["Ana Lima", "Zoë Marlow", "阿部 真理", "かとう", "佐藤 健", "山田 花子"]


def test_names_sort_as_they_are_read(services, read):
    assert names(services) == read


def test_a_list_goes_on_from_any_of_them_whichever_way_it_is_sorted(services, read):
    ids = {row.name: row.id for row in services.customers.page()}
    for at, name in enumerate(read):
        assert names(services, after=ids[name]) == read[at + 1 :]
        assert names(services, offset=at, limit=2) == read[at : at + 2]


def test_a_reading_that_is_learnt_or_forgotten_sorts_anew(services, read):
    sato = services.customers.find("佐藤 健")
    services.customers.edit(sato, CustomerDraft(name="佐藤 健", reading="わとう"))
    assert names(services)[-1] == "佐藤 健"
    services.customers.edit(sato, CustomerDraft(name="Ben Sato"))
    assert names(services)[:2] == ["Ana Lima", "Ben Sato"]


def test_groups_and_standings_keep_that_order(services, read):
    ids = [row.id for row in services.customers.page()]
    services.groups.tag(ids[1:5], "some")
    assert names(services, tag="some") == read[1:5]
    assert names(services, standings=tuple(Standing)) == read
