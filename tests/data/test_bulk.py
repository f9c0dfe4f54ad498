"""Many records at once leave the same history as one by one, or nothing."""

import pytest
from sqlmodel import select

from delight.data import bulk
from delight.data.chain import verify
from delight.data.entities import Change, Customer, Tag
from delight.data.journal import values
from delight.domain.changes import DeedName, Noun
from delight.domain.errors import StoppedError
from tests import factories


def tag(number, customer_id):
    return {
        "uid": f"{number:032x}",
        "customer_id": customer_id,
        "name": f"t{number}",
        "name_key": f"t{number}",
    }


def test_inserted_rows_are_there_with_their_lines(services):
    person = factories.customer(services)
    whose = services.customers.get(person).uid
    rows = [tag(number, person) for number in range(5_000)]
    told = []
    with services.context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
        bulk.insert(deed, Tag, rows, [whose] * len(rows), told.append)
    assert sum(told) == 5_000
    assert len(told) > 1
    with services.context.db.read() as session:
        assert len(session.exec(select(Tag.id)).all()) == 5_000
        lines = session.exec(select(Change).where(Change.noun == Noun.TAG)).all()
        assert {line.record_uid for line in lines} == {row["uid"] for row in rows}
        assert verify(session.connection()) is None
    services.history.undo(deed.changes.deed)
    with services.context.db.read() as session:
        assert not session.exec(select(Tag.id)).all()


def test_ids_are_never_used_again(services):
    person = factories.customer(services)
    with services.context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
        bulk.insert(deed, Tag, [tag(1, person)], [""])
    services.history.undo(deed.changes.deed)
    with services.context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
        assert bulk.first_free(deed, Tag) == 2


def test_only_what_differs_is_written_and_undone_by_column(services):
    people = [factories.customer(services, f"Person {n}", phone="") for n in range(3)]
    with services.context.deed(DeedName.CUSTOMERS_IMPORTED) as deed:
        before = [values(deed.session.get_one(Customer, one)) for one in people]
        after = [before[0], {**before[1], "phone": "1"}, {**before[2], "phone": "2", "know": "tea"}]
        bulk.update(deed, Customer, zip(before, after, strict=True), ["a", "b", "c"])
    assert deed.changes.touched == {(Noun.CUSTOMER, people[1]), (Noun.CUSTOMER, people[2])}
    assert [services.customers.get(one).phone for one in people] == ["", "1", "2"]
    lines = services.history.page(1)[0].lines
    assert [dict(line.after) for line in lines] == [{"phone": "1"}, {"phone": "2", "know": "tea"}]
    services.history.undo()
    assert [services.customers.get(one).phone for one in people] == ["", "", ""]


def test_stopping_in_between_keeps_nothing(services):
    def stop(_count):
        raise StoppedError

    person = factories.customer(services)
    with pytest.raises(StoppedError), services.context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
        bulk.insert(deed, Tag, [tag(1, person)], [""], stop)
    with services.context.db.read() as session:
        assert not session.exec(select(Tag.id)).all()


def test_nothing_is_no_deed(services):
    with services.context.deed(DeedName.CUSTOMERS_TAGGED) as deed:
        bulk.insert(deed, Tag, [], [])
        bulk.update(deed, Customer, [], [])
    assert deed.changes.deed == ""
