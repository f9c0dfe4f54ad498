"""R13: erased means erased: in the file, its index and history, drafts, lent copies, restored backups."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from delight import paths
from delight.data.chain import verify
from delight.data.database import FILE_NAME, RESERVE_NAME
from delight.data.entities import Attachment, Case, Link, Note, Reach, SavedGroup
from delight.domain.backups import Reason
from delight.domain.cases.case import CaseDraft, Outcome
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.links import LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.reaches import ReachKind
from delight.domain.errors import ConflictError
from delight.domain.gestures import GestureDraft
from delight.domain.guards.writing import LetterRequest
from delight.domain.imports.importing import ImportWish
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.text import fold
from delight.services.backups.restoring import restore
from delight.services.lending import lend
from delight.services.opening import open_services
from tests import factories


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with tokens that stand nowhere else."""

    id: int
    given: str
    family: str
    tokens: tuple[str, ...]


SOUNDS = ("ba", "do", "ki", "lu", "me", "no", "ru", "sa", "ti", "vo")
ACCENTS = ("é", "ø", "ß", "Ł", "ñ", "ü", "ç", "ş", "ě", "ő")


def rare(number: int, kind: str) -> str:
    """Return a word that nothing else holds, with a letter that folding changes."""
    return f"{kind}{ACCENTS[number % 10]}{sounds(number)}q".capitalize()


def sounds(number: int) -> str:
    return "".join(SOUNDS[int(digit)] for digit in f"{number:03d}")


def person(services, number: int) -> Person:
    """Add somebody whose every field holds a token of their own."""
    given, family = rare(number, "zw"), rare(number, "xv")
    email, phone = f"kq{number:03d}@vz{number:03d}.example", f"0177 9{number:03d} 6{number:03d}"
    draft = CustomerDraft(
        name=f"{given} {family}",
        given=given,
        family=family,
        email=email,
        phone=phone,
        address=f"{number} {rare(number, 'jq')} Street\nSandmouth\nSM1 4XY",
        birthday="1980-03-14",
        know=f"knows {rare(number, 'wq')}",
        expects=rare(number, "yq"),
        likes=rare(number, "hq"),
        health=f"allergic to {rare(number, 'gq')}",
    )
    yes = ConsentDraft(about=ConsentAbout.HEALTH, given=True, source=f"form of {rare(number, 'fq')}")
    who = services.customers.add(draft, [yes]).record
    kinds = ("jq", "wq", "yq", "hq", "gq", "fq", "dq", "cq", "bq", "aq", "pq", "tq", "sq", "rq", "mq", "nq")
    tokens = (given, family, email, phone, *(rare(number, kind) for kind in kinds))
    return Person(who, given, family, tokens)


def busy(services, number: int, who: Person) -> None:
    """Let somebody do everything that leaves words: cases, letters, gestures, visits, notes, undone deeds."""
    case = services.cases.log(
        CaseDraft(
            customer_id=who.id,
            what=f"{rare(number, 'dq')} was cold",
            topic=f"the cold {rare(number, 'dq')}",
            place=f"table {rare(number, 'cq')}",
            remedy_wanted=rare(number, "bq"),
            at_stake_minor=1234,
            promise=f"call {rare(number, 'aq')}",
            promise_by=services.now() + timedelta(days=1),
        )
    ).record
    action = services.recovery.add_action(
        ActionDraft(case_id=case, kind=ActionKind.REFUND, cost_minor=350, note=rare(number, "pq"))
    ).record
    services.recovery.action_done(action)
    letter = services.letters.issue(
        LetterRequest(wording="thank-you", customer_id=who.id, personal=rare(number, "tq"), reply_slip=True)
    ).record
    code = services.letters.get(letter).reply_code
    services.replies.log(ReplyDraft(code=code, answer=Answer.ALL_WELL, words=rare(number, "sq")))
    services.gestures.log(
        GestureDraft(customer_id=who.id, name=rare(number, "rq"), note=rare(number, "rq"), cost_minor=200)
    )
    services.customers.add_visit(VisitDraft(customer_id=who.id, day=date(2026, 3, 4), amount_minor=840))
    gift = VoucherDraft(customer_id=who.id, item=rare(number, "lq"), note=rare(number, "lq"), case_id=case)
    voucher = services.vouchers.get(services.vouchers.issue(gift).record)
    services.vouchers.cancel(voucher.code, rare(number, "lq"))
    services.pulses.answer(PulseDraft(customer_id=who.id, score=9, words=rare(number, "oq")))
    services.groups.tag([who.id], f"Group {rare(number, 'mq')}")
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        deed.add(Note(customer_id=who.id, text=rare(number, "nq"), at=deed.at))
        deed.add(
            Reach(
                customer_id=who.id, kind=ReachKind.EMAIL, value=f"b{who.tokens[2]}", key=f"b{who.tokens[2]}"
            )
        )
        deed.add(
            Attachment(
                case_id=case,
                name=f"{who.family}.txt",
                media_type="text/plain",
                sha256="",
                data=" ".join(who.tokens).encode("utf-16-le"),
            )
        )
    draft = services.customers.get(who.id)
    renamed = CustomerDraft(
        **{n: getattr(draft, n) for n in CustomerDraft.__dataclass_fields__ if n != "know"},
        know=f"{who.given}!",
    )
    services.customers.edit(who.id, renamed)
    services.history.undo()
    undone = services.cases.log(CaseDraft(customer_id=who.id, what=f"{rare(number, 'dq')} again"))
    services.history.undo(undone.deed)


