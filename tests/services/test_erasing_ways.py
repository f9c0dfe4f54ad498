"""Every way to an erasure, and all that may follow it: not a byte comes back, and it is said plainly."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import Stage
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.imports.importing import ImportWish
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
from tests import factories
from tests.services.test_erasing import (
    busy,
    cores,
    is_whole,
    lent,
    named_elsewhere,
    person,
    rare,
    traces,
)

__all__ = ["lent"]


def left_of(services, place, tmp_path, count=2):
    """Return what is left of the made-up people once the copies that held them were rotated away."""
    for file in (place / "backups").glob("*.delightbackup"):
        file.unlink()
    services.backups.backup()
    return traces([place, tmp_path / "lent"], count)


def erase(services, *ids):
    mentions = [(one.noun, one.record) for one in services.privacy.plan(ids).mentions]
    return services.privacy.erase(ids, mentions)


def test_who_is_erased_already_is_unknown(services, place, tmp_path):
    who = person(services, 0)
    busy(services, 0, who)
    erase(services, who.id)
    for again in (services.privacy.plan, services.privacy.erase):
        with pytest.raises(UnknownError, match=r"customer\.unknown"):
            again([who.id])
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        services.privacy.data(who.id)
    assert left_of(services, place, tmp_path) == []


def test_somebody_named_twice_goes_once(services):
    who = factories.customer(services)
    _changes, report = services.privacy.erase([who, who])
    assert report.people == 1


def test_who_was_merged_goes_under_both_names_with_the_history_of_both(services, place, tmp_path):
    keep, other = person(services, 0), person(services, 1)
    stays = factories.customer(services, "Anna Blau")
    case = factories.case(services, stays)
    for number, who in enumerate((keep, other)):
        busy(services, number, who)
        named_elsewhere(services, who, stays, case)
    uids = [services.customers.get(who.id).uid for who in (keep, other)]
    services.duplicates.merge(keep.id, other.id)
    services.customers.edit(keep.id, CustomerDraft(name=f"{keep.given} {keep.family}", know=other.given))
    with pytest.raises(UnknownError, match=r"customer\.merged"):
        services.customers.find(other.id)
    erase(services, keep.id)
    assert left_of(services, place, tmp_path) == []
    for uid in uids:
        assert uid in (place / "erased.txt").read_text()
    for old in (keep.id, other.id, *uids):
        with pytest.raises(UnknownError, match=r"customer\.unknown"):
            services.customers.find(old)
    with pytest.raises(UnknownError):
        services.duplicates.unmerge(other.id)
    assert is_whole(services)


def test_merging_cannot_be_taken_back_once_they_are_erased(services):
    keep = factories.customer(services)
    other = factories.customer(services, "Zoe Brontey", email="z@old.example")
    merged = services.duplicates.merge(keep, other)
    services.privacy.erase([keep])
    for uid in (merged.deed, None):
        with pytest.raises((ConflictError, UnknownError)) as told:
            services.history.undo(uid)
        assert told.value.code in {"undo.erased", "undo.nothing"}
    assert services.customers.count() == 0


def test_undo_passes_over_what_was_erased_and_takes_back_what_came_before(services):
    anna = factories.customer(services, "Anna Blau")
    services.customers.add_visit(VisitDraft(customer_id=anna, day=date(2026, 3, 4)))
    zoe = factories.customer(services)
    factories.case(services, zoe)
    services.privacy.erase([zoe])
    last = services.history.last(services.now().replace(year=2020))
    assert last is not None
    assert last.name is DeedName.VISIT_ADDED
    services.history.undo()
    assert services.customers.get(anna).visits == 0


def test_the_list_of_deeds_offers_no_undo_for_what_was_erased(services):
    zoe, anna = factories.customer(services), factories.customer(services, "Anna Blau")
    both = services.groups.tag([zoe, anna], "Regulars").deed
    own = services.customers.add_visit(VisitDraft(customer_id=zoe, day=date(2026, 3, 4))).deed
    services.privacy.erase([zoe])
    rows = {row.deed: row for row in services.history.page()}
    assert rows[own].is_erased
    assert not rows[both].is_erased


def test_a_link_to_them_is_gone_and_its_deed_says_so(services):
    zoe, anna = factories.customer(services), factories.customer(services, "Anna Blau")
    linked = services.links.add(LinkDraft(customer_id=anna, other_id=zoe, kind=LinkKind.BROUGHT)).deed
    services.privacy.erase([zoe])
    assert services.links.of(anna) == []
    with pytest.raises(ConflictError, match=r"undo\.erased"):
        services.history.undo(linked)


@pytest.fixture
def imported(services, tmp_path):
    file = tmp_path / "list.csv"
    people = [("Anna Blau", "anna@blau.example"), (f"{rare(0, 'zw')} {rare(0, 'xv')}", "kq000@vz000.example")]
    rows = "".join(f"{name},{email}\n" for name, email in people)
    file.write_text(f"Name,E-mail\n{rows}", encoding="utf-8")
    report = services.imports.take(services.imports.open(file), ImportWish())
    file.unlink()
    return report.id


def test_an_import_can_be_taken_back_but_for_whom_was_erased(services, place, tmp_path, imported):
    (zed,) = services.customers.suggest("kq000@vz000.example")
    erase(services, zed.id)
    with pytest.raises(ConflictError, match=r"undo\.conflict"):
        services.imports.undo(imported)
    services.imports.undo(imported, rest=True)
    assert services.customers.count() == 0
    assert left_of(services, place, tmp_path, 1) == []
    redone = services.history.undo(services.history.page(1)[0].deed, rest=True)
    assert [row.name for row in services.customers.page()] == ["Anna Blau"]
    assert left_of(services, place, tmp_path, 1) == []
    assert redone.deed


def test_an_import_that_was_undone_and_done_again_leaves_nobody(services, place, tmp_path, imported):
    services.imports.undo(imported)
    redone = services.history.page(1)[0].deed
    services.history.undo(redone)
    erase(services, *(row.id for row in services.customers.page()))
    assert left_of(services, place, tmp_path, 1) == []
    with pytest.raises(ConflictError, match=r"undo\.(erased|done_already)"):
        services.imports.undo(imported)


def test_ann_is_blacked_out_of_what_was_chosen_and_annabel_stays(services):
    annabel = factories.customer(services, "Annabel Fox", know="Annabel likes rye. Ann pays.")
    bea = factories.customer(services, "Bea Lind", know="Comes with Ann; Ann's dog, Annabel's cat, Annie.")
    cy = factories.customer(services, "Cy Young", know="Ann again")
    ann = factories.customer(services, "Ann")
    mentions = services.privacy.plan([ann]).mentions
    assert {(one.whose, one.excerpt, one.sure) for one in mentions if one.noun is Noun.CUSTOMER} == {
        ("Annabel Fox", "Annabel likes rye. Ann pays.", False),
        ("Bea Lind", "Comes with Ann; Ann's dog, Annabel's cat, Annie.", False),
        ("Cy Young", "Ann again", False),
    }
    services.privacy.erase([ann], [(Noun.CUSTOMER, annabel), (Noun.CUSTOMER, bea)])
    know = {who: services.customers.get(who).know for who in (annabel, bea, cy)}
    assert know[annabel] == "Annabel likes rye. […] pays."
    assert know[bea].startswith("Comes with […]; […]")
    assert "Annabel's cat, Annie." in know[bea]
    assert know[cy] == "Ann again"
    assert [row.name for row in services.customers.page()] == ["Annabel Fox", "Bea Lind", "Cy Young"]


def test_who_has_one_name_only_leaves_no_import_called_after_them(services, tmp_path):
    file = tmp_path / "Madonnah.csv"
    file.write_text("Name,Madonnah\nMadonnah,x\nAnna Blau,y\n", encoding="utf-8")
    report = services.imports.take(services.imports.open(file), ImportWish())
    file.unlink()
    services.privacy.erase([services.customers.find("Madonnah")])
    kept = services.imports.report(report.id)
    told = [kept.file.name, *(look.name for look in kept.looks), *(row.title for row in kept.rows)]
    assert not [one for one in told if "adonna" in one]


def test_the_name_they_had_before_is_listed_and_not_ticked(services):
    zoe = factories.customer(services, "Zoë Brontë")
    anna = factories.customer(services, "Anna Blau", know="Neighbour of Zoë Brontë")
    services.customers.edit(zoe, CustomerDraft(name="Zoë Marlow"))
    (mention,) = services.privacy.plan([zoe]).mentions
    assert (mention.record, mention.sure) == (anna, False)
    services.privacy.erase([zoe], [(mention.noun, mention.record)])
    assert services.customers.get(anna).know == "Neighbour of […]"


def test_what_is_brought_back_from_the_second_folder_erases_again(services, place, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    services.backups.choose_second(stick)
    people = [person(services, number) for number in range(2)]
    for number, who in enumerate(people):
        busy(services, number, who)
    services.backups.backup()
    copies = sorted(stick.rglob("*.delightbackup"))
    assert copies
    assert traces([stick], 2)
    erase(services, *(who.id for who in people))
    services.close()
    fresh = tmp_path / "fresh"  # another computer: nothing but the stick is there
    report = restore(copies[0], fresh, clock=clock)
    assert report.erased == 2
    with closing(open_services(fresh, clock=clock)) as again:
        assert again.customers.count() == 0
        assert is_whole(again)
    assert traces([fresh], 2) == []


def test_the_log_names_nobody_who_was_erased(services, tmp_path, monkeypatch, caplog):
    who = person(services, 0)
    busy(services, 0, who)
    with caplog.at_level("DEBUG"):
        erase(services, who.id)
        with pytest.raises(UnknownError):
            services.customers.get(who.id)
    assert [core for core in cores(0) if core in caplog.text.lower()] == []


def test_a_case_that_was_put_right_asks_for_nothing_more(services, clock):
    zoe = factories.customer(services)
    case = factories.case(services, zoe)
    clock.forward(hours=5)
    services.cases.move(case, Stage.RESOLVED)
    services.privacy.erase([zoe])
    (row,) = services.cases.page(CaseFilter())
    detail = services.cases.get(row.id)
    assert (detail.stage, detail.outcome) == (Stage.CLOSED, None)
    assert detail.closed_at == detail.resolved_at
