"""The full-text tables: where a row stands, and that erased words are nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from delight.data.derived.seek import id_at, spot
from delight.data.entities import Customer
from delight.domain.changes import DeedName
from tests import factories

DAYS = st.dates().map(lambda day: f"{day.isoformat()}T09:30:00.000+00:00")
IDS = st.integers(1, 2**31)


@given(DAYS, IDS, DAYS, IDS)
def test_spots_sort_by_day_then_id(one_day, one, other_day, other):
    assert (spot(one_day, one) < spot(other_day, other)) == ((one_day, one) < (other_day, other))
    assert id_at(spot(one_day, one)) == one
    assert spot(None, one) < spot(one_day, one) < 2**63


def blocks_with(services, word):
    with services.context.db.raw() as connection:
        found = "SELECT count(*) FROM seek_customers_data WHERE instr(block, CAST(? AS BLOB))"
        return connection.execute(found, (word,)).fetchone()[0]


def remove(services, customer_id, name):
    with services.context.deed(name) as deed:
        deed.session.delete(deed.session.get_one(Customer, customer_id))


def test_no_word_is_left_of_somebody_who_was_erased(services):
    removed = factories.customer(services, name="Qwertzuiop", email="", address="")
    erased = factories.customer(services, name="Asdfghjkl", email="", address="")
    for n in range(30):
        factories.customer(services, name=f"Somebody {n}")
    remove(services, removed, DeedName.CUSTOMER_EDITED)
    assert services.search.find("qwertz") == []
    assert blocks_with(services, "wertzuiop") > 0  # what an ordinary deed takes out may lie there for a while
    remove(services, erased, DeedName.CUSTOMER_ERASED)
    assert (blocks_with(services, "sdfghjkl"), blocks_with(services, "wertzuiop")) == (0, 0)
    assert len(services.search.find("somebody", limit=50)) == 30