def named_elsewhere(services, who: Person, other: int, case: int) -> None:
    """Let others' entries name somebody, some of them only in what stood there before."""
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        deed.add(Note(customer_id=other, text=f"Comes with {who.given} {who.family}.", at=deed.at))
        deed.add(SavedGroup(name=f"Like {who.family}", name_key=fold(f"Like {who.family}"), rule=who.family))
        deed.add(Link(customer_id=other, other_id=who.id, kind=LinkKind.BROUGHT))
        deed.add(
            Attachment(case_id=case, name=f"{who.given}.txt", media_type="text/plain", sha256="", data=b"-")
        )
    with services.context.deed(DeedName.CASE_EDITED) as deed:
        record = deed.session.get_one(Case, case)
        record.place, before = f"beside {who.given} {who.family}", record.place
    with services.context.deed(DeedName.CASE_EDITED) as deed:
        deed.session.get_one(Case, case).place = before
    services.groups.tag([other], f"Friends of {who.family}")
    services.gestures.log(GestureDraft(customer_id=other, name="a jam", note=f"for {who.given} too"))
    services.letters.issue(
        LetterRequest(
            wording="thank-you", customer_id=other, personal=f"Greetings to {who.given} {who.family}!"
        )
    )


def shop_of(services, count: int) -> tuple[list[Person], int]:
    """Fill a shop with people to erase and one who stays and knows them all."""
    stays = factories.customer(services, "Anna Blau")
    case = factories.case(services, stays)
    people = [person(services, number) for number in range(count)]
    for number, who in enumerate(people):
        busy(services, number, who)
        named_elsewhere(services, who, stays, case)
    return people, stays


def drafts_about(place: Path, who: Person) -> None:
    """Leave what is being written about somebody on disk."""
    folder = place / "drafts" / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    mine = {"request": {"customer_id": who.id, "case_id": None}, "bodies": {"x": who.given}, "closed": []}
    other = {"request": {"customer_id": 9_999, "case_id": None}, "bodies": {"x": "Dear Anna"}, "closed": []}
    (folder / "letters.json").write_text(json.dumps([mine, other]), encoding="ascii")
    (place / "drafts" / f"{'a' * 32}.json").write_text(json.dumps({"note": {"what": f"{who.family} came"}}))
    (place / f"{FILE_NAME}.before-1").write_bytes(who.family.encode())


def cores(number: int) -> tuple[str, ...]:
    """Return what stands in every token of a person, however it is spelt: letters without accents, digits."""
    n = f"{number:03d}"
    return (f"{sounds(number)}q", f"kq{n}@", f"vz{n}.", f"9{n} 6{n}", f"9{n}6{n}")


