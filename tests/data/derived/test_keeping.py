"""Whatever is done to a shop, what is derived is what it would be if it were worked out anew."""

import tempfile
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from delight.data import derived
from delight.data.database import FILE_NAME
from delight.data.derived import keeping
from delight.data.derived.seek import table_of
from delight.data.derived.texts import KINDS
from delight.data.engine import sqlite
from delight.data.entities import Link, Note
from delight.domain.cases.case import CaseDraft, CaseEdit, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionDraft, ActionKind, FollowUpResult
from delight.domain.cases.stages import CaseKind
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.links import LinkKind
from delight.domain.errors import DelightError
from delight.domain.gestures import GestureDraft
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop, open_services
from tests import factories
from tests.conftest import Clock
from tests.services.imports.bringing import bring, person

NAMES = ("Zoë Brontë", "Łukasz Żak", "王小明", "Ann O'Hara", "Müller & Söhne", "יעל כהן")
WORDS = ("The coffee was cold", "too late again", "a kind word for Tom", "der Kaffee war kalt")


def kept(services):
    """Return everything that is derived, as rows by table."""
    with services.context.db.raw() as connection:
        found = {"facts": connection.execute("SELECT * FROM facts ORDER BY customer_id").fetchall()}
        for noun in KINDS:
            table = table_of(noun)
            found[table] = connection.execute(f"SELECT term, doc FROM {table}_terms ORDER BY 1, 2").fetchall()
    return found


def made_anew(services):
    """Return everything that would be derived if nothing were there yet."""
    with services.context.db.raw() as connection:
        connection.execute("BEGIN")
        derived.rebuild(connection.cursor())
        connection.execute("COMMIT")
    return kept(services)


def one_of(ids, n):
    return sorted(ids)[n % len(ids)] if ids else 0


def ids(services, table):
    with services.context.db.raw() as connection:
        return [row[0] for row in connection.execute(f"SELECT id FROM {table}").fetchall()]


def add_customer(s, n):
    s.customers.add(CustomerDraft(name=NAMES[n % 6], phone=f"01632 9600{n:02d}", know="no nuts"))


def edit_customer(s, n):
    s.customers.edit(one_of(ids(s, "customers"), n), CustomerDraft(name=NAMES[n % 5], likes="plum jam"))


def log(s, n):
    known = ids(s, "customers")
    who = one_of(known, n) if known and n % 4 else None
    kind = (CaseKind.COMPLAINT, CaseKind.COMPLAINT, CaseKind.COMPLIMENT, CaseKind.SUGGESTION)[n % 4]
    s.cases.log(CaseDraft(what=WORDS[n % 4], customer_id=who, kind=kind))


def move_to_another(s, n):
    edit = CaseEdit(customer_id=one_of(ids(s, "customers"), n), what=WORDS[(n + 1) % 4])
    s.cases.edit(one_of(ids(s, "cases"), n), edit)


def close(s, n):
    s.cases.close(
        one_of(ids(s, "cases"), n), (Outcome.SETTLED, Outcome.NOT_SATISFIED)[n % 2], 3, "the machine"
    )


def resolve(s, n):
    s.cases.move(one_of(ids(s, "cases"), n), "resolved")


def act(s, n):
    case = one_of(ids(s, "cases"), n)
    s.recovery.add_action(ActionDraft(case_id=case, kind=ActionKind.REFUND, note="gave it back", done=True))
    s.recovery.make_promise(PromiseDraft(case_id=case, what="call back", due_at=s.now() + timedelta(days=2)))


def ask(s, n):
    s.recovery.follow_up_done(
        one_of(ids(s, "follow_ups"), n), FollowUpResult(result="all well", pulse=n % 11, came_back=True)
    )


def visit(s, n):
    day = s.context.today() - timedelta(days=n)
    s.customers.add_visit(
        VisitDraft(customer_id=one_of(ids(s, "customers"), n), day=day, amount_minor=n * 100)
    )


def visits(s, n):
    who, day = one_of(ids(s, "customers"), n), s.context.today()
    drafts = [VisitDraft(customer_id=who, day=day - timedelta(days=k * 7)) for k in range(n % 7)]
    s.customers.add_visits(drafts)


def bring_in(s, n):
    bring(s, [person(NAMES[(n + k) % 6], phone=f"01632 9601{n:02d}") for k in range(n % 4)])


