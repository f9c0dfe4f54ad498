"""Several e-mails, phones and addresses: kept as written, one of each kind the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delight.data.entities import Customer
from delight.domain.customers.customer import draft_of
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.errors import ConflictError, InputError, UnknownError
from tests import factories
from tests.services.imports.bringing import bring, person


def add(services, who, kind, value, label=""):
    return services.reaches.add(who, Reach(kind=kind, value=value, label=label))


def kept(services, who):
    return [(row.kind, row.value, row.label) for row in services.reaches.of(who)]


def e164(services, who):
    with services.context.db.read() as session:
        return session.get_one(Customer, who).e164


def test_the_first_of_a_kind_is_the_customers_own(services):
    who = factories.customer(services, email="", phone="")
    add(services, who, ReachKind.EMAIL, " zoe@example.org ")
    assert services.customers.get(who).email == "zoe@example.org"
    assert kept(services, who) == []


def test_one_with_a_label_stands_beside_it_even_where_there_is_none(services):
    who = factories.customer(services, phone="")
    add(services, who, ReachKind.PHONE, "020 7946 0018", "Work")
    assert kept(services, who) == [(ReachKind.PHONE, "020 7946 0018", "Work")]
    assert services.customers.get(who).phone == ""


def test_further_ones_keep_their_order(services):
    who = factories.customer(services, email="a@example.org")
    for name in ("b", "c"):
        add(services, who, ReachKind.EMAIL, f"{name}@example.org")
    assert [value for _, value, _ in kept(services, who)] == ["b@example.org", "c@example.org"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ReachKind.EMAIL, "ZOE@example.org"),
        (ReachKind.PHONE, "(01632) 960-111"),
        (ReachKind.PHONE, "01632 960 222"),
        (ReachKind.ADDRESS, "4 high street\n sandmouth\nSM1 4XY"),
    ],
)
def test_the_same_in_another_spelling_is_here_already(services, kind, value):
    who = factories.customer(services, email="zoe@example.org", phone="01632 960111")
    add(services, who, ReachKind.PHONE, "01632/960222")
    with pytest.raises(ConflictError, match="here_already"):
        add(services, who, kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (ReachKind.EMAIL, "zoe at example", "email.unreadable"),
        (ReachKind.EMAIL, "  ", "reach.value_missing"),
        (ReachKind.PHONE, "", "reach.value_missing"),
        (ReachKind.PHONE, "1" * 61, "text.too_long"),
    ],
)
def test_what_reaches_nobody_is_refused(services, kind, value, code):
    who = factories.customer(services)
    with pytest.raises(InputError, match=code):
        add(services, who, kind, value)
    assert kept(services, who) == []


def test_another_one_becomes_the_first_and_the_first_takes_its_place(services):
    who = factories.customer(services, phone="01632 960111")
    add(services, who, ReachKind.PHONE, "+44 1632 960222", "Mobile")
    done = services.reaches.make_first(services.reaches.of(who)[0].id)
    assert services.customers.get(who).phone == "+44 1632 960222"
    assert e164(services, who) == "+441632960222"
    assert kept(services, who) == [(ReachKind.PHONE, "01632 960111", "")]
    services.history.undo(done.deed)
    assert services.customers.get(who).phone == "01632 960111"
    assert kept(services, who) == [(ReachKind.PHONE, "+44 1632 960222", "Mobile")]


def labels(services, who):
    return services.reaches.first_labels(who)


def test_whoever_steps_down_and_up_again_keeps_what_they_are_called(services):
    who = factories.customer(services, phone="01632 960111")
    add(services, who, ReachKind.PHONE, "+44 1632 960222", "Mobile")
    add(services, who, ReachKind.PHONE, "01632 960333", "Shop")
    mobile, shop = (row.id for row in services.reaches.of(who))
    services.reaches.make_first(mobile)
    assert labels(services, who) == {ReachKind.PHONE: "Mobile"}
    services.reaches.make_first(shop)
    assert labels(services, who) == {ReachKind.PHONE: "Shop"}
    assert sorted(kept(services, who)) == [
        (ReachKind.PHONE, "+44 1632 960222", "Mobile"),
        (ReachKind.PHONE, "01632 960111", ""),
    ]
    plain = next(row.id for row in services.reaches.of(who) if not row.label)
    services.reaches.make_first(plain)
    assert labels(services, who) == {}
    assert [label for *_, label in kept(services, who)] == ["Mobile", "Shop"]
    assert services.backups.check().sound


def test_what_the_first_is_called_stays_where_it_is_written_differently_and_goes_with_it(services):
    who = factories.customer(services, phone="")
    add(services, who, ReachKind.PHONE, "01632 960222", "Mobile")
    services.reaches.make_first(services.reaches.of(who)[0].id)
    edit(services, who, phone="01632 960229")
    assert (labels(services, who), kept(services, who)) == ({ReachKind.PHONE: "Mobile"}, [])
    edit(services, who, phone="")
    assert (labels(services, who), kept(services, who)) == ({}, [])
    services.history.undo()
    assert labels(services, who) == {ReachKind.PHONE: "Mobile"}


def test_a_further_one_that_is_typed_as_the_first_is_not_kept_twice(services):
    who = factories.customer(services, phone="01632 960111")
    add(services, who, ReachKind.PHONE, "01632 960222", "Mobile")
    edit(services, who, phone="+44 1632 960222")
    assert (labels(services, who), kept(services, who)) == ({ReachKind.PHONE: "Mobile"}, [])


def edit(services, who, **values):
    services.customers.edit(who, replace(draft_of(services.customers.get(who)), **values))


@pytest.mark.parametrize(
    ("country", "written", "searched"),
    [
        ("", "01632 960222", "+44 1632 960222"),
        ("", "01632 960222", "441632960222"),
        ("BR", "(11) 91234-5678", "+5511912345678"),
        ("DE", "030/901820", "+4930901820"),
        ("", "+44 1632 960222", "1632 960222"),
        ("", "01632 960222 ext 4", "+44 1632 960222"),
    ],
)
@pytest.mark.parametrize("imported", [True, False])
def test_every_phone_is_found_with_its_country(services, country, written, searched, imported):
    way = Reach(kind=ReachKind.PHONE, value=written, label="Mobile")
    if imported:
        bring(services, [person("Zoë Brontë", phone="01632 960111", country=country, reaches=[way])])
    else:
        who = factories.customer(services, phone="01632 960111", country=country)
        services.reaches.add(who, way)
    (row,) = services.customers.page(searched)
    assert row.name == "Zoë Brontë"
    (hit,) = services.search.find(searched)
    assert written in hit.detail


def test_the_same_number_with_and_without_its_country_is_one(services):
    who = factories.customer(services, phone="01632 960111")
    add(services, who, ReachKind.PHONE, "01632 960222")
    for same in ("+44 1632 960111", "0044 1632 960222"):
        with pytest.raises(ConflictError, match="here_already"):
            add(services, who, ReachKind.PHONE, same)
    add(services, who, ReachKind.PHONE, "01632 960222 ext 4")
    add(services, who, ReachKind.PHONE, "01632 960222 ext 5")


def test_a_country_that_is_known_later_counts_for_every_phone(services):
    who = factories.customer(services, phone="")
    add(services, who, ReachKind.PHONE, "(11) 91234-5678", "Mobile")
    assert services.customers.page("+5511912345678") == []
    edit(services, who, country="BR")
    assert [row.id for row in services.customers.page("+5511912345678")] == [who]


@pytest.mark.parametrize("labels", [("", "Mobile"), ("Mobile", "")])
def test_two_numbers_that_are_one_once_their_country_is_known_become_one(services, labels):
    who = factories.customer(services, phone="01632 960111")
    for number, label in zip(("(11) 91234-5678", "+55 11 91234-5678"), labels, strict=True):
        add(services, who, ReachKind.PHONE, number, label)
    edit(services, who, country="BR")
    assert [label for *_, label in kept(services, who)] == ["Mobile"]


def test_merged_both_keep_their_labels(services):
    keep = factories.customer(services, phone="01632 960111")
    other = factories.customer(services, "Zoe Bronte", phone="")
    add(services, other, ReachKind.PHONE, "+44 1632 960111", "Mobile")
    services.reaches.make_first(services.reaches.of(other)[0].id)
    services.duplicates.merge(keep, other)
    assert labels(services, keep) == {ReachKind.PHONE: "Mobile"}
    assert kept(services, keep) == []


def test_edited_and_removed_and_back_again(services):
    who = factories.customer(services)
    add(services, who, ReachKind.ADDRESS, "1 Quay\nMarlingsea", "Summer")
    reach = services.reaches.of(who)[0].id
    services.reaches.edit(reach, Reach(kind=ReachKind.ADDRESS, value="2 Quay\nMarlingsea"))
    assert kept(services, who) == [(ReachKind.ADDRESS, "2 Quay\nMarlingsea", "")]
    gone = services.reaches.remove(reach)
    assert kept(services, who) == []
    services.history.undo(gone.deed)
    assert kept(services, who) == [(ReachKind.ADDRESS, "2 Quay\nMarlingsea", "")]


def test_saved_again_as_it_is_nothing_is_in_the_way(services):
    who = factories.customer(services, phone="01632 960111")
    add(services, who, ReachKind.PHONE, "01632 960222")
    row = services.reaches.of(who)[0]
    services.reaches.edit(row.id, Reach(kind=row.kind, value=row.value, label="Work"))
    assert kept(services, who) == [(ReachKind.PHONE, "01632 960222", "Work")]


def test_who_and_what_is_not_there(services):
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        add(services, 99, ReachKind.PHONE, "01632 960222")
    for deed in (services.reaches.remove, services.reaches.make_first):
        with pytest.raises(UnknownError, match=r"reach\.unknown"):
            deed(99)


@pytest.mark.parametrize(
    ("phone", "country", "expected"),
    [
        ("01632 960111", "", "+441632960111"),
        ("(11) 91234-5678", "BR", "+5511912345678"),
        ("03-1234-5678", "JP", "+81312345678"),
        ("+49 (0)30 901820", "", "+4930901820"),
        ("ask at the pub", "", ""),
    ],
)
def test_a_phone_is_kept_as_written_and_normalised_beside(services, phone, country, expected):
    who = factories.customer(services, phone=phone, country=country)
    assert services.customers.get(who).phone == phone
    assert e164(services, who) == expected