def traces(folders: list[Path], count: int) -> list[str]:
    """Return what stands where: in UTF-8 or UTF-16, large or small, folded or not."""
    found = []
    for folder in folders:
        for file in (f for f in folder.rglob("*") if f.is_file() and f.name != RESERVE_NAME):
            data = file.read_bytes().lower()
            for view in (data, data.replace(b"\0", b"")):
                found += [
                    f"{core} in {file.name}"
                    for number in range(count)
                    for core in cores(number)
                    if core.encode() in view
                ]
    return found


def told_in_letters(services, count: int) -> list[str]:
    """Return what can be read in the PDFs that are kept: their text is compressed, no search finds it."""
    text = ""
    for row in services.letters.page(limit=1_000):
        with pypdfium2.PdfDocument(services.letters.pdf(row.id)) as document:
            text += "".join(page.get_textpage().get_text_range() for page in document).lower()
    return [core for number in range(count) for core in cores(number) if core in text]


def is_whole(services) -> bool:
    with services.context.db.read() as session:
        return verify(session.connection()) is None


def all_mentions(services, ids):
    return [(one.noun, one.record) for one in services.privacy.plan(ids).mentions]


@pytest.fixture
def lent(tmp_path, monkeypatch):
    folder = tmp_path / "lent"
    monkeypatch.setattr(paths, "lent_folder", lambda: folder)
    return folder


def erased_shop(services, place, tmp_path, count, *, together):
    people, stays = shop_of(services, count)
    drafts_about(place, people[0])
    lend(people[0].family.encode(), f"{people[0].family}.pdf")
    (tmp_path / "stick").mkdir()
    backup = services.backups.backup(tmp_path / "stick" / "old.delightbackup").path
    assert {f"{core} in {FILE_NAME}" for number in range(count) for core in cores(number)} <= {
        *traces([place], count)
    }
    assert told_in_letters(services, count)
    for group in [people] if together else [[who] for who in people]:
        ids = [who.id for who in group]
        _changes, report = services.privacy.erase(ids, all_mentions(services, ids))
        assert report.people == len(group)
        assert not report.left
    return stays, backup


def check_nothing_is_left(services, place, lent, count, stays, backup, clock):
    for file in (place / "backups").glob("*.delightbackup"):
        file.unlink()  # as rotation does once newer ones took their place
    services.backups.backup()
    assert traces([place, *([lent] if lent.exists() else [])], count) == []
    assert told_in_letters(services, count) == []
    assert is_whole(services)
    assert services.backups.check().sound
    assert services.customers.get(stays).name == "Anna Blau"
    services.close()
    assert traces([place], count) == []
    restore(backup, place, clock=clock)
    for file in (place / "backups").glob("*.delightbackup"):
        file.unlink()
    with closing(open_services(place, clock=clock)) as again:
        assert [row.name for row in again.customers.page()] == ["Anna Blau"]
        assert is_whole(again)
    assert traces([place], count) == []


@pytest.mark.parametrize("together", [False, True])
def test_nothing_is_left_of_a_few_people(services, place, lent, clock, tmp_path, together):
    count = 8 if together else 3
    stays, backup = erased_shop(services, place, tmp_path, count, together=together)
    check_nothing_is_left(services, place, lent, count, stays, backup, clock)


@pytest.mark.long
@pytest.mark.parametrize("together", [False, True])
def test_nothing_is_left_of_a_hundred_people(services, place, lent, clock, tmp_path, together):
    stays, backup = erased_shop(services, place, tmp_path, 100, together=together)
    check_nothing_is_left(services, place, lent, 100, stays, backup, clock)


def test_figures_stay_without_a_person(services):
    who = person(services, 1)
    busy(services, 1, who)
    services.privacy.erase([who.id])
    with services.context.db.raw() as connection:
        case = connection.execute(
            "SELECT customer_id, what, failure, received_at, at_stake_minor, stage FROM cases"
        ).fetchall()
        action = connection.execute("SELECT kind, cost_minor, note FROM actions").fetchall()
        visit = connection.execute("SELECT customer_id, day, amount_minor FROM visits").fetchall()
        gesture = connection.execute(
            "SELECT customer_id, name, cost_minor, given_at FROM gestures"
        ).fetchall()
    assert case == [(None, "–", None, "2026-03-01T12:00:00.000+00:00", 1234, "closed")]
    assert action == [("refund", 350, "")]
    assert visit == [(None, "2026-03-01", 840)]
    assert gesture == [(None, "–", 200, "2026-03-01T12:00:00.000+00:00")]