def surprise(s, n):
    s.gestures.log(GestureDraft(customer_id=one_of(ids(s, "customers"), n), name="a jar of plum jam"))


def thank(s, n):
    s.gestures.given(one_of(ids(s, "gestures"), n), "so pleased")


def note(s, n):
    with s.context.deed(DeedName.NOTE_ADDED) as deed:
        deed.add(Note(customer_id=one_of(ids(s, "customers"), n), text="rang up", at=deed.at))


def link(s, n):
    known = ids(s, "customers")
    with s.context.deed(DeedName.LINK_ADDED) as deed:
        deed.add(Link(customer_id=one_of(known, n), other_id=one_of(known, n + 1), kind=LinkKind.BROUGHT))


def unlink(s, n):
    with s.context.deed(DeedName.LINK_REMOVED) as deed:
        deed.session.delete(deed.session.get_one(Link, one_of(ids(s, "links"), n)))


def undo(s, _n):
    s.history.undo()


def undo_some(s, n):
    deeds = s.history.page(50)
    s.history.undo(deeds[n % len(deeds)].deed, rest=True)


DEEDS = (
    add_customer, edit_customer, log, log, move_to_another, close, resolve, act, ask, visit, visits, bring_in,
    surprise, thank, note, link, unlink, undo, undo_some,
)  # fmt: skip


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 40)), min_size=5, max_size=25))
def test_it_is_always_what_it_would_be_if_it_were_made_anew(deeds):
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        s = create_shop(
            Path(folder) / "shop", ShopDraft(name="Honey Bun"), clock=clock, zone=UTC, durable=False
        )
        try:
            for deed, n in [(add_customer, 1), (add_customer, 2), (log, 1), *deeds]:
                clock.forward(hours=n)
                try:
                    deed(s, n)
                except (DelightError, LookupError):
                    continue  # nothing was done
                except Exception as error:
                    if "No row was found" not in str(error):
                        raise
            assert kept(s) == made_anew(s)
        finally:
            s.close()


def test_what_somebody_wrote_past_us_is_found_out_when_the_file_is_opened(services, place, clock):
    person = factories.customer(services)
    services.close()
    again = open_services(place, clock=clock, zone=UTC)
    with again.context.db.raw() as connection:
        connection.execute("DELETE FROM meta WHERE key = 'derived'")
        connection.execute("DROP TABLE facts")
    factories.case(again, person)  # a save is not lost for want of what can be worked out
    again.close()
    opened = open_services(place, clock=clock, zone=UTC)
    assert kept(opened)["facts"][0][:4] == (person, 0, "2026-03-11T09:30:00.000+00:00", 0)
    assert kept(opened) == made_anew(opened)
    opened.close()


def test_words_cut_in_another_way_are_cut_anew_and_nothing_is_counted_again(services, place, monkeypatch):
    made = factories.customer(services, "Zoë Brontë")
    services.customers.add_visit(VisitDraft(customer_id=made, day=services.context.today()))
    before = kept(services)
    services.close()
    monkeypatch.setattr(keeping, "WORDS_NUMBER", keeping.WORDS_NUMBER + 1)
    counted = []
    monkeypatch.setattr(keeping, "count_again", lambda *_: counted.append("again"))
    with closing(sqlite.connect(str(place / FILE_NAME))) as connection:
        connection.execute(f"INSERT INTO {table_of(Noun.CUSTOMER)}(rowid, words) VALUES (7, 'of yesterday')")
        connection.execute("UPDATE facts SET value_minor = 77")  # what is not looked at stays
        connection.commit()
    again = open_services(place)
    now = kept(again)
    again.close()
    assert counted == []
    assert {table: rows for table, rows in now.items() if table != "facts"} == {
        table: rows for table, rows in before.items() if table != "facts"
    }
    assert [row[7] for row in now["facts"]] == [77]


def test_facts_counted_in_another_way_make_all_of_it_anew(services, place, monkeypatch):
    factories.customer(services, "Zoë Brontë")
    before = kept(services)
    services.close()
    with closing(sqlite.connect(str(place / FILE_NAME))) as connection:
        connection.execute("UPDATE facts SET value_minor = 77")
        connection.commit()
    monkeypatch.setattr(keeping, "FACTS_NUMBER", keeping.FACTS_NUMBER + 1)
    again = open_services(place)
    assert kept(again) == before
    again.close()
