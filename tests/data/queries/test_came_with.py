"""The lists, narrowed to what an import was about."""

from __future__ import annotations

import pytest

from delight.data.queries import came_with as query
from delight.domain.cases.case import CaseFilter
from delight.domain.changes import Noun
from delight.domain.customers.customer import CustomerSort
from delight.domain.customers.standing import Standing
from delight.domain.imports.came_with import CameWith, came_with
from delight.domain.imports.importing import Fate, ImportNoun, ImportWish
from tests.factories import customer


@pytest.fixture(params=[0, 5_000], ids=["large", "small"])
def _either_way(request, monkeypatch):
    """Few and many are asked for in two ways, which must agree."""
    monkeypatch.setattr(query, "_FEW", request.param)


def test_who_was_here_already_is_kept_as_such():
    assert {Fate.UPDATED, Fate.HERE} == query.HERE_ALREADY


pytestmark = pytest.mark.usefixtures("_either_way")


def take(services, tmp_path, text, noun=ImportNoun.CUSTOMERS):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return services.imports.take(services.imports.open(path), ImportWish(noun=noun, make_unknown=True))


def listed(services, which, search="", **narrow):
    rows = services.customers.page(search, narrowed=which, **narrow)
    narrow.pop("sort", None)
    narrow.pop("after", None)
    if "limit" not in narrow:
        assert services.customers.count(search, narrowed=which, **narrow) == len(rows)
    return [row.name for row in rows]


def test_only_those_whom_an_import_made(services, tmp_path):
    customer(services, "Bea")
    ida = customer(services, "Ida", email="ida@x.org")
    report = take(services, tmp_path, "Name,Email,Phone\nIda,ida@x.org,1\nBo,bo@x.org,\nCy,cy@x.org,\n")
    new = came_with(report)
    assert (new.file, new.here, new.both) == ("list.csv", False, True)
    assert listed(services, new) == ["Bo", "Cy"]
    assert listed(services, new, sort=CustomerSort.LAST_HERE) == ["Cy", "Bo"]
    assert [row.name for row in services.customers.page(narrowed=new, limit=1)] == ["Bo"]
    bo = services.customers.find("Bo")
    assert [row.name for row in services.customers.page(narrowed=new, after=bo)] == ["Cy"]
    here = CameWith(import_id=report.id, here=True)
    assert [row.id for row in services.customers.page(narrowed=here)] == [ida]


def test_it_goes_together_with_words_groups_and_standings(services, tmp_path):
    report = take(services, tmp_path, "Name,Tags\nBo Reed,Regulars\nCy Reed,\n")
    customer(services, "Di Reed")
    new = came_with(report)
    assert listed(services, new, "reed") == ["Cy Reed", "Bo Reed"]
    assert listed(services, new, "di") == []
    assert listed(services, new, "***") == []
    assert listed(services, new, tag="Regulars") == ["Bo Reed"]
    assert listed(services, new, "reed", tag="Regulars") == ["Bo Reed"]
    assert listed(services, new, standings={Standing.UNKNOWN}) == ["Bo Reed", "Cy Reed"]
    assert listed(services, new, standings={Standing.AT_RISK}) == []


def test_nobody_once_it_is_taken_back_and_all_again_once_that_is(services, tmp_path):
    report = take(services, tmp_path, "Name\nBo\nCy\n")
    new = came_with(report)
    undone = services.imports.undo(report.id)
    assert listed(services, new) == []
    services.history.undo(undone.deed)
    assert listed(services, new) == ["Bo", "Cy"]
    assert listed(services, CameWith(import_id="of another shop")) == []
    assert listed(services, CameWith(import_id="of another shop", here=True)) == []


def test_of_visits_those_who_came(services, tmp_path):
    customer(services, "Bo", email="bo@x.org")
    customer(services, "Cy", email="cy@x.org")
    services.customers.came(services.customers.find("Cy"))
    text = "Customer email,Date,Amount\nbo@x.org,2026-01-02,5\nbo@x.org,2026-01-03,6\n"
    report = take(services, tmp_path, text, ImportNoun.VISITS)
    assert report.imported == 2
    assert listed(services, came_with(report)) == ["Bo"]


def test_of_cases_the_list_of_cases(services, tmp_path):
    text = "Customer,Complaint,Date,Ticket\nBo,The tea was cold,2026-01-02,7\nBo,So was soup,2026-01-03,8\n"
    report = take(services, tmp_path, text, ImportNoun.CASES)
    take(services, tmp_path, "Customer,Complaint,Date,Ticket\nCy,Rude,2026-01-02,9\n", ImportNoun.CASES)
    new = CaseFilter(narrowed=came_with(report))
    assert [row.what for row in services.cases.page(new)] == ["So was soup", "The tea was cold"]
    assert services.cases.count(new) == 2
    soup = CaseFilter(narrowed=came_with(report), search="soup")
    assert [row.what for row in services.cases.page(soup)] == ["So was soup"]
    assert services.cases.count(soup) == 1
    again = CameWith(import_id=report.id, noun=Noun.CASE, here=True)
    assert services.cases.count(CaseFilter(narrowed=again)) == 0
