"""Undo of a deed on many records at once: all of it goes back, column by column, or nothing does."""

import tempfile
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import CaseDraft
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.errors import ConflictError, StoppedError
from delight.domain.imports.importing import Fate
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop
from tests.conftest import Clock
from tests.services.imports.bringing import bring, dump, fates, person

NAMES = ("Zoë Brontë", "Łukasz Żak", "王小明", "Ann O'Hara")
PEOPLE = st.builds(
    lambda name, email, phone, **more: (name, {"email": email, "phone": phone, **more}),
    st.sampled_from(NAMES),
    st.sampled_from(["one@example.org", "two@example.org"]),
    st.sampled_from(["", "01632 960111", "07400 000001"]),
    know=st.sampled_from(["", "rye, no nuts"]),
    birthday=st.sampled_from(["", "1980-03-14", "03-14"]),
    language=st.sampled_from(["", "de"]),
    since=st.sampled_from([None, date(2019, 5, 1)]),
    letters_welcome=st.booleans(),
)
MORE = st.fixed_dictionaries(
    {
        "tags": st.sampled_from([(), ("Regulars",), ("Regulars", "Book club")]),
        "reaches": st.sampled_from([(), (Reach(kind=ReachKind.PHONE, value="01632 960222", label="home"),)]),
        "consents": st.sampled_from([(), (ConsentDraft(about=ConsentAbout.EMAIL, given=False),)]),
    }
)


def exported(services, folder):
    """Return every file of an export, but for the history, as bytes."""
    with tempfile.TemporaryDirectory(dir=folder) as target:
        services.exports.export(Path(target))
        found = {file.name: file.read_bytes() for file in Path(target).rglob("*") if file.is_file()}
    return {name: data for name, data in found.items() if name not in {"history.csv", "README.txt"}}


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(st.lists(PEOPLE, max_size=5), st.lists(st.tuples(PEOPLE, MORE), min_size=1, max_size=12))
def test_new_updated_and_merged_rows_go_back_byte_for_byte(here, rows):
    with tempfile.TemporaryDirectory() as folder:
        s = create_shop(
            Path(folder) / "shop", ShopDraft(name="Honey Bun"), clock=Clock(), zone=UTC, durable=False
        )
        try:
            for name, values in here:
                s.customers.add(CustomerDraft(name=name, **values))
            before, told = dump(s), exported(s, folder)
            people = [person(name, n, **values, **more) for n, ((name, values), more) in enumerate(rows, 1)]
            work, deed = bring(s, people)
            if not deed:
                assert set(fates(work)) <= {Fate.HERE, Fate.MERGED}
                return
            after, told_after = dump(s), exported(s, folder)
            back = s.history.undo(deed)
            assert dump(s) == before
            assert exported(s, folder) == told
            s.history.undo(back.deed)
            assert dump(s) == after
            assert exported(s, folder) == told_after
            assert s.backups.check().sound
        finally:
            s.close()


@pytest.fixture
def updated(services):
    """A shop whose 600 customers were told a phone and a group by an import."""
    names = [f"Person {n}" for n in range(600)]
    bring(services, [person(name, n, email=f"p{n}@example.org") for n, name in enumerate(names)])
    before = dump(services)
    rows = [
        person(name, n, email=f"p{n}@example.org", phone=f"07400 {n:06d}", tags=("Regulars",))
        for n, name in enumerate(names)
    ]
    return services, before, bring(services, rows)[1]


def test_it_is_told_how_far_it_is(updated):
    services, before, deed = updated
    told = []
    services.history.undo(deed, progress=lambda done, total: told.append((done, total)))
    assert dump(services) == before
    assert {total for _, total in told} == {told[0][1]}
    assert len(told) > 2
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.99])
def test_stopped_in_between_nothing_has_gone_back(updated, share):
    services, _before, deed = updated
    now, lines = dump(services), len(services.history.page())

    def stop(done, total):
        if done >= share * total:
            raise StoppedError

    with pytest.raises(StoppedError):
        services.history.undo(deed, progress=stop)
    assert dump(services) == now
    assert len(services.history.page()) == lines
    assert services.backups.check().sound
    services.history.undo(deed)


def test_what_was_changed_since_stays_and_the_rest_goes(updated, clock):
    services, _before, deed = updated
    clock.forward(minutes=1)
    ida, bo = services.customers.find("Person 7"), services.customers.find("Person 8")
    services.customers.edit(ida, CustomerDraft(name="Person 7", email="p7@example.org", phone="01632 960111"))
    services.customers.add_visit(VisitDraft(customer_id=bo, day=services.context.today()))
    with pytest.raises(ConflictError) as refused:
        services.history.undo(deed)
    assert {one.what for one in refused.value.details["left"]} == {("phone", "phone_key", "e164")}
    services.history.undo(deed, rest=True)
    assert services.customers.get(ida).phone == "01632 960111"
    assert {services.customers.get(one).phone for one in (bo, bo + 1)} == {""}
    assert services.backups.check().sound


def test_a_record_that_only_makes_room_for_another_goes_first(services, clock):
    """What a later deed put where an undone one stood is gone before that comes back."""
    one = services.customers.add(CustomerDraft(name="Ida", phone="1")).record
    two = services.customers.add(CustomerDraft(name="Ida Brook", phone="1")).record
    services.groups.tag([one, two], "Regulars")
    services.cases.log(CaseDraft(what="cold", customer_id=two))
    before = dump(services)
    clock.forward(minutes=1)
    merged = services.duplicates.merge(one, two)
    services.history.undo(merged.deed)
    assert dump(services) == before
