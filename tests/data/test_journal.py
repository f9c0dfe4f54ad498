"""Every write leaves its line; undo goes by column and names what it cannot take back."""

import gc
import weakref

import pytest
import sqlalchemy as sa
from sqlmodel import select

from delight.data.chain import packed, unpacked, verify
from delight.data.entities import Change, Customer, Deed, Note
from delight.data.journal import BypassError
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import ConflictError, StorageError, UnknownError
from delight.domain.plain.sentences import explain
from tests import factories


def snapshot(services):
    with services.context.db.read() as session:
        tables = [noun.value for noun in Noun]
        return {
            t: session.connection().exec_driver_sql(f"SELECT * FROM {t} ORDER BY uid").all() for t in tables
        }


def first_broken(services):
    with services.context.db.read() as session:
        return verify(session.connection())


def tamper(services, *statements):
    with services.context.db.raw() as connection:
        for trigger in ("deeds_no_update", "changes_no_update", "changes_no_delete", "payloads_no_update"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)


def busy_shop(services):
    person = factories.customer(services)
    case = factories.case(services, person)
    factories.action(services, case, cost_minor=450, done=True)
    services.customers.edit(person, CustomerDraft(name="Zoë B."))
    return person, case


DEEDS = {
    "add a customer": lambda s, p, c: s.customers.add(CustomerDraft(name="Tia")),
    "edit a customer": lambda s, p, c: s.customers.edit(p, CustomerDraft(name="Zed", email="z@example.org")),
    "resolve": lambda s, p, c: s.cases.move(c, "resolved"),
    "close": lambda s, p, c: s.cases.close(c, "won-back", 5, "the machine"),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_undo_puts_everything_back(services, deed):
    person, case = busy_shop(services)
    before = snapshot(services)
    changes = deed(services, person, case)
    after = snapshot(services)
    assert after != before
    undone = services.history.undo(changes.deed)
    assert snapshot(services) == before
    services.history.undo(undone.deed)
    assert snapshot(services) == after
    assert first_broken(services) is None


def test_ctrl_z_takes_back_one_deed_after_the_other(services):
    empty = snapshot(services)
    busy_shop(services)
    for _ in range(4):
        services.history.undo()
    assert snapshot(services) == empty
    with pytest.raises(UnknownError, match=r"undo\.nothing"):
        services.history.undo()


def test_undo_goes_by_column(services):
    person = factories.customer(services, name="Ann", email="a@example.org", phone="1")
    first = services.customers.edit(person, CustomerDraft(name="Ann Lee", email="a@example.org", phone="1"))
    services.customers.edit(person, CustomerDraft(name="Ann Lee", email="a@example.org", phone="2"))
    services.history.undo(first.deed)
    now = services.customers.get(person)
    assert (now.name, now.phone) == ("Ann", "2")


def test_undo_names_what_was_edited_since(services):
    person = factories.customer(services, name="Ann", address="", email="")
    first = services.customers.edit(person, CustomerDraft(name="Bea", phone="1"))
    services.customers.edit(person, CustomerDraft(name="Cleo", phone="1"))
    with pytest.raises(ConflictError) as raised:
        services.history.undo(first.deed)
    (left,) = raised.value.details["left"]
    assert (left.why, set(left.what)) == ("edited", {"name", "name_key"})
    assert services.customers.get(person).phone == "1"
    services.history.undo(first.deed, rest=True)
    assert (services.customers.get(person).name, services.customers.get(person).phone) == ("Cleo", "")


def test_undo_names_what_was_added_since(services):
    added = services.customers.add(CustomerDraft(name="Ann"))
    factories.case(services, added.record)
    with pytest.raises(ConflictError) as raised:
        services.history.undo(added.deed)
    assert raised.value.details["left"][0].what == ("1 cases",)


def test_nothing_is_undone_twice(services):
    added = services.customers.add(CustomerDraft(name="Ann"))
    services.history.undo(added.deed)
    with pytest.raises(ConflictError, match=r"undo\.done_already"):
        services.history.undo(added.deed)


def test_an_issued_letter_cannot_be_undone_away(services):
    from delight.domain.guards.writing import LetterRequest

    case = factories.case(services, factories.customer(services))
    issued = services.letters.issue(LetterRequest(wording="apology", case_id=case))
    with pytest.raises(ConflictError, match=r"undo\.final"):
        services.history.undo(issued.deed)


def test_a_shop_stays_opened_and_that_is_said(services):
    with services.context.db.read() as session:
        (deed,) = session.exec(select(Deed)).all()
    with pytest.raises(ConflictError) as refused:
        services.history.undo(deed.uid)
    assert explain(refused.value).what == "This is how your shop began: it cannot be undone."


def test_ids_are_never_used_again(services):
    first = services.customers.add(CustomerDraft(name="Ann"))
    services.history.undo(first.deed)
    assert services.customers.add(CustomerDraft(name="Bea")).record > first.record


def test_references_are_never_used_again(services):
    first = services.cases.get(factories.case(services)).reference
    services.history.undo()
    assert services.cases.get(factories.case(services)).reference != first


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changes SET record_uid='x' WHERE id=4",
        "UPDATE deeds SET staff_uid='somebody else' WHERE id=2",
        "UPDATE deeds SET at='2020-01-01T00:00:00.000+00:00' WHERE id=2",
        "UPDATE payloads SET body=replace(body, 'B.', 'C.')",
        "DELETE FROM changes WHERE id=4",
        "DELETE FROM changes WHERE id=(SELECT max(id) FROM changes)",
    ],
)
def test_tampering_shows(services, statement):
    busy_shop(services)
    assert first_broken(services) is None
    tamper(services, statement)
    assert first_broken(services) is not None
    assert services.backups.check().sound is False


