"""Customers as they are compared."""

from __future__ import annotations

from delight.data.entities import Link, Reach
from delight.data.queries import duplicates as query
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.links import LinkKind
from delight.domain.customers.reaches import ReachKind
from delight.domain.duplicates.suspects import traits
from tests import factories


def _further(services, customer_id: int, kind: ReachKind, value: str, key: str) -> None:
    with services.context.deed(DeedName.CUSTOMER_EDITED) as deed:
        deed.add(Reach(customer_id=customer_id, kind=kind, value=value, key=key))


def test_everybody_is_known_with_every_way_to_reach_them(services) -> None:
    zoe = factories.customer(services, phone="01632 960123", birthday="1990-02-03")
    _further(services, zoe, ReachKind.PHONE, "07700 900123", "07700900123")
    with services.context.db.read() as session:
        ((found, known),) = query.known(session)
        assert query.traits_of(session, zoe) == known
        assert query.known(session, after=zoe) == []
    assert found == zoe
    assert known.emails == ("zoe@example.org",)
    assert known.phones == ("32960123", "00900123")
    assert known.birthday == "1990-02-03"


def test_a_glance_finds_by_name_phone_e_mail_and_reading(services) -> None:
    zoe = factories.customer(services, "Zoë Marlow", email="zoe@example.org", phone="+44 1632 960123")
    hana = services.customers.add(CustomerDraft(name="山田 花子", reading="やまだ はなこ")).record
    _further(services, hana, ReachKind.EMAIL, "Hana@Example.org", "hana@example.org")
    for number in range(5):
        services.customers.add(CustomerDraft(name=f"Tom Okafor {number}"))
    wanted = [
        (traits(name="Marlowe, Zoe"), [zoe]),
        (traits(name="Somebody", phones=["01632 960 123"]), [zoe]),
        (traits(name="Somebody", emails=["ZOE+shop@example.org"]), [zoe]),
        (traits(name="Somebody", emails=["hana@example.org"]), [hana]),
        (traits(name="Hanako", reading="ヤマダ ハナコ"), [hana]),
        (traits(name="100% _"), []),
    ]
    with services.context.db.read() as session:
        for who, ids in wanted:
            assert [found for found, _ in query.known_like(session, who)] == ids


def test_linked_customers_are_told_apart(services) -> None:
    one, two, three = (factories.customer(services, name) for name in ("Zoë Marlow", "Tom Marlow", "Bakery"))
    with services.context.deed(DeedName.LINK_ADDED) as deed:
        deed.add(Link(customer_id=two, other_id=one, kind=LinkKind.BROUGHT))
        deed.add(Link(customer_id=one, other_id=three, kind=LinkKind.NOT_SAME))
    with services.context.db.read() as session:
        assert query.told_apart(session) == {(one, two), (one, three)}


def test_everybody_comes_some_at_a_time(services) -> None:
    ids = [factories.customer(services, f"Guest {number}") for number in range(5)]
    _further(services, ids[3], ReachKind.EMAIL, "guest@example.org", "guest@example.org")
    with services.context.db.read() as session:
        first = query.known(session, limit=3)
        rest = query.known(session, after=first[-1][0], limit=3)
    assert [number for number, _ in (*first, *rest)] == ids
    assert rest[0][1].emails == ("zoe@example.org", "guest@example.org")
