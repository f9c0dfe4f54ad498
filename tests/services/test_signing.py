"""Everything is signed with who did it: each deed of taking care of people, each record that it leaves."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from delight.data.tables import records
from delight.domain.cases.attachments import NewFile
from delight.domain.cases.case import CaseDraft, CaseEdit, CaseFilter, Outcome, Severity
from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.cases.promises import PromiseDraft, PromiseEdit
from delight.domain.cases.recovery import ActionDraft, ActionEdit, ActionKind, FollowUpResult
from delight.domain.cases.sorting import SortedDraft
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.pulse import PulseDraft
from delight.domain.days.schedule import SpecialDraft
from delight.domain.gestures import GestureDraft
from delight.domain.guards.writing import LetterRequest
from delight.domain.guessing.guess import GuessAbout
from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit
from delight.domain.improvements.standards import StandardDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.shop import ShopDraft
from delight.domain.staff.rights import OWNERS_DEEDS
from delight.domain.staff.staff import StaffDraft
from delight.domain.surprises.catalogue import IdeaDraft as GestureIdeaDraft
from tests import factories

ADDRESS = "4 High Street\nSandmouth\nSM1 4XY"
NOT_HERE = {
    DeedName.SHOP_OPENED, DeedName.PICTURE_CHANGED, DeedName.CUSTOMERS_IMPORTED, DeedName.CUSTOMERS_TAGGED,
    DeedName.CUSTOMERS_UNTAGGED, DeedName.CUSTOMERS_MERGED, DeedName.CUSTOMERS_TOLD_APART,
    DeedName.CONSENT_NOTED, DeedName.LINK_ADDED, DeedName.LINK_REMOVED, DeedName.GROUP_SAVED,
    DeedName.GROUP_REMOVED, DeedName.CASES_IMPORTED, DeedName.VISITS_IMPORTED, DeedName.LETTER_HELD,
    DeedName.RETENTION_APPLIED, DeedName.VISITS_ADDED, DeedName.VISIT_EDITED, DeedName.VISIT_REMOVED,
    DeedName.GESTURE_PLANNED, DeedName.GESTURE_EDITED, DeedName.REPLY_LOGGED, DeedName.WORDING_SAVED,
    DeedName.WORDING_RESTORED, DeedName.WEEK_DRAWN,
}  # fmt: skip
"""What has little to do with a complaint; a deed that is new stands here or is done below.

A week of surprises is drawn by nobody: whoever looks first would get the same.
"""


class Desk:
    """A day at the desk: Tom does what he may, Marta what is the owner's; each deed is looked at at once."""

    def __init__(self, services, clock):
        self.services, self.clock = services, clock
        self.marta, self.tom = (services.staff.by_name(name) for name in ("Marta", "Tom"))
        self.done = set()
        self.signed = {}

    def do(self, name, deed):
        """Do a deed as whoever may, and see that history says who; return the id of what it is about."""
        who = self.marta if name in OWNERS_DEEDS else self.tom
        self.services.staff.sit_down(who.id)
        changes = deed()
        assert changes.name == name
        row = next(row for row in self.services.history.page(limit=3) if row.deed == changes.deed)
        assert (row.name, row.staff) == (name, who.name)
        self.signed |= {line.record_uid: who.id for line in row.lines if line.op == "I"}
        self.done.add(name)
        return changes.record


@pytest.fixture
def desk(services, clock):
    tom = services.staff.by_name("Tom").id
    services.staff.edit(tom, StaffDraft(name="Tom Okafor", authority_minor=2_000))
    return Desk(services, clock)