def test_erasing_a_payload_leaves_the_chain_whole(services):
    busy_shop(services)
    with services.context.db.raw() as connection:
        connection.execute("DELETE FROM payloads")
    assert first_broken(services) is None


def test_history_cannot_be_edited(services):
    busy_shop(services)
    with pytest.raises(StorageError, match=r"storage\.refused"), services.context.db.raw() as connection:
        connection.execute("UPDATE changes SET op='I'")


def test_a_bulk_statement_cannot_write_past_the_journal(services):
    factories.customer(services)
    with pytest.raises(BypassError), services.context.deed(DeedName.CUSTOMER_EDITED) as deed:
        deed.session.execute(sa.update(Customer).values(name="x"))


def test_no_write_escapes(services):
    """Audit triggers count every row written; the journal has a line for each."""
    nouns = [noun.value for noun in Noun]
    with services.context.db.raw() as connection:
        connection.execute("CREATE TABLE audit (noun TEXT, uid TEXT)")
        for noun in nouns:
            for verb, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
                connection.execute(
                    f"CREATE TRIGGER audit_{noun}_{verb} AFTER {verb} ON {noun} "
                    f"BEGIN INSERT INTO audit VALUES ('{noun}', {row}.uid); END"
                )
    start = len(services.history.page(1000))
    person, case = busy_shop(services)
    for deed in DEEDS.values():
        deed(services, person, case)
    services.history.undo()
    with services.context.db.read() as session:
        connection = session.connection()
        audited = {tuple(row) for row in connection.exec_driver_sql("SELECT noun, uid FROM audit")}
        query = select(Change.noun, Change.record_uid).where(Change.deed_id > start)
        written = {tuple(row) for row in session.exec(query)}
    assert audited == written


def test_payloads_keep_what_changed_and_nothing_else():
    assert packed(None, {"a": 1}) == ""
    assert unpacked(packed({"a": 1, "b": 2}, {"a": 1, "b": 3})) == ({"b": 2}, {"b": 3})
    assert unpacked(packed({"a": b"\x00\xff"}, None)) == ({"a": b"\x00\xff"}, None)
    assert unpacked("") == (None, None)


def test_the_lines_of_a_deed_go_with_it_without_a_search_for_circles(services):
    """Those of an import of 40,000 rows would stay until then, and the search holds up the window."""
    someone = factories.customer(services)
    gc.disable()
    try:
        with services.context.deed(DeedName.NOTE_ADDED) as deed:
            deed.add(Note(customer_id=someone, text="Likes jam", at=deed.at))
        gone = weakref.ref(deed)
        del deed
        assert gone() is None
    finally:
        gc.enable()
