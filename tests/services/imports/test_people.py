"""Who is new, who learns something, who is here already; nothing is ever written over."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.data.entities import Consent, Customer, Note, Record
from delight.data.queries.common import table
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.imports.importing import Fate, counted_fates
from delight.services.imports.known import someone
from delight.services.imports.learning import begin
from delight.services.imports.record import CustomerRecord
from tests.factories import customer
from tests.services.imports.bringing import bring, dump, fates, person


def only(services):
    (row,) = services.customers.page()
    return services.customers.get(row.id)


def rows_of(services, entity):
    with services.context.db.read() as session:
        return [dict(row) for row in session.execute(sa.select(table(entity))).mappings()]


def test_a_new_row_has_every_column_of_the_table():
    row = person("Zoë Brontë")
    record = CustomerRecord(someone=someone(row))
    begin(record, row, "0" * 32)
    assert set(record.values) | {"id"} == set(Record.metadata.tables["customers"].columns.keys())


def test_what_is_empty_is_filled_and_nothing_is_written_over(services):
    customer(
        services,
        "Zoë Brontë",
        email="zoe@example.org",
        phone="",
        address="",
        birthday="03-14",
        know="no calls",
    )
    row = person(
        "Zoe Bronte", email="zoe@example.org", phone="01632 960111", birthday="05-20", language="fr",
        address="1 Weir Lane\nEly", know="likes rye",
    )  # fmt: skip
    work, _ = bring(services, [row])
    assert fates(work) == ["updated"]
    assert set(work.rows[0].adds) == {"phone", "language", "address", "notes"}
    assert work.rows[0].differs == ("birthday",)
    kept = only(services)
    assert (kept.name, kept.birthday, kept.know) == ("Zoë Brontë", "03-14", "no calls")
    assert (kept.phone, kept.language, kept.address) == ("01632 960111", "fr", "1 Weir Lane\nEly")
    assert [note["text"] for note in rows_of(services, Note)] == ["likes rye"]
    with services.context.db.read() as session:
        assert session.get(Customer, kept.id).e164 == "+441632960111"


def test_another_phone_is_kept_beside_the_first(services):
    customer(services, "Zoë Brontë", email="zoe@example.org", phone="01632 960111")
    again = person("Zoë Brontë", email="zoe@example.org", phone="01632 960222")
    work, _ = bring(services, [again])
    assert work.rows[0].adds == ("phone",)
    assert only(services).phone == "01632 960111"
    work, _ = bring(services, [again, person("Zoë Brontë", 2, phone="+44 1632 960222")])
    assert fates(work) == ["here", "here"]


def test_a_shared_phone_or_mail_alone_makes_nobody_the_same(services):
    customer(services, "Zoë Brontë", email="family@example.org", phone="01632 960111")
    rows = [
        person("Emil Brontë", 1, phone="01632 960111"),
        person("Paula Nowak", 2, email="family@example.org"),
        person("Zoë Brontë", 3, phone="01632 960199"),
    ]
    assert fates(bring(services, rows)[0]) == ["new", "new", "new"]


def test_father_and_son_of_one_name_at_one_address_stay_two(services):
    customer(services, "Jan Nowak", email="", phone="", address="12 Weir Lane\nEly", birthday="1950-02-03")
    son = person("Jan Nowak", address="12 Weir Lane\nEly", birthday="1981-07-09")
    assert fates(bring(services, [son])[0]) == ["new"]
    assert fates(bring(services, [son])[0]) == ["here"]


def test_the_same_person_twice_in_a_file_becomes_one_with_both_ways(services):
    rows = [
        person("Ida Rowe", 2, email="ida@example.org"),
        person("Ida Rowe", 3, email="ida@example.org", phone="01632 960111", tags=["Regulars"]),
        person("Rowe, Ida", 4, given="Ida", family="Rowe", email="ida@example.org"),
    ]
    work, _ = bring(services, rows)
    assert fates(work) == ["new", "merged", "merged"]
    assert [row.into_row for row in work.rows] == [None, 2, 2]
    assert only(services).phone == "01632 960111"
    assert only(services).tags == ("Regulars",)


def test_a_no_in_the_file_always_wins_and_a_yes_never_overturns_one(services):
    yes = ConsentDraft(about=ConsentAbout.LETTERS, given=True, day=date(2026, 3, 1), source="card")
    no = ConsentDraft(about=ConsentAbout.LETTERS, given=False, day=date(2020, 1, 1), source="old.csv")
    bring(services, [person("Ida", email="ida@example.org", consents=[yes])])
    assert only(services).letters_welcome
    work, _ = bring(services, [person("Ida", email="ida@example.org", consents=[no], letters_welcome=False)])
    assert set(work.rows[0].adds) == {"consents", "letters_welcome"}
    assert not only(services).letters_welcome
    work, _ = bring(services, [person("Ida", email="ida@example.org", consents=[yes])])
    assert fates(work) == ["here"]
    assert work.rows[0].differs == ("consent:letters",)
    last = max(rows_of(services, Consent), key=lambda row: row["day"])
    assert last["given"] is False


def test_health_notes_need_a_yes(services):
    yes = ConsentDraft(about=ConsentAbout.HEALTH, given=True, source="form")
    work, _ = bring(services, [person("Ida", email="i@example.org", health="nuts")])
    assert only(services).health == ""
    assert [remark.code for remark in work.rows[0].remarks] == ["row.withheld"]
    bring(services, [person("Ida", email="i@example.org", health="nuts", consents=[yes])])
    assert only(services).health == "nuts"


def test_a_no_from_before_a_yes_takes_nothing_away(services):
    who = customer(services, "Ida", email="i@example.org", phone="", address="", birthday="03-14")
    for given_, day in ((True, date(2026, 3, 3)), (False, date(2026, 1, 1))):
        draft = ConsentDraft(about=ConsentAbout.BIRTHDAY, given=given_, day=day, source="card")
        services.consents.note(who, draft)
    assert only(services).birthday == "03-14"
    bring(services, [person("Ida", email="i@example.org", phone="01632 960111")])
    assert (only(services).birthday, only(services).phone) == ("03-14", "01632 960111")


def test_a_further_address_written_another_way_is_the_same(services):
    customer(services, "Ida", email="i@example.org", phone="", address="12 Harbour Road\nSandmouth SM1 4XY")
    row = person("Ida", email="i@example.org", address="12 Harbour Rd, Sandmouth, SM1 4XY")
    assert fates(bring(services, [row])[0]) == ["here"]


@pytest.mark.parametrize(
    ("typed", "given_", "family", "fate", "adds"),
    [
        ("Ida Rowe", "Ida", "Rowe", "here", ()),
        ("ida rowe", "Ida", "Rowe", "here", ()),
        ("Ida May Rowe", "Ida May", "Rowe", "updated", ("given", "family")),
        ("Yamada Hanako", "Hanako", "Yamada", "updated", ("given", "family")),
        ("Ida Rowe", "Ida", "", "updated", ("given",)),
    ],
)
def test_names_apart_are_new_only_where_the_full_name_does_not_say_them(
    services, typed, given_, family, fate, adds
):
    customer(services, typed, email="i@example.org")
    row = person(typed, email="i@example.org", given=given_, family=family)
    (plan,) = bring(services, [row])[0].rows
    assert (plan.fate.value, plan.adds) == (fate, adds)
    assert bring(services, [row])[1] == ""


NAMES = st.sampled_from(["Ida Rowe", "Idá Rowe", "Jan Nowak", "Zoë Brontë", "ida rowe", "Rowe Ida"])
MAILS = st.sampled_from(["", "a@example.org", "b@example.org", "A@example.org"])
PHONES = st.sampled_from(["", "01632 960111", "+44 1632 960111", "01632 960222", "12"])
PLACES = st.sampled_from(["", "Ely", "12 Weir Lane\nEly", "12 weir ln, Ely", "13 Weir Lane\nEly"])
BORN = st.sampled_from(["", "1980-03-14", "03-14", "1981-07-09"])
MORE = st.lists(
    st.builds(Reach, kind=st.just(ReachKind.EMAIL), value=MAILS.filter(bool)), max_size=1
)  # fmt: skip
PEOPLE = st.lists(
    st.builds(
        lambda name, email, phone, address, birthday, reaches: person(
            name, email=email, phone=phone, address=address, birthday=birthday, reaches=reaches
        ),
        NAMES, MAILS, PHONES, PLACES, BORN, MORE,
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(PEOPLE)
def test_a_second_time_adds_nothing_and_undo_takes_all_back(services, rows):
    before = dump(services)
    rows = [person_at(row, number) for number, row in enumerate(rows, 1)]
    work, deed = bring(services, rows)
    counts, count = counted_fates(row.fate for row in work.rows), services.customers.count()
    again, twice = bring(services, rows)
    for done in filter(None, (twice, deed)):
        services.history.undo(done)
    assert dump(services) == before
    assert sum(counts.values()) == len(rows)
    assert count == counts.get(Fate.NEW, 0)
    assert set(fates(again)) <= {"here"}
    assert twice == ""


def person_at(row, number):
    return type(row)(**{f: getattr(row, f) for f in row.__dataclass_fields__} | {"row": number})


def test_many_of_one_name_and_one_phone_do_not_take_for_ever(services):
    rows = [person("Guest", n, phone="01632 960111", email=f"guest{n}@example.org") for n in range(1, 1_500)]
    work, _ = bring(services, rows)
    assert len(work.rows) == len(rows)


def test_thousands_of_rows_of_one_walk_in_customer_are_one(services):
    work, _ = bring(services, [person("Walk-in Customer", n) for n in range(1, 20_000)])
    assert counted_fates(row.fate for row in work.rows) == {Fate.NEW: 1, Fate.MERGED: 19_998}


def test_a_name_turned_round_is_the_same_name(services):
    rows = [person("Ida Rowe", 1, phone="01632 960111"), person("Rowe, Ida", 2, phone="01632 960111")]
    work, _ = bring(services, rows)
    assert (fates(work), work.rows[1].differs) == (["new", "merged"], ())
    assert fates(bring(services, rows)[0]) == ["here", "here"]
    assert [row.name for row in services.customers.page("rowe")] == ["Ida Rowe"]
    assert rows_of(services, Customer)[0]["name_key"] == "ida rowe"


@pytest.mark.parametrize("number", [1, 2])
def test_more_rows_of_somebody_here_say_what_each_adds(services, number):
    customer(services, "Ida", email="i@example.org", phone="")
    rows = [person("Ida", n, email="i@example.org", tags=[f"t{n}"]) for n in range(1, number + 1)]
    work, _ = bring(services, rows)
    assert fates(work) == ["updated"] * number
