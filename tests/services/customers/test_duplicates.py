"""Two records of one person: found, warned of, merged, taken apart."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
import sqlalchemy as sa

from delight.data.entities import Letter, Link, Record
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.links import LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.reaches import Reach, ReachKind
from delight.domain.customers.standing import Standing
from delight.domain.duplicates.like_words import THINGS
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.merging import MergeField, Side
from delight.domain.duplicates.pairs import name_aside
from delight.domain.errors import ConflictError, InputError, StoppedError, UnknownError
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from tests import factories

PHONE = "01632 960123"
DERIVED = {"facts"}


@pytest.fixture
def pair(services):
    """Zoë, who came twice, and a second record of hers with a case, a letter, a tag and more."""
    keep = factories.customer(services, "Zoë Marlow", email="zoe@example.org", phone=PHONE, know="Likes rye")
    other = factories.customer(
        services, "Zoe Marlow", email="z.marlow@example.org", phone="+44 1632 960123", know="Has a dog"
    )
    services.customers.add_visit(VisitDraft(customer_id=keep, day=date(2026, 3, 1), amount_minor=500))
    services.customers.add_visit(VisitDraft(customer_id=keep, day=date(2026, 3, 2)))
    services.customers.add_visit(VisitDraft(customer_id=other, day=date(2026, 3, 3), amount_minor=700))
    case = factories.case(services, other)
    factories.action(services, case)
    factories.gesture(services, other)
    services.groups.tag([keep, other], "regulars")
    services.groups.tag([other], "rye club")
    services.reaches.add(other, Reach(kind=ReachKind.PHONE, value="07700 900123", label="work"))
    services.consents.note(other, ConsentDraft(about=ConsentAbout.EMAIL, given=True, source="card"))
    with services.context.deed(DeedName.LETTER_PUT_OUT) as deed:
        deed.add(Letter(number="L-1", customer_id=other, case_id=case, issued_at=deed.at, pdf=b"%PDF\x00"))
    return keep, other


def test_among_some_only_they_are_compared(services, pair):
    other = factories.customer(services, "Ana Lima", email="", address="")
    assert services.duplicates.among([*pair, other]) == [pair]
    assert services.duplicates.among([pair[0], other]) == []
    services.duplicates.tell_apart(*pair)
    assert services.duplicates.among(pair) == []


def test_comparing_some_tells_how_far_it_is_and_stops_when_asked(services, pair):
    told = []
    services.duplicates.among(pair, lambda *far: told.append(far))
    assert told == sorted(told)
    assert told[0] == (0, 100)

    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        services.duplicates.among(pair, stop)


def rows(services, noun: str) -> dict[str, dict]:
    table = Record.metadata.tables[noun]
    with services.context.db.read() as session:
        return {row.uid: dict(row._mapping) for row in session.execute(sa.select(table))}


def link(services, one: int, two: int, kind: LinkKind) -> None:
    with services.context.deed(DeedName.LINK_ADDED) as deed:
        deed.add(Link(customer_id=one, other_id=two, kind=kind))


def everything(services) -> dict[str, dict[str, dict]]:
    return {noun.value: rows(services, noun.value) for noun in Noun}


def test_the_likeliest_pair_comes_first_with_the_fuller_record_in_front(services, pair) -> None:
    keep, other = pair
    factories.customer(services, "Tom Marlow", email="", phone=PHONE, address="")
    found = services.duplicates.list()
    assert found.total == 1
    (row,) = found.rows
    assert (row.one.id, row.two.id) == (other, keep)
    assert row.one.entries == 4
    assert LikeReason.SAME_NAME in row.likeness.reasons
    assert row.likeness.sure


def test_told_apart_once_is_not_asked_again(services, pair) -> None:
    keep, other = pair
    services.duplicates.tell_apart(other, keep)
    services.duplicates.tell_apart(keep, other)
    assert services.duplicates.list().total == 0
    assert len(rows(services, "links")) == 1
    services.history.undo()
    assert services.duplicates.list().total == 1


def test_a_merge_keeps_every_entry_of_both(services, pair) -> None:
    keep, other = pair
    before = everything(services)
    services.duplicates.merge(keep, other, note="Also known as Zoe Marlow")
    who = services.customers.get(keep)
    assert who.name == "Zoë Marlow"
    assert who.know == "Likes rye\nHas a dog"
    assert who.tags == ("regulars", "rye club")
    assert (who.visits, who.value_minor, who.open_cases) == (3, 1200, 1)
    ways = {(way.kind.value, way.value, way.label) for way in services.reaches.of(keep)}
    assert ways == {("email", "z.marlow@example.org", ""), ("phone", "07700 900123", "work")}
    after = everything(services)
    for noun in ("cases", "visits", "gestures", "letters", "consents", "actions", "follow_ups"):
        assert after[noun].keys() == before[noun].keys(), noun
        assert {row["customer_id"] for row in after[noun].values() if "customer_id" in row} <= {keep}
    assert [note.text for note in services.notes.of(keep)] == ["Also known as Zoe Marlow"]
    assert services.customers.count() == 1


def test_the_old_id_leads_to_the_kept_one(services, pair) -> None:
    keep, other = pair
    uid = services.customers.get(other).uid
    services.duplicates.merge(keep, other)
    for ask in (
        lambda: services.customers.get(other),
        lambda: services.customers.find(str(other)),
        lambda: services.customers.find(uid),
        lambda: services.customers.edit(other, CustomerDraft(name="Zoë")),
        lambda: factories.case(services, other),
    ):
        with pytest.raises(UnknownError) as error:
            ask()
        assert error.value.code == "customer.merged"
        assert error.value.details["into"] == keep


def test_choices_are_followed_and_what_was_not_chosen_is_kept_beside(services, pair) -> None:
    keep, other = pair
    preview = services.duplicates.preview(keep, other)
    open_fields = {line.field for line in preview.lines if line.is_open}
    assert open_fields == {MergeField.NAME, MergeField.EMAIL, MergeField.KNOW}
    assert dict(preview.moves)[Noun.CASE] == 1
    chosen = {MergeField.EMAIL: Side.OTHER, MergeField.KNOW: Side.KEEP, MergeField.PHONE: Side.OTHER}
    services.duplicates.merge(keep, other, chosen, seen=preview.versions)
    who = services.customers.get(keep)
    assert (who.email, who.phone, who.know) == ("z.marlow@example.org", "+44 1632 960123", "Likes rye")
    assert ("email", "zoe@example.org") in {(way.kind.value, way.value) for way in services.reaches.of(keep)}


def test_somebody_elses_edit_in_the_meantime_is_not_written_over(services, pair) -> None:
    keep, other = pair
    seen = services.duplicates.preview(keep, other).versions
    services.customers.edit(other, CustomerDraft(name="Zoe Marlow-Brontë"))
    with pytest.raises(ConflictError) as error:
        services.duplicates.merge(keep, other, seen=seen)
    assert error.value.code == "record.changed_elsewhere"
    assert services.customers.count() == 2


def test_one_cannot_be_merged_with_themselves(services, pair) -> None:
    with pytest.raises(InputError) as error:
        services.duplicates.merge(pair[0], pair[0])
    assert error.value.code == "customer.same_twice"


def test_links_go_along_and_nobody_belongs_to_themselves(services, pair) -> None:
    keep, other = pair
    tom, firm = factories.customer(services, "Tom Okafor"), factories.customer(services, "The Mill")
    link(services, keep, tom, LinkKind.HOUSEHOLD)
    link(services, other, tom, LinkKind.HOUSEHOLD)
    link(services, other, keep, LinkKind.BROUGHT)
    link(services, other, firm, LinkKind.WORKS_AT)
    services.duplicates.tell_apart(other, factories.customer(services, "Zoë Marlowe"))
    assert dict(services.duplicates.preview(keep, other).moves)[Noun.LINK] == 2, "Tom and the firm"
    before = everything(services)
    services.duplicates.merge(tom, other)  # the smaller id of both-ways links may change sides
    services.history.undo()
    assert everything(services) == before
    services.duplicates.merge(keep, other)
    kept = {(row["customer_id"], row["other_id"], row["kind"]) for row in rows(services, "links").values()}
    assert kept == {(keep, tom, "household"), (keep, firm, "works-at"), (keep, firm + 1, "not-same")}
    services.history.undo()
    assert everything(services) == before


def test_undo_at_once_brings_everything_back(services, pair) -> None:
    keep, other = pair
    before = everything(services)
    services.duplicates.merge(keep, other, {MergeField.EMAIL: Side.OTHER}, note="Also Zoe")
    services.history.undo()
    assert everything(services) == before


def test_undo_of_the_undo_merges_again(services, pair) -> None:
    keep, other = pair
    services.duplicates.merge(keep, other)
    merged = everything(services)
    undone = services.history.undo().deed
    services.history.undo(undone)
    assert everything(services) == merged


def test_taken_apart_later_each_has_their_own_and_what_came_since_stays(services, pair, clock) -> None:
    keep, other = pair
    theirs = {
        noun: {u for u, row in rows(services, noun).items() if row["customer_id"] == other}
        for noun in ("cases", "visits", "tags", "reaches", "consents")
    }
    services.duplicates.merge(keep, other)
    clock.forward(days=20)
    services.customers.add_visit(VisitDraft(customer_id=keep, day=date(2026, 3, 20)))
    services.notes.add(keep, "Came with her mother")
    (case,) = theirs["cases"]
    services.recovery.add_action(
        factories.ActionDraft(case_id=rows(services, "cases")[case]["id"], kind=factories.ActionKind.APOLOGY)
    )
    services.customers.edit(keep, CustomerDraft(name="Zoë Marlow-Brontë", email="new@example.org"))
    done = services.duplicates.unmerge(keep)
    assert (done.customer_id, done.keep_id) == (other, keep)
    assert dict(done.stays) == {Noun.VISIT: 1, Noun.NOTE: 1}
    for noun, uids in theirs.items():
        assert {u for u, row in rows(services, noun).items() if row["customer_id"] == other} == uids, noun
    assert services.customers.get(other).name == "Zoe Marlow"
    who = services.customers.get(keep)
    assert (who.name, who.email, who.visits) == ("Zoë Marlow-Brontë", "new@example.org", 3)
    assert services.customers.get(other).open_cases == 1
    assert len(rows(services, "actions")) == 2
    assert rows(services, "merges") == {}


def test_a_merge_of_a_merge_comes_apart_the_last_one_first(services, pair) -> None:
    keep, other = pair
    before = everything(services)
    third = factories.customer(services, "Zoë Ann Marlow", know="third", likes="nuts")
    apart = everything(services)
    services.duplicates.merge(keep, other)
    services.duplicates.merge(third, keep)
    with pytest.raises(UnknownError) as error:
        services.customers.get(other)
    assert error.value.details["into"] == third
    with pytest.raises(ConflictError) as refused:
        services.duplicates.unmerge(other)
    assert (refused.value.code, refused.value.details["into"]) == ("undo.merged_on", "Zoë Ann Marlow")
    services.duplicates.unmerge(keep)
    services.duplicates.unmerge(other)
    after = everything(services)
    for noun, rows_before in apart.items():
        assert after[noun] == rows_before, noun
    assert before["merges"] == after["merges"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whoever_came_together_in_one_goes_in_any_order_with_their_own_notes(services, order) -> None:
    keep = factories.customer(services, "Ana Moe", know="Ana knows", likes="nuts")
    others = [
        factories.customer(services, f"{name} Moe", know=f"{name} knows\nand more of {name}", likes=name)
        for name in ("Bna", "Cna", "Dna")
    ]
    before = rows(services, "customers")
    for other in others:
        services.duplicates.merge(keep, other)
    for number in order:
        services.duplicates.unmerge(others[number])
    assert rows(services, "customers") == before


def test_health_notes_go_with_the_yes_that_goes_back_to_the_other(services) -> None:
    keep, other = factories.customer(services, "Ana Moe"), factories.customer(services, "Bna Moe")
    yes = ConsentDraft(about=ConsentAbout.HEALTH, given=True, day=date(2026, 1, 5), source="form")
    services.consents.note(other, yes)
    services.duplicates.merge(keep, other)
    services.customers.edit(keep, CustomerDraft(name="Ana Moe", health="nuts"))
    services.duplicates.unmerge(other)
    assert services.customers.get(keep).health == ""


def test_a_note_that_was_rewritten_since_stays_and_is_named(services) -> None:
    keep = factories.customer(services, "Ana Moe", know="Ana knows")
    other = factories.customer(services, "Bna Moe", know="Bna knows")
    services.duplicates.merge(keep, other)
    services.customers.edit(keep, CustomerDraft(name="Ana Moe", know="Both know"))
    (left,) = services.duplicates.unmerge(other).left
    assert (left.why, left.what) == ("edited", ("know",))
    assert services.customers.get(keep).know == "Both know"


def test_a_deed_on_the_other_can_be_undone_after_the_merge(services, pair) -> None:
    keep, other = pair
    logged = services.cases.log(factories.CaseDraft(what="The rye was stale", customer_id=other))
    untagged = services.groups.untag([other], "regulars")
    moved = services.customers.add_visit(VisitDraft(customer_id=other, day=date(2026, 3, 5)))
    services.duplicates.merge(keep, other)
    services.history.undo(logged.deed)
    services.history.undo(moved.deed)
    assert services.customers.get(keep).visits == 3
    with pytest.raises(ConflictError):  # the kept one carries that tag already
        services.history.undo(untagged.deed)
    assert services.customers.get(keep).tags == ("regulars", "rye club")


def test_whoever_was_never_merged_cannot_be_taken_apart(services, pair) -> None:
    for wanted, code in ((pair[0], "customer.never_merged"), (999, "customer.unknown")):
        with pytest.raises(UnknownError) as error:
            services.duplicates.unmerge(wanted)
        assert error.value.code == code


def test_both_ways_are_kept_with_what_either_called_them(services, pair) -> None:
    keep, other = pair
    services.reaches.add(keep, Reach(kind=ReachKind.PHONE, value="07700 900123", label="mobile"))
    services.duplicates.merge(keep, other)
    assert ("07700 900123", "mobile, work") in {(way.value, way.label) for way in services.reaches.of(keep)}


def test_a_no_of_either_holds(services, pair) -> None:
    keep, other = pair
    services.consents.note(other, ConsentDraft(about=ConsentAbout.LETTERS, given=False, source="by phone"))
    services.duplicates.merge(keep, other)
    assert not services.customers.get(keep).letters_welcome


def test_the_older_of_both_days_is_when_they_were_added(services, pair, clock) -> None:
    keep = pair[0]
    clock.forward(days=3)
    young = factories.customer(services, "Zoë Marlow")
    services.duplicates.merge(young, keep)
    assert services.customers.get(young).created_at < datetime(2026, 3, 12, tzinfo=UTC)


def test_every_table_that_names_a_customer_is_handed_over(services) -> None:
    """Fails for a new table whose ``customer_id`` is no reference: nothing would hand it over."""
    for table in Record.metadata.tables.values():
        if "customer_id" in table.columns and table.name not in DERIVED:
            keys = {key.column.table.name for key in table.columns["customer_id"].foreign_keys}
            assert keys == {"customers"}, table.name
            assert table.name in {noun.value for noun in Noun}, table.name


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (CustomerDraft(name="zoe marlow"), True),
        (CustomerDraft(name="Marlowe, Zoë"), True),
        (CustomerDraft(name="Z Marlow", phone="+441632960123"), True),
        (CustomerDraft(name="", phone="01632960123"), True),
        (CustomerDraft(name="Tom Okafor", phone=PHONE), False),
        (CustomerDraft(name="Zoë"), False),
        (CustomerDraft(name=""), False),
        (CustomerDraft(name="%"), False),
    ],
)
def test_somebody_who_is_here_already_is_named_while_typing(services, draft, found) -> None:
    zoe = factories.customer(services, "Zoë Marlow", phone=PHONE)
    warned = services.duplicates.warn(draft)
    assert [one.id for one in warned] == ([zoe] if found else [])
    if found:
        assert (warned[0].name, warned[0].town) == ("Zoë Marlow", "Sandmouth")


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        (CustomerDraft(name="Екатерина Смирнова"), CustomerDraft(name="Смирнова Екатерина")),
        (CustomerDraft(name="Екатерина Смирнова"), CustomerDraft(name="Ekaterina Smirnova")),
        (CustomerDraft(name="Ekaterina Smirnova"), CustomerDraft(name="Екатерина Смирнова")),
        (CustomerDraft(name="山田 花子", reading="やまだ はなこ"), CustomerDraft(name="Hanako Yamada")),
        (CustomerDraft(name="Yamada Hanako"), CustomerDraft(name="山田 花子", reading="ヤマダ ハナコ")),
        (CustomerDraft(name="Stephen Brown"), CustomerDraft(name="Steven Browne")),
        (CustomerDraft(name="Jürgen Müller"), CustomerDraft(name="Juergen Mueller")),
        (CustomerDraft(name="Siân O'Hara"), CustomerDraft(name="Sian OHara")),
    ],
)
def test_who_is_spelt_otherwise_is_named_while_typing(services, known, typed) -> None:
    factories.customer(services, "Zoë Marlow")
    here = services.customers.add(known).record
    assert [one.id for one in services.duplicates.warn(typed)] == [here]


def test_a_name_that_is_not_kept_is_told_unless_it_is_the_same(services, pair) -> None:
    keep, other = pair
    assert name_aside(services.duplicates.preview(keep, other), {}) == ""
    married = factories.customer(services, "Zoë Brontë", email="zoe@example.org")
    preview = services.duplicates.preview(keep, married)
    assert name_aside(preview, {}) == "Zoë Brontë"
    assert name_aside(preview, {MergeField.NAME: Side.OTHER}) == "Zoë Marlow"


def test_history_tells_of_the_merge_and_of_what_was_done_with_the_other_before(services, pair) -> None:
    keep, other = pair
    services.customers.edit(other, CustomerDraft(name="Zoe Marlow", know="Has two dogs"))
    before = {row.deed for row in services.history.of_customer(other)}
    merged = services.duplicates.merge(keep, other)
    rows_ = services.history.of_customer(keep)
    assert rows_[0].deed == merged.deed
    assert before <= {row.deed for row in rows_}
    assert services.history.subjects(rows_[:1]) == {merged.deed: "Zoë Marlow"}


def test_how_far_it_is_told_and_cancel_is_heard(services, pair) -> None:
    told = []
    services.duplicates.list(lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        services.duplicates.list(stop)
    assert services.duplicates.how_many() == 1
    assert services.duplicates.how_many(most=1) is None


def test_done_again_only_in_part_they_are_two(services, pair) -> None:
    keep, other = pair
    services.duplicates.merge(keep, other)
    apart = services.duplicates.unmerge(other).changes.deed
    services.notes.add(other, "Here on her own account")
    with pytest.raises(ConflictError):
        services.history.undo(apart)
    services.history.undo(apart, rest=True)
    assert services.customers.get(other).name == "Zoe Marlow"
    assert rows(services, "merges") == {}
    services.duplicates.merge(keep, other)
    assert {note.text for note in services.notes.of(keep)} == {"Here on her own account"}


def test_vouchers_cards_and_answers_come_along_and_are_counted(services):
    keep, other = factories.customer(services), factories.customer(services, "Zoe Bronte", email="")
    services.vouchers.issue(VoucherDraft(customer_id=other, item="a bun"))
    for _ in range(2):
        services.stamp_cards.open(StampCardDraft(customer_id=other, reward="a loaf"))
    services.pulses.answer(PulseDraft(customer_id=other, score=2))
    moves = dict(services.duplicates.preview(keep, other).moves)
    assert moves == {Noun.VOUCHER: 1, Noun.STAMP_CARD: 2, Noun.PULSE: 1}
    assert set(moves) <= set(THINGS)
    done = services.duplicates.merge(keep, other)
    assert services.stamp_cards.count(keep) == 2
    assert [row.customer_id for row in services.pulses.page()] == [keep]
    assert services.customers.get(keep).standing is Standing.AT_RISK
    services.history.undo(done.deed)
    assert services.stamp_cards.count(other) == 2
    assert services.customers.get(keep).standing is not Standing.AT_RISK