def _case(desk, zoe):
    """Take a complaint from its logging to its end and back."""
    cases, do, day = desk.services.cases, desk.do, desk.clock().date() + timedelta(days=3)
    files = (NewFile(name="order.txt", media_type="text/plain", data=b"Order 17"),)
    draft = CaseDraft(
        what="The cake was late", customer_id=zoe, severity=Severity.HIGH, idea="A van", files=files,
        promise="ring her", promise_by=desk.clock() + timedelta(hours=3),
    )  # fmt: skip
    case = do(DeedName.CASE_LOGGED, lambda: cases.log(draft))
    do(DeedName.CASE_EDITED, lambda: cases.edit(case, CaseEdit(place="Table 4")))
    do(DeedName.CASE_SNOOZED, lambda: cases.snooze(case, day))
    do(DeedName.CASE_WOKEN, lambda: cases.wake(case))
    attachments = desk.services.attachments
    more = (NewFile(name="bill.txt", media_type="text/plain", data=b"Bill 17"),)
    do(DeedName.FILE_ATTACHED, lambda: attachments.attach(case, more))
    do(DeedName.FILE_REMOVED, lambda: attachments.remove(attachments.of(case)[0].id))
    _put_right(desk, case)
    _along_the_playbook(desk, case)
    do(DeedName.CASE_MOVED, lambda: cases.move(case, "resolved"))
    check = desk.services.recovery.follow_ups(case)[0].id
    result = FollowUpResult(well=True)
    do(DeedName.FOLLOW_UP_DONE, lambda: desk.services.recovery.follow_up_done(check, result))
    do(
        DeedName.CASE_CLOSED,
        lambda: cases.close(case, Outcome.SENT_ELSEWHERE, 4, "No van", sent_to="Miller", lacked="vans"),
    )
    sorted_ = CaseDraft(what="Wrong bun", customer_id=zoe)
    ending = SortedDraft(remedy=ActionKind.REPLACEMENT, cost_minor=150)
    do(DeedName.CASE_SORTED, lambda: desk.services.sorting.log(sorted_, ending))
    return case


def _put_right(desk, case):
    recovery, do = desk.services.recovery, desk.do
    redo, dear = (
        ActionDraft(case_id=case, kind=ActionKind.REDO),
        ActionDraft(case_id=case, kind=ActionKind.REFUND, cost_minor=9_900),
    )
    action = do(DeedName.ACTION_ADDED, lambda: recovery.add_action(redo))
    do(DeedName.ACTION_EDITED, lambda: recovery.edit_action(action, ActionEdit(note="a new one")))
    do(DeedName.ACTION_DONE, lambda: recovery.action_done(action, 700))
    do(DeedName.ACTION_REMOVED, lambda: recovery.remove_action(action))
    asked, again = (do(DeedName.ACTION_ADDED, lambda: recovery.add_action(dear)) for _ in range(2))
    do(DeedName.ACTION_APPROVED, lambda: recovery.approve_action(asked))
    assert recovery.action(asked).approved_by == desk.marta.name
    do(DeedName.ACTION_DECLINED, lambda: recovery.decline_action(again, "Too much"))
    due = desk.clock() + timedelta(days=1)
    first, second = (
        do(
            DeedName.PROMISE_MADE,
            lambda: recovery.make_promise(PromiseDraft(case_id=case, what="a call", due_at=due)),
        )
        for _ in range(2)
    )
    do(DeedName.PROMISE_EDITED, lambda: recovery.edit_promise(first, PromiseEdit(what="a long call")))
    do(DeedName.PROMISE_KEPT, lambda: recovery.settle_promise(first, kept=True))
    later = do(DeedName.PROMISE_POSTPONED, lambda: recovery.postpone_promise(second, due + timedelta(days=1)))
    do(DeedName.PROMISE_BROKEN, lambda: recovery.settle_promise(later, kept=False))


def _along_the_playbook(desk, case):
    services, do = desk.services, desk.do
    do(DeedName.PLAYBOOK_CHOSEN, lambda: services.playbooks.choose(case, "last"))
    step = services.playbooks.next_for(case).key
    do(DeedName.STEP_TICKED, lambda: services.playbooks.tick(case, step))
    do(DeedName.STEP_UNTICKED, lambda: services.playbooks.untick(case, step))
    made = services.playbooks.get("late")
    do(DeedName.PLAYBOOK_SAVED, lambda: services.playbooks.save(replace(made, title="Too late")))
    do(DeedName.PLAYBOOK_RESTORED, lambda: services.playbooks.restore(made.key, made.language))
    do(DeedName.GUARD_DISMISSED, lambda: services.guards.dismiss("exchange", case))
    do(DeedName.GUARD_SWITCHED, lambda: services.guards.switch("exchange", on=False))
    do(DeedName.GUESS_WORDS_EDITED, lambda: services.guesses.add(GuessAbout.FAILURE, "late", "tardy"))