def test_whoever_has_their_voucher_or_stamp_card_can_still_use_it(services, clock):
    """Erasing forgets whose it was; the shop owes what is on the paper all the same."""
    zoe, ana = factories.customer(services), factories.customer(services, "Ana", email="")
    link = services.referrals.add(ana, zoe).record
    services.referrals.thank(link, GestureDraft(customer_id=ana, name="a jar of plum jam"))
    services.referrals.thank(
        services.referrals.add(zoe, factories.customer(services, "Bo", email="")).record,
        GestureDraft(customer_id=zoe, name="a note"),
    )
    draft = StampCardDraft(customer_id=zoe, reward="a coffee")
    card = services.stamp_cards.get(services.stamp_cards.open(draft).record)
    services.stamp_cards.stamp(card.code, 3)
    gift = VoucherDraft(customer_id=zoe, value_minor=2000, note="for Zoë")
    voucher = services.vouchers.get(services.vouchers.issue(gift).record)
    services.vouchers.redeem(voucher.code, 500)
    services.pulses.answer(PulseDraft(customer_id=zoe, score=4, words="Zoë says it was dry"))
    services.privacy.erase([zoe])
    clock.forward(days=1)
    services.stamp_cards.stamp(card.code)
    left = services.stamp_cards.find(card.code)
    assert (left.stamps, left.customer_id, left.uid != card.uid) == (6, None, True)
    services.vouchers.redeem(voucher.code, 500)
    left = services.vouchers.find(voucher.code)
    assert (left.left_minor, left.customer_id, left.note) == (1000, None, "")
    (said,) = services.pulses.page()
    assert (said.score, said.words, said.customer_id, said.at.day) == (4, "", None, 1)
    assert [row.name for row in services.gestures.page(ana)] == ["a jar of plum jam"]
    assert services.referrals.page() == []
    with services.context.db.raw() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        kept = connection.execute("SELECT body FROM payloads").fetchall()
    assert not any(card.uid in body or "dry" in body for (body,) in kept)


def test_words_that_others_records_share_stay_with_the_figures(services):
    zoe, anna = factories.customer(services), factories.customer(services, "Anna Blau")
    for who in (zoe, anna):
        case = factories.case(services, who)
        services.cases.close(case, Outcome.SETTLED, cause="the oven")
        factories.gesture(services, who)
    services.privacy.erase([zoe])
    with services.context.db.raw() as connection:
        cause = connection.execute("SELECT cause FROM cases WHERE customer_id IS NULL").fetchone()
        name = connection.execute("SELECT name FROM gestures WHERE customer_id IS NULL").fetchone()
    assert (cause, name) == (("the oven",), ("a jar of plum jam",))


def test_each_figure_keeps_to_its_own_case_under_ids_and_numbers_never_given_before(services, clock):
    people = [factories.customer(services, name) for name in ("Zoë", "Ana", "Bo")]
    for cost, who in enumerate(people, 1):
        case = factories.case(services, who, at_stake_minor=cost)
        done = factories.action(services, case, cost_minor=cost)
        services.recovery.action_done(done)
        clock.forward(days=200)  # from March to September, and into the next year
    gone = services.cases.log(CaseDraft(what="Undone")).deed
    services.history.undo(gone)
    services.privacy.erase(people[:2])
    services.privacy.erase(people[2:])
    with services.context.db.raw() as connection:
        cases = connection.execute("SELECT id, reference, at_stake_minor FROM cases ORDER BY id").fetchall()
        actions = connection.execute("SELECT case_id, cost_minor FROM actions ORDER BY id").fetchall()
    assert cases == [(5, "E-2026-0001", 1), (6, "E-2026-0002", 2), (7, "E-2027-0001", 3)]
    assert actions == [(5, 1), (6, 2), (7, 3)]


