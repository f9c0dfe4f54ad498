"""What is exported and brought into an empty shop is as it was."""

from __future__ import annotations

import csv
from datetime import UTC, date

import pytest

from delight.domain.cases.case import CaseFilter, Outcome
from delight.domain.cases.grave import Grave
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.exports import ExportWhat
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import create_shop
from tests import factories

PEOPLE = (
    CustomerDraft(
        name="Zoë Brontë",
        email="zoe@example.org",
        phone="+44 20 7946 0000",
        address="4 High Street\nSandmouth\nSM1 4XY",
        country="GB",
        language="en",
        birthday="1980-03-14",
        know="=1+1 said she\nprefers no calls",
        likes="window seats",
        expects="a quick answer",
        since=date(2019, 5, 1),
    ),
    CustomerDraft(
        name="Renée d’Arc", given="Renée", family="d’Arc", title="Dr", phone="+1-555-0100", country="FR"
    ),
    CustomerDraft(
        name="山田 太郎", given="太郎", family="山田", reading="やまだ たろう", country="JP", language="ja"
    ),
    CustomerDraft(name="Müller & Söhne", organisation=True, email="post@mueller.example", birthday=""),
    CustomerDraft(name="'t Hooft", know="-5 stamps", birthday="02-29", letters_welcome=False),
    CustomerDraft(name="@handle", know="'quoted", large_print=True, surprises_welcome=False),
    CustomerDraft(name="Nan Reed", gone=Gone.DIED),
    CustomerDraft(name="Łukasz Żak", address="ul. Długa 5\n00-950 Warszawa", country="PL"),
)
SAME = (
    "name", "email", "phone", "address", "country", "language", "birthday", "know", "likes", "since",
    "reading", "organisation", "title", "letters_welcome", "gone",
)  # fmt: skip


@pytest.fixture
def filled(services):
    for draft in PEOPLE:
        services.customers.add(draft)
    services.groups.tag([1, 2], "Regulars")
    services.groups.tag([2], "Book club")
    services.customers.add_visit(VisitDraft(customer_id=1, day=date(2026, 3, 10), amount_minor=4250))
    services.customers.add_visit(VisitDraft(customer_id=2, day=date(2026, 3, 9)))
    return services


def known(services):
    found = {}
    for row in services.customers.page(limit=100):
        detail = services.customers.get(row.id)
        found[detail.name] = {name: getattr(detail, name) for name in SAME}
    return found


def brought(path, place, clock, noun=ImportNoun.CUSTOMERS):
    other = create_shop(place, ShopDraft(name="Another", country="GB"), clock=clock, zone=UTC)
    report = other.imports.take(other.imports.open(path), ImportWish(noun=noun))
    return other, report


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_customers_come_back_as_they_were(filled, tmp_path, clock, form):
    target = tmp_path / ("out" if form == "csv" else "out.xlsx")
    filled.exports.export(target, ExportWhat.CUSTOMERS)
    other, report = brought(target / "customers.csv" if form == "csv" else target, tmp_path / "other", clock)
    assert report.rejected == ()
    before, after = known(filled), known(other)
    assert set(after) == set(before)
    for name, values in before.items():
        assert after[name] == values
    assert sorted(other.groups.tagged("Regulars")) == [1, 2]
    assert other.groups.tagged("Book club") == [2]
    other.close()


def test_visits_and_cases_find_their_customers_again(filled, tmp_path, clock):
    factories.case(filled, 2, at_stake_minor=1250, topic="", what="=cmd|' /C calc'!A0 it said")
    filled.exports.export(tmp_path / "out")
    other, _ = brought(tmp_path / "out" / "customers.csv", tmp_path / "other", clock)
    for name, noun in (("visits", ImportNoun.VISITS), ("cases", ImportNoun.CASES)):
        opened = other.imports.open(tmp_path / "out" / f"{name}.csv")
        report = other.imports.take(opened, ImportWish(noun=noun))
        assert report.rejected == ()
        again = other.imports.take(
            other.imports.open(tmp_path / "out" / f"{name}.csv"), ImportWish(noun=noun)
        )
        assert again.imported == 0
    assert [other.customers.get(n).visits for n in (1, 2)] == [1, 1]
    (case,) = other.cases.page(CaseFilter())
    detail = other.cases.get(case.id)
    assert (detail.what, detail.customer_name) == ("=cmd|' /C calc'!A0 it said", "Renée d’Arc")
    assert detail.at_stake_minor == 1250
    other.close()