def _made_better(desk, case):
    services, do = desk.services, desk.do
    idea = do(DeedName.IDEA_NOTED, lambda: services.ideas.add(IdeaDraft(what="A bike", case_id=case)))
    do(DeedName.IDEA_EDITED, lambda: services.ideas.edit(idea, IdeaEdit(note="or two")))
    do(DeedName.IDEA_REMOVED, lambda: services.ideas.remove(idea))
    other = factories.case(services)
    do(DeedName.CASES_GATHERED, lambda: services.improvements.gather([other], "No bike"))
    do(DeedName.CAUSES_MERGED, lambda: services.improvements.merge("No bike", "No van"))
    do(
        DeedName.IMPROVEMENT_SAVED,
        lambda: services.improvements.save("No van", "We have a van", services.context.today()),
    )
    do(DeedName.IMPROVEMENT_REMOVED, lambda: services.improvements.remove("No van"))
    place = do(DeedName.ELSEWHERE_SAVED, lambda: services.elsewhere.save(PlaceDraft(name="Corner Café")))
    do(DeedName.ELSEWHERE_REMOVED, lambda: services.elsewhere.remove(place))
    mark = do(DeedName.TALLIED, lambda: services.tally.add("queue too long"))
    do(DeedName.TALLY_REMOVED, lambda: services.tally.remove(mark))
    do(DeedName.TALLIED, lambda: services.tally.add("queue too long"))
    standard = do(
        DeedName.STANDARD_SAVED, lambda: services.standards.add(StandardDraft(words="We answer the same day"))
    )
    do(DeedName.STANDARD_REMOVED, lambda: services.standards.remove(standard))
    do(DeedName.ANSWER_GUESSED, lambda: services.ourselves.guess(9))
    do(DeedName.FILTER_SAVED, lambda: services.case_filters.save("Late", CaseFilter(overdue=True)))
    do(DeedName.FILTER_REMOVED, lambda: services.case_filters.remove("Late"))


def _around_it(desk, zoe, case):
    """What else is done at the desk while a complaint is taken care of."""
    services, do = desk.services, desk.do
    row = services.shop.row()
    shop = ShopDraft(**{f.name: getattr(row, f.name) for f in fields(ShopDraft)})
    do(DeedName.SHOP_EDITED, lambda: services.shop.edit(replace(shop, acknowledge_days=1)))
    day = SpecialDraft(first=desk.clock().date(), name="Stocktaking")
    special = do(DeedName.SPECIAL_DAY_SAVED, lambda: services.hours.save_special(day))
    do(DeedName.SPECIAL_DAY_REMOVED, lambda: services.hours.remove_special(special))
    ida = do(DeedName.STAFF_ADDED, lambda: services.staff.add(StaffDraft(name="Ida Fox")))
    do(DeedName.STAFF_EDITED, lambda: services.staff.edit(ida, StaffDraft(name="Ida Foxe")))
    do(DeedName.STAFF_DEACTIVATED, lambda: services.staff.deactivate(ida))
    do(DeedName.STAFF_RETURNED, lambda: services.staff.come_back(ida))
    known = CustomerDraft(name="Zoë Brontë", address=ADDRESS, know="No calls")
    do(DeedName.CUSTOMER_EDITED, lambda: services.customers.edit(zoe, known))
    visit = VisitDraft(customer_id=zoe, day=desk.clock().date())
    do(DeedName.VISIT_ADDED, lambda: services.customers.add_visit(visit))
    note = do(DeedName.NOTE_ADDED, lambda: services.notes.add(zoe, "Likes rye"))
    do(DeedName.NOTE_EDITED, lambda: services.notes.edit(note, "Likes rye bread"))
    do(DeedName.NOTE_REMOVED, lambda: services.notes.remove(note))
    jam = GestureDraft(customer_id=zoe, name="a jar of jam")
    do(DeedName.GESTURE_GIVEN, lambda: services.gestures.log(jam))
    request = LetterRequest(wording="sent-elsewhere", case_id=case)
    do(DeedName.LETTER_PUT_OUT, lambda: services.letters.put_out(request))
    letter = do(DeedName.LETTER_ISSUED, lambda: services.letters.issue(request))
    do(DeedName.LETTER_NEVER_SENT, lambda: services.letters.never_sent(letter))