def test_how_long_it_took_stays_and_the_day_does_not(services, clock):
    zoe = factories.customer(services)
    case = factories.case(services, zoe)
    clock.forward(hours=50)
    services.cases.close(case, Outcome.SETTLED)
    services.privacy.erase([zoe])
    with services.context.db.raw() as connection:
        row = connection.execute("SELECT received_at, closed_at FROM cases").fetchone()
    assert row == ("2026-03-01T12:00:00.000+00:00", "2026-03-03T14:00:00.000+00:00")


def test_what_nobody_can_go_on_with_is_on_no_list(services):
    who = person(services, 1)
    busy(services, 1, who)
    services.privacy.erase([who.id])
    page = services.today.page()
    assert (page.overdue, page.today, page.planned) == ((), (), ())
    assert services.due.list() == []


def test_a_letter_under_a_hold_stays_until_its_day_and_is_then_offered(services, clock):
    who = person(services, 1)
    busy(services, 1, who)
    letter = services.letters.page(who.id)[0]
    services.privacy.hold(letter.id, date(2026, 6, 1), "claim of 3 March")
    pdf = services.letters.pdf(letter.id)
    _changes, report = services.privacy.erase([who.id])
    assert [(one.number, one.until) for one in report.held] == [(letter.number, date(2026, 6, 1))]
    assert services.letters.pdf(letter.id) == pdf
    assert services.letters.get(letter.id).customer_id is None
    clock.forward(days=120)
    assert [one.id for one in services.privacy.held()] == [letter.id]
    services.privacy.let_go([letter.id])
    assert services.privacy.held() == []
    assert services.letters.page() == []


def test_the_plan_says_where_others_entries_name_them_and_erasing_blacks_out_what_was_chosen(services):
    anna = factories.customer(services, "Anna Blau", know="Sister of Zoë Brontë. Zoë pays.")
    ben = factories.customer(services, "Ben Grün", email="", know="Zoe likes him")
    zoe = factories.customer(services, "Zoë Brontë")
    mentions = services.privacy.plan([zoe]).mentions
    assert [(one.noun, one.record, one.sure) for one in mentions] == [
        (Noun.CUSTOMER, anna, True),
        (Noun.CUSTOMER, ben, False),
    ]
    assert mentions[0].excerpt == "Sister of Zoë Brontë. Zoë pays."
    services.privacy.erase([zoe])
    assert services.customers.get(anna).know == "Sister of […]. […] pays."
    assert services.customers.get(ben).know == "Zoe likes him"


def test_an_import_that_is_called_like_them_forgets_their_name(services, tmp_path):
    file = tmp_path / "zoe_bronte.csv"
    file.write_text("Name,E-mail,Zoë Brontë\nZoë Brontë,zoe@example.org,x\nAnna Blau,anna@blau.example,y\n")
    services.imports.take(services.imports.open(file), ImportWish())
    services.privacy.erase([services.customers.find("Zoë Brontë")])
    report = services.imports.report(services.imports.list()[0].id)
    assert report.file.name == "[…].csv"
    assert "[…]" in [look.name for look in report.looks]


def test_a_file_of_somebody_else_that_is_called_like_them_and_names_them_goes_with_what_it_says(services):
    case = factories.case(services, factories.customer(services, "Anna Blau"))
    zoe = factories.customer(services, "Zoë Brontë")
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        for name, data in (
            ("Zoë Brontë.eml", b"From: zoe@example.org"),
            ("cake for Zoë Brontë.jpg", b"\xff\xd8"),
        ):
            kept = Attachment(case_id=case, name=name, media_type="image/jpeg", sha256="", data=data)
            deed.add(kept)
    services.privacy.erase([zoe])
    with services.context.db.raw() as connection:
        rows = connection.execute("SELECT name, media_type, data FROM attachments ORDER BY id").fetchall()
    assert rows == [
        ("[…].eml", "text/plain", "[…]".encode()),
        ("cake for […].jpg", "image/jpeg", b"\xff\xd8"),
    ]
    assert is_whole(services)


