"""People whose row names a company: who works where."""

from __future__ import annotations

import pytest

from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.imports.importing import ImportWish
from tests.factories import customer
from tests.services.imports.bringing import dump

ODOO = """Name,Is a Company,Related Company,Email
Azure Interior,True,,hello@azure.example
Brandon Freeman,False,Azure Interior,brandon@azure.example
Colleen Diaz,False,azure  interior,colleen@azure.example
Zoe Lone,False,Nowhere Ltd,zoe@x.org
"""


@pytest.fixture
def take(services, tmp_path):
    def take_it(text, name="contacts.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return services.imports.take(services.imports.open(path), ImportWish())

    return take_it


def works_at(services, name):
    links = services.links.of(services.customers.find(name))
    return [one.name for one in links if one.kind is LinkKind.WORKS_AT and one.forward]


def test_who_names_a_company_of_the_same_file_works_there(services, take):
    report = take(ODOO)
    assert works_at(services, "Brandon Freeman") == ["Azure Interior"]
    assert works_at(services, "Colleen Diaz") == ["Azure Interior"]
    assert works_at(services, "Zoe Lone") == []
    assert report.totals.linked == 2
    assert services.imports.report(report.id).totals.linked == 2
    assert services.backups.check().sound


def test_a_company_further_down_in_the_file_is_known_too(services, take):
    take("Name,Is a Company,Related Company\nIda,False,Weir & Co\nWeir & Co,True,\n")
    assert works_at(services, "Ida") == ["Weir & Co"]


def test_a_second_time_adds_nothing_and_undo_takes_the_links_back(services, take):
    before = dump(services)
    report = take(ODOO)
    assert take(ODOO).takes == 0
    services.imports.undo(report.id)
    assert dump(services) == before


def test_who_is_here_already_learns_where_they_work_and_goes_on_working_elsewhere(services, take):
    firm = customer(services, "Azure Interior", organisation=True)
    other = customer(services, "Weir & Co", organisation=True)
    ida = customer(services, "Ida", email="ida@x.org")
    services.links.add(LinkDraft(kind=LinkKind.WORKS_AT, customer_id=ida, other_id=other))
    report = take("Name,Email,Company\nIda,ida@x.org,Azure Interior\nBo,bo@x.org,Weir & Co\n")
    assert (report.updated, report.imported, report.totals.linked) == (1, 1, 2)
    assert "works_at" in report.rows[0].adds
    assert works_at(services, "Ida") == ["Azure Interior", "Weir & Co"]
    assert [one.customer_id for one in services.links.of(firm)] == [ida]


def test_of_two_companies_of_one_name_none_is_guessed_and_that_is_said(services, take):
    customer(services, "Azure Interior", organisation=True, address="1 Quay\nEly", email="")
    customer(services, "Azure Interior", organisation=True, address="9 Weir\nHove", email="")
    report = take("Name,Company\nIda,Azure Interior\n")
    assert works_at(services, "Ida") == []
    assert [remark.code for remark in report.rows[0].remarks] == ["row.firms_alike"]
    assert not report.rows[0].is_incomplete


def test_a_person_of_that_name_is_no_company(services, take):
    customer(services, "Ida Rowe", email="")
    report = take("Name,Company\nBo,Ida Rowe\n")
    assert (works_at(services, "Bo"), report.totals.linked) == ([], 0)