def test_what_is_the_owners_alone_comes_back_the_owners_alone(filled, tmp_path, clock):
    kept = {
        "what": "Tom shouted at me",
        "owner_only": True,
        "grave": Grave.DISCRIMINATION,
        "mood": 1,
        "topic": "",
    }
    filled.cases.close(factories.case(filled, 2, **kept), Outcome.SETTLED, 4)
    factories.case(filled, 1, what="The tea was cold", topic="", grave=Grave.ILLNESS)
    filled.exports.export(tmp_path / "out", ExportWhat.CASES)
    other, report = brought(tmp_path / "out" / "cases.csv", tmp_path / "other", clock, ImportNoun.CASES)
    assert report.rejected == ()
    cases = {case.what: other.cases.get(case.id) for case in other.cases.page(CaseFilter())}
    shouted, tea = cases["Tom shouted at me"], cases["The tea was cold"]
    told = (shouted.owner_only, shouted.grave, shouted.mood, shouted.mood_after)
    assert told == (True, Grave.DISCRIMINATION, 1, 4)
    assert (tea.owner_only, tea.grave, tea.mood_after) == (False, Grave.ILLNESS, None)
    called = [task.what for task in other.today.page().overdue]
    assert called == ["The tea was cold"], "what is open waits for the owner, what is over calls nobody"
    other.staff.add(StaffDraft(name="Marta Lind", role=Role.OWNER))
    other.staff.sit_down(other.staff.add(StaffDraft(name="Tom", role=Role.FRONT_DESK)).record)
    assert [case.what for case in other.cases.page(CaseFilter())] == ["The tea was cold"]
    other.close()


def test_what_is_brought_in_where_it_came_from_adds_nothing(filled, tmp_path):
    factories.case(filled, 2)
    filled.exports.export(tmp_path / "out")
    for noun in ImportNoun:
        opened = filled.imports.open(tmp_path / "out" / f"{noun}.csv")
        report = filled.imports.take(opened, ImportWish(noun=noun))
        assert (report.id, report.skipped, report.rejected) == ("", report.read, ())


def test_what_somebody_allows_goes_along_and_comes_back(filled, tmp_path, clock):
    yes = ConsentDraft(about=ConsentAbout.HEALTH, given=True)
    filled.customers.add(CustomerDraft(name="Ann Lee", health="no nuts"), [yes])
    for who, about, given in ((1, ConsentAbout.EMAIL, False), (1, ConsentAbout.PHONE, True)):
        filled.consents.note(who, ConsentDraft(about=about, given=not given))
        filled.consents.note(who, ConsentDraft(about=about, given=given))
    filled.exports.export(tmp_path / "out", ExportWhat.CUSTOMERS)
    with (tmp_path / "out" / "customers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Full name"]: row for row in csv.DictReader(file)}
    answers = {name: (row["May we e-mail"], row["May we phone"]) for name, row in rows.items()}
    assert answers.pop("Zoë Brontë") == ("no", "yes")
    assert set(answers.values()) == {("", "")}
    assert rows["Ann Lee"]["Allergies"] == "no nuts"
    other, _ = brought(tmp_path / "out" / "customers.csv", tmp_path / "other", clock)
    detail = other.customers.get(other.customers.find("Zoë Brontë"))
    assert (detail.no_email, detail.no_calls) == (True, False)
    other.close()