def test_half_a_name_goes_from_the_file_they_came_in_with_and_from_what_was_taken_for_headings(
    services, tmp_path
):
    text = "Name,E-mail,Zoë,Brontë,Zoë’s\n{},{},x,x,x\nAnna Blau,anna@blau.example,y,y,y\n"
    people = (("Zoë Brontë", "zoe@example.org"), ("Bea Grün", "bea@gruen.example"))
    for number, (name, mail) in enumerate(people):
        file = tmp_path / f"Brontë list {number}.csv"
        file.write_text(text.format(name, mail), encoding="utf-8")
        services.imports.take(services.imports.open(file), ImportWish())
    services.privacy.erase([services.customers.find("Zoë Brontë")])
    reports = [services.imports.report(row.id) for row in services.imports.list()]
    assert sorted(report.file.name for report in reports) == ["Brontë list 1.csv", "[…] list 0.csv"]
    for report in reports:
        assert [look.name for look in report.looks] == ["Name", "E-mail", "[…]", "[…]", "Zoë’s"]


def test_somebody_merged_into_another_goes_with_them(services):
    zoe = factories.customer(services, "Zoë Brontë")
    double = factories.customer(services, "Zoe Brontey", email="z.brontey@old.example")
    services.duplicates.merge(zoe, double)
    services.privacy.erase([zoe])
    with services.context.db.raw() as connection:
        bodies = [body for (body,) in connection.execute("SELECT body FROM payloads").fetchall()]
        left = connection.execute("SELECT count(*) FROM merges").fetchone()[0]
    assert not [body for body in bodies if "ront" in body]
    assert left == 0
    assert is_whole(services)


def test_somebody_who_was_imported_undone_and_imported_again_goes_whole(services):
    first = services.customers.add(CustomerDraft(name="Zoë Brontë", know="first time"))
    services.history.undo(first.deed)
    again = factories.customer(services, "Zoë Brontë")
    services.privacy.erase([again])
    with services.context.db.raw() as connection:
        assert not [b for (b,) in connection.execute("SELECT body FROM payloads").fetchall() if "Bront" in b]


def test_undo_of_what_touched_them_says_that_it_is_erased(services):
    deed = services.customers.add(CustomerDraft(name="Zoë Brontë"))
    edited = services.customers.edit(deed.record, CustomerDraft(name="Zoë Marlow"))
    services.privacy.erase([deed.record])
    for uid in (deed.deed, edited.deed):
        with pytest.raises(ConflictError, match=r"undo\.erased"):
            services.history.undo(uid)


def test_undo_of_many_leaves_out_the_erased_and_takes_back_the_rest(services):
    zoe, anna = factories.customer(services), factories.customer(services, "Anna Blau")
    deed = services.groups.tag([zoe, anna], "Regulars").deed
    services.privacy.erase([zoe])
    with pytest.raises(ConflictError, match=r"undo\.conflict"):
        services.history.undo(deed)
    services.history.undo(deed, rest=True)
    assert services.customers.get(anna).tags == ()


def test_an_erasure_cannot_be_undone(services):
    zoe = factories.customer(services)
    changes, _report = services.privacy.erase([zoe])
    assert not changes.can_undo
    with pytest.raises(ConflictError, match=r"undo\.for_good"):
        services.history.undo(changes.deed)


def test_a_copy_is_kept_first_and_the_list_of_the_erased_lies_beside_it(services, place):
    uid = services.customers.get(factories.customer(services)).uid
    services.privacy.erase([services.customers.find(uid)])
    assert [row.reason for row in services.backups.safety().rows] == [Reason.BEFORE_ERASE]
    for folder in (place, place / "backups"):
        assert uid in (folder / "erased.txt").read_text()


def test_a_cause_that_names_somebody_is_blacked_out_with_what_it_is_found_by(services):
    zoe, anna = factories.customer(services), factories.customer(services, "Anna Blau")
    case = factories.case(services, anna)
    services.cases.close(case, Outcome.SETTLED, cause="Zoë Brontë took the wrong bag")
    services.privacy.erase([zoe])
    with services.context.db.raw() as connection:
        cause, key = connection.execute("SELECT cause, cause_key FROM cases WHERE id = ?", (case,)).fetchone()
    assert ("wrong bag" in cause, "wrong bag" in key) == (True, True)
    assert not {"zoe", "bronte"} & set(key.split())
    assert "Brontë" not in cause