def _surprised(desk, zoe):
    """What is done so that somebody comes back."""
    services, do = desk.services, desk.do
    jam = GestureIdeaDraft(name="A jar of plum jam")
    do(DeedName.CATALOGUE_SAVED, lambda: services.catalogue.save(jam))
    do(DeedName.CATALOGUE_RESTORED, lambda: services.catalogue.restore("a-jar-of-plum-jam"))
    for name in ("Ada Holm", "Ben Carr", "Cleo Dunn"):
        factories.customer(services, name)
    swapped, skipped, accepted = (row.id for row in services.surprises.week().open[:3])
    do(DeedName.SUGGESTION_SWAPPED, lambda: services.surprises.swap(swapped))
    do(DeedName.SUGGESTION_SKIPPED, lambda: services.surprises.skip(skipped))
    gesture = do(DeedName.SUGGESTION_ACCEPTED, lambda: services.surprises.accept(accepted))
    do(DeedName.GESTURE_REMOVED, lambda: services.gestures.remove(gesture))
    vouchers, cards = services.vouchers, services.stamp_cards
    for deed in (vouchers.redeem, vouchers.cancel):
        made = VoucherDraft(customer_id=zoe, item="a coffee")
        code = vouchers.get(do(DeedName.VOUCHER_ISSUED, lambda made=made: vouchers.issue(made))).code
        name = DeedName.VOUCHER_REDEEMED if deed == vouchers.redeem else DeedName.VOUCHER_CANCELLED
        do(name, lambda deed=deed, code=code: deed(code))
    full = StampCardDraft(needed=3, head_start=2, reward="a coffee")
    card, other = (do(DeedName.STAMP_CARD_OPENED, lambda: cards.open(full)) for _ in range(2))
    do(DeedName.STAMP_CARD_ATTACHED, lambda: cards.attach(card, zoe))
    do(DeedName.STAMPED, lambda: cards.stamp_card(card))
    do(DeedName.STAMP_CARD_REWARDED, lambda: cards.reward(card))
    do(DeedName.STAMP_CARD_CANCELLED, lambda: cards.cancel(other))
    do(DeedName.PULSE_ANSWERED, lambda: services.pulses.answer(PulseDraft(score=9, customer_id=zoe)))


def test_every_deed_and_every_record_is_signed(desk):
    services = desk.services
    zoe = desk.do(
        DeedName.CUSTOMER_ADDED,
        lambda: services.customers.add(CustomerDraft(name="Zoë Brontë", address=ADDRESS)),
    )
    case = _case(desk, zoe)
    _made_better(desk, case)
    _around_it(desk, zoe, case)
    _surprised(desk, zoe)
    desk.do(DeedName.CASE_MOVED, lambda: services.cases.move(case, "reopened", "again"))
    desk.do(DeedName.UNDONE, services.history.undo)
    ended = {row.kind for row in services.recovery.actions(case)}
    assert ended == {ActionKind.REFUND}
    _look_at_records(desk)
    desk.do(DeedName.CUSTOMER_ERASED, lambda: services.privacy.erase([zoe])[0])
    assert desk.done == set(DeedName) - NOT_HERE


def _look_at_records(desk):
    """Whoever signed a deed signs what it added, where that carries a signature.

    A follow-up is added by nobody: it is signed by who answers it.
    """
    looked = 0
    with desk.services.context.db.raw() as connection:
        for noun, table in records():
            if "staff_id" in table.columns and noun is not Noun.FOLLOW_UP:
                rows = dict(connection.execute(f"SELECT uid, staff_id FROM {table.name}").fetchall())
                added = rows.keys() & desk.signed.keys()
                assert {uid: rows[uid] for uid in added} == {uid: desk.signed[uid] for uid in added}
                looked += bool(added)
    assert looked >= 8
