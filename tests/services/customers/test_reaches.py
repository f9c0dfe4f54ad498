"""Several e-mails, phones and addresses: kept as written, one of each kind the first."""

from __future__ import annotations

import pytest

from delight.data.entities import Customer
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.reaches import Reach, ReachKind
from tests import factories


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
